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
    "no outlet",
    "coders",
    "rules",
]

Groups = Mapping[str, list[Counted]]
"""Articles by outlet, in order."""


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
    """Return outlets with a number each."""
    return ", ".join(f"{called(name)} ({number:,})" for name, number in numbers.items())
