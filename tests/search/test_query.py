"""The language of queries: what is read, and what is told of what cannot be read."""

import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from annotator.search.query import read_query
from annotator.search.tree import And, Filter, Near, Not, Or, Query, Regex, Words
from annotator.search.values import QueryError


def words(text, *, prefix=False):
    found = tuple(text.split())
    return Words(found, found, prefix)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("War", words("war")),
        ("war peace", And((words("war"), words("peace")))),
        ("war AND peace", And((words("war"), words("peace")))),
        ('"special operation"', words("special operation")),
        ("“special operation”", words("special operation")),
        ("sanction*", words("sanction", prefix=True)),
        ('"state run*"', words("state run", prefix=True)),
        ('"state run"*', words("state run", prefix=True)),
        ("state-run", words("state run")),
        ("don’t", words("don t")),
        ("-sport", Not(words("sport"))),
        ("NOT sport", Not(words("sport"))),
        ("war OR peace now", Or((words("war"), And((words("peace"), words("now")))))),
        ("(war OR peace) now", And((Or((words("war"), words("peace"))), words("now")))),
        ("NEAR(gas oil, 5)", Near((words("gas"), words("oil")), 5)),
        ('NEAR(gas "crude oil")', Near((words("gas"), words("crude oil")), 10)),
        ("or and not near", And((words("or"), words("and"), words("not"), words("near")))),
        ("Iran: sanctions, 10:30", And((words("iran"), words("sanctions"), words("10 30")))),
        ("http://one.example/x", words("http one example x")),
        ('outlet:"The Rampart"', Filter("outlet", "The Rampart")),
        ("Outlet:=Rampart", Filter("outlet", "Rampart", exactly=True)),
        ("date:2024-03..2024-05", Filter("date", "2024-03..2024-05")),
        ("-outlet:Rampart", Not(Filter("outlet", "Rampart"))),
    ],
)
def test_what_decides_on_articles(text, expected):
    assert read_query(text) == Query(expected)


def test_diacritics_are_kept_beside_the_folded_word():
    assert read_query("Cafe\u0301").articles == Words(("cafe",), ("café",))


def test_a_pattern_is_read_with_its_flag_and_its_slashes():
    found = read_query("/colou?r a\\/b/c").articles
    assert isinstance(found, Regex)
    assert (found.pattern.source, found.pattern.capitals_count) == ("colou?r a/b", True)
    assert not read_query("/colou?r/").articles.pattern.capitals_count


def test_filters_on_places_are_taken_out_of_the_row():
    found = read_query("cue:hedge war -voice:quoted zone:headline code:x coder:y")
    assert found.articles == words("war")
    assert [(one.name, one.value, wanted) for one, wanted in found.places] == [
        ("cue", "hedge", True),
        ("voice", "quoted", False),
        ("zone", "headline", True),
        ("code", "x", True),
        ("coder", "y", True),
    ]
    assert read_query("cue:hedge").articles is None


def test_only_what_is_not_excluded_is_a_hit():
    found = read_query("(gas OR -oil) -coal NEAR(a b) /x/ outlet:y").terms
    assert [type(one) for one in found] == [Words, Near, Regex]


@pytest.mark.parametrize(
    ("text", "meant", "says"),
    [
        ("", "", "nothing to look for"),
        ('war "peace', '"peace', "never closed"),
        ("war (peace", "(", "never closed"),
        ("war) peace", ")", "no bracket"),
        ("war ()", ")", "missing"),
        ("war AND", "AND", "missing"),
        ("AND war", "AND", "missing"),
        ("war NOT", "NOT", "missing"),
        ("war OR", "R", "missing"),
        ("colour:blue", "colour:", "no field colour"),
        ("war wa*r", "*", "at the end of a word"),
        ("war €", "€", "no letter"),
        ("NEAR(war)", "NEAR(", "two words"),
        ("NEAR(war peace, x)", "x", "number of words"),
        ("NEAR(war peace, 9999)", "9999", "number of words"),
        ("NEAR(war OR peace)", "OR", "not in NEAR"),
        ("war /peace", "/peace", "between two slashes"),
        ("war /(/", "/(/", "no regular expression"),
        ("/a/z", "/a/z", "capitals count"),
        ("/(a{1000}){1000}/", "/(a{1000}){1000}/", "repeats"),
        ("war OR cue:hedge", "cue:hedge", "outside brackets"),
        ("(cue:hedge war) peace", "cue:hedge", "outside brackets"),
        ("(" * 41, "(", "too many brackets"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_place(text, meant, says):
    with pytest.raises(QueryError, match=says.replace("(", r"\(")) as caught:
        read_query(text)
    assert text[caught.value.start : caught.value.end] == meant


SIGNS = st.sampled_from([*'war"()-,/*:=“ \\', "NEAR(", "OR", "AND", "NOT", "outlet:", "cue:x"])


@given(st.text() | st.lists(SIGNS).map("".join))
@example("NOT " * 2000 + "a")
@example("(" * 5000)
def test_whatever_is_typed_is_read_or_told(text):
    wrong = None
    try:
        found = read_query(text)
    except QueryError as error:
        wrong = error
    if wrong is None:
        assert found.articles is not None or found.places
    else:
        assert 0 <= wrong.start <= wrong.end <= len(text)
        assert str(wrong)


def test_the_page_on_search_shows_queries_that_can_be_read():
    page = (Path(__file__).parents[2] / "docs" / "search.md").read_text(encoding="utf-8")
    shown = re.findall(r"`([^`\n]+)`", page[: page.index("## On the command line")])
    unread = {one for one in shown if not one.endswith((":", "-")) and not _is_read(one)}
    assert unread == {"AND", "OR"}, "operators alone are no queries; everything else that is shown must be"


def _is_read(query):
    try:
        read_query(query)
    except QueryError:
        return False
    return True
