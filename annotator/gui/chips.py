"""The row above the text: one chip a category, with its count; a click hides it, Alt-click shows it alone."""

from collections import Counter

from annotator.cues import Category
from annotator.gui.widgets.chip import Chip
from annotator.gui.widgets.plain import PlainLabel, explain
from annotator.gui.widgets.shelf import Shelf
from annotator.gui.workspace import Changed, Workspace

FOLLOWS = ("cues", "annotations", "article", "mode", "hidden", "coder", "corpus", "rules")


class Chips(Shelf):
    """Which categories of cues are shown; quiet in blind mode, where there is nothing to choose.

    All categories are there from the start, so that the text does not move when the cues are found.
    """

    def __init__(self, workspace: Workspace) -> None:
        super().__init__("Categories of cues shown")
        self._workspace = workspace
        self._before_solo: frozenset[str] = frozenset()
        self._all = Chip("All", checkable=False, digits=3)
        self._all.clicked.connect(lambda: workspace.set_hidden(()))
        explain(self._all, "Show the cues of every category")
        self._foreign = PlainLabel(role="small", wrap=False)
        self.row.addWidget(self._foreign)
        self.row.addWidget(self._all)
        self._chips: dict[str, Chip] = {}
        self._shown: tuple[Category, ...] = ()
        self._trouble = PlainLabel(role="small", wrap=False)
        self._make_chips()
        workspace.changed.connect(self._refresh)
        self._show()

    def _make_chips(self) -> None:
        """Make a chip for each category that is on: once, and again when the corpus changes its rules."""
        wanted = tuple(one for one in self._workspace.categories().values() if one.on)
        if wanted == self._shown:
            return
        self._shown = wanted
        for old in (*self._chips.values(), self._trouble):
            self.row.removeWidget(old)
        for chip in self._chips.values():
            chip.deleteLater()
        self._chips = {one.id: self._chip(one) for one in wanted}
        for new in (*self._chips.values(), self._trouble):
            self.row.addWidget(new)

    def solo(self, category: str) -> None:
        """Show one category alone; when it is alone already, show again what was shown before."""
        others = frozenset(self._chips) - {category}
        if self._workspace.hidden == others:
            self._workspace.set_hidden(self._before_solo)
        else:
            self._before_solo = self._workspace.hidden
            self._workspace.set_hidden(others)

    def _chip(self, category: Category) -> Chip:
        chip = Chip(category.tag, slot=category.slot, line=category.line, said=category.name, digits=2)
        explain(chip, f"{category.name}. {category.definition}\nClick: hide or show. Alt-click: show alone.")
        chip.clicked.connect(lambda: self._toggle(category.id))
        chip.soloed.connect(lambda: self.solo(category.id))
        return chip

    def _toggle(self, category: str) -> None:
        self._workspace.set_hidden(self._workspace.hidden ^ {category})

    def _refresh(self, what: Changed) -> None:
        if what.touches("rules"):
            self._make_chips()
        if what.touches(*FOLLOWS):
            self._show()

    def _show(self) -> None:
        workspace = self._workspace
        blind = workspace.mode == "blind"
        self.setVisible(workspace.article is not None)
        self.setEnabled(not blind)
        known = workspace.cues_known and not blind  # a count is a hint too
        waiting = Counter(cue.category for cue in workspace.undecided_cues())
        for name, chip in self._chips.items():
            chip.set_count(waiting[name] if known else None)
            chip.setChecked(name not in workspace.hidden)
        self._show_language(blind=blind)
        self._show_troubles(blind=blind)
        self._all.set_count(waiting.total() if known else None)

    def _show_language(self, *, blind: bool) -> None:
        """Say that an article is not in English, in the place of the categories that are not looked for."""
        seen = self._workspace.seen.current
        silent = frozenset() if blind else seen.silent
        self.keep_height(keep=bool(silent))
        self._foreign.setVisible(bool(seen.foreign) and not blind)
        if seen.foreign:
            from annotator.text.language import in_language

            language = in_language(seen.foreign)
            said = f"{language[0].upper()}{language[1:]}: what reads English finds nothing here."
            self._foreign.setText(said)
        for name, chip in self._chips.items():
            chip.setVisible(name not in silent)
        self._all.setVisible(not silent.issuperset(self._chips))

    def _show_troubles(self, *, blind: bool) -> None:
        seen = self._workspace.seen.current
        count = len(seen.troubles)
        self._trouble.setVisible(bool(count) and not blind)
        rules = "1 rule was" if count == 1 else f"{count} rules were"
        self._trouble.setText(f"{rules} stopped here: counts are not complete. Cue rules say why.")
        explain(self._trouble, "\n".join(seen.troubles))
