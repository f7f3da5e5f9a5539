"""Many annotations are changed as one: each that a change fits, and no other."""

from itertools import count

import pytest

from annotator import edits
from annotator.coding.many import add_to_memos, flag_many, plan_recoding, recode_many, tell_many
from annotator.corpus import Corpus
from annotator.model import Article, Change, Code, Coder, Hand, Put, Span
from annotator.text.canonical import sha256

TEXT = "Deal near\n\nThe regime may stay. It said so twice.\n\nNobody was asked."
ARTICLE = Article(id="art-1", text=TEXT, sha256=sha256(TEXT))
WORDS = Code(id="words")
ALONE = Code(id="alone", may_overlap=False)
SENTENCE = Code(id="sentence", level="sentence")
PARAGRAPH = Code(id="paragraph", level="paragraph")
WHOLE = Code(id="whole", level="article")
FRAME = Code(id="frame", level="article")
NUMBERS = count()
HAND = Hand(
    coder="ada",
    mode="assisted",
    codebook_revision=1,
    now="2025-01-01T00:00:00Z",
    mint=lambda kind: f"{kind}-{next(NUMBERS)}",
)


@pytest.fixture
def corpus(tmp_path):
    codes = [WORDS, ALONE, SENTENCE, PARAGRAPH, WHOLE, FRAME]
    opened = Corpus.draft("Study", articles=[ARTICLE], codes=codes).save_as(tmp_path / "study")
    opened.commit(Change((Put(None, Coder(id="ada", name="Ada")),)), coder="ada")
    yield opened
    opened.close()


@pytest.fixture
def put(corpus):
    def annotate(*places, code=WORDS):
        found = (TEXT.index(words) for words in places)
        spans = [Span(at, at + len(words)) for at, words in zip(found, places, strict=True)]
        return corpus.commit(edits.annotate(ARTICLE, spans, code.id, HAND), coder="ada").puts[0].after

    return annotate


def quotes(change):
    return [[one.quote for one in put.after.target] for put in change.puts]


def test_those_that_have_the_code_and_those_that_cannot_take_it_are_left_out(corpus, put):
    some = [put("regime"), put("stay"), put("said", code=ALONE), put(code=WHOLE)]
    plan = plan_recoding(corpus, some, ALONE)
    assert (len(plan.fits), plan.known, plan.unfit, plan.in_the_way) == (2, 1, 1, 0)
    change = recode_many(plan, HAND)
    assert {put.after.code for put in change.puts} == {"alone"}
    assert quotes(change) == [["regime"], ["stay"]]


def test_a_code_that_may_not_overlap_gets_onto_the_first_of_those_that_do(corpus, put):
    plan = plan_recoding(corpus, [put("The regime"), put("regime may"), put("may stay")], ALONE)
    assert [one.target[0].quote for one, _target in plan.fits] == ["The regime", "may stay"]
    assert plan.in_the_way == 1


@pytest.mark.parametrize(
    ("code", "wanted"),
    [(SENTENCE, "The regime may stay."), (PARAGRAPH, "The regime may stay. It said so twice.")],
)
def test_words_become_as_large_as_the_code_wants(corpus, put, code, wanted):
    change = recode_many(plan_recoding(corpus, [put("regime")], code), HAND)
    assert quotes(change) == [[wanted]]
    corpus.commit(change, coder="ada")


def test_an_article_gets_a_code_once(corpus, put):
    put(code=FRAME)
    plan = plan_recoding(corpus, [put(code=WHOLE)], FRAME)
    assert (plan.fits, plan.in_the_way) == ([], 1)


def test_flags_and_answers_change_only_those_that_are_otherwise(put):
    some = [put("regime"), put("stay")]
    flagged = flag_many(some, HAND, flagged=True)
    assert len(flagged.puts) == 2
    assert not flag_many([one.after for one in flagged.puts], HAND, flagged=True)
    told = tell_many(some, "stance", "hostile", HAND)
    assert [one.after.attributes for one in told.puts] == [{"stance": "hostile"}] * 2


def test_memos_are_added_to_and_never_replaced(put):
    one = put("regime")
    first = add_to_memos([one], " Why? ", HAND).puts[0].after
    assert first.memo == "Why?"
    assert add_to_memos([first], "Ask Bea.", HAND).puts[0].after.memo == "Why?\nAsk Bea."
    assert not add_to_memos([first], "  ", HAND)


OTHER = Article(id="art-2", text=f"{TEXT} Ever.", sha256=sha256(f"{TEXT} Ever."))


@pytest.fixture
def wide(corpus):
    """A corpus with a second article, and what puts a contrast on words of both."""
    corpus.add_articles([OTHER])

    def contrast(first, second, code=WORDS):
        at, other = TEXT.index(first), TEXT.index(second)
        words = [
            edits.segment(ARTICLE, Span(at, at + len(first))),
            edits.segment(OTHER, Span(other, other + len(second))),
        ]
        made = edits.contrast(words, code.id, HAND, sha256=ARTICLE.sha256)
        return corpus.commit(made, coder="ada").puts[0].after

    return contrast


def test_a_contrast_becomes_as_large_as_the_code_wants_in_each_of_its_articles(corpus, wide):
    made = wide("regime", "twice")
    change = recode_many(plan_recoding(corpus, [made], SENTENCE), HAND)
    assert quotes(change) == [["The regime may stay.", "It said so twice."]]


def test_a_code_that_may_not_overlap_is_looked_for_in_each_article_of_a_contrast(corpus, wide, put):
    taken, made, other = wide("regime", "asked", code=ALONE), wide("stay", "asked"), wide("stay", "said")
    plan = plan_recoding(corpus, [made, other], ALONE)
    assert [one.id for one, _target in plan.fits] == [other.id]
    assert plan.in_the_way == 1
    assert taken.code == "alone"
    again = plan_recoding(corpus, [put("regime"), wide("stay", "said"), wide("Deal", "said")], ALONE)
    assert (len(again.fits), again.in_the_way) == (1, 2), "also those that get it in the same go"
