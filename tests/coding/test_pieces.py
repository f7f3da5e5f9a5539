"""Pieces of an annotation: which one an edge belongs to, how they join, which code may not overlap itself."""

from annotator.coding.edges import moved_piece, piece_at, without_piece
from annotator.coding.overlap import in_the_way, joined, spans_of
from annotator.model import Annotation, Code, Segment, Span

TEXT = "one two three four five six seven"
ONE, TWO, THREE, FOUR, FIVE = Span(0, 3), Span(4, 7), Span(8, 13), Span(14, 18), Span(19, 23)


def annotation(*spans, code="c", article="art"):
    target = tuple(Segment(article="art", start=one.start, end=one.end, quote="") for one in spans)
    return Annotation(id=f"a{spans}", article=article, coder="x", code=code, target=target)


def test_the_piece_at_the_caret_is_meant_else_the_nearest():
    pieces = (ONE, FOUR)
    assert piece_at(pieces, 2) == 0
    assert piece_at(pieces, 15) == 1
    assert piece_at(pieces, 12) == 1
    assert piece_at(pieces, 3) == 0


def test_an_edge_of_the_piece_at_the_caret_moves_and_the_others_stay():
    assert moved_piece(TEXT, (ONE, FOUR), 15, "end", forward=True) == ((ONE, Span(14, 23)), Span(14, 23))
    assert moved_piece(TEXT, (ONE, FOUR), 1, "end", forward=True) == ((Span(0, 7), FOUR), Span(0, 7))
    assert moved_piece(TEXT, (ONE, FOUR), 1, "end", forward=False) is None


def test_a_piece_that_reaches_its_neighbour_becomes_one_with_it():
    moved = moved_piece(TEXT, (TWO, Span(8, 18)), 5, "end", forward=True)
    assert moved == ((Span(4, 18),), Span(4, 18))


def test_pieces_that_only_touch_stay_apart():
    assert joined([Span(3, 5), Span(0, 3), Span(4, 8)]) == (Span(0, 3), Span(3, 8))


def test_the_piece_in_which_the_caret_stands_is_taken_out_or_those_chosen():
    assert without_piece((ONE, THREE, FIVE), Span(9, 9)) == (ONE, FIVE)
    assert without_piece((ONE, THREE, FIVE), Span(2, 10)) == (FIVE,)
    assert without_piece((ONE, THREE, FIVE), Span(15, 16)) == (ONE, THREE, FIVE)


def test_only_a_code_that_may_not_overlap_has_something_in_its_way():
    there = [annotation(ONE, FOUR), annotation(TWO, code="d")]
    strict = Code(id="c", may_overlap=False)
    assert in_the_way(there, [Span(15, 20)], strict) is there[0]
    assert in_the_way(there, [Span(5, 9)], strict) is None, "neither another code nor the gap between pieces"
    assert in_the_way(there, [Span(15, 20)], Code(id="c")) is None


def test_pieces_in_other_articles_are_not_those_of_this_one():
    assert spans_of(annotation(ONE, article="other")) == ()
