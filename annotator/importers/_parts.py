"""The parts of an article as a news database prints it, and the draft that is made of them."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from annotator.errors import InputError
from annotator.importers._contract import Draft, Options, Reading, Remark
from annotator.importers._dates import Dated, leading_date, month_number, weekday
from annotator.importers._language_names import language_code
from annotator.importers._lines import same_words
from annotator.model import Extent, Zone, ZoneKind
from annotator.text.decoding import Decoded
from annotator.text.zones import find_zones

T = TypeVar("T")

_NUMBER = re.compile(r"\d{1,3}(?:[.,\s\xa0\u202f]\d{3})+(?!\d)|\d{1,7}")
_BY = re.compile(r"(?:by|von|par|por|door)\s+(?=\S)(?![^\s,]+,\s)", re.IGNORECASE)
_COPYRIGHT = re.compile(
    r"\(?(?:copyright\b|©|\(c\)\s|all\s+rights\s+reserved|alle\s+rechte\s+vorbehalten|tous\s+droits\s+r"
    r"|todos\s+los\s+derechos|alle\s+rechten\s+voorbehouden)",
    re.IGNORECASE,
)
_ARCHIVE = re.compile(r" ?\(\d{4} ?[-–] ?(?:\d{4}|current(?: file)?|present)\)", re.IGNORECASE)
_TIME = re.compile(
    r"(?<!\d)\d{1,2}(?::\d\d){1,2}(?:\s?[AaPp]\.?[Mm]\.?)?(?:\s[A-Z]{2,5}(?:[+-]\d{1,2}(?::?\d\d)?)?)?(?!\w)"
)
_PICTURE = re.compile(
    r"\(?(?:photos?|photographs?|pictures?|images?):\s+(?!by\b)(?:\S+\s+){4}", re.IGNORECASE
)
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]")
_FEW_WORDS, _FEW_SHARE, _CUT_SHARE = 10, 0.1, 0.5
_DATE_WITHIN = 40
_LONGEST_DATE = 120
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_MONTH_WORDS = 5
_IN_BODY: frozenset[ZoneKind] = frozenset({"dateline", "caption", "credit"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """One article as a database prints it: everything as written, a paragraph a string.

    `metadata` goes to the article under names that are the same for all databases where they mean the same:
    `section`, `page`, `edition`, `accession number`, `copyright`, `subject`, ...
    """

    headline: str = ""
    standfirst: tuple[str, ...] = ()
    byline: str = ""
    dateline: str = ""
    outlet: str = ""
    date: str = ""
    language: str = ""
    url: str = ""
    length: str = ""
    body: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()
    credit: tuple[str, ...] = ()
    metadata: Mapping[str, str] = field(default_factory=dict)


def reading_of(
    pieces: Iterable[tuple[str, T]],
    parts_of: Callable[[T], Parts],
    *,
    decoded: Decoded | None = None,
    options: Options,
    problems: tuple[Remark, ...] = (),
) -> Reading:
    """Read each piece of a file (its place and what is there); one that is broken keeps no other back."""
    drafts: list[Draft] = []
    skipped: list[Remark] = []
    for where, piece in pieces:
        try:
            drafts.append(replace(drafted(parts_of(piece), options), where=where))
        except InputError as error:
            skipped.append(Remark(where, str(error)))
    return Reading(
        drafts=tuple(one_spelling(drafts)),
        skipped=tuple(skipped),
        problems=problems,
        encoding=decoded.encoding if decoded else "",
        encoding_from=decoded.found_by if decoded else "",
    )


def drafted(parts: Parts, options: Options) -> Draft:
    """Return the draft of an article; raise `InputError` for one that has neither headline nor text."""
    body = _own_body(parts)
    if not (parts.headline or body or parts.captions):
        raise InputError("it has neither a headline nor a text")
    text, zones = _laid_out(parts, body)
    dated = find_date(parts.date, options)
    time, edition = _beside(dated.rest)
    extent, missing = _extent(parts, body)
    outlet = tidy_outlet(parts.outlet)
    language = language_code(parts.language)
    told = {
        "outlet as written": parts.outlet if outlet != parts.outlet else "",
        "date as written": parts.date if parts.date != dated.iso else "",
        "time": time,
        "edition": edition,
        "length": parts.length,
        "language": "" if language else parts.language,
        **{name: value for name, value in parts.metadata.items() if value},
    }
    return Draft(
        text=text,
        headline=parts.headline,
        outlet=outlet,
        byline=_BY.sub("", parts.byline, count=1) if _BY.match(parts.byline) else parts.byline,
        date=dated.iso,
        url=parts.url,
        language=language,
        zones=zones,
        extent=extent,
        metadata={name: value for name, value in told.items() if value},
        problems=tuple(filter(None, (dated.problem, missing))),
    )


def find_date(written: str, options: Options) -> Dated:
    """Return the first date in a line, as `read_date` does; it says so when there is none."""
    words = written.split()
    for start in range(min(len(words), _DATE_WITHIN)):
        dated = leading_date(" ".join(words[start:]), order=options.date_order)
        if dated.iso or dated.problem:
            return replace(dated, rest=" ".join((*words[:start], dated.rest)).strip())
    shown = " ".join(words)
    return Dated(problem=f"the date “{shown}” is not clear and was left out" if shown else "")


def tidy_outlet(written: str) -> str:
    """Return an outlet's name in the one spelling that is sure.

    `The Guardian(London)` has lost a space; `The Post (1923-Current file)` names a stretch of its archive.
    """
    name = _ARCHIVE.sub("", re.sub(r"\s+", " ", written)).strip(" ,;")
    name = re.sub(r"(?<=[^\s(\[])(?=[(\[])", " ", name)
    return re.sub(r"(?<=[(\[]) | (?=[)\]])", "", name)


def is_copyright(line: str) -> bool:
    """Say whether a line is the notice of rights that a database prints with each article."""
    return bool(_COPYRIGHT.match(line.strip()))


def is_date_line(line: str) -> bool:
    """Say whether a line under an outlet's name is the date, be it no more than a month and a year."""
    if len(line) > _LONGEST_DATE:
        return False
    words = line.replace(",", " ").split()
    month = len(words) <= _MONTH_WORDS and _YEAR.search(line) is not None and any(map(month_number, words))
    return month or leading_date(line).iso != ""


def count_words(paragraphs: Iterable[str]) -> int:
    """Count words as databases do: what stands between white space and holds a letter or digit."""
    words = (word for text in paragraphs for word in text.split())
    return sum(word.isalnum() or any(map(str.isalnum, word)) for word in words)


def _own_body(parts: Parts) -> tuple[str, ...]:
    """Return the body without a first paragraph that says the headline or the standfirst again."""
    body = tuple(filter(str.strip, parts.body))
    for said in filter(None, (parts.headline, *parts.standfirst)):
        if body and same_words(body[0], said):
            body = body[1:]
    return body


def _laid_out(parts: Parts, body: tuple[str, ...]) -> tuple[str, tuple[Zone, ...]]:
    """Return the text, one paragraph a line, and its zones; they cover it but for the line ends."""
    texts: list[str] = []
    zones: list[Zone] = []
    at = 0
    for kind, text in _in_order(parts, body):
        zones += [Zone(one.kind, at + one.start, at + one.end) for one in _zones(kind, text)]
        texts.append(text)
        at += len(text) + 1
    return "\n".join(texts), tuple(zones)


def _in_order(parts: Parts, body: tuple[str, ...]) -> Iterator[tuple[ZoneKind, str]]:
    head: tuple[tuple[ZoneKind, str], ...] = (
        ("headline", parts.headline),
        ("standfirst", "\n".join(filter(str.strip, parts.standfirst))),
        ("byline", parts.byline),
        ("dateline", parts.dateline),
    )
    yield from (part for part in head if part[1].strip())
    if body:
        yield "body", "\n".join(body)
    yield from (("caption", words) for words in parts.captions if words.strip())
    yield from (("credit", words) for words in parts.credit if words.strip())


def _zones(kind: ZoneKind, text: str) -> tuple[Zone, ...]:
    """Return the zones of one part: in the body, those that its own words tell."""
    if kind != "body":
        return (Zone(kind, 0, len(text)),)
    return tuple(Zone(_kind(one, text), one.start, one.end) for one in find_zones(text))


def _kind(zone: Zone, text: str) -> ZoneKind:
    """Return what a zone found in the body is; a last line `Photo: ...` may tell what a picture shows."""
    if zone.kind == "credit" and _PICTURE.match(text, zone.start):
        return "caption"
    return zone.kind if zone.kind in _IN_BODY else "body"


def _beside(rest: str) -> tuple[str, str]:
    """Return the time and the edition that stand beside a date; the weekday says nothing new."""
    time = _TIME.search(rest)
    if time:
        rest = f"{rest[: time.start()]} {rest[time.end() :]}"
    words = [word for word in rest.split() if not weekday(word.strip(",.;()"))]
    return time[0] if time else "", " ".join(words).strip(" ,;|–—-")


def _extent(parts: Parts, body: tuple[str, ...]) -> tuple[Extent, str]:
    """Say how much of the article there is: whether it has a text, and as many words as declared."""
    declared = _declared(parts.length)
    if not body:
        return "headline", "the database gives no text of this article"
    least = count_words(body)
    most = least + count_words((parts.headline, *parts.standfirst, parts.byline, *parts.captions))
    spare = max(_FEW_WORDS, _FEW_SHARE * declared)
    if not declared or least - spare <= declared <= most + spare or _UNSPACED.search(body[0]):
        return "whole", ""
    said = f"the database declares a length of {declared:,} words, {least:,} were found"
    return "truncated" if most < _CUT_SHARE * declared else "whole", said


def _declared(written: str) -> int:
    number = _NUMBER.search(written)
    return int(re.sub(r"\D", "", number[0])) if number else 0


def _is_mixed(name: str) -> bool:
    """Say whether a name has capitals and small letters, as one that somebody chose has."""
    return name not in (name.upper(), name.lower())


def one_spelling(drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Give outlets that differ in letter case only the spelling that is most frequent in the file."""
    names = [draft.outlet for draft in drafts]
    best: dict[str, str] = {}
    for name in sorted(set(names), key=lambda one: (names.count(one), _is_mixed(one), one)):
        best[name.casefold()] = name
    for draft in drafts:
        name = best[draft.outlet.casefold()]
        told = {"outlet as written": draft.outlet} if name != draft.outlet else {}
        yield replace(draft, outlet=name, metadata={**told, **draft.metadata})
