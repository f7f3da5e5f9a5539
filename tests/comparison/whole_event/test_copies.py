"""What is one copy: shared passages, agencies, links by hand, and what is set aside."""

from annotator.comparison.whole_event.copies import copies_of
from annotator.comparison.whole_event.reading import read
from annotator.comparison.whole_event.whole import put_together
from tests.comparison.whole_event.articles import RECORD, article, readings

WIRE = (
    "Council closes terminal\n\n"
    "HARBOUR TOWN (Reuters) - The council of Harbour Town approved a plan on Monday to close the old ferry "
    "terminal by the end of next year, after a debate that lasted nine hours. Paula Renn "
    "said that it costs more than it earns. Opponents fear that the islands will be cut off in winter.\n"
)
PRINTED = WIRE.replace("Council closes terminal", "Islanders are left alone").replace(
    "Opponents fear", "Some fear"
)


def test_a_printed_wire_report_is_set_aside_and_what_it_names_does_not_count_twice():
    whole = put_together(readings(a=WIRE, b=PRINTED, c=RECORD))
    (pair,) = whole.copies.pairs
    assert (pair.first, pair.second, pair.kind) == ("a", "b", "same copy, edited")
    assert whole.aside == {"b"}
    assert whole.outlets == ("A", "C")
    (renn,) = [one for one in whole.names if one.name == "Paula Renn"]
    assert whole.only(renn.places) == "A"
    assert put_together(readings(a=WIRE, b=PRINTED, c=RECORD), with_copies=True).outlets == ("A", "B", "C")


def test_passages_are_the_same_words_in_both():
    (pair,) = copies_of(readings(a=WIRE, b=PRINTED)).pairs
    assert [one.words for one in pair.passages] == [42, 10]
    for one in pair.passages:
        ours = WIRE[one.first.start : one.first.end]
        assert ours == PRINTED[one.second.start : one.second.end]


def test_the_agency_is_where_it_stands_and_a_help_is_no_source():
    helped = RECORD + "\nThe Associated Press contributed to this report.\n"
    named = (
        "Plan fails\n\n" + "It rained. " * 80 + "The Associated Press was told so by the mayor of the town.\n"
    )
    found = copies_of(readings(a=WIRE, b=helped, c=named)).credits
    assert [(one.article, one.agency, one.helped) for one in found] == [
        ("a", "Reuters", False),
        ("b", "AP", True),
    ]
    assert WIRE[found[0].place.start : found[0].place.end] == "(Reuters)"


def test_a_shared_quotation_alone_is_no_shared_text():
    said = "“We will not give up the old ferry terminal, and nobody can make us do it, not now,” she said."
    first = (
        f"Alpha spoke first, and he spoke for a very long time about the sea and the sky. {said} "
        + "It rained. " * 40
    )
    other = (
        f"{said} Others came later, and they stayed until the morning of the next day. " + "Snow fell. " * 40
    )
    assert copies_of(readings(a=first, b=other)).pairs == ()


def test_articles_linked_by_hand_are_one_copy_whatever_they_share():
    linked = [read(article("a", "A", RECORD)), read(article("b", "B", PRINTED, copy_of="a"))]
    found = copies_of(linked)
    assert [(one.kind, one.linked) for one in found.pairs] == [("linked by hand", True)]
    assert found.groups == (("a", "b"),)


def test_the_earliest_of_a_group_is_the_original():
    late = read(article("a", "A", WIRE, date="2025-03-02"))
    early = read(article("b", "B", PRINTED, date="2025-03-01"))
    assert copies_of([late, early]).groups == (("b", "a"),)
