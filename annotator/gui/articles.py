"""What is done with whole articles: moving between them, correcting their details, removing them."""

from collections.abc import Sequence
from datetime import date, datetime

from annotator import edits
from annotator.gui.actions import action
from annotator.gui.workspace import Workspace

FIELDS = (
    ("headline", "Headline"),
    ("outlet", "Outlet"),
    ("byline", "Byline"),
    ("date", "Date (2024-12-30)"),
    ("url", "URL"),
    ("language", "Language (en, de, ...)"),
)


class Articles:
    """The Article menu."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    @action("&Next article", menu="Article", keys=["Ctrl+PgDown"], group=0, order=0)
    def next_article(self) -> None:
        """Show the article after the open one."""
        self._step(1)

    @action("&Previous article", menu="Article", keys=["Ctrl+PgUp"], group=0, order=1)
    def previous_article(self) -> None:
        """Show the article before the open one."""
        self._step(-1)

    @action(
        "&Details...",
        menu="Article",
        keys=["Ctrl+I"],
        group=1,
        order=0,
        tip="Headline, outlet, ...",
        needs="article",
    )
    def details(self) -> None:
        """Type in or correct the open article's metadata."""
        if self._workspace.article is not None:
            edit_details(self._workspace, self._workspace.article.id)

    @action("&Remove from the corpus", menu="Article", group=3, order=0, needs="article")
    def remove(self) -> None:
        """Take the open article out of the corpus; undo brings it back with all its annotations."""
        if self._workspace.article is not None:
            remove_articles(self._workspace, [self._workspace.article.id])

    def _step(self, by: int) -> None:
        workspace = self._workspace
        if workspace.article is None:
            return
        here = workspace.article.id
        present = workspace.listed if here in workspace.listed else workspace.corpus.articles()
        if here not in present:
            return
        at = present.index(here) + by
        if 0 <= at < len(present):
            workspace.show_article(present[at])


def chosen_articles(workspace: Workspace) -> tuple[str, ...]:
    """Return the articles that are chosen in the list, else the open one, else none."""
    if workspace.chosen:
        return workspace.chosen
    return (workspace.article.id,) if workspace.article is not None else ()


def edit_details(workspace: Workspace, article: str) -> None:
    """Ask for an article's metadata and keep what differs; a date that is none is asked for again."""
    described, seen = workspace.corpus.described(article), workspace.masks.described(article)
    shown = [one for one in FIELDS if getattr(seen, one[0]) == getattr(described, one[0])]  # nothing masked
    values = {name: getattr(described, name) for name, _ in shown}
    while True:
        answer = workspace.interaction.fill(
            "Article details", [(name, label, values[name]) for name, label in shown]
        )
        if answer is None:
            return
        if not answer.get("date") or is_date(answer["date"]):
            break
        values = answer
        message = f"“{answer['date']}” is not a date. Please write it as year-month-day, such as 2024-12-30."
        workspace.interaction.warn("Not a date", message)
    imported = workspace.corpus.article(article)
    fields = {
        name: None if answer[name] == getattr(imported, name) else answer[name]
        for name, _ in shown
        if answer[name] != getattr(described, name)
    }
    if fields:
        corrections = workspace.corpus.corrections(article)
        workspace.apply("Correct article details", lambda _hand: edits.correct(corrections, fields))


def remove_articles(workspace: Workspace, articles: Sequence[str]) -> None:
    """Take articles out of the corpus as one undoable step."""
    gone = [workspace.corpus.corrections(article) for article in articles]
    label = "Remove article" if len(gone) == 1 else f"Remove {len(gone)} articles"
    workspace.apply(label, lambda _hand: edits.remove_articles(gone))


def is_date(text: str) -> bool:
    """Say whether a text is a day or a time in ISO 8601."""
    try:
        date.fromisoformat(text)
    except ValueError:
        try:
            datetime.fromisoformat(text)
        except ValueError:
            return False
    return True
