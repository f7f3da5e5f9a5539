"""Columns scroll together between places that say the same, and sentences come into line."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from annotator.gui.article_view import ArticleView, Header
from annotator.gui.columns.scrolling import HeightMap, Together, eased, reading_line
from annotator.model import Zone

SENTENCE = "The council of {} agreed on Tuesday to close the old ferry, and the islands were told by letter. "
LONGER = "Nobody had asked for it, a spokesman said, although the board has known since the spring. " * 3


def article(name, *, shared, own):
    """Return a text of shared sentences with own ones between them, and where the shared ones begin."""
    text, starts = "", []
    for number in range(shared):
        starts.append(len(text))
        text += SENTENCE.format(f"{name} {number}") + LONGER * own(number) + "\n"
    return text.rstrip(), starts


TEXTS = {
    "one": article("Rampart", shared=30, own=lambda number: number % 2),
    "two": article("Banner", shared=30, own=lambda number: 3 if number == 4 else 0),
    "three": article("Ledger", shared=30, own=lambda _number: 1),
}


def anchors(one, other):
    """Return every third shared sentence as a place of both."""
    return list(zip(TEXTS[one][1], TEXTS[other][1], strict=True))[::3]


@pytest.fixture
def side(qtbot, qapp):
    """Three views of one window, on the screen."""
    window = QWidget()
    qtbot.addWidget(window)
    row = QHBoxLayout(window)
    views = {}
    for name, (text, _starts) in TEXTS.items():
        view = views[name] = ArticleView(window)
        view.set_article(text, (Zone("body", 0, len(text)),), Header())
        row.addWidget(view)
    window.resize(1200, 600)
    with qtbot.waitExposed(window):
        window.show()
    yield views
    window.close()


@pytest.fixture
def together(side):
    made = Together()
    made.follow(side)
    made.tie(anchors)
    return made


def bar(view):
    return view.page.verticalScrollBar()


def height(view, position):
    """Return how far below the upper edge of the screen a place is."""
    return view.page.rows.at(position).top - view.page.scrolled


heights = st.floats(0, 5_000, allow_nan=False)


@given(st.lists(st.tuples(heights, heights), max_size=12), heights, heights)
def test_a_map_of_heights_never_goes_backwards_and_meets_its_pairs(pairs, one, other):
    ordered = list(zip(sorted(here for here, _ in pairs), sorted(there for _, there in pairs), strict=True))
    lead = HeightMap(ordered, (6_000.0, 6_000.0))
    low, high = sorted((one, other))
    assert lead(low) <= lead(high) + 1e-6
    distinct = {here: there for here, there in reversed(ordered) if here > 0}
    assert all(lead(here) == pytest.approx(there) for here, there in distinct.items())
    assert lead(6_000.0) == pytest.approx(6_000.0)


@given(st.floats(1, 9_000), st.floats(50, 2_000))
def test_the_line_of_reading_leads_from_the_upper_edge_to_the_lower_one(most, view):
    lines = [reading_line(most * step / 50, most, view) for step in range(51)]
    assert (lines[0], lines[-1]) == (0, pytest.approx(view))
    assert all(before <= after + 1e-9 for before, after in pairwise(lines))


def test_scrolling_one_keeps_the_others_beside_it(side, together):
    line = side["one"].page.viewport().height() / 3
    for number in (6, 12, 18):
        place = TEXTS["one"][1][number]
        bar(side["one"]).setValue(round(side["one"].page.rows.at(place).top - line))
        for other in ("two", "three"):
            assert height(side[other], TEXTS[other][1][number]) == pytest.approx(line, abs=3)


@given(st.floats(-900, 900), st.floats(-120, 120))
def test_no_view_goes_the_other_way_or_rushes(moved, way):
    step = eased(moved, way)
    assert step * way >= 0
    assert abs(step) <= min(abs(moved), 5 * abs(way)) + 1e-9
    if moved * way > 0 and abs(moved) < abs(way):
        assert step == pytest.approx(moved)


def test_a_long_stretch_of_one_is_passed_without_a_jump_and_never_backwards(side, together):
    def steep(one, other):
        return [(TEXTS[one][1][here], TEXTS[other][1][there]) for here, there in ((10, 5), (11, 25))]

    together.tie(steep)
    leader, others = bar(side["one"]), [bar(side["two"]), bar(side["three"])]
    before = [other.value() for other in others]
    while leader.value() < leader.maximum() - 60:
        leader.setValue(leader.value() + 60)
        now = [other.value() for other in others]
        assert all(0 <= after - was <= 301 for was, after in zip(before, now, strict=True))
        before = now


def test_small_steps_come_into_line_and_every_end_is_reached(side, together):
    leader = bar(side["one"])
    while leader.value() < leader.maximum():
        leader.setValue(leader.value() + 40)
    assert [bar(view).value() for view in side.values()] == [bar(view).maximum() for view in side.values()]
    while leader.value() > 0:
        leader.setValue(leader.value() - 40)
    assert [bar(view).value() for view in side.values()] == [0, 0, 0]


def test_any_of_them_leads_and_none_answers_back(side, together):
    moves = []
    bar(side["one"]).valueChanged.connect(lambda _value: moves.append("one"))
    bar(side["two"]).valueChanged.connect(lambda _value: moves.append("two"))
    bar(side["two"]).setValue(400)
    assert moves.count("two") == 1
    assert moves.count("one") == 1
    assert bar(side["two"]).value() == 400


def test_let_go_each_scrolls_for_itself(side, together):
    together.locked = False
    bar(side["one"]).setValue(500)
    assert [bar(view).value() for view in side.values()] == [500, 0, 0]


def wheel(view, modifiers, *, sideways=False):
    at, turned = QPointF(60, 60), QPoint(-120, 0) if sideways else QPoint(0, -120)
    event = QWheelEvent(
        at,
        view.mapToGlobal(at),
        QPoint(),
        turned,
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.page.viewport(), event)


@pytest.mark.parametrize("sideways", [False, True])
def test_alt_and_the_wheel_move_one_only_until_the_next_step_together(side, together, sideways):
    wheel(side["two"], Qt.KeyboardModifier.AltModifier, sideways=sideways)
    alone = bar(side["two"]).value()
    assert alone > 0
    assert [bar(side[name]).value() for name in ("one", "three")] == [0, 0]
    wheel(side["two"], Qt.KeyboardModifier.NoModifier)
    assert bar(side["one"]).value() > 0


def test_what_is_out_of_line_comes_back_without_a_jump(side, together):
    leader, other = bar(side["one"]), bar(side["three"])
    leader.setValue(600)
    with side["three"].page.by_itself():
        other.setValue(other.value() + 150)
    moved = []
    for _ in range(30):
        former = other.value()
        leader.setValue(leader.value() + 20)
        moved.append(abs(other.value() - former))
    assert max(moved) < 80
    row = TEXTS["one"][1][15]
    leader.setValue(round(side["one"].page.rows.at(row).top - side["one"].page.viewport().height() / 3))
    lines = [height(side[name], TEXTS[name][1][15]) for name in ("one", "three")]
    assert lines[0] == pytest.approx(lines[1], abs=8)


def test_a_sentence_brings_its_matches_to_its_height(side, together):
    bar(side["one"]).setValue(700)
    starts = {name: found for name, (_text, found) in TEXTS.items()}
    number = next(n for n, at in enumerate(starts["one"]) if height(side["one"], at) > 150)
    stood = bar(side["one"]).value()
    together.bring("one", starts["one"][number], {"two": starts["two"][number]})
    assert bar(side["one"]).value() == stood
    wanted = height(side["one"], starts["one"][number])
    assert height(side["two"], starts["two"][number]) == pytest.approx(wanted, abs=1)
    # without a match it goes where the places around lead: they are in the same order here
    assert height(side["three"], starts["three"][number]) == pytest.approx(wanted, abs=200)


def test_what_cannot_come_into_line_goes_to_its_end(side, together):
    bar(side["one"]).setValue(900)
    at = next(at for at in TEXTS["one"][1] if height(side["one"], at) > 100)
    together.bring("one", at, {"two": 0, "three": len(TEXTS["three"][0]) - 1})
    assert bar(side["two"]).value() == 0
    assert bar(side["three"]).value() == bar(side["three"]).maximum()


def test_heights_are_looked_up_once_until_lines_move(side, together, monkeypatch):
    made = []
    make = Together._make_map
    monkeypatch.setattr(Together, "_make_map", lambda self, *key: (made.append(key), make(self, *key))[1])
    for value in (100, 200, 300):
        bar(side["one"]).setValue(value)
    assert sorted(made) == [("one", "three"), ("one", "two")]
    side["two"].set_reading(family="serif", size=20)
    made.clear()
    bar(side["one"]).setValue(400)
    assert sorted(made) == [("one", "three"), ("one", "two")]


def test_setting_one_anew_moves_no_other(side, together):
    bar(side["one"]).setValue(500)
    places = {name: bar(view).value() for name, view in side.items()}
    side["one"].set_reading(family="serif", size=18)
    side["one"].set_ties(())
    assert {name: bar(side[name]).value() for name in ("two", "three")} == {
        name: places[name] for name in ("two", "three")
    }


def test_others_are_followed_from_then_on(side, together):
    together.follow({name: side[name] for name in ("one", "two")})
    bar(side["one"]).setValue(500)
    assert bar(side["two"]).value() > 0
    assert bar(side["three"]).value() == 0
