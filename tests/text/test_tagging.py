"""Tags: the shipped weights give NLTK's own answers, by sentence and on demand."""

import pytest

from annotator.text import tagged, tagging
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


def test_a_tie_goes_to_the_tag_that_nltk_takes():
    from nltk.tag.perceptron import PerceptronTagger

    tagger = PerceptronTagger(load=False)
    tagger.classes = tagger.model.classes = {"A", "C", "B"}
    tagger.tagdict = {}
    assert tagging._Scorer(tagger).tag(["word"]) == [tag for _, tag in tagger.tag(["word"])] == ["C"]


def test_marks_are_read_as_those_of_the_treebank():
    assert tagging.tag_words(["“", "It", "is", "n’t", "good", ",", "”"]) == tagging.tag_words(
        ['"', "It", "is", "n't", "good", ",", '"']
    )


def test_only_the_sentence_that_is_asked_about_is_tagged(monkeypatch):
    seen = []

    def count(words):
        seen.append(list(words))
        return ["NN"] * len(words)

    monkeypatch.setattr(tagged, "tag_words", count)
    analysis = analyse(TEXT)
    assert analysis.tag(0) == analysis.tag(1) == "NN"
    assert len(seen) == 1
    analysis.tags(analysis.sentences[1])
    assert len(seen) == 2


@pytest.mark.parametrize(
    ("word", "tag"), [("criticised", "VBN"), ("unions", "NNS"), ("says", "VBZ"), ("will", "MD")]
)
def test_tags_are_those_of_the_penn_treebank(word, tag):
    analysis = analyse(TEXT)
    assert analysis.tag(analysis.words.index(word)) == tag


def test_a_full_cache_changes_no_tag(monkeypatch):
    before = [analyse(TEXT).tag(i) for i in range(len(analyse(TEXT).words))]
    monkeypatch.setattr(tagging, "_MOST_CACHED", 3)
    assert [analyse(TEXT).tag(i) for i in range(len(before))] == before
