"""All that a code says as one text with headings, for formats that have a description and nothing more.

The definition comes first; what follows has headings in square brackets. Under `[Framing Annotator]` stands
what a program needs to make the same code of it again, one setting a line. Lines of a person's own text that
begin with a bracket or a backslash have a backslash before them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any

from annotator.codebooks.formats._attributes import attribute_lines, attributes_in
from annotator.codebooks.formats._escaped import from_one_line, in_row, on_one_line
from annotator.codebooks.formats._escaped import from_row as values_in
from annotator.model import LEVELS, LINE_STYLES, SLOTS, Code

_TEXTS = {"include": "Include", "exclude": "Exclude", "literature": "Literature"}
_LISTS = {"examples": "Examples", "counter_examples": "Counter-examples"}
_ATTRIBUTES = "Attributes"
_SETTINGS = "Framing Annotator"
_HEADINGS = frozenset({*_TEXTS.values(), *_LISTS.values(), _ATTRIBUTES, _SETTINGS})
_SET_WORDS = {"tag": "tag", "key": "key", "level": "level", "line": "line", "merged_into": "merged into"}
_CHOICES: Mapping[str, tuple[str, ...]] = {"level": LEVELS, "line": LINE_STYLES}
_DEFAULTS = {one.name: one.default for one in fields(Code)}
_ITEM = "- "
_GAP = "\n\n"


@dataclass(frozen=True, slots=True)
class Described:
    """What a description says: fields of a code, the code's id where it is named, and what cannot be read."""

    fields: Mapping[str, Any]
    id: str = ""
    remarks: tuple[str, ...] = ()


def description(code: Code) -> str:
    """Return a text that says everything but a code's name, its place in the tree and its `extra`."""
    parts = [_shielded(code.definition)]
    parts += [
        f"[{head}]\n{_shielded(getattr(code, name))}" for name, head in _TEXTS.items() if getattr(code, name)
    ]
    for name, head in _LISTS.items():
        if getattr(code, name):
            parts.append("\n".join([f"[{head}]", *(_ITEM + on_one_line(one) for one in getattr(code, name))]))
    if code.attributes:
        parts.append("\n".join([f"[{_ATTRIBUTES}]", *attribute_lines(code.attributes)]))
    parts.append("\n".join([f"[{_SETTINGS}]", *_settings(code)]))
    return _GAP.join(parts)


def described(text: str) -> Described:
    """Return what a text says; one that `description` did not write is a definition as a whole."""
    head, *sections = _sections(text)
    named = {name: body for name, body in sections if name}
    if _SETTINGS not in named:
        return Described({"definition": text})
    told: dict[str, Any] = dict.fromkeys((*_TEXTS, *_LISTS, "attributes"), ())
    told |= dict.fromkeys(_TEXTS, "")
    told["definition"] = _bare(head[1])
    told |= {name: _bare(named[word]) for name, word in _TEXTS.items() if word in named}
    for name, word in _LISTS.items():
        lines = named.get(word, "").split("\n")
        told[name] = tuple(
            from_one_line(line.removeprefix(_ITEM)) for line in lines if line.startswith(_ITEM)
        )
    remarks: list[str] = []
    try:
        told["attributes"] = attributes_in(named.get(_ATTRIBUTES, "").split("\n"))
    except ValueError as error:
        remarks.append(f"its attributes are left out: {error}")
        del told["attributes"]
    settings = dict(_pairs(named[_SETTINGS]))
    told |= _set(settings, remarks)
    return Described(told, settings.get("id", ""), tuple(remarks))


def _settings(code: Code) -> Iterator[str]:
    yield f"id: {on_one_line(code.id)}"
    for name, word in _SET_WORDS.items():
        if getattr(code, name) != _DEFAULTS[name]:
            yield f"{word}: {on_one_line(getattr(code, name))}"
    yield f"slot: {code.slot}"
    if not code.may_overlap:
        yield "overlap: no"
    if code.categories:
        yield f"categories: {in_row(code.categories)}"
    if code.retired:
        yield "retired: yes"


def _set(settings: Mapping[str, str], remarks: list[str]) -> dict[str, Any]:
    """Return the fields that settings say; one that is not there has its default."""
    made: dict[str, Any] = {name: settings.get(word, _DEFAULTS[name]) for name, word in _SET_WORDS.items()}
    for name, known in _CHOICES.items():
        if made[name] not in known:
            remarks.append(f"its {name} “{made[name][:40]}” is none of {', '.join(known)}")
            made[name] = _DEFAULTS[name]
    slot = settings.get("slot", "")
    if slot in map(str, SLOTS):
        made["slot"] = int(slot)
    made["may_overlap"] = settings.get("overlap") != "no"
    made["retired"] = settings.get("retired") == "yes"
    made["categories"] = values_in(settings.get("_categories", ""))
    return made


def _pairs(body: str) -> Iterator[tuple[str, str]]:
    for line in body.split("\n"):
        word, colon, value = line.partition(": ")
        if colon:
            # a row of values is taken apart later, by its own rules
            yield ("_categories", value) if word == "categories" else (word, from_one_line(value))


def _shielded(text: str) -> str:
    lines = text.split("\n")
    return "\n".join(f"\\{line}" if line.startswith(("[", "\\")) else line for line in lines)


def _bare(text: str) -> str:
    return "\n".join(line.removeprefix("\\") for line in text.split("\n"))


def _sections(text: str) -> list[tuple[str, str]]:
    """Return headings with what stands below them; the first has none."""
    found: list[tuple[str, list[str]]] = [("", [])]
    for line in text.split("\n"):
        if line.startswith("[") and line.endswith("]") and line[1:-1] in _HEADINGS:
            # the empty line before a heading belongs to neither text
            if found[-1][1] and not found[-1][1][-1]:
                found[-1][1].pop()
            found.append((line[1:-1], []))
        else:
            found[-1][1].append(line)
    return [(head, "\n".join(lines)) for head, lines in found]
