"""Who speaks: the subject of a reporting verb before it, behind it, or taken over from an earlier verb."""

from annotator.model import Span
from annotator.text.clauses import FINITE, NEARBY, QUOTES, Clause, VerbGroup
from annotator.text.infinitives import speaker_of_infinitive
from annotator.text.phrases import noun_phrase_after, noun_phrase_before, subject_before, verb_group_start
from annotator.text.relations import Attribution
from annotator.text.tagged import TaggedText
from annotator.text.word_lists import word_set

_AFTER_CONTENT = word_set(", \" ” “ ' ’ » ? ! ― — ''")
_AFTER_SUBJECT = word_set(", . : ; who in on at after during as")
_JOINTS = word_set(", and but or then yet")
_HEARD_BY = word_set("tell inform remind assure advise brief notify ask warn urge")
_COMMA = word_set(",")
_APPOSED = word_set("DT NN JJ PRP$ NNP")
_LONGEST_BRACKET = 8


_PERSONS = word_set(
    "he she they who we i you man men woman women people person persons group groups side sides party "
    "parties team board staff crew press media government administration campaign court committee council "
    "congress parliament senate house ministry department agency office bureau police army military company "
    "companies firm firms bank banks union unions coalition alliance association organization organisation "
    "organizations organisations institute university church industry lawmakers lawmaker chief chiefs head "
    "heads boss bosses aide aides ally allies critic critics expert experts friend friends foe foes host "
    "guest judge judges justice justices king queen president governor mayor minister secretary senator "
    "spokesman spokeswoman spokesperson official officials republicans democrats conservatives liberals "
    "public nation nations country countries state states voters families family couple father mother son "
    "daughter brother sister wife husband witness witnesses victim victims activist activists ad ads "
    "editorial article report letter memo statement book poll survey study everyone everybody nobody "
    "someone somebody anyone many some others most few one none both source sources insider insiders "
    "scholar scholars opponent opponents proponent proponents resident residents student students agent "
    "agents correspondent respondents parent parents attorney attorneys delegate delegates candidate "
    "candidates nominee nominees advocate advocates employee employees client clients democrat republican "
    "analysis analyses research newspaper newspapers magazine outlet network panel commission jury "
    "regulator regulators campaigners historian"
)
_THINGS = word_set(
    "it this that which these those what plan plans policy policies move moves result results fact facts "
    "case cases event events reform reforms attack attacks crisis war vote votes law laws bill bills rule "
    "rules deal deals speech speeches budget window windows trend trends view views worldview weather water "
    "economy day year story history life incident incidents episode rise fall growth loss losses cut cuts "
    "price prices market markets work"
)
_ENDS_LIKE_PERSON = word_set(
    "weather water number numbers power powers matter matters order orders winter summer river rivers tower "
    "computer computers danger dangers offer offers answer answers center centers factor factors sector "
    "sectors error errors terror labor color colors flavor behavior favor quarter quarters chapter border "
    "borders disaster disasters fever hunger anger corner door doors floor floors layer layers master meter "
    "meters moment monitor newsletter other others over plaster poster posters rather shelter shoulder "
    "timber trigger under whether wonder"
)
_ABSTRACT = (
    "tion", "tions", "sion", "sions", "ment", "ments", "ism", "ity", "ities", "ness", "ance", "ence", "ship",
    "ure", "ures", "ing", "ings",
)  # fmt: skip
_PERSON_ENDINGS = (
    "er",
    "ers",
    "or",
    "ors",
    "ist",
    "ists",
    "ian",
    "ians",
    "ant",
    "ants",
    "man",
    "men",
    "woman",
)


def can_speak(text: TaggedText, source: Span) -> bool:
    """Say whether a source is named, or a person or body by its noun: "the plan" cannot love or ignore."""
    return is_speaker(text, text.tokens_in(source.start, source.end))


def is_speaker(text: TaggedText, tokens: range) -> bool:
    """Say the same of the tokens of a noun phrase; of `Smith's plan` the plan counts."""
    owned = next((at for at in reversed(tokens) if text.tag(at) == "POS"), None)
    if owned is not None and owned + 1 < tokens.stop:
        tokens = range(owned + 1, tokens.stop)
    if any(text.tag(at).startswith("NNP") for at in tokens):
        return True
    return any(
        text.words[at] in _PERSONS
        or (text.words[at].endswith(_PERSON_ENDINGS) and text.words[at] not in _ENDS_LIKE_PERSON)
        for at in tokens
    )


def is_thing(text: TaggedText, tokens: range) -> bool:
    """Say whether a noun phrase surely names nobody: `it`, `the decision`, `the weather`."""
    if is_speaker(text, tokens):
        return False
    nouns = [at for at in tokens if text.tag(at).startswith("NN") or text.words[at] in _THINGS]
    link = next((at for at in tokens if text.tag(at) == "IN"), tokens.stop)
    head = next((text.words[at] for at in reversed(nouns) if at < link), "")
    return head in _THINGS or head.endswith(_ABSTRACT)


def source_of(sentence: Clause, group: VerbGroup, before: list[Attribution]) -> tuple[Span | None, int]:
    """Return who speaks, and the last token of source and verb together (the verb, or a subject behind it).

    `before` are the relations found so far in the sentence.
    """
    text = sentence.text
    if "speech" in group.verb.frames:
        behind = _inverted(text, group)
        if behind is not None:
            return sentence.span(behind.start, behind.stop), behind.stop - 1
    bare = text.tag(group.start) == "VBG"
    infinitive = text.tag(group.head) == "VB" and group.start > 0 and text.words[group.start - 1] == "to"
    if not bare and not infinitive:
        subject = subject_before(text, group.start, group.clause.start)
        if subject is not None and not _is_object(text, subject, before):
            return sentence.span(subject.start, subject.stop), group.head
    taken_over = _absolute(sentence, group) if bare else None
    taken_over = taken_over or _taken_over(sentence, group, before, bare=bare)
    if taken_over is None and infinitive and group.verb.frames & {"speech", "object"}:
        taken_over = speaker_of_infinitive(sentence, group)
    return taken_over, group.head


def _absolute(sentence: Clause, group: VerbGroup) -> Span | None:
    """Return X of `with X claiming that`."""
    text = sentence.text
    subject = noun_phrase_before(text, group.start, group.clause.start)
    if subject is None or subject.start <= group.clause.start or text.words[subject.start - 1] != "with":
        return None
    return sentence.span(subject.start, subject.stop)


def _is_object(text: TaggedText, subject: range, before: list[Attribution]) -> bool:
    """Say whether what ends with a comma is the object of the verb before: `opposes A, B, supports C`."""
    if text.words[subject.stop - 1] != ",":
        return False
    start = text.starts[subject.start]
    contents = (relation.content for relation in before[-NEARBY:])
    return any(content is not None and content.start <= start < content.end for content in contents)


def _inverted(text: TaggedText, group: VerbGroup) -> range | None:
    """Return the subject of `"...," said X` and `..., said X`, which stands behind its verb."""
    follows = group.start > 0 and text.words[group.start - 1] in _AFTER_CONTENT
    if (
        not follows
        or group.verb.lemma in _HEARD_BY
        or group.start != group.head
        or text.tag(group.head) == "VBG"
    ):
        return None
    ceiling = group.clause.stop
    subject = noun_phrase_after(text, group.head + 1, ceiling)
    if subject is None or (text.words[group.start - 1] == "," and not is_speaker(text, subject)):
        return None
    end = _past_bracket(text, subject.stop, ceiling)
    if end < ceiling and text.words[end] not in _AFTER_SUBJECT:
        return None
    return range(subject.start, _apposition_end(text, end, ceiling))


def _past_bracket(text: TaggedText, at: int, ceiling: int) -> int:
    """Step over `(D-Calif.)`."""
    if at >= ceiling or text.tag(at) != "-LRB-":
        return at
    within = range(at, min(at + _LONGEST_BRACKET, ceiling))
    return next((close + 1 for close in within if text.tag(close) == "-RRB-"), at)


def _apposition_end(text: TaggedText, at: int, ceiling: int) -> int:
    """Return the end of `X, the mayor of Y` with its comma at `at`, if a comma or the end follows."""
    if at + 1 >= ceiling or text.words[at] != "," or text.tag(at + 1) not in _APPOSED:
        return at
    apposed = noun_phrase_after(text, at + 1, ceiling)
    if apposed is None:
        return at
    closes = apposed.stop >= ceiling or text.words[apposed.stop] in (",", ".", "who", ";")
    return apposed.stop if closes else at


def _taken_over(sentence: Clause, group: VerbGroup, before: list[Attribution], *, bare: bool) -> Span | None:
    """Return the subject of another verb for one that has none of its own (`said A and added B`)."""
    text, start = sentence.text, group.start
    if bare and start == group.clause.start:
        return _following_subject(sentence, group)
    joined = start > group.clause.start and text.words[start - 1] in _JOINTS
    if not (joined or bare):
        return None
    if joined and not bare and text.words[start - 1] == "," and text.tag(group.head) in ("VB", "VBP"):
        return None
    if (
        before
        and before[-1].source is not None
        and _is_subject(text, before[-1].source)
        and before[-1].cue.end <= text.starts[start]
    ):
        return before[-1].source
    return _main_subject(sentence, group)


def _is_subject(text: TaggedText, source: Span) -> bool:
    """Say whether a source is no possessor (`his claim`, `Smith's claim`)."""
    tokens = text.tokens_in(source.start, source.end)
    return text.tag(tokens.stop - 1) != "PRP$" and (
        tokens.stop >= len(text.words) or text.tag(tokens.stop) != "POS"
    )


def _following_subject(sentence: Clause, group: VerbGroup) -> Span | None:
    """Return the subject behind the comma of `Citing a poll, Smith said ...`."""
    comma = sentence.first_of(_COMMA, range(group.start, group.clause.stop))
    if comma is None or comma + 2 >= group.clause.stop:
        return None
    begin = comma + 1 + (sentence.text.words[comma + 1] in QUOTES)
    subject = noun_phrase_after(sentence.text, begin, group.clause.stop)
    return sentence.span(subject.start, subject.stop) if subject is not None else None


def _main_subject(sentence: Clause, group: VerbGroup) -> Span | None:
    """Return the subject of the first finite verb before the group."""
    text, floor = sentence.text, group.clause.start
    at, subject = sentence.main_subjects.get(floor, (floor, None))
    while subject is None and at < group.start:
        if text.tag(at) in FINITE:
            subject = subject_before(text, verb_group_start(text, at, floor), floor)
        at += 1
    sentence.main_subjects[floor] = (at, subject)
    return sentence.span(subject.start, subject.stop) if subject is not None and at <= group.start else None
