"""The alignment against two readers: what their files hold, and the figures on two articles of our own."""

import json
import re
from pathlib import Path

import pytest

from annotator.bundled import resource
from annotator.evaluation.gold import Gold
from annotator.evaluation.tasks import alignment
from annotator.evaluation.tasks.alignment import READERS, f1, linked

PAGE = Path(__file__).resolve().parents[2] / "docs" / "alignment.md"

ONE = "The council of Harbeck approved parking fees. Ines Dorn sells bread. It rains."
OTHER = "The council of Harbeck approved parking fees. Trams run late. Ines Dorn sells bread."
TEXTS = {"a": ONE, "b": OTHER}


@pytest.mark.parametrize("name", READERS.values())
def test_a_file_of_links_holds_ids_and_places_alone(name: str):
    held = json.loads(resource(name).read_text(encoding="utf-8"))
    assert set(held) == {"about", "events"}
    for event, pairs in held["events"].items():
        assert re.fullmatch(r"e\d+", event)
        for key, places in pairs.items():
            assert re.fullmatch(r"ev-\d{3} ev-\d{3}", key)
            assert len({tuple(place) for place in places}) == len(places)
            assert all(type(start) is int and start >= 0 for place in places for start in place)


def test_both_readers_read_the_same_articles():
    first, second = ({event: set(pairs) for event, pairs in linked(reader).items()} for reader in READERS)
    assert first == second


def _flat(reader: str, event: str) -> set[tuple]:
    return {(*pair, *place) for pair, places in linked(reader)[event].items() for place in places}


def test_the_page_says_how_far_the_readers_agree_on_each_event():
    """Its table is what the two files say; no texts are needed for it."""
    page = PAGE.read_text(encoding="utf-8")
    sets = {reader: set() for reader in READERS}
    for event in linked():
        found = [{(event, *place) for place in _flat(reader, event)} for reader in READERS]
        assert _line(event, *found) in page
        for reader, pairs in zip(READERS, found, strict=True):
            sets[reader] |= pairs
    assert _line("all", *sets.values()) in page
    assert (
        _line("all but e97", *({one for one in pairs if one[0] != "e97"} for pairs in sets.values())) in page
    )


def _line(what: str, one: set, other: set) -> str:
    return f"| {what} | {len(one)} | {len(other)} | {len(one & other)} | {_short(f1(one, other))} |"


def _short(value: float | None) -> str:
    return f"{value:.3f}".removeprefix("0")


@pytest.fixture
def measured(monkeypatch: pytest.MonkeyPatch):
    """Measure on two articles: the first reader links the fees alone, the second one the bread as well."""

    def made(reader: str = "first reader"):
        bread = (ONE.index("Ines"), OTHER.index("Ines"))
        places = ((0, 0), bread) if reader == "second reader" else ((0, 0),)
        return {"e1": {("a", "b"): places}}

    monkeypatch.setattr(alignment, "linked", made)
    return {row.what: row for row in alignment.measure("x", [Gold(TEXTS[one], id=one) for one in TEXTS])}


def test_readers_are_compared_with_one_another_and_the_program_with_each_and_with_both(measured):
    # links: 1 and 2, one of them the same
    assert measured["two readers: links"].f1 == pytest.approx(2 / 3)
    assert measured["two readers: links"].precision is None
    # the program finds both
    scores = {
        whose: (row.precision, row.recall)
        for whose in alignment.WHOSE
        for row in [measured[f"links found, {whose}"]]
    }
    assert scores == {
        "first reader": (1 / 2, 1),
        "second reader": (1, 1),
        "both readers": (1 / 2, 1),
        "either reader": (1, 1),
    }


def test_plain_scores_stand_beside_each(measured):
    for whose in alignment.WHOSE:
        for what in ("cosine of TF-IDF", "longest common subsequence of words"):
            assert measured[f"links, {what} alone, {whose}"].recall == 1


def test_two_empty_sets_agree_on_nothing():
    assert f1(set(), set()) is None
    assert f1({1}, set()) == 0
