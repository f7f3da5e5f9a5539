"""Factiva saved as Rich Text, with the codes of the indexing or without them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from annotator.errors import InputError
from annotator.importers._contract import Fit, Importer, Reading, Remark, Source
from annotator.importers._factiva import CODES, accession_number, coded, in_places, is_word_count
from annotator.importers._parts import Parts, reading_of
from annotator.importers._rich_text import rich_text, rich_text_start

_MARK = re.compile(rb"\b[A-Z][A-Z0-9]{2,7}\d{10,14}[a-z][a-z0-9]{6,10}\b")
_FIELD = re.compile(r"(?P<code>[A-Z]{2,3})(?:\s{0,4}[|\t](?P<value>.*))?")
_BYLINE = re.compile(r"(?:by|von|par|por|door)\s", re.IGNORECASE)
_LONGEST_PUBLISHER = 80


def _recognise(source: Source) -> Fit:
    start = rich_text_start(source)
    return Fit.SPECIAL if b"activa" in start and _MARK.search(start) else Fit.NO


def _read(source: Source) -> Reading:
    decoded = rich_text(source)
    lines = [line.strip(" \t\xa0") for line in decoded.text.split("\n")]
    found = list(_articles(lines))
    if not found:
        raise InputError("this file of Factiva holds no article")
    pieces = ((f"article {number}", article) for number, article in enumerate(found, start=1))
    said = () if found[-1].ended else ("its last article has no end: the file may have been cut off",)
    problems = tuple(Remark("", one) for one in said)
    return reading_of(pieces, _parts, decoded=decoded, options=source.options, problems=problems)


@dataclass(frozen=True, slots=True)
class _Article:
    """The lines of one article up to its accession number, which ends it."""

    lines: tuple[str, ...]
    ended: bool


def _articles(lines: Sequence[str]) -> Iterator[_Article]:
    """Cut the lines at the accession numbers; what follows the last one is the summary of the search."""
    start = 0
    for at, line in enumerate(lines):
        field = _FIELD.fullmatch(line)
        if accession_number(_value(field["value"] or "") if field and field["code"] == "AN" else line):
            yield _Article(tuple(filter(None, lines[start : at + 1])), ended=True)
            start = at + 1
    rest = tuple(filter(None, lines[start:]))
    if any(map(is_word_count, rest)) or any(_code(line) == "HD" for line in rest):
        yield _Article(rest, ended=False)


def _parts(article: _Article) -> Parts:
    codes = [_code(line) for line in article.lines]
    return coded(_fields(article.lines)) if "HD" in codes else _placed(article)


def _code(line: str) -> str:
    match = _FIELD.fullmatch(line)
    return match["code"] if match and match["code"] in CODES else ""


def _value(text: str) -> str:
    return text.removesuffix("|").strip(" \t\xa0")


def _fields(lines: Sequence[str]) -> dict[str, list[str]]:
    """Return the paragraphs in the cell beside each code."""
    fields: dict[str, list[str]] = {}
    code = ""
    for line in lines:
        match = _FIELD.fullmatch(line)
        own = _code(line)
        code = own or code
        text = _value(match["value"] or "" if match and own else line)
        if code and text:
            fields.setdefault(code, []).append(text)
    return fields


def _placed(article: _Article) -> Parts:
    """Return an article without codes: what stands around its length is told by its place."""
    lines = article.lines[:-1] if article.ended else article.lines
    length = next((at for at, line in enumerate(lines) if is_word_count(line)), None)
    if length is None:
        raise InputError("the length and date that stand before its text are missing")
    told, taken = in_places(lines[length:])
    body = list(lines[length + taken :])
    if article.ended and len(body) > 1 and _is_publisher(body[-1]):
        told["publisher"] = body.pop()
    headline, byline, credit, told["section"] = _titles(lines[:length])
    told["accession number"] = accession_number(article.lines[-1])
    return Parts(
        headline=headline,
        byline=byline,
        outlet=told.pop("outlet", ""),
        date=told.pop("date", ""),
        length=told.pop("length"),
        language=told.pop("language", ""),
        body=tuple(body),
        credit=(credit,) if credit else (),
        metadata=told,
    )


def _titles(lines: Sequence[str]) -> tuple[str, str, str, str]:
    """Return headline, byline, credit and section from the lines above the length, told by their order."""
    at = next((n for n, line in enumerate(lines) if n and _BYLINE.match(line)), None)
    if at is not None:
        return lines[at - 1], lines[at], " ".join(lines[at + 1 :]), " ".join(lines[: at - 1])
    longest = max(range(len(lines)), key=lambda n: len(lines[n]), default=None)
    if longest is None:
        return "", "", "", ""
    return lines[longest], "", " ".join(lines[longest + 1 :]), " ".join(lines[:longest])


def _is_publisher(line: str) -> bool:
    return len(line) <= _LONGEST_PUBLISHER and line[-1] not in '.!?"”»'


IMPORTER = Importer(
    name="factiva-rtf",
    version=1,
    title="Factiva Rich Text",
    suffixes=(),
    recognise=_recognise,
    read=_read,
)
