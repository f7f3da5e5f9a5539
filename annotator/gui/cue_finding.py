"""Finding the cues of the articles that are looked at, in the background: of the open one first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.gui.seen import Seen, look_closely

if TYPE_CHECKING:
    from annotator.gui.at_article import AtArticle
    from annotator.gui.workspace import Workspace

LONG_TEXT = 40_000
"""From this many code points on, cues are found in the worker process: a busy thread would slow painting."""


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
