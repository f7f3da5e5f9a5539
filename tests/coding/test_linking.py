"""The likeliest kind of link comes first; links are found from both of their ends."""

from annotator.coding.linking import KINDS, is_source, kinds_for, links_of
from annotator.model import Annotation, Code, Link

SOURCE = Code(id="s", name="Official source")
CLAIM = Code(id="c", name="Claim")


def annotation(name, *links, deleted=False):
    return Annotation(id=name, article="art", coder="x", code="c", links=links, deleted=deleted)


def test_a_source_says_what_is_no_source():
    assert kinds_for(SOURCE, CLAIM)[0] == "says"
    assert kinds_for(CLAIM, CLAIM)[0] == "supports"
    assert kinds_for(SOURCE, SOURCE)[0] == "supports"
    assert sorted(kinds_for(SOURCE, CLAIM)) == sorted(KINDS)


def test_what_was_used_before_comes_first_and_once():
    kinds = kinds_for(SOURCE, CLAIM, ["doubts", "answers"])
    assert kinds[:3] == ("doubts", "answers", "says")
    assert len(kinds) == len(set(kinds))


def test_a_source_is_known_by_its_name_or_by_its_cues():
    assert is_source(Code(id="x", name="Who says it", categories=("unnamed_source",)))
    assert is_source(Code(id="x", name="Voice of the state"))
    assert not is_source(CLAIM)
    assert not is_source(None)


def test_links_lead_away_and_come_back():
    one = annotation("a", Link(to="b", kind="says"))
    two = annotation("b", Link(to="c", kind="supports"))
    three = annotation("c")
    every = [one, two, three, annotation("d", Link(to="b", kind="x"), deleted=True)]
    assert links_of(two, every) == [("c", two.links[0], True), ("a", one.links[0], False)]
    assert links_of(three, every) == [("b", two.links[0], False)]
