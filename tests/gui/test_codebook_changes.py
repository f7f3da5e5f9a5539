"""Codes are merged, split and retired after a look at what that means; what changed is looked at again."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton

from annotator import edits
from annotator.gui.codebook.due import Due
from annotator.gui.codebook.look_again import LookAgain
from annotator.gui.codebook.window import CodebookWindow
from annotator.gui.codebooks import Codebooks
from annotator.gui.files import Files
from annotator.gui.window import Window
from annotator.model import Attribute, Sample, Span


def annotate(workspace, span):
    workspace.apply("Code", lambda hand: edits.annotate(workspace.article, [span], "code-hedge", hand))


def nest(workspace):
    fields = {"parent": "code-hedge"}
    workspace.apply("Nest", lambda _hand: edits.change_code(workspace.corpus.code("code-conflict"), fields))


@pytest.fixture
def coded(workspace):
    """Bo codes three words as hedges, Ada two; Ada is the coder."""

    def code_words(coder, spans):
        workspace.use_coder(coder)
        for start, end in spans:
            annotate(workspace, Span(start, end))

    code_words("Bo", [(0, 8), (9, 16), (17, 21)])
    code_words("Ada", [(0, 8), (22, 26)])
    return workspace


@pytest.fixture
def editor(coded, qtbot):
    made = CodebookWindow(coded)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.show_code("code-hedge")
    yield made
    made.close()


def codes_of(workspace, coder):
    (found,) = [one for one in workspace.corpus.coders() if one.name == coder]
    return sorted(one.code for one in workspace.corpus.every_annotation(coder=found.id))


def test_merging_is_shown_for_whom_before_and_is_one_step(editor, coded):
    nest(coded)
    strength = Attribute(id="strength", name="Strength", kind="choice", values=("weak", "strong"))
    hedge = coded.corpus.code("code-hedge")
    coded.apply("Ask", lambda _hand: edits.change_code(hedge, {"attributes": (strength,)}))
    steps = coded.undo_stack.count()
    editor.buttons["merge"].click()
    dialog = editor.dialog
    dialog.into.setCurrentIndex(dialog.into.findData("code-loaded"))
    assert dialog.preview.summary.text() == (
        "2 annotations of yours are re-coded as Loaded language. "
        "3 annotations of another coder are kept, and listed for them to look at again."
    )
    titles = [dialog.preview._share_row(one).title for one in dialog.preview.shares.things]
    assert titles == ["Ada (you)", "Bo"]
    assert [count for _article, count in dialog.preview.articles.things] == [5]
    assert len(dialog.preview.quotes.things) == 5
    assert dialog.note.text() == (
        "Loaded language does not ask for Strength: what was told stays. "
        "The table and exports show it, the inspector does not. Codes below Hedge go below Loaded language."
    )
    assert dialog.size().height() == 600, "what is said of it makes it no higher"
    editor.note.setText("The same thing")
    dialog.go.click()
    assert codes_of(coded, "Ada") == ["code-loaded"] * 2
    assert codes_of(coded, "Bo") == ["code-hedge"] * 3
    gone = coded.corpus.code("code-hedge")
    assert (gone.retired, gone.merged_into) == (True, "code-loaded")
    assert coded.corpus.code("code-conflict").parent == "code-loaded"
    assert coded.corpus.revisions()[-1].note == "The same thing"
    assert coded.undo_stack.count() == steps + 1
    coded.undo_stack.undo()
    assert codes_of(coded, "Ada") == ["code-hedge"] * 2
    assert coded.corpus.code("code-hedge").key == "2"
    assert coded.corpus.code("code-conflict").parent == "code-hedge"


def test_merging_into_a_code_below_itself_puts_that_in_its_place(editor, coded):
    nest(coded)
    editor.buttons["merge"].click()
    editor.dialog.into.setCurrentIndex(editor.dialog.into.findData("code-conflict"))
    assert "different things" in editor.dialog.note.text()
    editor.dialog.go.click()
    assert coded.corpus.code("code-conflict").parent == ""


def test_some_annotations_are_split_off_as_one_step(editor, coded, qtbot):
    editor.buttons["split"].click()
    dialog = editor.dialog
    assert not dialog.go.isEnabled()
    dialog.name.setText("Loaded language")
    assert "already" in dialog.problem.text()
    dialog.name.setText("hedge")
    assert not dialog.go.isEnabled()
    dialog.name.setText("Doubt")
    assert [dialog._row(one).title for one in dialog.model.things] == ["Ministry", "deal"]
    dialog.filter.setText("MINIS")
    dialog.tick.click()
    dialog.filter.setText("")
    assert [dialog._row(one).checked for one in dialog.model.things] == [True, False]
    assert dialog.summary.text().startswith("1 of 2 annotations of yours goes to Doubt. 3 annotations of")
    steps = coded.undo_stack.count()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.list.setFocus()
    QTest.keyClick(dialog.list, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    made = next(one for one in coded.corpus.codes() if one.name == "Doubt")
    assert codes_of(coded, "Ada") == sorted(["code-hedge", made.id])
    assert codes_of(coded, "Bo") == ["code-hedge"] * 3
    assert (made.definition, made.line, made.key, made.categories) == ("", "dashed", "", ())
    moved = next(one for one in coded.corpus.every_annotation() if one.code == made.id)
    assert moved.code_version == made.version, "it was looked at under what the new code means"
    assert coded.undo_stack.count() == steps + 1
    coded.undo_stack.undo()
    assert codes_of(coded, "Ada") == ["code-hedge"] * 2
    assert made.id not in {one.id for one in coded.corpus.codes()}


@pytest.mark.parametrize("how", ["merge", "retire"])
def test_without_annotations_one_sentence_is_shown_in_place_of_lists(editor, how):
    editor.show_code("code-loaded")
    editor.buttons[how].click()
    assert editor.dialog.preview.summary.text() == "No annotation has this code."
    assert not editor.dialog.preview.lists.isVisible()
    assert editor.dialog.height() < 180
    editor.dialog.reject()
    editor.show_code("code-hedge")
    editor.buttons[how].click()
    assert editor.dialog.preview.lists.isVisible()


def test_a_low_dialog_gets_higher_with_what_is_to_be_known(editor, coded, qapp):
    long = {"name": "Hedges of every kind " * 8}
    below = {"parent": "code-loaded"}
    hedge, conflict = coded.corpus.code("code-hedge"), coded.corpus.code("code-conflict")
    coded.apply("Rename", lambda _hand: edits.change_code(hedge, long))
    coded.apply("Nest", lambda _hand: edits.change_code(conflict, below))
    editor.show_code("code-loaded")
    editor.buttons["merge"].click()
    dialog = editor.dialog
    dialog.into.setCurrentIndex(dialog.into.findData("code-conflict"))
    dialog.into.setCurrentIndex(dialog.into.findData("code-hedge"))
    qapp.processEvents()
    assert dialog.note.height() >= dialog.note.heightForWidth(dialog.note.width())


def test_retiring_shows_whose_annotations_stay(editor, coded):
    nest(coded)
    editor.buttons["retire"].click()
    assert "3 annotations of another coder are kept" in editor.dialog.preview.summary.text()
    editor.dialog.all.setChecked(True)
    editor.dialog.go.click()
    assert [one.id for one in coded.corpus.codes()] == ["code-loaded"]
    assert codes_of(coded, "Ada") == ["code-hedge"] * 2
    coded.undo_stack.undo()
    assert len(coded.corpus.codes()) == 3


def test_words_that_others_coded_are_not_shown_to_whom_they_are_concealed(editor, coded):
    blind = Sample(id="sample-1", articles=(coded.article.id,), concealed=("coders",))
    coded.apply("Sample", lambda _hand: edits.add_sample(blind))
    editor.buttons["merge"].click()
    assert {one.coder for one in editor.dialog.preview.quotes.things} == {coded.coder.id}
    assert len(editor.dialog.preview.shares.things) == 2
    editor.dialog.reject()


def test_a_dialog_that_is_cancelled_changes_nothing(editor, coded):
    steps = coded.undo_stack.count()
    editor.buttons["merge"].click()
    editor.dialog.leave.click()
    assert coded.undo_stack.count() == steps


# --- the work-list ---------------------------------------------------------------------------------------


@pytest.fixture
def menu(coded, qtbot, editor):
    made = Codebooks(coded, editor)
    made.due.begin()
    qtbot.waitUntil(lambda: made.due.is_known)
    return made


@pytest.fixture
def again(menu, qtbot):
    menu.look_again()
    qtbot.addWidget(menu._list)
    qtbot.waitUntil(menu._list.isActiveWindow)
    menu._list.list.setFocus()
    yield menu._list
    menu._list.close()


def redefine(workspace, text="Something else", key="code-hedge"):
    workspace.apply(
        "Change", lambda _hand: edits.change_code(workspace.corpus.code(key), {"definition": text})
    )


def test_what_a_changed_definition_asks_for_is_counted_and_confirmed_one_by_one(menu, again, coded, qtbot):
    button = menu.quiet_line()
    qtbot.addWidget(button)
    assert menu.due.count() == 0
    redefine(coded)
    assert menu.due.count() == 2
    assert button.text() == "2 to look at again"
    assert [one.id for one in again.codes.things] == ["code-hedge"]
    assert again.title.text() == "Hedge has another meaning now"
    assert again.changes.toPlainText() == "Definition\nSomething else"
    QTest.keyClick(again.list, Qt.Key.Key_C)
    assert menu.due.count() == 1
    coded.undo_stack.undo()
    assert menu.due.count() == 2
    again.confirm_all.click()
    assert (menu.due.count(), len(again.codes.things)) == (0, 0)
    assert button.isHidden()
    coded.undo_stack.undo()
    assert len(again.model.things) == 2
    redefine(coded, "")
    assert menu.due.count() == 0, "it means again what it meant"


def test_what_others_merged_is_re_coded_by_each_coder(menu, again, coded, qtbot):
    codes = coded.corpus.code("code-hedge"), coded.corpus.code("code-loaded")
    coded.apply("Merge", lambda hand: edits.merge_codes(*codes, (), hand))
    assert again.title.text() == "Hedge was merged into Loaded language"
    assert again.confirm.text() == "Re-code as Loaded language"
    assert again.changes.toPlainText() == "Merged into\nLoaded language"
    again.keep.click()
    assert codes_of(coded, "Ada") == ["code-hedge"] * 2
    assert menu.due.count() == 1
    again.confirm.click()
    assert codes_of(coded, "Ada") == ["code-hedge", "code-loaded"]
    assert menu.due.count() == 0
    coded.use_coder("Bo")
    qtbot.waitUntil(lambda: menu.due.count() == 3)
    again.confirm_all.click()
    assert codes_of(coded, "Bo") == ["code-loaded"] * 3


def test_what_was_retired_is_kept_or_re_coded(menu, again, coded):
    coded.apply("Retire", lambda _hand: edits.retire_code(coded.corpus.code("code-hedge")))
    assert again.title.text() == "Hedge was taken out of use"
    assert again.confirm.text() == "Keep"
    again.confirm.click()
    again._offer()
    (entry,) = [one for one in again._menu.actions() if "Loaded" in one.text()]
    entry.trigger()
    assert codes_of(coded, "Ada") == ["code-hedge", "code-loaded"]
    assert menu.due.count() == 0


def test_a_row_leads_to_its_place(again, coded):
    redefine(coded)
    coded.show_article(coded.corpus.articles()[1])
    again.list.choose(1)
    again.go.click()
    assert coded.article.id == coded.corpus.articles()[0]
    assert coded.focus.annotation().start == 22


def test_removed_articles_and_deleted_annotations_are_not_on_the_list(menu, coded, qtbot):
    redefine(coded)
    first = next(iter(coded.here.annotations()))
    coded.apply("Delete", lambda hand: edits.delete([first], hand))
    assert menu.due.count() == 1
    article = coded.article.id
    coded.apply("Remove", lambda _hand: edits.remove_articles([coded.corpus.corrections(article)]))
    qtbot.waitUntil(lambda: menu.due.count() == 0)


def test_edits_while_the_corpus_is_looked_through_are_not_lost(coded):
    due = Due(coded)
    due._begun, due._meanwhile = True, []
    redefine(coded)
    first = next(iter(coded.here.annotations()))
    coded.apply("Confirm", lambda hand: edits.confirm([first], hand))
    stale = due.empty()
    for one in coded.here.annotations():
        stale.put(replace(one, code_version="old"))
    due._found(stale)
    assert [one.id for one in due.annotations("code-hedge")] == [coded.here.annotations()[1].id]


def test_the_list_without_anything_on_it_says_what_it_is_for(coded, qtbot):
    empty = LookAgain(coded, Due(coded))
    qtbot.addWidget(empty)
    assert empty.title.text() == "Nothing to look at again"
    assert not empty.confirm.isEnabled()
    assert empty.changes.toPlainText() == "", "nothing is said of an annotation where there is none"
    assert empty.confirm_all.text() == "Confirm all"


# --- examples from the text ------------------------------------------------------------------------------


def test_selected_words_become_an_example_of_the_code_used_last(menu, coded):
    assert coded.code_in_hand == "code-hedge"
    coded.here.selection = Span(28, 42)
    menu.take_example()
    assert coded.corpus.code("code-hedge").examples == ("“The government”",)
    menu.take_example()
    assert len(coded.corpus.code("code-hedge").examples) == 1
    coded.code_in_hand = "code-loaded"
    menu.take_counter_example()
    assert coded.corpus.code("code-loaded").counter_examples == ("“The government”",)
    coded.undo_stack.undo()
    assert coded.corpus.code("code-loaded").counter_examples == ()


def test_an_answer_about_the_whole_article_does_not_take_the_codes_place(menu, coded):
    article = coded.article
    coded.apply("Frame", lambda hand: edits.annotate(article, [], "code-frame", hand))
    assert coded.code_in_hand == "code-hedge"
    coded.undo_stack.undo()
    coded.here.selection = Span(28, 42)
    menu.take_example()
    assert coded.corpus.code("code-hedge").examples == ("“The government”",)


def test_the_focused_annotation_is_an_example_of_its_own_code(menu, coded):
    coded.here.selection = None
    coded.code_in_hand = "code-loaded"
    coded.focus.set(coded.here.annotations()[0].id)
    menu.take_example()
    assert coded.corpus.code("code-hedge").examples == ("“Ministry”",)


def test_without_words_or_a_code_it_is_said_what_is_needed(menu, coded, qtbot):
    coded.here.selection = None
    coded.focus.set("")
    with qtbot.waitSignal(coded.told) as said:
        menu.take_example()
    assert "Select words" in said.args[0]
    coded.code_in_hand = ""
    with qtbot.waitSignal(coded.told) as said:
        menu.take_example()
    assert "code first" in said.args[0]


def test_the_keys_of_the_window_open_the_editor_and_the_list_and_take_examples(coded, qtbot):
    window = Window(coded, Files(coded))
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    redefine(coded)
    (quiet,) = [one for one in window.statusBar().findChildren(QToolButton) if "again" in one.text()]
    qtbot.waitUntil(lambda: quiet.text() == "2 to look at again")
    window.reading.article_view.page.setFocus()
    annotate(coded, Span(27, 37))
    coded.selection_wanted.emit(28, 42)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Plus)
    assert coded.corpus.code("code-hedge").examples == ("“The government”",)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Minus)
    assert coded.corpus.code("code-hedge").counter_examples == ("“The government”",)
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_B, held)
    opened = window.findChild(CodebookWindow)
    assert opened.isVisible()
    assert opened.tree.current() == "code-hedge"
    assert {"Ready codebooks...", "Import...", "Export..."} <= {
        one.text() for one in opened.findChildren(QPushButton)
    }
    quiet.click()
    assert window.findChild(LookAgain).isVisible()
    window.close()
