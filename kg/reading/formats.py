"""Files to text: which encoding, which limits, what is no text at all."""

from __future__ import annotations

import codecs
import hashlib
import os
from collections.abc import Iterable
from pathlib import Path

from kg.errors import InputError
from kg.model import Source

SUFFIXES = (".txt", ".md")
MAX_CHARACTERS = 20_000_000
MAX_LINE = 1_000_000
_MAX_BYTES = 4 * MAX_CHARACTERS

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_SAVE_AS_UTF8 = "save it as UTF-8 text"
# Share of the characters beyond ASCII that must be common ideographs or Chinese punctuation for GB18030 to be believed.
_PLAUSIBLE = 0.85
_RUBBISH = 0.01


def page_files(paths: Iterable[Path | str]) -> list[Path]:
    """Return the article files named by `paths`, sorted, each once.

    A directory stands for every .txt and .md file in it and below it, hidden ones and README files left out.

    Raises:
        InputError: if a path does not exist, a file has another suffix, or a directory holds no article.
    """
    found = {os.path.abspath(file): file for path in paths for file in _files_of(Path(path))}
    return [found[key] for key in sorted(found)]


def _files_of(path: Path) -> list[Path]:
    if path.is_dir():
        files = [file for file in path.rglob("*") if _is_article(file, path)]
        if not files:
            raise InputError(path, "no .txt or .md file in this directory", "name a directory with articles")
        return files
    if not path.exists():
        raise InputError(path, "no such file or directory", "check the path")
    if path.suffix.lower() not in SUFFIXES:
        raise InputError(path, f"a file of the kind {path.suffix or 'without suffix'}", "use .txt or .md files")
    return [path]


def _is_article(file: Path, root: Path) -> bool:
    inside = file.relative_to(root).parts
    return (
        file.suffix.lower() in SUFFIXES
        and file.stem.upper() not in ("README", "README.ZH")
        and not any(part.startswith(".") for part in inside)
        and file.is_file()
    )


def read_source(path: Path, name: str | None = None) -> Source:
    r"""Read and decode one file; line ends become line feeds, as Python's text files give them.

    Raises:
        InputError: if the file cannot be read, is empty, too large, no text, or in an encoding that is not known.
    """
    return source_of(page_bytes(path), path, name)


def source_of(data: bytes, path: Path, name: str | None = None) -> Source:
    """Decode the bytes of one file, as `read_source` does.

    Raises:
        InputError: if they are empty, too many, no text, or in an encoding that is not known.
    """
    text, encoding = decode(data, path)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    _check_size(text, path)
    return Source(name or path.name, text, hashlib.sha256(data).hexdigest(), encoding)


def page_bytes(path: Path) -> bytes:
    """Return the bytes of a page file.

    Raises:
        InputError: if it cannot be read or is too large.
    """
    try:
        if path.stat().st_size > _MAX_BYTES:
            raise InputError(path, f"more than {MAX_CHARACTERS:,} characters", "split the file into single pages")
        return path.read_bytes()
    except OSError as error:
        raise InputError(path, f"not readable ({error.strerror})", "check the path and its permissions") from error


def _check_size(text: str, path: Path) -> None:
    if not text.strip():
        raise InputError(path, "an empty file", "put the text of a page into it or leave it out")
    if len(text) > MAX_CHARACTERS:
        raise InputError(path, f"{len(text):,} characters", f"split it: {MAX_CHARACTERS:,} is the limit for one file")
    longest = max(map(len, text.split("\n")))
    if longest > MAX_LINE:
        raise InputError(path, f"a line of {longest:,} characters", f"break it: {MAX_LINE:,} is the limit for one line")


def decode(data: bytes, path: Path) -> tuple[str, str]:
    """Return the text without a byte order mark, and the name of its encoding.

    Strict UTF-8 first, then what a byte order mark says, then GB18030 if that gives plausible Chinese.

    Raises:
        InputError: if none of them fits.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _checked(_strict(data, encoding, path), path), encoding
    try:
        return _checked(data.decode("utf-8"), path), "utf-8"
    except UnicodeDecodeError as error:
        text = _as_gb18030(data)
        if text is None:
            found = f"neither UTF-8 (byte {error.start} does not fit), nor UTF-16 with a byte order mark, nor GB18030"
            raise InputError(path, found, _SAVE_AS_UTF8) from error
        return _checked(text, path), "gb18030"


def _strict(data: bytes, encoding: str, path: Path) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(
            path, f"not {encoding} as its byte order mark says (byte {error.start})", _SAVE_AS_UTF8
        ) from error


def _as_gb18030(data: bytes) -> str | None:
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        return None
    beyond = [char for char in text if char > "\x7f"]
    return text if sum(map(_is_common, beyond)) >= _PLAUSIBLE * len(beyond) else None


def _is_common(char: str) -> bool:
    """Tell whether a character is in the first level of GB 2312 or among its punctuation and full-width forms."""
    try:
        lead, *rest = char.encode("gb2312")
    except UnicodeEncodeError:
        return char in "—·"
    return bool(rest) and (lead in (0xA1, 0xA3) or 0xB0 <= lead <= 0xD7)


def _checked(text: str, path: Path) -> str:
    odd = sum(text.count(chr(code)) for code in range(32) if chr(code) not in "\t\n\r\f\v")
    if "\x00" in text or odd > _RUBBISH * len(text):
        raise InputError(path, "binary data, no text", "use plain text or Markdown files")
    return text
