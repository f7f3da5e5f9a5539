"""`framing-annotator search`: the hits of a query in a corpus, as lines, rows or a concordance."""

import sys
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import get_args

import click

from annotator.cli import DONE, SOME_BAD
from annotator.cli._answering import CORPUS, OUTPUT
from annotator.cli._search_rows import FORMS, Form, told_count, told_error
from annotator.cli._streams import put, say
from annotator.corpus import Corpus
from annotator.corpus.index import index_path
from annotator.opening import open_corpus
from annotator.search import Count, Order, Portion, QueryError, Row, Search, SortKey, look, sort_rows

MANY = 5_000
"""Articles from which on it is worth telling that there is no index."""

_HELP = """Find QUERY in CORPUS, a corpus folder or a corpus in one JSON file. Nothing is changed.

\b
  sanctions regime          both words, anywhere in the article
  "special operation"       one word after the other
  sanction*                 words that begin so
  NEAR(sanctions gas, 5)    with at most 5 words in between
  war OR conflict           one of them
  -sport                    articles without it
  (a OR b) c                brackets
  /colou?r of \\w+/          a regular expression; /.../c where capitals count
Filters on articles
  outlet:rampart  outlet:="The Rampart"  byline:vale  language:en
  date:2024-03  date:2024-03..2024-05  date:2024..
  event:gas  event:none  state:done  state:done@kim
Filters on places: they choose among the hits
  zone:headline  voice:author  cue:hedge  code:tone  coder:kim
  -voice:quoted  what is not in such a place

Case, diacritics and the form of apostrophes do not count. A cue or a code without words finds the cues and
the annotations themselves, a filter on articles alone the articles.

A row holds article, start, end (code points of the article's text, the end not included), text, kind (words,
cue, annotation, article), label (the category or code), key, outlet, date and headline; with --kwic also left
and right, what stands around the hit.

How many hits there are, and in how many articles of which outlet, is said on standard error. The exit code is
3 when something could not be looked through.
"""


@click.command("search", short_help="Find words, patterns, cues and annotations in a corpus.", help=_HELP)
@CORPUS
@click.argument("query")
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMS)),
    default="text",
    show_default=True,
    help="What is written.",
)
@click.option("--kwic", is_flag=True, help="A concordance: each hit with what stands left and right of it.")
@click.option("--limit", type=click.IntRange(min=1), help="Stop after so many hits.")
@click.option(
    "--order",
    type=click.Choice(get_args(Order)),
    default="added",
    show_default=True,
    help="The order of the articles.",
)
@click.option(
    "--sort",
    "keys",
    multiple=True,
    type=click.Choice(get_args(SortKey)),
    help="Sort all hits; may be repeated: the first one counts most.",
)
@click.option("--diacritics", is_flag=True, help="Words count only with the same diacritics.")
@click.option(
    "--context",
    type=click.IntRange(0, 10_000),
    default=60,
    show_default=True,
    help="Code points on each side of a hit.",
)
@OUTPUT
def _search(
    *,
    corpus: Path,
    query: str,
    form: str,
    kwic: bool,
    limit: int | None,
    order: Order,
    keys: tuple[SortKey, ...],
    diacritics: bool,
    context: int,
    target: Path | None,
) -> int:
    with open_corpus(corpus, read_only=True) as opened:
        _tell_index(opened)
        try:
            found = Search(opened, query, order=order, diacritics=diacritics, context=context)
        except QueryError as error:
            raise click.UsageError(told_error(query, error)) from error
        hits = _Hits(found, limit=None if keys else limit)
        rows = sort_rows(hits, keys)[:limit] if keys else hits
        put(target, _pieces(rows, FORMS[form], kwic=kwic))
        say(told_count(hits.by_outlet, complete=hits.complete))
        return SOME_BAD if hits.troubles else DONE


class _Hits:
    """The rows of a search as they are found; what is counted and told on the way stays."""

    def __init__(self, found: Search, *, limit: int | None) -> None:
        self._found = found
        self._limit = limit
        self.by_outlet: dict[str, Count] = {}
        self.troubles = 0
        self.complete = False

    def __iter__(self) -> Iterator[Row]:
        yield from islice(self._all(), self._limit)

    def _all(self) -> Iterator[Row]:
        for task in self._found.tasks():
            portion = look(task)
            self._note(portion)
            yield from portion.rows
        self.complete = True

    def _note(self, portion: Portion) -> None:
        for outlet, count in portion.by_outlet.items():
            self.by_outlet[outlet] = self.by_outlet.get(outlet, Count()) + count
        self.troubles += len(portion.troubles)
        for trouble in portion.troubles:
            say(trouble)


def _pieces(rows: Iterable[Row], form: Form, *, kwic: bool) -> Iterator[bytes]:
    """Yield the output line by line, so that whoever reads along sees each hit when it is found."""
    yield from (line.encode("utf-8", "replace") for line in form(rows, kwic=kwic))


def _tell_index(corpus: Corpus) -> None:
    if corpus.path is None or len(corpus.articles()) < MANY or not sys.stderr.isatty():
        return
    if not index_path(corpus.info.id, corpus.path).exists():
        say(f"This is quicker with an index: framing-annotator index {corpus.path}")


COMMAND = _search
