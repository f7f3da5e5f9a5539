"""What is said of articles: corrections, events, copies, states, samples, agreed units."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from typing import Any

from annotator.model import (
    ArticleState,
    Change,
    Coder,
    Corrections,
    Dismissal,
    Event,
    Hand,
    Put,
    Sample,
    Segment,
    State,
    Tie,
    Units,
)


def group(articles: Iterable[Corrections], event: Event | str) -> Change:
    """Say that articles tell of an event: one that is new, or by its id; the empty string: of none.

    Each article belongs to one event at most, so it leaves the one that it belonged to, also the one that it
    was imported with.
    """
    made = Change((Put(None, event),)) if isinstance(event, Event) else Change()
    key = event.id if isinstance(event, Event) else event
    moved = (correct(one, {"event": key}) for one in articles)
    return sum(moved, made)


def dismissal_of(articles: Iterable[str], event: str = "") -> Dismissal:
    """Return what says that articles are not one event, or (with an `event`) do not belong to it."""
    named = tuple(sorted(articles))
    key = sha256("\n".join([event, *named]).encode("utf-8")).hexdigest()[:16]
    return Dismissal(id=f"apart-{key}", articles=named, event=event)


def dismiss(known: Dismissal | None, wanted: Dismissal) -> Change:
    """Say that articles are not one event; `known` is what the corpus has under that id."""
    if known is None:
        return Change((Put(None, wanted),))
    return Change((Put(known, replace(known, retired=False)),)) if known.retired else Change()


def link_copies(copies: Iterable[Corrections], original: str) -> Change:
    """Say that articles are copies of another one; the empty string: of none. None of them is left out."""
    return sum((correct(one, {"copy_of": original}) for one in copies), Change())


def change_event(event: Event, fields: Mapping[str, Any]) -> Change:
    """Change fields of an event (`name`, `note`, `retired`)."""
    changed = replace(event, **fields)
    return Change() if changed == event else Change((Put(event, changed),))


def correct(corrections: Corrections, fields: Mapping[str, str | None]) -> Change:
    """Correct an article's metadata (`headline`, `outlet`, ...); None means as imported."""
    changed = replace(corrections, **fields)  # type: ignore[arg-type]  # the fields are all `str | None`
    return Change() if changed == corrections else Change((Put(corrections, changed),))


def remove_articles(articles: Iterable[Corrections]) -> Change:
    """Take articles out of the corpus; their files and annotations stay on disk."""
    return Change(tuple(Put(one, replace(one, removed=True)) for one in articles if not one.removed))


def restore_articles(articles: Iterable[Corrections]) -> Change:
    """Bring removed articles back."""
    return Change(tuple(Put(one, replace(one, removed=False)) for one in articles if one.removed))


def add_coder(coder: Coder) -> Change:
    """Make a person known to the corpus."""
    return Change((Put(None, coder),))


def set_state(known: ArticleState | None, article: str, state: State, hand: Hand) -> Change:
    """Say how far the coder is with an article; None: nothing was said before."""
    if (known.state if known is not None and not known.deleted else "new") == state:
        return Change()
    before = known or ArticleState(id=f"state-{article}", article=article, coder=hand.coder)
    after = replace(before, state=state, modified=hand.now, deleted=False)
    return Change((Put(known, after),))


def add_sample(sample: Sample) -> Change:
    """Keep a sample that was drawn."""
    return Change((Put(None, sample),))


def change_sample(sample: Sample, fields: Mapping[str, Any]) -> Change:
    """Change fields of a sample (`name`, `coders`, `concealed`, `retired`, ...)."""
    changed = replace(sample, **fields)
    return Change() if changed == sample else Change((Put(sample, changed),))


def tie(known: Tie | None, event: str, one: Segment, other: Segment, *, joined: bool | None) -> Change:
    """Join two sentences of an event's articles, or part them; None leaves it to the program again.

    Raises ValueError when both are of one article.
    """
    if one.article == other.article:
        raise ValueError("sentences of one article are not aligned with one another")
    first, second = sorted((one, other), key=lambda segment: segment.article)
    if joined is None:
        gone = replace(known, retired=True) if known is not None else None
        return Change() if gone is None or gone == known else Change((Put(known, gone),))
    before = known or Tie(id=tie_id(first, second))
    after = replace(before, event=event, one=first, other=second, joined=joined, retired=False)
    return Change() if after == known else Change((Put(known, after),))


def tie_id(one: Segment, other: Segment) -> str:
    """Return the id of the correction that two places can have."""
    places = sorted((segment.article, segment.start, segment.end) for segment in (one, other))
    return "tie-" + sha256(repr(places).encode()).hexdigest()[:20]


def agree_units(
    known: Units | None, article: str, segments: Sequence[Segment], *, note: str | None = None
) -> Change:
    """Set the units of an article that its coders shall code, and the note on them unless it stays.

    Without segments and note it has no units any more.
    """
    before = known or Units(id=article)
    told = before.note if note is None else note
    wanted = replace(before, segments=tuple(segments), note=told, retired=not (segments or told))
    return Change() if wanted == before else Change((Put(known, wanted),))
