"""Names with a shared head may be read in another order than they begin; building once broke on what followed them."""

from __future__ import annotations

from pathlib import Path

from kg.extraction.pipeline import Extractor
from kg.reading import read_page


def test_what_follows_names_with_a_shared_head_is_read(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    sentence = "从促进互学，到组建青溪国际剧院、博物馆、美术馆联盟，再到推动青年交流，合作不断加深。"
    page.write_text(f"青溪市文化交流走深\n{sentence}\n", encoding="utf8")
    (article,) = read_page(page).articles
    facts = Extractor().facts(article)
    assert "青溪国际剧院" in {entity.name for entity in facts.entities}
