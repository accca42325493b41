"""Whether a port can be listened on, asked before a server starts, which would only log it."""

from __future__ import annotations

import socket

from kg.errors import KgError


def check_port(host: str, port: int) -> None:
    """Raise `KgError` where nobody can listen on `port` of `host`: another program does, or it is not allowed."""
    try:
        socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET).close()
    except (OSError, OverflowError) as error:
        reason = getattr(error, "strerror", None) or error
        raise KgError(f"the port cannot be used ({reason})", where=f"{host}:{port}", remedy="Name another one with --port.") from error
