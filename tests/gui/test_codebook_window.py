"""The codebook editor: codes are written, ordered and nested, with their attributes and their history."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QAction, QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from annotator import edits
from annotator.coding.tree import tree
from annotator.gui.codebook.due import Due
from annotator.gui.codebook.look_again import LookAgain
from annotator.gui.codebook.window import CodebookWindow
from annotator.gui.codebooks import Codebooks
from annotator.model import Attribute, Span

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def editor(workspace, qtbot):
    made = CodebookWindow(workspace)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.show_code("code-hedge")
    yield made
    made.close()


def code(workspace, key="code-hedge"):
    return workspace.corpus.code(key)


def shape(workspace):
    return [f"{'.' * depth}{one.id.removeprefix('code-')}" for one, depth in tree(workspace.corpus.codes())]


def type_into(field, text):
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    field.flush()


def test_every_field_is_kept_and_taken_back(editor, workspace):
    before = code(workspace)
    form = editor.form
    for text, written in (
        (form.texts["definition"], "What it is"),
        (form.lists["examples"], "“may”\n\n“could”"),
        (form.lists["counter_examples"], "“did”"),
        (form.literature, "Hyland 2005"),
    ):
        text.setFocus()
        text.selectAll()
        text.insertPlainText(written)
        text.flush()
    form.level.activated.emit(1)
    form.may_overlap.click()
    form.categories._fill()
    for entry in form.categories._menu.actions():
        entry.setChecked(entry.data() in ("hedge", "contrast"))
    form.categories._take()
    now = code(workspace)
    assert (now.definition, now.literature, now.level, now.may_overlap) == (
        "What it is",
        "Hyland 2005",
        "sentence",
        False,
    )
    assert (now.examples, now.counter_examples) == (("“may”", "“could”"), ("“did”",))
    assert set(now.categories) == {"hedge", "contrast"}
    while workspace.undo_stack.canUndo():
        workspace.undo_stack.undo()
    assert code(workspace).version == before.version
    assert code(workspace).examples == before.examples == ()
    assert form.lists["examples"].typed() == ""


@pytest.mark.parametrize(
    ("field", "typed", "wanted"),
    [
        ("name", " ", "needs a name"),
        ("name", "loaded LANGUAGE", "already"),
        ("tag", "TOOLONG", "one to four"),
        ("key", "1", "is the key of Loaded language"),
    ],
)
def test_what_cannot_be_kept_is_said_and_stays_to_be_mended(editor, workspace, field, typed, wanted):
    line = getattr(editor.form, field)
    type_into(line, typed)
    assert wanted in editor.form.problem.text()
    assert line.text() == typed
    assert workspace.undo_stack.count() == 0
    editor.show_code("code-loaded")
    editor.show_code("code-hedge")
    assert line.text() == typed


def test_alt_and_arrows_move_a_code_and_undo_moves_it_back(editor, workspace):
    editor.show_code("code-conflict")
    for key, wanted in (
        (Qt.Key.Key_Up, ["loaded", "conflict", "hedge"]),
        (Qt.Key.Key_Right, ["loaded", ".conflict", "hedge"]),
        (Qt.Key.Key_Left, ["loaded", "conflict", "hedge"]),
        (Qt.Key.Key_Down, ["loaded", "hedge", "conflict"]),
        (Qt.Key.Key_Down, ["loaded", "hedge", "conflict"]),
    ):
        QTest.keyClick(editor.tree, key, ALT)
        assert shape(workspace) == wanted
        assert editor.tree.current() == "code-conflict"
    assert workspace.undo_stack.count() == 4
    for _ in range(4):
        workspace.undo_stack.undo()
    assert shape(workspace) == ["loaded", "hedge", "conflict"]


def drag(editor, key, onto, share):
    """Drag a row over another one, and let it go there; say whether it may be dropped."""
    rect = editor.tree.visualItemRect(editor.tree._items[onto])
    at = QPoint(rect.left() + 30, rect.top() + round(rect.height() * share))
    data = editor.tree.mimeData([editor.tree._items[key]])
    rest = (
        Qt.DropAction.MoveAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    moved = QDragMoveEvent(at, *rest)
    for event in (QDragEnterEvent(at, *rest), moved, QDropEvent(QPointF(at), *rest)):
        QApplication.sendEvent(editor.tree.viewport(), event)
    return moved.isAccepted()


@pytest.mark.parametrize(
    ("key", "onto", "share", "wanted"),
    [
        ("code-conflict", "code-loaded", 0.1, ["conflict", "loaded", "hedge"]),
        ("code-loaded", "code-conflict", 0.9, ["hedge", "conflict", "loaded"]),
        ("code-loaded", "code-conflict", 0.1, ["hedge", "loaded", "conflict"]),
        ("code-loaded", "code-hedge", 0.5, ["hedge", ".loaded", "conflict"]),
        ("code-loaded", "code-loaded", 0.5, ["loaded", "hedge", "conflict"]),
    ],
)
def test_a_code_is_dropped_before_after_or_below_another(editor, workspace, key, onto, share, wanted):
    drag(editor, key, onto, share)
    assert shape(workspace) == wanted


def test_a_branch_cannot_be_dropped_into_itself(editor, workspace):
    assert drag(editor, "code-hedge", "code-loaded", 0.5)
    assert not drag(editor, "code-loaded", "code-hedge", 0.5)
    assert shape(workspace) == ["loaded", ".hedge", "conflict"]


def test_typing_finds_a_code_and_enter_goes_to_its_name(editor, qtbot):
    editor.show_code("code-loaded")
    editor.tree.setFocus()
    QTest.keyClicks(editor.tree, "fra")
    assert editor.tree.current() == "code-conflict"
    QTest.keyClick(editor.tree, Qt.Key.Key_Return)
    assert editor.form.name.hasFocus()


def test_a_code_is_added_after_and_below_the_chosen_one(editor, workspace):
    editor.buttons["add_below"].click()
    made = editor.code()
    assert (made.parent, made.name) == ("code-hedge", "New code")
    assert editor.form.name.selectedText() == "New code"
    editor.buttons["add"].click()
    assert editor.code().parent == "code-hedge"
    workspace.undo_stack.undo()
    workspace.undo_stack.undo()
    assert shape(workspace) == ["loaded", "hedge", "conflict"]


def test_a_retired_code_is_shown_when_asked_and_brought_back(editor, workspace):
    drag(editor, "code-conflict", "code-hedge", 0.5)
    editor.show_code("code-hedge")
    editor.buttons["retire"].click()
    editor.dialog.go.click()
    assert shape(workspace) == ["loaded", "conflict"], "what stood below goes one level up"
    assert "code-hedge" not in editor.tree.ids()
    editor.retired.setChecked(True)
    editor.show_code("code-hedge")
    assert editor.state.text().startswith("Retired")
    assert not editor.form.isEnabled()
    editor.buttons["retire"].click()
    assert "hedge" in shape(workspace)
    assert editor.form.isEnabled()


# --- attributes ------------------------------------------------------------------------------------------


def attributes(workspace):
    return [(one.id, one.name) for one in code(workspace).attributes]


def test_attributes_are_added_named_filled_ordered_and_removed(editor, workspace):
    editor.tabs.setCurrentWidget(editor.attributes)
    form = editor.attributes
    form.add.click()
    type_into(form.name, "Who is meant")
    form.kind.activated.emit(2)
    form.values.setFocus()
    form.values.insertPlainText("low\nhigh")
    form.values.flush()
    form.required.click()
    (one,) = code(workspace).attributes
    assert (one.id, one.kind, one.values, one.required) == ("who_is_meant", "scale", ("low", "high"), True)
    form.add.click()
    assert attributes(workspace)[1] == ("attribute", "New attribute")
    form.list.setFocus()
    QTest.keyClick(form.list, Qt.Key.Key_Up, ALT)
    assert [id_ for id_, _ in attributes(workspace)] == ["attribute", "who_is_meant"]
    assert form.chosen().id == "attribute"
    form.remove.click()
    assert [id_ for id_, _ in attributes(workspace)] == ["who_is_meant"]
    workspace.undo_stack.undo()
    assert len(attributes(workspace)) == 2


def test_an_attribute_s_id_is_its_own_and_stays_where_values_were_told(editor, workspace):
    two = (Attribute(id="stance", name="Stance"), Attribute(id="tone", name="Tone"))
    workspace.apply("Attributes", lambda _hand: edits.change_code(code(workspace), {"attributes": two}))
    form = editor.attributes
    editor.tabs.setCurrentWidget(form)
    type_into(form.id, "tone")
    assert "already" in form.problem.text()
    type_into(form.id, "Big")
    assert "small letters" in form.problem.text()
    made = workspace.apply(
        "Code", lambda hand: edits.annotate(workspace.article, [Span(0, 8)], "code-hedge", hand)
    )
    annotation = made.puts[0].after
    workspace.apply("Tell", lambda hand: edits.tell(annotation, "stance", "for", hand))
    type_into(form.id, "attitude")
    assert "1 annotation has a value" in form.problem.text()
    type_into(form.name, "Attitude")
    assert attributes(workspace)[0] == ("stance", "Attitude")


def test_what_is_typed_for_one_code_s_attribute_is_kept_when_another_code_is_chosen(editor, workspace):
    editor.tabs.setCurrentWidget(editor.attributes)
    editor.attributes.add.click()
    editor.attributes.definition.setFocus()
    editor.attributes.definition.insertPlainText("what")
    editor.show_code("code-loaded")
    assert code(workspace).attributes[0].definition == "what"
    assert code(workspace, "code-loaded").attributes == ()


# --- history ---------------------------------------------------------------------------------------------


def test_the_history_tells_what_was_changed_by_whom_and_why(editor, workspace):
    editor.note.setText("Too wide")
    type_into(editor.form.texts["definition"], "first words")
    assert editor.note.text() == ""
    type_into(editor.form.texts["definition"], "second words")
    workspace.apply(
        "Other", lambda _hand: edits.change_code(code(workspace, "code-loaded"), {"name": "Loaded"})
    )
    history = editor.history
    editor.tabs.setCurrentWidget(history)
    assert [one.note for one in history.model.things] == ["", "Too wide"]
    row = history._row(history.model.things[1])
    assert "Definition" in row.title
    assert "Ada" in row.detail
    assert "Too wide" in row.detail
    history.list.choose(0)
    assert history.changes.toPlainText() == "Definition\nfirst words  second words"
    history.of_all.click()
    assert len(history.model.things) == 3
    assert history.changes.toPlainText().startswith("Hedge")
    history.list.choose(0)
    assert history.changes.toPlainText() == "Loaded\nName\nLoaded language  Loaded"


def test_why_can_be_written_later_and_taken_back(editor, workspace):
    type_into(editor.form.tag, "HG")
    editor.tabs.setCurrentWidget(editor.history)
    type_into(editor.history.note, "Clearer")
    assert workspace.corpus.revisions()[-1].note == "Clearer"
    workspace.undo_stack.undo()
    assert workspace.corpus.revisions()[-1].note == ""
    assert editor.history.note.text() == ""


def test_undo_and_redo_work_in_the_window_and_show_their_code(editor, workspace, qtbot):
    editor.activateWindow()
    qtbot.waitUntil(editor.isActiveWindow)
    type_into(editor.form.tag, "HG")
    editor.show_code("code-loaded")
    editor.tree.setFocus()
    QTest.keyClick(editor.tree, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert code(workspace).tag == "HE"
    assert editor.tree.current() == "code-hedge"
    assert editor.form.tag.text() == "HE"


def test_uses_in_the_whole_corpus_are_counted(editor, workspace, qtbot):
    for article in workspace.corpus.articles():
        workspace.show_article(article)
        workspace.apply(
            "Code", lambda hand: edits.annotate(workspace.article, [Span(0, 8)], "code-hedge", hand)
        )
    qtbot.waitUntil(lambda: editor._uses["code-hedge"] == 2)


def test_a_corpus_open_for_reading_only_is_shown_and_not_changed(editor, workspace, monkeypatch):
    monkeypatch.setattr(workspace.corpus, "read_only", "newer version")
    editor._show()
    assert not any(button.isEnabled() for button in editor.buttons.values())
    assert not editor.form.isEnabled()
    QTest.keyClick(editor.tree, Qt.Key.Key_Down, ALT)
    assert shape(workspace) == ["loaded", "hedge", "conflict"]


def test_the_editor_opens_at_the_code_in_hand(workspace, qtbot, editor):
    menu = Codebooks(workspace, editor)
    workspace.codebook_wanted.emit("code-conflict")
    opened = menu._editor
    qtbot.addWidget(opened)
    assert opened.isVisible()
    assert opened.tree.current() == "code-conflict"
    opened.close()


def test_actions_of_the_menu_are_offered_below_the_tree(editor, qtbot):
    action = QAction("&Import a codebook...", editor)
    action.setObjectName("import_codebook")
    editor.side.offer([action])
    button = next(one for one in editor.findChildren(QPushButton) if one.text() == "Import...")
    with qtbot.waitSignal(action.triggered):
        button.click()


EVIL = "<img src=x:y><b>x</b> & co"


def test_all_that_takes_the_keyboard_has_a_name(editor, workspace):
    attribute = Attribute(id="stance", name="Stance", values=("a", "b"))
    workspace.apply("A", lambda _hand: edits.change_code(code(workspace), {"attributes": (attribute,)}))
    dialogs = []
    for name in ("merge", "split", "retire"):
        editor.buttons[name].click()
        dialogs.append(editor.dialog)
    again = LookAgain(workspace, Due(workspace), editor)
    for window in (editor, again, *dialogs):
        nameless = [
            f"{type(one).__name__} in {type(one.parentWidget()).__name__}"
            for one in window.findChildren(QWidget)
            if one.window() is window
            and one.focusPolicy() & Qt.FocusPolicy.TabFocus
            and not one.objectName().startswith("qt_")
            and not QAccessible.queryAccessibleInterface(one).text(QAccessible.Text.Name)
        ]
        assert not nameless, window
    for dialog in dialogs:
        dialog.reject()


def test_names_and_texts_are_shown_as_their_characters(editor, workspace):
    fields = {"name": EVIL, "tag": "<b>", "definition": EVIL, "examples": (EVIL,), "attributes": (
        Attribute(id="evil", name=EVIL, values=(EVIL,), definition=EVIL),)}  # fmt: skip
    workspace.apply("Evil", lambda _hand: edits.change_code(code(workspace), fields))
    editor.tabs.setCurrentWidget(editor.history)
    editor.history.list.choose(0)
    assert EVIL in editor.history.changes.toPlainText()
    editor.buttons["merge"].click()
    shown = [one for one in editor.findChildren(QLabel) if "src=x" in one.text()]
    assert len(shown) >= 2
    assert all(one.textFormat() == Qt.TextFormat.PlainText for one in shown)
    assert "&lt;img" in editor.tree._items["code-hedge"].toolTip(0)
    editor.dialog.reject()


def test_arrows_are_whole_in_large_letters(workspace, qtbot, qapp):
    usual, large = qapp.font(), qapp.font()
    large.setPointSizeF(usual.pointSizeF() * 2)
    qapp.setFont(large)
    try:
        made = CodebookWindow(workspace)
        qtbot.addWidget(made)
        arrows = [made.buttons[step] for step in ("up", "down", "out", "in")]
        for arrow in (*arrows, made.attributes.up, made.attributes.down):
            assert arrow.width() >= arrow.fontMetrics().horizontalAdvance(arrow.text()) + 24
    finally:
        qapp.setFont(usual)
