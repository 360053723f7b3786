"""A file to its page: every stage of reading in order."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kg.errors import InputError
from kg.model import Article, Page, Source
from kg.reading.articles import drafts
from kg.reading.assembly import article, completed, has_layout_spaces
from kg.reading.columns import reordered
from kg.reading.credits import merged
from kg.reading.edges import trimmed
from kg.reading.formats import read_source
from kg.reading.frontmatter import FrontMatter, front_matter, known_front_matter
from kg.reading.layout import Fragment, fragments, repeats, unwrapped
from kg.reading.leavings import notes_on_the_rest
from kg.reading.mending import mended, with_torn_lines
from kg.reading.neighbours import settled
from kg.reading.print_lines import printed
from kg.reading.repairs import Order, places, repair_record, repairs
from kg.reading.roles import classified, stands_alone


def read_page(path: Path, name: str | None = None) -> Page:
    """Read a file and split it into its articles.

    Args:
        path: a .txt or .md file.
        name: the file name that the graph shows, by default the name of `path`.

    Raises:
        InputError: if the file cannot be read as text, its front matter is broken or it holds no article.
    """
    return page_of(read_source(path, name))


def page_of(source: Source) -> Page:
    """Split a source into its articles.

    Raises:
        InputError: if its front matter is broken or there is no article in it.
    """
    return _page(source, front_matter(source))


def article_page(source: Source, title: int, date: str, publisher: str, url: str) -> Page:
    """Split a source whose title and dates are known apart from its text, as those of tables are.

    Args:
        source: its text begins with the title.
        title: how many characters that is; 0 where there is none.
        date: of publication, in any common form; one that is not understood is kept as a note.
        publisher: empty where it is not known.
        url: empty where there is none.

    Raises:
        InputError: if there is no article in it.
    """
    return _page(source, known_front_matter(title, date, publisher, url))


def _page(source: Source, front: FrontMatter) -> Page:
    left = dict[int, str]()
    ordered = _in_order(list(fragments(source, front.end)))
    lines = _without_repeats(unwrapped(ordered.fragments, stands_alone), left)
    settled_pieces = [trimmed(piece) for piece in settled(classified(lines))]
    pieces = mended(reordered(with_torn_lines(settled_pieces)))
    furniture = [piece for piece in pieces if piece.role == "furniture"]
    left |= {piece.fragment.line: "furniture" for piece in furniture}
    page_credits = merged(piece.credits for piece in furniture)
    found = drafts([piece for piece in pieces if piece.role != "furniture"])
    spaced = has_layout_spaces(found)
    articles = [
        article(source, draft, number, front if number == 1 else FrontMatter(notes=front.notes), spaced)
        for number, draft in enumerate(found, 1)
    ]
    articles = [completed(found, front, page_credits) for found in articles if found.text]
    if not articles:
        raise InputError(source.name, "no article in this file", "put the text of a page into it or leave it out")
    notes = tuple(notes_on_the_rest(articles, source, front.end, left))
    return Page(source, tuple(articles), notes, tuple(repairs(articles, source, ordered)))


def _in_order(lines: list[Fragment]) -> Order:
    """Return the lines of a page in order; where it does not show its printed lines, they are taken as they stand."""
    page = printed(lines)
    if page is None:
        return Order(lines)
    # Loaded only for pages that need it: it brings the trained model and the libraries for numbers.
    from kg.reading.untangling import untangled

    return untangled(lines, page)


def _without_repeats(lines: list[Fragment], left: dict[int, str]) -> Iterator[Fragment]:
    for line, earlier in repeats(lines):
        if earlier is None:
            yield line
        else:
            left[line.line] = f"repeat of line {earlier.line}"


def read_json(page: Page) -> dict[str, Any]:
    """Return a page as `kg read --json` prints it.

    Each article has its title and by-line data, and in `spans` and `captions` the pieces of the source, as
    [start, end] in code points, that make up its body in reading order and its captions. In `repairs` stands where
    the text was put in another order than the file has.
    """
    return {
        "source": page.source.name,
        "encoding": page.source.encoding,
        "articles": [_article_json(found) for found in page.articles],
        "notes": list(page.notes),
        "repairs": [repair_record(repair, page.source) for repair in page.repairs],
    }


def _article_json(found: Article) -> dict[str, Any]:
    return {
        "id": found.id,
        "title": found.title,
        "subtitle": found.subtitle,
        "authors": list(found.authors),
        "photographers": list(found.photographers),
        "publisher": found.publisher,
        "date": found.date,
        "notes": dict(found.notes),
        "spans": places(found.body_spans(), found.source),
        "captions": places(found.caption_spans(), found.source),
        "text": found.text,
    }
