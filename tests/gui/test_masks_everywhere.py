"""With masks on, an outlet's name is nowhere: no text, tip, title, spoken name, no row of a list."""

import re

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QTextEdit,
    QToolButton,
    QWidget,
)

from annotator import edits
from annotator.comparison.reuse import Reuse
from annotator.gui.article_view import ArticleView
from annotator.gui.files import Files
from annotator.gui.window import Window
from annotator.model import Code, Event, Sample, Span, Zone

LEAK = re.compile(
    r"daily.{0,2}example|\bTDE\b|Ann Sample|2024-12-30|30 December 2024", re.IGNORECASE | re.DOTALL
)
TEXT = (
    "Daily Example finds deal\n\nBy Ann Sample\n\n"
    "The Daily Example has allegedly learned that officials may rush a “deal” through, TDE said. "
    "Critics told Daily Example that mistakes were made. See dailyexample.com."
)
HIDDEN = ("outlet", "byline", "date", "url", "names")
ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
    Qt.ItemDataRole.UserRole,
)


@pytest.fixture
def window(make_workspace, make_article, qtbot):
    fields = {
        "headline": "Daily Example finds deal",
        "outlet": "The Daily Example",
        "byline": "Ann Sample",
        "date": "2024-12-30",
        "url": "https://www.dailyexample.com/deal",
        "language": "en",
        "zones": (Zone("headline", 0, 24), Zone("byline", 26, 39), Zone("body", 41, len(TEXT))),
    }
    articles = [
        make_article(f"{TEXT} Ann Sample of the Daily Example {said} it was clear.", number=number, **fields)
        for number, said in ((1, "said"), (2, "claimed"))
    ]
    words = Code(id="code-1", name="Words", tag="WO", key="1", categories=("hedge",))
    workspace = make_workspace(articles=articles, codes=(words,))
    made = Window(workspace, Files(workspace))
    qtbot.addWidget(made)
    made.show()
    workspace.interaction.parent = made
    workspace.start()
    qtbot.waitUntil(lambda: workspace.here.cues_known, timeout=20_000)
    stored = workspace.apply("Code", lambda hand: edits.annotate(articles[0], [Span(41, 75)], "code-1", hand))
    for cue in workspace.here.open_cues():
        workspace.apply("Accept", lambda hand, cue=cue: edits.accept(articles[0], cue, "code-1", hand))
    workspace.undo_stack.undo()  # one stays open
    keys = workspace.corpus.articles()
    moved = [workspace.corpus.corrections(key) for key in keys]
    workspace.apply("Group", lambda _hand: edits.group(moved, Event(id="event-1", name="The deal")))
    workspace.apply(
        "Copies", lambda _hand: edits.link_copies([workspace.corpus.corrections(keys[1])], keys[0])
    )
    first, second = (edits.segment(one, Span(41, 75)) for one in articles)
    for words, absent in (((first, second), ()), ((second,), (keys[0],))):
        sha256 = workspace.corpus.head(words[0].article).sha256
        workspace.apply(
            "Compare",
            lambda hand, words=words, absent=absent, sha256=sha256: edits.contrast(
                words, "code-1", hand, sha256=sha256, absent_from=absent
            ),
        )
    workspace.focus.set(stored.puts[0].after.id)
    yield made
    made.close()


def open_everything(window, qtbot):
    """Show every panel, and open every window that a menu opens without asking anything."""
    workspace = window.workspace
    for dock in window.docks.values():
        dock.toggleViewAction().setChecked(True)
        dock.show()
        dock.raise_()
    qtbot.waitUntil(lambda: all(dock.widget() is not None for dock in window.docks.values()), timeout=20_000)
    for name in WINDOWS:
        window.actions_[name].trigger()
    from annotator.gui.grouping.shared_text import SharedText

    shared = next(one for one in window.findChildren(SharedText))
    shared.run.stop()
    first, second = workspace.corpus.articles()
    shared.run.found.emit((Reuse(first=first, second=second, kind="same text", share=1.0),))
    qtbot.waitUntil(lambda: rows_of_table(window) > 1, timeout=60_000)
    from annotator.gui.figures.window import FiguresWindow

    figures = next(one for one in window.findChildren(FiguresWindow))
    for page in range(figures.tabs.count()):
        figures.tabs.setCurrentIndex(page)
        qtbot.waitUntil(lambda: not (figures.is_waiting), timeout=60_000)
    precision = window.docks["precision"].widget()
    qtbot.waitUntil(lambda: precision.model.rowCount() > 2, timeout=60_000)
    for row in range(precision.model.rowCount()):
        precision._show_decisions(precision.model.index(row, 0))
        if any("Example" in one.words for one in precision.decisions.model.things):
            break
    event = window.docks["event"].widget()
    qtbot.waitUntil(lambda: event._whole is not None, timeout=60_000)
    contrasts = window.docks["contrasts"].widget()
    workspace.set_caret(len(TEXT) + 4)
    qtbot.waitUntil(lambda: contrasts.model.rowCount() > 0, timeout=60_000)
    contrasts.findings.choose(0)
    window.actions_["compare_articles"].trigger()
    assert len(window.docks["across"].widget().lines) == 2
    search = window.docks["search"].widget()
    search.query.setText("deal")
    search.search()
    qtbot.waitUntil(lambda: len(search.listing.rows()) == 4, timeout=60_000)


def stand_side_by_side(window):
    """Show both articles beside one another, and which ones can be shown."""
    window.actions_["side_by_side"].trigger()
    window.actions_["choose_outlets"].trigger()
    assert len(window.reading.columns.leaves()) == 2


def rows_of_table(window):
    return window.docks["table"].widget().model.rowCount()


WINDOWS = (
    "cue_rules",
    "shared_text",
    "proposed_events",
    "samples",
    "earlier_versions",
    "palette",
    "codebook",
    "figures",
)


def everything_said(window):
    """Yield what a person can read or hear in any widget, with where it stands."""
    for widget in [window, *window.findChildren(QWidget)]:
        where = type(widget).__name__
        for text in (
            widget.toolTip(),
            widget.statusTip(),
            widget.whatsThis(),
            widget.windowTitle(),
            widget.accessibleName(),
            widget.accessibleDescription(),
        ):
            yield where, text
        if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
            yield where, widget.text()
        if isinstance(widget, QTextEdit | QPlainTextEdit):
            yield where, widget.toPlainText()
        if isinstance(widget, QComboBox):
            yield from ((where, widget.itemText(at)) for at in range(widget.count()))
        if isinstance(widget, ArticleView):
            yield where, widget.page.text
    for entry in entries(window):
        yield from (("action", text) for text in (entry.text(), entry.toolTip(), entry.statusTip()))
    for model in {id(one): one for one in models_of(window)}.values():
        yield from ((type(model).__name__, text) for text in cells(model))


def entries(window):
    """Yield the entries of all menus that a person can come to, filled as they are when they open."""
    menus = [window.menuBar(), *(one.menu() for one in window.findChildren(QAbstractButton) if menu_of(one))]
    while menus:
        menu = menus.pop()
        if isinstance(menu, QMenu):
            menu.aboutToShow.emit()
        yield from menu.actions()
        menus += [inner for entry in menu.actions() if isinstance(inner := entry.menu(), QMenu)]


def menu_of(button):
    return button.menu() if isinstance(button, QPushButton | QToolButton) else None


def models_of(window):
    for widget in window.findChildren(QWidget):
        model = getattr(widget, "model", None)
        found = model() if callable(model) else model
        if isinstance(found, QAbstractItemModel):
            yield found


_TOP = QModelIndex()


def cells(model, parent=_TOP):
    flat = isinstance(model, QAbstractListModel)
    if not parent.isValid() and not flat:
        across = Qt.Orientation.Horizontal
        columns = range(model.columnCount(parent))
        yield from (str(model.headerData(column, across, role)) for column in columns for role in ROLES)
    for row in range(model.rowCount(parent)):
        for column in range(1 if flat else model.columnCount(parent)):
            index = model.index(row, column, parent)
            yield from (str(model.data(index, role)) for role in ROLES)
        if not flat:
            yield from cells(model, model.index(row, 0, parent))


def leaks(window):
    return {(where, text[:90]) for where, text in everything_said(window) if LEAK.search(text)}


def test_the_outlet_is_nowhere_in_the_window_while_a_sample_hides_it(window, qtbot):
    workspace = window.workspace
    open_everything(window, qtbot)
    seen = {where for where, _text in leaks(window)}
    wanted = {"RowModel", "Hits", "AnnotationModel", "ArticleView", "_Sorted", "SentenceModel"}
    assert wanted <= seen, "without masks it is in lists, hits, the table and the text"
    sample = Sample(id="sample-1", name="Pilot", articles=workspace.corpus.articles(), concealed=HIDDEN)
    workspace.apply("Draw", lambda _hand: edits.add_sample(sample))
    search = window.docks["search"].widget()
    qtbot.waitUntil(lambda: len(search.listing.rows()) == 4, timeout=60_000)
    qtbot.waitUntil(lambda: rows_of_table(window) > 1, timeout=60_000)
    contrasts = window.docks["contrasts"].widget()
    assert contrasts.sentences.rowCount() == 2, "the same sentences, covered"
    assert leaks(window) == set()
    event = window.docks["event"].widget()
    qtbot.waitUntil(lambda: event._whole is not None, timeout=60_000)
    assert leaks(window) == set()
    precision = window.docks["precision"].widget()
    qtbot.waitUntil(lambda: precision.model.rowCount() > 2, timeout=60_000)
    for row in range(precision.model.rowCount()):
        precision._show_decisions(precision.model.index(row, 0))
        assert leaks(window) == set()
    for cue in workspace.here.open_cues():
        workspace.focus.set(cue.key)
        assert leaks(window) == set()


def test_the_outlet_is_nowhere_while_its_articles_stand_side_by_side(window):
    workspace = window.workspace
    stand_side_by_side(window)
    assert {"ArticleView", "CutLine", "RowModel", "Page", "ColumnHead"} <= {
        where for where, _text in leaks(window)
    }
    workspace.hide_by_hand(HIDDEN)
    assert leaks(window) == set()
    window.reading.columns.step(1)
    assert leaks(window) == set()
    window.actions_["side_by_side"].trigger()
    assert leaks(window) == set()


def test_find_and_search_do_not_find_what_is_hidden(window, qtbot):
    workspace = window.workspace
    open_everything(window, qtbot)
    view = window.reading.article_view
    workspace.hide_by_hand(HIDDEN)
    view.open_find()
    view.find_bar.words.setText("Daily Example")
    assert view.find_bar.count.text() == "not found"
    search = window.docks["search"].widget()
    search.query.setText("example OR officials")
    search.search()
    qtbot.waitUntil(lambda: len(search.listing.rows()) == 2 and search._searching.complete, timeout=60_000)
    assert {row.keyword for row in search.listing.rows()} == {"officials"}
    (row, _other) = search.listing.rows()
    assert row.left.endswith("███ █████ ███████ has allegedly learned that ")
    assert search._masked.whole(row).left.endswith("The Daily Example has allegedly learned that ")


def test_the_outlet_is_nowhere_in_what_is_begun_while_articles_stand_side_by_side(window, qtbot):
    workspace = window.workspace
    stand_side_by_side(window)
    qtbot.waitUntil(lambda: workspace.side.aligned is not None, timeout=60_000)
    place = workspace.side.aligned.compared(workspace.here.article)[0]
    window.reading.article_view.set_caret(workspace.side.aligned.span(place).start + 1)
    workspace.across_wanted.emit("")
    form = window.docks["across"].widget()
    assert any(LEAK.search(line.name.text()) for line in form.lines)
    window.actions_["join_sentences"].trigger()
    assert LEAK.search(window.coding.pending.says)
    workspace.hide_by_hand(HIDDEN)
    assert form.draft is not None
    assert leaks(window) == set()
