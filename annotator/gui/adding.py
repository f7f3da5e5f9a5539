"""Adding articles to the open corpus, as one step that can be undone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from annotator import edits
from annotator.errors import AnnotatorError
from annotator.model import Article

if TYPE_CHECKING:
    from annotator.gui.workspace import Workspace


def add_articles(workspace: Workspace, articles: Iterable[Article]) -> tuple[str, ...]:
    """Import articles into the open corpus as one undoable step; returns the ids they have in it."""
    try:
        if not begin_import(workspace):
            return ()
        known = set(workspace.corpus.articles())
        ids = workspace.corpus.add_articles(articles)
    except AnnotatorError as error:
        workspace.interaction.warn("Not added", f"{error}\nThe open corpus is as it was.")
        return ()
    end_import(workspace, [one for one in ids if one not in known])
    return ids


def begin_import(workspace: Workspace) -> bool:
    """Say whether articles may be added, once it is known who does it and an earlier version is kept."""
    if workspace.writing_coder() is None:
        return False
    workspace.weighty.emit("before an import")
    return True


def end_import(workspace: Workspace, ids: Sequence[str]) -> None:
    """Make articles that were added one undoable step, and tell the views."""
    new = [workspace.corpus.corrections(one) for one in dict.fromkeys(ids)]
    if new:
        added = edits.inverse(edits.remove_articles(new))
        removed = edits.remove_articles(new)
        workspace.push("Add articles", added, undo=removed)
        workspace.announce("articles", "codebook", "annotations")
    workspace.saving.soon()
