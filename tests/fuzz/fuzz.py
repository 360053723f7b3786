"""Runs one harness under atheris for a time: `python tests/fuzz/fuzz.py names --seconds 60`; `make fuzz` runs them all.

What breaks a promise is written to a file and printed; once mended, its input belongs into `findings/NAME/`.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import atheris
import click

sys.path.insert(0, str(Path(__file__).parent))
with atheris.instrument_imports(include=["kg"]):
    import harnesses
import seeds


@click.command()
@click.argument("name", type=click.Choice(sorted(harnesses.HARNESSES)))
@click.option("--seconds", default=60, show_default=True, help="How long to search.")
@click.option("--corpus", type=click.Path(path_type=Path), help="A directory that keeps what was found interesting.")
@click.option("--seed", default=1, show_default=True, help="The same seed begins the same search.")
def main(name: str, seconds: int, corpus: Path | None, seed: int) -> None:
    """Search for inputs that break a promise of the harness NAME."""
    with tempfile.TemporaryDirectory() as folder:
        kept = corpus or Path(folder) / "corpus"
        kept.mkdir(parents=True, exist_ok=True)
        for number, data in enumerate(seeds.seeds(name)):
            (kept / f"seed-{number:03}").write_bytes(data)
        words = Path(folder) / "words"
        words.write_text("".join(f'"{_escaped(word)}"\n' for word in seeds.words()))
        options = [f"-max_total_time={seconds}", f"-seed={seed}", f"-dict={words}", "-timeout=60", "-rss_limit_mb=4096"]
        options += ["-max_len=3000", "-print_final_stats=1", f"-artifact_prefix={Path.cwd()}/fuzz-{name}-"]
        atheris.Setup([sys.argv[0], *options, str(kept)], harnesses.HARNESSES[name])
        atheris.Fuzz()


def _escaped(word: str) -> str:
    return "".join(f"\\x{byte:02x}" for byte in word.encode())


if __name__ == "__main__":
    main()
