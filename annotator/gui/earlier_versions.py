"""The window in which an earlier version is looked up and restored: one article, one coder's work, or all."""

from collections import Counter
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QRadioButton, QVBoxLayout, QWidget

from annotator.corpus import Corpus
from annotator.corpus.earlier import Earlier, Snapshot, snapshots
from annotator.corpus.restoring import Restoring, Wanted, restoring
from annotator.errors import AnnotatorError
from annotator.gui.adding import add_articles
from annotator.gui.keeper import keep
from annotator.gui.widgets.plain import PlainLabel, as_caption, explain
from annotator.gui.widgets.row_list import RowList, RowModel
from annotator.gui.widgets.rows import Row
from annotator.gui.workspace import Changed, Workspace
from annotator.model import Annotation, Decision, Put

TOPIC = "earlier"
EMPTY = """No earlier version yet.

One is kept when the corpus is opened or closed, after every half hour of work, and
before imports, changes of the codebook and merging what another machine wrote."""


class EarlierVersions(QWidget):
    """Lists the earlier versions on this machine; says what restoring one would change before it does."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._workspace = workspace
        self._found: tuple[Snapshot, Restoring] | None = None
        self.model = RowModel(_row)
        self.list = RowList(self.model, name="Earlier versions", on_click=False)
        self.list.empty = EMPTY
        self.scopes = [QRadioButton() for _ in range(3)]
        self.summary = PlainLabel()
        self.restore = QPushButton("Restore")
        self._build()
        workspace.changed.connect(self._follow)
        self.refresh()

    def _build(self) -> None:
        self.setWindowTitle("Earlier versions")
        self.resize(640, 560)
        column = QVBoxLayout(self)
        column.addWidget(self.list, 1)
        column.addWidget(PlainLabel("Restore", role="section"))
        group = QButtonGroup(self)
        for button in self.scopes:
            group.addButton(button)
            column.addWidget(button)
            button.toggled.connect(lambda on: self._compare() if on else None)
        column.addWidget(self.summary)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.restore)
        column.addLayout(row)
        explain(self.restore, "What is there now is kept as an earlier version first; undo takes this back")
        self.restore.clicked.connect(lambda _checked=False: self._restore())
        self.list.selectionModel().selectionChanged.connect(lambda *_: self._compare())
        QShortcut(QKeySequence("Esc"), self, self.close)

    def refresh(self) -> None:
        """List what there is now."""
        workspace = self._workspace
        article, coder = workspace.shown, workspace.coder
        said = (
            f"This article: {article.headline or article.text[:60]}" if article else "This article",
            f"The work of {coder.name}" if coder else "The work of one coder",
            "Everything: all articles, codes, cue rules and the work of all coders",
        )
        for button, text, there in zip(self.scopes, said, (article, coder, True), strict=True):
            button.setText(as_caption(text))
            button.setEnabled(bool(there))
        if not any(button.isChecked() for button in self.scopes):
            self.scopes[0 if article else 2].setChecked(True)
        self.model.replace(snapshots(workspace.corpus.info.id) if workspace.corpus.info.id else ())
        self.list.choose(0 if self.model.things else -1)
        self._compare()

    def _follow(self, what: Changed) -> None:
        if self.isVisible() and what.touches("corpus", "article", "coder"):
            self.refresh()

    def _wanted(self) -> Wanted:
        workspace = self._workspace
        if self.scopes[0].isChecked() and workspace.article is not None:
            return Wanted("article", workspace.article.id)
        if self.scopes[1].isChecked() and workspace.coder is not None:
            return Wanted("coder", workspace.coder.id)
        return Wanted()

    def _compare(self) -> None:
        self._found = None
        self.restore.setEnabled(False)
        rows = self.list.rows()
        if not rows:
            self.summary.setText("")
            return
        chosen = self.model.things[rows[0]]
        assert isinstance(chosen, Snapshot)
        self.summary.setText("Comparing...")
        self._workspace.jobs.run(
            TOPIC,
            compare,
            self._workspace.corpus,
            chosen,
            self._wanted(),
            done=lambda found: self._show(chosen, found),
            failed=lambda error: self.summary.setText(str(error)),
        )

    def _show(self, chosen: Snapshot, found: Restoring) -> None:
        self._found = (chosen, found)
        self.summary.setText(said_of(found))
        self.restore.setEnabled(bool(found) and not self._workspace.corpus.read_only)

    def _restore(self) -> None:
        if self._found is None:
            return
        workspace = self._workspace
        chosen, _found = self._found
        try:
            keep(workspace.corpus, "before restoring an earlier version")
            found = restoring(workspace.corpus, Earlier(chosen), self._wanted())
        except AnnotatorError as error:
            workspace.interaction.warn("Nothing was restored", str(error))
            return
        if found.articles:
            add_articles(workspace, found.articles)
        workspace.apply(f"Restore the version of {when(chosen.taken)}", lambda _hand: found.change)
        workspace.told.emit(f"Restored: {said_of(found)}")
        self.refresh()


def compare(corpus: Corpus, chosen: Snapshot, wanted: Wanted) -> Restoring:
    """Return what restoring would change."""
    return restoring(corpus, Earlier(chosen), wanted)


def when(moment: datetime) -> str:
    """Return a time as people here read it, to the minute."""
    return moment.astimezone().strftime("%Y-%m-%d %H:%M")


def said_of(found: Restoring) -> str:
    """Say in a sentence what restoring changes."""
    parts = []
    if found.articles:
        parts.append(_many(len(found.articles), "article") + " would come back")
    counts = Counter(_kind(put) for put in found.change.puts)
    for kind, word in (("back", "come back"), ("gone", "go"), ("other", "be as they were")):
        if counts[kind]:
            marks = _many(counts[kind], "annotation or rejection", "annotations and rejections")
            parts.append(f"{marks} would {word}")
    if counts["rest"]:
        parts.append(
            f"{_many(counts['rest'], 'code, rule or detail', 'codes, rules and details')} would change"
        )
    return "; ".join(parts) + "." if parts else "Nothing differs from what is there now."


def _kind(put: Put) -> str:
    if not isinstance(put.after, Annotation | Decision):
        return "rest"
    was = isinstance(put.before, Annotation | Decision) and not put.before.deleted
    if put.after.deleted:
        return "gone" if was else "other"
    return "other" if was else "back"


def _many(count: int, one: str, several: str = "") -> str:
    return f"1 {one}" if count == 1 else f"{count:,} {several or one + 's'}"


def _row(thing: object) -> Row:
    assert isinstance(thing, Snapshot)
    return Row(title=when(thing.taken), detail=thing.why, spoken=f"{when(thing.taken)}, {thing.why}")
