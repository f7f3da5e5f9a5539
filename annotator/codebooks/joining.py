"""What becomes of a corpus's codebook when another one joins it: code by code, before anything is changed.

A code is the same as one of the corpus when it has its id; codes of files that name no ids, when they have
the same names from the top of the tree down. So what joins a second time doubles nothing.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import islice
from typing import Any, Literal

from annotator import edits
from annotator.codebooks.book import Told
from annotator.model import Change, Code

Fate = Literal["new", "changed", "restored", "same", "kept"]
"""`kept` is a code that the corpus has in another form and that stays as it is there."""

FATES: tuple[Fate, ...] = ("new", "changed", "restored", "kept", "same")
WORDS: Mapping[Fate, str] = {
    "new": "new",
    "changed": "changed",
    "restored": "in use again",
    "kept": "kept as it is here",
    "same": "the same",
}
_SAFE = frozenset("abcdefghijklmnopqrstuvwxyz0123456789_-")
_LONGEST_ID = 64
DEEPEST = 100
"""Codes that may stand above a code; nobody nests as deep, and a tree that is walked has its limits."""
_NEVER_CHANGED = frozenset({"retired", "merged_into"})
"""Fields of a known code that joining decides on by rules of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What becomes of one code: as it will be, as it is now, which fields change, and what to say of it."""

    code: Code
    known: Code | None
    fate: Fate
    fields: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """What joining does, in the order of the codebook that joins; nothing of it has been done yet."""

    rows: tuple[Row, ...]
    change: Change

    @property
    def summary(self) -> str:
        """Return in words how many codes are new, changed, in use again, kept, the same."""
        counts = [(sum(row.fate == fate for row in self.rows), WORDS[fate]) for fate in FATES]
        return ", ".join(f"{count} {word}" for count, word in counts if count) or "no codes"


def join(
    known: Sequence[Code],
    told: Sequence[Told],
    *,
    change_known: bool,
    note: str = "",
    reserved: Collection[str] = (),
) -> Joined:
    """Return what becomes of each code of a codebook that joins the codes of a corpus, retired ones included.

    With `change_known`, codes of the corpus take over what the codebook tells of them; without, they stay as
    they are, for people may have changed them. Either way, a retired one is in use again, unless it was
    merged into another. A key that is taken, or `reserved`, is not given; a tag that is taken
    gets a number.
    """
    work = _Joining(known, change_known=change_known, reserved=reserved)
    rows = tuple(work.rows(told))
    changes = (
        edits.add_code(row.code)
        if row.known is None
        else edits.change_code(row.known, {name: getattr(row.code, name) for name in row.fields})
        for row in rows
    )
    return Joined(rows=rows, change=replace(sum(changes, Change()), note=note))


class _Owned:
    """Which code has which key or tag; large and small letters are the same."""

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        self._owners: dict[str, str] = {}
        self._held: dict[str, str] = {}
        for word, code in pairs:
            self.give(word, code)

    def owner(self, word: str, nobody: str) -> str:
        """Return the id of the code that has a word, `nobody` where none has it."""
        return self._owners.get(word.casefold(), nobody)

    def give(self, word: str, code: str) -> None:
        """Give a word to a code instead of the one that it had; an empty one is none."""
        before = self._held.pop(code, "")
        if self._owners.get(before) == code:
            del self._owners[before]
        if word:
            self._owners.setdefault(word.casefold(), code)
            self._held[code] = word.casefold()


class _Joining:
    """The work of one `join`: which ids, keys and tags are taken so far."""

    def __init__(self, known: Sequence[Code], *, change_known: bool, reserved: Collection[str]) -> None:
        self._reserved = reserved
        self._known = {code.id: code for code in known}
        self._free: dict[str, int] = {}
        self._change_known = change_known
        self._order = max((code.order for code in known), default=-1) + 1
        self._parents = {code.id: code.parent for code in known}
        self._ids: dict[str, str] = {}
        self._all: frozenset[str] = frozenset()
        live = [code for code in known if not code.retired]
        self._by_path = {_path(self._known, self._parents, code.id): code.id for code in reversed(live)}
        self._keys = _Owned((code.key, code.id) for code in live)
        self._tags = _Owned((code.tag, code.id) for code in live)

    def rows(self, told: Sequence[Told]) -> Iterator[Row]:
        """Yield a row for each code; a second code with the id of an earlier one is left out."""
        first = {one.code.id: one for one in reversed(told)}
        once = [one for one in told if first[one.code.id] is one]
        joining = {one.code.id: one.code for one in once}
        parents = {one.code.id: one.code.parent for one in once}
        taken: set[str] = set()
        for one in once:
            path = () if one.sure else _path(joining, parents, one.code.id)
            self._ids[one.code.id] = self._id(one, path)
        self._all = frozenset({*self._parents, *self._ids.values()})
        for number, one in enumerate(once):
            if self._ids[one.code.id] not in taken:
                taken.add(self._ids[one.code.id])
                yield self._row(one, self._order + (one.code.order if not self._known else number))

    def _id(self, one: Told, path: tuple[str, ...]) -> str:
        """Return which code of the corpus it is, else an id that can be a file's name."""
        key = one.code.id
        if key in self._known:
            return key
        if not one.sure:
            return self._by_path.get(path, key)
        if 0 < len(key) <= _LONGEST_ID and set(key) <= _SAFE:
            return key
        return f"code-{sha256(key.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"

    def _row(self, one: Told, order: int) -> Row:
        known = self._known.get(self._ids[one.code.id])
        remarks: list[str] = []
        code = replace(
            one.code,
            id=self._ids[one.code.id],
            parent=self._ids.get(one.code.parent, one.code.parent),
            merged_into=self._ids.get(one.code.merged_into, one.code.merged_into),
            stamps={},
        )
        if known is None:
            return self._new(replace(code, order=order), remarks)
        return self._met(known, code, one.fields, remarks)

    def _new(self, code: Code, remarks: list[str]) -> Row:
        if code.parent and (code.parent not in self._all or code.parent == code.id):
            remarks.append(f"the code above it, {code.parent}, is not there: it stands at the top")
            code = replace(code, parent="")
        code = self._apart(code, {"key": "", "tag": self._free_tag(code.tag)}, remarks)
        return Row(code=self._placed(code, remarks), known=None, fate="new", remarks=tuple(remarks))

    def _met(self, known: Code, code: Code, told: frozenset[str], remarks: list[str]) -> Row:
        """Return what becomes of a code that the corpus has already."""
        restored = known.retired and not known.merged_into and not (code.retired and "retired" in told)
        if known.retired and known.merged_into:
            remarks.append(f"it was merged into {self._name(known.merged_into)} and stays so")
        changed: dict[str, Any] = {"retired": False} if restored else {}
        if self._change_known and not (known.retired and not restored):
            wanted = {name: getattr(code, name) for name in sorted(told - _NEVER_CHANGED)}
            changed |= {name: value for name, value in wanted.items() if value != getattr(known, name)}
            changed |= {"retired": True} if "retired" in told and code.retired and not restored else {}
        made = replace(known, **changed)
        if restored:
            made = self._apart(made, {"key": "", "tag": self._free_tag(made.tag)}, remarks)
        elif {"key", "tag"} & changed.keys():
            made = self._apart(made, {"key": known.key, "tag": known.tag}, remarks)
        made = self._placed(made, remarks)
        names = dict.fromkeys((*changed, "key", "tag", "parent"))
        fields = tuple(name for name in names if getattr(made, name) != getattr(known, name))
        return Row(
            code=made,
            known=known,
            fate=self._fate(known, code, told, fields=fields, restored=restored),
            fields=fields,
            remarks=tuple(remarks),
        )

    def _fate(
        self, known: Code, code: Code, told: frozenset[str], *, fields: Sequence[str], restored: bool
    ) -> Fate:
        if restored:
            return "restored"
        if fields:
            return "changed"
        apart = {"order", "key", "tag", *_NEVER_CHANGED}
        alike = all(getattr(known, name) == getattr(code, name) for name in told - apart)
        return "same" if alike and (code.retired or not known.retired) else "kept"

    def _apart(self, code: Code, otherwise: Mapping[str, str], remarks: list[str]) -> Code:
        """Return a code whose key and tag are nobody else's; where they are, it has those of `otherwise`."""
        if code.retired:
            return replace(code, key="") if code.key else code
        why = self._why_not(code)
        if why:
            remarks.append(f"its key {code.key} {why}: it has {otherwise['key'] or 'none'}")
            code = replace(code, key=otherwise["key"])
        if code.tag and self._tags.owner(code.tag, code.id) != code.id:
            remarks.append(f"its tag {code.tag} is another code's here: it has {otherwise['tag'] or 'none'}")
            code = replace(code, tag=otherwise["tag"])
        self._keys.give(code.key, code.id)
        self._tags.give(code.tag, code.id)
        return code

    def _why_not(self, code: Code) -> str:
        """Say why a code cannot have its key; nothing when it can, or has none."""
        if len(code.key) > 1:
            return "is longer than one character"
        if code.key.casefold() in self._reserved:
            return "does something else in the text"
        return "is another code's here" if self._keys.owner(code.key, code.id) != code.id else ""

    def _free_tag(self, tag: str) -> str:
        free = self._free.get(tag.casefold(), 2)
        while self._tags.owner(f"{tag}{free}", ""):
            free += 1
        self._free[tag.casefold()] = free
        return f"{tag}{free}"

    def _placed(self, code: Code, remarks: list[str]) -> Code:
        """Return a code that is not below itself, nor below too many others."""
        self._parents[code.id] = code.parent
        above = list(islice(_above(self._parents, code.parent), DEEPEST))
        if code.id in above or len(above) == DEEPEST:
            why = "below itself" if code.id in above else f"below {DEEPEST} others"
            remarks.append(f"it would stand {why}: it stands at the top")
            code = replace(code, parent="")
            self._parents[code.id] = ""
        return code

    def _name(self, key: str) -> str:
        code = self._known.get(key)
        return code.name or key if code is not None else key


def _above(parents: Mapping[str, str], key: str) -> Iterator[str]:
    """Yield a code and those above it, up to the top or to one that was there already."""
    seen: set[str] = set()
    while key and key not in seen:
        seen.add(key)
        yield key
        key = parents.get(key, "")


def _path(codes: Mapping[str, Code], parents: Mapping[str, str], key: str) -> tuple[str, ...]:
    """Return the names from the top of the tree down to a code, large and small letters alike."""
    above = islice(_above(parents, key), DEEPEST)
    names = (codes[one].name if one in codes else one for one in above)
    return tuple(reversed([name.casefold() for name in names]))
