"""OpenDocument texts: what a reader sees, in order; what is deleted or hidden is left out and said."""

from io import BytesIO

import pytest

from annotator.errors import InputError
from annotator.importers import Source, choose, importer_named, read_source
from annotator.model import Article
from tests.importers.making import OFFICE, archive, odt

LEAD = "Ministers met on Monday. They spoke of sanctions and left without a word to the press."


def read(data: bytes) -> Article:
    source = Source("a.odt", data)
    importer = choose(source)
    assert importer.name == "odt"
    (entry,) = read_source(importer, source).entries
    return entry.article


def text_of(body: str, styles: str = "", **more: str) -> str:
    return read(odt(body, styles, **more)).text


def notes_of(body: str, styles: str = "", **more: str) -> tuple[str, ...]:
    return read(odt(body, styles, **more)).provenance.notes


def p(inner: str, style: str = "Standard") -> str:
    return f'<text:p text:style-name="{style}">{inner}</text:p>'


def test_a_document_of_another_program_reads_as_that_program_meant_it():
    """Written by odfdo, which also reads the paragraphs back."""
    import odfdo

    made = odfdo.Document("text")
    made.body.clear()
    made.body.append(odfdo.Header(1, "Talks stall"))
    odd = "two  spaces \u00a0 \u200f \u05e9\u05dc\u05d5\u05dd 😀 e\u0301\ta tab\na break"
    for text in (LEAD, "“No comment,” one said—twice.", odd):
        made.body.append(odfdo.Paragraph(text))
    made.body.append(odfdo.List(["First point", "Second point"]))
    grid = odfdo.Table("Figures", width=2, height=2)
    grid.set_values([["Year", "Tonnes"], [2022, 14]])
    made.body.append(grid)
    made.body.append(odfdo.Header(2, "Reactions"))
    file = BytesIO()
    made.save(file)
    again = odfdo.Document(BytesIO(file.getvalue()))
    article = read(file.getvalue())
    paragraphs = [one.inner_text for one in again.body.paragraphs]
    assert article.headline == "Talks stall"
    lines = article.text.split("\n")
    assert lines[:3] == ["Talks stall", *paragraphs[:2]]
    assert "\n".join(lines[3:5]) == paragraphs[2]
    assert lines[5:] == ["First point", "Second point", "Year\tTonnes", "2022\t14", "Reactions"]


def test_white_space_of_the_file_means_nothing_and_that_of_the_writer_stays():
    inner = '\n   They<text:s/><text:s text:c="2"/>met\n  on <text:span> Monday</text:span>.'
    inner += " <text:line-break/>\n <text:tab/>End. "
    assert text_of(p(inner) + p(LEAD)) == f"They   met on Monday.\n\tEnd.\n{LEAD}"


def test_headings_and_styles_give_the_zones():
    styles = '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/>'
    article = read(
        odt(p("They meet!", "P1") + p("In short", "Subtitle") + p(LEAD) + p("A hall", "Caption"), styles)
    )
    found = [(zone.kind, article.text[zone.start : zone.end].strip()) for zone in article.zones]
    assert found == [
        ("headline", "They meet!"),
        ("standfirst", "In short"),
        ("body", LEAD),
        ("caption", "A hall"),
    ]


def test_tracked_changes_are_read_as_accepted():
    changes = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>refused</text:p></text:deletion>"
        "</text:changed-region><text:changed-region><text:insertion/></text:changed-region></text:tracked-changes>"
    )
    body = p("They <text:change/><text:change-start/>agreed<text:change-end/>.") + p(LEAD)
    assert text_of(changes + body) == f"They agreed.\n{LEAD}"
    assert notes_of(changes + body) == ("1 tracked deletion was left out", "1 tracked insertion was kept")


def test_hidden_text_is_left_out_and_said():
    styles = (
        '<style:style style:name="T1" style:family="text">'
        '<style:text-properties text:display="none"/></style:style>'
        '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="P2"/>'
        '<style:style style:name="P2" style:family="paragraph">'
        '<style:text-properties text:display="none"/></style:style>'
    )
    body = p('They met<text:span text:style-name="T1"> secretly <text:span>twice</text:span></text:span>.')
    body += p("not for print", "P1") + p('<text:hidden-paragraph text:is-hidden="true"/>gone')
    body += f'<text:section text:display="none">{p("nor this")}</text:section>' + p(LEAD)
    assert text_of(body, styles) == f"They met.\n{LEAD}"
    assert notes_of(body, styles) == ("5 pieces of hidden text were left out",)


def test_footnotes_follow_the_text_and_comments_do_not():
    note = (
        "<text:note><text:note-citation>1</text:note-citation><text:note-body>%s</text:note-body></text:note>"
    )
    body = p(
        "Sanctions"
        + note % p("A note.")
        + " bite.<office:annotation><text:p>Why?</text:p></office:annotation>"
    )
    assert text_of(body + p(LEAD)) == f"Sanctions bite.\n{LEAD}\nA note."
    assert notes_of(body + p(LEAD)) == ("1 footnote stands after the text", "1 comment was left out")


def test_words_in_elements_that_nobody_knows_are_not_lost():
    """Some programs write cells outside tables and tables inside lists."""
    body = f"<text:list><table:table-cell>{p('They met')}</table:table-cell></text:list>"
    body += p("on <text:strange>Monday</text:strange>")
    assert text_of(body + p(LEAD)) == f"They met\non Monday\n{LEAD}"


def test_text_boxes_follow_the_paragraph_they_hang_on():
    box = (
        f"<draw:frame><draw:text-box>{p('Pull quote')}</draw:text-box><svg:title>alt</svg:title></draw:frame>"
    )
    assert text_of(p(box + LEAD) + p("The end.")) == f"{LEAD}\nPull quote\nThe end."


def test_headers_footers_and_properties_are_kept_beside_the_text():
    shared = (
        f"<office:master-styles><style:master-page><style:header>{p('Page')}</style:header>"
        f"<style:footer>{p('Printed')}</style:footer><style:footer-left>{p('Left')}</style:footer-left>"
        "</style:master-page></office:master-styles>"
    )
    spaces = f'xmlns:office="{OFFICE}office:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    meta = f"<office:m {spaces}><office:meta><dc:title>Draft 3</dc:title></office:meta></office:m>"
    article = read(odt(p(LEAD), shared=shared, **{"meta.xml": meta}))
    assert article.text == LEAD
    assert article.extra["metadata"] == {
        "header": "Page",
        "footer": "Printed; Left",
        "document title": "Draft 3",
    }


def test_numbers_of_lists_are_in_the_text_and_bullets_are_not():
    styles = (
        '<text:list-style style:name="L1">'
        '<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="." '
        'text:start-value="2"/>'
        '<text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")" '
        'text:display-levels="2"/>'
        '<text:list-level-style-bullet text:level="3"/></text:list-style>'
    )
    deep = f"<text:list><text:list-item>{p('dot')}</text:list-item></text:list>"
    inner = f"<text:list><text:list-item>{p('one')}{p('more')}{deep}</text:list-item></text:list>"
    body = (
        f'<text:list text:style-name="L1"><text:list-item>{p("a")}{inner}</text:list-item>'
        f'<text:list-item text:start-value="7">{p("b")}</text:list-item></text:list>{p(LEAD)}'
    )
    assert text_of(body, styles).split("\n") == ["2. a", "2.a) one", "more", "dot", "7. b", LEAD]


@pytest.mark.parametrize(
    ("members", "said"),
    [
        ({"content.xml": "<a/>"}, "it is no text: OpenDocument tables"),
        ({"content.xml": "<a"}, r"content\.xml in it is damaged"),
        ({"styles.xml": "<a/>"}, r"content\.xml is missing"),
        (
            {"META-INF/manifest.xml": "<m><encryption-data/></m>", "content.xml": "x"},
            "protected by a password",
        ),
    ],
)
def test_what_is_missing_or_damaged_is_named(members: dict[str, str], said: str):
    with pytest.raises(InputError, match=said):
        read_source(importer_named("odt"), Source("a.odt", archive(members)))
