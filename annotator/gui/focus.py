"""What of the open article has the focus, what the mouse rests on, and what is looked at because of that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.model import Annotation, Cue

if TYPE_CHECKING:
    from annotator.gui.workspace import Workspace


class Focus:
    """The cue or annotation that keys act on, by its key: a cue's has colons, an annotation's is its id.

    `hovered` is the key of what the mouse rests on. `is_offer` says whether the focus was set by opening the
    article and not by the person: the first step goes there. `is_held` says whether it stays while words are
    selected elsewhere: they belong to what has it.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self.hovered = ""
        self.is_offer = self.is_held = False

    @property
    def key(self) -> str:
        """Return the key of what has the focus; "" when nothing has."""
        return self._workspace.here.focus

    @property
    def meant(self) -> str:
        """Return the annotation of the open article that last was made, stepped to or clicked."""
        return self._workspace.here.meant

    def begin(self) -> None:
        """Begin in another article."""
        self.hovered, self.is_held = "", False

    # --- what has it -------------------------------------------------------------------------------------

    def annotation(self) -> Annotation | None:
        """Return this coder's annotation that has the focus, if one has: what keys change."""
        found = self._seen(self.key)
        return found if isinstance(found, Annotation) and self._is_mine(found) else None

    def of_others(self) -> Annotation | None:
        """Return another coder's annotation that has the focus, if one has: only its coder changes it."""
        found = self._seen(self.key)
        return found if isinstance(found, Annotation) and not self._is_mine(found) else None

    def cue(self) -> Cue | None:
        """Return the cue that has the focus, if one has and it may be seen."""
        found = self._seen(self.key)
        return found if isinstance(found, Cue) else None

    def looked_at(self) -> Cue | Annotation | None:
        """Return what the person looks at: what the mouse rests on, else what has the focus."""
        return self._seen(self.hovered) or self._seen(self.key)

    def _is_mine(self, annotation: Annotation) -> bool:
        coder = self._workspace.coder
        return coder is not None and annotation.coder == coder.id

    def _seen(self, key: str) -> Cue | Annotation | None:
        workspace = self._workspace
        if ":" in key:
            return workspace.here.cue(key) if workspace.mode != "blind" else None
        found = workspace.corpus.annotation(key) if key else None
        return found if found is not None and not found.deleted else None

    # --- giving it ---------------------------------------------------------------------------------------

    def set(self, key: str, *, reveal: bool = False, by_caret: bool = False) -> None:
        """Give the focus to a cue or annotation by its key, or to nothing; `reveal` brings it into view.

        `by_caret`: the caret only came by; what was meant before stays `meant`.
        """
        workspace, here = self._workspace, self._workspace.here
        if key and ":" not in key and not by_caret:
            here.meant = key
        self.is_offer = False
        self.hovered = ""  # until the mouse moves again: what has the focus is what Enter and X act on
        if key != here.focus:
            here.focus = key
            self.is_held = False
            workspace.announce("focus")
        if reveal:
            found = self._seen(key)
            if found is not None and not (isinstance(found, Annotation) and here.lacks(found)):
                span = here.span_of(found)
                workspace.revealed.emit(span.start, span.end)

    def offer(self, key: str) -> None:
        """Explain a cue that nobody has gone to yet."""
        self.set(key)
        self.is_offer = True

    def hover(self, key: str) -> None:
        """Look at a cue or an annotation without giving it the focus: what the mouse rests on."""
        if key != self.hovered:
            self.hovered = key
            self._workspace.announce("hover")

    def leave_cue(self) -> None:
        """Let nothing have the focus instead of a cue: cues may not be seen any more."""
        if ":" in self.key:
            self._workspace.here.focus = ""
