"""What is hidden by hand, and the samples of the corpus: who codes which articles, and how far they are."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from annotator import edits
from annotator.coding.concealing import WORDS, said
from annotator.coding.sampling import applies_to
from annotator.gui.samples.checks import Checks
from annotator.gui.samples.form import SampleForm
from annotator.gui.widgets.plain import PlainLabel, explain
from annotator.gui.widgets.row_list import RowList, RowModel
from annotator.gui.widgets.rows import Row
from annotator.gui.workspace import Changed, Workspace
from annotator.model import CONCEALED, Concealed, Sample

BY_HAND: tuple[Concealed, ...] = tuple(one for one in CONCEALED if one != "cues")
EMPTY = """No sample yet.

A sample is a number of articles that several coders code apart from one another,
to see how well they agree."""
NOTE = "Cues are hidden by the mode Blind, in the top bar. Exports are never masked."


class SamplesWindow(QWidget):
    """Boxes for the masks, and below them a list with what can be done with a sample."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._workspace = workspace
        self._form: SampleForm | None = None
        self.masks = Checks(name="Hide in all articles")
        self.model = RowModel(self._look)
        self.list = RowList(self.model, name="Samples", on_click=False)
        self.draw, self.show_ = QPushButton("&Draw a sample..."), QPushButton("&List its articles")
        self.change, self.retire = QPushButton("&Change..."), QPushButton("&Retire")
        self._build()
        workspace.changed.connect(self._refresh)
        self._show()

    def _build(self) -> None:
        self.setWindowTitle("Masks and samples")
        self.resize(620, 500)
        self.list.empty = EMPTY
        self.masks.offer([(one, WORDS[one].capitalize()) for one in BY_HAND], self._workspace.masks.by_hand)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(8)
        column.addWidget(PlainLabel("Hide in all articles", role="section"))
        column.addWidget(self.masks)
        column.addWidget(PlainLabel(NOTE, role="small"))
        column.addSpacing(8)
        column.addWidget(PlainLabel("Samples", role="section"))
        column.addWidget(self.list, 1)
        row = QHBoxLayout()
        for button, does, why in (
            (self.draw, self._draw, "Draw articles by chance, and say who codes them and what is hidden"),
            (
                self.show_,
                self._list_articles,
                "Show its articles alone in the list of articles, in its order",
            ),
            (self.change, self._change, "Its name, its coders, and what is hidden from them"),
            (self.retire, self._retire, "Use it no more; what was coded stays, undo brings it back"),
        ):
            explain(button, why)
            button.clicked.connect(lambda _checked=False, does=does: does())
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        self.masks.changed.connect(lambda _mask: self._hide())
        self.list.activated_at.connect(lambda _row: self._list_articles())
        self.list.selectionModel().selectionChanged.connect(lambda *_: self._enable())
        QShortcut(QKeySequence("Esc"), self, self.close)

    # --- from the workspace ------------------------------------------------------------------------------

    def _refresh(self, what: Changed) -> None:
        if what.touches("samples", "masks", "corpus", "coder", "states", "articles"):
            self._show()

    def _show(self) -> None:
        chosen = self._chosen()
        self.masks.tick(self._workspace.masks.by_hand)
        samples = self._workspace.corpus.samples()
        self.model.replace(samples)
        kept = (at for at, one in enumerate(samples) if chosen is not None and one.id == chosen.id)
        self.list.choose(next(kept, 0 if samples else -1))
        self._enable()

    def _enable(self) -> None:
        writable, chosen = not self._workspace.corpus.read_only, self._chosen() is not None
        self.draw.setEnabled(writable and bool(self._workspace.corpus.articles()))
        self.show_.setEnabled(chosen)
        for button in (self.change, self.retire):
            button.setEnabled(writable and chosen)

    def _chosen(self) -> Sample | None:
        rows = self.list.rows()
        thing = self.model.things[rows[0]] if rows and rows[0] < len(self.model.things) else None
        return thing if isinstance(thing, Sample) else None

    def _look(self, thing: object) -> Row:
        assert isinstance(thing, Sample)
        progress = f"{progress_of(self._workspace, thing)} done"
        mine = applies_to(thing, self._workspace.coder.id if self._workspace.coder else "")
        parts = [progress, _for_whom(self._workspace, thing)]
        parts += ["in two stages"] if thing.unitise else []
        detail = " · ".join(parts)
        hidden = f"Hidden: {said(thing.concealed)}" if thing.concealed else "Nothing hidden"
        hidden = f"{hidden}\nDone: {_done_by(self._workspace, thing)}"
        reveal = "\nCues are shown in an article once it is done" if thing.reveal else ""
        return Row(
            title=thing.name or thing.id,
            detail=detail,
            strong=mine,
            spoken=f"{thing.name}, {detail}, {hidden}",
            tip=f"{thing.name}\n{thing.how}\n{detail}\n{hidden}{reveal}",
        )

    # --- from the person ---------------------------------------------------------------------------------

    def _hide(self) -> None:
        ticked = set(self.masks.ticked())
        self._workspace.hide_by_hand(one for one in BY_HAND if one in ticked)

    def _draw(self) -> None:
        self._open_form(None)

    def _change(self) -> None:
        self._open_form(self._chosen())

    def _open_form(self, sample: Sample | None) -> None:
        if self._form is not None:
            self._form.close()
        self._form = SampleForm(self._workspace, sample, self)
        self._form.show()
        self._form.activateWindow()

    def _list_articles(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self._workspace.sample_wanted.emit(chosen.id)

    def _retire(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            named = chosen.name or chosen.id
            retire = edits.change_sample(chosen, {"retired": True})
            if self._workspace.apply(f"Retire the sample {named}", lambda _hand: retire):
                self._workspace.told.emit(f"{named} is retired. Ctrl+Z brings it back.")


def progress_of(workspace: Workspace, sample: Sample) -> str:
    """Return how many articles of a sample the coder who works here has done: 7 of 20."""
    states = workspace.states.all()
    present = [one for one in sample.articles if workspace.corpus.position(one) is not None]
    return f"{sum(states.get(one) == 'done' for one in present):,} of {len(present):,}"


def _done_by(workspace: Workspace, sample: Sample) -> str:
    """Return how many articles of a sample each of its coders has done."""
    corpus = workspace.corpus
    coders = [one for one in corpus.coders() if applies_to(sample, one.id)]
    done = {one.name: sum(corpus.how_far(key, one.id) == "done" for key in sample.articles) for one in coders}
    return ", ".join(f"{name} {count:,}" for name, count in done.items()) or "nobody yet"


def _for_whom(workspace: Workspace, sample: Sample) -> str:
    if not sample.coders:
        return "for everybody"
    names = {one.id: one.name for one in (*workspace.corpus.coders(), *workspace.settings.coders())}
    return "for " + ", ".join(names.get(one, one) for one in sample.coders)
