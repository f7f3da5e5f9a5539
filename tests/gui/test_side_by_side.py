"""Which articles stand side by side and how they are aligned, as it follows the workspace."""

import pytest

from annotator import edits
from annotator.gui.adding import add_articles
from annotator.model import Event, Segment
from annotator.sample import sample_corpus


@pytest.fixture
def opened(make_workspace):
    workspace = make_workspace()
    workspace.open_corpus(sample_corpus())
    return workspace


@pytest.fixture
def side(opened, qtbot):
    side = opened.side
    side.want()
    qtbot.waitUntil(lambda: bool(side.aligned or side.trouble), timeout=20_000)
    assert not side.trouble
    return side


def parted(side, one, other):
    def segment(place):
        span = side.aligned.span(place)
        return Segment(article=place.article, start=span.start, end=span.end, quote=side.aligned.words(place))

    first, second = segment(one), segment(other)
    known = side._workspace.corpus.tie(edits.tie_id(first, second))
    return edits.tie(known, side.event_id, first, second, joined=False)


def linked(side):
    return next(
        (place, there)
        for place in (link.one for link in side.aligned.links)
        for there in side.aligned.partners(place).values()
    )


def test_nothing_is_aligned_before_it_is_wanted(opened):
    assert opened.side.articles == ()
    assert opened.side.aligned is None


def test_the_articles_of_the_event_are_aligned_and_the_caret_says_at_which_sentence_one_is(side, opened):
    assert side.articles == opened.corpus.articles()
    place = linked(side)[0]
    opened.show_article(place.article)
    opened.set_caret(side.aligned.span(place).start + 3)
    assert side.place == place
    assert place in side.group


def test_a_selected_sentence_is_where_one_is_though_the_caret_stands_at_its_end(side, opened):
    place = linked(side)[0]
    span = side.aligned.span(place)
    opened.show_article(place.article)
    opened.here.selection = span
    opened.set_caret(span.end)
    assert side.place == place


def test_a_click_elsewhere_is_believed_though_words_are_still_selected(side, opened):
    place = linked(side)[0]
    opened.show_article(place.article)
    opened.here.selection = side.aligned.span(place)
    opened.set_caret(len(opened.article.text))
    assert side.place != place


def test_a_correction_is_taken_over_and_undone_without_aligning_anew(side, opened, monkeypatch):
    one, other = linked(side)
    before = side.aligned
    asked = []
    monkeypatch.setattr(side._soon, "when_free", asked.append)
    monkeypatch.setattr(opened.saving, "soon", lambda: None)
    opened.apply("Part", lambda _hand: parted(side, one, other))
    assert side.aligned.best(one, other.article) != other
    opened.undo_stack.undo()
    assert side.aligned.links == before.links
    assert asked == []


def test_articles_are_chosen_and_the_open_one_is_always_among_them(side, opened, qtbot):
    first, second, third, fourth = opened.corpus.articles()
    opened.show_article(first)
    with qtbot.waitSignal(side.changed):
        side.choose([second, first])
    assert side.articles == (second, first)
    qtbot.waitUntil(lambda: side.aligned is not None)
    assert side.aligned.articles == (second, first)
    opened.show_article(third)
    assert side.articles == (second, first, third)
    opened.show_article(fourth)
    assert side.articles == (second, first, third, fourth)


def test_one_article_beside_nothing_is_no_choice(side, opened):
    before = side.articles
    side.choose([before[0]])
    side.choose(["unknown", before[0]])
    assert side.articles == before


def test_an_article_without_an_event_has_nothing_beside_it(side, opened):
    add_articles(opened, [])
    gone = opened.article.id
    corpus = opened.corpus
    opened.apply("Take out", lambda _hand: edits.group([corpus.corrections(gone)], ""))
    assert side.articles == ()
    assert side.aligned is None
    assert side.place is None


def test_the_first_edit_gives_a_draft_its_folder_and_the_choice_stays(side, opened):
    first, second, *_rest = opened.corpus.articles()
    side.choose([second, first])
    opened.apply("Rename", lambda _hand: edits.change_event(opened.corpus.events()[0], {"name": "AI"}))
    assert opened.corpus.path is not None
    assert side.articles == (second, first)


def test_articles_that_are_grouped_as_another_event_are_corrected_in_that_one(side, opened, qtbot):
    former = side.event_id
    moved = [opened.corpus.corrections(key) for key in opened.corpus.articles()]
    opened.apply("Group", lambda _hand: edits.group(moved, Event(id="event-other", name="Again")))
    qtbot.waitUntil(lambda: side.aligned is not None, timeout=20_000)
    assert side.event_id == "event-other" != former
    assert side.aligned.event == "event-other"


def test_what_failed_for_articles_that_nobody_looks_at_any_more_is_no_trouble(opened, monkeypatch):
    told = []
    monkeypatch.setattr(opened.jobs, "run", lambda *_given, **more: told.append(more["failed"]))
    side = opened.side
    side.want()
    side._look()
    first = opened.corpus.articles()[0]
    opened.show_article(first)
    told[0](ValueError("no sentences"))
    assert "no sentences" in side.trouble
    side.trouble = ""
    side.choose(opened.corpus.articles()[:2])
    told[0](ValueError("no sentences"))
    assert side.trouble == ""
