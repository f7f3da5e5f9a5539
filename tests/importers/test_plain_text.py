"""Plain text: nothing is guessed, nothing is trimmed, and metadata before the text go where they belong."""

from pathlib import Path

import pytest

from annotator.errors import InputError
from annotator.importers import read_articles
from annotator.model import Article

BODY = "Ministers met on Monday – “at last”, one said in the café.\nThey spoke of sanctions and left.\n"


@pytest.fixture
def read(tmp_path: Path):
    def reading(data: bytes | str, *, name: str = "article.txt", encoding: str = "") -> Article:
        file = tmp_path / name
        file.write_bytes(data.encode() if isinstance(data, str) else data)
        (article,) = read_articles(file, encoding=encoding).articles
        return article

    return reading


def zone_texts(article: Article) -> list[tuple[str, str]]:
    return [(zone.kind, article.text[zone.start : zone.end].strip()) for zone in article.zones]


def test_a_text_without_metadata_is_kept_whole_and_gets_none(read):
    article = read("\n\n  " + BODY + "\n \n")
    assert article.text == "\n\n  " + BODY + "\n \n"
    assert (article.headline, article.outlet, article.byline, article.date, article.url) == ("",) * 5


def test_a_headline_is_the_first_line_only_where_the_zones_say_so(read):
    article = read("Ministers meet at last\n\n" + BODY)
    assert article.headline == "Ministers meet at last"
    assert zone_texts(article)[0] == ("headline", "Ministers meet at last")
    assert read(BODY).headline == ""


def test_a_byline_and_a_date_line_become_metadata(read):
    article = read("Ministers meet at last\nBy the Foreign Desk\n3 March 2024\n\n" + BODY)
    assert (article.byline, article.date) == ("the Foreign Desk", "2024-03-03")


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_labelled_lines_before_the_text_are_metadata(read, line_end: str):
    head = [
        "Headline: Ministers meet: at last",
        "Outlet: The Paper",
        "Date: Monday, December 30, 2024",
        "",
        "",
    ]
    article = read(line_end.join(head) + BODY)
    assert article.headline == "Ministers meet: at last"
    assert (article.outlet, article.date) == ("The Paper", "2024-12-30")
    assert article.text == "Ministers meet: at last\n" + BODY


def test_front_matter_between_lines_of_hyphens_is_metadata(read):
    article = read(
        "---\ntitle: 'It''s over'\npublisher: x\nauthors:\n  - Foreign desk\n  - City desk\n"
        f"link: https://paper.example/1\nlang: en-GB\nstandfirst: They met.\n---\n\n{BODY}"
    )
    assert (article.headline, article.byline) == ("It's over", "Foreign desk; City desk")
    assert (article.url, article.language) == ("https://paper.example/1", "en-GB")
    assert zone_texts(article)[:2] == [("headline", "It's over"), ("standfirst", "They met.")]
    assert article.extra == {"metadata": {"publisher": "x"}}


def test_a_headline_given_twice_is_in_the_text_once(read):
    article = read(f"Headline: Ministers meet\nOutlet: The Paper\n\nMINISTERS MEET\n\n{BODY}")
    assert article.text.lower().count("ministers meet\n") == 1
    assert article.headline == "Ministers meet"


@pytest.mark.parametrize(
    "text",
    [
        f"Source: an official.\n\n{BODY}",
        f"Question: what now?\nDate: 2024-01-01\n\n{BODY}",
        f"Headline: never ended by an empty line\n{BODY}",
        f"---\nnever closed\n\n{BODY}",
        f"---\n\n{BODY}---\n",
    ],
)
def test_what_is_not_surely_metadata_stays_text(read, text: str):
    assert read(text).text == text


def test_a_date_that_can_be_two_days_is_left_out_and_kept_as_written(read):
    article = read(f"Headline: Ministers meet\nDate: 03/04/2024\n\n{BODY}")
    assert article.date == ""
    assert article.extra == {"metadata": {"Date": "03/04/2024"}}
    assert any("03/04/2024" in note for note in article.provenance.notes)


@pytest.mark.parametrize(
    ("data", "encoding", "found_by"),
    [
        (BODY.encode(), "utf-8", "utf-8"),
        (b"\xef\xbb\xbf" + BODY.encode(), "utf-8", "bom"),
        (b"\xff\xfe" + BODY.encode("utf-16-le"), "utf-16-le", "bom"),
        (b"\xfe\xff" + BODY.encode("utf-16-be"), "utf-16-be", "bom"),
        (BODY.encode("cp1252"), "cp1252", "detected"),
    ],
)
def test_bytes_of_many_encodings_give_the_same_text(read, data: bytes, encoding: str, found_by: str):
    article = read(data)
    assert article.text == BODY
    assert (article.provenance.encoding, article.provenance.encoding_from) == (encoding, found_by)


def test_a_chosen_encoding_overrides_what_the_bytes_say(read):
    article = read(
        "Цены выросли — “резко”.".replace("“", "«").replace("”", "»").encode("cp1251"), encoding="cp1251"
    )
    assert article.text == "Цены выросли — «резко»."
    assert article.provenance.encoding_from == "override"


def test_an_encoding_that_does_not_fit_or_exist_is_an_error_with_the_file(read):
    with pytest.raises(InputError, match=r"article\.txt: There is no encoding called klingon"):
        read(BODY, encoding="klingon")
    with pytest.raises(InputError, match=r"article\.txt: The text is not in utf-16"):
        read("odd", encoding="utf-16")


def test_line_ends_become_line_feeds_and_controls_are_noted(read):
    article = read("One line.\r\nAnother\rand a third.\x0cPage two\x07." + BODY)
    assert article.text == "One line.\nAnother\nand a third.\ufffdPage two\ufffd." + BODY
    assert any("U+FFFD" in note for note in article.provenance.notes)


def test_markup_in_names_and_texts_travels_as_it_is(read):
    hostile = '<img src=x onerror="alert(1)"><b>x</b>'
    article = read(
        f"Headline: {hostile}\nOutlet: {hostile}\nAuthor: {hostile}\n\n{hostile} said {hostile}.\n{BODY}"
    )
    assert article.headline == article.outlet == article.byline == hostile
    assert f"{hostile} said {hostile}." in article.text


@pytest.mark.parametrize(
    ("data", "named"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "as a PDF file it cannot be opened"),
        (b"PK\x03\x04" + bytes(40), "ZIP"),
        (b'{"articles": []}', "JSON"),
    ],
)
def test_other_formats_are_named_not_imported(read, data: bytes, named: str):
    with pytest.raises(InputError, match=named):
        read(data)


def test_a_text_that_begins_like_json_and_is_none_is_text(read):
    assert read("[Editor's note] " + BODY).text == "[Editor's note] " + BODY
