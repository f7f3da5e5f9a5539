"""One page from the web, when a person gives its address: nothing else in the program opens the network.

Only http and https are spoken, and only with addresses that anybody could reach: a page must not be able to
lead the program, by a redirection or a name, to what is inside a private network.
"""

import http.client
import re
import socket
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from pathlib import PurePosixPath
from urllib.parse import SplitResult, quote, unquote, urljoin, urlsplit
from urllib.request import getproxies, proxy_bypass

from annotator import __version__
from annotator.confined import Limits
from annotator.errors import InputError
from annotator.importers._bodies import unpacked_body
from annotator.importers._contract import MAX_BYTES, MEGABYTE

LIMITS = Limits(seconds=60, memory=300 * MEGABYTE)
"""What fetching a page may take, redirections included."""
REDIRECTIONS = 5

_SECONDS = 20
_LONGEST_ADDRESS = 4_000
_NAT64 = IPv6Network("64:ff9b::/96")
_LEADS_ON = frozenset({301, 302, 303, 307, 308})
_SUFFIXES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/csv": ".csv",
    "application/json": ".json",
    "application/pdf": ".pdf",
}
_HEADERS = {
    "User-Agent": f"FramingAnnotator/{__version__} (one page, for a person who asked for it)",
    "Accept": "text/html, application/xhtml+xml, application/pdf;q=0.9, text/plain;q=0.8, */*;q=0.5",
    "Accept-Encoding": "identity",
    "Connection": "close",
}

Resolve = Callable[[str, int], list[str]]
"""Return the numeric addresses of a host."""
Connect = Callable[[str, int], socket.socket]
"""Open a connection to a numeric address."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What was found at an address: the bytes, a file name for them, where they were, their encoding."""

    data: bytes
    name: str
    url: str
    declared: str = ""


def fetch(url: str) -> Fetched:
    """Return what is at an address; raises `InputError` when it cannot be reached or may not be."""
    return fetched(url, resolve=_resolved, connect=_connected)


def fetched(url: str, *, resolve: Resolve, connect: Connect) -> Fetched:
    """Follow an address to its page by way of two functions that reach the network."""
    for _ in range(REDIRECTIONS + 1):
        parts = _checked(url)
        try:
            answer = _answer(parts, resolve, connect)
        except ssl.SSLCertVerificationError as error:
            raise InputError(f"the certificate of {parts.hostname} is not valid") from error
        except (OSError, http.client.HTTPException) as error:
            said = getattr(error, "strerror", None) or str(error) or type(error).__name__
            raise InputError(f"{parts.hostname} cannot be reached ({said})") from error
        if answer.status not in _LEADS_ON or not answer.headers.get("location"):
            return _found(answer, url)
        url = urljoin(url, answer.headers["location"])
    raise InputError(f"the address leads on more than {REDIRECTIONS} times")


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    reason: str
    headers: dict[str, str]
    body: bytes


def _checked(url: str) -> SplitResult:
    """Return the parts of an address; raises `InputError` for one that is not followed."""
    try:
        parts = urlsplit(url.strip())
        host, _port = parts.hostname or "", parts.port
        host.encode("idna")
    except ValueError as error:
        raise InputError("this is no address of a page") from error
    if parts.scheme not in {"http", "https"}:
        raise InputError(f"only http and https are followed, not {parts.scheme[:20] or 'this'}")
    if not host or len(url) > _LONGEST_ADDRESS:
        raise InputError("this is no address of a page")
    if parts.username is not None or parts.password is not None:
        raise InputError("an address with a name and a password in it is not followed")
    return parts


def _answer(parts: SplitResult, resolve: Resolve, connect: Connect) -> _Answer:
    """Ask for a page, straight or by way of the proxy that the system names."""
    host = (parts.hostname or "").encode("idna").decode()
    port = parts.port or (443 if parts.scheme == "https" else 80)
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    path += f"?{quote(parts.query, safe='/%:@!$&()*+,;=~-._?[]')}" if parts.query else ""
    proxy = "" if proxy_bypass(host) else getproxies().get(parts.scheme, "")
    if proxy:
        _refuse_private(host, _numeric(host))  # what a name means is for the proxy to know
        plain = _by_proxy(parts.scheme, urlsplit(proxy), f"{host}:{port}", resolve, connect)
        path = path if parts.scheme == "https" else f"http://{host}:{port}{path}"
    else:
        found = _numeric(host) or resolve(host, port)
        _refuse_private(host, found)
        plain = connect(found[0], port)  # the address that was looked at: the name is not asked for again
    connection = http.client.HTTPConnection(host, port, timeout=_SECONDS)
    try:
        connection.sock = plain
        if parts.scheme == "https":
            connection.sock = ssl.create_default_context().wrap_socket(plain, server_hostname=host)
        shown = host if parts.port is None else f"{host}:{port}"
        connection.request("GET", path, headers={"Host": shown, **_HEADERS})
        return _received(connection)
    finally:
        connection.close()


def _received(connection: http.client.HTTPConnection) -> _Answer:
    """Return what a server sends, as far as it may be read; raises HTTPException where it breaks off."""
    with connection.getresponse() as got:
        body = got.read(MAX_BYTES + 1)
        if len(body) <= MAX_BYTES and got.length:
            raise http.client.IncompleteRead(b"", got.length)
        headers = {name.lower(): value for name, value in got.getheaders()}
        return _Answer(got.status, got.reason, headers, body)


def _by_proxy(
    scheme: str, proxy: SplitResult, target: str, resolve: Resolve, connect: Connect
) -> socket.socket:
    """Connect to a proxy, and for an encrypted page by way of it to the page's server."""
    port = proxy.port or 80
    plain = connect(resolve(proxy.hostname or "", port)[0], port)
    if scheme == "http":
        return plain
    plain.sendall(f"CONNECT {target} HTTP/1.1\r\nHost: {target}\r\n\r\n".encode())
    answer = b""
    while not answer.endswith(b"\r\n\r\n") and len(answer) < _LONGEST_ADDRESS:
        piece = plain.recv(1)  # what comes behind it belongs to the page's server
        if not piece:
            break
        answer += piece
    if not re.match(rb"HTTP/\d\.\d 2\d\d", answer):
        plain.close()
        raise http.client.HTTPException("the proxy refuses it")
    return plain


def _numeric(host: str) -> list[str]:
    """Return a host that is an address in numbers as a list of it, and nothing for a name."""
    try:
        return [str(ip_address(host))]
    except ValueError:
        return []


def _refuse_private(host: str, addresses: list[str]) -> None:
    """Raise `InputError` where a host is this computer, or inside a network of its own."""
    inside = host in {"localhost", ""} or host.endswith((".localhost", ".local", ".internal"))
    if inside or not all(map(_is_public, addresses)):
        raise InputError(
            f"{host} is this computer or inside a private network, and is not followed; save the page and "
            "import the file"
        )


def _is_public(written: str) -> bool:
    address: IPv4Address | IPv6Address = ip_address(written.partition("%")[0])
    if isinstance(address, IPv6Address):
        within = address.ipv4_mapped or address.sixtofour or (address.teredo or (None, None))[1]
        if address in _NAT64:
            within = IPv4Address(int(address) & 0xFFFFFFFF)
        address = within or address
    return address.is_global and not address.is_multicast


def _found(answer: _Answer, url: str) -> Fetched:
    """Return the page of an answer; raises `InputError` where it holds none."""
    if answer.status != 200:
        raise InputError(f"the server answers {answer.status} {answer.reason[:60]}".rstrip())
    if len(answer.body) > MAX_BYTES:
        raise InputError(f"the page is larger than {MAX_BYTES // MEGABYTE} MB")
    body = unpacked_body(answer.body, answer.headers.get("content-encoding", "").lower(), MAX_BYTES)
    kind, _, rest = answer.headers.get("content-type", "").lower().partition(";")
    charset = rest.partition("charset=")[2].partition(";")[0].strip("\"' ")
    return Fetched(body, _name(url, kind.strip()), url, charset)


def _name(url: str, kind: str) -> str:
    """Return a file name for what is at an address."""
    parts = urlsplit(url)
    last = PurePosixPath(unquote(parts.path)).name or parts.hostname or "page"
    suffix = _SUFFIXES.get(kind, "")
    return last if last.lower().endswith(suffix) else f"{last}{suffix}"


def _resolved(host: str, port: int) -> list[str]:
    return [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


def _connected(address: str, port: int) -> socket.socket:
    return socket.create_connection((address, port), timeout=_SECONDS)
