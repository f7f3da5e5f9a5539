"""What the history of the codebook says of a code: how it was, and what was changed since."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from annotator.coding.wording import in_order, label_of, told
from annotator.corpus.wire import Malformed, convert, plain
from annotator.model import Code, Revision

QUIET = frozenset({"order"})
"""Fields whose changes are not told where others are: they follow from moving another code."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What became of one field, in words; `code` is the id of the code, `label` what the field is called."""

    code: str
    label: str
    before: str
    after: str


def versions(code: Code, revisions: Sequence[Revision]) -> Iterator[Code]:
    """Yield a code as it was before each of its changes, the last change first.

    `revisions` are those of the corpus, the first one first. What a newer version of the program wrote ends
    the way back.
    """
    fields = plain(code)
    fields.pop("stamps", None)
    for revision in reversed(revisions):
        own = [one for one in revision.changes if one.code == code.id]
        if any(not one.name for one in own):
            return
        if not own:
            continue
        for one in own:
            if one.before is None:
                fields.pop(one.name, None)
            else:
                fields[one.name] = one.before
        try:
            yield convert(Code, fields)
        except Malformed:
            return


def as_under(version: str, code: Code, revisions: Sequence[Revision]) -> Code | None:
    """Return the code as it was when its `version` was this one; None when the history does not say so."""
    return next((one for one in versions(code, revisions) if one.version == version), None)


def between(old: Code, new: Code, named: Callable[[str], str]) -> list[Difference]:
    """Return what differs in the meaning of a code, field by field."""
    before, after = plain(old), plain(new)
    names = ["definition", "include", "exclude", "level", "attributes", "retired", "merged_into"]
    if before.get("merged_into") != after.get("merged_into"):
        names.remove("retired")  # that says it
    pairs = ((name, before.get(name), after.get(name)) for name in names)
    return [
        Difference(new.id, label_of(name), told(name, one, named), told(name, other, named))
        for name, one, other in pairs
        if one != other
    ]


def differences(revision: Revision, named: Callable[[str], str], *, code: str = "") -> list[Difference]:
    """Return what a revision changed, of one code or of all that it touches, in the order of the form.

    Of a code that was made then, its name and what it means are told.
    """
    found: list[Difference] = []
    for key in dict.fromkeys(one.code for one in revision.changes):
        if code and key != code:
            continue
        own = [one for one in revision.changes if one.code == key]
        made = next((one for one in own if not one.name), None)
        if made is not None:
            own_fields = {name: held for name, held in dict(made.after or {}).items() if name in _TOLD_OF_NEW}
            found += [
                Difference(key, label_of(name), "", told(name, own_fields[name], named))
                for name in in_order(own_fields)
                if own_fields[name]
            ]
            continue
        by_name = {one.name: one for one in own}
        loud = set(by_name) - QUIET or set(by_name)
        found += [
            Difference(
                key,
                label_of(name),
                told(name, by_name[name].before, named),
                told(name, by_name[name].after, named),
            )
            for name in in_order(loud)
        ]
    return found


_TOLD_OF_NEW = frozenset({"name", "tag", "definition", "include", "exclude", "level", "attributes"})
