"""The proper names of a text as whole names, such as people and organisations: what an answer can name."""

from collections import Counter

from annotator.text.names import NamedText
from annotator.text.word_lists import word_set

_TIMES = word_set(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july "
    "august september october november december jan feb mar apr jun jul aug sep sept oct nov dec"
)
_TITLES = word_set("mr mrs ms dr prof sir mr. mrs. ms. dr. prof.")
MOST = 200
"""Names that are returned of a text."""


def names_in(text: NamedText) -> tuple[str, ...]:
    """Return the names that a text has, those of most places first, then in the order of the text.

    A name is a run of words that are part of one, with nothing but a space between; days and months are none,
    and a title before it is not part of it.
    """
    found: Counter[str] = Counter()
    run: list[int] = []
    for index in range(len(text.starts)):
        if run and not _goes_on(text, run[-1], index):
            _close(text, run, found)
            run = []
        if _may_be_named(text, index):
            run.append(index)
        elif run:
            _close(text, run, found)
            run = []
    _close(text, run, found)
    return tuple(name for name, _count in found.most_common(MOST))


def _may_be_named(text: NamedText, index: int) -> bool:
    return text.words[index] not in _TIMES and text.is_name(index)


def _goes_on(text: NamedText, last: int, index: int) -> bool:
    return text.text[text.ends[last] : text.starts[index]] in (" ", "\u00a0")


def _close(text: NamedText, run: list[int], found: Counter[str]) -> None:
    while run and text.words[run[0]] in _TITLES:
        run = run[1:]
    if run:
        found[" ".join(text.text[text.starts[run[0]] : text.ends[run[-1]]].split())] += 1
