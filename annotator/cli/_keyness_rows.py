"""Key words as the command line writes them: a table for a terminal, CSV, JSON."""

import json
from collections.abc import Callable, Iterator
from math import isfinite

from annotator.cli._streams import printable
from annotator.comparison.keyness import Key, Keyness
from annotator.csv_lines import csv_line

COLUMNS = (
    *("side", "text", "count", "other_count", "articles", "other_articles"),
    *("z", "g2", "bic", "log_ratio", "dp_norm", "adjusted_p"),
)
SHOWN = 20
"""Key words a side in the table for a terminal."""

_Form = Callable[[Keyness, str, str], Iterator[str]]


def _rows(found: Keyness, here: str, there: str) -> Iterator[tuple[str, Key]]:
    yield from ((here, key) for key in found.here)
    yield from ((there, key) for key in found.there)


def _cells(side: str, key: Key) -> list[object]:
    counts = (side, key.text, key.count, key.other_count, key.articles, key.other_articles)
    ratio = key.log_ratio if isfinite(key.log_ratio) else None  # the other side never has it
    return [*counts, key.z, key.g2, key.bic, ratio, key.dp, key.adjusted]


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
            ratio = f"{key.log_ratio:5.2f}" if isfinite(key.log_ratio) else "    -"
            line = f"{key.text:{width}}  z {key.z:6.2f}  {count:>13}  {of:>20}  log ratio {ratio}"
            star = "  *" if key.adjusted < 0.05 else ""
            yield printable(f"  {line}  DP {key.dp:.2f}{star}") + "\n"
    yield (
        "\n* p < .05, corrected for all that were tested; words of one article are not independent. The log "
        "ratio is a dash where the other side never has the word. DP is normalised: 0 evenly over the "
        "articles of the side that has more of it, 1 in one alone.\n"
    )


def _as_csv(found: Keyness, here: str, there: str) -> Iterator[str]:
    yield csv_line(COLUMNS)
    yield from (csv_line(_cells(side, key)) for side, key in _rows(found, here, there))


def _as_json(found: Keyness, here: str, there: str) -> Iterator[str]:
    rows = [dict(zip(COLUMNS, _cells(side, key), strict=True)) for side, key in _rows(found, here, there)]
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


FORMS: dict[str, _Form] = {
    "text": _as_text,
    "csv": _as_csv,
    "json": _as_json,
}
