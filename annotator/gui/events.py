"""Grouping articles into events by hand, each act one undoable step, and the windows that propose groups."""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from annotator import edits, machine
from annotator.gui.actions import action
from annotator.gui.articles import chosen_articles
from annotator.gui.workspace import Workspace
from annotator.model import Event

if TYPE_CHECKING:
    from annotator.gui.grouping.proposed_events import ProposedEvents
    from annotator.gui.grouping.shared_text import SharedText

LONGEST = 200
"""Code points of an event's name that are kept."""


class Events:
    """What the Article menu does with events; it acts on the chosen articles, else on the open one."""

    def __init__(self, workspace: Workspace, window: QWidget | None = None) -> None:
        self._workspace = workspace
        self._parent = window
        self._proposed: ProposedEvents | None = None
        self._shared: SharedText | None = None

    @action("&Group as an event...", menu="Article", keys=["Ctrl+G"], group=2, order=0)
    def group_as_event(self) -> None:
        """Say that the chosen articles tell of one happening: a new event, or one that is there."""
        group_as_event(self._workspace, chosen_articles(self._workspace))

    @action("&Take out of the event", menu="Article", group=2, order=1)
    def take_out_of_event(self) -> None:
        """Say that the chosen articles belong to no event."""
        take_out_of_event(self._workspace, chosen_articles(self._workspace))

    @action("Rename the &event...", menu="Article", group=2, order=2)
    def rename_event(self) -> None:
        """Give the event of the chosen articles another name."""
        events = events_of(self._workspace, chosen_articles(self._workspace))
        if len(events) == 1:
            rename_event(self._workspace, events[0])
        else:
            said = "These articles belong to several events." if events else "This article is in no event."
            self._workspace.told.emit(said)

    @action("&Proposed events...", menu="Article", group=2, order=3)
    def proposed_events(self) -> None:
        """Look for articles that may tell of one happening, and confirm or dismiss each proposal."""
        if self._proposed is None:
            from annotator.gui.grouping.proposed_events import ProposedEvents

            self._proposed = ProposedEvents(self._workspace, self._parent)
        self._proposed.show()
        self._proposed.activateWindow()
        self._proposed.look()

    @action("&Shared text...", menu="Article", group=2, order=4)
    def shared_text(self) -> None:
        """Look for articles that share text, compare them word by word and link copies."""
        if self._shared is None:
            from annotator.gui.grouping.shared_text import SharedText

            self._shared = SharedText(self._workspace, self._parent)
        self._shared.show()
        self._shared.activateWindow()
        self._shared.look()


def group_as_event(workspace: Workspace, articles: Sequence[str]) -> None:
    """Ask to which event articles shall belong, or for the name of a new one, and group them."""
    if not articles:
        return
    corpus = workspace.corpus
    known = corpus.events()
    if known:
        counts = Counter(corpus.head(key).event for key in corpus.articles())
        labels = [f"{one.name or one.id} ({_many(counts[one.id])})" for one in known]
        title = f"Group {_many(len(articles))}"
        chosen = workspace.interaction.choose(title, "To which event?", ["A new event...", *labels])
        if chosen is None:
            return
        if chosen > 0:
            join(workspace, articles, known[chosen - 1])
            return
    name = workspace.interaction.ask_text("New event", "What the event is called:")
    if name and name.strip():
        join(workspace, articles, new_event(name))


def new_event(name: str) -> Event:
    """Return an event that is not in the corpus yet."""
    return Event(id=machine.mint("event"), name=" ".join(name.split())[:LONGEST])


def join(workspace: Workspace, articles: Sequence[str], event: Event) -> bool:
    """Group articles as an event, new or not, as one step; say whether that changed anything."""
    corpus = workspace.corpus
    known = corpus.event(event.id) is not None
    moved = [corpus.corrections(key) for key in articles if corpus.head(key).event != event.id]
    label = f"Group as {event.name}"
    done = workspace.apply(label, lambda _hand: edits.group(moved, event.id if known else event))
    if done:
        workspace.told.emit(f"{_many(len(moved))} grouped as {event.name}")
    return bool(done)


def take_out_of_event(workspace: Workspace, articles: Sequence[str]) -> None:
    """Say that articles belong to no event."""
    corpus = workspace.corpus
    grouped = [corpus.corrections(key) for key in articles if corpus.head(key).event]
    if not grouped:
        workspace.told.emit("No event to take anything out of.")
        return
    workspace.apply("Take out of the event", lambda _hand: edits.group(grouped, ""))


def events_of(workspace: Workspace, articles: Sequence[str]) -> tuple[str, ...]:
    """Return the ids of the events of some articles, each once."""
    corpus = workspace.corpus
    return tuple(dict.fromkeys(event for key in articles if (event := corpus.head(key).event)))


def rename_event(workspace: Workspace, key: str) -> None:
    """Ask for another name of an event."""
    event = workspace.corpus.event(key)
    if event is None:
        return
    name = workspace.interaction.ask_text("Rename the event", "What the event is called:", event.name)
    if name and name.strip():
        fields = {"name": " ".join(name.split())[:LONGEST]}
        workspace.apply("Rename event", lambda _hand: edits.change_event(event, fields))


def _many(count: int) -> str:
    return "1 article" if count == 1 else f"{count:,} articles"
