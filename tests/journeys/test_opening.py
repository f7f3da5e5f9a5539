"""Opening one's own: articles of every kind, corpora as folder and as one file, and what cannot be opened."""

import json
import os
from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QTextEdit

from annotator import edits
from annotator.corpus import Corpus, write_onefile
from annotator.model import Span

HTML = """<!doctype html><html lang="en"><head><title>Port reopens</title>
<meta property="og:site_name" content="Harbour Post"><meta property="og:title" content="Port reopens">
</head><body><nav>Home News Sport</nav><article><h1>Port reopens</h1>
<p>The port reopened on Monday after a strike of three weeks, the authority said in a statement.</p>
<p>Critics called the settlement a “victory” of sorts, and warned that prices could still rise.</p>
</article></body></html>"""


def documents():
    return Path(os.environ["FRAMING_ANNOTATOR_DOCUMENTS"])


def drop(window, *paths):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    event = QDropEvent(
        QPointF(10, 10),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dropEvent(event)


def test_a_dropped_folder_brings_every_readable_article_and_names_the_others(journey, tmp_path):
    folder = tmp_path / "mixed"
    folder.mkdir()
    (folder / "a.txt").write_text("The minister said it may rain.\n\nIt did.", encoding="utf-8")
    (folder / "b.md").write_text("# Rain\n\nIt *may* rain, they **say**.", encoding="utf-8")
    (folder / "c.html").write_text(HTML, encoding="utf-8")
    (folder / "d.txt").write_bytes(b"\x00\x01\x02binary\x00" * 50)
    (folder / "e.txt").write_bytes(b"")

    def steps(guide):
        for text in guide.view.findChildren(QTextEdit):
            assert not text.acceptDrops(), "what is dropped on the text reaches the window"
            assert not text.viewport().acceptDrops()
        drop(guide.window, folder)
        guide.wait(lambda: len(guide.workspace.corpus.articles()) == 3)
        corpus = guide.workspace.corpus
        texts = [corpus.article(one).text for one in corpus.articles()]
        assert any("It may rain, they say." in text for text in texts)
        assert any(corpus.described(one).outlet == "Harbour Post" for one in corpus.articles())
        said = " ".join(message for _, message in guide.workspace.interaction.said)
        assert "d.txt" in said
        assert "e.txt" in said
        assert "a.txt" not in said
        guide.picture("dropped")

    assert journey([], steps) == 0


def test_articles_opened_into_ones_own_corpus_are_added_and_can_be_undone(journey, tmp_path):
    file = tmp_path / "one.txt"
    file.write_text("The minister said it may rain.", encoding="utf-8")

    def steps(guide):
        guide.answer(documents() / "My study")
        guide.do("new")
        assert guide.workspace.corpus.articles() == ()
        guide.picture("empty")
        guide.answer("Ada", [file])
        guide.workspace.ask_coder()
        guide.do("open")
        assert len(guide.workspace.corpus.articles()) == 1
        assert guide.workspace.article.text.startswith("The minister")
        guide.do("undo")
        assert guide.workspace.corpus.articles() == ()
        guide.do("redo")
        assert len(guide.workspace.corpus.articles()) == 1
        guide.answer({"outlet": "The Example", "date": "2024-12-30", "headline": "Rain"})
        guide.do("details")
        assert guide.workspace.article.outlet == "The Example"
        guide.do("remove")
        assert guide.workspace.article is None
        guide.do("undo")
        assert guide.workspace.article.headline == "Rain"
        guide.saved()

    assert journey([], steps) == 0
    again = Corpus.open(documents() / "My study")
    assert [again.described(one).outlet for one in again.articles()] == ["The Example"]
    again.close()


def test_a_corpus_file_opens_and_stays_as_it_is_while_the_work_goes_into_a_folder(journey, tmp_path):
    from annotator.sample import sample_corpus

    file = tmp_path / "archive.json"
    write_onefile(sample_corpus(), file)
    before = file.read_bytes()

    def steps(guide):
        guide.wait_for_cues()
        assert len(guide.workspace.corpus.articles()) == 4
        guide.answer("Ada")
        guide.press(Qt.Key.Key_Return)
        assert guide.workspace.corpus.path is not None

    assert journey([file], steps) == 0
    assert file.read_bytes() == before

    def again(guide):
        assert guide.workspace.here.annotations(), "the same file opens the copy that was worked on"

    assert journey([file], again) == 0


def test_a_corpus_of_a_newer_version_opens_for_reading_only_and_says_so(journey, tmp_path):
    from annotator.sample import sample_corpus

    folder = tmp_path / "newer"
    sample_corpus().save_as(folder).close()
    described = json.loads((folder / "corpus.json").read_text(encoding="utf-8"))
    described["version"] = 99
    (folder / "corpus.json").write_text(json.dumps(described), encoding="utf-8")

    def steps(guide):
        guide.wait_for_cues()
        assert guide.workspace.corpus.read_only
        guide.press(Qt.Key.Key_Return)
        assert guide.workspace.here.annotations() == ()
        assert any("reading only" in title for title, _ in guide.workspace.interaction.said)

    assert journey([folder], steps) == 0


def test_a_corpus_with_a_broken_file_opens_and_names_it(journey, tmp_path):
    from annotator.sample import sample_corpus

    folder = tmp_path / "damaged"
    sample_corpus().save_as(folder).close()
    broken = next(iter((folder / "articles").glob("*/*.json")))
    broken.write_bytes(broken.read_bytes()[:100])

    def steps(guide):
        assert len(guide.workspace.corpus.articles()) == 3
        assert any("remarks" in title for title, _ in guide.workspace.interaction.said)

    assert journey([folder], steps) == 0


def test_two_coders_on_one_machine_switch(journey):
    def steps(guide):
        guide.wait_for_cues()
        guide.answer("Ada")
        guide.press(Qt.Key.Key_Return)
        guide.workspace.use_coder("Bea")
        assert guide.workspace.here.annotations() == ()
        guide.do("next_cue")
        guide.press(Qt.Key.Key_Return)
        assert len(guide.workspace.here.annotations()) == 1
        assert {one.name for one in guide.workspace.corpus.coders()} == {"Ada", "Bea"}

    assert journey([], steps) == 0


def test_export_and_save_as_write_where_they_are_told(journey, tmp_path):
    def steps(guide):
        guide.wait_for_cues()
        first = guide.workspace.corpus.info.id
        guide.answer(tmp_path / "copy")
        guide.do("save_as")
        assert guide.workspace.corpus.path == tmp_path / "copy"
        assert guide.workspace.corpus.info.id != first
        article = guide.workspace.article
        guide.answer("Ada")
        guide.workspace.apply("Code", lambda hand: edits.annotate(article, [Span(0, 4)], "code-hedge", hand))
        guide.saved()

    assert journey([], steps) == 0
    assert list((tmp_path / "copy" / "annotations").glob("*/*/*.json"))


def test_recent_corpora_are_offered_and_open(journey, tmp_path):
    from PySide6.QtWidgets import QMenu

    def steps(guide):
        for name in ("one", "two"):
            guide.answer(tmp_path / name)
            guide.do("save_as")
        recent = next(one for one in guide.window.findChildren(QMenu) if "recent" in one.title())
        recent.aboutToShow.emit()
        texts = [entry.text() for entry in recent.actions()]
        assert texts[0].startswith("two")
        next(entry for entry in recent.actions() if entry.text().startswith("one")).trigger()
        assert guide.workspace.corpus.path == tmp_path / "one"

    assert journey([], steps) == 0


def many_articles(folder, count):
    folder.mkdir()
    for number in range(count):
        words = " ".join(f"word{number}x{place}" for place in range(6_000))
        (folder / f"{number:02}.txt").write_text(f"The minister said {words}.", encoding="utf-8")
    return folder


def test_many_files_are_read_with_progress(journey, tmp_path):
    folder = many_articles(tmp_path / "many", 12)

    def steps(guide):
        seen = []
        guide.workspace.changed.connect(
            lambda what: seen.append(guide.workspace.progress) if what.touches("progress") else None
        )
        drop(guide.window, folder)
        guide.wait(lambda: len(guide.workspace.corpus.articles()) == 12)
        assert [one.done for one in seen[:-1]] == list(range(12))
        assert seen[-1] is None

    assert journey([], steps) == 0


def test_reading_many_files_can_be_stopped_and_keeps_what_was_read(journey, tmp_path):
    folder = many_articles(tmp_path / "many", 12)

    def steps(guide):
        drop(guide.window, folder)
        guide.workspace.changed.connect(
            lambda what: (
                guide.window.statusBar()._stop.click()
                if guide.workspace.progress and guide.workspace.progress.done == 3
                else None
            )
        )
        guide.wait(lambda: guide.workspace.corpus.info.derived_from.startswith("texts"))
        assert guide.workspace.progress is None
        assert len(guide.workspace.corpus.articles()) == 4

    assert journey([], steps) == 0


def test_opening_the_open_corpus_again_leaves_it_open_for_writing(journey, tmp_path):
    def steps(guide):
        guide.answer(tmp_path / "study")
        guide.do("save_as")
        drop(guide.window, tmp_path / "study")
        drop(guide.window, tmp_path / "study" / "corpus.json")
        assert guide.workspace.corpus.path == tmp_path / "study"
        assert not guide.workspace.corpus.read_only

    assert journey([], steps) == 0


def test_an_archive_of_a_newer_version_opens_for_reading_only_and_says_so(journey, tmp_path):
    from annotator.sample import sample_corpus

    file = tmp_path / "newer.json"
    write_onefile(sample_corpus(), file)
    described = json.loads(file.read_text(encoding="utf-8"))
    described["version"] = 99
    file.write_text(json.dumps(described), encoding="utf-8")

    def steps(guide):
        guide.wait_for_cues()
        assert any("newer version" in message for _, message in guide.workspace.interaction.said)
        guide.press(Qt.Key.Key_Return)
        assert guide.workspace.here.annotations() == ()
        assert guide.workspace.corpus.path is None

    assert journey([file], steps) == 0


def test_the_program_opens_where_it_was_left(journey, tmp_path):
    def leave(guide):
        guide.answer(tmp_path / "study")
        guide.do("save_as")
        guide.do("next_article")
        guide.wait_for_cues()
        guide.view.set_caret(400)

    def back(guide):
        assert guide.workspace.article.id == guide.workspace.corpus.articles()[1]
        assert guide.view.caret() == 400

    assert journey([], leave) == 0
    assert journey([], back) == 0


def test_passing_words_say_what_happened(journey, tmp_path):
    def steps(guide):
        guide.wait_for_cues()
        guide.answer("Ada")
        said = []
        guide.workspace.told.connect(said.append)
        guide.press(Qt.Key.Key_X)
        guide.do("undo")
        guide.press(Qt.Key.Key_Escape)
        guide.press(Qt.Key.Key_Return)
        guide.view.set_caret(guide.workspace.article.text.index("\n\n") + 1)
        guide.press(Qt.Key.Key_1)
        guide.press(Qt.Key.Key_C)
        assert [line.split(":")[0].split(".")[0] for line in said] == [
            "Rejected",
            "Undone",
            "No cue is in focus",
            "Select words first",
            "A memo needs an annotation",
        ]
        guide.select("The directive")
        guide.press(Qt.Key.Key_1)
        assert guide.workspace.here.selection is None, "the next key does not code the same words again"
        guide.select("The directive")
        guide.press(Qt.Key.Key_1)
        assert len(guide.workspace.here.annotations()) == 1
        assert "already" in said[-1]

    assert journey([], steps) == 0
