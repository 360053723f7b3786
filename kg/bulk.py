"""A graph as files for the bulk loaders of QLever, Apache Jena and Virtuoso, each with the commands that load them.

The files are gzipped N-Quads, one named graph an article, in parts that a loader may take side by side. They are
written article by article, so that a graph of any size goes through, and the same graph gives the same bytes.
"""

from __future__ import annotations

import gzip
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from pyoxigraph import NamedNode, Store

from kg.errors import GraphError, OutputError
from kg.resources import ontology_dir
from kg.store import article_graphs
from kg.turtle import to_nquads

_QUADS = 1_000_000  # lines of a part, and what the last article has more


def bulk_writer(target: str) -> Callable[[Store, Path], None]:
    """Return what writes a graph for a loader into a new directory.

    Args:
        target: a directory of `ontology/bulk`, whose files with the commands are laid beside the data.
    """

    def write(store: Store, out: Path) -> None:
        _write(store, out, ontology_dir() / "bulk" / target)

    return write


def _write(store: Store, out: Path, commands: Path) -> None:
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise OutputError(
            f"{out}: exists already; name a new directory, so that no old part is loaded with the new ones"
        )
    graphs = article_graphs(store)
    if not graphs:
        raise GraphError("there are no article graphs to write; give a build directory or its graph.nq")
    part = out.with_name(f".{out.name}.{os.getpid()}.part")
    try:
        part.mkdir(parents=True)
        for number, text in enumerate(_parts(store, graphs), 1):
            _write_gzip(part / f"part-{number:04}.nq.gz", text)
        for file in sorted(commands.iterdir()):
            shutil.copyfile(file, part / file.name)
        part.replace(out)
    except OSError as error:
        raise OutputError(f"{out}: cannot be written ({error.strerror or error}); choose another place") from error
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _parts(store: Store, graphs: Iterable[NamedNode]) -> Iterator[list[bytes]]:
    """Yield the N-Quads of articles, as many articles as come to one part."""
    texts: list[bytes] = []
    lines = 0
    for graph in graphs:
        text = to_nquads(store.quads_for_pattern(None, None, None, graph)).encode()
        texts.append(text)
        lines += text.count(b"\n")
        if lines >= _QUADS:
            yield texts
            texts, lines = [], 0
    if texts:
        yield texts


def _write_gzip(path: Path, texts: Iterable[bytes]) -> None:
    """Write texts one behind the other, without the name and the hour that gzip would put into the file."""
    with path.open("wb") as file, gzip.GzipFile("", "wb", 6, file, mtime=0) as packed:
        for text in texts:
            packed.write(text)
