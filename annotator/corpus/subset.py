"""A part of a corpus: some of its articles with all that was coded in them, as a corpus in memory."""

from collections.abc import Iterable

from annotator.corpus.across import without
from annotator.corpus.store import Corpus
from annotator.model import Annotation, Fielded, Marked


def subset(corpus: Corpus, articles: Iterable[str]) -> Corpus:
    """Return a corpus in memory of some articles, in the order of the whole, with codebook and coders.

    An annotation that is in several articles comes along with any of them, with its words in all; where the
    article that it is kept with is none of these, it is kept with the first one that it has words in. Raises
    CorpusError when the file of an article is gone.
    """
    wanted = set(articles)
    keys = [key for key in corpus.articles() if key in wanted]
    events = {corpus.head(key).event for key in keys}
    return Corpus.draft(
        corpus.name,
        codes=corpus.codes(),
        articles=[corpus.article(key) for key in keys],
        annotations=_annotations(corpus, keys),
        decisions=[one for key in keys for one in corpus.decisions(key)],
        coders=corpus.coders(),
        corrections=[one for key in keys if (one := corpus.corrections(key)).stamps],
        adjustments=corpus.adjustments(),
        events=[event for event in corpus.events() if event.id in events],
        others=_others(corpus, keys),
        derived_from=corpus.info.id,
    )


def _annotations(corpus: Corpus, keys: list[str]) -> list[Annotation]:
    there = {one.id: one for key in keys for one in (*corpus.exported(key), *corpus.annotations_in(key))}
    present = (corpus.as_present(one) for one in there.values())
    homes = {key: corpus.head(key).sha256 for key in keys}
    moved = (without(one, (), homes=homes, sha256=homes.__getitem__) for one in present if one is not None)
    return [one for one in moved if one is not None]


def _others(corpus: Corpus, keys: list[str]) -> list[Fielded | Marked]:
    """Return what else there is to be said of these articles, and of the codebook."""
    here = set(keys)
    memos = [memo for memo in corpus.memos() if not memo.article or memo.article in here]
    units = [found for key in keys if (found := corpus.units(key)) is not None]
    states = [
        state
        for key in keys
        for coder in corpus.coders()
        if (state := corpus.state(key, coder.id)) is not None
    ]
    samples = [sample for sample in corpus.samples() if here.issuperset(sample.articles)]
    dismissals = [one for one in corpus.dismissals() if here.issuperset(one.articles)]
    events = {corpus.head(key).event for key in keys} - {""}
    ties = [tie for event in sorted(events) for tie in corpus.ties(event)]
    return [*corpus.revisions(), *dismissals, *memos, *units, *states, *samples, *ties]
