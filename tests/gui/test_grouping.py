"""Proposed events and shared text: found in the worker process, decided on by keys, undone in one step."""

import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtTest import QTest

from annotator import edits
from annotator.comparison.looking_through import Sign, Stopped, proposals_in, reuse_in, source_of
from annotator.corpus import Corpus
from annotator.gui.events import join, new_event
from annotator.gui.grouping import shared_text
from annotator.gui.grouping.linking import are_linked, linked, unlinked
from annotator.gui.grouping.proposed_events import ProposedEvents
from annotator.gui.grouping.shared_text import SharedText

FERRY = (
    "Council closes ferry terminal\n\nThe council of Skarholm voted to close the terminal at Norre Quay. {} "
    "Mayor Ilse Brandt promised a coastal bus to the islanders of Vik and Torso."
)
BANK = (
    "Savings bank Morland fails\n\nRegulators seized the savings bank Morland on Friday. {} Its head, Otto "
    "Lindqvist, resigned; depositors queued in Skarholm and Ekeby."
)
WIRE = (
    "SKARHOLM (Reuters) - The harbour board agreed late on Tuesday to dredge the northern channel, ending a "
    "quarrel of four years with the fishing crews who {} the plan in court and on the quay until the spring."
)
TEXTS = (
    (FERRY.format("The debate lasted nine hours."), "The Rampart", "2026-03-02"),
    (BANK.format("It had lent too much to builders."), "Open Record", "2026-03-02"),
    (FERRY.format("Islanders protested outside."), "Harbour Mail", "2026-03-03"),
    (BANK.format("Builders owed it millions."), "The Rampart", "2026-03-04"),
    (FERRY.format("The last ferry sails in December."), "Open Record", "2026-03-03"),
    (WIRE.format("fought"), "Open Record", "2026-05-02"),
    (WIRE.format("resisted"), "The <b>Rampart</b> & Co", "2026-05-01"),
)


@pytest.fixture
def many(make_workspace, make_article, codes):
    articles = [
        make_article(text, number=n, headline=text.split("\n")[0][:40], outlet=outlet, date=day)
        for n, (text, outlet, day) in enumerate(TEXTS)
    ]
    return make_workspace(articles=articles, codes=codes)


def looked(qtbot, window):
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    with qtbot.waitSignal(window.run.found, timeout=60_000):
        window.look()
    return window


@pytest.fixture
def proposed(qtbot, many):
    return looked(qtbot, ProposedEvents(many))


@pytest.fixture
def shared(qtbot, many):
    return looked(qtbot, SharedText(many))


def texts_of(window):
    return [window._row(thing).title for thing in window.model.things]


# --- proposed events -------------------------------------------------------------------------------------


def test_proposals_say_words_outlets_and_days(proposed):
    rows = [proposed._proposal_row(thing) for thing in proposed.model.things]
    ferry = next(row for row in rows if "Brandt" in row.title or "Norre" in row.title)
    assert ferry.detail == "3 articles · 3 outlets · 2026-03-02 to 2026-03-03"
    assert proposed.run.said.text() == f"{len(rows)} proposals to look at"
    assert not proposed.run.is_running


def choose(proposed, word):
    things = proposed.model.things
    proposed.list.choose(next(at for at, one in enumerate(things) if word in " ".join(one.proposal.words)))


def test_enter_makes_an_event_in_one_step_and_goes_on(proposed, many):
    count = len(proposed.model.things)
    choose(proposed, "Norre")
    proposed.name.setText("Ferry closes")
    QTest.keyClick(proposed.list, Qt.Key.Key_Return)
    (event,) = many.corpus.events()
    ids = many.corpus.articles()
    assert (event.name, many.corpus.articles_of(event.id)) == ("Ferry closes", (ids[0], ids[2], ids[4]))
    assert len(proposed.model.things) == count - 1
    assert len(proposed.list.rows()) == 1
    many.undo_stack.undo()
    assert many.corpus.events() == ()


def test_x_dismisses_and_groups_nothing(proposed, many):
    for _ in range(len(proposed.model.things)):
        proposed.list.setFocus()
        QTest.keyClick(proposed.list, Qt.Key.Key_X)
    assert proposed.model.things == []
    assert "decided" in proposed.list.empty
    assert many.corpus.events() == ()
    assert not proposed.confirm.isEnabled()


def test_an_article_is_looked_at_and_taken_out_before(proposed, many):
    choose(proposed, "Norre")
    proposed.name.setText("Ferry closes")
    proposed.articles.choose(1)
    QTest.keyClick(proposed.articles, Qt.Key.Key_Return)
    ids = many.corpus.articles()
    assert many.article.id == ids[2]
    QTest.keyClick(proposed.articles, Qt.Key.Key_Delete)
    assert proposed.members.things == [ids[0], ids[4]]
    assert proposed.name.text() == "Ferry closes"
    QTest.keyClick(proposed.name, Qt.Key.Key_Return)
    assert many.corpus.articles_of(many.corpus.events()[0].id) == (ids[0], ids[4])


def test_the_last_article_of_a_proposal_stays(proposed):
    choose(proposed, "Norre")
    for _ in range(4):
        proposed.articles.choose(0)
        QTest.keyClick(proposed.articles, Qt.Key.Key_Delete)
    assert len(proposed.members.things) == 1
    assert not proposed.confirm.isEnabled()


def test_what_is_in_an_event_already_is_not_proposed(qtbot, many):
    ids = many.corpus.articles()
    join(many, [ids[0], ids[2], ids[4]], new_event("Ferry"))
    window = looked(qtbot, ProposedEvents(many))
    found = {key for one in window.model.things for key in one.proposal.articles}
    assert found
    assert not found & {ids[0], ids[2], ids[4]}


def looked_again(qtbot, window):
    with qtbot.waitSignal(window.run.found, timeout=60_000):
        QTest.mouseClick(window.run.button, Qt.MouseButton.LeftButton)
    return [one.proposal.articles for one in window.model.things]


def test_what_was_dismissed_stays_away_until_it_is_undone(qtbot, proposed, many):
    choose(proposed, "Norre")
    ferry = proposed._chosen().proposal.articles
    before = [one.proposal.articles for one in proposed.model.things]
    QTest.keyClick(proposed.list, Qt.Key.Key_X)
    (said,) = many.corpus.dismissals()
    assert set(said.articles) == set(ferry)
    assert ferry not in looked_again(qtbot, proposed)
    proposed.activateWindow()
    proposed.list.setFocus()
    QTest.keyClick(proposed.list, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert many.corpus.dismissals() == ()
    assert proposed._chosen().proposal.articles == ferry
    assert [one.proposal.articles for one in proposed.model.things] == before
    many.undo_stack.redo()
    assert ferry not in looked_again(qtbot, proposed)


def test_an_event_that_is_undone_is_proposed_again(proposed, many):
    choose(proposed, "Norre")
    ferry = proposed._chosen()
    QTest.keyClick(proposed.list, Qt.Key.Key_Return)
    assert ferry not in proposed.model.things
    many.undo_stack.undo()
    assert proposed._chosen() == ferry
    assert proposed.run.said.text() == f"{len(proposed.model.things)} proposals to look at"


def test_articles_are_added_to_an_event_that_is_there(qtbot, many):
    ids = many.corpus.articles()
    join(many, [ids[0], ids[2]], new_event("Ferry closes"))
    (event,) = many.corpus.events()
    window = looked(qtbot, ProposedEvents(many))
    rows = [window._proposal_row(thing) for thing in window.model.things]
    at = next(at for at, row in enumerate(rows) if row.title == "Add to Ferry closes")
    assert rows[at].detail == "1 article · 1 outlet · 2026-03-03"
    window.list.choose(at)
    assert (window.name.text(), window.name.isEnabled()) == ("Ferry closes", False)
    assert window.confirm.text() == "Add to the event"
    assert "In this event so far: 2 articles, such as “Council closes ferry" in window.inside.text()
    QTest.keyClick(window.list, Qt.Key.Key_Return)
    assert many.corpus.articles_of(event.id) == (ids[0], ids[2], ids[4])
    assert many.corpus.events() == (event,)
    many.undo_stack.undo()
    assert many.corpus.articles_of(event.id) == (ids[0], ids[2])


def test_what_was_dismissed_from_an_event_or_taken_out_is_not_proposed_for_it_again(qtbot, proposed, many):
    ids = many.corpus.articles()
    choose(proposed, "Norre")
    proposed.articles.choose(2)
    QTest.keyClick(proposed.articles, Qt.Key.Key_Delete)
    QTest.keyClick(proposed.list, Qt.Key.Key_Return)
    (event,) = many.corpus.events()
    assert many.corpus.articles_of(event.id) == (ids[0], ids[2])
    assert [(one.event, one.articles) for one in many.corpus.dismissals()] == [(event.id, (ids[4],))]
    assert all(ids[4] not in one for one in looked_again(qtbot, proposed))
    many.undo_stack.undo()
    assert many.corpus.dismissals() == ()


def test_nothing_is_decided_in_a_corpus_that_may_only_be_read(proposed, many):
    many.corpus.read_only = "It was opened for reading only."
    proposed._enable()
    QTest.keyClick(proposed.list, Qt.Key.Key_X)
    assert not proposed.dismiss.isEnabled()
    assert many.corpus.dismissals() == ()


def test_a_run_is_stopped_and_its_answer_never_comes(qtbot, many):
    window = ProposedEvents(many)
    qtbot.addWidget(window)
    window.look()
    sign = window.run._sign
    QTest.mouseClick(window.run.button, Qt.MouseButton.LeftButton)
    assert (window.run.is_running, window.run.said.text(), sign.exists()) == (False, "Stopped.", False)
    asked = []
    many.jobs.run("after", len, "abc", done=asked.append, process=True)
    qtbot.waitUntil(lambda: asked == [3], timeout=60_000)
    assert (window.model.things, window.run.said.text()) == ([], "Stopped.")


def test_another_corpus_empties_the_windows(proposed, many):
    many.open_corpus(Corpus.draft("Other"))
    assert proposed.model.things == []
    assert proposed.name.text() == ""


# --- shared text -----------------------------------------------------------------------------------------


def test_pairs_say_kind_share_agency_and_outlets(shared):
    (row,) = [shared._row(one) for one in shared.model.things if one.agency]
    assert row.title == "Open Record / The <b>Rampart</b> & Co"
    kind, share, agency = row.detail.split(" · ")
    assert (kind, agency) == ("same copy, edited", "Reuters")
    assert 60 <= int(share.removesuffix("%")) < 100
    assert not row.copies


def wire(shared):
    return next(at for at, one in enumerate(shared.model.things) if one.agency)


def test_words_that_differ_are_bold_underlined_and_tinted(shared):
    shared.list.choose(wire(shared))
    found = []
    for text in shared.texts:
        words, block = [], text.document().begin()
        while block.isValid():
            part = block.begin()
            while not part.atEnd():
                fragment, style = part.fragment(), part.fragment().charFormat()
                if style.fontWeight() == QFont.Weight.Bold:
                    assert style.fontUnderline()
                    assert style.background().style() != Qt.BrushStyle.NoBrush
                    words.append(fragment.text().strip())
                part += 1
            block = block.next()
        found.append(words)
        assert text.isReadOnly()
    assert found == [["fought"], ["resisted"]]
    assert shared.texts[0].toPlainText() == WIRE.format("fought")


def test_long_texts_are_compared_to_their_ends_beside_the_window(qtbot, shared, monkeypatch):
    monkeypatch.setattr(shared_text, "LONG_TEXT", 20)
    shared.list.choose(-1)
    shared.list.choose(wire(shared))
    assert shared.texts[0].toPlainText() == "Comparing..."
    qtbot.waitUntil(lambda: shared.texts[1].toPlainText() == WIRE.format("resisted"), timeout=60_000)
    assert shared.texts[0].toPlainText() == WIRE.format("fought")


def test_linking_is_one_step_with_the_earlier_article_as_original_and_drops_nothing(shared, many):
    ids = many.corpus.articles()
    shared.list.choose(wire(shared))
    QTest.keyClick(shared.list, Qt.Key.Key_Return)
    assert many.corpus.head(ids[5]).copy_of == ids[6]
    assert many.corpus.articles() == ids
    assert shared._row(shared.model.things[wire(shared)]).copies
    assert not shared.link.isEnabled()
    many.undo_stack.undo()
    assert many.corpus.head(ids[5]).copy_of == ""
    assert shared.link.isEnabled()


def test_the_link_is_taken_away_again(shared, many):
    shared.list.choose(wire(shared))
    QTest.mouseClick(shared.link, Qt.MouseButton.LeftButton)
    QTest.mouseClick(shared.unlink, Qt.MouseButton.LeftButton)
    assert all(not many.corpus.head(key).copy_of for key in many.corpus.articles())


def test_several_pairs_are_linked_at_once(shared, many):
    shared.list.selectAll()
    assert shared.link.text() == f"Link {len(shared.model.things)} pairs as copies"
    steps = many.undo_stack.count()
    shared._link()
    assert many.undo_stack.count() == steps + 1
    assert all(are_linked(many.corpus, one.first, one.second) for one in shared.model.things)


def test_pairs_of_a_removed_article_go(shared, many):
    at = wire(shared)
    gone = shared.model.things[at].first
    many.apply("Remove", lambda _hand: edits.remove_articles([many.corpus.corrections(gone)]))
    assert all(gone not in (one.first, one.second) for one in shared.model.things)


def test_chains_of_copies_have_one_original(many):
    ids = many.corpus.articles()
    many.apply("Link", lambda _hand: linked(many.corpus, [(ids[4], ids[5])]))
    many.apply("Link", lambda _hand: linked(many.corpus, [(ids[5], ids[0])]))
    assert [many.corpus.head(ids[at]).copy_of for at in (0, 4, 5)] == ["", ids[0], ids[0]]
    many.apply("Unlink", lambda _hand: unlinked(many.corpus, [(ids[4], ids[0])]))
    assert [many.corpus.head(ids[at]).copy_of for at in (0, 4, 5)] == ["", "", ids[0]]


# --- the other process -----------------------------------------------------------------------------------


def test_folders_and_drafts_are_read_alike_and_progress_is_told(many, tmp_path):
    ids = many.corpus.articles()
    saved = many.corpus.save_as(tmp_path / "saved")
    sign = tmp_path / "sign"
    sign.touch()
    ours, theirs = source_of(many.corpus, ids), source_of(saved, ids)
    assert (bool(ours.texts), bool(theirs.texts)) == (True, False)
    assert proposals_in(ours, str(sign)) == proposals_in(theirs, str(sign)) != ()
    assert reuse_in(ours, str(sign)) == reuse_in(theirs, str(sign)) != ()
    assert int(sign.read_text()) > 0
    saved.close()


def test_without_its_sign_the_work_stops(tmp_path, monkeypatch):
    monkeypatch.setattr(time, "monotonic", lambda: 10.0)
    with pytest.raises(Stopped):
        Sign(str(tmp_path / "gone")).tell(1)
