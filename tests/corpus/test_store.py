"""What the open corpus promises to those who read, edit and save it."""

import threading
import time
from dataclasses import replace

import msgspec
import pytest

from annotator import edits, machine
from annotator.corpus import Corpus
from annotator.corpus.validate import validate
from annotator.errors import CorpusError
from annotator.model import Annotation, Change, Code, Coder, Corrections, Cue, Put, Span

CUE = Cue(start=34, end=43, category="labelling", rule="labelling@1", reason="so-called")


def test_a_corpus_comes_back_from_disk_as_it_was_made(folder, articles, codes):
    with Corpus.open(folder) as corpus:
        assert corpus.name == "Study"
        assert [corpus.article(key) for key in corpus.articles()] == list(articles)
        assert [replace(code, stamps={}) for code in corpus.codes()] == list(codes)
        assert corpus.problems == ()
        assert corpus.read_only == ""
        assert (corpus.pending, corpus.last_saved) == (0, "")
    assert validate(folder) == ()


def test_a_corpus_can_be_opened_by_its_corpus_json(folder):
    with Corpus.open(folder / "corpus.json") as corpus:
        assert corpus.path == folder


def test_a_commit_is_visible_at_once_and_flush_brings_it_into_the_files(corpus, articles, hand, folder):
    change = corpus.commit(edits.annotate(articles[0], [Span(34, 43)], "loaded", hand, memo="né 😀"))
    (made,) = corpus.annotations("art-1")
    assert change.puts[0].after == made
    assert (made.rev, made.device) == (1, machine.device())
    assert not list(folder.glob("annotations/**/*.json"))
    assert corpus.pending == 2
    corpus.flush()
    assert corpus.pending == 0
    assert corpus.last_saved
    (file,) = folder.glob("annotations/coder-1/*/art-1.json")
    assert '"memo": "né 😀"' in file.read_text(encoding="utf-8")
    assert file.read_bytes().endswith(b"}\n")


def test_annotations_are_listed_in_text_order_and_by_coder(corpus, articles, hand):
    other = replace(hand, coder="coder-2")
    spans = [(Span(40, 50), hand), (Span(5, 9), other), (Span(5, 7), hand), (Span(40, 45), hand)]
    for span, who in spans:
        corpus.commit(edits.annotate(articles[0], [span], "loaded", who))
    places = [(one.start, one.end) for one in corpus.annotations("art-1")]
    assert places == [(5, 7), (5, 9), (40, 45), (40, 50)]
    assert [one.start for one in corpus.annotations("art-1", coder="coder-2")] == [5]
    assert corpus.annotations("art-1", coder="nobody") == ()
    assert corpus.annotations("art-2") == ()


def test_undo_leaves_a_tombstone_and_redo_brings_back_the_very_content(corpus, articles, hand):
    change = corpus.commit(edits.annotate(articles[0], [Span(34, 43)], "loaded", hand))
    made = change.puts[0].after
    corpus.commit(edits.inverse(change))
    assert corpus.annotations("art-1") == ()
    assert corpus.annotation(made.id).deleted
    corpus.commit(change)
    assert corpus.annotations("art-1") == (replace(made, rev=3),)


def test_every_change_of_an_annotation_has_a_higher_revision(corpus, articles, hand):
    change = corpus.commit(edits.annotate(articles[0], [Span(34, 43)], "loaded", hand))
    recoded = corpus.commit(edits.recode(change.puts[0].after, "hedge", hand))
    assert recoded.puts[0].before == change.puts[0].after
    assert recoded.puts[0].after.rev == 2
    undone = corpus.commit(edits.inverse(recoded))
    assert undone.puts[0].after == replace(change.puts[0].after, rev=3)


def test_one_change_may_put_the_same_value_twice(corpus, articles, hand):
    made = edits.annotate(articles[0], [Span(34, 43)], "loaded", hand)
    again = edits.write_memo(made.puts[0].after, "twice", hand)
    stored = corpus.commit(made + again)
    assert [put.after.rev for put in stored.puts] == [1, 2]
    assert stored.puts[1].before == stored.puts[0].after


def test_rejections_are_remembered_and_can_be_withdrawn(corpus, articles, hand):
    change = corpus.commit(edits.reject(articles[0], CUE, hand))
    (decision,) = corpus.decisions("art-1", coder="coder-1")
    assert decision.quote == "so-called"
    corpus.commit(edits.withdraw(decision, hand))
    assert corpus.decisions("art-1") == ()
    corpus.commit(change)
    assert len(corpus.decisions("art-1")) == 1


def test_a_changed_code_keeps_what_another_changed_in_other_fields(corpus):
    old = corpus.code("loaded")
    corpus.commit(edits.change_code(old, {"definition": "words with a load"}), coder="coder-2")
    renamed = corpus.commit(edits.change_code(old, {"name": "Loaded"}), coder="coder-1")
    code = corpus.code("loaded")
    assert (code.name, code.definition) == ("Loaded", "words with a load")
    assert (code.stamps["name"].rev, code.stamps["name"].coder) == (2, "coder-1")
    corpus.commit(edits.inverse(renamed))
    assert (corpus.code("loaded").name, corpus.code("loaded").definition) == (old.name, "words with a load")


def test_codes_are_listed_in_order_and_retired_ones_stay_known(corpus):
    assert [code.id for code in corpus.codes()] == ["loaded", "hedge"]
    corpus.commit(edits.retire_code(corpus.code("loaded")))
    assert [code.id for code in corpus.codes()] == ["hedge"]
    assert corpus.code("loaded").retired


def test_the_codebook_revision_grows_with_every_change_also_an_undone_one(corpus):
    seen = [corpus.codebook_revision]
    change = corpus.commit(edits.change_code(corpus.code("loaded"), {"name": "A"}))
    seen.append(corpus.codebook_revision)
    corpus.commit(edits.inverse(change))
    seen.append(corpus.codebook_revision)
    corpus.commit(edits.add_code(Code(id="new", name="New")))
    seen.append(corpus.codebook_revision)
    assert seen == sorted(set(seen))


def test_corrections_change_the_description_and_never_the_article(corpus, articles):
    correction = edits.correct(corpus.corrections("art-1"), {"outlet": "The Gazette", "date": "2024-12-30"})
    change = corpus.commit(correction, coder="coder-1")
    assert corpus.described("art-1") == replace(articles[0], outlet="The Gazette", date="2024-12-30")
    assert corpus.head("art-1").outlet == "The Gazette"
    assert corpus.article("art-1") == articles[0]
    corpus.commit(edits.inverse(change))
    assert corpus.described("art-1") == articles[0]


def test_a_removed_article_is_gone_from_the_list_and_can_come_back(corpus):
    change = corpus.commit(edits.remove_articles([corpus.corrections("art-1")]))
    assert corpus.articles() == ("art-2",)
    corpus.commit(edits.inverse(change))
    assert corpus.articles() == ("art-1", "art-2")
    assert corpus.corrections("art-9") == Corrections(id="art-9")


def test_articles_are_durable_when_added_and_keep_their_order(corpus, opened, articles, folder):
    new = [_another(articles[0], f"art-{name}", f"Text {name}") for name in "zya"]
    assert corpus.add_articles(new) == ("art-z", "art-y", "art-a")
    seen = opened(folder, read_only=True)
    assert seen.articles() == ("art-1", "art-2", "art-z", "art-y", "art-a")
    assert seen.article("art-y") == new[1]


def test_an_article_that_is_there_already_is_not_added_again(corpus, articles):
    again = replace(articles[0], id="art-9")
    elsewhere = replace(again, outlet="Courier")
    assert corpus.add_articles([again, elsewhere, elsewhere]) == ("art-1", "art-9", "art-9")
    assert corpus.articles() == ("art-1", "art-2", "art-9")
    corpus.commit(edits.remove_articles([corpus.corrections("art-1")]))
    (new,) = corpus.add_articles([again])
    assert new not in {"art-1", "art-9"}


def test_an_article_whose_text_is_not_that_of_its_checksum_is_refused(corpus, articles):
    with pytest.raises(CorpusError, match="checksum"):
        corpus.add_articles([replace(articles[0], id="art-9", text="other", outlet="x", sha256="0" * 64)])
    assert corpus.articles() == ("art-1", "art-2")


def test_a_span_whose_quote_is_not_there_is_refused_and_nothing_changes(corpus, articles, hand):
    change = edits.annotate(articles[0], [Span(34, 43)], "loaded", hand)
    made = change.puts[0].after
    moved = replace(made, target=(replace(made.target[0], start=35, end=44),))
    with pytest.raises(CorpusError, match="reads 'o-called "):
        corpus.commit(Change((Put(None, moved),)))
    assert corpus.annotations("art-1") == ()


@pytest.mark.parametrize("key", ["../up", "A", "con", "a/b", "", "x" * 65, "a.b", "é"])
def test_an_id_that_is_no_safe_file_name_never_becomes_one(corpus, key):
    before = corpus.pending
    with pytest.raises(CorpusError, match=r"file name|cannot be written"):
        corpus.commit(edits.add_code(Code(id=key, name="x")))
    assert corpus.pending == before
    assert corpus.code(key) is None


def test_half_a_surrogate_pair_in_a_memo_is_refused_in_words(corpus, articles, hand):
    with pytest.raises(CorpusError, match="cannot be written as JSON"):
        corpus.commit(edits.annotate(articles[0], [Span(34, 43)], "loaded", hand, memo="\ud83d"))
    assert corpus.annotations("art-1") == ()


def test_what_is_in_memory_is_what_will_be_read_again(corpus, articles, hand, opened, folder):
    change = edits.annotate(articles[0], [], "loaded", hand)
    odd = replace(change.puts[0].after, attributes={"pair": (1, 2), "set": {"x": float("inf")}})
    corpus.commit(Change((Put(None, odd),)))
    corpus.flush()
    assert opened(folder, read_only=True).annotations("art-1") == corpus.annotations("art-1")


def test_a_second_window_can_read_but_not_write_and_says_why(corpus, opened, articles, hand):
    corpus.commit(edits.annotate(articles[0], [Span(34, 43)], "loaded", hand))
    second = opened()
    assert "another window" in second.read_only
    assert second.annotations("art-1") == corpus.annotations("art-1")
    with pytest.raises(CorpusError, match="another window"):
        second.commit(edits.annotate(articles[0], [Span(34, 43)], "loaded", hand))
    with pytest.raises(CorpusError, match="another window"):
        second.add_articles([])
    second.flush()
    second.close()
    assert corpus.read_only == ""
    corpus.close()
    assert opened().read_only == ""


def test_a_copy_of_the_folder_is_the_same_corpus_to_the_lock(corpus, opened, folder, tmp_path):
    import shutil

    shutil.copytree(folder, tmp_path / "copy")
    assert "another window" in opened(tmp_path / "copy").read_only


def test_reading_only_on_request(opened, folder):
    corpus = opened(folder, read_only=True)
    assert corpus.read_only
    assert opened(folder).read_only == ""


def test_a_closed_corpus_is_changed_no_more(corpus):
    corpus.close()
    with pytest.raises(CorpusError, match="closed"):
        corpus.commit(edits.add_coder(Coder(id="coder-9", name="x")))


def test_a_draft_writes_nothing_before_it_is_saved(articles, codes, hand, tmp_path):
    draft = Corpus.draft("Draft", codes=codes, articles=articles, derived_from="sample-1")
    change = draft.commit(edits.annotate(articles[0], [Span(34, 43)], "loaded", hand))
    draft.flush()
    assert draft.path is None
    assert draft.pending == 1
    assert not list(machine.local_state().glob("journals/**/*.jsonl"))
    with draft.save_as(tmp_path / "deep" / "saved") as saved:
        assert saved.info.derived_from == "sample-1"
        assert saved.info.id != draft.info.id
        assert saved.annotations("art-1") == (change.puts[0].after,)
        assert saved.articles() == ("art-1", "art-2")
    assert validate(tmp_path / "deep" / "saved")[0].message == "the coder coder-1 is not in the corpus"


def test_save_as_makes_another_corpus_and_leaves_this_one_alone(corpus, articles, hand, folder, tmp_path):
    corpus.commit(edits.annotate(articles[0], [Span(34, 43)], "loaded", hand))
    (folder / "events").mkdir()
    (folder / "events" / "later.json").write_text("{}")
    (folder / "codebook" / "broken.json").write_text("{")
    with corpus.save_as(tmp_path / "copy", name="Copy") as copy:
        assert copy.info.derived_from == corpus.info.id
        assert (copy.name, corpus.name) == ("Copy", "Study")
        assert copy.annotations("art-1") == corpus.annotations("art-1")
        assert (tmp_path / "copy" / "events" / "later.json").read_text() == "{}"
        assert (tmp_path / "copy" / "codebook" / "broken.json").read_text() == "{"
        copy.commit(edits.annotate(articles[0], [Span(5, 9)], "loaded", hand))
    assert len(corpus.annotations("art-1")) == 1
    assert corpus.pending == 2


@pytest.mark.parametrize("name", ["corpus.json", "annotations"])
def test_a_folder_with_a_corpus_is_never_overwritten(corpus, tmp_path, name):
    place = tmp_path / "taken"
    (place / name).mkdir(parents=True)
    for make in (lambda: corpus.save_as(place), lambda: Corpus.create(place, "x")):
        with pytest.raises(CorpusError, match="already holds a corpus"):
            make()
    assert [one.name for one in place.iterdir()] == [name]


def test_a_file_in_the_place_of_the_folder_is_left_alone(tmp_path):
    (tmp_path / "x").write_text("mine")
    with pytest.raises(CorpusError, match="is a file"):
        Corpus.create(tmp_path / "x", "x")
    assert (tmp_path / "x").read_text() == "mine"


def test_commit_and_flush_may_run_at_the_same_time(corpus, articles, hand, opened, folder):
    stop = threading.Event()
    failed: list[BaseException] = []

    def keep_saving() -> None:
        while not stop.is_set():
            try:
                corpus.flush()
            except BaseException as error:  # noqa: BLE001 - told to the test
                failed.append(error)
                return

    saver = threading.Thread(target=keep_saving)
    saver.start()
    for number in range(150):
        corpus.commit(edits.annotate(articles[number % 2], [Span(number % 9, 12)], "loaded", hand))
    stop.set()
    saver.join()
    assert not failed
    expected = corpus.annotations("art-1")
    corpus.close()
    again = opened(folder)
    assert len(expected) == 75
    assert again.annotations("art-1") == expected
    assert again.pending == 0
    assert again.problems == ()


def test_a_commit_costs_the_same_in_an_article_with_many_annotations(articles, hand, tmp_path):
    """The rule is O(1): 20,000 annotations may not make a commit more than a few times slower than 20."""
    text = "word " * 8_000
    article = _another(articles[0], "art-3", text)

    def pace(count: int) -> float:
        made = [
            edits.annotate(article, [Span(i % 30_000, i % 30_000 + 4)], "loaded", hand) for i in range(count)
        ]
        values = [change.puts[0].after for change in made]
        draft = Corpus.draft("x", articles=[article], annotations=values)
        draft.annotations("art-3")
        spent = []
        for number in range(60):
            change = edits.annotate(article, [Span(number, number + 4)], "loaded", hand)
            start = time.perf_counter()
            draft.commit(change)
            spent.append(time.perf_counter() - start)
        return min(spent)  # what it costs when nothing else has the processor

    assert pace(20_000) < 8 * pace(20) + 0.0005


def test_unknown_keys_survive_edits_at_every_level(corpus, articles, hand, folder, opened):
    corpus.commit(edits.annotate(articles[0], [Span(34, 43)], "loaded", hand))
    corpus.commit(edits.correct(corpus.corrections("art-1"), {"outlet": "X"}))
    corpus.close()
    for path in folder.rglob("*.json"):
        found = msgspec.json.decode(path.read_bytes())
        found["later"] = {"whole": 1}
        for one in found.get("annotations", []):
            one["later"] = 2
            one["target"][0]["later"] = [3]
        for field in list(found.get("fields", {}).values()):
            field["later"] = 4
        if "fields" in found:
            found["fields"]["tomorrow"] = {"value": 5, "rev": 1, "device": "d"}
        path.write_bytes(msgspec.json.encode(found))
    again = opened(folder)
    assert again.problems == ()
    (made,) = again.annotations("art-1")
    again.commit(edits.write_memo(made, "edited", hand))
    again.commit(edits.change_code(again.code("loaded"), {"tag": "XX"}))
    again.commit(edits.correct(again.corrections("art-1"), {"date": "2024"}))
    again.close()
    sheet = msgspec.json.decode(next(folder.glob("annotations/*/*/*.json")).read_bytes())
    assert sheet["later"] == {"whole": 1}
    assert sheet["annotations"][0]["memo"] == "edited"
    assert sheet["annotations"][0]["later"] == 2
    assert sheet["annotations"][0]["target"][0]["later"] == [3]
    for path in ("codebook/loaded.json", f"metadata/{next(folder.glob('metadata/*')).name}/art-1.json"):
        found = msgspec.json.decode((folder / path).read_bytes())
        assert found["later"] == {"whole": 1}
        assert found["fields"]["tomorrow"] == {"value": 5, "rev": 1, "device": "d"}
        assert any(field.get("later") == 4 for field in found["fields"].values())


def test_the_annotations_of_a_whole_article_need_no_span(corpus, articles, hand):
    change = corpus.commit(edits.annotate(articles[0], [], "loaded", hand))
    made = change.puts[0].after
    assert isinstance(made, Annotation)
    assert made.target == ()
    assert corpus.annotations("art-1") == (made,)


def _another(article, key, text):
    from annotator.text.canonical import sha256

    return replace(article, id=key, text=text, sha256=sha256(text), zones=())
