"""Proposals of events: articles near in time that share names and rare words, each in one at most."""

from annotator.comparison.event_proposals import Told, propose_events

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
