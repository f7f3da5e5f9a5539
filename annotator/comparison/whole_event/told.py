"""An event as a whole with where it is from, and the words in which it is told in every form."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from annotator import __version__
from annotator.comparison.copies import ORIGINAL, RULE
from annotator.comparison.whole_event.copies import Credit, Shared
from annotator.comparison.whole_event.names import Place
from annotator.comparison.whole_event.whole import NO_OUTLET, Whole

_SHORT = 96


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An event as a whole with where it is from: what its caption says."""

    whole: Whole
    corpus: str
    over: str
    """What was looked at, in words."""

    @property
    def caption(self) -> str:
        """Return one line that says what was looked at."""
        count, outlets = len(self.whole.readings), len(self.whole.outlets)
        size = f"{count:,} article{'s' * (count != 1)} of {outlets:,} outlet{'s' * (outlets != 1)}"
        return f"{self.corpus}: {self.over}; {size}. Framing Annotator {__version__}."


def notes(whole: Whole) -> Iterator[str]:
    """Yield what has to be known to read it."""
    if len(whole.outlets) < 2:
        yield "One outlet alone: nothing can be said of what only one has."
    if whole.aside:
        count = len(whole.aside)
        yield (
            f"{count:,} article{' is a copy' if count == 1 else 's are copies'} of another one and set "
            f"aside: what is named and quoted there is not counted twice. Copies are {RULE}; {ORIGINAL}."
        )
    if whole.unread:
        count = len(whole.unread)
        yield (
            f"{count:,} article{' is' if count == 1 else 's are'} not in English: names, speakers and who "
            "acts in headlines are not told of such; quotations and shared text are."
        )
    yield "“Only” says that no other article of this event was found to have it."


def in_short(text: str, longest: int = _SHORT) -> str:
    """Return a text on one line, cut where it is long."""
    words = " ".join(text.split())
    return words if len(words) <= longest else f"{words[: longest - 1].rstrip()}…"


def who(whole: Whole, places: Sequence[Place]) -> str:
    """Return which outlets have something, in words: `only X`, or how many of all."""
    only = whole.only(places)
    if only is not None:
        return f"only {only or NO_OUTLET}"
    return f"{len(whole.by_outlet(places)):,} of {len(whole.outlets):,}"


def share_in_words(one: Shared) -> str:
    """Return how much two articles share, in words."""
    words = sum(passage.words for passage in one.passages)
    quoted = sum(passage.words for passage in one.passages if passage.quoted)
    told = f"{one.share:.0%} of the shorter one, {words:,} words in {len(one.passages):,} passage"
    told += "s" * (len(one.passages) != 1)
    return f"{told}, {quoted:,} of them quotations" if quoted else told


def credit_in_words(one: Credit) -> str:
    """Return what an agency has to do with an article."""
    return f"{one.agency} helped" if one.helped else f"from {one.agency}"


def outlet_of(whole: Whole, article: str) -> str:
    """Return the outlet of an article in words."""
    return whole.outlet(article) or NO_OUTLET
