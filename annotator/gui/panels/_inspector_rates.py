"""How often cues of a category stand in an article, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.model import Article, Cue
from annotator.text.words import count_article

if TYPE_CHECKING:
    from annotator.summary import Rate


class CueRates:
    """Counts words and cues once for an article: what is looked at changes with the mouse."""

    def __init__(self) -> None:
        self._words: tuple[str, int] = ("", 0)
        self._rates: tuple[tuple[Cue, ...], dict[str, Rate]] = ((), {})

    def said(self, cue: Cue, article: Article, cues: tuple[Cue, ...]) -> str:
        """Say how often the category of a cue stands in its article, given all `cues` of it."""
        from annotator.summary import NO_RATES, rates  # a start has no cue to tell of

        if self._words[0] != article.sha256:
            self._words = (article.sha256, count_article(article))
        words = self._words[1]
        if self._rates[0] is not cues:
            self._rates = (cues, rates(cues, words))
        rate = self._rates[1][cue.category]
        own = "" if rate.own == rate.count else f" ({rate.own} in the author's own words)"
        counted = f"{rate.count} in {words:,} words{own}"
        refused = NO_RATES.get(article.extent)
        return f"{counted}. {refused}" if refused else f"{counted}: {rate.per_thousand:.1f} per 1,000 words"
