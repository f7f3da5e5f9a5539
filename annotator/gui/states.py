"""How far the coder is with an article: done and on to the next, to discuss, started, new."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from annotator import edits
from annotator.gui.actions import action
from annotator.gui.workspace import Workspace
from annotator.model import Change, Hand, State

if TYPE_CHECKING:
    from annotator.answers import Missing

SIGNS: Mapping[State, str] = {"new": "○", "started": "◐", "done": "●", "discuss": "?"}
"""The signs of the states: shapes that stay apart without colour."""
WORDS: Mapping[State, str] = {"new": "new", "started": "started", "done": "done", "discuss": "to discuss"}


class States:
    """What the Article menu says of an article's state."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    @action(
        "Article d&one, and on to the next",
        menu="Article",
        keys=["Ctrl+Return", "Ctrl+Enter"],
        group=0,
        order=2,
        needs="article",
        tip="Mark the open article as done and go to the next one that is not",
    )
    def done_and_on(self) -> None:
        """Mark the open article as done and show the next one in the list that is not done.

        What has to be answered and is not is told, and hinders nothing. Where a sample shows cues in what
        was coded blind, the article stays until it is done once more.
        """
        from annotator.answers import missing

        workspace = self._workspace
        if workspace.article is None:
            return
        here = workspace.article.id
        left = missing(workspace.corpus.codes(), workspace.here.annotations())
        following = next_undone(workspace, here)
        blind = workspace.mode == "blind"
        if workspace.states.of(here) != "done" and not set_state(workspace, [here], "done"):
            return
        if blind and workspace.mode != "blind":
            workspace.told.emit("Done blind: cues are shown now. Once more goes to the next article.")
            return
        told = ["Done." if following else "Done: there is no article left that is not.", said_missing(left)]
        if following:
            told += _shown(workspace, following)
        workspace.told.emit(" ".join(filter(None, told)))

    @action(
        "To d&iscuss",
        menu="Article",
        keys=["Ctrl+D"],
        group=0,
        order=3,
        tip="... or no longer",
        needs="article",
    )
    def discuss(self) -> None:
        """Mark the open article as one to discuss, or take that off again."""
        article = self._workspace.article
        if article is not None:
            is_so = self._workspace.states.of(article.id) == "discuss"
            self._say("new" if is_so else "discuss")

    @action("Mark as d&one", menu="Article", submenu="St&ate", group=0, order=4, needs="article")
    def mark_done(self) -> None:
        """Mark the open article as done, and stay."""
        self._say("done")

    @action("Mark as &started", menu="Article", submenu="St&ate", group=0, order=5, needs="article")
    def mark_started(self) -> None:
        """Mark the open article as started, whatever is in it."""
        self._say("started")

    @action("Mark as &new", menu="Article", submenu="St&ate", group=0, order=6, needs="article")
    def mark_new(self) -> None:
        """Take back what was said of the open article: it counts as started as soon as anything is in it."""
        self._say("new")

    def _say(self, state: State) -> None:
        workspace = self._workspace
        if workspace.article is None:
            return
        set_state(workspace, [workspace.article.id], state)
        now = workspace.states.of(workspace.article.id)
        because = "" if now == state else ": something was annotated or decided in it"
        workspace.told.emit(f"This article is {WORDS[now]}{because}.")


def set_state(workspace: Workspace, articles: Sequence[str], state: State) -> bool:
    """Say how far the coder is with articles, as one undoable step; say whether that changed anything."""
    label = f"Mark as {WORDS[state]}" if len(articles) == 1 else f"Mark {len(articles):,} as {WORDS[state]}"
    corpus = workspace.corpus

    def make(hand: Hand) -> Change:
        changes = [
            edits.set_state(corpus.state(article, hand.coder), article, state, hand) for article in articles
        ]
        return sum(changes, Change())

    return bool(workspace.apply(label, make))


def _shown(workspace: Workspace, article: str) -> list[str]:
    """Show an article; return what was told by that, which would be gone with what is told next."""
    said: list[str] = []
    listening = workspace.told.connect(said.append)
    workspace.show_article(article)
    workspace.told.disconnect(listening)
    return said


def next_undone(workspace: Workspace, here: str) -> str:
    """Return the next article in the order of the list that is not done, from the top again at its end.

    The empty string where all others are done.
    """
    listed = workspace.listed if here in workspace.listed else workspace.corpus.articles()
    at = listed.index(here) + 1 if here in listed else 0
    states = workspace.states.all()
    waiting = (one for one in (*listed[at:], *listed[:at]) if one != here and states.get(one) != "done")
    return next(waiting, "")


def said_missing(left: Sequence[Missing]) -> str:
    """Say in a sentence what has to be answered and is not; nothing when nothing has."""
    if not left:
        return ""
    named = dict.fromkeys(f"{one.attribute.name or one.attribute.id} ({one.code.name})" for one in left)
    shown = ", ".join(list(named)[:3])
    more = f" and {len(named) - 3} more" if len(named) > 3 else ""
    answers = "1 answer is" if len(left) == 1 else f"{len(left)} answers are"
    return f"{answers} still missing in it: {shown}{more}."
