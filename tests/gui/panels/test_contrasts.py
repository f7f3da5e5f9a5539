"""Said side by side: the sentences of a group, what differs in them, and the way to the words."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest

from annotator.gui.panels import _contrasts
from annotator.gui.panels._contrasts import (
    ALIGNING,
    FOREIGN,
    NO_EVENT,
    NOTHING,
    ONLY_HERE,
    ContrastsPanel,
)
from annotator.gui.panels._summary import HIDDEN
from annotator.gui.widgets.rows import ROW
from annotator.model import Span

LOUD = (
    "Norvik votes\n\n😀 Lawmakers in Norvik rammed through the pension reform on Tuesday with 51 votes.\n\n"
    "The lake of Norvik is blue."
)
CALM = (
    "Council in session\n\nLawmakers in Norvik passed the pension reform on Tuesday with 49 votes.\n\n"
    "Nobody asked the ducks."
)
VOTE = "Lawmakers in Norvik"


def make(make_workspace, make_article, texts, **fields):
    outlets = ("The Rampart", "Open Record", "Blatt")
    articles = [
        make_article(
            text,
            number=at,
            outlet=outlets[at],
            event="event-1",
            **({"language": "en"} | fields.get(str(at), {})),
        )
        for at, text in enumerate(texts)
    ]
    return make_workspace(articles=articles)


@pytest.fixture
def opened(make_workspace, make_article):
    return make(make_workspace, make_article, [LOUD, CALM])


def shown(qtbot, workspace):
    panel = ContrastsPanel(workspace)
    workspace.selection_wanted.connect(lambda start, end: select(workspace, start, end))
    qtbot.addWidget(panel)
    panel.resize(900, 300)
    panel.show()
    return panel


def select(workspace, start, end):
    """Do what the text does when words are wanted."""
    workspace.here.selection = Span(start, end)
    workspace.set_caret(end)


def at(workspace, words):
    place = workspace.article.text.index(words)
    select(workspace, place, place + len(words))


@pytest.fixture
def panel(qtbot, opened):
    made = shown(qtbot, opened)
    qtbot.waitUntil(lambda: opened.side.aligned is not None, timeout=20_000)
    at(opened, VOTE)
    qtbot.waitUntil(lambda: made.model.rowCount() > 0, timeout=20_000)
    return made


def row_of(panel, words):
    return next(row for row in range(panel.model.rowCount()) if words in panel.model.index(row).data())


def test_sentences_have_their_outlets_and_differences_their_words_and_reasons(panel):
    said = [panel.sentences.index(row).data() for row in range(panel.sentences.rowCount())]
    assert said == [
        "The Rampart: 😀 Lawmakers in Norvik rammed through the pension reform on Tuesday with 51 votes.",
        "Open Record: Lawmakers in Norvik passed the pension reform on Tuesday with 49 votes.",
    ]
    row = panel.model.index(row_of(panel, "rammed")).data(ROW)
    assert row.title == "“rammed through” / “passed”"
    assert row.detail.startswith("In other words, verb: Verbs ")
    assert row.tag == "LL"
    assert "The Rampart: “rammed through” (loaded language)" in row.tip
    assert panel.where.text().startswith("Group ")


def test_the_words_are_marked_where_they_stand_behind_an_astral_character(panel, opened):
    texts = {one: opened.corpus.article(one).text for one in opened.side.articles}
    marked = {
        texts[said.article][said.place.start :][span.start : span.end]
        for said in panel.sentences.said
        for span in panel.sentences.within(said, chosen=False)
    }
    assert {"rammed through", "passed", "51 votes", "49 votes"} <= marked
    panel.findings.choose(row_of(panel, "rammed"))
    chosen = {
        said.text[span.start : span.end]
        for said in panel.sentences.said
        for span in panel.sentences.within(said, chosen=True)
    }
    assert chosen == {"rammed through", "passed"}
    assert panel.note.text().endswith("The Rampart: loaded language.")


def test_what_is_painted_behind_words_begins_and_ends_with_them(panel):
    said = panel.sentences.said[0]
    units = said.text.encode("utf-16-le")
    painted = [
        units[2 * one.start : 2 * (one.start + one.length)].decode("utf-16-le")
        for one in panel.list.itemDelegate()._formats(said)
    ]
    assert {"rammed through", "51 votes"} <= set(painted)


def test_enter_goes_to_the_words_and_again_to_those_of_the_next_article(panel, opened, qtbot):
    told = []
    opened.told.connect(told.append)
    row = row_of(panel, "rammed")
    panel.findings.choose(row)
    for outlet, words in (
        ("The Rampart", "rammed through"),
        ("Open Record", "passed"),
        ("The Rampart", "rammed"),
    ):
        QTest.keyClick(panel.findings, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda outlet=outlet: opened.article.outlet == outlet, timeout=20_000)
        chosen = opened.here.selection
        assert opened.article.text[chosen.start : chosen.end].startswith(words)
        QTest.qWait(0)
        assert panel.findings.rows() == [row], "the list stays as it was"
    assert [line.split(".")[0] for line in told] == [
        "1 of 2: The Rampart",
        "2 of 2: Open Record",
        "1 of 2: The Rampart",
    ]


def test_a_sentence_is_gone_to_with_the_keyboard(panel, opened):
    panel.list.setCurrentIndex(panel.sentences.index(1))
    QTest.keyClick(panel.list, Qt.Key.Key_Return)
    assert opened.article.outlet == "Open Record"
    assert opened.article.text[opened.here.selection.start : opened.here.selection.end].endswith("49 votes.")


def test_next_and_previous_lead_from_group_to_group(panel, opened, qtbot):
    at(opened, "The lake")
    qtbot.waitUntil(lambda: panel.findings.empty == ONLY_HERE and not panel.model.rowCount(), timeout=20_000)
    assert [said.text for said in panel.sentences.said] == ["The lake of Norvik is blue."]
    assert len(opened.side.aligned.groups) == 1
    assert panel.where.text() == "Only here; 1 group elsewhere"
    panel.after.click()
    qtbot.waitUntil(lambda: panel.where.text() == f"Group 1 of {len(opened.side.aligned.groups)}")
    panel.before.click()
    last = len(opened.side.aligned.groups)
    qtbot.waitUntil(lambda: panel.where.text() == f"Group {last} of {last}")


def test_without_another_article_of_the_event_it_says_what_to_do(make_workspace, make_article, qtbot):
    panel = shown(qtbot, make_workspace(articles=[make_article(LOUD)]))
    assert panel.message.text() == NO_EVENT
    assert panel.message.isVisible()
    assert not panel.after.isEnabled()


def test_while_sentences_are_aligned_it_says_so(opened, qtbot, monkeypatch):
    monkeypatch.setattr(opened.jobs, "run", lambda *_args, **_more: None)
    assert shown(qtbot, opened).message.text() == ALIGNING


def test_nothing_found_is_not_said_to_be_nothing_there(make_workspace, make_article, qtbot):
    text = "Lawmakers in Norvik passed the pension reform on Tuesday with great care."
    workspace = make(make_workspace, make_article, [f"One.\n\n{text}", f"Two.\n\n{text}"])
    panel = shown(qtbot, workspace)
    qtbot.waitUntil(lambda: workspace.side.aligned is not None, timeout=20_000)
    at(workspace, VOTE)
    qtbot.waitUntil(lambda: panel.findings.empty == NOTHING, timeout=20_000)


def test_another_language_is_named(make_workspace, make_article, qtbot):
    workspace = make(make_workspace, make_article, [LOUD, CALM], **{"1": {"language": "de"}})
    panel = shown(qtbot, workspace)
    qtbot.waitUntil(lambda: workspace.side.aligned is not None, timeout=20_000)
    at(workspace, VOTE)
    qtbot.waitUntil(lambda: panel.findings.empty == FOREIGN, timeout=20_000)
    assert panel.model.rowCount() == 0


def test_blind_coding_shows_the_sentences_and_nothing_that_rules_found(panel, opened):
    opened.set_mode("blind")
    assert panel.findings.empty == HIDDEN
    assert panel.model.rowCount() == 0
    assert panel.sentences.rowCount() == 2
    assert not any(panel.sentences.within(said, chosen=False) for said in panel.sentences.said)
    opened.set_mode("assisted")
    assert panel.findings.empty != HIDDEN


def test_a_finding_with_words_of_an_article_whose_cues_are_hidden_is_not_shown(panel, opened, monkeypatch):
    seen = panel.model.rowCount()
    far = replace(panel._known[panel._group].findings[0], reason="Beyond the group.")
    words = tuple(replace(one, article="elsewhere") for one in far.words)
    known = panel._known[panel._group]
    panel._known[panel._group] = replace(known, findings=(*known.findings, replace(far, words=words)))
    hidden = opened.masks.hidden
    panel._show_group(opened.side.aligned)
    assert panel.model.rowCount() == seen + 1
    monkeypatch.setattr(
        opened.masks, "hidden", lambda key: frozenset({"cues"}) if key == "elsewhere" else hidden(key)
    )
    panel._show_group(opened.side.aligned)
    assert panel.model.rowCount() == seen


def test_hidden_outlets_are_hidden_in_heads_and_in_words(panel, opened, qtbot):
    opened.hide_by_hand(("outlet", "names"))
    said = [panel.sentences.index(row).data() for row in range(panel.sentences.rowCount())]
    assert [one.split(":")[0] for one in said] == ["Outlet hidden (1)", "Outlet hidden (2)"]
    qtbot.waitUntil(lambda: panel.model.rowCount() > 0, timeout=20_000)
    tip = panel.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Rampart" not in tip
    assert "Outlet hidden (1)" in tip


def test_a_hidden_category_is_not_told(panel, opened, qtbot):
    opened.hiding.set({"loaded_language"})
    qtbot.waitUntil(lambda: panel.model.rowCount() > 0, timeout=20_000)
    row = panel.model.index(row_of(panel, "rammed")).data(ROW)
    assert row.tag == ""


def test_a_failure_is_said(opened, qtbot, monkeypatch):
    def fail(*_args):
        raise ValueError("no sense")

    monkeypatch.setattr(_contrasts, "look_for", fail)
    panel = shown(qtbot, opened)
    qtbot.waitUntil(lambda: opened.side.aligned is not None, timeout=20_000)
    at(opened, VOTE)
    qtbot.waitUntil(
        lambda: panel.findings.empty == "Looking for differences failed: no sense", timeout=20_000
    )


def test_every_sentence_is_whole_at_every_width(panel):
    for width in (900, 420):
        panel.resize(width, 300)
        QTest.qWait(0)
        for row in range(panel.sentences.rowCount()):
            rect: QRect = panel.list.visualRect(panel.sentences.index(row))
            lines = rect.height() / panel.list.fontMetrics().height()
            assert lines >= 2
            assert rect.width() <= panel.list.viewport().width()
