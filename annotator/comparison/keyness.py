"""Words and phrases that one outlet uses more than others: keyness with effect sizes and its spread."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from annotator.comparison.contract import NotDefined
from annotator.comparison.lexicon import LONGEST, Lexicon, Worded
from annotator.comparison.statistics._arrays import Array
from annotator.comparison.statistics.benjamini_hochberg import benjamini_hochberg
from annotator.comparison.statistics.dispersion import dispersion_of
from annotator.comparison.statistics.log_likelihood import log_likelihood
from annotator.comparison.statistics.log_odds import z_of
from annotator.model import Article

__all__ = ["FEWEST_ARTICLES", "LONGEST", "PRIOR", "Key", "Keyness", "keyness", "keyness_of"]

FEWEST_ARTICLES = 3
"""A word counts as key when so many articles on its side have it: one article makes no key word."""
PRIOR = 1_000
"""Pseudo-words of the prior, dealt out as the words of all articles are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """A word or phrase that one side uses more, or less, than the other.

    `count` of the words are here, `other_count` there; `articles` and `other_articles` have it.
    `z` is the log-odds with an informative Dirichlet prior in standard errors, positive where it is more
    frequent here; `g2` the log-likelihood ratio with `bic` and `log_ratio` (infinite where the other side
    never has it); `dp` how unevenly it is spread over the articles of the side that uses it more, normalised
    (0 evenly, 1 all in the shortest article). `adjusted` is the p value of `z`, corrected for all words that
    were tested.
    """

    text: str
    count: int
    other_count: int
    articles: int
    other_articles: int
    z: float
    g2: float
    bic: float
    log_ratio: float
    dp: float
    adjusted: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Keyness:
    """The key words of one side and of the other, the strongest first, of so many that were `tested`."""

    here: tuple[Key, ...]
    there: tuple[Key, ...]
    words: int
    other_words: int
    articles: int
    other_articles: int
    tested: int


def keyness(
    here: Iterable[Article], there: Iterable[Article], *, length: int = 1, fewest: int = FEWEST_ARTICLES
) -> Keyness:
    """Return the words, or phrases of `length` words, that tell two sides apart; see `lexicon.Lexicon`.

    Byline, dateline and credit line are left out, and no phrase crosses a line. Raises ValueError for a
    length that is not 1 to `LONGEST`.
    """
    lexicon = Lexicon(length)
    sides = [[lexicon.count(article) for article in side] for side in (here, there)]
    return keyness_of(lexicon, *sides, fewest=fewest)


def keyness_of(
    lexicon: Lexicon,
    here: Sequence[Worded],
    there: Sequence[Worded],
    *,
    fewest: int = FEWEST_ARTICLES,
    most: int | None = None,
) -> Keyness:
    """Return the same for articles whose words are known, at most the strongest `most` words a side."""
    import numpy as np

    one, other = _Side(here, len(lexicon.texts)), _Side(there, len(lexicon.texts))
    background = one.total + other.total
    (wanted,) = np.nonzero(np.maximum(one.having, other.having) >= fewest)
    prior = background[wanted] * (PRIOR / max(background.sum(), 1))
    z = z_of(
        counts=one.total[wanted],
        words=one.words,
        other_counts=other.total[wanted],
        other_words=other.words,
        priors=prior,
        all_prior=PRIOR,
    )
    p_values = [math.erfc(abs(value) / math.sqrt(2)) for value in z.tolist()]
    corrected = benjamini_hochberg(p_values=p_values)
    adjusted = () if isinstance(corrected, NotDefined) else corrected
    strength = np.abs(z)

    def keys(enough: Array) -> tuple[Key, ...]:
        """Return the strongest of those that enough articles of a side have, equal ones by their letters."""
        (places,) = np.nonzero(enough)
        if most is not None and len(places) > most:
            places = places[strength[places] >= np.partition(strength[places], -most)[-most]]
        ranked = sorted(places.tolist(), key=lambda at: (-strength[at], lexicon.texts[wanted[at]]))
        return tuple(
            _key(lexicon.texts[wanted[at]], int(wanted[at]), (one, other), float(z[at]), adjusted[at])
            for at in ranked[:most]
        )

    return Keyness(
        here=keys((z > 0) & (one.having[wanted] >= fewest)),
        there=keys((z < 0) & (other.having[wanted] >= fewest)),
        words=one.words,
        other_words=other.words,
        articles=len(here),
        other_articles=len(there),
        tested=len(wanted),
    )


class _Side:
    """The words of some articles, by their numbers: how many there are, and in how many articles."""

    def __init__(self, articles: Sequence[Worded], known: int) -> None:
        import numpy as np

        none = np.zeros(0, dtype=np.int32)
        self.sizes = [one.size for one in articles]
        self.words = sum(self.sizes)
        self._numbers = np.concatenate([none, *(one.numbers for one in articles)])
        self._counts = np.concatenate([none, *(one.counts for one in articles)])
        self._articles = np.repeat(np.arange(len(articles)), [len(one.numbers) for one in articles])
        self.total = np.bincount(self._numbers, weights=self._counts, minlength=known).astype(np.int64)
        self.having = np.bincount(self._numbers, minlength=known)

    def spread(self, number: int) -> float:
        """Return how unevenly a word is spread over the articles, 0 to 1."""
        import numpy as np

        (places,) = np.nonzero(self._numbers == number)
        found = dispersion_of(
            having=[
                (int(count), self.sizes[article])
                for count, article in zip(self._counts[places], self._articles[places], strict=True)
            ],
            sizes=self.sizes,
        )
        return 1.0 if isinstance(found, NotDefined) else found.normalised


def _key(text: str, number: int, sides: tuple[_Side, _Side], z: float, adjusted: float) -> Key:
    one, other = sides
    count, other_count = int(one.total[number]), int(other.total[number])
    told = log_likelihood(count=count, words=one.words, other_count=other_count, other_words=other.words)
    known = told if not isinstance(told, NotDefined) else None
    return Key(
        text=text,
        count=count,
        other_count=other_count,
        articles=int(one.having[number]),
        other_articles=int(other.having[number]),
        z=z,
        g2=known.g2 if known else 0.0,
        bic=known.bic if known else 0.0,
        log_ratio=known.log_ratio if known else 0.0,
        dp=(one if z >= 0 else other).spread(number),
        adjusted=adjusted,
    )
