"""Every contrast between sentences that say the same: what it finds and leaves, and where its words are."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.comparison.alignment import Place, Told
from annotator.comparison.contrast_contract import Case, Contrast, Finding
from annotator.comparison.contrasted import Contrasted, contrasted
from annotator.comparison.contrasts import contrasts
from annotator.cues.instrument import instrument_of
from annotator.model import Zone
from annotator.text.analysis import analyse

ALL = contrasts()
CASES = [(kind, case) for kind in ALL for case in kind.cases]
each_kind = pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.name)


def told_of(texts: Sequence[str], language: str = "en") -> list[Told]:
    return [Told(f"a{at}", analyse(text, language=language)) for at, text in enumerate(texts)]


def found_in(texts: Sequence[str], language: str = "en") -> Contrasted:
    """Put whole texts beside one another as one group."""
    told = told_of(texts, language)
    places = [Place(one.article, number) for one in told for number in range(len(one))]
    cues = {one.article: tuple(instrument_of(()).look(one.analysis).cues) for one in told}
    return contrasted(told, places, cues)


def of_kind(kind: Contrast, texts: Sequence[str]) -> list[Finding]:
    return [one for one in found_in(texts).findings if one.contrast == kind.name]


@pytest.mark.parametrize(
    ("kind", "case"), CASES, ids=lambda one: getattr(one, "name", one.__class__.__name__)
)
def test_a_contrast_finds_what_its_cases_say_and_no_more(kind: Contrast, case: Case) -> None:
    found = [tuple(words.text for words in one.words) for one in of_kind(kind, case.sentences)]
    assert sorted(found) == sorted(case.expected)


@each_kind
def test_a_contrast_says_what_it_is_and_what_it_gets_wrong(kind: Contrast) -> None:
    assert kind.title
    assert kind.says.endswith(".")
    assert kind.known_problem.endswith(".")
    assert any(mark.isdigit() for mark in kind.known_problem), "how often, as it was measured"
    assert kind.literature
    assert any(case.expected for case in kind.cases)
    assert sum(not case.expected for case in kind.cases) >= 3, "near misses"


@each_kind
def test_nothing_is_looked_for_in_another_language(kind: Contrast) -> None:
    case = next(case for case in kind.cases if case.expected)
    found = found_in(case.sentences, language="de")
    assert not found.findings
    assert found.left_out == tuple(f"a{at}" for at in range(len(case.sentences)))


@each_kind
def test_the_same_sentence_twice_differs_in_nothing(kind: Contrast) -> None:
    for case in kind.cases:
        for text in case.sentences:
            assert not of_kind(kind, [text, text]), text


PIECES = sorted({text for kind in ALL for case in kind.cases for text in case.sentences})
NOISE = st.sampled_from(["", " ", "é 😀 ", "“", "”", "\n\n", "12 ", "— ", "İstanbul ", "he ", "not "])
TEXTS = st.lists(st.tuples(NOISE, st.sampled_from(PIECES), NOISE).map("".join), min_size=2, max_size=4)


@given(TEXTS)
def test_words_stand_where_they_are_said_to_stand(texts: list[str]) -> None:
    told = {one.article: one for one in told_of(texts)}
    for finding in found_in(texts).findings:
        assert finding.words
        assert finding.reason.endswith(".")
        for words in finding.words:
            text = told[words.article].analysis.text
            assert 0 <= words.start < words.end <= len(text)
            assert text[words.start : words.end] == words.text
            assert words.text == words.text.strip()
        order = [list(told).index(words.article) for words in finding.words]
        assert order == sorted(order), "in the order of the articles"


def test_an_article_in_another_language_is_left_out_and_named() -> None:
    told = [*told_of(["The regime closed the port.", "The government closed the port."])]
    told.append(Told("de", analyse("Das Regime schloss den Hafen.", language="de")))
    found = contrasted(told, [Place("a0", 0), Place("a1", 0), Place("de", 0)], {})
    assert found.left_out == ("de",)
    assert [one.sort for one in found.findings] == ["noun"]


def test_a_cue_in_the_words_of_one_article_makes_a_finding_telling() -> None:
    found = found_in(["Lawmakers rammed through the reform.", "Lawmakers passed the reform."]).findings
    assert [(words.text, words.cues) for words in found[0].words] == [
        ("rammed through", ("loaded_language",)),
        ("passed", ()),
    ]
    assert found[0].telling


def test_a_title_in_capitals_is_read_like_a_sentence() -> None:
    texts = [
        "Mayor Lund Signs Harbour Bill\n\nA law that Mayor Lund signed.",
        "Mayor Lund Blocks Harbour Bill\n\nA law that Mayor Lund blocked.",
    ]
    told = []
    for at, text in enumerate(texts):
        end = text.index("\n")
        zones = [Zone("headline", 0, end), Zone("body", end + 2, len(text))]
        told.append(Told(f"a{at}", analyse(text, zones, language="en")))
    found = contrasted(told, [Place("a0", 0), Place("a1", 0)], {}).findings
    assert ("Signs", "Blocks") in [tuple(words.text for words in one.words) for one in found]


def test_a_number_elsewhere_in_the_other_article_is_not_said_to_be_in_one_alone() -> None:
    texts = ["The ferry carried 40 cars.", "The ferry sank.\n\nIt had carried 40 cars."]
    told = told_of(texts)
    found = contrasted(told, [Place("a0", 0), Place("a1", 0)], {}).findings
    assert [one.sort for one in found if one.contrast == "numbers"] == []


def test_what_an_article_also_says_itself_is_not_only_quoted() -> None:
    texts = ["Lund called it a “riot”.\n\nThe riot went on.", "The riot went on till noon."]
    found = contrasted(told_of(texts), [Place("a0", 0), Place("a1", 0)], {}).findings
    assert [one for one in found if one.contrast == "quoted_and_asserted"] == []


def test_a_sentence_without_end_is_not_read() -> None:
    endless = "the regime passed the reform, " * 20_000
    found = found_in([f"Lawmakers passed the reform and {endless}", "Lawmakers approved the reform."])
    assert found.findings == ()


def test_an_article_of_numbers_alone_is_read_in_a_moment() -> None:
    rows = "over 12 ships, " * 4_000
    told = told_of(["About 40 ships left Norvik.", f"Ships left Norvik.\n\n{rows}"])
    found = contrasted(told, [Place("a0", 0), Place("a1", 0)], {})
    assert [one.sort for one in found.findings if one.contrast == "numbers"] == ["only here"]
