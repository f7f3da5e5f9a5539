"""Agentless passives against a treebank's."""

from collections.abc import Iterable, Iterator

from annotator.evaluation.contract import Beside, Row, Task
from annotator.evaluation.detection import Finder, scored, spans
from annotator.evaluation.gold import Gold
from annotator.evaluation.scoring import Counts, compared
from annotator.model import Span

CATEGORY = "agentless_passive"
LABEL = "passive_agentless"


def measure(data_set: str, rows: Iterable[Gold]) -> Iterator[Row]:
    """Yield a line that counts passives, which are the same when their participle is, and one for words."""
    finder = Finder([CATEGORY])
    passives, words = Counts(), Counts()
    for row in rows:
        found, gold = spans(finder.find(row.text)), row.spans.get(LABEL, ())
        words += compared(row.text, found, gold)
        passives += _participles(found, gold)
    yield Row(
        data_set=data_set,
        what="agentless passives",
        categories=finder.categories,
        unit="passives",
        texts=finder.watch.calls,
        found=passives.found,
        precision=passives.precision,
        recall=passives.recall,
        f1=passives.f1,
        share=words.share,
        pace=finder.watch.pace,
    )
    yield scored(words, finder, data_set=data_set, what="agentless passives, their words")


def _participles(found: Iterable[Span], gold: Iterable[Span]) -> Counts:
    """Compare passives by where they end, which is where the participle does."""
    ours, theirs = {span.end for span in found}, {span.end for span in gold}
    return Counts(len(ours & theirs), len(ours), len(theirs))


TASK = Task(
    title="Agentless passives",
    place=3,
    files=r"passives_.+",
    such_as="passives_<name>.jsonl",
    measure=measure,
    note="On sentences of the English Web Treebank (UD English-EWT) the figure is an in-sample one: the "
    "tagger was trained on the same sentences. They are not news either. The second line counts the "
    "words of the passives.",
    beside=(
        Beside(".924", "be or get, participle, no by-phrase, with this tagger on unseen news"),
        Beside("86 %", "of all full passives in news have no agent: a rate to compare with, not a score"),
    ),
)
