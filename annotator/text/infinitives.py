"""Who speaks in an infinitive: `forced X to admit`, `X used the speech to attack`, `X met Y to discuss`."""

from annotator.model import Span
from annotator.text.clauses import FINITE, Clause, VerbGroup
from annotator.text.phrases import subject_before, verb_group_start
from annotator.text.word_lists import word_set

_CAUSING = word_set(
    "force forces forced forcing lead leads led leading prompt prompts prompted prompting cause causes "
    "caused causing compel compels compelled push pushes pushed pressure pressured drive drives drove "
    "driven"
)
# What people do in order to speak: behind these, an infinitive tells that it was said.
_OCCASIONS = word_set(
    "use uses used using take takes took taken hold holds held call calls called convene convened meet "
    "meets met gather gathers gathered appear appeared go goes went gone turn turned release released issue "
    "issued stood join joined interrupt interrupted rally rallied rise rose come came seize seized write "
    "wrote visited"
)
_FARTHEST = 12


def speaker_of_infinitive(sentence: Clause, group: VerbGroup) -> Span | None:
    """Return who does what an infinitive of a verb of speech tells, where it tells that it was done."""
    text, floor, to = sentence.text, group.clause.start, group.start - 1
    if text.tag(group.head) != "VB" or to <= floor or text.words[to] != "to":
        return None
    doer = subject_before(text, to, floor)
    if doer is not None and doer.start > floor and text.words[doer.start - 1] in _CAUSING:
        return sentence.span(doer.start, doer.stop)
    for at in range(to - 1, max(floor, to - _FARTHEST), -1):
        if text.words[at] in _OCCASIONS and text.tag(at).startswith("VB"):
            subject = subject_before(text, verb_group_start(text, at, floor), floor)
            if subject is None or text.words[subject.start] in ("it", "there"):
                return None
            return sentence.span(subject.start, subject.stop)
        if text.tag(at) in FINITE or text.words[at] in (",", "to"):
            return None
    return None
