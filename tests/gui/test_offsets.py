"""Code points and UTF-16 units: the map is exact both ways, with breaks only displayed or without."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.gui.offsets import Offsets, units_of

NASTY = "aé e\u0301\u00a0\u2028\n\t\ufeff😀𝐍👩‍👩‍👧‍👦אב\u202e\u200d\uffff文"
# Drawn letter by letter: an alphabet of st.text would be merged, and the nasty ones drowned in Unicode.
letters = st.one_of(st.sampled_from(NASTY), st.characters(exclude_categories=["Cs"]))
texts = st.lists(letters, max_size=40).map("".join)


def utf16(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


@st.composite
def broken(draw):
    """A text with places before which a break is displayed."""
    text = draw(texts)
    places = draw(st.sets(st.integers(1, max(1, len(text) - 1)), max_size=5)) if len(text) > 1 else set()
    return text, sorted(places)


@given(texts)
def test_a_position_is_displayed_after_the_units_of_all_before_it(text):
    offsets = Offsets(text)
    for position in range(len(text) + 1):
        assert offsets.to_units(position) == utf16(text[:position])


@given(broken())
def test_there_and_back_is_the_same_position(case):
    text, breaks = case
    offsets = Offsets(text, breaks=breaks)
    assert [offsets.to_code_points(offsets.to_units(p)) for p in range(len(text) + 1)] == list(
        range(len(text) + 1)
    )


@given(broken())
def test_every_unit_belongs_to_the_character_or_break_that_it_displays(case):
    text, breaks = case
    offsets = Offsets(text, breaks=breaks)
    owners = []
    for position, character in enumerate(text):
        owners += [position] * ((position in breaks) + utf16(character))
    assert [offsets.to_code_points(unit) for unit in range(offsets.units)] == owners
    assert offsets.units == len(owners)


@given(texts)
def test_the_end_of_the_display_is_the_end_of_the_text(text):
    offsets = Offsets(text)
    assert offsets.to_units(len(text)) == offsets.units == units_of(text) == utf16(text)
    assert offsets.to_code_points(offsets.units) == offsets.length == len(text)


def test_a_unit_inside_a_surrogate_pair_is_its_character():
    offsets = Offsets("a😀b")
    assert [offsets.to_code_points(unit) for unit in range(5)] == [0, 1, 1, 2, 3]
