"""Whatever is edited, undone and redone: what the program keeps of a corpus is what it would find anew."""

import itertools

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QObject

from annotator import edits
from annotator.comparison.gathering import gather_all
from annotator.cues.categories import categories_with
from annotator.gui.at_article import AtArticle
from annotator.gui.figures import known_articles
from annotator.gui.figures.following import Following
from annotator.gui.figures.known_articles import KnownArticles
from annotator.gui.hand import hand_of
from annotator.gui.masks import Masks
from annotator.model import Coder, Span
from tests.gui.test_every_edit_undone import BEFORE, KINDS, start_anew, take_step


@pytest.fixture
def known(make_workspace):
    """Return a workspace, and what the window of figures keeps of its articles."""
    workspace, owner = make_workspace(), QObject()
    kept, following = KnownArticles(), Following(workspace, owner)
    following.aged.connect(lambda articles, _at_once: kept.forget(articles))
    following.replaced.connect(kept.forget)
    yield workspace, kept
    owner.deleteLater()


def compare(workspace, kept):
    corpus, coder = workspace.corpus, workspace.coder
    articles = corpus.articles()
    assert list(kept(corpus, articles)) == list(gather_all(corpus, articles))
    assert workspace.states.all() == corpus.states(coder.id)
    done = [key for key, state in corpus.states(coder.id).items() if state == "done"]
    assert workspace.states.done() == len(set(done) & set(articles))
    assert workspace.categories() == categories_with(corpus.adjustments())
    masks = Masks(workspace.settings, lambda: (corpus, coder), workspace.states.of)
    for key in articles:
        assert workspace.masks.hidden(key) == masks.hidden(key)
        assert workspace.masks.described(key) == masks.described(key)
        assert workspace.masks.head(key) == masks.head(key)
    for at in workspace.looked_upon():
        assert at.annotations() == AtArticle(workspace, at.article).annotations()


def take_in_work_of_another(workspace, number):
    """Let another coder change something, as a shared folder brings it: the window hears of it afterwards."""
    corpus, other = workspace.corpus, Coder(id="coder-bea", name="Bea")
    present = corpus.articles()
    if not present:
        return
    key = present[number % len(present)]
    corpus.commit(edits.add_coder(other), coder=other.id)
    made = (
        edits.annotate(corpus.article(key), [Span(number, number + 5)], "code-1", hand_of(workspace, other)),
        edits.correct(corpus.corrections(key), {"outlet": f"Outlet {number}"}),
        edits.remove_articles([corpus.corrections(key)]),
    )
    corpus.commit(made[number % 3], coder=other.id)
    workspace.take_in()


plans = st.lists(
    st.tuples(
        st.sampled_from([*KINDS, "annotate", "set_state", "undo", "undo", "redo", "coder", "others", "mask"]),
        st.integers(0, 5),
    ),
    min_size=1,
    max_size=14,
)


def carry_out(workspace, plan, look):
    serial = itertools.count()
    for kind, number in plan:
        match kind:
            case "undo":
                workspace.undo_stack.undo()
            case "redo":
                workspace.undo_stack.redo()
            case "coder":
                workspace.use_coder(("Ada", "Bea")[number % 2])
            case "others":
                take_in_work_of_another(workspace, number)
            case "mask":
                workspace.hide_by_hand([["outlet"], ["coders"], ["cues"], []][number % 4])
            case _:
                take_step(workspace, kind, number, next(serial), before=look)
        look()


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(plans)
@example([*BEFORE, ("undo", 0), ("undo", 0), ("restore_articles", 0)])
@example([("contrast", 1), ("undo", 0), ("redo", 0), ("coder", 1), ("contrast", 0), ("coder", 0)])
@example([("set_state", 2), ("remove_articles", 2), ("undo", 0), ("others", 2), ("others", 3), ("others", 4)])
@example([("annotate", 1), ("compare_anew", 1), ("undo", 0), ("redo", 0), ("undo", 0)])
@example([("set_state", 2), ("set_state", 5), ("undo", 0), ("others", 2), ("undo", 0)])
@example([("add_sample", 0), ("change_sample", 1), ("correct", 0), ("undo", 0), ("coder", 1), ("mask", 0)])
@example([("adjust", 0), ("undo", 0), ("group", 1), ("change_event", 0), ("link_copies", 1), ("mask", 0)])
def test_what_is_kept_is_what_would_be_found_anew(known, plan):
    workspace, kept = known
    start_anew(workspace)
    compare(workspace, kept)
    carry_out(workspace, plan, lambda: compare(workspace, kept))


@pytest.mark.parametrize("forgotten", [None, ["art-1"], ["art-0"]])
def test_what_was_read_while_something_changed_is_read_again(known, forgotten, monkeypatch):
    workspace, kept = known
    start_anew(workspace)
    read = []

    def reading(corpus, articles, **more):
        found = gather_all(corpus, articles, **more)
        read.append(list(articles))
        if len(read) == 1:
            kept.forget(forgotten)  # a change came in another thread
        return found

    monkeypatch.setattr(known_articles, "gather_all", reading)
    every = workspace.corpus.articles()
    for _time in range(3):
        kept(workspace.corpus, every)
    assert read == [list(every)] * 2, "and only then it is kept"
