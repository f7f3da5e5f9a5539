"""The annotation table: every annotation, filtered and sorted, edited in its row, and a way to its text."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from annotator import edits
from annotator.gui.files import Files
from annotator.gui.panels import _table
from annotator.gui.panels._table import AnnotationTable
from annotator.gui.widgets.answer_field import AnswerField
from annotator.gui.window import Window
from annotator.model import Attribute, Code, Sample, Span

STANCE = Attribute(id="stance", name="Stance", kind="choice", values=("hostile", "friendly"))
FUNCTIONS = Attribute(id="functions", name="Functions", kind="choices", values=("blames", "warns"))
WEIGHT = Attribute(id="weight", name="Weight", kind="number")
WHO = Attribute(id="who", name="Who", kind="span")
ASKING = Code(
    id="code-ask", name="Asking", tag="AS", key="3", order=4, attributes=(STANCE, FUNCTIONS, WEIGHT, WHO)
)


@pytest.fixture
def opened(make_workspace, articles, codes):
    """Six annotations: four by Ada in two articles, one of them of a whole article; two by Bea."""
    workspace = make_workspace(articles=articles, codes=(*codes, ASKING))
    for coder, number, words, code, memo in (
        ("Ada", 0, "allegedly", "code-hedge", ""),
        ("Ada", 0, "regime", "code-ask", "Why?"),
        ("Ada", 0, "", "code-conflict", ""),
        ("Ada", 1, "may", "code-ask", ""),
        ("Bea", 0, "rammed through", "code-loaded", ""),
        ("Bea", 1, "agreed", "code-loaded", "of Bea"),
    ):
        workspace.use_coder(coder)
        article = articles[number]
        at = article.text.index(words)
        spans = [Span(at, at + len(words))] if words else []
        workspace.apply(
            "Code",
            lambda hand, article=article, spans=spans, code=code, memo=memo: edits.annotate(
                article, spans, code, hand, memo=memo
            ),
        )
    workspace.use_coder("Ada")
    return workspace


@pytest.fixture
def panel(qtbot, opened):
    made = AnnotationTable(opened)
    qtbot.addWidget(made)
    made.resize(1300, 400)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.view.setFocus()
    return made


@pytest.fixture
def said(opened):
    found = []
    opened.told.connect(found.append)
    return found


def words(panel):
    return [cell(panel, row, "words") for row in range(len(panel.model.rows))]


def cell(panel, row, column):
    return panel.model.index(row, panel.model.column_of(column)).data()


def row_of(panel, text):
    return words(panel).index(text)


def go(panel, text, column="code"):
    """Put the keyboard on a cell."""
    panel.view.choose(row_of(panel, text), panel.model.column_of(column))


def press(panel, key, held=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), key, held)


def annotation(panel, text):
    return panel.model.rows[row_of(panel, text)]


def pick(menu, text):
    (entry,) = [one for one in menu.actions() if one.text().startswith(text)]
    return entry


EVERYTHING = ["Whole article", "rammed through", "allegedly", "regime", "agreed", "may"]


def by_code(panel, code):
    panel.head.codes.show_chosen([code])
    panel.head.changed.emit()


def test_every_annotation_is_listed_with_what_is_known_of_it(panel):
    assert sorted(words(panel)) == sorted(EVERYTHING)
    row = row_of(panel, "agreed")
    said = {key: cell(panel, row, key) for key in ("code", "memo", "coder", "headline", "outlet", "date")}
    assert said == {
        "code": "Loaded language",
        "memo": "of Bea",
        "coder": "Bea",
        "headline": "Cabinet agrees on data deal",
        "outlet": "Open Record",
        "date": "2025-01-02",
    }
    assert panel.head.says.text().startswith("6 annotations ·")


def test_filters_leave_what_is_asked_for_and_are_taken_back(panel, qtbot):
    QTest.keyClicks(panel.head.words, "cabinet may")
    qtbot.waitUntil(lambda: words(panel) == ["may"])
    assert panel.head.says.text().startswith("1 of 6 annotations")
    panel.head.reset.click()
    assert len(words(panel)) == 6
    panel.head.scope.choose("article")
    assert sorted(words(panel)) == ["Whole article", "allegedly", "rammed through", "regime"]
    panel._workspace.show_article(panel._workspace.corpus.articles()[1])
    assert sorted(words(panel)) == ["agreed", "may"]


def test_an_empty_table_says_why(panel):
    panel.head.flag.choose("yes")
    assert panel.view.empty == _table.NO_MATCH


def test_a_heading_sorts_then_backwards_then_as_in_the_articles(panel):
    before, column = words(panel), panel.model.column_of("words")
    go(panel, "may")
    orders = []
    for _time in range(3):
        panel.view.sort_wanted.emit(column)
        orders.append(words(panel))
    assert orders == [
        sorted(EVERYTHING, key=str.casefold),
        sorted(EVERYTHING, key=str.casefold)[::-1],
        before,
    ]
    assert panel.view.current().target[0].quote == "may"


def test_enter_goes_to_the_text_and_escape_leads_back(opened, qtbot):
    window = Window(opened, Files(opened))
    qtbot.addWidget(window)
    window.resize(1320, 860)
    with qtbot.waitSignals([window.painted], timeout=20_000), qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.actions_["annotation_table"].trigger()
    panel = window.docks["table"].widget()
    qtbot.waitUntil(panel.view.hasFocus)
    for text, place in (("may", 1), ("rammed through", 0)):
        go(panel, text)
        press(panel, Qt.Key.Key_Return)
        assert opened.article.id == opened.corpus.articles()[place]
        assert opened.focus.key == panel.view.current().id
        qtbot.waitUntil(window.reading.article_view.hasFocus)
        press(panel, Qt.Key.Key_Escape)
        qtbot.waitUntil(panel.view.hasFocus)
    go(panel, "regime")
    press(panel, Qt.Key.Key_Space)
    assert opened.focus.key == panel.view.current().id
    assert panel.view.hasFocus()
    window.hide()


def test_a_key_recodes_all_chosen_rows_as_one_step(panel, opened, said):
    panel.view.choose_all(range(6), current=0, column=0)
    press(panel, Qt.Key.Key_1)
    assert said[-1] == (
        "Re-coded 3 annotations as Loaded language; left as they are: "
        "1 of whole articles, 2 of other coders. Ctrl+Z takes it back."
    )
    assert [cell(panel, row_of(panel, text), "code") for text in ("regime", "may")] == ["Loaded language"] * 2
    assert len(panel.view.chosen_rows()) == 6, "what was chosen stays so"
    opened.undo_stack.undo()
    assert cell(panel, row_of(panel, "regime"), "code") == "Asking"
    assert cell(panel, row_of(panel, "allegedly"), "code") == "Hedge"


def test_f_flags_and_takes_the_flag_off(panel, opened, said):
    panel.view.choose_all([row_of(panel, "regime"), row_of(panel, "may")], current=0, column=0)
    press(panel, Qt.Key.Key_F)
    assert [cell(panel, row_of(panel, text), "flag") for text in ("regime", "may")] == ["to discuss"] * 2
    assert said[-1] == "Flagged 2 annotations. Ctrl+Z takes it back."
    press(panel, Qt.Key.Key_F)
    assert said[-1] == "Took the flag off 2 annotations. Ctrl+Z takes it back."
    assert not annotation(panel, "regime").flagged


def test_delete_takes_rows_away_and_goes_on_with_the_next(panel, opened, said):
    go(panel, "allegedly")
    row = panel.view.currentIndex().row()
    following = words(panel)[row + 1]
    press(panel, Qt.Key.Key_Delete)
    assert "allegedly" not in words(panel)
    assert panel.view.chosen() == [annotation(panel, following)]
    assert said[-1] == "Deleted 1 annotation. Ctrl+Z takes it back."
    assert panel.head.says.text().startswith("5 annotations")
    opened.undo_stack.undo()
    assert words(panel).index("allegedly") == row


def test_many_are_changed_only_after_a_question(panel, opened, fake_interaction, monkeypatch):
    monkeypatch.setattr("annotator.gui.panels._table_acts.MANY", 2)
    asked = []
    monkeypatch.setattr(fake_interaction, "confirm", lambda *given, **_more: asked.append(given) or False)
    panel.view.selectAll()
    press(panel, Qt.Key.Key_Delete)
    assert len(words(panel)) == 6
    assert asked[0][0] == "Delete: 4 annotations?"


def test_those_of_others_are_read_only_and_that_is_said(panel, said):
    for column in ("code", "memo", "flag", "attributes"):
        go(panel, "agreed", column)
        press(panel, Qt.Key.Key_F2)
        assert said.pop().startswith("Another coder made this annotation")
    press(panel, Qt.Key.Key_Delete)
    assert said.pop() == "Another coder made this annotation: it can be read, and not changed."
    assert "agreed" in words(panel)


def test_a_memo_is_edited_in_its_cell(panel, opened):
    go(panel, "regime", "memo")
    press(panel, Qt.Key.Key_F2)
    QTest.keyClicks(QApplication.focusWidget(), " Because.")
    press(panel, Qt.Key.Key_Escape)
    assert annotation(panel, "regime").memo == "Why?"
    assert panel.view.hasFocus()
    press(panel, Qt.Key.Key_F2)
    QTest.keyClicks(QApplication.focusWidget(), " Because.")
    press(panel, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert annotation(panel, "regime").memo == "Why? Because."
    assert panel.view.hasFocus()
    assert panel.view.current() == annotation(panel, "regime")


def test_what_is_being_written_is_kept_when_the_corpus_is_closed(panel, opened):
    go(panel, "regime", "memo")
    press(panel, Qt.Key.Key_F2)
    QTest.keyClicks(QApplication.focusWidget(), " In haste.")
    opened.leaving.emit()
    assert annotation(panel, "regime").memo == "Why? In haste."


def test_a_memo_of_many_is_added_to_each(panel, said):
    panel.view.choose_all([row_of(panel, "regime"), row_of(panel, "may")], current=0, column=0)
    press(panel, Qt.Key.Key_C)
    QTest.keyClicks(QApplication.focusWidget(), "Ask Bea")
    press(panel, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [annotation(panel, text).memo for text in ("regime", "may")] == ["Why?\nAsk Bea", "Ask Bea"]
    assert said[-1] == "Added to the memos of 2 annotations. Ctrl+Z takes it back."


def test_of_one_code_each_attribute_is_a_column_and_edited_by_its_kind(panel, opened, said):
    by_code(panel, "code-ask")
    headings = [panel.model.headerData(at, Qt.Orientation.Horizontal) for at in range(2, 7)]
    assert headings == ["Stance", "Functions", "Weight", "Who", "Memo"]
    go(panel, "regime", "attribute:stance")
    press(panel, Qt.Key.Key_F2)
    press(panel, Qt.Key.Key_H)
    assert panel.view.hasFocus(), "a value is enough"
    go(panel, "regime", "attribute:functions")
    press(panel, Qt.Key.Key_F2)
    for key in (Qt.Key.Key_B, Qt.Key.Key_W, Qt.Key.Key_Return):
        press(panel, key)
    go(panel, "regime", "attribute:weight")
    press(panel, Qt.Key.Key_F2)
    QTest.keyClicks(QApplication.focusWidget(), "2,5")
    press(panel, Qt.Key.Key_Return)
    wanted = {"stance": "hostile", "functions": ["blames", "warns"], "weight": 2.5}
    assert annotation(panel, "regime").attributes == wanted
    shown = [cell(panel, row_of(panel, "regime"), f"attribute:{one}") for one in wanted]
    assert shown == ["hostile", "blames, warns", "2.5"]
    opened.undo_stack.undo()
    opened.undo_stack.undo()
    assert annotation(panel, "regime").attributes == {"stance": "hostile"}, "two values were one step"
    go(panel, "regime", "attribute:who")
    press(panel, Qt.Key.Key_F2)
    assert "in the text" in said[-1]


def test_what_is_no_number_is_not_kept(panel):
    by_code(panel, "code-ask")
    go(panel, "regime", "attribute:weight")
    press(panel, Qt.Key.Key_F2)
    QTest.keyClicks(QApplication.focusWidget(), "much")
    press(panel, Qt.Key.Key_Return)
    assert annotation(panel, "regime").attributes == {}


def test_an_attribute_of_all_chosen_is_set_as_one_step(panel, opened, said):
    by_code(panel, "code-ask")
    panel.view.choose_all([0, 1], current=0, column=0)
    menu = QMenu()
    panel.edits.fill_changes(menu)
    pick(pick(menu, "Set an attribute").menu(), "Stance").trigger()
    field = panel.edits.editor.findChild(AnswerField)
    field.told.emit("friendly")
    assert [one.attributes for one in panel.model.rows] == [{"stance": "friendly"}] * 2
    assert said[-1] == "Set Stance of 2 annotations. Ctrl+Z takes it back."
    opened.undo_stack.undo()
    assert [one.attributes for one in panel.model.rows] == [{}, {}]


def test_a_code_is_chosen_from_those_that_fit(panel):
    go(panel, "Whole article")
    menu = panel.menu()
    (codes,) = [one.menu() for one in menu.actions() if one.text().startswith("Re-code")]
    assert [one.text().strip() for one in codes.actions()] == ["Frame: conflict"]
    go(panel, "regime")
    menu = panel.menu()
    (codes,) = [one.menu() for one in menu.actions() if one.text().startswith("Re-code")]
    pick(codes, "Hedge").trigger()
    assert cell(panel, row_of(panel, "regime"), "code") == "Hedge"


def test_a_row_that_is_no_longer_as_asked_for_goes(panel):
    by_code(panel, "code-ask")
    panel.view.choose(0)
    press(panel, Qt.Key.Key_2)
    assert len(words(panel)) == 1
    assert panel.view.chosen() == panel.model.rows


def test_what_is_coded_in_the_text_comes_without_moving_what_is_chosen(panel, opened, articles):
    go(panel, "may", "memo")
    panel.view.verticalScrollBar().setValue(7)
    scrolled = panel.view.verticalScrollBar().value()
    resets = []
    panel.model.modelReset.connect(lambda: resets.append(1))
    opened.apply("Code", lambda hand: edits.annotate(articles[0], [Span(0, 8)], "code-loaded", hand))
    assert "Ministry" in words(panel)
    assert panel.view.current() == annotation(panel, "may")
    assert panel.view.chosen() == [annotation(panel, "may")]
    assert (panel.view.verticalScrollBar().value(), resets) == (scrolled, [])


def test_what_is_chosen_stays_so_when_all_is_looked_up_again(panel, opened):
    panel.view.choose_all([row_of(panel, "regime"), row_of(panel, "may")], current=0, column=3)
    panel.look()
    assert {one.target[0].quote for one in panel.view.chosen()} == {"regime", "may"}


def test_a_large_corpus_is_looked_through_beside_the_window(panel, qtbot, monkeypatch):
    monkeypatch.setattr(_table, "AT_ONCE", 1)
    QTest.keyClicks(panel.head.words, "regime")
    qtbot.waitUntil(lambda: words(panel) == ["regime"], timeout=20_000)


def test_an_edit_during_a_look_is_not_lost(panel, opened, monkeypatch, articles):
    monkeypatch.setattr(_table, "AT_ONCE", 1)
    looks = []

    def run(_topic, find, *given, done, **_more):
        looks.append((done, find(*given)))

    monkeypatch.setattr(opened.jobs, "run", run)
    panel.look()
    opened.apply("Code", lambda hand: edits.annotate(articles[0], [Span(0, 8)], "code-loaded", hand))
    assert len(looks) == 2, "what the first one found is as it was before"
    done, found = looks[-1]
    done(found)
    assert "Ministry" in words(panel)


def test_nothing_is_looked_up_while_nobody_sees_it(panel, opened, articles):
    panel.hide()
    opened.apply("Code", lambda hand: edits.annotate(articles[0], [Span(0, 8)], "code-loaded", hand))
    assert "Ministry" not in words(panel)
    panel.show()
    assert "Ministry" in words(panel)


def test_masks_hide_others_and_outlets_and_what_is_filtered_by_them(panel, opened):
    panel.head.outlets.show_chosen(["Open Record"])
    panel.head.changed.emit()
    assert sorted(words(panel)) == ["agreed", "may"]
    sample = Sample(id="sample-1", articles=opened.corpus.articles(), concealed=("outlet", "coders", "date"))
    opened.apply("Draw", lambda _hand: edits.add_sample(sample))
    assert sorted(words(panel)) == ["Whole article", "allegedly", "may", "regime"]
    assert {cell(panel, row, "outlet") for row in range(4)} == {"Outlet hidden"}
    assert {cell(panel, row, "date") for row in range(4)} == {""}
    assert not panel.head.outlets.isEnabled()
    opened.hide_by_hand(["cues"])
    assert not panel.head.origin.isEnabled()


def test_nothing_that_may_be_hidden_now_waits_in_a_table_out_of_sight(panel, opened, monkeypatch):
    panel.hide()
    opened.hide_by_hand(["names"])
    assert panel.model.rows == []
    panel.show()
    assert len(panel.model.rows) == 6
    monkeypatch.setattr(_table, "AT_ONCE", 1)
    opened.hide_by_hand(["names", "outlet"])
    assert panel.model.rows == []


def test_columns_stay_as_wide_as_a_person_made_them_until_there_are_others(panel):
    panel.view.setColumnWidth(1, 333)
    panel.resize(1400, 400)
    assert panel.view.columnWidth(1) == 333
    by_code(panel, "code-ask")
    assert panel.view.columnWidth(1) != 333
    panel.resize(2400, 400)
    assert panel.view.columnWidth(1) > 333


def test_no_heading_is_cut_in_large_letters(panel):
    large = panel.font()
    large.setPointSizeF(large.pointSizeF() * 2)
    header = panel.view.horizontalHeader()
    for part in (panel.view, header):
        part.setFont(large)
    panel.view.fit(anew=True)
    columns = range(len(panel.view.annotations.columns))
    assert [at for at in columns if header.sectionSize(at) < header.sectionSizeHint(at)] == []
