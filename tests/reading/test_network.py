"""Addresses: fetched only where that was allowed, within bounds, and never into a private network by a detour."""

import http.server
import threading
import time
from collections.abc import Iterator

import pytest

from transcheck.errors import ReadingError
from transcheck.reading import network
from transcheck.reading.document import read_file
from transcheck.reading.network import Network, fetch

PAGE = "<html><body><p>“The bridge is open,” Olha Kovalets said.</p></body></html>".encode()
PUBLIC = "127.0.0.2"  # stands for a machine in the open network; the others of this machine are private


class Desk(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        port = self.server.server_address[1]
        match self.path.partition("?")[0]:
            case "/page":
                self.answer(PAGE)
            case "/moved":
                self.send_response(302)
                self.send_header("Location", "/page")
                self.end_headers()
            case "/inside":
                self.send_response(302)
                self.send_header("Location", f"http://127.0.0.1:{port}/page")
                self.end_headers()
            case "/file":
                self.send_response(302)
                self.send_header("Location", "file:///etc/passwd")
                self.end_headers()
            case "/round":
                self.send_response(302)
                self.send_header("Location", "/round")
                self.end_headers()
            case "/endless" | "/slow":
                self.send_response(200)
                self.end_headers()
                try:
                    while True:
                        self.wfile.write(b"x" if self.path == "/slow" else b"word " * 20_000)
                        time.sleep(0.05 if self.path == "/slow" else 0)
                except OSError:
                    pass
            case _:
                self.send_error(404)

    def answer(self, content: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A server that two numbers of this machine reach, of which one is taken for public."""
    server = http.server.ThreadingHTTPServer(("0.0.0.0", 0), Desk)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    monkeypatch.setattr(network, "_is_public", lambda machine: machine == PUBLIC)
    yield f"http://{PUBLIC}:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("path", ["/page", "/moved", "/page?q=паром і що"])
def test_a_page_is_read(desk: str, path: str) -> None:
    (document,) = read_file(desk + path, network=Network())
    assert document.text == "“The bridge is open,” Olha Kovalets said."
    assert document.path == desk + path


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/inside", "leads into a private network (127.0.0.1)"),
        ("/file", "leads to an address of another kind"),
        ("/round", "redirects more than 5 times"),
        ("/none", "was answered with 404 not found"),
        ("/endless", "is larger than 20 MB"),
    ],
)
def test_what_is_not_fetched(desk: str, path: str, words: str) -> None:
    with pytest.raises(ReadingError) as caught:
        fetch(desk + path, Network())
    assert words in caught.value.message
    assert caught.value.path == desk + path
    assert "save the page" in caught.value.message


def test_a_slow_answer_is_not_waited_for(desk: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(network, "_SECONDS", 0.5)
    start = time.monotonic()
    with pytest.raises(ReadingError, match="did not answer within"):
        fetch(desk + "/slow", Network())
    assert time.monotonic() - start < 10


def test_a_private_address_may_be_allowed(desk: str) -> None:
    assert fetch(desk.replace(PUBLIC, "127.0.0.1") + "/page", Network(private=True)) == PAGE
    assert fetch(desk + "/inside", Network(private=True)) == PAGE


@pytest.mark.parametrize(
    "machine",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
        "255.255.255.255", "::1", "::", "fe80::1%eth0", "fd00::1", "ff02::1", "::ffff:127.0.0.1", "2002:7f00:1::",
    ],
)  # fmt: skip
def test_private_machines(machine: str) -> None:
    assert not network._is_public(machine)


@pytest.mark.parametrize("machine", ["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946", "::ffff:93.184.216.34"])
def test_public_machines(machine: str) -> None:
    assert network._is_public(machine)


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("http://127.0.0.1:9/", "leads into a private network"),
        ("http://localhost/", "leads into a private network"),
        ("http://2130706433/", "leads into a private network"),
        ("http://[::1]/", "leads into a private network"),
        ("ftp://example.org/x", "address of another kind (ftp)"),
        ("file:///etc/passwd", "address of another kind (file)"),
        ("http://", "address of another kind"),
        ("http://example.org:port/", "no address that can be read"),
        ("http://[/", "no address that can be read"),
        ("http://" + "a" * 70 + ".example/", "no machine called"),
        ("http://nowhere.invalid/", "no machine called"),
    ],
)
def test_addresses_that_lead_nowhere(address: str, words: str) -> None:
    with pytest.raises(ReadingError) as caught:
        fetch(address, Network())
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)
