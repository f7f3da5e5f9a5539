"""Whether what a person typed can be kept in a code, and if not, why."""

import re
import unicodedata
from collections.abc import Collection, Sequence

from annotator.model import Attribute, Code

LONGEST_TAG = 4
LONGEST_NAME = 200
_ID = re.compile(r"[a-z0-9_]+")
_SPACE = re.compile(r"[^a-z0-9]+")


def name_problem(name: str, code: str, codes: Sequence[Code]) -> str:
    """Say why a code (by its id) cannot have a name; empty when it can. Names differ within a group."""
    if not name:
        return "A code needs a name."
    if len(name) > LONGEST_NAME:
        return f"A name has at most {LONGEST_NAME} characters: the definition has room for more."
    own = next((one for one in codes if one.id == code), None)
    same = (
        one
        for one in codes
        if own is not None
        and one.id != code
        and one.parent == own.parent
        and one.name.casefold() == name.casefold()
    )
    return f"There is a code “{name}” here already." if next(same, None) is not None else ""


def tag_problem(tag: str) -> str:
    """Say why a code cannot have a tag; empty when it can."""
    return "A tag has one to four characters." if len(tag) > LONGEST_TAG else ""


def attribute_problem(wanted: Attribute, others: Sequence[Attribute]) -> str:
    """Say why an attribute cannot be kept beside others; empty when it can."""
    if not wanted.name.strip():
        return "An attribute needs a name."
    if not _ID.fullmatch(wanted.id):
        return "An attribute's id has small letters, digits and _ only: it is a column in exports."
    if any(one.id == wanted.id for one in others):
        return f"There is an attribute “{wanted.id}” already: each needs an id of its own."
    return ""


def new_attribute_id(name: str, taken: Collection[str]) -> str:
    """Return an id for an attribute of that name that is not taken: `stance`, `stance_2`, ..."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    stem = _SPACE.sub("_", plain).strip("_")[:40] or "attribute"
    number, found = 1, stem
    while found in taken:
        number += 1
        found = f"{stem}_{number}"
    return found


def listed(text: str) -> tuple[str, ...]:
    """Return what was typed one a line: without blanks at the ends, empty lines and repetitions."""
    return tuple(dict.fromkeys(line.strip() for line in text.split("\n") if line.strip()))
