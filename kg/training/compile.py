"""From markup to JSONL: `python -m kg.training.compile corpus/train`."""

from __future__ import annotations

from pathlib import Path

import click

from kg.training.markup import read_markup
from kg.training.samples import write_samples


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
def main(folder: Path) -> None:
    """Write FOLDER/THEME.jsonl for every FOLDER/written/THEME.txt."""
    for path in sorted((folder / "written").glob("*.txt")):
        samples = read_markup(path)
        write_samples(folder / f"{path.stem}.jsonl", samples)
        click.echo(f"{path.stem}: {len(samples)}")


if __name__ == "__main__":
    main()
