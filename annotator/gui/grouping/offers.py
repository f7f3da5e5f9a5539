"""What is decided about proposed events: which are still open, and what confirming and dismissing change."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from annotator import edits
from annotator.comparison.event_proposals import Apart, Proposal, not_dismissed
from annotator.corpus import Corpus
from annotator.model import Change, Event


@dataclass(frozen=True, slots=True)
class Offer:
    """A proposal as it is on the screen: with what a person has taken out of it so far."""

    proposal: Proposal
    out: frozenset[str] = frozenset()

    @property
    def event(self) -> str:
        """Return the id of the event that the articles may belong to; empty when there is none yet."""
        return self.proposal.event

    @property
    def least(self) -> int:
        """Return how many articles are needed."""
        return 1 if self.event else 2

    def free(self, corpus: Corpus) -> list[str]:
        """Return its articles that are in the corpus and in no event."""
        heads = corpus.contents.heads
        return [
            key
            for key in self.proposal.articles
            if key in heads and not corpus.head(key).event and not corpus.corrections(key).removed
        ]

    def articles(self, corpus: Corpus) -> list[str]:
        """Return the articles that would be grouped."""
        return [key for key in self.free(corpus) if key not in self.out]


def still_open(corpus: Corpus, offers: Iterable[Offer]) -> list[Offer]:
    """Return the offers on which nobody has decided; what was dismissed from their event is taken out."""
    apart = [Apart(frozenset(one.articles), one.event) for one in corpus.dismissals()]
    events = {event.id for event in corpus.events()}
    found = []
    for offer in offers:
        for left in not_dismissed([offer.proposal], apart):
            gone = frozenset(offer.proposal.articles) - frozenset(left.articles)
            free = frozenset(offer.free(corpus)) - gone
            if len(free) >= offer.least and (not offer.event or offer.event in events):
                found.append(replace(offer, out=offer.out | gone) if gone else offer)
    return found


def confirmed(corpus: Corpus, offer: Offer, event: Event | str) -> Change:
    """Return what groups the articles as an event; what was taken out is not proposed for it again."""
    moved = [corpus.corrections(key) for key in offer.articles(corpus)]
    change = edits.group(moved, event)
    if offer.out:
        change += _said(corpus, offer.out, event.id if isinstance(event, Event) else event)
    return change


def dismissed(corpus: Corpus, offer: Offer) -> Change:
    """Return what says that the articles are no event, or do not belong to it."""
    return _said(corpus, offer.proposal.articles, offer.event)


def _said(corpus: Corpus, articles: Iterable[str], event: str) -> Change:
    wanted = edits.dismissal_of(articles, event)
    return edits.dismiss(corpus.dismissal(wanted.id), wanted)
