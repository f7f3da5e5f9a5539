"""An article's score on the five moral foundations: how often its words speak for each, and which ones."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from annotator.cues.evidence import FURNITURE, names_something
from annotator.cues.matcher import hits_in
from annotator.text.analysis import Analysis

Foundation = Literal["care", "fairness", "loyalty", "authority", "sanctity"]
FOUNDATIONS: tuple[Foundation, ...] = get_args(Foundation)

_LISTS = ("moral_foundations", "moral_foundations_score")


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundationScore:
    """How one foundation is spoken of: `virtue` and `vice` are hits a thousand running words.

    `words` counts the words behind both, in lower case as they stand in the article.
    """

    foundation: Foundation
    virtue: float
    vice: float
    words: Mapping[str, int] = field(hash=False)

    @property
    def rate(self) -> float:
        """Return hits a thousand running words, virtue and vice together."""
        return self.virtue + self.vice


def moral_scores(analysis: Analysis) -> tuple[FoundationScore, ...]:
    """Return one score a foundation, in the order of `FOUNDATIONS`.

    The foundations are those of Graham, Haidt and Nosek 2009. All words of both lists count, names and credit
    lines excepted; single words prove nothing, so the score is for comparing articles and not for marking.
    """
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for section, start, end in _moral_words(analysis):
        found[section][analysis.folded[start:end]] += 1
    per_thousand = 1000 / max(1, analysis.word_count)
    return tuple(_score(foundation, found, per_thousand) for foundation in FOUNDATIONS)


def _score(foundation: Foundation, found: Mapping[str, Counter[str]], per_thousand: float) -> FoundationScore:
    virtue, vice = (found.get(f"{foundation}-{pole}", Counter()) for pole in ("virtue", "vice"))
    return FoundationScore(
        foundation=foundation,
        virtue=virtue.total() * per_thousand,
        vice=vice.total() * per_thousand,
        words=dict(sorted((virtue + vice).items())),
    )


def _moral_words(analysis: Analysis) -> list[tuple[str, int, int]]:
    """Return section and span of each moral word, once also where both lists hold it."""
    spans: dict[tuple[int, int], str] = {}
    for name in _LISTS:
        for hit in hits_in(analysis, name):
            if analysis.zone_at(hit.start) in FURNITURE or names_something(analysis, hit.start, hit.end):
                continue
            spans.setdefault((hit.start, hit.end), hit.entry.section)
    return [(section, start, end) for (start, end), section in sorted(spans.items())]
