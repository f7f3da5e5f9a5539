"""Rules on trial: what a corpus's changes to one category would mark, and what the present ones do."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from annotator.cues.instrument import Found, instrument_of
from annotator.model import Adjustment, Article, Cue
from annotator.text.analysis import analyse

CONTEXT = 40
"""Code points shown on each side of a place."""


@dataclass(frozen=True, slots=True)
class Place:
    """Words that are marked with one version of the rules only, with what stands around them, on one line."""

    article: str
    start: int
    end: int
    before: str
    words: str
    after: str
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """Cues, and the articles that have at least one."""

    cues: int = 0
    articles: int = 0

    def __add__(self, other: "Count") -> "Count":
        return Count(cues=self.cues + other.cues, articles=self.articles + other.articles)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """What rules on trial mark in some articles beside what the present ones mark; trials can be added up."""

    articles: int = 0
    now: Count = Count()
    then: Count = Count()
    gained: tuple[Place, ...] = ()
    lost: tuple[Place, ...] = ()
    troubles: tuple[str, ...] = ()

    def __add__(self, other: "Trial") -> "Trial":
        return Trial(
            articles=self.articles + other.articles,
            now=self.now + other.now,
            then=self.then + other.then,
            gained=self.gained + other.gained,
            lost=self.lost + other.lost,
            troubles=self.troubles + other.troubles,
        )


def try_rules(
    articles: Sequence[Article], category: str, *, now: Adjustment | None, then: Adjustment
) -> Trial:
    """Look for the cues of one category with the present and with the new adjustment, also if it is off."""
    return sum((_tried(article, category, now, then) for article in articles), Trial())


def _tried(article: Article, category: str, now: Adjustment | None, then: Adjustment) -> Trial:
    analysis = analyse(article.text, article.zones or None, language=article.language)
    present = instrument_of([now] if now else [])
    before = present.look(analysis, wanted=[category]) if category in present.categories else Found(())
    after = instrument_of([then]).look(analysis, wanted=[category])
    known, wanted = {cue.key for cue in before.cues}, {cue.key for cue in after.cues}
    return Trial(
        articles=1,
        now=_count(before.cues),
        then=_count(after.cues),
        gained=tuple(_place(article, cue) for cue in after.cues if cue.key not in known),
        lost=tuple(_place(article, cue) for cue in before.cues if cue.key not in wanted),
        troubles=tuple(map(str, after.troubles)),
    )


def _count(cues: Sequence[Cue]) -> Count:
    return Count(cues=len(cues), articles=int(bool(cues)))


def _place(article: Article, cue: Cue) -> Place:
    text = article.text
    return Place(
        article=article.id,
        start=cue.start,
        end=cue.end,
        before=_one_line(text[max(0, cue.start - CONTEXT) : cue.start]),
        words=_one_line(text[cue.start : cue.end]),
        after=_one_line(text[cue.end : cue.end + CONTEXT]),
        rule=cue.rule.partition("@")[0],
    )


def _one_line(text: str) -> str:
    return "".join(" " if sign.isspace() else sign for sign in text)


def problems_of(adjustment: Adjustment) -> tuple[str, ...]:
    """Return, in words, the lines of an adjustment that cannot be used."""
    return tuple(problem.message for problem in instrument_of([adjustment]).problems())


def bundled_rules(categories: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return the names of the rules of the program, with their category, for each category that has any."""
    from annotator.cues.registry import detectors

    wanted = frozenset(categories)
    return {each.category: each.rules for each in detectors() if each.category in wanted}
