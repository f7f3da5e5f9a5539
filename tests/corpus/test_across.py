"""Annotations about several articles are found from each of them, and outlive one that is removed."""

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator import edits
from annotator.corpus import Corpus, read_onefile, write_onefile
from annotator.corpus.across import Across, about_articles
from annotator.corpus.layout import FileKey
from annotator.corpus.subset import subset
from annotator.corpus.validate import validate
from annotator.corpus.wire import decode, encode
from annotator.errors import CorpusError
from annotator.model import Annotation, Article, Change, Corrections, Event, Put, Segment, Span


def put(corpus, change):
    return corpus.commit(change, coder="coder-1").puts[0].after


@pytest.fixture
def contrast(corpus, articles, hand):
    """What both articles say, each in its words."""
    one, other = articles
    segments = [edits.segment(one, Span(34, 43)), edits.segment(other, Span(21, 28))]
    return put(corpus, edits.contrast(segments, "loaded", hand, sha256=one.sha256, memo="same fact"))


@pytest.fixture
def omission(corpus, articles, hand):
    """What the second article says and the first does not."""
    segments = [edits.segment(articles[1], Span(21, 28))]
    made = edits.contrast(segments, "hedge", hand, sha256=articles[1].sha256, absent_from=["art-1"])
    return put(corpus, made)


def ids(annotations):
    return [one.id for one in annotations]


def remove(corpus, article):
    corpus.commit(edits.remove_articles([corpus.corrections(article)]), coder="coder-1")


def test_a_contrast_is_found_from_every_article_that_has_words_of_it(corpus, contrast, omission):
    assert ids(corpus.annotations_in("art-1")) == [contrast.id]
    assert ids(corpus.annotations_in("art-2")) == sorted([contrast.id, omission.id])
    assert ids(corpus.annotations("art-2")) == [omission.id]
    assert ids(corpus.missing_from("art-1")) == [omission.id]
    assert ids(corpus.missing_from("art-2")) == []


def test_only_the_coders_own_are_found_where_they_are_asked_for(corpus, contrast, omission):
    assert ids(corpus.annotations_in("art-2", coder="coder-1")) == sorted([contrast.id, omission.id])
    assert ids(corpus.annotations_in("art-2", coder="coder-2")) == []
    assert ids(corpus.missing_from("art-1", coder="coder-2")) == []


def test_annotations_come_in_the_order_of_the_article_that_is_asked(corpus, articles, hand, contrast):
    early = put(corpus, edits.annotate(articles[1], [Span(0, 7)], "loaded", hand))
    late = put(corpus, edits.annotate(articles[1], [Span(29, 35)], "loaded", hand))
    whole = put(corpus, edits.annotate(articles[1], [], "loaded", hand))
    assert ids(corpus.annotations_in("art-2")) == [whole.id, early.id, contrast.id, late.id]


def test_places_are_those_in_its_own_article_or_in_the_one_that_is_named(contrast):
    assert (contrast.start, contrast.end) == (34, 43)
    assert contrast.span_in("art-2") == Span(21, 28)
    assert [part.article for part in contrast.within("art-2")] == ["art-2"]
    assert contrast.span_in("art-3") == Span(0, 0)
    assert contrast.articles == ("art-1", "art-2")


def test_an_annotation_from_elsewhere_is_placed_by_its_own_segments_in_whatever_order(contrast):
    mixed = replace(contrast, target=tuple(reversed(contrast.target)))
    assert (mixed.start, mixed.end) == (34, 43)
    away = replace(contrast, target=contrast.target[1:])
    assert (away.start, away.end) == (0, 0)


def test_it_is_read_back_from_the_folder_as_it_was(corpus, contrast, omission, opened):
    corpus.close()
    again = opened()
    assert again.problems == ()
    assert again.annotation(contrast.id) == contrast
    assert again.annotation(omission.id).absent_from == ("art-1",)
    assert ids(again.missing_from("art-1")) == [omission.id]


def test_an_ordinary_annotation_is_written_as_it_ever_was(corpus, articles, hand):
    made = put(corpus, edits.annotate(articles[0], [Span(34, 43)], "loaded", hand))
    assert b"absent_from" not in encode(made)
    assert decode(Annotation, encode(made)) == made


def test_what_is_deleted_changed_and_brought_back_is_found_no_more_or_elsewhere(corpus, omission, hand):
    gone = put(corpus, edits.delete([omission], hand))
    assert ids(corpus.missing_from("art-1")) == []
    back = put(corpus, edits.inverse(Change((Put(omission, gone),))))
    assert ids(corpus.missing_from("art-1")) == [back.id]
    told = edits.compare_anew(back, back.target, "hedge", hand, absent_from=[])
    put(corpus, told)
    assert ids(corpus.missing_from("art-1")) == []
    assert ids(corpus.annotations_in("art-2")) == [omission.id]


# --- removed articles ------------------------------------------------------------------------------------


def test_evidence_elsewhere_outlives_the_article_that_a_contrast_is_kept_with(corpus, contrast, omission):
    remove(corpus, "art-1")
    assert ids(corpus.annotations_in("art-2")) == sorted([contrast.id, omission.id])
    assert sorted(ids(corpus.every_annotation())) == sorted([contrast.id, omission.id])
    exported = {one.id: one for one in corpus.exported("art-2")}
    assert exported[contrast.id].article == "art-2"
    assert [part.article for part in exported[contrast.id].target] == ["art-2"]
    assert exported[contrast.id].text_sha256 == corpus.article("art-2").sha256
    assert exported[omission.id].absent_from == ()


def test_the_one_file_has_what_is_left_and_opens_without_a_problem(corpus, contrast, omission, tmp_path):
    remove(corpus, "art-1")
    write_onefile(corpus, tmp_path / "study.json")
    again = read_onefile(tmp_path / "study.json")
    assert again.problems == ()
    assert sorted(ids(again.annotations("art-2"))) == sorted([contrast.id, omission.id])
    write_onefile(corpus, tmp_path / "history.json", history=True)
    assert read_onefile(tmp_path / "history.json").annotation(contrast.id).article == "art-1"


def test_nothing_is_left_of_what_is_in_removed_articles_alone(corpus, articles, hand, contrast):
    alone = put(corpus, edits.annotate(articles[0], [Span(34, 43)], "hedge", hand))
    remove(corpus, "art-1")
    remove(corpus, "art-2")
    assert list(corpus.every_annotation()) == []
    assert corpus.as_present(alone) is None
    assert corpus.as_present(contrast) is None


def test_each_is_exported_with_one_article_only(corpus, contrast, omission):
    listed = [one.id for key in corpus.articles() for one in corpus.exported(key)]
    assert sorted(listed) == sorted([contrast.id, omission.id])


def test_a_part_of_a_corpus_has_the_contrasts_of_any_of_its_articles(corpus, contrast, omission):
    part = subset(corpus, ["art-2"])
    (found,) = (one for one in part.annotations("art-2") if one.id == contrast.id)
    assert [one.article for one in found.target] == ["art-2", "art-1"]
    assert ids(subset(corpus, ["art-1"]).annotations("art-1")) == [contrast.id]
    whole = subset(corpus, ["art-1", "art-2"])
    assert (whole.annotation(contrast.id), whole.annotation(omission.id)) == (contrast, omission)


# --- quotes ----------------------------------------------------------------------------------------------


def test_a_quote_that_is_not_in_the_other_article_is_refused(corpus, contrast, hand):
    wrong = replace(contrast.target[1], quote="Nobody!")
    with pytest.raises(CorpusError, match="differ"):
        corpus.commit(edits.retarget(contrast, [contrast.target[0], wrong], "", hand), coder="coder-1")


def test_a_changed_quote_is_told_of_its_article_and_of_no_other(corpus, contrast, opened, folder, hand):
    corpus.close()
    path = folder / FileKey("annotations", "art-1", "coder-1").path
    text = path.read_text(encoding="utf-8")
    assert '"quote": "Critics"' in text
    path.write_text(text.replace('"quote": "Critics"', '"quote": "Critise"'), encoding="utf-8")
    again = opened()
    assert again.drifted == {contrast.id}
    assert again.drifted_in("art-2") == {contrast.id}
    assert again.drifted_in("art-1") == set()
    (problem,) = again.problems
    assert "art-2" in problem.message
    bad = again.annotation(contrast.id)
    flagged = put(again, edits.flag([bad], flagged=True, hand=hand))
    assert again.drifted_in("art-2") == {contrast.id}, (
        "the own article's quotes are right, the other's are not"
    )
    put(again, edits.retarget(flagged, contrast.target, bad.text_sha256, hand))
    assert again.drifted == set()


# --- checking --------------------------------------------------------------------------------------------


def messages(folder):
    return [problem.message for problem in validate(folder) if problem.notice]


def test_what_is_odd_about_a_comparison_is_a_notice(corpus, omission, folder, hand):
    corpus.flush()
    assert validate(folder) == ()
    corpus.commit(edits.group([corpus.corrections("art-1")], Event(id="event-1", name="Vote")))
    corpus.flush()
    (told,) = messages(folder)
    assert "do not tell of one event" in told
    unknown = edits.compare_anew(omission, omission.target, "hedge", hand, absent_from=["art-9"])
    put(corpus, unknown)
    corpus.flush()
    (told,) = messages(folder)
    assert "art-9, which is not in the corpus" in told
    assert all(problem.notice for problem in validate(folder))


def test_words_and_absence_in_one_article_are_noticed(corpus, omission, folder):
    corpus.close()
    path = folder / FileKey("annotations", "art-2", "coder-1").path
    sheet = json.loads(path.read_text(encoding="utf-8"))
    sheet["annotations"][0]["absent_from"] = ["art-2"]
    path.write_text(json.dumps(sheet), encoding="utf-8")
    (told,) = messages(folder)
    assert "where it has words" in told


# --- the index -------------------------------------------------------------------------------------------

KEYS = ("a", "b", "c")
some = st.lists(st.sampled_from(KEYS), max_size=3, unique=True)
annotations = st.builds(
    lambda key, own, words, absent, deleted: Annotation(
        id=f"ann-{key}",
        article=own,
        coder="c",
        code="k",
        target=tuple(Segment(article=one, start=0, end=1, quote="x") for one in words),
        absent_from=tuple(absent),
        deleted=deleted,
    ),
    st.integers(0, 2),
    st.sampled_from(KEYS),
    some,
    some,
    st.booleans(),
)


@settings(max_examples=100)
@given(st.lists(annotations, max_size=12))
def test_an_index_kept_edit_by_edit_is_the_one_made_at_once(edited):
    kept = Across()
    for one in edited:
        kept.put(one)
    last = {one.id: one for one in edited}
    fresh = Across(last.values())
    for key in KEYS:
        expected = {
            one.id
            for one in last.values()
            if not one.deleted and key in about_articles(one) and len(about_articles(one)) > 1
        }
        assert set(kept.ids(key)) == set(fresh.ids(key)) == expected
    assert set(kept.every()) == set(fresh.every())


def test_what_another_machine_wrote_is_found_after_merging(corpus, contrast, folder, articles, hand):
    corpus.flush()
    assert ids(corpus.annotations_in("art-2")) == [contrast.id]
    path = folder / FileKey("annotations", "art-1", "coder-1").path
    sheet = json.loads(path.read_text(encoding="utf-8"))
    entry = sheet["annotations"][0]
    entry.update(rev=entry["rev"] + 1, absent_from=["art-2"])
    entry["target"] = entry["target"][:1]
    path.write_text(json.dumps(sheet), encoding="utf-8")
    put(corpus, edits.annotate(articles[0], [Span(0, 7)], "loaded", hand))
    corpus.flush()
    assert ids(corpus.annotations_in("art-2")) == []
    assert ids(corpus.missing_from("art-2")) == [contrast.id]


def test_a_draft_finds_them_too(articles, contrast):
    draft = Corpus.draft("Draft", articles=articles, annotations=[contrast])
    assert ids(draft.annotations_in("art-2")) == [contrast.id]
    assert draft.corrections("art-2") == Corrections(id="art-2")


@settings(max_examples=60)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(KEYS),
            st.lists(st.tuples(st.sampled_from(KEYS), st.integers(0, 6)), max_size=3, unique=True),
            st.sampled_from(("ada", "bea")),
        ),
        max_size=10,
    )
)
def test_what_has_words_in_an_article_is_found_in_the_order_of_its_text(told):
    made = []
    for number, (own, words, coder) in enumerate(told):
        places = sorted(words, key=lambda place: (place[0] != own, *place))
        target = tuple(Segment(article=key, start=at, end=at + 1, quote="x") for key, at in places)
        made.append(Annotation(id=f"ann-{number}", article=own, coder=coder, code="k", target=target))
    texts = [Article(id=key, text="x" * 8, sha256="") for key in KEYS]
    draft = Corpus.draft("Draft", articles=texts, annotations=made)
    for key in KEYS:
        for coder in (None, "ada"):
            there = [one for one in made if coder in (None, one.coder)]
            there = [one for one in there if one.within(key) or (not one.target and one.article == key)]
            expected = sorted(there, key=lambda one: (one.span_in(key), one.id))
            assert ids(draft.annotations_in(key, coder=coder)) == ids(expected)


def test_a_coder_has_begun_with_every_article_that_a_contrast_is_about(corpus, contrast):
    assert [corpus.how_far(key, "coder-1") for key in ("art-1", "art-2")] == ["started", "started"]
    assert corpus.states("coder-1") == {"art-1": "started", "art-2": "started"}
    assert corpus.started("coder-1") == {"art-1", "art-2"}
    assert [corpus.how_far("art-2", "coder-2"), corpus.states("coder-2")] == ["new", {}]


def test_a_coder_has_begun_with_an_article_that_leaves_out_what_others_say(corpus, omission, hand):
    assert corpus.how_far("art-1", "coder-1") == "started"
    corpus.commit(edits.set_state(None, "art-1", "done", hand), coder="coder-1")
    assert corpus.states("coder-1") == {"art-1": "done", "art-2": "started"}, "what was said wins"
    assert corpus.how_far("art-1", "coder-1") == "done"
    corpus.commit(edits.delete([omission], hand), coder="coder-1")
    assert corpus.states("coder-1") == {"art-1": "done"}
    assert corpus.started("coder-1") == frozenset()
