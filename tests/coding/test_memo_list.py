"""The list of memos: what each is on, the youngest first, found by words in whatever order."""

import itertools

from annotator import edits
from annotator.coding.memo_list import changed_by, in_order, matching, memo_list
from annotator.corpus import Corpus
from annotator.model import Article, Code, Hand, Memo, Span
from annotator.text.canonical import sha256

TEXT = "The mayor rammed through the reform."
ARTICLE = Article(id="a1", text=TEXT, sha256=sha256(TEXT), headline="Reform passed")


def corpus_with_memos() -> Corpus:
    corpus = Corpus.draft("Study", articles=[ARTICLE], codes=[Code(id="c1", name="Loaded")])
    numbers = itertools.count(1)
    hand = Hand(
        coder="coder-1",
        mode="assisted",
        codebook_revision=1,
        now="2025-01-05T00:00:00Z",
        mint=lambda prefix: f"{prefix}-{next(numbers)}",
    )
    coded = (
        corpus.commit(edits.annotate(ARTICLE, [Span(10, 24)], "c1", hand, memo="Violent image")).puts[0].after
    )
    words = (edits.segment(ARTICLE, Span(4, 9)),)
    for memo in (
        Memo(id="m1", coder="coder-1", text="Which mayor?", article="a1", target=words, created="2025-01-01"),
        Memo(id="m2", coder="coder-1", text="Read again", article="a1", created="2025-01-02"),
        Memo(id="m3", coder="coder-2", text="Too broad?", code="c1", created="2025-01-03"),
        Memo(id="m4", coder="coder-2", text="Sampling", links=(coded.id,), created="2025-01-04"),
    ):
        corpus.commit(edits.add_memo(memo))
    return corpus


def test_every_memo_is_listed_with_what_it_is_on_the_youngest_first():
    listed = memo_list(corpus_with_memos())
    assert [one.about for one in listed] == ["annotation", "corpus", "code", "article", "words"]
    assert listed[0].text == "Violent image"
    assert listed[-1].target[0].quote == "mayor"


def test_a_memo_is_found_by_all_of_its_words_or_of_what_it_is_on():
    listed = memo_list(corpus_with_memos())
    said = {"m1": "mayor", "m2": "Reform passed", "m3": "Loaded"}

    def about(entry):
        return said.get(entry.id, "")

    assert [one.id for one in matching(listed, "MAYOR which", about)] == ["m1"]
    assert [one.id for one in matching(listed, "reform again", about)] == ["m2"]
    assert matching(listed, "reform nothing", about) == ()
    assert matching(listed, "  ", about) == listed


def test_changes_are_followed_without_looking_at_everything_again():
    corpus = corpus_with_memos()
    entries = {one.id: one for one in memo_list(corpus)}
    memo, annotation = corpus.memo("m2"), corpus.annotations("a1")[0]
    hand = Hand(coder="coder-1", mode="assisted", codebook_revision=1, now="2025-01-06", mint=str)
    for change in (
        edits.change_memo(memo, {"text": "Read twice"}),
        edits.write_memo(annotation, "", hand),
        edits.change_memo(corpus.memo("m3"), {"retired": True}),
    ):
        for key, entry in changed_by(corpus.commit(change)):
            entries.pop(key)
            if entry is not None:
                entries[key] = entry
        assert in_order(entries.values()) == memo_list(corpus)
    assert len(entries) == 3
