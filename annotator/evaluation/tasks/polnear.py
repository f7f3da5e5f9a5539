"""Reported speech in news: reporting cues, sources and contents against what PolNeAR's coders marked."""

from collections.abc import Iterable, Iterator, Sequence

from annotator.evaluation import REPORTING
from annotator.evaluation.contract import Beside, Row, Task
from annotator.evaluation.detection import Finder, scored, spans
from annotator.evaluation.gold import Gold
from annotator.evaluation.scoring import Counts, compared
from annotator.model import Cue, Span

WHAT = {"cue": "reporting cues", "source": "source spans", "content": "content spans"}


def measure(data_set: str, rows: Iterable[Gold]) -> Iterator[Row]:
    """Yield a line each for cues, sources and contents; the pace is that of finding all three."""
    finder = Finder(REPORTING)
    counts = dict.fromkeys(WHAT, Counts())
    for row in rows:
        cues = finder.find(row.text)
        for part in WHAT:
            counts[part] += compared(row.text, _part(cues, part), row.spans.get(part, ()))
    for part, what in WHAT.items():
        yield scored(counts[part], finder, data_set=data_set, what=what)


def _part(cues: Sequence[Cue], part: str) -> tuple[Span, ...]:
    if part == "cue":
        return spans(cues)
    found = (cue.source if part == "source" else cue.content for cue in cues)
    return tuple(span for span in found if span is not None)


TASK = Task(
    title="Reported speech",
    place=1,
    files=r"polnear_(?!.*coders).+",
    such_as="polnear_<name>.jsonl",
    measure=measure,
    note="Scored are the cues of attribution and attribution_loaded as the program offers them, with "
    "their source and content. Reporting verbs that are no cue (slurs, which are loaded language; "
    "verbs that report nothing) count as missed. A content that its attribution interrupts is one "
    "span from its first to its last word.",
    beside=(
        Beside(".513", "reporting cues: the GenderGapTracker list of quotation verbs alone (P .55, R .48)"),
        Beside("P .88, R .31", "reporting cues: the forms of say and tell alone"),
    ),
)
