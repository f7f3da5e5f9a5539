"""What other coders marked in the open article: shown when asked for, where nothing forbids it."""

from collections.abc import Iterable, Mapping

from annotator.gui.actions import Actions, action
from annotator.gui.workspace import Changed, Workspace
from annotator.model import Coder


class Others:
    """Shows and hides the marks of other coders, and knows how they are signed."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._actions: Actions | None = None
        workspace.changed.connect(self._follow)

    def show_state(self, actions: Actions) -> None:
        """Tick in the menu what is in force, from now on."""
        self._actions = actions
        actions["show_others"].setChecked(self._workspace.hiding.others_shown)
        self._allow()

    @action("&Other coders' marks", menu="View", group=0, order=17, checkable=True)
    def show_others(self, shown: bool) -> None:  # noqa: FBT001  # Qt hands the state on by position
        """Show what other coders marked in this article, thinner and signed with their initials."""
        self._workspace.hiding.show_others(shown=shown)

    def _follow(self, what: Changed) -> None:
        if what.touches("article", "samples", "coder", "corpus", "masks"):
            self._allow()

    def _allow(self) -> None:
        """Offer it only where the marks of others may be seen."""
        if self._actions is not None:
            self._actions["show_others"].setEnabled(self._workspace.here.others_may_be_shown())


def initials(coders: Iterable[Coder]) -> Mapping[str, str]:
    """Return what each coder's marks are signed with, by the coder's id: no two have the same."""
    found: dict[str, str] = {}
    for coder in coders:
        words = coder.name.split()
        letters = "".join(word[0] for word in words[:2]) if len(words) > 1 else coder.name.strip()[:1]
        wanted = letters.upper() or "?"
        number = 2
        while wanted in found.values():
            wanted = f"{letters.upper() or '?'}{number}"
            number += 1
        found[coder.id] = wanted
    return found
