"""How well people agree with one another on reported speech: every two coders of an article compared."""

from collections.abc import Iterable, Iterator

from annotator.evaluation.contract import Row, Task
from annotator.evaluation.gold import Gold
from annotator.evaluation.people import agreement
from annotator.evaluation.tasks.polnear import WHAT


def measure(data_set: str, rows: Iterable[Gold]) -> Iterator[Row]:
    """Yield a line each for cues, sources and contents."""
    coded = list(rows)
    for part, what in WHAT.items():
        yield agreement(coded, part, data_set=data_set, what=f"two people: {what}")


TASK = Task(
    title="Reported speech, people compared",
    place=2,
    files=r"polnear_.*coders",
    such_as="polnear_<name>_coders.jsonl",
    measure=measure,
    note="PolNeAR's coders against one another on articles that several of them coded: all pairs of "
    "coders, F1 alone, since neither of two people is the gold standard.",
)
