"""The walls between the rooms: who may import whom, how large a module may grow, what may not be caught."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "kg"
MODULES = sorted(PACKAGE.rglob("*.py"))
LONGEST_MODULE, LONGEST_FUNCTION = 350, 80

#: Rooms behind the waist: they see facts and graphs, never spaCy or raw text.
BEHIND = (
    "graph",
    "store",
    "view",
    "exports",
    "evaluation",
    "checking",
    "questions",
    "network",
    "showing",
    "statistics",
    "index",
    "serve",
)
#: Room of extraction to the other rooms of extraction that it must not import.
APART = {
    "naming": {"tagging", "figures", "relations", "reference"},
    "tagging": {"figures", "relations", "reference"},
    "figures": {"naming", "tagging", "relations", "reference"},
    "wording": {"naming", "tagging", "relations", "reference"},
    "relations": {"naming", "tagging", "figures", "reference"},
    "reference": {"tagging", "figures", "relations"},
}
#: Room to what it must not import.
FORBIDDEN = {
    **dict.fromkeys(BEHIND, ("kg.extraction", "kg.reading", "spacy")),
    "model": ("kg", "spacy", "rdflib", "pyoxigraph"),
    "extraction": ("rdflib", "pyoxigraph", "kg.reading", "kg.resolution", "kg.graph", "kg.store", "kg.view"),
    **{
        f"extraction.{room}": tuple(f"kg.extraction.{other}" for other in sorted(others))
        for room, others in APART.items()
    },
    "reading": ("rdflib", "pyoxigraph", "spacy", "kg.extraction", "kg.resolution", "kg.graph", "kg.store", "kg.view"),
    "inputs": ("rdflib", "pyoxigraph", "spacy", "kg.extraction", "kg.resolution", "kg.graph", "kg.store", "kg.shards"),
    "resolution": ("rdflib", "pyoxigraph", "spacy", "kg.extraction", "kg.reading", "kg.graph", "kg.store", "kg.view"),
}
#: Modules that are slow to load; `kg --help` must not need them.
HEAVY = (
    "spacy",
    "rdflib",
    "pyoxigraph",
    "networkx",
    "pyvis",
    "pyshacl",
    "scipy",
    "numpy",
    "starlette",
    "uvicorn",
    "jinja2",
    "pypinyin",
    "pyarrow",
    "distributed",
    "trafilatura",
    "requests",
)


def name_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf8"))


def imports(tree: ast.AST) -> Iterator[str]:
    """Yield every module that a module imports, wherever in it; a relative import comes with its dots."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            source = "." * node.level + (node.module or "")
            yield source
            yield from (f"{source}.{alias.name}" for alias in node.names)


def is_in(module: str, room: str) -> bool:
    return module == room or module.startswith(f"{room}.")


@pytest.mark.parametrize("room", sorted(FORBIDDEN))
def test_rooms_keep_their_walls(room: str) -> None:
    files = [path for path in MODULES if is_in(name_of(path), f"kg.{room}")]
    assert files, f"there is no kg.{room} any more; mend the table in this test"
    found = {
        (name_of(path), module)
        for path in files
        for module in imports(tree_of(path))
        for wall in FORBIDDEN[room]
        if is_in(module, wall)
    }
    assert not found


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_imports_are_absolute_so_that_walls_can_be_seen(path: Path) -> None:
    assert not [module for module in imports(tree_of(path)) if module.startswith(".")]


def test_imports_are_found_wherever_they_stand() -> None:
    tree = ast.parse(
        "import spacy.tokens\ndef late():\n    from kg import reading\n    from kg.extraction import naming"
    )
    assert {"spacy.tokens", "kg.reading", "kg.extraction.naming"} <= set(imports(tree))


def test_the_command_line_loads_no_heavy_module() -> None:
    code = "import sys, kg.cli; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert not set(HEAVY) & set(loaded.stdout.split())


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_modules_and_functions_stay_readable(path: Path) -> None:
    tree = tree_of(path)
    assert ast.get_docstring(tree), "a module says why it exists"
    assert len(path.read_text(encoding="utf8").splitlines()) <= LONGEST_MODULE
    long = [
        node.name
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno >= LONGEST_FUNCTION
    ]
    assert not long


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_nothing_is_caught_that_was_not_foreseen(path: Path) -> None:
    broad = {"Exception", "BaseException"}
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.ExceptHandler):
            caught = {name.id for name in ast.walk(node.type) if isinstance(name, ast.Name)} if node.type else broad
            assert not caught & broad, f"line {node.lineno} catches everything"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_module_names_say_what_is_in_them(path: Path) -> None:
    assert path.stem not in {"utils", "util", "helpers", "helper", "manager", "base", "common", "misc", "types"}
