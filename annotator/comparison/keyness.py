"""Words and phrases that one outlet uses more than others: keyness with effect sizes and its spread."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from annotator.comparison.contract import NotDefined
from annotator.comparison.statistics.benjamini_hochberg import benjamini_hochberg
from annotator.comparison.statistics.dispersion import dispersion
from annotator.comparison.statistics.log_likelihood import log_likelihood
from annotator.comparison.statistics.log_odds import log_odds
from annotator.model import Article
from annotator.text.tokens import fold
from annotator.text.words import NOBODYS, WORD
from annotator.text.zones import find_zones

FEWEST_ARTICLES = 3
"""A word counts as key when so many articles on its side have it: one article makes no key word."""
PRIOR = 1_000
"""Pseudo-words of the prior, dealt out as the words of all articles are."""
LONGEST = 3
"""Words of the longest phrase that can be asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """A word or phrase that one side uses more, or less, than the other.

    `count` of the words are here, `other_count` there; `articles` and `other_articles` have it.
    `z` is the log-odds with an informative Dirichlet prior in standard errors, positive where it is more
    frequent here; `g2` the log-likelihood ratio with `bic` and `log_ratio` (infinite where the other side
    never has it); `dp` how unevenly it is spread over the articles of the side that uses it more (0 evenly).
    `adjusted` is the p value of `z`, corrected for all words that were tested.
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
    """Return the words, or phrases of `length` words, that tell two sides apart.

    Words are in small letters; byline, dateline and credit line are left out, and no phrase crosses a line.
    Raises ValueError for a length that is not 1 to `LONGEST`.
    """
    if not 1 <= length <= LONGEST:
        raise ValueError(f"phrases have 1 to {LONGEST} words")
    one, other = _Side(here, length), _Side(there, length)
    background = one.total + other.total
    everything = sum(background.values())
    wanted = [text for text in sorted(background) if max(one.having[text], other.having[text]) >= fewest]
    keys = [_key(text, one, other, background[text] * PRIOR / everything) for text in wanted]
    adjusted = benjamini_hochberg(p_values=[_p(key.z) for key in keys])
    if not isinstance(adjusted, NotDefined):
        keys = [replace(key, adjusted=p) for key, p in zip(keys, adjusted, strict=True)]
    ranked = sorted(keys, key=lambda key: (-abs(key.z), key.text))
    return Keyness(
        here=tuple(key for key in ranked if key.z > 0 and key.articles >= fewest),
        there=tuple(key for key in ranked if key.z < 0 and key.other_articles >= fewest),
        words=one.words,
        other_words=other.words,
        articles=len(one.counts),
        other_articles=len(other.counts),
        tested=len(keys),
    )


class _Side:
    """The words of some articles, counted in each."""

    def __init__(self, articles: Iterable[Article], length: int) -> None:
        self.counts: list[Counter[str]] = [Counter(_phrases(article, length)) for article in articles]
        self.total: Counter[str] = Counter()
        self.having: Counter[str] = Counter()
        self._places: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        for number, counts in enumerate(self.counts):
            self.total.update(counts)
            self.having.update(counts.keys())
            for text, count in counts.items():
                self._places[text].append((number, count))
        self.sizes = [sum(counts.values()) for counts in self.counts]
        self.words = sum(self.sizes)

    def spread(self, text: str) -> float:
        """Return how unevenly a word is spread over the articles, 0 to 1."""
        held = [0] * len(self.sizes)
        for number, count in self._places[text]:
            held[number] = count
        found = dispersion(articles=list(zip(held, self.sizes, strict=True)))
        return 1.0 if isinstance(found, NotDefined) else found.normalised


def _phrases(article: Article, length: int) -> Iterable[str]:
    folded = fold(article.text)
    for zone in article.zones or find_zones(article.text):
        if zone.kind in NOBODYS:
            continue
        for line in folded[zone.start : zone.end].split("\n"):
            words = [found[0] for found in WORD.finditer(line)]
            for at in range(len(words) - length + 1):
                yield " ".join(words[at : at + length])


def _key(text: str, one: _Side, other: _Side, prior: float) -> Key:
    numbers = {
        "count": one.total[text],
        "words": one.words,
        "other_count": other.total[text],
        "other_words": other.words,
    }
    odds = log_odds(**numbers, prior=prior, all_prior=PRIOR)
    likelihood = log_likelihood(**numbers)
    z = 0.0 if isinstance(odds, NotDefined) else odds.z
    told = likelihood if not isinstance(likelihood, NotDefined) else None
    return Key(
        text=text,
        count=numbers["count"],
        other_count=numbers["other_count"],
        articles=one.having[text],
        other_articles=other.having[text],
        z=z,
        g2=told.g2 if told else 0.0,
        bic=told.bic if told else 0.0,
        log_ratio=told.log_ratio if told else 0.0,
        dp=(one if z >= 0 else other).spread(text),
        adjusted=1.0,
    )


def _p(z: float) -> float:
    """Return the two-sided p value of a standard normal."""
    return math.erfc(abs(z) / math.sqrt(2))
