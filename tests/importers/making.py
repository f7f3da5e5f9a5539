"""Documents written for the tests, in memory: as small as each format allows."""

import gzip
import warnings
import zipfile
from dataclasses import dataclass
from html import escape
from io import BytesIO

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def archive(members: dict[str, str | bytes]) -> bytes:
    """Return a ZIP archive of the given members, the first one not compressed."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        for number, (name, held) in enumerate(members.items()):
            kind = zipfile.ZIP_STORED if number == 0 else zipfile.ZIP_DEFLATED
            file.writestr(name, held, compress_type=kind)
    return made.getvalue()


def members(data: bytes) -> dict[str, bytes]:
    """Return the members of an archive by their names."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def relations(**targets: str) -> str:
    """Return a member that says which others there are, by kind."""
    listed = "".join(
        f'<Relationship Id="r{n}" Type="{RELATIONS}/{kind.partition("_")[0]}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets.items())
    )
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f"{listed}</Relationships>"
    )


def docx(body: str, **parts: str) -> bytes:
    """Return a Word document of the XML inside its body; `parts` are whole other members by kind."""
    members: dict[str, str | bytes] = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": relations(officeDocument="word/document.xml"),
        "word/_rels/document.xml.rels": relations(**{kind: f"{kind}.xml" for kind in parts}),
        "word/document.xml": word("document", f"<w:body>{body}</w:body>"),
    }
    members |= {f"word/{kind}.xml": held for kind, held in parts.items()}
    return archive(members)


def word(root: str, inner: str) -> str:
    """Return a member of a Word document."""
    return f'<?xml version="1.0"?><w:{root} xmlns:w="{WORD}">{inner}</w:{root}>'


def p(*runs: str, style: str = "", more: str = "") -> str:
    """Return a paragraph of runs (XML) or plain words."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    inner = "".join(run if run.startswith("<w:") else r(run) for run in runs)
    return f"<w:p><w:pPr>{named}{more}</w:pPr>{inner}</w:p>"


def r(text: str, properties: str = "") -> str:
    """Return a run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def table(*rows: list[str]) -> str:
    """Return a table; a cell is XML or words."""
    made = "".join(
        "<w:tr>" + "".join(f"<w:tc>{c if c.startswith('<w:') else p(c)}</w:tc>" for c in row) + "</w:tr>"
        for row in rows
    )
    return f"<w:tbl>{made}</w:tbl>"


OFFICE = "urn:oasis:names:tc:opendocument:xmlns:"
_NAMES = {
    **{name: name for name in ("office", "text", "table", "style", "meta")},
    "fo": "xsl-fo-compatible",
    "draw": "drawing",
    "svg": "svg-compatible",
}
_SPACES = " ".join(f'xmlns:{short}="{OFFICE}{name}:1.0"' for short, name in _NAMES.items())
_SPACES += ' xmlns:dc="http://purl.org/dc/elements/1.1/"'


def odt(body: str, styles: str = "", *, shared: str = "", **members: str) -> bytes:
    """Return an OpenDocument text of the XML inside its body, its automatic styles and its shared part."""
    content = (
        f"<office:document-content {_SPACES}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    made: dict[str, str | bytes] = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": content,
        "styles.xml": f"<office:document-styles {_SPACES}>{shared}</office:document-styles>",
    }
    return archive(made | members)


LEAD = "Ministers met on Monday and spoke of sanctions – “at last”, one said in the café."
MORE = "They left without a word to the press. Critics slammed the so-called reform as a failure."


def docx_example() -> bytes:
    """Return a report with a headline, a table, a list, a footnote and tracked changes."""
    body = p("Ministers meet at last", style="T") + p(LEAD, '<w:r><w:footnoteReference w:id="1"/></w:r>')
    body += table(["Year", "Tonnes"], ["2022", "14"])
    body += p("First", more='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
    body += p(MORE, "<w:del>" + r(" Never.") + "</w:del>")
    level = '<w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    return docx(
        body,
        styles=word("styles", '<w:style w:styleId="T"><w:name w:val="Title"/></w:style>'),
        footnotes=word("footnotes", f'<w:footnote w:id="1">{p("A note.")}</w:footnote>'),
        header=word("hdr", p("Page 1")),
        numbering=word(
            "numbering",
            f'<w:abstractNum w:abstractNumId="1">{level}</w:abstractNum>'
            '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>',
        ),
    )


def odt_example() -> bytes:
    """Return a report with a headline, a table, a list and a footnote."""
    note = "<text:note><text:note-body><text:p>A note.</text:p></text:note-body></text:note>"
    cells = "".join(f"<table:table-cell><text:p>{one}</text:p></table:table-cell>" for one in ("Year", "14"))
    body = f'<text:h text:outline-level="1">Ministers meet at last</text:h><text:p>{LEAD}{note}</text:p>'
    body += f"<table:table><table:table-row>{cells}</table:table-row></table:table>"
    item = "<text:list-item><text:p>First</text:p></text:list-item>"
    body += f'<text:list text:style-name="L">{item}</text:list><text:p>{MORE}</text:p>'
    level = '<text:list-level-style-number text:level="1" style:num-format="1"/>'
    return odt(body, f'<text:list-style style:name="L">{level}</text:list-style>')


def rtf(body: str, head: str = "\\ansi\\ansicpg1252\\deff0") -> bytes:
    """Return a Rich Text file; letters beyond ASCII become escapes."""
    written = "".join(char if ord(char) < 128 else f"\\u{ord(char)}?" for char in body)
    return ("{\\rtf1" + head + "{\\fonttbl{\\f0\\fcharset0 Times;}}" + written + "}").encode("ascii")


def rtf_example() -> bytes:
    """Return a report with a headline, a table, a list, a footnote and a header."""
    styles = "{\\stylesheet{\\s1\\outlinelevel0 heading 1;}}{\\header\\pard Page 1\\par}"
    body = "\\pard\\s1 Ministers meet at last\\par\\pard " + LEAD + "{\\footnote A note.\\par}\\par "
    body += "\\trowd\\cellx1\\cellx2\\pard\\intbl Year\\cell Tonnes\\cell\\row\\pard "
    body += "{\\listtext 1.\\tab}First\\par{\\deleted Never.}" + MORE + "\\par"
    return rtf(styles + body)


def epub(pages: dict[str, str], metadata: str = "", *, spine: str = "", **members: str) -> bytes:
    """Return a book of pages (name to the XHTML inside its body); `spine` replaces the reading order."""
    items = "".join(
        f'<item id="p{n}" href="{name}" media-type="application/xhtml+xml"/>' for n, name in enumerate(pages)
    )
    order = spine or "".join(f'<itemref idref="p{n}"/>' for n in range(len(pages)))
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<metadata>{metadata}</metadata><manifest>{items}</manifest><spine>{order}</spine></package>"
    )
    made: dict[str, str | bytes] = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": '<container><r><rootfile full-path="OPS/book.opf"/></r></container>',
        "OPS/book.opf": package,
    }
    return archive(made | {f"OPS/{name}": xhtml(body) for name, body in pages.items()} | members)


def xhtml(body: str) -> str:
    """Return a page of a book."""
    return (
        '<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml" '
        f'xmlns:epub="http://www.idpf.org/2007/ops"><head><title>x</title></head><body>{body}</body></html>'
    )


def epub_example() -> bytes:
    """Return an electronic newspaper of two articles and a cover."""
    return epub(
        {
            "cover.xhtml": "<p>The Coastal Monitor</p>",
            "a.xhtml": f"<h1>Ministers meet at last</h1><p>{LEAD}</p><ol><li>First</li></ol>",
            "b.xhtml": f"<h1>Grain talks stall</h1><p>{MORE}</p>"
            "<table><tr><td>Year</td><td>14</td></tr></table>",
        },
        "<dc:title>The Coastal Monitor, 3 March</dc:title><dc:date>2024-03-03</dc:date>"
        "<dc:publisher>The Coastal Monitor</dc:publisher><dc:language>en</dc:language>",
    )


@dataclass(frozen=True)
class Words:
    """Words on a page of a PDF file: where they begin (points from the lower left) and how large they are."""

    x: float
    y: float
    text: str
    size: float = 10


def pdf(*pages: list[Words], more: str = "") -> bytes:
    """Return a PDF file of pages with words in Helvetica; `more` goes into the document's information."""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    objects[2] = objects[2].replace(" >>", " /Encoding /WinAnsiEncoding >>")
    kids = []
    for words in pages:
        drawn = "\n".join(
            f"BT /F1 {one.size} Tf {one.x} {one.y} Td ({_in_brackets(one.text)}) Tj ET" for one in words
        )
        objects.append(f"<< /Length {len(drawn.encode('latin-1'))} >>\nstream\n{drawn}\nendstream")
        kids.append(len(objects) + 1)
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {len(objects)} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
        )
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(f'{kid} 0 R' for kid in kids)}] /Count {len(kids)} >>"
    objects.append(f"<< {more} >>")
    return _numbered(objects)


def _in_brackets(text: str) -> str:
    return (
        text.encode("cp1252").decode("latin-1").replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    )


def _numbered(objects: list[str]) -> bytes:
    made = b"%PDF-1.4\n"
    places = []
    for number, held in enumerate(objects, start=1):
        places.append(len(made))
        made += f"{number} 0 obj\n{held}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    count = len(objects) + 1
    tail = f"xref\n0 {count}\n0000000000 65535 f \n{table}trailer\n"
    tail += f"<< /Size {count} /Root 1 0 R /Info {count - 1} 0 R >>\nstartxref\n{len(made)}\n%%EOF\n"
    return made + tail.encode("latin-1")


def lines(*texts: str, x: float = 72, y: float = 740, size: float = 10, leading: float = 12) -> list[Words]:
    """Return lines below one another."""
    return [Words(x, y - n * leading, text, size) for n, text in enumerate(texts)]


def pdf_example() -> bytes:
    """Return a report of two pages with running titles, a divided word and two columns."""
    top = [Words(72, 810, "The Coastal Monitor", 8), Words(300, 30, "Page 1", 8)]
    first = [
        *lines("Ministers meet at last", size=20, y=750),
        *lines(
            "Ministers met on Monday and spoke of sanc-",
            "tions, and one of them said in the café that",
            "it was a start.",
            "They left without a word to the press, and",
            y=700,
        ),
    ]
    second = lines("critics slammed the so-called reform as a", "failure.") + lines("A box beside it.", x=330)
    return pdf(
        [*top, *first], [Words(72, 810, "The Coastal Monitor", 8), *second, Words(300, 30, "Page 2", 8)]
    )


# --- workbooks -------------------------------------------------------------------------------------------

SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_WORKBOOK_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"


@dataclass(frozen=True)
class Day:
    """A cell that shows a date: its number, counted from the last day of 1899."""

    number: float


@dataclass(frozen=True)
class Formula:
    """A cell with a formula and the result that was stored; None where none was."""

    formula: str
    result: str | None = None


@dataclass(frozen=True)
class Raw:
    """The XML of a cell without its place, such as `t="e"><v>#N/A</v`."""

    xml: str


def xlsx(
    sheets: dict[str, list[list[object]]], *, hidden: tuple[str, ...] = (), dimension: str = ""
) -> bytes:
    """Return a workbook of rows; words go to its table of shared strings, as spreadsheet programs do it."""
    words: list[str] = []
    names = list(sheets)
    states = {name: ' state="hidden"' if name in hidden else "" for name in names}
    listed = "".join(
        f'<sheet name="{escape(name)}" sheetId="{n}"{states[name]} r:id="r{n}"/>'
        for n, name in enumerate(names, start=1)
    )
    bodies = {
        f"xl/worksheets/sheet{n}.xml": _sheet(sheets[name], words, dimension)
        for n, name in enumerate(names, start=1)
    }
    strings = "".join(f'<si><t xml:space="preserve">{escape(one)}</t></si>' for one in words)
    overrides = {
        "/xl/workbook.xml": "sheet.main",
        "/xl/styles.xml": "styles",
        "/xl/sharedStrings.xml": "sharedStrings",
        **{f"/{member}": "worksheet" for member in bodies},
    }
    types = "".join(
        f'<Override PartName="{part}" ContentType="{_WORKBOOK_TYPES}.{kind}+xml"/>'
        for part, kind in overrides.items()
    )
    parts = {f"r{n}": ("worksheet", f"worksheets/sheet{n}.xml") for n in range(1, len(names) + 1)}
    parts |= {kind: (kind, f"{kind}.xml") for kind in ("styles", "sharedStrings")}
    related = "".join(
        f'<Relationship Id="{key}" Type="{RELATIONS}/{kind}" Target="{target}"/>'
        for key, (kind, target) in parts.items()
    )
    package = "http://schemas.openxmlformats.org/package/2006"
    spaces = f'xmlns="{SHEET}" xmlns:r="{RELATIONS}"'
    return archive(
        {
            "[Content_Types].xml": f'<Types xmlns="{package}/content-types">{types}</Types>',
            "_rels/.rels": relations(officeDocument="xl/workbook.xml"),
            "xl/workbook.xml": f"<workbook {spaces}><sheets>{listed}</sheets></workbook>",
            "xl/_rels/workbook.xml.rels": (
                f'<Relationships xmlns="{package}/relationships">{related}</Relationships>'
            ),
            "xl/styles.xml": _STYLES,
            "xl/sharedStrings.xml": f'<sst xmlns="{SHEET}" uniqueCount="{len(words)}">{strings}</sst>',
            **bodies,
        }
    )


_STYLES = f"""<styleSheet xmlns="{SHEET}"><fonts><font/></fonts><fills><fill/></fills>
<borders><border/></borders><cellStyleXfs><xf/></cellStyleXfs>
<cellXfs><xf numFmtId="0" xfId="0"/><xf numFmtId="14" xfId="0"/></cellXfs>
<cellStyles><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>"""


def _sheet(rows: list[list[object]], words: list[str], dimension: str) -> str:
    body = ""
    for number, row in enumerate(rows, start=1):
        cells = "".join(_cell(f"{chr(65 + at)}{number}", value, words) for at, value in enumerate(row))
        body += f'<row r="{number}">{cells}</row>' if row else ""
    size = f'<dimension ref="{dimension}"/>' if dimension else ""
    return f'<?xml version="1.0"?><worksheet xmlns="{SHEET}">{size}<sheetData>{body}</sheetData></worksheet>'


def _cell(place: str, value: object, words: list[str]) -> str:
    start = f'<c r="{place}"'
    if value is None:
        return ""
    if isinstance(value, Day):
        return f'{start} s="1"><v>{value.number}</v></c>'
    if isinstance(value, Formula):
        result = "" if value.result is None else f"<v>{escape(value.result)}</v>"
        return f'{start} t="str"><f>{escape(value.formula)}</f>{result}</c>'
    if isinstance(value, Raw):
        return f"{start} {value.xml}></c>"
    if isinstance(value, str):
        words.append(value)
        return f'{start} t="s"><v>{len(words) - 1}</v></c>'
    return f"{start}><v>{value}</v></c>"


def xlsx_example() -> bytes:
    """Return a workbook of two sheets with articles and one with notes."""
    names: list[object] = ["Title", "Newspaper", "Date", "Text", "Words"]
    return xlsx(
        {
            "2023": [
                names,
                ["Ministers meet at last", "The Coastal Monitor", Day(45285), f"{LEAD}\nThey left.", 21],
                [
                    "Grain talks stall",
                    "Harbour Post",
                    Day(45294),
                    f"=1+1 said {LEAD}",
                    Formula("LEN(D3)", "30"),
                ],
            ],
            "2024": [names, ["Bridge to be rebuilt", "Harbour Post", Day(45365.5), f"{LEAD} Again.", 22.5]],
            "Notes": [["who", "what"], ["Ann", "checked"]],
        }
    )


# --- web archives ----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Kept:
    """A record of a web archive: an answer of a server, unless it is of another type."""

    url: str
    body: bytes
    kind: str = "text/html; charset=utf-8"
    status: str = "200 OK"
    type: str = "response"
    headers: tuple[tuple[str, str], ...] = ()


def warc(*kept: Kept, packed: bool = True) -> bytes:
    """Return a web archive as another program writes it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # it leaves its temporary files open
        return b"".join(_warc_record(one, number, packed=packed) for number, one in enumerate(kept))


def _warc_record(one: Kept, number: int, *, packed: bool) -> bytes:
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    made = BytesIO()
    writer = WARCWriter(made, gzip=packed)
    answer = StatusAndHeaders(one.status, [("Content-Type", one.kind), *one.headers], "HTTP/1.1")
    writer.write_record(
        writer.create_warc_record(
            one.url,
            one.type,
            payload=BytesIO(one.body),
            http_headers=answer if one.type == "response" else None,
            warc_content_type="" if one.type == "response" else one.kind,
            warc_headers_dict={
                "WARC-Date": "2024-03-14T18:22:05Z",
                "WARC-Record-ID": f"<urn:uuid:00000000-0000-0000-0000-{number:012}>",
            },
        )
    )
    return made.getvalue()


def web_page(title: str, *paragraphs: str, head: str = "") -> bytes:
    """Return a page with an article and what stands around it."""
    body = "".join(f"<p>{escape(one)}</p>" for one in paragraphs)
    return (
        f"<!DOCTYPE html><html lang='en'><head><title>{escape(title)}</title>{head}</head><body>"
        f"<nav><a href='/'>Home</a></nav><article><h1>{escape(title)}</h1>{body}</article>"
        "<footer>Imprint</footer></body></html>"
    ).encode()


def warc_example() -> bytes:
    """Return an archive of three articles, a page without one, a picture and a redirection."""
    host = "https://www.harbourpost.example"
    return warc(
        Kept(f"{host}/1", web_page("Ministers meet at last", LEAD, MORE)),
        Kept(f"{host}/moved", b"", status="301 Moved Permanently", headers=(("Location", f"{host}/1"),)),
        Kept(f"{host}/a.png", b"\x89PNG" + bytes(200), kind="image/png"),
        Kept(f"{host}/2", web_page("Grain talks stall", f"{LEAD} Again.", MORE)),
        Kept(f"{host}/", b"<html><body><nav><a href='/1'>One</a></nav></body></html>"),
        Kept(f"{host}/3", f"{LEAD}\n{MORE}".encode(), kind="text/plain", type="conversion"),
    )


def packed_example() -> bytes:
    """Return a packed table."""
    rows = f'Ministers meet,Harbour Post,"{LEAD}"\nThey leave,Harbour Post,"{MORE}"\n'
    return gzip.compress(f"title,outlet,text\n{rows}".encode(), mtime=0)
