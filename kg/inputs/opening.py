"""Opening files as bytes: local or behind an address, plain or compressed, told by their first bytes."""

from __future__ import annotations

import gzip
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from io import BufferedReader, RawIOBase
from typing import IO, Any, cast

import zstandard

from kg.errors import InputError, MissingPackageError, needed

_GZIP, _ZSTD = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"
_CHUNK = 1 << 17
#: Where fsspec opens addresses by other packages: the module of their errors, and the most general one.
_SERVICE_ERRORS = (
    ("botocore.exceptions", "BotoCoreError"),
    ("google.auth.exceptions", "GoogleAuthError"),
    ("azure.core.exceptions", "AzureError"),
    ("aiohttp", "ClientError"),
)
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
        MissingPackageError: if what such an address needs is not installed.
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
    except service_errors() as error:
        raise InputError(place, f"not readable ({error})", "check the address and your credentials") from error


@contextmanager
def _raw(place: str) -> Iterator[IO[bytes]]:
    if place == STANDARD_INPUT:
        yield sys.stdin.buffer
    elif is_address(place):
        system, path = file_system(place)
        with system.open(path, "rb") as file:
            yield file
    else:
        with open(place, "rb") as file:
            yield file


def service_errors() -> tuple[type[Exception], ...]:
    """Return what those services raise, beside OSError, that have been loaded to open addresses."""
    loaded = ((sys.modules.get(module), name) for module, name in _SERVICE_ERRORS)
    return tuple(getattr(module, name) for module, name in loaded if module)


@cache
def file_system(address: str) -> tuple[Any, str]:
    """Return the file system of fsspec that an address such as s3://bucket/file belongs to, and the path in it.

    Raises:
        MissingPackageError: if fsspec, or what it needs for such an address, is not installed.
        InputError: if it knows no such addresses.
    """
    with needed("fsspec", "dask"):
        import fsspec
    try:
        system, path = fsspec.core.url_to_fs(address)
    except ImportError as error:
        advice = "install that package with pip"
        raise MissingPackageError(f"{address}: cannot be opened yet ({error}); {advice}") from error
    except ValueError as error:
        raise InputError(
            address, f"no address that can be opened ({error})", "give a path or another address"
        ) from error
    return system, path


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
