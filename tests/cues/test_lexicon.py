"""Word lists as files: how they are read, what they must say about themselves, and what is refused."""

import pytest

from annotator.bundled import resource
from annotator.cues.inflection import forms
from annotator.cues.lexicon import REQUIRED_HEADER, lexicons, parse
from annotator.errors import InputError

HEADER = "# what: test\n# source: own\n# licence: MIT\n"


def _forms(entry: str) -> set[str]:
    return {each.form for each in parse(f"{HEADER}[s] x\n{entry}\n", name="test").entries}


@pytest.mark.parametrize("name", sorted(lexicons()))
def test_each_bundled_list_names_its_matter_source_and_licence(name) -> None:
    lexicon = lexicons()[name]
    assert all(lexicon.header[key] for key in REQUIRED_HEADER)
    assert lexicon.entries


@pytest.mark.parametrize("name", sorted(lexicons()))
def test_no_line_is_given_twice_in_a_section(name) -> None:
    seen: set[tuple[str, str]] = set()
    section = ""
    for line in resource(f"lexicons/{name}.txt").read_text(encoding="utf-8").splitlines():
        section = line if line.startswith("[") else section
        assert not line or (section, line) not in seen, line
        seen.add((section, line))


@pytest.mark.parametrize(
    ("phrase", "kind", "expected"),
    [
        ("slam", "v", {"slam", "slams", "slammed", "slamming"}),
        ("lash out", "v", {"lash out", "lashes out", "lashed out", "lashing out"}),
        ("decry", "v", {"decry", "decries", "decried", "decrying"}),
        ("savage", "v", {"savage", "savages", "savaged", "savaging"}),
        ("export control", "n", {"export control", "export controls"}),
        ("embargo", "n", {"embargo", "embargos"}),
        ("penalty", "n", {"penalty", "penalties"}),
        ("oligarch", "n", {"oligarch", "oligarchs"}),
        ("match", "n", {"match", "matches"}),
        ("war hero", "n", {"war hero", "war heroes"}),
        ("pummel", "v", {"pummel", "pummels", "pummeled", "pummeling", "pummelled", "pummelling"}),
        ("fuel", "v", {"fuel", "fuels", "fueled", "fueling", "fuelled", "fuelling"}),
        ("reveal", "v", {"reveal", "reveals", "revealed", "revealing"}),
        ("underpin", "v", {"underpin", "underpins", "underpinned", "underpinning"}),
        ("tragic", "a", {"tragic", "tragically"}),
        ("terrible", "a", {"terrible", "terribly"}),
        ("nasty", "a", {"nasty", "nastily"}),
        ("fierce", "j", {"fierce"}),
        ("fierce", "", {"fierce"}),
    ],
)
def test_regular_forms_are_made_from_one_entry(phrase, kind, expected) -> None:
    assert set(forms(phrase, kind)) == expected


def test_an_entry_tells_its_forms_its_check_its_open_end_and_its_note() -> None:
    lexicon = parse(
        f"{HEADER}[s] says {{words}}\nhammer/v!\ntech*\nSWIFT\nwar/n | shown only\n- war room\n", name="t"
    )
    by_form = {entry.form: entry for entry in lexicon.entries}
    assert by_form["hammered"].part == "v"
    assert by_form["tech"].open_end
    assert by_form["swift"].exact == "SWIFT"
    assert by_form["wars"].note == "shown only"
    assert by_form["war room"].blocks
    assert lexicon.sections == {"s": "says {words}"}


def test_curly_apostrophes_in_a_list_find_straight_ones() -> None:
    assert _forms("can’t say") == {"can't say"}


def test_a_line_that_cannot_be_read_is_named() -> None:
    with pytest.raises(InputError, match="test, line 5"):
        parse(f"{HEADER}[s] x\nbad/q\n", name="test")


def test_a_list_without_a_licence_is_refused() -> None:
    with pytest.raises(InputError, match="licence"):
        parse("# what: x\n# source: y\n[s] x\nword\n", name="test")
