"""What counts as a decision on a cue, and under what it is counted."""

from dataclasses import replace

import pytest

from annotator import edits
from annotator.comparison.decisions import Tally, count, outlet_of, settled
from annotator.corpus import read_onefile, write_onefile
from annotator.model import Change, Decision, Hand, Put, Span
from tests.decided import study

RULE = "labelling.rulers@1"


def hand():
    now = "2026-03-03T10:00:00.000Z"
    return Hand(coder="coder-ada", mode="assisted", codebook_revision=0, now=now, mint="{}-new".format)


def fates(corpus, **asked):
    return sorted(one.fate for one in settled(corpus, **asked))


def total(articles):
    parts = [(one.accepted, one.relabelled, one.rejected) for one in articles]
    return Tally(*map(sum, zip(*parts, strict=True)))


def tallies(corpus, by="rule"):
    found = count(settled(corpus), lambda article: outlet_of(corpus, article), by=by)
    return {
        one.name: {outlet: total(articles.values()) for outlet, articles in one.outlets.items()}
        for one in found
    }


def test_accepted_relabelled_and_rejected_are_told_apart_by_the_code():
    corpus = study({RULE: {"The Rampart": ["alr", "aa"], "Open Record": ["r"]}})
    assert tallies(corpus) == {
        "labelling.rulers": {"The Rampart": Tally(3, 1, 1), "Open Record": Tally(0, 0, 1)}
    }


def test_what_a_decision_says_of_its_cue():
    (one,) = settled(study({RULE: {"The Rampart": ["r"]}}, mode="review"))
    assert (one.rule, one.category, one.cue, one.words) == (RULE, "labelling", "labelling:0:6", "word00")
    assert (one.coder, one.mode, one.fate) == ("coder-ada", "review", "rejected")


def test_a_code_that_comes_to_stand_for_the_category_changes_the_count():
    corpus = study({RULE: {"The Rampart": ["l"]}})
    code = corpus.code("code-hedge")
    assert fates(corpus) == ["relabelled"]
    corpus.commit(edits.change_code(code, {"categories": ("hedge", "labelling")}))
    assert fates(corpus) == ["accepted"]


def test_a_code_that_is_not_here_relabels():
    corpus = study({RULE: {"The Rampart": ["a"]}})
    (one,) = corpus.annotations(corpus.articles()[0])
    corpus.commit(edits.recode(one, "code-gone", hand()))
    assert fates(corpus) == ["relabelled"]


def test_a_retired_code_still_stands_for_its_categories():
    corpus = study({RULE: {"The Rampart": ["a"]}})
    corpus.commit(edits.retire_code(corpus.code("code-labelling")))
    assert fates(corpus) == ["accepted"]


def test_deleted_and_taken_back_is_undecided():
    corpus = study({RULE: {"The Rampart": ["ar"]}})
    (article,) = corpus.articles()
    corpus.commit(edits.delete(corpus.annotations(article), hand()))
    assert fates(corpus) == ["rejected"]
    (decision,) = corpus.decisions(article)
    corpus.commit(edits.withdraw(decision, hand()))
    assert fates(corpus) == []


def test_annotations_by_hand_and_from_elsewhere_are_no_decisions():
    corpus = study({RULE: {"The Rampart": ["a"]}})
    (one,) = corpus.annotations(corpus.articles()[0])
    others = [
        replace(one, id="ann-hand", origin="human", cue=None),
        replace(one, id="ann-import", origin="import:x.json", cue=replace(one.cue, start=7, end=13)),
    ]
    corpus.commit(Change(tuple(Put(None, other) for other in others)))
    assert len(corpus.annotations(one.article)) == 3
    assert fates(corpus) == ["accepted"]


def test_an_annotation_that_was_moved_still_decides_on_its_cue():
    corpus = study({RULE: {"The Rampart": ["a"]}})
    (one,) = corpus.annotations(corpus.articles()[0])
    corpus.commit(edits.respan(one, corpus.article(one.article), Span(7, 20), hand()))
    (found,) = settled(corpus)
    assert (found.fate, found.cue, found.words) == ("accepted", "labelling:0:6", "word01 word02")


def test_articles_that_were_removed_do_not_count():
    corpus = study({RULE: {"The Rampart": ["a", "r"]}})
    first = corpus.articles()[0]
    corpus.commit(edits.remove_articles([corpus.corrections(first)]))
    assert fates(corpus) == ["rejected"]


def test_the_outlet_is_the_corrected_one_on_one_line():
    corpus = study({RULE: {"The Ramprt": ["a"], "The Rampart": ["r"]}})
    first = corpus.articles()[0]
    corpus.commit(edits.correct(corpus.corrections(first), {"outlet": " The\n Rampart "}))
    assert tallies(corpus) == {"labelling.rulers": {"The Rampart": Tally(1, 0, 1)}}


def test_versions_are_counted_together_or_each_for_itself():
    corpus = study({RULE: {"The Rampart": ["a"]}, "labelling.rulers@2": {"The Rampart": ["r"]}})
    (rule,) = count(settled(corpus), lambda _article: "")
    assert (rule.name, rule.versions) == ("labelling.rulers", (RULE, "labelling.rulers@2"))
    assert list(tallies(corpus, "version")) == [RULE, "labelling.rulers@2"]


def test_rules_of_one_category_are_counted_together():
    corpus = study(
        {RULE: {"A": ["a"]}, "labelling.welfare@1": {"A": ["r"], "B": ["l"]}, "hedge.modal@3": {"B": ["a"]}}
    )
    assert tallies(corpus, "category") == {
        "hedge": {"B": Tally(1, 0, 0)},
        "labelling": {"A": Tally(1, 0, 1), "B": Tally(0, 1, 0)},
    }


def test_coders_and_modes_can_be_chosen():
    corpus = study({RULE: {"The Rampart": ["arl"]}}, coders=("Ada", "Ben"))
    assert fates(corpus, coders=["coder-ada"]) == ["accepted", "relabelled"]
    assert fates(corpus, coders=["coder-ben"]) == ["rejected"]
    assert fates(corpus, coders=[]) == []
    assert fates(corpus, modes=["blind", "review"]) == []
    assert len(fates(corpus, modes=["assisted"])) == 3
    (one,) = count(settled(corpus), lambda _article: "A")
    assert one.coders == {"A": {"coder-ada", "coder-ben"}}


@pytest.mark.parametrize(("rejected_at", "fate"), [("09", "accepted"), ("11", "rejected")])
def test_of_two_decisions_of_one_coder_on_one_cue_the_last_counts(rejected_at, fate):
    """Somebody can decide on the same cue on two machines before they meet."""
    corpus = study({RULE: {"The Rampart": ["a"]}})
    (one,) = corpus.annotations(corpus.articles()[0])
    at = f"2026-03-02T{rejected_at}:00:00.000Z"
    rejection = Decision(
        id="dec-other",
        article=one.article,
        coder=one.coder,
        category="labelling",
        rule=RULE,
        start=0,
        end=6,
        quote="word00",
        text_sha256=one.text_sha256,
        modified=at,
    )
    corpus.commit(Change((Put(None, rejection),)))
    assert fates(corpus) == [fate]
    corpus.commit(Change((Put(None, replace(rejection, id="dec-ben", coder="coder-ben")),)))
    assert fates(corpus) == sorted([fate, "rejected"])


def test_decisions_come_through_a_file_unchanged(tmp_path):
    corpus = study({RULE: {"The Rampart": ["alr"]}})
    file = tmp_path / "study.json"
    write_onefile(corpus, file)
    assert list(settled(read_onefile(file))) == list(settled(corpus))
