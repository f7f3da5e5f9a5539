"""The JSON Schema of every kind of file, made from the types: `python -m annotator.corpus.schema` writes it.

Additional keys are allowed everywhere: they are kept, and a later version may have more to say.
"""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from annotator.corpus import disk
from annotator.corpus.layout import FORMATS, VERSION, Kind
from annotator.corpus.onefile import FORMAT, LISTS, SINCE_ADDED
from annotator.corpus.wire import indented, known, reader
from annotator.model import (
    Adjustment,
    Annotation,
    Article,
    ArticleState,
    Code,
    Coder,
    CorpusInfo,
    Corrections,
    Decision,
    Dismissal,
    Event,
    Memo,
    Revision,
    Sample,
    Stamp,
    Tie,
    Units,
)

PUBLISHED = Path(__file__).parents[2] / "docs" / "schema"

Schema = dict[str, Any]

_STRING: Schema = {"type": "string"}


def schemas() -> dict[str, Schema]:
    """Return the schema of every kind of file by the kind's name."""
    return {
        "corpus": _whole("corpus", FORMATS["corpus"], CorpusInfo, "A corpus: written once, when it is made."),
        "coder": _whole("coder", FORMATS["coder"], Coder, "A coder: written by that coder alone."),
        "article": _article(),
        "code": _fielded("code", Code, "A code of the codebook; every field has its own revision."),
        "cues": _fielded("cues", Adjustment, "What the corpus changes in the cues of one category."),
        "event": _fielded("event", Event, "A happening; which articles tell of it stands with the articles."),
        "dismissal": _fielded(
            "dismissal", Dismissal, "That articles do not tell of one happening, or not of an event."
        ),
        "revision": _fielded("revision", Revision, "A change of the codebook: by whom, when, why, and what."),
        "sample": _fielded("sample", Sample, "Articles that certain coders shall code, and how."),
        "units": _fielded("units", Units, "The units of an article on which its coders agreed."),
        "tie": _fielded("tie", Tie, "That a person joined or parted two sentences of an event's articles."),
        "memo": _fielded("memo", Memo, "A note on words, an article, a code or the corpus."),
        "metadata": _fielded("metadata", Corrections, "What people corrected in an article's metadata."),
        "annotations": _annotations(),
        "corpus-file": _corpus_file(),
    }


def _head(name: str, format_: str, description: str) -> Schema:
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:framing-annotator:schema:{name}:{VERSION}",
        "title": format_,
        "description": description,
        "type": "object",
        "properties": {"format": {"const": format_}, "version": {"const": VERSION}},
        "required": ["format", "version"],
    }


def _components(*kinds: type) -> Schema:
    """Return the schemas of value types by name, additional keys allowed."""
    _types, components = msgspec.json.schema_components(
        [reader(kind) for kind in kinds], ref_template="#/$defs/{name}"
    )
    made: Schema = msgspec.to_builtins(components)
    for one in made.values():
        del one["additionalProperties"], one["title"]
    return made


def _whole(name: str, format_: str, kind: type, description: str) -> Schema:
    schema, components = _head(name, format_, description), _components(kind)
    own = components.pop(kind.__name__)
    schema["properties"] |= own["properties"]
    schema["required"] += own["required"]
    return _with_components(schema, components)


def _with_components(schema: Schema, components: Schema) -> Schema:
    return {**schema, "$defs": components} if components else schema


def _article() -> Schema:
    description = "An article: its canonical text and its metadata as imported; never rewritten."
    schema = _whole("article", FORMATS["article"], Article, description)
    schema["properties"] |= {
        "added": {"description": "When the article came into the corpus, ISO 8601 in UTC.", **_STRING},
        "sequence": {"description": "Its place among those that came with it.", "type": "integer"},
    }
    return schema


def _fielded(name: Kind, kind: type, description: str) -> Schema:
    schema, components = (
        _head(name, FORMATS[name], description),
        _components(kind),
    )
    own, stamp = components.pop(kind.__name__), components.pop(Stamp.__name__)
    fields = {}
    for field in sorted(known(kind) - {"id", "stamps"}):
        value = {key: held for key, held in own["properties"][field].items() if key != "default"}
        fields[field] = {
            "type": "object",
            "properties": {"value": value, **stamp["properties"]},
            "required": ["value", *stamp["required"]],
        }
    schema["properties"] |= {
        "id": own["properties"]["id"],
        "fields": {"type": "object", "properties": fields},
    }
    schema["required"] += ["id", "fields"]
    return _with_components(schema, components)


def _annotations() -> Schema:
    description = "One coder's annotations of one article and decisions on its cues, with tombstones."
    schema = _head("annotations", FORMATS["annotations"], description)
    schema["properties"] |= {
        "coder": _STRING,
        "article": _STRING,
        "annotations": _list_of(Annotation),
        "decisions": _list_of(Decision),
        "states": _list_of(ArticleState),
    }
    schema["required"] += ["coder", "article", "annotations", "decisions"]
    return _with_components(schema, _components(Annotation, Decision, ArticleState))


def _corpus_file() -> Schema:
    schema = _head("corpus-file", FORMAT, "A whole corpus in one file.")
    schema["properties"]["corpus"] = {"$ref": f"#/$defs/{CorpusInfo.__name__}"}
    schema["properties"] |= {name: _list_of(kind) for name, kind in LISTS.items()}
    schema["required"] += ["corpus", *(name for name in LISTS if name not in SINCE_ADDED)]
    return _with_components(schema, _components(CorpusInfo, *LISTS.values()))


def _list_of(kind: type) -> Schema:
    return {"type": "array", "items": {"$ref": f"#/$defs/{kind.__name__}"}}


def schema_files() -> dict[str, bytes]:
    """Return the published files by name."""
    return {
        f"{name}.schema.json": indented(msgspec.json.encode(schema)) + b"\n"
        for name, schema in schemas().items()
    }


def main(arguments: Sequence[str] = ()) -> int:
    """Write the schemas to the folder that is given, or to `docs/schema`."""
    folder = Path(arguments[0]) if arguments else PUBLISHED
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in schema_files().items():
        disk.write_file(folder / name, [data])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
