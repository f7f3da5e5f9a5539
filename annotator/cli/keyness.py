"""`framing-annotator keyness`: the words and phrases that one outlet uses more than others."""

import csv
import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import click

from annotator.cli import DONE, SOME_BAD
from annotator.cli._streams import printable, put, say
from annotator.comparison.asked import chosen_articles
from annotator.comparison.copies import without_copies
from annotator.comparison.keyness import FEWEST_ARTICLES, LONGEST, Key, Keyness, keyness
from annotator.errors import InputError
from annotator.opening import open_corpus

COLUMNS = (
    *("side", "text", "count", "other_count", "articles", "other_articles"),
    *("z", "g2", "bic", "log_ratio", "dp", "adjusted_p"),
)
SHOWN = 20
"""Key words a side in the table for a terminal."""

_Form = Callable[[Keyness, str, str], Iterator[str]]


@click.command("keyness", short_help="Words and phrases that one outlet uses more than others.")
@click.argument("corpus", type=click.Path(path_type=Path))
@click.option("--outlet", required=True, metavar="NAME", help="The outlet whose words are looked at.")
@click.option("--against", metavar="NAME", help="The outlet they are compared with; else all others.")
@click.option("--event", metavar="EVENT", help="Only articles of this event, by its name or id.")
@click.option(
    "--phrase",
    "length",
    type=click.IntRange(1, LONGEST),
    default=1,
    show_default=True,
    help="Words a phrase.",
)
@click.option(
    "--articles",
    "fewest",
    type=click.IntRange(1),
    default=FEWEST_ARTICLES,
    show_default=True,
    help="How many articles of a side have to have it.",
)
@click.option("--copies", is_flag=True, help="Count copies of other articles, too, and not each text once.")
@click.option(
    "--format", "form", type=click.Choice(["text", "csv", "json"]), default="text", show_default=True
)
@click.option(
    "--output",
    "target",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write to this file, which appears when it is complete, instead of standard output.",
)
def _keyness(
    *,
    corpus: Path,
    outlet: str,
    against: str | None,
    event: str | None,
    length: int,
    fewest: int,
    copies: bool,
    form: str,
    target: Path | None,
) -> int:
    """Find words or phrases of CORPUS that one outlet uses more, or less, than others.

    They are ranked by log-odds with an informative Dirichlet prior (Monroe, Colaresi & Quinn 2008), beside
    log-likelihood, BIC and log ratio, and how unevenly each is spread over articles (Gries 2008): words that
    come from few articles say little of an outlet.
    """
    opened = open_corpus(corpus, read_only=True)
    try:
        every, _over = chosen_articles(opened, event or "", ())
        keys = every if copies else without_copies(opened, every)
        present = {opened.head(key).outlet for key in keys}
        for name in filter(None, (outlet, against)):
            if name not in present:
                there = ", ".join(sorted(one for one in present if one)) or "none is named"
                raise InputError(f"there is no outlet “{name}”; {there}")
        here = [key for key in keys if opened.head(key).outlet == outlet]
        there_keys = [
            key
            for key in keys
            if opened.head(key).outlet != outlet and against in (None, opened.head(key).outlet)
        ]
        found = keyness(
            map(opened.described, here), map(opened.described, there_keys), length=length, fewest=fewest
        )
        pieces = _FORMS[form](found, outlet, against or "all others")
        put(target, (piece.encode("utf-8") for piece in pieces))
        for problem in opened.problems:
            say(f"{problem.file}{f':{problem.where}' if problem.where else ''}: {problem.message}")
        return SOME_BAD if opened.problems else DONE
    finally:
        opened.close()


COMMAND = _keyness


def _rows(found: Keyness, here: str, there: str) -> Iterator[tuple[str, Key]]:
    yield from ((here, key) for key in found.here)
    yield from ((there, key) for key in found.there)


def _cells(side: str, key: Key) -> list[object]:
    counts = (side, key.text, key.count, key.other_count, key.articles, key.other_articles)
    return [*counts, key.z, key.g2, key.bic, key.log_ratio, key.dp, key.adjusted]


def _as_text(found: Keyness, here: str, there: str) -> Iterator[str]:
    yield (
        printable(
            f"{here}: {found.words:,} words in {found.articles:,} articles; {there}: {found.other_words:,} "
            f"in {found.other_articles:,}. {found.tested:,} words or phrases tested."
        )
        + "\n"
    )
    for side, keys in ((here, found.here), (there, found.there)):
        yield printable(f"\nMore in {side}") + "\n"
        width = max((len(key.text) for key in keys[:SHOWN]), default=0)
        for key in keys[:SHOWN]:
            count = f"{key.count:,} : {key.other_count:,}"
            of = f"{key.articles:,} : {key.other_articles:,} articles"
            line = (
                f"{key.text:{width}}  z {key.z:6.2f}  {count:>13}  {of:>20}  log ratio {key.log_ratio:5.2f}"
            )
            star = "  *" if key.adjusted < 0.05 else ""
            yield printable(f"  {line}  DP {key.dp:.2f}{star}") + "\n"
    yield "\n* p < .05, corrected for all that were tested; words of one article are not independent.\n"


def _as_csv(found: Keyness, here: str, there: str) -> Iterator[str]:
    for cells in (COLUMNS, *(_cells(side, key) for side, key in _rows(found, here, there))):
        line = io.StringIO()
        csv.writer(line, lineterminator="\r\n").writerow(cells)
        yield line.getvalue()


def _as_json(found: Keyness, here: str, there: str) -> Iterator[str]:
    rows = [dict(zip(COLUMNS, _cells(side, key), strict=True)) for side, key in _rows(found, here, there)]
    for row in rows:
        if row["log_ratio"] in (float("inf"), float("-inf")):
            row["log_ratio"] = None
    said = {
        "here": here,
        "there": there,
        "words": found.words,
        "other_words": found.other_words,
        "articles": found.articles,
        "other_articles": found.other_articles,
        "tested": found.tested,
        "keys": rows,
    }
    yield json.dumps(said, ensure_ascii=False, indent=2) + "\n"


_FORMS: dict[str, _Form] = {"text": _as_text, "csv": _as_csv, "json": _as_json}
