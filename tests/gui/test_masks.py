"""Masks by hand and by samples: what is hidden, lifted, revealed, and stored with what is coded meanwhile."""

import pytest
from PySide6.QtWidgets import QApplication

from annotator import edits
from annotator.gui.articles import edit_details
from annotator.gui.edit import Edit
from annotator.gui.hand import hand_in
from annotator.gui.mask_chip import MaskChip, lift_here
from annotator.gui.searching import begin
from annotator.gui.states import States
from annotator.model import Sample, Span, Zone
from annotator.search import QueryError

TEXT = (
    "Daily Example finds deal\n\nBy Ann Sample\n\n"
    "The Daily Example has learned that a deal 😀 may follow, the Example wrote. dailyexample.com"
)
FULL = {"outlet", "byline", "date", "url", "names"}


@pytest.fixture
def masked(qtbot, make_workspace, make_article, codes):
    """Two articles of one outlet; the first is open and its cues are known."""
    first = make_article(
        TEXT,
        headline="Daily Example finds deal",
        outlet="The Daily Example",
        byline="Ann Sample",
        date="2024-12-30",
        url="https://dailyexample.com/1",
        zones=(Zone("headline", 0, 24), Zone("byline", 26, 39), Zone("body", 41, len(TEXT))),
    )
    second = make_article("Other\n\nThe Daily Example again.", number=2, outlet="The Daily Example")
    opened = make_workspace(articles=(first, second), codes=codes)
    opened.find_cues()
    qtbot.waitUntil(lambda: opened.here.cues_known, timeout=20_000)
    return opened


def code_words(workspace, start=41, end=58):
    article = workspace.article
    return (
        workspace.apply("Code", lambda hand: edits.annotate(article, [Span(start, end)], "code-loaded", hand))
        .puts[-1]
        .after
    )


def draw(workspace, **fields):
    sample = Sample(id="sample-1", name="Pilot", articles=(workspace.article.id,), **fields)
    workspace.apply("Draw", lambda _hand: edits.add_sample(sample))
    return workspace.corpus.sample("sample-1")


def test_by_hand_everything_about_an_article_is_covered_and_edits_keep_the_true_words(masked):
    masked.hide_by_hand(FULL)
    shown = masked.shown
    assert (shown.outlet, shown.byline, shown.date, shown.url) == ("Outlet hidden", "", "", "")
    assert "Example" not in shown.text + shown.headline
    assert "Sample" not in shown.text
    assert len(shown.text) == len(TEXT)
    made = code_words(masked)
    assert made.target[0].quote == TEXT[41:58] == "The Daily Example", "what is stored is the article's"
    assert made.concealed == ("outlet", "byline", "date", "url", "names")
    assert masked.masks.quote(made) == "███ █████ ███████"
    masked.hide_by_hand(())
    assert masked.shown == masked.article
    assert code_words(masked, 59, 62).concealed == ()


def test_covered_words_are_counted_as_before(masked):
    from annotator.gui.heading import header_for
    from annotator.text.words import count_article

    masked.hide_by_hand(FULL)
    details = header_for(masked, masked.article.id).details
    assert details == f"Outlet hidden · {count_article(masked.article)} words"


def test_masks_by_hand_are_there_again_after_a_restart(masked):
    from annotator.gui.masks import Masks
    from annotator.gui.settings import Settings

    masked.hide_by_hand(["names", "outlet"])
    again = Masks(Settings(masked.settings._file), lambda: (masked.corpus, masked.coder), masked.states.of)
    assert again.hidden(masked.article.id) == {"names", "outlet"}


def test_copied_words_are_the_mask(masked):
    masked.hide_by_hand(["names"])
    masked.here.selection = Span(41, 66)
    Edit(masked).copy()
    assert QApplication.clipboard().text() == "███ █████ ███████ has lea"


def test_a_sample_masks_its_articles_for_its_coders_and_for_nobody_else(masked):
    second = masked.corpus.articles()[1]
    draw(masked, coders=(masked.coder.id,), concealed=("outlet", "names"))
    assert masked.masks.hidden(masked.article.id) == {"outlet", "names"}
    assert masked.masks.hidden(second) == frozenset()
    masked.use_coder("Bea")
    assert masked.masks.hidden(masked.article.id) == frozenset()
    assert masked.shown == masked.article
    masked.use_coder("Ada")
    assert masked.shown.outlet == "Outlet hidden"
    masked.undo_stack.undo()
    assert masked.shown == masked.article, "undo takes the sample and its masks back"


def test_lifting_in_a_sample_is_asked_about_kept_and_stored(masked):
    chip = MaskChip(masked)
    assert chip.button.isHidden()
    draw(masked, concealed=("outlet", "names"))
    assert chip.button.text() == "Hidden: outlet, name in the text"
    assert code_words(masked).concealed == ("outlet", "names")
    masked.interaction.answers.extend([False, True])
    lift_here(masked)
    assert masked.masks.hidden(masked.article.id), "the first answer was no"
    lift_here(masked)
    assert masked.shown == masked.article
    assert chip.button.text() == "Masks lifted"
    assert code_words(masked, 59, 62).concealed == ()
    masked.masks.forget()
    assert masked.masks.is_lifted(masked.article.id), "it was seen, also after a restart"
    chip.deleteLater()


def test_blind_first_then_cues_are_revealed(masked, qtbot):
    draw(masked, concealed=("cues",), reveal=True)
    assert masked.mode == "blind"
    assert masked.here.open_cues() == ()
    made = code_words(masked)
    assert (made.mode, made.concealed) == ("blind", ("cues",))
    masked.set_mode("assisted")
    assert masked.mode == "blind", "the sample hides them"
    with qtbot.waitSignal(masked.changed, check_params_cb=lambda what: what.touches("mode")):
        States(masked).done_and_on()
    assert masked.article.id == masked.corpus.articles()[0], "the article stays"
    assert masked.mode == "assisted"
    assert masked.here.open_cues()
    later = code_words(masked, 59, 62)
    assert (later.mode, later.concealed) == ("assisted", ())
    States(masked).mark_new()
    assert masked.mode == "assisted", "what was seen stays seen"
    States(masked).done_and_on()
    assert masked.article.id == masked.corpus.articles()[1]


def test_a_sample_that_another_machine_drew_masks_at_once(masked, qtbot):
    chip = MaskChip(masked)
    qtbot.addWidget(chip)
    code_words(masked)  # the draft has a folder now
    sample = Sample(id="sample-1", articles=masked.corpus.articles(), concealed=("outlet", "cues"))
    assert masked.masks.hidden(masked.article.id) == frozenset()
    masked.corpus.commit(edits.add_sample(sample), coder=masked.coder.id)
    with qtbot.waitSignal(masked.changed, check_params_cb=lambda what: what.touches("masks")):
        masked.take_in()
    assert masked.mode == "blind"
    assert chip.button.text() == "Hidden: outlet, cues"


def test_the_mode_follows_from_article_to_article(masked):
    draw(masked, concealed=("cues",))
    first, second = masked.corpus.articles()
    masked.show_article(second)
    assert (masked.mode, masked.chosen_mode) == ("assisted", "assisted")
    masked.show_article(first)
    assert (masked.mode, masked.chosen_mode) == ("blind", "assisted")
    States(masked).mark_done()
    assert masked.mode == "blind", "nothing said that cues are revealed"


def test_hits_in_other_articles_store_what_is_hidden_there(masked):
    first, second = masked.corpus.articles()
    draw(masked, concealed=("outlet", "cues"))
    with_hand = []
    masked.show_article(second)
    masked.apply("Nothing", lambda hand: with_hand.append(hand) or edits.delete([], hand))
    here, there = with_hand[0], hand_in(masked, with_hand[0], first)
    assert (here.mode, here.concealed) == ("assisted", ())
    assert (there.mode, there.concealed) == ("blind", ("outlet", "cues"))


def test_details_leave_out_what_is_hidden_and_keep_it(masked):
    masked.hide_by_hand(["outlet", "date"])
    masked.interaction.answers.append({"byline": "Bo Sample"})
    edit_details(masked, masked.article.id)
    (_title, fields) = masked.interaction.asked[-1]
    assert [name for name, _label, _value in fields] == ["headline", "byline", "url", "language"]
    assert masked.article.outlet == "The Daily Example"
    assert masked.article.byline == "Bo Sample"


def test_a_corpus_that_is_called_as_its_article_tells_no_outlet(masked, tmp_path, qtbot):
    from annotator.corpus import Corpus
    from annotator.gui.files import Files
    from annotator.gui.window import Window

    name = "Daily Example finds deal"
    corpus = Corpus.draft(name, articles=[masked.article]).save_as(tmp_path / name)
    window = Window(masked, Files(masked))
    qtbot.addWidget(window)
    masked.open_corpus(corpus)
    assert "Daily Example" in window.windowTitle()
    masked.hide_by_hand(["names"])
    assert window.windowTitle().startswith("█████ ███████ finds deal")
    assert "Daily Example" not in window.statusBar()._saved.text()
    assert "█████ ███████ finds deal" in window.statusBar()._saved.text()


def test_masked_words_are_no_example_and_are_not_said_when_all_places_are_coded(masked, qtbot):
    from PySide6.QtWidgets import QWidget

    from annotator.gui.codebooks import Codebooks
    from annotator.gui.occurrences import CodingOccurrences

    masked.hide_by_hand(["names"])
    masked.here.selection, masked.code_in_hand = Span(45, 58), "code-loaded"
    holder = QWidget()
    qtbot.addWidget(holder)
    Codebooks(masked, holder).take_example()
    assert masked.corpus.code("code-loaded").examples == ()
    found = CodingOccurrences(masked).look()
    assert found.words == "█████ ███████"
    assert len(found.places) == 2


def test_queries_may_not_ask_for_what_is_hidden(masked):
    with pytest.raises(QueryError, match="outlet: is hidden"):
        begin(masked.corpus, "deal outlet:example", "added", {"outlet"})
    with pytest.raises(QueryError, match="blind"):
        begin(masked.corpus, "cue:hedge", "added", {"cues"})
    with pytest.raises(QueryError, match="code: is hidden"):
        begin(masked.corpus, "code:hedge", "added", {"coders"})
    assert len(begin(masked.corpus, "deal outlet:example", "added", {"date"}).first.rows) == 2
