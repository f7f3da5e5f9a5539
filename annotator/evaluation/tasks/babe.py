"""Evaluative wording against the words that experts marked as biased in news sentences (BABE)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from annotator.evaluation import EVALUATIVE
from annotator.evaluation.contract import Beside, Row, Task
from annotator.evaluation.detection import Finder, scored, spans
from annotator.evaluation.gold import Gold
from annotator.evaluation.scoring import Counts, compared
from annotator.model import Cue

LABEL = "biased_word"


def measure(data_set: str, rows: Iterable[Gold]) -> Iterator[Row]:
    """Yield a line for all evaluative categories together, then the precision of each and of each rule."""
    finder = Finder(EVALUATIVE)
    counts: dict[str, Counts] = defaultdict(Counts)
    for row in rows:
        gold, cues = row.spans.get(LABEL, ()), finder.find(row.text)
        for key, some in _groups(cues).items():
            counts[key] += compared(row.text, spans(some), gold)
    yield scored(counts[""], finder, data_set=data_set, what="evaluative wording")
    for category in finder.categories:
        rules = sorted(key for key in counts if key.startswith(f"{category}."))
        for key in [category, *rules]:
            yield Row(
                data_set=data_set,
                what=key,
                categories=(category,),
                rule="" if key == category else key,
                texts=finder.watch.calls,
                found=counts[key].found,
                precision=counts[key].precision if counts[key].found else None,
                share=counts[key].found / counts[""].words if counts[""].words else None,
            )


def _groups(cues: Iterable[Cue]) -> dict[str, list[Cue]]:
    """Return the cues under the empty key, under their category, and under their rule."""
    groups: dict[str, list[Cue]] = {"": []}
    for cue in cues:
        for key in ("", cue.category, cue.rule):
            groups.setdefault(key, []).append(cue)
    return groups


TASK = Task(
    title="Evaluative wording",
    place=4,
    files=r"babe_(?!.*coder).+",
    such_as="babe_<name>.jsonl",
    measure=measure,
    note="Experts marked single words of single sentences, without the article around them, so part of "
    "what is missed is evaluation that no list of words can see. The categories and rules below the "
    "first line have only a precision: the gold data do not say which category a word belongs to.",
    beside=(
        Beside(".275", "the best single list: the negative words of Hu and Liu 2004"),
        Beside(".44", "a small token classifier trained on such data"),
        Beside(".42-.46", "trained experts compared with one another on the words"),
    ),
)
