"""Where the data files of the project stand: beside the package in a checkout, inside it once installed."""

from __future__ import annotations

from pathlib import Path

from kg.errors import ZhiliError

_PACKAGE = Path(__file__).resolve().parent


def ontology_dir() -> Path:
    """Return the directory with the ontology, its shapes, lexicon, gazetteer and stored queries.

    Raises:
        ZhiliError: if the installation lacks it.
    """
    for candidate in (_PACKAGE / "ontology", _PACKAGE.parent / "ontology"):
        if (candidate / "lexicon").is_dir():
            return candidate
    raise ZhiliError(f"the ontology directory is missing beside {_PACKAGE}; install zhili again")
