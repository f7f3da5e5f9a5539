"""The question of the window of figures as a form: over what, what is counted, and what is shown of it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from annotator.comparison.comparison_table import Grouped
from annotator.comparison.counting import KINDS, Cues
from annotator.comparison.figure_contract import Every, Unit
from annotator.gui.figures.asked import KEYNESS, TIMELINE, TOGETHER, Asked, Over
from annotator.gui.figures.outlets import large_alone, largest, outlets_of
from annotator.gui.figures.tables import names_on_offer
from annotator.gui.widgets.combo import Combo
from annotator.gui.widgets.plain import PlainLabel, explain
from annotator.gui.widgets.several import Several
from annotator.gui.widgets.side import Page
from annotator.gui.widgets.tick import TickBox
from annotator.gui.workspace import Workspace
from annotator.model import MODES

_CUES: tuple[tuple[Cues, str], ...] = (
    ("all", "All that are found"),
    ("accepted", "Accepted by a coder"),
    ("none", "None"),
)
_KINDS: dict[str, str] = {
    "cue": "Cues",
    "code": "Codes on words",
    "article code": "Codes on whole articles",
    "voice": "Voices",
}
_EVERY: tuple[tuple[Every, str], ...] = (("month", "Months"), ("week", "Weeks"))
_UNITS: tuple[tuple[Unit, str], ...] = (("article", "In one article"), ("sentence", "In one sentence"))
_PHRASES = ((1, "Words"), (2, "Phrases of two words"), (3, "Phrases of three words"))
_BYS: tuple[tuple[Grouped, str], ...] = (("outlet", "Outlets"), ("event", "Events"), ("month", "Months"))
OTHERS = "All other outlets"


class QuestionForm(QWidget):
    """Fields below one another; `changed` tells that a person asks something else."""

    changed = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._asked = Asked()
        self._filling = False
        self.over, self.of, self.against = Combo(), Combo(), Combo()
        self.cues, self.words, self.every = Combo(), Combo(), Combo()
        self.unit, self.phrase, self.by = Combo(), Combo(), Combo()
        self.outlets = Several("Outlets", "All outlets")
        self.coders = Several("Coders", "All coders")
        self.modes = Several("Modes", "All modes")
        self.kinds = Several("Compared are", "Everything that is counted")
        self.things = Several("Categories and codes", "What occurs most")
        self.copies, self.marks = TickBox("Copies, too"), TickBox("First reports of events")
        self._sections: dict[str, list[QWidget]] = {}
        self._names: dict[QWidget, PlainLabel] = {}
        self._build()
        self._connect()

    # --- putting together --------------------------------------------------------------------------------

    def _build(self) -> None:
        page = QWidget()
        self._column = QVBoxLayout(page)
        self._column.setContentsMargins(16, 12, 16, 16)
        self._column.setSpacing(4)
        self._section("Which articles")
        self._row("&Articles", self.over, "Over which articles outlets are compared")
        self._row("&Outlets", self.outlets, "Only these outlets")
        self._counted = self._section("What is counted")
        self._row("C&ues", self.cues, "Which cues are counted")
        self._row("Co&ders", self.coders, "Whose annotations, and whose decisions on cues, count")
        self._row("&Modes", self.modes, "The modes in which annotations and decisions that count were made")
        self._row("&Words", self.words, "Of which words rates are taken, and in which of them is counted")
        self._column.addWidget(self.copies)
        explain(self.copies, "Else each text counts once, and what is a copy of it is set aside")
        self._section("What is shown")
        self._row("Compare &by", self.by, "Outlets, or all articles by event or by month", "")
        self._row("&Kinds of things", self.kinds, "What the table compares", "")
        self._row("Ca&tegories, codes", self.things, "What is shown; else what occurs in most articles")
        self._row("Key words &of", self.of, "The outlet whose words are looked at", KEYNESS)
        self._row("Compared &with", self.against, "The outlet that it is compared with", KEYNESS)
        self._row("&Length", self.phrase, "Words, or phrases of two or three", KEYNESS)
        self._row("To&gether", self.unit, "Where two have to occur to occur together", TOGETHER)
        self._row("&Step", self.every, "Of what each point of the time line is", TIMELINE)
        self._column.addWidget(self.marks)
        explain(self.marks, "Mark when each event was first reported, where there are few events")
        self._sections.setdefault(TIMELINE, []).append(self.marks)
        self._column.addStretch(1)
        for combo, options in (
            (self.cues, _CUES),
            (self.every, _EVERY),
            (self.unit, _UNITS),
            (self.phrase, _PHRASES),
            (self.by, _BYS),
        ):
            for value, label in options:
                combo.addItem(label, value)
        self.words.addItem("All words", userData=False)
        self.words.addItem("The author's own words", userData=True)
        self.kinds.offer(_KINDS)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(Page(page, name="What is asked"))

    def _section(self, title: str) -> PlainLabel:
        label = PlainLabel(title, role="section")
        label.setContentsMargins(0, 10 if self._column.count() else 0, 0, 2)
        self._column.addWidget(label)
        return label

    def _row(self, label: str, field: QWidget, says: str, only: str | None = None) -> None:
        """Add a field with its name above; with `only` it belongs to one page, "" is the table."""
        name = self._names[field] = PlainLabel(label, wrap=False)
        name.setBuddy(field)
        name.setContentsMargins(0, 4, 0, 0)
        explain(field, says)
        if isinstance(field, QComboBox):
            field.setAccessibleName(label.replace("&", ""))
            field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            field.setMinimumContentsLength(10)
        self._column.addWidget(name)
        self._column.addWidget(field)
        if only is not None:
            self._sections.setdefault(only, []).extend((name, field))

    def _connect(self) -> None:
        for combo in self.findChildren(Combo):
            combo.activated.connect(lambda _row: self._take())
        for several in (self.outlets, self.coders, self.modes, self.kinds, self.things):
            several.changed.connect(self._take)
        for box in (self.marks, self.copies):
            box.toggled.connect(lambda _on: self._take())

    # --- what is asked -----------------------------------------------------------------------------------

    def asked(self) -> Asked:
        """Return the question."""
        return self._asked

    def show_page(self, page: str) -> None:
        """Show the fields that a page has a use for."""
        for name, widgets in self._sections.items():
            for widget in widgets:
                widget.setVisible(name == page)
        for widget in self._pair(self.things):
            widget.setVisible(page not in ("", KEYNESS))
        fields = (self.outlets, self.cues, self.coders, self.modes, self.words)
        for widget in (self._counted, *(one for field in fields for one in self._pair(field))):
            widget.setVisible(page != KEYNESS)

    def _pair(self, field: QWidget) -> tuple[QWidget, QWidget]:
        """Return the name above a field, and the field."""
        return self._names[field], field

    def _take(self) -> None:
        if self._filling:
            return
        over = cast("tuple[Over, str]", self.over.currentData() or ("corpus", ""))
        wanted = Asked(
            over=over[0],
            event=over[1],
            articles=self._asked.articles if over[0] == "chosen" else (),
            outlets=self.outlets.chosen(),
            cues=self.cues.currentData(),
            coders=self.coders.chosen(),
            modes=tuple(mode for mode in MODES if mode in self.modes.chosen()),
            by=self.by.currentData(),
            kinds=tuple(kind for kind in KINDS if kind in self.kinds.chosen()),
            things=self.things.chosen(),
            own=bool(self.words.currentData()),
            copies=self.copies.isChecked(),
            every=self.every.currentData(),
            unit=self.unit.currentData(),
            phrase=int(self.phrase.currentData()),
            marks=self.marks.isChecked(),
            of=str(self.of.currentData() or ""),
            against=str(self.against.currentData() or ""),
        )
        if over[0] == "chosen" and self._asked.over != "chosen":
            wanted = replace(wanted, articles=self._workspace.chosen)
        if wanted != self._asked:
            self._asked = wanted
            self.follow()
            self.changed.emit()

    # --- what there is to ask ----------------------------------------------------------------------------

    def begin(self) -> None:
        """Ask the usual question of a corpus that was just opened: everything, or its only event."""
        corpus, article = self._workspace.corpus, self._workspace.article
        event = corpus.head(article.id).event if article is not None else ""
        only = bool(event) and len(corpus.articles_of(event)) == len(corpus.articles())
        self._asked = Asked(over="event", event=event) if only else Asked()
        self.follow()

    def follow(self) -> None:
        """Offer what there is in the corpus now; what was asked for and is gone is not asked any more."""
        self._filling = True
        workspace = self._workspace
        corpus, shown = workspace.corpus, workspace.masks.hide_outlets()
        self._offer_articles()
        among = self._asked.among(corpus)
        outlets = {} if shown else outlets_of(corpus, among, copies=self._asked.copies)
        coders = {one.id: one.name for one in corpus.coders() if self._may_count(one.id)}
        categories = {one.id: one.name for one in workspace.categories().values()}
        names = names_on_offer(categories, {one.id: one.name or one.id for one in corpus.codes()})
        asked = self._asked = replace(
            self._asked,
            outlets=tuple(one for one in self._asked.outlets if one in outlets),
            coders=tuple(one for one in self._asked.coders if one in coders),
            things=tuple(one for one in self._asked.things if one in names),
            of=self._asked.of if self._asked.of in outlets else largest(outlets),
            against=self._asked.against if self._asked.against in outlets else "",
        )
        self.outlets.offer({one: one for one in outlets}, large_alone(outlets))
        self.outlets.show_chosen(asked.outlets)
        for field, offered, chosen in (
            (self.coders, coders, asked.coders),
            (self.things, names, asked.things),
            (self.modes, {str(mode): mode.capitalize() for mode in MODES}, asked.modes),
            (self.kinds, _KINDS, asked.kinds),
        ):
            field.offer(offered)
            field.show_chosen(chosen)
        _fill(self.of, [(one, one) for one in outlets], asked.of)
        rest = [(one, one) for one in outlets if one != asked.of]
        _fill(self.against, [("", OTHERS), *rest], asked.against)
        self._show_rest()
        self._filling = False

    def _show_rest(self) -> None:
        asked = self._asked
        self.cues.setCurrentIndex([value for value, _label in _CUES].index(asked.cues))
        for combo, value in (
            (self.every, asked.every),
            (self.unit, asked.unit),
            (self.phrase, asked.phrase),
            (self.by, asked.by),
        ):
            combo.setCurrentIndex(combo.findData(value))
        self.words.setCurrentIndex(int(asked.own))
        self.marks.setChecked(asked.marks)
        self.copies.setChecked(asked.copies)
        blind = "cues" in self._workspace.masks.anywhere() or self._workspace.mode == "blind"
        self.cues.setEnabled(not blind)

    def _may_count(self, coder: str) -> bool:
        """Say whether a coder's work may be counted: one's own, or everybody's where that is not hidden."""
        here = self._workspace.coder
        return "coders" not in self._workspace.masks.anywhere() or (here is not None and here.id == coder)

    def _offer_articles(self) -> None:
        workspace = self._workspace
        corpus, article, asked = workspace.corpus, workspace.article, self._asked
        here = corpus.head(article.id).event if article is not None else ""
        known = {one.id for one in corpus.events()}
        if asked.over == "event" and asked.event not in known:
            asked = self._asked = replace(asked, over="corpus", event="")
        whole = f"The whole corpus ({len(corpus.articles()):,})"
        options: list[tuple[tuple[Over, str], str]] = [(("corpus", ""), whole)]
        events = [one for one in dict.fromkeys((here, asked.event)) if one in known]
        options += [(("event", one), self._event_says(one)) for one in events]
        chosen = asked.articles if asked.over == "chosen" else workspace.chosen
        if len(chosen) > 1:
            options.append((("chosen", ""), f"The {len(chosen):,} chosen articles"))
        elif asked.over == "chosen":
            self._asked = replace(asked, over="corpus", articles=())
        current = (self._asked.over, self._asked.event)
        _fill(self.over, options, current)

    def _event_says(self, event: str) -> str:
        workspace = self._workspace
        found = workspace.corpus.event(event)
        name = found.name if found is not None and found.name else event
        count = len(workspace.corpus.articles_of(event))
        shown = workspace.masks.words(workspace.article.id, name) if workspace.article is not None else name
        return f"Event: {shown} ({count:,})"


def _fill(combo: QComboBox, options: Sequence[tuple[object, str]], chosen: object) -> None:
    """Offer pairs of a value and its label; the chosen one is shown."""
    combo.clear()
    for value, label in options:
        combo.addItem(label, value)
    values = [value for value, _label in options]
    combo.setCurrentIndex(values.index(chosen) if chosen in values else 0)
