"""What one article has as the words of others and another one tells, in sentences that nothing ties."""

import gc
import weakref
from collections.abc import Sequence

import pytest

from annotator.comparison.alignment import Place, Told
from annotator.comparison.contrast_contract import Finding
from annotator.comparison.contrasted import Contrasted, contrasted, each_once
from annotator.model import Zone
from annotator.text.analysis import analyse

NAME = "quoted_and_asserted"
FIRST = (
    "The council met on Tuesday behind closed doors.",
    "Snow had fallen on the hills for a week.",
    "Nobody expected a short evening in the old hall.",
    "A choir sang before the doors were opened.",
    "Fishermen mended their nets along the quay.",
)
SECOND = (
    "Rain is expected over the islands by the weekend.",
    "Ferries ran late because of the wind.",
    "Schools will open again when the roads are clear.",
    "The market closed early for lack of customers.",
    "Two lighthouses stayed dark until the morning.",
)
CLAIM = "Ines Lund said that the chairman secretly sold the harbour crane in March."
TOLD = "In March the chairman secretly sold the crane of the harbour."


def told_of(*texts: Sequence[str]) -> list[Told]:
    return [Told(f"a{at}", analyse(" ".join(text), language="en")) for at, text in enumerate(texts)]


def findings(
    claim: str, told: str, *, group: Sequence[Place] = (Place("a0", 5), Place("a1", 0))
) -> list[Finding]:
    """Return what is found as quoted and asserted; claim and what is told stand last in their articles."""
    articles = told_of((*FIRST, claim), (*SECOND, told))
    found = contrasted(articles, group, {}).findings
    return [one for one in found if one.contrast == NAME]


def texts(found: Sequence[Finding]) -> list[tuple[str, ...]]:
    return [tuple(words.text for words in one.words) for one in found]


def test_a_claim_is_found_in_another_order_and_beyond_the_group() -> None:
    found = findings(CLAIM, TOLD)
    assert texts(found) == [
        (
            "chairman secretly sold the harbour crane in March",
            "March the chairman secretly sold the crane of the harbour",
        )
    ]
    assert [words.what for words in found[0].words] == ["reported", "in its own words"]
    assert found[0].sort == "reported and asserted"
    assert found[0].telling
    for words in found[0].words:
        text = told_of((*FIRST, CLAIM), (*SECOND, TOLD))[int(words.article[1])].analysis.text
        assert text[words.start : words.end] == words.text


def test_a_claim_is_told_where_the_sentence_that_tells_it_is_in_the_group() -> None:
    assert findings(CLAIM, TOLD, group=(Place("a0", 0), Place("a1", 5)))


def test_a_claim_of_which_no_sentence_is_in_the_group_is_not_told_there() -> None:
    assert not findings(CLAIM, TOLD, group=(Place("a0", 0), Place("a1", 0)))


@pytest.mark.parametrize(
    ("claim", "told"),
    [
        (CLAIM, "In March the chairman secretly sold the crane of the harbour, two aides said."),
        (
            CLAIM,
            "The police confirmed late Friday that the chairman secretly sold the harbour crane in March.",
        ),
        (
            CLAIM,
            "In March the chairman secretly sold the crane of the harbour, as figures for the year show.",
        ),
        (
            "Ines Lund said that the harbour crane was secretly sold by the chairman in March.",
            "The harbour crane was not secretly sold by the chairman in March.",
        ),
        (
            "Ines Lund said that the chairman will secretly sell the harbour crane in March.",
            "The chairman will try to sell the harbour crane secretly in March.",
        ),
        (CLAIM, "The chairman tried to sell the harbour crane secretly in March."),
        (CLAIM, "The chairman spoke of the harbour crane in March."),
        (CLAIM, "We know the chairman secretly sold the harbour crane in March."),
        ("Ines Lund blamed Karl Moe, who secretly sold the harbour crane in March, she said.", TOLD),
        ("Ines Lund asked that the chairman secretly sell the harbour crane in March.", TOLD),
        ("The chairman secretly sold the harbour crane in March.", TOLD),
        (f"{CLAIM} The chairman sold the crane secretly in March.", TOLD),
    ],
    ids=[
        *(
            "a source behind",
            "a source before",
            "figures behind",
            "denied",
            "only wished",
            "only tried",
            "no verb",
            "speech that goes on",
        ),
        *("added by the author", "asked for", "told by both", "told by the first, too"),
    ],
)
def test_near_misses_are_no_claims(claim: str, told: str) -> None:
    assert not findings(claim, told)


def test_a_headline_that_names_who_says_it_tells_nothing_itself() -> None:
    title = "Lund: Chairman Secretly Sold Harbour Crane in March"
    plain = title.removeprefix("Lund: ")
    for line, many in ((plain, 1), (title, 0)):
        text = f"{line}\n\n{' '.join(SECOND)}"
        zones = [Zone("headline", 0, len(line)), Zone("body", len(line) + 2, len(text))]
        articles = [*told_of((*FIRST, CLAIM)), Told("b", analyse(text, zones, language="en"))]
        found = contrasted(articles, [Place("a0", 5), Place("b", 1)], {}).findings
        assert len([one for one in found if one.contrast == NAME]) == many


def test_a_claim_in_two_groups_is_listed_once() -> None:
    articles = told_of((*FIRST, CLAIM), (*SECOND, TOLD))
    groups = [
        contrasted(articles, [Place("a0", 5), Place("a1", 0)], {}),
        contrasted(articles, [Place("a0", 0), Place("a1", 5)], {}),
    ]
    assert [[one.contrast for one in group.findings].count(NAME) for group in groups] == [1, 1]
    once: tuple[Contrasted, ...] = each_once(groups)
    assert [[one.contrast for one in group.findings].count(NAME) for group in once] == [1, 0]
    assert [group.places for group in once] == [group.places for group in groups]


def test_what_was_worked_out_keeps_no_article() -> None:
    first, second = told_of((*FIRST, CLAIM), (*SECOND, TOLD))
    contrasted([first, second], [Place("a0", 5), Place("a1", 0)], {})
    gone = weakref.ref(second.analysis)
    del second
    gc.collect()
    assert gone() is None, "what is known of one article held on to the other one"
    assert first.analysis.worked_out
