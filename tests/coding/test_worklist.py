"""The work-list counts, edit by edit, exactly what a look at every annotation would find."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.coding.worklist import Worklist, asks_again, goes_to
from annotator.model import Annotation, Code

CODE = Code(id="a", definition="now")
RETIRED = replace(CODE, retired=True)


@pytest.mark.parametrize(
    ("made_under", "code", "wanted"),
    [
        (CODE.version, CODE, False),
        ("other", CODE, True),
        ("", CODE, False),
        ("other", None, False),
        (CODE.version, RETIRED, True),
        ("", RETIRED, True),
        (RETIRED.version, RETIRED, False),
        (RETIRED.version, CODE, True),
        (RETIRED.version, replace(RETIRED, merged_into="b"), True),
    ],
)
def test_what_asks_to_be_looked_at_again(made_under, code, wanted):
    assert asks_again(made_under, code) is wanted


definitions = st.sampled_from(["one", "two"])
codes = st.builds(Code, id=st.sampled_from("ab"), definition=definitions, retired=st.booleans())
annotations = st.builds(
    Annotation,
    id=st.sampled_from("12345"),
    article=st.just("art"),
    coder=st.just("me"),
    code=st.sampled_from("abc"),
    code_version=st.sampled_from(["", *(Code(id="a", definition=one).version for one in ("one", "two"))]),
    deleted=st.booleans(),
)


@given(st.lists(st.one_of(codes, annotations), max_size=30))
def test_the_list_follows_every_edit(values):
    known: dict[str, Code] = {}
    held: dict[str, Annotation] = {}
    worklist = Worklist(code=known.get)
    for value in values:
        if isinstance(value, Code):
            known[value.id] = value
        else:
            held[value.id] = value
            worklist.put(value)
        wanted = {
            one.id
            for one in held.values()
            if not one.deleted and asks_again(one.code_version, known.get(one.code))
        }
        assert {key for code in "abc" for key in worklist.due(code)} == wanted
        assert worklist.count() == len(wanted)
        assert {code for code in "abc" if worklist.due(code)} == set(worklist.codes())
        assert worklist.count("a") == len(worklist.due("a"))


def test_a_merged_code_leads_to_the_one_that_is_in_use_and_rings_lead_nowhere():
    codes = {
        "a": Code(id="a", retired=True, merged_into="b"),
        "b": Code(id="b", retired=True, merged_into="c"),
        "c": Code(id="c"),
        "x": Code(id="x", retired=True, merged_into="y"),
        "y": Code(id="y", retired=True, merged_into="x"),
        "z": Code(id="z", retired=True),
    }
    assert goes_to(codes["a"], codes.get) is codes["c"]
    assert [goes_to(codes[key], codes.get) for key in "cxz"] == [None, None, None]
