"""Nouns that report, with their owner or their clause: `their claim that`, `her opposition to`."""

from annotator.model import Span
from annotator.text.clauses import Clause
from annotator.text.phrases import BE, noun_phrase_before
from annotator.text.relations import Attribution, AttributionKind
from annotator.text.reporting_words import ATTITUDES, NOUNS
from annotator.text.tagged import TaggedText
from annotator.text.word_lists import word_set

_SUBJECT_BEGINS = word_set("DT PRP PRP$ NNP NNPS NNS")
_OBJECT_TAGS = ("DT", "PRP", "NN", "JJ", "CD", "RB", "TO")
_RAISED = word_set("made makes make raised raises issued gave brought filed levelled leveled")
_NEAR = 6
_DESCRIBING = word_set("JJ JJR JJS VBN VBG RB HYPH")
# Without an owner they tell of nobody's words: an idea, a concern.
_OWNED = word_set(
    "agreement assessment assurance assurances case commitment concern concerns confidence doubt doubts "
    "expectation idea illusions interest message notion opinion opposition outrage perception plan plans "
    "point protest protests question questions recognition scrutiny sentiment support view views worry "
    "worries"
)
_WHERE = word_set("in at during")
_RUMOURS = {
    noun: links.split()
    for nouns, links in (
        ("allegations accusations claims rumours rumors suspicions predictions warnings reports", "of about"),
        ("fears doubts speculation", "of about over"),
        ("concerns worries", "about over"),
        ("calls", "for"),
        ("criticism complaints", "of about over"),
    )
    for noun in nouns.split()
}


def reporting_noun(sentence: Clause, head: int) -> Attribution | None:
    """Return the relation of a noun with its owner or its clause, if it is one."""
    text, clause = sentence.text, sentence.around(head)
    link = head + 1
    if link + 1 >= clause.stop or not text.tag(head).startswith("NN"):
        return None
    if text.words[link] in ("that", "to"):
        return _with_clause(sentence, head, clause)
    attitude = _attitude(sentence, head, clause) if text.words[head] in ATTITUDES else None
    return attitude or _rumour(sentence, head, clause)


def _with_clause(sentence: Clause, head: int, clause: range) -> Attribution | None:
    """Read `his claim that`, `the senator's promise to`, and `the allegation that` without a source."""
    text, words, link = sentence.text, sentence.text.words, head + 1
    phrase = noun_phrase_before(text, link, clause.start)
    if phrase is None or (words[link] == "that" and not _tells_all(text, link, clause)):
        return None
    owner = _owner(text, phrase, head)
    if owner is None and (words[link] == "to" or _is_nobodys(text, phrase, head, clause)):
        return None
    cue = Span(text.starts[_first_described(text, owner, head)], text.ends[head])
    content = sentence.span(link, clause.stop)
    source = None if owner is None else _possessor(sentence, phrase, owner)
    kind: AttributionKind = "speech" if words[link] == "that" else "stance"
    return Attribution(cue, source, content, None, words[head], kind)


def _is_nobodys(text: TaggedText, phrase: range, head: int, clause: range) -> bool:
    """Say whether a noun without an owner is none, or where it was made: `told them in a letter that`."""
    before = text.words[max(clause.start, phrase.start - 1) : head]
    if before[:1] and before[0] in BE:
        # "It is a reminder that": the author's own
        return True
    return text.words[head] not in NOUNS - _OWNED or not _WHERE.isdisjoint(before)


def _attitude(sentence: Clause, head: int, clause: range) -> Attribution | None:
    """Read `her opposition to the plan`, `the party's criticism of it`: the possessor's stance."""
    text = sentence.text
    phrase = noun_phrase_before(text, head + 1, clause.start)
    owner = None if phrase is None else _owner(text, phrase, head)
    if phrase is None or owner is None:
        return None
    source = _possessor(sentence, phrase, owner)
    content = sentence.span(head + 2, sentence.comma(head + 2, clause))
    cue = Span(text.starts[_first_described(text, owner, head)], text.ends[head + 1])
    return Attribution(cue, source, content, None, text.words[head], "stance")


def _rumour(sentence: Clause, head: int, clause: range) -> Attribution | None:
    """Read `allegations of`, `fears about`: said or feared by nobody in particular."""
    text, link = sentence.text, head + 1
    if text.words[link] not in _RUMOURS.get(text.words[head], ()):
        return None
    content = sentence.span(link + 1, sentence.comma(link + 1, clause))
    cue = Span(text.starts[head], text.ends[link])
    return Attribution(cue, None, content, None, text.words[head], "stance")


def _owner(text: TaggedText, phrase: range, head: int) -> int | None:
    """Return the possessive ending or pronoun that stands last before the head of a noun phrase."""
    found = (at for at in range(head - 1, phrase.start - 1, -1) if text.tag(at) in ("POS", "PRP$"))
    return next(found, None)


def _possessor(sentence: Clause, phrase: range, owner: int) -> Span:
    """Return who has what: the pronoun, or the name before its ending (in `Smith's claim`)."""
    text, start = sentence.text, owner
    if text.tag(owner) == "PRP$":
        return sentence.span(owner, owner + 1)
    while start > phrase.start and text.tag(start - 1) not in ("IN", "TO", "POS", "PRP$"):
        start -= 1
    return sentence.span(start, owner)


def _first_described(text: TaggedText, owner: int | None, head: int) -> int:
    """Return the first of the adjectives between an owner and the noun: `their repeated claim`."""
    first = head
    while owner is not None and first - 1 > owner and text.tag(first - 1) in _DESCRIBING:
        first -= 1
    return first


def _tells_all(text: TaggedText, that: int, clause: range) -> bool:
    """Say whether a clause is whole: `claims that the dam broke`, not `claims that the firm made`."""
    if text.tag(that) != "IN" and text.tag(that + 1) not in _SUBJECT_BEGINS:
        return False
    stop = min(that + _NEAR, clause.stop - 1)
    return not any(
        text.words[at] in _RAISED and not text.tag(at + 1).startswith(_OBJECT_TAGS)
        for at in range(that + 1, stop)
    )
