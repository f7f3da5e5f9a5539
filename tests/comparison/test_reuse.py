"""Shared text between articles: found across outlets, told apart, shown word by word."""

import random

import pytest

from annotator.comparison.reuse import Text, agency_of, compare, find_reuse, groups
from annotator.comparison.runs import runs_of

COPY = (
    "HARBOUR TOWN (Reuters) - The council of Harbour Town approved a plan on Monday to close the old ferry "
    "terminal by the end of next year, after a debate that lasted nine hours. Supporters say that it costs "
    "more than it earns. Opponents fear that the islands will be cut off in winter, when small boats cannot "
    "cross the strait. The mayor promised a new bus line along the coast, which is to begin in March. Two "
    "hundred people waited outside the town hall until the vote was announced shortly before midnight."
)
EDITED = COPY.replace("approved a plan", "narrowly approved a hotly contested plan").replace(
    "The mayor promised a new bus line along the coast, which is to begin in March. ", ""
)


def other(seed):
    rng = random.Random(seed)
    return " ".join("".join(rng.choices("abcdefghij", k=6)) for _ in range(120))


def found(**texts):
    return list(find_reuse([Text(key, text) for key, text in texts.items()], fetch=texts.__getitem__))


def test_the_same_text_in_two_outlets_is_found_whatever_its_capitals_and_apostrophes():
    (pair,) = found(a=other(1), b=COPY, c=other(2), d=COPY.upper().replace("'", "’"))
    assert (pair.first, pair.second, pair.kind, pair.share) == ("b", "d", "same text", 1.0)


def test_an_edited_copy_of_an_agency_is_found_and_the_agency_named():
    (pair,) = found(a=COPY, b=EDITED + " " + other(3)[:200])
    assert (pair.kind, pair.agency) == ("same copy, edited", "Reuters")
    assert 0.6 <= pair.share < 1


def test_a_long_quotation_of_another_article_is_a_shared_passage():
    (pair,) = found(a=COPY, b=" ".join(COPY.split()[20:60]) + " " + other(4))
    assert pair.kind == "shared passages"


def test_articles_on_the_same_event_in_their_own_words_are_no_copies():
    own = (
        "Ferries will stop calling at the old terminal of Harbour Town next year. So councillors decided "
        "late on Monday night. The islanders, who came in large numbers, left in anger; a bus shall console "
        "them. The mayor spoke of a hard choice, and of numbers that nobody could argue away any longer."
    )
    assert found(a=COPY, b=own) == []


def test_boilerplate_that_every_article_has_makes_no_pair():
    line = " ".join(["subscribe to our newsletter and read more news from the coast every morning"] * 2)
    texts = {f"a{n}": f"{other(n)} {line}" for n in range(80)}
    assert found(**texts) == []


def test_copies_of_one_copy_are_one_group():
    pairs = found(a=COPY, b=EDITED, c=COPY + " " + other(6)[:100], d=other(5))
    assert [set(group) for group in groups(pairs)] == [{"a", "b", "c"}]


def test_short_texts_are_not_compared():
    assert found(a="Rain.", b="Rain.") == []


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("BERLIN (AP) — Rain fell.", "AP"),
        ("Rain fell. (Reporting by Kim Lee; Editing by Ola Berg)", "Reuters"),
        ("Berlin (dpa/tmn) - Es regnet.", "dpa"),
        ("The AP exam was hard.", ""),
    ],
)
def test_agencies_are_known_by_their_marks(text, agency):
    assert agency_of(text) == agency


def test_told_how_many_were_read():
    told = []
    list(find_reuse([Text("a", COPY), Text("b", COPY)], fetch=lambda _key: COPY, told=told.append))
    assert told == [1, 2]


def test_comparing_looks_at_runs_of_words_and_not_at_words():
    words = COPY.split()
    assert compare(runs_of(words), runs_of(sorted(words))) is None
