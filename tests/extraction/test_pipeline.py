"""Reading an article leaves the interpreter as it was."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest

from kg.extraction.pipeline import Extractor
from kg.reading import read_page


@pytest.mark.parametrize("enabled", [True, False])
def test_garbage_is_collected_after_an_article_as_before(tmp_path: Path, enabled: bool) -> None:
    page = tmp_path / "page.txt"
    page.write_text("云川县委召开大会\n云川县委组织部印发通知。", encoding="utf8")
    extractor, (article,) = Extractor(), read_page(page).articles
    (gc.enable if enabled else gc.disable)()
    try:
        extractor.facts(article)
        assert gc.isenabled() is enabled
    finally:
        gc.enable()
