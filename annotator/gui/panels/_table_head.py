"""The head of the annotation table: what is asked for, and how many there are."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from annotator.coding.listing import Origin, Wanted
from annotator.gui.widgets.choice import Choice
from annotator.gui.widgets.cut_line import CutLine
from annotator.gui.widgets.flow import FlowLayout
from annotator.gui.widgets.plain import explain, one_line
from annotator.gui.widgets.query_line import QueryLine
from annotator.gui.widgets.several import Several

_SCOPES = [("corpus", "Whole corpus"), ("article", "This article")]
_FLAGS = [("", "Flagged or not"), ("yes", "Flagged"), ("no", "Not flagged")]
_ORIGINS = [("", "Any origin"), ("hand", "By hand"), ("cue", "From a cue"), ("other", "From elsewhere")]
_KINDS: Mapping[str, Origin] = {"hand": "hand", "cue": "cue", "other": "other"}
_WORDS_WIDTH, _SEVERAL_WIDTH = 230, 132


class TableHead(QWidget):
    """What a person filters with; `changed` tells that something else is asked for, `typed` of words."""

    changed = Signal()
    typed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.words = QueryLine(name="Filter annotations by words, memo and headline")
        self.scope = Choice(_SCOPES, name="Where annotations are looked for")
        self.codes = Several("Codes", "All codes")
        self.coders = Several("Coders", "All coders")
        self.outlets = Several("Outlets", "All outlets")
        self.origin = Choice(_ORIGINS, name="Where annotations come from")
        self.flag = Choice(_FLAGS, name="Flag")
        self.reset, self.change, self.close_ = (
            QPushButton("Reset"),
            QPushButton("Change"),
            QPushButton("Close"),
        )
        self.says = CutLine(role="small")
        self._build()
        self._explain()
        self._connect()

    def _build(self) -> None:
        tools = QWidget()
        row = FlowLayout(tools, gap=8)
        row.setContentsMargins(8, 6, 8, 2)
        self.words.setFixedWidth(_WORDS_WIDTH)
        self.words.setPlaceholderText("Words, memo, headline")
        several = (self.codes, self.coders, self.outlets)
        for one in several:
            one.setFixedWidth(_SEVERAL_WIDTH)
            one.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)  # else it gets no room
        filters = (self.words, self.scope, *several, self.origin, self.flag)
        for part in (*filters, self.reset, self.change, self.close_):
            row.addWidget(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(tools)
        layout.addWidget(self.says)
        self.says.setContentsMargins(10, 2, 10, 5)
        self.setFocusProxy(self.words)

    def _explain(self) -> None:
        explain(self.words, "Each of these words has to be in the words, the memo or the headline")
        explain(self.scope, "All articles of the corpus, or the open one")
        explain(self.codes, "With which codes; of a single one, each attribute has a column")
        explain(self.coders, "Whose annotations are listed")
        explain(self.outlets, "In articles of which outlets")
        explain(self.origin, "Made by hand, from a cue, or come from a file")
        explain(self.flag, "Whether they are to be discussed")
        explain(self.reset, "Ask for nothing in particular")
        explain(self.change, "Change all chosen annotations as one step")
        explain(self.close_, "Put the table away; Ctrl+Shift+T brings it back")

    def _connect(self) -> None:
        for part in (self.scope, self.codes, self.coders, self.outlets, self.origin, self.flag):
            part.changed.connect(self._change)
        self.words.textChanged.connect(lambda _text: self.typed.emit())
        self.reset.clicked.connect(lambda _checked: self.ask_nothing())

    def _change(self) -> None:
        self.changed.emit()

    # --- what is asked -----------------------------------------------------------------------------------

    def wanted(self, article: str) -> Wanted:
        """Return what is asked for; `article` is the open one."""
        flag = self.flag.value()
        return Wanted(
            words=self.words.text(),
            article=(article or "none") if self.scope.value() == "article" else "",
            codes=frozenset(self.codes.chosen()),
            coders=frozenset(self.coders.chosen()),
            outlets=frozenset(self.outlets.chosen()),
            origin=_KINDS.get(self.origin.value()),
            flagged={"yes": True, "no": False}.get(flag),
        )

    def ask_nothing(self) -> None:
        """Take all filters back, but not where is looked."""
        self.blockSignals(True)  # noqa: FBT003  # Qt takes the state by position
        self.words.clear()
        self.forget_chosen()
        self.origin.choose("")
        self.flag.choose("")
        self.blockSignals(False)  # noqa: FBT003  # as above
        self.changed.emit()

    def forget_chosen(self) -> None:
        """Choose no codes, coders and outlets: those of another corpus mean nothing."""
        for one in (self.codes, self.coders, self.outlets):
            one.show_chosen(())

    def show_masks(self, *, outlets: bool, cues: bool) -> None:
        """Let nobody filter by what is hidden: outlets, or where cues are."""
        self.outlets.setEnabled(not outlets)
        self.origin.setEnabled(not cues)
        self.blockSignals(True)  # noqa: FBT003  # Qt takes the state by position
        if outlets:
            self.outlets.offer({})
            self.outlets.show_chosen(())
        if cues:
            self.origin.choose("")
        self.blockSignals(False)  # noqa: FBT003  # as above

    def offer_outlets(self, outlets: Iterable[str]) -> None:
        """Offer the outlets in which there are annotations."""
        self.outlets.offer({one: one_line(one) for one in outlets if self.outlets.isEnabled()})

    def tell(self, text: str) -> None:
        """Say in one line how many there are."""
        self.says.setText(text)
        self.says.setAccessibleDescription(text)
