"""Which texts are set aside as copies, for every comparison by one rule, and what is said of each."""

import json
from itertools import pairwise

import pytest

from annotator import compare, whole_event
from annotator.comparison.comparison_table import as_json, as_text
from annotator.comparison.copies import RULE, Text, asides, set_aside, without_copies
from annotator.comparison.gathering import gather_all
from annotator.comparison.report import report
from annotator.comparison.reuse import compare as compare_runs
from annotator.comparison.reuse import words_of
from annotator.comparison.runs import COMMON, EDITED, one_copy, runs_of, share_of
from annotator.corpus import Corpus
from annotator.model import Article, Event
from annotator.text.canonical import sha256


def own(number: int, length: int = 60) -> str:
    """Return text of which no other number has a run."""
    return " ".join(f"w{number}x{place}" for place in range(length))


WIRE = own(0, 100)
MOST = " ".join(WIRE.split()[:70])
SOME = " ".join(WIRE.split()[:50])


def article(key: str, text: str, **fields: str) -> Article:
    told = {"event": "event-1", "outlet": f"Outlet {key}", "headline": f"Head {key}", **fields}
    return Article(id=key, text=text, sha256=sha256(text), **told)


def study(*articles: Article) -> Corpus:
    return Corpus.draft("Study", articles=articles, events=[Event(id="event-1", name="Harbour")])


@pytest.fixture
def corpus() -> Corpus:
    """An agency's text, three that use much, less and all of it, one that is linked, and one of its own."""
    return study(
        article("a", WIRE, date="2025-03-01"),
        article("b", f"{MOST} {own(1, 30)}", date="2025-03-02"),
        article("c", f"{SOME} {own(2, 50)}", date="2025-03-02"),
        article("d", WIRE, date="2025-03-03"),
        article("e", own(3), date="2025-03-03", copy_of="c"),
        article("f", own(4), date="2025-03-03"),
    )


ASIDE = ["b", "d", "e"]


def test_the_comparison_the_key_words_and_the_event_set_the_same_texts_aside(corpus: Corpus):
    kept, aside, _why = set_aside(gather_all(corpus))
    assert [one.article for one in aside] == ASIDE
    assert without_copies(corpus, corpus.articles()) == [one.article for one in kept]
    assert sorted(whole_event(corpus, "Harbour").aside) == ASIDE
    assert [one.article for one in compare(corpus, event="Harbour").aside] == ASIDE
    assert [one.article for one in compare(corpus).aside] == ASIDE


def test_each_one_says_what_counts_and_why(corpus: Corpus):
    _kept, _aside, why = set_aside(gather_all(corpus))
    told = {one.article: (one.counts, one.near, one.why, one.share) for one in why}
    assert told["b"] == ("a", "a", "shared text", 0.7)
    assert told["d"] == ("a", "a", "same text", 1.0)
    assert told["e"] == ("c", "c", "linked", None)
    assert whole_event(corpus, "Harbour").copies.asides == tuple(sorted(why, key=lambda one: one.counts))


def test_texts_that_hang_together_over_others_are_one_copy_and_name_the_nearest():
    words = WIRE.split()
    held = study(
        article("a", " ".join(words[:70]), date="2025-03-01"),
        article("b", " ".join(words[20:90]), date="2025-03-02"),
        article("c", " ".join(words[45:]), date="2025-03-03"),
    )
    _kept, _aside, why = set_aside(gather_all(held))
    assert [(one.article, one.counts, one.near) for one in why] == [("b", "a", "a"), ("c", "a", "b")]
    assert why[1].share == pytest.approx(45 / 55)


def test_below_the_threshold_nothing_is_set_aside_and_at_it_it_is():
    words = WIRE.split()
    for length, aside in ((59, 0), (60, 1)):
        held = study(article("a", WIRE), article("b", f"{' '.join(words[:length])} {own(1, 100 - length)}"))
        assert len(set_aside(gather_all(held))[1]) == aside
    assert EDITED == 0.6


def test_shared_text_is_looked_for_within_an_event_and_the_very_same_text_everywhere():
    held = study(
        article("a", WIRE),
        article("b", f"{MOST} {own(1, 30)}", event=""),
        article("c", f"{MOST} {own(2, 30)}", event="event-2"),
        article("d", WIRE, event=""),
    )
    assert [one.article for one in set_aside(gather_all(held))[1]] == ["d"]


def test_only_texts_of_events_are_read_again_for_key_words(monkeypatch: pytest.MonkeyPatch):
    held = study(article("a", WIRE), article("b", WIRE, event=""), article("c", own(1), event=""))
    read = []
    known = held.article
    monkeypatch.setattr(held, "article", lambda key: read.append(key) or known(key))
    assert without_copies(held, held.articles()) == ["a", "c"]
    assert read == ["a"]


def test_every_text_that_was_set_aside_is_listed_with_its_share_wherever_it_is_told(corpus: Corpus):
    told = compare(corpus, event="Harbour")
    lines = [line for line in as_text(told) if line.startswith("Set aside: ")]
    a, c = "Outlet a, “Head a”, 2025-03-01, which counts.", "Outlet c, “Head c”, 2025-03-02, which counts."
    reasons = (
        f"b”, 2025-03-02: 70 % of the shorter one's words are shared with {a}",
        f"d”, 2025-03-03: the same text to the letter as {a}",
        f"e”, 2025-03-03: linked by people as a copy of {c}",
    )
    assert lines == [f"Set aside: Outlet {one[0]}, “Head {one}" for one in reasons]
    said = json.loads(as_json(told))
    assert said["copies_set_aside"] == ASIDE
    assert said["set_aside"][0] == {
        "article": "b",
        "counts": "a",
        "copy_of": "a",
        "why": "shared text",
        "share": 0.7,
        "says": lines[0].removeprefix("Set aside: ").removesuffix("."),
    }
    from lxml import html

    page = html.document_fromstring("".join(report(corpus, told)))
    methods = " ".join(page.get_element_by_id("methods").text_content().split())
    assert all(line in methods for line in lines)
    assert "at least 60 % of the shorter one's words, in runs of 8 words or more" in methods
    assert any(RULE in one.says for one in told.notices)


def test_a_share_is_never_rounded_up_to_what_it_does_not_reach():
    words = " ".join(WIRE.split()[:67])
    held = study(article("a", WIRE), article("b", f"{words} {own(1, 33)} {own(2, 12)}"))
    (one,) = compare(held, event="Harbour").why_aside
    assert one.why.share == pytest.approx(0.67)
    assert one.says.startswith("67 % of the shorter one's words")


def text_of(key: str, text: str, *, event: str = "event-1", date: str = "", copy_of: str = "") -> Text:
    return Text(key, event, date, sha256(text), copy_of, runs_of(words_of(text)))


def bonds(*texts: Text) -> list[tuple[str, str, str, str]]:
    return [(one.article, one.counts, one.near, one.why) for one in asides(texts)]


def test_of_copies_of_one_day_the_first_by_its_id_counts_in_whatever_order_they_come():
    a, b = (text_of(key, WIRE, date="2025-03-01") for key in "ab")
    assert bonds(a, b) == bonds(b, a) == [("b", "a", "a", "same text")]


def test_the_same_text_is_a_copy_of_the_one_that_counts_wherever_that_stands():
    late, early, middle = (
        text_of(key, WIRE, date=f"2025-03-0{day}") for key, day in (("a", 3), ("b", 1), ("c", 2))
    )
    assert bonds(late, early, middle) == [("c", "b", "b", "same text"), ("a", "b", "b", "same text")]


def test_what_is_no_copy_of_the_one_that_counts_names_the_one_that_it_shares_most_with():
    words = WIRE.split()
    first = text_of("a", " ".join(words[:60]), date="2025-03-01")
    near, nearest = (
        text_of(key, " ".join(words[start:80]), date="2025-03-02") for key, start in (("b", 14), ("c", 21))
    )
    last = text_of("d", " ".join(words[40:]), date="2025-03-03")
    assert [one[:3] for one in bonds(first, near, nearest, last)] == [
        ("b", "a", "a"),
        ("c", "a", "a"),
        ("d", "a", "c"),
    ]


def test_texts_of_no_event_are_compared_with_nothing():
    a, b = (text_of(key, f"{WIRE} {key}", event="") for key in "ab")
    assert not bonds(a, b)


def test_what_people_linked_is_told_so_and_how_much_is_shared_beside_it():
    copy = text_of("a", f"{MOST} {own(1, 30)}", copy_of="b")
    (one,) = asides([copy, text_of("b", WIRE)])
    assert (one.article, one.counts, one.why, one.share) == ("a", "b", "linked", 0.7)


def test_copies_of_an_article_that_is_not_among_them_are_copies_of_each_other():
    one, two = (text_of(key, own(at), copy_of="gone") for at, key in enumerate("ab"))
    assert bonds(two, one) == [("b", "a", "a", "linked")]


def test_copies_are_told_in_the_order_of_those_that_count():
    z, y = text_of("z", WIRE, date="2025-03-02"), text_of("y", WIRE, date="2025-03-01")
    b, a = text_of("b", own(1), date="2025-04-02"), text_of("a", own(1), date="2025-04-01")
    assert [one.counts for one in asides([z, y, b, a])] == ["a", "y"]


def test_copies_that_are_asked_for_count_and_nothing_is_listed(corpus: Corpus):
    told = compare(corpus, event="Harbour", copies=True)
    assert (told.aside, told.why_aside) == ((), ())


# --- runs ------------------------------------------------------------------------------------------------


def test_the_share_is_of_the_shorter_text_in_runs_of_eight_words():
    seven, eight = (" ".join(WIRE.split()[:length]) for length in (7, 8))
    whole = runs_of(words_of(WIRE))
    assert share_of(runs_of(words_of(f"{seven} {own(1, 9)}")), whole) == 0
    assert share_of(runs_of(words_of(f"{eight} {own(1, 8)}")), whole) == 0.5
    assert share_of(whole, runs_of(words_of(f"{eight} {own(1, 8)}"))) == 0.5


def test_short_texts_are_one_copy_only_when_they_are_the_same():
    texts = {
        key: runs_of(words_of(text))
        for key, text in {"a": "It rained.", "b": "It rained!", "c": "It"}.items()
    }
    assert [pair[:2] for pair in one_copy(texts)] == [("a", "b")]
    assert runs_of([]) == runs_of(())


def test_texts_shorter_than_a_run_share_all_or_nothing():
    five, other = (runs_of(own(number, 5).split()) for number in (1, 2))
    assert (share_of(five, five), share_of(five, other)) == (1, 0)
    assert share_of(five, runs_of(f"{own(1, 5)} {own(2, 20)}".split())) == 0
    assert share_of(runs_of([]), runs_of([])) == 0, "nothing is no copy of nothing"


def test_from_the_thresholds_on_texts_share_passages_or_are_one_copy():
    whole = runs_of(WIRE.split())

    def kind(number: int) -> str | None:
        told = compare_runs(whole, runs_of([*WIRE.split()[:number], *own(1, 100 - number).split()]))
        return told and told[0]

    assert [kind(number) for number in (24, 25, 59, 60)] == [
        None,
        "shared passages",
        "shared passages",
        "same copy, edited",
    ]


def test_each_is_compared_with_each_unless_very_many_share_a_run():
    texts = {f"a{n:03}": runs_of([*WIRE.split(), *own(n + 1, 9).split()]) for n in range(COMMON + 1)}
    ids = list(texts)
    few = {key: texts[key] for key in ids[:COMMON]}
    assert len(list(one_copy(few))) == COMMON * (COMMON - 1) // 2
    pairs = {pair[:2] for pair in one_copy(texts)}
    assert pairs == {*pairwise(ids), *((ids[0], other) for other in ids[1:])}


def test_very_many_copies_of_one_text_are_all_found_to_be_one():
    number = COMMON + 20
    texts = {f"a{n:03}": runs_of([*WIRE.split(), *own(n + 1, 9).split()]) for n in range(number)}
    pairs = list(one_copy(texts))
    assert {key for pair in pairs for key in pair[:2]} == set(texts)
    assert len(pairs) < number * 3, "not each with each"


def test_runs_are_the_same_in_every_process():
    known = runs_of(["the", "council", "of", "harbour", "town", "approved", "a", "plan"])
    assert known.words == 8
    assert known.keys.hex() == "42effdd91deb0593"
