"""Events by hand: grouping, taking out and renaming are single undoable steps on the chosen articles."""

import pytest

from annotator.gui.events import Events
from annotator.model import Change, Event, Put


@pytest.fixture
def events(workspace):
    return Events(workspace)


def grouped(workspace):
    corpus = workspace.corpus
    names = {event.id: event.name for event in corpus.events()}
    return [names.get(corpus.head(key).event, corpus.head(key).event) for key in corpus.articles()]


def test_a_new_event_takes_one_step_and_undo_takes_all_of_it_back(workspace, events, fake_interaction):
    workspace.chosen = workspace.corpus.articles()
    fake_interaction.answers.append("  Data   deal ")
    steps = workspace.undo_stack.count()
    events.group_as_event()
    assert grouped(workspace) == ["Data deal", "Data deal"]
    assert workspace.undo_stack.count() == steps + 1
    workspace.undo_stack.undo()
    assert (grouped(workspace), workspace.corpus.events()) == (["", ""], ())
    workspace.undo_stack.redo()
    assert grouped(workspace) == ["Data deal", "Data deal"]


def test_an_article_joins_an_event_that_is_there(workspace, events, fake_interaction):
    fake_interaction.answers += ["Data deal", 1]
    events.group_as_event()
    workspace.chosen = workspace.corpus.articles()[1:]
    events.group_as_event()
    assert fake_interaction.asked[-1] == ("Group 1 article", ["A new event...", "Data deal (1 article)"])
    assert grouped(workspace) == ["Data deal", "Data deal"]
    assert len(workspace.corpus.events()) == 1


@pytest.mark.parametrize("answer", [None, "", "   "])
def test_without_a_name_nothing_is_grouped(workspace, events, fake_interaction, answer):
    fake_interaction.answers.append(answer)
    events.group_as_event()
    assert grouped(workspace) == ["", ""]


def test_taking_out_acts_on_the_open_article_when_none_is_chosen(workspace, events, fake_interaction, qtbot):
    workspace.chosen = workspace.corpus.articles()
    fake_interaction.answers.append("Data deal")
    events.group_as_event()
    workspace.chosen = ()
    events.take_out_of_event()
    assert grouped(workspace) == ["", "Data deal"]
    workspace.undo_stack.undo()
    assert grouped(workspace) == ["Data deal", "Data deal"]


def test_an_article_leaves_the_event_that_it_was_imported_with(make_workspace, make_article):
    event = Event(id="event-1", name="Data deal")
    workspace = make_workspace(articles=[make_article("It rained.", event=event.id)])
    workspace.apply("Event", lambda _hand: Change((Put(None, event),)))
    assert grouped(workspace) == ["Data deal"]
    Events(workspace).take_out_of_event()
    assert grouped(workspace) == [""]
    workspace.undo_stack.undo()
    assert grouped(workspace) == ["Data deal"]


def test_an_event_is_renamed_and_where_there_is_none_that_is_said(workspace, events, fake_interaction, qtbot):
    with qtbot.waitSignal(workspace.told) as told:
        events.rename_event()
    assert told.args == ["This article is in no event."]
    fake_interaction.answers += ["Data deal", "Data agreement"]
    events.group_as_event()
    events.rename_event()
    assert grouped(workspace) == ["Data agreement", ""]
    workspace.undo_stack.undo()
    assert grouped(workspace) == ["Data deal", ""]
