"""Holds the columns together: numbers in their margins, sentences in line, and one scrolling for all."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from annotator.gui.article_view import ArticleView, TieMark
from annotator.gui.columns.scrolling import Together
from annotator.gui.columns.tie_marks import tie_marks
from annotator.gui.tying import LOCKED
from annotator.gui.workspace import Changed, Workspace
from annotator.model import Span

if TYPE_CHECKING:
    from annotator.comparison.alignment import Place
    from annotator.comparison.side_by_side import Aligned
    from annotator.gui.columns.columns import Columns
    from annotator.gui.columns.head import ColumnHead
    from annotator.gui.leaf import Leaf

WHY = (
    "Sentences to which the program, or people, found nothing beside them in the other articles shown here. "
    "Headlines and credits are not counted."
)
LANGUAGES = (
    " The articles are in several languages: names and numbers tie their sentences to one another, and most "
    "of what they say stays only here."
)


class Tied(QObject):
    """Shows in every column what `workspace.side` knows of the alignment, and keeps the columns in line."""

    def __init__(self, workspace: Workspace, columns: Columns) -> None:
        super().__init__(columns)
        self._workspace = workspace
        self._columns = columns
        self.together = Together(self)
        self.together.locked = workspace.settings.get(LOCKED, True)
        self._was_aligned = False
        self._brought: tuple[Place, ...] = ()
        self._marks: dict[str, list[TieMark]] = {}
        # The caret moves first, and only then is its place brought into view.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._bring)
        columns.arranged.connect(self._arrange)
        workspace.side.changed.connect(self._show)
        workspace.side.place_changed.connect(self._follow_place)
        workspace.changed.connect(self._refresh)

    def lock(self, *, locked: bool) -> None:
        """Let all columns scroll together, or each for itself."""
        self.together.locked = locked
        if locked:
            self._soon.start()

    @property
    def awaits(self) -> bool:
        """Say whether a sentence is about to be brought into line."""
        return self._soon.isActive()

    # --- following ---------------------------------------------------------------------------------------

    def _arrange(self) -> None:
        """Take over which articles are in the columns."""
        self.together.follow({leaf.article: leaf.view for leaf in self._columns.leaves()})
        self._was_aligned, self._brought = False, ()
        self._show()

    def _show(self) -> None:
        """Take over another alignment."""
        aligned = self._aligned()
        self.together.tie(aligned.anchors if aligned is not None else None)
        self._paint()
        if aligned is None or not self._was_aligned:  # what is corrected stays where the person looks at it
            self._soon.start()
        self._was_aligned = aligned is not None

    def _refresh(self, what: Changed) -> None:
        if what.touches("masks", "articles"):  # articles may be told otherwise
            self._paint()
        elif what.touches("article"):  # texts may have been set anew
            self._paint_current()

    def _follow_place(self) -> None:
        self._paint_current()
        self._soon.start()

    def _aligned(self) -> Aligned | None:
        """Return the alignment of what is in the columns, None until it is there."""
        found = self._workspace.side.aligned
        shown = tuple(leaf.article for leaf in self._columns.leaves())
        return found if found is not None and found.articles == shown else None

    # --- what is seen ------------------------------------------------------------------------------------

    def _paint(self) -> None:
        """Show numbers, bars and counts; without an alignment only the room for them."""
        aligned = self._aligned()
        names = self.names() if aligned is not None else {}  # else they may be those of another corpus
        self._marks = {
            leaf.article: tie_marks(aligned, leaf.article, names) if aligned is not None else []
            for leaf in self._columns.leaves()
        }
        for column in self._columns.columns:
            self._count(column.head, aligned, column.leaf.article)
        self._paint_current()

    def _paint_current(self) -> None:
        """Show which sentences are looked at."""
        current = self._current(self._aligned())
        for leaf in self._columns.leaves():
            marks = list(self._marks.get(leaf.article, ()))
            for place in current:
                if place.article == leaf.article and place.number < len(marks):
                    marks[place.number] = replace(marks[place.number], current=True)
            leaf.view.set_ties(marks)

    def _count(self, head: ColumnHead, aligned: Aligned | None, article: str) -> None:
        if aligned is None:
            trouble = self._workspace.side.trouble
            head.show_count("Sentences are not aligned" if trouble else "", trouble)
        else:
            alone, compared = len(aligned.only_here(article)), len(aligned.compared(article))
            languages = {self._workspace.corpus.head(key).language for key in aligned.articles} - {""}
            why = WHY + LANGUAGES if len(languages) > 1 else WHY
            head.show_count(f"{alone} of {compared} sentences only here", why)

    def names(self) -> dict[str, str]:
        """Return how the articles are told, in the order of the columns: by outlet, as they may be seen."""
        keys = [leaf.article for leaf in self._columns.leaves()]
        outlets = [self._workspace.masks.head(key).outlet for key in keys]
        found = {}
        for at, (key, outlet) in enumerate(zip(keys, outlets, strict=True), 1):
            place = f"column {at}"
            unique = outlet and outlets.count(outlet) == 1
            found[key] = outlet if unique else f"{outlet}, {place}" if outlet else place
        return found

    def _current(self, aligned: Aligned | None) -> frozenset[Place]:
        """Return the sentences that are looked at: the one at the caret, and what says the same."""
        side = self._workspace.side
        held = () if side.held is None else (side.held,)
        if aligned is None or side.place is None:
            return frozenset(held)
        return frozenset((*held, *side.group, *matches(aligned, side.place).values()))

    def _bring(self) -> None:
        """Bring what says the same as the sentence at the caret to its height."""
        aligned, side = self._aligned(), self._workspace.side
        place = side.place
        if aligned is None or place is None or side.held is not None:
            return
        span, opened = aligned.span(place), self._columns.leaf_of(place.article)
        if opened is None or not _is_seen(opened.view, span):
            return
        starts = {key: aligned.span(one).start for key, one in matches(aligned, place).items()}
        self.together.bring(place.article, span.start, starts, others=side.group != self._brought)
        self._brought = side.group

    def lead(self, leaf: Leaf) -> None:
        """Put the caret of a column that is about to be the open one where the person looks.

        That is the sentence beside the one that was looked at, or what stands at its height; a caret that is
        on the screen and what is selected stay.
        """
        former = next((one for one in self._columns.leaves() if one.is_open), None)
        view, caret = leaf.view, leaf.view.caret()
        if former is None or view.selection() is not None or _is_seen(view, Span(caret, caret + 1)):
            return
        wanted = self._beside(former, leaf)
        with view.page.by_itself():
            view.page.select(wanted, wanted)
        leaf.at.caret = wanted

    def _beside(self, former: Leaf, leaf: Leaf) -> int:
        """Return the place of a column that is on the screen beside the caret of another one."""
        aligned, side = self._aligned(), self._workspace.side
        if aligned is not None and side.place is not None and side.place.article == former.article:
            found = matches(aligned, side.place).get(leaf.article)
            if found is not None and _is_seen(leaf.view, aligned.span(found)):
                return aligned.span(found).start
        height = former.view.cursor_rectangle(former.view.caret()).top() + leaf.view.page.scrolled
        rows = leaf.view.page.rows_on_screen()
        return min(rows, key=lambda row: abs(row.top - height)).start if rows else leaf.view.caret()


def _is_seen(view: ArticleView, span: Span) -> bool:
    """Say whether anything of a stretch of text is on the screen."""
    return any(row.start < span.end and row.end > span.start for row in view.page.rows_on_screen())


def matches(aligned: Aligned, place: Place) -> dict[str, Place]:
    """Return what stands beside a sentence in each other article: of its group, else its best match."""
    found = dict(aligned.partners(place))
    for article in aligned.articles:
        same = [one for one in aligned.group(place) if one.article == article]
        if same and found.get(article) not in same:
            found[article] = same[0]
    found.pop(place.article, None)
    return found
