"""What can go wrong with input, settings or output, told so that a user knows what to do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager


class ZhiliError(Exception):
    """Base of every error that the command line shows as one sentence.

    Attributes:
        exit_code: the exit code of the command line: 2 for wrong use or input.
    """

    exit_code = 2


class InputError(ZhiliError):
    """A file or directory cannot be read as articles.

    Args:
        path: the file or directory.
        found: what was found there.
        advice: what the user can do.
    """

    def __init__(self, path: object, found: str, advice: str) -> None:
        self.path, self.found, self.advice = str(path), found, advice
        super().__init__(f"{path}: {found}; {advice}")


class OutputError(ZhiliError):
    """A result cannot be written where the user wants it."""


class GraphError(ZhiliError):
    """A graph, a store or a build directory is missing, damaged or of another kind."""


class LoadError(ZhiliError):
    """A graph store on another machine cannot be reached, refuses what is sent, or was not given everything."""


class LoadInterruptedError(LoadError):
    """A load was stopped by its user; the exit code is that of an interruption."""

    exit_code = 130


class QueryError(ZhiliError):
    """A SPARQL text, the name of a stored question or one of its parameters is wrong."""


class LexiconError(ZhiliError):
    """A lexicon file breaks the format that the lexicon's README describes."""


class MissingPackageError(ZhiliError):
    """A package that only some uses need is not installed."""


@contextmanager
def needed(package: str, extra: str) -> Iterator[None]:
    """Import what only some uses need, so that its absence is told with what to do.

    Args:
        package: as users know it.
        extra: the extra of zhili that brings it.

    Raises:
        MissingPackageError: if it is not installed.
    """
    try:
        yield
    except ImportError as error:
        advice = f"install it with: pip install 'zhili[{extra}]'"
        raise MissingPackageError(f"this needs {package} ({error}); {advice}") from error
