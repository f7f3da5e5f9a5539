"""Annotations about several articles in the window: where they are seen, what their articles are called."""

from collections.abc import Iterable

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
    name = head.outlet or head.headline[:60] or readable_date(head.date) or "an article"
    return name if corpus.position(key) is not None else f"{name} (removed)"


def article_names(workspace: Workspace, keys: Iterable[str]) -> str:
    """Return what articles are called; where two have one name, their dates or headlines tell them apart."""
    listed = list(dict.fromkeys(keys))
    names = {key: article_name(workspace, key) for key in listed}
    twice = [key for key in listed if list(names.values()).count(names[key]) > 1]
    for key in twice:
        if key in workspace.corpus.contents.heads:
            head = workspace.masks.head(key)
            more = readable_date(head.date) or head.headline[:40]
            names[key] = f"{names[key]}, {more}" if more else names[key]
    return "; ".join(names[key] for key in listed)


def across_said(one: Annotation, workspace: Workspace) -> str:
    """Say in which other articles the same is said, and from which it is absent."""
    also = [key for key in one.articles if key != workspace.here.article]
    told = [f"also in: {article_names(workspace, also)}"] if also else []
    if one.absent_from:
        told.append(f"absent from: {article_names(workspace, one.absent_from)}")
    return ", ".join(told)
