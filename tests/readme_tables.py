"""Tables that commands write into READMEs, between two comment lines that name the command."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import click


def markdown(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table in Markdown; all columns but the first are set to the right."""
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def write_between(path: Path, command: str, table: str) -> None:
    """Put a table between the lines `<!-- written by COMMAND -->` and `<!-- end -->` of a file.

    Raises:
        ClickException: if the lines are missing.
    """
    begin, end = f"<!-- written by {command} -->\n", "<!-- end -->"
    before, found, rest = path.read_text("utf8").partition(begin)
    _, closed, after = rest.partition(end)
    if not found or not closed:
        raise click.ClickException(f"{path} has no place for the table; put back the lines {begin.strip()} and {end}")
    path.write_text(f"{before}{begin}\n{table}\n\n{end}{after}", "utf8")
