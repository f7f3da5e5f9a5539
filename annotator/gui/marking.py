"""What the article view is given to paint for a cue, or for an annotation of whoever made it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from annotator.cues import Category
from annotator.gui.article_view import Mark
from annotator.gui.others import initials
from annotator.gui.widgets.marks import tag_of
from annotator.gui.workspace import Changed, Workspace
from annotator.model import Annotation, Change, Code, Cue, Segment

if TYPE_CHECKING:
    from annotator.gui.leaf import Leaf


def cue_mark(cue: Cue, category: Category) -> Mark:
    """Return the mark of a cue that nobody has decided on."""
    return Mark(
        key=cue.key,
        start=cue.start,
        end=cue.end,
        slot=category.slot,
        line=category.line,
        tag=category.tag,
        title=category.name,
    )


def annotation_mark(
    one: Annotation, code: Code | None, *, article: str, by: str = "", name: str = ""
) -> Mark | None:
    """Return the mark of an annotation for the words that it stands on in `article`; None without any.

    `by` and `name` are the initials and the name of another coder who made it.
    """
    parts = stretches(segment for segment in one.target if segment.article == article)
    if not parts:
        return None
    return Mark(
        key=one.id,
        start=parts[0][0],
        end=parts[-1][1],
        slot=code.slot if code else 1,
        line=code.line if code else "solid",
        tag=tag_of(code),
        decided=not by,
        title=": ".join(part for part in (name, code.name if code else "Unknown code") if part),
        by=by,
        parts=parts if len(parts) > 1 else (),
    )


def stretches(segments: Iterable[Segment]) -> tuple[tuple[int, int], ...]:
    """Return where segments of one article are, in text order; those that touch are one."""
    found: list[tuple[int, int]] = []
    for start, end in sorted((segment.start, segment.end) for segment in segments):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        elif start < end:
            found.append((start, end))
    return tuple(found)


class Marking:
    """Keeps the marks of a view those of the article in it, after an edit only what it touched."""

    def __init__(self, workspace: Workspace, leaf: Leaf) -> None:
        self._workspace = workspace
        self._leaf = leaf
        self._focused = ""
        self._marks: list[Mark] | None = None
        workspace.cues_found.connect(self._follow_cues)

    def forget(self) -> None:
        """Begin anew: the view shows another text."""
        self._marks, self._focused = None, ""

    def follow(self, what: Changed) -> None:
        """Take over what changed."""
        view = self._leaf.view
        if what.touches("codebook", "coder", "mode", "hidden", "others", "samples") or (
            what.touches("cues", "annotations") and what.change is None
        ):
            self._show_all()
        elif what.change is not None and what.touches("annotations"):
            if self._workspace.hiding.others_shown and self._is_of_others(what.change):
                self._show_all()
            else:
                self._show_change(what.change)
        if what.touches("focus"):
            self._show_focused()
            view.focus_mark(self._focus or None, reveal=False)
        if what.touches("hover", "focus"):
            view.hover_mark((self._workspace.focus.hovered if self._leaf.is_open else "") or None)

    def _is_of_others(self, change: Change) -> bool:
        """Say whether a change is of another coder's annotations: what one did may be undone by the next."""
        mine = self._workspace.coder.id if self._workspace.coder is not None else ""
        return any(isinstance(put.after, Annotation) and put.after.coder != mine for put in change.puts)

    @property
    def _focus(self) -> str:
        """Return what has the focus: nothing in an article that is not the open one."""
        return self._workspace.focus.key if self._leaf.is_open else ""

    def _follow_cues(self, article: str) -> None:
        if article == self._leaf.article:
            self._leaf.follow(Changed(frozenset({"cues"})))

    def _show_all(self) -> None:
        workspace, at = self._workspace, self._leaf.at
        self._focused = self._focus
        cues = at.open_cues()
        if at.mode == "review":
            cues = tuple(cue for cue in cues if cue.key == self._focused)
        marks = [self._of_cue(cue) for cue in cues]
        drifted = workspace.corpus.drifted_in(at.article)  # their words are not there: the list says so
        found = (self._of_annotation(one) for one in at.annotations() if one.id not in drifted)
        marks += [mark for mark in (*found, *self._of_others(drifted)) if mark is not None]
        if marks != self._marks:
            self._marks = marks
            self._leaf.view.set_marks(marks)

    def _of_others(self, drifted: Collection[str]) -> list[Mark | None]:
        """Return the marks of other coders, where they are wanted and may be seen."""
        workspace = self._workspace
        wanted = [one for one in self._leaf.at.others_annotations() if one.id not in drifted]
        if not wanted:
            return []
        coders = {coder.id: coder for coder in workspace.corpus.coders()}
        signed = initials(coders.values())
        return [
            annotation_mark(
                one,
                workspace.corpus.code(one.code),
                article=self._leaf.article,
                by=signed.get(one.coder, "?"),
                name=coders[one.coder].name if one.coder in coders else "Somebody else",
            )
            for one in wanted
        ]

    def _show_change(self, change: Change) -> None:
        """Repaint what one edit touched, and nothing else: an article can have fifty thousand marks."""
        at = self._leaf.at
        for put in change.puts:
            if isinstance(put.after, Annotation) and at.concerns(put):
                mark = None if put.after.deleted else self._of_annotation(put.after)
                self._put(put.after.id, mark)
        for key in at.last_settled:
            cue = at.cue(key)
            if cue is not None:
                seen = at.is_open(key) and (at.mode != "review" or key == self._focus)
                self._put(key, self._of_cue(cue) if seen else None)

    def _put(self, key: str, mark: Mark | None) -> None:
        self._marks = None
        if mark is None:
            self._leaf.view.remove_mark(key)
        else:
            self._leaf.view.put_mark(mark)

    def _of_cue(self, cue: Cue) -> Mark:
        return cue_mark(cue, self._workspace.category(cue.category))

    def _show_focused(self) -> None:
        """Show what has the focus, in review no other cue, and no longer what had it and is hidden."""
        workspace, at, former = self._workspace, self._leaf.at, self._focused
        self._focused = self._focus
        if at.mode == "review":
            self._show_all()
        elif workspace.hiding.groups:
            for key in (former, self._focused):
                one = workspace.corpus.annotation(key) if key and ":" not in key else None
                if one is not None and at.holds(one):
                    self._put(key, None if one.deleted else self._of_annotation(one))

    def _of_annotation(self, one: Annotation) -> Mark | None:
        """Return the mark of an annotation, None when it is hidden with its group and has not the focus."""
        if one.id != self._focus and not self._workspace.hiding.shows(one):
            return None
        return annotation_mark(one, self._workspace.corpus.code(one.code), article=self._leaf.article)
