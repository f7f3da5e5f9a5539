"""The codebook as a tree: how its codes stand, and what must change so that one stands elsewhere."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Literal

from annotator.model import Code

Step = Literal["up", "down", "in", "out"]
"""Among the codes of a group, under the one before, or after the group's head."""

Move = tuple[Code, dict[str, Any]]
"""A code as it is, and the fields that change."""


def tree(codes: Sequence[Code]) -> list[tuple[Code, int]]:
    """Return the codes with their depth, each below its parent; one whose parent is not here has depth 0."""
    present = {code.id for code in codes}
    children: dict[str, list[Code]] = {}
    for code in sorted(codes, key=lambda one: (one.order, one.name)):
        children.setdefault(code.parent if code.parent in present else "", []).append(code)
    found: list[tuple[Code, int]] = []

    def add(parent: str, depth: int) -> None:
        for code in children.pop(parent, ()):
            found.append((code, depth))
            add(code.id, depth + 1)

    add("", 0)
    by_id = {code.id: code for code in codes}
    while any(children.values()):  # codes that are below one another: two people nested them apart
        head = _head_of_ring(next(group[0] for group in children.values() if group), by_id)
        children[head.parent].remove(head)
        found.append((head, 0))
        add(head.id, 1)
    return found


def _head_of_ring(code: Code, by_id: dict[str, Code]) -> Code:
    """Return the code that stands on top where the way up from `code` leads round in a ring."""
    way: list[str] = []
    while code.id not in way:
        way.append(code.id)
        code = by_id[code.parent]
    return by_id[min(way[way.index(code.id) :])]


def below(code: str, codes: Sequence[Code]) -> set[str]:
    """Return the ids of a code and of all codes below it, as `tree` has them."""
    parents = _parents(codes)
    found = {code}
    for one in parents:  # a code comes after the one that it stands below
        if parents[one] in found:
            found.add(one)
    return found


def group_of(code: Code, codes: Sequence[Code]) -> list[Code]:
    """Return the codes that stand beside a code, itself among them, in their order."""
    parents = _parents(codes)
    return _children(parents[code.id], codes, parents)


def placed(code: Code, parent: str, at: int, codes: Sequence[Code]) -> list[Move]:
    """Return what must change so that `code` stands below `parent` ("": at the top) as the `at`-th code.

    `at` counts the codes of that group without `code`, and is cut to what there is. Raises ValueError when
    the code would stand below itself, or below a code that is not here.
    """
    by_id = {one.id: one for one in codes}
    if parent and parent not in by_id:
        raise ValueError("the code to put it under is not in the codebook")
    if parent in below(code.id, codes):
        raise ValueError(f"{code.name or code.id} cannot stand below itself")
    parents = _parents(codes)
    group = [one for one in _children(parent, codes, parents) if one.id != code.id]
    at = max(0, min(at, len(group)))
    order = code.order if code.parent == parent or not group else group[max(0, at - 1)].order
    group.insert(at, replace(code, order=order))
    orders = {one.id: order for one, order in renumbered(group)}
    wanted: dict[str, dict[str, Any]] = {one.id: {"order": orders.get(one.id, one.order)} for one in group}
    wanted[code.id]["parent"] = parent
    for one in group:
        if one.parent in by_id and one.id != code.id:  # also takes a ring apart
            wanted[one.id]["parent"] = parent
    moves = ((by_id[key], _changed(by_id[key], fields)) for key, fields in wanted.items())
    return [(one, fields) for one, fields in moves if fields]


def _changed(code: Code, fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if getattr(code, name) != value}


def stepped(code: Code, step: Step, codes: Sequence[Code]) -> list[Move]:
    """Return what must change so that a code goes one step; nothing when there is no such step."""
    parents = _parents(codes)
    group = _children(parents[code.id], codes, parents)
    at = next(place for place, one in enumerate(group) if one.id == code.id)
    if step in ("up", "down"):
        to = at + (1 if step == "down" else -1)
        return placed(code, parents[code.id], to, codes) if 0 <= to < len(group) else []
    if step == "in":
        if at == 0:
            return []
        head = group[at - 1].id
        return placed(code, head, len(codes), codes)
    head = parents[code.id]
    if not head:
        return []
    outer = _children(parents[head], codes, parents)
    to = next(place for place, one in enumerate(outer) if one.id == head) + 1
    return placed(code, parents[head], to, codes)


def taken_over(code: Code, head: str, codes: Sequence[Code]) -> list[Move]:
    """Return what must change so that the codes below one that goes stand below `head`.

    A code that `head` itself is, or is below of, takes the place of the one that goes.
    """
    moves: list[Move] = []
    by_id = {one.id: one for one in codes}
    for child in (one for one in codes if one.parent == code.id):
        to = code.parent if head in below(child.id, codes) else head
        moves.append((child, {"parent": to if to in by_id else ""}))
    return moves


def renumbered(siblings: Sequence[Code]) -> list[tuple[Code, int]]:
    """Return the codes whose order must change, and to what, so that they come in the given order."""
    orders = sorted(code.order for code in siblings)
    taken: list[int] = []
    for order in orders:
        taken.append(max(order, taken[-1] + 1) if taken else order)
    return [(code, order) for code, order in zip(siblings, taken, strict=True) if code.order != order]


def placed_after(code: Code | None, codes: Sequence[Code], id_: str) -> tuple[Code, list[tuple[Code, int]]]:
    """Return a new code that comes after `code` in its group, and the codes that must make room, with orders.

    Without a `code` the new one comes last.
    """
    model = code or Code(id="")
    made = Code(id=id_, name="New code", parent=model.parent, slot=model.slot, level=model.level)
    group = [one for one in codes if one.parent == made.parent]
    at = group.index(code) + 1 if code in group else len(group)
    group.insert(at, replace(made, order=group[at - 1].order if at else 0))
    moves = renumbered(group)
    orders = {one.id: order for one, order in moves}
    made = replace(made, order=orders.get(made.id, group[at].order))
    return made, [(one, order) for one, order in moves if one.id != made.id]


def _parents(codes: Sequence[Code]) -> dict[str, str]:
    """Return below which code each is seen: as in `tree`, also where two are below one another."""
    heads: list[str] = []
    parents = dict[str, str]()
    for code, depth in tree(codes):
        del heads[depth:]
        parents[code.id] = heads[-1] if heads else ""
        heads.append(code.id)
    return parents


def _children(parent: str, codes: Sequence[Code], parents: dict[str, str]) -> list[Code]:
    by_id = {one.id: one for one in codes}
    return [by_id[key] for key, head in parents.items() if head == parent]
