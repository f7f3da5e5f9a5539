"""The numbers of an article are counted as they say, and names, titles and fixed terms move no score."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator import summary
from annotator.cues import find_cues
from annotator.model import Article, Cue, Zone
from annotator.summary import own_words, rates, summarise
from annotator.text.analysis import analyse
from annotator.text.words import count_article


def article(text, **fields):
    return Article(id="art-1", text=text, sha256="", **fields)


def tone_of(text):
    return summarise(article(text)).tone


BODY = "The plan is very good. It was not bad, said Anna."


def test_words_and_sentences_leave_byline_dateline_and_credit_out():
    text = "By Foreign desk\nTwo words. Three more words."
    zones = (Zone("byline", 0, 16), Zone("body", 16, len(text)))
    counted = summarise(article(text, zones=zones))
    assert (counted.words, counted.sentences) == (5, 2)
    assert count_article(article(text, zones=zones)) == 5


def test_words_with_apostrophes_are_one_word():
    assert (
        count_article(article("It isn't John’s. So there it is, all of it, and nothing else at all.")) == 15
    )


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("He said nothing to anyone on that day.", 0),
        ("“We will do what we said we would do,” he told them on that day.", 9),
        ("He called it a “partnership” on that day.", 1),
        ("The novel “A Terrible Beauty” was read at the school by everyone.", 0),
    ],
)
def test_the_quoted_share_counts_words_in_quotation_marks(text, quoted):
    counted = summarise(article(text))
    assert counted.quoted_words == quoted
    assert counted.quoted_share == quoted / counted.words


def test_a_quotation_in_a_quotation_counts_once():
    text = "“She said ‘we will never go back there’ and left the room,” he told them."
    assert summarise(article(text)).quoted_words == 12


def test_quotation_marks_in_a_credit_line_quote_nobody():
    text = "He said nothing to anyone on that day.\nSource: “our desk” says so"
    zones = (Zone("body", 0, 39), Zone("credit", 39, len(text)))
    assert summarise(article(text, zones=zones)).quoted_words == 0


def test_an_article_without_words_has_no_share_and_no_rate():
    counted = summarise(article("..."))
    assert (counted.words, counted.quoted_share) == (0, 0.0)
    assert rates([], 0) == {}


def test_rates_are_per_thousand_words_and_know_the_author_s_own():
    cues = [
        Cue(start=n, end=n + 1, category="hedge", rule="r@1", reason="", voice=voice)
        for n, voice in enumerate(("author", "author", "quoted", "reported"))
    ]
    (rate,) = rates(cues, 500, 400).values()
    assert (rate.count, rate.own, rate.per_thousand, rate.own_per_thousand) == (4, 2, 8.0, 5.0)


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("It was raining in the town on that day.", 9),
        ("“We will do what we said we would do,” he told them on that day.", 6),
        ("The minister said that the plan was dead. It was raining.", 6),
        ("The town has a so-called “partnership” with its neighbours.", 10),
        ("The novel “A Terrible Beauty” was read at the school by everyone.", 12),
    ],
)
def test_own_words_stand_neither_in_a_quotation_nor_in_reported_speech(text, own):
    assert summarise(article(text)).own_words == own


def test_own_words_are_counted_where_words_are():
    text = "By Foreign desk\nTwo words. Three more words."
    zones = (Zone("byline", 0, 16), Zone("body", 16, len(text)))
    assert summarise(article(text, zones=zones)).own_words == 5


def test_own_words_are_not_known_in_another_language():
    assert summarise(article(BODY, language="de")).own_words is None
    assert summarise(article(BODY, language="en-GB")).own_words == 7


def test_a_word_is_the_author_s_exactly_where_a_cue_on_it_would_be():
    text = "Critics said that “the regime” would collapse. The regime, he claimed, had slammed the deal."
    analysis = analyse(text)
    voices = [analysis.voice_at(word.start, word.end)[0] for word in analysis.running_words()]
    assert set(voices) > {"author"}
    assert own_words(analysis) == voices.count("author")
    for cue in find_cues(analysis):
        assert cue.voice == analysis.voice_at(cue.start, cue.end)[0]


def test_scores_are_those_of_textblob_where_nothing_is_set_aside():
    from textblob import TextBlob

    tone = tone_of(BODY)
    expected = TextBlob(BODY).sentiment
    assert (tone.polarity, tone.subjectivity) == pytest.approx(tuple(expected))
    assert {word.word for word in tone.words} == {"very good", "not bad"}
    assert tone.set_aside == ()
    assert tone.scored == 2


def test_the_words_drive_the_score():
    tone = tone_of("A good plan, a good day and a terrible end of a nice story about nothing.")
    mean = sum(word.polarity * word.count for word in tone.words) / tone.scored
    assert tone.polarity == pytest.approx(mean)
    assert [(word.word, word.count) for word in tone.words][:2] == [("good", 2), ("terrible", 1)]


@pytest.mark.parametrize(
    ("text", "word", "reason"),
    [
        ("They work on artificial intelligence in the capital.", "artificial", "fixed term"),
        ("Artificial\nintelligence is what they work on in the capital.", "Artificial", "fixed term"),
        ("They train large language models in the capital.", "large", "fixed term"),
        ("They are engaging in research with the neighbours.", "engaging", "fixed term"),
        ("The bank's head German Gref spoke to the ministers.", "German", "name"),
        ("The novel “A Terrible Beauty” was read at the school by everyone.", "Terrible", "quoted title"),
    ],
)
def test_what_misleads_on_news_is_set_aside_and_said(text, word, reason):
    tone = tone_of(text)
    assert [(one.word, one.reason) for one in tone.set_aside] == [(word, reason)]
    assert word.lower() not in {part for one in tone.words for part in one.word.split()}


def test_what_is_set_aside_moves_no_score():
    plain = tone_of("It was a good day for them in the capital.")
    named = tone_of("It was a good day for artificial intelligence in the capital.")
    assert named.polarity == plain.polarity
    assert named.subjectivity == plain.subjectivity


def test_the_same_words_elsewhere_are_scored():
    assert tone_of("The voice was artificial and the house was large.").scored == 2


def test_zones_that_are_not_counted_are_not_scored():
    text = "By terrible desk\nThe plan is good for all of them."
    zones = (Zone("byline", 0, 17), Zone("body", 17, len(text)))
    assert [word.word for word in summarise(article(text, zones=zones)).tone.words] == ["good"]


def test_the_source_and_its_version_are_named():
    source = tone_of(BODY).source
    assert "TextBlob" in source
    assert "Pattern" in source


@pytest.mark.parametrize(("language", "scored"), [("", True), ("en", True), ("en-GB", True), ("de", False)])
def test_only_english_is_scored(language, scored):
    assert (summarise(article(BODY, language=language)).tone is not None) is scored


def test_summaries_can_cross_to_the_worker_process():
    import pickle

    counted = summarise(article(BODY))
    assert pickle.loads(pickle.dumps(counted)) == counted


PIECES = [
    "good ",
    "not bad ",
    "German Gref ",
    "artificial intelligence ",
    "“Terrible” ",
    "😀 ",
    "\n",
    "e\u0301 ",
    ". ",
]


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_every_number_stays_within_its_bounds(text):
    counted = summarise(article(text))
    assert 0 <= counted.quoted_words <= counted.words
    assert 0 <= counted.own_words <= counted.words
    assert 0 <= counted.quoted_share <= 1
    assert counted.tone is not None
    assert -1 <= counted.tone.polarity <= 1
    assert 0 <= counted.tone.subjectivity <= 1
    assert summary.COUNTED.keys() == {"words", "sentences", "quoted", "own", "rates", "own rates", "tone"}
