"""What can be done with the articles that are chosen in the navigator."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QMenu

from annotator.gui.articles import edit_details, remove_articles
from annotator.gui.events import events_of, group_as_event, rename_event, take_out_of_event
from annotator.gui.exporting import export
from annotator.gui.panels._navigator_order import STATES
from annotator.gui.states import SIGNS, set_state
from annotator.gui.workspace import Workspace


def fill_menu(menu: QMenu, workspace: Workspace, chosen: Sequence[str]) -> None:
    """Put in what fits the chosen articles; nothing where none is chosen."""
    if not chosen:
        return
    if len(chosen) == 1:
        menu.addAction("Open", lambda: workspace.show_article(chosen[0]))
        menu.addAction("Details...", lambda: edit_details(workspace, chosen[0]))
        menu.addSeparator()
    states = menu.addMenu("State")
    for state, label in STATES:
        states.addAction(f"{SIGNS[state]}  {label}", partial(set_state, workspace, chosen, state))
    menu.addAction("Group as an event...", lambda: group_as_event(workspace, chosen))
    events = events_of(workspace, chosen)
    if events:
        menu.addAction("Take out of the event", lambda: take_out_of_event(workspace, chosen))
    if len(events) == 1:
        menu.addAction("Rename the event...", lambda: rename_event(workspace, events[0]))
        if len(workspace.corpus.articles_of(events[0])) > 1:
            menu.addAction("Side by side", lambda: workspace.columns_wanted.emit(tuple(chosen)))
    menu.addSeparator()
    several = len(chosen) > 1
    menu.addAction(
        f"Export {len(chosen):,} articles..." if several else "Export...", lambda: export(workspace, chosen)
    )
    label = f"Remove {len(chosen):,} articles" if several else "Remove from the corpus"
    menu.addAction(label, lambda: remove(workspace, chosen))


def remove(workspace: Workspace, chosen: Sequence[str]) -> None:
    """Remove the chosen articles; several only after a question."""
    if chosen and (len(chosen) == 1 or _is_meant(workspace, len(chosen))):
        remove_articles(workspace, chosen)


def _is_meant(workspace: Workspace, count: int) -> bool:
    return workspace.interaction.confirm(
        f"Remove {count:,} articles?",
        f"{count:,} articles leave the corpus, and their annotations with them. "
        "Undo (Ctrl+Z) brings all of them back.",
        yes=f"Remove {count:,} articles",
    )
