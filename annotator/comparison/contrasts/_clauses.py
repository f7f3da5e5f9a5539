"""The noun phrases and predicates of a sentence, read off its tags: who does what to whom, roughly."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from annotator.comparison.contrasts._senses import is_phrasal
from annotator.comparison.sentence import Sentence
from annotator.text.phrases import BE, is_time, subject_before, verb_group_start
from annotator.text.word_lists import word_set

_INSIDE = word_set("DT PDT JJ JJR JJS CD PRP$ POS NN NNS NNP NNPS HYPH $ AFX FW")
_HALF = word_set("VBN VBG")
_HYPHENS = word_set("- ‑ –")
_RELATIVES = word_set("who which that")
_JOINTS = word_set("and but or , then yet")
_PARTICLES = word_set("up down out off through back over away aside forward")
_ENDS = word_set(', ; : ( ) — – ― -- " “ ” . ! ?')
_DETERMINERS = ("DT", "PDT", "PRP$")
_AUXILIARIES = word_set(
    "have has had having is are was were be been being am do does did will would can could may might must "
    "shall should 's 're 've 'd 'll 'm wo ca get gets got going"
)
_NEGATIONS = word_set("not n't never no without")
_FAR = 3
_COMPLEMENT = 9


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: its tokens, its head, what it is known by (a last name or a stem), and the word."""

    tokens: range
    head: int
    key: str
    word: str
    is_name: bool = False
    is_pronoun: bool = False


@dataclass(frozen=True, slots=True)
class Predicate:
    """A verb group with who does it and to whom; in the passive those are what they would be in the active.

    `tokens` are the group with its auxiliaries and a particle, `meaning` those without auxiliaries.
    """

    tokens: range
    meaning: range
    head: int
    lemma: str
    subject: Phrase | None
    object: Phrase | None
    around: frozenset[str]
    """The stems of the content words behind the group, up to the next one."""
    is_negated: bool
    is_finite: bool


class Clauses:
    """The phrases and predicates of one sentence."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence

    # --- noun phrases

    @cached_property
    def phrases(self) -> tuple[Phrase, ...]:
        """The noun phrases and pronouns, in order; none holds another."""
        return tuple(self._phrases())

    def _phrases(self) -> Iterator[Phrase]:
        sentence, start = self.sentence, None
        for at in range(len(sentence) + 1):
            inside = at < len(sentence) and self._is_inside(at, begun=start is not None)
            if start is not None and (not inside or self._begins_another(at)):
                yield from self._whole(start, at)
                start = None
            if inside and start is None:
                start = at
            elif not inside and at < len(sentence) and sentence.tags[at] == "PRP":
                word = sentence.words[at]
                yield Phrase(range(at, at + 1), at, word, word, is_pronoun=True)

    def _is_inside(self, at: int, *, begun: bool) -> bool:
        sentence = self.sentence
        tag, word = sentence.tags[at], sentence.words[at]
        after = sentence.tags[at + 1] if at + 1 < len(sentence) else ""
        if word in _HYPHENS:
            return (
                begun
                and at + 1 < len(sentence)
                and sentence.tagged.starts[at + 1] == sentence.tagged.ends[at]
            )
        if word in _ENDS:
            return False
        if tag in _HALF:
            hyphened = at > 0 and sentence.words[at - 1] in _HYPHENS
            return begun and (after.startswith(("NN", "JJ")) or hyphened) and self._is_attribute(at)
        return tag in _INSIDE

    def _is_attribute(self, at: int) -> bool:
        before = self.sentence.tags[at - 1]
        return (
            before in ("DT", "PRP$", "JJ", "RB", "HYPH", ":", "CD", "POS")
            or self.sentence.words[at - 1] in _HYPHENS
        )

    def _begins_another(self, at: int) -> bool:
        sentence = self.sentence
        if sentence.tags[at] in _DETERMINERS and sentence.tags[at - 1] not in ("PDT", "DT"):
            return True
        # "Thursday Trump", "Mattis Thursday": the time is no part of what is beside it.
        one, other = is_time(sentence.words[at - 1]), is_time(sentence.words[at])
        return one != other and sentence.names[at] and sentence.names[at - 1]

    def _whole(self, start: int, stop: int) -> Iterator[Phrase]:
        sentence = self.sentence
        while stop > start and not sentence.tags[stop - 1].startswith("NN"):
            stop -= 1
        while start < stop and sentence.tags[start] in ("POS", "HYPH"):
            start += 1
        if start >= stop:
            return
        head = stop - 1
        name = sentence.names[head]
        while name and head > start and sentence.words[head].rstrip(".") in ("jr", "sr", "ii", "iii"):
            head -= 1
        word = sentence.words[head]
        yield Phrase(range(start, stop), head, word if name else sentence.stems[head], word, is_name=name)

    def phrase_from(self, at: int) -> Phrase | None:
        """Return the phrase that begins with a token."""
        return next((phrase for phrase in self.phrases if phrase.tokens.start == at), None)

    def phrase_to(self, stop: int) -> Phrase | None:
        """Return the phrase whose last token is the one before `stop`."""
        return next((phrase for phrase in self.phrases if phrase.tokens.stop == stop), None)

    # --- predicates

    @cached_property
    def predicates(self) -> tuple[Predicate, ...]:
        """The verb groups, in order."""
        found: list[Predicate] = []
        heads = self._heads()
        for number, (start, head) in enumerate(heads):
            following = heads[number + 1][0] if number + 1 < len(heads) else len(self.sentence)
            found.append(self._predicate(start, head, following, found))
        return tuple(found)

    def _heads(self) -> list[tuple[int, int]]:
        """Return where each verb group starts and its head; what leads on to another verb is part of that."""
        sentence = self.sentence
        inside = {at for phrase in self.phrases for at in phrase.tokens}
        groups: list[tuple[int, int]] = []
        for at in range(len(sentence)):
            if not sentence.tags[at].startswith("VB") or at in inside or self._leads_on(at):
                continue
            if at + 1 < len(sentence) and sentence.words[at + 1] in _HYPHENS:
                continue  # the beginning of `re-open`
            start = verb_group_start(sentence.tagged, at, 0)
            while groups and groups[-1][1] >= start:
                groups.pop()
            groups.append((start, at))
        return groups

    def _leads_on(self, at: int) -> bool:
        """Say whether a verb is the auxiliary of one that follows."""
        sentence = self.sentence
        if sentence.words[at] not in _AUXILIARIES:
            return False
        for behind in range(at + 1, min(at + 1 + _FAR, len(sentence))):
            if sentence.tags[behind].startswith("VB"):
                return True
            if sentence.tags[behind] != "RB":
                return False
        return False

    def _predicate(self, start: int, head: int, following: int, before: list[Predicate]) -> Predicate:
        sentence = self.sentence
        stop = head + 1
        if stop < len(sentence) and self._is_particle(head, stop):
            stop += 1
        subject = self._subject(start, before)
        object_ = self._object(stop, following)
        passive = sentence.tags[head] == "VBN" and any(sentence.words[at] in BE for at in range(start, head))
        if passive or (
            sentence.tags[head] == "VBN" and start == head and sentence.words[stop : stop + 1] == ("by",)
        ):
            subject, object_ = self._agent(stop, following), subject
        limit = min(following, stop + _COMPLEMENT)
        around = frozenset(sentence.stems[at] for at in range(stop, limit) if sentence.is_content(at))
        near = range(max(0, start - 1), stop)
        again = "re" if sentence.words[max(0, head - 2) : head] in (("re", "-"), ("re", "‑")) else ""
        return Predicate(
            tokens=range(start, stop),
            meaning=range(head, stop),
            head=head,
            lemma=" ".join((f"{again}{sentence.stems[head]}", *sentence.words[head + 1 : stop])),
            subject=subject,
            object=object_,
            around=around,
            is_negated=any(sentence.words[at] in _NEGATIONS for at in near),
            is_finite=any(sentence.tags[at] in ("VBD", "VBZ", "VBP", "MD") for at in range(start, head + 1)),
        )

    def _is_particle(self, head: int, at: int) -> bool:
        sentence = self.sentence
        if is_phrasal(sentence.stems[head], sentence.words[at]):
            return True
        return sentence.words[at] in _PARTICLES and (
            sentence.tags[at] == "RP"
            or at + 1 >= len(sentence)
            or sentence.words[at + 1] in _ENDS
            or sentence.words[at] in ("down", "back", "away", "aside")
        )

    def _agent(self, at: int, following: int) -> Phrase | None:
        sentence = self.sentence
        by = next(
            (each for each in range(at, min(following, at + _COMPLEMENT)) if sentence.words[each] == "by"),
            None,
        )
        return self.phrase_from(by + 1) if by is not None else None

    def _object(self, at: int, following: int) -> Phrase | None:
        sentence = self.sentence
        while at < following and sentence.tags[at] == "RB":
            at += 1
        phrase = self.phrase_from(at) if at < following else None
        if phrase is None or is_time(sentence.words[phrase.head]):
            return None
        return phrase

    def _subject(self, start: int, before: list[Predicate]) -> Phrase | None:
        sentence = self.sentence
        earlier = before[-1] if before else None
        if start > 0 and sentence.words[start - 1] == "to":
            near = self.phrase_to(start - 1)
            if near is not None and not is_time(sentence.words[near.head]):
                return near
            return earlier.subject if earlier else None
        if sentence.words[start] == "to" and self.phrase_to(start) is not None:
            return self.phrase_to(start)
        found = subject_before(sentence.tagged, start, 0)
        if found is not None and sentence.words[found.start] in _RELATIVES:
            return self._antecedent(found.start)
        if found is not None:
            return next((one for one in self.phrases if one.tokens.start >= found.start), None)
        joined = start > 0 and sentence.words[start - 1] in _JOINTS
        bare = sentence.tags[start] == "VBG"
        return earlier.subject if earlier and (joined or bare) else None

    def _antecedent(self, relative: int) -> Phrase | None:
        stop = relative - 1 if relative and self.sentence.words[relative - 1] == "," else relative
        return self.phrase_to(stop)
