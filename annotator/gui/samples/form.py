"""The form of a sample: how it is drawn, with a look at what that gives; who codes it; what is hidden."""

from collections.abc import Sequence
from random import SystemRandom

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotator import edits
from annotator.coding.concealing import WORDS, in_order
from annotator.coding.sampling import BYS, By, counts_of, draw, how, wanted_count
from annotator.coding.units import UNIT, unit_code
from annotator.corpus import Head
from annotator.gui.samples.checks import Checks
from annotator.gui.widgets.choice import Choice
from annotator.gui.widgets.number import Number
from annotator.gui.widgets.plain import PlainLabel, explain
from annotator.gui.widgets.row_list import RowList, RowModel
from annotator.gui.widgets.rows import Row
from annotator.gui.workspace import Workspace
from annotator.model import CONCEALED, Change, Concealed, Hand, Sample

USUAL: tuple[Concealed, ...] = ("outlet", "byline", "date", "url", "names", "coders", "order")
"""What a new sample hides unless told otherwise."""
LARGEST_SEED = 999_999
WITHOUT = {"outlet": "No outlet", "event": "No event"}
NO_OUTLETS = "Outlets are hidden from you: how many articles each has is not shown."
REVEAL = "Blind first: cues are shown in an article once it is marked as done"
UNITISE = "Two stages: units are marked and agreed on first, then coded"


class SampleForm(QWidget):
    """Without a sample it draws a new one, else it changes that one; its articles stay as they were drawn."""

    def __init__(self, workspace: Workspace, sample: Sample | None, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._workspace = workspace
        self._sample = sample
        self._drawn: tuple[str, ...] = sample.articles if sample is not None else ()
        self._heads: Sequence[Head] = ()
        self.name = QLineEdit(sample.name if sample is not None else self._new_name())
        self.by = Choice(BYS, name="How it is drawn")
        self.number = Number(1, 1_000_000, name="How many")
        self.seed = Number(0, LARGEST_SEED, name="Seed")
        self.unit = Choice([("articles", "articles"), ("percent", "percent")], name="Number or share")
        self.other = QPushButton("&Another seed")
        self.apart = QCheckBox("&Leave out articles of other samples")
        self.says = PlainLabel(wrap=False)
        self.model = RowModel(_count_row)
        self.counts = RowList(self.model, name="Articles drawn", lines=1)
        self.coders, self.hidden = Checks(name="Coders"), Checks(name="Hide")
        self.reveal, self.unitise = QCheckBox(f"&{REVEAL}"), QCheckBox(f"&{UNITISE}")
        self.keep, self.cancel = QPushButton("&Draw" if sample is None else "&Keep"), QPushButton("Cancel")
        self._build()
        if sample is None:
            self._know()

    # --- putting together --------------------------------------------------------------------------------

    def _build(self) -> None:
        new = self._sample is None
        self.setWindowTitle("Draw a sample" if new else "Change the sample")
        self.resize(560, 660 if new else 380)
        form = QFormLayout()
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow("&Name", self.name)
        if new:
            form.addRow("Articles", _row(self.number, self.unit, self.by))
            form.addRow("&Seed", _row(self.seed, self.other))
            form.addRow("", self.apart)
            form.addRow("", self.says)
            form.addRow("", self.counts)
        form.addRow("Coders", self.coders)
        form.addRow("Hide", self.hidden)
        form.addRow("", self.reveal)
        form.addRow("", self.unitise)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(12)
        column.addLayout(form, 1)
        column.addLayout(buttons)
        self._fill()
        self._connect()

    def _fill(self) -> None:
        sample = self._sample
        self.name.setAccessibleName("Name of the sample")
        self.number.set_value(20)
        self.seed.set_value(_seed())
        self.apart.setChecked(True)
        self.counts.setMinimumHeight(120)
        workspace = self._workspace
        known = {one.id: one.name for one in (*workspace.corpus.coders(), *workspace.settings.coders())}
        chosen = sample.coders if sample is not None else ()
        self.coders.offer([("", "Everybody"), *known.items()], chosen or ("",))
        concealed = sample.concealed if sample is not None else USUAL
        self.hidden.offer([(one, WORDS[one].capitalize()) for one in CONCEALED], concealed)
        self.reveal.setChecked(sample is not None and sample.reveal)
        self.unitise.setChecked(sample is not None and sample.unitise)
        explain(self.seed, "The same seed draws the same articles again; it is kept with the sample")
        explain(self.coders, "For whom the sample is; for all others nothing is hidden")
        explain(self.keep, "Ctrl+Enter")
        self._enable()

    def _connect(self) -> None:
        self.other.clicked.connect(lambda _checked: self.seed.set_value(_seed()))
        for number in (self.number, self.seed):
            number.changed.connect(lambda _value: self._draw())
        for choice in (self.by, self.unit):
            choice.changed.connect(self._draw)
        self.apart.clicked.connect(lambda _checked: self._know())
        self.hidden.changed.connect(lambda _mask: self._enable())
        self.coders.changed.connect(self._one_or_all)
        self.keep.clicked.connect(lambda _checked: self._keep())
        self.cancel.clicked.connect(lambda _checked: self.close())
        QShortcut(QKeySequence("Esc"), self, self.close)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self, self._keep)

    def _new_name(self) -> str:
        return f"Sample {len(self._workspace.corpus.contents.samples) + 1}"

    # --- drawing -----------------------------------------------------------------------------------------

    def _know(self) -> None:
        """Take over among which articles is drawn."""
        corpus = self._workspace.corpus
        taken = {one for sample in corpus.samples() for one in sample.articles}
        left_out = taken if self.apart.isChecked() else frozenset()
        self._heads = [corpus.head(key) for key in corpus.articles() if key not in left_out]
        self._draw()

    def _draw(self) -> None:
        by = self._by()
        self._drawn = draw(self._heads, by=by, count=self._count(), seed=self.seed.value())
        among = f"{len(self._heads):,} article" + ("" if len(self._heads) == 1 else "s")
        self.says.setText(
            f"{len(self._drawn):,} of {among} {'is' if len(self._drawn) == 1 else 'are'} drawn."
        )
        self._show_counts("event" if by == "event" else "outlet")
        self._enable()

    def _show_counts(self, field: str) -> None:
        if field == "outlet" and self._workspace.masks.hide_outlets():
            self.counts.empty = NO_OUTLETS
            self.model.replace(())
            return
        names = {event.id: event.name for event in self._workspace.corpus.events()}
        counts = counts_of(self._heads, self._drawn, field)
        self.counts.empty = "No article can be drawn."
        self.model.replace(
            [(names.get(value, value) or WITHOUT[field], *numbers) for value, numbers in counts.items()]
        )

    def _by(self) -> By:
        return next(value for value, _label in BYS if value == self.by.value())

    def _count(self) -> int:
        percent = self.unit.value() == "percent"
        return wanted_count(len(self._heads), number=self.number.value(), percent=percent)

    # --- from the person ---------------------------------------------------------------------------------

    def _one_or_all(self, last: str) -> None:
        """Everybody, or some: the last tick counts."""
        some = [one for one in self.coders.ticked() if one]
        self.coders.tick(some if last and some else ("",))

    def _enable(self) -> None:
        blind = "cues" in self.hidden.ticked()
        self.reveal.setEnabled(blind)
        explain(self.reveal, "" if blind else "Needs hidden cues")
        self.keep.setEnabled(bool(self._drawn))

    def _keep(self) -> None:
        if not self._drawn:
            return
        hidden = in_order(self.hidden.ticked())
        fields = {
            "name": " ".join(self.name.text().split()) or self._new_name(),
            "coders": tuple(one for one in self.coders.ticked() if one),
            "concealed": hidden,
            "reveal": self.reveal.isChecked() and "cues" in hidden,
            "unitise": self.unitise.isChecked(),
        }
        verb = "Draw" if self._sample is None else "Change"
        if self._workspace.apply(f"{verb} {fields['name']}", lambda hand: self._change(hand, fields)):
            self._workspace.told.emit(
                f"{fields['name']}: {len(self._drawn):,} articles. Ctrl+Z takes it back."
            )
        self.close()

    def _change(self, hand: Hand, fields: dict[str, object]) -> Change:
        units = self._unit_code() if fields["unitise"] else Change()
        if self._sample is not None:
            return units + edits.change_sample(self._sample, fields)
        told = how(self._by(), count=len(self._drawn), seed=self.seed.value(), among=len(self._heads))
        drawn = Sample(id=hand.mint("sample"), articles=self._drawn, how=told, created=hand.now)
        (put,) = edits.change_sample(drawn, fields).puts
        assert isinstance(put.after, Sample)
        return units + edits.add_sample(put.after)

    def _unit_code(self) -> Change:
        """Add the code with which units are marked, where the codebook has none in use."""
        corpus = self._workspace.corpus
        known = corpus.code(UNIT)
        if known is not None:
            return edits.change_code(known, {"retired": False})
        return edits.add_code(unit_code(code.key for code in corpus.codes()))


def _seed() -> int:
    return SystemRandom().randint(0, LARGEST_SEED)


def _count_row(thing: object) -> Row:
    assert isinstance(thing, tuple)
    name, inside, total = thing
    return Row(title=str(name), note=f"{inside:,} of {total:,}", spoken=f"{name}: {inside:,} of {total:,}")


def _row(*widgets: QWidget) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    holder.setFocusProxy(widgets[0])
    return holder
