"""The sample corpus: every article can be read and says where its facts are from, every gold file keeps its form."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from kg.reading.formats import read_source
from kg.reading.frontmatter import front_matter
from kg.vocabulary import CLASSES, KINDS, PREDICATES

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT / "corpus"
ARTICLES = sorted(path for path in (CORPUS / "articles").iterdir() if path.suffix in (".md", ".txt"))
HELDOUT = sorted((CORPUS / "heldout").glob("*.txt"))
GOLD = sorted([*(CORPUS / "gold").glob("*.json"), *(CORPUS / "heldout").glob("*.json")])
ORIGINALS = ROOT.parent / "shared" / "articles"
LICENCES = ("CC BY 4.0", "Apache-2.0")
#: No run of so many characters may come from an original; names of documents and events are shorter.
LONGEST_SHARED_RUN = 23


def name_of(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"


def text_behind(gold: Path) -> Path:
    """The page that a gold file annotates."""
    if gold.parent.name == "heldout":
        return gold.with_suffix(".txt")
    return next(path for path in ARTICLES if path.stem == gold.stem)


@pytest.fixture(params=GOLD, ids=name_of)
def annotated(request: pytest.FixtureRequest) -> tuple[dict[str, Any], str]:
    """A gold file and the text of its page."""
    return json.loads(request.param.read_text(encoding="utf8")), read_source(text_behind(request.param)).text


def characters(text: str) -> str:
    """Chinese characters, letters and digits only: what is left of a text without its layout."""
    return re.sub(r"[^一-鿿0-9A-Za-z]", "", text)


def test_there_is_enough_of_everything() -> None:
    assert len(ARTICLES) >= 12
    assert len(list((CORPUS / "gold").glob("*.json"))) >= 6
    assert len(HELDOUT) == 8


@pytest.mark.parametrize("path", [*ARTICLES, *HELDOUT], ids=name_of)
def test_text_is_read(path: Path) -> None:
    source = read_source(path)
    assert len(source.text) > 200
    assert "�" not in source.text


@pytest.mark.parametrize(
    ("name", "encoding"),
    [("nature-2023-gb18030.txt", "gb18030"), ("photo-2022-11-bom.md", "utf-8-sig"), ("report-2022-11.md", "utf-8")],
)
def test_encodings_are_told_apart(name: str, encoding: str) -> None:
    assert read_source(CORPUS / "articles" / name).encoding == encoding


@pytest.mark.parametrize("path", [path for path in ARTICLES if path.suffix == ".md"], ids=name_of)
def test_front_matter_is_complete(path: Path) -> None:
    front = front_matter(read_source(path))
    notes = dict(front.notes)
    assert front.title
    assert front.authors
    assert front.publisher
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", front.date or "")
    assert "事实见" in notes["source"]
    assert notes["licence"] in LICENCES


@pytest.mark.parametrize("path", [*ARTICLES, *HELDOUT], ids=name_of)
def test_words_are_our_own(path: Path) -> None:
    if not ORIGINALS.is_dir():
        pytest.skip("the newspaper pages are not at hand")
    size = LONGEST_SHARED_RUN + 1
    runs: set[str] = set()
    for original in sorted(ORIGINALS.glob("*.txt")):
        text = characters(original.read_text(encoding="utf8"))
        runs.update(text[at : at + size] for at in range(len(text) - size + 1))
    ours = characters(read_source(path).text)
    assert [ours[at : at + size] for at in range(len(ours) - size + 1) if ours[at : at + size] in runs] == []


def test_every_heldout_page_has_its_gold() -> None:
    assert [path.stem for path in HELDOUT] == [path.stem for path in sorted((CORPUS / "heldout").glob("*.json"))]


def test_gold_uses_known_terms(annotated: tuple[dict[str, Any], str]) -> None:
    gold, _ = annotated
    assert {entity["type"] for entity in gold["entities"]} <= set(CLASSES)
    assert {relation["p"] for relation in gold["relations"]} <= {*PREDICATES, "holdsPost"}
    assert {outcome["kind"] for outcome in gold["outcomes"]} <= set(KINDS)


def test_gold_names_belong_to_one_thing(annotated: tuple[dict[str, Any], str]) -> None:
    gold, _ = annotated
    forms = Counter(form for entity in gold["entities"] for form in {entity["name"], *entity["aliases"]})
    assert [form for form, count in forms.items() if count > 1] == []


def test_gold_names_stand_in_the_text(annotated: tuple[dict[str, Any], str]) -> None:
    gold, text = annotated
    flat = "".join(text.split())
    missing = [
        entity["name"]
        for entity in gold["entities"]
        if not any("".join(form.split()) in flat for form in [entity["name"], *entity["aliases"]])
    ]
    assert missing == []


def test_gold_claims_are_about_known_things(annotated: tuple[dict[str, Any], str]) -> None:
    gold, _ = annotated
    names = {entity["name"] for entity in gold["entities"]}
    triples = Counter((relation["s"], relation["p"], relation["o"]) for relation in gold["relations"])
    assert {end for s, _, o in triples for end in (s, o)} <= names
    assert {outcome["holder"] for outcome in gold["outcomes"]} <= names
    assert [triple for triple, count in triples.items() if count > 1 or triple[0] == triple[2]] == []


def test_gold_posts_have_a_role(annotated: tuple[dict[str, Any], str]) -> None:
    gold, _ = annotated
    posts = [relation for relation in gold["relations"] if relation["p"] == "holdsPost"]
    assert [post for post in posts if not post.get("role")] == []


def test_gold_evidence_stands_in_the_text(annotated: tuple[dict[str, Any], str]) -> None:
    gold, text = annotated
    evidence = [claim["evidence"] for claim in [*gold["relations"], *gold["outcomes"]]]
    assert [quote for quote in evidence if quote not in text or not 8 <= len(quote) <= 64] == []
    assert [start for article in gold["articles"] if (start := article["starts_with"]) not in text] == []


def test_gold_answers_follow_from_the_claims(annotated: tuple[dict[str, Any], str]) -> None:
    gold, _ = annotated
    known: set[str | float] = {entity["name"] for entity in gold["entities"]}
    known |= {outcome["value"] for outcome in gold["outcomes"]}
    known |= {relation[key] for relation in gold["relations"] for key in ("role", "date") if relation.get(key)}
    assert [answer for question in gold["questions"] for answer in question["answer"] if answer not in known] == []
