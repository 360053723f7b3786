"""Runs the explorer on a port until it is interrupted."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

import uvicorn

from kg.errors import OutputError
from kg.serve.app import application
from kg.serve.served import Served
from kg.serve.yasgui import installed

_BACKLOG = 128
_SHUTDOWN = 3  # seconds that open requests are given at the end


def serve(
    directory: Path, host: str, port: int, seconds: float, names: Iterable[str], told: Callable[[str], None]
) -> None:
    """Serve a build until the process is interrupted.

    Args:
        directory: of the build; a new build in its place is picked up.
        host: address to listen on.
        port: to listen on.
        seconds: the most time that a SPARQL query may take.
        names: further host names that the server may be called by.
        told: is given the address of the explorer when it listens.

    Raises:
        GraphError: if the directory is no build of this version.
        OutputError: if the address cannot be listened on.
    """
    listening = _listening(host, port)
    served = Served(directory)
    app = application(served, seconds, frozenset({host, *names}), _is_everywhere(host), installed())
    config = uvicorn.Config(
        app,
        access_log=False,
        server_header=False,
        log_level="warning",
        timeout_graceful_shutdown=_SHUTDOWN,
    )
    told(_address(listening))
    with suppress(KeyboardInterrupt):  # which is how a server ends
        uvicorn.Server(config).run([listening])


def _listening(host: str, port: int) -> socket.socket:
    """Return a socket on an address; port 0 takes any that is free."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # Told to be TCP, so that the event loop sends answers at once instead of waiting for a full packet.
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
        listening.listen(_BACKLOG)
    except OSError as error:
        listening.close()
        raise OutputError(f"{host}:{port}: cannot be listened on ({error.strerror}); choose another --port") from error
    return listening


def _address(listening: socket.socket) -> str:
    host, port = listening.getsockname()[:2]
    name = f"[{host}]" if ":" in host else host
    return f"http://{name}:{port}/"


def _is_everywhere(host: str) -> bool:
    """Tell whether an address stands for all addresses of the machine."""
    try:
        return ipaddress.ip_address(host).is_unspecified
    except ValueError:
        return False
