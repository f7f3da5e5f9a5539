"""Units that several coders marked, side by side: what is the same is agreed at once, the rest one by one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from annotator import edits
from annotator.coding.units import Place, decided, places, units_of_coder, with_decision
from annotator.gui.widgets.flow import FlowLayout
from annotator.gui.widgets.plain import PlainLabel, as_caption, explain, one_line
from annotator.gui.widgets.row_list import RowList, RowModel
from annotator.gui.widgets.rows import Row
from annotator.gui.workspace import Changed, Workspace
from annotator.model import Article, Change, Segment, Span, Units

NO_ARTICLES = """No units yet.

Draw a sample in two stages (Code > Masks and samples).
Its coders mark units with the code Unit."""
NOT_YET = "Others' units are hidden from you until you have marked this article as done (Ctrl+Enter)."
ALONE = "Only one coder has marked units here so far."
WORDS = {"": "open", "same": "the same, agreed", "units": "agreed", "none": "no unit here"}


@dataclass(frozen=True, slots=True)
class Compared:
    """An article with the places of its units; `coders` took part. `hidden`: not to be seen yet."""

    article: str
    coders: tuple[str, ...]
    places: tuple[Place, ...]
    hidden: bool = False


def compared(workspace: Workspace) -> list[Compared]:
    """Return every article of the samples in two stages in which somebody marked a unit."""
    corpus = workspace.corpus
    samples = [one for one in corpus.samples() if one.unitise]
    articles = dict.fromkeys(key for one in samples for key in one.articles)
    present = [key for key in articles if corpus.position(key) is not None]
    found = (_compared(workspace, key) for key in present)
    return [one for one in found if one.places or one.hidden]


def _compared(workspace: Workspace, article: str) -> Compared:
    corpus, me = workspace.corpus, workspace.coder.id if workspace.coder is not None else ""
    if "coders" in workspace.masks.hidden(article) and workspace.states.of(article) != "done":
        some = any(units_of_coder(corpus.annotations(article), article))
        return Compared(article, (), (), hidden=some)
    marked: dict[str, tuple[Span, ...]] = {}
    for coder in corpus.coders():
        units = units_of_coder(corpus.annotations(article, coder=coder.id), article)
        if units or corpus.how_far(article, coder.id) == "done":
            marked[coder.id] = units
    order = sorted(marked, key=lambda one: (one != me, _name(workspace, one)))
    return Compared(article, tuple(order), places({one: marked[one] for one in order}))


class AgreeOnUnits(QWidget):
    """Articles on the left, the places of the chosen one on the right, below them what can be decided."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._workspace = workspace
        self._filling = False
        self.articles = RowModel(self._article_row)
        self.article_list = RowList(self.articles, name="Articles with units", on_click=False)
        self.places = RowModel(self._place_row)
        self.place_list = RowList(self.places, name="Units, place by place", on_click=False)
        self.says = PlainLabel()
        self.all_same = QPushButton()
        self.both, self.none = QPushButton("&Both"), QPushButton("&None")
        self.own = QPushButton("&Selection")
        self.takes: list[QPushButton] = []
        self._choices = QWidget()
        self._choice_row = FlowLayout(self._choices, gap=8)
        self._build()
        workspace.changed.connect(self._refresh)
        self._show()

    def _build(self) -> None:
        self.setWindowTitle("Agree on units")
        self.resize(960, 560)
        self.article_list.empty = NO_ARTICLES
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.place_list, 1)
        column.addWidget(self.says)
        column.addWidget(self._choices)
        split = QSplitter()
        split.setChildrenCollapsible(False)
        split.addWidget(self.article_list)
        split.addWidget(right)
        split.setSizes([300, 640])
        foot = QHBoxLayout()
        foot.addWidget(self.all_same)
        foot.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(12, 12, 12, 12)
        whole.addWidget(split, 1)
        whole.addLayout(foot)
        self.says.setContentsMargins(4, 2, 4, 2)
        explain(self.all_same, "Agree at once on every unit that all its coders marked the same, as one step")
        explain(self.both, "Every unit that a coder marked here is one (B)")
        explain(self.none, "There is no unit here (N)")
        explain(self.own, "The words that are selected in the main window are the unit (S)")
        self.all_same.clicked.connect(lambda _checked: self._agree_on_same())
        self.both.clicked.connect(lambda _checked: self._decide(self._all_here()))
        self.none.clicked.connect(lambda _checked: self._decide(()))
        self.own.clicked.connect(lambda _checked: self._take_selection())
        self.article_list.selectionModel().selectionChanged.connect(lambda *_: self._show_places())
        self.place_list.selectionModel().selectionChanged.connect(lambda *_: self._show_choices())
        self.place_list.activated_at.connect(lambda _row: self._go_there())
        for key, button in (("B", self.both), ("N", self.none), ("S", self.own)):
            QShortcut(QKeySequence(key), self, button.click)
        for number in range(9):
            QShortcut(QKeySequence(str(number + 1)), self, lambda number=number: self._take_of(number))
        QShortcut(QKeySequence("Esc"), self, self.close)

    # --- from the workspace ------------------------------------------------------------------------------

    def _refresh(self, what: Changed) -> None:
        if what.touches("units", "annotations", "samples", "states", "masks", "corpus", "coder", "articles"):
            self._show()

    def _show(self) -> None:
        article, place = self._article(), self._place()
        self._filling = True
        found = compared(self._workspace)
        self.articles.replace(found)
        kept = (at for at, one in enumerate(found) if article is not None and one.article == article.article)
        self.article_list.choose(next(kept, 0 if found else -1))
        self._filling = False
        self._show_places(place)
        same = self._same()
        count = sum(len(here) for here in same.values())
        self.all_same.setText(f"&Agree on all that are the same ({count:,})")
        self.all_same.setEnabled(bool(count) and not self._workspace.corpus.read_only)

    def _show_places(self, kept: Place | None = None) -> None:
        if self._filling:
            return
        article = self._article()
        found = article.places if article is not None else ()
        self.place_list.empty = NOT_YET if article is not None and article.hidden else ""
        self.places.replace(found)
        near = [at for at, one in enumerate(found) if kept is not None and one.start >= kept.start]
        still_open = [at for at, one in enumerate(found) if not self._decided(one)]
        self.place_list.choose(near[0] if near else still_open[0] if still_open else 0 if found else -1)
        self._offer_coders(article)
        self._show_choices()

    def _offer_coders(self, article: Compared | None) -> None:
        """Put one button for each coder before the others."""
        for button in (*self.takes, self.both, self.none, self.own):
            self._choice_row.removeWidget(button)
        for button in self.takes:
            button.hide()
            button.deleteLater()
        self.takes = []
        for number, coder in enumerate(article.coders if article is not None else ()):
            named = _name(self._workspace, coder)
            button = QPushButton(as_caption(f"Take {named}'s"))
            explain(button, f"The units of {named} are those of this place ({number + 1})")
            button.clicked.connect(lambda _checked, number=number: self._take_of(number))
            self.takes.append(button)
        for button in (*self.takes, self.both, self.none, self.own):
            self._choice_row.addWidget(button)
            button.show()

    def _show_choices(self) -> None:
        article, place = self._article(), self._place()
        free = place is not None and not self._workspace.corpus.read_only
        for button in (*self.takes, self.both, self.none, self.own):
            button.setEnabled(free)
        alone = article is not None and article.places and len(article.coders) < 2
        said = ALONE if alone else self._said(article, place) if article is not None and place else ""
        self.says.setText(said)

    def _said(self, article: Compared, place: Place) -> str:
        """Say what each coder marked at a place, a line each."""
        lines = []
        for number, coder in enumerate(article.coders):
            words = " | ".join(
                f"“{self._words(article.article, one)}”" for one in place.marked.get(coder, ())
            )
            lines.append(f"{number + 1}  {_name(self._workspace, coder)}: {words or '–'}")
        return "\n".join(lines)

    # --- what is shown -----------------------------------------------------------------------------------

    def _article(self) -> Compared | None:
        thing = _chosen(self.article_list, self.articles)
        return thing if isinstance(thing, Compared) else None

    def _place(self) -> Place | None:
        thing = _chosen(self.place_list, self.places)
        return thing if isinstance(thing, Place) else None

    def _decided(self, place: Place) -> str:
        article = self._article()
        return decided(place, self._workspace.corpus.units(article.article)) if article is not None else ""

    def _article_row(self, thing: object) -> Row:
        assert isinstance(thing, Compared)
        title = one_line(self._workspace.masks.head(thing.article).headline) or "No headline"
        units = self._workspace.corpus.units(thing.article)
        left = sum(not decided(one, units) for one in thing.places)
        same = sum(one.same for one in thing.places)
        detail = f"{same:,} the same · {len(thing.places) - same:,} differ · {left:,} open"
        if thing.hidden:
            detail = "to be marked as done first"
        return Row(title=title, detail=detail, spoken=f"{title}, {detail}", tip=f"{title}\n{detail}")

    def _place_row(self, thing: object) -> Row:
        assert isinstance(thing, Place)
        article = self._article()
        words = self._words(article.article, Span(thing.start, thing.end)) if article is not None else ""
        state = WORDS[self._decided(thing)]
        how = "the same" if thing.same else f"marked by {len(thing.marked)}"
        detail = state if thing.same and state != "open" else f"{how} · {state}"
        return Row(title=words, detail=detail, strong=state == "open", spoken=f"{words}, {detail}", tip=words)

    def _words(self, article: str, span: Span) -> str:
        return one_line(self._workspace.masks.described(article).text[span.start : span.end])

    # --- deciding ----------------------------------------------------------------------------------------

    def _same(self) -> Mapping[str, Sequence[Place]]:
        """Return the places that are the same and not agreed on yet, by article."""
        units = self._workspace.corpus.units
        found: dict[str, list[Place]] = {}
        for one in self.articles.things:
            if isinstance(one, Compared):
                agreed = units(one.article)
                here = [place for place in one.places if place.same and not decided(place, agreed)]
                found |= {one.article: here} if here else {}
        return found

    def _agree_on_same(self) -> None:
        corpus, same = self._workspace.corpus, self._same()
        changes = []
        for key, here in same.items():
            article, known = corpus.article(key), corpus.units(key)
            chosen = [edits.segment(article, span) for place in here for span in place.spans]
            kept = known.segments if known is not None else ()
            segments = sorted({*kept, *chosen}, key=lambda part: (part.start, part.end))
            changes.append(edits.agree_units(self._stored(key), key, segments))
        count = sum(map(len, same.values()))
        units = "1 unit" if count == 1 else f"{count:,} units"
        if self._workspace.apply(f"Agree on {units}", lambda _hand: sum(changes, Change())):
            self._workspace.told.emit(f"Agreed on {units}. Ctrl+Z takes it back.")

    def _take_of(self, number: int) -> None:
        article, place = self._article(), self._place()
        if article is not None and place is not None and number < len(article.coders):
            self._decide(place.marked.get(article.coders[number], ()))

    def _all_here(self) -> tuple[Span, ...]:
        place = self._place()
        return place.spans if place is not None else ()

    def _take_selection(self) -> None:
        workspace, article = self._workspace, self._article()
        opened, chosen = workspace.article, workspace.here.selection
        if article is None or opened is None or opened.id != article.article or chosen is None:
            workspace.told.emit("Select the unit's words in this article first: Enter shows the place.")
            self.says.setText("Select the unit's words in the main window first; Enter shows the place.")
            return
        self._decide((chosen,))

    def _decide(self, spans: Sequence[Span]) -> None:
        """Agree on the units of the chosen place, and go on to the next one that is open."""
        shown, place = self._article(), self._place()
        if shown is None or place is None:
            return
        corpus = self._workspace.corpus
        segments, note = with_decision(
            corpus.units(shown.article), place, _segments(corpus.article(shown.article), spans)
        )
        change = edits.agree_units(self._stored(shown.article), shown.article, segments, note=note)
        self._workspace.apply("Agree on a unit", lambda _hand: change)
        after = [at for at, one in enumerate(shown.places) if one.start > place.start]
        still_open = [at for at in after if not self._decided(shown.places[at])]
        if still_open:
            self.place_list.choose(still_open[0])

    def _stored(self, article: str) -> Units | None:
        """Return what is stored of an article's units, in use or not."""
        return self._workspace.corpus.contents.units.get(article)

    def _go_there(self) -> None:
        """Show the chosen place in the main window."""
        article, place, workspace = self._article(), self._place(), self._workspace
        if article is None or place is None:
            return
        if workspace.article is None or workspace.article.id != article.article:
            workspace.show_article(article.article)
        workspace.selection_wanted.emit(place.start, place.end)


def _chosen(view: RowList, model: RowModel) -> object:
    rows = view.rows()
    return model.things[rows[0]] if rows and rows[0] < len(model.things) else None


def _segments(article: Article, spans: Sequence[Span]) -> list[Segment]:
    return [edits.segment(article, span) for span in spans]


def _name(workspace: Workspace, coder: str) -> str:
    return next((one.name for one in workspace.corpus.coders() if one.id == coder), coder)
