"""How well people agree with one another on biased words: every two coders of the same sentence compared."""

from collections.abc import Iterable, Iterator

from annotator.evaluation.contract import Row, Task
from annotator.evaluation.gold import Gold
from annotator.evaluation.people import agreement
from annotator.evaluation.tasks.babe import LABEL

_BIASED = "Biased"


def measure(data_set: str, rows: Iterable[Gold]) -> Iterator[Row]:
    """Yield a line for all sentences, and one for pairs who both call the sentence biased."""
    coded = list(rows)
    yield agreement(coded, LABEL, data_set=data_set, what="two people: biased words")
    both = [row for row in coded if row.label == _BIASED]
    yield agreement(both, LABEL, data_set=data_set, what="two people: biased words, where both see bias")


TASK = Task(
    title="Evaluative wording, people compared",
    place=5,
    files=r"babe_.*coder.*",
    such_as="babe_<name>_per_coder.jsonl",
    measure=measure,
    note="BABE's coders against one another: all pairs, F1 alone. Where one sees no bias in a sentence "
    "and has marked nothing, all words of the other count against the agreement; the second line "
    "leaves such pairs out.",
)
