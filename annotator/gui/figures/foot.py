"""The line below the pages of figures: what is under way, how far it is, and a way to stop it."""

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from annotator.gui.figures.messages import OLD
from annotator.gui.widgets.plain import PlainLabel, explain


class Foot(QWidget):
    """Says what is under way; the button stops it, or begins once more."""

    def __init__(self) -> None:
        super().__init__()
        self.state, self.bar = PlainLabel(role="small", wrap=False), QProgressBar()
        self.again = QPushButton("Count again")
        self.bar.setAccessibleName("Articles counted")
        self.bar.setMaximumWidth(240)
        self.bar.hide()
        explain(self.again, "Count once more, with all that was changed since (F5)")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 8)
        row.addWidget(self.state, 1)
        row.addWidget(self.bar)
        row.addWidget(self.again)

    def say(self, text: str, *, running: bool) -> None:
        """Say something; what is running can be stopped."""
        self.state.setText(text)
        self._offer(running=running)

    def _offer(self, *, running: bool) -> None:
        self.again.setText("Stop" if running else "Count again")

    def show_progress(self, done: int, total: int) -> None:
        """Show how many articles are counted."""
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self.bar.setVisible(done < total)
        self.state.setText(f"Counting: {done:,} of {total:,} articles")

    def end(self, *, running: bool) -> None:
        """Say no more that something is under way."""
        self.bar.hide()
        over = self.state.text().endswith("...") or self.bar.value() == self.bar.maximum()
        if over and self.state.text() != OLD:
            self.state.setText("")
        self._offer(running=running)
