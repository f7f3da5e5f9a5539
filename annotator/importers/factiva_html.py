"""Factiva saved as a web page ("Article Format"), with the codes of the indexing or without them."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from annotator.errors import InputError
from annotator.importers._contract import MEGABYTE, Fit, Importer, Reading, Source
from annotator.importers._factiva import CODES, accession_number, coded, in_places, is_word_count
from annotator.importers._markup import decoded_page, line, page_tree, paragraphs
from annotator.importers._parts import Parts, reading_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]  # lxml publishes no types

# Before the first article, pages saved by a browser carry style sheets of a hundred thousand characters.
_MARK = re.compile(rb"<div\b[^>]{0,200}\bclass=[\"']?article [a-z]{2,4}Article\b|<title>Factiva</title>")
_CLASS = re.compile(r"(?:^|.*\s)(?P<language>[a-z]{2,4})Article(?:\s.*)?")
_CODE = re.compile(r"[A-Z]{2,3}")


def _recognise(source: Source) -> Fit:
    start = source.data[:MEGABYTE]
    return Fit.SPECIAL if b"activa" in start and _MARK.search(start) else Fit.NO


def _read(source: Source) -> Reading:
    decoded = decoded_page(source)
    articles = list(_articles(page_tree(decoded.text)))
    if not articles:
        raise InputError("this page of Factiva holds no article; save the articles, not their list")
    pieces = ((f"article {number}", article) for number, article in enumerate(articles, start=1))
    return reading_of(pieces, _parts, decoded=decoded, options=source.options)


def _articles(tree: "HtmlElement") -> Iterator["HtmlElement"]:
    return (division for division in tree.iter("div") if _language(division) is not None)


def _language(division: "HtmlElement") -> str | None:
    """Return the language that an article's division names in its class; None if it is no article."""
    match = _CLASS.fullmatch(division.get("class") or "")
    return match["language"] if match else None


def _parts(article: "HtmlElement") -> Parts:
    fields = {code: paragraphs(cell) for code, cell in _cells(article)}
    language = _language(article) or ""
    return coded(fields, language=language) if "HD" in fields else _placed(article, language)


def _cells(article: "HtmlElement") -> Iterator[tuple[str, "HtmlElement"]]:
    """Yield the codes of an article with indexing and the cells beside them."""
    for row in article.iter("tr"):
        cells = row.findall("td")
        code = line(cells[0]) if len(cells) == 2 else ""
        if _CODE.fullmatch(code) and code in CODES:
            yield code, cells[1]


def _placed(article: "HtmlElement", language: str) -> Parts:
    """Return an article without codes: its divisions stand in a fixed order around its length."""
    before, after = _divisions(article)
    length = next((n for n, text in enumerate(after) if is_word_count(text)), None)
    if length is None:
        raise InputError("the length and date that stand before its text are missing")
    told, _lines = in_places(after[length:])
    end = [line(one) for one in article.iter("p") if not one.get("class")]
    told["accession number"] = next(filter(None, map(accession_number, reversed(end))), _id(article))
    told["publisher"] = next((text for text in end if text and not accession_number(text)), "")
    told["section"] = " ".join(before)
    body = [one for one in article.iter("p", "pre") if "articleParagraph" in (one.get("class") or "")]
    return Parts(
        headline=_of(article, "id", "hd"),
        byline=_of(article, "class", "author"),
        outlet=told.pop("outlet", ""),
        date=told.pop("date", ""),
        length=told.pop("length"),
        language=language or told.get("language", ""),
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
        text = line(division)
        if text and not (division.get("id") or division.get("class")) and division.find(".//div") is None:
            texts[seen].append(text)
    return texts if seen else ([], texts[0])


def _of(article: "HtmlElement", attribute: str, value: str) -> str:
    return next((line(one) for one in article.iterdescendants("div") if one.get(attribute) == value), "")


def _id(article: "HtmlElement") -> str:
    """Return the accession number that the division around an article has in its name."""
    around = article.getparent()
    return accession_number((around.get("id") or "").removeprefix("article-")) if around is not None else ""


IMPORTER = Importer(
    name="factiva-html",
    version=1,
    title="Factiva web page",
    suffixes=(),
    recognise=_recognise,
    read=_read,
)
