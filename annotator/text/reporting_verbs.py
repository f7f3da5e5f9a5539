"""The verbs that report what somebody says, thinks or wants, with all their forms and what must follow them.

An own list, keyed in by meaning. The classes of verbs follow Quirk, Greenbaum, Leech and Svartvik, A
Comprehensive Grammar of the English Language (1985), on verbs with a that-clause, an infinitive or a noun
phrase as their complement; which of them report is after Hooper, On Assertive Predicates (1975).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from annotator.text.stance_verbs import FEEL, HOW_TO, JUDGE, MANNER, NOISE, TELL_OF, WEIGH, WITH_PREPOSITION
from annotator.text.word_lists import word_set

Frame = Literal["speech", "clause", "quoted", "infinitive", "object", "of", "speaker"]


@dataclass(frozen=True, slots=True)
class ReportingVerb:
    """A reporting verb's lemma and the ways in which its content may follow.

    `speech`: a quotation, a clause or a noun phrase, on either side; `clause`: only a quotation or a clause;
    `quoted`: only a quotation; `infinitive`: to do something; `object`: a noun phrase; `of`: through one of
    `prepositions`; `speaker`: the subject must be somebody who can speak.
    """

    lemma: str
    frames: frozenset[Frame]
    prepositions: frozenset[str] = frozenset()


_SPEECH = """
    say tell add state note argue claim announce report explain insist declare write warn suggest
    acknowledge assert admit reply respond tweet reiterate stress emphasize emphasise remark comment
    observe concede contend maintain allege confirm deny disclose reveal recall recount predict caution
    complain quip joke boast lament proclaim pledge vow promise testify aver opine affirm mention indicate
    conclude quote exclaim clarify counter retort reason interject narrate
    stipulate posit surmise rejoin attest profess protest outline underscore underline highlight advise
    inform remind assure estimate forecast speculate theorize theorise hint imply grumble gush muse marvel
    deadpan enthuse elaborate chant retweet venture
"""
_CLAUSE = """
    believe think know feel hope fear worry doubt expect find learn discover realize realise understand
    hear show agree decide recommend demonstrate assume presume suspect imagine foresee anticipate propose
    request ask demand urge wonder charge repeat determine rule
"""
_QUOTED = "continue read begin start laugh smile grin interrupt recite"
_INFINITIVE = """
    want plan intend hope expect promise pledge vow threaten offer refuse decline agree decide propose
    demand ask urge wish seek claim swear resolve encourage call order instruct advise warn implore beg
"""
_OBJECT = """
    criticize criticise condemn denounce blast slam attack praise endorse support oppose reject question
    describe call cite mention discuss dispute deny blame accuse mock ridicule defend welcome hail applaud
    decry deride dismiss rebuke label dub term characterize characterise portray compare liken reference
    propose suggest demand promise favor favour advocate express estimate urge tout echo voice announce
    report predict identify view chastise lambaste castigate disavow repudiate renounce scold lash bash
    berate assail trumpet acknowledge explain recall recount outline detail highlight emphasize emphasise
    stress underscore underline note confirm show back embrace downplay bemoan belittle rebut refute want
    request recommend allege claim reiterate expect encourage
"""
_PREPOSITIONS = {
    "call": "for on",
    "point": "to out",
    "speak": "of about out",
    "talk": "about of",
    "refer": "to",
    "complain": "about of",
    "learn": "of about",
    "warn": "of about against",
    "accuse": "of",
    "allude": "to",
    "push": "for",
    "advocate": "for",
    "argue": "for against about",
    "object": "to",
    "agree": "with to on",
    "disagree": "with",
    "worry": "about",
    "press": "for",
    "boast": "of about",
    "think": "of about",
    "know": "about of",
    "hint": "at",
    "apologize": "for",
    "apologise": "for",
    "vote": "for against",
    "campaign": "for against",
    "rail": "against",
    "lash": "out",
    "ask": "about for",
    "inquire": "about",
    "comment": "on",
    "elaborate": "on",
    "decide": "against on",
    "testify": "about against",
    "marvel": "at",
    "brag": "about",
    "joke": "about",
    "look": "forward",
    "believe": "in",
    "insist": "on",
    "focus": "on",
    "lay": "out",
    "spell": "out",
    "rule": "out",
    "respond": "by with to",
}
_IRREGULAR = {
    "say": "says said saying",
    "tell": "tells told telling",
    "write": "writes wrote written writing",
    "think": "thinks thought thinking",
    "know": "knows knew known knowing",
    "feel": "feels felt feeling",
    "find": "finds found finding",
    "understand": "understands understood understanding",
    "hear": "hears heard hearing",
    "see": "sees saw seen seeing",
    "show": "shows showed shown showing",
    "mean": "means meant meaning",
    "speak": "speaks spoke spoken speaking",
    "seek": "seeks sought seeking",
    "swear": "swears swore sworn swearing",
    "foresee": "foresees foresaw foreseen foreseeing",
    "forecast": "forecasts forecast forecasting",
    "learn": "learns learned learnt learning",
    "dream": "dreams dreamed dreamt dreaming",
    "beg": "begs begged begging",
    "lay": "lays laid laying",
    "brief": "briefs briefed briefing",
    "post": "posts posted posting",
    "sing": "sings sang sung singing",
    "forget": "forgets forgot forgotten forgetting",
    "cast": "casts cast casting",
    "go": "goes went gone going",
    "read": "reads reading",
    "begin": "begins began begun beginning",
    "hit": "hits hit hitting",
    "label": "labels labeled labelled labeling labelling",
    "lie": "lies lied lying",
    "vie": "vies vied vying",
    "tie": "ties tied tying",
}
_DOUBLED = word_set(
    "quip brag plan dub admit rip prefer beg refer rebut pan slam plug rap snub commit regret spar opt sum "
    "pin grin"
)
VOWELS = "aeiou"

# Seen as a verb whatever the tagger says: in headlines and after names it takes them for nouns.
ALWAYS_VERBS = word_set("says said told tells writes wrote argues argued insists insisted tweeted")


@cache
def reporting_verbs() -> dict[str, ReportingVerb]:
    """Return each form of each reporting verb, in lower case, with what it is a form of."""
    frames: dict[str, set[Frame]] = {}
    for frame, words in (
        ("speech", _SPEECH + MANNER),
        ("clause", _CLAUSE + WEIGH + NOISE),
        ("quoted", _QUOTED),
        ("infinitive", _INFINITIVE + HOW_TO),
        ("object", _OBJECT + JUDGE + FEEL + WEIGH + TELL_OF),
        ("of", " ".join(_PREPOSITIONS | WITH_PREPOSITION)),
        ("speaker", " ".join(_wary())),
    ):
        for lemma in words.split():
            frames.setdefault(lemma, set()).add(frame)  # type: ignore[arg-type] # the literals above
    return {
        form: ReportingVerb(lemma, frozenset(found), frozenset(_prepositions(lemma)))
        for lemma, found in frames.items()
        for form in forms(lemma)
    }


def _prepositions(lemma: str) -> list[str]:
    return f"{_PREPOSITIONS.get(lemma, '')} {WITH_PREPOSITION.get(lemma, '')}".split()


def _wary() -> list[str]:
    """Return the verbs that are on no list but those of verbs with many other uses."""
    sure = set(f"{_SPEECH} {_CLAUSE} {_INFINITIVE} {_OBJECT} {MANNER} {NOISE} {JUDGE}".split()) | set(
        _PREPOSITIONS
    )
    return [
        lemma
        for lemma in f"{FEEL} {WEIGH} {TELL_OF} {HOW_TO}".split() + list(WITH_PREPOSITION)
        if lemma not in sure
    ]


@cache
def speech_lemmas() -> frozenset[str]:
    """Return the lemmas of verbs of speech, with `according to`: these report inside reported words too."""
    return frozenset(verb.lemma for verb in reporting_verbs().values() if "speech" in verb.frames) | {
        "according to"
    }


def forms(lemma: str) -> Iterator[str]:
    """Yield the forms of a verb: base, third person, past, participles."""
    yield lemma
    if lemma in _IRREGULAR:
        yield from _IRREGULAR[lemma].split()
        return
    stem = lemma + lemma[-1] if lemma in _DOUBLED else lemma
    if lemma.endswith("e"):
        yield from (lemma + "s", lemma + "d", lemma[:-1] + "ing")
    elif lemma.endswith("y") and lemma[-2] not in VOWELS:
        yield from (lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing")
    else:
        yield lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z")) else "s")
        yield from (stem + "ed", stem + "ing")
