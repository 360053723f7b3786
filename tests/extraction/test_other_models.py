"""Another spaCy pipeline as one more voter: a tiny one is made here, with the labels of the OntoNotes models."""

from pathlib import Path

import pytest
import spacy
from click.testing import CliRunner

from kg.cli import main
from kg.errors import InputError
from kg.extraction.document import Mention
from kg.extraction.tagging.other_models import OtherModel
from kg.extraction.tagging.tagger import Found
from kg.model import Span

TEXT = "寒潮来袭，阿依娜守在棚里。\n同行的有蓝泊湾和苇子沟商会。"


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    nlp = spacy.blank("zh")
    ruler = nlp.add_pipe("entity_ruler")
    words = {"PERSON": ["阿依娜"], "ORG": ["蓝泊湾", "苇子沟商会"], "ORDINAL": ["同行"]}
    ruler.add_patterns([{"label": label, "pattern": word} for label, all_ in words.items() for word in all_])
    folder = tmp_path_factory.mktemp("models") / "tiny"
    nlp.to_disk(folder)
    return folder


def span(name: str) -> Span:
    return Span(TEXT.index(name), TEXT.index(name) + len(name))


def named(model: Path, known: list[Mention], tagged: list[Found]) -> list[tuple[str, str]]:
    found = OtherModel(str(model)).joined(TEXT, known, [Span(0, len(TEXT))], tagged)
    return [(m.name, m.type) for m in found]


def test_its_labels_are_mapped_and_a_head_says_what_a_body_is(model: Path) -> None:
    found = [("阿依娜", "Person"), ("蓝泊湾", "Enterprise"), ("苇子沟商会", "SocialOrganisation")]
    assert named(model, [], []) == found


def test_it_yields_to_what_is_known_and_leans_on_the_tagger(model: Path) -> None:
    known = [Mention(span("沟商会"), "Place", "沟商会")]
    tagged = [Found(span("蓝泊湾"), "Place", 0.2)]
    assert named(model, known, tagged) == [("阿依娜", "Person"), ("蓝泊湾", "Place"), ("沟商会", "Place")]


def test_a_model_that_is_not_installed_is_told() -> None:
    with pytest.raises(InputError, match=r"zh_no_such_model.*spacy download"):
        OtherModel("zh_no_such_model")


def test_a_model_without_known_labels_is_told(tmp_path: Path) -> None:
    nlp = spacy.blank("zh")
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "GENE", "pattern": "甲"}])  # type: ignore[attr-defined]
    nlp.to_disk(tmp_path / "genes")
    with pytest.raises(InputError, match=r"GENE.*models.labels"):
        OtherModel(str(tmp_path / "genes"))


def test_a_users_lexicon_maps_more_labels(tmp_path: Path) -> None:
    nlp = spacy.blank("zh")
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "FIRM", "pattern": "蓝泊湾"}])  # type: ignore[attr-defined]
    nlp.to_disk(tmp_path / "firms")
    words = tmp_path / "mine.toml"
    words.write_text('[models.labels]\nFIRM = { class = "Enterprise" }\n', encoding="utf8")
    found = OtherModel(str(tmp_path / "firms"), str(words)).joined(TEXT, [], [Span(0, len(TEXT))])
    assert [(m.name, m.type) for m in found] == [("蓝泊湾", "Enterprise")]


def test_kg_build_takes_a_model(model: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("山里的早晨\n" + TEXT, encoding="utf8")
    run = CliRunner().invoke(main, ["build", str(page), "--out", str(tmp_path / "out"), "--model", str(model)])
    assert run.exit_code == 0, run.output
    assert "苇子沟商会" in (tmp_path / "out" / "graph.ttl").read_text(encoding="utf8")


def test_kg_build_tells_of_a_model_that_is_not_there(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(TEXT, encoding="utf8")
    run = CliRunner().invoke(main, ["build", str(page), "--out", str(tmp_path / "out"), "--model", "zh_no_such_model"])
    assert run.exit_code == 2
    assert "zh_no_such_model" in run.stderr
    assert not (tmp_path / "out").exists()
