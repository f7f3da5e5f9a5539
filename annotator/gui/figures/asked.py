"""What a person asks of the window of figures, and what of it masks leave."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from annotator.comparison.comparison_table import Grouped
from annotator.comparison.counting import KINDS, Cues, Kind
from annotator.comparison.figure_contract import Every, FigureKind, Unit, Wanted
from annotator.comparison.gathering import Progress
from annotator.corpus import Corpus
from annotator.gui.figures.known_articles import KnownArticles
from annotator.gui.figures.messages import NO_CUES, NO_DATES, NO_OUTLETS, OWN_CODES
from annotator.gui.workspace import Workspace
from annotator.model import Mode

Over = Literal["event", "chosen", "corpus"]

KEYNESS, TIMELINE, TOGETHER, STRIPS = "keyness", "timeline", "cooccurrence", "strips"
"""The figures that are asked something that others are not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One question: over which articles, what is counted in them, and what a figure shows.

    `articles` are ids and mean something with `over="chosen"` alone, `event` is an id. `by` is what the table
    compares. Empty `outlets`, `coders`, `modes`, `kinds` and `things` mean all. `of` and `against` are the
    outlets of key words (no `against`: all others), `phrase` how many words each of them has, `unit` is where
    things occur together.
    """

    over: Over = "corpus"
    event: str = ""
    articles: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    cues: Cues = "all"
    coders: tuple[str, ...] = ()
    modes: tuple[Mode, ...] = ()
    by: Grouped = "outlet"
    kinds: tuple[Kind, ...] = ()
    things: tuple[str, ...] = ()
    own: bool = False
    copies: bool = False
    every: Every = "month"
    unit: Unit = "article"
    phrase: int = 1
    marks: bool = True
    of: str = ""
    against: str = ""

    def among(self, corpus: Corpus) -> tuple[str, ...]:
        """Return the articles that are asked about, whatever their outlets."""
        if self.over == "event":
            return corpus.articles_of(self.event)
        if self.over == "chosen":
            wanted = set(self.articles)
            return tuple(key for key in corpus.articles() if key in wanted)
        return corpus.articles()

    def coder_ids(self) -> frozenset[str] | None:
        """Return the ids of the coders whose work counts; None for everybody."""
        return frozenset(self.coders) or None

    def kinds_wanted(self) -> tuple[Kind, ...]:
        """Return the kinds of things that are compared; none named means all."""
        return tuple(kind for kind in KINDS if kind in self.kinds)

    def wanted(
        self, kind: FigureKind, corpus: Corpus, known: KnownArticles, watch: Callable[[Progress], object]
    ) -> Wanted:
        """Return the question as a kind of figure wants it."""
        outlets = tuple(filter(None, (self.of, self.against))) if kind.name == KEYNESS else self.outlets
        return Wanted(
            corpus=corpus,
            event=self.event if self.over == "event" else "",
            articles=self.articles if self.over == "chosen" else None,
            outlets=outlets,
            cues=self.cues,
            coders=self.coder_ids(),
            modes=self.modes or None,
            own=self.own,
            copies=self.copies,
            things=self.things,
            every=self.every,
            marks=self.marks,
            unit=self.unit,
            phrase=self.phrase,
            watch=watch,
            gather=known,
            words=known.words,
        )


@dataclass(frozen=True, slots=True)
class Allowed:
    """A question as it may be asked now: why not at all (`refused`), and what was left out of it."""

    asked: Asked
    refused: str = ""
    says: tuple[str, ...] = ()


def allowed(workspace: Workspace, asked: Asked, page: str = "") -> Allowed:
    """Return what may be seen of an answer on a page, "" for the table.

    Where outlets are hidden in any article, nothing is compared: what is left would tell the rest. Hidden
    cues are not counted, and of others' work that is hidden nothing is.
    """
    masks = workspace.masks
    hidden = masks.anywhere()
    if masks.hide_outlets():
        return Allowed(asked, NO_OUTLETS)
    dated = page in (TIMELINE, STRIPS) or (page == "" and asked.by == "month")
    if dated and "date" in hidden:
        return Allowed(asked, NO_DATES)
    says: list[str] = []
    if "coders" in hidden:
        own = workspace.coder.id if workspace.coder is not None else "-"
        asked = replace(asked, coders=(own,))
        says.append(OWN_CODES)
    if "cues" in hidden or workspace.mode == "blind":
        asked = replace(asked, cues="none")
        says.append(NO_CUES)
    return Allowed(asked, "", tuple(says))
