"""A small window over the text with everything about how it is set; each choice shows at once."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QPushButton,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from annotator.gui.article_view import LEADINGS, Leading
from annotator.gui.article_view.reading import LARGEST, NARROWEST, SMALLEST, WIDEST
from annotator.gui.comfort import USUAL, Comfort
from annotator.gui.widgets.plain import PlainLabel, explain

OWN = (("Serif", "serif"), ("Sans serif", "sans"))


def show_comfort(comfort: Comfort, window: QWidget) -> "ComfortWindow":
    """Open the small window at the top of the window, or come back to the one that is open."""
    made = window.findChild(ComfortWindow) or ComfortWindow(comfort, window)
    made.adjustSize()
    middle = window.rect().center().x()
    made.move(window.mapToGlobal(QPoint(middle - made.width() // 2, 96)))
    made.show()
    made.activateWindow()
    made.points.setFocus(Qt.FocusReason.PopupFocusReason)
    return made


class ComfortWindow(QDialog):
    """Two sliders, three buttons and a list of fonts; the text can be read on beside it, Esc closes it."""

    def __init__(self, comfort: Comfort, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Reading")
        self._comfort = comfort
        self._following = False
        self.points = _slider("Text size in points", SMALLEST, LARGEST)
        self.letters = _slider("Column width in characters", NARROWEST, WIDEST)
        self.points_said, self.letters_said = PlainLabel(wrap=False), PlainLabel(wrap=False)
        self.heights: dict[Leading, QPushButton] = {}
        self.face = QComboBox()
        self._build()
        comfort.changed.connect(self._follow)
        self._follow()

    def _build(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(10)
        form.addRow("Text si&ze", _row(self.points, self.points_said))
        form.addRow("Column &width", _row(self.letters, self.letters_said))
        form.addRow("Line height", _row(*self._height_buttons()))
        form.addRow("T&ypeface", self.face)
        usual = QPushButton("Usual &setting")
        explain(usual, "Go back to how the text is set before anybody chooses")
        usual.clicked.connect(self._restore)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 14)
        layout.setSpacing(12)
        layout.addLayout(form)
        layout.addWidget(usual, 0, Qt.AlignmentFlag.AlignRight)
        self._fill_faces()
        self.points.valueChanged.connect(
            lambda points: self._choose(lambda: self._comfort.choose(size=points))
        )
        self.letters.valueChanged.connect(
            lambda columns: self._choose(lambda: self._comfort.choose(columns=columns))
        )
        self.face.currentIndexChanged.connect(
            lambda _index: self._choose(lambda: self._comfort.choose(family=self.face.currentData()))
        )

    def _height_buttons(self) -> list[QPushButton]:
        group = QButtonGroup(self)
        for leading in LEADINGS:
            button = QPushButton(leading.capitalize())
            button.setCheckable(True)
            button.setAccessibleName(f"Line height {leading}")
            button.clicked.connect(lambda _checked, leading=leading: self._comfort.choose(leading=leading))
            group.addButton(button)
            self.heights[leading] = button
        return list(self.heights.values())

    def _fill_faces(self) -> None:
        """List the two faces that come first for reading, then every font of the system that scales."""
        self.face.setAccessibleName("Typeface")
        for label, family in OWN:
            self.face.addItem(label, family)
        self.face.insertSeparator(len(OWN))
        for family in QFontDatabase.families():
            if QFontDatabase.isSmoothlyScalable(family) and not QFontDatabase.isPrivateFamily(family):
                self.face.addItem(family, family)
        self.face.setMinimumWidth(220)
        self.face.setMaxVisibleItems(16)

    def _choose(self, change: Callable[[], None]) -> None:
        if not self._following:
            change()

    def _restore(self) -> None:
        self._comfort.choose(
            family=USUAL.family, size=USUAL.size, columns=USUAL.columns, leading=USUAL.leading
        )

    def _follow(self) -> None:
        """Show what is in force, also when a key changed it."""
        reading = self._comfort.reading()
        self._following = True
        self.points.setValue(reading.size)
        self.letters.setValue(reading.columns)
        self.points_said.setText(f"{reading.size} pt")
        self.letters_said.setText(f"{reading.columns} letters")
        self.heights[reading.leading].setChecked(True)
        self.face.setCurrentIndex(max(self.face.findData(reading.family), 0))
        self._following = False


def _slider(name: str, least: int, most: int) -> QSlider:
    slider = QSlider(Qt.Orientation.Horizontal)
    slider.setRange(least, most)
    slider.setPageStep(5)
    slider.setMinimumWidth(170)
    slider.setAccessibleName(name)
    return slider


def _row(*widgets: QWidget) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    for widget in widgets:
        row.addWidget(widget)
    if isinstance(widgets[-1], PlainLabel):
        widgets[-1].setMinimumWidth(widgets[-1].fontMetrics().horizontalAdvance("88 letters"))
    holder.setFocusProxy(widgets[0])
    return holder
