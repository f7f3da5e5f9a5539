"""PDF files: paragraphs from lines, in reading order, divided words put together and told."""

from io import BytesIO

import pypdf
import pytest

from annotator.errors import InputError
from annotator.importers import Source, choose, read_source
from annotator.importers._articles import Entry
from tests.importers.making import Words, lines, pdf, pdf_example

LEAD = ("Ministers met on Monday and spoke of all that", "had been left open, and left without a word.")


def read(data: bytes) -> Entry:
    source = Source("a.pdf", data)
    importer = choose(source)
    assert importer.name == "pdf"
    (entry,) = read_source(importer, source).entries
    return entry


def text_of(*pages: list[Words]) -> str:
    return read(pdf(*pages)).article.text


def test_the_example_is_read_as_a_person_would():
    article = read(pdf_example()).article
    assert article.text.split("\n") == [
        "Ministers meet at last",
        (
            "Ministers met on Monday and spoke of sanctions, "
            "and one of them said in the café that it was a start."
        ),
        "They left without a word to the press, and critics slammed the so-called reform as a failure.",
        "A box beside it.",
    ]
    assert article.headline == "Ministers meet at last"
    assert article.provenance.notes == (
        "paragraphs were put together from the places of lines on the pages",
        "1 word divided at a line end was put together: sanctions",
    )
    assert article.extra["metadata"] == {
        "pages": "2",
        "page furniture": "The Coastal Monitor; Page 1; Page 2",
    }


def test_the_words_are_those_that_another_reader_finds():
    """Compared with pypdf, word by word; divided words and page furniture apart."""
    theirs = " ".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(pdf_example())).pages)
    words = theirs.replace("sanc-\n", "sanc").split()
    for gone in ("The Coastal Monitor", "Page 1", "The Coastal Monitor", "Page 2"):
        for word in gone.split():
            words.remove(word)
    assert sorted(read(pdf_example()).article.text.split()) == sorted(words)


@pytest.mark.parametrize(
    ("before", "after", "written", "told"),
    [
        ("spoke of sanc-", "tions again", "sanctions", "put together: sanctions"),
        ("the so-", "called reform", "so-called", "keeps its hyphen: so-called"),
        ("the well-", "known reform", "well-known", "keeps its hyphen: well-known"),
        ("asked Jean-", "Paul to go", "Jean-Paul", "keeps its hyphen: Jean-Paul"),
        ("of COVID-", "related cuts", "COVIDrelated", "put together"),
        ("prices re-", "called home", "recalled", "put together: recalled"),
        ("the co-", "operation is", "co-operation", "keeps its hyphen: co-operation"),
    ],
)
def test_divided_words_are_put_together_as_the_text_writes_them_elsewhere(before, after, written, told):
    body = lines("There was co-operation before and is now,", f"{before}", f"{after} and so on.")
    entry = read(pdf(body))
    assert f" {written} " in entry.article.text
    assert told in " ".join(entry.article.provenance.notes)


def test_a_word_that_is_written_whole_elsewhere_is_put_together_whatever_it_is_made_of():
    entry = read(pdf(lines("The longterm plan failed, it was a long-", "term plan of theirs.")))
    assert entry.article.text.endswith("a longterm plan of theirs.")


def test_paragraphs_begin_where_there_is_room_an_indent_or_a_gap():
    short = lines(*LEAD[:1], "had been left open.", "They met again later in the year, as agreed,")
    assert text_of(short).split("\n")[1] == "They met again later in the year, as agreed,"
    indented = [*lines(*LEAD), *lines("They met again later in the year, on a day,", x=82, y=716)]
    assert len(text_of([*indented, *lines("as agreed.", y=704)]).split("\n")) == 2
    apart = [*lines(*LEAD), *lines(*LEAD, y=695)]
    assert len(text_of(apart).split("\n")) == 2
    assert len(text_of(lines(*LEAD, *LEAD)).split("\n")) == 1


def test_columns_are_read_one_after_the_other_and_pages_go_on():
    left, right = lines(*LEAD, "They said that"), lines("nothing had been agreed.", *LEAD, x=330)
    assert "They said that nothing had been agreed." in text_of(left + right)
    assert "They said that nothing had been agreed." in text_of(left, right)
    ended = text_of(lines(*LEAD), lines("They met again."))
    assert ended.split("\n")[1] == "They met again."


def test_what_every_page_repeats_and_page_numbers_are_left_out_and_kept_beside():
    pages = [
        [
            Words(72, 820, f"The Monitor {n}"),
            *lines(*LEAD),
            Words(290, 20, f"- {n} -"),
        ]
        for n in (1, 2, 3)
    ]
    article = read(pdf(*pages)).article
    assert "Monitor" not in article.text
    assert "- 2 -" not in article.text
    assert article.extra["metadata"]["page furniture"].startswith("The Monitor 1; - 1 -; The Monitor 2")
    single = read(pdf(pages[0])).article.text
    assert "The Monitor 1" in single


def test_pages_without_a_letter_are_a_problem_and_a_file_of_them_is_an_error():
    entry = read(pdf(lines(*LEAD), [], lines(*LEAD)))
    assert entry.problems == ("pages without text, perhaps pictures of pages: 2",)
    assert entry.problems[0] in entry.article.provenance.notes
    with pytest.raises(InputError, match="pictures of pages and no text"):
        read(pdf([], []))


def test_protected_and_damaged_files_are_named_for_what_they_are():
    writer = pypdf.PdfWriter(BytesIO(pdf_example()))
    writer.encrypt("secret", algorithm="RC4-128")
    made = BytesIO()
    writer.write(made)
    with pytest.raises(InputError, match="protected by a password"):
        read(made.getvalue())
    with pytest.raises(InputError, match="it is damaged: as a PDF file it cannot be opened"):
        read(b"%PDF-1.7\nnothing")


def test_properties_are_kept_beside_the_text():
    data = pdf(lines(*LEAD), more="/Title (Draft 3) /Author (A. Desk) /CreationDate (D:20240303)")
    kept = read(data).article.extra["metadata"]
    assert (kept["document title"], kept["document author"], kept["pages"]) == ("Draft 3", "A. Desk", "1")
