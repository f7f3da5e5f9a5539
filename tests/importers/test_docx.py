"""Word documents: what a reader sees, in order; what is deleted or hidden is left out and said."""

from io import BytesIO

import pytest

from annotator.errors import InputError
from annotator.importers import Source, choose, importer_named, read_source
from annotator.model import Article
from tests.importers.making import archive, docx, p, r, table, word

LEAD = "Ministers met on Monday. They spoke of sanctions and left without a word to the press."
STYLES = word(
    "styles",
    '<w:style w:styleId="Titre"><w:name w:val="Title"/></w:style>'
    '<w:style w:styleId="Titre1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:styleId="Eigen"><w:name w:val="Own"/><w:basedOn w:val="Titre1"/></w:style>'
    '<w:style w:styleId="Sous"><w:name w:val="Subtitle"/></w:style>'
    '<w:style w:styleId="Legende"><w:name w:val="caption"/></w:style>'
    '<w:style w:styleId="Loop"><w:name w:val="Loop"/><w:basedOn w:val="Loop"/></w:style>'
    '<w:style w:styleId="Hid"><w:name w:val="Hid"/><w:rPr><w:vanish/></w:rPr></w:style>',
)


def read(data: bytes, name: str = "a.docx") -> Article:
    source = Source(name, data)
    importer = choose(source)
    assert importer.name == "docx"
    (entry,) = read_source(importer, source).entries
    return entry.article


def text_of(body: str, **parts: str) -> str:
    return read(docx(body, **parts)).text


def notes_of(body: str, **parts: str) -> tuple[str, ...]:
    return read(docx(body, **parts)).provenance.notes


def test_a_document_of_another_program_reads_as_that_program_meant_it():
    """Written by python-docx, which also reads the paragraphs back."""
    import docx as other

    made = other.Document()
    made.add_heading("Talks stall", 0)
    for text in (LEAD, "“No comment,” one said—twice.", "  spaced\u00a0out \u200f שלום 😀 e\u0301"):
        made.add_paragraph(text)
    made.add_paragraph("First point", style="List Bullet")
    made.add_paragraph("Second point", style="List Number")
    grid = made.add_table(2, 2)
    for cell, text in zip(grid._cells, ("Year", "Tonnes", "2022", "14"), strict=True):
        cell.text = text
    made.add_heading("Reactions", 2)
    file = BytesIO()
    made.save(file)
    article = read(file.getvalue())
    paragraphs = [one.text for one in other.Document(BytesIO(file.getvalue())).paragraphs if one.text.strip()]
    assert article.headline == "Talks stall"
    lines = article.text.split("\n")
    assert lines == [*paragraphs[:5], f"1. {paragraphs[5]}", "Year\tTonnes", "2022\t14", paragraphs[6]]


def test_headings_are_known_by_the_names_they_have_in_every_language():
    article = read(
        docx(p("Ministers meet", style="Titre") + p("In short", style="Sous") + p(LEAD), styles=STYLES)
    )
    found = [(zone.kind, article.text[zone.start : zone.end].strip()) for zone in article.zones]
    assert found == [("headline", "Ministers meet"), ("standfirst", "In short"), ("body", LEAD)]


def test_a_style_is_what_it_is_based_on_and_one_based_on_itself_does_no_harm():
    article = read(docx(p("Ministers meet!", style="Eigen") + p(LEAD, style="Loop"), styles=STYLES))
    assert article.headline == "Ministers meet!"


def test_captions_are_captions():
    article = read(
        docx(p("They meet", style="Titre1") + p(LEAD) + p("In a hall", style="Legende"), styles=STYLES)
    )
    assert [(z.kind, article.text[z.start : z.end]) for z in article.zones][-1] == ("caption", "In a hall")


def test_lines_before_the_text_are_metadata_as_in_plain_text():
    body = p("Headline: They meet") + p("Outlet: The Paper") + p("Date: 3 March 2024") + p("") + p(LEAD)
    article = read(docx(body))
    assert (article.headline, article.outlet, article.date) == ("They meet", "The Paper", "2024-03-03")
    assert article.text == f"They meet\n{LEAD}"


def test_tracked_changes_are_read_as_accepted():
    body = p(
        "They ",
        "<w:del>" + r("refused").replace("w:t", "w:delText") + "</w:del>",
        "<w:ins>" + r("agreed") + "</w:ins>",
        "<w:moveFrom>" + r(" never") + "</w:moveFrom>",
        "<w:moveTo>" + r(" at once") + "</w:moveTo>",
        ".",
    )
    assert text_of(body + p(LEAD)) == f"They agreed at once.\n{LEAD}"
    assert notes_of(body) == (
        "2 tracked deletions were left out",
        "2 tracked insertions were kept",
    )


def test_a_deleted_line_end_joins_two_paragraphs_and_a_deleted_row_is_gone():
    joined = p("They met ", more="<w:rPr><w:del/></w:rPr>") + p("on Monday.")
    assert text_of(joined) == "They met on Monday."
    rows = table(["2022", "14"], ["2023", "15"]).replace("<w:tr>", "<w:tr><w:trPr><w:del/></w:trPr>", 1)
    assert text_of(p(LEAD) + rows) == f"{LEAD}\n2023\t15"


def test_hidden_text_is_left_out_and_said():
    body = p("They met", r(" secretly", "<w:vanish/>"), r(" today", '<w:vanish w:val="0"/>'), ".")
    body += p("not for print", style="Hid") + p(r("nor this", '<w:rStyle w:val="Hid"/>'), LEAD)
    assert text_of(body, styles=STYLES) == f"They met today.\n{LEAD}"
    assert notes_of(body, styles=STYLES) == ("3 pieces of hidden text were left out",)


def test_footnotes_follow_the_text_in_the_order_in_which_they_are_called():
    notes = word(
        "footnotes",
        '<w:footnote w:id="-1" w:type="separator"><w:p/></w:footnote>'
        f'<w:footnote w:id="1">{p("Later note.")}</w:footnote>'
        f'<w:footnote w:id="2">{p("First note.")}</w:footnote>',
    )
    end = word("endnotes", f'<w:endnote w:id="1">{p("End note.")}</w:endnote>')
    body = p("Sanctions", '<w:r><w:footnoteReference w:id="2"/></w:r>', " bite.") + p(
        LEAD, '<w:r><w:footnoteReference w:id="1"/></w:r>', '<w:r><w:endnoteReference w:id="1"/></w:r>'
    )
    article = read(docx(body, footnotes=notes, endnotes=end))
    assert article.text == f"Sanctions bite.\n{LEAD}\nFirst note.\nLater note.\nEnd note."
    assert article.provenance.notes == ("3 footnotes stand after the text",)


def test_headers_footers_and_properties_are_kept_beside_the_text():
    article = read(
        docx(p(LEAD), header=word("hdr", p("Page 1 of 3")), footer=word("ftr", p("Printed today")))
    )
    assert article.text == LEAD
    assert article.extra["metadata"] == {"header": "Page 1 of 3", "footer": "Printed today"}


def test_signs_that_are_elements_become_what_a_reader_sees():
    signs = "<w:r><w:t>so</w:t><w:softHyphen/><w:t>called</w:t><w:noBreakHyphen/><w:t>x</w:t><w:tab/><w:br/>"
    signs += '<w:t>y</w:t><w:cr/><w:br w:type="page"/><w:sym w:font="Symbol" w:char="00A7"/>'
    signs += '<w:sym w:font="Wingdings" w:char="F0E0"/></w:r>'
    body = p(signs, LEAD, "<w:r><w:commentReference/></w:r>")
    assert text_of(body) == f"socalled\u2011x\t\ny\n§{LEAD}"
    assert notes_of(body) == (
        "1 comment was left out",
        "1 place where a word may be divided was left out",
        "1 sign of a picture font was left out",
    )


def test_fields_links_and_content_controls_are_read_and_instructions_are_not():
    field = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "x"</w:instrText></w:r>'
    body = p(
        field, "<w:hyperlink>" + r("They ") + "</w:hyperlink>", "<w:fldSimple>" + r("met ") + "</w:fldSimple>"
    )
    body = f"<w:sdt><w:sdtPr/><w:sdtContent>{body}</w:sdtContent></w:sdt>"
    inline = p("<w:sdt><w:sdtContent>" + r(LEAD) + "</w:sdtContent></w:sdt>")
    assert text_of(body + inline) == f"They met \n{LEAD}"


def test_words_in_elements_that_nobody_knows_are_not_lost():
    body = "<w:future>" + p("They met ", "<w:strange>" + r("on Monday") + "</w:strange>") + "</w:future>"
    assert text_of(body + p(LEAD)) == f"They met on Monday\n{LEAD}"


def test_text_boxes_follow_the_paragraph_they_hang_on_and_are_read_once():
    box = "<w:txbxContent>" + p("Pull quote") + "</w:txbxContent>"
    drawing = (
        '<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<mc:Choice><w:drawing>{box}</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    assert text_of(p(LEAD, drawing) + p("The end.")) == f"{LEAD}\nPull quote\nThe end."


def test_a_table_that_lays_the_page_out_is_read_as_its_paragraphs():
    layout = table([p("They meet") + p(LEAD), "Advertisement"])
    assert text_of(layout) == f"They meet\n{LEAD}\nAdvertisement"


NUMBERING = word(
    "numbering",
    '<w:abstractNum w:abstractNumId="7">'
    '<w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1%2)"/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:numFmt w:val="bullet"/><w:lvlText w:val="o"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="7"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="9"/></w:lvlOverride></w:num>',
)


def item(text: str, level: int, number: int = 1) -> str:
    return p(text, more=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def test_numbers_that_word_counts_itself_are_in_the_text_and_bullets_are_not():
    body = item("one", 0) + item("a", 1) + item("b", 1) + item("dot", 2) + item("two", 0) + item("a", 1)
    body += item("anew", 0, 2) + item("after", 0, 2) + p(LEAD) + item("none", 0, 99)
    lines = text_of(body, numbering=NUMBERING).split("\n")
    assert lines[:4] == ["III. one", "IIIa) a", "IIIb) b", "dot"]
    assert lines[4:8] == ["IV. two", "IVa) a", "IX. anew", "X. after"]
    assert lines[8:] == [LEAD, "none"]


@pytest.mark.parametrize(
    ("members", "said"),
    [
        ({"word/document.xml": "<a/>"}, "_rels/.rels is missing"),
        ({"_rels/.rels": "<a/>", "word/document.xml": "<a/>"}, "nothing in it says where its text is"),
        ({"_rels/.rels": "<a", "word/document.xml": "<a/>"}, r"_rels/\.rels in it is damaged"),
    ],
)
def test_what_is_missing_or_damaged_is_named(members: dict[str, str], said: str):
    with pytest.raises(InputError, match=said):
        read_source(importer_named("docx"), Source("a.docx", archive(members)))


def test_a_document_without_a_word_says_so():
    with pytest.raises(InputError, match="there is no text in it"):
        read(docx(p(" ")))
