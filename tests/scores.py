"""What Zhili is measured at: `make scores` writes the table into both READMEs.

Each annotated page is read as a graph of its own and compared with its annotation as `kg eval` does; the numbers are
summed over the pages of a folder before precision, recall and F1 are taken.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from kg import Extractor, describe, evaluate, read_page, resolve
from kg.evaluation import Evaluation, Score, read_gold
from kg.store import memory_store

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT / "corpus"
#: A README's table stands between these lines.
BEGIN, END = "<!-- scores: written by `make scores` -->", "<!-- end of scores -->"
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
LABELS = {
    "README.md": ("", "sample corpus, {} pages", "held-out pages, {}", "claims whose quotation stands in the text"),
    "README.zh.md": ("", "样例语料，{}个版面", "留出版面，{}个", "引文与原文逐字相符的陈述"),
}


def evaluations(pages: Iterable[tuple[Path, Path]]) -> Iterator[Evaluation]:
    """Yield what each page scores, given with its annotation."""
    extractor = Extractor()
    for text, gold in pages:
        page = read_page(text)
        facts = [extractor.facts(article) for article in page.articles]
        store = memory_store(describe(facts, resolve(facts)).quads)
        yield evaluate(store, read_gold(gold), page.source.text)


def sample_pages() -> list[tuple[Path, Path]]:
    """Return the annotated articles of the sample corpus, each with its annotation."""
    return [(next((CORPUS / "articles").glob(f"{gold.stem}.*")), gold) for gold in sorted(CORPUS.glob("gold/*.json"))]


def heldout_pages() -> list[tuple[Path, Path]]:
    """Return the held-out pages, each with its annotation."""
    return [(gold.with_suffix(".txt"), gold) for gold in sorted(CORPUS.glob("heldout/*.json"))]


def summed(found: list[Evaluation], measure: str) -> str:
    """Return precision, recall and F1 over several pages, as the cells of a table show them."""
    scores = [one.scores[measure] for one in found]
    whole = Score(sum(s.right for s in scores), sum(s.system for s in scores), sum(s.gold for s in scores))
    return f"{whole.precision:.2f} / {whole.recall:.2f} / **{whole.f1:.2f}**"


def grounded(found: list[Evaluation]) -> str:
    """Return how many claims of several pages have their evidence in the text, of how many."""
    counts = [one.grounded for one in found if one.grounded]
    return f"{sum(right for right, _ in counts)} / {sum(claims for _, claims in counts)}"


def table(columns: list[list[Evaluation]], labels: tuple[str, ...], language: int) -> str:
    """Return the table of a README: measures in rows, folders in columns."""
    corner, *heads, evidence = labels
    rows = [[corner, *(head.format(len(found)) for head, found in zip(heads, columns, strict=True))], ["---"] * 3]
    rows += [[names[language], *(summed(found, key) for found in columns)] for key, names in MEASURES.items()]
    rows.append([evidence, *map(grounded, columns)])
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def with_table(readme: str, new: str) -> str:
    """Return a README's text with another table.

    Raises:
        ClickException: if the lines around the table are missing.
    """
    before, begin, rest = readme.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise click.ClickException(f"a README has no place for the table; put back the lines {BEGIN} and {END}")
    return f"{before}{BEGIN}\n{new}\n{END}{after}"


def main() -> None:
    """Measure and write the tables."""
    columns = [list(evaluations(pages)) for pages in (sample_pages(), heldout_pages())]
    for language, (name, labels) in enumerate(LABELS.items()):
        path = ROOT / name
        path.write_text(with_table(path.read_text("utf8"), table(columns, labels, language)), "utf8")
    click.echo(table(columns, LABELS["README.md"], 0))


if __name__ == "__main__":
    main()
