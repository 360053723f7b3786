"""Floors: what a measure has once reached and may not fall below again, by folder of pages and by page.

A floors file is TOML with a table a folder, measures as keys, and its table "pages" with the lower floors of single
pages: what is tuned on one page may not cost another one dearly.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.errors import InputError
from kg.evaluation.summary import EVIDENCE, MEASURES, Summary
from kg.writing import replacing

#: How far below a measure its floor is set: a hair for folders, more for pages, where one record weighs much.
_HAIR, _PAGE_HAIR = 0.01, 0.1
_FOLDER_MEASURES = ("entities", "typed", "names", "relations", "family", "figures", "outcomes", EVIDENCE)
_PAGE_MEASURES = ("entities", "family", "outcomes")
_HEADER = """\
# No measure may fall below its floor (tests/test_floors.py). Written by `kg eval --all DIR... --floors FILE --raise`,
# which only raises; lower a floor by hand only where the annotation itself was mended, and say so in the commit.
# Numbers are F1, micro-averaged over the pages of a folder; evidence is the share of claims that stand in the text.
# A folder's floors lie 0.01 below what was measured (evidence: at it), those of a single page 0.1 below.
"""


@dataclass(frozen=True, slots=True)
class Floors:
    """Measures and their floors.

    Attributes:
        folders: folder to measure to floor.
        pages: folder and page to measure to floor.
    """

    folders: Mapping[str, Mapping[str, float]]
    pages: Mapping[tuple[str, str], Mapping[str, float]]

    def broken(self, summary: Summary) -> Iterator[str]:
        """Yield a sentence for every measure that is below its floor; what was not measured breaks none."""
        for place, values, floors in self._beside(summary):
            for measure, floor in floors.items():
                if values[measure] < floor:
                    yield f"{place}: {measure} is {values[measure]:.3f}, below its floor {floor:.3f}"

    def _beside(self, summary: Summary) -> Iterator[tuple[str, Mapping[str, float], Mapping[str, float]]]:
        for folder, values in summary.folders.items():
            yield folder, values, self.folders.get(folder, {})
        for page in summary.pages:
            yield f"{page.folder}/{page.name}", page.measures(), self.pages.get((page.folder, page.name), {})

    def raised(self, summary: Summary) -> Floors:
        """Return these floors with those raised that what was measured allows, and with new ones; none gets lower."""
        folders, pages = dict(self.folders), dict(self.pages)
        for folder, values in summary.folders.items():
            folders[folder] = _higher(folders.get(folder, {}), values, _FOLDER_MEASURES, _HAIR)
        for page in summary.pages:
            key = page.folder, page.name
            pages[key] = _higher(pages.get(key, {}), page.measures(), _PAGE_MEASURES, _PAGE_HAIR)
        return Floors(folders, pages)

    def to_toml(self) -> str:
        """Return the text of a floors file."""
        lines = [_HEADER]
        for folder, floors in sorted(self.folders.items()):
            lines += [f'["{folder}"]', *(f"{measure} = {floor:.3f}" for measure, floor in floors.items()), ""]
            lines += [f'["{folder}".pages]']
            for (place, page), values in sorted(self.pages.items()):
                if place == folder:
                    lines.append(
                        f'"{page}" = {{ {", ".join(f"{key} = {value:.3f}" for key, value in values.items())} }}'
                    )
            lines.append("")
        return "\n".join(lines)


def _higher(
    old: Mapping[str, float], values: Mapping[str, float], measures: tuple[str, ...], hair: float
) -> dict[str, float]:
    floors = {measure: values[measure] - (0 if measure == EVIDENCE else hair) for measure in measures}
    return {measure: max(old.get(measure, 0.0), math.floor(floor * 1000) / 1000) for measure, floor in floors.items()}


def read_floors(path: Path) -> Floors:
    """Return the floors of a file.

    Raises:
        InputError: if it cannot be read or holds something else.
    """
    try:
        content = tomllib.loads(path.read_text(encoding="utf8"))
        pages = {
            (folder, page): _floors(floors)
            for folder, table in content.items()
            for page, floors in table.pop("pages", {}).items()
        }
        return Floors({folder: _floors(table) for folder, table in content.items()}, pages)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, AttributeError, TypeError, ValueError) as error:
        advice = "write one with `kg eval --all DIR --floors FILE --raise`"
        raise InputError(path, f"not a file of floors ({error})", advice) from error


def _floors(table: Mapping[str, object]) -> dict[str, float]:
    """Return the floors of one folder or page.

    Raises:
        ValueError: if a key is no measure or a floor no number from 0 to 1.
    """
    for measure, floor in table.items():
        if measure not in (*MEASURES, EVIDENCE) or not isinstance(floor, int | float) or not 0 <= floor <= 1:
            raise ValueError(f"{measure} = {floor} is no floor of a measure")
    return {measure: float(str(floor)) for measure, floor in table.items()}


def hold(summary: Summary, path: Path, higher: bool = False) -> list[str]:
    """Return a sentence for every measure below its floor in a file.

    Args:
        summary: what was measured.
        path: the floors; it need not exist if they are to be written.
        higher: write the floors anew, raised where `summary` allows.

    Raises:
        InputError: if the file cannot be read or holds something else.
        OutputError: if it cannot be written.
    """
    floors = Floors({}, {}) if higher and not path.exists() else read_floors(path)
    broken = list(floors.broken(summary))
    if higher:
        with replacing(path) as (part,):
            part.write_text(floors.raised(summary).to_toml(), encoding="utf8")
    return broken
