"""A page from the network, where the user allowed it: bounded, and no road into the user's own network."""

import http.client
import ipaddress
import socket
import ssl
import time
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from transcheck.errors import ReadingError

_LARGEST = 20_000_000  # bytes: a page with its scripts has under five, a PDF of a report under twenty
_SECONDS = 20.0  # for everything together, redirects included
_MOST_REDIRECTS = 5
_REDIRECTS = (301, 302, 303, 307, 308)
_CHUNK = 65_536
_SAVE = "save the page and name the file"


@dataclass(frozen=True, slots=True)
class Network:
    """What may be fetched.

    Attributes:
        private: whether addresses within the user's own network and machine may be asked too.
    """

    private: bool = False


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    location: str | None
    content: bytes


def fetch(address: str, network: Network) -> bytes:
    """The content of an http or https address.

    Every redirect is looked at like the address itself, and the machine that was looked at is the one that is asked:
    a name cannot lead elsewhere in between.

    Raises:
        ReadingError: it cannot be had, leads into a private network, or is too large or too slow.
    """
    ends = time.monotonic() + _SECONDS
    here = address
    for _ in range(_MOST_REDIRECTS + 1):
        answer = _ask(here, address, network, ends)
        if answer.status not in _REDIRECTS or not answer.location:
            if answer.status != http.client.OK:
                raise ReadingError(f"was answered with {answer.status} {_reason(answer.status)}; {_SAVE}", address)
            return answer.content
        here = urljoin(here, answer.location)
    raise ReadingError(f"redirects more than {_MOST_REDIRECTS} times; {_SAVE}", address)


def _ask(here: str, address: str, network: Network, ends: float) -> _Answer:
    parts = _split(here, address)
    host = parts.hostname or ""
    port = parts.port or (443 if parts.scheme == "https" else 80)
    machine = _look_up(host, port, address, network)
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._") + (
        f"?{quote(parts.query, safe='/%:@!$&()*+,;=~-._?')}" if parts.query else ""
    )
    try:
        connection = _connect(parts.scheme, host, port, machine, _left(ends))
        try:
            connection.request("GET", path, headers={"User-Agent": "transcheck", "Accept-Encoding": "identity"})
            line = connection.sock  # which the connection forgets where the answer is its last one
            with connection.getresponse() as response:
                content = b"" if response.status in _REDIRECTS else _read(response, line, address, ends)
                return _Answer(response.status, response.headers.get("Location"), content)
        finally:
            connection.close()
    except TimeoutError:
        raise ReadingError(f"did not answer within {_SECONDS:.0f} seconds; {_SAVE}", address) from None
    except (OSError, http.client.HTTPException, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error) or type(error).__name__
        raise ReadingError(f"cannot be fetched ({' '.join(why.split())[:100]}); {_SAVE}", address) from None


def _split(here: str, address: str) -> SplitResult:
    try:
        parts = urlsplit(here)
        _ = parts.port  # raises where it is no number
    except ValueError:
        raise ReadingError("is no address that can be read; check it", address) from None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ReadingError(f"leads to an address of another kind ({parts.scheme}); {_SAVE}", address)
    return parts


def _look_up(host: str, port: int, address: str, network: Network) -> str:
    """The number of the machine of a name.

    Raises:
        ReadingError: there is none, or one of its numbers is no public one.
    """
    try:
        found = socket.getaddrinfo(host.encode("idna").decode("ascii"), port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise ReadingError(
            f"cannot be fetched (no machine called {host[:80]} is known); check the address", address
        ) from None
    machines = [str(entry[4][0]) for entry in found]
    if not network.private and not all(_is_public(machine) for machine in machines):
        raise ReadingError(
            f"leads into a private network ({host[:80]}); {_SAVE}, or say --allow-private if it is yours", address
        )
    return machines[0]


def _is_public(machine: str) -> bool:
    number = ipaddress.ip_address(machine.partition("%")[0])
    inner = getattr(number, "ipv4_mapped", None) or getattr(number, "sixtofour", None)
    return number.is_global and not number.is_multicast and (inner is None or inner.is_global)


def _connect(scheme: str, host: str, port: int, machine: str, seconds: float) -> http.client.HTTPConnection:
    """A connection to the machine that was looked up, under the name that was asked for."""
    if scheme == "https":
        context = ssl.create_default_context()
        secure = http.client.HTTPSConnection(host, port, timeout=seconds, context=context)
        plain = socket.create_connection((machine, port), timeout=seconds)
        secure.sock = context.wrap_socket(plain, server_hostname=host)
        return secure
    connection = http.client.HTTPConnection(host, port, timeout=seconds)
    connection.sock = socket.create_connection((machine, port), timeout=seconds)
    return connection


def _read(response: http.client.HTTPResponse, line: socket.socket, address: str, ends: float) -> bytes:
    parts: list[bytes] = []
    size = 0
    while part := response.read1(_CHUNK):
        size += len(part)
        if size > _LARGEST:
            raise ReadingError(f"is larger than {_LARGEST // 1_000_000} MB; {_SAVE}", address)
        parts.append(part)
        line.settimeout(_left(ends))
    return b"".join(parts)


def _left(ends: float) -> float:
    left = ends - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left


def _reason(status: int) -> str:
    return http.client.responses.get(status, "").lower()
