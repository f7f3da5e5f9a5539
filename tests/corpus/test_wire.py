"""Values become JSON and come back with all that was in them; what is no value is told with its place."""

import contextlib
from dataclasses import replace

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.corpus.wire import Malformed, decode, encode, known, parse
from annotator.model import (
    Annotation,
    Article,
    Code,
    Coder,
    CorpusInfo,
    Corrections,
    CueRef,
    Decision,
    Provenance,
    Segment,
    Stamp,
    Zone,
)

text = st.text(st.characters(codec="utf-8"), max_size=12)
ids = text.filter(bool)
count = st.integers(0, 2**40)
json = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(-(2**50), 2**50), text),
    lambda inner: st.one_of(st.lists(inner, max_size=2), st.dictionaries(text, inner, max_size=2)),
    max_leaves=4,
)


def extras(kind):
    free = text.filter(lambda key: key not in known(kind))
    return st.one_of(st.just({}), st.dictionaries(free, json, max_size=2))


def build(kind, /, **fields):
    return st.builds(kind, extra=extras(kind), **fields)


segments = build(Segment, article=ids, start=count, end=count, quote=text, prefix=text, suffix=text)
cue_refs = build(CueRef, category=text, rule=text, start=count, end=count)
zones = build(Zone, kind=st.sampled_from(["body", "headline", "credit"]), start=count, end=count)
stamps = build(Stamp, rev=count, device=text, coder=text, at=text)
VALUES = {
    "annotation": build(
        Annotation,
        id=ids,
        article=ids,
        coder=ids,
        code=text,
        target=st.lists(segments, max_size=3).map(tuple),
        memo=text,
        attributes=st.dictionaries(text, json, max_size=2),
        cue=st.none() | cue_refs,
        cue_seen=st.booleans(),
        mode=st.sampled_from(["blind", "assisted", "review"]),
        rev=count,
        deleted=st.booleans(),
    ),
    "decision": build(
        Decision,
        id=ids,
        article=ids,
        coder=ids,
        category=text,
        rule=text,
        start=count,
        end=count,
        quote=text,
        text_sha256=text,
        deleted=st.booleans(),
    ),
    "code": build(
        Code,
        id=ids,
        name=text,
        examples=st.lists(text, max_size=2).map(tuple),
        slot=st.integers(1, 6),
        order=st.integers(-5, 5),
        stamps=st.dictionaries(text, stamps, max_size=2),
    ),
    "corrections": build(
        Corrections,
        id=ids,
        outlet=st.none() | text,
        removed=st.booleans(),
        stamps=st.dictionaries(text, stamps, max_size=2),
    ),
    "coder": build(Coder, id=ids, name=text),
    "corpus": build(CorpusInfo, id=ids, name=text),
    "article": build(
        Article,
        id=ids,
        text=text,
        sha256=text,
        zones=st.lists(zones, max_size=2).map(tuple),
        provenance=build(Provenance, name=text, notes=st.lists(text, max_size=2).map(tuple)),
    ),
}


@pytest.mark.parametrize("name", VALUES)
@settings(max_examples=50)
@given(data=st.data())
def test_what_is_written_is_what_is_read(name, data):
    value = data.draw(VALUES[name])
    written = encode(value)
    assert decode(type(value), written) == value
    assert encode(decode(type(value), written)) == written


def test_a_key_that_is_called_extra_is_an_unknown_key_like_any_other():
    found = decode(Coder, b'{"id":"c","name":"n","extra":5}')
    assert found == Coder(id="c", name="n", extra={"extra": 5})
    assert encode(found) == b'{"id":"c","name":"n","created":"","extra":5}'


def test_what_is_empty_is_left_out_and_what_has_a_meaning_is_not():
    one = Annotation(id="a", article="t", coder="c", code="k")
    written = msgspec.json.decode(encode(one))
    assert {"target", "origin", "cue_seen", "mode", "codebook_revision"} <= written.keys()
    assert not {"memo", "attributes", "cue", "deleted", "extra"} & written.keys()
    assert msgspec.json.decode(encode(replace(one, deleted=True)))["deleted"] is True


def test_missing_keys_have_the_defaults_of_the_model():
    assert decode(Coder, b'{"id":"c","name":"n"}') == Coder(id="c", name="n")


@pytest.mark.parametrize(
    ("data", "where", "message"),
    [
        (b"", "", "is empty"),
        (b" \n", "", "is empty"),
        (b"\0" * 90, "", "zero bytes"),
        (b'{"id": "a",\n  "name": }', "line 2, column 11", "malformed"),
        ('{"id": "é😀", x}'.encode(), "line 1, column 14", "malformed"),
        (b'{"id": "a",\n "name": "b', "line 2, column 12", "cut off"),
        (b'{"id": "a", "name": 5}', "name", "Expected 'str', got 'int'"),
        (b'{"id": "", "name": "x"}', "id", "length >= 1"),
        (b'{"id": "a"}', "", "missing required field 'name'"),
        (b'{"id": "a", "name": "\xff"}', "line 1, column 22", "not UTF-8"),
        (b'{"id": "a", "name": "\\udc00 and more"}', "line 1", "malformed"),
        (b"[" * 100_000, "", "nested too deeply"),
        (b"[]", "", "Expected 'object', got 'array'"),
        (b"<<<<<<< HEAD\n{}", "line 1, column 1", "malformed"),
        (b'\xff\xfe{\x00"\x00', "line 1, column 1", "malformed"),
    ],
)
def test_what_is_no_value_is_told_with_its_place(data, where, message):
    with pytest.raises(Malformed) as caught:
        decode(Coder, data)
    assert caught.value.where.startswith(where)
    assert message in caught.value.message


def test_a_byte_order_mark_is_no_trouble():
    assert decode(Coder, b'\xef\xbb\xbf{"id":"c","name":"n"}') == Coder(id="c", name="n")
    assert parse(b"\xef\xbb\xbf[]") == []


@settings(max_examples=50)
@given(st.binary(max_size=60))
def test_no_bytes_make_reading_fail_in_another_way(data):
    with contextlib.suppress(Malformed):
        decode(Coder, data)
