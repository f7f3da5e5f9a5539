"""Two to four articles of an event beside one another; the one that has the keyboard is the open article."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from annotator.gui.columns.bar import ColumnsBar
from annotator.gui.columns.column import Column
from annotator.gui.columns.tied import Tied
from annotator.gui.leaf import Leaf
from annotator.gui.stage import Stage
from annotator.gui.workspace import Changed, Workspace


class Columns(QWidget):
    """Which articles there are says `workspace.side`; each view keeps its caret and place while it is shown.

    `bar.row` has room for what acts on all columns.
    """

    entered = Signal(str)
    """The keyboard came into the column of an article that is not the open one: its id."""
    arranged = Signal()
    """Other articles are in the columns now, or in another order: `leaves()` has them."""

    def __init__(self, workspace: Workspace, stage: Stage) -> None:
        super().__init__()
        self._workspace = workspace
        self._stage = stage
        self._spare: list[Column] = []
        self.columns: tuple[Column, ...] = ()
        """The columns that are shown, from left to right."""
        self.bar = ColumnsBar()
        self._row = QWidget()
        self._layout = QHBoxLayout(self._row)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self.area = QScrollArea()
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(self._row)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.bar)
        layout.addWidget(self.area, 1)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self.tied = Tied(workspace, self)
        application.focusChanged.connect(self._follow_keyboard)

    # --- what is shown -----------------------------------------------------------------------------------

    def leaves(self) -> tuple[Leaf, ...]:
        """Return the articles in their views, from left to right."""
        return tuple(column.leaf for column in self.columns)

    def leaf_of(self, article: str) -> Leaf | None:
        """Return an article in its view, if it is shown."""
        return next((leaf for leaf in self.leaves() if leaf.article == article), None)

    def show_articles(self, articles: Sequence[str]) -> None:
        """Show these articles in this order; one that was shown before stays as it was."""
        former = tuple(leaf.article for leaf in self.leaves())
        if tuple(articles) != former:
            self._arrange(articles)
        for column, article in zip(self.columns, articles, strict=True):
            column.show_article(article)
            column.head.show_open(opened=column.leaf.is_open)
        self._name()
        if tuple(articles) != former:
            self.arranged.emit()

    def _arrange(self, articles: Sequence[str]) -> None:
        """Give each article its column, and put the columns into their order."""
        kept = {column.leaf.article: column for column in self.columns if column.leaf.article in articles}
        free = [column for column in self.columns if column.leaf.article not in kept]
        self._spare += free
        found = [kept.get(article) or self._column() for article in articles]
        for column in self._spare:
            column.show_article("")
        for at, column in enumerate(found):
            self._layout.insertWidget(at, column, 1)
            column.setVisible(True)
        self.columns = tuple(found)
        self._layout.activate()

    def _column(self) -> Column:
        if self._spare:
            return self._spare.pop(0)
        made = Column(self._workspace)
        self._stage.add(made.leaf.view)
        return made

    def _name(self) -> None:
        workspace = self._workspace
        event = workspace.corpus.event(workspace.side.event_id)
        name = event.name if event is not None else ""
        for leaf in self.leaves():  # it may name the outlet of any of them
            name = workspace.masks.words(leaf.article, name)
        self.bar.show_event(name, len(self.columns), len(workspace.side.of_event()))

    def follow(self, what: Changed) -> None:
        """Take over what changed."""
        for column in self.columns:
            column.follow(what)

    # --- which one is open -------------------------------------------------------------------------------

    def show_open(self) -> None:
        """Bring the column of the open article into view."""
        for column in self.columns:
            column.head.show_open(opened=column.leaf.is_open)
            if column.leaf.is_open:
                self.area.ensureWidgetVisible(column, 0, 0)

    def step(self, by: int) -> None:
        """Go to the next column, or with -1 to the previous one, and round from the last to the first."""
        at = next((at for at, leaf in enumerate(self.leaves()) if leaf.is_open), 0)
        if self.columns:
            self.columns[(at + by) % len(self.columns)].leaf.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _follow_keyboard(self, _former: QWidget | None, now: QWidget | None) -> None:
        """Tell that another column has got the keyboard."""
        if now is None or not self.isAncestorOf(now):
            return
        for leaf in self.leaves():
            if leaf.view.isAncestorOf(now) and not leaf.is_open:
                self.tied.lead(leaf)
                self.entered.emit(leaf.article)
