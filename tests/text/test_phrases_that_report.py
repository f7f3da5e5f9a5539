"""Reporting without a plain reporting verb before its content, and what belongs to a cue."""

import pytest

from annotator.text.analysis import analyse

TRANSCRIPT = (
    "They met on Sunday.\nWEBER: Will it last?\nHALL: I think so.\nWEBER: Thank you.\nHALL: Not at all."
)


def relations(text):
    def cut(span):
        return text[span.start : span.end] if span is not None else None

    return [
        (cut(relation.source), cut(relation.cue), cut(relation.content))
        for relation in analyse(text, (), language="en").attributions
    ]


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Smith said Friday that it works.", "said Friday"),
        ("Smith said Friday morning that it works.", "said Friday morning"),
        ('"It works," Smith said in an interview.', "said in an interview"),
        ('"It works," Smith said in a short statement on Monday.', "said in a short statement on Monday"),
        # where something is, not where it was said
        ("Smith said on stage that it works.", "said"),
        ("Smith said in Leeds that it works.", "said"),
        ('"It works," Smith said in the report.', "said"),
        ('"It works," Smith said wearily.', "said wearily"),
        ("Smith said only that it works.", "said"),
        ("Smith told Friday prayers that it works.", "told"),
    ],
)
def test_when_and_on_what_occasion_belongs_to_the_cue(text, cue):
    assert relations(text)[0][1] == cue


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("Smith is a staunch opponent of the plan.", "Smith", "is a staunch opponent of", "the plan"),
        ("Smith's criticism of the plan grew.", "Smith", "criticism of", "the plan grew"),
        ("Smith took issue with the plan.", "Smith", "took issue with", "the plan"),
        ("The minister spoke warmly of the plan.", "The minister", "spoke warmly of", "the plan"),
        ("They saw what critics described as a trick.", "critics", "described as", "a trick"),
        ("The plan, as Smith pointed out, works.", "Smith", "pointed out", "The plan"),
        ("The plan was described as reckless.", None, "was described as", "The plan"),
        ("The plan was announced in May.", None, "was announced", "The plan"),
        ("The plan is, in Smith’s view, too old.", "Smith", "in Smith’s view", "The plan is"),
        ("By her own account, the plan failed.", "her", "By her own account", "the plan failed"),
        ("It cost a million, by one estimate.", "one estimate", "by one estimate", "It cost a million"),
        ("The plan is, as Smith put it, a joke.", "Smith", "put it", "The plan is"),
        ("It works, according to show insiders.", "show insiders", "according to", "It works"),
        ("Smith became interested in the plan.", "Smith", "became interested in", "the plan"),
        ("Smith made it clear that it works.", "Smith", "made it clear", "that it works"),
        ("Smith is not sure whether it works.", "Smith", "is not sure", "whether it works"),
        ("Smith’s repeated claim that it works is old.", "Smith", "repeated claim", "that it works is old"),
        ("The board issued a letter urging calm.", "The board", "issued a letter urging", "calm"),
        ("Smith forced the bank to admit that it lied.", "the bank", "to admit", "that it lied"),
        ("Smith held a meeting to discuss the plan.", "Smith", "to discuss", "the plan"),
        ("The plan drew criticism from unions.", "unions", "drew criticism from", "The plan"),
        ("Smith has faced questions about the plan.", None, "has faced questions about", "the plan"),
        ("Rubio’s attack on Smith’s claim that it works failed.", "Smith", "claim", "that it works failed"),
        ("Asked about the plan, Smith left.", None, "Asked about", "the plan"),
        ("Asked by reporters about the plan, Smith left.", "reporters", "Asked", "the plan"),
        ("Critics see the vote as a chance.", "Critics", "see", "the vote as a chance"),
        ("Smith despises the plan.", "Smith", "despises", "the plan"),
        ("The ad also mentions the plan.", "The ad", "also mentions", "the plan"),
        ("Jane Smith echoed statements by the board.", "Jane Smith", "echoed", "statements by the board"),
    ],
)
def test_source_cue_and_content_of_phrases(text, source, cue, content):
    assert (source, cue, content) in relations(text)


@pytest.mark.parametrize(
    "text",
    [
        "The rain ignored the roof and the sun loved the wall.",  # no speaker
        "Smith was admitted to the hospital.",
        "An attack on the town failed.",
        "A friend of the family stayed.",
        "In other words, the plan is old.",
        "The plan wins careful Acme support.",
        "He had money in his account, and left.",
        "They paid by bank account.",
        "The claims that the firm made are old.",
        "The sky became grey over the town.",
        "The letters of the alphabet are many.",
    ],
)
def test_the_same_words_in_other_uses_report_nothing(text):
    assert relations(text) == []


def test_hearsay_has_no_source_and_reports_what_follows():
    assert relations("The bank allegedly sold it, and left.") == [(None, "allegedly", "sold it")]


def test_names_before_colons_speak_where_they_take_turns():
    assert relations(TRANSCRIPT)[0] == ("WEBER", ":", "Will it last?")
    assert [source for source, cue, _ in relations(TRANSCRIPT) if cue == ":"] == [
        "WEBER",
        "HALL",
        "WEBER",
        "HALL",
    ]
    assert {relation.verb for relation in analyse(TRANSCRIPT, ()).attributions if relation.source} >= {""}


@pytest.mark.parametrize(
    "text",
    [
        "Budget: It is late\nThe minister said the budget is late.",
        "READ: This\nOther words stand here.\nREAD: That\nMore words.",
        "NOTE: One line of it only.\nThen the rest.",
    ],
)
def test_other_words_before_colons_do_not_speak(text):
    assert not any(cue == ":" for _, cue, _ in relations(text))


def test_a_headline_may_name_its_speaker_before_a_colon():
    text = "Hall: It Will Last\nThe mayor met Tom Hall. Hall said it would last."
    assert relations(text)[0] == ("Hall", ":", "It Will Last")
    assert analyse(text, ()).voice_at(6, 8) == ("reported", "Hall")


def test_a_quotation_is_signed_behind_a_dash():
    text = "“It is the best of all.” — Ann Marie Weber\n“It is not.” ― Tom Hall, Leeds\n"
    assert relations(text) == [
        ("Ann Marie Weber", "—", "“It is the best of all.”"),
        ("Tom Hall", "―", "“It is not.”"),
    ]


def test_a_colon_announces_the_next_paragraph_without_marks():
    assert relations("The governor added:\nIt is typical of them.")[0][2] == "It is typical of them."
