"""The shape of an annotation: its edges moved by a word, pieces added and taken away."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from annotator import edits
from annotator.coding.levels import snapped, units_of
from annotator.coding.overlap import joined, spans_of
from annotator.gui.actions import action
from annotator.gui.coding import short_words
from annotator.gui.keymap import spoken
from annotator.gui.pending import Pending
from annotator.gui.workspace import Changed, Workspace
from annotator.model import Annotation, Span

if TYPE_CHECKING:
    from annotator.coding.edges import Edge


class Shaping:
    """Works on the annotation in focus; words are added to that made, stepped to or clicked last."""

    def __init__(self, workspace: Workspace, pending: Pending) -> None:
        self._workspace = workspace
        self._pending = pending
        self._held = ""
        workspace.changed.connect(self._follow)

    @action(
        "Extend by a word", menu="Code", keys=["Alt+Right"], in_text=True, group=3, order=0, needs="words"
    )
    def extend_end(self) -> None:
        """Move the end of the focused annotation, or of its piece at the caret, to that of the next word."""
        self._move("end", forward=True)

    @action(
        "Cut the last word", menu="Code", keys=["Alt+Left"], in_text=True, group=3, order=1, needs="words"
    )
    def cut_end(self) -> None:
        """Move the end back by a word."""
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
        """Move the start to that of the word before."""
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
        """Move the start to the next word."""
        self._move("start", forward=True)

    @action("&Add words to it", menu="Code", keys=["A"], in_text=True, group=3, order=4, needs="article")
    def add_piece(self) -> None:
        """Add the selected words, wherever they stand, to the annotation that was meant last.

        Without a selection, hold the annotation that has the focus until words are selected and added.
        """
        workspace = self._workspace
        if workspace.article is None:
            return
        if workspace.here.selection is None:
            self._hold()
            return
        one = self._meant()
        if one is None:
            workspace.told.emit("Put the focus on an annotation first (J, K or a click), then select words.")
            return
        self._add(one, workspace.here.selection)

    @action(
        "Ta&ke words out of it", menu="Code", keys=["Shift+A"], in_text=True, group=3, order=5, needs="words"
    )
    def take_piece(self) -> None:
        """Take the piece at the caret, or those that are selected, out of the focused annotation."""
        from annotator.coding.edges import piece_at, without_piece

        workspace, one = self._workspace, self._workspace.focus.annotation()
        if one is None or not one.target:
            return
        pieces = self._pieces(one)
        if not pieces:
            return
        here = workspace.here.selection or Span(workspace.here.caret, workspace.here.caret)
        kept = without_piece(pieces, here)
        if len(kept) == len(pieces):
            gone = piece_at(pieces, here.start)
            kept = (*pieces[:gone], *pieces[gone + 1 :])
        if not kept:
            there = "In this article it" if one.across else "It"
            workspace.told.emit(f"{there} stands on these words alone: Del deletes it.")
        elif self._retarget(one, kept, "Take words out"):
            workspace.revealed.emit(kept[0].start, kept[0].end)

    # --- the rest is how -----------------------------------------------------------------------------------

    def _follow(self, what: Changed) -> None:
        """End what holds an annotation once another article is shown: its words are not those of the text."""
        if not self._held or not what.touches("article", "corpus"):
            return
        article, held = self._workspace.article, self._workspace.corpus.annotation(self._held)
        if article is not None and held is not None and held.within(article.id):
            return
        self._pending.end()
        self._workspace.told.emit("Adding words has ended: another article is shown.")

    def _hold(self) -> None:
        one = self._workspace.focus.annotation()
        if one is None or not one.target:
            self._workspace.told.emit(
                "Select words first, or put the focus on the annotation they belong to."
            )
            return
        keys = self._workspace.keymap.keys("add_piece")
        key = f" and press {spoken(keys[0])}" if keys else ""
        self._held = one.id
        says = f"Adding to “{self._short(one)}”: select more words{key}. Esc ends this."
        self._pending.begin(says, ended=self._let_go)

    def _let_go(self) -> None:
        self._held = ""

    def _meant(self) -> Annotation | None:
        """Return the annotation that words are added to: the one held, else that meant last."""
        one = self._workspace.corpus.annotation(self._held or self._workspace.focus.meant)
        article = self._workspace.article
        if one is None or one.deleted or not one.target or article is None:
            return None
        if not one.within(article.id):
            return None
        coder = self._workspace.coder
        return one if coder is not None and one.coder == coder.id else None

    def _add(self, one: Annotation, words: Span) -> None:
        workspace, article = self._workspace, self._workspace.article
        assert article is not None
        code = workspace.corpus.code(one.code)
        level = code.level if code is not None else "span"
        whole = snapped(words, units_of(level, article.text, workspace.seen.current.sentences))
        pieces = joined([*self._pieces(one), whole])
        if not self._retarget(one, pieces, "Add words"):
            workspace.told.emit("These words are in it already.")
            return
        workspace.focus.set(one.id)
        workspace.revealed.emit(whole.start, whole.end)
        name = code.name if code is not None else "annotation"
        count = f"{len(pieces)} pieces" if len(pieces) > 1 else "one piece"
        workspace.told.emit(f"Added to {name} “{self._short(one)}”: {count} now. Ctrl+Z takes it back.")

    def _move(self, edge: "Edge", *, forward: bool) -> None:
        from annotator.coding.edges import moved_piece

        workspace, one = self._workspace, self._workspace.focus.annotation()
        pieces = self._pieces(one) if one is not None else ()
        if one is None or workspace.article is None or not pieces:
            return
        found = moved_piece(workspace.article.text, pieces, workspace.here.caret, edge, forward=forward)
        if found is not None and self._retarget(one, found[0], "Move an edge"):
            workspace.revealed.emit(found[1].start, found[1].end)

    def _retarget(self, one: Annotation, pieces: Sequence[Span], label: str) -> bool:
        article = self._workspace.article
        assert article is not None
        here = [edits.segment(article, piece) for piece in pieces]
        target = [*here, *(part for part in one.target if part.article != article.id)]
        sha256 = article.sha256 if one.article == article.id else one.text_sha256
        change = self._workspace.apply(label, lambda hand: edits.retarget(one, target, sha256, hand))
        return bool(change)

    def _pieces(self, one: Annotation) -> Sequence[Span]:
        """Return what an annotation stands on in the open article."""
        return spans_of(one, self._workspace.here.article)

    def _short(self, one: Annotation) -> str:
        return short_words(self._workspace.masks.quote(one))
