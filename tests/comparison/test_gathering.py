"""Articles are read once: every question is answered from them as if they had been read for it."""

import itertools
from collections.abc import Sequence

import pytest

from annotator import edits
from annotator.comparison import asked, gathering
from annotator.comparison.asked import compare
from annotator.comparison.copies import set_aside
from annotator.comparison.counting import KINDS, Question, count, count_all
from annotator.comparison.gathering import Gathered, gather, gather_all
from annotator.comparison.notice import Notice
from annotator.corpus import Corpus
from annotator.errors import InputError
from annotator.model import Article, Code, Coder, Event, Hand, Mode, Span
from annotator.search.marked import mark
from annotator.text.canonical import sha256

TEXT = """Critics slam so-called reform

DORNBURG (Reuters) - The mayor rammed through the reform on Tuesday. “This is a disaster,” said Ines Dorn.
"""
CODES = (
    Code(id="c-loaded", name="Loaded", categories=("loaded_language",)),
    Code(id="c-tone", level="article"),
)


def article(key: str, text: str = "", **fields: str) -> Article:
    whole = text or f"{TEXT}{key}\n"
    return Article(
        **{"id": key, "text": whole, "sha256": sha256(whole), "outlet": f"Outlet {key[0]}", **fields}
    )


def hand(coder: str, mode: Mode = "assisted") -> Hand:
    numbers = itertools.count(1)
    return Hand(
        coder=coder,
        mode=mode,
        codebook_revision=1,
        now="2025-03-05T00:00:00Z",
        mint=lambda prefix: f"{prefix}-{coder}-{mode}-{next(numbers)}",
    )


@pytest.fixture
def corpus() -> Corpus:
    articles = [article(key, event="event-1" if key[0] == "a" else "") for key in ("a1", "a2", "b1", "b2")]
    held = Corpus.draft("Study", codes=CODES, articles=articles, events=[Event(id="event-1", name="Reform")])
    for coder in ("ann", "ben"):
        held.commit(edits.add_coder(Coder(id=coder, name=coder.title())))
    one = held.article("a1")
    cue = next(cue for cue in mark(one).cues if cue.category == "loaded_language")
    held.commit(edits.accept(one, cue, "c-loaded", hand("ann")))
    blind = hand("ben", "blind")
    held.commit(edits.annotate(one, [Span(0, 7)], "c-loaded", blind))
    held.commit(edits.annotate(one, [], "c-tone", blind))
    return held


QUESTIONS = [
    Question(cues=cues, coders=coders, modes=modes, own=own)
    for cues in ("all", "accepted", "none")
    for coders in (None, frozenset({"ann"}), frozenset())
    for modes in (None, frozenset({"blind"}))
    for own in (False, True)
]


@pytest.mark.parametrize("question", QUESTIONS, ids=repr)
def test_what_was_gathered_answers_as_the_corpus_does(corpus: Corpus, question: Question):
    once = gather_all(corpus)
    assert tuple(count(one, question) for one in once) == count_all(corpus, corpus.articles(), question)


def test_nothing_is_read_again_and_the_table_is_the_same(corpus: Corpus, monkeypatch: pytest.MonkeyPatch):
    once = {one.article: one for one in gather_all(corpus)}

    def known(_corpus: Corpus, keys: Sequence[str], /, **_more: object) -> list[Gathered]:
        return [once[key] for key in keys]

    wanted = [
        {"event": "Reform"},
        {"outlets": ["Outlet b"]},
        {"cues": "accepted", "own": True},
        {"modes": ["blind"]},
    ]
    before = [compare(corpus, **one).comparison for one in wanted]
    monkeypatch.setattr(gathering, "KnownMarks", lambda *_given: pytest.fail("it was read again"))
    assert [compare(corpus, **one, gather=known).comparison for one in wanted] == before


def test_gathering_tells_how_far_it_is_and_may_be_stopped(corpus: Corpus):
    going = gather(corpus, corpus.articles())
    first = next(going)
    assert (first.done, first.total, len(first.gathered)) == (4, 4, 4)
    assert next(going, None) is None
    assert not list(gather(corpus, ()))


def test_an_article_is_gathered_with_its_sentences_zones_and_agency(corpus: Corpus):
    one = gather_all(corpus, ["a1"])[0]
    assert [TEXT[start:].split(maxsplit=1)[0] for start in one.sentences[:3]] == [
        "Critics",
        "DORNBURG",
        "“This",
    ]
    assert one.agency == "Reuters"
    assert set(one.zones) >= {"headline", "body"}
    assert sum(one.zones.values()) >= one.words


def test_work_in_one_mode_is_counted_alone(corpus: Corpus):
    found = compare(corpus, modes=["blind"], cues="none", kinds=KINDS)
    assert {line.thing.id for line in found.comparison.lines if line.thing.kind != "voice"} == {
        "c-loaded",
        "c-tone",
    }
    assert found.modes == ("blind",)
    assert "annotations of all coders (mode: blind)" in found.caption
    assert "(mode: blind, assisted)" in compare(corpus).caption
    assert "no annotations of Ann" in compare(corpus, modes=["review"], coders=["ann"]).caption


def test_a_selection_of_articles_is_compared_and_named(corpus: Corpus):
    found = compare(corpus, articles=["a1", "b1"])
    assert [one.article for one in found.comparison.counted] == ["a1", "b1"]
    assert "a selection of 2 articles; 2 articles of 2 outlets" in found.caption
    assert (
        "a selection of 1 article of the event “Reform”"
        in compare(corpus, event="Reform", articles=["a1"]).caption
    )
    with pytest.raises(InputError, match="no outlet"):
        compare(corpus, articles=["a1"], outlets=["Outlet b"])


def keys(found: object) -> list[list[str]]:
    return [[one.article for one in part] for part in found[:2]]


def test_copies_are_set_aside_and_the_original_counts():
    held = [
        article("b1", date="2025-03-01", copy_of="c1"),
        article("c1", date="2025-03-02"),
        article("d1", date="2025-03-03", copy_of="c1"),
        article("e1"),
    ]
    corpus = Corpus.draft("Study", articles=held)
    assert keys(set_aside(gather_all(corpus))) == [["c1", "e1"], ["b1", "d1"]]
    without = [one for one in gather_all(corpus) if one.article != "c1"]
    assert keys(set_aside(without)) == [["b1", "e1"], ["d1"]]


def test_the_same_text_to_the_letter_counts_once_and_nearly_the_same_twice():
    held = [
        article("b1", TEXT, date="2025-03-02"),
        article("c1", TEXT, date="2025-03-01"),
        article("d1", TEXT + "!"),
    ]
    found = set_aside(gather_all(Corpus.draft("Study", articles=held)))
    assert keys(found) == [["c1", "d1"], ["b1"]]


def test_of_copies_one_without_a_date_comes_last():
    held = [article("b1", TEXT), article("c1", TEXT, date="2025-03-01")]
    found = set_aside(gather_all(Corpus.draft("Study", articles=held)))
    assert keys(found) == [["c1"], ["b1"]]


def test_a_table_says_which_copies_it_leaves_out_and_can_count_them():
    held = [article("b1", date="2025-03-01"), article("c1", copy_of="b1"), article("d1")]
    corpus = Corpus.draft("Study", articles=held)
    once, twice = compare(corpus), compare(corpus, copies=True)
    assert once.comparison.articles == 2
    assert "2 articles of 2 outlets (1 copy set aside)" in once.caption
    assert next(one for one in once.notices if one.concern == "set aside").outlets == ("Outlet c",)
    assert twice.comparison.articles == 3
    assert "set aside" not in twice.caption
    assert {one.concern for one in twice.notices} >= {"copies"}


LONG = " ".join(f"The member number {n} spoke of the reform for {n} minutes." for n in range(30))


def told(corpus: Corpus, **asked_for: object) -> list[Notice]:
    return [one for one in compare(corpus, **asked_for).notices if "not linked" in one.says]


def test_edited_copies_that_nobody_linked_are_told_when_there_are_few_articles(
    monkeypatch: pytest.MonkeyPatch,
):
    corpus = Corpus.draft(
        "Study", articles=[article("b1", f"{LONG}\n"), article("c1", f"Now this. {LONG}\n")]
    )
    (notice,) = told(corpus)
    assert "Outlet b and Outlet c (1)" in notice.says
    assert not told(corpus, tested=False)
    monkeypatch.setattr(asked, "FEW", 1)
    assert not told(corpus)


def uneven(right_in_b: int) -> Corpus:
    """Ten articles of two outlets, in which one rule's cue is accepted in all of a, and in some of b."""
    text = "Critics slammed the reform on Tuesday.\n"
    held = [article(f"{outlet}{n}", f"{text}{outlet} {n}\n") for outlet in "ab" for n in range(8)]
    corpus = Corpus.draft("Study", codes=CODES, articles=held)
    corpus.commit(edits.add_coder(Coder(id="ann", name="Ann")))
    working = hand("ann")
    for one in held:
        cue = next(cue for cue in mark(one).cues if cue.category == "loaded_language")
        if one.id[0] == "a" or int(one.id[1:]) < right_in_b:
            corpus.commit(edits.accept(one, cue, "c-loaded", working))
        else:
            corpus.commit(edits.reject(one, cue, working))
    return corpus


def test_a_rule_whose_precision_differs_by_outlet_is_told():
    found = [one for one in compare(uneven(0)).notices if one.concern == "rules"]
    assert "accepted 100 % of 8 in Outlet a, 0 % of 8 in Outlet b" in found[0].says
    assert found[0].outlets == ("Outlet a", "Outlet b")
    assert not [one for one in compare(uneven(6)).notices if one.concern == "rules"]
    assert not [one for one in compare(uneven(0), cues="none").notices if one.concern == "rules"]
