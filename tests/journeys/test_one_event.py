"""An event from reading to the report: aligned, corrected, an omission coded, a figure and the table kept.

With `--corpus FOLDER` it is made with the first three events of that corpus, of which nothing is changed.
"""

import csv
import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.gui.columns.tied import matches

KEYS = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
EVENTS = 3


@pytest.fixture
def material(request, tmp_path):
    """Words for main(): a copy of the corpus named with --corpus, else none, which opens the sample."""
    given = request.config.getoption("--corpus")
    return [shutil.copytree(given, tmp_path / "corpus")] if given else []


def press(key, modifiers=Qt.KeyboardModifier.NoModifier):
    assert QApplication.focusWidget() is not None
    QTest.keyClick(QApplication.focusWidget(), key, modifiers)


class Event:
    """The event that is read, as the hands of a person have it."""

    def __init__(self, guide, title):
        self.guide, self.title = guide, title
        self.workspace, self.side = guide.workspace, guide.workspace.side
        self.columns = guide.window.reading.columns
        self.id = self.workspace.article.event
        guide.wait(lambda: all(leaf.at.cues_known for leaf in self.columns.leaves()))
        guide.wait(lambda: self.side.aligned is not None and not self.columns.tied.awaits)

    def picture(self, name, *, of=None):
        self.guide.picture(f"{self.title}-{name}", of=of)

    def number(self, place):
        span = self.side.aligned.span(place)
        return self.columns.leaf_of(place.article).view.tie_at(span.start).number

    def seen(self, place):
        """Say whether the beginning of a sentence is in the part of its article that is shown."""
        page = self.columns.leaf_of(place.article).view.page
        top = page.rows.at(self.side.aligned.span(place).start).top - page.scrolled
        return 0 <= top < page.viewport().height()

    def panel(self, title):
        """Show a panel with its entry in the View menu."""
        dock = next(one for one in self.guide.window.docks.values() if one.windowTitle() == title)
        dock.toggleViewAction().trigger()
        return dock


def first_partly_told(aligned):
    """Return a sentence that some articles have and one has not, with the id of that one."""
    told = ((group[0], {place.article for place in group}) for group in aligned.groups)
    return next((one, key) for one, having in told for key in aligned.articles if key not in having)


def select_sentence(event):
    """Go to a sentence that others have: those come into line and are marked."""
    for _ in range(4):
        press(KEYS.Key_Down, ALT | SHIFT)
    event.guide.wait(lambda: not event.columns.tied.awaits)
    beside = matches(event.side.aligned, event.side.place)
    assert beside
    for place in (event.side.place, *beside.values()):
        assert event.seen(place)
        assert event.columns.leaf_of(place.article).view.tie_at(event.side.aligned.span(place).start).current
    event.picture("2-in-line")


def look_at_differences(event):
    panel = event.panel("Said side by side").widget()
    event.guide.wait(lambda: panel.sentences.rowCount() > 1)
    event.guide.wait(lambda: "Looking for" not in panel.findings.empty)
    event.picture("3-said-side-by-side")
    panel.close_.click()
    panel = event.panel("The event").widget()
    event.guide.wait(lambda: panel.grid().model().rowCount() > 0)
    event.picture("4-the-event")
    panel.head.close_.click()


def correct_alignment(event):
    """Join two sentences that the program left alone; undo and redo it."""
    press(KEYS.Key_F4)
    one = event.side.place
    press(KEYS.Key_J, CTRL)
    press(KEYS.Key_F8)
    press(KEYS.Key_F4)
    other = event.side.place
    assert event.number(one) is event.number(other) is None
    press(KEYS.Key_Return)
    assert event.number(one) == event.number(other) is not None
    event.picture("5-joined-by-hand")
    press(KEYS.Key_Z, CTRL)
    assert event.number(one) is event.number(other) is None
    press(KEYS.Key_Y, CTRL)
    assert event.number(one) == event.number(other) is not None
    return one, other


def code_omission(event, target):
    """Code what one article leaves out, and find it among what is exported."""
    guide, workspace = event.guide, event.workspace
    place, silent = first_partly_told(event.side.aligned)
    leaf = event.columns.leaf_of(place.article)
    leaf.view.setFocus()
    span = event.side.aligned.span(place)
    leaf.view.select(span.start, span.end)
    press(KEYS.Key_O, SHIFT)
    form = guide.window.docks["across"].widget()
    at, there = (form.lines.index(by_article(form)[key]) for key in (leaf.article, silent))
    for _ in range(abs(there - at)):
        press(KEYS.Key_Down if there > at else KEYS.Key_Up)
    assert form.lines[there].stance.hasFocus()
    press(KEYS.Key_A)
    event.picture("6-an-omission")
    press(KEYS.Key_Return)
    made = workspace.focus.annotation()
    assert made.absent_from == (silent,)
    assert place.article in made.articles
    guide.answer(2, target)
    guide.do("export")
    rows = csv.DictReader(target.read_text("utf-8").splitlines())
    assert {row["article"] for row in rows if row["annotation"] == made.id} == set(made.articles)
    return made.id


def by_article(form):
    return {line.article: line for line in form.lines}


def keep_figures(event, folder):
    """Look at every figure of the event; keep one in each form, the table, and the report."""
    guide = event.guide
    window = guide.figures()
    over = window.form.over
    assert over.hasFocus()
    press(KEYS.Key_Home)
    at = next(at for at in range(over.count()) if over.itemData(at)[1] == event.id)
    for _ in range(at):
        press(KEYS.Key_Down)
    guide.wait(lambda: not window.is_waiting)
    event.picture("7-table", of=window)
    assert keep(guide, window, folder / "table.csv", window.table.export.click).startswith(b"row,")
    report = keep(guide, window, folder / "report.html", window.table.report.click).decode()
    assert "Sentence beside sentence" in report
    assert "<script" not in report
    for at, (name, page) in enumerate(window.figures.items(), 8):
        window.tabs.setCurrentWidget(page)
        guide.wait(lambda: not window.is_waiting)
        event.picture(f"{at}-{name}", of=window)
    page = window.figures["density"]
    window.tabs.setCurrentWidget(page)
    guide.wait(lambda: not window.is_waiting)
    for suffix, begins in ((".svg", b"<?xml"), (".pdf", b"%PDF"), (".png", b"\x89PNG"), (".csv", b"")):
        file = keep(guide, window, folder / f"density{suffix}", lambda suffix=suffix: page.save(suffix))
        assert file.startswith(begins)
    window.tabs.setCurrentWidget(window.table)
    guide.wait(lambda: not window.is_waiting)
    QTest.keyClick(window, KEYS.Key_Escape)
    assert not window.isVisible()
    guide.window.activateWindow()  # as a desktop does
    guide.wait(lambda: QApplication.focusWidget() is not None)


def keep(guide, window, target, write):
    target.parent.mkdir(exist_ok=True)
    guide.answer(target)
    write()
    guide.wait(lambda: target.is_file() and not window.is_waiting)
    return target.read_bytes()


def go_to_next_event(guide):
    """Leaf on to an article of another event that has several."""
    workspace, seen = guide.workspace, set()
    here = workspace.article.event
    while workspace.article.event in ("", here) or not workspace.side.articles:
        assert workspace.article.id not in seen, "there is no other event"
        seen.add(workspace.article.id)
        press(KEYS.Key_PageDown, CTRL)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_event_from_reading_to_the_report(journey, material, scheme, tmp_path):
    kept = {}

    def first(guide):
        workspace = guide.workspace
        guide.wait_for_cues()
        guide.view.setFocus()
        press(KEYS.Key_B, CTRL)
        guide.answer("Journey Coder")
        for at in range(EVENTS if material else 1):
            if at:
                go_to_next_event(guide)
            event = Event(guide, f"{scheme}-event-{at + 1}")
            assert len(event.columns.leaves()) == min(4, len(workspace.side.of_event()))
            event.picture("1-side-by-side")
            select_sentence(event)
            look_at_differences(event)
            pair = correct_alignment(event)
            made = code_omission(event, tmp_path / f"coded-{at}.csv")
            keep_figures(event, tmp_path / f"files-{at}")
            kept[event.id] = workspace.article.id, pair, made
        guide.saved()
        kept["folder"] = workspace.corpus.path

    def again(guide):
        guide.wait_for_cues()
        for opened, pair, made in kept.values():
            guide.workspace.show_article(opened)
            event = Event(guide, "")
            one, other = pair
            assert event.number(one) == event.number(other) is not None
            assert guide.workspace.corpus.annotation(made) is not None

    assert journey(["--theme", scheme, *material], first) == 0
    folder = kept.pop("folder")
    assert Path(folder).is_dir()
    assert journey([folder], again) == 0
