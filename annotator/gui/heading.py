"""What stands above an article: its headline, and outlet, date, byline and length in one line."""

from collections.abc import Sequence
from datetime import date, datetime

from annotator.corpus.contents import Head
from annotator.gui.article_view import Header
from annotator.gui.workspace import Workspace
from annotator.model import Article
from annotator.text.months import MONTHS
from annotator.text.words import count_article

MOST_LINKED = 3
"""Outlets that the line under a headline names of those with a copy of the article."""


def header_for(workspace: Workspace, key: str, *, brief: bool = False) -> Header:
    """Return what stands above an article of the open corpus, as it may be seen.

    `brief` leaves out what a column's head says already: outlet, date and length.
    """
    corpus, masks = workspace.corpus, workspace.masks
    article, masked = masks.described(key), masks.hidden(key)
    linked = [article.copy_of, *corpus.copies_of(key)]
    heads = [masks.head(one) for one in linked if one in corpus.contents.heads]
    words = 0 if brief else count_article(corpus.article(key) if masked else article)
    return header_of(article, heads, words=words, masked=bool(masked & {"outlet", "date"}), brief=brief)


def header_of(
    article: Article,
    linked: Sequence[Head] = (),
    *,
    words: int | None = None,
    masked: bool = False,
    brief: bool = False,
) -> Header:
    """Return what stands above an article: headline, and outlet, date, byline and length in one line.

    `linked` are the articles that it is linked with as copies, `words` how many it has if its text is not
    whole. What is `masked` is not missing. `brief` leaves out outlet, date and length.
    """
    length = f"{count_article(article) if words is None else words:,} words"
    known = [article.outlet, readable_date(article.date), article.byline, length]
    if brief:
        known = [article.byline]
    if linked:
        others = dict.fromkeys(one.outlet or one.headline[:60] or "another article" for one in linked)
        known.append("shares its text with " + ", ".join(list(others)[:MOST_LINKED]))
    details = " · ".join(part for part in known if part)
    if not (masked or (article.outlet and article.date)):
        details += " · add outlet and date with Ctrl+I"
    return Header(headline=article.headline, details=details)


def readable_date(text: str, *, short: bool = False) -> str:
    """Return an ISO 8601 date in words; what is none, as it is."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        try:
            day = datetime.fromisoformat(text).date()
        except ValueError:
            return text
    month = MONTHS[day.month - 1]
    return f"{day.day} {month[:3] if short else month} {day.year}"
