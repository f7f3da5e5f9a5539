"""The list of articles opens, filters, counts, corrects and removes."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest

from annotator import edits
from annotator.corpus import Corpus, read_onefile
from annotator.exporters import exporters
from annotator.gui.articles import Articles
from annotator.gui.events import Events, join, take_out_of_event
from annotator.gui.files import Files
from annotator.gui.heading import header_for
from annotator.gui.panels import _navigator, _navigator_known
from annotator.gui.panels._navigator import EMPTY, NO_MATCH, WAITS, Navigator
from annotator.gui.panels._navigator_folds import Folds, folds_of
from annotator.gui.panels._navigator_order import Heading
from annotator.gui.states import States, set_state
from annotator.gui.widgets.rows import ROW
from annotator.model import Event, Span
from tests.costs import seconds


@pytest.fixture
def navigator(qtbot, workspace):
    made = Navigator(workspace)
    qtbot.addWidget(made)
    made.resize(320, 400)
    made.show()
    return made


def row(navigator, at):
    return navigator.model.index(at).data(ROW)


def test_rows_show_headline_outlet_and_date_and_the_open_one_stands_out(navigator):
    assert row(navigator, 0).title == "Ministry defends data deal"
    assert row(navigator, 0).detail == "The Rampart · 2024-12-30"
    assert [row(navigator, at).strong for at in (0, 1)] == [True, False]


def test_without_headline_the_first_words_and_without_outlet_a_plain_statement(
    qtbot, make_workspace, make_article
):
    made = Navigator(make_workspace(articles=[make_article("\n\n  First  words here\nmore")]))
    qtbot.addWidget(made)
    assert (row(made, 0).title, row(made, 0).detail) == ("First words here", "No outlet, no date")
    made.filter.setText("words")
    assert made.model.rowCount() == 1


def test_enter_and_click_open_an_article(navigator, workspace):
    navigator.list.choose(0)
    QTest.keyClick(navigator.list, Qt.Key.Key_Down)
    QTest.keyClick(navigator.list, Qt.Key.Key_Return)
    assert workspace.article.id == workspace.corpus.articles()[1]
    place = navigator.list.visualRect(navigator.model.index(0)).center()
    QTest.mouseClick(navigator.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert workspace.article.id == workspace.corpus.articles()[0]


def test_opening_elsewhere_moves_the_highlight(navigator, workspace):
    workspace.show_article(workspace.corpus.articles()[1])
    assert navigator.list.rows() == [1]
    assert row(navigator, 1).strong


@pytest.mark.parametrize(
    ("typed", "shown"), [("", 2), ("DATA deal", 2), ("rampart", 1), ("deal 2025", 1), ("nothing", 0)]
)
def test_every_word_of_the_filter_must_match(navigator, typed, shown):
    navigator.filter.setText(typed)
    assert navigator.model.rowCount() == shown
    assert navigator.list.empty == NO_MATCH


def test_enter_in_the_filter_opens_the_first_match(navigator, workspace):
    QTest.keyClicks(navigator.filter, "cabinet")
    QTest.keyClick(navigator.filter, Qt.Key.Key_Return)
    assert workspace.article.headline == "Cabinet agrees on data deal"


def test_annotations_and_undecided_cues_are_counted_and_hidden_in_blind_mode(
    qtbot, navigator, workspace, coding
):
    undecided = len(workspace.here.undecided_cues())
    qtbot.waitUntil(lambda: row(navigator, 0).open == undecided)
    workspace.focus.set(workspace.here.open_cues()[0].key)
    coding.apply_code(workspace.corpus.code("code-hedge"))
    assert row(navigator, 0).done == 1
    qtbot.waitUntil(lambda: row(navigator, 0).open == undecided - 1)
    workspace.undo_stack.undo()
    assert row(navigator, 0).done == 0
    workspace.set_mode("blind")
    assert row(navigator, 0).open is None
    assert "undecided" not in row(navigator, 0).spoken


def test_counts_belong_to_the_coder(navigator, workspace, coding):
    workspace.here.selection = Span(0, 8)
    coding.apply_code(workspace.corpus.code("code-hedge"))
    assert row(navigator, 0).done == 1
    workspace.use_coder("Ben")
    assert row(navigator, 0).done == 0


def test_delete_removes_all_chosen_articles_as_one_undoable_step(navigator, workspace, fake_interaction):
    fake_interaction.answers += [False, True]
    navigator.list.selectAll()
    QTest.keyClick(navigator.list, Qt.Key.Key_Delete)
    assert navigator.model.rowCount() == 2
    QTest.keyClick(navigator.list, Qt.Key.Key_Delete)
    title, said = fake_interaction.asked[-1]
    assert len(fake_interaction.asked) == 2
    assert "2" in title
    assert "Undo" in said
    assert (navigator.model.rowCount(), navigator.list.empty) == (0, EMPTY)
    workspace.undo_stack.undo()
    assert navigator.model.rowCount() == 2


@pytest.mark.parametrize("keys", [Qt.Key.Key_PageDown, Qt.Key.Key_Z])
def test_a_key_held_while_the_article_changes_adds_none_to_the_choice(navigator, workspace, keys):
    """Ctrl+PgDown and Ctrl+Z change the article while Ctrl is held, which extends a choice by hand."""
    shown = QShortcut(QKeySequence(Qt.KeyboardModifier.ControlModifier | keys), navigator)
    shown.activated.connect(lambda: workspace.show_article(workspace.corpus.articles()[1]))
    QTest.keyClick(navigator.list, keys, Qt.KeyboardModifier.ControlModifier)
    assert navigator.list.rows() == [1]
    assert [one.text() for one in navigator.menu().actions() if "Remove" in one.text()] == [
        "Remove from the corpus"
    ]


def test_the_open_article_alone_is_chosen_after_several_were(navigator, workspace):
    navigator.list.selectAll()
    workspace.show_article(workspace.corpus.articles()[0])
    assert navigator.list.rows() == [0]


def test_one_article_is_removed_without_a_question(navigator, workspace, fake_interaction):
    navigator.list.choose(1)
    QTest.keyClick(navigator.list, Qt.Key.Key_Delete)
    assert (navigator.model.rowCount(), fake_interaction.asked) == (1, [])


def test_the_menu_offers_what_fits_the_choice(navigator):
    navigator.list.choose(0)
    assert [one.text() for one in navigator.menu().actions() if one.text()] == [
        "Open",
        "Details...",
        "State",
        "Group as an event...",
        "Export...",
        "Remove from the corpus",
    ]
    navigator.list.selectAll()
    assert [one.text() for one in navigator.menu().actions() if one.text()] == [
        "State",
        "Group as an event...",
        "Export 2 articles...",
        "Remove 2 articles",
    ]
    navigator.list.choose(-1)
    assert navigator.menu().isEmpty()


def test_details_are_corrected_and_shown_and_a_wrong_date_is_said(navigator, workspace, fake_interaction):
    navigator.list.choose(1)
    fake_interaction.answers += [{"date": "3 March"}, {"date": "2025-03-03", "outlet": "R&D <b>"}]
    next(one for one in navigator.menu().actions() if one.text() == "Details...").trigger()
    assert "3 March" in fake_interaction.said[0][1]
    assert row(navigator, 1).detail == "R&D <b> · 2025-03-03"
    workspace.undo_stack.undo()
    assert row(navigator, 1).detail == "Open Record · 2025-01-02"


def test_thousands_of_articles_are_filtered_within_a_moment(qtbot, make_workspace, make_article):
    many = [make_article(f"Text {n}", number=n, headline=f"Headline {n}") for n in range(3_000)]
    made = Navigator(make_workspace(articles=many))
    qtbot.addWidget(made)
    made.show()
    made.filter.setText("headline")
    assert seconds(lambda: made.filter.setText("headline 299")) < 0.25
    assert made.model.rowCount() == 13


def test_an_empty_corpus_says_what_to_do_next(qtbot, make_workspace):
    made = Navigator(make_workspace())
    qtbot.addWidget(made)
    assert made.list.empty == EMPTY
    assert "Ctrl+O" in EMPTY


# --- order, groups, filters, several at once -------------------------------------------------------------


@pytest.fixture
def many(qtbot, make_workspace, make_article, codes):
    """Seven articles of three outlets (one has none) on four days; three tell of an event."""
    days = ("2024-12-30", "2025-01-02", "", "2024-12-30", "2025-01-03", "2025-01-03", "2025-01-02")
    outlets = ("The Rampart", "Open Record", "", "Harbour Mail", "The Rampart", "Open Record", "Harbour Mail")
    articles = [
        make_article(f"Text {n} here.", number=n, headline=f"Headline {9 - n}", outlet=outlet, date=day)
        for n, (outlet, day) in enumerate(zip(outlets, days, strict=True))
    ]
    workspace = make_workspace(articles=articles, codes=codes)
    join(workspace, workspace.corpus.articles()[1:4], Event(id="event-1", name="Harbour vote"))
    made = Navigator(workspace)
    qtbot.addWidget(made)
    made.resize(320, 700)
    made.show()
    return made


def texts(navigator):
    return [row(navigator, at).title for at in range(navigator.model.rowCount())]


def work_on(navigator, at):
    workspace = navigator._workspace
    workspace.show_article(workspace.corpus.articles()[at])
    article = workspace.article
    workspace.apply("Code", lambda hand: edits.annotate(article, [Span(0, 4)], "code-loaded", hand))


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        ("added", "9876543"),
        ("headline", "3456789"),
        ("outlet", "6384957"),
        ("date", "9683547"),
        ("newest", "5483967"),
    ],
)
def test_articles_are_sorted_and_what_lacks_something_comes_last(many, sort, order):
    many.bar.order(sort=sort)
    assert "".join(text[-1] for text in texts(many)) == order


@pytest.mark.parametrize(
    ("group", "headings"),
    [
        ("outlet", ["Harbour Mail 2", "Open Record 2", "The Rampart 2", "No outlet 1"]),
        ("event", ["Harbour vote 3", "No event 4"]),
        ("day", ["2024-12-30 2", "2025-01-02 2", "2025-01-03 2", "No date 1"]),
        ("month", ["2024-12 2", "2025-01 4", "No date 1"]),
        ("state", ["Started 1", "New 6"]),
    ],
)
def test_groups_have_headings_that_count(many, group, headings):
    work_on(many, 0)
    many.bar.order(group=group)
    found = [thing for thing in many.model.things if isinstance(thing, Heading)]
    assert [f"{one.label} {one.count}" for one in found] == headings
    assert many.model.rowCount() == 7 + len(headings)


def test_groups_are_shut_and_opened_by_keys(many):
    many.bar.order(group="outlet")
    many.list.choose(1)
    QTest.keyClick(many.list, Qt.Key.Key_Left)
    assert many.list.rows() == [0]
    QTest.keyClick(many.list, Qt.Key.Key_Return)
    assert texts(many)[:2] == ["Harbour Mail", "Open Record"]
    assert "shut" in row(many, 0).spoken
    QTest.keyClick(many.list, Qt.Key.Key_Right)
    assert texts(many)[1] == "Headline 6"
    QTest.keyClick(many.list, Qt.Key.Key_Left)
    assert many.list.rows() == [0]
    assert many.model.rowCount() == 9


def test_the_open_article_of_a_shut_group_is_shown_by_its_heading(many):
    many.bar.order(group="outlet")
    many._turn(0, shut=True)
    many._workspace.show_article(many._workspace.corpus.articles()[3])
    assert many.list.rows() == [0]


def test_a_chosen_heading_stands_for_its_articles_shut_or_not(many):
    many.bar.order(group="outlet")
    many.list.choose(0)
    ids = many._workspace.corpus.articles()
    assert many._workspace.chosen == (ids[3], ids[6])
    many._turn(0, shut=True)
    assert many._workspace.chosen == (ids[3], ids[6])
    assert "2 chosen" in many.bar.count.text()


@pytest.mark.parametrize(
    ("field", "value", "shown"),
    [("outlet", "The Rampart", 2), ("outlet", "", 1), ("event", "event-1", 3), ("event", "", 4),
     ("state", "started", 1), ("state", "new", 6)],
)  # fmt: skip
def test_filters_by_outlet_event_and_state_and_esc_shows_all(many, field, value, shown):
    work_on(many, 0)
    many.bar.choose(field, value)
    assert many.model.rowCount() == shown
    assert many.bar.count.text().startswith(f"{shown} of 7 articles · ")
    many.filter.setText("headline")
    QTest.keyClick(many.filter, Qt.Key.Key_Escape)
    assert (many.model.rowCount(), many.bar.count.text()) == (7, "7 articles")


def test_work_that_starts_moves_an_article_at_once_and_undo_moves_it_back(many):
    many.bar.order(group="state")
    work_on(many, 2)
    assert texts(many)[:3] == ["Started", "Headline 7", "New"]
    many._workspace.undo_stack.undo()
    assert texts(many)[0] == "New"


def set_states(many, **wanted):
    """Say how far the coder is with articles, given by the last digit of their headlines."""
    ids = {texts(many)[place][-1]: one for place, one in enumerate(many._workspace.corpus.articles())}
    for state, digits in wanted.items():
        set_state(many._workspace, [ids[digit] for digit in digits], state)


def test_states_group_sort_and_filter_the_list(many):
    set_states(many, done="98", discuss="7")
    many.bar.order(group="state")
    found = [thing for thing in many.model.things if isinstance(thing, Heading)]
    assert [f"{one.label} {one.count}" for one in found] == ["To discuss 1", "New 4", "Done 2"]
    many.bar.order(group="", sort="state")
    assert "".join(text[-1] for text in texts(many)) == "7654398"
    many.bar.choose("state", "undone")
    assert "".join(text[-1] for text in texts(many)) == "76543"
    assert many.bar.count.text() == "5 of 7 articles · 2 done · Not done yet"


def test_a_state_is_a_shape_beside_the_headline_and_a_word_for_who_hears_it(many):
    set_states(many, done="9", discuss="8")
    work_on(many, 2)
    rows = [row(many, place) for place in range(4)]
    assert [one.state for one in rows] == ["done", "discuss", "started", "new"]
    assert "done" in rows[0].spoken
    assert "to discuss" in rows[1].spoken


def test_headings_say_how_many_of_their_articles_are_done(many):
    set_states(many, done="639")
    many.bar.order(group="outlet")
    places = [place for place, thing in enumerate(many.model.things) if isinstance(thing, Heading)]
    said = [row(many, place).detail for place in places]
    assert said == ["2 articles · 2 done", "2 articles", "2 articles · 1 done", "1 article"]


def test_the_menu_sets_the_state_of_all_chosen_articles_in_one_step(many):
    many.list.selectAll()
    states = next(one.menu() for one in many.menu().actions() if one.text() == "State")
    next(one for one in states.actions() if one.text().endswith("Done")).trigger()
    assert many.bar.count.text() == "7 articles · 7 done · 7 chosen"
    many._workspace.undo_stack.undo()
    assert "done" not in many.bar.count.text()


def test_a_done_article_leaves_a_list_of_what_is_not_done(many):
    many.bar.choose("state", "undone")
    States(many._workspace).done_and_on()
    assert many.model.rowCount() == 6
    assert many.list.rows() == [0]
    many._workspace.undo_stack.undo()
    assert many.model.rowCount() == 7


def test_a_filter_whose_event_is_gone_goes_too(many):
    many.bar.choose("event", "event-1")
    many.list.selectAll()
    take_out_of_event(many._workspace, many._workspace.chosen)
    assert many.model.rowCount() == 7


def test_order_and_filters_are_remembered(many, qtbot):
    many.bar.order(sort="newest", group="month")
    many.bar.choose("outlet", "Open Record")
    again = Navigator(many._workspace)
    qtbot.addWidget(again)
    assert texts(again) == texts(many) == ["2025-01", "Headline 4", "Headline 8"]


def test_the_menus_offer_what_there_is_and_show_what_is_chosen(many):
    many.bar.choose("outlet", "Open Record")
    menu = many.bar.narrow.menu()
    menu.aboutToShow.emit()
    outlets = next(one.menu() for one in menu.actions() if one.text() == "Outlet")
    assert [one.text() for one in outlets.actions() if one.text()] == [
        "Any outlet", "Harbour Mail", "Open Record", "The Rampart", "No outlet",
    ]  # fmt: skip
    assert [one.text() for one in outlets.actions() if one.isChecked()] == ["Open Record"]
    next(one for one in outlets.actions() if one.text() == "No outlet").trigger()
    assert texts(many) == ["Headline 7"]
    many.bar.arrange.menu().aboutToShow.emit()
    next(one for one in many.bar.arrange.menu().actions() if one.text() == "Event").trigger()
    assert many.bar.group == "event"


def test_the_next_article_is_the_next_in_the_list(many):
    many.bar.order(sort="headline")
    workspace = many._workspace
    workspace.show_article(workspace.corpus.articles()[6])
    Articles(workspace).next_article()
    assert workspace.article.headline == "Headline 4"


def test_chosen_articles_stay_chosen_when_they_are_grouped(many, fake_interaction):
    workspace = many._workspace
    many.list.choose_all([0, 4, 5])
    fake_interaction.answers += [0, "Rail  strike"]
    Events(workspace).group_as_event()
    ids = workspace.corpus.articles()
    assert workspace.chosen == (ids[0], ids[4], ids[5])
    many.bar.order(group="event")
    assert texts(many)[5:8] == ["Headline 9", "Headline 5", "Headline 4"]


def test_the_first_edit_of_a_draft_leaves_the_choice(qtbot, make_workspace, make_article, fake_interaction):
    texts = [make_article(f"Text {n}", number=n, headline=f"Headline {n}") for n in range(4)]
    made = Navigator(make_workspace(articles=texts))
    qtbot.addWidget(made)
    made.list.choose_all([1, 3])
    fake_interaction.answers.append("Rail strike")
    Events(made._workspace).group_as_event()
    assert made._workspace.corpus.path is not None
    assert made.list.rows() == [1, 3]


def test_no_article_is_read_for_the_list(qtbot, many, monkeypatch, tmp_path):
    workspace = many._workspace
    workspace.open_corpus(Corpus.open(workspace.corpus.save_as(tmp_path / "saved").path, read_only=True))

    def fail(_key):
        raise AssertionError("an article was read")

    monkeypatch.setattr(workspace.corpus, "article", fail)
    made = Navigator(workspace)
    qtbot.addWidget(made)
    made.show()
    made.bar.order(group="month", sort="headline")
    made.filter.setText("mail")
    assert texts(made) == ["2024-12", "Headline 6", "2025-01", "Headline 3"]


def test_copies_carry_a_mark_and_say_so(many):
    workspace = many._workspace
    ids = workspace.corpus.articles()
    copies = [workspace.corpus.corrections(one) for one in ids[1:3]]
    workspace.apply("Link", lambda _hand: edits.link_copies(copies, ids[0]))
    assert [row(many, at).copies for at in range(4)] == [True, True, True, False]
    assert "2 copies" in row(many, 0).spoken
    assert "A copy of another article" in row(many, 1).tip


def test_chosen_articles_are_exported_alone(many, fake_interaction, tmp_path):
    work_on(many, 1)
    many.list.choose_all([1, 2])
    kinds = [kind.name for kind in exporters()]
    fake_interaction.answers += [kinds.index("json"), tmp_path / "part.json"]
    Files(many._workspace).export_chosen()
    assert fake_interaction.asked[-1][0] == "Export 2 articles"
    part = read_onefile(tmp_path / "part.json")
    ids = many._workspace.corpus.articles()
    assert part.articles() == ids[1:3]
    assert [part.head(one).event for one in ids[1:3]] == ["event-1", "event-1"]
    assert len(part.annotations(ids[1])) == 1
    assert [event.name for event in part.events()] == ["Harbour vote"]


def test_the_line_under_the_headline_names_who_has_a_copy(many):
    workspace = many._workspace
    ids = workspace.corpus.articles()
    copies = [workspace.corpus.corrections(ids[3])]
    workspace.apply("Link", lambda _hand: edits.link_copies(copies, ids[0]))
    workspace.show_article(ids[3])
    assert "shares its text with The Rampart" in header_for(workspace, workspace.article.id).details
    workspace.show_article(ids[0])
    assert "shares its text with Harbour Mail" in header_for(workspace, workspace.article.id).details
    workspace.show_article(ids[1])
    assert "shares" not in header_for(workspace, workspace.article.id).details


# --- very many articles: their heads are looked at a little at a time ------------------------------------


@pytest.fixture
def crowd(qtbot, make_workspace, make_article, monkeypatch):
    """Return a function that shows thirty articles of three outlets as if they were very many."""
    monkeypatch.setattr(_navigator_known, "AT_ONCE", 4)
    monkeypatch.setattr(_navigator, "AT_A_TIME", 4)
    articles = [
        make_article(f"Text {n}", number=n, headline=f"Headline {n % 10}{n}", outlet=f"Outlet {n % 3}")
        for n in range(30)
    ]
    workspace = make_workspace(articles=articles)

    def make(**order):
        for name, value in order.items():
            workspace.settings.put(f"navigator_{name}", value)
        made = Navigator(workspace)
        qtbot.addWidget(made)
        made.resize(320, 400)
        made.show()
        return made

    return make


def knows_all(navigator):
    return navigator._articles.complete


def test_very_many_articles_are_listed_before_all_of_them_were_looked_at(crowd, qtbot):
    made = crowd()
    resets = []
    made.model.modelReset.connect(lambda: resets.append(made.model.rowCount()))
    made.list.choose(20)
    assert not knows_all(made)
    assert (made.model.rowCount(), made.bar.count.text()) == (30, "30 articles")
    assert row(made, 29).title == "Headline 929"
    assert made._workspace.listed == made._workspace.corpus.articles()
    qtbot.waitUntil(lambda: knows_all(made))
    assert (resets, made.list.rows()) == ([], [20])


@pytest.mark.parametrize("order", [{"sort": "headline"}, {"group": "outlet"}])
def test_a_remembered_order_that_takes_all_articles_is_shown_when_they_are_known_not_before(
    crowd, qtbot, order
):
    made = crowd(**order)
    assert (made.model.rowCount(), made.list.empty, made.bar.count.text()) == (0, WAITS, "30 articles")
    assert made._workspace.listed == ()
    qtbot.waitUntil(lambda: made.model.rowCount() >= 30)
    assert made.list.rows() == [made.model.things.index(made._workspace.article.id)]
    assert set(made._workspace.listed) == set(made._workspace.corpus.articles())


def test_what_a_person_asks_of_the_list_meanwhile_is_answered_at_once(crowd):
    made = crowd()
    made.filter.setText("headline 929")
    assert texts(made) == ["Headline 929"]
    assert knows_all(made)


def test_the_menu_of_what_is_shown_waits_for_all_outlets(crowd):
    made = crowd()
    menu = made.bar.narrow.menu()
    menu.aboutToShow.emit()
    outlets = next(one.menu() for one in menu.actions() if one.text() == "Outlet")
    assert [one.text() for one in outlets.actions() if one.text()][1:] == [f"Outlet {n}" for n in range(3)]


def test_what_changes_meanwhile_is_listed_as_it_is_then(crowd, qtbot):
    made = crowd(sort="headline")
    workspace = made._workspace
    ids = workspace.corpus.articles()
    last = workspace.corpus.corrections(ids[29])
    workspace.apply("Correct", lambda _hand: edits.correct(last, {"headline": "A first headline"}))
    workspace.apply("Remove", lambda _hand: edits.remove_articles([workspace.corpus.corrections(ids[0])]))
    assert not knows_all(made)
    qtbot.waitUntil(lambda: made.model.rowCount() > 0)
    assert made.model.rowCount() == 29
    assert texts(made)[0] == "A first headline"


def test_another_corpus_is_looked_at_anew(crowd, qtbot, make_article):
    made = crowd(sort="headline")
    made._workspace.open_corpus(Corpus.draft("Other", articles=[make_article("Other", headline="Other")]))
    assert texts(made) == ["Other"]


# --- what is shut is remembered --------------------------------------------------------------------------


def shut_ones(navigator):
    return [one.label for one in navigator.model.things if isinstance(one, Heading) and one.shut]


def test_shut_groups_are_remembered_for_each_corpus_and_each_way_to_group(
    many, qtbot, make_article, tmp_path
):
    workspace = many._workspace
    many.bar.order(group="outlet")
    many._turn(0, shut=True)
    many.bar.order(group="month")
    many._turn_all(shut=True)
    many._turn(1, shut=False)
    kept = workspace.corpus.save_as(tmp_path / "kept").path
    workspace.open_corpus(Corpus.open(kept))
    many._turn_all(shut=True)
    workspace.open_corpus(Corpus.draft("Other", articles=[make_article("Other", date="2025-01-09")]))
    assert shut_ones(many) == []
    many._turn_all(shut=True)
    workspace.open_corpus(Corpus.open(kept))
    again = Navigator(workspace)
    qtbot.addWidget(again)
    assert shut_ones(many) == shut_ones(again) == ["2024-12", "2025-01", "No date"]
    again.bar.order(group="outlet")
    assert shut_ones(again) == []
    again.bar.order(group="month")
    again._turn_all(shut=False)
    assert folds_of(workspace.settings, workspace.corpus.info.id) == {}


def test_the_first_edit_of_a_draft_leaves_filters_and_shut_groups_and_they_are_kept(
    qtbot, make_workspace, make_article, codes
):
    days = ("2024-12-30", "2025-01-02", "2025-02-01")
    texts = [make_article(f"Text {n}", number=n, date=day, outlet="A") for n, day in enumerate(days)]
    made = Navigator(make_workspace(articles=texts, codes=codes))
    qtbot.addWidget(made)
    made.bar.order(group="month")
    made.bar.choose("outlet", "A")
    made._turn_all(shut=True)
    work_on(made, 0)
    assert made._workspace.corpus.path is not None
    made._workspace.open_corpus(Corpus.open(made._workspace.corpus.path, read_only=True))
    assert shut_ones(made) == ["2024-12", "2025-01", "2025-02"]
    assert made.bar.wanted().values == {"outlet": "A"}


def test_all_groups_but_one_stay_shut_when_others_come(many):
    many.bar.order(group="outlet")
    many._turn_all(shut=True)
    many._turn(1, shut=False)
    workspace = many._workspace
    first = workspace.corpus.corrections(workspace.corpus.articles()[0])
    workspace.apply("Correct", lambda _hand: edits.correct(first, {"outlet": "A new one"}))
    assert shut_ones(many) == ["A new one", "Harbour Mail", "The Rampart", "No outlet"]
    assert shut_ones(Navigator(workspace)) == shut_ones(many)


@pytest.mark.parametrize("told", [None, 3, [], {"outlet": 1}, {"outlet": [1, 2]}, {"outlet": [True, [None]]}])
def test_what_the_settings_say_wrongly_of_groups_shuts_none_that_is_named(many, told):
    workspace = many._workspace
    workspace.settings.put("navigator_folds", {workspace.corpus.info.id: told})
    folds = folds_of(workspace.settings, workspace.corpus.info.id)
    assert set(folds.values()) <= {Folds(), Folds(shut=True, others=frozenset({"None"}))}
