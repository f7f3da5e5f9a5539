"""One annotation linked to another: begun on one, ended on the other, with a word for what links them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from annotator import edits
from annotator.gui.actions import action
from annotator.gui.coding import short_words
from annotator.gui.pending import Pending
from annotator.gui.workspace import Workspace
from annotator.model import Annotation

if TYPE_CHECKING:
    from annotator.gui.palette.beside import Beside
    from annotator.gui.widgets.chooser import Choice

REMEMBERED = 6
"""Kinds that are remembered for links between two codes."""


class Linking:
    """Begins on the annotation that has the focus; the other one may be in another article."""

    def __init__(self, workspace: Workspace, pending: Pending, beside: Beside) -> None:
        self._workspace = workspace
        self._pending = pending
        self._beside = beside

    @action(
        "Lin&k to another annotation...",
        menu="Code",
        keys=["L"],
        in_text=True,
        group=4,
        order=3,
        needs="annotation",
    )
    def link(self) -> None:
        """Say that the focused annotation has to do with another one, which is chosen next."""
        one = self._workspace.focus.annotation()
        if one is None:
            self._workspace.told.emit("To link, put the focus on an annotation first: J, K or a click.")
            return
        says = (
            f"Link from {self._named(one)}: go to the other annotation (J, K or a click), then press Enter. "
            "Esc ends this."
        )
        self._pending.begin(says, go_on=lambda: self._arrive(one.id))

    def _arrive(self, start: str) -> None:
        corpus, other = self._workspace.corpus, self._workspace.focus.annotation()
        one = corpus.annotation(start)
        if one is None or one.deleted:
            self._pending.end()
        elif other is None:
            self._workspace.told.emit("Enter links once the focus is on the other annotation: J, K, a click.")
        elif other.id == start:
            self._workspace.told.emit("This is the annotation that the link begins at: go to the other one.")
        else:
            self._ask_kind(one, other)

    def _ask_kind(self, one: Annotation, other: Annotation) -> None:
        from annotator.coding.linking import kinds_for

        corpus = self._workspace.corpus
        kinds = kinds_for(corpus.code(one.code), corpus.code(other.code), self._known(one, other))

        def find(typed: str) -> Sequence[Choice]:
            return kind_choices(kinds, typed)

        def taken(kind: object) -> None:
            self._link(one, other, str(kind))

        hint = f"{self._named(one)} … {self._named(other)}"
        self._beside.ask(find, taken, name="Kind of link", prompt="How are they linked?", hint=hint)

    def _link(self, one: Annotation, other: Annotation, kind: str) -> None:
        workspace = self._workspace
        self._pending.end()
        current = workspace.corpus.annotation(one.id)
        if current is None:
            return
        self._remember(one, other, kind)
        if workspace.apply(f"Link: {kind}", lambda hand: edits.link(current, other.id, kind, hand)):
            workspace.told.emit(f"Linked: {self._named(one)} {kind} {self._named(other)}.")
        else:
            workspace.told.emit("They are linked so already.")

    # --- what was used before ----------------------------------------------------------------------------

    def _known(self, one: Annotation, other: Annotation) -> list[str]:
        kept: dict[str, object] = self._workspace.settings.get("links", {})
        known = kept.get(f"{one.code} {other.code}")
        return [str(kind) for kind in known] if isinstance(known, list) else []

    def _remember(self, one: Annotation, other: Annotation, kind: str) -> None:
        kept: dict[str, object] = dict(self._workspace.settings.get("links", {}))
        others = [known for known in self._known(one, other) if known != kind]
        kept[f"{one.code} {other.code}"] = [kind, *others][:REMEMBERED]
        self._workspace.settings.put("links", kept)

    def _named(self, one: Annotation) -> str:
        code = self._workspace.corpus.code(one.code)
        name = code.name if code is not None else "annotation"
        words = short_words(self._workspace.masks.quote(one))
        return f"{name} “{words}”" if words else f"{name} (whole article)"


def kind_choices(kinds: Sequence[str], typed: str) -> Sequence[Choice]:
    """Return the kinds that fit what was typed, and what was typed itself as a kind of one's own."""
    from annotator.gui.palette.matching import best, folded
    from annotator.gui.widgets.chooser import Choice
    from annotator.gui.widgets.rows import Row

    offered = [(folded(kind), Choice(row=Row(title=kind), stands_for=kind)) for kind in kinds]
    found = list(best(typed, offered, most=len(offered)))
    own = " ".join(typed.split())
    if own and own not in kinds:
        found.append(Choice(row=Row(title=own, note="in your own words"), stands_for=own))
    return found
