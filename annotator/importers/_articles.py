"""From what an importer read to articles: canonical text, zones, provenance, ids."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from annotator import machine
from annotator.errors import InputError
from annotator.importers._contract import Draft, Importer, Reading, Source
from annotator.importers._dates import iso_date
from annotator.model import Article, Provenance, Zone, ZoneKind
from annotator.text.canonical import canonicalise, sha256
from annotator.text.zones import find_zones

MAX_WORD = 100_000
"""How many code points without any white space a text may hold; more is data, not writing."""


def articles_of(reading: Reading, importer: Importer, source: Source) -> tuple[Article, ...]:
    """Freeze the articles of one file; raise `InputError` for a text that holds none."""
    provenance = Provenance(
        importer=f"{importer.name}@{importer.version}",
        name=source.name,
        sha256=hashlib.sha256(source.data).hexdigest(),
        encoding=reading.encoding,
        encoding_from=reading.encoding_from,
        imported=machine.now(),
    )
    return tuple(_article(draft, provenance) for draft in reading.drafts)


def _article(draft: Draft, provenance: Provenance) -> Article:
    canonical = canonicalise(draft.text)
    check_text(canonical.text)
    known = [
        Zone(zone.kind, *map(canonical.offsets.to_canonical, (zone.start, zone.end))) for zone in draft.zones
    ]
    zones = laid_over(canonical.text, find_zones(canonical.text), known)
    return Article(
        id=machine.mint("art"),
        text=canonical.text,
        sha256=sha256(canonical.text),
        headline=_one_line(draft.headline) or _zone_text(canonical.text, zones, "headline"),
        outlet=_one_line(draft.outlet),
        byline=_one_line(draft.byline) or _byline(_zone_text(canonical.text, zones, "byline")),
        date=draft.date or iso_date(_zone_text(canonical.text, zones, "dateline")),
        url=_one_line(draft.url),
        language=_one_line(draft.language),
        zones=zones,
        provenance=replace(provenance, notes=draft.notes + canonical.notes),
        extra=_kept(draft.metadata),
    )


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
        at = zone.end + len(text[zone.end :]) - len(text[zone.end :].lstrip("\n"))
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
    return {"metadata": {_one_line(k): _one_line(v) for k, v in metadata.items()}} if metadata else {}
