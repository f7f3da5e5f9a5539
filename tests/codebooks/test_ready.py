"""The codebooks that come with the program: complete, in own words, with literature to look up."""

import re
from pathlib import Path

import pytest

from annotator.answers import is_form
from annotator.codebooks import join, ready_codebook, ready_codebooks, starter_codes
from annotator.codebooks.formats.csv import COLUMNS
from annotator.errors import InputError
from annotator.model import Code
from tests.cues.test_literature import FULL

BOOKS = {book.id: book for book in ready_codebooks()}
CODES = [pytest.param(code, id=code.id) for book in BOOKS.values() for code in book.codes]
EXPECTED = {
    "starter": 31,
    "generic-frames": 5,
    "policy-frames": 1 + 15 + 1,
    "framing-functions": 1 + 4,
    "lexical-informational-bias": 3,
    "persuasion-techniques": 6 + 23,
    "sources-and-voices": 1 + 3,
    "across-outlets": 1 + 2,
}


def test_the_starter_comes_first_and_all_are_there():
    assert next(iter(BOOKS)) == "starter"
    assert {name: len(book.codes) for name, book in BOOKS.items()} == EXPECTED


def test_a_name_that_is_none_is_told_with_those_that_are():
    with pytest.raises(InputError, match=r"no ready codebook “generic”.*generic-frames, lexical-"):
        ready_codebook("generic")


def test_ids_and_tags_are_used_once_in_all_of_them():
    codes = [code for book in BOOKS.values() for code in book.codes]
    for values in ([code.id for code in codes], [code.tag.casefold() for code in codes]):
        assert len(values) == len(set(values))
    assert all(re.fullmatch(r"code-[a-z0-9-]{1,50}", code.id) for code in codes)


@pytest.mark.parametrize("book", BOOKS.values(), ids=lambda book: book.id)
def test_a_codebook_says_what_it_is_for_and_after_whom(book):
    assert len(book.title) < 50
    assert len(book.about) > 100
    assert re.search("our own words|ours", book.about)
    assert all(FULL.fullmatch(work) for work in book.literature)


@pytest.mark.parametrize("book", BOOKS.values(), ids=lambda book: book.id)
def test_parents_come_before_their_children_and_keys_are_used_once(book):
    seen = [""]
    for code in book.codes:
        assert code.parent in seen
        seen.append(code.id)
    keys = [code.key for code in book.codes if code.key]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("code", CODES)
def test_a_code_tells_a_coder_when_to_use_it_and_when_not(code: Code):
    group = code.id in {one.parent for book in BOOKS.values() for one in book.codes}
    assert code.name
    assert code.tag
    assert len(code.definition) > 40
    if not group:
        assert code.include
        assert code.exclude
        assert code.examples or code.id == "code-own-observation"
        assert code.literature or code.id in {"code-own-observation", "code-tone", "code-genre"}


@pytest.mark.parametrize("code", [one for one in CODES if one.id not in {c.id for c in starter_codes()}])
def test_a_code_after_published_work_says_what_is_explicit_counts(code: Code):
    said = code.definition + "".join(one.definition for one in code.attributes)
    assert re.search("explicit|infer", said)


@pytest.mark.parametrize("code", [one for one in CODES if one.values[0].attributes])
def test_attributes_have_ids_of_their_own_and_values_that_can_be_told_apart(code: Code):
    assert len({one.id for one in code.attributes}) == len(code.attributes)
    for one in code.attributes:
        assert re.fullmatch(r"[a-z][a-z-]*", one.id)
        assert one.name
        assert one.definition
        assert len(set(one.values)) == len(one.values)
        assert bool(one.values) == (one.kind in {"choice", "choices", "scale"})


def test_the_generic_frames_are_twenty_yes_or_no_questions_on_the_whole_article():
    codes = BOOKS["generic-frames"].codes
    assert [len(code.attributes) for code in codes] == [5, 5, 4, 3, 3]
    assert all(is_form(code) for code in codes)
    assert {code.level for code in codes} == {"article"}
    assert len({one.id for code in codes for one in code.attributes}) == 20


def test_the_starter_asks_frame_tone_and_genre_of_the_whole_article():
    asked = {code.id: code.attributes[0] for code in starter_codes() if code.level == "article"}
    assert {key: one.kind for key, one in asked.items()} == {
        "code-main-frame": "choice",
        "code-tone": "scale",
        "code-genre": "choice",
    }
    assert asked["code-tone"].values[0] == "very negative"
    assert asked["code-tone"].values[-1] == "very positive"
    assert len(asked["code-genre"].values) == 6


def test_all_of_them_together_fit_into_one_corpus():
    codes: tuple[Code, ...] = ()
    for book in BOOKS.values():
        joined = join(codes, book.told, change_known=False)
        assert {row.fate for row in joined.rows} == {"new"}
        codes += tuple(row.code for row in joined.rows)
    keys = [code.key for code in codes if code.key]
    assert len(keys) == len(set(keys))


def test_the_page_on_codebooks_names_each_of_them_and_each_column():
    page = (Path(__file__).parents[2] / "docs" / "codebooks.md").read_text(encoding="utf-8")
    assert all(f"| `{name}` |" in page for name in BOOKS)
    assert all(f"`{column}`" in page for column in COLUMNS)
