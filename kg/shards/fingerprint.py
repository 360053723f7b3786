"""What facts depend on besides the article: the version, the code, the lexicon and the models."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from kg.lexicon import Lexicon
from kg.resources import ontology_dir

_PACKAGE = Path(__file__).resolve().parents[1]
#: Rooms behind the facts, whose code may change without any fact changing.
_BEHIND = frozenset({"evaluation", "index", "serve", "training", "view"})
_LIBRARIES = ("zhili", "spacy")


def fingerprint(lexicon: Lexicon | None = None, model: str = "") -> str:
    """Return 16 hexadecimal digits that change whenever the facts of some article may.

    Args:
        lexicon: what names and statements are found by; the project's own by default.
        model: name or directory of another spaCy pipeline that votes on names.
    """
    found = sha256()
    for name, content in (*_parts(lexicon), *_model_parts(model)):
        found.update(f"{name}\x1f{sha256(content).hexdigest()}\n".encode())
    return found.hexdigest()[:16]


def _parts(lexicon: Lexicon | None) -> Iterator[tuple[str, bytes]]:
    for library in _LIBRARIES:
        yield library, version(library).encode()
    yield "python", f"{sys.version_info[:2]} {unicodedata.unidata_version}".encode()
    for root in (_PACKAGE, ontology_dir() / "lexicon", ontology_dir() / "gazetteer"):
        for file in sorted(root.rglob("*")):
            inside = file.relative_to(root)
            if file.is_file() and inside.parts[0] not in _BEHIND and "__pycache__" not in inside.parts:
                yield f"{root.name}/{inside.as_posix()}", file.read_bytes()
    for number, extension in enumerate(lexicon.extensions if lexicon else ()):
        yield f"extension {number}", Path(extension).read_bytes()


def _model_parts(model: str) -> Iterator[tuple[str, bytes]]:
    if Path(model).is_dir() and model:
        for file in sorted(Path(model).rglob("*")):
            if file.is_file():
                yield f"model/{file.relative_to(model).as_posix()}", file.read_bytes()
    elif model:
        with suppress(PackageNotFoundError):  # which extraction tells
            yield f"model {model}", version(model).encode()
