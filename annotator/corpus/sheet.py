"""What one coder did in one article, in memory: by id, and in the order of the text."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from annotator.corpus.merge import merge_extra, merge_many, merge_unread
from annotator.corpus.wire import Json
from annotator.model import Annotation, ArticleState, Decision, Marked, State

Whole = TypeVar("Whole", Annotation, Decision, ArticleState)


class Shelf(Generic[Whole]):
    """Values by id, tombstones too, and the live ones by `(start, end, id)`; a put costs a binary search."""

    def __init__(self, values: Mapping[str, Whole] | None = None) -> None:
        self.by_id: dict[str, Whole] = dict(values or {})
        self._keys: list[tuple[int, int, str]] | None = None
        self._live: list[Whole] = []
        self._shown: tuple[Whole, ...] | None = None

    def put(self, value: Whole) -> None:
        """Take in a new value, or a new version of a known one."""
        old = self.by_id.get(value.id)
        self.by_id[value.id] = value
        self._shown = None
        if self._keys is None:
            return
        if old is not None and not old.deleted:
            place = bisect_left(self._keys, _key(old))
            del self._keys[place], self._live[place]
        if not value.deleted:
            place = bisect_left(self._keys, _key(value))
            self._keys.insert(place, _key(value))
            self._live.insert(place, value)

    def live(self) -> tuple[Whole, ...]:
        """Return the values that are not deleted, in the order of the text."""
        if self._keys is None:
            self._live = sorted((one for one in self.by_id.values() if not one.deleted), key=_key)
            self._keys = [_key(one) for one in self._live]
        if self._shown is None:
            self._shown = tuple(self._live)
        return self._shown


def _key(value: Marked) -> tuple[int, int, str]:
    return value.start, value.end, value.id


@dataclass(slots=True)
class Sheet:
    """What one annotation file holds; `unread` entries could not be used and are written back untouched."""

    article: str
    coder: str
    annotations: Shelf[Annotation] = field(default_factory=Shelf)
    decisions: Shelf[Decision] = field(default_factory=Shelf)
    states: Shelf[ArticleState] = field(default_factory=Shelf)
    unread_annotations: list[Json] = field(default_factory=list)
    unread_decisions: list[Json] = field(default_factory=list)
    unread_states: list[Json] = field(default_factory=list)
    extra: dict[str, Json] = field(default_factory=dict)

    def put(self, value: Marked) -> None:
        """Take in a new value, or a new version of a known one."""
        if isinstance(value, Annotation):
            self.annotations.put(value)
        elif isinstance(value, Decision):
            self.decisions.put(value)
        else:
            self.states.put(value)

    def get(self, value: Marked) -> Marked | None:
        """Return the known version of a value."""
        if isinstance(value, Annotation):
            return self.annotations.by_id.get(value.id)
        if isinstance(value, Decision):
            return self.decisions.by_id.get(value.id)
        return self.states.by_id.get(value.id)

    def values(self) -> Iterable[Marked]:
        """Return all annotations, then all decisions and states, tombstones too."""
        yield from self.annotations.by_id.values()
        yield from self.decisions.by_id.values()
        yield from self.states.by_id.values()

    def worked_in(self) -> bool:
        """Say whether there is an annotation or a decision that is not deleted."""
        shelves = self.annotations.by_id.values(), self.decisions.by_id.values()
        return any(not one.deleted for shelf in shelves for one in shelf)

    def how_far(self) -> State:
        """Return the state that was said; where none was, or a new one, whether anything was done."""
        for one in self.states.by_id.values():
            if not one.deleted and one.state != "new":
                return one.state
        return "started" if self.worked_in() else "new"


def merge_sheets(one: Sheet, other: Sheet) -> Sheet:
    """Merge two versions of one coder's file on one article; changes neither."""
    return Sheet(
        article=one.article,
        coder=one.coder,
        annotations=Shelf(merge_many(one.annotations.by_id, other.annotations.by_id)),
        decisions=Shelf(merge_many(one.decisions.by_id, other.decisions.by_id)),
        states=Shelf(merge_many(one.states.by_id, other.states.by_id)),
        unread_annotations=merge_unread(one.unread_annotations, other.unread_annotations),
        unread_decisions=merge_unread(one.unread_decisions, other.unread_decisions),
        unread_states=merge_unread(one.unread_states, other.unread_states),
        extra=merge_extra(one.extra, other.extra),
    )
