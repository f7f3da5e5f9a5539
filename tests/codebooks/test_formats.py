"""Codebook files: what is written comes back, valid by the official schema; what others write is read."""

from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from annotator.bundled import resource
from annotator.codebooks import Codebook, Told, join, ready_codebooks
from annotator.codebooks.formats import Format, format_of, formats
from annotator.codebooks.formats._contract import MAX_BYTES
from annotator.codebooks.formats._described import described, description
from annotator.codebooks.formats.qdc import COLOURS, NAMESPACE, guid_of
from annotator.errors import InputError
from annotator.model import ATTRIBUTE_KINDS, LEVELS, LINE_STYLES, Attribute, Code

FIXTURES = Path(__file__).parent / "fixtures"
SCHEMA = etree.XMLSchema(etree.parse(FIXTURES / "Codebook.xsd"))
QDC, CSV, JSON = (format_of(f"book.{suffix}") for suffix in ("qdc", "csv", "json"))


def each():
    return pytest.mark.parametrize("form", formats(), ids=lambda form: form.name)


def book(*codes: Code) -> Codebook:
    return Codebook(title="Study", told=tuple(Told(code=code) for code in codes))


def back(form: Format, codes: list[Code], *, ids=()) -> list[Code]:
    """Return codes as a corpus without any has them, once written and read."""
    read = form.read(form.write(book(*codes)), f"book{form.suffix}", ids)
    assert read.problems == ()
    return [row.code for row in join((), read.book.told, change_known=True).rows]


# --- there and back --------------------------------------------------------------------------------------

WORDS = st.text(
    st.characters(blacklist_categories=("Cs", "Cc")) | st.sampled_from("\n|[]\\:;,\"'-= \t"), max_size=12
)
SAFE = st.text("abcz019_-", min_size=1, max_size=8)
ATTRIBUTES = st.builds(
    Attribute,
    id=WORDS.filter(bool),
    name=WORDS,
    kind=st.sampled_from(ATTRIBUTE_KINDS),
    values=st.lists(WORDS, max_size=3).map(tuple),
    definition=WORDS,
    required=st.booleans(),
)
LISTS = st.lists(WORDS, max_size=3).map(tuple)
CODES = st.lists(
    st.builds(
        Code,
        id=SAFE,
        name=WORDS,
        definition=WORDS,
        include=WORDS,
        exclude=WORDS,
        literature=WORDS,
        examples=LISTS,
        counter_examples=LISTS,
        categories=LISTS,
        attributes=st.lists(ATTRIBUTES, max_size=2).map(tuple),
        slot=st.integers(1, 6),
        line=st.sampled_from(LINE_STYLES),
        level=st.sampled_from(LEVELS),
        may_overlap=st.booleans(),
        retired=st.booleans(),
        merged_into=SAFE | st.just(""),
    ),
    min_size=1,
    max_size=4,
    unique_by=lambda code: code.id,
)


def in_a_tree(codes: list[Code], parents: list[int]) -> list[Code]:
    """Codes with a parent before each of them, in the order of a tree that is written from the top down."""
    made = [
        replace(code, parent=codes[parents[number] % number].id if number and parents[number] >= 0 else "")
        for number, code in enumerate(codes)
    ]
    ordered: list[Code] = []

    def put(parent: str) -> None:
        for code in made:
            if code.parent == parent:
                ordered.append(replace(code, order=len(ordered), key="", tag=f"t{len(ordered)}"))
                put(code.id)

    put("")
    return ordered


@pytest.mark.parametrize("form", formats(), ids=lambda form: form.name)
@settings(deadline=None)
@given(codes=CODES, parents=st.lists(st.integers(-1, 5), min_size=4, max_size=4))
def test_every_field_of_every_code_comes_back(form: Format, codes, parents):
    wanted = in_a_tree(codes, parents)
    found = back(form, wanted)
    assert found == wanted


@settings(deadline=None)
@given(codes=CODES)
def test_a_file_is_valid_by_the_official_schema_whatever_the_codes_are(codes):
    root = etree.fromstring(QDC.write(book(*codes)))
    SCHEMA.assertValid(root)
    assert root.tag == f"{{{NAMESPACE}}}CodeBook"


@pytest.mark.parametrize("one", ready_codebooks(), ids=lambda one: one.id)
@each()
def test_ready_codebooks_come_back_from_every_format(form: Format, one: Codebook):
    assert back(form, list(one.codes)) == list(one.codes)
    known = form.read(form.write(one), f"book{form.suffix}", [code.id for code in one.codes])
    again = join(one.codes, known.book.told, change_known=True)
    assert (again.summary, bool(again.change)) == (f"{len(one.codes)} the same", False)


def test_characters_that_no_xml_can_hold_are_replaced_and_told():
    odd = Code(id="code-a", name="A\x0bB", definition="C\ud800D")
    root = etree.fromstring(QDC.write(book(odd)))
    SCHEMA.assertValid(root)
    assert root.find(".//{*}Code").get("name") == "A\ufffdB"
    assert any("Control characters" in loss for loss in QDC.losses([odd]))


def test_json_keeps_what_a_newer_version_says_and_the_others_tell_that_they_do_not():
    odd = Code(id="code-a", name="A", extra={"weight": 3})
    (found,) = back(JSON, [odd])
    assert found == odd
    for form in (QDC, CSV):
        assert any("newer version" in loss for loss in form.losses([odd]))


@pytest.mark.parametrize("one", ready_codebooks(), ids=lambda one: one.id)
def test_ready_codebooks_have_the_form_of_exported_json(one: Codebook):
    read = JSON.read(resource(f"codebooks/{one.id}.json").read_bytes(), f"{one.id}.json", ())
    assert read.problems == ()
    assert [replace(code, order=number) for number, code in enumerate(read.book.codes)] == list(one.codes)


# --- .qdc ------------------------------------------------------------------------------------------------


def test_a_guid_follows_from_an_id_and_an_id_from_a_foreign_guid():
    assert UUID(guid_of("code-a")).version == 5
    assert guid_of("code-a") == guid_of("code-a") != guid_of("code-b")
    foreign = "6F2E6C1A-0D0B-4D59-8B35-5D3EA6F9A001"
    assert guid_of(f"code-qdc-{foreign.replace('-', '').lower()}") == foreign


def read(name: str):
    return QDC.read((FIXTURES / name).read_bytes(), name, ())


def test_nested_codes_of_another_program_keep_guid_name_text_and_place():
    found = read("maxqda.qdc")
    harbour, quarrel, tone = found.book.codes
    assert harbour.name == "Hafen & Küste"
    assert harbour.definition == "Alles, was den Hafen betrifft.\r\nZweite Zeile."
    assert (quarrel.name, quarrel.parent, tone.parent) == ("Streit", harbour.id, "")
    assert guid_of(quarrel.id) == "6F2E6C1A-0D0B-4D59-8B35-5D3EA6F9A002"
    assert (harbour.slot, quarrel.slot) == (2, 4)
    assert found.losses == (
        "Colours became the nearest of the six.",
        "References to notes, which a codebook file does not hold, were left out (1).",
    )
    written = etree.fromstring(QDC.write(found.book))
    assert written.find(".//{*}Code[@name='Ton']").get("guid") == "6F2E6C1A-0D0B-4D59-8B35-5D3EA6F9A003"


def test_groups_of_another_program_become_codes_above_or_are_told():
    found = read("atlas.qdc")
    names = {code.id: code.name for code in found.book.codes}
    above = {code.name: names.get(code.parent, "") for code in found.book.codes}
    assert above == {"Evaluation": "", "blame": "Evaluation", "praise": "", "remedy": ""}
    (praise,) = (code for code in found.book.codes if code.name == "praise")
    assert praise.definition == "Groups: Evaluation; Round two"
    told = [str(problem) for problem in found.problems]
    assert "atlas.qdc, line 8: “#73” is no colour" in told
    assert any("is also in the groups Evaluation; Round two" in one for one in told)
    assert any("“Round two” names a code that is not in the file" in one for one in told)


def test_a_guid_that_is_missing_or_used_twice_is_told_and_the_code_is_read():
    found = read("nvivo.qdc")
    assert [code.name for code in found.book.codes] == ["Themes", "Cost", "Cost of living", "No guid"]
    assert len({code.id for code in found.book.codes}) == 4
    assert len(found.problems) == 2
    again = join(found.book.codes, read("nvivo.qdc").book.told, change_known=True)
    assert again.summary == "4 the same"


def test_what_a_person_adds_to_our_description_elsewhere_is_kept():
    text = description(Code(id="code-a", definition="One.", include="Two."))
    changed = text.replace("One.", "One.\n\n[My note]\nnot on Sundays")
    assert described(changed).fields["definition"] == "One.\n\n[My note]\nnot on Sundays"
    assert described(changed).fields["include"] == "Two."


def test_attributes_that_were_damaged_elsewhere_are_told_and_left_as_they_are():
    code = Code(id="code-a", attributes=(Attribute(id="role", name="Role"),))
    data = QDC.write(book(code)).replace(b"(choice)", b"(chioce)")
    found = QDC.read(data, "x.qdc", ())
    assert "x.qdc, line 4" in str(found.problems[0])
    assert "attributes" not in found.book.told[0].fields
    (row,) = join((code,), found.book.told, change_known=True).rows
    assert row.code.attributes == code.attributes


def test_a_colour_that_was_changed_elsewhere_is_taken_over():
    data = QDC.write(book(Code(id="code-a", name="A", slot=3, line="wavy")))
    (same,) = QDC.read(data, "x.qdc", ()).book.codes
    (changed,) = QDC.read(data.replace(b"#9059FF", b"#00a6a5"), "x.qdc", ()).book.codes
    assert (same.slot, changed.slot, changed.line) == (3, 4, "wavy")


def test_a_copy_of_a_code_with_a_guid_of_its_own_is_a_code_of_its_own():
    data = QDC.write(book(Code(id="code-a", name="A")))
    copied = data.replace(guid_of("code-a").encode(), b"6F2E6C1A-0D0B-4D59-8B35-5D3EA6F9A001")
    (code,) = QDC.read(copied, "x.qdc", ()).book.codes
    assert code.id != "code-a"


def test_an_empty_codebook_is_refused_because_the_schema_has_no_place_for_it():
    with pytest.raises(InputError, match="must have one"):
        QDC.write(book())


def test_colours_are_those_of_the_light_scheme():
    from annotator.gui.theme import LIGHT

    assert [colour.lower() for colour in COLOURS.values()] == [str(one).lower() for one in LIGHT.slots]


# --- files that nobody vouches for -----------------------------------------------------------------------

LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "ha"}">' for n in range(12))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<CodeBook>",
        b"<Project/>",
        b"\x00\xff\xfe",
        f"<!DOCTYPE CodeBook [{LAUGHS}]><CodeBook><Codes>&a11;</Codes></CodeBook>".encode(),
        b'<!DOCTYPE CodeBook [<!ENTITY f SYSTEM "file:///etc/passwd">]><CodeBook><Codes>&f;</Codes></CodeBook>',
        b"<CodeBook><Codes>" + b'<Code name="a">' * 3000 + b"</Code>" * 3000 + b"</Codes></CodeBook>",
        b"<CodeBook><Codes>" + b"<Code/>" * 20_001 + b"</Codes></CodeBook>",
        b" " * (MAX_BYTES + 1),
    ],
    ids=["empty", "cut", "other", "binary", "laughs", "file", "deep", "many", "large"],
)
def test_a_hostile_or_broken_qdc_is_refused_and_named(data):
    with pytest.raises(InputError, match=r"^bad\.qdc .*Nothing was read\.$"):
        QDC.read(data, "bad.qdc", ())


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "line 1|the file: is empty"),
        (b"[1]", "no codebook"),
        (b'{"format": "framing-annotator/codebook", "version": 2, "codes": []}', "version is 2"),
        (b'{"format": "framing-annotator/codebook", "version": 1}', "no list"),
        (b"[" * 100_000, "Nothing was read"),
        (b'{"format": "framing-annotator/codebook",\n "version": 1,\n "codes": [}', "line 3, column"),
    ],
)
def test_a_broken_json_is_refused_and_named(data, said):
    with pytest.raises(InputError, match=f"bad.json.*({said})"):
        JSON.read(data, "bad.json", ())


def test_a_code_that_is_wrong_is_named_with_its_place_and_the_others_are_read():
    data = JSON.write(book(Code(id="code-a", name="A"), Code(id="code-b", name="B", slot=3)))
    found = JSON.read(data.replace(b'"slot": 3', b'"slot": 9'), "x.json", ())
    assert [code.id for code in found.book.codes] == ["code-a"]
    assert str(found.problems[0]).startswith("x.json, codes[1].slot: ")


# --- CSV -------------------------------------------------------------------------------------------------


def table(text: str):
    return CSV.read(text.encode(), "x.csv", ())


def test_a_table_of_names_alone_is_a_codebook():
    assert [code.name for code in table("Name\nBlame\nPraise\n").book.codes] == ["Blame", "Praise"]


def test_a_spreadsheets_table_may_have_semicolons_and_name_parents_by_name():
    found = table("\ufeffCode;Description;Parent\nJudgement;;\nBlame;who is blamed;judgement\n")
    judgement, blame = found.book.codes
    assert (blame.parent, blame.definition) == (judgement.id, "who is blamed")
    again = join(found.book.codes, found.book.told, change_known=True)
    assert again.summary == "2 the same"


def test_cells_that_say_nothing_usable_are_told_with_row_and_column():
    found = table("name,slot,level,attributes,retired\nA,7,line,role,perhaps\nB,2,span,,no\n")
    assert [str(one).split(":")[0] + ":" + str(one).split(":")[1] for one in found.problems] == [
        "x.csv, row 2: level",
        "x.csv, row 2: attributes",
        "x.csv, row 2: slot",
        "x.csv, row 2: retired",
    ]
    assert [code.name for code in found.book.codes] == ["A", "B"]


@pytest.mark.parametrize(
    ("text", "said"),
    [("", "is empty"), ("title,text\nA,B\n", "no column “name”"), ("name,name\nA,B\n", "two columns “name”")],
)
def test_a_table_that_is_no_codebook_is_refused(text, said):
    with pytest.raises(InputError, match=rf"x\.csv.*{said}"):
        table(text)


def test_a_row_that_breaks_off_is_told():
    found = table('name,definition\nA,"one"\nB,"two\n')
    assert [code.name for code in found.book.codes] == ["A"]
    assert "row 3" in str(found.problems[0])


def test_a_suffix_that_is_none_is_told_with_those_that_are():
    with pytest.raises(InputError, match=r"book\.xlsx: .*\.qdc, \.csv, \.json"):
        format_of("book.xlsx")
