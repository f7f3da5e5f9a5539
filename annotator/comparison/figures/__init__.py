"""The figures of the comparison: one a file, each with a `FIGURE`."""

from annotator.comparison.figure_contract import FigureKind
from annotator.registry import member, members, names


def figures() -> tuple[FigureKind, ...]:
    """Return all kinds of figures, by the names of their files."""
    return members(__name__, "FIGURE", FigureKind)


def figure_names() -> tuple[str, ...]:
    """Return the names of all kinds, in order."""
    return names(__name__)


def figure(name: str) -> FigureKind:
    """Return the kind of figure of that name, one of `figure_names`."""
    return member(__name__, name, "FIGURE", FigureKind)
