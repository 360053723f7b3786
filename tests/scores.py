"""What Zhili is measured at: `make scores` writes the table into both READMEs.

The numbers are those of `kg eval --all corpus`, summed over the pages of a folder, as precision, recall and F1.
"""

from __future__ import annotations

from pathlib import Path

import click

from kg.evaluation import Evaluation, Score
from kg.measuring import annotated_pages, measure

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT / "corpus"
#: A README's table stands between these lines.
BEGIN, END = "<!-- scores: written by `make scores` -->", "<!-- end of scores -->"
#: Folders of annotated pages, each a column.
FOLDERS = ("corpus/gold", "corpus/heldout")
#: Name of a score, as `kg eval` prints it, to what the tables call it.
MEASURES = {
    "entities": ("things found", "事物"),
    "typed entities": ("things of the right class", "事物及类别"),
    "relations": ("relations and posts", "关系与任职"),
    "relations by family": ("the same, by family of relation", "关系与任职（按大类）"),
    "figures": ("figures: value and unit", "数字（数值与单位）"),
    "outcomes": ("figures with owner and indicator", "数字及其归属与指标"),
    "articles": ("articles of a page, with title", "分出的文章与标题"),
    "authors": ("authors", "作者"),
}
#: README to the headings of its columns and the label of the last row.
LABELS = {
    "README.md": ("", "sample corpus, {} pages", "held-out pages, {}", "claims whose quotation stands in the text"),
    "README.zh.md": ("", "样例语料，{}个版面", "留出版面，{}个", "引文与原文逐字相符的陈述"),
}


def columns() -> list[list[Evaluation]]:
    """Return what the pages of each folder score, every page built alone."""
    pages = measure(annotated_pages([CORPUS])).pages
    return [[page.evaluation for page in pages if page.folder == folder] for folder in FOLDERS]


def summed(found: list[Evaluation], measured: str) -> str:
    """Return precision, recall and F1 over several pages, as the cells of a table show them."""
    whole = sum((one.scores[measured] for one in found), start=Score(0, 0, 0))
    return f"{whole.precision:.2f} / {whole.recall:.2f} / **{whole.f1:.2f}**"


def grounded(found: list[Evaluation]) -> str:
    """Return how many claims of several pages have their evidence in the text, of how many."""
    counts = [one.grounded for one in found if one.grounded]
    return f"{sum(right for right, _ in counts)} / {sum(claims for _, claims in counts)}"


def table(measured: list[list[Evaluation]], readme: str) -> str:
    """Return the table of a README: measures in rows, folders in columns."""
    corner, *heads, evidence = LABELS[readme]
    language = list(LABELS).index(readme)
    rows = [[corner, *(head.format(len(found)) for head, found in zip(heads, measured, strict=True))], ["---"] * 3]
    rows += [[names[language], *(summed(found, key) for found in measured)] for key, names in MEASURES.items()]
    rows.append([evidence, *map(grounded, measured)])
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def with_table(text: str, new: str) -> str:
    """Return a README's text with another table.

    Raises:
        ClickException: if the lines around the table are missing.
    """
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise click.ClickException(f"a README has no place for the table; put back the lines {BEGIN} and {END}")
    return f"{before}{BEGIN}\n{new}\n{END}{after}"


def main() -> None:
    """Measure and write the tables."""
    measured = columns()
    for name in LABELS:
        path = ROOT / name
        path.write_text(with_table(path.read_text("utf8"), table(measured, name)), "utf8")
    click.echo(table(measured, "README.md"))


if __name__ == "__main__":
    main()
