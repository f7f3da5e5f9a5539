"""Edits of coding: attributes, evidence, links, flags, segments, states, units, memos, merged codes."""

import itertools
from dataclasses import replace
from hashlib import sha256

import pytest

from annotator import edits
from annotator.model import (
    Annotation,
    Article,
    ArticleState,
    Change,
    Code,
    Hand,
    Link,
    Memo,
    Revision,
    Sample,
    Span,
    Units,
)

TEXT = "The ministry said the “reform” would go ahead. 😀 Critics were not told."
ARTICLE = Article(id="art-1", text=TEXT, sha256=sha256(TEXT.encode()).hexdigest())
numbers = itertools.count(1)
HAND = Hand(
    coder="coder-1",
    mode="blind",
    codebook_revision=4,
    now="2024-12-30T12:00:00.000Z",
    mint=lambda prefix: f"{prefix}-{next(numbers)}",
    concealed=("outlet", "cues"),
    code_version=lambda code: f"version of {code}",
)
LATER = replace(HAND, now="2025-01-01T00:00:00.000Z", codebook_revision=9)


def only(change: Change):
    (put,) = change.puts
    return put.after


@pytest.fixture
def made() -> Annotation:
    return only(edits.annotate(ARTICLE, [Span(4, 12)], "loaded", HAND))


def words(start: int, end: int):
    return edits.segment(ARTICLE, Span(start, end))


def test_an_annotation_keeps_what_was_concealed_and_the_version_of_its_code(made):
    assert made.concealed == ("outlet", "cues")
    assert made.code_version == "version of loaded"
    assert only(edits.recode(made, "hedge", LATER)).code_version == "version of hedge"


def test_an_attribute_is_told_changed_and_taken_away_with_its_evidence(made):
    told = only(edits.tell(made, "stance", "high", HAND))
    told = only(edits.give_evidence(told, "stance", [words(13, 17)], HAND))
    assert told.attributes == {"stance": "high"}
    assert told.evidence[0].segments[0].quote == "said"
    assert not edits.tell(told, "stance", "high", HAND)
    assert only(edits.tell(told, "stance", 0, HAND)).attributes == {"stance": 0}
    for nothing in (None, "", []):
        gone = only(edits.tell(told, "stance", nothing, HAND))
        assert (dict(gone.attributes), gone.evidence) == ({}, ())
    assert not edits.tell(made, "stance", "", HAND)


def test_evidence_is_in_the_order_of_the_text_and_each_place_counts_once(made):
    told = only(edits.give_evidence(made, "", [words(18, 21), words(4, 12), words(18, 21)], HAND))
    assert [one.quote for one in told.evidence[0].segments] == ["ministry", "the"]
    assert not edits.give_evidence(told, "", [words(4, 12), words(18, 21)], HAND)
    assert only(edits.give_evidence(told, "", [], HAND)).evidence == ()


def test_a_link_is_made_once_and_never_to_itself(made):
    linked = only(edits.link(made, "ann-other", "says", HAND))
    assert linked.links == (Link(to="ann-other", kind="says"),)
    assert not edits.link(linked, "ann-other", "says", HAND)
    assert only(edits.unlink(linked, linked.links[0], HAND)).links == ()
    assert not edits.unlink(made, linked.links[0], HAND)
    with pytest.raises(ValueError, match="itself"):
        edits.link(made, made.id, "says", HAND)


def test_flags_are_set_where_they_are_not_set_yet(made):
    flagged = only(edits.flag([made], flagged=True, hand=HAND))
    assert flagged.flagged
    assert not edits.flag([flagged], flagged=True, hand=HAND)


def test_an_annotation_gets_other_segments_in_order_its_own_article_first(made):
    elsewhere = replace(words(0, 3), article="art-0")
    moved = only(edits.retarget(made, [elsewhere, words(22, 30), words(4, 12)], ARTICLE.sha256, HAND))
    assert [(one.article, one.quote) for one in moved.target] == [
        ("art-1", "ministry"),
        ("art-1", "“reform”"),
        ("art-0", "The"),
    ]
    with pytest.raises(ValueError, match="at least one"):
        edits.retarget(made, [], ARTICLE.sha256, HAND)


def test_what_articles_have_in_common_is_one_annotation_kept_with_the_first():
    elsewhere = replace(words(0, 3), article="art-0")
    change = edits.contrast(
        [words(22, 30), elsewhere, words(4, 12)],
        "loaded",
        HAND,
        sha256=ARTICLE.sha256,
        absent_from=["art-7", "art-5", "art-7"],
        attributes={"what": "source"},
        memo="not there",
    )
    made = only(change)
    assert (made.article, made.text_sha256) == ("art-1", ARTICLE.sha256)
    assert [(one.article, one.quote) for one in made.target] == [
        ("art-1", "ministry"),
        ("art-1", "“reform”"),
        ("art-0", "The"),
    ]
    assert (made.absent_from, made.attributes, made.memo) == (
        ("art-7", "art-5"),
        {"what": "source"},
        "not there",
    )
    assert (made.concealed, made.code_version, made.mode) == (
        ("outlet", "cues"),
        "version of loaded",
        "blind",
    )


def test_a_comparison_needs_words_and_no_article_has_and_lacks_them(made):
    with pytest.raises(ValueError, match="at least one"):
        edits.contrast([], "loaded", HAND, sha256="", absent_from=["art-2"])
    with pytest.raises(ValueError, match="art-1 cannot"):
        edits.contrast([words(4, 12)], "loaded", HAND, sha256="", absent_from=["art-1"])
    with pytest.raises(ValueError, match="at least one"):
        edits.compare_anew(made, [], "loaded", HAND)
    with pytest.raises(ValueError, match="art-1 cannot"):
        edits.compare_anew(made, [words(4, 12)], "loaded", HAND, absent_from=["art-1"])


def test_a_comparison_is_changed_in_one_go_and_only_where_it_is_another(made):
    assert not edits.compare_anew(made, made.target, made.code, LATER)
    told = {"absent_from": ["art-2"], "attributes": {"what": "fact"}, "memo": "m"}
    changed = only(edits.compare_anew(made, [words(22, 30)], "hedge", LATER, **told))
    assert (changed.id, changed.article, changed.code, changed.absent_from) == (
        made.id,
        "art-1",
        "hedge",
        ("art-2",),
    )
    assert (changed.code_version, changed.codebook_revision) == ("version of hedge", 9)
    kept = only(edits.compare_anew(made, [words(22, 30)], made.code, LATER))
    assert kept.codebook_revision == made.codebook_revision, "the code was neither given nor confirmed"


def test_confirming_takes_over_the_codes_version_of_now(made):
    old = replace(made, code_version="before")
    older = replace(made, code_version="")
    change = edits.confirm([made, old, older, replace(old, deleted=True)], LATER)
    assert [(put.before, put.after.code_version, put.after.codebook_revision) for put in change.puts] == [
        (old, "version of loaded", 9),
        (older, "version of loaded", 9),
    ]


def test_a_state_has_one_value_a_coder_and_article_and_is_new_before():
    assert not edits.set_state(None, "art-1", "new", HAND)
    done = only(edits.set_state(None, "art-1", "done", HAND))
    assert done == ArticleState(
        id="state-art-1", article="art-1", coder="coder-1", state="done", modified=HAND.now
    )
    assert not edits.set_state(done, "art-1", "done", HAND)
    undone = only(edits.inverse(edits.set_state(None, "art-1", "done", HAND)))
    assert undone.deleted
    assert only(edits.set_state(undone, "art-1", "done", HAND)).deleted is False


def test_merging_codes_moves_ones_own_annotations_and_what_the_code_stood_for(made):
    loaded = Code(id="loaded", name="Loaded", key="1", categories=("loaded_language", "metaphor"))
    strong = Code(id="strong", name="Strong", categories=("metaphor",))
    other = replace(made, id="other", code="hedge")
    change = edits.merge_codes(loaded, strong, [made, other], HAND)
    gone, taken, moved = (put.after for put in change.puts)
    assert (gone.retired, gone.merged_into, gone.key, gone.categories) == (True, "strong", "", ())
    assert (taken.key, taken.categories) == ("1", ("metaphor", "loaded_language"))
    assert (moved.id, moved.code) == (made.id, "strong")
    with pytest.raises(ValueError, match="itself"):
        edits.merge_codes(loaded, loaded, [], HAND)


@pytest.mark.parametrize(
    ("value", "change"),
    [
        (Memo(id="memo-1"), edits.add_memo(Memo(id="memo-1"))),
        (Sample(id="sample-1"), edits.add_sample(Sample(id="sample-1"))),
        (Units(id="art-1", segments=(words(0, 3),)), edits.agree_units(None, "art-1", [words(0, 3)])),
    ],
    ids=lambda one: type(one).__name__,
)
def test_what_several_people_share_is_taken_back_by_retiring_it(value, change):
    assert only(change) == value
    assert only(edits.inverse(change)) == replace(value, retired=True)


def test_a_change_to_what_is_there_is_no_change():
    memo, sample, units = Memo(id="m", text="x"), Sample(id="s"), Units(id="a", segments=(words(0, 3),))
    assert not edits.change_memo(memo, {"text": "x"})
    assert not edits.change_sample(sample, {"retired": False})
    assert not edits.agree_units(units, "a", units.segments)
    assert not edits.write_note(Revision(id="r", note="why"), "why")
    assert only(edits.agree_units(units, "a", [])).retired
    noted = only(edits.agree_units(units, "a", [], note="no unit at 0-3"))
    assert (noted.segments, noted.note, noted.retired) == ((), "no unit at 0-3", False)
    assert only(edits.agree_units(noted, "a", units.segments)).note == "no unit at 0-3"


def test_the_version_of_a_code_changes_with_its_meaning_only():
    code = Code(id="c", name="One", definition="d")
    assert code.version == replace(code, name="Two", slot=3, examples=("x",), key="1").version
    versions = {replace(code, **{field: "x"}).version for field in ("definition", "include", "exclude")}
    assert len({code.version, replace(code, level="article").version} | versions) == 5
