"""What holds for every panel: plain text, names for those who hear, both themes, nothing open."""

from html import unescape

import pytest
from PySide6 import QtGui
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QDockWidget,
    QLabel,
    QLineEdit,
    QMainWindow,
    QMenu,
    QPlainTextEdit,
    QWidget,
)

from annotator.gui.coding import Coding
from annotator.gui.panels import panels
from annotator.gui.theme import DARK, LIGHT, apply
from annotator.model import Code, Span

NASTY = "<img src=x><b>x</b> & co"


@pytest.fixture(params=[panel.id for panel in panels()])
def panel(request):
    return next(panel for panel in panels() if panel.id == request.param)


@pytest.fixture
def nasty(qtbot, make_workspace, make_article):
    """A workspace in which every name and text contains markup, with an annotation that has the focus."""
    text = f"{NASTY}\n\nThe official allegedly said {NASTY} would be a disgraceful “partnership {NASTY}”."
    made = make_article(text, headline=NASTY, outlet=NASTY, byline=NASTY, date=NASTY, url=NASTY)
    codes = [
        Code(id=f"code-{n}", name=NASTY, tag="<b>", key="&", definition=NASTY, include=NASTY, level=level)
        for n, level in enumerate(("span", "article"))
    ]
    opened = make_workspace(articles=[made], codes=codes, coder=NASTY)
    opened.find_cues()
    qtbot.waitUntil(lambda: opened.here.cues_known, timeout=20_000)
    coding = Coding(opened)
    for code in codes:
        opened.here.selection = Span(0, len(NASTY))
        coding.apply_code(code)
        opened.here.selection = None
    coding.write_memo(next(one for one in opened.here.annotations() if one.target), NASTY)
    opened.focus.set(next(one.id for one in opened.here.annotations() if one.target))
    return opened


def test_panels_are_found_with_unique_ids_and_an_order():
    found = panels()
    assert {one.id for one in found} == {
        "across",
        "contrasts",
        "event",
        "navigator",
        "inspector",
        "annotations",
        "summary",
        "frames",
        "codebook",
        "form",
        "memos",
        "precision",
        "search",
        "table",
    }
    assert len({(one.area, one.order) for one in found}) == len(found)
    assert [one.id for one in found if one.area == "right"] == ["inspector", "annotations"]


@pytest.mark.parametrize("focus", ["annotation", "cue", "nothing"])
def test_no_widget_interprets_markup(qtbot, nasty, panel, focus):
    """Whatever a text, a name or a memo contains is shown as its characters."""
    cue = next(
        (cue for cue in nasty.here.open_cues() if "<" in nasty.article.text[cue.start : cue.end]), None
    )
    if focus == "cue":
        nasty.focus.set((cue or nasty.here.open_cues()[0]).key)
    elif focus == "nothing":
        nasty.focus.set("")
    widget = panel.make(nasty, Coding(nasty))
    qtbot.addWidget(widget)
    widget.show()
    for one in [widget, *widget.findChildren(QWidget)]:
        check_plain(one)
    for view in widget.findChildren(QAbstractItemView):
        for row in range(view.model().rowCount()):
            check_tip(view.model().index(row, 0).data(Qt.ItemDataRole.ToolTipRole))


def check_plain(one):
    check_tip(one.toolTip())
    if isinstance(one, QLabel):
        assert one.textFormat() is Qt.TextFormat.PlainText
    if isinstance(one, QAbstractButton):
        assert one.text().count("&") % 2 == 0
    if isinstance(one, QPlainTextEdit):
        assert NASTY in one.toPlainText() or "<" not in one.toPlainText()
    if isinstance(one, QMenu):
        one.aboutToShow.emit()
        assert all(entry.text().count("&") % 2 == 0 for entry in one.actions())


def check_tip(tip):
    """A tooltip reads as plain text or shows, once Qt has interpreted it, the markup as characters."""
    if tip and QtGui.Qt.mightBeRichText(tip):
        document = QTextDocument()
        document.setHtml(tip)
        inner = tip.removeprefix("<qt>").removesuffix("</qt>").replace("<br>", "\n")
        assert document.toPlainText() == unescape(inner)
        assert "<" not in inner


def test_everything_that_takes_the_keyboard_has_a_name(qtbot, workspace, coding, panel):
    widget = panel.make(workspace, coding)
    qtbot.addWidget(widget)
    widget.show()
    for one in [widget, *widget.findChildren(QWidget)]:
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus and not is_part_of_another(one):
            named = one.accessibleName() or (isinstance(one, QAbstractButton) and one.text())
            assert named, f"{panel.id}: {one} has no accessible name"


def is_part_of_another(one):
    """Headers, scroll bars and the fields inside combo boxes belong to a widget that is named itself."""
    parent = one.parentWidget()
    while parent is not None:
        if isinstance(parent, QAbstractItemView | QComboBox | QLineEdit | QPlainTextEdit):
            return True
        parent = parent.parentWidget()
    return False


def test_the_keyboard_gets_out_of_every_part(qtbot, workspace, coding, panel):
    """Tab must not be caught by a list or a text field."""
    widget = panel.make(workspace, coding)
    qtbot.addWidget(widget)
    widget.show()
    reached = [one for one in widget.findChildren(QWidget) if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
    for one in reached:
        if one.isVisible() and one.isEnabled() and len(reached) > 1:
            one.setFocus()
            QTest.keyClick(one, Qt.Key.Key_Tab)
            assert not one.hasFocus() or one.nextInFocusChain() is one


def test_light_and_dark_differ(qtbot, qapp, workspace, coding, panel):
    widget = panel.make(workspace, coding)
    qtbot.addWidget(widget)
    widget.resize(320, 500)
    widget.show()
    pictures = []
    for theme in (LIGHT, DARK):
        apply(qapp, theme)
        qapp.processEvents()
        pictures.append(widget.grab().toImage())
    assert pictures[0].pixelColor(2, 495).lightness() > 200
    assert pictures[1].pixelColor(2, 495).lightness() < 60


@pytest.mark.parametrize("width", [280, 320, 360])
def test_no_panel_needs_more_than_a_narrow_dock(qtbot, workspace, coding, panel, width):
    widget = panel.make(workspace, coding)
    qtbot.addWidget(widget)
    assert widget.minimumSizeHint().width() <= width


@pytest.mark.parametrize("width", [300, 340])
def test_the_size_of_a_panel_does_not_depend_on_what_it_shows(
    qtbot, make_workspace, make_article, coding, workspace, panel, width
):
    long = "Donaudampfschifffahrt" * 30
    codes = [Code(id="code-long", name=long, tag="WWWW", definition=long, include=long)]
    article = make_article(f"{long} allegedly {long}.", headline=long, outlet=long)
    other = make_workspace(articles=[article], codes=codes)
    Coding(other).apply_code(codes[0])
    other.focus.set(next((one.id for one in other.here.annotations()), ""))
    sizes = []
    for opened in (workspace, other):
        widget = panel.make(opened, Coding(opened))
        qtbot.addWidget(widget)
        widget.resize(width, 500)
        widget.show()
        QTest.qWait(20)
        sizes.append((widget.minimumSizeHint(), widget.sizeHint(), widget.size()))
        for button in widget.findChildren(QAbstractButton):
            assert not button.isVisible() or button.mapTo(widget, button.rect().topRight()).x() < width
    assert sizes[0] == sizes[1]
    assert sizes[0][0].width() <= 300


def test_every_stop_of_the_keyboard_is_seen(qtbot, workspace, coding, panel):
    """What has the keyboard looks different from what has not."""
    widget = panel.make(workspace, coding)
    qtbot.addWidget(widget)
    widget.resize(320, 700)
    widget.show()
    widget.activateWindow()
    qtbot.waitUntil(widget.isActiveWindow)
    for one in [widget, *widget.findChildren(QWidget)]:
        stops = one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isVisible() and one.isEnabled()
        if not stops or is_part_of_another(one):
            continue
        one.setFocus()
        qtbot.waitUntil(one.hasFocus)
        focused = widget.grab().toImage()
        one.clearFocus()
        assert widget.grab().toImage() != focused, one


def test_a_panel_behind_another_tab_is_out_of_the_tab_order(qtbot, workspace, coding, panel):
    window = QMainWindow()
    qtbot.addWidget(window)
    docks = [QDockWidget(name, window) for name in "ab"]
    for dock in docks:
        window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
    made = panel.make(workspace, coding)
    docks[0].setWidget(made)
    docks[1].setWidget(QLineEdit())
    window.tabifyDockWidget(*docks)
    window.show()
    docks[1].raise_()
    qtbot.waitUntil(lambda: not made.isEnabled(), timeout=20_000)
    docks[0].raise_()
    qtbot.waitUntil(made.isEnabled, timeout=20_000)


def test_a_panel_lives_through_everything_that_can_happen(qtbot, workspace, coding, panel):
    widget = panel.make(workspace, coding)
    qtbot.addWidget(widget)
    widget.show()
    workspace.focus.set(workspace.here.open_cues()[0].key)
    coding.accept()
    workspace.set_mode("blind")
    workspace.set_mode("review")
    workspace.hiding.set(["hedge"])
    workspace.use_coder("Ben")
    workspace.show_article(workspace.corpus.articles()[1])
    while workspace.undo_stack.canUndo():
        workspace.undo_stack.undo()
    while workspace.undo_stack.canRedo():
        workspace.undo_stack.redo()
    assert widget.grab().width() > 0


def test_a_panel_lives_without_articles_codes_and_coder(qtbot, make_workspace, panel):
    empty = make_workspace(coder="")
    widget = panel.make(empty, Coding(empty))
    qtbot.addWidget(widget)
    widget.show()
    assert widget.grab().width() > 0
    assert empty.interaction.asked == []
