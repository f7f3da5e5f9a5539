"""The sentences that say the same as the one at the caret, and how they differ, with a way to all words."""

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDockWidget,
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from annotator.gui.panels._contrasts_looking import Cues, look_for
from annotator.gui.panels._contrasts_sentences import Said, SentenceList, SentenceModel
from annotator.gui.panels._contrasts_telling import Telling, as_finding
from annotator.gui.panels._summary import HIDDEN
from annotator.gui.widgets.flow import FlowLayout
from annotator.gui.widgets.plain import PlainLabel, explain
from annotator.gui.widgets.row_list import RowList, RowModel
from annotator.gui.widgets.side import Side
from annotator.gui.workspace import Changed, Workspace
from annotator.model import Cue, Span

if TYPE_CHECKING:
    from annotator.comparison.alignment import Place
    from annotator.comparison.contrast_contract import Finding
    from annotator.comparison.contrasted import Contrasted
    from annotator.comparison.side_by_side import Aligned

TOPIC = "contrasts"
NO_ARTICLE = "No article is open."
NO_EVENT = (
    "No other article is of the same event as the open one.\n\n"
    "Articles on one event are grouped with Ctrl+G, or found under Article > Proposed events."
)
ALIGNING = "Sentences that say the same are looked for..."
BEFORE = "Put the caret into a sentence: what other articles say in its place is shown here."
ONLY_HERE = "Only here: no sentence of the other articles was found to say the same."
LOOKING = "Looking for what differs..."
NOTHING = "No difference was found: not the same as none."
FOREIGN = "Fewer than two of these sentences are English, and no other language is read."
LEAD = "Enter or a click on a difference goes to its words, again to those of the next article."
_SPACE = re.compile(r"\s")


class ContrastsPanel(Side):
    """Left the sentences with their outlets, right the differences; it follows the caret while it is seen."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._known: dict[tuple[Place, ...], Contrasted] = {}
        self._cues: dict[str, tuple[Cue, ...]] = {}
        self._group: tuple[Place, ...] = ()
        self._last = (-1, -1)
        """The finding that was gone to, and which of its words."""
        self.where = PlainLabel(role="section", wrap=False)
        self.before, self.after = QPushButton("Previous"), QPushButton("Next")
        self.close_ = QPushButton("Close")
        self.message = PlainLabel(role="small")
        self.sentences = SentenceModel()
        self.list = SentenceList(self.sentences, name="Sentences that say the same")
        self._telling = Telling(workspace)
        self.model = RowModel(self._telling.row)
        self.findings = RowList(self.model, name="What differs in these sentences")
        self.note = PlainLabel(LEAD, role="small")
        self.pages = QStackedWidget()
        self._later = QTimer(self, singleShot=True, interval=0)
        """Another article comes with its old caret, before the words that are wanted are selected there."""
        self._build()
        self._connect()

    def sizeHint(self) -> QSize:
        """Return a size that leaves the text most of the window."""
        return QSize(640, 300)

    def _build(self) -> None:
        explain(self.before, "Go to the group of sentences before this one")
        explain(self.after, "Go to the next group of sentences that say the same")
        explain(self.close_, "Put this away; View > Said side by side brings it back")
        head = QWidget()
        row = FlowLayout(head, gap=8)
        row.setContentsMargins(8, 6, 8, 6)
        for part in (self.before, self.after, self.close_, self.where):
            row.addWidget(part)
        self.where.setMinimumHeight(self.close_.sizeHint().height())
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.findings, 1)
        column.addWidget(self.note)
        self.note.setContentsMargins(12, 6, 12, 8)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(self.list)
        self.split.addWidget(right)
        self.split.setSizes([520, 480])
        said = QWidget()
        alone = QHBoxLayout(said)
        alone.setContentsMargins(12, 6, 12, 6)
        alone.addWidget(self.message, 1, Qt.AlignmentFlag.AlignTop)
        self.pages.addWidget(said)
        self.pages.addWidget(self.split)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(head)
        layout.addWidget(self.pages, 1)

    def _connect(self) -> None:
        side = self._workspace.side
        side.changed.connect(self._renew)
        side.place_changed.connect(self._later.start)
        self._later.timeout.connect(self._show_if_seen)
        self._workspace.changed.connect(self._refresh)
        self.before.clicked.connect(lambda _checked: self._step(-1))
        self.after.clicked.connect(lambda _checked: self._step(1))
        self.close_.clicked.connect(lambda _checked: self._close())
        self.list.wanted.connect(self._go_to_sentence)
        self.findings.activated_at.connect(self._go)
        self.findings.selectionModel().currentChanged.connect(lambda *_: self._choose())

    # --- from the workspace ------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to follow."""
        super().showEvent(event)
        self._workspace.side.want()
        self._show()

    def _refresh(self, what: Changed) -> None:
        if what.touches("corpus", "rules"):
            self._cues.clear()
        if what.touches("corpus", "rules", "masks", "mode", "hidden"):
            self._known.clear()
            self._group = ()
        if what.touches("corpus", "masks", "mode", "rules", "hidden"):
            self._show_if_seen()
        elif what.touches("article", "articles"):
            self._later.start()

    def _renew(self) -> None:
        """Begin anew: other articles, or another alignment."""
        self._known.clear()
        self._group = ()
        self._show_if_seen()

    def _show_if_seen(self) -> None:
        if self.isVisible():
            self._show()

    def _show(self) -> None:
        message = self._missing()
        self.pages.setCurrentIndex(0 if message else 1)
        self.message.setText(message)
        aligned = self._workspace.side.aligned
        for button in (self.before, self.after):
            button.setEnabled(aligned is not None and bool(aligned.groups))
        if message or aligned is None:
            self._group = ()
            self.where.setText("")
            self.sentences.show((), ())
            self.model.replace(())
            self.note.setText("")
            return
        group = self._workspace.side.group
        same = group == self._group
        self._group = group
        self._tell_where(aligned)
        if not same:
            self._last = (-1, -1)
            self._show_group(aligned)
        else:
            self.sentences.said = self._said(aligned)
            self.list.viewport().update()

    def _missing(self) -> str:
        side = self._workspace.side
        if self._workspace.article is None:
            return NO_ARTICLE
        if not side.articles:
            return NO_EVENT
        if side.trouble:
            return side.trouble
        if side.aligned is None:
            return ALIGNING
        return BEFORE if side.place is None else ""

    def _tell_where(self, aligned: "Aligned") -> None:
        number = aligned.number(self._group[0])
        total = len(aligned.groups)
        elsewhere = "1 group" if total == 1 else f"{total} groups"
        self.where.setText(f"Group {number} of {total}" if number else f"Only here; {elsewhere} elsewhere")

    # --- a group -----------------------------------------------------------------------------------------

    def _show_group(self, aligned: "Aligned") -> None:
        found = self._known.get(self._group)
        hidden = self._is_blind()
        rows = [] if found is None or hidden else [one for one in found.findings if self._may_see(one)]
        marks = [(words.article, Span(words.start, words.end)) for one in rows for words in one.words]
        self.sentences.show(self._said(aligned), marks)
        self.findings.empty = self._why_empty(found, hidden=hidden)
        self.model.replace(rows)
        self.findings.viewport().update()
        self.note.setText(self._note(found))
        if found is None and not hidden and len(self._group) > 1:
            self._look_for(aligned)

    def _is_blind(self) -> bool:
        """Say whether somewhere in the group cues may not be seen: what rules find here is one, too."""
        workspace = self._workspace
        hidden = (workspace.masks.hidden(place.article) for place in self._group)
        return workspace.chosen_mode == "blind" or any("cues" in one for one in hidden)

    def _may_see(self, finding: "Finding") -> bool:
        """Say whether cues may be seen in all articles of a finding: some are not of the group."""
        return not any("cues" in self._workspace.masks.hidden(article) for article in finding.articles)

    def _why_empty(self, found: "Contrasted | None", *, hidden: bool) -> str:
        if len(self._group) < 2:
            return ONLY_HERE
        if hidden:
            return HIDDEN
        if found is None:
            return LOOKING
        left = len({place.article for place in self._group}) - len(found.left_out)
        return FOREIGN if left < 2 else NOTHING

    def _note(self, found: "Contrasted | None") -> str:
        if found is None or not found.findings:
            return ""
        names = [self._telling.outlet(article) for article in found.left_out]
        return f"{LEAD} Not English, not read: {', '.join(names)}." if names else LEAD

    def _look_for(self, aligned: "Aligned") -> None:
        """Have the differences of the group looked for off the window's thread."""
        workspace, group = self._workspace, self._group
        wanted = {place.article for place in group}
        known = {key: cues for key, cues in self._cues.items() if key in wanted}
        for article in wanted - known.keys():
            at = workspace.at(article)
            if at.cues_known:
                known[article] = at.seen.cues
        workspace.jobs.run(
            TOPIC,
            look_for,
            aligned,
            group,
            known,
            workspace.corpus.adjustments(),
            workspace.hiding.all_categories(),
            done=lambda found: self._keep(aligned, group, *found),
            failed=self._fail,
            instead=True,
        )

    def _keep(self, aligned: "Aligned", group: "tuple[Place, ...]", found: "Contrasted", cues: Cues) -> None:
        if not isValid(self) or self._workspace.side.aligned is not aligned:
            return  # the answer came after the window had gone, or the articles are others
        self._cues.update(cues)
        self._known[group] = found
        if group == self._group:
            self._show_group(aligned)

    def _fail(self, error: BaseException) -> None:
        if isValid(self):
            self.findings.empty = f"Looking for differences failed: {error}"
            self.findings.viewport().update()

    # --- what a sentence and a finding look like -----------------------------------------------------------

    def _said(self, aligned: "Aligned") -> list[Said]:
        workspace = self._workspace
        opened = workspace.article.id if workspace.article is not None else ""
        order = {article: at for at, article in enumerate(aligned.articles)}
        said = []
        for place in sorted(self._group, key=lambda place: (order[place.article], place.number)):
            span = aligned.span(place)
            text = workspace.masks.described(place.article).text[span.start : span.end]
            here = place.article == opened
            said.append(
                Said(place.article, self._telling.outlet(place.article), span, _SPACE.sub(" ", text), here)
            )
        return said

    def _choose(self) -> None:
        """Mark the words of the chosen finding, and say in full what it is."""
        rows = self.findings.rows()
        finding = as_finding(self.model.things[rows[0]]) if rows and self.model.things else None
        if finding is not None:
            self._bring(finding)
            self.note.setText(self._telling.in_full(finding))
        self.sentences.choose(
            (words.article, Span(words.start, words.end)) for words in (finding.words if finding else ())
        )

    def _bring(self, finding: "Finding") -> None:
        """Bring the first sentence with words of a finding into view."""
        first = finding.words[0]
        words = Span(first.start, first.end)
        for row, said in enumerate(self.sentences.said):
            if said.article == first.article and said.place.contains(words):
                self.list.scrollTo(self.sentences.index(row))

    # --- from the person ---------------------------------------------------------------------------------

    def _go(self, row: int) -> None:
        """Go to the words of a finding: those of the open article first, then round."""
        finding = as_finding(self.model.things[row])
        opened = self._workspace.article
        at = self._last[1] + 1 if self._last[0] == row else _first(finding, opened.id if opened else "")
        at %= len(finding.words)
        words = finding.words[at]
        many = f"{at + 1} of {len(finding.words)}: " if len(finding.words) > 1 else ""
        said = f"{many}{self._telling.outlet(words.article)}. {finding.reason}"
        self._show_words(words.article, Span(words.start, words.end))
        self._last = (row, at)
        self._workspace.told.emit(said)

    def _go_to_sentence(self, row: int) -> None:
        said = self.sentences.said[row]
        self._show_words(said.article, said.place)

    def _show_words(self, article: str, span: Span) -> None:
        workspace = self._workspace
        if workspace.corpus.position(article) is None:
            return
        if workspace.article is None or workspace.article.id != article:
            workspace.show_article(article)
        workspace.selection_wanted.emit(span.start, span.end)

    def _step(self, by: int) -> None:
        """Go to the next group of sentences, or the one before, in the open article where it has one."""
        side, opened = self._workspace.side, self._workspace.article
        aligned = side.aligned
        if aligned is None or opened is None or not aligned.groups:
            return
        at = self._place_among(aligned, by)
        group = aligned.groups[at % len(aligned.groups)]
        place = next((one for one in group if one.article == opened.id), group[0])
        self._show_words(place.article, aligned.span(place))

    def _place_among(self, aligned: "Aligned", by: int) -> int:
        number = aligned.number(self._group[0]) if self._group else None
        if number is not None:
            return number - 1 + by
        return 0 if by > 0 else -1

    def _close(self) -> None:
        dock = self.parentWidget()
        (dock if isinstance(dock, QDockWidget) else self).hide()
        self._workspace.text_wanted.emit()


def _first(finding: "Finding", article: str) -> int:
    return next((at for at, words in enumerate(finding.words) if words.article == article), 0)
