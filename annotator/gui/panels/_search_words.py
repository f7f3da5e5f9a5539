"""What the search says in words: how to ask, what was found, what is wrong with a query."""

from collections.abc import Mapping

from annotator.gui.panels._search_table import NO_OUTLET
from annotator.gui.searching import MOST, Begun
from annotator.search import QueryError

HELP = (
    "word · begin* · “a phrase” · NEAR(a b, 5) · a OR b · -without · (…) · /expression/ · "
    "outlet: date:2024-03..2024-05 event: byline: language: state: zone: voice: cue: code: coder:"
)
HELP_IN_FULL = """word: articles with it; several words: with all of them
begin*: words that begin so
"a phrase": words one after the other
NEAR(sanctions gas, 5): with at most 5 words in between
a OR b, -without, (brackets)
/regular expression/, /.../c where capitals count
outlet:"The Rampart", date:2024-03..2024-05, event:, byline:, language:, state:coded: articles
zone:, voice:quoted, cue:hedge, code:, coder: hits in such places; alone: all of them"""
EMPTY = "Words that are typed above are looked for in all articles of the corpus."
NOTHING = "Nothing found."
KEYS = (
    "Enter opens a hit in its article, Esc or F6 leads back; Space shows it and stays in the list. "
    "A code's key codes the chosen hits."
)
_OUTLETS = 12


def summed_up(
    hits: Mapping[str, int], articles: int, begun: Begun, *, running: bool, complete: bool, troubles: int
) -> str:
    """Say in one line how much was found, by outlet too; of an unfinished search, what else there may be."""
    total = sum(hits.values())
    said = [f"{counted(total, 'hit')} in {counted(articles, 'article')}"]
    if not complete:
        some = "have one" if begun.exact else "may have one"
        said = [f"{said[0]} so far", f"{counted(begun.articles, 'article')} {some}"]
    if running:
        said.append("searching...")
    elif not complete and total >= MOST:
        said.append("no more are listed: ask for less")
    if troubles:
        said.append(f"{counted(troubles, 'article')} could not be looked through")
    return "  ·  ".join([", ".join(said), *outlets(hits, _OUTLETS)])


def outlets(hits: Mapping[str, int], most: int = 0) -> list[str]:
    """Return each outlet with its hits, the most first; of more than `most` the others are counted."""
    ranked = sorted(hits.items(), key=lambda item: (-item[1], item[0]))
    shown = ranked[:most] if most else ranked
    said = [f"{outlet or NO_OUTLET} {count:,}" for outlet, count in shown]
    rest = ranked[len(shown) :]
    return [*said, f"{len(rest):,} other outlets {sum(count for _, count in rest):,}"] if rest else said


def told(error: QueryError, query: str) -> str:
    """Say what is wrong with a query, and where."""
    meant = query[error.start : error.end]
    place = f"At character {error.start + 1:,}, “{meant}”" if meant.strip() else "At the end"
    return f"{place}: {error.message}"


def counted(count: int, what: str) -> str:
    """Return a number with its noun."""
    return f"{count:,} {what}" if count == 1 else f"{count:,} {what}s"
