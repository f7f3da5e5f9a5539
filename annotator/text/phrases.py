"""Noun phrases and verb groups, read off part-of-speech tags: the little grammar that attribution needs.

All positions are token indices, all ranges half open and inside one sentence.
"""

from annotator.text.tagged import TaggedText
from annotator.text.word_lists import word_set

NOUNS = word_set("NNPS FW NNS PRP NN NNP CD ADD")
_INSIDE = NOUNS | {"DT", "PDT", "JJ", "JJR", "JJS", "POS", "PRP$", "HYPH", "$", "AFX", "SYM"}
_LINKS = word_set("for of against with in from on between at to by near")
_RELATIVES = frozenset({"who", "which", "that"})
_AUXILIARIES = word_set(
    "have has had having is are was were be been being am 's 're 've 'd 'll do does did will would can "
    "could may might must shall should wo ca not n't get gets got"
)
BE = word_set("were being got gets is are been am get be was 're 's")
_CATENATIVES = word_set(
    "continue continues continued continuing begin begins began refuse refuses refused decline declines "
    "declined try tries tried trying appear appears appeared seem seems seemed go goes went used want "
    "wants wanted hope hopes fail fails failed start starts started manage managed expect expects "
    "expected need needs needed have has had like likes liked love loves loved dare dared continuing "
    "attempt attempts attempted attempting sought rushed came come proceeded tend tends"
)
_OPENERS = word_set("however when where there so as even only")
_SUBJECT_ENDS = word_set("PRP NNP NNPS NN NNS WP WDT")
_ALSO_NOUNS = word_set("attempt attempts hopes need needs start tries fails likes loves")
_BEFORE_TO = word_set("able unable quick slow yet careful set bound")
_NO_NAMES = word_set("WRB WP WDT IN CC RB MD EX TO DT")
_STOPS = word_set("something anything nothing everything — – ― --")
_TO_PARTICIPLE = word_set("by on in at from for with to of")
_DASHES = word_set("— – ― --")
_GO = word_set("go goes going went gone")
_TIME_WORDS = word_set(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight january "
    "february march april june july august september october november december week month year morning "
    "afternoon evening night earlier later last this "
    "jan feb aug sept oct nov dec"
)


def is_time(word: str) -> bool:
    """Say whether the word tells the time: a weekday, a month, `earlier`."""
    return word in _TIME_WORDS


def verb_group_start(text: TaggedText, head: int, floor: int) -> int:
    """Return where the verb group with this head begins: its auxiliaries, adverbs and negations included."""
    words = text.words
    start = head
    while start > floor:
        before = start - 1
        if words[before] == "'s" and text.tag(before) == "POS" and not _is_pronoun(text, before - 1, floor):
            break
        if words[before] in _AUXILIARIES or text.tag(before) in ("MD", "RB", "RBR"):
            start = before
        elif words[before] == "to" and before > floor and _leads_on(text, before - 1):
            start = before - 1
        elif (
            words[before] == "to"
            and before - 1 > floor
            and words[before - 1] == "on"
            and words[before - 2] in _GO
        ):
            start = before - 2
        else:
            break
    # A leading adverb that opens the clause ("However", "Then,") is not part of it.
    while start < head and words[start] in _OPENERS and not _follows_subject(text, start, floor):
        start += 1
    return start


def _leads_on(text: TaggedText, at: int) -> bool:
    """Say whether a verb, or an adjective, takes the infinitive behind it into its own group."""
    word = text.words[at]
    if word in _BEFORE_TO:
        return True
    return word in _CATENATIVES and (word not in _ALSO_NOUNS or text.tag(at).startswith("VB"))


def _is_pronoun(text: TaggedText, at: int, floor: int) -> bool:
    return at >= floor and text.tag(at) in ("PRP", "WP", "WDT", "EX", "DT", "RB")


def _follows_subject(text: TaggedText, at: int, floor: int) -> bool:
    """Say whether an adverb stands between subject and verb: `who only said`."""
    return at > floor and text.words[at] in ("even", "only", "so") and text.tag(at - 1) in _SUBJECT_ENDS


def subject_before(text: TaggedText, index: int, floor: int) -> range | None:
    """Return the noun phrase that ends right before token `index`, appositions and relatives included."""
    index = _skip_time(text, index, floor)
    if index <= floor:
        return None
    last = index - 1
    word = text.words[last]
    if word in _RELATIVES and text.tag(last) in ("WDT", "WP", "IN", "DT"):
        # "Who knows?" asks; elsewhere it is a relative.
        return None if word == "who" and last == floor else range(last, index)
    if word == "whom" and last - 1 > floor and text.words[last - 1] == "of":
        return range(last - 2, index)
    if word in _DASHES:
        return _before_dashes(text, last, floor)
    return (
        _apposed(text, last, floor)
        if word == ","
        else _whole(text, noun_phrase_before(text, index, floor), floor)
    )


def _whole(text: TaggedText, phrase: range | None, floor: int) -> range | None:
    """Add what a participle links to a noun phrase: `a study published by the journal`."""
    if phrase is None or phrase.start - 3 < floor or text.words[phrase.start - 1] not in _TO_PARTICIPLE:
        return phrase
    if text.tag(phrase.start - 2) not in ("VBN", "VBG"):
        return phrase
    left = noun_phrase_before(text, phrase.start - 2, floor)
    return phrase if left is None else range(left.start, phrase.stop)


def _before_dashes(text: TaggedText, dash: int, floor: int) -> range | None:
    """Return the subject before what stands between two dashes."""
    first = next(
        (at for at in range(dash - 1, max(floor, dash - 40), -1) if text.words[at] in _DASHES), floor
    )
    return subject_before(text, first, floor) if first > floor else None


def _skip_time(text: TaggedText, index: int, floor: int) -> int:
    """Step back over `on Monday`, `last week`, `in a statement`, between a subject and its verb."""
    at = index
    while at > floor and is_time(text.words[at - 1]):
        at -= 1
    if at < index and at > floor and text.words[at - 1] in ("on", "in"):
        at -= 1
    stays = at == index or at <= floor or text.tag(at - 1) not in NOUNS
    return index if stays else at


def _apposed(text: TaggedText, comma: int, floor: int) -> range | None:
    """Return `X, the mayor of Y,` before its verb: from X up to the last comma."""
    limit = max(floor, comma - 40)
    for at in range(comma - 1, limit, -1):
        word = text.words[at]
        if word in ('"', "”", "“", ";", ":"):
            return None
        if word == "," and text.tag(at + 1) != "CC":
            named = noun_phrase_before(text, at, floor)
            if named is None or text.tag(named.start) == "IN" or _is_clause(text, range(at + 1, comma)):
                return None
            aside = text.tag(at + 1) in ("IN", "RB") and text.words[at + 1] not in ("of", "from")
            return range(_name_before(text, named.start, floor), at if aside else comma + 1)
    return None


def _is_clause(text: TaggedText, tokens: range) -> bool:
    """Say whether the words between two commas are a sentence of their own, and no apposition."""
    relative = any(text.words[at] in ("who", "which", "whose") for at in tokens)
    return not relative and any(text.tag(at) in ("VBD", "VBZ", "VBP", "MD") for at in tokens[1:])


def _name_before(text: TaggedText, start: int, floor: int) -> int:
    """Step back from a second apposition to the name: `X, the mayor, one of several, said`."""
    if start - 1 > floor and text.words[start - 1] == "," and text.tag(start) in ("DT", "CD", "PRP$"):
        named = noun_phrase_before(text, start - 1, floor)
        if named is not None and text.tag(named.stop - 1).startswith("NNP"):
            return named.start
    if start - 2 > floor and text.words[start - 1] == "including" and text.words[start - 2] == ",":
        several = noun_phrase_before(text, start - 2, floor)
        return start if several is None else several.start
    return start


def noun_phrase_before(text: TaggedText, index: int, floor: int) -> range | None:
    """Return the noun phrase, with the prepositional phrases inside it, that ends right before `index`."""
    last = index - 1
    if last < floor:
        return None
    tag = text.tag(last)
    if tag == "PRP" or (
        tag == "DT" and text.words[last] in ("this", "that", "some", "many", "others", "both", "all")
    ):
        return range(last, index)
    start = index
    while start > floor:
        start, moved = _step_left(text, start, floor, index)
        if not moved:
            break
    start = _behind_object(text, _without_leading(text, start, index), index, floor)
    may_be_name = tag not in _NO_NAMES and text.words[last] not in _AUXILIARIES
    if start == index and may_be_name and text.text[text.starts[last]].isupper():
        # A capital right before a verb of speech: the tagger took a name or a plural for something else.
        return range(last, index)
    if _has_head(text, start, index):
        return range(start, index)
    # A capital before its verb, taken for an adjective: a name that the tagger does not know.
    is_name = tag == "JJ" and index - start == 1 and text.text[text.starts[last]].isupper()
    return range(start, index) if is_name else None


def _behind_object(text: TaggedText, start: int, index: int, floor: int) -> int:
    """Leave out the object of the verb before: `have filed suits and polls show`."""
    if start <= floor or text.words[start - 1] in _AUXILIARIES or not text.tag(start - 1).startswith("VB"):
        return start
    joints = (at for at in range(index - 2, start, -1) if text.words[at] == "and")
    return next(joints, start - 1) + 1


def _has_head(text: TaggedText, start: int, index: int) -> bool:
    """Say whether a phrase has a noun, or an adjective in its place, as the tagger sees `an official`."""
    if any(text.tag(at) in NOUNS for at in range(start, index)):
        return True
    return index - start > 1 and text.tag(start) == "DT" and text.tag(index - 1) == "JJ"


def _step_left(text: TaggedText, start: int, floor: int, index: int) -> tuple[int, bool]:
    """Take one more token (or one more link) into the noun phrase, if it belongs to it."""
    before = start - 1
    tag, word = text.tag(before), text.words[before]
    if word in _STOPS and start < index:
        return start, False
    if tag == "-RRB-":
        opening = next(
            (at for at in range(before, max(floor, before - 8), -1) if text.tag(at) == "-LRB-"), -1
        )
        return (opening, True) if opening > floor else (start, False)
    if tag in _INSIDE and not (tag == "PRP" and start < index):
        return before, True
    if (
        tag in ("VBG", "VBN", "RB", "RBS")
        and start < index
        and before > floor
        and _opens_phrase(text, before - 1)
    ):
        return before, True
    linked = before > floor and start < index and text.tag(before - 1) in NOUNS
    if word in _LINKS and linked and text.tag(before - 1) != "PRP":
        return before, True
    both = (
        linked
        and word in ("and", "or", "&")
        and (
            text.tag(index - 1).startswith("NNP") == text.tag(before - 1).startswith("NNP")
            or text.tag(start) == "PRP$"
        )
    )
    joined = word == "and" and before > floor and text.tag(start) == text.tag(before - 1) == "JJ"
    return (before, True) if both or joined else (start, False)


def _opens_phrase(text: TaggedText, at: int) -> bool:
    return text.tag(at) in ("DT", "JJ", "PRP$", "HYPH", "POS")


def _without_leading(text: TaggedText, start: int, index: int) -> int:
    """Drop what cannot begin a noun phrase, and a time that came along (`On Monday Smith`)."""
    while start < index and (
        text.words[start] in _LINKS
        or text.words[start] in ("and", "or", "&")
        or text.tag(start) in ("POS", "HYPH")
        or (text.words[start] == "that" and start + 1 < index and text.tag(start + 1).startswith("NNP"))
        or (is_time(text.words[start]) and index - start > 1 and text.words[start] not in ("this", "last"))
    ):
        start += 1
    return start


def noun_phrase_after(text: TaggedText, index: int, ceiling: int) -> range | None:
    """Return the noun phrase that begins at `index`, with its prepositional phrases and one apposition."""
    end = _phrase_end(text, index, ceiling)
    if end == index or not any(text.tag(at) in NOUNS for at in range(index, end)):
        return None
    return range(index, end)


def _phrase_end(text: TaggedText, index: int, ceiling: int) -> int:
    at = index
    while at < ceiling:
        tag, word = text.tag(at), text.words[at]
        if word in _DASHES:
            break
        inside = tag in _INSIDE or (
            tag in ("VBG", "VBN") and at > index and text.tag(at - 1) in ("DT", "JJ", "HYPH")
        )
        if inside and (tag != "PRP" or at == index or text.words[at - 1] in ("of", "to")):
            at += 1
            if tag == "PRP":
                break
        elif (
            at > index
            and at + 1 < ceiling
            and (word in _LINKS or word in ("and", "&"))
            and text.tag(at + 1) in _INSIDE
        ):
            if text.words[at + 1] in _TIME_WORDS or (word not in ("of", "to") and text.tag(at + 1) == "PRP"):
                break
            at += 1
        else:
            break
    return at
