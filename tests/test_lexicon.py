"""Users' lexicon files: what they add to, and how a mistake in one is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import LexiconError
from kg.lexicon import Lexicon, default_lexicon

TABLES = {
    "names": {
        "head": [{"class": "Alliance", "strength": "strong", "words": "联盟 联合体"}],
        "generic": {"words": "重点 常态"},
    },
    "times": {"months": {"上月": -1, "本月": 0}},
    "relations": {
        "groups": {"Actor": ["Body", "Place"]},
        "verbs": {
            "lead": {"words": "牵头", "subjects": ["Actor"], "objects": {"Event": "leads"}},
            "join": {"words": "参加", "subjects": ["Actor"], "objects": {"Event": "participatesIn"}, "carried": "near"},
        },
        "constructions": [
            {"form": "由{a}牵头", "a": ["Body"], "says": ["a leads E"]},
            {"form": "{e}在{p}举行", "e": ["Event"], "p": ["Place"], "says": ["e heldAt p"]},
        ],
    },
}


def with_file(tmp_path: Path, text: str) -> Lexicon:
    path = tmp_path / "mine.toml"
    path.write_text(text, encoding="utf8")
    return Lexicon(TABLES).extended(path)


def test_lists_of_entries_grow_at_the_end(tmp_path: Path) -> None:
    entry = {"class": "Taskforce", "strength": "weak", "words": "攻坚队"}
    text = '[[names.head]]\nclass = "Taskforce"\nstrength = "weak"\nwords = "攻坚队"\n'
    assert with_file(tmp_path, text).table("names")["head"] == [*TABLES["names"]["head"], entry]


def test_a_list_of_words_adds_to_a_text_of_words_and_a_text_replaces_it(tmp_path: Path) -> None:
    added = with_file(tmp_path, '[names.generic]\nwords = ["网格", "楼栋"]\n').table("names")
    assert added["generic"]["words"].split() == ["重点", "常态", "网格", "楼栋"]
    replaced = with_file(tmp_path, '[names.generic]\nwords = "网格"\n').table("names")
    assert replaced["generic"]["words"] == "网格"


def test_new_words_classes_groups_and_senses_are_taken(tmp_path: Path) -> None:
    text = """
[times.months]
"上上月" = -2
[relations.groups]
Firms = ["Enterprise"]
[relations.verbs.lead]
words = ["领投"]
objects = { Project = "leads" }
[relations.verbs.insure]
words = "承保"
subjects = ["Firms"]
objects = { Project = "supports" }
[[relations.constructions]]
form = "{c}领投{d}"
c = ["Enterprise"]
d = ["Project"]
says = ["c supports d"]
"""
    found = with_file(tmp_path, text)
    assert found.table("times")["months"] == {"上月": -1, "本月": 0, "上上月": -2}
    verbs = found.table("relations")["verbs"]
    assert verbs["lead"]["words"] == "牵头 领投"
    assert verbs["lead"]["objects"] == {"Event": "leads", "Project": "leads"}
    assert list(verbs) == ["lead", "join", "insure"]
    assert len(found.table("relations")["constructions"]) == 3


def test_the_lexicon_that_is_extended_stays_as_it_was(tmp_path: Path) -> None:
    before = default_lexicon().table("times")["months"].copy()
    path = tmp_path / "mine.toml"
    path.write_text('[times.months]\n"上上月" = -2\n', encoding="utf8")
    extended = default_lexicon().extended(path)
    assert extended.table("times")["months"] != before
    assert default_lexicon().table("times")["months"] == before
    assert extended.extensions == (str(path),)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a = [1", r"mine\.toml: not readable as TOML"),
        ("[nouns]\na = 1", r"mine\.toml: there is no table \[nouns\]; use one of names, relations, times"),
        ("names = 3", r"mine\.toml: \[names\]: found a whole number, expected a table"),
        ('[names.generics]\nwords = "网格"', r"\[names\]\.generics: there is no such entry; use one of generic, head"),
        ("[names.generic]\nwords = 3", r"\[names\]\.generic\.words: found a whole number, expected a text"),
        ('[times.months]\n"上上月" = "-2"', r"\[times\]\.months\.上上月: found a text, expected a whole number"),
        ('[[names.head]]\nclass = "Alliance"', r"\[names\]\.head: an entry lacks 'strength'; each needs class, "),
        (
            '[[names.head]]\nclass = "Aliance"\nstrength = "weak"\nwords = "圈"',
            r"\[names\]\.head: 'Aliance' is no class; use one of PartyBody, ",
        ),
        (
            '[relations.verbs.tell]\nwords = "通报"\nsubjects = ["Actor"]\nobject = {}',
            r"\[relations\]\.verbs\.tell: an entry lacks 'objects'",
        ),
        (
            '[relations.verbs.tell]\nwords = "通报"\nsubjects = "Actor"\nobjects = {}',
            r"\[relations\]\.verbs\.tell\.subjects: found a text, expected a list",
        ),
        (
            '[[relations.constructions]]\nform = "{a}"\nsays = []\nmanny = "a"',
            r"\[relations\]\.constructions: an entry has the unknown key 'manny'; use a, e, form, p, says",
        ),
    ],
)
def test_a_mistake_is_told_with_file_place_and_remedy(text: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=message):
        with_file(tmp_path, text)


def test_a_missing_file_and_a_missing_table_are_told(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"absent\.toml: not readable as TOML"):
        default_lexicon().extended(tmp_path / "absent.toml")
    with pytest.raises(LexiconError, match="the lexicon has no table 'verbs', only abbreviations, "):
        default_lexicon().table("verbs")
