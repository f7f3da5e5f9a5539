"""Every file that is written is valid by the published schema, in the eyes of an independent validator."""

import json
from dataclasses import replace

import jsonschema
import pytest

from annotator import edits
from annotator.corpus import onefile_bytes
from annotator.corpus.schema import PUBLISHED, main, schema_files, schemas
from annotator.model import Adjustment, Attribute, Change, Cue, Event, Evidence, Link, Memo, Put, Sample, Span

CUE = Cue(start=34, end=43, category="labelling", rule="labelling@1", reason="so-called")


@pytest.fixture
def worked(corpus, articles, hand):
    """A corpus with something in every field, also unknown keys and tombstones."""
    change = corpus.commit(edits.accept(articles[0], CUE, "loaded", hand))
    full = replace(
        change.puts[0].after,
        memo="m",
        attributes={"stance": ["a", 1]},
        evidence=(Evidence(attribute="stance", segments=change.puts[0].after.target),),
        links=(Link(to="ann-1", kind="says", extra={"later": 1}),),
        flagged=True,
        concealed=("outlet", "cues"),
        extra={"later": 1},
        target=(replace(change.puts[0].after.target[0], extra={"later": 1}),),
    )
    corpus.commit(Change((Put(change.puts[0].after, full),)))
    gone = corpus.commit(edits.annotate(articles[0], [], "hedge", hand))
    corpus.commit(edits.inverse(gone))
    corpus.commit(edits.reject(articles[0], CUE, hand))
    stance = Attribute(id="stance", name="Stance", kind="scale", values=("low", "high"), extra={"later": 1})
    fields = {"examples": ("may", "might"), "attributes": (stance,)}
    corpus.commit(edits.change_code(corpus.code("hedge"), fields), coder="coder-1")
    water = Adjustment(id="water_1", name="Water", words=("flood/n", "/tide of \\w+/", "- flood plain"))
    corpus.commit(edits.adjust(None, water), coder="coder-1")
    event = Event(id="event-1", name="Vote")
    corpus.commit(edits.group([corpus.corrections("art-2")], event), coder="coder-1")
    corpus.commit(edits.set_state(None, "art-1", "discuss", hand))
    corpus.commit(edits.add_memo(Memo(id="memo-1", coder="coder-1", text="Why?", target=full.target)))
    corpus.commit(edits.add_sample(Sample(id="sample-1", articles=("art-1",), concealed=("outlet",))))
    corpus.commit(edits.dismiss(None, edits.dismissal_of(["art-1", "art-2"])))
    there = edits.segment(articles[1], Span(0, 3))
    corpus.commit(edits.tie(None, "event-1", full.target[0], there, joined=False))
    corpus.commit(edits.agree_units(None, "art-1", full.target))
    corpus.commit(edits.correct(corpus.corrections("art-1"), {"outlet": "X", "date": None}))
    corpus.commit(edits.remove_articles([corpus.corrections("art-2")]))
    corpus.flush()
    return corpus


def validator(name):
    schema = json.loads((PUBLISHED / f"{name}.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def test_every_file_of_a_folder_is_valid(worked, folder):
    kinds = set()
    for path in folder.rglob("*.json"):
        found = json.loads(path.read_text(encoding="utf-8"))
        kind = found["format"].removeprefix("framing-annotator/")
        validator(kind).validate(found)
        kinds.add(kind)
    assert kinds == set(schemas()) - {"corpus-file"}


@pytest.mark.parametrize("history", [False, True])
def test_the_one_file_is_valid(worked, history):
    validator("corpus-file").validate(json.loads(onefile_bytes(worked, history=history)))


@pytest.mark.parametrize("name", schemas())
def test_the_schema_refuses_what_is_wrong(name, worked, folder):
    whole = {one.stem for one in folder.rglob("*.json")}
    assert whole
    for wrong in ({}, {"format": "framing-annotator/other", "version": 1}, []):
        with pytest.raises(jsonschema.ValidationError):
            validator(name).validate(wrong)


def test_a_wrong_type_deep_inside_is_refused(worked, folder):
    (path,) = folder.glob("annotations/*/*/art-1.json")
    found = json.loads(path.read_text(encoding="utf-8"))
    found["annotations"][0]["target"][0]["start"] = "34"
    with pytest.raises(jsonschema.ValidationError, match="'34' is not of type 'integer'"):
        validator("annotations").validate(found)


def test_the_published_schema_is_that_of_the_types():
    """Run `python -m annotator.corpus.schema` when this fails."""
    assert {path.name: path.read_bytes() for path in PUBLISHED.glob("*.json")} == schema_files()


def test_the_schema_can_be_written_anywhere(tmp_path):
    assert main([str(tmp_path / "schema")]) == 0
    assert {path.name for path in (tmp_path / "schema").iterdir()} == set(schema_files())


def test_no_schema_knows_the_key_in_which_unknown_keys_are_carried():
    def keys(schema):
        if isinstance(schema, dict):
            yield from schema.get("properties", {}) if isinstance(schema.get("properties"), dict) else ()
            for inner in schema.values():
                yield from keys(inner)

    for schema in schemas().values():
        assert "extra" not in set(keys(schema))
        assert "additionalProperties" not in str(schema).replace("'additionalProperties': {", "")
