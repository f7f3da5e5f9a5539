"""What a statistic of the comparison is, and what it gives back where there is nothing to give."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class NotDefined:
    """Stands in the place of numbers where there are none; the reason is a sentence for a person."""

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A published case: `compute(**given)` begins with the `expected` numbers, each `within` that much."""

    given: Mapping[str, Any]
    expected: Sequence[float]
    source: str
    within: float = 0.00005


@dataclass(frozen=True, slots=True, kw_only=True)
class Statistic:
    """One statistic, with the words that a methods section needs.

    `says` is one sentence on what the numbers tell and how they are to be read, `literature` where it comes
    from. `compute` takes keywords and gives a sequence of numbers, the same at every call with the same
    input, or NotDefined, as it does for each case of `undefined`.
    """

    name: str
    says: str
    literature: tuple[str, ...]
    compute: Callable[..., Sequence[float] | NotDefined]
    examples: tuple[Example, ...]
    undefined: tuple[Mapping[str, Any], ...]
