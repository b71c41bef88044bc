"""Connections that reach public addresses only: no service leads us into a private network."""

import socket
from collections.abc import Iterator
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import Any, Final

from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import NameResolutionError

from provenance.reconciliation.watch import Watch

_NOT_PUBLIC: Final = tuple(map(IPv6Network, ("fec0::/10", "64:ff9b:1::/48", "::ffff:0:0:0/96")))
"""Sites of old (RFC 3879), translators of a network of one's own (RFC 8215), and those of SIIT
(RFC 7915), which Python 3.11 takes for public."""

_NAT64: Final = IPv6Network("64:ff9b::/96")
_COMPATIBLE: Final = IPv6Network("::/96")
"""Gateways that put an address of IPv4 at the end of one of IPv6 (RFC 6052; RFC 4291, 2.5.5.1)."""


class PrivateAddress(Exception):
    """A host name leads to an address that is not public."""

    def __init__(self, host: str, address: str) -> None:
        self.host, self.address = host, address
        super().__init__(f"{host} is at {address}, which is no public address")


def is_public(address: str) -> bool:
    """Tell whether an IP address is one of the public internet, and so is any address within it.

    Examples:
        >>> is_public("93.184.215.14"), is_public("127.0.0.1"), is_public("::ffff:10.0.0.1")
        (True, False, False)
    """
    return all(map(_is_global, _all(ip_address(address))))


def _is_global(one: IPv4Address | IPv6Address) -> bool:
    return one.is_global and not one.is_multicast and not any(one in net for net in _NOT_PUBLIC)


def _all(address: IPv4Address | IPv6Address) -> Iterator[IPv4Address | IPv6Address]:
    """Yield an address and those of IPv4 that it carries: a gateway would lead there."""
    mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    if mapped is not None:
        yield mapped
        return
    yield address
    if isinstance(address, IPv6Address):
        carried = (address.sixtofour, *(address.teredo or ()))
        yield from (one for one in carried if one is not None)
        if address in _NAT64 or address in _COMPATIBLE:
            yield IPv4Address(int(address) & 0xFFFFFFFF)


class PublicAdapter(HTTPAdapter):
    """A transport of `requests` that connects to public addresses only.

    The address is looked up once, judged, and then connected to: a name that changes its address
    between the two gains nothing.

    Attributes:
        watch: What ends a connection that takes too long.
        allowed: Host names that may be anywhere, given by the user.
    """

    def __init__(
        self,
        watch: Watch,
        allowed: frozenset[str] = frozenset(),
        **options: Any,  # noqa: ANN401 - as its parent
    ) -> None:
        self.watch, self.allowed = watch, allowed
        super().__init__(**options)

    def init_poolmanager(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 - as its parent
        """Make the pools of connections; see `requests.adapters.HTTPAdapter`."""
        super().init_poolmanager(*args, **options)
        self.poolmanager.pool_classes_by_scheme = {
            "http": _pool(HTTPConnectionPool, HTTPConnection, self),
            "https": _pool(HTTPSConnectionPool, HTTPSConnection, self),
        }


def _pool(pool: type[Any], connection: type[Any], adapter: PublicAdapter) -> type[Any]:
    class Guarded(connection):  # type: ignore[misc]  # the class is given
        _dns_host: str  # as urllib3 keeps it: what is looked up, while `host` names the server

        def _new_conn(self) -> socket.socket:
            name = self._dns_host
            if name.rstrip(".") not in adapter.allowed:
                self._dns_host = _looked_up(self, name)
            try:
                found: socket.socket = super()._new_conn()
            finally:
                self._dns_host = name
            adapter.watch.begin(found.fileno())
            return found

        def request(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 - as its parent
            if self.sock:  # kept from the request before
                adapter.watch.begin(self.sock.fileno())
            super().request(*args, **options)

    return type(pool.__name__, (pool,), {"ConnectionCls": Guarded})


def _looked_up(connection: HTTPConnection, host: str) -> str:
    """Return an address of a host; refuse the host where any of its addresses is not public."""
    try:
        found = socket.getaddrinfo(host.strip("[]"), connection.port, type=socket.SOCK_STREAM)
    except socket.gaierror as error:
        raise NameResolutionError(host, connection, error) from error
    addresses = [str(one[4][0]) for one in found]
    for address in addresses:
        if not is_public(address.split("%")[0]):
            raise PrivateAddress(host, address)
    return addresses[0]
