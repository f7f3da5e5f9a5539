"""What a close look at articles brings, kept while a corpus is open: cues, sentences, troubles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.model import Adjustment, Article, Cue, Span

if TYPE_CHECKING:
    from annotator.gui.at_article import AtArticle
    from annotator.gui.workspace import Workspace

LONG_TEXT = 40_000
"""From this many code points on, cues are found in the worker process: a busy thread would slow painting."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a close look at an article's text brings: its cues and its sentences, in text order.

    `foreign` is the language when it is known not to be English, and `silent` are the categories that
    nothing looked for because of that.
    `troubles` are rules of the corpus's own that could not do their work here, in words.
    """

    cues: tuple[Cue, ...] = ()
    sentences: tuple[Span, ...] = ()
    foreign: str = ""
    silent: frozenset[str] = frozenset()
    troubles: tuple[str, ...] = ()


NOTHING = Seen()


def look_closely(article: Article, adjustments: tuple[Adjustment, ...] = ()) -> Seen:
    """Find what cannot be found before the window is on the screen, since it needs NLTK."""
    from annotator.cues.instrument import instrument_of
    from annotator.text.analysis import analyse

    analysis = analyse(article.text, article.zones or None, language=article.language)
    instrument = instrument_of(adjustments)
    found = instrument.look(analysis)
    silent = (category for category in instrument.chosen() if not instrument.looks_for(category, analysis))
    return Seen(
        found.cues,
        analysis.sentences,
        foreign="" if analysis.may_be_english else analysis.language,
        silent=frozenset(silent),
        troubles=tuple(map(str, found.troubles)),
    )


class SeenArticles:
    """The articles looked at since the rules were last changed, by the SHA-256 of their texts."""

    def __init__(self) -> None:
        self._known: dict[str, Seen] = {}
        self.current = NOTHING

    def __contains__(self, sha256: str) -> bool:
        return sha256 in self._known

    def keep(self, sha256: str, seen: Seen) -> None:
        """Remember what a look at a text brought."""
        self._known[sha256] = seen

    def forget(self) -> None:
        """Forget everything: another corpus is open, or its rules are others now."""
        self._known.clear()

    def show(self, sha256: str) -> None:
        """Make what is known of a text the current one: nothing, until it has been looked at."""
        self.current = self.of(sha256)

    def of(self, sha256: str) -> Seen:
        """Return what is known of a text."""
        return self._known.get(sha256, NOTHING)


class CueFinding:
    """Looks at one article after the other until all that are shown have been looked at."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def look(self) -> None:
        """Look at the first article that has not been looked at, unless there is none."""
        workspace = self._workspace
        wanted = next((at for at in workspace.looked_upon() if at.article and not at.cues_known), None)
        if not workspace.ready or wanted is None:
            return
        imported = workspace.corpus.article(wanted.article)
        workspace.jobs.run(
            "cues",
            look_closely,
            imported,
            workspace.corpus.adjustments(),
            done=lambda seen: self._keep(wanted, seen),
            failed=lambda error: workspace.interaction.warn("No cues", f"Finding cues failed: {error}"),
            process=len(imported.text) > LONG_TEXT,
            instead=True,
        )

    def _keep(self, found: AtArticle, seen: Seen) -> None:
        self._workspace.keep_cues(found.sha256, seen)
        self.look()

    def look_again(self) -> None:
        """Look at everything anew: the rules of the corpus are others now."""
        self._workspace.jobs.drop("cues")
        self.look()
