"""A sentence that a reader of a comparison should know, and how articles are grouped and told in it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from annotator.comparison.counting import Counted

Concern = Literal[
    "few articles",
    "lengths",
    "dates",
    "genres",
    "zones",
    "copies",
    "set aside",
    "wire copy",
    "not whole",
    "languages",
    "no outlet",
    "coders",
    "rules",
]

Groups = Mapping[str, list[Counted]]
"""Articles by outlet, in order."""


LISTED, NAMED = 8, 3
"""Up to so many outlets are all named in a sentence; of more, so many are, those with the largest numbers."""


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing that a reader of the figures should know, as a sentence, and the outlets it is about."""

    concern: Concern
    says: str
    outlets: tuple[str, ...] = ()


def by_outlet(counted: Iterable[Counted]) -> Groups:
    """Group articles by outlet, in order."""
    found: defaultdict[str, list[Counted]] = defaultdict(list)
    for one in counted:
        found[one.outlet].append(one)
    return dict(sorted(found.items()))


def called(outlet: str) -> str:
    """Return what an outlet is called in a sentence."""
    return outlet or "no outlet named"


def listed(numbers: Mapping[str, int]) -> str:
    """Return outlets with a number each; of many the first few by their numbers, and how many others."""
    if len(numbers) > LISTED:
        largest = sorted(numbers, key=lambda name: (-numbers[name], name))[:NAMED]
        return f"{_each({name: numbers[name] for name in largest})} and {len(numbers) - NAMED:,} others"
    return _each(numbers)


def _each(numbers: Mapping[str, int]) -> str:
    return ", ".join(f"{called(name)} ({number:,})" for name, number in numbers.items())
