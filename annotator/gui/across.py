"""Annotations about several articles in the window: where they are seen, what their articles are called."""

from collections import Counter
from collections.abc import Iterable

from annotator.gui.coding import short_words
from annotator.gui.heading import readable_date
from annotator.gui.workspace import Workspace
from annotator.model import Annotation


def where_to_see(workspace: Workspace, one: Annotation) -> str:
    """Return the article in which an annotation is shown: the open one if it has words there.

    Else the first that it has words in and that is not removed; empty when there is none.
    """
    places = one.articles or (one.article,)
    if workspace.here.article in places:
        return workspace.here.article
    return next((key for key in places if workspace.corpus.position(key) is not None), "")


def show_annotation(workspace: Workspace, one: Annotation) -> bool:
    """Show the article that an annotation has words in, if another one is open; say whether it is there."""
    article = where_to_see(workspace, one)
    if not article or workspace.corpus.position(article) is None:
        return False
    if workspace.here.article != article:
        workspace.show_article(article)
    return True


def article_name(workspace: Workspace, key: str) -> str:
    """Return what an article of an event is called in one line, as it may be seen: outlet, else headline."""
    corpus = workspace.corpus
    if key not in corpus.contents.heads:
        return "an article that is not here"
    head = workspace.masks.head(key)
    name = head.outlet or short_words(head.headline) or readable_date(head.date) or "an article"
    return name if corpus.position(key) is not None else f"{name} (removed)"


def names_of(workspace: Workspace, keys: Iterable[str]) -> dict[str, str]:
    """Return what articles are called, by their ids; where two have one name, their headlines follow it."""
    listed = list(dict.fromkeys(keys))
    names = {key: article_name(workspace, key) for key in listed}
    count = Counter(names.values())
    for key in (one for one in listed if count[names[one]] > 1 and one in workspace.corpus.contents.heads):
        head = workspace.masks.head(key)
        more = short_words(head.headline) or readable_date(head.date)
        names[key] = f"{names[key]}, {more}" if more and more != names[key] else names[key]
    return names


def article_names(workspace: Workspace, keys: Iterable[str]) -> str:
    """Return what articles are called, in one line."""
    return "; ".join(names_of(workspace, keys).values())


def across_said(one: Annotation, workspace: Workspace) -> str:
    """Say in which other articles the same is said, and from which it is absent."""
    also = [key for key in one.articles if key != workspace.here.article]
    told = [f"also in: {article_names(workspace, also)}"] if also else []
    if one.absent_from:
        told.append(f"absent from: {article_names(workspace, one.absent_from)}")
    return ", ".join(told)
