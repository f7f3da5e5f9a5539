"""What two versions of a value come to: pure functions, the same in whatever order versions are met.

Every function here is commutative, associative and idempotent. Annotations and decisions are merged as whole
values, all others but coders field by field: the higher `(rev, device)` wins. Where even these are equal, as
after a copied folder, the rest of the value decides, so that all machines come to the same result.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from annotator.corpus.wire import Json, encode, known
from annotator.model import Annotation, ArticleState, Coder, Decision, Fielded, Stamp

Whole = TypeVar("Whole", Annotation, Decision, ArticleState)
AnyFielded = TypeVar("AnyFielded", bound=Fielded)

UNSTAMPED = Stamp(0, "")


def merge_whole(one: Whole, other: Whole) -> Whole:
    """Return the version of what one coder wrote that wins; a tombstone is a version like any other."""
    if (one.rev, one.device) != (other.rev, other.device):
        return one if (one.rev, one.device) > (other.rev, other.device) else other
    if one == other:
        return one
    return max(one, other, key=lambda value: (value.modified, encode(value)))


def merge_many(one: Mapping[str, Whole], other: Mapping[str, Whole]) -> dict[str, Whole]:
    """Merge two files' annotations or decisions by id; the result is in order of `(created, id)`."""
    merged = dict(one)
    for key, value in other.items():
        merged[key] = merge_whole(merged[key], value) if key in merged else value
    return dict(sorted(merged.items(), key=lambda item: (_made(item[1]), item[0])))


def _made(value: Annotation | Decision | ArticleState) -> str:
    return "" if isinstance(value, ArticleState) else value.created


def merge_fielded(one: AnyFielded, other: AnyFielded) -> AnyFielded:
    """Merge two versions of a value field by field."""
    if one == other:
        return one
    fields: dict[str, Json] = {}
    stamps: dict[str, Stamp] = {}
    for name in sorted(known(type(one)) - {"id", "stamps"}):
        winner = max((one, other), key=lambda value: _weight(value, name))
        fields[name] = getattr(winner, name)
        if name in winner.stamps:
            stamps[name] = winner.stamps[name]
    return replace(one, **fields, stamps=stamps, extra=merge_extra(one.extra, other.extra))


def _weight(value: Fielded, name: str) -> tuple[int, str, str, bool, str]:
    stamp = value.stamps.get(name, UNSTAMPED)
    rest = _canonical([repr(getattr(value, name)), stamp.coder, dict(stamp.extra)])
    return stamp.rev, stamp.device, stamp.at, name in value.stamps, rest


def clashes(one: Fielded, other: Fielded) -> tuple[str, ...]:
    """Return the fields that two devices changed without knowing of one another, to different values."""
    return tuple(
        name
        for name in sorted(known(type(one)) - {"id", "stamps"})
        if getattr(one, name) != getattr(other, name)
        and name in one.stamps
        and name in other.stamps
        and one.stamps[name].rev == other.stamps[name].rev
    )


def merge_coder(one: Coder, other: Coder) -> Coder:
    """Merge two versions of a coder's file, which only that coder writes."""
    if one == other:
        return one
    winner = max((one, other), key=lambda value: (value.created, value.name))
    return replace(winner, extra=merge_extra(one.extra, other.extra))


def merge_extra(one: Mapping[str, Json], other: Mapping[str, Json]) -> dict[str, Json]:
    """Merge keys that this version does not know: stamped fields by their stamp, else the greater wins."""
    merged = dict(one)
    for key, value in other.items():
        if key not in merged or merged[key] == value:
            merged[key] = value
        elif key == "fields" and isinstance(value, dict) and isinstance(merged[key], dict):
            merged[key] = merge_extra(merged[key], value)
        else:
            merged[key] = max(merged[key], value, key=_extra_weight)
    return dict(sorted(merged.items()))


def _extra_weight(value: Json) -> tuple[int, str, str]:
    stamp = value if isinstance(value, dict) else {}
    rev, device = stamp.get("rev", 0), stamp.get("device", "")
    return (rev if isinstance(rev, int) else 0), str(device), _canonical(value)


def _canonical(value: Json) -> str:
    if isinstance(value, dict):
        return "{" + ",".join(f"{key!r}:{_canonical(value[key])}" for key in sorted(value)) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(_canonical, value)) + "]"
    return repr(value)


def merge_unread(one: Iterable[Json], other: Iterable[Json]) -> list[Json]:
    """Merge lists of entries that nobody could read: each different one is kept once."""
    return [value for _key, value in sorted({_canonical(value): value for value in (*one, *other)}.items())]
