"""Opening files as bytes: local or behind an address, plain or compressed, told by their first bytes."""

from __future__ import annotations

import gzip
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader, RawIOBase
from typing import IO, cast

import zstandard

from kg.errors import InputError, needed

_GZIP, _ZSTD = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"
_CHUNK = 1 << 17
#: What comes in from a pipe.
STANDARD_INPUT = "-"


def is_address(place: str) -> bool:
    """Tell whether a place is an address such as s3://bucket/file rather than a path."""
    return "://" in place


@contextmanager
def opened(place: str) -> Iterator[IO[bytes]]:
    """Open a file to read its bytes, uncompressed.

    Args:
        place: a path, an address that fsspec knows, or "-" for standard input.

    Raises:
        InputError: if it cannot be opened or, while it is read, turns out to be damaged or cut off.
    """
    try:
        with _raw(place) as raw:
            yield _uncompressed(raw if isinstance(raw, BufferedReader) else BufferedReader(cast(RawIOBase, raw)))
    except (EOFError, gzip.BadGzipFile, zlib.error, zstandard.ZstdError) as error:
        raise InputError(place, f"damaged or cut off ({error})", "fetch the file again") from error
    except OSError as error:
        found = f"not readable ({error.strerror or error})"
        raise InputError(place, found, "check the path and its permissions") from error


@contextmanager
def _raw(place: str) -> Iterator[IO[bytes]]:
    if place == STANDARD_INPUT:
        yield sys.stdin.buffer
    elif is_address(place):
        with needed("fsspec", "dask"):
            import fsspec
        with fsspec.open(place, "rb") as file:
            yield file
    else:
        with open(place, "rb") as file:
            yield file


def _uncompressed(raw: BufferedReader) -> IO[bytes]:
    start = raw.peek(4)[:4]
    if start.startswith(_GZIP):
        return cast(IO[bytes], gzip.GzipFile(fileobj=raw))
    if start.startswith(_ZSTD):
        return cast(IO[bytes], BufferedReader(_Frames(raw), _CHUNK))
    return raw


class _Frames(RawIOBase):
    """Reads Zstandard frames to their ends; the library's own reader takes a cut-off file for a whole one."""

    def __init__(self, raw: BufferedReader) -> None:
        self._raw, self._rest, self._frame = raw, b"", _frame()
        self._begun = False

    def readable(self) -> bool:
        """Tell that there is something to read."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill a buffer and return how many bytes that took; 0 at the end."""
        while not self._rest:
            data = self._raw.read(_CHUNK)
            if not data:
                if self._begun:
                    raise EOFError("the last frame has no end")
                return 0
            self._rest = self._decompressed(data)
        size = min(len(buffer), len(self._rest))
        buffer[:size], self._rest = self._rest[:size], self._rest[size:]
        return size

    def _decompressed(self, data: bytes) -> bytes:
        parts = []
        while data:
            self._begun = True
            parts.append(self._frame.decompress(data))
            data = b""
            if self._frame.eof:
                data, self._frame, self._begun = self._frame.unused_data, _frame(), False
        return b"".join(parts)


def _frame() -> zstandard.ZstdDecompressionObj:
    return zstandard.ZstdDecompressor().decompressobj()
