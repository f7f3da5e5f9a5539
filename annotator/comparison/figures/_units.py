"""In which units, articles or sentences, things occur: what co-occurrence is counted from."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import compress

from annotator.comparison.asked import Taken
from annotator.comparison.counting import Question, Thing, counted_codes, counted_cues
from annotator.comparison.figure_contract import Unit
from annotator.comparison.gathering import Gathered
from annotator.comparison.statistics._arrays import Array

Place = tuple[Thing, int, int]
"""A thing on words, and where it stands in its article, code points."""


def places(one: Gathered, question: Question) -> Iterator[Place]:
    """Yield where cues, and codes on words, stand in an article; an annotation of several parts often."""
    for cue in counted_cues(one, question):
        yield Thing("cue", cue.category), cue.start, cue.end
    for code in counted_codes(one, question):
        if code.own or not question.own:
            for start, end in code.spans:
                yield Thing("code", code.code), start, end


def looked_through(found: Taken, things: Sequence[Thing]) -> list[bool]:
    """Return for each article whether all these things are looked for in it."""
    return [one.unknown.isdisjoint(things) for one in found.counted]


def incidence(found: Taken, things: Sequence[Thing], unit: Unit) -> Array:
    """Return which units have which things, 1 or 0: a row a unit and a column a thing.

    Articles in which not all of them are looked for are left out.
    """
    import numpy as np

    known = looked_through(found, things)
    if unit == "article":
        return found.table.there[known][:, found.table.columns(things)].astype(np.float64)
    column_of = {thing: column for column, thing in enumerate(things)}
    rows: list[int] = []
    columns: list[int] = []
    number = 0
    for one in compress(found.gathered, known):
        for row, thing in _sentences(one, found.question):
            if thing in column_of:
                rows.append(number + row)
                columns.append(column_of[thing])
        number += len(one.sentences)
    table = np.zeros((number, len(things)))
    table[rows, columns] = 1
    return table


def _sentences(one: Gathered, question: Question) -> Iterator[tuple[int, Thing]]:
    """Yield each thing with the number of each sentence in which it stands, in whole or in part."""
    for thing, start, end in places(one, question):
        first = max(0, bisect_right(one.sentences, start) - 1)
        for number in range(first, max(first + 1, bisect_right(one.sentences, end - 1))):
            yield number, thing
