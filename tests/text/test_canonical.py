"""Canonical text: what is changed, what is kept as evidence, and the exact way back to the source."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from annotator.text.canonical import _BAD, _LINE_END, BOM, canonicalise, sha256

PIECES = st.sampled_from(
    [
        "\r\n",
        "\r",
        "\n",
        "\ufeff",
        "\u2028",
        "\u2029",
        "\x85",
        "\x00",
        "\x07",
        "\ufffe",
        "\U0001ffff",
        "\ud800",
        "👩‍💻",
        "e\u0301",
        "\u00a0",
        "שלום",
        "\u202b",
        "𝒜",
        "word",
        " ",
        "\t",
        "İ",
        "\u200b",
    ]
)
SOURCES = st.lists(PIECES, max_size=30).map("".join) | st.text(st.characters(codec=None), max_size=60)


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n", "\u2028", "\u2029", "\x85"])
def test_every_line_end_becomes_a_line_feed(end):
    assert canonicalise(f"a{end}b").text == "a\nb"


@pytest.mark.parametrize(
    "bad", ["\x00", "\x01", "\x0b", "\x0c", "\x1f", "\ufffe", "\uffff", "\ufdd0", "\U0010ffff", "\udc80"]
)
def test_what_is_no_character_becomes_one_replacement_character(bad):
    canonical = canonicalise(f"a{bad}b")
    assert canonical.text == "a\ufffdb"
    assert "1 control" in canonical.notes[0]


@pytest.mark.parametrize(
    "kept", ["\t", "\u00a0", "\u200b", "\u202e", "e\u0301", "é", "👩‍💻", "\x7f", "  ", "\ufeff"]
)
def test_evidence_is_kept(kept):
    assert canonicalise(f"a{kept}b").text == f"a{kept}b"
    assert canonicalise(f"a{kept}b").notes == ()


def test_whatever_is_replaced_is_looked_for():
    """The short cut for texts in which nothing is replaced goes by what can be printed."""
    replaced = [chr(code) for code in range(0x110000) if _BAD.match(chr(code)) or _LINE_END.match(chr(code))]
    assert len(replaced) > 2_000
    assert not any(each.isprintable() for each in [*replaced, BOM])


def test_only_the_first_byte_order_mark_goes():
    canonical = canonicalise("\ufeff\ufeffa")
    assert canonical.text == "\ufeffa"
    assert canonical.offsets.to_source(0) == 1


def test_characters_that_were_lost_before_are_named():
    assert "2 characters were already unreadable" in canonicalise("\ufffd\ufffd").notes[0]


def test_boundaries_inside_a_line_end_and_a_mark_map_to_the_start():
    offsets = canonicalise("\ufeffa\r\nb").offsets
    assert [offsets.to_canonical(pos) for pos in range(6)] == [0, 0, 1, 1, 2, 3]
    assert [offsets.to_source(pos) for pos in range(4)] == [1, 2, 4, 5]


@pytest.mark.parametrize("pos", [-1, 4])
def test_offsets_outside_the_text_are_refused(pos):
    offsets = canonicalise("abc").offsets
    with pytest.raises(ValueError, match="outside"):
        offsets.to_source(pos)
    with pytest.raises(ValueError, match="outside"):
        offsets.to_canonical(pos)


@given(SOURCES)
@example("\ufeff\r\n\r\n\r")
def test_every_boundary_survives_the_way_to_the_source_and_back(raw):
    canonical = canonicalise(raw)
    offsets = canonical.offsets
    assert offsets.canonical_length == len(canonical.text)
    there = [offsets.to_source(pos) for pos in range(len(canonical.text) + 1)]
    assert there == sorted(set(there))
    assert [offsets.to_canonical(pos) for pos in there] == list(range(len(canonical.text) + 1))
    assert there[-1] == len(raw)


@given(SOURCES)
def test_a_slice_of_the_source_is_the_slice_of_the_text(raw):
    """Both slices, made canonical, are the same: the map never moves a span by one."""
    canonical = canonicalise(raw)
    for start in range(len(canonical.text)):
        end = min(start + 3, len(canonical.text))
        piece = raw[canonical.offsets.to_source(start) : canonical.offsets.to_source(end)]
        assert canonicalise("x" + piece).text == "x" + canonical.text[start:end]


@given(SOURCES)
def test_canonical_text_is_already_canonical(raw):
    text = canonicalise(raw).text.removeprefix("\ufeff")
    assert canonicalise(text).text == text.removeprefix("\ufeff")
    sha256(text)


def test_the_hash_is_that_of_the_utf8_bytes():
    assert sha256("é") == "4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c"
