"""Markdown: the words that a reader sees, one line a block, and no markup."""

from pathlib import Path

import pytest

from annotator.importers import read_articles
from annotator.model import Article

FIXTURES = Path(__file__).parent / "fixtures"


@pytest.fixture
def read(tmp_path: Path):
    def reading(text: str) -> Article:
        file = tmp_path / "article.md"
        file.write_text(text, encoding="utf-8", newline="")
        (article,) = read_articles(file).articles
        return article

    return reading


def kinds(article: Article) -> list[tuple[str, str]]:
    return [(zone.kind, article.text[zone.start : zone.end].rstrip("\n")) for zone in article.zones]


def test_the_example_becomes_its_plain_text():
    (article,) = read_articles(FIXTURES / "report.md").articles
    assert article.text == (FIXTURES / "report.txt").read_text(encoding="utf-8")


def test_front_matter_is_metadata_and_unknown_keys_are_kept():
    (article,) = read_articles(FIXTURES / "report.md").articles
    assert article.headline == "Grain talks stall as both sides blame each other"
    assert (article.outlet, article.date) == ("The Coastal Monitor", "2023-12-30")
    assert article.byline == "Trade desk; Shipping desk"
    assert (article.url, article.language) == ("https://coastalmonitor.example/grain", "en")
    assert article.extra == {"metadata": {"section": "Economy"}}


def test_headline_and_picture_captions_are_zones():
    (article,) = read_articles(FIXTURES / "report.md").articles
    found = kinds(article)
    assert found[0] == ("headline", "Grain talks stall as both sides blame each other")
    assert ("caption", "Ships waiting off the coast") in found


def test_the_first_heading_is_the_headline_of_a_file_without_metadata(read):
    article = read("# Talks *stall*?\n\nThey met on Monday and left without a word to the press.")
    assert article.headline == "Talks stall?"
    assert kinds(article)[0] == ("headline", "Talks stall?")


def test_a_kicker_may_stand_before_a_heading_of_the_first_level(read):
    article = read("ECONOMY\n\n# Talks stall\n\nThey met on Monday and left without a word to the press.")
    assert article.headline == "Talks stall"
    assert ("headline", "Talks stall") in kinds(article)


def test_a_section_heading_inside_the_text_is_no_headline(read):
    article = read("They met on Monday and left without a word.\n\n## Reactions\n\nNobody spoke of failure.")
    assert article.headline == ""
    assert {kind for kind, _text in kinds(article)} == {"body"}


def test_a_headline_of_the_metadata_is_put_before_a_text_without_heading(read):
    article = read(
        "---\nheadline: Talks stall!\nstandfirst: Both sides left early.\n---\nThey met on Monday.\n"
    )
    assert article.text == "Talks stall!\nBoth sides left early.\nThey met on Monday."
    assert kinds(article)[:2] == [("headline", "Talks stall!"), ("standfirst", "Both sides left early.")]


def test_entities_and_escapes_are_what_they_stand_for(read):
    assert read(r"5 \* 3 &lt; 20 &amp; more, \_so\_ to speak").text == "5 * 3 < 20 & more, _so_ to speak"


def test_offsets_hold_after_letters_outside_the_basic_plane(read):
    article = read("# 😀 Talks 𝐍ow\n\nThey *met* on Monday and left without a word to the press.")
    assert kinds(article)[0] == ("headline", "😀 Talks 𝐍ow")


@pytest.mark.parametrize(
    "hostile", ["[" * 20_000, "> " * 5_000 + "x", "*" * 50_000, "![" * 10_000, "`" * 30_001]
)
def test_nested_markup_without_end_is_read_in_bounded_time(read, hostile: str):
    assert "Monday" in read(f"They met on Monday.\n\n{hostile}\n").text
