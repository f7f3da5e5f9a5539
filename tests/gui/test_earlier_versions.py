"""Earlier versions in the window: kept without being asked, compared, restored as one undoable step."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from annotator import edits
from annotator.corpus import earlier as versions
from annotator.corpus import snapshots
from annotator.gui import keeper
from annotator.gui.adding import add_articles
from annotator.gui.earlier_versions import EarlierVersions
from annotator.gui.keeper import Keeper
from annotator.model import Span


@pytest.fixture
def coded(workspace):
    """The open corpus with one annotation in its first article, in its folder."""
    annotate(workspace, 0, 8)
    return workspace


def annotate(workspace, start, end):
    article = workspace.article
    workspace.apply("Code", lambda hand: edits.annotate(article, [Span(start, end)], "code-loaded", hand))


def whys(workspace):
    return [one.why for one in versions.snapshots(workspace.corpus.info.id)]


@pytest.fixture
def earlier(coded, qtbot):
    snapshots.take(coded.corpus, "by hand")
    annotate(coded, 9, 16)
    coded.apply("Delete", lambda hand: edits.delete([coded.here.annotations()[0]], hand))
    made = EarlierVersions(coded)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close()


def compared(earlier, qtbot):
    qtbot.waitUntil(lambda: earlier.summary.text() not in ("", "Comparing..."))
    return earlier.summary.text()


def test_it_says_what_would_change_and_restores_it_as_one_step(earlier, coded, qtbot):
    said = compared(earlier, qtbot)
    assert said == "1 annotation or rejection would come back; 1 annotation or rejection would go."
    QTest.mouseClick(earlier.restore, Qt.MouseButton.LeftButton)
    assert [one.target[0].quote for one in coded.here.annotations()] == ["Ministry"]
    assert whys(coded) == ["before restoring an earlier version", "by hand"]
    coded.undo_stack.undo()
    assert [one.target[0].quote for one in coded.here.annotations()] == ["defends"]


def test_what_was_there_before_restoring_can_be_had_again(earlier, coded, qtbot):
    compared(earlier, qtbot)
    earlier._restore()
    earlier.list.choose(0)
    compared(earlier, qtbot)
    earlier._restore()
    assert [one.target[0].quote for one in coded.here.annotations()] == ["defends"]


def test_one_coder_or_everything_can_be_chosen_by_keyboard(earlier, coded, qtbot):
    compared(earlier, qtbot)
    earlier.scopes[0].setFocus()
    QTest.keyClick(earlier.scopes[0], Qt.Key.Key_Down)
    assert earlier.scopes[1].isChecked()
    assert earlier._wanted().id == coded.coder.id
    QTest.keyClick(earlier.scopes[1], Qt.Key.Key_Down)
    assert earlier._wanted().scope == "all"


def test_nothing_can_be_restored_where_nothing_differs(earlier, coded, qtbot):
    snapshots.take(coded.corpus, "now")
    earlier.refresh()
    assert compared(earlier, qtbot) == "Nothing differs from what is there now."
    assert not earlier.restore.isEnabled()


def test_a_damaged_version_is_told(earlier, coded, qtbot):
    for archive in versions.folder_of(coded.corpus.info.id).glob("*.zip"):
        archive.write_bytes(b"damaged")
    earlier._compare()
    assert "Nothing was restored" in compared(earlier, qtbot)
    assert not earlier.restore.isEnabled()


def test_without_any_it_says_when_one_is_kept(workspace, qtbot):
    made = EarlierVersions(workspace)
    qtbot.addWidget(made)
    assert "No earlier version yet" in made.list.empty
    assert not made.restore.isEnabled()


def test_one_is_kept_when_a_corpus_is_opened(coded, qtbot):
    Keeper(coded).begin()
    qtbot.waitUntil(lambda: whys(coded) == ["when it was opened"])


def test_a_large_corpus_is_kept_when_the_window_has_come_to_rest(coded, monkeypatch):
    begun = []
    monkeypatch.setattr(keeper, "AT_ONCE", 1)
    monkeypatch.setattr(coded.jobs, "run", lambda topic, _work, _corpus, why, **_: begun.append((topic, why)))
    kept = Keeper(coded)
    kept.begin()
    assert begun == []
    kept._opened.timeout.emit()
    assert begun == [("snapshot", "when it was opened")]


def test_one_is_kept_after_half_an_hour_in_which_something_changed(coded, qtbot, monkeypatch):
    now = 0.0
    monkeypatch.setattr(keeper, "monotonic", lambda: now)
    kept = Keeper(coded)
    now = keeper.HALF_HOUR
    kept.look()
    annotate(coded, 9, 16)
    now = keeper.HALF_HOUR - 1
    kept.look()
    assert whys(coded) == []
    now = keeper.HALF_HOUR
    kept.look()
    qtbot.waitUntil(lambda: whys(coded) == ["half an hour of work"])


def test_one_is_kept_before_an_import_and_before_a_change_of_the_codebook(coded, make_article):
    kept = Keeper(coded)
    add_articles(coded, [make_article("A third article.", number=3)])
    assert whys(coded) == ["before an import"]
    earlier = versions.Earlier(versions.snapshots(coded.corpus.info.id)[0])
    assert len(earlier.articles()) == 2
    kept._last_weighty = -keeper.PAUSE
    code = coded.corpus.code("code-hedge")
    coded.apply("Code", lambda _hand: edits.change_code(code, {"name": "Hedging"}))
    assert whys(coded)[0] == "before a change of codes or cue rules"
    coded.apply("Code", lambda _hand: edits.change_code(coded.corpus.code("code-hedge"), {"tag": "HH"}))
    assert len(whys(coded)) == 2


def test_what_cannot_be_kept_is_told_in_passing_and_the_edit_goes_on(coded, monkeypatch, qtbot, make_article):
    from annotator.corpus import disk

    Keeper(coded)

    def full(*_arguments, **_options):
        raise OSError(28, "No space left on device")

    coded.corpus.flush()
    with monkeypatch.context() as patched, qtbot.waitSignal(coded.told) as told:
        patched.setattr(disk, "replace", full)
        coded.weighty.emit("before an import")
    assert "No earlier version could be kept" in told.args[0]


def test_one_is_kept_when_the_corpus_is_left_with_what_was_typed_last(coded, qtbot):
    coded.leaving.connect(lambda: annotate(coded, 9, 16))
    Keeper(coded)
    corpus = coded.corpus
    annotate(coded, 17, 21)
    coded.close_corpus()
    (kept,) = versions.snapshots(corpus.info.id)
    assert kept.why == "when it was closed"
    (sheet,) = versions.Earlier(kept).read(path for path in versions.Earlier(kept).paths("annotations/"))
    assert len(sheet.value.annotations.by_id) == 3


def test_none_is_kept_when_a_corpus_is_left_as_it_was_found(coded):
    Keeper(coded)
    coded.close_corpus()
    assert whys(coded) == []


def test_a_save_that_merges_keeps_one_and_tells_of_a_clash(coded, qtbot):
    corpus = coded.corpus
    corpus.commit(edits.change_code(corpus.code("code-hedge"), {"name": "Ours"}))
    corpus.flush()
    path = corpus.path / "codebook" / "code-hedge.json"
    path.write_text(path.read_text("utf-8").replace('"Ours"', '"Theirs, and longer"'), "utf-8")
    with qtbot.waitSignal(coded.told) as told:
        coded.apply("Tag", lambda _hand: edits.change_code(corpus.code("code-hedge"), {"tag": "HX"}))
        coded.saving.now()
    assert "codebook/code-hedge.json, fields.name: was changed by two people at once" in told.args[0]
    assert whys(coded) == ["before merging what another machine wrote"]
