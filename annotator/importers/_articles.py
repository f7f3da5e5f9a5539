"""From what an importer read to articles: canonical text, zones, provenance, ids, annotations with quotes."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from annotator import machine
from annotator.edits import segment
from annotator.errors import InputError
from annotator.importers._contract import Draft, Importer, Quoted, Reading, Remark, Source, Table
from annotator.importers._dates import read_date
from annotator.model import (
    Article,
    Concealed,
    Evidence,
    Link,
    Provenance,
    Segment,
    Span,
    State,
    Zone,
    ZoneKind,
)
from annotator.text.canonical import Canonical, canonicalise, sha256
from annotator.text.zones import find_zones

MAX_WORD = 100_000
"""How many code points without any white space a text may hold; more is data, not writing."""

_SHOWN = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """An annotation that came with an article, on its canonical text; without target it is about all of it.

    `code` and `coder` are names as the file has them (`coder` may be empty), `key` and the ends of `links`
    ids that hold within the file. One without a code says only how far its coder is with the article. A
    contrast or omission is about other articles of the file, too: in `target` and `absent_from`, by the ids
    that these were given.
    """

    article: str
    code: str
    coder: str = ""
    target: tuple[Segment, ...] = ()
    memo: str = ""
    attributes: Mapping[str, Any] = field(default_factory=dict)
    code_id: str = ""
    key: str = ""
    evidence: tuple[Evidence, ...] = ()
    links: tuple[Link, ...] = ()
    flagged: bool = False
    concealed: tuple[Concealed, ...] = ()
    code_version: str = ""
    state: State = "new"
    absent_from: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An article that was read: where it stands in its file, what wants a person's eye, what it brings."""

    article: Article
    where: str = ""
    problems: tuple[str, ...] = ()
    brought: tuple[Brought, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What one file gave: articles in its order, those left out and why, what to tell about the file."""

    entries: tuple[Entry, ...] = ()
    skipped: tuple[Remark, ...] = ()
    problems: tuple[Remark, ...] = ()
    table: Table | None = None
    encoding: str = ""
    encoding_from: str = ""


class NoArticleError(InputError):
    """No article could be taken from a file; `table` is there where its columns can be given other roles."""

    def __init__(self, message: str, table: Table | None = None) -> None:
        super().__init__(message, table)
        self.table = table

    def __str__(self) -> str:
        return str(self.args[0])


def taken_of(reading: Reading, importer: Importer, source: Source) -> Taken:
    """Freeze the articles of one file; raise `InputError` when none of them holds text."""
    provenance = Provenance(
        importer=f"{importer.name}@{importer.version}",
        name=source.name,
        sha256=hashlib.sha256(source.data).hexdigest(),
        encoding=reading.encoding,
        encoding_from=reading.encoding_from,
        imported=machine.now(),
    )
    frozen: list[_Frozen] = []
    skipped = list(reading.skipped)
    for number, draft in enumerate(reading.drafts, start=1):
        where = draft.where or (f"article {number}" if len(reading.drafts) > 1 else "")
        try:
            frozen.append(_freeze(draft, where, provenance, source))
        except InputError as error:
            skipped.append(Remark(where, str(error)))
    mentioned = {key for draft in reading.drafts for one in draft.annotations for key in one.others}
    others = {one.draft.key: one for one in frozen if one.draft.key in mentioned} if mentioned else {}
    entries = [_entry(one, others) for one in frozen]
    if not entries:
        raise NoArticleError(_nothing(skipped, reading.table), reading.table)
    return Taken(
        entries=tuple(entries),
        skipped=tuple(skipped),
        problems=reading.problems,
        table=reading.table,
        encoding=reading.encoding,
        encoding_from=reading.encoding_from,
    )


def articles_of(reading: Reading, importer: Importer, source: Source) -> tuple[Article, ...]:
    """Freeze the articles of one file; raise `InputError` when none of them holds text."""
    return tuple(entry.article for entry in taken_of(reading, importer, source).entries)


def _nothing(skipped: Sequence[Remark], table: Table | None) -> str:
    """Say why no article was taken from a file."""
    if len(skipped) == 1:
        return skipped[0].message
    if skipped:
        first = ": ".join(filter(None, (skipped[0].where, skipped[0].message)))
        return f"none of its {len(skipped):,} articles can be taken ({first})"
    if table is not None:
        names = ", ".join(f"“{column.name}”" for column in table.columns)
        return f"no column holds the text of articles; say which one does. Its columns are {names}"
    return "there is no article in it"


@dataclass(frozen=True, slots=True)
class _Frozen:
    """An article with its draft and what became of the draft's text: annotations are still to be moved."""

    draft: Draft
    where: str
    article: Article
    canonical: Canonical


def _freeze(draft: Draft, where: str, provenance: Provenance, source: Source) -> _Frozen:
    canonical = canonicalise(draft.text)
    check_text(canonical.text)
    return _Frozen(draft, where, _article(draft, canonical, provenance, source), canonical)


def _entry(one: _Frozen, others: Mapping[str, _Frozen]) -> Entry:
    article = one.article
    brought, wrong = _brought(one, others)
    problems = one.draft.problems + wrong
    came = replace(article.provenance, place=one.where, notes=article.provenance.notes + problems)
    article = replace(article, provenance=came)
    return Entry(article=article, where=one.where, problems=problems, brought=brought)


def _article(draft: Draft, canonical: Canonical, provenance: Provenance, source: Source) -> Article:
    known = [
        Zone(zone.kind, *map(canonical.offsets.to_canonical, (zone.start, zone.end))) for zone in draft.zones
    ]
    zones = laid_over(canonical.text, find_zones(canonical.text), known)
    dateline = _zone_text(canonical.text, zones, "dateline")
    return Article(
        id=machine.mint("art"),
        text=canonical.text,
        sha256=sha256(canonical.text),
        headline=_one_line(draft.headline) or _zone_text(canonical.text, zones, "headline"),
        outlet=_one_line(draft.outlet or source.options.outlet),
        byline=_one_line(draft.byline) or _byline(_zone_text(canonical.text, zones, "byline")),
        date=draft.date or read_date(dateline, order=source.options.date_order).iso,
        url=_one_line(draft.url or source.url),
        language=_one_line(draft.language),
        extent=draft.extent,
        zones=zones,
        provenance=replace(provenance, notes=draft.notes + canonical.notes),
        extra=_kept(draft.metadata),
    )


def _brought(one: _Frozen, others: Mapping[str, _Frozen]) -> tuple[tuple[Brought, ...], tuple[str, ...]]:
    """Move annotations to the canonical text; one whose quote is not what stands there is told instead."""
    brought: list[Brought] = []
    wrong: list[str] = []
    for marking in one.draft.annotations:
        try:
            there = {"": one, **{key: _other(key, others) for key in marking.others}}
            target = tuple(_segment(span, there[span.article]) for span in marking.spans)
            evidence = tuple(
                Evidence(
                    attribute=name, segments=tuple(_segment(span, there[span.article]) for span in spans)
                )
                for name, spans in marking.evidence.items()
            )
        except ValueError as error:
            where = f" ({marking.where})" if marking.where else ""
            wrong.append(f"an annotation “{marking.code}”{where} was left out: {error}")
            continue
        brought.append(
            Brought(
                article=one.article.id,
                code=_one_line(marking.code),
                coder=_one_line(marking.coder),
                target=target,
                memo=canonicalise(marking.memo).text,
                attributes=_told(marking.attributes),
                code_id=marking.code_id,
                key=marking.key,
                evidence=evidence,
                links=tuple(Link(to=to, kind=_one_line(kind)) for to, kind in marking.links),
                flagged=marking.flagged,
                concealed=marking.concealed,
                code_version=marking.code_version,
                state=marking.state,
                absent_from=tuple(there[key].article.id for key in marking.absent_from),
            )
        )
    return tuple(brought), tuple(wrong)


def _other(key: str, others: Mapping[str, _Frozen]) -> _Frozen:
    if key not in others:
        raise ValueError(f"it is about another article, {key}, which the file does not have")
    return others[key]


def _segment(quoted: Quoted, one: _Frozen) -> Segment:
    """Return where a quote stands in the canonical text; raise ValueError where something else does."""
    article, canonical = one.article, one.canonical
    if not 0 <= quoted.start < quoted.end <= canonical.offsets.source_length:
        length = canonical.offsets.source_length
        raise ValueError(f"[{quoted.start}, {quoted.end}) is no place in a text of {length:,} characters")
    span = Span(*map(canonical.offsets.to_canonical, (quoted.start, quoted.end)))
    there, quote = article.text[span.start : span.end], canonicalise(quoted.quote).text
    if there != quote:
        raise ValueError(f"the text reads {_short(there)} there, not {_short(quote)}")
    return segment(article, span)


def _short(text: str) -> str:
    return f"“{text}”" if len(text) <= _SHOWN else f"“{text[:_SHOWN]}...”"


def check_text(text: str) -> None:
    """Raise `InputError` for a text that is empty or holds a word of more than `MAX_WORD` code points."""
    if not text.strip("\ufeff\u200b \t\r\n\f\v\xa0"):
        raise InputError("there is no text in it")
    longest = max(map(len, text.split()), default=0)
    if longest > MAX_WORD:
        raise InputError(
            f"it holds {longest:,} characters without a single space: this is data, not an article"
        )


def laid_over(text: str, found: Sequence[Zone], known: Sequence[Zone]) -> tuple[Zone, ...]:
    """Return zones that cover the text: those known, each with the line ends after it, else found ones.

    `known` is in order and does not overlap; neighbours of one kind become one zone. What was found to be of
    a kind that is known to stand elsewhere is body.
    """
    told = {zone.kind for zone in known}
    found = [replace(one, kind="body") if one.kind in told else one for one in found]
    kinds: list[tuple[int, ZoneKind]] = []
    at = 0
    for zone in known:
        kinds += [(max(at, one.start), one.kind) for one in found if one.start < zone.start and one.end > at]
        kinds.append((zone.start, zone.kind))
        at = next(n for n in range(zone.end, len(text) + 1) if text[n : n + 1] != "\n")
    kinds += [(max(at, one.start), one.kind) for one in found if one.end > at]
    starts = [pair for n, pair in enumerate(kinds) if n == 0 or pair[1] != kinds[n - 1][1]]
    ends = [start for start, _kind in starts[1:]] + [len(text)]
    return tuple(
        Zone(kind, start, end) for (start, kind), end in zip(starts, ends, strict=True) if start < end
    )


def _zone_text(text: str, zones: Sequence[Zone], kind: ZoneKind) -> str:
    return next((_one_line(text[zone.start : zone.end]) for zone in zones if zone.kind == kind), "")


def _byline(line: str) -> str:
    return re.sub(r"by\s+", "", line, count=1, flags=re.IGNORECASE) if line[:3].lower() == "by " else line


def _one_line(value: str) -> str:
    return re.sub(r"[ \t\n]+", " ", canonicalise(value).text).strip(" ")


def _kept(metadata: Mapping[str, str]) -> Mapping[str, object]:
    return {"metadata": _lines_of(metadata)} if metadata else {}


def _told(attributes: Mapping[str, Any]) -> dict[str, Any]:
    """Return attributes with canonical text: words, or a list of words, a number, a yes or no."""
    return {
        _one_line(name): canonicalise(value).text
        if isinstance(value, str)
        else [canonicalise(one).text if isinstance(one, str) else one for one in value]
        if isinstance(value, list)
        else value
        for name, value in attributes.items()
    }


def _lines_of(values: Mapping[str, str]) -> dict[str, str]:
    return {_one_line(key): _one_line(value) for key, value in values.items()}
