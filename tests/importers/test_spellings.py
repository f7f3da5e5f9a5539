"""Outlets that are written in several ways and mean the same one."""

import pytest

from annotator.importers import Entry, FileReport, merged, same_spellings
from annotator.model import Article


@pytest.mark.parametrize(
    ("outlets", "names"),
    [
        (
            {"The Guardian": 3, "the guardian": 1, "Guardian": 1},
            {"the guardian": "The Guardian", "Guardian": "The Guardian"},
        ),
        ({"Die Zeit": 1, "DIE ZEIT": 2}, {"Die Zeit": "DIE ZEIT"}),
        ({"The Times": 1, "Time": 1, "": 4}, {}),
        (
            {"taz.die tageszeitung": 1, "taz, die tageszeitung": 2},
            {"taz.die tageszeitung": "taz, die tageszeitung"},
        ),
    ],
)
def test_spellings_that_mean_the_same_outlet(outlets: dict[str, int], names: dict[str, str]):
    assert same_spellings(outlets) == names


def report(*outlets: str) -> FileReport:
    articles = [Article(id=f"a{n}", text="A", sha256="", outlet=outlet) for n, outlet in enumerate(outlets)]
    return FileReport(file="a.csv", entries=tuple(Entry(article=one) for one in articles))


def test_the_spelling_that_is_most_frequent_is_given_to_all_and_what_the_file_says_is_kept():
    reports = list(merged([report("the post", ""), report("The Post", "The Post")], known={}))
    assert [article.outlet for one in reports for article in one.articles] == [
        "The Post",
        "",
        "The Post",
        "The Post",
    ]
    assert reports[0].articles[0].provenance.notes == ("outlet as the file has it: “the post”",)
    assert reports[1].articles[0].provenance.notes == ()


def test_the_spelling_of_the_corpus_counts():
    (one,) = merged([report("The Post", "The Post", "post")], known={"the Post": 1, "Daily": 2})
    assert {article.outlet for article in one.articles} == {"the Post"}
