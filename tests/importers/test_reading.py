"""Reading files: one that cannot be read never keeps the others from being read."""

from pathlib import Path

import pytest

from annotator.errors import InputError
from annotator.importers import Draft, Reading, Source, choose, importers, read_all, read_articles
from annotator.importers._articles import articles_of
from annotator.model import Zone

BODY = "Ministers met on Monday.\nThey spoke of sanctions and left without a word.\n"


def test_bad_files_become_problems_and_the_rest_goes_on(tmp_path: Path):
    good, empty, missing = tmp_path / "a.txt", tmp_path / "b.txt", tmp_path / "c.txt"
    good.write_text(BODY)
    empty.write_text("")
    imported = read_all([missing, good, empty, tmp_path, good])
    assert [article.text for article in imported.articles] == [BODY, BODY]
    assert [Path(problem.file).name for problem in imported.problems] == ["c.txt", "b.txt", tmp_path.name]
    assert all(problem.message for problem in imported.problems)
    assert imported.importer == "plain-text@1"


def test_the_articles_of_one_import_have_different_ids(tmp_path: Path):
    file = tmp_path / "a.txt"
    file.write_text(BODY)
    ids = [article.id for article in read_all([file] * 20).articles]
    assert len(set(ids)) == 20


def test_a_file_that_cannot_be_opened_is_named_with_the_reason(tmp_path: Path):
    with pytest.raises(InputError, match=r"missing\.txt: the file cannot be read \(No such file"):
        read_articles(tmp_path / "missing.txt")
    with pytest.raises(InputError, match="this is a folder"):
        read_articles(tmp_path)


@pytest.mark.parametrize(
    ("name", "chosen"),
    [
        ("a.txt", "plain-text"),
        ("a.md", "markdown"),
        ("a.MD", "markdown"),
        ("a.html", "html"),
        ("a", "plain-text"),
        ("a.doc", "plain-text"),
    ],
)
def test_the_extension_decides_between_formats_that_fit_equally(name: str, chosen: str):
    assert choose(Source(name, b"# Ministers\n\nmet on *Monday*.")).name == (
        "plain-text" if chosen == "html" else chosen
    )


def test_zones_that_a_format_tells_are_moved_along_with_the_line_ends():
    draft = Draft(
        text="\ufeffKicker\r\n\r\nHeadline!\r\nThe text of it goes on for long.\r\nEnd.",
        zones=(Zone("headline", 11, 20), Zone("caption", 56, 60)),
    )
    importer = next(one for one in importers() if one.name == "plain-text")
    (article,) = articles_of(Reading(drafts=(draft,)), importer, Source("a.txt", b""))
    parts = [(zone.kind, article.text[zone.start : zone.end]) for zone in article.zones]
    assert parts == [
        ("body", "Kicker\n\n"),
        ("headline", "Headline!\n"),
        ("body", "The text of it goes on for long.\n"),
        ("caption", "End."),
    ]
    assert article.headline == "Headline!"
