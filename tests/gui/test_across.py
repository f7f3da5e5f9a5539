"""Omissions and contrasts in the window: coded with keys, seen from every article they are about, masked."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator import edits
from annotator.corpus import Corpus
from annotator.gui.coding import Coding
from annotator.gui.columns import Columns
from annotator.gui.files import Files
from annotator.gui.kept_draft import KeptDraft
from annotator.gui.omitting import DIFFERENCE, OMISSION
from annotator.gui.panels._across import AcrossPanel
from annotator.gui.panels._annotations import Annotations
from annotator.gui.panels._inspector import Inspector
from annotator.gui.settings import Settings
from annotator.gui.shaping import Shaping
from annotator.gui.widgets.rows import ROW
from annotator.gui.window import Window
from annotator.gui.workspace import Workspace
from annotator.model import Change, Code, Corrections, Event, Put, Sample, Span
from annotator.text.canonical import sha256

KEYS = Qt.Key
FIRST = "Panel backs harbour plan\n\nThe panel backed the plan. Two of its nine experts resigned in protest."
SECOND = "Plan for harbour passes\n\nThe plan has passed the panel. Work begins in May."
THIRD = "Harbour plan and a walkout\n\nTwo experts resigned in protest. The panel backed the plan."
RESIGNED = "Two of its nine experts resigned in protest."
OLDER = "0" * 64


@pytest.fixture
def event(make_workspace, make_article, codes):
    """Three outlets on one event; the first article is open."""
    texts = ((FIRST, "The Rampart"), (SECOND, "Open Record"), (THIRD, "Meridian Wire"))
    articles = [
        make_article(text, number=number, outlet=outlet, headline=text.split("\n", 1)[0], language="en")
        for number, (text, outlet) in enumerate(texts, 1)
    ]
    workspace = make_workspace(articles=articles, codes=codes)
    moved = [workspace.corpus.corrections(one.id) for one in articles]
    workspace.apply("Group", lambda _hand: edits.group(moved, Event(id="event-1", name="Harbour")))
    workspace.show_article(articles[0].id)
    return workspace


@pytest.fixture
def window(event, qtbot):
    made = Window(event, Files(event))
    qtbot.addWidget(made)
    made.resize(1300, 850)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    event.start()
    event.side.want()
    qtbot.waitUntil(lambda: event.here.cues_known and event.side.aligned is not None, timeout=20_000)
    made.reading.article_view.setFocus()
    yield made
    made.close()


def keys(event):
    return event.corpus.articles()


def words(event, article, quote):
    text = event.corpus.article(article).text
    at = text.index(quote)
    return edits.segment(event.corpus.article(article), Span(at, at + len(quote)))


def code(event, *segments, absent=(), code="code-loaded"):
    sha = event.corpus.head(segments[0].article).sha256
    made = event.apply(
        "Code", lambda hand: edits.contrast(segments, code, hand, sha256=sha, absent_from=absent)
    )
    return made.puts[0].after


@pytest.fixture
def omission(event):
    """What the first and the third article say and the second leaves out."""
    first, second, third = keys(event)
    return code(
        event, words(event, first, RESIGNED), words(event, third, "resigned in protest"), absent=[second]
    )


@pytest.fixture
def panel(qtbot, event):
    made = Annotations(event, None)
    qtbot.addWidget(made)
    made.resize(320, 400)
    made.show()
    return made


def row(panel, key):
    at = next(at for at, one in enumerate(panel.model.things) if getattr(one, "id", "") == key)
    return at, panel.model.index(at).data(ROW)


# --- seen from every article -----------------------------------------------------------------------------


def test_it_is_among_the_annotations_of_every_article_that_says_it(event, omission):
    first, second, third = keys(event)
    there = {key: [one.id for one in event.at(key).annotations()] for key in (first, second, third)}
    assert there == {first: [omission.id], second: [], third: [omission.id]}
    assert [one.id for one in event.at(second).missing()] == [omission.id]
    assert event.at(third).span_of(omission).start == THIRD.index("resigned")


def test_the_list_says_where_else_it_is_said_and_from_where_it_is_absent(event, omission, panel):
    _at, shown = row(panel, omission.id)
    assert shown.title == RESIGNED
    assert "also in: Meridian Wire" in shown.detail
    assert "absent from: Open Record" in shown.detail
    assert "absent from: Open Record" in shown.spoken


def test_the_article_that_leaves_it_out_lists_it_first_and_leads_to_the_evidence(event, omission, panel):
    first, second, _third = keys(event)
    event.show_article(second)
    at, shown = row(panel, omission.id)
    assert at == 0
    assert shown.title.startswith("∅")
    assert "absent here, said in The Rampart; Meridian Wire" in shown.detail
    panel.list.setFocus()
    panel.list.choose(0)
    event.focus.set(omission.id, reveal=True)
    assert event.article.id == second, "walking through the list stays in the article"
    places = []
    event.revealed.connect(lambda start, end: places.append((start, end)))
    QTest.keyClick(panel.list, KEYS.Key_Return)
    assert event.article.id == first
    assert event.focus.annotation().id == omission.id
    assert places == [(omission.start, omission.end)]


def test_an_edit_that_takes_an_article_out_of_it_reaches_list_and_marks(event, omission, panel):
    first, _second, third = keys(event)
    event.show_article(third)
    assert row(panel, omission.id)
    event.apply(
        "Change", lambda hand: edits.compare_anew(omission, omission.within(first), omission.code, hand)
    )
    assert omission.id not in [getattr(one, "id", "") for one in panel.model.things]
    event.undo_stack.undo()
    assert row(panel, omission.id)
    assert event.article.id == third, "undo stays where it can be seen"


def test_what_is_absent_comes_and_goes_with_the_edit(event, panel):
    first, second, _third = keys(event)
    event.show_article(second)
    made = code(event, words(event, first, RESIGNED), absent=[second])
    assert row(panel, made.id)[1].title.startswith("∅")
    event.undo_stack.undo()
    assert not [one for one in panel.model.things if getattr(one, "id", "") == made.id]
    event.undo_stack.redo()
    assert row(panel, made.id)[0] == 0


def test_what_is_said_in_removed_articles_alone_is_absent_nowhere(event, panel):
    first, second, third = keys(event)
    made = code(event, words(event, first, RESIGNED), absent=[second])
    event.show_article(second)
    assert row(panel, made.id)
    gone = event.corpus.corrections(first)
    event.apply("Remove", lambda _hand: edits.remove_articles([gone]))
    assert not [one for one in panel.model.things if getattr(one, "id", "") == made.id]
    assert event.at(third).missing() == ()
    event.undo_stack.undo()
    event.show_article(second)
    assert row(panel, made.id)


def test_the_inspector_shows_the_words_of_each_article_and_who_lacks_them(qtbot, event, omission):
    inspector = Inspector(event, Coding(event))
    qtbot.addWidget(inspector)
    event.show_article(keys(event)[2])
    event.focus.set(omission.id)
    lines = inspector.quote.text().splitlines()
    assert lines == ["Meridian Wire: “resigned in protest”", f"The Rampart: “{RESIGNED}”"]
    assert inspector.nearest.text() == "Absent from: Open Record"
    assert not inspector.change.isHidden()


def test_keys_that_move_edges_work_on_the_words_of_the_open_article(event, omission):
    first, _second, third = keys(event)
    event.show_article(third)
    event.focus.set(omission.id)
    event.set_caret(THIRD.index("resigned") + 1)
    Shaping(event, Coding(event).pending).extend_end()
    changed = event.corpus.annotation(omission.id)
    assert [part.quote for part in changed.within(third)] == ["resigned in protest. The"]
    assert changed.within(first) == omission.within(first)
    assert changed.text_sha256 == sha256(FIRST)


def test_a_code_that_may_not_overlap_is_seen_from_the_other_article(event, omission):
    _first, _second, third = keys(event)
    loaded = event.corpus.code("code-loaded")
    event.apply("Change", lambda _hand: edits.change_code(loaded, {"may_overlap": False}))
    event.show_article(third)
    at = THIRD.index("resigned")
    event.here.selection = Span(at, at + 8)
    before = event.here.annotations()
    Coding(event).apply_code(event.corpus.code("code-loaded"))
    assert event.here.annotations() == before
    assert event.focus.key == omission.id


def test_the_same_code_again_extends_it_here_and_leaves_its_words_elsewhere(event, omission):
    first, second, third = keys(event)
    loaded = event.corpus.code("code-loaded")
    event.apply("Change", lambda _hand: edits.change_code(loaded, {"may_overlap": False}))
    event.show_article(third)
    at = THIRD.index("experts resigned")
    event.here.selection = Span(at, at + len("experts resigned"))
    coding = Coding(event)
    coding.apply_code(event.corpus.code("code-loaded"))
    coding.apply_code(event.corpus.code("code-loaded"))
    wider = event.corpus.annotation(omission.id)
    assert [part.quote for part in wider.within(third)] == ["experts resigned in protest"]
    assert wider.within(first) == omission.within(first)
    assert (wider.absent_from, wider.text_sha256) == ((second,), omission.text_sha256)


def test_others_contrasts_are_hidden_where_any_article_of_them_hides_coders(event, omission):
    first, second, third = keys(event)
    event.use_coder("Bea")
    event.hiding.show_others(shown=True)
    event.show_article(first)
    assert [one.id for one in event.here.others_annotations()] == [omission.id]
    sample = Sample(id="sample-1", name="Blind", articles=(third,), concealed=("coders",))
    event.apply("Sample", lambda _hand: edits.add_sample(sample))
    assert event.here.others_annotations() == ()
    assert event.at(second).missing() == ()


# --- the form --------------------------------------------------------------------------------------------


def press(key, modifiers=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), key, modifiers)


def begin(window, quote):
    """Select words of the open article and press Shift+O."""
    view = window.reading.article_view
    at = window.workspace.article.text.index(quote)
    view.setFocus()
    view.select(at, at + len(quote))
    press(KEYS.Key_O, Qt.KeyboardModifier.ShiftModifier)
    return window.docks["across"].widget()


def said(form):
    return [(line.name.text(), line.stance.value(), line.words.text()) for line in form.lines]


def test_an_omission_is_coded_with_keys_from_the_aligned_sentences(window, event):
    first, second, third = keys(event)
    form = begin(window, RESIGNED)
    assert QApplication.focusWidget() is form.lines[0].stance, "the keyboard is in the open article's line"
    assert said(form) == [
        ("The Rampart", "said", f"“{RESIGNED}”"),
        ("Open Record", "open", ""),
        ("Meridian Wire", "said", "“Two experts resigned in protest.”"),
    ]
    press(KEYS.Key_Down)
    press(KEYS.Key_A)
    assert form.lines[1].stance.value() == "absent"
    assert form.title.text() == "Omission: said in 2, absent from 1"
    assert form.code.text() == "Omission", "which code it is, follows from what is said until one is chosen"
    before = event.undo_stack.count()
    press(KEYS.Key_Return)
    assert event.undo_stack.count() == before + 1
    made = event.focus.annotation()
    assert (made.article, made.articles, made.absent_from) == (first, (first, third), (second,))
    assert made.code == OMISSION
    assert event.corpus.code(OMISSION).parent == "code-ao"
    assert made.code_version == event.corpus.code(OMISSION).version
    assert made.codebook_revision == event.corpus.codebook_revision
    assert not window.docks["across"].isVisible()
    assert window.reading.article_view.page.hasFocus()
    codes = []
    event.code_wanted.connect(codes.append)
    event.undo_stack.undo()
    assert event.corpus.annotation(made.id).deleted
    assert event.corpus.code(OMISSION).retired
    event.undo_stack.redo()
    assert not event.corpus.annotation(made.id).deleted
    assert not event.corpus.code(OMISSION).retired
    assert codes == [], "what is looked at is the annotation, not the code that came with it"


def test_words_stand_below_where_there_is_little_room_beside_the_fields(window, event, qtbot):
    form = begin(window, RESIGNED)
    line = form.lines[0]
    for width, below in ((1300, False), (850, True), (1300, False)):
        window.resize(width, 800)
        qtbot.waitUntil(lambda below=below: (line.words.y() > line.stance.geometry().bottom()) is below)
        assert line.words.width() > 240


def test_nobody_is_said_to_leave_something_out_before_the_coder_says_so(window):
    form = begin(window, RESIGNED)
    assert "absent" not in [line.stance.value() for line in form.lines]


def test_words_of_each_line_can_be_taken_from_its_article(window, event):
    _first, second, third = keys(event)
    form = begin(window, RESIGNED)
    press(KEYS.Key_Escape)
    assert window.reading.article_view.page.hasFocus()
    event.show_article(third)
    begin(window, "Two experts")
    assert said(form)[2] == ("Meridian Wire", "said", "“Two experts”")
    assert QApplication.focusWidget() is form.lines[2].stance
    view = window.reading.article_view
    at = THIRD.index("in protest")
    view.setFocus()
    view.select(at, at + len("in protest"))
    form.lines[2].take_keyboard()
    QTest.keyClicks(form.lines[2].stance, "+")
    assert said(form)[2][2] == "“Two experts” … “in protest”"
    QTest.keyClicks(form.lines[2].stance, "n")
    form.lines[1].take_keyboard()
    QTest.keyClicks(form.lines[1].stance, "s")
    assert not form.keep.isEnabled()
    assert "In which words does Open Record say it?" in form.title.text()
    event.show_article(second)
    view.setFocus()
    view.select(0, 4)
    form.lines[1].take.click()
    press_in(form.lines[1], KEYS.Key_Return)
    made = event.focus.annotation()
    assert made.code == DIFFERENCE
    assert [part.quote for part in made.target] == [RESIGNED, "Plan"]


def press_in(line, key):
    line.take_keyboard()
    QTest.keyClick(line.stance, key)


def test_it_is_changed_in_the_same_form_in_one_step(window, event, omission):
    first, second, third = keys(event)
    event.focus.set(omission.id)
    window.reading.article_view.setFocus()
    press(KEYS.Key_E)
    form = window.docks["across"].widget()
    assert [(name, stance) for name, stance, _words in said(form)] == [
        ("The Rampart", "said"),
        ("Open Record", "absent"),
        ("Meridian Wire", "said"),
    ]
    assert form.code.text() == "Loaded language"
    QTest.keyClicks(form.lines[2].stance, "a")
    assert form.code.text() == "Loaded language", "a code that was given stays"
    QTest.keyClicks(form.memo, "Only one of them")
    before = event.undo_stack.count()
    press_in(form.lines[0], KEYS.Key_Return)
    changed = event.corpus.annotation(omission.id)
    assert (changed.articles, changed.absent_from) == ((first,), (second, third))
    assert changed.memo == "Only one of them"
    assert event.undo_stack.count() == before + 1
    event.undo_stack.undo()
    assert event.corpus.annotation(omission.id).articles == (first, third)


def test_attributes_are_told_in_the_form_and_kept(window, event):
    form = begin(window, RESIGNED)
    QTest.keyClicks(form.lines[1].stance, "a")
    field = form.attributes.field("what")
    field.take_keyboard()
    QTest.keyClicks(QApplication.focusWidget(), "f")
    press_in(form.lines[0], KEYS.Key_Return)
    assert event.focus.annotation().attributes == {"what": "fact"}


def test_articles_whose_outlets_are_hidden_or_the_same_are_told_apart(window, event):
    form = begin(window, RESIGNED)
    event.hide_by_hand(["outlet"])
    names = [name for name, _stance, _words in said(form)]
    assert len(set(names)) == 3
    assert not [name for name in names if "Rampart" in name or "Record" in name or "Wire" in name]
    assert "Plan for harbour passes" in names[1]


def test_dropping_it_keeps_nothing(window, event):
    form = begin(window, RESIGNED)
    form.drop.click()
    assert form.draft is None
    assert list(event.corpus.every_annotation()) == []
    assert window.reading.article_view.page.hasFocus()


# --- what is being said outlives the window --------------------------------------------------------------


@pytest.fixture
def reopened(qtbot):
    """Return a function that opens the corpus of a window anew, as after a crash: nothing was closed."""
    made = []

    def open_again(window, *, coder="Ada"):
        folder, settings = window.workspace.corpus.path, window.workspace.settings
        window.workspace.corpus.close()
        workspace = Workspace(Corpus.open(folder), Settings(settings._file), window.workspace.interaction)
        workspace.use_coder(coder)
        again = Window(workspace, Files(workspace))
        made.append(again)
        qtbot.addWidget(again)
        with qtbot.waitExposed(again):
            again.show()
        workspace.start()
        return again

    yield open_again
    for window in made:
        window.close()


def form_of(window):
    return window.docks["across"].widget()


def test_what_is_being_said_is_there_again_after_a_crash(window, event, reopened, qtbot):
    form = begin(window, RESIGNED)
    QTest.keyClicks(form.lines[1].stance, "a")
    QTest.keyClicks(form.memo, "No word of why")
    qtbot.waitUntil(lambda: form.draft.memo == "No word of why")
    before = form.draft
    again = reopened(window)
    qtbot.waitUntil(lambda: form_of(again) is not None)
    assert again.docks["across"].isVisibleTo(again)
    assert form_of(again).draft == before
    assert form_of(again).memo.typed() == "No word of why"
    assert said(form_of(again)) == said(form)
    press_in(form_of(again).lines[0], KEYS.Key_Return)
    (kept,) = again.workspace.corpus.every_annotation()
    assert (kept.memo, kept.absent_from) == ("No word of why", (keys(event)[1],))


def test_what_was_kept_or_dropped_does_not_come_back(window, event, reopened, qtbot):
    form = begin(window, RESIGNED)
    QTest.keyClicks(form.lines[1].stance, "a")
    press_in(form.lines[0], KEYS.Key_Return)
    begin(window, "The panel backed the plan").drop.click()
    again = reopened(window)
    qtbot.waitUntil(lambda: again._was_painted)
    assert not again.docks["across"].isVisibleTo(again)
    assert not KeptDraft(again.workspace)


def test_a_change_of_an_annotation_is_taken_up_with_what_became_of_it_meanwhile(
    window, event, omission, reopened, qtbot
):
    event.across_wanted.emit(omission.id)
    form = form_of(window)
    QTest.keyClicks(form.lines[2].stance, "a")
    flagged = Change((Put(omission, replace(omission, flagged=True)),))
    event.corpus.commit(flagged, coder=omission.coder)  # by another machine: the window does not hear of it
    again = reopened(window)
    qtbot.waitUntil(lambda: form_of(again) is not None)
    taken = form_of(again).draft
    assert (taken.annotation, taken.absent) == (omission.id, keys(event)[1:])
    assert form_of(again)._began.flagged


def test_another_coder_does_not_see_what_is_being_said_and_leaves_it_there(window, event, reopened, qtbot):
    begin(window, RESIGNED)
    again = reopened(window, coder="Bea")
    qtbot.waitUntil(lambda: form_of(again) is not None)
    assert form_of(again).draft is None
    again.workspace.use_coder("Ada")
    assert form_of(again).draft is not None


def test_a_damaged_file_or_one_of_other_articles_is_no_draft(window, event, reopened, qtbot):
    begin(window, RESIGNED)
    file = KeptDraft(event)._place()
    known = file.read_bytes()
    for data in (b"{", b'{"draft": 1}', known.replace(keys(event)[0].encode(), b"art-elsewhere")):
        file.write_bytes(data)
        panel = AcrossPanel(event)
        qtbot.addWidget(panel)
        assert panel.draft is None


def test_what_is_undone_meanwhile_is_in_the_form_no_more(window, event):
    first, second, _third = keys(event)
    made = code(event, words(event, first, RESIGNED), absent=[second])
    event.across_wanted.emit(made.id)
    form = window.docks["across"].widget()
    assert form.draft is not None
    event.undo_stack.undo()
    assert form.draft is None


def test_what_is_being_said_outlives_the_first_edit_of_a_corpus_without_a_folder(
    make_workspace, articles, qtbot
):
    draft = Corpus.draft(
        "Draft",
        articles=articles,
        events=[Event(id="event-1", name="Deal")],
        corrections=[Corrections(id=one.id, event="event-1") for one in articles],
    )
    workspace = make_workspace()
    workspace.open_corpus(draft)
    form = AcrossPanel(workspace)
    qtbot.addWidget(form)
    workspace.here.selection = Span(0, 8)
    form.write("")
    assert form.lines[0].stance.value() == "said"
    workspace.apply("State", lambda hand: edits.set_state(None, articles[0].id, "done", hand))
    assert workspace.corpus is not draft
    assert form.draft is not None
    workspace.use_coder("Bea")
    assert form.draft is not None, "nothing of it is anybody's yet"
    workspace.open_corpus(Corpus.draft("Other", articles=articles[:1]))
    assert form.draft is None


def test_an_article_without_others_of_its_event_says_how_to_group_it(make_workspace, make_article, qtbot):
    workspace = make_workspace(articles=[make_article(FIRST, outlet="The Rampart")])
    window = Window(workspace, Files(workspace))
    qtbot.addWidget(window)
    window.show()
    workspace.across_wanted.emit("")
    form = window.docks["across"].widget()
    assert form.draft is None
    assert "Ctrl+G" in form.hint.text()
    window.close()


def test_what_is_hidden_in_any_of_the_articles_is_noted(window, event):
    _first, second, third = keys(event)
    for number, (article, hidden) in enumerate(((second, "outlet"), (third, "cues"))):
        sample = Sample(id=f"sample-{number}", name="S", articles=(article,), concealed=(hidden,))
        event.apply("Sample", lambda _hand, sample=sample: edits.add_sample(sample))
    form = begin(window, RESIGNED)
    assert said(form)[1][0] != "Open Record", "an outlet that is hidden is not named"
    QTest.keyClicks(form.lines[1].stance, "a")
    press_in(form.lines[0], KEYS.Key_Return)
    made = event.focus.annotation()
    assert made.mode == "blind"
    assert set(made.concealed) == {"outlet", "cues"}


def test_a_code_of_ones_own_that_may_not_overlap_is_refused_with_the_article(window, event):
    first, second, third = keys(event)
    strict = Code(id="code-strict", name="Strict", may_overlap=False, order=9)
    event.apply("Add", lambda _hand: edits.add_code(strict))
    code(event, words(event, third, "Two experts"), absent=[second], code="code-strict")
    told = []
    event.told.connect(told.append)
    form = begin(window, RESIGNED)
    form._choose_code(strict)
    count = len(list(event.corpus.every_annotation()))
    press_in(form.lines[0], KEYS.Key_Return)
    assert len(list(event.corpus.every_annotation())) == count
    assert "Meridian Wire" in told[-1]
    assert form.draft is not None, "nothing that was said is lost"
    assert event.article.id == first


def test_columns_are_marked_on_both_sides(window, event, omission):
    window.actions_["side_by_side"].trigger()
    columns = window.reading.columns
    assert isinstance(columns, Columns)
    painted = {leaf.article: {mark.key for mark in leaf.view.page.index.all()} for leaf in columns.leaves()}
    first, second, third = keys(event)
    assert omission.id in painted[first]
    assert omission.id in painted[third]
    assert omission.id not in painted[second]
    event.apply("Delete", lambda hand: edits.delete([omission], hand))
    assert not any(omission.id in {m.key for m in leaf.view.page.index.all()} for leaf in columns.leaves())


def test_a_code_that_may_not_overlap_stays_off_the_words_in_other_articles_too(event, omission):
    _first, _second, third = keys(event)
    conflict = event.apply(
        "Code",
        lambda hand: edits.add_code(Code(id="code-once", name="Once", level="span", may_overlap=False)),
    )
    assert conflict
    once = event.corpus.code("code-once")
    there = words(event, third, "Two experts resigned")
    event.apply(
        "There",
        lambda hand: edits.annotate(
            event.corpus.article(third), [Span(there.start, there.end)], "code-once", hand
        ),
    )
    event.focus.set(omission.id)
    Coding(event).apply_code(once)
    assert event.corpus.annotation(omission.id).code == omission.code


def test_what_was_changed_meanwhile_is_not_overwritten_by_the_form(window, event, omission):
    first, _second, third = keys(event)
    event.focus.set(omission.id)
    window.reading.article_view.setFocus()
    press(KEYS.Key_E)
    form = window.docks["across"].widget()
    wider = [*omission.within(third), words(event, first, "The panel backed the plan")]
    event.apply("Extend", lambda hand: edits.retarget(omission, wider, omission.text_sha256, hand))
    QTest.keyClicks(form.memo, "Only one of them")
    press_in(form.lines[0], KEYS.Key_Return)
    changed = event.corpus.annotation(omission.id)
    assert [part.quote for part in changed.within(first)] == ["The panel backed the plan"]
    assert changed.memo == "Only one of them"


@pytest.mark.parametrize("stands", [True, False])
def test_saving_the_form_takes_over_the_text_in_which_its_words_stand(window, event, stands):
    first, second, third = keys(event)
    here = words(event, first, RESIGNED)
    made = code(event, here, words(event, third, "resigned in protest"), absent=[second])
    moved = here if stands else replace(here, quote="Two of its ten experts resigned in protest.")
    older = replace(made, text_sha256=OLDER, target=(moved, *made.target[1:]))
    event.corpus.contents.put(older)  # as it comes from a file that was coded in an earlier text
    event.across_wanted.emit(made.id)
    form = window.docks["across"].widget()
    press_in(form.lines[0], KEYS.Key_Return)
    renewed = event.corpus.annotation(made.id)
    assert renewed.text_sha256 == (event.corpus.head(first).sha256 if stands else OLDER)
    assert renewed.target == older.target


def test_a_contrast_that_is_kept_with_an_article_that_is_not_considered_is_of_its_text_now(window, event):
    first, second, third = keys(event)
    made = code(event, words(event, first, RESIGNED), words(event, third, "resigned in protest"))
    event.across_wanted.emit(made.id)
    form = window.docks["across"].widget()
    QTest.keyClicks(form.lines[0].stance, "n")
    QTest.keyClicks(form.lines[1].stance, "a")
    press_in(form.lines[2], KEYS.Key_Return)
    changed = event.corpus.annotation(made.id)
    assert (changed.article, changed.articles, changed.absent_from) == (first, (third,), (second,))
    assert changed.text_sha256 == event.corpus.head(first).sha256, "not that of an article with words"


def test_articles_that_it_is_about_are_begun_and_are_new_again_without_it(event):
    first, second, third = keys(event)
    assert event.states.all() == {}
    code(event, words(event, third, "resigned in protest"), absent=[second])
    assert event.states.all() == {second: "started", third: "started"}
    assert event.states.of(first) == "new"
    event.undo_stack.undo()
    assert event.states.all() == {}
    event.undo_stack.redo()
    assert event.states.of(second) == "started"
