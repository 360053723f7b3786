"""Where the nodes of a graph have their pages: at the path of their IRI, whatever host the IRI names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, unquote_to_bytes, urlsplit

_ESCAPES = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
#: ASCII characters of an IRI that a path holds as they are.
_SAFE = "/:@!$&'()*+,;=~%-._"


#: Values of the parameter `format` of a node's page with what they ask for.
GRAPH_FORMS = {"ttl": "text/turtle", "jsonld": "application/ld+json"}


@dataclass(frozen=True, slots=True)
class Addresses:
    """Translates between IRIs and paths.

    Attributes:
        base: where the IRIs of the data begin.
    """

    base: str

    def of(self, iri: str) -> str:
        """Return the path of the page of an IRI; one that has no path of its own is asked for by name."""
        origin = self._origin()
        if origin and iri.startswith(self.base) and "#" not in iri and "?" not in iri:
            return quote(iri[len(origin) :], safe=_SAFE)
        return f"/thing?{self.query(iri)}"

    def query(self, iri: str) -> str:
        """Return an IRI as the parameter of a page or of the API."""
        return f"iri={quote(iri, safe='')}"

    def alternates(self, iri: str) -> tuple[tuple[str, str], ...]:
        """Return the media types and paths of what a graph says of an IRI."""
        page = self.of(iri)
        mark = "&" if "?" in page else "?"
        return tuple((media_type, f"{page}{mark}format={name}") for name, media_type in GRAPH_FORMS.items())

    def iri(self, raw_path: str) -> str | None:
        """Return the IRI that a path stands for, None for one outside of the graph's base.

        Args:
            raw_path: as requested, with its escapes.
        """
        origin = self._origin()
        iri = f"{origin}{_ESCAPES.sub(_as_in_iris, raw_path)}"
        return iri if origin and iri.startswith(self.base) else None

    def _origin(self) -> str:
        """Return scheme and host of the base, empty where its IRIs have no path."""
        parts = urlsplit(self.base)
        return f"{parts.scheme}://{parts.netloc}" if parts.netloc and self.base.endswith("/") else ""


def _as_in_iris(escapes: re.Match[str]) -> str:
    """Return escapes as IRIs of the graph have them: Chinese as it is, ASCII escaped in upper case."""
    try:
        text = unquote_to_bytes(escapes[0]).decode()
    except UnicodeDecodeError:
        return escapes[0]
    return "".join(quote(one, safe="") if one.isascii() else one for one in text)
