"""Which groups of codes and cues are shown: one alone with Alt and its number, all with Alt+0."""

from annotator.gui.actions import action
from annotator.gui.workspace import Workspace

GROUPS = ("Wording", "Naming", "Sourcing", "Certainty", "Agency", "Themes")
"""The six groups in the order of their slots."""
SLOTS = range(1, len(GROUPS) + 1)
_MENU = "Show &groups"

Hidden = tuple[frozenset[str], frozenset[int]]
"""The categories and the groups that are hidden."""


class Groups:
    """Hides and shows groups and categories; what is shown alone gives way to what was shown before."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._before: Hidden = (frozenset(), frozenset())

    def toggle(self, slot: int) -> None:
        """Hide a group, or show it again."""
        self._hide(self._workspace.hiding.categories, self._workspace.hiding.groups ^ {slot})

    def toggle_category(self, category: str) -> None:
        """Hide the cues of a category, or show them: of a hidden group, they alone."""
        workspace = self._workspace
        slot = workspace.category(category).slot
        if slot not in workspace.hiding.groups:
            self._hide(workspace.hiding.categories ^ {category}, workspace.hiding.groups)
            return
        siblings = {one.id for one in workspace.categories().values() if one.slot == slot}
        self._hide((workspace.hiding.categories | siblings) - {category}, workspace.hiding.groups - {slot})

    def solo(self, slot: int) -> None:
        """Show one group alone; when it is alone already, show what was shown before."""
        self._alone(self._workspace.hiding.categories, frozenset(SLOTS) - {slot})

    def solo_category(self, category: str) -> None:
        """Show the cues of one category and the annotations of its group alone, or what was shown before."""
        workspace = self._workspace
        others = frozenset(one.id for one in workspace.categories().values() if one.on) - {category}
        self._alone(others, frozenset(SLOTS) - {workspace.category(category).slot})

    @action("&Everything", menu="View", submenu=_MENU, keys=["Alt+0"], group=0, order=10)
    def show_all(self) -> None:
        """Show the cues of every category and the annotations of every group."""
        self._hide(frozenset(), frozenset())

    def _alone(self, hidden: frozenset[str], groups: frozenset[int]) -> None:
        now = (self._workspace.hiding.categories, self._workspace.hiding.groups)
        if now == (hidden, groups):
            self._hide(*self._before)
        else:
            self._before = now
            self._hide(hidden, groups)

    def _hide(self, hidden: frozenset[str], groups: frozenset[int]) -> None:
        self._workspace.hiding.set(hidden, groups=groups)

    # --- a key for each ----------------------------------------------------------------------------------

    @action("&Wording alone", menu="View", submenu=_MENU, keys=["Alt+1"], group=0, order=11)
    def wording_alone(self) -> None:
        """Show wording alone; again: what was shown before."""
        self.solo(1)

    @action("&Naming alone", menu="View", submenu=_MENU, keys=["Alt+2"], group=0, order=12)
    def naming_alone(self) -> None:
        """Show naming alone; again: what was shown before."""
        self.solo(2)

    @action("&Sourcing alone", menu="View", submenu=_MENU, keys=["Alt+3"], group=0, order=13)
    def sourcing_alone(self) -> None:
        """Show sourcing alone; again: what was shown before."""
        self.solo(3)

    @action("&Certainty alone", menu="View", submenu=_MENU, keys=["Alt+4"], group=0, order=14)
    def certainty_alone(self) -> None:
        """Show certainty alone; again: what was shown before."""
        self.solo(4)

    @action("&Agency alone", menu="View", submenu=_MENU, keys=["Alt+5"], group=0, order=15)
    def agency_alone(self) -> None:
        """Show agency alone; again: what was shown before."""
        self.solo(5)

    @action("&Themes alone", menu="View", submenu=_MENU, keys=["Alt+6"], group=0, order=16)
    def themes_alone(self) -> None:
        """Show themes alone; again: what was shown before."""
        self.solo(6)
