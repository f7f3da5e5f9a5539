"""Codes are put where their level and their rule want them; annotations have pieces, flags and edges."""

from dataclasses import replace

import pytest

from annotator import edits
from annotator.gui.coding import Coding
from annotator.gui.shaping import Shaping
from annotator.gui.states import States
from annotator.model import Code, Span


@pytest.fixture
def told(workspace):
    said = []
    workspace.told.connect(said.append)
    return said


@pytest.fixture
def shaping(workspace, coding):
    return Shaping(workspace, coding.pending)


def select(workspace, words):
    start = workspace.article.text.index(words)
    workspace.focus.set("")
    workspace.here.caret, workspace.here.selection = start + len(words), Span(start, start + len(words))
    return workspace.here.selection


def span_of(workspace, words):
    start = workspace.article.text.index(words)
    return start, start + len(words)


def stand_at(workspace, words, focus=""):
    workspace.here.selection = None
    workspace.focus.set(focus)
    workspace.here.caret = workspace.article.text.index(words)


def quotes(annotation):
    return [part.quote for part in annotation.target]


def add_code(workspace, **fields):
    made = Code(id="code-new", name="New", **fields)
    workspace.apply("Add", lambda _hand: edits.add_code(made))
    return made


# --- where a code goes -----------------------------------------------------------------------------------


def test_a_code_for_sentences_takes_whole_ones(workspace, coding):
    code = add_code(workspace, level="sentence")
    select(workspace, "regime. Sanctions")
    coding.apply_code(code)
    (made,) = workspace.here.annotations()
    assert quotes(made) == ["😀 Critics called it a “partnership” of the regime. Sanctions could follow."]


@pytest.mark.parametrize(
    ("level", "quote"),
    [
        ("span", "findings"),
        ("sentence", "Censorship of the findings was reported."),
        (
            "paragraph",
            "Mistakes were made, the report admitted. Censorship of the findings was reported.",
        ),
    ],
)
def test_without_a_selection_a_code_takes_its_unit_at_the_caret(workspace, coding, level, quote):
    code = add_code(workspace, level=level)
    stand_at(workspace, "findings")
    coding.apply_code(code)
    (made,) = workspace.here.annotations()
    assert quotes(made) == [quote]


def test_between_words_a_code_says_what_to_do_first(workspace, coding, codes, told):
    stand_at(workspace, "\n\nThe")
    workspace.here.caret += 1
    coding.apply_code(codes[0])
    assert not workspace.here.annotations()
    assert told[-1].startswith("Select words first")


def test_a_cue_that_is_accepted_for_sentences_takes_its_sentence_and_stays_decided(workspace, coding):
    code = add_code(workspace, level="sentence")
    cue = workspace.here.open_cues()[0]
    workspace.focus.set(cue.key)
    coding.apply_code(code)
    (made,) = workspace.here.annotations()
    assert made.start <= cue.start
    assert made.end - made.start > cue.end - cue.start
    assert made.cue is not None
    assert not workspace.here.is_open(cue.key)


def test_another_code_may_make_an_annotation_larger(workspace, coding, codes):
    select(workspace, "findings")
    coding.apply_code(codes[0])
    code = add_code(workspace, level="sentence")
    stand_at(workspace, "findings", workspace.here.annotations()[0].id)
    coding.apply_code(code)
    (made,) = workspace.here.annotations()
    assert (made.code, quotes(made)) == (code.id, ["Censorship of the findings was reported."])
    workspace.undo_stack.undo()
    assert quotes(workspace.here.annotations()[0]) == ["findings"]


def test_a_code_that_may_not_overlap_tells_and_extends_when_used_again(workspace, coding, told):
    code = add_code(workspace, may_overlap=False)
    select(workspace, "rammed through")
    coding.apply_code(code)
    first = workspace.here.annotations()[0]
    select(workspace, "through a deal")
    coding.apply_code(code)
    assert len(workspace.here.annotations()) == 1
    assert workspace.focus.key == first.id
    assert "may not overlap" in told[-1]
    coding.apply_code(code)
    (made,) = workspace.here.annotations()
    assert quotes(made) == ["rammed through a deal"]
    workspace.undo_stack.undo()
    assert quotes(workspace.here.annotations()[0]) == ["rammed through"]


def test_what_was_offered_is_off_after_a_step(workspace, coding, codes):
    code = add_code(workspace, may_overlap=False)
    select(workspace, "rammed through")
    coding.apply_code(code)
    select(workspace, "through a deal")
    coding.apply_code(code)
    stand_at(workspace, "deal on", workspace.focus.key)
    coding.apply_code(code)
    assert quotes(workspace.here.annotations()[0]) == ["rammed through"]


def test_recoding_does_not_bring_two_onto_the_same_words(workspace, coding, codes, told):
    code = add_code(workspace, may_overlap=False)
    select(workspace, "rammed through")
    coding.apply_code(code)
    select(workspace, "through a deal")
    coding.apply_code(codes[0])
    second = next(one for one in workspace.here.annotations() if one.code == codes[0].id)
    stand_at(workspace, "deal on", second.id)
    coding.apply_code(code)
    assert {one.code for one in workspace.here.annotations()} == {code.id, codes[0].id}
    assert "may not overlap" in told[-1]


# --- pieces ------------------------------------------------------------------------------------------------


@pytest.fixture
def coded(workspace, coding, codes):
    select(workspace, "rammed")
    coding.apply_code(codes[0])
    return workspace.here.annotations()[0]


def test_words_are_added_to_the_annotation_that_had_the_focus_last(workspace, shaping, coding, codes):
    select(workspace, "rammed")
    coding.apply_code(codes[0])
    select(workspace, "official")
    shaping.add_piece()
    (made,) = workspace.here.annotations()
    assert quotes(made) == ["rammed", "official"]
    assert workspace.focus.key == made.id
    workspace.undo_stack.undo()
    assert quotes(workspace.here.annotations()[0]) == ["rammed"]


def test_an_annotation_is_held_while_the_caret_passes_over_others(workspace, shaping, coding, coded, codes):
    select(workspace, "a deal")
    coding.apply_code(codes[1])
    other = next(one for one in workspace.here.annotations() if one.id != coded.id)
    stand_at(workspace, "rammed", coded.id)
    shaping.add_piece()
    assert "rammed" in coding.pending.says
    stand_at(workspace, "a deal", other.id)
    select(workspace, "official")
    shaping.add_piece()
    assert quotes(workspace.corpus.annotation(coded.id)) == ["rammed", "official"]
    assert coding.pending.end()
    assert not coding.pending.says


def test_adding_words_ends_with_the_article_and_says_so_beside_what_is_done(
    workspace, shaping, coding, coded, told, articles
):
    stand_at(workspace, "rammed", coded.id)
    shaping.add_piece()
    workspace.show_article(workspace.article.id)
    assert coding.pending.says, "the same article shown anew ends nothing"
    States(workspace).done_and_on()
    assert workspace.article.id == articles[1].id
    assert not coding.pending.says
    assert told[-1] == "Done. Adding words has ended: another article is shown."
    workspace.show_article(articles[0].id)
    assert told[-1].startswith("Done."), "what was not begun does not end"


def test_keys_without_anything_to_work_on_say_what_to_do(workspace, coding, told):
    stand_at(workspace, "rammed")
    coding.delete()
    assert "J, K or a click" in told[-1]
    workspace.focus.set(workspace.here.open_cues()[0].key)
    coding.delete()
    assert "rejected" in told[-1]
    workspace.here.caret = len(workspace.article.text)
    coding.cycle()
    assert told[-1].startswith("Nothing stands at the caret")


def test_annotations_that_the_caret_only_passes_are_not_meant(workspace, shaping, coding, codes):
    select(workspace, "a deal")
    coding.apply_code(codes[1])
    passed = workspace.here.annotations()[0].id
    select(workspace, "rammed")
    coding.apply_code(codes[0])
    made = workspace.focus.key
    workspace.focus.set(passed, by_caret=True)
    workspace.here.selection = Span(*span_of(workspace, "official"))
    shaping.add_piece()
    assert quotes(workspace.corpus.annotation(made)) == ["rammed", "official"]
    assert quotes(workspace.corpus.annotation(passed)) == ["a deal"]


def test_pieces_with_shared_words_become_one_and_the_same_words_are_told(workspace, shaping, coded, told):
    workspace.focus.set(coded.id)
    select(workspace, "rammed through")
    shaping.add_piece()
    assert quotes(workspace.here.annotations()[0]) == ["rammed through"]
    select(workspace, "through")
    shaping.add_piece()
    assert told[-1] == "These words are in it already."


def test_the_piece_at_the_caret_is_taken_out_and_the_last_one_stays(workspace, shaping, coded, told):
    workspace.focus.set(coded.id)
    select(workspace, "official")
    shaping.add_piece()
    stand_at(workspace, "official", coded.id)
    shaping.take_piece()
    assert quotes(workspace.here.annotations()[0]) == ["rammed"]
    stand_at(workspace, "rammed", coded.id)
    shaping.take_piece()
    assert quotes(workspace.here.annotations()[0]) == ["rammed"]
    assert "Del" in told[-1]


def test_the_edge_of_the_piece_at_the_caret_moves(workspace, shaping, coded):
    workspace.focus.set(coded.id)
    select(workspace, "official")
    shaping.add_piece()
    stand_at(workspace, "official", coded.id)
    shaping.extend_start()
    assert quotes(workspace.here.annotations()[0]) == ["rammed", "senior official"]
    stand_at(workspace, "rammed", coded.id)
    shaping.extend_end()
    assert quotes(workspace.here.annotations()[0]) == ["rammed through", "senior official"]


def test_without_an_annotation_words_are_added_to_nothing(workspace, shaping, told):
    select(workspace, "rammed")
    shaping.add_piece()
    assert not workspace.here.annotations()
    assert "focus" in told[-1]


def test_stepping_through_what_overlaps_leaves_out_the_gaps(workspace, shaping, coding, coded):
    workspace.focus.set(coded.id)
    select(workspace, "official")
    shaping.add_piece()
    workspace.set_mode("blind")
    stand_at(workspace, "a deal")
    coding.cycle()
    assert workspace.focus.key == ""
    stand_at(workspace, "official")
    coding.cycle()
    assert workspace.focus.key == coded.id


# --- what others made --------------------------------------------------------------------------------------


def test_no_key_changes_what_another_coder_made(workspace, coding, shaping, codes, coded):
    workspace.use_coder("Bea")
    before = workspace.corpus.annotation(coded.id)
    for act in (
        coding.delete,
        coding.flag,
        coding.repeat,
        shaping.extend_end,
        shaping.cut_start,
        shaping.take_piece,
        lambda: coding.apply_code(codes[1]),
    ):
        stand_at(workspace, "rammed", coded.id)
        assert workspace.focus.looked_at() == before
        act()
        assert workspace.corpus.annotation(coded.id) == before
    select(workspace, "official")
    shaping.add_piece()
    assert workspace.corpus.annotation(coded.id) == before


def test_the_words_of_another_coder_are_coded_as_ones_own(workspace, coding, codes):
    select(workspace, "rammed through")
    coding.apply_code(codes[0])
    theirs = workspace.here.annotations()[0]
    workspace.use_coder("Bea")
    stand_at(workspace, "through", theirs.id)
    coding.apply_code(codes[1])
    (mine,) = workspace.here.annotations()
    assert (mine.code, quotes(mine)) == (codes[1].id, ["rammed through"])


# --- flags -------------------------------------------------------------------------------------------------


def test_a_flag_is_put_on_and_taken_off(workspace, coding, coded, told):
    workspace.focus.set(coded.id)
    coding.flag()
    assert workspace.here.annotations()[0].flagged
    coding.flag()
    assert not workspace.here.annotations()[0].flagged
    workspace.focus.set("")
    coding.flag()
    assert "focus" in told[-1]


def test_the_last_code_is_repeated_on_other_words(workspace, coding, codes):
    select(workspace, "findings")
    coding.apply_code(codes[1])
    select(workspace, "Sanctions")
    coding.repeat()
    assert [one.code for one in workspace.here.annotations()] == [codes[1].id, codes[1].id]


def test_without_a_code_that_was_used_repeating_says_so_and_an_accepted_cue_has_used_one(
    workspace, qtbot, told
):
    coding = Coding(workspace)
    coding.repeat()
    assert told[-1] == "Use a code first: this repeats the one that was used last."
    workspace.find_cues()
    qtbot.waitUntil(lambda: workspace.here.cues_known, timeout=20_000)
    coding.next_cue()
    coding.accept()
    (accepted,) = workspace.here.annotations()
    select(workspace, "official")
    coding.repeat()
    assert [one.code for one in workspace.here.annotations()] == [accepted.code, accepted.code]


def test_a_retired_code_is_not_repeated(workspace, qtbot):
    coding = Coding(workspace)
    code = add_code(workspace)
    select(workspace, "findings")
    coding.apply_code(code)
    workspace.apply("Retire", lambda _hand: edits.retire_code(replace(workspace.corpus.code(code.id))))
    select(workspace, "Sanctions")
    coding.repeat()
    assert len(workspace.here.annotations()) == 1
