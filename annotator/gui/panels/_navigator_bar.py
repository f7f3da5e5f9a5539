"""The head of the navigator: words to look for, what is shown, how it is ordered, and how many there are."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QPushButton, QVBoxLayout, QWidget

from annotator.gui.panels._navigator_order import GROUPS, SORTS, STATE_FILTERS, WITHOUT, Known, Wanted
from annotator.gui.panels._navigator_samples import offers, told
from annotator.gui.settings import PLACES
from annotator.gui.widgets.plain import PlainLabel, as_caption, explain
from annotator.gui.workspace import Workspace

MOST = 40
"""Outlets or events in a menu; the field finds the others."""
ANY = {"sample": "All articles", "outlet": "Any outlet", "event": "Any event", "state": "Any state"}


class Words(QLineEdit):
    """The field of the filter: Esc asks for everything, Down goes on to the list."""

    emptied = Signal()
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Esc and Down."""
        if event.key() == Qt.Key.Key_Escape:
            self.emptied.emit()
        elif event.key() == Qt.Key.Key_Down:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class NavigatorBar(QWidget):
    """Says what is `wanted`, and how it is sorted and grouped; `changed` tells when a person chose otherwise.

    `opening` tells that the menu of what can be shown is about to open: whoever `know`s more says it then.
    The order is remembered on this machine; the filters, which name what one corpus has, for each corpus.
    """

    changed = Signal()
    opening = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.words = Words()
        self.arrange, self.narrow = QPushButton("Order"), QPushButton("Show")
        self.count = PlainLabel(role="small", wrap=False)
        self._values: dict[str, str] = {}
        self._outlets: list[tuple[str, str]] = []
        self._events: list[tuple[str, str]] = []
        self.sort = _one_of(workspace.settings.get("navigator_sort", "added"), SORTS)
        self.group = _one_of(workspace.settings.get("navigator_group", ""), GROUPS)
        self._build()

    def _build(self) -> None:
        self.words.setPlaceholderText("Filter by headline, outlet, date")
        self.words.setAccessibleName("Filter articles")
        self.words.setClearButtonEnabled(True)
        self.words.textChanged.connect(lambda _text: self.changed.emit())
        self.words.emptied.connect(self.show_all)
        self.count.setAccessibleName("Articles shown")
        explain(self.arrange, "How the articles are sorted and grouped")
        explain(self.narrow, "Which outlet, event or state of work is shown")
        for button, fill in ((self.arrange, self._fill_arrange), (self.narrow, self._fill_narrow)):
            menu = QMenu(button)
            menu.aboutToShow.connect(lambda menu=menu, fill=fill: fill(menu))
            button.setMenu(menu)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.arrange)
        row.addWidget(self.narrow)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 6)
        column.setSpacing(6)
        column.addWidget(self.words)
        column.addLayout(row)
        column.addWidget(self.count)

    # --- what is asked for -------------------------------------------------------------------------------

    def wanted(self) -> Wanted:
        """Return what is to be shown."""
        values = {name: value for name, value in self._values.items() if name != "sample"}
        words = tuple(self.words.text().casefold().split())
        return Wanted(words, values, self._values.get("sample", ""))

    def recall(self) -> None:
        """Take up the filters that the open corpus had on this machine."""
        known: dict[str, object] = self._workspace.settings.get("navigator_filters", {})
        kept = known.get(self._workspace.corpus.info.id)
        fields = kept if isinstance(kept, dict) else {}
        self._values = {
            name: value for name, value in fields.items() if name in ANY and isinstance(value, str)
        }

    def show_all(self) -> None:
        """Take every filter away."""
        self._narrow({})
        self.words.clear()

    def show_sample(self, sample: str) -> None:
        """Show the articles of a sample, whatever else was asked for."""
        self._narrow({"sample": sample})
        self.words.clear()

    def choose(self, field: str, value: str | None) -> None:
        """Show only articles with a value of outlet, event or state; None: whatever it is."""
        others = {name: known for name, known in self._values.items() if name != field}
        self._narrow(others if value is None else {**others, field: value})

    def order(self, *, sort: str | None = None, group: str | None = None) -> None:
        """Sort or group otherwise."""
        self.sort = self.sort if sort is None else sort
        self.group = self.group if group is None else group
        self._workspace.settings.put("navigator_sort", self.sort)
        self._workspace.settings.put("navigator_group", self.group)
        self.changed.emit()

    def _narrow(self, values: dict[str, str]) -> None:
        if values == self._values:
            return
        self._values = values
        self.keep()
        self.changed.emit()

    def keep(self) -> None:
        """Remember the filters for the open corpus."""
        known: dict[str, object] = self._workspace.settings.get("navigator_filters", {})
        here = self._workspace.corpus.info.id
        kept = [(key, fields) for key, fields in known.items() if key != here]
        kept += [(here, self._values)] if self._values else []
        self._workspace.settings.put("navigator_filters", dict(kept[-PLACES:]))

    # --- what is said ------------------------------------------------------------------------------------

    def know(self, articles: Iterable[Known], events: Mapping[str, str]) -> None:
        """Take over which outlets and events there are; a filter by what is gone is taken away."""
        outlets, members = Counter[str](), Counter[str]()
        for one in articles:
            outlets[one.outlet] += 1
            members[one.event] += 1
        self._outlets = _offers(outlets, {}, "outlet")
        self._events = _offers(members, events, "event")
        there: dict[str, Collection[str]] = {
            "sample": dict(offers(self._workspace)),
            "outlet": outlets,
            "event": members,
            "state": dict(STATE_FILTERS),
        }
        self._values = {name: value for name, value in self._values.items() if value in there[name]}

    def say(self, shown: int, total: int, chosen: int, done: int) -> None:
        """Say how many articles there are, how many of them are done, shown and chosen, and by what."""
        articles = "1 article" if total == 1 else f"{total:,} articles"
        parts = [articles if shown == total else f"{shown:,} of {articles}"]
        parts += [f"{done:,} done"] if done else []
        parts += self._filters()
        if chosen > 1:
            parts.append(f"{chosen:,} chosen")
        said = " · ".join(parts)
        self.count.setText(said)
        explain(self.count, said)
        filters = len(self._filters())
        self.narrow.setText(f"Show ({filters})" if filters else "Show")
        self.narrow.setAccessibleName(", ".join(("Show", *self._filters())))
        grouped = dict(GROUPS)[self.group] if self.group else ""
        self.arrange.setAccessibleName(f"Order: {dict(SORTS)[self.sort]}, groups: {grouped or 'none'}")

    def _filters(self) -> list[str]:
        labels = {"outlet": dict(self._outlets), "event": dict(self._events), "state": dict(STATE_FILTERS)}
        return [
            told(self._workspace, value)
            if name == "sample"
            else labels[name].get(value, "") or value or WITHOUT[name]
            for name, value in self._values.items()
        ]

    # --- the menus ---------------------------------------------------------------------------------------

    def _fill_arrange(self, menu: QMenu) -> None:
        menu.clear()
        menu.addAction("Sort by").setEnabled(False)
        _offer(menu, SORTS, self.sort, lambda value: self.order(sort=value))
        menu.addSeparator()
        menu.addAction("Group by").setEnabled(False)
        _offer(menu, GROUPS, self.group, lambda value: self.order(group=value))

    def _fill_narrow(self, menu: QMenu) -> None:
        self.opening.emit()
        menu.clear()
        everything = menu.addAction("Show all", self.show_all)
        everything.setEnabled(bool(self.wanted()))
        menu.addSeparator()
        for field, title, found in (
            *([("sample", "Sample", samples)] if (samples := offers(self._workspace)) else []),
            ("outlet", "Outlet", _first(self._outlets)),
            ("event", "Event", _first(self._events)),
            ("state", "State of work", STATE_FILTERS),
        ):
            inner = menu.addMenu(title)
            chosen = self._values.get(field)
            any_one = _entry(inner, ANY[field], on=chosen is None)
            any_one.triggered.connect(lambda _on=False, field=field: self.choose(field, None))
            inner.addSeparator()
            _offer(inner, found, chosen, partial(self.choose, field))
            rest = {"outlet": len(self._outlets), "event": len(self._events)}.get(field, 0) - len(found)
            if rest > 0:
                inner.addAction(f"{rest:,} more: type a name in the field").setEnabled(False)


def _offers(counts: Counter[str], names: Mapping[str, str], field: str) -> list[tuple[str, str]]:
    """Return values with what they are called, those of most articles first, those without one last."""
    found = [(value, names.get(value, "") or value) for value, _count in counts.most_common() if value]
    top = sorted(found[:MOST], key=lambda one: one[1].casefold())
    return [*top, *found[MOST:], *([("", WITHOUT[field])] if "" in counts else [])]


def _first(offers: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    named = [one for one in offers if one[0]]
    return named[:MOST] + [one for one in offers if not one[0]]


def _offer(
    menu: QMenu, options: Sequence[tuple[str, str]], chosen: str | None, take: Callable[[str], None]
) -> None:
    group = QActionGroup(menu)
    for value, label in options:
        entry = _entry(menu, label, on=value == chosen)
        group.addAction(entry)
        entry.triggered.connect(lambda _on=False, value=value: take(value))


def _entry(menu: QMenu, label: str, *, on: bool) -> QAction:
    entry = menu.addAction(as_caption(label))
    entry.setCheckable(True)
    entry.setChecked(on)
    return entry


def _one_of(value: str, options: Sequence[tuple[str, str]]) -> str:
    return value if value in dict(options) else options[0][0]
