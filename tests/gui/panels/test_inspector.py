"""What has the focus is explained in full; a memo is never lost; the buttons do what the keys do."""

import re
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest

from annotator import edits
from annotator.cues import categories
from annotator.evaluation.wording import said_of_cue
from annotator.gui.panels._inspector import Inspector
from annotator.gui.panels._inspector_words import measured, quoted, spoken_voice
from annotator.model import Cue, Span
from annotator.summary import NO_RATES


@pytest.fixture
def inspector(qtbot, workspace, coding):
    made = Inspector(workspace, coding)
    qtbot.addWidget(made)
    made.resize(340, 600)
    made.show()
    return made


@pytest.fixture
def cue(workspace):
    return next(cue for cue in workspace.here.open_cues() if cue.category in ("hedge", "loaded_language"))


def annotate(workspace, span=(0, 8), code="code-loaded"):
    spans = [Span(*span)] if span else []
    return (
        workspace.apply("Code", lambda hand: edits.annotate(workspace.article, spans, code, hand))
        .puts[-1]
        .after
    )


def test_nothing_in_focus_says_which_key_comes_next(inspector, workspace):
    workspace.focus.set("")
    assert "Space" in inspector.lead.text()
    assert not inspector.foot.isVisible()


def test_blind_mode_says_that_cues_are_hidden(inspector, workspace, cue):
    workspace.focus.set(cue.key)
    workspace.set_mode("blind")
    assert "hidden" in inspector.lead.text()
    assert cue.reason not in inspector.facts.text()


def test_a_cue_is_explained_in_full(inspector, workspace, cue):
    workspace.focus.set(cue.key)
    category = categories()[cue.category]
    said = f"{inspector.nearest.text()}\n{inspector.facts.text()}"
    assert inspector.title.text() == category.name
    assert inspector.quote.text() == f"“{workspace.article.text[cue.start : cue.end]}”"
    assert inspector.lead.text() == cue.reason
    for part in (category.definition, cue.rule, category.precision_problem, *category.literature):
        assert part in said
    assert spoken_voice(cue) in said


def test_the_rate_says_how_many_in_how_many_words(inspector, workspace, cue):
    from annotator.text.words import count_article

    workspace.focus.set(cue.key)
    words = count_article(workspace.article)
    same = [one for one in workspace.here.all_cues() if one.category == cue.category]
    assert f"{len(same)} in {words} words" in inspector.nearest.text()
    assert f"{1000 * len(same) / words:.1f} per 1,000 words" in inspector.nearest.text()


def test_there_is_no_rate_of_an_article_that_is_not_whole(inspector, workspace, cue):
    workspace.article = replace(workspace.article, extent="truncated")
    workspace.focus.set(cue.key)
    assert "per 1,000 words" not in inspector.nearest.text()
    assert NO_RATES["truncated"] in inspector.nearest.text()


@pytest.mark.parametrize(
    ("voice", "speaker", "zone", "said"),
    [
        ("author", None, "body", "The author's own words"),
        ("author", None, "headline", "The author's own words, in the headline"),
        ("quoted", "the minister", "body", "Quoted from the minister"),
        ("quoted", None, "body", "Quoted; the speaker is not clear"),
        ("reported", "<b>x</b>", "body", "Reported from <b>x</b>"),
    ],
)
def test_whose_words_a_cue_is_stands_there_in_words(voice, speaker, zone, said):
    cue = Cue(
        start=0, end=1, category="hedge", rule="r@1", reason="", voice=voice, speaker=speaker, zone=zone
    )
    assert spoken_voice(cue) == said


def test_hovering_explains_without_taking_the_focus(inspector, workspace, cue):
    workspace.focus.set("")
    workspace.focus.hover(cue.key)
    assert inspector.lead.text() == cue.reason
    workspace.focus.hover("")
    assert "Space" in inspector.lead.text()


def test_accept_and_reject_buttons_do_what_the_keys_do(inspector, workspace, cue):
    workspace.focus.set(cue.key)
    inspector.reject.click()
    assert len(workspace.here.decisions()) == 1
    workspace.undo_stack.undo()
    workspace.focus.set(cue.key)
    inspector.accept.click()
    (made,) = workspace.here.annotations()
    assert made.cue is not None
    assert inspector.title.text() == workspace.corpus.code(made.code).name


def test_a_decided_cue_cannot_be_decided_again(inspector, workspace, cue, coding):
    workspace.focus.set(cue.key)
    coding.reject()
    workspace.focus.set(cue.key)
    assert not inspector.accept.isEnabled()


def test_the_code_menu_relabels_a_cue_and_an_annotation(inspector, workspace, cue):
    workspace.focus.set(cue.key)
    menu = inspector.code.menu()
    menu.aboutToShow.emit()
    assert [one.text().split("\t")[0] for one in menu.actions()] == ["Loaded language", "Hedge"]
    menu.actions()[1].trigger()
    assert workspace.here.annotations()[0].code == "code-hedge"
    menu.aboutToShow.emit()
    menu.actions()[0].trigger()
    assert workspace.here.annotations()[0].code == "code-loaded"


def test_an_annotation_on_the_article_is_recoded_among_article_codes(inspector, workspace):
    made = annotate(workspace, span=None, code="code-conflict")
    workspace.focus.set(made.id)
    inspector.code.menu().aboutToShow.emit()
    assert [one.text() for one in inspector.code.menu().actions()] == ["Frame: conflict"]
    assert inspector.quote.text() == "The whole article"


def test_an_annotation_shows_code_origin_mode_and_revision(inspector, workspace):
    made = annotate(workspace)
    workspace.focus.set(made.id)
    said = inspector.facts.text()
    code = workspace.corpus.code("code-loaded")
    for part in (code.definition, code.include, code.exclude, "By hand", "Assisted"):
        assert part in said
    assert f"codebook revision {made.codebook_revision}" in said
    assert inspector.quote.text() == "“Ministry”"


def test_the_origin_of_an_accepted_cue_is_its_rule_and_reason(inspector, workspace, cue, coding):
    workspace.focus.set(cue.key)
    coding.accept()
    assert cue.rule in inspector.facts.text()
    assert cue.reason in inspector.facts.text()


@pytest.mark.parametrize(
    ("words", "shown"),
    [("", "“{}”"), ("“partnership”", "{}"), ("‘aid’", "{}"), ('"aid"', "{}"), ("“a” and", "“{}”")],
)
def test_words_that_bring_their_quotation_marks_get_no_second_ones(words, shown):
    assert quoted(words) == shown.format(words)


def test_a_cue_is_explained_from_what_was_seen_to_the_background(qtbot, inspector, workspace, cue):
    workspace.focus.set(cue.key)
    qtbot.waitUntil(lambda: inspector.nearest.mapTo(inspector, QPoint()).y() > 0)
    parts = (inspector.quote, inspector.lead, inspector.nearest, inspector.foot, inspector.facts)
    tops = [part.mapTo(inspector, QPoint()).y() for part in parts]
    assert tops == sorted(tops)
    order = inspector.nearest.text() + inspector.facts.text()
    headings = (
        "Voice: ",
        "Rule: ",
        "Rate: ",
        "Definition: ",
        "Known problem: ",
        "Measured: ",
        "Literature: ",
    )
    places = [order.index(heading) for heading in headings]
    assert places == sorted(places)


@pytest.mark.parametrize("height", [200, 420, 700])
def test_what_can_be_done_is_seen_at_every_height(qtbot, inspector, workspace, cue, height):
    workspace.focus.set(cue.key)
    inspector.resize(300, height)
    inspector.lead.setText("reason " * 200)
    QTest.qWait(20)
    assert inspector.foot.geometry().bottom() < height
    assert inspector.accept.visibleRegion().boundingRect() == inspector.accept.rect()


def test_the_upper_part_is_as_high_as_it_needs_to_be(qtbot, inspector, workspace, cue):
    workspace.focus.set(cue.key)
    bar = inspector._area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() == 0 and inspector._area.height() == inspector._area.needed())


def test_what_was_measured_of_the_category_is_one_quiet_line_that_unfolds(inspector, workspace, cue):
    workspace.focus.set(cue.key)
    short, whole = said_of_cue(cue.category, cue.rule)
    shown = {heading.text(): text.text() for heading, text in inspector.facts._labels}
    assert shown["Measured"] == short
    inspector.facts.more.click()
    shown = {heading.text(): text.text() for heading, text in inspector.facts._labels}
    assert shown["Measured"] == whole


@pytest.mark.parametrize(
    ("category", "rule"), [("hedge", "hedge.own-words@2"), ("water_1f", "water_1f.words@1")]
)
def test_a_rule_of_the_corpus_has_no_figures_of_the_program(category, rule):
    assert measured(Cue(start=0, end=1, category=category, rule=rule, reason="")) == ("", "")


def test_a_known_problem_and_the_literature_unfold(inspector, workspace, cue):
    workspace.focus.set(cue.key)
    category = categories()[cue.category]
    shown = "\n".join(text.text() for _, text in inspector.facts._labels)
    assert category.precision_problem not in shown
    assert all(work not in shown for work in category.literature)
    assert all(re.split(r"(?<= \d{4}), ", work)[0] in shown for work in category.literature)
    assert inspector.facts.more.accessibleName() == "More of: Known problem, Measured, Literature"
    inspector.facts.more.click()
    shown = "\n".join(text.text() for _, text in inspector.facts._labels)
    assert category.precision_problem in shown
    assert all(work in shown for work in category.literature)
    assert inspector.facts.more.accessibleName() == "Less of: Known problem, Measured, Literature"


@pytest.mark.parametrize(
    ("key", "held"),
    [
        (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier),
    ],
)
def test_a_memo_is_reached_from_the_text_and_left_to_it_with_what_was_typed(
    qtbot, inspector, workspace, cue, key, held
):
    made = annotate(workspace)
    workspace.focus.set(made.id)
    workspace.focus.hover(cue.key)
    stolen = QShortcut(QKeySequence(Qt.Key.Key_Escape), inspector)
    workspace.memo_wanted.emit()
    assert inspector.focusWidget() is inspector.memo
    QTest.keyClicks(inspector.memo, "kept")
    with qtbot.waitSignal(workspace.text_wanted), qtbot.assertNotEmitted(stolen.activated):
        QTest.keyClick(inspector.memo, key, held)
    assert workspace.corpus.annotation(made.id).memo == "kept"


def test_without_an_annotation_in_focus_there_is_no_memo_to_write(inspector, workspace, cue):
    workspace.focus.set(cue.key)
    workspace.memo_wanted.emit()
    assert inspector.focusWidget() is not inspector.memo


def test_delete_deletes(inspector, workspace):
    workspace.focus.set(annotate(workspace).id)
    inspector.delete.click()
    assert workspace.here.annotations() == ()


def test_a_memo_is_kept_after_a_pause_and_undone_in_one_step(qtbot, inspector, workspace):
    made = annotate(workspace)
    workspace.focus.set(made.id)
    inspector.memo._pause.setInterval(5)
    inspector.memo.setFocus()
    QTest.keyClicks(inspector.memo, "ask <b>Ben</b>")
    qtbot.waitUntil(lambda: workspace.corpus.annotation(made.id).memo == "ask <b>Ben</b>")
    workspace.undo_stack.undo()
    assert workspace.corpus.annotation(made.id).memo == ""
    assert inspector.memo.typed() == ""


def test_a_memo_survives_every_way_of_looking_elsewhere(inspector, workspace, cue):
    first, second = annotate(workspace), annotate(workspace, (9, 16))
    for elsewhere in (
        lambda: workspace.focus.set(second.id),
        lambda: workspace.focus.set(cue.key),
        lambda: workspace.focus.set(""),
        lambda: workspace.focus.hover(second.id),
        lambda: workspace.show_article(workspace.corpus.articles()[1]),
        inspector.hide,
    ):
        workspace.show_article(workspace.corpus.articles()[0])
        inspector.show()
        workspace.focus.hover("")
        workspace.focus.set(first.id)
        inspector.memo.insertPlainText("x")
        written = inspector.memo.typed()
        elsewhere()
        assert workspace.corpus.annotation(first.id).memo == written
        assert workspace.corpus.annotation(second.id).memo == ""
    assert workspace.corpus.annotation(first.id).memo == "xxxxxx"


def test_the_mouse_in_the_text_does_not_take_a_memo_away(qtbot, inspector, workspace, cue):
    workspace.focus.set(annotate(workspace).id)
    inspector.memo.setFocus()
    qtbot.waitUntil(inspector.memo.hasFocus)
    workspace.focus.hover(cue.key)
    assert inspector.memo.isVisible()
    assert inspector.memo.hasFocus()


def test_another_thing_is_shown_from_its_top(qtbot, inspector, workspace, cue):
    inspector.resize(300, 240)
    workspace.focus.set(annotate(workspace).id)
    bar = inspector._background.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    workspace.focus.set(cue.key)
    assert bar.value() == 0 < bar.maximum()


def test_a_memo_that_cannot_be_kept_stays_on_the_screen(inspector, workspace, monkeypatch):
    from annotator.errors import AnnotatorError
    from annotator.model import Change

    first, second = annotate(workspace), annotate(workspace, (9, 16))
    workspace.focus.set(first.id)
    inspector.memo.insertPlainText("typed")

    def refuse(change: Change, **_):
        raise AnnotatorError("The disk is full.")

    with monkeypatch.context() as patch:
        patch.setattr(workspace.corpus, "commit", refuse)
        workspace.focus.set(second.id)
    workspace.focus.set(first.id)
    assert inspector.memo.typed() == "typed"
    inspector.memo.flush()
    assert workspace.corpus.annotation(first.id).memo == "typed"


def test_a_corpus_open_for_reading_offers_no_changes(inspector, workspace, cue, monkeypatch):
    made = annotate(workspace)
    monkeypatch.setattr(workspace.corpus, "read_only", "open in another window")
    workspace.focus.set(made.id)
    assert inspector.memo.isReadOnly()
    assert not inspector.delete.isEnabled()
    workspace.focus.set(cue.key)
    assert not inspector.accept.isEnabled()


def test_a_flag_is_seen_and_goes_away(inspector, workspace, coding):
    workspace.focus.set(annotate(workspace).id)
    coding.flag()
    assert inspector.kind.text() == "Annotation, to discuss"
    coding.flag()
    assert inspector.kind.text() == "Annotation"
