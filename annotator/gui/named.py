"""The names in the open article, found off the window's thread when somebody asks for them."""

from collections.abc import Callable, Sequence

from annotator.gui.seen import LONG_TEXT
from annotator.gui.workspace import Workspace
from annotator.model import Article


class Names:
    """Hands the names of the open article to `take` as soon as they are known, those of most places first."""

    def __init__(self, workspace: Workspace, take: Callable[[Sequence[str]], None]) -> None:
        self._workspace = workspace
        self._take = take
        self._known: dict[str, tuple[str, ...]] = {}

    def want(self) -> None:
        """Ask for the names of the open article."""
        article = self._workspace.article
        if article is None or not self._workspace.ready:
            return
        if article.sha256 in self._known:
            self._hand_out(article.id, self._known[article.sha256])
            return
        self._workspace.jobs.run(
            "names",
            names_of,
            self._workspace.corpus.article(article.id),
            done=lambda found: self._keep(article.sha256, found),
            process=len(article.text) > LONG_TEXT,
        )

    def _keep(self, sha256: str, found: tuple[str, ...]) -> None:
        self._known[sha256] = found
        shown = self._workspace.article
        if shown is not None and shown.sha256 == sha256:
            self._hand_out(shown.id, found)

    def _hand_out(self, article: str, names: Sequence[str]) -> None:
        """Hand out the names that may be seen."""
        words = self._workspace.masks.words
        self._take([name for name in names if words(article, name) == name])


def names_of(article: Article) -> tuple[str, ...]:
    """Return the names in an article; tagging needs NLTK, so this is no work for the window."""
    from annotator.text.analysis import analyse
    from annotator.text.named import names_in

    return names_in(analyse(article.text, article.zones or None, language=article.language))
