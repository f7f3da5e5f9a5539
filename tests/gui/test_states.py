"""How far a coder is with each article: what was done says it, and what a person says wins."""

import pytest

from annotator import edits
from annotator.answers import Missing, missing
from annotator.corpus import Corpus
from annotator.gui.known_states import KnownStates
from annotator.gui.states import SIGNS, States, next_undone, said_missing, set_state
from annotator.gui.status import place_text
from annotator.model import Annotation, Attribute, Code, Coder, Span
from tests.costs import steps


@pytest.fixture
def states(workspace):
    return States(workspace)


@pytest.fixture
def told(workspace):
    said = []
    workspace.told.connect(said.append)
    return said


def code_words(workspace, span=(0, 8), code="code-loaded"):
    stored = workspace.apply(
        "Code", lambda hand: edits.annotate(workspace.article, [Span(*span)], code, hand)
    )
    return stored.puts[-1].after


def here(workspace):
    return workspace.states.of(workspace.article.id)


def test_an_article_is_started_with_the_first_annotation_and_new_again_without_it(workspace):
    assert here(workspace) == "new"
    code_words(workspace)
    assert here(workspace) == "started"
    workspace.undo_stack.undo()
    assert here(workspace) == "new"


def test_a_rejected_cue_starts_an_article(workspace, coding):
    workspace.focus.set(workspace.here.open_cues()[0].key)
    coding.reject()
    assert here(workspace) == "started"


def test_nothing_is_stored_for_an_article_that_is_only_started(workspace):
    code_words(workspace)
    assert workspace.corpus.state(workspace.article.id, workspace.coder.id) is None


def test_what_a_person_says_wins_until_it_is_taken_back(workspace, states):
    code_words(workspace)
    states.mark_done()
    assert here(workspace) == "done"
    states.mark_started()
    assert here(workspace) == "started"
    states.discuss()
    assert here(workspace) == "discuss"
    states.discuss()
    assert here(workspace) == "started"


def test_an_article_with_annotations_does_not_become_new_and_that_is_said(workspace, states, told):
    code_words(workspace)
    states.mark_done()
    states.mark_new()
    assert here(workspace) == "started"
    assert "something was annotated" in told[-1]


def test_done_and_on_marks_and_goes_to_the_next_article_that_is_not_done(workspace, states):
    first, second = workspace.corpus.articles()
    states.done_and_on()
    assert workspace.states.of(first) == "done"
    assert workspace.article.id == second


def test_done_and_on_skips_what_is_done_and_goes_round(make_workspace, make_article, codes):
    texts = [make_article(f"Text number {number} of four.", number=number) for number in range(1, 5)]
    workspace = make_workspace(articles=texts, codes=codes)
    states = States(workspace)
    first, second, third, fourth = workspace.corpus.articles()
    set_state(workspace, [third], "done")
    workspace.show_article(second)
    states.done_and_on()
    assert workspace.article.id == fourth
    states.done_and_on()
    assert workspace.article.id == first


def test_the_next_article_is_the_next_in_the_list(workspace):
    first, second = workspace.corpus.articles()
    workspace.listed = (second, first)
    assert next_undone(workspace, second) == first
    workspace.listed = (first,)
    assert next_undone(workspace, first) == ""


def test_the_last_one_stays_and_says_that_all_are_done(workspace, states, told):
    states.done_and_on()
    states.done_and_on()
    assert "no article left" in told[-1]
    assert workspace.states.done() == 2


def test_one_undo_takes_a_state_back_and_shows_its_article(workspace, states):
    first = workspace.article.id
    states.done_and_on()
    workspace.undo_stack.undo()
    assert workspace.article.id == first
    assert here(workspace) == "new"


def test_states_of_several_articles_are_one_step(workspace):
    set_state(workspace, workspace.corpus.articles(), "discuss")
    assert set(workspace.states.all().values()) == {"discuss"}
    workspace.undo_stack.undo()
    assert not workspace.states.all()


def test_each_coder_has_states_of_their_own(workspace, states):
    states.mark_done()
    workspace.use_coder("Ben")
    assert here(workspace) == "new"
    assert workspace.states.done() == 0
    workspace.use_coder("Ada")
    assert here(workspace) == "done"


def test_the_status_bar_says_the_state_and_how_many_are_done(workspace, states):
    states.mark_done()
    said = place_text(workspace)
    assert f"{SIGNS['done']} done · article 1 of 2 · 1 done" in said


def test_removed_articles_are_not_counted_as_done(workspace, states):
    states.mark_done()
    gone = workspace.corpus.corrections(workspace.article.id)
    workspace.apply("Remove", lambda _hand: edits.remove_articles([gone]))
    assert workspace.states.done() == 0
    workspace.undo_stack.undo()
    assert workspace.states.done() == 1


def test_the_views_are_told_of_a_state_that_follows_from_an_annotation(workspace):
    heard = []
    workspace.states.all()
    workspace.changed.connect(lambda what: heard.append(what.touches("states")))
    code_words(workspace)
    assert any(heard)
    heard.clear()
    code_words(workspace, (9, 16))
    assert not any(heard)


# --- what is missing -------------------------------------------------------------------------------------

STANCE = Attribute(id="stance", name="Stance", kind="choice", values=("for", "against"), required=True)
ITEM = Attribute(id="q1", name="Two sides", kind="choice", values=("yes", "no"), required=True)
ASKING = Code(id="code-asks", name="Claim", attributes=(STANCE,))
FORM = Code(id="code-form", name="Conflict", level="article", attributes=(ITEM,))


def test_done_tells_which_answers_are_missing_and_goes_on(make_workspace, articles):
    workspace = make_workspace(articles=articles, codes=[ASKING, FORM])
    said = []
    workspace.told.connect(said.append)
    code_words(workspace, code="code-asks")
    States(workspace).done_and_on()
    assert workspace.article.id == articles[1].id
    assert "2 answers are still missing" in said[-1]
    assert "Stance (Claim)" in said[-1]
    assert "Two sides (Conflict)" in said[-1]


def test_what_the_starter_marks_as_required_in_the_form_is_told(make_workspace, articles):
    frame = Attribute(id="frame", name="Frame", kind="choice", values=("conflict", "morality"), required=True)
    main = Code(id="code-main", name="Main frame", level="article", attributes=(frame,))
    workspace = make_workspace(articles=articles, codes=[main])
    said = []
    workspace.told.connect(said.append)
    States(workspace).done_and_on()
    assert said[-1] == "Done. 1 answer is still missing in it: Frame (Main frame)."


def test_many_missing_answers_are_counted_and_three_are_named():
    left = [Missing(FORM, Attribute(id=f"q{n}", name=f"Item {n}"), None) for n in range(7)]
    said = said_missing(left)
    assert "7 answers" in said
    assert "Item 2" in said
    assert "Item 3" not in said
    assert "4 more" in said


def test_an_answer_is_no_longer_missing(make_workspace, articles):
    workspace = make_workspace(articles=articles, codes=[ASKING])
    made = code_words(workspace, code="code-asks")
    assert [one.attribute for one in missing([ASKING], workspace.here.annotations())] == [STANCE]
    workspace.apply("Tell", lambda hand: edits.tell(made, "stance", "for", hand))
    assert missing([ASKING], workspace.here.annotations()) == ()


# --- many articles ---------------------------------------------------------------------------------------


def test_a_change_among_very_many_articles_costs_no_look_at_all_of_them(make_article):
    articles = [make_article(f"Text {number}.", number=number) for number in range(20_000)]
    coder = Coder(id="coder-a", name="Ada")
    marked = [
        Annotation(id=f"ann-{number}", article=one.id, coder=coder.id, code="c", text_sha256=one.sha256)
        for number, one in enumerate(articles)
    ]
    corpus = Corpus.draft("Many", articles=articles, annotations=marked, coders=[coder])
    known = KnownStates(lambda: (corpus, coder))
    assert len(known.all()) == len(articles)
    changes = [edits.set_state(None, one.id, "done", _hand(coder.id)) for one in (articles[0], articles[-1])]
    corpus.commit(changes[0])
    told = []
    assert steps(lambda: told.append(known.follow(changes[0]))) < 1_000
    assert told == [{articles[0].id}]
    assert known.done() == 1


def _hand(coder):
    from annotator.model import Hand

    return Hand(coder=coder, mode="blind", codebook_revision=0, now="2025-01-01T00:00:00Z", mint=str)
