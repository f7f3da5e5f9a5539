"""What is counted of each article of a corpus: cues, codes, codes on whole articles, whose words they are."""

import itertools

import pytest

from annotator import edits
from annotator.comparison.counting import Counted, Question, Thing, count_all
from annotator.corpus import Corpus, indexing, loading
from annotator.model import Article, Change, Code, Coder, Hand, Put, Span
from annotator.search import known_marks
from annotator.search.marked import mark
from annotator.search.upkeep import bring_up_to_date, upkeep_of
from annotator.text.canonical import sha256

TEXT = """Critics slam so-called reform

The mayor rammed through the reform on Tuesday. “This is a disaster,” said Ines Dorn.
"""
CODES = (
    Code(id="c-loaded", name="Loaded", categories=("loaded_language",)),
    Code(id="c-tone", level="article"),
)


def article(key: str, **fields: str) -> Article:
    text = f"{TEXT}{key}\n"
    return Article(id=key, text=text, sha256=sha256(text), outlet="Daily Example", **fields)


@pytest.fixture
def corpus() -> Corpus:
    articles = [article("a1", date="2025-03-04"), article("a2"), article("a3", extent="truncated")]
    return Corpus.draft("Study", codes=CODES, articles=articles)


def hand(coder: str) -> Hand:
    numbers = itertools.count(1)
    return Hand(
        coder=coder,
        mode="assisted",
        codebook_revision=1,
        now="2025-03-05T00:00:00Z",
        mint=lambda prefix: f"{prefix}-{coder}-{next(numbers)}",
    )


def counted(corpus: Corpus, key: str, **asked: object) -> Counted:
    (one,) = count_all(corpus, [key], Question(**asked))
    return one


def test_all_cues_are_those_that_the_program_finds(corpus):
    found = counted(corpus, "a1")
    cues = mark(corpus.article("a1")).cues
    told = {thing.id: count for thing, count in found.counts.items() if thing.kind == "cue"}
    assert told == {name: sum(cue.category == name for cue in cues) for name in {c.category for c in cues}}
    assert told
    assert (found.outlet, found.date, found.rated) == ("Daily Example", "2025-03-04", True)


def test_the_authors_own_words_leave_out_what_others_say(corpus):
    whole, own = counted(corpus, "a1"), counted(corpus, "a1", own=True)
    assert own.words == whole.counts[Thing("voice", "author")] == whole.words - 4
    assert whole.counts[Thing("voice", "others")] == 4
    assert Thing("voice", "author") not in own.counts


def test_cues_in_what_others_say_are_not_the_authors_own():
    text = "The mayor spoke on Tuesday. “This outrageous, shameful reform is a disaster,” said Ines Dorn.\n"
    spoken = Article(id="b1", text=text, sha256=sha256(text))
    corpus = Corpus.draft("Study", articles=[spoken])
    others = [cue for cue in mark(spoken).cues if cue.voice != "author"]
    assert others
    whole, own = counted(corpus, "b1"), counted(corpus, "b1", own=True)
    cues = [sum(count for thing, count in one.counts.items() if thing.kind == "cue") for one in (whole, own)]
    assert cues[0] - cues[1] == len(others)


def test_accepted_cues_are_those_that_somebody_accepted(corpus):
    cue = next(one for one in mark(corpus.article("a1")).cues if one.category == "loaded_language")
    for coder in ("coder-1", "coder-2"):
        corpus.commit(edits.add_coder(Coder(id=coder, name=coder)))
        corpus.commit(edits.accept(corpus.article("a1"), cue, "c-loaded", hand(coder)))
    assert counted(corpus, "a1", cues="accepted").counts[Thing("cue", "loaded_language")] == 1
    nobody = counted(corpus, "a1", cues="accepted", coders=frozenset({"coder-9"}))
    assert not [thing for thing in nobody.counts if thing.kind == "cue"]


def test_codes_count_as_often_as_with_each_coder_on_average(corpus):
    one = corpus.article("a1")
    for coder, spans in (("coder-1", [Span(0, 7), Span(8, 12)]), ("coder-2", [Span(0, 7)])):
        for span in spans:
            corpus.commit(edits.annotate(one, [span], "c-loaded", hand(f"{coder}{span.start}")))
    found = counted(corpus, "a1", cues="none")
    assert found.counts[Thing("code", "c-loaded")] == pytest.approx(3 / len(found.coders))
    only = counted(corpus, "a1", cues="none", coders=frozenset({"coder-10"}))
    assert only.counts[Thing("code", "c-loaded")] == 1


def test_a_code_on_the_whole_article_is_there_or_not(corpus):
    for coder in ("coder-1", "coder-2"):
        corpus.commit(edits.annotate(corpus.article("a1"), [], "c-tone", hand(coder)))
    found = counted(corpus, "a1", cues="none")
    assert found.counts[Thing("article code", "c-tone")] == 1
    assert found.coders == {"coder-1", "coder-2"}


def test_deleted_annotations_do_not_count(corpus):
    stored = corpus.commit(edits.annotate(corpus.article("a1"), [], "c-tone", hand("coder-1")))
    corpus.commit(Change(tuple(Put(put.after, put.after) for put in edits.inverse(stored).puts)))
    assert Thing("article code", "c-tone") not in counted(corpus, "a1", cues="none").counts


def test_an_article_that_is_not_whole_is_not_rated(corpus):
    assert not counted(corpus, "a3").rated


def test_what_was_counted_once_comes_from_the_index_and_is_the_same(corpus, tmp_path, monkeypatch):
    monkeypatch.setattr(loading, "FEW", 0)
    monkeypatch.setattr(indexing, "SETTLED", -60_000_000_000)
    with corpus.save_as(tmp_path / "Study") as kept:
        job = upkeep_of(kept)
        assert job is not None
        list(bring_up_to_date(job))
        first = count_all(kept, kept.articles(), Question())
        assert first == count_all(corpus, corpus.articles(), Question())
        monkeypatch.setattr(known_marks, "mark", lambda *_given: pytest.fail("it was looked at again"))
        assert count_all(kept, kept.articles(), Question()) == first


def test_a_contrast_counts_once_in_each_article_with_words_of_it_and_nowhere_else():
    corpus = Corpus.draft("Study", codes=CODES, articles=[article("a1"), article("a2"), article("a3")])
    corpus.commit(edits.add_coder(Coder(id="ada", name="Ada")))
    one, other = corpus.article("a1"), corpus.article("a2")
    said, again = Span(TEXT.index("rammed"), TEXT.index("rammed") + 6), Span(0, 7)
    words = [edits.segment(one, said), edits.segment(one, again), edits.segment(other, said)]
    corpus.commit(edits.contrast(words, "c-loaded", hand("ada"), sha256=one.sha256, absent_from=["a3"]))
    loaded = Thing("code", "c-loaded")
    assert [counted(corpus, key).counts.get(loaded, 0) for key in ("a1", "a2", "a3")] == [1, 1, 0]
    assert [counted(corpus, key).coders for key in ("a1", "a2", "a3")] == [{"ada"}, {"ada"}, set()]


def test_whose_words_a_contrast_is_on_is_asked_in_each_article():
    corpus = Corpus.draft("Study", codes=CODES, articles=[article("a1"), article("a2")])
    corpus.commit(edits.add_coder(Coder(id="ada", name="Ada")))
    one, other = corpus.article("a1"), corpus.article("a2")
    quoted, own = TEXT.index("disaster"), TEXT.index("rammed")
    words = [edits.segment(one, Span(quoted, quoted + 8)), edits.segment(other, Span(own, own + 6))]
    corpus.commit(edits.contrast(words, "c-loaded", hand("ada"), sha256=one.sha256))
    loaded = Thing("code", "c-loaded")
    assert [counted(corpus, key, own=True).counts.get(loaded, 0) for key in ("a1", "a2")] == [0, 1]
