"""Make divisions.tsv from the CSV files of the Administrative-divisions-of-China project.

Usage: python make_table.py DIRECTORY, where DIRECTORY holds provinces.csv, cities.csv, areas.csv and streets.csv.
"""

import csv
import sys
from pathlib import Path

# Statistical fillers that are no place's name.
FILLERS = {"市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"}


def rows(directory: Path) -> list[tuple[str, str]]:
    """Return (code, name) of every division, sorted by code; a code starts with its parent's code."""
    found = []
    for level in ("provinces", "cities", "areas", "streets"):
        with (directory / f"{level}.csv").open(encoding="utf8", newline="") as file:
            found += [(row["code"], row["name"]) for row in csv.DictReader(file) if row["name"] not in FILLERS]
    return sorted(found)


if __name__ == "__main__":
    target = Path(__file__).with_name("divisions.tsv")
    target.write_text("".join(f"{code}\t{name}\n" for code, name in rows(Path(sys.argv[1]))), encoding="utf8")
