"""A document between a person and what it says: `issued a statement calling`, `sent a letter urging`."""

from annotator.model import Span
from annotator.text.clauses import Clause, VerbGroup
from annotator.text.phrases import noun_phrase_before, subject_before, verb_group_start
from annotator.text.word_lists import word_set

_HANDED_OUT = word_set(
    "issue issues issued issuing release releases released releasing publish publishes published publishing "
    "send sends sent sending write writes wrote written writing post posts posted posting deliver delivers "
    "delivered delivering circulate circulated unleash unleashed unleashing give gave given giving sign "
    "signed file files filed filing tweet tweeted make made makes"
)
_DOCUMENTS = word_set(
    "ad ads advertisement announcement announcements article articles brief briefs communique communiqué "
    "complaint complaints declaration email emails e-mail e-mails essay filing lawsuit letter letters memo "
    "memorandum message messages motion note notice op-ed opinion order ruling paper papers petition post "
    "posts proclamation report reports resolution speech statement statements text texts tweet tweets video "
    "videos"
)


def handed_out(sentence: Clause, group: VerbGroup) -> tuple[int, Span] | None:
    """Return the token with which such a cue begins, and who handed the document out; None if there is none.

    `group` is the verb that tells what the document says: a participle right behind it.
    """
    text, floor = sentence.text, group.clause.start
    if text.tag(group.head) != "VBG" or group.start != group.head:
        return None
    phrase = noun_phrase_before(text, group.start, floor)
    if phrase is None or phrase.start - 1 <= floor or text.words[phrase.start - 1] not in _HANDED_OUT:
        return None
    if _DOCUMENTS.isdisjoint(text.words[phrase.start : phrase.stop]):
        return None
    start = verb_group_start(text, phrase.start - 1, floor)
    subject = subject_before(text, start, floor)
    return None if subject is None else (start, sentence.span(subject.start, subject.stop))
