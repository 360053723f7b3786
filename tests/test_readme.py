"""The READMEs keep their word: every command is told, every example runs, every value shown is real."""

from __future__ import annotations

import json
import re
import shlex
import tomllib
from collections.abc import Iterator
from contextlib import chdir, redirect_stdout
from pathlib import Path

import pytest
import scores
from click.testing import CliRunner, Result

from kg import Extractor, read_page
from kg.build_directory import CONTENTS
from kg.cli import main
from kg.extraction.pipeline import make_pipeline
from kg.model import Article, Evidence, Span
from kg.questions import stored_questions
from kg.vocabulary import CLASSES, PREDICATES

ROOT = Path(__file__).resolve().parents[1]
READMES = ("README.md", "README.zh.md")
LEXICON = "ontology/lexicon/README.md"
TEXTS = {name: (ROOT / name).read_text(encoding="utf8") for name in (*READMES, LEXICON, "CHANGELOG.md")}
TABLES = sorted((ROOT / "ontology" / "lexicon").glob("*.toml"))
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf8")
#: How far the product may score below what a README says.
TOLERANCE = 0.02


def blocks(name: str, language: str) -> list[str]:
    """Return the fenced blocks of a language in a file."""
    found: list[str] = re.findall(rf"^```{language}\n(.*?)^```", TEXTS[name], re.MULTILINE | re.DOTALL)
    return found


def examples(name: str) -> list[str]:
    """Return the lines of shell blocks that call kg, without their comments."""
    lines = [line for block in blocks(name, "sh") for line in block.splitlines()]
    return [line.partition("  #")[0].strip() for line in lines if line.startswith("kg ")]


def next_commands() -> list[str]:
    """Return the commands that `make graph` tells to try."""
    return [f"kg {rest}" for rest in re.findall(r'@echo "  \$\(BIN\)/kg (.*)"', MAKEFILE)]


_SHOWN = dict.fromkeys([*examples("README.md"), *examples("README.zh.md"), *next_commands()])
#: A server runs until it is stopped; tests/serve starts it.
EXAMPLES = [line for line in _SHOWN if not line.startswith(("kg serve ", "kg load "))]


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A place like a checkout after `make graph`; the Python example builds its graph, and prints into answer.txt."""
    place = tmp_path_factory.mktemp("checkout")
    (place / "corpus").symlink_to(ROOT / "corpus", target_is_directory=True)
    (code,) = blocks("README.md", "python")
    with chdir(place), (place / "answer.txt").open("w", encoding="utf8") as answer, redirect_stdout(answer):
        exec(compile(code, "README.md", "exec"), {})
    return place


@pytest.fixture
def inside(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(checkout)
    return checkout


def run(line: str) -> Result:
    return CliRunner().invoke(main, shlex.split(line)[1:], prog_name="kg")


@pytest.mark.parametrize("name", READMES)
@pytest.mark.parametrize("command", sorted(main.commands))
def test_every_command_is_shown(command: str, name: str) -> None:
    assert [line for line in examples(name) if line.split()[1] == command]


@pytest.mark.usefixtures("inside")
@pytest.mark.parametrize("line", EXAMPLES)
def test_every_example_runs_and_shows_something(line: str) -> None:
    if line.startswith("kg eval page "):
        run(next(one for one in EXAMPLES if one.endswith(" --out page")))
    result = run(line)
    assert result.exit_code == 0, result.stderr
    assert result.stdout.strip() or line.startswith("kg export ")
    assert not re.search(r"^0 rows$", result.stderr, re.MULTILINE), "an example should find something"


def test_make_graph_tells_three_commands() -> None:
    assert len(next_commands()) == 3


def test_the_python_example_answers_and_is_the_same_in_both_languages(checkout: Path) -> None:
    assert "崂山团区委" in (checkout / "answer.txt").read_text(encoding="utf8")
    assert blocks("README.md", "python") == blocks("README.zh.md", "python")


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_links_lead_somewhere(name: str) -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", TEXTS[name])
    assert [link for link in links if not ((ROOT / name).parent / link).exists()] == []


@pytest.mark.parametrize("name", READMES)
def test_what_is_counted_and_listed_is_so(name: str) -> None:
    for number, what in (
        (len(CLASSES), "classes|类事物"),
        (len(PREDICATES), "relations|种关系"),
        (len(stored_questions()), "stored questions|个内置问题"),
    ):
        assert re.search(rf"(?<!\d){number} ?(?:{what})", TEXTS[name]), f"{number} {what}"
    section = TEXTS[name].partition("| `graph/` 里有" if ".zh" in name else "| in `graph/`")[2].partition("\n\n")[0]
    assert {listed.rstrip("/") for listed in re.findall(r"`([\w.]+/?)`(?=[^|]*\|[^|]*\|$)", section, re.MULTILINE)} == {
        *CONTENTS
    }


SENTENCE = re.findall(r"^> (.*)$", TEXTS["README.md"], re.MULTILINE)[0]
PAGE = re.findall(r"corpus/articles/[\w.-]+", TEXTS["README.md"])[0]


def names_found(article: Article, where: Span) -> Iterator[str]:
    """Yield the names that the finder of names sees in a stretch of an article, with their classes."""
    pipeline = make_pipeline()
    doc = pipeline.make_doc(article.text)
    doc._.article = article
    found = pipeline.get_pipe("kg.names")(doc)._.mentions
    yield from (f"{mention.name} {mention.type}" for mention in found if where.covers(mention.span))


def facts_found(article: Article, where: Span) -> Iterator[str]:
    """Yield the relations and figures that rest on a stretch of an article; what names alone say is left out."""
    place = article.evidence(where)[0].span

    def rests_here(evidence: Evidence) -> bool:
        return all(place.covers(quote.span) for quote in evidence)

    facts = Extractor().facts(article)
    names = [entity.name for entity in facts.entities]
    for relation in facts.relations:
        if relation.predicate != "partOf" and rests_here(relation.evidence):
            yield f"{names[relation.subject]} {relation.predicate} {names[relation.object]}"
    for figure in facts.figures:
        if rests_here(figure.evidence):
            yield f"{figure.indicator} {figure.value} {figure.unit} ({figure.kind}"


@pytest.mark.parametrize("name", READMES)
def test_the_path_of_the_sentence_is_the_real_one(name: str) -> None:
    assert f"> {SENTENCE}\n" in TEXTS[name]
    article = read_page(ROOT / PAGE).articles[0]
    start = article.text.index(SENTENCE)
    where = Span(start, start + len(SENTENCE))
    real = [*names_found(article, where), *facts_found(article, where), article.title or "", *article.authors]
    assert [value for value in real if value not in TEXTS[name]] == []


@pytest.mark.parametrize("name", READMES)
def test_the_turtle_of_the_sentence_stands_in_the_graph(name: str, checkout: Path) -> None:
    turtle = (checkout / "graph" / "graph.ttl").read_text(encoding="utf8")
    shown = blocks(name, "turtle")[0].strip().split("\n\n")
    assert len(shown) == 3
    assert [block for block in shown if f"\n{block}\n" not in turtle] == []


@pytest.mark.parametrize("name", READMES)
def test_functions_on_the_path_exist(name: str) -> None:
    named = re.findall(r"^\|[^|]*\| `([\w.]+)` \|", TEXTS[name], re.MULTILINE)
    source = "".join(path.read_text(encoding="utf8") for path in sorted((ROOT / "kg").rglob("*.py")))
    assert named[0] == "read_page"
    assert named[-1] == "to_turtle"
    parts = {part for one in named for part in one.split(".")}
    assert [part for part in sorted(parts) if not re.search(rf"(?:def|class) {part}\b", source)] == []


def test_scores_are_the_same_in_both_languages_and_not_above_what_is_measured() -> None:
    def numbers(table: str) -> list[float]:
        return [float(cell) for cell in re.findall(r"\*\*([\d.]+)\*\*", table)]

    told, also = (numbers(TEXTS[name].partition(scores.BEGIN)[2].partition(scores.END)[0]) for name in READMES)
    assert told == also
    measured = numbers(scores.table(scores.columns(), "README.md"))
    assert len(told) == len(measured) == 2 * len(scores.MEASURES)
    worse = [(now, said) for now, said in zip(measured, told, strict=True) if now < said - TOLERANCE]
    assert worse == [], "the product scores lower than the READMEs say: look why, then `make scores`"


def test_the_picture_is_small_enough_for_a_readme() -> None:
    assert 20_000 < (ROOT / "corpus" / "graph-page.png").stat().st_size <= 300_000


def test_every_table_and_section_of_the_lexicon_is_described() -> None:
    chapters = dict(re.findall(r"^### `(\w+)\.toml`\n(.*?)(?=^### |\Z)", TEXTS[LEXICON], re.MULTILINE | re.DOTALL))
    assert set(chapters) == {path.stem for path in TABLES}
    for path in TABLES:
        sections = tomllib.loads(path.read_text(encoding="utf8"))
        missing = [one for one in sections if not re.search(rf"`\[*{one}(?:\.…)?\]*`", chapters[path.stem])]
        assert missing == [], f"{path.name}: not described in {LEXICON}"


def test_the_example_of_a_users_lexicon_does_what_it_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("page.txt").write_text(blocks(LEXICON, "text")[0], encoding="utf8")
    Path("mine.toml").write_text(blocks(LEXICON, "toml")[0], encoding="utf8")
    (command,) = examples(LEXICON)

    def told(line: str) -> dict[str, str]:
        assert run(line).exit_code == 0
        names = ("洛江号子", "鹿寨县数管局", "一码游江平台")
        return {name: run(f"kg show {name} --json").stdout for name in names}

    without, with_words = told(command.replace(" --lexicon mine.toml", "")), told(command)
    assert without["洛江号子"] == ""
    (alliance,), (office,), (platform,) = (json.loads(with_words[name]) for name in with_words)
    assert alliance["type"] == "Alliance"
    assert office["type"] == "GovernmentBody"
    assert office["name"] == "鹿寨县数据资源管理局"
    assert "320航次" in with_words["洛江号子"]
    assert "上上月" in with_words["洛江号子"]
    assert "鹿寨县数据资源管理局" in json.dumps(platform, ensure_ascii=False)
    assert "鹿寨县数据资源管理局" not in without["一码游江平台"]
