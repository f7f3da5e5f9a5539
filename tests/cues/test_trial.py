"""Rules on trial: counts now and then, and the places where they differ."""

from annotator.cues.registry import detectors
from annotator.cues.trial import Count, Trial, bundled_rules, problems_of, try_rules
from annotator.model import Adjustment, Article


def article(key, text):
    return Article(id=key, text=text, sha256=key)


FIRST = article("a", "🎉 The flood\nmay come. Floods pass.")
SECOND = article("b", "It may rain. Nothing else.")


def test_a_new_category_gains_all_its_cues():
    found = try_rules([FIRST, SECOND], "w", now=None, then=Adjustment(id="w", name="W", words=("flood/n",)))
    assert (found.articles, found.now, found.then) == (2, Count(), Count(cues=2, articles=1))
    assert [(one.article, one.before, one.words) for one in found.gained] == [
        ("a", "🎉 The ", "flood"),
        ("a", "🎉 The flood may come. ", "Floods"),
    ]
    assert FIRST.text[found.gained[0].start : found.gained[0].end] == "flood"


def test_an_exception_loses_what_the_program_marks_even_when_the_category_is_off():
    then = Adjustment(id="hedge", words=("- may rain", "pass"), on=False)
    found = try_rules([FIRST, SECOND], "hedge", now=None, then=then)
    assert (found.now, found.then) == (Count(cues=2, articles=2), Count(cues=2, articles=1))
    assert [one.words for one in found.gained] == ["pass"]
    assert [(one.article, one.words, one.rule) for one in found.lost] == [("b", "may", "hedge.modal")]


def test_what_ran_too_long_is_told():
    long = article("c", "a" * 40_000 + "b")
    found = try_rules([long], "w", now=None, then=Adjustment(id="w", name="W", words=("/(a|aa)+$/",)))
    assert "took longer than" in found.troubles[0]


def test_trials_add_up():
    one = Trial(articles=1, now=Count(cues=2, articles=1), troubles=("x",))
    assert one + one == Trial(articles=2, now=Count(cues=4, articles=2), troubles=("x", "x"))


def test_lines_that_cannot_be_used_are_told():
    assert problems_of(Adjustment(id="w", words=("flood", "/(/"))) != ()
    assert problems_of(Adjustment(id="w", words=("flood",))) == ()


def test_every_category_has_rules_that_can_be_switched_off():
    found = bundled_rules(each.category for each in detectors())
    assert all(found[each.category] for each in detectors())
