"""Factiva saved as a web page ("Article Format"), with the codes of the indexing or without them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.errors import InputError
from annotator.importers._contract import MEGABYTE, Fit, Importer, Reading, Source
from annotator.importers._factiva import CODES, accession_number, coded, in_places, is_word_count
from annotator.importers._markup import decoded_page, line, page_tree, paragraphs
from annotator.importers._parts import Parts, reading_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# Before the first article, pages saved by a browser carry style sheets of a hundred thousand characters.
_MARK = re.compile(rb"<div\b[^>]{0,200}\bclass=[\"']?article [a-z]{2,4}Article\b|<title>Factiva</title>")
_CLASS = re.compile(r"(?:^|.*\s)(?P<language>[a-z]{2,4})Article(?:\s.*)?")
_CODE = re.compile(r"[A-Z]{2,3}")


@dataclass(frozen=True, slots=True)
class _Found:
    """The division of one article, and the language and number that are written around it."""

    division: "HtmlElement"
    language: str
    number: str


def _recognise(source: Source) -> Fit:
    start = source.data[:MEGABYTE]
    return Fit.SPECIAL if b"activa" in start and _MARK.search(start) else Fit.NO


def _read(source: Source) -> Reading:
    decoded = decoded_page(source)
    articles = _articles(page_tree(decoded.text))
    if not articles:
        raise InputError("this page of Factiva holds no article; save the articles, not their list")
    pieces = ((f"article {number}", article) for number, article in enumerate(articles, start=1))
    return reading_of(pieces, _parts, decoded=decoded, options=source.options)


def _articles(tree: "HtmlElement") -> list[_Found]:
    """Return the divisions of the articles; where one is not closed, the next is taken out of it."""
    articles = [division for division in tree.iter("div") if _CLASS.fullmatch(division.get("class") or "")]
    found = [_Found(article, _language(article), _number(article.getparent())) for article in articles]
    for article in articles[1:]:
        article.drop_tree()
    return found


def _language(article: "HtmlElement") -> str:
    match = _CLASS.fullmatch(article.get("class") or "")
    return match["language"] if match else ""


def _number(around: "HtmlElement | None") -> str:
    """Return the accession number that the division around an article has in its name."""
    return "" if around is None else accession_number((around.get("id") or "").removeprefix("article-"))


def _parts(found: _Found) -> Parts:
    fields = {code: paragraphs(cell) for code, cell in _cells(found.division)}
    return coded(fields, language=found.language) if "HD" in fields else _placed(found)


def _cells(article: "HtmlElement") -> Iterator[tuple[str, "HtmlElement"]]:
    """Yield the codes of an article with indexing and the cells beside them."""
    for row in article.iter("tr"):
        cells = row.findall("td")
        code = line(cells[0]) if len(cells) == 2 else ""
        if _CODE.fullmatch(code) and code in CODES:
            yield code, cells[1]


def _placed(found: _Found) -> Parts:
    """Return an article without codes: its divisions stand in a fixed order around its length."""
    article = found.division
    before, after = _divisions(article)
    length = next((n for n, text in enumerate(after) if is_word_count(text)), None)
    if length is None:
        raise InputError("the length and date that stand before its text are missing")
    told, _lines = in_places(after[length:])
    end = [line(one) for one in article.iter("p") if not one.get("class")]
    told["accession number"] = next(filter(None, map(accession_number, reversed(end))), found.number)
    told["publisher"] = next((text for text in end if text and not accession_number(text)), "")
    told["section"] = " ".join(before)
    body = [one for one in article.iter("p", "pre") if "articleParagraph" in (one.get("class") or "")]
    return Parts(
        headline=_of(article, "id", "hd"),
        byline=_of(article, "class", "author"),
        outlet=told.pop("outlet", ""),
        date=told.pop("date", ""),
        length=told.pop("length"),
        language=found.language or told.get("language", ""),
        body=tuple(text for one in body for text in paragraphs(one)),
        credit=tuple(after[:length]),
        metadata={name: text for name, text in told.items() if name != "language"},
    )


def _divisions(article: "HtmlElement") -> tuple[list[str], list[str]]:
    """Return the texts of the divisions without a name, those before the headline and those after it."""
    texts: tuple[list[str], list[str]] = ([], [])
    seen = 0
    for division in article.iterdescendants("div"):
        seen |= division.get("id") == "hd"
        named = division.get("id") or division.get("class")
        text = "" if named or division.find(".//div") is not None else line(division)
        if text:
            texts[seen].append(text)
    return texts if seen else ([], texts[0])


def _of(article: "HtmlElement", attribute: str, value: str) -> str:
    return next((line(one) for one in article.iterdescendants("div") if one.get(attribute) == value), "")


IMPORTER = Importer(
    name="factiva-html",
    version=1,
    title="Factiva web page",
    suffixes=(),
    recognise=_recognise,
    read=_read,
)
