"""Proposals of events: articles near in time that share names and rare words, each in one at most."""

from dataclasses import replace

from annotator.comparison.event_proposals import Apart, Proposal, Told, not_dismissed, propose_events

FERRY = (
    "Council closes ferry terminal\n\nThe council of Skarholm voted to close the terminal at Norre Quay. {} "
    "Mayor Ilse Brandt promised a coastal bus to the islanders of Vik and Torso."
)
BANK = (
    "Savings bank Morland fails\n\nRegulators seized the savings bank Morland on Friday. {} Its head, Otto "
    "Lindqvist, resigned; depositors queued in Skarholm and Ekeby."
)
GAME = "Cup final goes to penalties\n\n{} Goalkeeper Petra Nyman saved two for Solna in the cup final."


def told(key, day, text):
    return Told(key, day, text)


ARTICLES = (
    told("f1", "2026-03-02", FERRY.format("The debate lasted nine hours.")),
    told("b1", "2026-03-02", BANK.format("It had lent too much to builders.")),
    told("f2", "2026-03-03", FERRY.format("Islanders protested outside.")),
    told("g1", "2026-03-03", GAME.format("A cold night in the capital.")),
    told("b2", "2026-03-04", BANK.format("Builders owed it millions.")),
    told("f3", "2026-03-03T08:00:00", FERRY.format("The last ferry sails in December.")),
    told("x1", "2026-03-03", "Weather\n\nRain is expected in most parts of the country, then sun."),
)


def grouped(articles=ARTICLES, **options):
    return {one.articles for one in propose_events(articles, **options)}


def test_articles_on_one_happening_are_proposed_together():
    assert grouped() == {("f1", "f2", "f3"), ("b1", "b2")}


def test_the_same_words_months_later_are_another_happening():
    later = told("f4", "2026-08-03", FERRY.format("A year after, the terminal is still open."))
    assert all("f4" not in group for group in grouped((*ARTICLES, later)))


def test_an_article_without_a_date_may_belong_to_any_day():
    undated = told("f5", "", FERRY.format("Nobody knows when."))
    assert any({"f1", "f5"} <= set(group) for group in grouped((*ARTICLES, undated)))


def test_a_proposal_says_which_words_are_shared():
    ferry = next(one for one in propose_events(ARTICLES) if "f1" in one.articles)
    assert {"Brandt", "Norre", "Quay"} & set(ferry.words)
    assert 0 < ferry.alike <= 1


def test_the_most_alike_come_first_and_the_order_is_always_the_same():
    found = propose_events(ARTICLES)
    assert [one.alike for one in found] == sorted((one.alike for one in found), reverse=True)
    assert propose_events(ARTICLES) == found


def test_nothing_is_proposed_for_one_article_or_none():
    assert propose_events(()) == ()
    assert propose_events(ARTICLES[:1]) == ()


# --- events that are there already -----------------------------------------------------------------------


def in_event(one, event):
    return replace(one, event=event)


WITH_EVENT = tuple(in_event(one, "ferry") if one.id in ("f1", "f2") else one for one in ARTICLES)


def test_an_article_is_proposed_to_join_the_event_that_it_is_like():
    found = {one.event: one for one in propose_events(WITH_EVENT)}
    assert set(found) == {"ferry", ""}
    assert (found["ferry"].articles, found[""].articles) == (("f3",), ("b1", "b2"))
    assert {"Brandt", "Norre", "Quay"} & set(found["ferry"].words)
    assert 0 < found["ferry"].alike <= 1


def test_two_events_are_never_joined_and_one_that_has_all_of_its_articles_is_not_proposed():
    apart = tuple(in_event(one, one.id[0] + one.id) if one.id[0] in "fb" else one for one in ARTICLES)
    assert grouped(apart) == set()
    whole = tuple(in_event(one, "ferry") if one.id[0] == "f" else one for one in ARTICLES)
    assert grouped(whole) == {("b1", "b2")}


def test_an_event_of_many_weeks_is_joined_by_what_is_near_its_latest_articles():
    early = [
        told(f"e{n}", f"2026-01-{n:02}", FERRY.format(f"Week {n} of the debate on the ferry."))
        for n in range(1, 9)
    ]
    found = propose_events([*(in_event(one, "ferry") for one in early), *WITH_EVENT], alike=0.4)
    assert ("ferry", ("f3",)) in {(one.event, one.articles) for one in found}


# --- what was dismissed ----------------------------------------------------------------------------------


def proposal(*articles, event=""):
    return Proposal(articles=articles, words=("Norre",), alike=0.5, event=event)


def kept(proposals, *said):
    return [one.articles for one in not_dismissed(proposals, said)]


def test_what_was_dismissed_and_parts_of_it_are_not_proposed_again():
    said = Apart(frozenset("abc"))
    found = [proposal("a", "b", "c"), proposal("a", "c"), proposal("a", "d"), proposal("a", "b", "c", "d")]
    assert kept(found, said) == [("a", "d"), ("a", "b", "c", "d")]
    assert kept(found) == [one.articles for one in found]


def test_what_was_dismissed_from_an_event_is_left_out_there_and_nowhere_else():
    said = (Apart(frozenset("a"), "ferry"), Apart(frozenset("b"), "ferry"))
    found = [
        proposal("a", "b", event="ferry"),
        proposal("a", "c", event="ferry"),
        proposal("a", event="bank"),
    ]
    assert kept(found, *said) == [("c",), ("a",)]
    assert kept([proposal("a", "b")], *said) == [("a", "b")]
