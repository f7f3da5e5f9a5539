"""Cost grows with the length of a text, whatever is in it: in steps, which no busy machine changes."""

import gc
import sys
from collections.abc import Callable
from dataclasses import replace

import pytest

from annotator.cues import categories, find_cues
from annotator.cues.lexicon import lexicons
from annotator.cues.matcher import Matcher, spaces_folded
from annotator.text.tokens import fold

UNITS = 150
"""How often each piece stands in the shorter text; in the longer one, four times as often."""

PIECES = {
    "said": "said ",
    "sentences": "said. ",
    "verbs without a subject": "and said ",
    "participles": "pointing to ",
    "infinitives": "he wants to go and ",
    "objects": "he called it a thing, ",
    "relatives": "what he said is ",
    "appositions": "Lee, the man, called it a thing, ",
    "names": "Ann Lee said it. He said it. ",
    "labels": "ANN LEE: hello\n",
    "double marks": '"',
    "curly marks": "“",
    "angular marks": "«",
    "single marks": "'a ",
    "nested marks": "“‘",
    "quotations": '"A" said ',
    "hyphens": "so-called ",
    "stops": "A.",
    "passives": "was taken by ",
    "line ends": "\n",
    "lines": "a\n",
    "spaces": " ",
    "listed words": "brutal sanctions ",
    "one word": "x",
    "an article": "The regime may fall, officials said on Monday. “We will not be left,” Ann Lee told us.\n",
}


def steps(work: Callable[[], object]) -> int:
    """Return how many lines of Python are run; a loop on one line counts each time round."""
    count = 0

    def trace(_frame, event, _argument):
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES)
def test_four_times_the_text_takes_four_times_the_steps(piece: str) -> None:
    every = list(categories())
    for text in (piece * UNITS, piece * 4 * UNITS):
        find_cues(text, categories=every)  # what is kept of words is not counted
    short = steps(lambda: find_cues(piece * UNITS, categories=every))
    long = steps(lambda: find_cues(piece * 4 * UNITS, categories=every))
    assert long < 4.5 * short


def test_the_steps_hardly_grow_with_the_word_lists() -> None:
    """As many words again that are not in the text cost not a single step."""
    once = tuple(lexicons().values())
    strange = tuple(
        replace(one, entries=tuple(replace(entry, form=f"{entry.form}zzz") for entry in one.entries))
        for one in once
    )
    text = PIECES["an article"] * 20
    haystack = spaces_folded(fold(text))
    single, double = Matcher(once), Matcher(once + strange)
    expected = steps(lambda: single.whole_words(haystack, text))
    assert steps(lambda: double.whole_words(haystack, text)) == expected


def test_nothing_is_left_for_the_garbage_collector() -> None:
    """An analysis that waits for it keeps whole articles in memory and costs a tenth of the time."""
    find_cues(PIECES["an article"])
    gc.collect()
    gc.disable()
    try:
        find_cues(PIECES["an article"] * 10)
        assert gc.collect() == 0
    finally:
        gc.enable()
