"""Reading: newspaper pages as files to articles in one normal form, every character with its place in the source.

The stages, each a module: `formats` (bytes to text) and `frontmatter`; `layout` (printed lines); `roles`, with
`credits` (by-lines) and `furniture`, and `neighbours` (what a line is for); `edges` (by-lines inside paragraphs);
`columns` and `mending`, with `continuity` and `bonds` (broken paragraphs); `articles` (where one begins); `assembly`
(the article) and `leavings` (what is in none); `pages` (all of it in order).
"""

from kg.reading.formats import page_bytes, page_files, read_source, source_of
from kg.reading.pages import article_page, page_of, read_json, read_page

__all__ = ["article_page", "page_bytes", "page_files", "page_of", "read_json", "read_page", "read_source", "source_of"]
