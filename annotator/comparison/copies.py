"""Copies among articles: which ones are set aside, so that each text counts once, and why."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from annotator.comparison.gathering import Gathered
from annotator.comparison.reuse import words_of
from annotator.comparison.runs import EDITED, RUN, Runs, connected, one_copy, runs_of
from annotator.corpus import Corpus

Why = Literal["linked", "same text", "shared text"]

RULE = (
    "what people linked as copies, texts that are the same to the letter, and articles of one event that "
    f"share at least {EDITED * 100:.0f} % of the shorter one's words, in runs of {RUN} words or more"
)
"""Which articles are one copy, in words."""
ORIGINAL = "the original counts if it is there, else the earliest one"


class Text(NamedTuple):
    """What says of an article whether it is a copy; `runs` are known of articles of an event."""

    article: str
    event: str
    date: str
    text_sha256: str
    copy_of: str
    runs: Runs | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """An article that does not count, since `counts`, another one, is the same copy.

    `near` is the article that it is a copy of for the reason `why`: mostly the one that counts. `share` is
    how much of the shorter one of these two stands in the other one (0 to 1); None where that is not known.
    """

    article: str
    counts: str
    near: str
    why: Why
    share: float | None = None


class _Bond(NamedTuple):
    """Why two articles are one copy."""

    why: Why
    share: float | None


def set_aside(
    articles: Iterable[Gathered],
) -> tuple[tuple[Gathered, ...], tuple[Gathered, ...], tuple[Aside, ...]]:
    """Return the articles that count, the copies that are set aside, and why each of these is, in order.

    One copy are `RULE`; what hangs together over several articles is one, too. Of one copy `ORIGINAL`.
    """
    every = tuple(articles)
    found = {one.article: one for one in asides(map(_text, every))}
    return (
        tuple(one for one in every if one.article not in found),
        tuple(one for one in every if one.article in found),
        tuple(found[one.article] for one in every if one.article in found),
    )


def _text(one: Gathered) -> Text:
    return Text(one.article, one.event, one.date, one.text_sha256, one.copy_of, one.runs)


def without_copies(corpus: Corpus, articles: Iterable[str]) -> list[str]:
    """Return the ids of the articles that count, as `set_aside` does; only texts of events are read."""
    heads = [corpus.head(key) for key in articles]
    texts = (
        Text(
            *(head.id, head.event, head.date, head.sha256, head.copy_of),
            _runs_of(corpus.article(head.id).text) if head.event else None,
        )
        for head in heads
    )
    aside = {one.article for one in asides(texts)}
    return [head.id for head in heads if head.id not in aside]


@lru_cache(maxsize=2_000)
def _runs_of(text: str) -> Runs:
    return runs_of(words_of(text))


def asides(texts: Iterable[Text]) -> tuple[Aside, ...]:
    """Return which of some texts are set aside, each with the one that counts and the reason."""
    every = tuple(texts)
    ranks = {one.article: _rank(one) for one in every}
    bonds = _bonds(every)
    held = (sorted(ranks.keys() & set(group), key=ranks.__getitem__) for group in connected(bonds))
    return tuple(_aside(article, group, bonds) for group in sorted(held, key=_first) for article in group[1:])


def _first(group: Sequence[str]) -> str:
    return group[0] if group else ""


def _aside(article: str, group: Sequence[str], bonds: Mapping[tuple[str, str], _Bond]) -> Aside:
    """Return why an article is set aside: what binds it to the one that counts, else the strongest bond."""
    bound = {
        other: bond
        for other in group
        if (bond := bonds.get((article, other)) or bonds.get((other, article))) is not None
    }
    counts = group[0]
    near = counts if counts in bound else max(bound, key=lambda key: bound[key].share or 0, default=counts)
    why, share = bound.get(near, _Bond("linked", None))
    return Aside(article=article, counts=counts, near=near, why=why, share=share)


# --- what binds articles ---------------------------------------------------------------------------------


def _bonds(texts: Sequence[Text]) -> dict[tuple[str, str], _Bond]:
    """Return why which two articles are one copy; what was linked may be with an article that is not here."""
    bonds = {(first, second): _Bond("shared text", share) for first, second, share in _shared(texts)}
    bonds |= {pair: _Bond("same text", 1.0) for pair in _same(texts)}
    for one in texts:
        if one.copy_of:
            pair = (one.copy_of, one.article)
            pair = pair[::-1] if pair[::-1] in bonds else pair
            bonds[pair] = _Bond("linked", bonds[pair].share if pair in bonds else None)
    return bonds


def _same(texts: Iterable[Text]) -> Iterable[tuple[str, str]]:
    """Yield articles with the very same text, each with the first that has it."""
    first: dict[str, str] = {}
    for one in sorted(texts, key=_rank):
        known = first.setdefault(one.text_sha256, one.article)
        if known != one.article:
            yield known, one.article


def _rank(one: Text) -> tuple[bool, bool, str, str]:
    return bool(one.copy_of), not one.date, one.date, one.article


def _shared(texts: Iterable[Text]) -> Iterable[tuple[str, str, float]]:
    """Yield articles of one event that share so much of their text that they are one copy."""
    events: defaultdict[str, dict[str, tuple[str, Runs]]] = defaultdict(dict)
    for one in texts:
        if one.event and one.runs is not None:
            events[one.event].setdefault(one.text_sha256, (one.article, one.runs))
    for held in events.values():
        if len(held) > 1:
            yield from _in_event(tuple(held.values()))


@lru_cache(maxsize=500)
def _in_event(texts: tuple[tuple[str, Runs], ...]) -> tuple[tuple[str, str, float], ...]:
    return tuple(one_copy(dict(texts)))
