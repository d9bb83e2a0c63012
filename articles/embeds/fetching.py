"""Asking other sites, and no machine they may point us to.

Only https, only hosts we name, only addresses on the public internet: the name is resolved once and the
connection goes to the address that was checked. Nothing is followed anywhere. Bytes have a limit, and so has
the time in all.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Collection
from contextlib import closing
from urllib.parse import urlsplit

SECONDS = 5.0  # for each step
SECONDS_IN_ALL = 15.0
CHUNK = 64 * 1024
AGENT = "KAvenyou-embeds/1.0"


class Unreachable(Exception):  # noqa: N818 -- an answer, not a fault
    """The site gave nothing we can use; the message says why."""


def fetch(
    url: str, *, hosts: Collection[str], types: Collection[str], most_bytes: int, trusted_origin: str = ""
) -> bytes:
    """What stands there. `hosts` are names, each with its subdomains.

    `trusted_origin` ("http://127.0.0.1:8001") comes from the settings of this installation, never from an
    answer: what it names may be asked wherever it stands.
    """
    connection = _connection(url, hosts, trusted_origin)
    deadline = threading.Timer(SECONDS_IN_ALL, _hang_up, [connection])
    deadline.daemon = True
    deadline.start()
    try:
        with closing(connection):
            return _answer(connection, url, types, most_bytes)
    except (OSError, http.client.HTTPException, ValueError) as trouble:
        raise Unreachable(f"{type(trouble).__name__}: {trouble}"[:200]) from trouble
    finally:
        deadline.cancel()


class _PinnedConnection(http.client.HTTPSConnection):
    """Goes to the address that was checked, whatever the name resolves to by now."""

    def __init__(self, host: str, address: str) -> None:
        super().__init__(host, 443, timeout=SECONDS, context=ssl.create_default_context())
        self.address = address

    def connect(self) -> None:
        plain = socket.create_connection((self.address, self.port), SECONDS)
        # First known, then greeted: the deadline ends even a greeting that comes byte by byte.
        self.sock = ssl.create_default_context().wrap_socket(
            plain, server_hostname=self.host, do_handshake_on_connect=False
        )
        self.sock.do_handshake()


def _connection(url: str, hosts: Collection[str], trusted_origin: str) -> http.client.HTTPConnection:
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError as malformed:
        raise Unreachable("This is no address.") from malformed
    if trusted_origin and f"{parts.scheme}://{parts.netloc}" == trusted_origin:
        kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
        return kind(host, port, timeout=SECONDS)
    if parts.scheme != "https" or port not in (None, 443) or "@" in parts.netloc:
        raise Unreachable("Only plain https addresses are asked.")
    if not any(host == name or host.endswith(f".{name}") for name in hosts):
        raise Unreachable(f"{host[:100]} is not a host of this site.")
    return _PinnedConnection(host, _public_address(host))


def _public_address(host: str) -> str:
    """The first address of the host; refused as soon as one of them is not for everybody."""
    try:
        found = socket.getaddrinfo(host, 443, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as trouble:
        raise Unreachable(f"{host} is not known.") from trouble
    addresses = [str(entry[4][0]) for entry in found]
    if not addresses or not all(map(is_public, addresses)):
        raise Unreachable(f"{host} is not on the public internet.")
    return addresses[0]


def is_public(address: str) -> bool:
    """Not ours, not our neighbours', not a cloud's own; whichever way an IPv6 address may wrap it."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo or (None, None))[1]
        is_translated = ip in ipaddress.ip_network("64:ff9b::/96")
        if inner or is_translated:
            return is_public(str(inner or ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)))
        if ip.is_site_local:
            return False
    return ip.is_global and not ip.is_multicast


def _answer(
    connection: http.client.HTTPConnection, url: str, types: Collection[str], most_bytes: int
) -> bytes:
    parts = urlsplit(url)
    path = f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"
    connection.request(
        "GET", path, headers={"User-Agent": AGENT, "Accept": ", ".join(types), "Accept-Encoding": "identity"}
    )
    response = connection.getresponse()
    if response.status != 200:
        raise Unreachable(f"It answered {response.status}.")
    media_type = response.headers.get_content_type()
    if media_type not in types:
        raise Unreachable(f"It answered with {media_type}.")
    return _read(response, most_bytes)


def _read(response: http.client.HTTPResponse, most_bytes: int) -> bytes:
    ends = time.monotonic() + SECONDS_IN_ALL
    content = b""
    while chunk := response.read1(CHUNK):
        content += chunk
        if len(content) > most_bytes:
            raise Unreachable(f"It sent more than {most_bytes} bytes.")
        if time.monotonic() > ends:
            raise Unreachable("It took too long.")
    if response.length:
        raise Unreachable("It broke off.")
    return content


def _hang_up(connection: http.client.HTTPConnection) -> None:
    """From another thread: whatever is being waited for ends with an error."""
    if connection.sock:
        try:
            connection.sock.shutdown(socket.SHUT_RDWR)
        except OSError:
            return
