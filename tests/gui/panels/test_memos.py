"""The memo panel: written at once, found again, linked, taken away, each step undone; masks hold."""

import pytest
from PySide6.QtTest import QTest

from annotator import edits
from annotator.gui.memos import Memos
from annotator.gui.panels._memos import MemoPanel
from annotator.gui.widgets.rows import ROW
from annotator.model import Memo, Span


@pytest.fixture
def hands(workspace):
    return Memos(workspace)


@pytest.fixture
def panel(qtbot, workspace):
    made = MemoPanel(workspace)
    qtbot.addWidget(made)
    workspace.memos_wanted.connect(made.write)
    made.resize(320, 500)
    made.show()
    qtbot.waitUntil(made.isVisible)
    return made


def titles(panel):
    return [panel.model.index(row).data(ROW).title for row in range(panel.model.rowCount())]


def write(panel, text):
    QTest.keyClicks(panel.text, text)
    panel.text.flush()


def test_a_memo_on_the_selected_words_is_written_at_once_and_kept(panel, workspace, hands):
    workspace.here.selection = Span(4, 14)
    hands.new_memo()
    write(panel, "Who is meant?")
    (memo,) = workspace.corpus.memos()
    assert (memo.text, memo.target[0].quote) == ("Who is meant?", workspace.article.text[4:14])
    assert memo.coder == workspace.coder.id
    assert titles(panel) == ["Who is meant?"]
    assert "on words" in panel.what.text()


def test_without_a_selection_it_is_on_the_article_and_one_may_be_on_the_corpus(panel, workspace, hands):
    hands.new_memo()
    write(panel, "Read again")
    hands.new_corpus_memo()
    write(panel, "Sampling")
    article, corpus = workspace.corpus.memos()
    assert (article.article, article.target) == (workspace.article.id, ())
    assert (corpus.article, corpus.code) == ("", "")
    assert sorted(titles(panel)) == ["Read again", "Sampling"]


def test_a_memo_on_a_code_is_on_that_of_the_focused_annotation(panel, workspace, hands):
    stored = workspace.apply(
        "Code", lambda hand: edits.annotate(workspace.article, [Span(0, 8)], "code-hedge", hand)
    )
    workspace.focus.set(stored.puts[-1].after.id)
    hands.new_code_memo()
    (memo,) = workspace.corpus.memos()
    assert memo.code == "code-hedge"


def test_the_memo_of_an_annotation_is_listed_changed_and_leads_to_its_place(panel, workspace, coding):
    stored = workspace.apply(
        "Code", lambda hand: edits.annotate(workspace.article, [Span(0, 8)], "code-hedge", hand)
    )
    one = stored.puts[-1].after
    coding.write_memo(one, "Why?")
    assert titles(panel) == ["Why?"]
    panel.choose(one.id)
    workspace.focus.set("")
    panel.go.click()
    assert workspace.focus.key == one.id
    panel.remove.click()
    assert titles(panel) == []
    assert workspace.corpus.annotation(one.id).memo == ""


def test_the_search_narrows_the_list_as_it_is_typed(panel, workspace, hands):
    for text in ("Water images", "Read again"):
        hands.new_corpus_memo()
        write(panel, text)
    QTest.keyClicks(panel.query, "again read")
    assert titles(panel) == ["Read again"]
    QTest.keyClicks(panel.query, " nothing")
    assert titles(panel) == []
    assert "No memo has all" in panel.list.empty


def test_memos_are_linked_with_annotations_and_each_step_is_undone(panel, workspace, hands):
    stored = workspace.apply(
        "Code", lambda hand: edits.annotate(workspace.article, [Span(0, 8)], "code-hedge", hand)
    )
    one = stored.puts[-1].after
    hands.new_corpus_memo()
    write(panel, "See here")
    workspace.focus.set(one.id)
    panel.link.click()
    (memo,) = workspace.corpus.memos()
    assert memo.links == (one.id,)
    assert workspace.article.text[0:8] in panel.links.text()
    panel.unlink.click()
    assert workspace.corpus.memos()[0].links == ()
    panel.remove.click()
    assert workspace.corpus.memos() == ()
    for _ in range(5):
        workspace.undo_stack.undo()
    assert workspace.corpus.memos() == ()
    assert titles(panel) == []


def test_others_memos_are_read_only_and_hidden_where_a_mask_hides_coders(panel, workspace, hands):
    hands.new_corpus_memo()
    write(panel, "Mine")
    workspace.commit(edits.add_memo(Memo(id="memo-x", coder="coder-x", text="Theirs", created="2020-01-01")))
    assert titles(panel) == ["Mine", "Theirs"]
    panel.choose("memo-x")
    assert panel.text.isReadOnly()
    assert not panel.remove.isEnabled()
    workspace.hide(["coders"]) if hasattr(workspace, "hide") else workspace.masks.set_by_hand(["coders"])
    panel._rebuild()
    assert titles(panel) == ["Mine"]
