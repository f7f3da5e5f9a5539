"""Who is said to say what in sentences that say the same, and with which words each one is introduced."""

from collections.abc import Iterator, Sequence

from annotator.comparison.alignment import Told
from annotator.comparison.contrast_contract import Case, Contrast, Finding, Group, Words
from annotator.comparison.contrasts._speeches import Speech, last_name, speeches
from annotator.comparison.sentence import Sentence
from annotator.model import Span
from annotator.text.relations import Attribution
from annotator.text.word_lists import word_set

NAME = "sources"
_NEUTRAL = word_set("say tell add write state") | {"according to", ""}
"""Verbs that only hand over the words: between them there is no difference to look at."""
_APART = 60
"""Who speaks and the word of speaking are shown as one stretch up to so many code points between them."""
_LONGEST = 160
_SHARED = 3
_SHARE = 0.4
"""So many stems, and this share of the shorter one, two contents have in common that are the same saying."""


def find(group: Group) -> Iterator[Finding]:
    """Yield persons who are introduced in other words, who are heard in one article alone, or not named."""
    found = [one for sentence in group.sentences for one in speeches(sentence)]
    by_name: dict[str, list[Speech]] = {}
    for one in found:
        if one.who:
            by_name.setdefault(one.who, []).append(one)
    for same in by_name.values():
        if len({one.sentence.article for one in same}) > 1:
            yield from _introduced(group, same)
        elif len(group.outlets) > 1 and not _heard_elsewhere(group, same[0]):
            yield _only_here(group, same)
    yield from _unnamed(group, found)


# --- the same speaker


def _introduced(group: Group, same: Sequence[Speech]) -> Iterator[Finding]:
    kept = _telling_first(same)
    verbs = {_manner(one) for one in kept}
    described = {one.described for one in kept if one.described}
    if len(verbs) > 1:
        neutral = "" in verbs
        reason = (
            "The same speaker: a neutral word of speaking in one article, a grading one in another."
            if neutral
            else "The same speaker, with words of speaking that do not mean the same."
        )
        yield _finding(group, kept, "introduced otherwise", reason, telling=True)
    elif len(described) > 1:
        reason = "The same speaker, who is described in other words."
        yield _finding(group, kept, "described otherwise", reason, telling=False)


def _manner(one: Speech) -> str:
    return "" if one.relation.verb in _NEUTRAL else one.relation.verb


def _telling_first(same: Sequence[Speech]) -> list[Speech]:
    """Return one introduction of each article: one that grades, else the one that describes most."""
    best: dict[str, Speech] = {}
    for one in same:
        known = best.get(one.sentence.article)
        if known is None or _rank(one) > _rank(known):
            best[one.sentence.article] = one
    return list(best.values())


def _rank(one: Speech) -> tuple[bool, bool, int]:
    speech = one.relation.kind == "speech"
    return speech, _manner(one) != "", len(one.described)


def _finding(group: Group, same: Sequence[Speech], sort: str, reason: str, *, telling: bool) -> Finding:
    words = tuple(each for one in same for each in _words(group, one))
    return Finding(contrast=NAME, sort=sort, words=words, reason=reason, telling=telling)


def _words(group: Group, one: Speech) -> Iterator[Words]:
    cue, source = one.relation.cue, one.source
    whole = Span(min(cue.start, source.start), max(cue.end, source.end))
    near = max(cue.start, source.start) - min(cue.end, source.end) <= _APART
    if near and whole.end - whole.start <= _LONGEST:
        yield group.words(one.sentence, whole.start, whole.end, "introduced")
        return
    yield group.words(one.sentence, source.start, source.end, "who")
    yield group.words(one.sentence, cue.start, cue.end, "introduced")


# --- speakers whom one article has alone


def _heard_elsewhere(group: Group, one: Speech) -> bool:
    """Say whether another article of the group lets the same speaker speak anywhere."""
    return any(
        _is_same(last_name(told, relation), one.who) or _is_short_for(told, relation, one.who)
        for told in group.articles
        if told.article in group.outlets and told.article != one.sentence.article
        for relation in told.analysis.attributions
    )


def _is_same(one: str, other: str) -> bool:
    return one.replace(".", "") == other.replace(".", "")


def _is_short_for(told: Told, relation: Attribution, who: str) -> bool:
    """Say whether one of two names is made of the first letters of the other: `C.D.C.`."""
    if relation.source is None:
        return False
    written = told.analysis.text[relation.source.start : relation.source.end]
    first = "".join(word[0] for word in written.split() if word[:1].isupper()).lower()
    return len(first) > 1 and len(who) > 1 and first.startswith(who.replace(".", ""))


def _only_here(group: Group, same: Sequence[Speech]) -> Finding:
    count = len(group.outlets) - 1
    others = "the other article" if count == 1 else f"the {count} other articles"
    reason = f"Nowhere in {others} with a sentence in this group is this speaker heard"
    reason += ", though named there." if _named_elsewhere(group, same[0]) else " or named."
    return _finding(group, _telling_first(same), "heard only here", reason, telling=False)


def _named_elsewhere(group: Group, one: Speech) -> bool:
    others = (told for told in group.articles if told.article in group.outlets)
    return any(one.who in told.analysis.words for told in others if told.article != one.sentence.article)


# --- speakers without a name


def _unnamed(group: Group, found: Sequence[Speech]) -> Iterator[Finding]:
    """Yield sources without a name where another article names who says the same."""
    for one in found:
        if not one.is_unnamed:
            continue
        named = [
            other
            for other in found
            if other.is_person
            and other.sentence.article != one.sentence.article
            and _say_the_same(one, other)
        ]
        if named:
            yield _finding(
                group,
                sorted([one, *_telling_first(named)], key=found.index),
                "named and not named",
                "What both are said to say shares words: one article names its source, the other does not.",
                telling=True,
            )


def _say_the_same(one: Speech, other: Speech) -> bool:
    first, second = _said(one), _said(other)
    shared = len(first & second)
    return shared >= _SHARED and shared >= _SHARE * min(len(first), len(second))


def _said(one: Speech) -> frozenset[str]:
    pieces = (piece for piece in (one.relation.content, *one.relation.rest) if piece is not None)
    return frozenset(stem for piece in pieces for stem in _content(one.sentence, piece))


def _content(sentence: Sentence, piece: Span) -> Iterator[str]:
    for at in sentence.tokens_in(piece):
        if sentence.is_content(at) and not sentence.names[at]:
            yield sentence.stems[at]


CONTRAST = Contrast(
    name=NAME,
    title="Sources",
    says="Who is said to say it in each article, with which word of speaking, and with or without a name.",
    known_problem=(
        "Of 126 findings in 190 real events (headline and first paragraph) 95 were right (.75), read by "
        "hand, by one reader. Wrong ones are sources whose bounds were misread, and a body or person who is"
        " heard in the other article under another name (“the agency”). That two sources say the same is "
        "told by three words that both contents share. A speaker whom one article alone lets speak may "
        "speak in a sentence that was not read as speech."
    ),
    literature=(
        "Sigal 1973, Reporters and Officials: The Organization and Politics of Newsmaking, D. C. Heath",
        (
            "Caldas-Coulthard 1994, On Reporting Reporting: The Representation of Speech in Factual and "
            "Fictional Narratives, in: Coulthard (ed.), Advances in Written Text Analysis, Routledge, 295-308"
        ),
    ),
    cases=(
        Case(
            ("Lund claimed that the harbour was safe.", "“The harbour is safe,” Anna Lund said."),
            (("Lund claimed", "Anna Lund said"),),
        ),
        Case(
            (
                "Anna Lund said that the harbour was safe for large ships.",
                "Officials said the harbour was safe for large ships.",
            ),
            (("Anna Lund said", "Officials said"), ("Anna Lund said",)),
        ),
        Case(
            (
                "Anna Lund, the embattled mayor, said the harbour was safe.",
                "Anna Lund, a popular teacher, said the harbour was safe.",
            ),
            (("Anna Lund, the embattled mayor, said", "Anna Lund, a popular teacher, said"),),
        ),
        Case(("Lund said the harbour was safe.", "Ms. Lund said the harbour was safe.")),
        Case(("Lund said the harbour was safe.", "“It is safe,” Lund told reporters.")),
        Case(("His promised harbour was safe.", "The harbour was safe.")),
    ),
    find=find,
)
