"""A web page without the page around it: the text of its article, and the metadata that the page gives.

What belongs to the article is decided by trafilatura.
"""

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING

from annotator.errors import InputError
from annotator.importers._contract import HEAD, Draft, head_text
from annotator.importers._dates import iso_date
from annotator.importers._lines import Line, headed, joined, same_words
from annotator.text.decoding import Decoded, decode

if TYPE_CHECKING:
    from lxml.html import HtmlElement

START = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
"""How a whole page begins."""
_CHARSET = re.compile(r"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_LAYOUT = ("table", "thead", "tbody", "tfoot", "tr", "td", "th", "center")
_BLOCK_IN_CELL = ".//p|.//br|.//div|.//table|.//h1|.//h2|.//h3|.//ul|.//ol"
_BLOCKS = frozenset({"p", "head", "item", "quote", "row", "code", "lb", "list", "table", "div"})
_SPACE = re.compile(r"[ \t\n\r\f]+")
# Two characters that HTML cannot hold.
_BREAK, _CELL_END = "\x00", "\x01"
_HEADLINE_WITHIN = 3
_LONGEST_DATE = 60
# Where there is no article, trafilatura returns whatever words are left on the page.
_FEWEST_WORDS = 12


def page_draft(data: bytes, *, declared: str = "", encoding: str = "") -> tuple[Draft, Decoded]:
    """Return the article of a page, and how its bytes were decoded.

    `declared` is the encoding that whoever delivered the page has named, `encoding` one that a person chose.
    Raises `InputError` when there is no article on it.
    """
    # trafilatura reports pages it cannot use to its log; here they end in an error that a person reads
    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    told = _CHARSET.search(head_text(data))
    decoded = decode(data, declared=declared or (told[1] if told else ""), override=encoding)
    page = decoded.text.removeprefix("\ufeff")
    return _draft(page if START.match(page[:HEAD]) else f"<html><body>{page}</body></html>"), decoded


def _draft(page: str) -> Draft:
    tree = _tree(page)
    language, dates = tree.get("lang", ""), _lone_dates(tree)
    found = _extract(tree)
    lines = _headline_first(_lines(found.body), found.headline)
    if sum(len(line.text.split()) for line in lines) < _FEWEST_WORDS:
        raise _no_article()
    text, zones = joined(headed(found.headline, "", lines))
    return Draft(
        text=text,
        headline=found.headline,
        outlet=found.outlet,
        byline="; ".join(_as_written(name, page) for name in found.authors.split("; ")),
        date=iso_date(found.date) or (dates[0] if len(dates) == 1 else ""),
        url=found.url,
        language=language,
        zones=zones,
        metadata={"description": found.description} if found.description else {},
    )


def _no_article() -> InputError:
    return InputError("no article was found on this page; copy its text into a plain-text file instead")


def _tree(page: str) -> "HtmlElement":
    """Parse a page, with tables that only lay the page out turned into plain divisions.

    Given UTF-8 bytes, trafilatura does not guess the encoding a second time.
    """
    from trafilatura.utils import load_html

    tree = load_html(page.encode("utf-8", errors="replace"))
    if tree is None:
        raise _no_article()
    for table in list(tree.iter("table")):
        if any(cell.xpath(_BLOCK_IN_CELL) for cell in table.iter("td")):
            for part in list(table.iter(*_LAYOUT)):
                part.tag = "div"
    return tree


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """What trafilatura took for the article; `body` is in its own simplified TEI."""

    headline: str
    outlet: str
    authors: str
    date: str
    url: str
    description: str
    body: "HtmlElement"


def _extract(tree: "HtmlElement") -> _Found:
    from trafilatura import bare_extraction
    from trafilatura.settings import Document

    # the extensive search makes 1 January of any year it meets: a date that nobody wrote
    dates = {"extensive_search": False, "original_date": True}
    found = bare_extraction(tree, with_metadata=True, include_comments=False, date_extraction_params=dates)
    if not isinstance(found, Document):
        raise _no_article()
    return _Found(
        headline=found.title or "",
        outlet=found.sitename or "",
        authors=found.author or "",
        date=found.date or "",
        url=found.url or "",
        description=found.description or "",
        body=found.body,
    )


def _lone_dates(tree: "HtmlElement") -> list[str]:
    """Return the different dates that stand on the page with nothing beside them."""
    short = (text.strip() for text in tree.itertext() if len(text) <= _LONGEST_DATE)
    return list(dict.fromkeys(filter(None, map(iso_date, short))))


def _lines(body: "HtmlElement") -> list[Line]:
    """Return the blocks of the body as lines; white space inside them means nothing in HTML."""
    lines = (_SPACE.sub(" ", line).strip(" ") for line in "".join(_pieces(body)).split(_BREAK))
    return [Line(line.replace(_CELL_END, "\t")) for line in lines if line.strip(_CELL_END + " ")]


def _pieces(element: "HtmlElement") -> Iterator[str]:
    """Yield the text inside an element, with `_BREAK` around blocks and `_CELL_END` between cells."""
    around = _BREAK if element.tag in _BLOCKS else ""
    yield around + (element.text or "")
    for child in element:
        yield from _pieces(child)
        yield (_CELL_END if child.tag == "cell" and child.getnext() is not None else "") + (child.tail or "")
    yield around


def _headline_first(lines: list[Line], headline: str) -> list[Line]:
    """Put the headline before a kicker that stands above it."""
    start = sorted(lines[:_HEADLINE_WITHIN], key=lambda line: not same_words(line.text, headline))
    return start + lines[_HEADLINE_WITHIN:]


def _as_written(name: str, page: str) -> str:
    """Return a name as the page writes it: trafilatura takes full stops out of initials."""
    pattern = r"[.,]?\s+".join(map(re.escape, name.split()))
    found = re.search(rf"(?<!\w){pattern}(?:\.(?=\s*[\"<]))?", page) if pattern else None
    return unescape(_SPACE.sub(" ", found[0])) if found else name
