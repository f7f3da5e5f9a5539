"""Answers are given by letter, arrow, digit and click; what was typed is kept for what it was typed for."""

import itertools

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from annotator.gui.theme import DARK, LIGHT, palette
from annotator.gui.widgets.answer_field import Answer
from annotator.gui.widgets.answer_form import AnswerForm
from annotator.gui.widgets.answer_lines import number_of
from annotator.gui.widgets.letters import Typed, type_on
from annotator.gui.widgets.quotes import Quotes
from annotator.gui.widgets.value_chips import ValueChips
from annotator.model import Attribute

ROLES = ("government", "opposition", "business", "expert", "civil society", "citizen")
NASTY = "<img src=x><b>x</b> & co"


def typed(values, letters):
    state = Typed()
    for letter in letters:
        state = type_on(values, state, letter)
    return values[state.at] if state.at is not None else None, state.alone


# --- letters ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("letters", "wanted", "alone"),
    [
        ("g", "government", True),
        ("G", "government", True),
        ("c", "civil society", False),
        ("cc", "citizen", False),
        ("ccc", "civil society", False),
        ("cit", "citizen", True),
        ("ci", "civil society", False),
        ("co", "opposition", True),
        ("z", None, False),
        ("3", "business", True),
        ("9", None, False),
    ],
)
def test_letters_narrow_and_the_same_letter_goes_through(letters, wanted, alone):
    assert typed(ROLES, letters) == (wanted, alone)


def test_a_digit_that_begins_a_value_is_a_letter():
    assert typed(("2 low", "1 high"), "1") == ("1 high", True)


# --- chips -----------------------------------------------------------------------------------------------


@pytest.fixture
def chips(qtbot):
    def make(values=ROLES, kind="choice"):
        around = QWidget()
        column = QVBoxLayout(around)
        made = ValueChips(values, kind=kind, name="Role")
        made.around = around
        column.addWidget(made)
        qtbot.addWidget(around)
        around.resize(300, 200)
        with qtbot.waitExposed(around):
            around.show()
        around.activateWindow()
        qtbot.waitUntil(around.isActiveWindow)
        made.told = []
        made.chosen.connect(made.told.append)
        made.chosen.connect(made.show_value)
        made.setFocus()
        qtbot.waitUntil(made.hasFocus)
        return made

    return make


def test_a_letter_without_doubt_chooses_at_once(chips):
    row = chips()
    QTest.keyClicks(row, "g")
    assert row.told == ["government"]


def test_a_letter_with_doubt_waits_for_the_next_for_enter_or_for_leaving(chips, qtbot):
    row = chips()
    QTest.keyClicks(row, "c")
    assert row.told == []
    assert row.ring() == "civil society"
    QTest.keyClicks(row, "c")
    with qtbot.waitSignal(row.passed):
        QTest.keyClick(row, Qt.Key.Key_Return)
    assert row.told == ["citizen"]
    QTest.keyClicks(row, "c")
    row.clearFocus()
    assert row.told == ["citizen", "civil society"]


def test_arrows_go_through_the_values_and_choose_on_the_way_out(chips):
    row = chips(("low", "middle", "high"), "scale")
    for _ in range(9):
        QTest.keyClick(row, Qt.Key.Key_Right)
    QTest.keyClick(row, Qt.Key.Key_Left)
    assert row.told == []
    row.clearFocus()
    assert row.told == ["middle"]


def test_to_look_chooses_nothing(chips):
    row = chips()
    QTest.keyClick(row, Qt.Key.Key_Return)
    row.clearFocus()
    assert row.told == []


@pytest.mark.parametrize("kind", ["choice", "scale"])
def test_a_choice_is_taken_away(chips, kind):
    row = chips(kind=kind)
    row.show_value("expert")
    QTest.keyClick(row, Qt.Key.Key_Backspace)
    assert row.told == [None]


def test_several_are_switched_each_and_told_in_the_order_of_the_codebook(chips):
    row = chips(kind="choices")
    QTest.keyClicks(row, "e")
    QTest.keyClicks(row, "g")
    assert row.told[-1] == ["government", "expert"]
    QTest.keyClicks(row, "e")
    assert row.told[-1] == ["government"]
    QTest.keyClick(row, Qt.Key.Key_Right)
    QTest.keyClick(row, Qt.Key.Key_Space)
    assert row.told[-1] == ["government", "civil society"]


def test_a_click_chooses_and_a_second_one_takes_it_away(chips):
    row = chips()
    row.buttons[1].click()
    row.buttons[1].click()
    assert row.told == ["opposition", None]


def test_what_the_codebook_has_no_more_is_still_shown(chips):
    row = chips()
    row.show_value("clergy")
    assert row.buttons[-1].value == "clergy"
    assert row.buttons[-1].isChecked()
    assert "no longer in the codebook" in row.buttons[-1].accessibleName()
    row.show_value("expert")
    assert [button.value for button in row.buttons] == list(ROLES)


def test_what_is_locked_is_shown_and_does_not_change(chips):
    row = chips()
    row.show_value("expert", locked=True)
    QTest.keyClicks(row, "g")
    QTest.keyClick(row, Qt.Key.Key_Backspace)
    assert row.told == []


def test_who_hears_the_row_hears_what_is_chosen_and_where_the_keyboard_is(chips):
    row = chips()
    row.show_value("expert")
    QTest.keyClicks(row, "c")
    assert row.accessibleName() == "Role: expert, at civil society"
    assert row.accessibleDescription() == ", ".join(ROLES)


@pytest.mark.parametrize("theme", [LIGHT, DARK])
@pytest.mark.parametrize("kind", ["choice", "choices", "scale"])
def test_what_is_chosen_looks_different_without_its_colour(chips, theme, kind):
    row = chips(("one", "two"), kind)
    row.setPalette(palette(theme))
    row.clearFocus()
    button = row.buttons[0]
    pictures = []
    for value in (None, "one"):
        row.show_value(value)
        image = button.grab().toImage()
        places = itertools.product(range(image.width()), range(image.height()))
        pictures.append([image.pixelColor(*place).lightness() for place in places])
    changed = sum(abs(a - b) > 40 for a, b in zip(*pictures, strict=True))
    assert changed > 10


# --- numbers ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "wanted"), [("3", 3), (" 3,5 ", 3.5), ("-2", -2), ("−2.5", -2.5), ("", None), ("1e3", 1000.0)]
)
def test_numbers_are_read_with_a_point_or_a_comma(text, wanted):
    assert number_of(text) == wanted


@pytest.mark.parametrize("text", ["three", "1,2,3", "nan", "inf", "--1"])
def test_what_is_no_number_is_refused(text):
    with pytest.raises(ValueError, match=r"not a number|could not convert"):
        number_of(text)


# --- quotes ----------------------------------------------------------------------------------------------


@pytest.fixture
def quotes(qtbot):
    made = Quotes()
    qtbot.addWidget(made)
    made.resize(240, 100)
    made.show_quotes(["the first", NASTY])
    made.show()
    return made


def test_a_click_on_a_quote_goes_there_and_one_on_its_cross_drops_it(quotes, qtbot):
    second = quotes.buttons[1]
    with qtbot.waitSignal(quotes.wanted, check_params_cb=lambda at: at == 1):
        QTest.mouseClick(second, Qt.MouseButton.LeftButton, pos=QPoint(30, second.height() // 2))
    with qtbot.waitSignal(quotes.dropped, check_params_cb=lambda at: at == 1):
        QTest.mouseClick(
            second, Qt.MouseButton.LeftButton, pos=QPoint(second.width() - 8, second.height() // 2)
        )


def test_keys_do_the_same(quotes, qtbot):
    with qtbot.waitSignal(quotes.wanted):
        QTest.keyClick(quotes.buttons[0], Qt.Key.Key_Return)
    with qtbot.waitSignal(quotes.dropped):
        QTest.keyClick(quotes.buttons[0], Qt.Key.Key_Delete)


def test_a_locked_quote_is_not_dropped(quotes, qtbot):
    quotes.show_quotes(["the first"], locked=True)
    with qtbot.assertNotEmitted(quotes.dropped):
        QTest.keyClick(quotes.buttons[0], Qt.Key.Key_Delete)
    assert not quotes.buttons[1].isVisible()


# --- the form --------------------------------------------------------------------------------------------

ASKED = (
    Attribute(id="stance", name="Stance", values=("for", "against"), required=True),
    Attribute(id="topics", name="Topics", kind="choices", values=("law", "money")),
    Attribute(id="who", name="Who", kind="entity"),
    Attribute(id="many", name="How many", kind="number"),
    Attribute(id="words", name="Which words", kind="span"),
    Attribute(id="note", name="Note", kind="text"),
)


@pytest.fixture
def form(qtbot):
    made = AnswerForm(with_evidence=True)
    qtbot.addWidget(made)
    made.stored = {}

    def keep(attribute, value):
        made.stored[attribute] = value
        show()

    def show(key="one"):
        made.show_answers(key, ASKED, {name: Answer(value) for name, value in made.stored.items()})

    made.show_all = show
    made.told.connect(keep)
    show()
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.take_keyboard()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is made.fields[0].editor)
    return made


def press(key):
    QTest.keyClick(QApplication.focusWidget(), key)


def write(text):
    QTest.keyClicks(QApplication.focusWidget(), text)


def test_a_form_is_answered_from_the_first_to_the_last_with_keys_alone(form, qtbot):
    write("a")
    press(Qt.Key.Key_Return)
    write("lm")
    press(Qt.Key.Key_Tab)
    write("The Council")
    press(Qt.Key.Key_Return)
    write("3,5")
    press(Qt.Key.Key_Return)
    with qtbot.waitSignal(form.words_wanted, check_params_cb=lambda one: one == "words"):
        press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Down)
    write("said twice")
    with qtbot.waitSignal(form.beyond, check_params_cb=lambda by: by == 1):
        press(Qt.Key.Key_Return)
    assert form.stored == {
        "stance": "against",
        "topics": ["law", "money"],
        "who": "The Council",
        "many": 3.5,
        "note": "said twice",
    }


def test_escape_is_done_from_every_field(form, qtbot):
    for field in form.fields:
        field.take_keyboard()
        with qtbot.waitSignal(form.done):
            press(Qt.Key.Key_Escape)


def test_up_goes_back_and_beyond_the_first(form, qtbot):
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Up)
    assert QApplication.focusWidget() is form.fields[0].editor
    with qtbot.waitSignal(form.beyond, check_params_cb=lambda by: by == -1):
        press(Qt.Key.Key_Up)


def test_what_is_required_and_empty_is_marked_until_it_is_answered(form):
    assert form.fields[0].needed.isVisible()
    assert form.fields[1].needed is None
    write("f")
    assert not form.fields[0].needed.isVisible()


def test_the_plus_key_wants_the_selected_words_for_the_current_answer(form, qtbot):
    with qtbot.waitSignal(form.words_wanted, check_params_cb=lambda one: one == "stance"):
        write("+")
    form.fields[2].take_keyboard()
    write("+")
    assert form.fields[2].editor.text() == "+"


def test_what_is_no_number_stays_to_be_seen_and_is_not_kept(form):
    form.fields[3].take_keyboard()
    write("many")
    press(Qt.Key.Key_Return)
    assert "many" not in form.stored
    assert form.fields[3].editor.text() == "many"
    assert form.fields[3].trouble.isVisible()


def test_what_was_typed_is_kept_for_what_it_was_typed_for(form):
    form.fields[5].take_keyboard()
    write("mine")
    form.show_all("two")
    assert form.stored["note"] == "mine"


def test_other_questions_take_the_place_of_the_former_ones(form):
    form.show_answers("two", ASKED[:2], {})
    assert [field.attribute.id for field in form.fields] == ["stance", "topics"]
    form.show_answers("three", (), {})
    assert not form.isVisible()


def test_names_that_are_offered_are_found_by_any_part_of_them(form, qtbot):
    form.offer_names(["City Council", "Ada Stone"])
    line = form.fields[2].editor
    line.completer().setCompletionPrefix("stone")
    assert line.completer().currentCompletion() == "Ada Stone"
    line.setText("Ada Stone")
    line.completer().activated.emit("Ada Stone")
    assert form.stored["who"] == "Ada Stone"


def test_the_current_field_is_told_and_offers_to_add_evidence(form, qtbot):
    with qtbot.waitSignal(form.entered, check_params_cb=lambda one: one == "topics"):
        press(Qt.Key.Key_Down)
    assert form.fields[1].take.isVisible()
    with qtbot.waitSignal(form.words_wanted, check_params_cb=lambda one: one == "stance"):
        form.fields[0].take.click()


def test_markup_in_a_codebook_is_shown_as_it_is(qtbot):
    made = AnswerForm()
    qtbot.addWidget(made)
    asked = Attribute(id="x", name=NASTY, definition=NASTY, values=(NASTY, "no"))
    made.show_answers("one", [asked], {"x": Answer(NASTY, (NASTY,))})
    field = made.fields[0]
    assert field.question.text() == NASTY
    assert field.question.textFormat() == Qt.TextFormat.PlainText
    assert "<b>" not in field.question.toolTip()
    assert field.editor.buttons[0].text() == NASTY.replace("&", "&&")
