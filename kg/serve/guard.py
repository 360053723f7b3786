"""What every request must pass and every answer carries: known hosts, own pages, small bodies, strict headers."""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kg.serve.records import Label

LARGEST_BODY = 2**20

#: Sent with every answer; scripts and styles come from this server's files alone, never from a page's text.
HEADERS: dict[str, str] = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}

_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
#: Where OpenRefine's own pages stand; they may read the reconciliation service.
_OPENREFINE = frozenset({"http://127.0.0.1:3333", "http://localhost:3333"})
_METHODS = frozenset({"GET", "HEAD", "POST", "OPTIONS"})

_UNKNOWN_HOST = Label("不认识这个主机名；请用启动时显示的地址访问", "unknown host name; use the address shown at start")
_FOREIGN = Label("不接受其他网站发来的请求", "requests from other sites are not answered")
TOO_LARGE = Label("请求内容太大，最多 1 MB", "the body of the request is too large; at most 1 MB")
_METHOD = Label("本服务只读", "this server only reads")


def error_json(status: int, message: Label) -> JSONResponse:
    """Return an error as the API tells it."""
    return JSONResponse({"error": {"zh": message.zh, "en": message.en}}, status)


class TooLargeError(Exception):
    """The body of a request is larger than it may be."""


@dataclass(frozen=True, slots=True)
class Guard:
    """ASGI middleware around the whole server.

    Attributes:
        app: what is guarded.
        hosts: names that the server may be called by, besides those of the machine itself.
        any_address: whether it may also be called by any IP address, as one that listens on all of them must.
    """

    app: ASGIApp
    hosts: frozenset[str] = frozenset()
    any_address: bool = False

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or refuse it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        cors = _cors(scope["path"], headers.get("origin"))
        sending = _Sending(send, HEADERS | cors)
        refusal = self._refusal(scope["method"], headers, allowed=bool(cors))
        if refusal:
            await error_json(*refusal)(scope, receive, sending)
            return
        await self.app(scope, _Receiving(receive), sending)

    def _refusal(self, method: str, headers: Headers, allowed: bool) -> tuple[int, Label] | None:
        """Return why a request is refused, None if it is not."""
        if method not in _METHODS:
            return 405, _METHOD
        if not self._is_known(headers.get("host", "")):
            return 421, _UNKNOWN_HOST
        if not allowed and _is_foreign(method, headers):
            return 403, _FOREIGN
        length = headers.get("content-length", "0")
        if not length.isdigit() or int(length) > LARGEST_BODY:
            return 413, TOO_LARGE
        return None

    def _is_known(self, host: str) -> bool:
        """Tell whether the server goes by a name, which keeps out names that others make point here."""
        try:
            name = urlsplit(f"//{host}").hostname or ""
        except ValueError:
            return False
        return name in _LOOPBACK | self.hosts or (self.any_address and _is_address(name))


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _is_foreign(method: str, headers: Headers) -> bool:
    """Tell whether a page of another site sends a request; following a link from there to here is no such thing."""
    origin, host = headers.get("origin"), headers.get("host", "")
    if origin is not None and urlsplit(origin).netloc != host:
        return True
    link = method == "GET" and headers.get("sec-fetch-mode") == "navigate"
    return headers.get("sec-fetch-site") in ("cross-site", "same-site") and not link


def _cors(path: str, origin: str | None) -> dict[str, str]:
    """Return the headers that let OpenRefine's pages read the reconciliation service."""
    if origin in _OPENREFINE and origin and (path == "/reconcile" or path.startswith("/reconcile/")):
        return {
            "Access-Control-Allow-Origin": origin,
            "Access-Control-Allow-Headers": "Content-Type",
            "Cross-Origin-Resource-Policy": "cross-origin",
            "Vary": "Origin",
        }
    return {}


class _Receiving:
    """Hands a body on as long as it is small enough."""

    def __init__(self, receive: Receive) -> None:
        self._receive, self._left = receive, LARGEST_BODY

    async def __call__(self) -> Message:
        message = await self._receive()
        self._left -= len(message.get("body", b""))
        if self._left < 0:
            raise TooLargeError
        return message


class _Sending:
    """Adds headers to an answer."""

    def __init__(self, send: Send, headers: Mapping[str, str]) -> None:
        self._send, self._headers = send, headers

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            found = MutableHeaders(scope=message)
            for name, value in self._headers.items():
                found[name] = value
        await self._send(message)
