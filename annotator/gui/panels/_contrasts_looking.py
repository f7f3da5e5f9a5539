"""Looking for what differs in a group of sentences, off the window's thread."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from annotator.model import Adjustment, Cue

if TYPE_CHECKING:
    from annotator.comparison.alignment import Place
    from annotator.comparison.contrasted import Contrasted
    from annotator.comparison.side_by_side import Aligned

Cues = Mapping[str, tuple[Cue, ...]]
"""The cues of articles, by their ids."""


def look_for(
    aligned: "Aligned",
    group: "Sequence[Place]",
    known: Cues,
    adjustments: Sequence[Adjustment],
    hidden: frozenset[str],
) -> "tuple[Contrasted, dict[str, tuple[Cue, ...]]]":
    """Return how the sentences of a group differ, and the cues of its articles; for a thread.

    `known` are cues that are known already; those of `hidden` categories are not told.
    """
    from annotator.comparison.contrasted import contrasted
    from annotator.cues.instrument import instrument_of

    cues = dict(known)
    articles = {place.article for place in group}
    for told in aligned.told:
        if told.article in articles and told.article not in cues:
            cues[told.article] = tuple(instrument_of(adjustments).look(told.analysis).cues)
    shown = {key: [cue for cue in found if cue.category not in hidden] for key, found in cues.items()}
    return contrasted(aligned.told, group, shown), cues
