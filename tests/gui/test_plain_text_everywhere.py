"""Markup in an article, a name or a file is shown as its characters, by every widget of the window."""

import re
from hashlib import sha256

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QAbstractButton, QLabel, QMenu, QTextEdit, QToolBar, QWidget

from annotator import edits
from annotator.comparison.reuse import Reuse
from annotator.corpus import Corpus
from annotator.gui.figures.window import FiguresWindow
from annotator.gui.files import Files
from annotator.gui.grouping.shared_text import SharedText
from annotator.gui.importing.table import COLUMNS
from annotator.gui.importing.window import ImportWindow
from annotator.gui.interaction import Interaction
from annotator.gui.window import Window
from annotator.model import Adjustment, Article, Code, Span

EVIL = "<img src=x:y><b>x</b> & co"


@pytest.fixture
def table(tmp_path):
    """A table of articles in which names of columns and values are markup."""
    file = tmp_path / "table.csv"
    names, first = ["title", "paper", EVIL, "text"], [EVIL, EVIL, EVIL, EVIL]
    rows = [names, first, [EVIL, f"The {EVIL}", EVIL, f"{EVIL}."]]
    file.write_text("\n".join(",".join(row) for row in rows), encoding="utf-8")
    return file


@pytest.fixture
def window(workspace, qtbot, table):
    text = f"{EVIL} headline\n\nThe {EVIL} regime said “{EVIL}” may follow, officials claimed."
    article = Article(
        id="art-1",
        text=text,
        sha256=sha256(text.encode()).hexdigest(),
        headline=f"{EVIL} headline",
        outlet=EVIL,
        byline=EVIL,
        date=EVIL,
        url=EVIL,
        language="en",
    )
    names = {"name": EVIL, "tag": EVIL, "definition": EVIL, "include": EVIL, "exclude": EVIL}
    code = Code(id="code-1", key="1", examples=(EVIL,), categories=("hedge",), **names)
    workspace.open_corpus(Corpus.draft(EVIL, codes=[code], articles=[article]))
    workspace.use_coder(EVIL)
    made = Window(workspace, Files(workspace))
    qtbot.addWidget(made)
    made.show()
    workspace.interaction.parent = made
    workspace.start()
    qtbot.waitUntil(lambda: workspace.here.cues_known, timeout=20_000)
    stored = workspace.apply(
        "Code", lambda hand: edits.annotate(article, [Span(0, len(EVIL))], "code-1", hand, memo=EVIL)
    )
    workspace.focus.set(stored.puts[0].after.id)
    own = Adjustment(id="own_1", words=(EVIL, "/(/"), name=EVIL, tag=EVIL, definition=EVIL)
    workspace.apply("Rules", lambda hand: edits.adjust(None, own))
    made.actions_["cue_rules"].trigger()
    made.actions_["shared_text"].trigger()
    shared = next(one for one in made.findChildren(SharedText))
    shared.run.stop()
    shared.run.found.emit((Reuse(first="art-1", second="art-1", kind="same text", share=1.0),))
    made.actions_["figures"].trigger()
    figures = next(one for one in made.findChildren(FiguresWindow))
    for page in range(figures.tabs.count()):
        figures.tabs.setCurrentIndex(page)
        qtbot.waitUntil(lambda: not (figures.is_waiting), timeout=60_000)
    made.actions_["import_articles"].trigger()
    importing = next(one for one in made.findChildren(ImportWindow))
    importing.look_at([table])
    qtbot.waitUntil(lambda: len(importing.model.lines) == 2 and not importing._reads, timeout=60_000)
    importing.show_columns.setChecked(True)
    workspace.focus.set(stored.puts[0].after.id)
    for name in ("link", "change_keys", "palette", "keys"):
        made.actions_[name].trigger()
    workspace.rules_wanted.emit("own_1")
    qtbot.waitUntil(lambda: workspace.here.cues_known, timeout=20_000)
    yield made
    made.close()


def rendered(text):
    """What a person reads where Qt guesses whether `text` is markup (we assume it does at any tag)."""
    if not re.search(r"<[a-zA-Z/!?][^>]*>", text):
        return text
    document = QTextDocument()
    document.setHtml(text)
    return document.toPlainText()


def shows_it_literally(text):
    """Where the payload (or the quiet `b` of it) is in a text, it must be readable as its characters."""
    return "src=x" not in text.replace("&lt;", "<") or EVIL in rendered(text).replace("&&", "&")


def test_no_label_tooltip_or_text_field_interprets_markup(window):
    seen = 0
    for widget in [window, *window.findChildren(QWidget)]:
        for text in (widget.toolTip(), widget.statusTip(), widget.whatsThis()):
            assert shows_it_literally(text), f"{widget}: {text!r}"
            seen += EVIL in rendered(text)
        if isinstance(widget, QLabel) and "src=x" in widget.text():
            plain = widget.textFormat() == Qt.TextFormat.PlainText
            assert plain or EVIL in rendered(widget.text()), f"{widget}: {widget.text()!r}"
            seen += 1
        if isinstance(widget, QTextEdit):
            assert "x:y" not in widget.document().toHtml().replace("&lt;img src=x:y&gt;", ""), f"{widget}"
    assert seen > 3, "the payload reached the window"


def test_the_preview_of_an_import_shows_what_files_hold_as_it_is(window):
    """Cells are painted as plain text by Qt; what is read when the mouse rests on one is not."""
    importing = next(one for one in window.findChildren(ImportWindow))
    model = importing.model
    tips = [model.index(0, column).data(Qt.ItemDataRole.ToolTipRole) for column in range(len(COLUMNS))]
    assert all(shows_it_literally(tip) for tip in tips)
    assert sum(EVIL in rendered(tip) for tip in tips) == 2
    assert importing.merge.isEnabled()
    assert EVIL in rendered(importing.merge.toolTip())


def test_menus_and_buttons_show_names_as_they_are(window):
    """Qt reads no markup there, but an `&` would vanish, and it guesses at tooltips."""
    for menu in window.findChildren(QMenu):
        menu.aboutToShow.emit()
    entries = [entry for menu in window.findChildren(QMenu) for entry in menu.actions()]
    texts = [one.text() for one in (*entries, *window.findChildren(QAbstractButton))]
    assert any(EVIL.replace("&", "&&") in text for text in texts)
    shown = [
        entry for entry in entries if any(bar.actions().count(entry) for bar in window.findChildren(QToolBar))
    ]
    assert all(shows_it_literally(entry.toolTip()) for entry in shown)


def test_questions_and_messages_are_plain(qtbot, monkeypatch):
    boxes = []

    def keep(box):
        boxes.append(box)

    monkeypatch.setattr("PySide6.QtWidgets.QMessageBox.exec", keep)
    monkeypatch.setattr("PySide6.QtWidgets.QDialog.exec", keep)
    asks = Interaction(None)
    asks.tell(EVIL, EVIL, details=EVIL)
    asks.warn(EVIL, EVIL)
    asks.confirm(EVIL, EVIL, yes=EVIL)
    asks.ask_text(EVIL, EVIL, EVIL)
    asks.fill(EVIL, [("a", EVIL, EVIL)])
    asks.read(EVIL, EVIL)
    assert len(boxes) == 6
    for box in boxes:
        for label in box.findChildren(QLabel):
            if "src=x" in label.text():
                assert label.textFormat() == Qt.TextFormat.PlainText, f"{box}: {label.text()!r}"
