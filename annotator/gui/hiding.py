"""What the person who works here has chosen not to see: categories of cues, groups, other coders' marks."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from annotator.model import Annotation

if TYPE_CHECKING:
    from annotator.gui.workspace import Workspace


class Hiding:
    """Remembered on this machine; what may not be seen is another question, which `Masks` answers.

    `categories` are those hidden by themselves, `groups` (1 to 6) those of which neither cues nor annotations
    are shown. `others_shown` says whether other coders' marks are wanted.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        settings = workspace.settings
        self.categories: frozenset[str] = frozenset(settings.get("hidden_categories", []))
        self.groups: frozenset[int] = frozenset(settings.get("hidden_groups", []))
        self.others_shown = settings.get("others_shown", False)

    def all_categories(self) -> frozenset[str]:
        """Return the categories of which no cues are shown: hidden ones, and those of hidden groups."""
        if not self.groups:
            return self.categories
        known = self._workspace.categories().values()
        return self.categories.union(one.id for one in known if one.slot in self.groups)

    def shows(self, annotation: Annotation) -> bool:
        """Say whether the group of an annotation's code is shown."""
        code = self._workspace.corpus.code(annotation.code)
        return (code.slot if code else 1) not in self.groups

    def set(self, categories: Iterable[str], *, groups: Iterable[int] = ()) -> None:
        """Hide the cues of some categories, and the cues and annotations of some groups; show all others."""
        self.categories, self.groups = frozenset(categories), frozenset(groups)
        settings = self._workspace.settings
        settings.put("hidden_categories", sorted(self.categories))
        settings.put("hidden_groups", sorted(self.groups))
        self._workspace.announce("hidden", "cues")

    def show_others(self, *, shown: bool) -> None:
        """Show other coders' marks, where they may be seen, or show them no more."""
        if shown != self.others_shown:
            self.others_shown = shown
            self._workspace.settings.put("others_shown", shown)
            self._workspace.announce("others")
