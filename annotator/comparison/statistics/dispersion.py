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
    return dispersion_of(
        having=[(count, words) for count, words in articles if count],
        sizes=[words for _count, words in articles],
    )


def dispersion_of(*, having: Sequence[tuple[int, int]], sizes: Sequence[int]) -> Dispersion | NotDefined:
    """Return the same from the articles that have the word alone, and the words of every article."""
    counts, whole = sum(count for count, _words in having), sum(sizes)
    if not counts:
        return NotDefined("No article has the word.")
    if sum(map(bool, sizes)) < 2:
        return NotDefined("In one article there is nothing to be spread over.")
    # An article without the word is as far off as its share of all words.
    without = 1 - sum(words for _count, words in having) / whole
    dp = (sum(abs(count / counts - words / whole) for count, words in having) + without) / 2
    smallest = min(filter(None, sizes)) / whole
    return Dispersion(dp, dp / (1 - smallest), len(having))


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
        Example(
            given={"articles": [(2, 10), (0, 10), (2, 20)]},
            expected=(0.25, 1 / 3, 2),
            source="By its definition: half of 1/4, 1/4 and 0; the shortest part has a quarter of the words",
        ),
        Example(
            given={"articles": [(3, 10), (0, 10)]},
            expected=(0.5, 1.0, 1),
            source="By its definition: one of two parts that are as long has all",
        ),
    ),
    undefined=({"articles": []}, {"articles": [(0, 10), (0, 20)]}, {"articles": [(3, 10)]}),
)
