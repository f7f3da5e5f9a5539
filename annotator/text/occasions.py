"""Where and when something was said, told right behind the verb: `said Friday`, `wrote in an e-mail`.

Such words tell of the act of speaking and not of what is said: they are part of the cue.
"""

from annotator.text.phrases import is_time
from annotator.text.tagged import TaggedText
from annotator.text.word_lists import word_set

_OCCASIONS = word_set(
    "interview interviews statement statements speech speeches email e-mail emails letter letters memo "
    "tweet tweets post briefing conference debate rally hearing meeting call remarks testimony report "
    "article essay column op-ed editorial book memoir video ad message note release filing brief ruling "
    "opinion address appearance telephone phone podcast broadcast blog petition complaint lawsuit "
    "affidavit press"
)
_BEFORE_OCCASION = word_set("in at")
_ANY = word_set("a an his her their its")
_AFTERWARDS = word_set("then later again afterward afterwards")
_ENDS = word_set(". , : ; in at on \" “ ''")
_DAYS = word_set("monday tuesday wednesday thursday friday saturday sunday yesterday today")
_PARTS = word_set("morning afternoon evening night")
_BETWEEN = word_set("DT PRP$ JJ NN NNP VBN VBG HYPH POS RB")
_LONGEST = 7


def occasion_end(text: TaggedText, at: int, ceiling: int) -> int:
    """Return where the words on time and occasion that begin at token `at` end; `at` if there are none."""
    at = _past_manner(text, at, ceiling)
    day = _time_end(text, at, ceiling)
    end = _occasion_end(text, day, ceiling)
    if end == day:
        return end
    on = end + 1 if end < ceiling and text.words[end] == "on" else end
    further = _time_end(text, on, ceiling)
    return further if further > on else end


def _past_manner(text: TaggedText, at: int, ceiling: int) -> int:
    """Step over how it was said: `said sarcastically.`, `added later, `."""
    words = text.words
    manner = at < ceiling and (
        words[at] in _AFTERWARDS or (words[at].endswith("ly") and text.tag(at) == "RB")
    )
    return at + 1 if manner and (at + 1 == ceiling or words[at + 1] in _ENDS) else at


def _time_end(text: TaggedText, at: int, ceiling: int) -> int:
    words = text.words
    if at < ceiling and words[at] in _DAYS:
        end = at + 2 if at + 1 < ceiling and words[at + 1] in _PARTS else at + 1
        return at if end < ceiling and text.tag(end) in ("NN", "NNS", "NNP", "POS") else end
    if at + 1 < ceiling and words[at] in ("last", "this", "earlier", "late") and is_time(words[at + 1]):
        return at + 2
    return at


def _occasion_end(text: TaggedText, at: int, ceiling: int) -> int:
    words = text.words
    if at + 1 >= ceiling or words[at] not in _BEFORE_OCCASION or words[at + 1] not in _ANY:
        return at
    for end in range(at + 1, min(at + 1 + _LONGEST, ceiling)):
        if words[end] in _OCCASIONS and text.tag(end).startswith("NN") and _ends_phrase(text, end, ceiling):
            return end + 1
        if text.tag(end) not in _BETWEEN:
            break
    return at


def _ends_phrase(text: TaggedText, at: int, ceiling: int) -> bool:
    return at + 1 >= ceiling or text.words[at + 1] not in _OCCASIONS
