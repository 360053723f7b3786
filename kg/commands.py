"""What the commands of `kg` share: options, and how they end, with a result or one sentence about what went wrong."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import click

from kg.errors import ZhiliError

PATH = click.Path(path_type=Path)
graph_option = click.option(
    "--graph", default=Path("graph"), show_default=True, type=PATH, help="A directory of `kg build`, or an RDF file."
)

_WRONG = 2  # exit code of wrong use or input
_INTERRUPTED, _BROKEN_PIPE = 130, 141  # as shells have it: 128 and the number of the signal


def example(*commands: str) -> str:
    """Return examples as click prints them at the end of a command's help, without wrapping."""
    return "\b\nExamples:\n" + "\n".join(f"  {command}" for command in commands)


def setting(text: str, option: str) -> tuple[str, str]:
    """Return the two sides of KEY=VALUE, as an option takes it.

    Raises:
        SettingError: if it is not of that form.
    """
    key, equals, value = text.partition("=")
    if not key or not equals:
        raise SettingError(f"{option} {text}: write it as KEY=VALUE")
    return key.strip(), value


class SettingError(ZhiliError):
    """The value of an option is not of the form that it should have."""


class Commands(click.Group):
    """Runs commands so that every foreseen failure is one sentence on standard error."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands in the order in which they are used."""
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command and turn failures into a message and an exit code."""
        try:
            try:
                return super().invoke(ctx)
            finally:
                sys.stdout.flush()
        except ZhiliError as error:
            _fail(ctx, str(error), error.exit_code)
        except KeyboardInterrupt:
            _fail(ctx, "interrupted; what was there before is unchanged", _INTERRUPTED)
        except BrokenPipeError:  # the reader of our output has seen enough
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(_BROKEN_PIPE)
        except OSError as error:
            where = f"{error.filename}: " if error.filename else ""
            _fail(ctx, f"{where}{error.strerror or error}; check the path, its permissions and the space", _WRONG)


def _fail(ctx: click.Context, message: str, code: int) -> None:
    click.echo(f"kg: {message}", err=True)
    ctx.exit(code)
