"""The cue rules in the menu: their window, and switching off the rule of the cue that one looks at."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from annotator import edits
from annotator.gui.actions import action
from annotator.gui.workspace import Workspace
from annotator.model import Adjustment, Cue


class Rules:
    """What a person can do about the rules by which cues are found."""

    def __init__(self, workspace: Workspace, window: QWidget) -> None:
        self._workspace = workspace
        self._parent = window
        self._window: QWidget | None = None

    @action("Cue &rules...", menu="Code", keys=["Ctrl+Shift+R"], group=5, order=10)
    def cue_rules(self) -> None:
        """Switch, extend and try the rules by which cues are found in this corpus."""
        if self._window is None:
            from annotator.gui.cue_rules.window import CueRulesWindow

            self._window = CueRulesWindow(self._workspace, self._parent)
        self._window.show()
        self._window.activateWindow()

    @action("Switch off the rule of this cue", menu="Code", group=5, order=11)
    def switch_off_rule(self) -> None:
        """Mark nothing by the rule of the cue that one looks at any more, in this corpus."""
        cue = self._workspace.focus.looked_at()
        if not isinstance(cue, Cue):
            self._workspace.told.emit("No cue is in focus.")
            return
        switch_off(self._workspace, cue.category, cue.rule)


def switch_off(workspace: Workspace, category: str, rule: str) -> None:
    """Mark nothing by a rule, with or without its version, in the open corpus any more."""
    rule = rule.partition("@")[0]
    stored = workspace.corpus.adjustment(category)
    present = stored if stored is not None and not stored.retired else Adjustment(id=category)
    if rule.partition(".")[2].startswith("own-") or not rule.startswith(f"{category}."):
        workspace.told.emit("This rule is the corpus's own: change it in the cue rules.")
        return
    wanted = replace(present, rules_off=tuple(sorted({*present.rules_off, rule})), retired=False)
    workspace.apply(f"Switch off {rule}", lambda _hand: edits.adjust(stored, wanted))
