"""Gries's deviation of proportions: whether a word is spread over articles, or comes from a few of them."""

from collections.abc import Sequence
from typing import NamedTuple

from annotator.comparison.contract import Example, NotDefined, Statistic


class Dispersion(NamedTuple):
    """`dp` is 0 where every article has its share of the word, and nears 1 where one small one has all.

    `normalised` reaches 1 there; `articles` is how many have the word at all.
    """

    dp: float
    normalised: float
    articles: int


def dispersion(*, articles: Sequence[tuple[int, int]]) -> Dispersion | NotDefined:
    """Return how unevenly a word is spread: for each article how often it has the word, and its words."""
    sized = [(count, words) for count, words in articles if words]
    counts, sizes = sum(count for count, _words in sized), sum(words for _count, words in sized)
    if not counts:
        return NotDefined("No article has the word.")
    if len(sized) < 2:
        return NotDefined("In one article there is nothing to be spread over.")
    dp = sum(abs(count / counts - words / sizes) for count, words in sized) / 2
    smallest = min(words for _count, words in sized) / sizes
    return Dispersion(dp, dp / (1 - smallest), sum(1 for count, _words in sized if count))


STATISTIC = Statistic(
    name="Deviation of proportions",
    says="How far a word is from being spread over articles by their length: 0 evenly, 1 not at all.",
    literature=(
        (
            "Gries, S. T. (2008). Dispersions and adjusted frequencies in corpora. International Journal of "
            "Corpus Linguistics, 13(4), 403-437."
        ),
        (
            "Lijffijt, J., & Gries, S. T. (2012). Correction to Stefan Th. Gries's Dispersions and adjusted "
            "frequencies in corpora. International Journal of Corpus Linguistics, 17(1), 147-149."
        ),
    ),
    compute=dispersion,
    examples=(
        Example(
            given={"articles": [(1, 9), (2, 10), (3, 10), (4, 10), (5, 11)]},
            expected=(0.18, 0.22, 5),
            source="Gries 2008: the word a in five parts of a corpus of fifty words",
            within=0.0005,
        ),
    ),
    undefined=({"articles": []}, {"articles": [(0, 10), (0, 20)]}, {"articles": [(3, 10)]}),
)
