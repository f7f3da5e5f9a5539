"""Europresse and Eureka.cc saved as HTML, as they have been since 2014 and as they were before."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.errors import InputError
from annotator.importers._contract import MEGABYTE, Fit, Importer, Reading, Source
from annotator.importers._dates import leading_date
from annotator.importers._markup import decoded_page, line, page_tree, paragraphs
from annotator.importers._parts import Parts, is_copyright, reading_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MARK = re.compile(rb"class\s*=\s*[\"']?[\w -]{0,80}\bDocPublicationName\b", re.IGNORECASE)
_ISSUE = re.compile(r",? (?:no|n°|nº|No\.)\.?[ \xa0]*(?P<issue>[\w-]+).*")
_NUMBER = re.compile(r"\b(?:news|web|pub|bio|rep|tv)[·.•]\d{8}[·.•][\w·.•-]+", re.IGNORECASE)
_LENGTH = re.compile(r"\d[\d\s\xa0\u202f]*(?:mots|words)\b", re.IGNORECASE)
_PAGE = re.compile(r"\bpp?\.[ \xa0]*(\S+)")
_TIME = re.compile(r"\b\d{1,2}[:h]\d\d(?:[ \xa0]UTC(?:[+-]\d\d(?::?\d\d)?)?)?")
_CAPTIONS = re.compile(
    r"(?:Illustrations?(?:\(s\))?|Photos?|Légendes?|Captions?)[ \xa0]*:[ \xa0]*", re.IGNORECASE
)
_NOTES = re.compile(r"(?:Notes?(?:\(s\))?|Remarks?)[ \xa0]*:[ \xa0]*", re.IGNORECASE)
_NAME = r"[A-ZÀ-Ý][\w'’.-]*"
_NAMES = re.compile(
    rf"(?:(?:Par|By)\s+)?{_NAME}(?:\s+(?:d['’]|de|du|des|la|le|van|von|der)?\s?{_NAME}){{1,3}}"
    rf"(?:(?:,|\s+et|\s+and|\s+avec)\s+{_NAME}(?:\s+(?:de|du|la|le|van|von)?\s?{_NAME}){{1,3}}){{0,4}}"
)
_FURNITURE = re.compile(r"(?:Numéro de document|Document number|Certificate?\b|Visible\b)", re.IGNORECASE)
_LAST_LINES = 4
_HERE = "\ufffc"


def _recognise(source: Source) -> Fit:
    return Fit.SPECIAL if _MARK.search(source.data[:MEGABYTE]) else Fit.NO


def _read(source: Source) -> Reading:
    decoded = decoded_page(source)
    tree = page_tree(decoded.text)
    new = [article for article in tree.iter("article") if _first(article, "DocPublicationName") is not None]
    found = new or list(_cells(tree))
    if not found:
        raise InputError("this page of Europresse holds no article")
    pieces = ((f"article {number}", article) for number, article in enumerate(found, start=1))
    return reading_of(pieces, _new if new else _old, decoded=decoded, options=source.options)


def _new(article: "HtmlElement") -> Parts:
    heading = _heading(article)
    title, kicker, subtitle = _title(article)
    aside, footer = article.find(".//aside"), article.find(".//footer")
    captions, notes = _aside(paragraphs(aside))
    small = footer.find(".//small") if footer is not None else None
    return Parts(
        headline=title,
        standfirst=(subtitle,),
        byline=_authors(article),
        outlet=heading.outlet,
        date=heading.date,
        length=heading.length,
        body=_text(article),
        captions=captions,
        metadata={
            **heading.metadata,
            "kicker": kicker,
            "notes": notes,
            "copyright": line(small),
            "accession number": _number(line(footer)),
        },
    )


def _old(cell: "HtmlElement") -> Parts:
    """Read a cell of the old table: after the title, all is text, but a name before and rights after it."""
    heading = _heading(cell)
    number = _number(" ".join(paragraphs(cell)))
    title = _first(cell, "TitreArticleVisu")
    if title is None:
        raise InputError("its title is missing")
    headline = line(title)
    lines = list(_after(cell, title))
    byline = lines.pop(0) if lines and _NAMES.fullmatch(lines[0]) else ""
    rights = [text for text in lines[-_LAST_LINES:] if is_copyright(text)]
    furniture = [text for text in lines if text in rights or _FURNITURE.match(text) or _number(text)]
    return Parts(
        headline=headline,
        byline=byline,
        outlet=heading.outlet,
        date=heading.date,
        length=heading.length,
        body=tuple(text for text in lines if text not in furniture),
        metadata={**heading.metadata, "copyright": " ".join(rights), "accession number": number},
    )


@dataclass(frozen=True, slots=True)
class _Heading:
    """What stands above an article: its outlet, and the line with section, date and page."""

    outlet: str
    date: str
    length: str
    metadata: dict[str, str]


def _heading(article: "HtmlElement") -> _Heading:
    name = line(_first(article, "DocPublicationName"))
    issue = _ISSUE.search(name)
    told = " ".join("".join(one.itertext()) for one in _all(article, "DocHeader"))
    pieces = [piece.strip(" \xa0") for piece in re.sub(r"\s+", " ", told).split(",") if piece.strip(" \xa0")]
    section, date, rest = _dated(pieces)
    length, page, time = (pattern.search(rest) for pattern in (_LENGTH, _PAGE, _TIME))
    return _Heading(
        outlet=name[: issue.start()] if issue else name,
        date=date or (", ".join(pieces) if not section else ""),
        length=length[0] if length else "",
        metadata={
            "outlet as written": name if issue else "",
            "issue": issue["issue"] if issue else "",
            "section": section,
            "page": page[1] if page else "",
            "time": time[0] if time else "",
        },
    )


def _dated(pieces: list[str]) -> tuple[str, str, str]:
    """Return what stands before the date, the date itself (all, where there is none), and what follows."""
    for start in range(len(pieces)):
        written = ", ".join(pieces[start:])
        dated = leading_date(written)
        if dated.iso:
            date = written.removesuffix(dated.rest).rstrip(" ,")
            return ", ".join(pieces[:start]), date, dated.rest
    return "", ", ".join(pieces), ""


def _title(article: "HtmlElement") -> tuple[str, str, str]:
    """Return the title with what stands above it and, in the same division, below it."""
    division = _first(article, "titreArticle")
    title = _first(article, "titreArticleVisu")
    header = article.find(".//header")
    above = " ".join(map(line, header.findall("p"))) if header is not None else ""
    if division is None or title is None:
        return line(title if division is None else division), above, ""
    lines, own = paragraphs(division), paragraphs(title)
    at = next((n for n in range(len(lines)) if lines[n : n + len(own)] == own), 0)
    return " ".join(own), " ".join((above, *lines[:at])).strip(), " ".join(lines[at + len(own) :])


def _authors(article: "HtmlElement") -> str:
    """Return the authors: in a division of their own, or in the one that follows the title's."""
    own = _first(article, "docAuthors")
    if own is not None:
        return line(own)
    division = _first(article, "titreArticle")
    after = division.getnext() if division is not None else None
    text = line(after) if after is not None and after.tag in {"div", "p"} else ""
    return text if _NAMES.fullmatch(text) else ""


def _text(article: "HtmlElement") -> tuple[str, ...]:
    for name in ("docOcurrContainer", "DocText"):
        found = [text for one in _all(article, name) for text in paragraphs(one)]
        if found:
            return tuple(found)
    return ()


def _aside(lines: tuple[str, ...]) -> tuple[tuple[str, ...], str]:
    """Return the captions and the notes that stand beside an article, without their headings."""
    captions: list[str] = []
    notes: list[str] = []
    into = notes
    for text in lines:
        for heading, kind in ((_CAPTIONS, captions), (_NOTES, notes)):
            match = heading.match(text)
            if match:
                into, text = kind, text[match.end() :]  # noqa: PLW2901  # the line without its heading
        if text:
            into.append(text)
    return tuple(captions), " ".join(notes)


def _cells(tree: "HtmlElement") -> Iterator["HtmlElement"]:
    """Yield the cells of the old layout that hold an article each, and no such cell in them."""
    seen = set()
    for name in _all(tree, "DocPublicationName"):
        cell = next(name.iterancestors("td"), None)
        if cell is not None and cell not in seen:
            seen.add(cell)
            yield cell


def _after(cell: "HtmlElement", title: "HtmlElement") -> Iterator[str]:
    """Yield the lines that follow the title in its cell, without the table of the certificate."""
    for table in [*cell.iter("table")]:
        if _number(line(table)) and title not in table.iterdescendants():
            table.clear(keep_tail=True)
    title.tag = "h1"
    title.text, title[:] = _HERE, []
    lines = paragraphs(cell)
    yield from lines[lines.index(_HERE) + 1 :]


def _number(text: str) -> str:
    match = _NUMBER.search(text)
    return match[0] if match else ""


def _all(tree: "HtmlElement", name: str) -> Iterator["HtmlElement"]:
    """Yield the elements of a class, none of them inside another of it."""
    for one in tree.iter():
        if name in (one.get("class") or "").split() and not any(
            name in (around.get("class") or "").split() for around in one.iterancestors()
        ):
            yield one


def _first(tree: "HtmlElement", name: str) -> "HtmlElement | None":
    return next(_all(tree, name), None)


IMPORTER = Importer(
    name="europresse",
    version=1,
    title="Europresse web page",
    suffixes=(),
    recognise=_recognise,
    read=_read,
)
