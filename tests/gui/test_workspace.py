"""One place applies, journals, undoes and announces every change."""

from dataclasses import replace
from hashlib import sha256

import pytest

from annotator import edits
from annotator.corpus import Corpus
from annotator.cues import find_cues
from annotator.errors import CorpusError
from annotator.gui import seen
from annotator.gui.adding import add_articles
from annotator.gui.drafts import free_folder
from annotator.gui.seen import LONG_TEXT, look_closely
from annotator.model import Annotation, Article, Change, Code, Corrections, Cue, Decision, Put, Span

TEXT = "Officials reportedly said the regime’s “reform” may go ahead. 😀 Critics were not told."


def article(number, text=TEXT):
    text = f"{text} {number}"
    return Article(id=f"art-{number}", text=text, sha256=sha256(text.encode()).hexdigest(), outlet="Example")


CODES = tuple(
    Code(id=f"code-{key}", name=name, key=key, order=order, categories=stands_for)
    for order, (key, name, stands_for) in enumerate(
        [("1", "Hedge", ("hedge",)), ("2", "Scare quote", ("scare_quote",)), ("3", "Own", ())]
    )
)


@pytest.fixture
def open_workspace(workspace):
    """A workspace on a draft with three articles, shown at the first, coded by Ada."""
    workspace.open_corpus(Corpus.draft("Study", codes=CODES, articles=[article(n) for n in range(3)]))
    workspace.use_coder("Ada")
    return workspace


def code(workspace, start, end, name="code-3"):
    shown = workspace.article
    return workspace.apply("Code", lambda hand: edits.annotate(shown, [Span(start, end)], name, hand))


def content(workspace):
    """Everything a person put into the corpus, without the marks of when and how often."""
    corpus = workspace.corpus
    every = [article(n).id for n in range(3)]
    return (
        {(one.id, one.code, one.target, one.memo) for name in every for one in corpus.annotations(name)},
        {(one.category, one.start, one.end) for name in every for one in corpus.decisions(name)},
        {(one.id, one.name, one.slot, one.key) for one in corpus.codes()},
        {(name, corpus.corrections(name).outlet, corpus.corrections(name).removed) for name in every},
    )


def test_looking_writes_nothing_and_the_first_edit_makes_the_folder(open_workspace, tmp_path):
    assert open_workspace.corpus.path is None
    code(open_workspace, 0, 9)
    folder = open_workspace.corpus.path
    assert (folder / "corpus.json").is_file()
    assert open_workspace.settings.recent()[0] == str(folder)


def test_every_edit_is_announced_with_its_change(open_workspace):
    heard = []
    open_workspace.changed.connect(heard.append)
    stored = code(open_workspace, 0, 9)
    assert [what.change for what in heard if what.touches("annotations")] == [stored]


def test_an_edit_that_cannot_be_kept_changes_nothing_and_is_said(open_workspace, monkeypatch):
    code(open_workspace, 0, 9)
    before = content(open_workspace)
    monkeypatch.setattr(
        open_workspace.corpus, "commit", lambda _change, **_: (_ for _ in ()).throw(CorpusError("disk full"))
    )
    assert not code(open_workspace, 10, 20)
    assert content(open_workspace) == before
    assert open_workspace.undo_stack.count() == 1
    assert any("disk full" in message for _, message in open_workspace.interaction.said)


def test_a_folder_that_cannot_be_written_is_said_and_saving_is_tried_again(
    open_workspace, monkeypatch, qtbot
):
    code(open_workspace, 0, 9)

    def fail():
        raise CorpusError("the folder cannot be written")

    monkeypatch.setattr(open_workspace.corpus, "flush", fail)
    code(open_workspace, 10, 20)
    qtbot.waitUntil(lambda: bool(open_workspace.saving.trouble))
    monkeypatch.undo()
    open_workspace.saving.now()
    qtbot.waitUntil(lambda: not open_workspace.saving.trouble and open_workspace.corpus.pending == 0)


def test_undo_shows_the_article_and_the_place_of_the_change(open_workspace):
    stored = code(open_workspace, 0, 9)
    open_workspace.show_article("art-2")
    open_workspace.undo_stack.undo()
    assert open_workspace.article.id == "art-0"
    open_workspace.show_article("art-1")
    revealed = []
    open_workspace.revealed.connect(lambda start, end: revealed.append((start, end)))
    open_workspace.undo_stack.redo()
    assert open_workspace.article.id == "art-0"
    assert open_workspace.focus.key == stored.puts[0].after.id
    assert revealed == [(0, 9)]


def test_removing_the_open_article_shows_another_and_undo_brings_it_back(open_workspace):
    gone = open_workspace.corpus.corrections("art-0")
    open_workspace.apply("Remove", lambda _hand: edits.remove_articles([gone]))
    assert open_workspace.corpus.articles() == ("art-1", "art-2")
    assert open_workspace.article.id == "art-1"
    open_workspace.undo_stack.undo()
    assert open_workspace.corpus.articles() == ("art-0", "art-1", "art-2")


def test_a_second_coder_sees_none_of_the_first_ones_work(open_workspace):
    code(open_workspace, 0, 9)
    open_workspace.use_coder("Bea")
    assert open_workspace.here.annotations() == ()
    code(open_workspace, 10, 20)
    open_workspace.use_coder("Ada")
    assert [one.start for one in open_workspace.here.annotations()] == [0]


def test_blind_mode_hides_every_cue_and_the_focus_on_one(open_workspace, qtbot):
    open_workspace.start()
    qtbot.waitUntil(lambda: open_workspace.here.cues_known, timeout=20_000)
    assert open_workspace.here.open_cues()
    open_workspace.focus.set(open_workspace.here.open_cues()[0].key)
    open_workspace.set_mode("blind")
    assert open_workspace.here.open_cues() == ()
    assert open_workspace.focus.cue() is None
    made = code(open_workspace, 0, 9).puts[0].after
    assert made.mode == "blind"


def test_cues_of_an_article_left_meanwhile_do_not_land_in_the_next(open_workspace, qtbot):
    open_workspace.ready = True
    open_workspace.show_article("art-1")
    open_workspace.show_article("art-2")
    qtbot.waitUntil(lambda: open_workspace.here.cues_known, timeout=20_000)
    text = open_workspace.article.text
    assert open_workspace.article.id == "art-2"
    assert all(cue.end <= len(text) for cue in open_workspace.here.all_cues())


@pytest.mark.parametrize(
    "name", ["../../evil", "a/b", "  ", "CON?*", "x" * 300, "Ümlaut & Söhne", "...", "\u202e"]
)
def test_any_name_makes_a_folder_inside_its_parent(tmp_path, name):
    folder = free_folder(tmp_path, name)
    assert folder.parent == tmp_path
    folder.mkdir()
    assert free_folder(tmp_path, name) not in (folder, tmp_path)


CUES = [
    Cue(start=10, end=20, category="hedge", rule="hedge.x@1", reason="r"),
    Cue(start=39, end=47, category="scare_quote", rule="sq@1", reason="r"),
]


def take_step(workspace, kind, number, serial):
    present = workspace.corpus.articles()
    if not present:
        return
    workspace.show_article(present[number % len(present)])
    shown = workspace.article
    mine = workspace.here.annotations()
    one = mine[number % len(mine)] if mine else None
    codes = workspace.corpus.codes()
    some = codes[number % len(codes)] if codes else None
    make = {
        "annotate": lambda hand: edits.annotate(shown, [Span(number, number + 9)], "code-3", hand),
        "whole": lambda hand: edits.annotate(shown, [], "code-3", hand),
        "accept": lambda hand: edits.accept(shown, CUES[number % 2], "code-1", hand),
        "reject": lambda hand: edits.reject(shown, CUES[number % 2], hand),
        "recode": lambda hand: edits.recode(one, f"code-{1 + number % 3}", hand) if one else Change(),
        "memo": lambda hand: edits.write_memo(one, f"memo {serial}", hand) if one else Change(),
        "respan": lambda hand: (
            edits.respan(one, shown, Span(number, number + 20), hand) if one and one.target else Change()
        ),
        "delete": lambda hand: edits.delete(mine, hand),
        "code": lambda _hand: edits.add_code(Code(id=f"code-new-{serial}", name=f"New {serial}")),
        "slot": lambda _hand: edits.change_code(some, {"slot": 1 + number}) if some else Change(),
        "retire": lambda _hand: edits.retire_code(some) if some else Change(),
        "outlet": lambda _hand: edits.correct(
            workspace.corpus.corrections(shown.id), {"outlet": f"O{serial}"}
        ),
        "remove": lambda _hand: edits.remove_articles([workspace.corpus.corrections(shown.id)]),
    }[kind]
    workspace.apply(kind, make)


def test_the_kinds_of_values_that_a_change_can_hold_are_all_announced(open_workspace):
    """Whoever adds a kind of value must say which views look again."""
    kinds = {Annotation, Decision, Code, Corrections}
    heard = []
    open_workspace.changed.connect(heard.append)
    for number, kind in enumerate(["annotate", "reject", "slot", "outlet"]):
        take_step(open_workspace, kind, 3, number)
    told = {type(put.after) for what in heard if what.change for put in what.change.puts}
    assert told == kinds


def test_work_on_a_draft_is_kept_elsewhere_when_the_documents_cannot_be_written(
    open_workspace, monkeypatch, tmp_path
):
    blocked = tmp_path / "a file where the folder should be"
    blocked.write_text("x", encoding="utf-8")
    monkeypatch.setenv("FRAMING_ANNOTATOR_DOCUMENTS", str(blocked))
    assert code(open_workspace, 0, 9)
    assert (open_workspace.corpus.path / "corpus.json").is_file()
    assert any(str(open_workspace.corpus.path) in message for _, message in open_workspace.interaction.said)


def test_a_folder_that_cannot_take_articles_is_said_and_the_corpus_stays_open(open_workspace, monkeypatch):
    code(open_workspace, 0, 9)

    def fail(_articles):
        raise CorpusError("the disk is full")

    monkeypatch.setattr(open_workspace.corpus, "add_articles", fail)
    assert add_articles(open_workspace, [article(7)]) == ()
    assert any("disk is full" in message for _, message in open_workspace.interaction.said)
    assert len(open_workspace.here.annotations()) == 1


def test_the_cues_of_a_long_article_come_from_another_process_and_are_the_same(workspace, qtbot):
    long = article(1, TEXT * 700)
    assert len(long.text) > LONG_TEXT
    workspace.open_corpus(Corpus.draft("Long", codes=CODES, articles=[long]))
    qtbot.waitUntil(lambda: workspace.here.cues_known, timeout=60_000)
    assert workspace.here.all_cues() == tuple(find_cues(long))


def test_work_that_came_through_the_shared_folder_is_shown_after_saving(
    open_workspace, monkeypatch, tmp_path, qtbot
):
    code(open_workspace, 0, 9)
    qtbot.waitUntil(lambda: open_workspace.corpus.pending == 0)
    with monkeypatch.context() as elsewhere:
        elsewhere.setenv("FRAMING_ANNOTATOR_HOME", str(tmp_path / "another machine"))
        with Corpus.open(open_workspace.corpus.path) as other:
            mine = open_workspace.here.annotations()[0]
            theirs = replace(
                mine, id="ann-from-elsewhere", target=(edits.segment(open_workspace.article, Span(10, 20)),)
            )
            other.commit(Change((Put(None, theirs),)))
            other.flush()
    code(open_workspace, 30, 40)
    qtbot.waitUntil(lambda: len(open_workspace.here.annotations()) == 3)
    assert "ann-from-elsewhere" in [one.id for one in open_workspace.here.annotations()]


def test_an_article_that_is_leafed_past_is_not_looked_through(open_workspace, qtbot, monkeypatch):
    looked = []

    def look(shown, adjustments):
        looked.append(shown.id)
        return look_closely(shown, adjustments)

    monkeypatch.setattr(seen, "look_closely", look)
    open_workspace.ready = True
    for key in ("art-1", "art-2"):
        open_workspace.show_article(key)
    assert looked == []
    qtbot.waitUntil(lambda: open_workspace.here.cues_known, timeout=20_000)
    assert looked == ["art-2"]
