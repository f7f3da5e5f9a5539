"""What a person says of files that they do not say themselves, or say wrongly."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from annotator.gui.widgets.choice import Choice
from annotator.gui.widgets.plain import PlainLabel, explain
from annotator.importers import DATE_ORDERS, DateOrder, Options, Role

DATES: Mapping[DateOrder, str] = {
    "": "as they say",
    "dmy": "day first",
    "mdy": "month first",
    "ymd": "year first",
}
ENCODINGS = ("", "utf-8", "cp1252", "latin-1", "cp1250", "cp1251", "utf-16", "shift_jis", "gb18030")


class Choices(QWidget):
    """Encoding, order of dates and outlet for all files; `changed` tells that they are to be read again."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.encoding = Choice([(code, code or "found in the file") for code in ENCODINGS], name="Encoding")
        self.dates = Choice([(order, DATES[order]) for order in DATE_ORDERS], name="Dates")
        self.outlet = QLineEdit()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for said, field, tip in (
            ("Encoding", self.encoding, "In which encoding text files are read"),
            ("Dates", self.dates, "What 03/04/2024 means; dates that can mean two days are left out"),
            ("Outlet where none is named", self.outlet, "The outlet of articles that name none"),
        ):
            row.addWidget(PlainLabel(said, role="small", wrap=False))
            row.addWidget(field)
            explain(field, tip)
        self.outlet.setMaximumWidth(180)
        self.outlet.setAccessibleName("Outlet where none is named")
        self.encoding.changed.connect(self.changed)
        self.dates.changed.connect(self.changed)
        self.outlet.editingFinished.connect(self._written)

    def options(self, columns: Mapping[str, Role] | None) -> Options:
        """Return all this for one file, with what was said of its columns."""
        order = next(one for one in DATE_ORDERS if one == self.dates.value())
        return Options(
            columns=columns,
            encoding=self.encoding.value(),
            date_order=order,
            outlet=self.outlet.text().strip(),
        )

    def _written(self) -> None:
        if self.outlet.isModified():  # it is also told when the field is only left
            self.outlet.setModified(False)  # Qt takes the state by position
            self.changed.emit()
