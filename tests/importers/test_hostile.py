"""Files made to do harm: every format ends in articles or in a clear error, soon and in little memory."""

import gzip
import json
import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pytest

from annotator.confined import MEGABYTE, Confined, Limits
from annotator.errors import InputError
from annotator.importers import Importer, Source, choose, importer_named, importers, read_source
from annotator.importers import _zip as zips
from tests.costs import seconds
from tests.importers import making
from tests.importers.examples import example
from tests.importers.making import LEAD, docx, epub, members, odt, p, pdf, rtf, web_page, xlsx
from tests.importers.mutating import outcome

LIMITS = Limits(seconds=20, memory=400 * MEGABYTE)
ARCHIVES = {
    "docx": making.docx_example,
    "odt": making.odt_example,
    "epub": making.epub_example,
    "xlsx": making.xlsx_example,
}


def each():
    return pytest.mark.parametrize("importer", importers(), ids=lambda importer: importer.name)


def each_archive():
    return pytest.mark.parametrize("name", ARCHIVES)


@pytest.fixture(scope="module")
def confined() -> Iterator[Confined]:
    made = Confined()
    yield made
    made.stop()


def read_apart(confined: Confined, name: str, data: bytes) -> tuple[str, str]:
    """Read a file in a process with little memory; return how it ended and what was said."""
    kind, said, warned = confined.call(LIMITS, outcome, name, f"a.{name}", data)
    assert warned == []
    return kind, said


# --- archives --------------------------------------------------------------------------------------------


@each_archive()
def test_an_archive_that_unpacks_to_far_more_than_it_is_is_refused(confined: Confined, name: str):
    bomb = making.archive({**members(ARCHIVES[name]()), "media/image.png": bytes(60 * MEGABYTE)})
    assert len(bomb) < MEGABYTE
    kind, said = read_apart(confined, name, bomb)
    assert kind == "error"
    assert "made to fill memory" in said


@each_archive()
def test_an_archive_whose_members_lie_over_one_another_is_refused(confined: Confined, name: str):
    """Each of a thousand entries of the list names the same half a megabyte."""
    data = making.archive({**members(ARCHIVES[name]()), "x": bytes(MEGABYTE // 2)})
    start, size = zips._directory(data)
    directory = data[start : start + size]
    last = directory[directory.rfind(b"PK\x01\x02") :]
    copies = b"".join(last[:-1] + b"%c" % (n % 250) for n in range(1000))
    end = bytearray(data[start + size :])
    count = directory.count(b"PK\x01\x02") + 1000
    end[8:12] = count.to_bytes(2, "little") * 2
    end[12:16] = (size + len(copies)).to_bytes(4, "little")
    kind, said = read_apart(confined, name, data[:start] + directory + copies + bytes(end))
    assert (kind, "made to fill memory" in said) == ("error", True)


@pytest.mark.parametrize(
    ("name", "count"), [("docx", 6_000), ("odt", 6_000), ("epub", 6_000), ("docx", 60_000)]
)
def test_an_archive_of_very_many_members_is_refused(confined: Confined, name: str, count: int):
    many = making.archive({**members(ARCHIVES[name]()), **{f"x/{n}": b"" for n in range(count)}})
    kind, said = read_apart(confined, name, many)
    assert (kind, "members" in said) == ("error", True)


@each_archive()
def test_a_member_that_is_longer_than_it_says_is_not_unpacked_further(confined: Confined, name: str):
    held = members(ARCHIVES[name]())
    text = max(held, key=lambda one: len(held[one]))
    long = making.archive({**held, text: held[text] + b" " * (20 * MEGABYTE)})
    size = (len(held[text]) + 20 * MEGABYTE).to_bytes(4, "little")
    lying = long.replace(size, (1000).to_bytes(4, "little"))
    assert lying != long
    kind, said = read_apart(confined, name, lying)
    assert (kind, "damaged" in said) == ("error", True)


@each_archive()
def test_archives_inside_archives_are_not_opened(confined: Confined, name: str):
    inner = making.archive({"x": bytes(8 * MEGABYTE)})
    nested = making.archive(
        {**members(ARCHIVES[name]()), "embedded.zip": making.archive({"inner.zip": inner})}
    )
    assert read_apart(confined, name, nested)[0] == "read"


@each_archive()
def test_names_that_lead_out_of_the_archive_lead_nowhere(confined: Confined, name: str, tmp_path: Path):
    secret = tmp_path / "secret.xml"
    secret.write_text("<w:p>secret words</w:p>")
    before = sorted(tmp_path.parent.rglob("*"))
    names = ("../../../evil.txt", "/etc/evil", "..\\..\\evil.txt", str(secret))
    held = members(ARCHIVES[name]())
    led = {one: data.replace(b"footnotes.xml", f"../../../..{secret}".encode()) for one, data in held.items()}
    assert read_apart(confined, name, making.archive({**led, **dict.fromkeys(names, b"x")}))[0] == "read"
    assert sorted(tmp_path.parent.rglob("*")) == before


@each_archive()
def test_looking_at_a_hostile_archive_takes_no_time_in_this_process(name: str):
    """Which format it has is asked before the file goes to the process that reads it."""
    bomb = making.archive({"mimetype": bytes(60 * MEGABYTE), **members(ARCHIVES[name]())})
    many = making.archive({**members(ARCHIVES[name]()), **{f"x/{n}": b"" for n in range(8_000)}})
    for data in (bomb, many, many[:-30], b"PK\x03\x04" + bytes(1000) + b"PK\x05\x06" + b"\xff" * 18):
        assert seconds(lambda data=data: choose(Source("a.zip", data))) < 1


# --- XML -------------------------------------------------------------------------------------------------

_TENFOLD = "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 12))
LAUGHS = f"<!DOCTYPE x [<!ENTITY a0 'ha ha ha ha ha ha ha ha'>{_TENFOLD}]>"
XML = [
    ("docx", "word/document.xml"),
    ("docx", "word/footnotes.xml"),
    ("docx", "word/styles.xml"),
    ("docx", "_rels/.rels"),
    ("odt", "content.xml"),
    ("odt", "styles.xml"),
    ("epub", "META-INF/container.xml"),
    ("epub", "OPS/book.opf"),
    ("epub", "OPS/a.xhtml"),
    ("xlsx", "xl/workbook.xml"),
    ("xlsx", "xl/sharedStrings.xml"),
    ("xlsx", "xl/worksheets/sheet1.xml"),
    ("xlsx", "xl/styles.xml"),
]


def with_type(data: bytes, kind: str, inside: str) -> bytes:
    """Return an XML document with a document type, and something in the place of the first words in it."""
    head, end, rest = data.decode().rpartition("?>")
    words = next((one for one in ("Ministers", "A note", "Council", "met") if one in rest), "")
    place = rest.find(words) if words else rest.find(">") + 1
    return f"{head}{end}{kind}{rest[:place]}{inside}{rest[place + len(words) :]}".encode()


def words_of(name: str, data: bytes) -> str:
    """Return all words of a file's articles, or why there are none."""
    try:
        entries = read_source(importer_named(name), Source(f"a.{name}", data)).entries
    except InputError as error:
        return str(error)
    return " ".join(entry.article.text for entry in entries)


@pytest.mark.parametrize(("name", "member"), XML)
def test_entities_are_neither_multiplied_nor_fetched(
    confined: Confined, name: str, member: str, tmp_path: Path
):
    secret = tmp_path / "secret.txt"
    secret.write_text("secret words")
    external = f"<!DOCTYPE x [<!ENTITY a SYSTEM '{secret.as_uri()}'>]>"
    parameter = f"<!DOCTYPE x [<!ENTITY % a SYSTEM '{secret.as_uri()}'> %a;]>"
    held = members(ARCHIVES[name]())
    for kind, inside in ((LAUGHS, "&a11;"), (external, "&a;"), (parameter, "")):
        data = making.archive({**held, member: with_type(held[member], kind, inside)})
        found = confined.call(LIMITS, words_of, name, data)
        assert "secret words" not in found
        assert "ha ha" not in found
        assert len(found) < 1000


def test_entities_of_databases_and_pages_are_neither_multiplied_nor_fetched(
    confined: Confined, tmp_path: Path
):
    secret = tmp_path / "secret.txt"
    secret.write_text("secret words")
    external = f"<!DOCTYPE x [<!ENTITY a SYSTEM '{secret.as_uri()}'>]>"
    for name in ("factiva-xml", "html"):
        _file, data = example(importer_named(name))
        for kind, inside in ((LAUGHS, "&a11;"), (external, "&a;")):
            found = confined.call(LIMITS, words_of, name, with_type(data, kind, inside))
            assert "secret words" not in found
            assert "ha ha" not in found


DEEP = 100_000


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("docx", docx("<w:sdt><w:sdtContent>" * DEEP + p(LEAD) + "</w:sdtContent></w:sdt>" * DEEP)),
        ("docx", docx("<w:tbl><w:tr><w:tc>" * 80 + p(LEAD) + "</w:tc></w:tr></w:tbl>" * 80)),
        ("docx", docx(p("<w:r>" * DEEP + LEAD))),
        ("odt", odt("<text:p>" + "<text:span>" * DEEP + LEAD + "</text:span>" * DEEP + "</text:p>")),
        (
            "odt",
            odt(
                "<text:list><text:list-item>" * 120
                + f"<text:p>{LEAD}</text:p>"
                + "</text:list-item></text:list>" * 120
            ),
        ),
        ("epub", epub({"a.xhtml": "<div>" * DEEP + LEAD + "</div>" * DEEP})),
        ("epub", epub({"a.xhtml": "<table><tr><td>" * 60 + LEAD + "</td></tr></table>" * 60})),
        ("html", b"<html><body>" + b"<div>" * DEEP + LEAD.encode() + b"</div>" * DEEP),
        ("rtf", rtf("{" * 4_000 + LEAD + "}" * 4_000)),
        ("plain-text", b"[" * DEEP),
        ("plain-text", b'{"a":' * DEEP),
        ("markdown", b"> " * DEEP + LEAD.encode()),
        ("markdown", b"- " * DEEP + LEAD.encode()),
        ("pdf", pdf([making.Words(72, 700, LEAD)]).replace(b"/Parent 2 0 R", b"/Parent 5 0 R")),
        ("pdf", pdf([making.Words(72, 700, LEAD)]).replace(b"/Kids [5 0 R]", b"/Kids [2 0 R]")),
        ("pdf", pdf([making.Words(72, 700, LEAD)]).replace(b"/Count 1", b"/Count 999999999")),
        ("pdf", b"%PDF-1.7\n" + b"[" * DEEP + b"<<" * DEEP),
    ],
)
def test_nesting_without_end_ends(confined: Confined, name: str, data: bytes):
    assert read_apart(confined, name, data)[0] in {"read", "error"}


DEEP_JSON = {
    "lists": b"[" * DEEP,
    "objects": b'{"a":' * DEEP,
    "closed lists": b"[" * DEEP + b"]" * DEEP,
    "objects in lists": b'[{"text":' * DEEP + b"1" + b"}]" * DEEP,
    "a deep field": b'[{"text":"' + LEAD.encode() + b'","a":' + b"[" * DEEP + b"]" * DEEP + b"}]",
    "after a row": b'{"text":"' + LEAD.encode() + b'"}\n' + b'{"a":' * DEEP + b"\n",
    "an answer": b'{"status":"ok","totalResults":1,"articles":' + b"[" * DEEP,
    "a page of stories": b'{"stories":[{"id":1,"media_name":' + b"[" * DEEP,
    "a page of links": b'{"articles":[{"seendate":' + b"[" * DEEP,
    "sentences": b'{"uuid":"a","body-paragraphs":' + b"[" * DEEP,
    "a corpus": b'{"format":"framing-annotator corpus","articles":' + b"[" * DEEP,
}


@pytest.mark.parametrize("name", [one.name for one in importers() if ".json" in one.suffixes] + ["jsonl"])
@pytest.mark.parametrize("kind", DEEP_JSON)
def test_json_without_bottom_ends(confined: Confined, name: str, kind: str):
    """Half a megabyte of brackets neither ends the process nor takes what stands beside them along."""
    ended, said = read_apart(confined, name, DEEP_JSON[kind])
    assert ended == ("read" if (name, kind) == ("jsonl", "after a row") else ended)
    assert ended in {"read", "error"}
    assert len(said) < 500
    assert seconds(lambda: choose(Source(f"a.{name}", DEEP_JSON[kind]))) < 1


# --- packed files and web archives -----------------------------------------------------------------------


@pytest.mark.parametrize("name", ["../../evil.csv", "/etc/evil.csv", "..\\..\\evil.csv"])
def test_the_name_inside_a_packed_file_leads_nowhere(name: str, tmp_path: Path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    made = BytesIO()
    with gzip.GzipFile(name, "wb", fileobj=made) as packed:
        packed.write(f'title,text\nOne,"{LEAD}"\n'.encode())
    (entry,) = read_source(importer_named("packed"), Source("a.csv.gz", made.getvalue())).entries
    assert LEAD in entry.article.text
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "https://x.example/../../../etc/passwd", "../../a", "", "x"]
)
def test_the_addresses_in_a_web_archive_are_only_words(url: str, tmp_path: Path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    page = web_page("They meet", LEAD, f"{LEAD} Again.")
    data = making.warc(making.Kept("https://x.example/1", page), packed=False)
    found = words_of("warc", data.replace(b"https://x.example/1", url.encode()))
    assert LEAD in found
    assert "root:" not in found
    assert list(tmp_path.iterdir()) == []


# --- characters ------------------------------------------------------------------------------------------

TOKENS = {
    "nul": b"\x00",
    "surrogate": b"\xed\xa0\x80",
    "surrogate reference": b"&#xD800;&#55357;",
    "not a character": b"\xef\xbf\xbf\xef\xb7\x90",
    "beyond": b"\xf4\x90\x80\x80",
    "turned around": "\u202esrorrim\u202c\u2066\u2069".encode(),
    "byte order marks": b"\xef\xbb\xbf" * 50,
    "a million letters": b"a" * MEGABYTE,
    "a million accents": "e\u0301".encode() + "\u0301".encode() * (MEGABYTE // 2),
    "a million line ends": b"\n" * MEGABYTE,
    "a million spaces": b" " * MEGABYTE,
    "many tags": b"<b>" * 20_000,
    "a million digits": b"9" * MEGABYTE,
}


def with_inside(data: bytes, token: bytes) -> bytes:
    """Return a file with a token in its middle, or in the middle of the longest member of an archive."""
    if not zipfile.is_zipfile(BytesIO(data)):
        return data[: len(data) // 2] + token + data[len(data) // 2 :]
    held = members(data)
    name = max(held, key=lambda one: len(held[one]))
    where = held[name].find(LEAD.encode()) + 20
    return making.archive({**held, name: held[name][:where] + token + held[name][where:]})


@each()
@pytest.mark.parametrize("token", TOKENS)
def test_odd_characters_in_the_middle_of_a_file_end_well(confined: Confined, importer: Importer, token: str):
    name, data = example(importer)
    kind, said, warned = confined.call(LIMITS, outcome, importer.name, name, with_inside(data, TOKENS[token]))
    assert kind in {"read", "error"}, said
    assert warned == []


WRAPPED: dict[str, Callable[[str], bytes]] = {
    "docx": lambda text: docx(p(LEAD) + p(text)),
    "odt": lambda text: odt(f"<text:p>{LEAD}</text:p><text:p>{text}</text:p>"),
    "epub": lambda text: epub({"a.xhtml": f"<p>{LEAD}</p><p>{text}</p>"}),
    "rtf": lambda text: rtf(f"{LEAD}\\par {text}"),
    "plain-text": lambda text: f"{LEAD}\n{text}".encode(),
    "markdown": lambda text: f"{LEAD}\n\n{text}".encode(),
    "html": lambda text: f"<html><body><article><p>{LEAD}</p><p>{text}</p></article>".encode(),
    "csv": lambda text: f'title,text\nOne,"{LEAD} {text}"\n'.encode(),
    "tsv": lambda text: f"title\ttext\nOne\t{LEAD} {text}\n".encode(),
    "json": lambda text: json.dumps([{"title": "One", "text": f"{LEAD} {text}"}]).encode(),
    "jsonl": lambda text: json.dumps({"title": "One", "text": f"{LEAD} {text}"}).encode(),
    "xlsx": lambda text: xlsx({"A": [["title", "text"], ["One", f"{LEAD} {text}"]]}),
    "warc": lambda text: making.warc(
        making.Kept("https://x.example/1", web_page("One", LEAD, f"{LEAD} {text}"))
    ),
    "packed": lambda text: gzip.compress(f"{LEAD}\n{text}".encode()),
    "newsapi": lambda text: json.dumps(
        {
            "status": "ok",
            "totalResults": 1,
            "articles": [{"source": {"name": "A"}, "title": "One", "content": f"{LEAD} {text}"}],
        }
    ).encode(),
    "babe": lambda text: f"text;biased_words;label_bias\n{LEAD} {text};[];Biased\n".encode(),
    "basil": lambda text: json.dumps(
        {
            "title": "One",
            "body-paragraphs": [[LEAD, text]],
            "phrase-level-annotations": [],
            "article-level-annotations": [],
        }
    ).encode(),
}


@pytest.mark.parametrize("name", WRAPPED)
def test_characters_that_a_reader_cannot_see_are_kept(name: str):
    odd = "a\u202eb\u202cc\u2066d\u2069 e\u200bf\u200eg e\u0301"
    source = Source(f"a.{name}", WRAPPED[name](odd))
    (entry,) = read_source(importer_named(name), source).entries
    assert odd in entry.article.text


@pytest.mark.parametrize("name", WRAPPED)
def test_a_word_of_a_million_letters_is_refused_in_every_format(confined: Confined, name: str):
    kind, said = read_apart(confined, name, WRAPPED[name]("a" * MEGABYTE))
    assert kind == "error"
    assert "without a single space" in said or "Buffer size" in said


def test_the_limits_of_archives_are_those_that_are_told():
    with pytest.raises(InputError, match="5,001 members"):
        zips.opened(making.archive({str(n): b"" for n in range(5_001)}))
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_BZIP2) as archive:
        archive.writestr("x", b"x")
    with pytest.raises(InputError, match="packed in a way that no document uses"):
        zips.opened(made.getvalue())
    locked = bytearray(making.archive({"x": b"x"}))
    locked[locked.find(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(InputError, match="protected by a password"):
        zips.opened(bytes(locked))
