"""The list is the twin of the painted text: every edit reaches it, one row at a time."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from annotator import edits
from annotator.gui.panels._annotations import Annotations, place
from annotator.gui.shaping import Shaping
from annotator.gui.widgets.rows import ROW
from annotator.model import Annotation, Cue, Segment, Span
from tests.costs import seconds


@pytest.fixture
def panel(qtbot, workspace, coding):
    made = Annotations(workspace, coding)
    qtbot.addWidget(made)
    made.resize(320, 400)
    made.show()
    return made


def listed(panel):
    return [one.key if isinstance(one, Cue) else one.id for one in panel.model.things]


def expected(workspace, kind="Both"):
    """What a list made anew would hold."""
    things = [*workspace.here.annotations()] if kind != "Cues" else []
    things += [*workspace.here.open_cues()] if kind != "Annotations" else []
    return [
        one.key if isinstance(one, Cue) else one.id
        for one in sorted(things, key=lambda one: place(one, workspace.here.span_of(one)))
    ]


def button(panel, kind):
    return next(one for one in panel.switch.buttons() if one.text() == kind)


def code(workspace, span, name="code-hedge"):
    return workspace.apply("Code", lambda hand: edits.annotate(workspace.article, span, name, hand))


def test_cues_and_annotations_stand_in_text_order_the_whole_article_first(panel, workspace, coding):
    code(workspace, [Span(40, 50)])
    code(workspace, [], "code-conflict")
    assert listed(panel) == expected(workspace)
    assert panel.model.index(0).data(ROW).title == "Whole article"


def test_every_edit_and_its_undo_reach_the_list(panel, workspace, coding):
    assert listed(panel) == expected(workspace)
    steps = [
        lambda: (workspace.focus.set(workspace.here.open_cues()[0].key), coding.accept()),
        lambda: (workspace.focus.set(workspace.here.open_cues()[1].key), coding.reject()),
        lambda: code(workspace, [Span(3, 9)]),
        Shaping(workspace, coding.pending).extend_end,
        lambda: coding.write_memo(workspace.here.annotations()[0], "memo"),
        coding.delete,
    ]
    for step in steps:
        step()
        assert listed(panel) == expected(workspace)
    while workspace.undo_stack.canUndo():
        workspace.undo_stack.undo()
        assert listed(panel) == expected(workspace)
    while workspace.undo_stack.canRedo():
        workspace.undo_stack.redo()
        assert listed(panel) == expected(workspace)


def test_one_edit_resets_nothing(panel, workspace, qtbot):
    code(workspace, [Span(0, 2)])  # the first edit gives the draft its folder
    with qtbot.assertNotEmitted(panel.model.modelReset):
        code(workspace, [Span(3, 9)])
        workspace.undo_stack.undo()


@pytest.mark.parametrize("kind", ["Annotations", "Cues"])
def test_the_switch_lists_one_kind_and_edits_respect_it(panel, workspace, coding, kind):
    button(panel, kind).click()
    workspace.focus.set(workspace.here.open_cues()[0].key)
    coding.accept()
    code(workspace, [Span(3, 9)])
    assert listed(panel) == expected(workspace, kind)
    workspace.undo_stack.undo()
    workspace.undo_stack.undo()
    assert listed(panel) == expected(workspace, kind)


def test_blind_mode_lists_annotations_and_offers_no_cues(panel, workspace):
    button(panel, "Cues").click()
    code(workspace, [Span(3, 9)])
    workspace.set_mode("blind")
    assert listed(panel) == expected(workspace, "Annotations")
    assert not button(panel, "Cues").isVisible()
    code(workspace, [Span(12, 15)])
    assert len(listed(panel)) == 2


def test_hidden_categories_are_not_listed(panel, workspace):
    workspace.hiding.set({cue.category for cue in workspace.here.all_cues()})
    assert listed(panel) == []


def test_rows_say_tag_code_words_and_memo(panel, workspace, coding):
    code(workspace, [Span(0, 8)])
    coding.write_memo(workspace.here.annotations()[0], "check this")
    row = next(panel.model.index(at).data(ROW) for at in range(99) if listed(panel)[at].startswith("ann-"))
    assert (row.tag, row.filled, row.title, row.detail, row.memo) == ("HE", True, "Ministry", "Hedge", True)
    assert row.spoken == "Hedge, “Ministry”, sentence 1, by hand, memo: check this"


def test_cue_rows_are_hollow_and_say_that_they_are_undecided(panel, workspace):
    cue = workspace.here.open_cues()[0]
    row = panel.model.index(listed(panel).index(cue.key)).data(ROW)
    assert not row.filled
    assert row.title == workspace.article.text[cue.start : cue.end]
    assert row.spoken.startswith("Cue, ")
    assert row.spoken.endswith(", undecided")


def test_walking_and_activating_move_the_focus_and_reveal(panel, workspace, qtbot):
    panel.list.setFocus()
    qtbot.waitUntil(panel.list.hasFocus)
    panel.list.choose(0)
    with qtbot.waitSignal(workspace.revealed):
        QTest.keyClick(panel.list, Qt.Key.Key_Down)
    assert workspace.focus.key == listed(panel)[1]
    with qtbot.waitSignal(workspace.revealed):
        QTest.keyClick(panel.list, Qt.Key.Key_Return)


def test_the_focus_chooses_its_row_and_asks_nobody_to_scroll(panel, workspace, qtbot):
    with qtbot.assertNotEmitted(workspace.revealed):
        workspace.focus.set(listed(panel)[2])
    assert panel.list.rows() == [2]
    workspace.focus.set("")
    assert panel.list.rows() == []


def test_delete_deletes_an_annotation_and_rejects_a_cue_and_goes_on(panel, workspace):
    code(workspace, [Span(0, 8)])
    before = listed(panel)
    at = next(at for at, key in enumerate(before) if key.startswith("ann-"))
    panel.list.choose(at)
    QTest.keyClick(panel.list, Qt.Key.Key_Delete)
    assert listed(panel) == expected(workspace)
    assert len(listed(panel)) == len(before) - 1
    assert workspace.focus.key == listed(panel)[min(at, len(listed(panel)) - 1)]
    panel.list.choose(0)
    QTest.keyClick(panel.list, Qt.Key.Key_Delete)
    assert len(workspace.here.decisions()) == 1


def test_the_menu_codes_the_chosen_row_whatever_words_are_selected(panel, workspace):
    workspace.focus.set(workspace.here.open_cues()[0].key)
    workspace.here.selection = Span(0, 5)
    codes = next(one for one in panel.menu().actions() if one.text() == "Code as").menu()
    codes.actions()[1].trigger()
    (made,) = workspace.here.annotations()
    assert (made.code, made.cue is not None) == ("code-hedge", True)
    recode = next(one for one in panel.menu().actions() if one.text() == "Re-code as").menu()
    recode.actions()[0].trigger()
    assert [one.code for one in workspace.here.annotations()] == ["code-loaded"]


def test_an_annotation_of_a_code_that_is_not_here_is_listed(panel, workspace):
    code(workspace, [Span(0, 8)], "code-elsewhere")
    row = panel.model.index(listed(panel).index(workspace.here.annotations()[0].id)).data(ROW)
    assert (row.tag, row.detail) == ("?", "Unknown code")


def test_an_annotation_whose_words_changed_says_so(panel, workspace, monkeypatch):
    code(workspace, [Span(0, 8)])
    made = workspace.here.annotations()[0]
    at = listed(panel).index(made.id)
    assert "something else" not in panel.model.index(at).data(ROW).detail
    monkeypatch.setattr(type(workspace.corpus), "drifted", frozenset({made.id}))
    row = panel.model.index(at).data(ROW)
    for said in (row.detail, row.spoken, row.tip):
        assert "the text says something else here" in said


def test_another_coder_has_a_list_of_their_own(panel, workspace):
    code(workspace, [Span(0, 8)])
    workspace.use_coder("Ben")
    assert listed(panel) == expected(workspace)
    assert not any(key.startswith("ann-") for key in listed(panel))


def test_one_edit_among_fifty_thousand_rows_stays_quick(panel, workspace):
    """The list takes over an edit by itself; its share must not grow with the article."""
    article = workspace.article.id
    many = [
        Annotation(
            id=f"ann-{n:016}",
            article=article,
            coder=workspace.coder.id,
            code="code-hedge",
            target=(Segment(article=article, start=n, end=n + 1, quote="x"),),
        )
        for n in range(50_000)
    ]
    panel._listed = {one.id: one for one in many}
    panel.model.replace(many)

    def put_anew(one):
        panel._put(one, listed=False)
        panel._put(one, listed=True)

    times = [seconds(lambda one=one: put_anew(one)) for one in many[::5_000]]
    assert sorted(times)[len(times) // 2] < 0.005
    assert listed(panel) == [one.id for one in many]
