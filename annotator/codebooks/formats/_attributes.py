"""The attributes of a code as lines that people can read and write, for files without a place for them.

role: Role of the actor (choice, required)
values: hero | villain | victim
definition: From what is explicit.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from annotator.codebooks.formats._escaped import from_one_line, from_row, in_row, on_one_line
from annotator.model import ATTRIBUTE_KINDS, Attribute

_HEAD = re.compile(r"(?P<id>(?:[^\\:]|\\.)*): (?P<name>.*) \((?P<kind>\w+)(?P<required>, required)?\)")
_VALUES, _DEFINITION = "  values: ", "  definition: "


def attribute_lines(attributes: Iterable[Attribute]) -> Iterator[str]:
    """Yield one to three lines for each attribute."""
    for one in attributes:
        key = on_one_line(one.id).replace(":", "\\:")
        yield f"{key}: {on_one_line(one.name)} ({one.kind}{', required' if one.required else ''})"
        if one.values:
            yield _VALUES + in_row(one.values)
        if one.definition:
            yield _DEFINITION + on_one_line(one.definition)


def attributes_in(lines: Iterable[str]) -> tuple[Attribute, ...]:
    """Return the attributes that lines tell; raises ValueError that quotes a line which tells none."""
    found: list[Attribute] = []
    for line in lines:
        if line.startswith(_VALUES) and found:
            found[-1] = replace(found[-1], values=from_row(line.removeprefix(_VALUES)))
        elif line.startswith(_DEFINITION) and found:
            found[-1] = replace(found[-1], definition=from_one_line(line.removeprefix(_DEFINITION)))
        elif line.strip():
            found.append(_attribute(line))
    return tuple(found)


def _attribute(line: str) -> Attribute:
    head = _HEAD.fullmatch(line)
    kind = next((known for known in ATTRIBUTE_KINDS if head and known == head["kind"]), None)
    if head is None or kind is None or not head["id"]:
        raise ValueError(
            f"“{line[:60]}” is no attribute: it is written as “id: Name (kind)”, where the kind is one of "
            f"{', '.join(ATTRIBUTE_KINDS)}"
        )
    return Attribute(
        id=from_one_line(head["id"]),
        name=from_one_line(head["name"]),
        kind=kind,
        required=bool(head["required"]),
    )
