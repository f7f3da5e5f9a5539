"""The relations of reported speech in a sentence, with the last name of the one who speaks."""

from collections.abc import Iterator
from dataclasses import dataclass

from annotator.comparison.alignment import Told
from annotator.comparison.sentence import Sentence, capitals_of
from annotator.model import Span
from annotator.text.clauses import FINITE
from annotator.text.phrases import is_time
from annotator.text.relations import Attribution
from annotator.text.sources import can_speak
from annotator.text.word_lists import word_set

_JUDGING = word_set(
    "call describe criticize criticise condemn denounce blast slam praise reject question accuse mock "
    "ridicule defend welcome hail applaud decry deride rebuke label dub chastise lambaste castigate scold "
    "lash bash berate assail chide vow threaten demand urge lament regret challenge oppose support "
    "dispute deny defy refuse admit"
)
"""Verbs that stand for what somebody said without the words: they introduce a speaker, too."""
_NOT_TOLD = word_set("plead report")
"""Verbs of a court, and of what a paper or a person does."""
_OPENS_RELATIVE = word_set(", who which that whose")
_BEFORE_NOUN = word_set("DT PRP$ JJ HYPH : IN")
_TITLES = word_set("mr mrs ms miss dr sir jr sr ii iii")
_BEHIND_NAME = (" of ", " for ", " from ", " at ", " in ", " (", " who ", " whose ", " and ")
_PRONOUNS = word_set("he she it they we i you who which that him her them us these those this his their its")


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """One relation of reported speech; `who` is a last name in lower case, empty where no name is given."""

    sentence: Sentence
    relation: Attribution
    source: Span
    who: str
    described: frozenset[str]
    """The stems of the words that describe the source, without names and titles."""

    @property
    def is_person(self) -> bool:
        """Whether a name is given that is none of many: `Republicans` are nobody in particular."""
        last = self.sentence.tokens_in(self.source)
        plural = any(
            self.sentence.tags[at] in ("NNPS", "NNS") for at in last if self.sentence.words[at] == self.who
        )
        return bool(self.who) and not plural

    @property
    def is_unnamed(self) -> bool:
        """Whether the source is a role, a group, a document: neither a name nor a pronoun."""
        return not self.who and bool(self.described)


def speeches(sentence: Sentence) -> Iterator[Speech]:
    """Yield who says something in a sentence, in the order of the reporting words."""
    place = sentence.place
    for relation in sentence.analysis.attributions:
        source = relation.source
        if source is None or not place.start <= relation.cue.start < place.end:
            continue
        if (
            source.start < place.start
            or source.end > place.end
            or not _introduces(sentence, relation, source)
        ):
            continue
        yield Speech(
            sentence=sentence,
            relation=relation,
            source=source,
            who=last_name(sentence.told, relation),
            described=_described(sentence, source),
        )


def _introduces(sentence: Sentence, relation: Attribution, source: Span) -> bool:
    tokens = sentence.tokens_in(source)
    words = sentence.words[tokens.start : tokens.stop]
    if not words or (words[0] in _PRONOUNS and len(words) == 1):
        return bool(relation.speaker) and relation.kind == "speech"
    if (any(map(is_time, words)) and len(words) < 3) or not _may_speak(sentence, source):
        return False
    if relation.verb in _NOT_TOLD or _has_verb(sentence, tokens):
        return False
    if relation.kind == "stance":
        return relation.verb in _JUDGING and not relation.passive
    return relation.kind == "speech" and _is_said(sentence, relation) and not _puts_to(sentence, relation)


def _puts_to(sentence: Sentence, relation: Attribution) -> bool:
    """Say whether `added` means that there is more of something: then no verb and no quotation follows."""
    content = relation.content
    if relation.verb != "add" or content is None:
        return False
    tokens = sentence.tokens_in(content)
    spoken = any(sentence.analysis.quotation_at(at) for at in (content.start, content.end - 1))
    return not spoken and not any(sentence.tags[at].startswith(("VB", "MD")) for at in tokens)


def _may_speak(sentence: Sentence, source: Span) -> bool:
    return can_speak(sentence.analysis, source) or _is_named(sentence.told, source)


def _has_verb(sentence: Sentence, tokens: range) -> bool:
    """Say whether the source reaches over another verb: then it is no noun phrase."""
    first = next((at for at in tokens if sentence.words[at] in _OPENS_RELATIVE), tokens.stop)
    return any(sentence.tags[at] in FINITE and not sentence.names[at] for at in range(tokens.start, first))


def _is_said(sentence: Sentence, relation: Attribution) -> bool:
    """Say whether the words are a verb or a preposition: `his promise` introduces nobody."""
    if not relation.verb or " " in relation.verb:
        return True
    tokens = sentence.tokens_in(relation.cue)
    before = sentence.tags[tokens.start - 1] if tokens.start else ""
    tags = sentence.tags[tokens.start : tokens.stop]
    return any(tag.startswith("VB") for tag in tags) and not (before in _BEFORE_NOUN and tags[0] == "VBN")


def _described(sentence: Sentence, source: Span) -> frozenset[str]:
    return frozenset(
        sentence.stems[at]
        for at in sentence.tokens_in(source)
        if sentence.is_content(at)
        and sentence.words[at].rstrip(".") not in _TITLES | _PRONOUNS
        and not sentence.names[at]
    )


def last_name(told: Told, relation: Attribution) -> str:
    """Return the last name of the one who speaks, in lower case; an empty string where no name is given."""
    if relation.source is None:
        return ""
    written = told.analysis.text[relation.source.start : relation.source.end]
    if not _is_named(told, relation.source) and written.lower() not in _PRONOUNS:
        return ""
    candidates = [relation.speaker or "", *written.split(",")]
    return next((name for name in map(_last, candidates) if name), "")


def _is_named(told: Told, source: Span) -> bool:
    analysis, capitals = told.analysis, capitals_of(told)
    return any(
        analysis.is_name(at)
        or (analysis.text[analysis.starts[at]].isupper() and analysis.words[at] in capitals)
        for at in analysis.tokens_in(source.start, source.end)
    )


def _last(written: str) -> str:
    """Return the last word of a name: what stands behind it or has no capital makes it none."""
    text = f"{written.strip()} "
    cut = min((at for at in map(text.find, _BEHIND_NAME) if at > 0), default=len(text))
    words = [word.strip(".,'’\"“”") for word in text[:cut].split()]
    words = [word for word in words if word.lower() not in _TITLES]
    last = words[-1].removesuffix("’s").removesuffix("'s") if words else ""
    return last.lower() if last[:1].isupper() else ""
