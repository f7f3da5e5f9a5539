"""Drawing a sample, changing and retiring it, and going through it in its order, articles counted as done."""

import pytest

from annotator.coding.sampling import draw, order_for
from annotator.gui.panels._navigator import Navigator
from annotator.gui.samples.form import NO_OUTLETS, SampleForm
from annotator.gui.samples.window import SamplesWindow
from annotator.gui.states import States
from annotator.gui.widgets.rows import ROW


@pytest.fixture
def studied(make_workspace, make_article, codes):
    """Twelve articles of three outlets."""
    outlets = ("The Rampart", "Open Record", "Meridian Wire")
    made = [
        make_article(
            f"Deal {number}\n\nIt may come.", number=number, headline=f"Deal {number}", outlet=outlet
        )
        for number, outlet in zip(range(1, 13), outlets * 4, strict=True)
    ]
    return make_workspace(articles=made, codes=codes)


@pytest.fixture
def windows(qtbot, studied):
    made = SamplesWindow(studied)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def form(qtbot, studied, windows):
    windows.draw.click()
    made = windows._form
    made.seed.set_value(7)
    made.number.set_value(6)
    return made


def test_what_will_be_drawn_is_shown_before_and_drawn_again_from_the_seed(studied, form):
    form.by.choose("outlet")
    assert form.says.text() == "6 of 12 articles are drawn."
    rows = [form.model.index(row, 0).data(ROW) for row in range(form.model.rowCount())]
    assert [(row.title, row.note) for row in rows] == [
        ("Meridian Wire", "2 of 4"),
        ("Open Record", "2 of 4"),
        ("The Rampart", "2 of 4"),
    ]
    form.unit.choose("percent")
    form.number.set_value(25)
    assert form.says.text() == "3 of 12 articles are drawn."
    form.name.setText("  Reliability   1 ")
    form.keep.click()
    (sample,) = studied.corpus.samples()
    heads = [studied.corpus.head(key) for key in studied.corpus.articles()]
    assert sample.name == "Reliability 1"
    assert sample.articles == draw(heads, by="outlet", count=3, seed=7)
    assert sample.how == "3 of 12 articles, by outlet in proportion, seed 7"
    assert sample.concealed == ("outlet", "byline", "date", "url", "names", "coders", "order")
    assert sample.coders == ()
    studied.undo_stack.undo()
    assert studied.corpus.samples() == ()


def test_another_sample_leaves_out_the_articles_of_the_first(studied, windows, form):
    form.keep.click()
    windows.draw.click()
    second = windows._form
    second.number.set_value(12)
    assert second.says.text() == "6 of 6 articles are drawn."
    assert not set(second._drawn) & set(studied.corpus.samples()[0].articles)
    second.apart.click()
    assert second.says.text() == "12 of 12 articles are drawn."
    assert second.counts.empty == NO_OUTLETS, "the first sample hides outlets from who draws, too"
    assert second.model.rowCount() == 0


def test_a_sample_is_for_chosen_coders_blind_first_and_changed_later(qtbot, studied, windows, form):
    form.coders.box(studied.coder.id).click()
    assert form.coders.ticked() == (studied.coder.id,)
    assert not form.reveal.isEnabled(), "cues are not hidden"
    form.hidden.box("cues").click()
    form.reveal.click()
    form.keep.click()
    (sample,) = studied.corpus.samples()
    assert (sample.coders, sample.reveal) == ((studied.coder.id,), True)
    row = windows.model.index(0, 0).data(ROW)
    assert (row.title, row.detail) == ("Sample 1", "0 of 6 done · for Ada")
    windows.change.click()
    again = windows._form
    again.name.setText("Pilot")
    again.coders.box("").click()
    again.keep.click()
    (changed,) = studied.corpus.samples()
    assert (changed.name, changed.coders, changed.articles) == ("Pilot", (), sample.articles)
    windows.retire.click()
    assert studied.corpus.samples() == ()
    studied.undo_stack.undo()
    assert [one.name for one in studied.corpus.samples()] == ["Pilot"]


def test_the_list_of_articles_shows_a_sample_in_the_coders_own_order(qtbot, studied, windows, form):
    navigator = Navigator(studied)
    qtbot.addWidget(navigator)
    form.keep.click()
    (sample,) = studied.corpus.samples()
    windows.show_.click()
    mine = order_for(sample, studied.coder.id)
    assert navigator.model.things == list(mine) == list(studied.listed)
    assert sorted(mine) == sorted(sample.articles)
    assert "Sample 1: 0 of 6 done" in navigator.bar.count.text()
    studied.show_article(mine[0])
    States(studied).done_and_on()
    assert studied.article.id == mine[1], "the next one in this order"
    assert "Sample 1: 1 of 6 done" in navigator.bar.count.text()
    assert windows.model.index(0, 0).data(ROW).detail.startswith("1 of 6 done")
    studied.use_coder("Bea")
    assert navigator.model.things == list(order_for(sample, studied.coder.id)) != list(mine)
    navigator.bar.choose("sample", None)
    assert len(navigator.model.things) == 12


def test_the_order_hidden_by_hand_is_stable_and_each_coders_own(qtbot, studied, windows):
    navigator = Navigator(studied)
    qtbot.addWidget(navigator)
    windows.masks.box("order").click()
    first = list(navigator.model.things)
    assert first != list(studied.corpus.articles())
    assert sorted(first) == sorted(studied.corpus.articles())
    studied.use_coder("Bea")
    assert navigator.model.things != first
    studied.use_coder("Ada")
    assert navigator.model.things == first
    windows.masks.box("order").click()
    assert navigator.model.things == list(studied.corpus.articles())


def test_a_seed_of_its_own_each_time(qtbot, studied, windows):
    seeds = set()
    for _ in range(4):
        made = SampleForm(studied, None, windows)
        seeds.add(made.seed.value())
        made.close()
    assert len(seeds) > 1
