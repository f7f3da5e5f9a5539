"""Undo and redo: the program's one command, and what comes into view when it is carried out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QUndoCommand

from annotator import edits
from annotator.errors import AnnotatorError
from annotator.model import (
    Adjustment,
    Annotation,
    ArticleState,
    Change,
    Code,
    Corrections,
    Decision,
    Put,
    Tie,
    Value,
)

if TYPE_CHECKING:
    from annotator.gui.workspace import Workspace


class Edit(QUndoCommand):
    """The program's single undo command: commits a change, its inverse, and the change again."""

    def __init__(self, workspace: Workspace, label: str, change: Change, undo: Change | None = None) -> None:
        super().__init__(label)
        self._workspace = workspace
        self._change = change
        self._inverse = undo if undo is not None else edits.inverse(change)
        self._done = True

    def redo(self) -> None:
        """Carry the change out again (Qt also calls this when the command is pushed, already done)."""
        if self._done:
            self._done = False
            return
        self._carry_out(self._change, "Done again")

    def undo(self) -> None:
        """Take the change back."""
        self._carry_out(self._inverse, "Undone")

    def _carry_out(self, change: Change, word: str) -> None:
        try:
            stored = self._workspace.commit(change)
        except AnnotatorError as error:
            self._workspace.interaction.warn("Not changed", str(error))
            self.setObsolete(True)
            return
        bring_into_view(self._workspace, stored)
        self._workspace.told.emit(f"{word}: {self.text()}")


def bring_into_view(workspace: Workspace, change: Change) -> None:
    """Show the article and the place that a change is about: after undo and redo."""
    for put in sorted(change.puts, key=lambda put: not _is_across(put.after)):
        value = put.after
        if isinstance(value, Code):
            workspace.code_wanted.emit(value.id)
            return
        if isinstance(value, Adjustment):
            workspace.rules_wanted.emit(value.id)
            return
        if isinstance(value, Corrections) and workspace.corpus.position(value.id) is not None:
            workspace.show_article(value.id)
            return
        if isinstance(value, Annotation | Decision | ArticleState):
            article = _where(workspace, put)
            if workspace.here.article != article:
                if workspace.corpus.position(article) is None:
                    continue
                workspace.show_article(article)
            if not isinstance(value, ArticleState):
                _focus_on(workspace, value)
            return
        if isinstance(value, Tie) and _go_to_tied(workspace, value):
            return


def _is_across(value: Value) -> bool:
    """Say whether it is an omission or contrast: seen rather than codes that joined the codebook with it."""
    return isinstance(value, Annotation) and value.across


def _where(workspace: Workspace, put: Put) -> str:
    """Return in which article a change is seen: in the open one, if it is about that, else its own."""
    value = put.after
    assert isinstance(value, Annotation | Decision | ArticleState)
    if not isinstance(value, Annotation):
        return value.article
    if workspace.here.concerns(put):
        return workspace.here.article
    places = (value.article, *value.articles)
    return next((one for one in places if workspace.corpus.position(one) is not None), value.article)


def _go_to_tied(workspace: Workspace, tie: Tie) -> bool:
    """Show one of two sentences that were joined or parted: in the open article, if it has one."""
    ends = [end for end in (tie.one, tie.other) if end and workspace.corpus.position(end.article) is not None]
    ends.sort(key=lambda end: end.article != workspace.here.article)
    if not ends:
        return False
    if ends[0].article != workspace.here.article:
        workspace.show_article(ends[0].article)
    workspace.revealed.emit(ends[0].start, ends[0].end)
    return True


def _focus_on(workspace: Workspace, value: Annotation | Decision) -> None:
    if isinstance(value, Decision):
        workspace.focus.set(f"{value.category}:{value.start}:{value.end}" if value.deleted else "")
    else:
        workspace.focus.set("" if value.deleted else value.id)
    span = workspace.here.span_of(value)
    if span.end:
        workspace.revealed.emit(span.start, span.end)
