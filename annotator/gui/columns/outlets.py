"""A small window that says which articles of the event are shown side by side, and in which order."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from annotator.comparison.side_by_side import MOST
from annotator.gui.heading import readable_date
from annotator.gui.widgets.plain import PlainLabel, explain
from annotator.gui.widgets.row_list import RowList, RowModel
from annotator.gui.widgets.rows import Row
from annotator.gui.workspace import Changed, Workspace

USUAL = "Space shows an article or takes it out. Alt+Up and Alt+Down move it to the left or the right."
FULL = f"{MOST} articles at most stand side by side: take one out first."
FEW = "Two articles at least stand side by side."


def show_outlets(workspace: Workspace, window: QWidget, below: QWidget) -> "Outlets":
    """Open the window below a button, or come back to the one that is open."""
    made = window.findChild(Outlets) or Outlets(workspace, window)
    made.resize(440, 340)
    corner = below.mapToGlobal(QPoint(below.width() - made.width(), below.height() + 4))
    made.move(max(corner.x(), window.mapToGlobal(QPoint(8, 0)).x()), corner.y())
    made.show()
    made.activateWindow()
    made.list.setFocus(Qt.FocusReason.PopupFocusReason)
    return made


class Outlets(QDialog):
    """The articles that are shown come first, in their order; every change is seen at once."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Outlets side by side")
        self._workspace = workspace
        self.model = RowModel(self._look)
        self.list = RowList(self.model, name="Articles of the event", on_click=False)
        self.hint = PlainLabel(USUAL, role="small")
        self.left = self._button("To the &left", "Move the article to the left (Alt+Up)", -1)
        self.right = self._button("To the &right", "Move the article to the right (Alt+Down)", 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.left)
        buttons.addWidget(self.right)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.list, 1)
        below = QVBoxLayout()
        below.setContentsMargins(12, 10, 12, 12)
        below.setSpacing(8)
        below.addWidget(self.hint)
        below.addLayout(buttons)
        layout.addLayout(below)
        self.list.activated_at.connect(self._turn)
        self.list.boxed_at.connect(self._turn)
        self.list.selectionModel().selectionChanged.connect(lambda *_parts: self._enable())
        QShortcut(QKeySequence("Alt+Up"), self, lambda: self._move(-1))
        QShortcut(QKeySequence("Alt+Down"), self, lambda: self._move(1))
        workspace.side.changed.connect(self._fill)
        workspace.changed.connect(self._refresh)
        self._fill()

    def _button(self, text: str, why: str, by: int) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        explain(button, why)
        button.clicked.connect(lambda: self._move(by))
        return button

    def _refresh(self, what: Changed) -> None:
        if what.touches("masks", "article", "articles"):
            self._fill()

    # --- what is listed ----------------------------------------------------------------------------------

    def _fill(self) -> None:
        side = self._workspace.side
        shown = side.articles
        things = [*shown, *(one for one in side.of_event() if one not in shown)]
        if not shown:
            self.close()
            return
        chosen = self._chosen() or self._workspace.here.article
        self.model.replace(things)
        self.list.choose(things.index(chosen) if chosen in things else 0)
        self._enable()

    def _look(self, thing: object) -> Row:
        workspace, article = self._workspace, str(thing)
        head, shown = workspace.masks.head(article), article in workspace.side.articles
        outlet = head.outlet or "No outlet given"
        return Row(
            title=outlet,
            detail=head.headline,
            note=readable_date(head.date),
            checked=shown,
            copies=bool(head.copy_of),
            strong=article == workspace.here.article,
            spoken=f"{outlet}, {head.headline}, {'shown' if shown else 'not shown'}",
            tip=head.headline,
        )

    def _chosen(self) -> str:
        rows = self.list.rows()
        return str(self.model.things[rows[0]]) if rows else ""

    def _enable(self) -> None:
        shown, chosen = self._workspace.side.articles, self._chosen()
        self.left.setEnabled(chosen in shown[1:])
        self.right.setEnabled(chosen in shown[:-1])

    # --- from the person ---------------------------------------------------------------------------------

    def _turn(self, row: int) -> None:
        """Show an article, or take it out of those that are shown."""
        workspace, article = self._workspace, str(self.model.things[row])
        shown = workspace.side.articles
        self.hint.setText(USUAL)
        if article not in shown:
            if len(shown) == MOST:
                self.hint.setText(FULL)
                return
            workspace.side.choose([*shown, article])
            return
        left = [one for one in shown if one != article]
        if len(left) < 2:
            self.hint.setText(FEW)
            return
        if article == workspace.here.article:  # the open one is always shown
            workspace.show_article(left[min(shown.index(article), len(left) - 1)])
        workspace.side.choose(left)

    def _move(self, by: int) -> None:
        """Move an article that is shown to the left or the right."""
        shown, article = list(self._workspace.side.articles), self._chosen()
        if article in shown and 0 <= shown.index(article) + by < len(shown):
            at = shown.index(article)
            shown[at], shown[at + by] = shown[at + by], shown[at]
            self._workspace.side.choose(shown)
