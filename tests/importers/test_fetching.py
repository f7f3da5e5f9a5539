"""Pages from the web: only when asked, only from where anybody could fetch them, within limits."""

import gzip
import socket
import threading
from collections.abc import Callable
from contextlib import suppress

import pytest

from annotator.errors import InputError
from annotator.importers import FileReport, Options, _fetching, _reading, is_url, read_url
from annotator.importers._contract import MAX_BYTES
from annotator.importers._fetching import Fetched, fetched
from tests.importers.making import LEAD, MORE, web_page

PUBLIC = "93.184.216.34"
PAGE = web_page("Ministers meet", LEAD, MORE)


class Web:
    """Answers requests over pairs of sockets; keeps what was asked, and of which addresses."""

    def __init__(self, answers: dict[str, bytes], hosts: dict[str, list[str]] | None = None) -> None:
        self.answers = answers
        self.hosts = hosts or {}
        self.asked: list[str] = []
        self.connected: list[tuple[str, int]] = []
        self.requests: list[bytes] = []
        self._threads: list[threading.Thread] = []

    def resolve(self, host: str, _port: int) -> list[str]:
        self.asked.append(host)
        if host == "nowhere.example":
            raise socket.gaierror(-2, "Name or service not known")
        return self.hosts.get(host, [PUBLIC])

    def connect(self, address: str, port: int) -> socket.socket:
        self.connected.append((address, port))
        ours, theirs = socket.socketpair()
        theirs.settimeout(20)  # so that a fault fails, and does not hang
        thread = threading.Thread(target=self._serve, args=(theirs,))
        thread.start()
        self._threads.append(thread)
        return ours

    def _serve(self, theirs: socket.socket) -> None:
        with theirs, theirs.makefile("rb") as lines, suppress(OSError):
            while line := lines.readline():
                request = line
                while (line := lines.readline()) not in (b"\r\n", b""):
                    request += line
                self.requests.append(request)
                word, path = request.decode().split(" ")[:2]
                theirs.sendall(self.answers[path])
                if word == "GET":
                    return

    def fetch(self, url: str) -> Fetched:
        try:
            return fetched(url, resolve=self.resolve, connect=self.connect)
        finally:
            for thread in self._threads:
                thread.join()


def answer(
    body: bytes = PAGE, *headers: str, status: str = "200 OK", kind: str = "text/html; charset=utf-8"
) -> bytes:
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {kind}", f"Content-Length: {len(body)}", *headers]
    return "\r\n".join([*lines, "", ""]).encode() + body


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_fetching, "getproxies", dict)


def test_a_page_is_fetched_with_its_name_encoding_and_address():
    web = Web({"/2024/clean%20web?id=1": answer(kind="text/html; charset=ISO-8859-1")})
    found = web.fetch("https://HarbourPost.example/2024/clean web?id=1#top".replace("https", "http"))
    assert found.data == PAGE
    assert (found.name, found.declared) == ("clean web.html", "iso-8859-1")
    assert web.connected == [(PUBLIC, 80)]
    request = web.requests[0].decode()
    assert request.startswith("GET /2024/clean%20web?id=1 HTTP/1.1\r\nHost: harbourpost.example\r\n")
    assert "FramingAnnotator/" in request
    assert "Cookie" not in request


def test_redirections_are_followed_and_the_last_address_counts():
    web = Web(
        {
            "/1": answer(b"", "Location: /2", status="301 Moved"),
            "/2": answer(b"", "Location: http://www.harbourpost.example:8080/3", status="302 Found"),
            "/3": answer(),
        }
    )
    assert web.fetch("http://harbourpost.example/1").url == "http://www.harbourpost.example:8080/3"
    assert web.connected[-1] == (PUBLIC, 8080)


def test_redirections_without_end_end():
    web = Web({"/": answer(b"", "Location: /", status="302 Found")})
    with pytest.raises(InputError, match="leads on more than 5 times"):
        web.fetch("http://harbourpost.example/")
    assert len(web.connected) == 6


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "ftp://harbourpost.example/",
        "data:text/html,hello",
        "gopher://harbourpost.example/",
        "javascript:alert(1)",
        "/etc/passwd",
        "http:///path",
        "http://[::1",
        "http://harbourpost.example:99999/",
        "http://name:secret@harbourpost.example/",
        "http://" + "a" * 70 + ".example/",
        "http://harbourpost.example/" + "a" * 5000,
        "",
    ],
)
def test_other_addresses_are_refused_before_anything_is_asked(url: str):
    web = Web({})
    with pytest.raises(InputError):
        web.fetch(url)
    assert (web.asked, web.connected) == ([], [])


@pytest.mark.parametrize(
    "target",
    ["file:///etc/passwd", "ftp://harbourpost.example/", "http://127.0.0.1/", "http://inside.example/"],
)
def test_a_redirection_leads_neither_to_files_nor_into_private_networks(target: str):
    web = Web(
        {"/": answer(b"", f"Location: {target}", status="302 Found")},
        hosts={"inside.example": ["192.168.1.7"]},
    )
    with pytest.raises(InputError, match=r"only http and https|private network"):
        web.fetch("http://harbourpost.example/")
    assert len(web.connected) == 1


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "10.0.0.1", "192.168.0.1", "172.16.5.5", "169.254.169.254", "0.0.0.0", "100.64.0.1"),
        *(
            "::1",
            "fe80::1",
            "fe80::1%eth0",
            "fc00::1",
            "::ffff:127.0.0.1",
            "64:ff9b::7f00:1",
            "2002:7f00:1::",
        ),
        *("224.0.0.1", "255.255.255.255", "ff02::1", "::"),
    ],
)
def test_names_that_mean_a_private_network_are_not_followed(address: str):
    web = Web({}, hosts={"harbourpost.example": [PUBLIC, address]})
    with pytest.raises(InputError, match="private network"):
        web.fetch("http://harbourpost.example/")
    literal = f"[{address.partition('%')[0]}]" if ":" in address else address
    with pytest.raises(InputError, match="private network"):
        web.fetch(f"http://{literal}/")
    assert web.connected == []


@pytest.mark.parametrize("host", ["localhost", "x.localhost", "printer.local", "db.internal", "LOCALHOST"])
def test_names_of_this_computer_are_not_followed(host: str):
    with pytest.raises(InputError, match="private network"):
        Web({}).fetch(f"http://{host}/")


def test_numbers_that_a_system_would_take_for_an_address_are_looked_at_as_one():
    web = Web({}, hosts={"2130706433": ["127.0.0.1"], "0x7f.1": ["127.0.0.1"]})
    for host in ("2130706433", "0x7f.1"):
        with pytest.raises(InputError, match="private network"):
            web.fetch(f"http://{host}/")
    assert web.connected == []


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (answer(status="404 Not Found"), "the server answers 404 Not Found"),
        (answer(status="500 Oh no"), "answers 500"),
        (answer(status="302 Found"), "answers 302"),
        (b"", "cannot be reached"),
        (b"SSH-2.0-OpenSSH_9.6\r\n", "cannot be reached"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\nshort", "cannot be reached"),
        (answer(gzip.compress(bytes(MAX_BYTES + 9)), "Content-Encoding: gzip"), "larger than 50 MB"),
        (answer(b"\x00\x01", "Content-Encoding: br"), "packed in a way"),
    ],
    ids=["missing", "error", "nowhere", "nothing", "not http", "short", "bomb", "brotli"],
)
def test_answers_that_hold_no_page_are_named(given: bytes, said: str):
    with pytest.raises(InputError, match=said):
        Web({"/": given}).fetch("http://harbourpost.example/")


def test_more_than_can_be_read_is_not_read(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(_fetching, "MAX_BYTES", 1 << 20)
    endless = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + bytes(4 << 20)
    with pytest.raises(InputError, match="larger than 1 MB"):
        Web({"/": endless}).fetch("http://harbourpost.example/")


def test_a_host_that_is_not_there_is_named():
    with pytest.raises(InputError, match=r"nowhere\.example cannot be reached \(Name or service not known\)"):
        Web({}).fetch("http://nowhere.example/")


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_the_proxy_of_the_system_is_used(monkeypatch: pytest.MonkeyPatch, scheme: str):
    monkeypatch.setattr(_fetching, "getproxies", lambda: {scheme: "http://proxy.inside:3128"})
    monkeypatch.setattr(_fetching.ssl.SSLContext, "wrap_socket", lambda _self, plain, **_more: plain)
    answers = {
        "http://harbourpost.example:80/1": answer(),
        "harbourpost.example:443": b"HTTP/1.1 200 OK\r\n\r\n",
    }
    web = Web({**answers, "/1": answer()}, hosts={"proxy.inside": ["10.0.0.9"]})
    assert web.fetch(f"{scheme}://harbourpost.example/1").data == PAGE
    assert (web.asked, web.connected) == (["proxy.inside"], [("10.0.0.9", 3128)])
    with pytest.raises(InputError, match="private network"):
        web.fetch(f"{scheme}://127.0.0.1/")


def test_a_proxy_that_refuses_is_named(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(_fetching, "getproxies", lambda: {"https": "http://proxy.inside:3128"})
    web = Web({"harbourpost.example:443": b"HTTP/1.1 407 Proxy Authentication Required\r\n\r\n"})
    with pytest.raises(InputError, match="the proxy refuses it"):
        web.fetch("https://harbourpost.example/")


def test_encrypted_connections_check_the_certificate(monkeypatch: pytest.MonkeyPatch):
    """What is handed to TLS is the standard context: certificates and names are checked."""
    seen = []

    def wrap(context, plain, *, server_hostname):
        seen.append((context.check_hostname, context.verify_mode.name, server_hostname))
        return plain

    monkeypatch.setattr(_fetching.ssl.SSLContext, "wrap_socket", wrap)
    web = Web({"/": answer()})
    assert web.fetch("https://harbourpost.example/").data == PAGE
    assert web.connected == [(PUBLIC, 443)]
    assert seen == [(True, "CERT_REQUIRED", "harbourpost.example")]


@pytest.mark.parametrize(
    ("path", "kind", "name"),
    [
        ("/a/report.pdf", "application/pdf", "report.pdf"),
        ("/a/report", "application/pdf", "report.pdf"),
        ("/", "text/html", "harbourpost.example.html"),
        ("/data.csv", "text/csv; charset=utf-8", "data.csv"),
        ("/x%2F..%2Fy", "application/octet-stream", "y"),
    ],
)
def test_what_is_fetched_has_the_name_of_a_file(path: str, kind: str, name: str):
    assert Web({path: answer(kind=kind)}).fetch(f"http://harbourpost.example{path}").name == name


# --- reading ---------------------------------------------------------------------------------------------


class Fetcher:
    """Stands for the process that fetches."""

    def __init__(self, found: Fetched | InputError) -> None:
        self.found = found

    def call(self, _limits: object, _work: object, _url: str) -> Fetched:
        if isinstance(self.found, InputError):
            raise self.found
        return self.found


@pytest.fixture
def give(monkeypatch: pytest.MonkeyPatch) -> Callable[[Fetched | InputError], FileReport]:
    def giving(found: Fetched | InputError) -> FileReport:
        monkeypatch.setattr(_reading, "_fetcher", Fetcher(found))
        return read_url("https://harbourpost.example/1", Options())

    return giving


def test_a_page_becomes_an_article_with_its_address(give):
    report = give(Fetched(PAGE, "1.html", "https://www.harbourpost.example/1", ""))
    (article,) = report.articles
    assert (report.file, report.importer) == ("https://harbourpost.example/1", "html@1")
    assert (article.url, article.text) == (
        "https://www.harbourpost.example/1",
        f"Ministers meet\n{LEAD}\n{MORE}",
    )


def test_the_encoding_that_the_server_declares_is_used(give):
    page = PAGE.decode().replace("café", "Größe, Straße, Übermut").encode("cp1252")
    (article,) = give(Fetched(page, "1.html", "https://harbourpost.example/1", "windows-1252")).articles
    assert "Größe, Straße, Übermut" in article.text
    assert article.provenance.encoding_from == "declared"


def test_a_page_that_cannot_be_fetched_says_why(give):
    report = give(InputError("harbourpost.example cannot be reached (timed out)"))
    assert (report.error, report.entries) == ("harbourpost.example cannot be reached (timed out)", ())


def test_only_addresses_of_pages_are_addresses():
    assert is_url("https://harbourpost.example/1")
    assert is_url(" HTTP://harbourpost.example")
    assert not any(map(is_url, ["a.html", "file:///a.html", "ftp://x.example/", "https", "C:\\a"]))
