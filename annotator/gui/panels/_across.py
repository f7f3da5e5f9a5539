"""The form for an omission or a contrast: a line for each article of the event, the code, the memo."""

from dataclasses import replace

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDockWidget, QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from annotator.coding.across import STANCES, Draft, begin, caught_up, reopen
from annotator.gui import omitting
from annotator.gui.across import article_names, names_of
from annotator.gui.kept_draft import KeptDraft, Unkept
from annotator.gui.panels._across_line import ArticleLine
from annotator.gui.widgets.answer_field import Answer
from annotator.gui.widgets.answer_form import AnswerForm
from annotator.gui.widgets.code_menu import fill_code_menu
from annotator.gui.widgets.committed import CommittedText
from annotator.gui.widgets.flow import FlowLayout
from annotator.gui.widgets.marks import TagBadge, tag_of
from annotator.gui.widgets.plain import PlainLabel, as_caption, explain
from annotator.gui.widgets.side import Page, Side
from annotator.gui.workspace import Changed, Workspace
from annotator.model import Annotation, Code, Segment, Span

NOTHING = "Nothing is being compared.\n\nSelect words of an article and press Shift+O."
ALONE = "This article is the only one of its event. Ctrl+G groups articles that tell of one event."
HINT = (
    "S said here, A absent, N not considered, T takes the selected words; Enter keeps, Esc goes to the text."
)
PAUSE = 900
"""Milliseconds without a key after which a memo is remembered."""
SIDE = 330
"""Pixels for the code, its questions and the memo."""


class AcrossPanel(Side):
    """Holds a draft until it is kept or dropped; the text can be read and selected meanwhile."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._draft: Draft | None = None
        self._from: tuple[str, Span] | None = None
        """The article and the words that it was begun with: what other articles say is aligned with them."""
        self._began: Annotation | None = None
        """The annotation that is changed, as it was when the draft was last brought up to it."""
        self._code_chosen = self._listens = self._alone = False
        self._unkept = KeptDraft(workspace)
        self.lines: list[ArticleLine] = []
        self.title = PlainLabel(role="heading")
        self.hint = PlainLabel(role="small")
        self.badge = TagBadge()
        self.code = QPushButton()
        self.attributes = AnswerForm()
        self.memo = CommittedText(self._remember_memo, pause=PAUSE, done=self._to_lines)
        self.keep, self.drop = QPushButton("Keep  ↵"), QPushButton("Drop")
        self._rows = QVBoxLayout()
        self._build()
        self._connect()
        self._recall()
        self._show()

    def sizeHint(self) -> QSize:
        """Return a size that leaves the text most of the window."""
        return QSize(640, 280)

    @property
    def draft(self) -> Draft | None:
        """Return what is being said, None when nothing is."""
        return self._draft

    def _build(self) -> None:
        self.code.setAccessibleName("Code")
        self.memo.setAccessibleName("Memo")
        self.memo.setPlaceholderText("Memo: what matters about it")
        self.memo.setFixedHeight(self.memo.fontMetrics().height() * 3 + 16)
        listed = QWidget()
        listed.setLayout(self._rows)
        self._rows.setContentsMargins(0, 0, 0, 8)
        self._rows.setSpacing(2)
        self._rows.addStretch(1)
        head = QVBoxLayout()
        head.setContentsMargins(12, 8, 12, 2)
        head.setSpacing(2)
        head.addWidget(self.title)
        head.addWidget(self.hint)
        left = QVBoxLayout()
        left.setSpacing(2)
        left.addLayout(head)
        left.addWidget(Page(listed, name="The articles of the event"), 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addWidget(self._build_side())

    def _build_side(self) -> QWidget:
        self.side = QWidget()
        self.side.setFixedWidth(SIDE)
        column = QVBoxLayout(self.side)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(6)
        coded = QHBoxLayout()
        coded.setSpacing(8)
        coded.addWidget(self.badge)
        coded.addWidget(self.code, 1)
        asked = QWidget()
        inner = QVBoxLayout(asked)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.attributes)
        inner.addWidget(self.memo)
        inner.addStretch(1)
        foot = FlowLayout(gap=8)
        foot.addWidget(self.keep)
        foot.addWidget(self.drop)
        explain(self.code, "Choose the code")
        explain(self.keep, "Keep it as one annotation (Enter in a line)")
        explain(self.drop, "Keep nothing of this")
        column.addLayout(coded)
        column.addWidget(Page(asked, name="What the code asks, and the memo"), 1)
        column.addLayout(foot)
        return self.side

    def _connect(self) -> None:
        menu = QMenu(self.code)
        menu.aboutToShow.connect(
            lambda: fill_code_menu(menu, omitting.offered_codes(self._workspace), self._choose_code)
        )
        self.code.setMenu(menu)
        self.attributes.told.connect(self._tell)
        self.attributes.done.connect(self._to_lines)
        self.attributes.beyond.connect(lambda by: self.memo.setFocus() if by > 0 else self._to_lines())
        self.keep.clicked.connect(self._keep)
        self.drop.clicked.connect(self._drop)
        self._workspace.changed.connect(self._refresh)

    # --- beginning ---------------------------------------------------------------------------------------

    def write(self, key: str) -> None:
        """Change the annotation of an id; without one take selected words, or begin with them."""
        one = self._workspace.corpus.annotation(key) if key else None
        if one is not None:
            self._open(one)
        elif self._draft is None:
            self._begin()
        else:
            self._take_here()
        self._show()
        self._to_lines()

    def _event_articles(self) -> tuple[str, ...]:
        """Return the articles of the event, those that are side by side first."""
        side = self._workspace.side
        side.want()
        return tuple(dict.fromkeys([*side.articles, *side.of_event()]))

    def _begin(self) -> None:
        workspace = self._workspace
        article, articles = workspace.here.article, self._event_articles()
        self._alone = len(articles) < 2
        if not article or self._alone:
            return
        self._draft = begin(articles, code="")
        self._code_chosen = False
        self._draft = replace(self._draft, code=self._usual_code())
        self._listen(connect=True)
        at = Span(workspace.here.caret, workspace.here.caret)
        span = workspace.here.selection or omitting.sentence_at(workspace, article, at.start)
        self._from = article, span or at
        self._offer()

    def _open(self, one: Annotation) -> None:
        self._draft = reopen(one, self._event_articles())
        self._code_chosen, self._from, self._began = True, None, one
        self._listen(connect=False)

    def _listen(self, *, connect: bool) -> None:
        """Hear of alignments that become known later, as long as words are offered."""
        changed = self._workspace.side.changed
        if connect and not self._listens:
            changed.connect(self._hear)
        elif self._listens and not connect:
            changed.disconnect(self._hear)
        self._listens = connect

    def _hear(self) -> None:
        self._offer()
        self._show()

    def _offer(self) -> None:
        """Offer the words that it was begun with, and in other articles what is aligned with them."""
        if self._draft is None or self._from is None:
            return
        workspace, (article, span) = self._workspace, self._from
        if span.start == span.end:
            span = omitting.sentence_at(workspace, article, span.start) or span
        words = dict[str, tuple[Segment, ...]](omitting.aligned_words(workspace, article, span))
        if span.start < span.end:
            words[article] = (omitting.segment_of(workspace, article, span),)
        self._draft = self._draft.offer(words)

    def _usual_code(self) -> str:
        omission = self._draft is not None and self._draft.is_omission
        return omitting.OMISSION if omission else omitting.DIFFERENCE

    # --- what is said ------------------------------------------------------------------------------------

    def _say(self, article: str, stance: str) -> None:
        line = self._draft.line(article) if self._draft is not None else None
        chosen = next((one for one in STANCES if one == stance), None)
        if self._draft is None or line is None or chosen is None:
            return
        self._draft = self._draft.put(replace(line, stance=chosen, by_hand=True))
        if chosen == "said" and not line.words:
            self._take(article, add=False)
        if not self._code_chosen:
            self._draft = replace(self._draft, code=self._usual_code())
        self._show()

    def _take_here(self) -> None:
        """Take the words that are selected in the open article, if it is one of those in the form."""
        if omitting.words_at(self._workspace, self._workspace.here.article) is not None:
            self._take(self._workspace.here.article, add=False)

    def _take(self, article: str, *, add: bool) -> None:
        line = self._draft.line(article) if self._draft is not None else None
        if self._draft is None or line is None:
            self._workspace.told.emit("This article tells of another event than those in the form.")
            return
        words = omitting.words_at(self._workspace, article)
        if words is None:
            self._workspace.told.emit(
                "Select words in that article first; the form stays as it is meanwhile."
            )
            return
        both = dict.fromkeys((*line.words, words) if add else (words,))
        kept = tuple(sorted(both, key=lambda part: part.start))
        self._draft = self._draft.put(replace(line, stance="said", words=kept, by_hand=True))
        self._show()

    def _choose_code(self, code: Code) -> None:
        if self._draft is not None:
            self._code_chosen = True
            self._draft = replace(self._draft, code=code.id)
            self._show()

    def _tell(self, attribute: str, value: object) -> None:
        if self._draft is not None:
            kept = {key: held for key, held in self._draft.attributes.items() if key != attribute}
            told = {} if value in (None, "", []) else {attribute: value}
            self._draft = replace(self._draft, attributes={**kept, **told})
            self._show()

    def _remember_memo(self, _key: str, text: str) -> bool:
        if self._draft is not None:
            self._draft = replace(self._draft, memo=text)
            self._remember()
        return True

    # --- keeping -----------------------------------------------------------------------------------------

    def _keep(self) -> None:
        self.memo.flush()
        draft = self._draft
        if draft is None:
            return
        if not draft.is_whole:
            self._workspace.told.emit(self._trouble(draft))
            self._show()
            return
        made = omitting.keep(self._workspace, draft)
        if made is not None:
            self._end()
            self._workspace.focus.set(made.id, reveal=bool(made.within(self._workspace.here.article)))

    def _drop(self) -> None:
        self._end()

    def _end(self) -> None:
        self._draft, self._from = None, None
        self._unkept.drop()
        self._listen(connect=False)
        self._show()
        dock = self.parentWidget()
        (dock if isinstance(dock, QDockWidget) else self).hide()
        self._workspace.text_wanted.emit()

    def _trouble(self, draft: Draft) -> str:
        """Say what is missing; empty when it can be kept."""
        if draft.wordless:
            return f"In which words does {article_names(self._workspace, draft.wordless[:1])} say it?"
        if not draft.said:
            return "Show the words of at least one article."
        return "" if draft.is_whole else "Say of another article that it says it, too, or that it is absent."

    # --- showing -----------------------------------------------------------------------------------------

    def _refresh(self, what: Changed) -> None:
        touched = what.touches("corpus", "coder", "annotations")
        if self._draft is not None and touched and not self._still_fits(self._draft):
            self._draft, self._from = None, None
            self._listen(connect=False)
            if not what.touches("corpus", "coder"):
                self._unkept.drop()  # else it is there again when that corpus or coder is
        if self._draft is None and what.touches("corpus", "coder"):
            self._recall()
        self._catch_up()
        if what.touches("corpus", "coder", "articles", "masks", "samples", "codebook", "annotations"):
            self._show()

    def _recall(self) -> None:
        """Take up what was being said here when the window was closed, or ended otherwise."""
        found = self._unkept.recall()
        if found is None or not self._still_fits(found.draft):
            return
        self._draft, self._began, self._code_chosen = found.draft, found.began, found.code_chosen
        self._from = (found.article, found.span) if found.span is not None else None
        self._listen(connect=self._from is not None)
        self._catch_up()

    def _remember(self) -> None:
        """Have what is being said outlive the window."""
        if self._draft is None:
            return
        coder, (article, span) = self._workspace.coder, self._from or ("", None)
        self._unkept.put(
            Unkept(
                draft=self._draft,
                coder=coder.id if coder is not None else "",
                code_chosen=self._code_chosen,
                article=article,
                span=span,
                began=self._began if self._draft.annotation else None,
            )
        )

    def _catch_up(self) -> None:
        """Take over what was changed elsewhere in the annotation that the form is about to change."""
        draft, began = self._draft, self._began
        one = self._workspace.corpus.annotation(draft.annotation) if draft and draft.annotation else None
        if draft is not None and one is not None and began is not None and one != began:
            self._draft, self._began = caught_up(draft, began, one), one

    def _still_fits(self, draft: Draft) -> bool:
        """Say whether a draft can still be kept: a corpus that gets its folder has the same articles."""
        corpus, coder = self._workspace.corpus, self._workspace.coder
        if any(line.article not in corpus.contents.heads for line in draft.lines):
            return False
        one = corpus.annotation(draft.annotation) if draft.annotation else None
        if not draft.annotation:
            return True
        return one is not None and not one.deleted and coder is not None and one.coder == coder.id

    def _show(self) -> None:
        self._remember()
        draft = self._draft
        self.side.setVisible(draft is not None)
        if draft is None:
            self._show_lines(())
            self.title.setText("")
            self.hint.setText(ALONE if self._alone else NOTHING)
            self.memo.show_value("", "")
            return
        self._show_lines(tuple(line.article for line in draft.lines))
        locked = bool(self._workspace.corpus.read_only)
        names = names_of(self._workspace, (line.article for line in draft.lines))
        for row, line in zip(self.lines, draft.lines, strict=True):
            quotes = [self._workspace.masks.cut(part) for part in line.words]
            row.show_line(names[line.article], line.stance, quotes, locked=locked)
        self.title.setText(self._said(draft))
        self.hint.setText(HINT)
        self._show_code(draft)
        self.memo.show_value(f"draft {draft.annotation}", draft.memo)
        self.keep.setEnabled(draft.is_whole and not locked)

    def _show_lines(self, articles: tuple[str, ...]) -> None:
        """Have a line for each article, in this order."""
        if tuple(line.article for line in self.lines) == articles:
            return
        for old in self.lines:
            self._rows.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.lines = [self._line(article) for article in articles]
        for at, line in enumerate(self.lines):
            self._rows.insertWidget(at, line)

    def _line(self, article: str) -> ArticleLine:
        line = ArticleLine(article)
        line.told.connect(lambda stance: self._say(article, stance))
        line.taken.connect(lambda add: self._take(article, add=add))
        line.stance.stepped.connect(lambda by: self._step(article, by))
        line.stance.entered.connect(self._keep)
        line.stance.left.connect(self._workspace.text_wanted)
        return line

    def _said(self, draft: Draft) -> str:
        if self._trouble(draft):
            return self._trouble(draft)
        said, absent = len(draft.said), len(draft.absent)
        what = "Omission" if absent else "Contrast"
        return (
            f"{what}: said in {said}, absent from {absent}" if absent else f"{what}: said in {said} articles"
        )

    def _show_code(self, draft: Draft) -> None:
        code = next((one for one in omitting.offered_codes(self._workspace) if one.id == draft.code), None)
        code = code or self._workspace.corpus.code(draft.code)
        name = code.name if code is not None else "Unknown code"
        self.badge.show_tag(
            tag_of(code), code.slot if code else 0, code.line if code else "solid", filled=True
        )
        self.code.setText(as_caption(name))
        self.code.setAccessibleName(f"Code: {name}")
        asked = tuple(one for one in code.attributes if one.kind != "span") if code is not None else ()
        answers = {one.id: Answer(draft.attributes.get(one.id)) for one in asked}
        self.attributes.show_answers(f"draft {draft.annotation}", asked, answers)

    # --- the keyboard ------------------------------------------------------------------------------------

    def _to_lines(self) -> None:
        """Put the keyboard into the line of the open article, else the first."""
        here = [line for line in self.lines if line.article == self._workspace.here.article]
        for line in [*here, *self.lines][:1]:
            line.take_keyboard()

    def _step(self, article: str, by: int) -> None:
        at = next(number for number, line in enumerate(self.lines) if line.article == article) + by
        if 0 <= at < len(self.lines):
            self.lines[at].take_keyboard()
        elif by > 0:
            self.code.setFocus(Qt.FocusReason.TabFocusReason)
