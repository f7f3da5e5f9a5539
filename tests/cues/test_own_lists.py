"""A corpus's own lists: words, phrases, wildcards, exceptions and patterns, with rules and reasons."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.cues import find_cues
from annotator.cues.engine import RuleStopped, look
from annotator.cues.instrument import instrument_of
from annotator.cues.own_lists import read_list
from annotator.cues.patterns import SECONDS
from annotator.model import Adjustment, Article

OWN = "water_1f"


def own(*words, **fields):
    return Adjustment(id=OWN, name="Water", words=words, **fields)


def marked(text, *words, **fields):
    cues = find_cues(text, categories=[OWN], adjustments=[own(*words, **fields)])
    return [text[cue.start : cue.end] for cue in cues]


@pytest.mark.parametrize(
    ("line", "text", "expected"),
    [
        ("flood", "A flood, no floods and no floodlight.", ["flood"]),
        ("flood/n", "A flood and floods.", ["flood", "floods"]),
        ("flood/v", "They flood, flooded and are flooding.", ["flood", "flooded", "flooding"]),
        ("tide of people", "A tide\nof people came.", ["tide\nof people"]),
        ("flood*", "Floodlights, flooding 🎉 floods.", ["Floodlights", "flooding", "floods"]),
        ("*phobia", "Xenophobia and phobias; Islamophobia.", ["Xenophobia", "Islamophobia"]),
        ("anti*migrant", "An anti-immigrant speech, antimigrant too.", ["antimigrant"]),
        (
            "illegal* cross*",
            "An illegal crossing; illegally crossed.",
            ["illegal crossing", "illegally crossed"],
        ),
        ("tide of *", "The tide of refugees.", ["tide of refugees"]),
        ("tide of * refugees", "A tide of war refugees, a tide of refugees.", ["tide of war refugees"]),
        ("don't", "They don’t know.", ["don’t"]),
        ("Brexit", "Brexit and brexit.", ["Brexit"]),
        ("Überflutung", "Die Überflutung der Stadt.", ["Überflutung"]),
        ("/colou?r of \\w+/", "The Colour of money.", ["Colour of money"]),
        ("/EU/c", "The EU and the eu.", ["EU"]),
        ("/so-called (?<cue>\\w+)/", "The so-called reform.", ["reform"]),
        ("/x*/", "nothing of the kind", []),
    ],
)
def test_what_a_line_finds(line, text, expected):
    assert marked(text, line) == expected


def test_an_exception_keeps_words_and_patterns_of_its_list_from_being_marked():
    text = "Flood insurance after the flood."
    assert marked(text, "flood", "- flood insurance") == ["flood"]
    assert marked(text, "/flood/", "- flood insurance") == ["flood"]


def test_an_exception_with_a_wildcard():
    assert marked("Flood insurances after the flood.", "flood", "- flood insur*ce*") == ["flood"]


def test_of_overlapping_words_the_longer_is_marked_once():
    assert marked("A tide of people.", "tide", "tide of people", "/of people/") == ["tide of people"]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("/(unclosed/", "no regular expression"),
        ("/open", "between two slashes"),
        ("/(?:(?:a{1000}){1000}){1000}/", "repeats 1,000,000,000 times"),
        ("/" + "a" * 2001 + "/", "may have 2000 characters"),
        ("a* b*", "3 letters in a row"),
        ("***", "3 letters in a row"),
        ("word/q", "cannot read"),
        ("—", "no letter or digit"),
    ],
)
def test_a_line_that_says_nothing_is_named_and_the_others_count(line, message):
    found = read_list(["flood", line, "tide"], name=OWN)
    (problem,) = found.problems
    assert problem.line == 2
    assert message in problem.message
    assert marked("A flood and a tide.", "flood", line, "tide") == ["flood", "tide"]


def test_a_pattern_that_runs_too_long_is_named_and_never_counted_as_nothing():
    text = "A flood. " + "a" * 40_000 + "b"
    with pytest.raises(RuleStopped, match=f"longer than {SECONDS} seconds") as stopped:
        find_cues(text, categories=[OWN], adjustments=[own("flood", "[slow]", "/(a|aa)+$/")])
    found = stopped.value.found
    assert [cue.rule for cue in found.cues] == [f"{OWN}.words@1"]
    assert [trouble.rule for trouble in found.troubles] == [f"{OWN}.slow@1"]


def test_rule_and_reason_say_where_a_cue_comes_from():
    adjustments = [own("[sea] pictures people as water", "tide | after Charteris-Black 2006")]
    (cue,) = find_cues("A tide rose.", categories=[OWN], adjustments=adjustments)
    assert cue.rule == f"{OWN}.sea@1"
    assert cue.reason == (
        "“tide” is in this corpus's own list for “Water”, section “sea”: pictures people as water "
        "(after Charteris-Black 2006)."
    )


def test_own_words_of_a_category_of_the_program_have_rules_of_their_own():
    adjustments = [Adjustment(id="hedge", words=("one hears",))]
    cues = find_cues("One hears it may rain.", categories=["hedge"], adjustments=adjustments)
    assert [cue.rule.partition("@")[0] for cue in cues] == ["hedge.own-words", "hedge.modal"]


def test_an_exception_also_keeps_cues_of_the_program_away():
    adjustments = [Adjustment(id="labelling", words=("- regime",))]
    text = "The regime and the junta."
    assert [
        text[c.start : c.end] for c in find_cues(text, categories=["labelling"], adjustments=adjustments)
    ] == ["junta"]


def test_a_rule_of_the_program_can_be_switched_off():
    text = "The regime fell, perhaps."
    (cue,) = find_cues(text, categories=["labelling"])
    off = [Adjustment(id="labelling", rules_off=(cue.rule.partition("@")[0],))]
    assert find_cues(text, categories=["labelling"], adjustments=off) == []


def test_a_category_can_be_switched_off_and_one_that_is_off_on():
    text = "It may rain; however, it is warm."
    adjustments = [Adjustment(id="hedge", on=False), Adjustment(id="contrast", on=True)]
    assert {cue.category for cue in find_cues(text)} == {"hedge"}
    assert {cue.category for cue in find_cues(text, adjustments=adjustments)} == {"contrast"}


def test_contested_names_can_be_added_to_a_group_and_in_a_group_of_their_own():
    lines = ("[rulers]", "leadership clique", "[border] the frontier", "wall/n", "fence/n | shown only")
    text = "The regime, a leadership clique, built walls and a fence."
    cues = find_cues(text, categories=["labelling"], adjustments=[Adjustment(id="labelling", words=lines)])
    reasons = {text[cue.start : cue.end]: cue.reason for cue in cues}
    assert list(reasons) == ["regime", "leadership clique", "walls"]
    assert reasons["regime"].endswith("This corpus adds “leadership clique”.")
    assert "for the people who govern a country; others write “government”" in reasons["leadership clique"]
    assert (
        reasons["walls"]
        == "“walls” is one of several contested names for the frontier; others write “fences”."
    )


def test_own_lists_mark_any_language_and_no_english_list_does():
    german = Article(id="a", text="Eine Flut kam. Das Regime may fallen.", sha256="", language="de")
    found = look(german, instrument_of([own("Flut")]))
    assert [(cue.category, cue.start, cue.end) for cue in found.cues] == [(OWN, 5, 9)]


def test_a_credit_line_has_no_own_cue():
    text = "Rain fell.\n\nIt rained all day in the valley, and the river rose.\n\nPhoto: Flood Press"
    assert marked(text, "flood", "/press/") == []


def test_a_retired_adjustment_changes_nothing():
    assert find_cues("It may rain.", adjustments=[Adjustment(id="hedge", on=False, retired=True)]) != []


def test_an_own_category_is_described_like_any_other():
    category = instrument_of([own("flood", tag="WA", slot=2, line="wavy", definition="D.")]).categories[OWN]
    assert (category.name, category.tag, category.slot, category.line) == ("Water", "WA", 2, "wavy")
    assert category.definition == "D."
    assert "measured nowhere else" in category.precision_problem


def test_the_version_of_its_rules_is_its_revision():
    from annotator.model import Stamp

    stamps = {"words": Stamp(3, "d"), "name": Stamp(2, "d")}
    (cue,) = find_cues("A flood.", categories=[OWN], adjustments=[own("flood", stamps=stamps)])
    assert cue.rule == f"{OWN}.words@4"


words = st.text(string.ascii_lowercase, min_size=1, max_size=6)


@given(st.lists(words, min_size=1, max_size=8), st.data())
def test_offsets_are_those_of_the_words_wherever_they_stand(found, data):
    text = data.draw(st.sampled_from(["🎉 ", "“", "É\u0301 ", "\u00a0"])) + " 🎈 ".join(found) + "."
    wanted = data.draw(st.sampled_from(found))
    assert all(one.lower() == wanted for one in marked(text, wanted))
    assert len(marked(text, wanted)) == found.count(wanted)


@given(st.lists(st.text(max_size=30), max_size=12))
def test_no_line_whatever_it_holds_breaks_the_list(lines):
    read_list(lines, name=OWN)
