"""Web archives: the pages of a WARC file as articles, their furniture taken off by trafilatura."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kg.errors import InputError, needed
from kg.inputs.opening import opened
from kg.inputs.records import Fields, Record, article_record

_MOST_BYTES = 20_000_000  # of one page; a longer one is no article


def warc(place: str, stem: str) -> Iterator[Record | InputError]:
    """Yield the HTML pages of an archive that hold an article; all else in it is passed over.

    Raises:
        InputError: if warcio or trafilatura is not installed or the file is no archive.
    """
    with needed("warcio", "web"):
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed
    try:
        with opened(place) as file:
            for number, response in enumerate(ArchiveIterator(file), 1):
                if response.rec_type == "response" and _is_html(response):
                    found = _article(response, f"{place} record {number}", stem)
                    if found is not None:
                        yield found
    except ArchiveLoadFailed as error:
        raise InputError(place, f"no readable web archive ({error})", "fetch the file again") from error


def _is_html(response: Any) -> bool:
    headers = response.http_headers
    return bool(headers) and headers.get_statuscode() == "200" and "html" in (headers.get_header("Content-Type") or "")


def _article(response: Any, where: str, stem: str) -> Record | InputError | None:
    """Return the article of a page, or None where the page has none."""
    with needed("trafilatura", "web"):
        from trafilatura import bare_extraction

    url = response.rec_headers.get_header("WARC-Target-URI") or ""
    html = response.content_stream().read(_MOST_BYTES)
    document: Any = bare_extraction(html, url=url, with_metadata=True, include_comments=False, include_tables=False)
    if document is None or not document.text:
        return None
    row = {"title": document.title, "date": document.date, "publisher": document.sitename, "url": url}
    try:
        return article_record(row | {"text": document.text}, Fields(), where, stem)
    except InputError as error:
        return error
