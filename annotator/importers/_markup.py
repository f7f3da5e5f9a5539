"""Pages of news databases as trees: parsed without network or entities, and read as paragraphs."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from annotator.errors import InputError
from annotator.importers._contract import Source, head_text
from annotator.text.decoding import Decoded, decode

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_CHARSET = re.compile(r"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_BLOCK_TAGS = """
address article aside blockquote br center dd div dl dt footer h1 h2 h3 h4 h5 h6 header hr li ol p pre section
table tbody td th thead tr ul
"""
_BLOCKS = frozenset(_BLOCK_TAGS.split())
_UNSEEN = frozenset({"script", "style", "head", "title", "img"})
_SPACE = re.compile(r"[ \t\n\r\f]+")
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# A character that HTML cannot hold.
_BREAK = "\x00"


def decoded_page(source: Source) -> Decoded:
    """Return a page as text, by the encoding that it declares where its bytes do not contradict."""
    declared = _CHARSET.search(head_text(source.data))
    return decode(source.data, declared=declared[1] if declared else "", override=source.encoding)


def page_tree(page: str) -> "HtmlElement":
    """Parse a page or a piece of one; raise `InputError` where there is nothing to parse."""
    from lxml import etree, html

    clean = _NOT_IN_XML.sub("\ufffd", page.removeprefix("\ufeff"))
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_pis=True, remove_comments=True)
    try:
        return html.document_fromstring(clean.encode("utf-8"), parser=parser)
    except (etree.ParserError, ValueError) as error:
        raise InputError("there is no text in it") from error


def paragraphs(element: "HtmlElement | None") -> tuple[str, ...]:
    """Return the text inside an element, cut at its blocks and line breaks; without scripts and pictures.

    White space means nothing there; a no-break space is a character like any other, but for those that only
    indent a paragraph.
    """
    if element is None:
        return ()
    lines = "".join(_pieces(element)).split(_BREAK)
    return tuple(filter(None, (_SPACE.sub(" ", line).strip(" \xa0") for line in lines)))


def line(element: "HtmlElement | None") -> str:
    """Return the text inside an element as one line."""
    return " ".join(paragraphs(element))


def _pieces(element: "HtmlElement") -> Iterator[str]:
    """Yield the text inside an element in order; walks without recursion, for pages nested without end."""
    from lxml import etree

    hidden = 0
    for event, node in etree.iterwalk(element, events=("start", "end")):
        unseen = node.tag in _UNSEEN
        if event == "start":
            hidden += unseen
        around = _BREAK if node.tag in _BLOCKS else ""
        words = node.text if event == "start" else (node.tail if node is not element else "")
        if event == "end":
            hidden -= unseen
        yield around if hidden == 0 else ""
        yield words or "" if hidden == 0 else ""
