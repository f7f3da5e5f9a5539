"""Articles in the palette: found by words of their headlines, thousands at once."""

from annotator.gui.palette.matching import folded
from annotator.gui.widgets.chooser import Choice
from annotator.gui.widgets.rows import Row
from annotator.gui.workspace import Workspace

LEAST, MOST = 2, 12
"""Letters that must be typed before articles are looked for, and how many are offered."""


class ArticleFinder:
    """The headlines of a corpus, folded when they are first looked through.

    Nothing but the headline is told: outlet and date may be concealed from who codes.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._folded: list[tuple[str, str]] | None = None

    def find(self, typed: str) -> list[Choice]:
        """Return articles whose headlines have every word that was typed, in the order of their list."""
        parts = folded(typed).split()
        if sum(map(len, parts)) < LEAST:
            return []
        found: list[Choice] = []
        for words, key in self._headlines():
            if all(part in words for part in parts):
                found.append(self._choice(key))
                if len(found) == MOST:
                    break
        return found

    def _headlines(self) -> list[tuple[str, str]]:
        if self._folded is None:
            heads = self._workspace.corpus.contents.heads
            order = self._workspace.listed or self._workspace.corpus.articles()
            self._folded = [(folded(self._headline(key)), key) for key in order if key in heads]
        return self._folded

    def _headline(self, key: str) -> str:
        return self._workspace.masks.head(key).headline

    def _choice(self, key: str) -> Choice:
        headline = self._headline(key)
        return Choice(row=Row(title=headline, note="article", tip=headline), stands_for=key)
