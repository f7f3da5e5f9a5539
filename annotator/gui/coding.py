"""What a coder does in the text: step through cues, accept, reject, code, move edges, write memos."""

from bisect import bisect_left
from collections.abc import Sequence

from annotator import edits
from annotator.gui.actions import action
from annotator.gui.workspace import Workspace
from annotator.model import Annotation, Change, Code, Cue, Hand, Span
from annotator.text.words import words_near


class Coding:
    """The hands of the program: every method here is one key or menu entry."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self.last_code = ""
        """The code that was used last."""

    # --- stepping ----------------------------------------------------------------------------------------

    @action(
        "&Next undecided cue", menu="Code", keys=["Space"], in_text=True, group=0, order=0, needs="article"
    )
    def next_cue(self) -> None:
        """Focus the next cue that waits for a decision; after the last one, the next article that has one."""
        self._step(self._workspace.open_cues(), forward=True)

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
        self._step(self._workspace.open_cues(), forward=False)

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
        here = workspace.caret
        both: list[Cue | Annotation] = [*workspace.open_cues(), *self._spans()]
        keys = [_key(one) for one in both if one.start <= here < one.end]
        if keys:
            at = keys.index(workspace.focus) + 1 if workspace.focus in keys else 0
            workspace.set_focus(keys[at % len(keys)])

    # --- deciding on cues --------------------------------------------------------------------------------

    @action("&Accept cue", menu="Code", keys=["Return", "Enter"], in_text=True, group=1, order=0, needs="cue")
    def accept(self) -> None:
        """Make the focused cue an annotation with the first code that stands for its category, or ask."""
        cue = self._open_cue()
        if cue is None:
            return
        code = self._code_for(cue)
        if code is not None:
            self._accept_as(cue, code)

    @action("&Reject cue", menu="Code", keys=["X"], in_text=True, group=1, order=1, needs="cue")
    def reject(self) -> None:
        """Do not agree with the focused cue: it is remembered and shown no more."""
        workspace, cue = self._workspace, self._open_cue()
        if cue is None or workspace.article is None:
            return
        article = workspace.article
        if workspace.apply(f"Reject {_named(cue.category)}", lambda hand: edits.reject(article, cue, hand)):
            workspace.set_focus("")
            workspace.told.emit(f"Rejected: {_named(cue.category)}. Ctrl+Z brings it back.")
            self._go_on()

    def _open_cue(self) -> Cue | None:
        """Return the focused cue when it waits for a decision; say what to do when none does."""
        cue = self._workspace.focused_cue()
        if cue is not None and self._workspace.is_open(cue.key):
            return cue
        if self._workspace.mode == "blind":
            self._workspace.told.emit("Cues are hidden in blind mode.")
        elif self._workspace.focused_annotation() is None:
            self._workspace.told.emit("No cue is in focus: Space goes to the next one.")
        return None

    # --- coding ------------------------------------------------------------------------------------------

    def apply_code(self, code: Code) -> None:
        """Use a code: on the selection, else on the focused cue or annotation.

        An article-level code goes on the whole article; used again it is taken off.
        """
        workspace = self._workspace
        if workspace.article is None:
            return
        self.last_code = code.id
        cue, annotation = workspace.focused_cue(), workspace.focused_annotation()
        if code.level == "article":
            self._toggle_on_article(code)
        elif workspace.selection is not None:
            self._code_span(workspace.selection, code)
        elif cue is not None and workspace.is_open(cue.key):
            self._accept_as(cue, code)
        elif annotation is not None and annotation.target:
            workspace.apply(f"Re-code as {code.name}", lambda hand: edits.recode(annotation, code.id, hand))
        else:
            workspace.told.emit("Select words first: W, S or P, Shift and the arrows, or the mouse.")

    def aim(self) -> str:
        """Say in words what a code would be put on now."""
        workspace = self._workspace
        article, chosen = workspace.article, workspace.selection
        if article is None:
            return "nothing"
        if chosen is not None:
            return f"“{_short(article.text[chosen.start : chosen.end])}”"
        focused = workspace.focused_cue() or workspace.focused_annotation()
        if focused is not None and focused.end:
            return f"“{_short(article.text[focused.start : focused.end])}”"
        return "the word at the caret"

    @action("Repeat last code", menu="Code", keys=["."], in_text=True, group=2, order=0, needs="article")
    def repeat(self) -> None:
        """Use the code that was used last."""
        code = self._workspace.corpus.code(self.last_code)
        if code is not None and not code.retired:
            self.apply_code(code)

    @action(
        "Extend by a word", menu="Code", keys=["Alt+Right"], in_text=True, group=3, order=0, needs="words"
    )
    def extend_end(self) -> None:
        """Move the end of the focused annotation to the end of the next word."""
        self._move("end", forward=True)

    @action(
        "Cut the last word", menu="Code", keys=["Alt+Left"], in_text=True, group=3, order=1, needs="words"
    )
    def cut_end(self) -> None:
        """Move the end of the focused annotation back by a word."""
        self._move("end", forward=False)

    @action(
        "Extend to the left",
        menu="Code",
        keys=["Alt+Shift+Left"],
        in_text=True,
        group=3,
        order=2,
        needs="words",
    )
    def extend_start(self) -> None:
        """Move the start of the focused annotation to the start of the word before."""
        self._move("start", forward=False)

    @action(
        "Cut the first word",
        menu="Code",
        keys=["Alt+Shift+Right"],
        in_text=True,
        group=3,
        order=3,
        needs="words",
    )
    def cut_start(self) -> None:
        """Move the start of the focused annotation to the next word."""
        self._move("start", forward=True)

    @action("&Memo...", menu="Code", keys=["C"], in_text=True, group=4, order=0, needs="annotation")
    def memo(self) -> None:
        """Write a memo on the focused annotation."""
        if self._workspace.focused_annotation() is not None:
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
        annotation = self._workspace.focused_annotation()
        if annotation is not None:
            self._workspace.apply("Delete annotation", lambda hand: edits.delete([annotation], hand))
            self._workspace.set_focus("")
            self._workspace.told.emit("Deleted. Ctrl+Z brings it back.")

    # --- the rest is how -----------------------------------------------------------------------------------

    def _step(self, spans: Sequence[Cue | Annotation], *, forward: bool) -> None:
        """Focus the span after or before the focused one, else the caret; go round at the ends."""
        if not spans:
            return
        workspace = self._workspace
        focused = workspace.focused_cue() or workspace.focused_annotation()
        at = _index(spans, focused) if focused is not None and not workspace.focus_is_offer else None
        if at is None:
            at = bisect_left(spans, workspace.caret, key=_start) - (0 if forward else 1)
        else:
            at += 1 if forward else -1
        if not 0 <= at < len(spans):
            at = 0 if forward else len(spans) - 1
            workspace.told.emit("Round again, from the other end.")
        one = spans[at]
        workspace.set_focus(_key(one), reveal=True)

    def _spans(self) -> tuple[Annotation, ...]:
        return tuple(one for one in self._workspace.annotations() if one.target)

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

    def _accept_as(self, cue: Cue, code: Code) -> None:
        article = self._workspace.article
        assert article is not None
        label = f"Accept as {code.name}"
        stored = self._workspace.apply(label, lambda hand: edits.accept(article, cue, code.id, hand))
        if stored:
            self._workspace.set_focus(stored.puts[-1].after.id)
            self._go_on()

    def _go_on(self) -> None:
        """In review, the next cue comes by itself."""
        if self._workspace.mode == "review":
            self.next_cue()

    def _code_span(self, span: Span, code: Code) -> None:
        workspace = self._workspace
        article = workspace.article
        assert article is not None
        there = self._same(span, code)
        if there is not None:
            workspace.set_focus(there.id)
            workspace.told.emit(f"These words are coded as {code.name} already.")
            return
        seen = self._cue_seen(span)

        def make(hand: Hand) -> Change:
            return edits.annotate(article, [span], code.id, hand, cue_seen=seen)

        stored = workspace.apply(f"Code as {code.name}", make)
        if stored:
            workspace.set_focus(stored.puts[-1].after.id)
            workspace.revealed.emit(span.start, span.end)

    def _same(self, span: Span, code: Code) -> Annotation | None:
        """Return the annotation of exactly these words with this code, if there is one."""
        mine = self._workspace.annotations()
        at = bisect_left(mine, span.start, key=_start)
        while at < len(mine) and mine[at].start == span.start:
            if mine[at].end == span.end and mine[at].code == code.id:
                return mine[at]
            at += 1
        return None

    def _toggle_on_article(self, code: Code) -> None:
        workspace = self._workspace
        article = workspace.article
        assert article is not None
        there = [one for one in workspace.annotations() if not one.target and one.code == code.id]
        if there:
            workspace.apply(f"Take {code.name} off the article", lambda hand: edits.delete(there, hand))
        else:
            workspace.apply(
                f"Code the article as {code.name}", lambda hand: edits.annotate(article, [], code.id, hand)
            )

    def _cue_seen(self, span: Span) -> bool:
        workspace = self._workspace
        return any(
            cue.start < span.end and span.start < cue.end and workspace.is_open(cue.key)
            for cue in workspace.all_cues()
        )

    def _move(self, edge: str, *, forward: bool) -> None:
        workspace, annotation = self._workspace, self._workspace.focused_annotation()
        if annotation is None or workspace.article is None or len(annotation.target) != 1:
            return
        article = workspace.article
        moved = moved_edge(article.text, Span(annotation.start, annotation.end), edge, forward=forward)
        if moved is not None:
            workspace.apply("Move an edge", lambda hand: edits.respan(annotation, article, moved, hand))
            workspace.revealed.emit(moved.start, moved.end)


def moved_edge(text: str, span: Span, edge: str, *, forward: bool) -> Span | None:
    """Return `span` with its `start` or `end` moved by one word; None when there is no word to move to."""
    if edge == "end":
        ends = [word.end for word in words_near(text, span.end)]
        ends = [end for end in ends if (end > span.end if forward else span.start < end < span.end)]
        return Span(span.start, (min if forward else max)(ends)) if ends else None
    starts = [word.start for word in words_near(text, span.start)]
    starts = [start for start in starts if (span.start < start < span.end if forward else start < span.start)]
    return Span((min if forward else max)(starts), span.end) if starts else None


def _start(one: Cue | Annotation) -> int:
    return one.start


def _index(spans: Sequence[Cue | Annotation], one: Cue | Annotation) -> int | None:
    """Return where `one` stands in spans that are sorted by their start."""
    first = bisect_left(spans, one.start, key=_start)
    for at in range(first, len(spans)):
        if spans[at].start != one.start:
            return None
        if _key(spans[at]) == _key(one):
            return at
    return None


def _key(one: Cue | Annotation) -> str:
    return one.key if isinstance(one, Cue) else one.id


def _short(words: str) -> str:
    shown = " ".join(words.split())
    return shown if len(shown) <= 40 else f"{shown[:40].rsplit(' ', 1)[0]} …"


def _named(category: str) -> str:
    return category.replace("_", " ")
