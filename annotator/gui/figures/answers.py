"""What answers a question of the window of figures: worked out in any thread, from what was read already."""

from dataclasses import dataclass

from annotator.comparison.asked import compare
from annotator.comparison.comparison_table import Told
from annotator.comparison.figure_contract import FigureKind, Wanted
from annotator.corpus import Corpus
from annotator.gui.figures.asked import Asked
from annotator.gui.figures.figure_page import Figured
from annotator.gui.figures.known_articles import KnownArticles
from annotator.gui.figures.running import Watch
from annotator.gui.figures.tables import numbers_table


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back for a page."""

    page: str
    asked: Asked
    content: Told | Figured
    edition: int
    """Which state of the corpus was asked about; the window counts them."""
    whole: bool = True
    """False of a table whose differences are not tested yet."""


def compared(corpus: Corpus, asked: Asked, known: KnownArticles, watch: Watch, *, tested: bool) -> Told:
    """Compare outlets as asked."""
    return compare(
        corpus,
        event=asked.event if asked.over == "event" else "",
        articles=asked.articles if asked.over == "chosen" else None,
        outlets=asked.outlets,
        cues=asked.cues,
        coders=asked.coder_ids(),
        modes=asked.modes or None,
        kinds=asked.kinds_wanted(),
        by=asked.by,
        own=asked.own,
        copies=asked.copies,
        tested=tested,
        watch=watch,
        gather=known,
    )


def figured(kind: FigureKind, wanted: Wanted) -> Figured:
    """Return the numbers of a figure, and the table of them."""
    numbers = kind.numbers(wanted)
    return Figured(numbers=numbers, table=numbers_table(numbers))
