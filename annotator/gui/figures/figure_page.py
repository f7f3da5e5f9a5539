"""One figure: the drawing, its numbers as a table, its caption, and ways to take them along."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QMenu,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from annotator.comparison.figure_contract import FigureKind, Numbers
from annotator.comparison.figure_files import Pixels
from annotator.gui.figures.caption import Caption
from annotator.gui.figures.drawing import Drawing
from annotator.gui.figures.grid import Grid, Table
from annotator.gui.figures.picture import Picture
from annotator.gui.figures.saving import FORMS, Saving
from annotator.gui.widgets.flow import FlowLayout
from annotator.gui.widgets.plain import PlainLabel, explain, one_line


@dataclass(frozen=True, slots=True, kw_only=True)
class Figured:
    """What a figure is of: its numbers, also as the table that is shown."""

    numbers: Numbers
    table: Table


class FigurePage(QWidget):
    """Shows the numbers of a figure, and the figure when it is drawn; or says why there is none."""

    def __init__(self, kind: FigureKind, saving: Saving, drawing: Drawing) -> None:
        super().__init__()
        self.kind = kind
        self._saving, self._drawing = saving, drawing
        self.shown: Figured | None = None
        self.picture = Picture()
        self.grid = Grid(name=f"Numbers of the figure: {kind.title}")
        self.caption = Caption()
        self.message = PlainLabel()
        self.export, self.copy_caption = QPushButton("Export"), QPushButton("Copy the caption")
        self.copy_numbers = QPushButton("Copy the numbers")
        self._pages = QStackedWidget()
        self._build()
        self.show_message("")

    def _build(self) -> None:
        head = QWidget()
        row = FlowLayout(head, gap=8)
        row.setContentsMargins(12, 8, 12, 6)
        for button in (self.export, self.copy_numbers, self.copy_caption):
            row.addWidget(button)
        menu = QMenu(self.export)
        for suffix, label in FORMS.items():
            entry = menu.addAction(f"{label}...")
            entry.triggered.connect(lambda _checked=False, suffix=suffix: self.save(suffix))
        self.export.setMenu(menu)
        explain(self.export, "Write the figure for print, or its numbers; the same data, the same bytes")
        explain(self.copy_caption, "Put the caption on the clipboard")
        explain(self.copy_numbers, "Put the table below the figure on the clipboard (in it: Ctrl+C)")
        self.copy_caption.clicked.connect(lambda _checked=False: self._copy_caption())
        self.copy_numbers.clicked.connect(lambda _checked=False: self.grid.copy())
        self.picture.room_changed.connect(self._draw)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(self.picture)
        split.addWidget(self.grid)
        split.setSizes([460, 200])
        self.grid.setMinimumHeight(60)
        shown = QWidget()
        column = QVBoxLayout(shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(split, 1)
        column.addWidget(self.caption)
        self.message.setContentsMargins(24, 32, 24, 24)
        self.message.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._pages.addWidget(shown)
        self._pages.addWidget(self.message)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(head)
        above = QVBoxLayout()
        above.setContentsMargins(11, 0, 12, 6)
        above.addWidget(PlainLabel(self.kind.says, role="small"))
        layout.addLayout(above)
        layout.addWidget(self._pages, 1)

    @property
    def numbers(self) -> Numbers | None:
        """Return the numbers of the figure that is shown, if one is."""
        return self.shown.numbers if self.shown is not None else None

    def show_figure(self, figured: Figured) -> None:
        """Show numbers, and have them drawn; the figure that was shown stays until then."""
        self.shown = figured
        self.grid.show_table(figured.table)
        self.caption.show_text(figured.numbers.caption)
        self._pages.setCurrentIndex(0)
        self._enable()
        self._draw()

    def _draw(self) -> None:
        """Draw the figure as wide as there is room."""
        shown = self.shown
        if shown is not None and self.isVisible():
            page = self.picture.page()
            self._drawing.draw(self.kind.name, shown.numbers, page, lambda pixels: self._take(shown, pixels))

    def _take(self, figured: Figured, pixels: Pixels) -> None:
        if figured is self.shown:
            first = one_line(figured.numbers.caption).split(". ")[0]
            self.picture.show_pixels(pixels, f"{first}. Its numbers are in the table that follows.")

    def show_message(self, text: str) -> None:
        """Show a text, and no figure."""
        self.shown = None
        self.picture.show_pixels(None, "")
        self.grid.show_table(Table())
        self.caption.show_text("")
        self.message.setText(text)
        self._pages.setCurrentIndex(1)
        self._enable()

    def _enable(self) -> None:
        for button in (self.export, self.copy_numbers, self.copy_caption):
            button.setEnabled(self.numbers is not None)

    def save(self, suffix: str) -> None:
        """Ask for a file and write the figure there."""
        if self.numbers is not None:
            self._saving.figure(self.kind, self.numbers, suffix)

    def _copy_caption(self) -> None:
        if self.numbers is not None:
            QGuiApplication.clipboard().setText(self.numbers.caption)
