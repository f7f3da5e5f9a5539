"""Codes by typing their tags: for those that have no key of their own, and for many places at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from annotator.gui.actions import action
from annotator.gui.coding import Coding
from annotator.gui.palette.beside import Beside
from annotator.gui.workspace import Workspace
from annotator.model import Code

if TYPE_CHECKING:
    from annotator.gui.widgets.chooser import Choice


class Tags:
    """The letters of a tag or a name narrow the list, Enter applies the code."""

    def __init__(self, workspace: Workspace, coding: Coding, beside: Beside) -> None:
        self._workspace = workspace
        self._coding = coding
        self._beside = beside

    @action("Code by its &tag...", menu="Code", keys=[";"], in_text=True, group=2, order=1, needs="article")
    def type_tag(self) -> None:
        """Apply a code by typing its tag or name."""
        if self._workspace.article is not None:
            self._ask(self._coding.apply_code, f"Enter codes {self._coding.aim()}")

    @action(
        "Code all these words in the a&rticle...",
        menu="Code",
        keys=["R"],
        in_text=True,
        group=2,
        order=2,
        needs="article",
    )
    def code_occurrences(self) -> None:
        """Apply a code to every place of the article that has the selected words, or those in focus."""
        from annotator.gui.occurrences import CodingOccurrences

        occurrences = CodingOccurrences(self._workspace)

        def code_all(code: Code) -> None:
            self._coding.last_code = code.id
            occurrences.code(code)

        found = occurrences.look()
        if found is not None:
            self._ask(code_all, f"Enter codes {found.said}")

    def _ask(self, then: Callable[[Code], object], hint: str) -> None:
        from annotator.gui.palette.entries import code_entry
        from annotator.gui.palette.matching import best

        codes = list(self._workspace.corpus.codes())
        above = {code.parent for code in codes}
        codes.sort(key=lambda code: (code.id != self._coding.last_code, code.id in above))
        entries = [code_entry(code, self._workspace) for code in codes]

        def find(typed: str) -> Sequence[Choice]:
            return best(typed, entries, most=len(entries))

        def taken(code: object) -> None:
            if isinstance(code, Code):
                then(code)

        self._beside.ask(find, taken, name="Code by its tag", prompt="Tag or name", hint=hint)
