"""Tags: the shipped weights give NLTK's own answers, by sentence and on demand."""

import pytest

from annotator.text import tagging
from annotator.text.analysis import analyse

TEXT = (
    "A former senior official noted that the country isn’t likely to rely on “second-grade tech” for long. "
    "The plan was criticised by unions, but Mr. Smith says it will cost $1,000,000 in 2025!\n"
    "Sanctions have been imposed; nobody knows who'll pay — yet the well-known bank didn't comment…\n"
    "Back in the day, what he had set out to do put more at risk than those close to him saw fit.\n"
    "Left, right and center, long lines of cars turned around as police set up camp, cut off roads and read "
    "out an order that few understood; most found it hard to get past, let alone back home before dark fell."
)


def test_the_fast_scorer_agrees_with_nltk():
    analysis = analyse(TEXT)
    for sentence in analysis.sentences:
        words = [
            TEXT[analysis.starts[i] : analysis.ends[i]]
            for i in analysis.tokens_in(sentence.start, sentence.end)
        ]
        plain = [tagging._TYPED.get(word) or word.translate(tagging._MARKS) for word in words]
        assert tagging.tag_words(words) == [tag for _, tag in tagging.perceptron().tag(plain)]


def test_a_tie_goes_to_the_tag_that_nltk_takes(monkeypatch):
    from nltk.tag.perceptron import PerceptronTagger

    tagger = PerceptronTagger(load=False)
    tagger.classes = tagger.model.classes = {"A", "C", "B"}
    tagger.tagdict = {}
    monkeypatch.setattr(tagging, "_scorer", lambda: tagging._Scorer(tagger))
    assert tagging.tag_words(["word"]) == [tag for _, tag in tagger.tag(["word"])] == ["C"]


def test_scores_below_nothing_do_not_spill_into_the_next_label(monkeypatch):
    from nltk.tag.perceptron import PerceptronTagger

    tagger = PerceptronTagger(load=False)
    tagger.classes = tagger.model.classes = {"A", "B", "C"}
    tagger.tagdict = {}
    tagger.model.weights = {"bias": {"A": -28.5, "B": 0.001, "C": -11.25}, "i word word": {"A": 28.502}}
    monkeypatch.setattr(tagging, "_scorer", lambda: tagging._Scorer(tagger))
    words = ["word", "other", "word"]
    assert tagging.tag_words(words) == [tag for _, tag in tagger.tag(words)] == ["A", "B", "A"]


def test_a_tag_is_the_same_whatever_other_tags_were_asked_for():
    analysis = analyse(TEXT)
    for span in analysis.sentences:
        tokens = analysis.tokens_in(span.start, span.end)
        words = [TEXT[analysis.starts[at] : analysis.ends[at]] for at in tokens]
        plain, places = tagging.plain_words(words), range(len(words))
        alone = [tagging.tag_at(place, plain, tagging.known_tags(plain), places) for place in places]
        assert alone == tagging.tag_words(words)
        tags = tagging.known_tags(plain)
        assert [tagging.tag_at(place, plain, tags, places) for place in reversed(places)] == alone[::-1]
        assert tags == alone


def test_marks_are_read_as_those_of_the_treebank():
    assert tagging.tag_words(["“", "It", "is", "n’t", "good", ",", "”"]) == tagging.tag_words(
        ['"', "It", "is", "n't", "good", ",", '"']
    )


def test_no_more_is_tagged_than_a_tag_depends_on(monkeypatch):
    filled = []
    fill = tagging._Scorer.fill

    def count(self, words, tags, wanted, sentence):
        filled.append(len(wanted))
        fill(self, words, tags, wanted, sentence)

    monkeypatch.setattr(tagging._Scorer, "fill", count)
    analysis = analyse(TEXT)
    analysis.tag(analysis.words.index("tech"))
    assert 0 < sum(filled) < len(analysis.tokens_in(0, analysis.sentences[0].end)) / 2
    analysis.tags(analysis.sentences[1])
    filled.clear()
    analysis.tags(analysis.sentences[1])
    assert not filled


@pytest.mark.parametrize(
    ("word", "tag"), [("criticised", "VBN"), ("unions", "NNS"), ("says", "VBZ"), ("will", "MD")]
)
def test_tags_are_those_of_the_penn_treebank(word, tag):
    analysis = analyse(TEXT)
    assert analysis.tag(analysis.words.index(word)) == tag


def test_a_wrong_guess_changes_no_tag(monkeypatch):
    """What a word was last is where the search begins, and never where it ends."""
    words = [*TEXT.split(), *reversed(TEXT.split())]
    expected = tagging.tag_words(words)
    for rank in (0, 20, len(tagging._scorer().labels) - 1):
        for word in words:
            tagging._scorer()._ranks[word] = rank
        assert tagging.tag_words(words) == expected


def test_a_full_cache_changes_no_tag(monkeypatch):
    before = [analyse(TEXT).tag(i) for i in range(len(analyse(TEXT).words))]
    monkeypatch.setattr(tagging, "_MOST_KEPT", 3)
    assert [analyse(TEXT).tag(i) for i in range(len(before))] == before
