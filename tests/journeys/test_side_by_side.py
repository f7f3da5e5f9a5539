"""The bundled event in four columns: read, coded and undone with keys, through the real main()."""

import csv
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.gui.columns.tied import matches
from annotator.gui.widgets.rows import ROW

KEYS = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
OUTLETS = ["The Rampart", "Meridian Wire", "The Open Record", "The Northern Banner"]


def press(key, modifiers=Qt.KeyboardModifier.NoModifier):
    """Press a key where the keyboard is: nothing puts it there but what a person does."""
    QTest.keyClick(QApplication.focusWidget(), key, modifiers)


def begin(guide):
    """Put the event side by side with the keyboard and wait for the cues of all."""
    guide.wait_for_cues()
    guide.view.setFocus()
    press(KEYS.Key_B, CTRL)
    columns = guide.window.reading.columns
    guide.wait(lambda: all(leaf.at.cues_known for leaf in columns.leaves()))
    return columns


def outlets(columns):
    return [column.head.outlet.text() for column in columns.columns]


def sides(window):
    return [window.docks[name].isVisible() for name in ("navigator", "inspector")]


def code_words(guide, leaf, words):
    """Select words of the column that has the keyboard and press the first code's key."""
    at = leaf.view.page.text.index(words)
    leaf.view.select(at, at + len(words))
    code = next(one for one in guide.workspace.corpus.codes() if one.key and one.level == "span")
    QTest.keyClicks(QApplication.focusWidget(), code.key)
    return guide.workspace.focus.annotation()


def test_four_outlets_are_read_and_coded_side_by_side_and_are_there_again(journey, tmp_path):
    kept = {}

    def first(guide):
        window, workspace = guide.window, guide.workspace
        assert sides(window) == [True, True]
        columns = begin(guide)
        assert outlets(columns) == OUTLETS
        assert sides(window) == [False, False], "the columns have the room"
        rampart, wire, record, banner = columns.leaves()
        assert rampart.view.page.hasFocus()
        guide.picture("side-by-side-1-four-outlets")

        press(KEYS.Key_Space)
        accepted = workspace.focus.cue()
        guide.answer("Journey Coder")
        press(KEYS.Key_Return)
        assert [one.cue.start for one in rampart.at.annotations()] == [accepted.start]

        press(KEYS.Key_F8)
        assert workspace.article.outlet == OUTLETS[1]
        press(KEYS.Key_Space)
        rejected = workspace.focus.cue()
        press(KEYS.Key_X)
        assert not wire.at.is_open(rejected.key)
        by_hand = code_words(guide, wire, "artificial intelligence")
        assert by_hand.article == wire.article

        press(KEYS.Key_Tab, CTRL)
        assert workspace.article.outlet == OUTLETS[2]
        other = code_words(guide, record, "schoolteacher keeps two telephones")
        assert other.article == record.article
        assert len(wire.at.annotations()) == len(record.at.annotations()) == 1
        guide.picture("side-by-side-2-coded-in-three")

        press(KEYS.Key_F8, SHIFT)
        assert workspace.article.outlet == OUTLETS[1]
        press(KEYS.Key_Z, CTRL)
        assert workspace.article.outlet == OUTLETS[2], "undo leads to what it undoes"
        assert record.view.page.hasFocus()
        assert record.at.annotations() == ()
        press(KEYS.Key_Z, CTRL)
        assert workspace.article.outlet == OUTLETS[1]
        assert wire.at.annotations() == ()
        press(KEYS.Key_Y, CTRL)
        press(KEYS.Key_Y, CTRL)
        assert record.at.annotations()[0].target == other.target

        press(KEYS.Key_Tab, CTRL)
        assert workspace.article.outlet == OUTLETS[3]
        assert banner.at.annotations() == ()
        guide.saved()
        kept["folder"] = workspace.corpus.path

    def second(guide):
        workspace, reading = guide.workspace, guide.window.reading
        guide.wait(lambda: reading.is_in_columns)
        columns = reading.columns
        assert outlets(columns) == OUTLETS, "side by side again, as it was left"
        assert sides(guide.window) == [False, False]
        assert workspace.article.outlet == OUTLETS[3]
        guide.wait(lambda: all(leaf.at.cues_known for leaf in columns.leaves()))
        made = [len(leaf.at.annotations()) for leaf in columns.leaves()]
        assert made == [1, 1, 1, 0]
        for leaf in columns.leaves():
            painted = {mark.key for mark in leaf.view.page.index.all()}
            assert {one.id for one in leaf.at.annotations()} <= painted
        guide.picture("side-by-side-3-opened-again")

        columns.leaves()[1].view.setFocus()
        assert workspace.article.outlet == OUTLETS[1]
        press(KEYS.Key_B, CTRL)
        assert reading.leaf.article == workspace.article.id == columns_left(guide)
        assert reading.leaf.view.page.hasFocus()
        assert sides(guide.window) == [True, True]
        guide.picture("side-by-side-4-one-article-again")

    assert journey([], first) == 0
    assert Path(kept["folder"]).is_dir()
    assert journey([kept["folder"]], second) == 0


def test_what_one_outlet_leaves_out_is_coded_with_keys_exported_and_there_again(journey, tmp_path):
    kept = {}

    def first(guide):
        window, workspace = guide.window, guide.workspace
        columns = begin(guide)
        guide.wait(lambda: workspace.side.aligned is not None)
        guide.answer("Journey Coder")
        place, silent = partly_told(workspace.side.aligned)
        leaf = next(one for one in columns.leaves() if one.article == place.article)
        leaf.view.setFocus()
        span = workspace.side.aligned.span(place)
        leaf.view.select(span.start, span.end)
        press(KEYS.Key_O, SHIFT)
        form = window.docks["across"].widget()
        lines = {line.article: line for line in form.lines}
        assert lines[leaf.article].stance.hasFocus()
        said = {key for key, line in lines.items() if line.stance.value() == "said"}
        assert len(said) > 1, "the aligned sentences are offered"
        guide.picture("omission-1-offered")
        while not lines[silent].stance.hasFocus():
            press(KEYS.Key_Up if form.lines.index(lines[silent]) == 0 else KEYS.Key_Down)
        press(KEYS.Key_A)
        guide.picture("omission-2-absent")
        press(KEYS.Key_Return)

        made = workspace.focus.annotation()
        assert (set(made.articles), made.absent_from) == (said, (silent,))
        for one in columns.leaves():
            painted = {mark.key for mark in one.view.page.index.all()}
            assert (made.id in painted) == (one.article in said)
        press(KEYS.Key_Z, CTRL)
        assert workspace.corpus.missing_from(silent) == ()
        press(KEYS.Key_Y, CTRL)
        assert [one.id for one in workspace.corpus.missing_from(silent)] == [made.id]

        workspace.show_article(silent)
        window.docks["annotations"].show()
        listed = window.docks["annotations"].widget()
        assert listed.model.things[0].id == made.id
        assert listed.model.index(0).data(ROW).title.startswith("∅")
        guide.picture("omission-3-told-where-it-is-absent")

        target = tmp_path / "omission.csv"
        guide.answer(2, target)
        guide.do("export")
        rows = list(csv.DictReader(target.read_text(encoding="utf-8").splitlines()))
        ours = [row for row in rows if row["annotation"] == made.id]
        assert {row["article"] for row in ours} == said
        assert {row["absent from"] for row in ours} == {silent}
        guide.saved()
        kept.update(folder=workspace.corpus.path, made=made.id, silent=silent, said=said)

    def second(guide):
        corpus = guide.workspace.corpus
        assert [one.id for one in corpus.missing_from(kept["silent"])] == [kept["made"]]
        assert all(kept["made"] in [one.id for one in corpus.annotations_in(key)] for key in kept["said"])

    assert journey([], first) == 0
    assert journey([kept["folder"]], second) == 0


def test_an_alignment_is_corrected_with_keys_undone_and_there_again(journey):
    kept = {}

    def number_of(guide, place):
        leaf = guide.window.reading.columns.leaf_of(place.article)
        return leaf.view.tie_at(guide.workspace.side.aligned.span(place).start).number

    def first(guide):
        workspace, columns = guide.workspace, begin(guide)
        side = workspace.side
        guide.wait(lambda: side.aligned is not None)
        guide.answer("Journey Coder")
        for _ in range(6):
            press(KEYS.Key_Down, ALT | SHIFT)
        one, heights = side.place, []
        guide.wait(lambda: not columns.tied.awaits)
        for place in (one, *matches(side.aligned, one).values()):
            page = columns.leaf_of(place.article).view.page
            heights.append(page.rows.at(side.aligned.span(place).start).top - page.scrolled)
        assert len(heights) > 1
        assert max(heights) - min(heights) < 2, "in line"
        guide.picture("aligned-1-in-line")

        press(KEYS.Key_F4)
        alone = side.place
        assert number_of(guide, alone) is None
        press(KEYS.Key_J, CTRL)
        guide.picture("aligned-2-waits-for-the-other")
        press(KEYS.Key_F8)
        press(KEYS.Key_F4)
        other = side.place
        assert other.article != alone.article
        press(KEYS.Key_Return)
        assert number_of(guide, alone) == number_of(guide, other) is not None
        guide.picture("aligned-3-joined")
        press(KEYS.Key_Z, CTRL)
        assert number_of(guide, alone) is number_of(guide, other) is None
        press(KEYS.Key_Y, CTRL)
        assert number_of(guide, alone) == number_of(guide, other) is not None
        guide.saved()
        kept.update(folder=workspace.corpus.path, pair=(alone, other), one=one)

    def second(guide):
        workspace = guide.workspace
        guide.wait(lambda: guide.window.reading.is_in_columns and workspace.side.aligned is not None)
        alone, other = kept["pair"]
        guide.wait(lambda: guide.window.reading.columns.leaf_of(alone.article).view.tie_at(0) is not None)
        assert number_of(guide, alone) == number_of(guide, other) is not None
        assert number_of(guide, kept["one"]) is not None

    assert journey([], first) == 0
    assert journey([kept["folder"]], second) == 0


def partly_told(aligned):
    """A sentence that some articles tell and one does not, with the id of that one."""
    for group in aligned.groups:
        told = {place.article for place in group}
        silent = [key for key in aligned.articles if key not in told]
        if len(told) > 1 and silent:
            return group[0], silent[0]
    raise AssertionError("every sentence is told by all or by one")


def columns_left(guide):
    """The article that is alone now: no column is shown."""
    assert guide.window.reading.columns.leaves() == ()
    return guide.window.reading.leaf.article
