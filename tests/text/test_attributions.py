"""Reported speech: who, with which words, says what; and what is not a report at all."""

import pytest

from annotator.text.analysis import analyse


def relations(text):
    def cut(span):
        return text[span.start : span.end] if span is not None else None

    return [
        (cut(relation.source), cut(relation.cue), cut(relation.content), relation.verb)
        for relation in analyse(text, ()).attributions
    ]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        # the content behind the verb
        ("The minister said the plan had failed.", "The minister", "said", "the plan had failed"),
        ("Smith has repeatedly claimed that it works.", "Smith", "has repeatedly claimed", "that it works"),
        (
            "A former official noted to Reuters in May that it works.",
            "A former official",
            "noted",
            "that it works",
        ),
        ("Smith told reporters that it works.", "Smith", "told", "that it works"),
        ('Smith told reporters, "It works."', "Smith", "told", '"It works."'),
        ("Smith, the mayor of Leeds, said it works.", "Smith, the mayor of Leeds", "said", "it works"),
        ("Jane Smith (R-S.C.) said it works.", "Jane Smith (R-S.C.)", "said", "it works"),
        ("Smith on Monday said it works.", "Smith", "said", "it works"),
        ("In London on Monday, Smith said it works.", "Smith", "said", "it works"),
        # the content before the verb
        ('"It works," Smith said.', "Smith", "said", '"It works,"'),
        ('"It works," said Smith, the mayor of Leeds.', "Smith, the mayor of Leeds", "said", '"It works,"'),
        ("The plan has failed, officials said.", "officials", "said", "The plan has failed"),
        ("“Does it work?” Smith asked.", "Smith", "asked", "“Does it work?”"),
        # phrases
        ("According to Smith, the plan works.", "Smith", "According to", "the plan works"),
        ("The plan works, according to the report.", "the report", "according to", "The plan works"),
        ("Smith is worried about the plan.", "Smith", "is worried about", "the plan"),
        ("Critics raised questions about the plan.", "Critics", "raised questions about", "the plan"),
        ("The senator's claim that it works fell flat.", "The senator", "claim", "that it works fell flat"),
        ("Smith’s claim that it works fell flat.", "Smith", "claim", "that it works fell flat"),
        # a tense that reads as a participle or as a plural
        ("It failed on Monday, the source added.", "the source", "added", "It failed on Monday"),
        ("One study found the plan would fail.", "One study", "found", "the plan would fail"),
        ("Some officials praised Jane Smith.", "Some officials", "praised", "Jane Smith"),
        ("Jane Smith questions the plan.", "Jane Smith", "questions", "the plan"),
        ("Mayor urges calm after flood", "Mayor", "urges", "calm after flood"),
        (
            "The road is closed, The Morning Post reports.",
            "The Morning Post",
            "reports",
            "The road is closed",
        ),
        # what stands between the verb and its content
        ("Smith insisted, as in May, that it works.", "Smith", "insisted", "that it works"),
        ("Smith talked to the board about the plan.", "Smith", "talked", "the plan"),
        (
            "Ann Smith, the mayor, noted the rule last week.",
            "Ann Smith, the mayor",
            "noted",
            "the rule last week",
        ),
        (
            "A study printed by the bank found that it works.",
            "A study printed by the bank",
            "found",
            "that it works",
        ),
        ("They left, with Weber claiming that it works.", "Weber", "claiming", "that it works"),
        ("Smith accused of waste", None, "accused of", "Smith"),
        ("Many liberals, for example, oppose it.", "Many liberals", "oppose", "it"),
        (
            "Jane Smith and her aide Tom Hall said it works.",
            "Jane Smith and her aide Tom Hall",
            "said",
            "it works",
        ),
        ("Jane Smith — a member of the board — said it works.", "Jane Smith", "said", "it works"),
        ("Smith instructed the board, and the bank too, to act.", "Smith", "instructed", "to act"),
        ("The president, shocked, demanded an answer.", "The president, shocked", "demanded", "an answer"),
        (
            "Legislators, including Ann Smith, of Leeds, oppose it.",
            "Legislators, including Ann Smith, of Leeds",
            "oppose",
            "it",
        ),
        ("The plan, said a person close to him, failed.", "a person close to him", "said", "The plan"),
        # stance
        ("The unions called for a strike.", "The unions", "called for", "a strike"),
        ("The unions want to strike, and soon.", "The unions", "want", "to strike"),
        ("The plan was criticised by the unions.", "the unions", "was criticised by", "The plan"),
    ],
)
def test_source_cue_and_content(text, source, cue, content):
    assert relations(text)[0][:3] == (source, cue, content)


def test_a_content_on_both_sides_has_a_rest():
    text = '"It works," Smith said, "and it will last." He left.'
    relation = analyse(text, ()).attributions[0]
    assert [text[piece.start : piece.end] for piece in (relation.content, *relation.rest)] == [
        '"It works,"',
        '"and it will last."',
    ]
    text = "And perhaps, Smith said, it could work."
    relation = analyse(text, ()).attributions[0]
    assert [text[piece.start : piece.end] for piece in relation.rest] == ["it could work"]


def test_a_quotation_goes_on_behind_its_sentence():
    text = '"It works," Smith said. "It will last. We know." The board met.'
    relation = analyse(text, ()).attributions[0]
    assert [text[piece.start : piece.end] for piece in relation.rest] == ['"It will last. We know."']


def test_a_second_verb_takes_the_source_over_and_ends_the_first_content():
    text = "Smith said the plan works, adding that it will last."
    assert relations(text) == [
        ("Smith", "said", "the plan works", "say"),
        ("Smith", "adding", "that it will last", "add"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Smith said the plan works and urged the board to act.",
            [("Smith", "said", "the plan works"), ("Smith", "urged", "to act")],
        ),
        (
            "Smith criticised the plan, but analysts praised it.",
            [("Smith", "criticised", "the plan"), ("analysts", "praised", "it")],
        ),
        (
            '"It works," Smith said, going on to say that it will last.',
            [("Smith", "said", '"It works,"'), ("Smith", "going on to say", "that it will last")],
        ),
        (
            "Smith highlighted the costs, pointing to the figures.",
            [("Smith", "highlighted", "the costs"), ("Smith", "pointing to", "the figures")],
        ),
        (
            "He opposes the tax, supports the plan, advocates a vote.",
            [("He", "opposes", "the tax"), ("He", "supports", "the plan"), ("He", "advocates", "a vote")],
        ),
    ],
)
def test_a_joined_relation_ends_the_content_before_it(text, expected):
    assert [relation[:3] for relation in relations(text)] == expected


def test_a_passive_says_that_it_is_one():
    passive = [relation.passive for relation in analyse("Smith was told that it works.", ()).attributions]
    assert passive == [True]
    perfect = analyse("He's called for a vote.", ()).attributions
    assert [(relation.verb, relation.passive) for relation in perfect] == [("call", False)]


def test_what_a_thing_is_called_in_the_passive_is_the_content():
    assert relations("The village was dubbed the driest in the land.")[0][:3] == (
        None,
        "was dubbed",
        "the driest in the land",
    )


def test_a_colon_at_the_end_announces_the_next_paragraph():
    text = "Smith continued:\n“It works. It will last.”"
    assert relations(text)[0][2] == "“It works. It will last.”"


def test_a_passive_without_an_agent_has_no_source():
    assert relations("It was reported that the plan works.")[0][:2] == (None, "was reported")


@pytest.mark.parametrize(
    "text",
    [
        "The report was long and the claim was old.",
        "A noted musician played in the hall.",
        "The state of the union is good.",
        "“I think that it said so,” he sang.",
        "They will see the museum and find the room.",
        "A set of club rules that could change is long.",
        "The minister called a meeting.",
        "The picture was taken by Rodi Said in May.",
        "The welfare state that they built is old.",
        "The party’s preferred plan is old.",
        "",
    ],
)
def test_what_does_not_report_is_no_relation(text):
    assert relations(text) == []


def test_whom_a_quoted_speaker_reports_is_not_a_source_of_the_article():
    assert [verb for *_, verb in relations('"My mother said it works," Smith recalled.')] == ["recall"]


def test_nobody_speaks_in_a_credit_line():
    text = "The plan works and the banks go on with it.\nReporting by the desk; the editor said so."
    assert [verb for *_, verb in relations(text)] == ["say"]
    assert analyse(text).attributions == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Smith said it works.", "speech"),
        ("Smith believes that it works.", "thought"),
        ("Smith wants to leave.", "stance"),
        ("Smith condemned the plan.", "stance"),
        ("Smith is sure that it works.", "thought"),
        ("Smith raised questions about it.", "stance"),
        ("It met the claim that it works.", "speech"),
    ],
)
def test_the_kind_of_a_relation(text, kind):
    assert analyse(text, ()).attributions[0].kind == kind
