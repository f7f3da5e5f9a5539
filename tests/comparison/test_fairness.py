"""What may make a comparison unfair is said, each thing where it is so, and not where it nearly is."""

from dataclasses import replace

import pytest

from annotator.comparison.counting import Counted, Question, count
from annotator.comparison.fairness import notices
from annotator.comparison.gathering import Gathered
from annotator.comparison.genres import genre_of
from annotator.comparison.notice import Concern, Notice
from annotator.comparison.reuse import Reuse

A, B = "Open Record", "The Rampart"


def counted(outlet: str, number: int, **fields: object) -> Counted:
    one = Counted(article=f"{outlet} {number}", outlet=outlet, event="e", date="2025-03-04", words=400)
    return replace(one, **fields)


def some(outlet: str, many: int = 6, **fields: object) -> list[Counted]:
    return [counted(outlet, number, **fields) for number in range(many)]


def told(found: tuple[Notice, ...], concern: Concern) -> list[Notice]:
    return [one for one in found if one.concern == concern]


def test_nothing_is_said_of_articles_of_one_kind():
    assert notices([*some(A), *some(B)]) == ()
    assert notices([]) == ()


def test_few_articles():
    (notice,) = told(notices([*some(A, 4), *some(B)]), "few articles")
    assert "Open Record (4)" in notice.says
    assert not told(notices([*some(A, 5), *some(B)]), "few articles")


def test_of_many_outlets_some_are_named_and_all_are_counted():
    few = [one for number in range(9) for one in some(f"Paper {number}", 1 + number % 4)]
    (notice,) = told(notices([*few, *some(B)]), "few articles")
    assert "in 9 of 10: Paper 3 (4), Paper 7 (4), Paper 2 (3) and 6 others." in notice.says
    assert len(notice.outlets) == 9
    (notice,) = told(notices([*few[1:], *some(B)]), "few articles")
    assert all(f"Paper {number} (" in notice.says for number in range(1, 9))
    wired = [replace(one, agency="Wire") for one in few]
    (notice,) = told(notices([*wired, *some(B)]), "wire copy")
    assert "Paper 3: Wire (4); Paper 7: Wire (4); Paper 2: Wire (3); and 6 other outlets." in notice.says


def test_lengths():
    (notice,) = told(notices([*some(A, words=601), *some(B)]), "lengths")
    assert "601" in notice.says
    assert not told(notices([*some(A, words=600), *some(B)]), "lengths")


def test_dates():
    (notice,) = told(notices([*some(A, date="2025-03-07"), *some(B)]), "dates")
    assert "3 days later" in notice.says
    assert not told(
        notices([*some(A, date="2025-03-06T23:00:00Z"), *some(B), *some(A, date="no day")]), "dates"
    )


def test_genres():
    opinion = [replace(one, genre="opinion") for one in some(A)[:2]]
    (notice,) = told(notices([*opinion, *some(A)[2:], *some(B)]), "genres")
    assert "opinion in 2 of 6 of Open Record, 0 of 6 of The Rampart" in notice.says
    assert not told(notices([opinion[0], *some(A)[1:], *some(B)]), "genres")
    both = [replace(one, genre="opinion") for one in some(B)[:2]]
    assert not told(notices([*opinion, *some(A)[2:], *both, *some(B)[2:]]), "genres")


@pytest.mark.parametrize(
    ("url", "headline", "genre"),
    [
        ("https://open.example/opinion/2025/reform", "The reform fails", "opinion"),
        ("https://open.example/2025/03/opinion-on-reform-splits", "Opinion on reform splits", ""),
        ("https://opinion.open.example/reform", "", "opinion"),
        ("https://open.example/news/opinion", "", ""),
        ("", "Opinion: the reform fails", "opinion"),
        ("", "Analysis | What the reform means", "analysis"),
        ("", "What the reform means – Analysis", "analysis"),
        ("", "Live updates: parliament votes", "live report"),
        ("", "Opinion polls: the reform loses", ""),
        ("https://open.example/live/vote", "Fact check: what the minister said", "fact check"),
        ("http://[", "Parliament votes", ""),
        ("", "", ""),
    ],
)
def test_a_genre_is_what_the_headline_or_the_section_says(url: str, headline: str, genre: str):
    assert genre_of(url, headline) == genre


def test_zones():
    (notice,) = told(notices([*some(A, zones=frozenset({"body", "standfirst"})), *some(B)]), "zones")
    assert "a standfirst in 6 of 6 of Open Record, 0 of 6 of The Rampart" in notice.says
    having = [replace(one, zones=frozenset({"standfirst"})) for one in some(A)[:2]]
    assert not told(notices([*having, *some(A)[2:], *some(B)]), "zones")
    assert not told(notices([*some(A, zones=frozenset({"credit"})), *some(B)]), "zones")


def test_of_many_outlets_the_two_ends_are_named():
    held = [one for n in range(5) for one in some(f"Outlet {n}", 5)]
    held = [replace(one, genre="analysis") if one.outlet == "Outlet 3" else one for one in held]
    (notice,) = told(notices(held), "genres")
    assert "analysis in 5 of 5 of Outlet 3, 0 of 5 of Outlet 4, and between these in 3 other" in notice.says


def test_copies_that_count_and_copies_that_were_set_aside():
    (notice,) = told(notices([*some(A, copy_of="x"), *some(B)]), "copies")
    assert "Open Record (6)" in notice.says
    (aside,) = told(notices(some(A), aside=some(B, 2)), "set aside")
    assert "The Rampart (2)" in aside.says
    assert aside.outlets == (B,)


def test_wire_copy():
    wire = [replace(one, agency="Reuters") for one in some(A)[:2]]
    (notice,) = told(notices([*wire, *some(A)[2:], *some(B)]), "wire copy")
    assert "Open Record: Reuters (2)" in notice.says
    assert notice.outlets == (A,)


def test_articles_that_share_their_text_and_are_not_linked():
    def shared(first: str, second: str, **more) -> Reuse:
        return Reuse(**{"first": first, "second": second, "kind": "same copy, edited", "share": 0.8, **more})

    pair = shared(f"{A} 0", f"{B} 0")
    (notice,) = told(notices([*some(A), *some(B)], shared=[pair]), "wire copy")
    assert "Open Record and The Rampart (1)" in notice.says
    passages = shared(f"{A} 0", f"{B} 0", kind="shared passages")
    assert not notices([*some(A), *some(B)], shared=[passages, shared(f"{A} 0", "gone")])


def test_not_whole():
    (notice,) = told(notices([*some(A, rated=False), *some(B)]), "not whole")
    assert "Open Record (6)" in notice.says


def test_other_coders_and_no_outlet():
    one, other = frozenset({"ann"}), frozenset({"ben"})
    assert told(notices([*some(A, coders=one), *some(B, coders=other)]), "coders")
    assert not told(notices([*some(A, coders=one), *some(B, coders=one), *some("C")]), "coders")
    (notice,) = told(notices([*some(""), *some(B)]), "no outlet")
    assert ": 6." in notice.says


def test_what_is_counted_of_an_article_carries_what_notices_need():
    one = Gathered(
        article="a",
        outlet=A,
        event="",
        date="",
        headline="Opinion: no",
        url="",
        text_sha256="",
        copy_of="b",
        length=9,
        words=9,
        own_words=9,
        whole=True,
        zones={"standfirst": 3},
        agency="AP",
    )
    found = count(one, Question())
    assert (found.genre, found.zones, found.agency, found.copy_of) == ("opinion", {"standfirst"}, "AP", "b")
