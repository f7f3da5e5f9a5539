"""What a task of the evaluation is, and what it gives back."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from annotator.evaluation.gold import Gold


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of the table. Scores are between 0 and 1; None is what the task does not say.

    `categories` are those that were counted together; `rule` is the only one of their rules that was counted,
    or empty. `unit` is what was counted, words or passives, and `found` how many of them the program marked.
    """

    data_set: str
    what: str
    categories: tuple[str, ...] = ()
    rule: str = ""
    unit: str = "words"
    texts: int = 0
    found: int | None = None
    precision: float | None = None
    recall: float | None = None
    f1: float | None = None
    share: float | None = None
    pace: float | None = None
    """Articles (rows of the data set) per second on this machine: the one figure that is never the same."""


Measured = Iterable[Row]


@dataclass(frozen=True, slots=True)
class Beside:
    """A figure that somebody else reached on this task, and who."""

    figure: str
    of: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One thing that is measured.

    `files` matches the names of the data sets it takes, `such_as` is one of them with its ending. `measure`
    gets the name of a data set and its rows once, and yields lines of the table. `note` says in one or two
    sentences how the figures are to be read.
    """

    title: str
    place: int
    """Tasks come in this order."""
    files: str
    such_as: str
    measure: Callable[[str, Iterable[Gold]], Measured]
    note: str
    beside: tuple[Beside, ...] = ()
