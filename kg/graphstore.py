"""A SPARQL 1.1 Graph Store on another machine: graphs fetched, put, added to and removed over HTTP.

Source: SPARQL 1.1 Graph Store HTTP Protocol, W3C Recommendation of 21 March 2013. A graph is named in the query of the
address (`?graph=IRI`, or `?default`), and its triples travel as Turtle, which every such store must read.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self
from urllib.parse import quote, urlsplit, urlunsplit

import requests
from pyoxigraph import NamedNode
from requests.adapters import HTTPAdapter
from requests.auth import AuthBase, HTTPBasicAuth, HTTPDigestAuth
from urllib3.exceptions import ConnectTimeoutError, ReadTimeoutError
from urllib3.util.retry import Retry

from kg.errors import LoadError

_TURTLE = "text/turtle"
_TRIES = 4
_PASSING = (429, 502, 503, 504)  # what a store says that is busy or being started again
_ADVICE = {
    401: "give --user and its password (KG_PASSWORD), or a token in KG_TOKEN",
    403: "the user or token may not write there; ask for the right, or give another one",
    404: "there is no graph store at this address; see the addresses in `kg load --help`",
    405: "there is no graph store that can be written to; see the addresses in `kg load --help`",
    411: "a proxy in between refuses the upload; load from inside its network",
    413: "an article is larger than the server takes; raise its limit of the size of a request",
    415: "the server reads no Turtle; is it a SPARQL 1.1 graph store?",
    501: "there is no graph store that can be written to; see the addresses in `kg load --help`",
    507: "the server has no space left; make some",
}


@dataclass(frozen=True, slots=True)
class Credentials:
    """Who writes: a user with a password, or a bearer token; none of them where the store is open."""

    user: str | None = None
    password: str | None = None
    token: str | None = None


class GraphStore:
    """A graph store by its address.

    Args:
        url: of the store as a whole (http://localhost:7878/store).
        credentials: used when the store asks for them; passwords go as Basic or Digest, as it asks.
        timeout: seconds that the store may take to answer one request.

    Raises:
        LoadError: if `url` is no address of a web server, or holds a password.
    """

    def __init__(self, url: str, credentials: Credentials | None = None, timeout: float = 60) -> None:
        _refuse_bad_address(url)
        self.url, self._timeout = url, timeout
        self._credentials = credentials or Credentials()
        self._session = requests.Session()
        retry = Retry(
            _TRIES, read=1, backoff_factor=0.3, status_forcelist=_PASSING, allowed_methods=None, redirect=False
        )
        for scheme in ("http://", "https://"):
            self._session.mount(scheme, HTTPAdapter(max_retries=retry))
        if self._credentials.token:
            self._session.headers["Authorization"] = f"Bearer {self._credentials.token}"

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._session.close()

    def get(self, graph: NamedNode) -> bytes | None:
        """Return a graph as Turtle, or None where there is none."""
        answer = self._ask("GET", graph, missing_is_fine=True)
        if answer.status_code == 404:
            return None
        kind = answer.headers.get("Content-Type", "")
        if kind.partition(";")[0].strip() not in (_TURTLE, "application/n-triples", "application/x-turtle"):
            raise LoadError(f"{self.url}: answers with {kind or 'something unnamed'}, not Turtle; is it a graph store?")
        return answer.content

    def put(self, graph: NamedNode | None, turtle: bytes) -> None:
        """Put triples in the place of a graph; None means the default graph."""
        self._ask("PUT", graph, turtle)

    def add(self, graph: NamedNode | None, turtle: bytes) -> None:
        """Add triples to a graph; without blank nodes this may be done again without harm."""
        self._ask("POST", graph, turtle)

    def remove(self, graph: NamedNode) -> None:
        """Remove a graph; it is no error if there is none."""
        self._ask("DELETE", graph, missing_is_fine=True)

    def _ask(
        self, method: str, graph: NamedNode | None, body: bytes | None = None, missing_is_fine: bool = False
    ) -> requests.Response:
        address = _with_graph(self.url, graph)
        answer = self._answer(method, address, body)
        if answer.status_code == 401 and self._authenticate(answer):
            answer = self._answer(method, address, body)
        if (answer.ok and not answer.is_redirect) or (answer.status_code == 404 and missing_is_fine):
            return answer
        raise LoadError(self._told(method, answer))

    def _answer(self, method: str, address: str, body: bytes | None) -> requests.Response:
        headers = {"Accept": _TURTLE} if body is None else {"Content-Type": _TURTLE}
        try:
            return self._session.request(
                method, address, data=body, headers=headers, timeout=self._timeout, allow_redirects=False
            )
        except requests.exceptions.RequestException as error:
            raise LoadError(f"{self.url}: {self._failure(error)}") from error

    def _failure(self, error: requests.exceptions.RequestException) -> str:
        """Return why there was no answer, even after some tries."""
        inner = _innermost(error)
        reason = (str(inner).rpartition("] ")[2] or str(inner))[:200]
        if isinstance(error, requests.exceptions.SSLError):
            return f"its certificate cannot be trusted ({reason})"
        if isinstance(error, requests.exceptions.RetryError):
            return f"is busy and stayed so ({reason}); try later"
        if isinstance(inner, TimeoutError | ReadTimeoutError) or type(inner) is ConnectTimeoutError:
            return f"no answer within {self._timeout:g} s; look at the server, or give more time with --timeout"
        return f"cannot be reached ({reason}); is the server running?"

    def _authenticate(self, refused: requests.Response) -> bool:
        """Take up the way of authentication that a refusal asks for; False if there is nothing new to try."""
        user, password = self._credentials.user, self._credentials.password
        if user is None or self._session.auth is not None:
            return False
        asked = refused.headers.get("WWW-Authenticate", "").lower()
        make: type[AuthBase] = HTTPDigestAuth if asked.startswith("digest") else HTTPBasicAuth
        self._session.auth = make(user, password or "")  # type: ignore[call-arg]
        return True

    def _told(self, method: str, answer: requests.Response) -> str:
        """Return what a refusal means, in one sentence."""
        code = answer.status_code
        if answer.is_redirect:
            return f"{self.url}: has moved to {answer.headers['Location']}; give that address"
        said = " ".join(answer.text.split())[:200] if "html" not in answer.headers.get("Content-Type", "") else ""
        advice = _ADVICE.get(code, "look into the log of the server")
        if code == 401 and (self._session.auth or self._credentials.token):
            advice = "the user or the password, or the token, is wrong"
        return f"{self.url}: {method} was answered with {code} {answer.reason}{said and f' ({said})'}; {advice}"


def _refuse_bad_address(url: str) -> None:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise LoadError(f"{url}: not the address of a graph store; it begins with http:// or https://")
    if parts.password is not None:
        raise LoadError(f"{parts.hostname}: leave the password out of the address; give --user and KG_PASSWORD")


def _with_graph(url: str, graph: NamedNode | None) -> str:
    """Return the address of one graph of a store."""
    parts = urlsplit(url)
    name = "default" if graph is None else f"graph={quote(graph.value, safe='')}"
    return urlunsplit(parts._replace(query=f"{parts.query}&{name}" if parts.query else name, fragment=""))


def _innermost(error: Exception) -> Exception:
    """Return the error that an error of the connection was first of all."""
    deeper = getattr(error, "reason", None) or next(iter(error.args), None)
    return _innermost(deeper) if isinstance(deeper, Exception) else error
