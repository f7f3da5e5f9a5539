"""Resolve who speaks to a full name or a role, where that is safe; leave it open where it is not."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from annotator.model import Span
from annotator.text.phrases import is_time
from annotator.text.relations import Attribution, Quotation
from annotator.text.tagged import TaggedText
from annotator.text.word_lists import word_set

# A title with its stop, initials, or a word. It begins with a set of characters, so that the search skips all
# others at once.
_CAPITAL = (
    r"[^\W\d_a-z](?:(?:(?<=M)(?:rs?|s)|(?<=D)r|(?<=P)rof|(?<=S)(?:en|gt|t|r)|(?<=R)ep|(?<=G)(?:ov|en)|(?<=L)t"
    r"|(?<=C)(?:ol|apt)|(?<=J)r)\."
    r"|\.(?:[^\W\d_a-z]\.)*|(?<=[^\W\d_a-zß-öø-ÿ])[\w.’'-]*\w)"
)
_PARTICLE = r"(?:de|la|del|van|von|der|bin|al|el|da|di|of the|of)"
_RUN = re.compile(rf"{_CAPITAL}(?:[ \u00a0](?:{_PARTICLE}[ \u00a0])?{_CAPITAL})*")
_NAME_APPOSED = re.compile(rf",\s({_RUN.pattern})(?=,|$)")
_ENDING = re.compile(r"['’]s?$")
_TITLES = word_set(
    "mr mrs ms miss dr prof professor president vice minister prime chancellor secretary senator sen rep "
    "representative gov governor mayor king queen prince princess pope sir lady lord dame judge justice "
    "chief general gen colonel col captain capt lieutenant lt major sergeant sgt admiral director "
    "chairman chairwoman chair ceo cfo foreign defence defense finance interior economy health state "
    "attorney speaker leader ambassador commissioner congressman congresswoman former first deputy senior "
    "acting interim democrat republican conservative labour spokesman spokeswoman spokesperson"
)
# Titles that one person at a time has in a story: "the minister" can be resolved, "the official" cannot; "the
# president" cannot either, since news leaves out the name of a country's own.
_ROLE_TITLES = word_set(
    "minister chancellor senator representative governor mayor king queen "
    "prince princess pope judge justice general colonel captain lieutenant major sergeant admiral director "
    "chairman chairwoman speaker ambassador commissioner congressman congresswoman spokesman spokeswoman "
    "spokesperson professor sheriff prosecutor coach"
)
_TITLE_NEAR = 40
_APPOSED = re.compile(r",\s(?:the|an?)\s(?:\w+\s){0,2}?(\w+)(?=,| of | for )")
_NOT_NAMES = word_set(
    "the a an in on at of for by as and but or if when while after before since though although however "
    "he she it they we i his her its their our this that these those there here what who which where how "
    "why not no yes all some many most more other another one two three according to from with during "
    "under over"
)
_BEFORE_NAME = _TITLES | _NOT_NAMES
_HE = frozenset({"he", "she", "him", "her", "his"})
_OPEN = word_set("i we you it they them their its my our this these those some many others both all one")
_PRONOUNS = _HE | _OPEN | {"who", "which", "that"}
_RELATIVES = frozenset({"who", "which", "that"})
_BEFORE_BODIES = ("the ", " in ", " at ")
# Words in the names of bodies and places, which no "he" or "she" can mean.
_BODIES = word_set(
    "house court courts states party street times post journal herald news tribune press university college "
    "institute school department ministry council committee commission agency bureau office bank fund "
    "company corporation inc corp ltd group association union federation league foundation center centre "
    "museum church hospital city county island islands kingdom republic america korea york jersey hampshire "
    "carolina dakota virginia angeles francisco europe africa asia zealand arabia nations senate congress "
    "parliament administration campaign army navy force guard act bill amendment republicans democrats"
)
_CUT = re.compile(r"\s*(?:,|\(| who | which | that ).*", re.DOTALL)
_OF = re.compile(r"\s(?:of|for|from|at|with|by|in|on)\s")
# A body that is named by what it is for: "the Ministry of Commerce", "the District of Columbia".
_OFFICE = re.compile(r"(?:^|[a-z’'s]\s)[A-Z]\w+ (?:of|for) (?:the )?[A-Z]\w+(?: and [A-Z]\w+)?$")
_NEAR_SENTENCES = 3
_LONGEST_KNOWN = 60


@dataclass(frozen=True, slots=True)
class _Person:
    """The last named person who spoke: the one that `he` or `she` can mean."""

    name: str
    at: int


def with_resolved(
    text: TaggedText, attributions: Sequence[Attribution], quotations: Sequence[Quotation]
) -> tuple[Attribution, ...]:
    """Return the relations with the speaker's full name or role, None where it stays open."""
    names = _FullNames(text.text)
    names.forget_within(quotations)
    resolved: list[Attribution] = []
    last: _Person | None = None
    for relation in attributions:
        speaker = _speaker(text, relation.source, names, last) if relation.source is not None else None
        resolved.append(relation if speaker is None else relation.by(speaker))
        if relation.source is None or text.folded[relation.source.start : relation.source.end] in _PRONOUNS:
            continue
        named = speaker is not None and (
            names.is_person(speaker) or _has_title(text, relation.source, speaker)
        )
        last = _Person(speaker, relation.source.end) if named and speaker is not None else None
    return tuple(resolved)


def _has_title(text: TaggedText, source: Span, speaker: str) -> bool:
    """Say whether a single name has a title that only people have: `Mr. Weber`, `Senator Weber`."""
    before = text.text[source.start : source.end].partition(speaker)[0].split()
    return " " not in speaker and bool(before) and before[-1].lower().strip(".") in _TITLES


def with_speakers(
    quotations: Sequence[Quotation], attributions: Sequence[Attribution]
) -> tuple[Quotation, ...]:
    """Return the quotations with the speaker of the relation whose content they are in; titles have none."""
    pieces = sorted(
        (piece.start, piece.end, relation.speaker)
        for relation in attributions
        if relation.speaker is not None
        for piece in (relation.content, *relation.rest)
        if piece is not None
    )
    return tuple(
        quotation
        if quotation.kind == "title" or (speaker := _said_by(quotation, pieces)) is None
        else replace(quotation, speaker=speaker)
        for quotation in quotations
    )


def _said_by(quotation: Quotation, pieces: Sequence[tuple[int, int, str]]) -> str | None:
    """Return the speaker of the last piece of content that begins before the quotation does and holds it."""
    last = bisect_right(pieces, (quotation.inner_start, 0, ""))
    for start, end, speaker in reversed(pieces[max(0, last - 8) : last]):
        if start <= quotation.inner_start and quotation.inner_end <= end + 1:
            return speaker
    return None


class _FullNames:
    """The full names of a text by their last word and by their title, and where they stand.

    For each last word and title: the names that have it, each with its first place.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.by_title: dict[str, dict[str, int]] = {}
        self.mentions: list[tuple[int, str]] = []
        self.by_surname: dict[str, dict[str, int]] = {}
        single: list[tuple[int, str]] = []
        for match in _RUN.finditer(text):
            run = match.group()
            if " " not in run and "\u00a0" not in run:
                single.append((match.start(), run))
                continue
            name = plain_name(_without_place(run))
            if " " in name:
                if not _is_body(name, text[max(0, match.start() - 4) : match.start()]):
                    self.mentions.append((match.start(), name))
                self.by_surname.setdefault(name.rsplit(" ", 1)[1], {}).setdefault(name, match.start())
                for title in self._titles(match, name):
                    self.by_title.setdefault(title, {}).setdefault(name, match.start())
        owned = ((at, run[:-2] if run.endswith(("'s", "’s")) else run) for at, run in single)
        self.mentions += [(at, word) for at, word in owned if word in self.by_surname]
        self.mentions.sort()

    def _titles(self, match: "re.Match[str]", name: str) -> set[str]:
        """Return the title before a name, with or without a capital, and the one behind: `X, the mayor,`."""
        at = match.start() + match.group().rfind(name.split(maxsplit=1)[0])
        before = self.text[max(0, at - _TITLE_NEAR) : at].split()[-1:]
        apposed = _APPOSED.match(self.text, match.end())
        found = {word.lower() for word in before} | ({apposed.group(1).lower()} if apposed else set())
        return found & _ROLE_TITLES

    def holder(self, title: str, before: int) -> str | None:
        """Return the only full name that had this title so far; None without one or with several."""
        found = {name for name, start in self.by_title.get(title, {}).items() if start < before}
        return found.pop() if len(found) == 1 else None

    def full(self, surname: str, before: int) -> str | None:
        """Return the only full name with this last word so far; None without one or with several."""
        found = {name for name, start in self.by_surname.get(surname, {}).items() if start < before}
        longest = max(found, key=len, default=None)
        same_person = longest is not None and all(name in longest for name in found)
        return longest if same_person else None

    def is_person(self, name: str) -> bool:
        """Say whether this is a full name of the text, and may be that of a person."""
        return name in self.by_surname.get(name.rsplit(maxsplit=1)[-1], ()) and not _is_body(name, "")

    def forget_within(self, quotations: Sequence[Quotation]) -> None:
        """Leave out whom quoted speakers name: the pronouns outside mean those who are named outside."""
        kept: list[tuple[int, str]] = []
        spoken = iter([quotation for quotation in quotations if quotation.kind == "direct"])
        current = next(spoken, None)
        for at, name in self.mentions:
            while current is not None and current.end <= at:
                current = next(spoken, None)
            if current is None or at < current.start:
                kept.append((at, name))
        self.mentions = kept

    def others_between(self, name: str, start: int, end: int) -> bool:
        """Say whether somebody else is named between two positions, in full or by the last name."""
        first = bisect_right(self.mentions, (start, ""))
        last = bisect_right(self.mentions, (end, ""))
        return any(other != name and not name.endswith(f" {other}") for _, other in self.mentions[first:last])


def _is_body(name: str, before: str) -> bool:
    """Say whether a name is no person's: `the Labour Party`, `in New York`."""
    return before.lower().endswith(_BEFORE_BODIES) or not _BODIES.isdisjoint(name.lower().split())


def plain_name(words: str) -> str:
    """Return a name without titles, a possessive ending and words that begin a sentence before it."""
    return _known_plain(words) if len(words) <= _LONGEST_KNOWN else _plain(words)


@lru_cache(maxsize=4_000)
def _known_plain(words: str) -> str:
    return _plain(words)


def _plain(words: str) -> str:
    kept = _ENDING.sub("", words).replace("\u00a0", " ").split()
    before = [place for place, word in enumerate(kept) if word.lower().strip(".") in _BEFORE_NAME]
    kept = kept[before[-1] + 1 :] if before else kept
    while len(kept) > 1 and is_time(kept[-1].lower()):
        kept.pop()
    return " ".join(kept)


def _without_place(run: str) -> str:
    """Return `Sen. Ann Weber` of `Sen. Ann Weber of Ohio`."""
    before, of, _ = run.partition(" of ")
    return before if of and " " in plain_name(before) else run


def _speaker(text: TaggedText, source: Span, names: _FullNames, last: _Person | None) -> str | None:
    written = text.text[source.start : source.end]
    word = text.folded[source.start : source.end].strip()
    if word in _HE:
        return _safe_pronoun(text, source, names, last)
    if word in _RELATIVES:
        return _antecedent(text, source, names)
    if word in _OPEN or word.endswith(" whom"):
        return None
    return _named(written, source.start, names)


def _named(written: str, at: int, names: _FullNames) -> str | None:
    """Return the name at the head of a noun phrase, else the phrase itself: it says the role."""
    head = _CUT.sub("", written, count=1).strip() or written.strip()
    core = _OF.split(head, maxsplit=1)[0]
    if " and " in core or _OFFICE.search(head):
        return head
    runs = [plain_name(match.group()) for match in _RUN.finditer(core)]
    name = runs[-1] if runs and core.endswith(runs[-1]) else ""
    if not name:
        return _apposed(written, head) or _holder(head, at, names) or head or None
    if " " in name:
        return name
    return names.full(name, at) or name


def _apposed(written: str, role: str) -> str | None:
    """Return the full name right behind a role: `The minister, Paul Weber,`."""
    match = _NAME_APPOSED.match(written.lstrip(), len(role))
    name = plain_name(match.group(1)) if match else ""
    return name if " " in name else None


def _holder(role: str, at: int, names: _FullNames) -> str | None:
    """Return whom `the minister` means when one person of the text so far, and no other, had that title."""
    words = role.lower().split()
    if len(words) != 2 or words[0] != "the":
        return None
    return names.holder(words[1], at)


def _safe_pronoun(text: TaggedText, source: Span, names: _FullNames, last: _Person | None) -> str | None:
    """Return the last named speaker when nobody else was named since, and not far back."""
    if last is None or text.sentence_index(source.start) - text.sentence_index(last.at) > _NEAR_SENTENCES:
        return None
    return None if names.others_between(last.name, last.at, source.start) else last.name


def _antecedent(text: TaggedText, source: Span, names: _FullNames) -> str | None:
    """Return the name right before `who`; a role is left open, since where it begins is not safe to tell.

    Without a comma a single name may stand for a few of many (`Americans who`), or for a place.
    """
    lead = text.text[max(0, source.start - 60) : source.start].rstrip()
    closed = lead.rstrip(",")
    run = next((match for match in reversed(list(_RUN.finditer(closed))) if match.end() == len(closed)), None)
    if run is None or text.folded[source.start : source.end] != "who":
        return None
    name = plain_name(_without_place(run.group()))
    if " " not in name and (closed == lead or closed[: run.start()].lower().endswith(_BEFORE_BODIES)):
        return None
    return (name if " " in name else names.full(name, source.start) or name) or None
