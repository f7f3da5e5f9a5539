"""Full news articles without gold marks: how much of the running text is marked, and how fast."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from annotator.evaluation.contract import Beside, Row, Task
from annotator.evaluation.detection import Finder, Stopwatch, every_category, spans
from annotator.evaluation.gold import Gold
from annotator.evaluation.scoring import marked, words_of
from annotator.model import Cue
from annotator.text.loading import one_at_a_time

NOT_COUNTED = ("attribution", "agentless_passive", "nominalisation", "contrast")
"""Categories that mark grammar and structure; the sum of all others shows how coloured a page gets."""

ALL = "every category"
MOST = f"all but {', '.join(NOT_COUNTED)}"


def measure(data_set: str, rows: Iterable[Gold]) -> Iterator[Row]:
    """Yield the pace of finding everything and of TextBlob over the same texts, then the shares of words."""
    with one_at_a_time:
        from textblob import TextBlob

    finder, blob, words = Finder(every_category()), Stopwatch(), 0
    counts: dict[str, int] = defaultdict(int)
    for row in rows:
        cues = finder.find(row.text)
        if not blob.calls:
            _sentiment_of(TextBlob, row.text)  # loading its word list is not part of the pace
        blob.time(lambda text: _sentiment_of(TextBlob, text), row.text)
        running = words_of(row.text)
        words += len(running)
        for key, some in _groups(cues).items():
            counts[key] += len(marked(running, spans(some)))
    texts = finder.watch.calls

    def line(key: str, *, rule: str = "", categories: tuple[str, ...], pace: float | None = None) -> Row:
        share = counts[key] / words if words else None
        return Row(
            data_set=data_set,
            what=key,
            categories=categories,
            rule=rule,
            texts=texts,
            found=counts[key],
            share=share,
            pace=pace,
        )

    yield line(ALL, categories=finder.categories, pace=finder.watch.pace)
    yield Row(data_set=data_set, what="TextBlob(text).sentiment, same texts", texts=texts, pace=blob.pace)
    most = tuple(category for category in finder.categories if category not in NOT_COUNTED)
    yield line(MOST, categories=most)
    for category in finder.categories:
        yield line(category, categories=(category,))
        for rule in sorted(key for key in counts if key.startswith(f"{category}.")):
            yield line(rule, rule=rule, categories=(category,))


def _sentiment_of(blob: type, text: str) -> object:
    return blob(text).sentiment


def _groups(cues: Iterable[Cue]) -> dict[str, list[Cue]]:
    groups: dict[str, list[Cue]] = defaultdict(list)
    for cue in cues:
        keys = [ALL, cue.category, cue.rule]
        for key in keys if cue.category in NOT_COUNTED else [*keys, MOST]:
            groups[key].append(cue)
    return groups


TASK = Task(
    title="Running news text",
    place=6,
    files=r"articles_.+",
    such_as="articles_<name>.jsonl",
    measure=measure,
    note="The share says how much a reader sees coloured, not how much is right. Contrast is counted "
    "although it is off at first. The pace is that of one core; on another machine only its ratio "
    "to TextBlob carries over.",
    beside=(
        Beside("32 %", "of running words in news are in the extended Moral Foundations Dictionary (eMFD)"),
        Beside("11 %", "in the bias list of Recasens et al. 2013"),
        Beside("7 %, 4.7 %", "in the weak and the strong MPQA subjectivity clues"),
        Beside("6.7 %", "in VADER"),
        Beside("6.6 %", "in TextBlob's own list"),
        Beside("3.0 %", "among the negative words of Hu and Liu 2004"),
        Beside("1.5 %, .2 %", "among Hyland's hedges, Hooper's factives"),
    ),
)
