"""Documents written for the tests, in memory: as small as each format allows."""

import zipfile
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
