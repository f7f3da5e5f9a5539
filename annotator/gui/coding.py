"""What a coder does in the text: step through what is there, accept, reject, code, flag, write memos."""

from bisect import bisect_left
from collections.abc import Sequence

from annotator import edits
from annotator.coding.overlap import spans_of
from annotator.gui.actions import action
from annotator.gui.pending import Pending
from annotator.gui.putting import Putting
from annotator.gui.workspace import Changed, Workspace
from annotator.model import Annotation, Code, Cue, Span


class Coding:
    """The hands of the program: every method here is one key or menu entry."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._putting = Putting(workspace)
        self.pending = Pending()
        self._hidden: frozenset[str] = frozenset()
        """What was hidden when something began to wait."""
        self.last_code = ""
        """The code that was used last."""
        self.pending.changed.connect(self._remember_hidden)
        workspace.changed.connect(self._follow)

    def _remember_hidden(self) -> None:
        if self.pending.says:
            self._hidden = self._workspace.masks.anywhere()

    def _follow(self, what: Changed) -> None:
        """End what waits once more is hidden: its line may say that."""
        if self.pending.says and what.touches("masks") and self._workspace.masks.anywhere() - self._hidden:
            self.pending.end()

    # --- stepping ----------------------------------------------------------------------------------------

    @action(
        "&Next undecided cue", menu="Code", keys=["Space"], in_text=True, group=0, order=0, needs="article"
    )
    def next_cue(self) -> None:
        """Focus the next cue that waits for a decision; after the last one, the next article that has one."""
        self._step(self._workspace.here.open_cues(), forward=True)

    @action(
        "&Previous undecided cue",
        menu="Code",
        keys=["Shift+Space"],
        in_text=True,
        group=0,
        order=1,
        needs="article",
    )
    def previous_cue(self) -> None:
        """Focus the cue before."""
        self._step(self._workspace.here.open_cues(), forward=False)

    @action("Next annotation", menu="Code", keys=["J"], in_text=True, group=0, order=2, needs="article")
    def next_annotation(self) -> None:
        """Focus the next annotation in the text."""
        self._step(self._spans(), forward=True)

    @action("Previous annotation", menu="Code", keys=["K"], in_text=True, group=0, order=3, needs="article")
    def previous_annotation(self) -> None:
        """Focus the annotation before."""
        self._step(self._spans(), forward=False)

    @action(
        "Next span at the caret", menu="Code", keys=["O"], in_text=True, group=0, order=4, needs="article"
    )
    def cycle(self) -> None:
        """Move the focus through the cues and annotations that overlap at the caret."""
        workspace = self._workspace
        here = workspace.here.caret
        both: list[Cue | Annotation] = [*workspace.here.open_cues(), *self._spans()]
        keys = [_key(one) for one in both if _covers(one, here, workspace.here.article)]
        if not keys:
            workspace.told.emit(
                "Nothing stands at the caret: Space goes to the next cue, J to an annotation."
            )
            return
        at = keys.index(workspace.focus.key) + 1 if workspace.focus.key in keys else 0
        workspace.focus.set(keys[at % len(keys)])

    # --- deciding on cues --------------------------------------------------------------------------------

    @action("&Accept cue", menu="Code", keys=["Return", "Enter"], in_text=True, group=1, order=0, needs="cue")
    def accept(self) -> None:
        """Make the focused cue an annotation with the first code that stands for its category, or ask."""
        if self.pending.go_on():
            return
        cue = self._open_cue()
        if cue is None:
            return
        code = self._code_for(cue)
        if code is not None and self._putting.accept(cue, code):
            self.last_code = code.id
            self._go_on()

    @action("&Reject cue", menu="Code", keys=["X"], in_text=True, group=1, order=1, needs="cue")
    def reject(self) -> None:
        """Do not agree with the focused cue: it is remembered and shown no more."""
        workspace, cue = self._workspace, self._open_cue()
        if cue is None or workspace.article is None:
            return
        article = workspace.article
        if workspace.apply(f"Reject {_named(cue.category)}", lambda hand: edits.reject(article, cue, hand)):
            workspace.focus.set("")
            workspace.told.emit(f"Rejected: {_named(cue.category)}. Ctrl+Z brings it back.")
            self._go_on()

    def _open_cue(self) -> Cue | None:
        """Return the focused cue when it waits for a decision; say what to do when none does."""
        cue = self._workspace.focus.cue()
        if cue is not None and self._workspace.here.is_open(cue.key):
            return cue
        if self._workspace.mode == "blind":
            self._workspace.told.emit("Cues are hidden in blind mode.")
        elif self._workspace.focus.annotation() is None:
            self._workspace.told.emit("No cue is in focus: Space goes to the next one.")
        return None

    # --- coding ------------------------------------------------------------------------------------------

    def apply_code(self, code: Code) -> None:
        """Use a code: on the selection, else on the focused cue or annotation, else at the caret.

        An article-level code goes on the whole article; used again it is taken off. One that asks something
        is answered in the form.
        """
        if self._workspace.article is not None:
            self.last_code = code.id
            if self._putting.put(code):
                self._go_on()

    def aim(self) -> str:
        """Say in words what a code would be put on now."""
        workspace = self._workspace
        article, chosen = workspace.shown, workspace.here.selection
        if article is None:
            return "nothing"
        if chosen is not None:
            return f"“{short_words(article.text[chosen.start : chosen.end])}”"
        cue, annotation = workspace.focus.cue(), workspace.focus.annotation()
        from annotator.coding.units import unit_at

        unit = unit_at(workspace.corpus.units(article.id), workspace.here.caret)
        aimed = cue or unit or annotation
        span = aimed if aimed is None or isinstance(aimed, Span) else workspace.here.span_of(aimed)
        if span is not None and span.end:
            return f"“{short_words(article.text[span.start : span.end])}”"
        return "the word at the caret"

    @action("Repeat last code", menu="Code", keys=["."], in_text=True, group=2, order=0, needs="article")
    def repeat(self) -> None:
        """Use the code that was used last."""
        code = self._workspace.corpus.code(self.last_code)
        if code is not None and not code.retired:
            self.apply_code(code)
        else:
            self._workspace.told.emit("Use a code first: this repeats the one that was used last.")

    @action("&Memo...", menu="Code", keys=["C"], in_text=True, group=4, order=0, needs="annotation")
    def memo(self) -> None:
        """Write a memo on the focused annotation."""
        if self._workspace.focus.annotation() is not None:
            self._workspace.memo_wanted.emit()
        else:
            self._workspace.told.emit("A memo needs an annotation: accept the cue first, or code some words.")

    def write_memo(self, annotation: Annotation, text: str) -> None:
        """Replace the memo of an annotation."""
        self._workspace.apply("Memo", lambda hand: edits.write_memo(annotation, text, hand))

    @action(
        "&Delete annotation",
        menu="Code",
        keys=["Delete", "Backspace"],
        in_text=True,
        group=4,
        order=1,
        needs="annotation",
    )
    def delete(self) -> None:
        """Delete the focused annotation."""
        annotation = self._workspace.focus.annotation()
        if annotation is None:
            cue = self._workspace.focus.cue() is not None
            self._workspace.told.emit(
                "A cue is not deleted but rejected: X."
                if cue
                else "To delete, put the focus on an annotation first: J, K or a click."
            )
            return
        self._workspace.apply("Delete annotation", lambda hand: edits.delete([annotation], hand))
        self._workspace.focus.set("")
        self._workspace.told.emit("Deleted. Ctrl+Z brings it back.")

    @action(
        "&Flag for discussion",
        menu="Code",
        keys=["F"],
        in_text=True,
        group=4,
        order=2,
        needs="annotation",
        tip="... or no longer",
    )
    def flag(self) -> None:
        """Mark the focused annotation as one to discuss, or take that off again."""
        annotation = self._workspace.focus.annotation()
        if annotation is None:
            self._workspace.told.emit("To flag something, put the focus on an annotation: J, K or a click.")
            return
        to = not annotation.flagged
        label = "Flag for discussion" if to else "Take the flag off"
        if self._workspace.apply(label, lambda hand: edits.flag([annotation], to, hand)):
            self._workspace.told.emit("Flagged for discussion." if to else "No longer flagged.")

    # --- the rest is how -----------------------------------------------------------------------------------

    def _step(self, spans: Sequence[Cue | Annotation], *, forward: bool) -> None:
        """Focus the span after or before the focused one, else the caret; go round at the ends."""
        if not spans:
            return
        workspace = self._workspace
        focused = workspace.focus.cue() or workspace.focus.annotation()
        at = self._index(spans, focused) if focused is not None and not workspace.focus.is_offer else None
        if at is None:
            at = bisect_left(spans, workspace.here.caret, key=self._start) - (0 if forward else 1)
        else:
            at += 1 if forward else -1
        if not 0 <= at < len(spans):
            at = 0 if forward else len(spans) - 1
            workspace.told.emit("Round again, from the other end.")
        one = spans[at]
        workspace.focus.set(_key(one), reveal=True)

    def _start(self, one: Cue | Annotation) -> int:
        return self._workspace.here.span_of(one).start

    def _index(self, spans: Sequence[Cue | Annotation], one: Cue | Annotation) -> int | None:
        """Return where `one` stands in spans that are sorted by their start."""
        first = bisect_left(spans, self._start(one), key=self._start)
        for at in range(first, len(spans)):
            if self._start(spans[at]) != self._start(one):
                return None
            if _key(spans[at]) == _key(one):
                return at
        return None

    def _spans(self) -> tuple[Annotation, ...]:
        return tuple(one for one in self._workspace.here.shown_annotations() if one.target)

    def _code_for(self, cue: Cue) -> Code | None:
        codes = [code for code in self._workspace.corpus.codes() if code.level == "span"]
        fitting = next((code for code in codes if cue.category in code.categories), None)
        if fitting is not None or not codes:
            return fitting
        chosen = self._workspace.interaction.choose(
            "Which code?",
            f"No code of the codebook stands for {_named(cue.category)}. Code it as:",
            [code.name for code in codes],
        )
        return None if chosen is None else codes[chosen]

    def _go_on(self) -> None:
        """In review, the next cue comes by itself."""
        if self._workspace.mode == "review":
            self.next_cue()


def _covers(one: Cue | Annotation, place: int, article: str) -> bool:
    spans = spans_of(one, article) if isinstance(one, Annotation) else (one,)
    return any(span.start <= place < span.end for span in spans)


def _key(one: Cue | Annotation) -> str:
    return one.key if isinstance(one, Cue) else one.id


def short_words(words: str) -> str:
    """Return words on one line, the beginning of many."""
    shown = " ".join(words.split())
    return shown if len(shown) <= 40 else f"{shown[:40].rsplit(' ', 1)[0]} …"


def _named(category: str) -> str:
    return category.replace("_", " ")
