"""What has the focus, what was meant, and what the mouse rests on are kept apart."""

import pytest

from annotator import edits
from annotator.model import Span


@pytest.fixture
def made(workspace):
    stored = workspace.apply(
        "Code", lambda hand: edits.annotate(workspace.article, [Span(0, 8)], "code-loaded", hand)
    )
    return stored.puts[0].after


def test_what_the_caret_came_by_and_a_cue_are_not_meant(workspace, made):
    focus, cue = workspace.focus, workspace.here.all_cues()[0]
    focus.set("")
    workspace.here.meant = ""
    focus.set(made.id, by_caret=True)
    focus.set(cue.key)
    assert (focus.meant, focus.cue()) == ("", cue)
    focus.set(made.id)
    assert (focus.meant, focus.annotation()) == (made.id, made)


def test_going_elsewhere_ends_an_offer_and_what_the_mouse_rests_on_and_what_was_held(workspace, made):
    focus, cue = workspace.focus, workspace.here.all_cues()[0]
    focus.offer(cue.key)
    focus.hover(made.id)
    focus.is_held = True
    focus.set(made.id)
    assert (focus.is_offer, focus.hovered, focus.is_held) == (False, "", False)


def test_a_cue_is_not_seen_in_blind_mode_nor_an_annotation_that_was_deleted(workspace, made):
    focus, cue = workspace.focus, workspace.here.all_cues()[0]
    workspace.set_mode("blind")
    workspace.here.focus = cue.key
    assert focus.cue() is None
    workspace.apply("Delete", lambda hand: edits.delete([made], hand))
    workspace.here.focus = made.id
    assert focus.annotation() is None


def test_what_another_coder_made_is_theirs(workspace, made):
    workspace.use_coder("Bea")
    workspace.here.focus = made.id
    assert workspace.focus.annotation() is None
    assert workspace.focus.of_others() == made
