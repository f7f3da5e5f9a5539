"""Keeps what is typed into a code's form as undoable steps, or says why it cannot be kept."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from annotator import edits
from annotator.coding.checks import name_problem, tag_problem
from annotator.coding.tree import Move, taken_over
from annotator.gui.widgets.code_form import RESERVED, key_problem
from annotator.gui.workspace import Workspace
from annotator.model import Change, Code, Hand


class Keeping:
    """What the side panel and the editor do with a code.

    `note` gives why, for the history; `noted` is told when it was kept; `say` says why something was not.
    """

    def __init__(
        self,
        workspace: Workspace,
        *,
        note: Callable[[], str] = lambda: "",
        noted: Callable[[], object] = lambda: None,
    ) -> None:
        self._workspace = workspace
        self.say: Callable[[str], object] = lambda _problem: None
        self._note, self._noted = note, noted

    def keep(self, code: str, field: str, value: object) -> bool:
        """Keep the value of a field of a code, by its id, or say why it cannot be kept."""
        current = self._workspace.corpus.code(code)
        if current is None:
            return False
        if isinstance(value, str) and field in ("name", "tag", "key"):
            value = value.strip()
        problem = self._problem(current, field, value)
        if problem:
            self.say(problem)
            return False
        said = field.replace("_", " ")
        self.apply(f"Change {said} of {current.name}", edits.change_code(current, {field: value}))
        kept = self._workspace.corpus.code(code)
        return kept is not None and getattr(kept, field) == value

    def apply(self, label: str, change: Change) -> Change:
        """Carry out a change of codes as one step, with the note that was written for it."""
        return self.make(label, lambda _hand: change)

    def make(self, label: str, make: Callable[[Hand], Change]) -> Change:
        """Carry out a change of codes that needs to know whose hand it is."""
        stored = self._workspace.apply(label, lambda hand: replace(make(hand), note=self._note()))
        if stored:
            self._noted()
        return stored

    def move(self, code: Code, moves: Iterable[Move]) -> Change:
        """Put a code elsewhere in the tree."""
        return self.apply(f"Move {code.name}", changed(moves))

    def _problem(self, code: Code, field: str, value: object) -> str:
        codes = self._workspace.corpus.codes()
        if field == "key":
            reserved = self._workspace.keymap.singles() or RESERVED
            return key_problem(str(value), code.id, codes, reserved=reserved)
        if field == "name":
            return name_problem(str(value), code.id, codes)
        return tag_problem(str(value)) if field == "tag" else ""


def changed(moves: Iterable[Move]) -> Change:
    """Return what moves of codes in the tree come to."""
    return sum((edits.change_code(code, fields) for code, fields in moves), Change())


def retired(code: Code, codes: Sequence[Code]) -> Change:
    """Return what takes a code out of use; the codes below it go one level up."""
    return edits.retire_code(code) + changed(taken_over(code, code.parent, codes))
