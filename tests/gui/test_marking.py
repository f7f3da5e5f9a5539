"""What is painted for an annotation: its words in the open article, and no others."""

from annotator.gui.marking import annotation_mark, stretches
from annotator.model import Annotation, Code, Segment

CODE = Code(id="code-1", name="Loaded language", slot=3, line="wavy")


def segment(start, end, article="a"):
    return Segment(article=article, start=start, end=end, quote="x" * (end - start))


def annotation(*target):
    return Annotation(id="ann-1", article="a", coder="coder-1", code="code-1", target=target)


def test_segments_in_other_articles_are_not_painted_in_this_one():
    one = annotation(segment(50, 60), segment(3, 900, article="b"), segment(10, 20))
    mark = annotation_mark(one, CODE, article="a")
    assert (mark.start, mark.end, mark.parts) == (10, 60, ((10, 20), (50, 60)))
    assert annotation_mark(one, CODE, article="b").stretches() == ((3, 900),)


def test_an_annotation_of_the_whole_article_is_painted_nowhere():
    assert annotation_mark(annotation(), CODE, article="a") is None


def test_segments_that_touch_or_overlap_are_one_stretch():
    assert stretches([segment(30, 40), segment(0, 10), segment(10, 20), segment(32, 35)]) == (
        (0, 20),
        (30, 40),
    )


def test_the_code_gives_the_look_and_a_code_that_is_gone_is_no_fault():
    mark = annotation_mark(annotation(segment(0, 4)), CODE, article="a")
    assert (mark.slot, mark.line, mark.tag, mark.title, mark.decided) == (3, "wavy", "LO", CODE.name, True)
    assert annotation_mark(annotation(segment(0, 4)), None, article="a").tag == "?"
