"""The history leads back to what a code meant, and tells in words what was changed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator import edits
from annotator.coding.history import as_under, between, differences, versions
from annotator.coding.wording import compared, told
from annotator.corpus import Corpus
from annotator.model import Attribute, Change, Code

STANCE = Attribute(id="stance", name="Stance", kind="scale", values=("low", "high"), required=True)


@pytest.fixture
def corpus():
    return Corpus.draft("Test", codes=[Code(id="a", name="Alpha", definition="first")])


def change(corpus, **fields):
    return corpus.commit(edits.change_code(corpus.code("a"), fields), coder="coder-1")


def test_a_code_is_found_as_it_was_under_each_version(corpus):
    seen = [corpus.code("a")]
    for fields in (
        {"definition": "second"},
        {"attributes": (STANCE,), "level": "sentence"},
        {"retired": True},
    ):
        change(corpus, **fields)
        seen.append(corpus.code("a"))
    assert len({one.version for one in seen}) == 4
    for old in seen[:-1]:
        found = as_under(old.version, corpus.code("a"), corpus.revisions())
        assert (found.definition, found.attributes, found.level) == (
            old.definition,
            old.attributes,
            old.level,
        )
    assert as_under("unknown", corpus.code("a"), corpus.revisions()) is None
    assert len(list(versions(corpus.code("a"), corpus.revisions()))) == 3


def test_undone_changes_lead_back_as_well(corpus):
    first = corpus.code("a").version
    stored = change(corpus, definition="second")
    corpus.commit(edits.inverse(stored))
    change(corpus, definition="third")
    assert as_under(first, corpus.code("a"), corpus.revisions()).definition == "first"


def test_what_a_revision_changed_is_told_field_by_field(corpus):
    corpus.commit(edits.add_code(Code(id="b", name="Beta", definition="new", order=7)))
    made = corpus.revisions()[-1]
    assert [(one.label, one.before, one.after) for one in differences(made, str)] == [
        ("Name", "", "Beta"),
        ("Definition", "", "new"),
        ("Applies to", "", "a word or phrase"),
    ]
    two = edits.change_code(corpus.code("a"), {"parent": "b", "order": 9, "attributes": (STANCE,)})
    corpus.commit(two + edits.change_code(corpus.code("b"), {"order": 8}))
    last = corpus.revisions()[-1]
    names = {"a": "Alpha", "b": "Beta"}.get
    assert [(one.code, one.label, one.after) for one in differences(last, names)] == [
        ("a", "Attributes", "Stance: a step of a scale (low, high), required"),
        ("a", "Stands below", "Beta"),
        ("b", "Place in its group", "8"),
    ]
    assert [one.code for one in differences(last, names, code="b")] == ["b"]


def test_what_a_code_means_now_and_meant_then_is_compared(corpus):
    old = corpus.code("a")
    change(corpus, definition="second", name="Other", retired=True)
    found = between(old, corpus.code("a"), str)
    assert [(one.label, one.before, one.after) for one in found] == [
        ("Definition", "first", "second"),
        ("Retired", "no", "yes"),
    ]


texts = st.lists(st.sampled_from(["the", " ", "deal", "\n", "“", "é", "."]), max_size=14).map("".join)


@given(texts, texts)
def test_what_stayed_went_and_is_new_makes_up_both_texts(before, after):
    pieces = compared(before, after)
    assert "".join(text for kind, text in pieces if kind != "new") == before
    assert "".join(text for kind, text in pieces if kind != "gone") == after
    assert all(text for _kind, text in pieces)


def test_one_changed_word_is_told_as_one_word():
    assert compared("Marks a loaded word.", "Marks a charged word.") == [
        ("same", "Marks a "),
        ("gone", "loaded"),
        ("new", "charged"),
        ("same", " word."),
    ]


@pytest.mark.parametrize(
    ("name", "value", "wanted"),
    [
        ("retired", True, "yes"),
        ("examples", ["one", "two"], "one\ntwo"),
        ("categories", ["loaded_language"], "loaded language"),
        ("parent", "b", "<b>"),
        ("level", "paragraph", "a paragraph"),
        ("slot", 3, "3"),
        ("attributes", None, ""),
    ],
)
def test_values_are_told_in_words(name, value, wanted):
    assert told(name, value, lambda key: f"<{key}>") == wanted


def test_an_empty_change_tells_nothing(corpus):
    assert not corpus.commit(Change())
    assert corpus.revisions() == ()
