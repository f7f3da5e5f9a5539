"""What answers a question of the window of figures: worked out in any thread, from what was read already."""

from dataclasses import dataclass
from typing import Literal

from annotator.comparison.asked import compare, look_through
from annotator.comparison.comparison_table import Told
from annotator.comparison.figure_contract import FigureKind, Wanted
from annotator.corpus import Corpus
from annotator.gui.figures.asked import Asked
from annotator.gui.figures.figure_page import Figured
from annotator.gui.figures.known_articles import KnownArticles
from annotator.gui.figures.running import Watch
from annotator.gui.figures.tables import numbers_table

Step = Literal["counted", "tested", "whole"]
"""How far a table is: differences are tested after counting, then texts and rules are looked at."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back for a page."""

    page: str
    asked: Asked
    content: Told | Figured
    edition: int
    """Which state of the corpus was asked about; the window counts them."""
    step: Step = "whole"
    notices: tuple[str, ...] = ()
    """What may make a table unfair, as far as it was looked for."""


def told_answer(page: str, asked: Asked, told: Told, edition: int, step: Step) -> Answer:
    """Return a comparison as an answer; what may make it unfair is worked out here, off the window."""
    return Answer(page, asked, told, edition, step, tuple(one.says for one in told.notices))


def looked_through(answer: Answer, corpus: Corpus, watch: Watch) -> Answer:
    """Return a table that is tested with all that is to be said of it."""
    assert isinstance(answer.content, Told)
    told = look_through(corpus, answer.content, check=watch.check)
    return told_answer(answer.page, answer.asked, told, answer.edition, "whole")


def compared(corpus: Corpus, asked: Asked, known: KnownArticles, watch: Watch, *, step: Step) -> Told:
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
        tested=step != "counted",
        looked=step == "whole",
        watch=watch,
        gather=known,
    )


def figured(kind: FigureKind, wanted: Wanted) -> Figured:
    """Return the numbers of a figure, and the table of them."""
    numbers = kind.numbers(wanted)
    return Figured(numbers=numbers, table=numbers_table(numbers))
