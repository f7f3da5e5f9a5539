"""Spellings of outlets that mean the same one: found by their letters, one of them proposed."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from annotator.importers._articles import Entry
from annotator.importers._reading import FileReport
from annotator.model import Article, Provenance

_ARTICLES = frozenset({"the", "der", "die", "das", "le", "la", "les", "el", "de", "het", "il"})
_NONE: Mapping[str, int] = {}
_AS_WRITTEN = "outlet as the file has it: "


def merged(reports: Iterable[FileReport], *, known: Mapping[str, int]) -> Iterator[FileReport]:
    """Yield reports in which each outlet has one spelling; `known` counts those that a corpus has already.

    All reports are held until the last one has been read.
    """
    held = list(reports)
    counted = Counter(article.outlet for report in held for article in report.articles)
    names = same_spellings(counted, known=known)
    for report in held:
        entries = (called(entry, names.get(entry.article.outlet, "")) for entry in report.entries)
        yield replace(report, entries=tuple(entries))


def called(entry: Entry, outlet: str) -> Entry:
    """Return an article under another outlet, with what its file calls it; "" leaves it as it is."""
    article = entry.article
    if outlet in ("", article.outlet):
        return entry
    return replace(entry, article=replace(article, outlet=outlet, provenance=_noted(article)))


def _noted(article: Article) -> Provenance:
    came = article.provenance
    if not article.outlet or any(note.startswith(_AS_WRITTEN) for note in came.notes):
        return came
    return replace(came, notes=(*came.notes, f"{_AS_WRITTEN}“{article.outlet}”"))


def same_spellings(outlets: Mapping[str, int], *, known: Mapping[str, int] = _NONE) -> dict[str, str]:
    """Return for each spelling the one that it may be merged into, where that is another one.

    `outlets` counts each spelling, `known` those of a corpus, which come first. Spellings that differ in
    capitals, spaces, punctuation, an article at the beginning or an edition in brackets without a space
    before it are the same; the most frequent one stays, of equals the one that looks like a name.
    """
    by_letters: Mapping[str, list[str]] = defaultdict(list)
    for outlet in {*outlets, *known}:
        if outlet:
            by_letters[_letters(outlet)].append(outlet)

    def worth(one: str) -> tuple[int, int, bool, int, str]:
        named = one not in (one.upper(), one.lower())
        return known.get(one, 0), outlets.get(one, 0), named, -len(one), one

    merged: dict[str, str] = {}
    for group in by_letters.values():
        best = max(group, key=worth)
        merged |= {one: best for one in group if one != best and one in outlets}
    return merged


def _letters(outlet: str) -> str:
    words = re.findall(r"\w+", outlet.casefold())
    return "".join(words[1:] if len(words) > 1 and words[0] in _ARTICLES else words)
