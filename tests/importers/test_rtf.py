r"""Rich Text: what a reader sees, in order; what is deleted or hidden is left out and said."""

import pytest
from striprtf.striprtf import rtf_to_text

from annotator.errors import InputError
from annotator.importers import Options, Source, choose, read_source
from annotator.importers._rtf import read_rtf
from annotator.model import Article

LEAD = "Ministers met on Monday. They spoke of sanctions and left without a word to the press."
FONTS = r"{\fonttbl{\f0\froman\fcharset0 Times;}{\f1\fnil\fcharset204 Cyr;}{\f2\fnil\fcharset2 Wingdings;}}"


def rtf(body: str, head: str = r"\ansi\ansicpg1252\deff0") -> bytes:
    return ("{\\rtf1" + head + FONTS + body + "}").encode("latin-1")


def read(data: bytes, encoding: str = "") -> Article:
    source = Source("a.rtf", data, Options(encoding=encoding))
    importer = choose(source)
    assert importer.name == "rtf"
    (entry,) = read_source(importer, source).entries
    return entry.article


def text_of(body: str, **more: str) -> str:
    return read(rtf(body, **more)).text


def notes_of(body: str) -> tuple[str, ...]:
    return read(rtf(body)).provenance.notes


WRITTEN = r"""\pard\plain\s0 {\b Talks stall}\par
\pard\plain They met on Monday \endash  \ldblquote at last\rdblquote , one said in the caf\'e9.\par
{\rtlch\fcs1 \af0 \ltrch\insrsid1 Prices rose by 4\~% in \u8364\'80 terms.}\line Second line\tab tabbed\par
"""


def test_plain_documents_read_as_in_another_reader():
    """Compared with striprtf, line by line."""
    data = rtf(WRITTEN)
    theirs = [line.strip() for line in rtf_to_text(data.decode("latin-1")).split("\n") if line.strip()]
    assert read(data).text.split("\n") == theirs
    assert theirs[1] == "They met on Monday – “at last”, one said in the café."
    assert theirs[2] == "Prices rose by 4\u00a0% in € terms."


def test_letters_are_read_in_the_code_page_of_their_font():
    body = r"{\f1 \'cf\'f0\'e0\'e2\'e4\'e0} and caf\'e9\par " + LEAD
    assert text_of(body) == f"Правда and café\n{LEAD}"
    assert text_of(r"\'cf\'f0\'e0\'e2\'e4\'e0\par " + LEAD, head=r"\ansi\ansicpg1251\deff9").startswith(
        "Правда"
    )
    assert text_of(r"\'cf\'f0\'e0\'e2\'e4\'e0\par " + LEAD, head=r"\ansi\deff1").startswith("Правда")


def test_a_person_may_say_in_which_encoding_it_is():
    article = read(rtf(r"\'cf\'f0\'e0\'e2\'e4\'e0\par " + LEAD), "cp1251")
    assert article.text.startswith("Правда")
    assert (article.provenance.encoding, article.provenance.encoding_from) == ("cp1251", "override")
    assert read(rtf(LEAD)).provenance.encoding_from == "declared"


def test_two_bytes_of_one_letter_may_be_written_in_two_ways():
    fonts = r"{\fonttbl{\f5\fcharset128 Mincho;}}"
    assert text_of(fonts + r"{\f5 \'83A\'83\'43}\par " + LEAD).startswith("アイ")


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        (r"\u8217?s", "’s"),
        (r"\uc0\u8217s", "’s"),
        (r"\uc2\u8217\'92\'92s", "’s"),
        (r"\u-10179?\u-8704?!", "😀!"),
        (r"\u55357?x", "\ufffdx"),
        (r"\u8212\emdash x", "—x"),
        (r"{\upr{ascii}{\*\ud{\u233?t\u233?}}}", "été"),
        (r"a\{b\}c\\d\~e\_f", "a{b}c\\d\u00a0e\u2011f"),
        ("so\\-called", "socalled"),
        ("a\r\nb\\\nc", "ab\nc"),
        (r"\'81", "\ufffd"),
        (r"\zwj\rtlmark x", "\u200d\u200fx"),
    ],
)
def test_characters_become_what_a_reader_sees(written: str, seen: str):
    assert text_of(LEAD + r"\par " + written) == f"{LEAD}\n{seen}"


def test_deleted_and_hidden_text_is_left_out_and_said():
    body = r"They {\deleted refused}{\revised agreed}{\v  secretly} today\v  and\v0 .\par "
    body += r"joined {\deleted\par }here\par \plain " + LEAD
    assert text_of(body) == f"They agreed today.\njoined here\n{LEAD}"
    assert notes_of(body) == (
        "1 tracked deletion was left out",
        "1 tracked insertion was kept",
        "2 pieces of hidden text were left out",
    )


def test_footnotes_follow_the_text_and_furniture_is_kept_beside_it():
    body = r"{\header\pard Page {\field{\*\fldinst PAGE}{\fldrslt 1}}\par}"
    body += r"{\footerl Printed\par}{\footerr Printed\par}"
    body += r"{\info{\title Draft 3}{\author A. Desk}{\creatim\yr2024}}"
    body += r"Sanctions{\super\chftn{\footnote\pard\plain {\super\chftn} A note.\par}} bite.\par " + LEAD
    body += r"{\*\atnid X}{\*\annotation\pard Why?\par}"
    article = read(rtf(body))
    assert article.text == f"Sanctions bite.\n{LEAD}\n A note."
    assert article.provenance.notes == ("1 footnote stands after the text", "1 comment was left out")
    assert article.extra["metadata"] == {
        "header": "Page 1",
        "footer": "Printed",
        "document title": "Draft 3",
        "document author": "A. Desk",
    }


def test_headings_are_known_by_their_style():
    styles = (
        r"{\stylesheet{\ql Normal;}{\s1\outlinelevel0\sbasedon0 heading 1;}{\*\cs10 Font;}{\s7 Subtitle;}}"
    )
    body = styles + r"\pard\s1 They meet!\par\pard\s7 In short\par\pard " + LEAD
    article = read(rtf(body))
    found = [(zone.kind, article.text[zone.start : zone.end].strip()) for zone in article.zones]
    assert found == [("headline", "They meet!"), ("standfirst", "In short"), ("body", LEAD)]


def test_tables_are_rows_with_tabs_and_those_that_lay_the_page_out_are_their_paragraphs():
    row = r"\trowd\cellx1\cellx2\pard\intbl Year | x\cell\intbl Tonnes\cell\row "
    assert text_of(LEAD + r"\par " + row + row + r"\pard After\par") == (
        f"{LEAD}\nYear | x\tTonnes\nYear | x\tTonnes\nAfter"
    )
    layout = r"\trowd\pard\intbl One\par Two\cell Three\cell\row\pard " + LEAD + r"\par"
    assert text_of(layout) == f"One\nTwo\nThree\n{LEAD}"
    assert text_of(LEAD + r"\par\trowd\intbl never\cell ended") == f"{LEAD}\nnever\tended"


def test_numbers_of_lists_are_in_the_text_and_bullets_are_not():
    body = r"{\listtext\pard\plain 1.\tab}\ls1 First\par{\listtext\f2\'b7\tab}Dot\par"
    body += r"{\pntext a)\tab}{\*\pn x}Last\par "
    assert text_of(body + LEAD) == f"1. First\nDot\na) Last\n{LEAD}"


def test_text_boxes_follow_the_paragraph_they_hang_on():
    box = (
        r"{\shp{\*\shpinst\shpleft1{\sp{\sn shapeType}{\sv 202}}{\shptxt\pard Pull quote\par}}{\shprslt no}}"
    )
    assert text_of(box + LEAD + r"\par The end.\par") == f"{LEAD}\nPull quote\nThe end."


def test_pictures_objects_and_signs_of_picture_fonts_are_left_out():
    body = (
        r"{\pict\wmetafile8 0123abcd}{\object{\*\objdata 0102}{\result Chart of prices}}\par{\f2 \'e0}" + LEAD
    )
    assert text_of(body) == f"Chart of prices\n{LEAD}"
    assert notes_of(body) == ("1 sign of a picture font was left out",)
    assert text_of(r"{\pict\bin5 }}{{\}" + LEAD) == LEAD


def test_mail_that_wraps_html_is_read_once():
    body = r"{\*\htmltag64 <p>}\htmlrtf {\b \htmlrtf0 " + LEAD + r"\htmlrtf }\htmlrtf0 {\*\htmltag72 </p>}"
    assert text_of(body) == LEAD


def test_where_pages_begin_is_known():
    found = read_rtf(rtf(r"One\par Two\page Three\par\sect Four\par"))
    assert [block.text for block in found.blocks] == ["One", "Two", "Three", "Four"]
    assert found.pages == [2, 3]


def test_groups_inside_groups_of_their_own_kind_leave_nothing_open():
    body = r"{\header a{\header b\par}c\par}{\footnote x{\footnote y\par}z\par}" + LEAD
    assert text_of(body).split("\n")[0] == LEAD


@pytest.mark.parametrize(
    "data", [b"{\\rtf1", b"{\\rtf1}", b"{\\rtf1{\\header x}}", b"{\\rtf1 }" + LEAD.encode()]
)
def test_a_document_without_a_word_says_so(data: bytes):
    with pytest.raises(InputError, match="there is no text in it"):
        read(data)


def test_groups_without_end_are_refused():
    with pytest.raises(InputError, match="nested too deeply"):
        read(b"{\\rtf1" + b"{" * 100_000)


def test_what_follows_the_document_is_not_read():
    assert read(rtf(LEAD) + b"\\par trailing}").text == LEAD
