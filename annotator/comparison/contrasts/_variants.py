"""The same in other words, between two sentences: verbs, nouns, and what one adds to the same noun."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from annotator.comparison.contrasts._clauses import Clauses, Phrase, Predicate
from annotator.comparison.contrasts._senses import same_sense, singular
from annotator.comparison.sentence import Sentence
from annotator.text.irregular_verbs import bases
from annotator.text.phrases import is_time
from annotator.text.reporting_verbs import reporting_verbs
from annotator.text.word_lists import word_set

Sort = Literal["verb", "verb of a headline", "noun", "addition"]

_LIGHT = word_set("be have do go get make take come let use see want need start begin continu includ")
"""Stems of verbs that say too little to be a word for anything."""
_GENERAL = word_set(
    "year month week day hour time thing way lot part number one two day peopl person someth anyth noth end "
    "million billion percent dollar today yesterday tomorrow tonight"
)
_SORTING = word_set(
    "federal national presidential public former last next first second third several other new own "
    "senior various further additional recent previous upcoming early earlier late later few many more "
    "most top chief local congressional republican democratic american german french british russian "
    "chinese mexican israeli political economic military foreign domestic current same different final "
    "full whole entire main major general special prime vice joint long high low big large small old "
    "young"
)
"""Adjectives that say which one is meant: that is no way of putting it."""
_NEAR = 4


@dataclass(frozen=True, slots=True)
class Variant:
    """Words of one sentence and those that another one has for them; `why` is a sentence."""

    sort: Sort
    one: range
    other: range
    why: str


class Read:
    """A sentence as it is compared with others, read once."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.clauses = Clauses(sentence)

    @cached_property
    def content(self) -> frozenset[str]:
        """The stems of the words that say what the sentence is about."""
        sentence = self.sentence
        return frozenset(sentence.stems[at] for at in range(len(sentence)) if sentence.is_content(at))


def variants(one: Read, other: Read) -> Iterator[Variant]:
    """Yield what two sentences of two articles put in other words."""
    yield from _verbs(one, other)
    yield from _nouns(one, other)
    yield from _additions(one, other)


# --- verbs


def _verbs(one: Read, other: Read) -> Iterator[Variant]:
    titles = one.sentence.is_headline and other.sentence.is_headline
    for first in one.clauses.predicates:
        for second in other.clauses.predicates:
            if not _are_two(one, first, other, second):
                continue
            why = _why_verbs(one, first, other, second)
            if why:
                yield Variant("verb", first.meaning, second.meaning, why)
            elif titles and _are_main(one, first, other, second):
                yield Variant(
                    "verb of a headline",
                    first.meaning,
                    second.meaning,
                    "What the headlines say of the same subject.",
                )


def _are_two(one: Read, first: Predicate, other: Read, second: Predicate) -> bool:
    """Say whether two verbs are not the same one, both say something, and neither is denied."""
    if first.lemma.split()[0] == second.lemma.split()[0] or first.is_negated != second.is_negated:
        return False
    if first.lemma in _LIGHT or second.lemma in _LIGHT:
        return False
    return not (_reports(one, first) and _reports(other, second))


def _reports(read: Read, predicate: Predicate) -> bool:
    verb = reporting_verbs().get(read.sentence.words[predicate.head])
    return verb is not None and not verb.frames.isdisjoint({"speech", "clause"})


def _why_verbs(one: Read, first: Predicate, other: Read, second: Predicate) -> str:
    """Return why two verbs may tell of the same act; an empty string where too little speaks for it."""
    subject = _same(first.subject, second.subject)
    object_ = _same(first.object, second.object)
    if subject == object_ == _SAME and _acts(one, first) and _acts(other, second):
        return "Verbs with the same subject and the same object."
    if not same_sense("verb", first.lemma, second.lemma) or _OTHER in (subject, object_):
        return ""
    shared = _shared_by(first, second, subject, object_)
    return f"Verbs that can tell of the same act, with {shared}." if shared else ""


def _shared_by(first: Predicate, second: Predicate, subject: int, object_: int) -> str:
    """Return what two verbs of one sense share, in words; an empty string when that is too little."""
    behind = {stem for stem in first.around & second.around if stem not in _GENERAL}
    reasons = (
        (subject == _SAME and object_ == _ALIKE, "the same subject and objects that can mean the same"),
        (object_ == _SAME and not _is_general(first.object), "the same object"),
        (subject == _SAME and bool(behind), "the same subject and words behind that both have"),
        (subject == _SAME and object_ == _OPEN, "the same subject"),
    )
    return next((said for holds, said in reasons if holds), "")


def _acts(read: Read, predicate: Predicate) -> bool:
    """Say whether a verb tells what is done, not what is said or wanted, to something that is named."""
    named = predicate.object is not None and (predicate.object.is_name or len(predicate.object.tokens) > 1)
    return predicate.is_finite and named and read.sentence.words[predicate.head] not in reporting_verbs()


_SAME, _ALIKE, _OPEN, _OTHER = 3, 2, 1, 0


def _same(one: Phrase | None, other: Phrase | None) -> int:
    """Return whether two phrases are the same, can mean the same, may be the same, or are not."""
    if one is None or other is None:
        return _OPEN
    if one.is_pronoun or other.is_pronoun:
        if one.is_pronoun and other.is_pronoun:
            return _SAME if one.key == other.key else _OTHER
        return _OPEN
    alike = not (one.is_name or other.is_name) and same_sense("noun", one.word, other.word)
    return _SAME if one.key == other.key else _ALIKE if alike else _OTHER


def _is_general(phrase: Phrase | None) -> bool:
    return phrase is None or phrase.is_pronoun or phrase.key in _GENERAL


def _are_main(one: Read, first: Predicate, other: Read, second: Predicate) -> bool:
    if _same(first.subject, second.subject) != _SAME:
        return False
    return _main(one) is first and _main(other) is second


def _main(read: Read) -> Predicate | None:
    return next((one for one in read.clauses.predicates if one.is_finite), None)


# --- nouns


def _nouns(one: Read, other: Read) -> Iterator[Variant]:
    """Yield phrases with other heads, of one sense or in the same place; each one once, the surest first."""
    found = [
        (strength, first, second)
        for first in one.clauses.phrases
        for second in other.clauses.phrases
        if _may_be_one(one, first, other, second) and (strength := _strength(one, first, other, second))
    ]
    taken: set[tuple[int, int]] = set()
    found.sort(key=lambda pair: (-pair[0], pair[1].head, pair[2].head))
    for _surest, first, second in found:
        if {(0, first.head), (1, second.head)}.isdisjoint(taken):
            taken |= {(0, first.head), (1, second.head)}
            yield Variant("noun", _bare(one, first), _bare(other, second), _WHY_NOUNS)


_WHY_NOUNS = "Nouns that can mean the same one, with words beside or around them that both have."


def _may_be_one(one: Read, first: Phrase, other: Read, second: Phrase) -> bool:
    """Say whether two phrases may mean the same one: neither sentence has a word for the other's."""
    if first.key == second.key or _is_general(first) or _is_general(second):
        return False
    if singular(first.word) == singular(second.word):
        return False
    if first.is_name or second.is_name or _counts(one, first) != _counts(other, second):
        return False
    return first.key not in other.content and second.key not in one.content


def _counts(read: Read, phrase: Phrase) -> bool:
    return any(read.sentence.tags[at] == "CD" for at in phrase.tokens)


def _strength(one: Read, first: Phrase, other: Read, second: Phrase) -> int:
    """Return how much speaks for two phrases that mean the same one; 0: too little."""
    alike = same_sense("noun", first.word, second.word)
    shared = len(_modifiers(one, first).keys() & _modifiers(other, second).keys() - _WEAK)
    role = _same_role(one, first, other, second)
    around = len(_around(one, first) & _around(other, second))
    if not (alike and (shared or role or around)) and not (shared and role):
        return 0
    return 4 * alike + 3 * role + 2 * shared + around


_WEAK = word_set("u.s new other first last own former feder nation public presid state")


def _same_role(one: Read, first: Phrase, other: Read, second: Phrase) -> bool:
    """Say whether two phrases are the subject, or the object, of the same verb or act."""
    for mine in one.clauses.predicates:
        for theirs in other.clauses.predicates:
            alike = mine.lemma == theirs.lemma or same_sense("verb", mine.lemma, theirs.lemma)
            if not alike or mine.lemma in _LIGHT or mine.is_negated != theirs.is_negated:
                continue
            if (mine.subject, theirs.subject) == (first, second) or (mine.object, theirs.object) == (
                first,
                second,
            ):
                return True
    return False


def _around(read: Read, phrase: Phrase) -> frozenset[str]:
    """Return the stems of the content words near a phrase."""
    sentence = read.sentence
    near = (
        *range(phrase.tokens.start - _NEAR, phrase.tokens.start),
        *range(phrase.tokens.stop, phrase.tokens.stop + _NEAR),
    )
    return frozenset(
        sentence.stems[at]
        for at in near
        if 0 <= at < len(sentence) and sentence.is_content(at) and sentence.stems[at] not in _GENERAL
    )


# --- what one adds to the same noun


def _additions(one: Read, other: Read) -> Iterator[Variant]:
    for first in one.clauses.phrases:
        if _is_general(first) or is_time(first.key) or _times(one, first) > 1:
            continue
        for second in other.clauses.phrases:
            if second.key == first.key and _times(other, second) == 1 and _adds(one, first, other, second):
                yield Variant(
                    "addition", _bare(one, first), _bare(other, second), "More is said of the same noun."
                )


def _times(read: Read, phrase: Phrase) -> int:
    return sum(each.key == phrase.key for each in read.clauses.phrases)


def _adds(one: Read, first: Phrase, other: Read, second: Phrase) -> bool:
    mine, theirs = _modifiers(one, first), _modifiers(other, second)
    if not (mine.keys() <= theirs.keys() or theirs.keys() <= mine.keys() or mine.keys() & theirs.keys()):
        return False
    added = [at for stem, at in mine.items() if stem not in theirs and stem not in other.content]
    back = [at for stem, at in theirs.items() if stem not in mine and stem not in one.content]
    if any(one.sentence.tags[at] in _NO_ATTRIBUTE for at in mine.values()):
        return False
    if any(other.sentence.tags[at] in _NO_ATTRIBUTE for at in theirs.values()):
        return False
    tells = any(_describes(one.sentence, first, at) for at in added)
    tells = tells or any(_describes(other.sentence, second, at) for at in back)
    return tells and (first.is_name or bool(_around(one, first) & _around(other, second)))


_NO_ATTRIBUTE = ("NNS", "NNPS", "VBZ", "VBD", "VBP", "VB")
"""Before a noun this is mostly a verb that was taken for a part of the phrase."""


def _describes(sentence: Sentence, phrase: Phrase, at: int) -> bool:
    """Say whether a word before a noun is a way of putting it: no name, number, or word that sorts."""
    word = sentence.words[at]
    if sentence.tags[at].startswith("VB") and at == phrase.tokens.start:
        return False  # rather a verb with its object
    return (
        sentence.tags[at] in ("JJ", "JJR", "JJS", "VBN", "VBG")
        and not sentence.names[at]
        and word not in _SORTING
        and word.isalpha()
        and (
            sentence.tagged.text[sentence.tagged.starts[at]].islower()
            or (at == 0 and not sentence.names[at + 1])
        )
        and bases().get(word, word) == word
    )


def _modifiers(read: Read, phrase: Phrase) -> dict[str, int]:
    sentence = read.sentence
    return {
        sentence.stems[at]: at
        for at in phrase.tokens
        if at != phrase.head
        and sentence.is_content(at)
        and sentence.tags[at].startswith(("JJ", "NN", "VB", "RB"))
    }


def _bare(read: Read, phrase: Phrase) -> range:
    """Return a phrase without its article or possessive."""
    start = phrase.tokens.start
    while start < phrase.head and read.sentence.tags[start] in ("DT", "PDT", "PRP$"):
        start += 1
    return range(start, phrase.tokens.stop)
