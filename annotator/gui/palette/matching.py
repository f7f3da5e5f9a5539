"""How well words fit what somebody types to find them; pure. All words are folded with `folded` before."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from annotator.gui.article_view.find import fold as folded

__all__ = ["best", "fit", "folded"]

Thing = TypeVar("Thing")


def fit(typed: str, words: str) -> int | None:
    """Return how badly folded `words` fit what was typed: 0 is best, None when they do not fit.

    Every part of what was typed must be there, best as the first word, then at the start, then at that of
    another word, then within one, then as letters in their order (`nxan` for `next annotation`).
    """
    costs = [_fit_part(part, words) for part in folded(typed).split()]
    return None if None in costs else sum(cost for cost in costs if cost is not None)


def best(typed: str, things: Iterable[tuple[str, Thing]], *, most: int) -> Sequence[Thing]:
    """Return the things whose words fit, the best first, those alike in the order given."""
    fitting = [(cost, thing) for words, thing in things if (cost := fit(typed, words)) is not None]
    fitting.sort(key=lambda pair: pair[0])
    return [thing for _, thing in fitting[:most]]


def _fit_part(part: str, words: str) -> int | None:
    if words.startswith(part):
        return 0 if words.startswith(part + " ") else 1
    if " " + part in words:
        return 2
    if part in words:
        return 5
    return _fit_letters(part, words)


def _fit_letters(part: str, words: str) -> int | None:
    """Return a cost from 10 on, more for each gap; None too where no word begins with the first letter."""
    cost, at = 10, 0
    for letter in part:
        begins = (" " + words).find(" " + letter, at)
        goes_on = at > 0 and words.startswith(letter, at)
        found = at if goes_on else begins if begins >= 0 else words.find(letter, at) if at else -1
        if found < 0:
            return None
        cost += 0 if goes_on else 1 if found == begins else 3 + found - at
        at = found + 1
    return cost
