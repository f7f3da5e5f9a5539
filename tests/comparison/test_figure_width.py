"""A figure is as wide as is asked for; one of many columns is wider, so that its letters can be read."""

import pytest

from annotator.comparison.figure_contract import Wanted
from annotator.comparison.figure_files import as_pixels
from annotator.comparison.figures import figure
from annotator.corpus import Corpus
from annotator.model import Article
from annotator.text.canonical import sha256


@pytest.mark.parametrize(("outlets", "width"), [(4, 700), (10, 700), (40, 1800)])
def test_many_columns_are_not_pressed_together(outlets: int, width: int):
    held = []
    for number in range(outlets):
        text = f"The regime slammed the so-called reform on Tuesday. Number {number}."
        held.append(Article(id=f"a{number}", text=text, sha256=sha256(text), outlet=f"Paper {number}"))
    kind = figure("heatmap")
    numbers = kind.numbers(Wanted(corpus=Corpus.draft("Study", articles=held)))
    assert as_pixels(kind, numbers, width=700).width == pytest.approx(width, rel=0.03)
