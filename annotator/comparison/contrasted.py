"""How sentences that say the same differ: every contrast over a group, and over all groups of an event."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from annotator.comparison.alignment import Place, Told
from annotator.comparison.asked import chosen_articles
from annotator.comparison.contrast_contract import Finding, Group
from annotator.comparison.contrasts import contrasts as kinds
from annotator.comparison.side_by_side import MOST, Aligned, aligned, ranked
from annotator.corpus import Corpus
from annotator.cues.instrument import instrument_of
from annotator.errors import InputError
from annotator.model import Article, Cue
from annotator.text.analysis import analyse


@dataclass(frozen=True, slots=True, kw_only=True)
class Contrasted:
    """Sentences that say the same and how they differ: the telling findings first.

    `left_out` are the articles that are not English: nothing was looked for in them.
    """

    places: tuple[Place, ...]
    findings: tuple[Finding, ...]
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Contrasts:
    """Up to four articles of an event with the groups of their sentences, in the order of reading.

    `others` are articles of the event that were not looked at, and `cues` those of each article by its id.
    """

    event: str
    articles: tuple[Article, ...]
    others: tuple[Article, ...]
    aligned: Aligned
    groups: tuple[Contrasted, ...]
    cues: Mapping[str, tuple[Cue, ...]]


def contrasted(
    articles: Sequence[Told], places: Iterable[Place], cues: Mapping[str, Sequence[Cue]]
) -> Contrasted:
    """Return how the sentences of a group differ.

    `articles` are all that are compared, in their order, and `cues` those of each, by its id. Where fewer
    than two articles of the group are English, there are no findings.
    """
    whole = tuple(places)
    left_out = {told.article for told in articles if not told.analysis.may_be_english}
    known = [told for told in articles if told.article not in left_out]
    group = Group(known, (place for place in whole if place.article not in left_out), cues)
    findings = tuple(_found(group)) if len(group.outlets) > 1 else ()
    among = dict.fromkeys(place.article for place in whole if place.article in left_out)
    return Contrasted(places=whole, findings=findings, left_out=tuple(among))


def _found(group: Group) -> list[Finding]:
    every = (one for kind in kinds() for one in kind.find(group))
    return sorted(every, key=lambda one: not one.telling)


def each_once(groups: Iterable[Contrasted]) -> tuple[Contrasted, ...]:
    """Return groups without the findings that a group before has too: their sentences are in two of them."""
    seen: set[Finding] = set()
    kept = []
    for group in groups:
        kept.append(replace(group, findings=tuple(one for one in group.findings if one not in seen)))
        seen.update(group.findings)
    return tuple(kept)


def contrasts(corpus: Corpus, *, event: str, outlets: Iterable[str] = ()) -> Contrasts:
    """Return how the aligned sentences of an event's articles differ.

    `event` is its id or its name. Of more than four articles each outlet's first one comes before any
    outlet's second one, and copies come last. Raises InputError where the event or an outlet is not there, or
    fewer than two articles are left.
    """
    keys, _over = chosen_articles(corpus, event, tuple(outlets))
    heads = [corpus.head(key) for key in keys]
    order = ranked((one.id, one.outlet, bool(one.copy_of)) for one in heads)
    if len(order) < 2:
        raise InputError(f"there are not two articles of “{event}” to put side by side")
    shown = sorted(order[:MOST], key=keys.index)
    articles = tuple(map(corpus.described, shown))
    told = [Told(one.id, analyse(one.text, one.zones or None, language=one.language)) for one in articles]
    instrument = instrument_of(corpus.adjustments())
    cues = {one.article: tuple(instrument.look(one.analysis).cues) for one in told}
    found = aligned(articles[0].event, told, corpus.ties(articles[0].event))
    return Contrasts(
        event=event,
        articles=articles,
        others=tuple(map(corpus.described, order[MOST:])),
        aligned=found,
        groups=each_once(contrasted(told, group, cues) for group in found.groups),
        cues=cues,
    )
