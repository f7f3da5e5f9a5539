"""Quotations: which marks close one another, where an unclosed one ends, and what kind each is."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from annotator.text.analysis import analyse


def found(text):
    return [text[quotation.start : quotation.end] for quotation in analyse(text, ()).quotations]


def kinds(text):
    return [quotation.kind for quotation in analyse(text, ()).quotations]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('It must fit "core values,” they say.', ['"core values,”']),
        ('It must fit “core values," they say.', ['“core values,"']),
        ("“It’s the workers’ right,” he said.", ["“It’s the workers’ right,”"]),
        ("‘It’s the workers’ right,’ he said.", ["‘It’s the workers’ right,’"]),
        ("It's the '90s rock 'n' roll of the bosses' sons.", []),
        ("It’s the ’90s rock ’n’ roll of the bosses’ sons.", []),
        ("the 'fake news' media's 'plans'", ["'fake news'", "'plans'"]),
        ("„gut“ und »gut« und «bon» und ‚gut‘", ["„gut“", "»gut«", "«bon»", "‚gut‘"]),
        ("Il dit : «\u00a0Bon.\u00a0» Puis rien.", ["«\u00a0Bon.\u00a0»"]),
        ("''Over,'' he said. ``Really,'' he said.", ["''Over,''", "``Really,''"]),
        ("He said: “She told me ‘no way’ then.”", ["“She told me ‘no way’ then.”", "‘no way’"]),
        ('"He said "yes" to me," she said.', ['"He said "yes" to me,"', '"yes"']),
        ('"He said “yes” to me," she said.', ['"He said “yes” to me,"', "“yes”"]),
        ('A 6\'2" man ate a 12" pizza.', []),
        ("He got a “B-“ and a “C” there.", ["“B-“", "“C”"]),
        ('He said " yes " twice.', ['" yes "']),
        ("(“yes”)—“no”", ["“yes”", "“no”"]),
        ("”gut” säger de", ["”gut”"]),
        ("»godt« siger de", ["»godt«"]),
        (
            "‘‘Over,’’ he said. ‘‘The boss’s ‘plan’ is.’’",
            ["‘‘Over,’’", "‘‘The boss’s ‘plan’ is.’’", "‘plan’"],
        ),
        ("``Over,″ he said. ”Really,″ he said.", ["``Over,″", "”Really,″"]),
        ('Er sagte: ,,Nein", und ging,,weit" weg.', [',,Nein"']),
        ("‛odd‘", ["‛odd‘"]),
        ('"He is 6\'2" tall," she said.', ['"He is 6\'2" tall,"']),
        ("“He is 6’ 2” tall,” she said.", ["“He is 6’ 2” tall,”"]),
        # the opening mark is missing
        ('We are ready," he said. "Yes."', ['"Yes."']),
        ("Wir sind bereit», sagte er. «Ja.»", ["«Ja.»"]),
        ("Vi er klar«, sagde han (»ja«).", ["»ja«"]),
        ("Il dit (« oui », enfin).", ["« oui »"]),
        ('""', []),
    ],
)
def test_marks_of_one_family_close_one_another(text, quoted):
    assert found(text) == quoted


def test_the_inner_span_leaves_the_marks_out():
    quotation = analyse("say ''yes''", ()).quotations[0]
    assert (quotation.start, quotation.inner_start, quotation.inner_end, quotation.end) == (4, 6, 9, 11)


def test_a_quotation_goes_on_where_the_next_paragraph_opens_it_again():
    text = "“One.\n“Two.\n\n“Three,” he said. He left “soon”."
    assert found(text) == ["“One.\n“Two.\n\n“Three,”", "“soon”"]
    assert all(quotation.closed for quotation in analyse(text, ()).quotations)


def test_single_marks_go_on_in_the_next_paragraph_too():
    text = "‘Our members’ pay fell.\n\n‘Not the owners’ pay.\n\n‘Nobody’s told us,’ he said. It’s ‘odd’."
    assert found(text) == [text[: text.index(" he said")], "‘odd’"]
    assert analyse(text, ()).voice_at(text.index("fell"), text.index("fell") + 4)[0] == "quoted"


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("’Tis late.\n\n’Tis over, he said.", []),
        ("‘It is over.\n\nHe left.", []),
        ("‘It is over.\n\n‘Fake’ news came.", ["‘It is over.\n\n‘Fake’"]),
        ("The workers’ pay.\n\n‘Yes,’ he said.", ["‘Yes,’"]),
    ],
)
def test_single_marks_need_an_end_somewhere(text, quoted):
    assert found(text) == quoted


def test_a_quotation_goes_on_in_a_line_that_was_broken():
    assert found("He said “we will\nwin this, whatever\nit costs” to them.") == [
        "“we will\nwin this, whatever\nit costs”"
    ]
    assert found("The plan, a “total failure\nEverybody left “soon”.") == ["“total failure", "“soon”"]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("“One. Two.\nAnother paragraph.", "“One. Two."),
        ("He said “one is gone. Then he left.\nMore.", "“one is gone."),
        ("The “Abortion is here\nMore “words” there.", "“Abortion is here"),
        ('He said "one is gone. Then "two words" came.', '"one is gone.'),
    ],
)
def test_an_unclosed_quotation_ends_with_its_sentence_or_its_paragraph(text, quoted):
    first = analyse(text, ()).quotations[0]
    assert text[first.start : first.end] == quoted
    assert not first.closed
    assert first.inner_end == first.end


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        # whole utterances
        ('"We will win," Smith said.', "direct"),
        ('"Yes," he said.', "direct"),
        ('Smith said: "We will win."', "direct"),
        ('Smith told reporters, "No."', "direct"),
        ("“Why now?” he asked.", "direct"),
        ("He left. “We will win.” She stayed.", "direct"),
        ('"...and so it goes," she said.', "direct"),
        ("He tweeted “SAD!”", "direct"),
        # fragments of speech
        ("He said the plan was “a total waste of public money” on Monday.", "partial"),
        ('He called the plan "reckless".', "partial"),
        ('She described it as "unfair".', "partial"),
        # scare quotations
        ('An official noted that it will rely on "second-grade tech" for years.', "scare"),
        ('It must align with "core socialist values,” reflecting the challenges.', "scare"),
        ("the 'fake news' media", "scare"),
        ("their so-called “special operation” went on", "scare"),
        # titles, nicknames, terms
        ('William "Bill" Smith came.', "title"),
        ('She read the book "War and Peace" then.', "title"),
        ('It was sung in the song "yellow" again.', "title"),
        ('Nobody used the word "regime" there.', "title"),
        ("He was nicknamed “the fox” at home.", "title"),
        ("She spoke on “Meet the Press” later.", "title"),
    ],
)
def test_the_kind_of_a_quotation(text, kind):
    assert kinds(text)[0] == kind


def test_an_unclosed_fragment_is_no_scare_quotation():
    assert kinds("The plan, a “total failure\nwas dropped.") == ["partial"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # interrupted by who says it
        ("“We will,” said Ms. Berg, “win this.”", ["direct", "direct"]),
        ("“I will go”, Berg added, “but not alone”.", ["direct", "direct"]),
        ('"Yes", he said, "we can".', ["direct", "direct"]),
        ("“We will,” Berg said. The plan, a “reform”, failed.", ["direct", "scare"]),
        ("“We will,” Berg said.\nThe “reform” failed.", ["direct", "scare"]),
        # the comma behind the marks, a verb before the colon
        ("“Never”, she said.", ["direct"]),
        ("He said, “no”.", ["direct"]),
        ("She told him: “stop”.", ["direct"]),
        ("The so-called “reform”, he said, failed.", ["scare"]),
        # questions
        ('He asked "why?" and "how?"', ["direct", "direct"]),
        ("He doubted the “reform?” and left.", ["scare"]),
        # who speaks comes late
        ("It rained. “We shall all pay for this,” Anna Berg, who leads the bank, said.", ["direct"]),
        ("It rained. “The Old Man and the Sea,” a novel by Berg, won.", ["title"]),
        ("It rained on the “reform of the old bank,” a plan by Berg.", ["partial"]),
        ("Berg: “Well, they also —”\nLund: “So you knew.”", ["direct", "direct"]),
    ],
)
def test_an_utterance_is_told_by_what_stands_around_it(text, expected):
    assert kinds(text) == expected


PIECES = st.sampled_from(
    [
        '"',
        "“",
        "”",
        "‘",
        "’",
        "'",
        "''",
        "‘‘",
        "’’",
        ",,",
        "″",
        "6'2",
        "«",
        "»",
        "„",
        "\n",
        " ",
        "word",
        "s",
        ".",
        ",",
        "👩‍💻",
        "e\u0301",
        "\u00a0",
        "said",
    ]
)


@given(st.lists(PIECES, max_size=40).map("".join))
@example('""«". "')
@example('He said «we "want. More" now. Then it went on.')
def test_quotations_are_in_bounds_sorted_and_nested(text):
    open_now = []
    last = -1
    for quotation in analyse(text, ()).quotations:
        assert (
            0 <= quotation.start < quotation.inner_start < quotation.inner_end <= quotation.end <= len(text)
        )
        assert quotation.start >= last
        last = quotation.start
        while open_now and open_now[-1] <= quotation.start:
            open_now.pop()
        assert not open_now or quotation.end <= open_now[-1]
        open_now.append(quotation.end)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("„Das ist so“, sagte der Chef, es sei „nicht neu“ gewesen.", ["direct", "scare"]),
        ("« Nous partons », a dit la ministre. « On verra. »", ["direct", "direct"]),
        ("Er sprach von „einer sehr großen Aufgabe für alle“.", ["partial"]),
        ("彼は「はい」と言った。『いいえ。』", ["scare", "direct"]),
    ],
)
def test_the_kind_in_another_language_goes_by_capitals_and_punctuation(text, kinds):
    assert [quotation.kind for quotation in analyse(text, (), language="xx").quotations] == kinds


def test_corner_brackets_open_and_close_without_spaces():
    text = "彼は「『はい』と言った」と答えた」。"
    found = [text[quotation.start : quotation.end] for quotation in analyse(text, ()).quotations]
    assert found == ["「『はい』と言った」", "『はい』"]
