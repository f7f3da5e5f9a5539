"""Memos: on the selected words, the open article, a code or the corpus, and their ties to annotations."""

from typing import Protocol, runtime_checkable

from annotator import edits, machine
from annotator.gui.actions import action
from annotator.gui.workspace import Workspace
from annotator.model import Annotation, Change, Hand, Memo, Segment


@runtime_checkable
class Writes(Protocol):
    """A panel in which a memo is written."""

    def write(self, key: str) -> None:
        """Choose a memo and put the keyboard into it; without a key, into the search."""


class Memos:
    """What the Code menu does with memos; a new one is shown in the memo panel, with the keyboard in it."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    @action("Memo on the &words or article", menu="Code", keys=["Shift+C"], in_text=True, group=6, order=0)
    def new_memo(self) -> None:
        """Write a memo on the selected words, else on the open article."""
        workspace = self._workspace
        if workspace.article is None:
            self.new_corpus_memo()
            return
        chosen = workspace.here.selection
        article = workspace.article
        target = (edits.segment(workspace.corpus.article(article.id), chosen),) if chosen is not None else ()
        self._add("Memo on words" if target else "Memo on the article", article=article.id, target=target)

    @action("Memo on the &corpus", menu="Code", group=6, order=1)
    def new_corpus_memo(self) -> None:
        """Write a memo on the corpus as a whole."""
        self._add("Memo on the corpus")

    @action("Memo on the last code", menu="Code", group=6, order=2)
    def new_code_memo(self) -> None:
        """Write a memo on the code of the focused annotation, or ask for one."""
        workspace = self._workspace
        focused = workspace.focus.annotation()
        codes = workspace.corpus.codes()
        if focused is not None:
            self._add("Memo on a code", code=focused.code)
        elif codes:
            names = [one.name for one in codes]
            chosen = workspace.interaction.choose("Memo on a code", "On which code?", names)
            if chosen is not None:
                self._add("Memo on a code", code=codes[chosen].id)

    @action("&All memos", menu="Code", keys=["Ctrl+Shift+C"], group=6, order=3)
    def all_memos(self) -> None:
        """Show every memo of the corpus, with a search."""
        self._workspace.memos_wanted.emit("")

    def _add(
        self, label: str, *, article: str = "", code: str = "", target: tuple[Segment, ...] = ()
    ) -> None:
        key = machine.mint("memo")

        def make(hand: Hand) -> Change:
            memo = Memo(id=key, coder=hand.coder, article=article, code=code, target=target, created=hand.now)
            return edits.add_memo(memo)

        if self._workspace.apply(label, make):
            self._workspace.memos_wanted.emit(key)


def write(workspace: Workspace, memo: Memo, text: str) -> bool:
    """Keep the text of a memo; say whether that succeeded."""
    workspace.apply("Write a memo", lambda _hand: edits.change_memo(memo, {"text": text}))
    kept = workspace.corpus.memo(memo.id)
    return kept is not None and kept.text == text


def take_away(workspace: Workspace, memo: Memo) -> bool:
    """Take a memo away; say whether that was done."""
    return bool(workspace.apply("Delete a memo", lambda _hand: edits.change_memo(memo, {"retired": True})))


def tie(workspace: Workspace, memo: Memo, annotation: str) -> bool:
    """Link a memo with an annotation; say whether that changed anything."""
    links = (*memo.links, annotation) if annotation not in memo.links else memo.links
    return bool(workspace.apply("Link a memo", lambda _hand: edits.change_memo(memo, {"links": links})))


def untie(workspace: Workspace, memo: Memo, annotation: str) -> bool:
    """Take the link between a memo and an annotation away."""
    links = tuple(one for one in memo.links if one != annotation)
    return bool(workspace.apply("Unlink a memo", lambda _hand: edits.change_memo(memo, {"links": links})))


def write_on(workspace: Workspace, annotation: Annotation, text: str) -> bool:
    """Keep the memo of an annotation; say whether that succeeded."""
    workspace.apply("Memo", lambda hand: edits.write_memo(annotation, text, hand))
    kept = workspace.corpus.annotation(annotation.id)
    return kept is not None and kept.memo == text


def go_to(workspace: Workspace, annotation: str) -> None:
    """Show an annotation in its text."""
    from annotator.gui.across import show_annotation

    found = workspace.corpus.annotation(annotation)
    if found is None or found.deleted or not show_annotation(workspace, found):
        return
    workspace.focus.set(found.id, reveal=True)
    workspace.text_wanted.emit()
