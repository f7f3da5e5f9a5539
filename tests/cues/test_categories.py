"""The marks in examples and cases: what stands in [[...]] becomes spans of the text without the marks."""

import pytest

from annotator.cues.categories import unmarked
from annotator.model import Span


def test_marks_become_spans_in_code_points() -> None:
    assert unmarked("😀 [[a b]] c [[d]]") == ("😀 a b c d", (Span(2, 5), Span(8, 9)))


def test_a_text_without_marks_is_itself() -> None:
    assert unmarked("plain ] [ text") == ("plain ] [ text", ())


@pytest.mark.parametrize("text", ["[[a", "a]]", "]]a[[", "[[a[[b]]"])
def test_marks_that_do_not_pair_up_are_refused(text) -> None:
    with pytest.raises(ValueError, match="pair up"):
        unmarked(text)
