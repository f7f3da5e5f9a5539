"""What the codebook asks of the whole article is answered with keys, supported by words, and undone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.gui.answering import Answering
from annotator.gui.panels._form import Form
from annotator.gui.putting import Putting
from annotator.gui.workspace import WordsFor
from annotator.model import Attribute, Code, Span
from tests.costs import seconds


def items(count, **fields):
    return tuple(
        Attribute(id=f"q{n}", name=f"Item {n}", values=("yes", "no"), definition=f"Rule {n}", **fields)
        for n in range(1, count + 1)
    )


CONFLICT = Code(
    id="conflict",
    name="Conflict",
    level="article",
    order=1,
    attributes=items(4),
    definition="Who is against whom.",
)
TONE = Code(
    id="tone",
    name="Tone",
    level="article",
    order=2,
    attributes=(
        Attribute(id="tone", name="Tone", kind="scale", values=("bad", "even", "good")),
        Attribute(id="actor", name="Main actor", kind="entity"),
    ),
)
OPINION = Code(id="opinion", name="Opinion piece", level="article", order=3)
WORDS = Code(id="loaded", name="Loaded", tag="LL", key="1", order=4)


@pytest.fixture
def opened(make_workspace, articles):
    return make_workspace(articles=articles, codes=[CONFLICT, TONE, OPINION, WORDS])


@pytest.fixture
def form(qtbot, opened):
    made = Form(opened)
    qtbot.addWidget(made)
    made.resize(340, 600)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is made.sections[0].form.fields[0].editor)
    return made


def press(key):
    QTest.keyClick(QApplication.focusWidget(), key)


def write(text):
    QTest.keyClicks(QApplication.focusWidget(), text)


def stored(workspace, code):
    return next((one for one in workspace.here.annotations() if one.code == code), None)


def test_every_code_for_articles_has_a_section_in_the_order_of_the_codebook(form):
    assert [section.code.id for section in form.sections] == ["conflict", "tone", "opinion"]


def test_yes_and_no_are_one_key_each_and_the_arrows_go_on_into_the_next_section(form, opened):
    for letter in "ynyn":
        write(letter)
        press(Qt.Key.Key_Down)
    assert stored(opened, "conflict").attributes == {"q1": "yes", "q2": "no", "q3": "yes", "q4": "no"}
    write("g")
    assert stored(opened, "tone").attributes == {"tone": "good"}
    press(Qt.Key.Key_Up)
    assert QApplication.focusWidget() is form.sections[0].form.fields[3].editor


def test_the_first_answer_makes_the_annotation_in_one_undo_step(form, opened):
    write("y")
    one = stored(opened, "conflict")
    assert one.target == ()
    assert opened.undo_stack.count() == 1
    opened.undo_stack.undo()
    assert opened.here.annotations() == ()
    assert not any(button.isChecked() for button in form.sections[0].form.fields[0].editor.buttons)


def test_the_last_answer_taken_away_leaves_nothing(form, opened):
    write("y")
    press(Qt.Key.Key_Backspace)
    assert opened.here.annotations() == ()
    opened.undo_stack.undo()
    assert stored(opened, "conflict").attributes == {"q1": "yes"}


def test_the_score_is_the_mean_of_what_was_answered_with_how_many(form):
    told = form.sections[0].told
    assert told.text() == "0 of 4"
    write("y")
    press(Qt.Key.Key_Down)
    write("n")
    assert told.text() == "0.50 · 2 of 4"
    assert form.sections[1].told.text() == "0 of 2"
    assert form.head.text() == "2 of 6 questions answered"


def test_selected_words_become_evidence_from_the_form_and_from_the_text(form, opened):
    opened.here.selection = Span(0, 8)
    write("y+")
    opened.here.selection = Span(9, 16)
    Answering(opened).evidence()
    one = stored(opened, "conflict")
    assert [place.quote for place in one.evidence[0].segments] == ["Ministry", "defends"]
    buttons = form.sections[0].form.fields[0].quotes.buttons
    assert [button.isVisible() for button in buttons] == [True, True]


def test_evidence_comes_before_the_answer_too_and_the_same_words_once(form, opened):
    opened.here.selection = Span(0, 8)
    write("++")
    one = stored(opened, "conflict")
    assert one.attributes == {}
    assert len(one.evidence[0].segments) == 1


def test_without_selected_words_the_keyboard_goes_to_the_text_and_it_is_said_how(form, opened, qtbot):
    said = []
    opened.told.connect(said.append)
    with qtbot.waitSignal(opened.text_wanted):
        write("+")
    assert "Shift+E" in said[-1]
    assert opened.words_for == WordsFor("q1", code="conflict")


def test_a_quote_leads_to_its_place_and_is_dropped_with_undo(form, opened, qtbot):
    opened.here.selection = Span(9, 16)
    write("y+")
    button = form.sections[0].form.fields[0].quotes.buttons[0]
    with qtbot.waitSignal(opened.selection_wanted, check_params_cb=lambda *at: at == (9, 16)):
        button.click()
    QTest.keyClick(button, Qt.Key.Key_Delete)
    assert stored(opened, "conflict").evidence == ()
    opened.undo_stack.undo()
    assert stored(opened, "conflict").evidence[0].segments[0].quote == "defends"


def test_a_code_that_asks_nothing_is_a_box_to_tick(form, opened):
    chips = form.sections[2].form.fields[0].editor
    chips.setFocus()
    write("y")
    assert stored(opened, "opinion").target == ()
    write("y")
    assert stored(opened, "opinion") is None
    opened.undo_stack.undo()
    assert chips.buttons[0].isChecked()


def test_the_meaning_of_the_current_question_is_shown_below(form):
    assert form.help.text() == "Rule 1"
    press(Qt.Key.Key_Down)
    assert form.help.text() == "Rule 2"
    form.sections[1].form.fields[0].take_keyboard()
    assert form.help.text() == ""


def test_another_article_has_answers_of_its_own_and_begins_with_the_first_open_question(form, opened):
    write("y")
    first, second = opened.corpus.articles()
    opened.show_article(second)
    assert form.head.text().startswith("0 of 6 questions answered")
    opened.show_article(first)
    assert form.focusProxy() is form.sections[0].form.fields[1].editor


def test_another_coder_does_not_see_the_answers(form, opened):
    write("y")
    opened.use_coder("Ben")
    assert form.head.text().startswith("0 of 6 questions answered")
    form.sections[0].form.fields[0].take_keyboard()
    write("n")
    assert stored(opened, "conflict").attributes == {"q1": "no"}
    opened.use_coder("Ada")
    assert stored(opened, "conflict").attributes == {"q1": "yes"}


def test_a_code_that_asks_something_is_not_put_on_the_article_but_answered(form, opened):
    form.sections[1].fold.click()
    Putting(opened).put(opened.corpus.code("tone"))
    assert opened.here.annotations() == ()
    assert QApplication.focusWidget() is form.sections[1].form.fields[0].editor
    write("b")
    Putting(opened).put(opened.corpus.code("tone"))
    assert stored(opened, "tone").attributes == {"tone": "bad"}


def test_the_form_comes_back_to_the_question_that_was_answered_last(form, opened):
    form.sections[1].form.fields[0].take_keyboard()
    form.sections[2].form.fields[0].editor.clearFocus()
    opened.form_wanted.emit()
    assert QApplication.focusWidget() is form.sections[1].form.fields[0].editor
    opened.show_article(opened.corpus.articles()[1])
    opened.form_wanted.emit()
    assert QApplication.focusWidget() is form.sections[0].form.fields[0].editor


def test_escape_leads_back_to_the_text(form, opened, qtbot):
    with qtbot.waitSignal(opened.text_wanted):
        press(Qt.Key.Key_Escape)


def test_a_folded_section_is_passed_by(form):
    form.sections[1].fold.click()
    form.sections[0].form.fields[3].take_keyboard()
    press(Qt.Key.Key_Down)
    assert QApplication.focusWidget() is form.sections[2].form.fields[0].editor


def test_a_changed_code_changes_its_section_alone(form, opened):
    from annotator import edits

    kept = form.sections[1]
    code = opened.corpus.code("conflict")
    opened.apply("Change", lambda _hand: edits.change_code(code, {"attributes": items(2)}))
    assert len(form.sections[0].form.fields) == 2
    assert form.sections[1] is kept


def test_behind_another_tab_the_form_waits_and_then_looks_anew(form, opened):
    form.setEnabled(False)
    opened.show_article(opened.corpus.articles()[1])
    write_directly = WordsFor("q1", code="conflict")
    from annotator.gui.answering import tell

    tell(opened, write_directly, "yes")
    assert form.head.text().startswith("0 of 6 questions answered")
    form.setEnabled(True)
    assert form.head.text() == "1 of 6 questions answered"


def test_a_corpus_for_reading_shows_answers_and_takes_none(form, opened, monkeypatch):
    write("y")
    monkeypatch.setattr(opened.corpus, "read_only", "open in another window")
    opened.show_article(opened.article.id)
    form.sections[0].form.fields[0].take_keyboard()
    write("n")
    assert stored(opened, "conflict").attributes == {"q1": "yes"}


def test_a_codebook_that_asks_nothing_of_articles_says_so(qtbot, make_workspace, articles):
    made = Form(make_workspace(articles=articles, codes=[WORDS]))
    qtbot.addWidget(made)
    assert "asks nothing" in made.head.text()


def test_five_codes_of_twenty_items_are_made_and_answered_at_once(qtbot, make_workspace, articles):
    codes = [
        Code(id=f"c{n}", name=f"Code {n}", level="article", order=n, attributes=items(20)) for n in range(5)
    ]
    workspace = make_workspace(articles=articles, codes=codes)
    forms = []

    def show():
        forms.append(Form(workspace))
        qtbot.addWidget(forms[0])
        forms[0].show()

    assert seconds(show) < 2.0
    (made,) = forms
    assert seconds(lambda: workspace.show_article(articles[1].id)) < 0.5
    assert len([field for section in made.sections for field in section.form.fields]) == 100
