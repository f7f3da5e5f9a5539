"""Revisions: what a value gets when it is changed here, so that machines agree which version is newer."""

from dataclasses import replace
from typing import Any, TypeVar

from annotator import machine
from annotator.corpus.wire import known, plain
from annotator.model import Corrections, FieldChange, Fielded, Marked, Put, Stamp, Value

AnyFielded = TypeVar("AnyFielded", bound=Fielded)


def stamped(put: Put, before: Value | None, *, coder: str) -> Value:
    """Return what a put stores over `before`, the version that is known now.

    An annotation or decision is taken as it is, with the next revision. Of the others
    the fields that the put changes are taken, each with the next revision of that field: what another person
    changed in other fields meanwhile stays.
    """
    after = put.after
    if isinstance(after, Marked):
        rev = before.rev if isinstance(before, Marked) else 0
        return replace(after, rev=rev + 1, device=machine.device())
    if isinstance(after, Corrections) and not isinstance(before, Corrections):
        return _changed(put.before, after, Corrections(id=after.id), coder=coder)
    if isinstance(after, Fielded):
        return _changed(put.before, after, before if isinstance(before, type(after)) else None, coder=coder)
    return after


def stamped_first(value: AnyFielded, *, at: str, coder: str = "") -> AnyFielded:
    """Return a value with a first stamp on every field that has none and may need one."""
    stamp = Stamp(1, machine.device(), coder, at)
    fields = {
        name
        for name in _names(value)
        if not isinstance(value, Corrections) or getattr(value, name) not in (None, False)
    }
    return replace(value, stamps={**dict.fromkeys(sorted(fields), stamp), **value.stamps})


def _changed(old: Value | None, after: AnyFielded, stored: AnyFielded | None, *, coder: str) -> AnyFielded:
    now = machine.now()
    if stored is None:
        return stamped_first(replace(after, stamps={}), at=now, coder=coder)
    meant = [name for name in _names(after) if old is None or getattr(old, name) != getattr(after, name)]
    fields: dict[str, Any] = {
        name: getattr(after, name) for name in meant if getattr(after, name) != getattr(stored, name)
    }
    stamps = dict(stored.stamps)
    for name in fields:
        rev = stamps[name].rev if name in stamps else 0
        stamps[name] = Stamp(rev + 1, machine.device(), coder, now)
    return replace(stored, **fields, stamps=stamps)


def field_changes(put: Put) -> tuple[FieldChange, ...]:
    """Return what a put of a code changes, field by field; a new code is told as a whole, under no name."""
    after, before = plain(put.after), plain(put.before) if put.before is not None else None
    if before is None:
        whole = {name: held for name, held in after.items() if name != "stamps"}
        return (FieldChange(code=put.after.id, name="", after=whole),)
    return tuple(
        FieldChange(code=put.after.id, name=name, before=before.get(name), after=after.get(name))
        for name in sorted(known(type(put.after)) - {"id", "stamps"})
        if before.get(name) != after.get(name)
    )


def _names(value: Fielded) -> list[str]:
    return sorted(known(type(value)) - {"id", "stamps"})
