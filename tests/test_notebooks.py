"""The notebooks run from the first cell to the last, and are stored without their outputs."""

from __future__ import annotations

import shutil
from pathlib import Path

import nbformat
import pytest
from nbmake.nb_run import NotebookRun

ROOT = Path(__file__).resolve().parents[1]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
LONGEST_CELL, SECONDS = 16, 60


@pytest.fixture(params=NOTEBOOKS, ids=lambda path: path.name)
def notebook(request: pytest.FixtureRequest) -> Path:
    found: Path = request.param
    return found


def test_cells_are_short_and_stored_without_outputs(notebook: Path) -> None:
    cells = nbformat.read(notebook, as_version=4).cells
    assert [cell.id for cell in cells if len(cell.source.splitlines()) > LONGEST_CELL] == []
    assert [cell.id for cell in cells if cell.get("outputs") or cell.get("execution_count")] == []


def test_it_runs(notebook: Path, tmp_path: Path) -> None:
    (tmp_path / "corpus").symlink_to(ROOT / "corpus", target_is_directory=True)
    copy = tmp_path / "notebooks" / notebook.name
    copy.parent.mkdir()
    shutil.copy(notebook, copy)
    result = NotebookRun(copy, SECONDS).execute()
    assert result.error is None, result.error.summary + result.error.trace
    printed = [output.get("text", "") for cell in result.nb.cells for output in cell.get("outputs", ())]
    assert any("→" in text for text in printed), "the query of the second section found nothing"
    assert any("image/png" in o.get("data", {}) for cell in result.nb.cells for o in cell.get("outputs", ()))
