"""What became of a text, word by word, and what became of a field, in words for a person."""

import re
from collections.abc import Callable, Iterable, Mapping
from difflib import SequenceMatcher
from typing import Any, Literal

Kind = Literal["same", "gone", "new"]

LABELS: dict[str, str] = {
    "name": "Name",
    "tag": "Tag",
    "key": "Key",
    "definition": "Definition",
    "include": "Include",
    "exclude": "Exclude",
    "examples": "Examples",
    "counter_examples": "Counter-examples",
    "literature": "Literature",
    "slot": "Colour",
    "line": "Line",
    "level": "Applies to",
    "may_overlap": "May overlap",
    "attributes": "Attributes",
    "parent": "Stands below",
    "order": "Place in its group",
    "categories": "Cues",
    "retired": "Retired",
    "merged_into": "Merged into",
}
"""What people call the fields of a code, in the order in which they are told."""

LEVELS = {
    "span": "a word or phrase",
    "sentence": "a sentence",
    "paragraph": "a paragraph",
    "article": "the whole article",
}
KINDS = {
    "choice": "one of several",
    "choices": "several of several",
    "scale": "a step of a scale",
    "number": "a number",
    "text": "a text",
    "span": "other words of the article",
    "entity": "a person or organisation",
}

MOST = 4_000_000
"""Pairs of words up to which two texts are compared word by word."""

_PIECE = re.compile(r"\w+|\s+|[^\w\s]")


def compared(before: str, after: str) -> list[tuple[Kind, str]]:
    """Return what stayed, what went and what is new, in reading order.

    `same` and `gone` together are the text before, `same` and `new` the text after.
    """
    old, new = _PIECE.findall(before), _PIECE.findall(after)
    if len(old) * len(new) > MOST:
        return [("gone", before), ("new", after)]
    found: list[tuple[Kind, str]] = []
    for _how, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if old[i:j] == new[k:m]:
            found.append(("same", "".join(old[i:j])))
            continue
        found += [("gone", "".join(old[i:j]))] if i < j else []
        found += [("new", "".join(new[k:m]))] if k < m else []
    return found


def told(name: str, value: Any, named: Callable[[str], str]) -> str:  # noqa: ANN401  # as it stands in a file
    """Return the value of a field of a code in words; `named` gives the name of a code by its id."""
    if name in ("parent", "merged_into"):
        return named(str(value)) if value else ""
    if isinstance(value, list | tuple):
        return "\n".join(_listed(name, one) for one in value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if name == "level":
        return LEVELS.get(str(value), str(value))
    return "" if value is None else str(value)


def label_of(name: str) -> str:
    """Return what people call a field of a code."""
    return LABELS.get(name, name.replace("_", " ").capitalize())


def in_order(names: Iterable[str]) -> list[str]:
    """Return names of fields in the order in which they are told."""
    known = list(LABELS)
    return sorted(names, key=lambda name: (known.index(name) if name in known else len(known), name))


def _listed(name: str, one: Any) -> str:  # noqa: ANN401  # as it stands in a file
    if name == "attributes":
        return _attribute(one)
    return str(one).replace("_", " ") if name == "categories" else str(one)


def _attribute(one: Mapping[str, Any]) -> str:
    kind = KINDS.get(str(one.get("kind", "choice")), str(one.get("kind")))
    values = ", ".join(str(value) for value in one.get("values", ()))
    asked = f"{one.get('name') or one.get('id')}: {kind}" + (f" ({values})" if values else "")
    needed = ", required" if one.get("required") else ""
    about = f"\n    {one['definition']}" if one.get("definition") else ""
    return asked + needed + about
