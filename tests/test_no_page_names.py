"""No name of a thing of one page only stands in the lexicon or the code: what fits one page is worth nothing."""

import ast
import json
import re
import tomllib
from pathlib import Path

import pytest

from kg.gazetteer import gazetteer
from kg.resources import ontology_dir

_ROOT = Path(__file__).resolve().parent.parent
_SHARED = _ROOT.parent / "shared"
#: Sectors, campaigns, offices and graded kinds of firm that all of China names so.
_PUBLIC = {"Industry", "Award"}

pytestmark = pytest.mark.skipif(not (_SHARED / "gold").is_dir(), reason="the annotated pages are not at hand")


def page_names() -> set[str]:
    """Return the names and forms that the gold gives to things of exactly one page."""
    pages = [
        re.sub(r"\s", "", path.read_text(encoding="utf8")) for path in sorted((_SHARED / "articles").glob("*.txt"))
    ]
    forms = set()
    for gold in sorted((_SHARED / "gold").glob("0*.json")):
        for entity in json.loads(gold.read_text(encoding="utf8"))["entities"]:
            if entity["type"] not in _PUBLIC:
                forms |= {entity["name"], *entity["aliases"]}
    return {form for form in forms if len(form) > 2 and sum(form in page for page in pages) == 1}


def words_of(value: object) -> set[str]:
    """Return all words of a TOML value."""
    if isinstance(value, str):
        return set(value.split())
    if isinstance(value, dict):
        return set().union(*(words_of(v) | words_of(k) for k, v in value.items()))
    return set().union(*map(words_of, value)) if isinstance(value, list) else set()


def lexicon_words() -> set[str]:
    files = sorted((ontology_dir() / "lexicon").glob("*.toml"))
    return set().union(*(words_of(tomllib.loads(file.read_text(encoding="utf8"))) for file in files))


def code_strings() -> set[str]:
    found = set()
    for file in sorted((_ROOT / "kg").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found |= set(re.findall(r"[\u4e00-\u9fff]{3,}", node.value))
    return found


def test_lexicon_and_code_hold_no_name_of_a_single_page() -> None:
    named = {name for name in page_names() if not gazetteer().named(name)}
    # Common nouns and offices that one page happens to use as a short form.
    known_everywhere = {"国务院", "放管服", "市政府", "村委会", "省委", "妇女之家"}
    assert (lexicon_words() | code_strings()) & named <= known_everywhere
