"""The cue rules in the window: switched, written, tried, kept as one undoable step."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from annotator import edits
from annotator.corpus.cue_rules import read_cue_rules, write_cue_rules
from annotator.gui.cue_rules.window import CueRulesWindow
from annotator.gui.rules import Rules
from annotator.model import Adjustment


@pytest.fixture
def rules(workspace, qtbot):
    made = CueRulesWindow(workspace)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close()


def known(qtbot, workspace):
    qtbot.waitUntil(lambda: workspace.here.cues_known, timeout=20_000)
    return {cue.category for cue in workspace.here.all_cues()}


def test_switching_a_category_off_takes_its_cues_away_and_undo_brings_them_back(rules, workspace, qtbot):
    assert "hedge" in known(qtbot, workspace)
    rules.show_category("hedge")
    rules.list.setFocus()
    QTest.keyClick(rules.list, Qt.Key.Key_Space)
    assert "hedge" not in known(qtbot, workspace)
    assert workspace.corpus.adjustment("hedge").on is False
    workspace.undo_stack.undo()
    assert "hedge" in known(qtbot, workspace)


def test_words_are_tried_on_the_open_article_and_a_sample_before_they_are_kept(rules, workspace, qtbot):
    rules.show_category("hedge")
    rules.form.words.setPlainText("tuesday\nagreed")
    qtbot.waitUntil(lambda: "In a sample of 2 articles" in rules.outcome.counts.text(), timeout=30_000)
    assert rules.outcome.counts.text().startswith("In this article: ")
    assert sorted(place.words for place, _gained in rules.outcome.model.things) == ["Tuesday", "agreed"]
    assert workspace.corpus.adjustment("hedge") is None
    with qtbot.waitSignal(workspace.revealed) as seen:
        rules.outcome.places.activated_at.emit(1)
    assert workspace.article.text[slice(*seen.args)] == "agreed"


def test_what_is_kept_marks_raises_the_revision_and_can_be_undone(rules, workspace, qtbot):
    rules.show_category("hedge")
    rules.form.words.setPlainText("tuesday  \n\n")
    before = workspace.corpus.cues_revision
    QTest.mouseClick(rules.keep, Qt.MouseButton.LeftButton)
    assert workspace.corpus.adjustment("hedge").words == ("tuesday",)
    assert workspace.corpus.cues_revision > before
    known(qtbot, workspace)
    (cue,) = [cue for cue in workspace.here.all_cues() if cue.rule == "hedge.own-words@1"]
    assert workspace.article.text[cue.start : cue.end] == "Tuesday"
    stored = workspace.apply("Accept", lambda hand: edits.accept(workspace.article, cue, "code-hedge", hand))
    assert stored.puts[0].after.cues_revision == workspace.corpus.cues_revision
    assert not rules.keep.isEnabled()


def test_a_new_category_gets_a_chip_and_a_code_of_its_own(rules, workspace, fake_interaction, qtbot):
    from annotator.gui.chips import Chips

    chips = Chips(workspace)
    qtbot.addWidget(chips)
    fake_interaction.answers.append("Days of the week")
    QTest.mouseClick(rules.add, Qt.MouseButton.LeftButton)
    rules.form.words.setPlainText("tuesday")
    QTest.keyClick(rules.form.words, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (own,) = workspace.corpus.adjustments()
    assert (own.name, own.tag, own.words) == ("Days of the week", "DA", ("tuesday",))
    assert own.id in known(qtbot, workspace)
    assert own.id in chips._chips
    (code,) = [code for code in workspace.corpus.codes() if own.id in code.categories]
    assert code.name == "Days of the week"
    workspace.undo_stack.undo()
    assert own.id not in known(qtbot, workspace)
    assert own.id not in chips._chips


def test_lines_that_cannot_be_used_are_named_and_nothing_can_be_kept(rules):
    rules.show_category("hedge")
    rules.form.words.setPlainText("tuesday\n/(/")
    assert (
        rules.form.problem.text() == "Line 2: the pattern is no regular expression: missing ) at position 1"
    )
    assert not rules.keep.isEnabled()


def test_a_rule_of_the_program_is_switched_off_by_its_box(rules, workspace, qtbot):
    rules.show_category("labelling")
    row = rules.form.rules.things.index("labelling.rulers")
    rules.form.rule_list.activated_at.emit(row)
    rules._keep()
    assert workspace.corpus.adjustment("labelling").rules_off == ("labelling.rulers",)
    known(qtbot, workspace)
    assert all(not cue.rule.startswith("labelling.rulers@") for cue in workspace.here.all_cues())


def test_the_rule_of_the_cue_in_focus_is_switched_off_from_the_menu(workspace, qtbot, rules):
    cue = next(cue for cue in workspace.here.all_cues() if cue.rule.startswith("labelling.rulers@"))
    workspace.focus.set(cue.key)
    Rules(workspace, rules).switch_off_rule()
    known(qtbot, workspace)
    assert workspace.here.cue(cue.key) is None


def test_what_was_typed_and_not_kept_outlives_the_window(rules, workspace, qtbot):
    rules.show_category("hedge")
    rules.form.words.setPlainText("tuesday")
    rules.close()
    again = CueRulesWindow(workspace)
    qtbot.addWidget(again)
    again.show_category("hedge")
    assert again.form.words.toPlainText() == "tuesday"
    again._discard()
    assert again.form.words.toPlainText() == ""
    again.close()


def test_rules_are_saved_to_a_file_and_loaded_as_drafts(rules, workspace, fake_interaction, tmp_path):
    write_cue_rules([Adjustment(id="water_1f", name="Water", words=("deal",))], tmp_path / "rules.json")
    fake_interaction.answers.append([tmp_path / "rules.json"])
    rules._load()
    assert rules.form.name.text() == "Water"
    assert workspace.corpus.adjustments() == ()
    rules._keep()
    fake_interaction.answers.append(tmp_path / "out.json")
    rules._save()
    assert [one.words for one in read_cue_rules(tmp_path / "out.json")] == [("deal",)]


def test_a_file_that_is_none_is_named(rules, fake_interaction, tmp_path):
    (tmp_path / "bad.json").write_text("{", encoding="utf-8")
    fake_interaction.answers.append([tmp_path / "bad.json"])
    rules._load()
    assert "bad.json" in str(fake_interaction.said)


def test_what_others_changed_meanwhile_is_not_overwritten_by_a_draft(rules, workspace):
    rules.show_category("hedge")
    rules.form.words.setPlainText("tuesday")
    workspace.apply("Switch", lambda _hand: edits.adjust(None, Adjustment(id="hedge", on=False)))
    rules._keep()
    stored = workspace.corpus.adjustment("hedge")
    assert (stored.words, stored.on) == (("tuesday",), False)


def test_a_pattern_that_runs_too_long_is_told_above_the_text(
    workspace, make_article, qtbot, make_workspace, codes
):
    from annotator.gui.chips import Chips

    slow = make_workspace(articles=[make_article("Some text. " + "a" * 40_000 + "b", number=9)], codes=codes)
    chips = Chips(slow)
    qtbot.addWidget(chips)
    adjustment = Adjustment(id="slow_1", name="Slow", words=("/(a|aa)+$/",))
    slow.apply("Rules", lambda _hand: edits.adjust(None, adjustment))
    qtbot.waitUntil(lambda: slow.here.cues_known, timeout=30_000)
    assert "1 rule was stopped here: counts are not complete" in chips._trouble.text()
    assert "slow_1.words@1" in chips._trouble.accessibleDescription()
