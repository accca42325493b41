"""The name of a server → the network addresses at which it may be met: none of private networks, this machine or its neighbours."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Iterator
from typing import TypeAlias

from kg.errors import ArticleError

IPAddress: TypeAlias = ipaddress.IPv4Address | ipaddress.IPv6Address

_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


def public_addresses(host: str, port: int, *, allow_private: bool = False) -> list[str]:
    """The network addresses of `host`, in the order in which to try them.

    The name is looked up once, and the connection goes to what was checked here: a name that is answered otherwise a moment later (DNS
    rebinding) gains nothing. Raises `ArticleError` where there is no such host, and, unless `allow_private`, where any of its addresses is
    not of the public internet.
    """
    found = _looked_up(host, port)
    if not allow_private and (private := next((address for address in found if not is_public(address)), None)):
        raise ArticleError(
            f"{host} is on a private network ({private})", where=host, remedy="If you want to read from there, add --allow-private."
        )
    return list(dict.fromkeys(str(address) for address in found))


def is_public(address: IPAddress) -> bool:
    """True for an address of the public internet, also where one address stands inside another (IPv4 in IPv6)."""
    return all(each.is_global and not each.is_multicast and not each.is_reserved for each in _with_inner(address))


def _looked_up(host: str, port: int) -> list[IPAddress]:
    try:
        answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        return [ipaddress.ip_address(str(place[0])) for *_, place in answers]
    except (OSError, ValueError) as error:  # ValueError (UnicodeError) for a label that is empty or too long
        raise ArticleError(f"there is no server named {host}", where=host, remedy="Look at the address and the network.") from error


def _with_inner(address: IPAddress) -> Iterator[IPAddress]:
    if isinstance(address, ipaddress.IPv4Address):
        yield address
        return
    inner = address.ipv4_mapped or address.sixtofour or (ipaddress.IPv4Address(address.packed[-4:]) if address in _NAT64 else None)
    if inner is None:
        yield address
    else:
        yield inner
