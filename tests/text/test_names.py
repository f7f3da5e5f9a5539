"""Proper names: the tag needs the way the word is written to agree with it."""

import pytest

from annotator.text.analysis import analyse


def names(text):
    analysis = analyse(text)
    return [
        text[analysis.starts[i] : analysis.ends[i]] for i in range(len(analysis.words)) if analysis.is_name(i)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bank of Mikhail Mishustin met in Moscow.", ["Mikhail", "Mishustin", "Moscow"]),
        ("Later German Gref spoke.", ["German", "Gref"]),
        ("He read the Financial Times there.", ["Financial", "Times"]),
        ("The artificial lake is large.", []),
        ("They spoke to officials there.", []),
    ],
)
def test_names_inside_a_sentence(text, expected):
    assert names(text) == expected


def test_a_first_word_is_a_name_when_the_text_says_so_elsewhere():
    assert names("Gref spoke. Then Gref left.")[0] == "Gref"
    assert "Sanctions" not in names("Sanctions have hit banks. The sanctions will last.")


def test_in_title_case_a_capital_alone_is_no_evidence():
    headline = "Putin Orders Banks To Work With China On Sanctions"
    text = headline + "\n\nThe orders of Putin for banks are sanctions on work, in China or elsewhere."
    found = names(text)
    assert found.count("Putin") == 2
    assert not {"Orders", "Banks", "Work", "Sanctions"} & set(found)
