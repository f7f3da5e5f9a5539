"""Changes of the codebook and of the cue rules. Nothing here deletes anything."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from annotator.edits.annotations import recode
from annotator.model import Adjustment, Annotation, Change, Code, Hand, Put, Revision


def add_code(code: Code) -> Change:
    """Add a code to the codebook."""
    return Change((Put(None, code),))


def change_code(code: Code, fields: Mapping[str, Any]) -> Change:
    """Change fields of a code (`name`, `definition`, `slot`, `key`, ...)."""
    changed = replace(code, **fields)
    return Change() if changed == code else Change((Put(code, changed),))


def retire_code(code: Code) -> Change:
    """Take a code out of use; annotations made with it stay as they are."""
    return change_code(code, {"retired": True, "key": ""})


def revive_code(code: Code) -> Change:
    """Bring a retired code back into use, also one that was merged; its annotations stay where they are."""
    return change_code(code, {"retired": False, "merged_into": ""})


def adjust(known: Adjustment | None, wanted: Adjustment) -> Change:
    """Change what the corpus does with the cues of a category; None: it did nothing yet."""
    return Change() if known == wanted else Change((Put(known, wanted),))


def merge_codes(code: Code, into: Code, annotations: Iterable[Annotation], hand: Hand) -> Change:
    """Merge a code into another: it is retired, and the given annotations with it are re-coded.

    Only a coder's own annotations may be given: the others' are re-coded by themselves. Keys and categories
    go over to the other code. Raises ValueError when both are the same.
    """
    if code.id == into.id:
        raise ValueError("a code cannot be merged into itself")
    categories = (*into.categories, *(one for one in code.categories if one not in into.categories))
    gone = change_code(code, {"retired": True, "key": "", "categories": (), "merged_into": into.id})
    taken = change_code(into, {"categories": categories, "key": into.key or code.key})
    moved = (recode(one, into.id, hand) for one in annotations if one.code == code.id and not one.deleted)
    return sum(moved, gone + taken)


def split_code(code: Code, made: Code, annotations: Iterable[Annotation], hand: Hand) -> Change:
    """Add a code, and re-code with it those of the given annotations that have `code`.

    Only a coder's own annotations may be given. They were looked at under the meaning of the new code.
    """

    def version(key: str) -> str:
        return made.version if key == made.id else hand.code_version(key)

    under = replace(hand, code_version=version)
    moved = (recode(one, made.id, under) for one in annotations if one.code == code.id and not one.deleted)
    return sum(moved, add_code(made))


def write_note(revision: Revision, note: str) -> Change:
    """Say why the codebook was changed, in its history."""
    return Change() if revision.note == note else Change((Put(revision, replace(revision, note=note)),))
