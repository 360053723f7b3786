"""The package as a table of contents: few names, each where it says, none loaded before it is used."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import kg

SOURCE = Path(kg.__file__)
HEAVY = {"spacy", "rdflib", "pyoxigraph", "networkx", "pyvis", "pyshacl", "numpy", "click"}


def test_the_names_are_few_sorted_and_the_same_for_readers_and_for_type_checkers() -> None:
    typed = {
        alias.name: node.module
        for branch in ast.parse(SOURCE.read_text(encoding="utf8")).body
        if isinstance(branch, ast.If)
        for node in branch.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    assert typed == kg._HOMES
    assert kg.__all__ == sorted(kg._HOMES)
    assert 10 <= len(kg.__all__) <= 15


@pytest.mark.parametrize("name", kg.__all__)
def test_every_name_is_there_and_says_what_it_is(name: str) -> None:
    assert (getattr(kg, name).__doc__ or "").strip()
    assert name in dir(kg)


def test_another_name_is_refused_as_in_any_module() -> None:
    with pytest.raises(AttributeError, match="module 'kg' has no attribute 'manager'"):
        _ = kg.manager


def test_importing_the_package_loads_nothing_else() -> None:
    code = "import sys, kg; print(*sys.modules)"
    command = [sys.executable, "-c", code]
    loaded = set(subprocess.check_output(command, text=True, cwd=SOURCE.parents[1]).split())
    assert not HEAVY & loaded
    assert [name for name in loaded if name.startswith("kg.")] == []
