"""Web archives: pages with their addresses, whatever their packing; damage costs the records that have it."""

import gzip
import zlib

import pytest

from annotator.errors import InputError
from annotator.importers import Options, Source, Taken, choose, importer_named, read_source
from annotator.importers import _warc_records as warc_records
from tests.importers.making import LEAD, MORE, Kept, warc, warc_example, web_page

PAGE = web_page("Ministers meet", LEAD, MORE)
HOST = "https://www.harbourpost.example"


def read(data: bytes, name: str = "a.warc.gz") -> Taken:
    source = Source(name, data, Options())
    assert choose(source).name == "warc"
    return read_source(importer_named("warc"), source)


def answer(body: bytes, *headers: tuple[str, str], kind: str = "text/html") -> Kept:
    return Kept(f"{HOST}/1", body, kind=kind, headers=headers)


@pytest.mark.parametrize("packed", [True, False])
def test_pages_become_articles_with_address_outlet_and_day(packed: bool):
    taken = read(
        warc(Kept(f"{HOST}/1", PAGE), Kept(f"{HOST}/2", web_page("Again", MORE, LEAD)), packed=packed)
    )
    first, second = taken.entries
    assert first.article.text == f"Ministers meet\n{LEAD}\n{MORE}"
    assert (first.article.url, first.article.outlet) == (f"{HOST}/1", "harbourpost.example")
    assert first.article.extra["metadata"] == {"kept": "2024-03-14T18:22:05Z"}
    assert first.article.date == "", "the day on which a page was kept is not that of the article"
    assert (first.where, second.where) == (f"record 1, {HOST}/1", f"record 2, {HOST}/2")


def test_what_is_no_page_is_counted_and_pages_without_an_article_are_named():
    taken = read(warc_example())
    assert [entry.article.headline for entry in taken.entries[:2]] == [
        "Ministers meet at last",
        "Grain talks stall",
    ]
    assert taken.entries[2].article.text == f"{LEAD}\n{MORE}"
    assert [one.message for one in taken.problems] == [
        "1 answer that is an error or leads elsewhere was left out",
        "1 record that is no page was left out",
    ]
    (left,) = taken.skipped
    assert left.where == f"record 5, {HOST}/"
    assert "no article was found on this page" in left.message


def test_an_archive_that_is_one_member_is_read_whole():
    plain = warc(Kept(f"{HOST}/1", PAGE), Kept(f"{HOST}/2", web_page("Again", MORE, LEAD)), packed=False)
    assert len(read(gzip.compress(plain)).entries) == 2


def chunked(body: bytes) -> bytes:
    pieces = [body[n : n + 100] for n in range(0, len(body), 100)]
    return b"".join(b"%x;ext=1\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (gzip.compress(PAGE), [("Content-Encoding", "gzip")]),
        (zlib.compress(PAGE), [("Content-Encoding", "deflate")]),
        (zlib.compress(PAGE)[2:-4], [("Content-Encoding", "deflate")]),
        (PAGE, [("Content-Encoding", "gzip")]),
        (PAGE, [("Content-Encoding", "br")]),
        (chunked(PAGE), [("Transfer-Encoding", "chunked")]),
        (PAGE, [("Transfer-Encoding", "chunked")]),
        (chunked(gzip.compress(PAGE)), [("Transfer-Encoding", "chunked"), ("Content-Encoding", "gzip")]),
    ],
    ids=["gzip", "zlib", "deflate", "gzip undone", "br undone", "chunked", "chunked undone", "both"],
)
def test_packed_and_divided_bodies_are_the_same_page(body: bytes, headers: list[tuple[str, str]]):
    (entry,) = read(warc(answer(body, *headers))).entries
    assert entry.article.text == f"Ministers meet\n{LEAD}\n{MORE}"


def test_the_encoding_that_the_server_named_is_used():
    page = web_page("Treffen", LEAD.replace("café", "Größe, Straße, Übermut"), MORE).decode()
    (entry,) = read(warc(answer(page.encode("cp1252"), kind="text/html; charset=windows-1252"))).entries
    assert "Größe, Straße, Übermut" in entry.article.text


@pytest.mark.parametrize("packed", [True, False])
def test_a_damaged_record_costs_itself_and_no_other(packed: bool):
    pages = [Kept(f"{HOST}/{n}", web_page(f"Number {n}", LEAD, f"{MORE} {n}")) for n in range(4)]
    whole = [warc(one, packed=packed) for one in pages]
    if packed:
        damaged = whole[1][:200] + bytes(50) + whole[1][250:]
    else:
        damaged = whole[1].replace(b"Content-Length: ", b"Content-Length: 9", 1)
    taken = read(b"".join([whole[0], damaged, *whole[2:]]))
    assert [entry.article.headline for entry in taken.entries] == ["Number 0", "Number 2", "Number 3"]
    assert [one.message for one in taken.skipped] == ["it is damaged"]


def test_an_archive_that_breaks_off_gives_what_is_before():
    data = warc_example()
    taken = read(data[: int(len(data) * 0.8)])
    assert taken.entries[0].article.headline == "Ministers meet at last"


def test_bombs_are_refused(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(warc_records, "EXPANDED", 20 << 20)
    with pytest.raises(InputError, match="unpacks to more than 20 MB"):
        read(warc(Kept(f"{HOST}/1", PAGE)) + gzip.compress(b"WARC/1.0\r\n" + bytes(40 << 20)))
    small = read(
        warc(Kept(f"{HOST}/1", PAGE), answer(gzip.compress(bytes(30 << 20)), ("Content-Encoding", "gzip")))
    )
    assert [one.message for one in small.skipped] == ["the page is larger than 10 MB"]


# --- other packed files ----------------------------------------------------------------------------------


def packed(data: bytes, name: str) -> Taken:
    source = Source(name, data, Options(columns={"text": "text"} if "csv" in name else None))
    assert choose(source).name == "packed"
    return read_source(importer_named("packed"), source)


@pytest.mark.parametrize(
    ("name", "data", "inside"),
    [
        ("a.csv.gz", f"title,text\nOne,{MORE}\n".encode(), "csv@1"),
        ("a.jsonl.gz", b'{"text": "%s"}' % MORE.encode(), "jsonl@1"),
        ("a.txt.gz", MORE.encode(), "plain-text@1"),
        ("a", MORE.encode(), "plain-text@1"),
        ("page.gz", web_page("One", LEAD, MORE), "html@1"),
    ],
)
def test_what_is_packed_is_read_as_what_it_is(name: str, data: bytes, inside: str):
    (entry,) = packed(gzip.compress(data[:20]) + gzip.compress(data[20:]), name).entries
    assert MORE in entry.article.text
    assert inside in entry.article.provenance.notes[0]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (gzip.compress(gzip.compress(b"x")), "packed twice"),
        (gzip.compress(MORE.encode())[:-9], "breaks off"),
        (gzip.compress(MORE.encode())[:-8] + bytes(8), "cannot be unpacked"),
        (gzip.compress(bytes(60 << 20)), "unpacks to more than 50 MB"),
        (gzip.compress(b"\x89PNG" + bytes(99)), "PNG picture"),
    ],
)
def test_what_cannot_be_unpacked_says_why(data: bytes, said: str):
    with pytest.raises(InputError, match=said):
        packed(data, "a.txt.gz")


def test_an_archive_without_pages_says_so():
    with pytest.raises(InputError, match="there is no article in it"):
        read(warc(Kept(f"{HOST}/a.png", b"x", kind="image/png")))
