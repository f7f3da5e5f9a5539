"""The row above the text: a chip for each group and category; a click hides it, Alt-click shows it alone."""

from collections import Counter

from annotator.cues import Category
from annotator.gui.groups import GROUPS, SLOTS, Groups
from annotator.gui.keymap import spoken, usual
from annotator.gui.widgets.chip import Chip
from annotator.gui.widgets.plain import PlainLabel, explain
from annotator.gui.widgets.shelf import Shelf
from annotator.gui.workspace import Changed, Workspace

FOLLOWS = ("cues", "annotations", "article", "mode", "hidden", "coder", "corpus", "rules")


class Chips(Shelf):
    """Which groups are shown, with their cues and annotations, and which categories of cues in them.

    All categories are there from the start, so that the text does not move when the cues are found. In blind
    mode there is nothing to choose among them.
    """

    def __init__(self, workspace: Workspace) -> None:
        super().__init__("Groups and categories shown")
        self._workspace = workspace
        self.groups = Groups(workspace)
        self._all = Chip("All", checkable=False, digits=3)
        self._all.clicked.connect(self.groups.show_all)
        everything = spoken(usual("Alt+0"))
        explain(self._all, f"Show the cues and annotations of every group ({everything})")
        self._heads = {slot: self._head(slot, name) for slot, name in zip(SLOTS, GROUPS, strict=True)}
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
        for slot, head in self._heads.items():
            self.row.removeWidget(head)
            self.row.addWidget(head)
            for one in wanted:
                if one.slot == slot:
                    self.row.addWidget(self._chips[one.id])
        self.row.addWidget(self._trouble)

    def _head(self, slot: int, name: str) -> Chip:
        head = Chip(str(slot), slot=slot, said=f"Group {slot}, {name}", solid=True)
        key = spoken(usual(f"Alt+{slot}"))
        explain(head, f"{name}: cues and annotations.\nClick: hide or show. Alt-click or {key}: show alone.")
        head.clicked.connect(lambda: self.groups.toggle(slot))
        head.soloed.connect(lambda: self.groups.solo(slot))
        return head

    def solo(self, category: str) -> None:
        """Show one category alone; when it is alone already, show again what was shown before."""
        self.groups.solo_category(category)

    def _chip(self, category: Category) -> Chip:
        chip = Chip(category.tag, slot=category.slot, line=category.line, said=category.name, digits=2)
        explain(chip, f"{category.name}. {category.definition}\nClick: hide or show. Alt-click: show alone.")
        chip.clicked.connect(lambda: self.groups.toggle_category(category.id))
        chip.soloed.connect(lambda: self.solo(category.id))
        return chip

    def _refresh(self, what: Changed) -> None:
        if what.touches("rules"):
            self._make_chips()
        if what.touches(*FOLLOWS):
            self._show()

    def _show(self) -> None:
        workspace = self._workspace
        blind = workspace.mode == "blind"
        self.setVisible(workspace.article is not None)
        hidden = workspace.hiding.all_categories()
        known = workspace.here.cues_known and not blind  # a count is a hint too
        waiting = Counter(cue.category for cue in workspace.here.undecided_cues())
        for name, chip in self._chips.items():
            chip.set_count(waiting[name] if known else None)
            chip.setChecked(name not in hidden)
            chip.setEnabled(not blind)
        for slot, head in self._heads.items():
            head.setChecked(slot not in workspace.hiding.groups)
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
