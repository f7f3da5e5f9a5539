"""Numbers that differ between sentences that say the same, or that only one of the articles gives."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from annotator.comparison.alignment import Told
from annotator.comparison.contrast_contract import Case, Contrast, Finding, Group, Words
from annotator.comparison.contrasts._amounts import Amount, amounts, has_number
from annotator.comparison.sentence import Sentence
from annotator.text.stems import stem
from annotator.text.word_lists import word_set

NAME = "numbers"
_GENERAL = word_set(
    "year month week day hour minut decad time peopl person member percent dollar peopl man men woman women "
    "offici state countri thing way side part page"
)
"""Things of which a story has many sorts: two such numbers are put together only where words around agree."""
_COUNTED = (
    "people persons individuals residents",
    "countries nations",
    "dead killed deaths fatalities",
    "injured wounded injuries",
    "troops soldiers",
    "officers policemen",
    "jobs positions posts",
    "workers employees staff staffers",
    "students pupils",
    "children kids minors",
    "protesters demonstrators marchers",
    "cases infections",
    "doses shots vaccines",
    "missiles rockets",
    "companies firms businesses",
    "attackers gunmen assailants",
)
"""Nouns that outlets have for one another where they count; they do not mean the same."""
_KNOWN = "contrasts.amounts"

_Stood = tuple[Sentence, Amount]


def find(group: Group) -> Iterator[Finding]:
    """Yield numbers of the same thing that differ, and those that no other article of the group has."""
    stood = [(one, amount) for one in group.sentences for amount in amounts(one)]
    told: set[int] = set()
    for at, one in enumerate(stood):
        if at in told:
            continue
        others = [
            other
            for other in range(at + 1, len(stood))
            if other not in told and _is_same_thing(one, stood[other]) and not _given(stood, other, one)
        ]
        others = _one_each(one, stood, others)
        if others and not _given(stood, at, *(stood[other] for other in others)):
            told.update((at, *others))
            yield _differing(group, [one, *(stood[other] for other in others)])
    for at, one in enumerate(stood):
        again = any(one[0] is stood[other][0] and one[1].same_value(stood[other][1]) for other in told)
        if at not in told and not again and _is_only(group, one):
            yield _only(group, one)


def _one_each(one: _Stood, stood: Sequence[_Stood], others: Sequence[int]) -> list[int]:
    """Return of each article the number that can be the same one, else that with the most words shared."""
    best: dict[str, int] = {}
    for other in others:
        known = best.get(stood[other][0].article)
        if known is None or _likeness(one, stood[other]) > _likeness(one, stood[known]):
            best[stood[other][0].article] = other
    return sorted(best.values())


def _likeness(one: _Stood, other: _Stood) -> tuple[bool, int]:
    return one[1].overlaps(other[1]), len(one[1].around & other[1].around)


def _is_same_thing(one: _Stood, other: _Stood) -> bool:
    first, second = one[1], other[1]
    if one[0].article == other[0].article or first.unit != second.unit or first.same_value(second):
        return False
    shared = len(first.around & second.around)
    if first.unit == "age":
        return shared >= 1
    if first.unit or not (first.head and second.head):
        near = (
            first.unit in ("date", "year") or 1 / _TIMES <= (first.value or 1) / (second.value or 1) <= _TIMES
        )
        return near and shared >= _AROUND
    if not (_is_among(first.head, second.things) or _is_among(second.head, first.things)):
        return False
    return shared >= (_AROUND if {first.head, second.head} & _GENERAL else 1)


@cache
def _counted() -> tuple[frozenset[str], ...]:
    """Return the stems of those nouns; not at once, as stemming loads what is slow to load."""
    return tuple(frozenset(map(stem, nouns.split())) for nouns in _COUNTED)


def _is_among(head: str, things: frozenset[str]) -> bool:
    """Say whether what is counted is among things, by the same noun or one for the same."""
    return head in things or any(head in same and not same.isdisjoint(things) for same in _counted())


_AROUND = 3
"""Stems that have to stand near both of two sums, percentages or dates, or things of which there are many."""
_TIMES = 3
"""Two sums or shares of which one is more than so many times the other are of two things."""


def _given(stood: Sequence[_Stood], at: int, *articles: _Stood) -> bool:
    """Say whether one of the other articles has this very number in the group, too."""
    sentence, amount = stood[at]
    among = {one.article for one, _ in articles} - {sentence.article}
    return any(
        one.article in among and amount.same_value(other) and amount.unit == other.unit
        for one, other in stood
    )


def _differing(group: Group, stood: Sequence[_Stood]) -> Finding:
    first = stood[0][1]
    agree = all(first.overlaps(other) for _, other in stood[1:]) and first.unit not in ("date", "year")
    reason = (
        "These numbers of the same thing do not exclude one another, but are not equally exact."
        if agree
        else "These numbers stand with the same words and are not the same."
    )
    return Finding(
        contrast=NAME,
        sort="not equally exact" if agree else "different",
        words=tuple(_words(group, one) for one in stood),
        reason=reason,
        telling=not agree,
    )


def _only(group: Group, one: _Stood) -> Finding:
    count = len(group.outlets) - 1
    others = "the other article" if count == 1 else f"the {count} other articles"
    return Finding(
        contrast=NAME,
        sort="only here",
        words=(_words(group, one),),
        reason=f"Nowhere in {others} with a sentence in this group is there this number.",
    )


def _words(group: Group, stood: _Stood) -> Words:
    sentence, amount = stood
    return group.words(sentence, amount.span.start, amount.span.end, amount.says())


def _is_only(group: Group, one: _Stood) -> bool:
    sentence, amount = one
    others = [
        told for told in group.articles if told.article in group.outlets and told.article != sentence.article
    ]
    digits = _DIGITS.search(sentence.analysis.text[amount.span.start : amount.span.end])
    if digits and any(_stands(digits[0], told.analysis.text) for told in others):
        return False
    return not any(_gives(told, amount) for told in others)


_DIGITS = re.compile(r"\d(?:[\d.,:]*\d)+")


def _stands(digits: str, text: str) -> bool:
    """Say whether a number stands in a text as it is written, whatever it counts there."""
    return re.search(rf"(?<![\w.,]){re.escape(digits)}(?![\w]|[.,]\d)", text) is not None


def _gives(told: Told, amount: Amount) -> bool:
    return any(
        (amount.value == other.value and amount.day == other.day)
        or (not (amount.exact and other.exact) and amount.overlaps(other) and amount.head == other.head)
        for other in _amounts_of(told)
        if other.unit == amount.unit
    )


def _amounts_of(told: Told) -> tuple[Amount, ...]:
    """Return all numbers of an article; they are counted out once."""
    worked_out = told.analysis.worked_out
    if _KNOWN not in worked_out:
        worked_out[_KNOWN] = tuple(
            amount
            for number in range(len(told))
            if has_number(told.analysis.text[told.span(number).start : told.span(number).end])
            for amount in amounts(Sentence(told, number))
        )
    known: tuple[Amount, ...] = worked_out[_KNOWN]
    return known


CONTRAST = Contrast(
    name=NAME,
    title="Numbers",
    says="Numbers, sums, dates and ages of the same thing that differ, and what one article alone gives.",
    known_problem=(
        "Of 12 numbers that were set against one another in 150 real events (headline and first paragraph) "
        "9 were of the same thing (.75); sums, shares, dates and years need three words around them that "
        "both have, so many that differ are not put together. What is counted may have another noun of "
        "sixteen lines (“countries”, “nations”): in 505 events that brought two more pairs, both of one "
        "thing. Of 92 numbers that one article alone was said to have, 2 stood in another one, written "
        "otherwise (“9/11”). Numbers without a thing that is counted are looked at from 100 on."
    ),
    literature=("van Dijk 1988, News as Discourse, Lawrence Erlbaum (numbers as a means to be believed)",),
    cases=(
        Case(
            ("The bill passed with 312 votes on Monday.", "More than 300 votes passed the bill on Monday."),
            (("312 votes", "More than 300 votes"),),
        ),
        Case(
            ("The mine killed 14 workers on Monday.", "The mine killed nineteen workers on Monday."),
            (("14 workers", "nineteen workers"),),
        ),
        Case(
            ("Dozens of sailors signed the letter to Lund.", "43 sailors signed the letter to Lund."),
            (("Dozens of sailors", "43 sailors"),),
        ),
        Case(
            ("The new quay will cost $4m by summer.", "The new quay will cost $5.5 million by summer."),
            (("$4m", "$5.5 million"),),
        ),
        Case(
            ("The ferry carried 40 cars and sank on May 3.", "The ferry carried cars and sank."),
            (("May 3",), ("40 cars",)),
        ),
        Case(
            ("The island sold fish to 30 countries.", "The island sold fish to 28 nations."),
            (("30 countries", "28 nations"),),
        ),
        Case(
            ("The harbour crane broke down twice in 2002.", "The harbour crane broke down twice in 2003."),
            (("2002", "2003"),),
        ),
        Case(("The island held a fair in 2002.", "The crane was built in 2003."), (("2002",), ("2003",))),
        Case(
            ("Lund met 30 people on the quay.", "Lund met 28 residents on the hill."),
            (("30 people",), ("28 residents",)),
        ),
        Case(("The quay will cost 1.2m euros.", "The quay will cost 1,200,000 euros.")),
        Case(("A dozen ships left the harbour.", "12 ships left the harbour.")),
        Case(("The ferry left at 8:30 on Route 12.", "The ferry left on Monday.")),
        Case(("One of the ships left.", "The first ship left for good.")),
    ),
    find=find,
)
