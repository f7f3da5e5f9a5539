"""Which articles the navigator lists, in which order and under which headings; no widget is needed for it."""

from collections.abc import Collection, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from annotator.corpus.contents import Head
from annotator.model import State

SORTS = (
    ("added", "As they came in"),
    ("headline", "Headline"),
    ("outlet", "Outlet"),
    ("date", "Date, the oldest first"),
    ("newest", "Date, the newest first"),
    ("state", "State of work"),
)
GROUPS = (
    ("", "No groups"),
    ("outlet", "Outlet"),
    ("event", "Event"),
    ("day", "Day"),
    ("month", "Month"),
    ("state", "State of work"),
)
STATES: tuple[tuple[State, str], ...] = (
    ("discuss", "To discuss"),
    ("started", "Started"),
    ("new", "New"),
    ("done", "Done"),
)
"""How far the person who codes here is with an article; what asks for work comes first."""
UNDONE = "undone"
"""The value that shows articles in every state but done."""
STATE_FILTERS = ((UNDONE, "Not done yet"), *STATES)
_RANKS = {state: place for place, (state, _label) in enumerate(STATES)}
WITHOUT = {"outlet": "No outlet", "event": "No event", "day": "No date", "month": "No date"}


@dataclass(frozen=True, slots=True)
class Known:
    """What the list knows of an article; `searched` is what the words of the filter look at."""

    id: str
    title: str
    outlet: str
    day: str
    event: str
    copy_of: str
    searched: str

    @property
    def detail(self) -> str:
        """Return outlet and day in a line."""
        return " · ".join(part for part in (self.outlet, self.day) if part) or "No outlet, no date"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is shown: articles with all `words`, and with the `values` of outlet, event and state (of work).

    The empty string as a value means articles without one. `sample` is the id of one whose articles alone
    are shown.
    """

    words: tuple[str, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)
    sample: str = ""

    def __bool__(self) -> bool:
        return bool(self.words or self.values or self.sample)


@dataclass(frozen=True, slots=True)
class Heading:
    """The first row of a group; `value` is what its articles have in common, `shut` that they are hidden."""

    value: str
    label: str
    count: int
    done: int
    shut: bool


Thing = Heading | str
"""A row of the list: a heading, or the id of an article."""


def describe(head: Head, first_line: str = "") -> Known:
    """Return what is known of an article: its headline, else its first line; outlet, date, event."""
    title = " ".join((head.headline or first_line or "Untitled")[:300].split())
    searched = f"{title} {head.outlet} {head.date} {head.byline}".casefold()
    return Known(head.id, title, head.outlet, head.date[:10], head.event, head.copy_of, searched)


def in_order(articles: Iterable[Known], sort: str) -> list[Known]:
    """Return articles, given as they came in, in the order that one of `SORTS` names."""
    if sort == "headline":
        return sorted(articles, key=lambda one: one.title.casefold())
    if sort == "outlet":
        return sorted(articles, key=lambda one: (not one.outlet, one.outlet.casefold(), one.day))
    if sort == "date":
        return sorted(articles, key=lambda one: (not one.day, one.day))
    if sort == "newest":
        return sorted(articles, key=lambda one: one.day, reverse=True)
    return list(articles)


def by_state(articles: Iterable[Known], states: Mapping[str, State]) -> list[Known]:
    """Return articles by how far their coder is with them, else in the order in which they are given."""
    return sorted(articles, key=lambda one: _RANKS[states.get(one.id, "new")])


def matching(articles: Iterable[Known], wanted: Wanted, states: Mapping[str, State]) -> list[Known]:
    """Return the articles that are wanted, in the order in which they are given."""
    found = articles
    for name, value in wanted.values.items():
        if name == "state" and value == UNDONE:
            found = [one for one in found if states.get(one.id) != "done"]
        else:
            found = [one for one in found if value_of(one, name, states) == value]
    for word in wanted.words:
        found = [one for one in found if word in one.searched]
    return list(found)


def value_of(one: Known, group: str, states: Mapping[str, State]) -> str:
    """Return what decides to which group an article belongs; `states` are those that are not new."""
    if group == "state":
        return states.get(one.id, "new")
    if group == "outlet":
        return one.outlet
    if group == "event":
        return one.event
    return one.day[:7] if group == "month" else one.day


def label_of(value: str, group: str, events: Mapping[str, str]) -> str:
    """Return how a group is called; `events` has the names by id."""
    if not value:
        return WITHOUT[group]
    if group == "state":
        return next(label for state, label in STATES if state == value)
    return events.get(value, "") or value if group == "event" else value


def listed(
    articles: Sequence[Known],
    group: str,
    *,
    states: Mapping[str, State],
    events: Mapping[str, str],
    shut: Container[str],
    backwards: bool = False,
) -> list[Thing]:
    """Return the rows: the articles in the order given, each group under its heading where there are groups.

    Groups that are `shut` have a heading only. Days and months go `backwards` with the newest first; what has
    no outlet, event or date comes last.
    """
    if not group:
        return [one.id for one in articles]
    rooms: dict[str, list[str]] = {}
    for one in articles:
        rooms.setdefault(value_of(one, group, states), []).append(one.id)
    things: list[Thing] = []
    for value in _values(rooms, group, events, backwards=backwards):
        members = rooms[value]
        label = label_of(value, group, events)
        done = 0 if group == "state" else sum(states.get(one) == "done" for one in members)
        things.append(Heading(value, label, len(members), done, value in shut))
        if value not in shut:
            things += members
    return things


def _values(rooms: Collection[str], group: str, events: Mapping[str, str], *, backwards: bool) -> list[str]:
    if group == "state":
        return [value for value, _label in STATES if value in rooms]
    present = [value for value in rooms if value]
    dated = group in ("day", "month")
    present.sort(
        key=lambda value: (label_of(value, group, events).casefold(), value), reverse=dated and backwards
    )
    return [*present, *(value for value in rooms if not value)]
