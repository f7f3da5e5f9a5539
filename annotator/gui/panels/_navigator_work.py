"""What the person who codes here has done in the articles of the list."""

from annotator.gui.workspace import Workspace


class CoderWork:
    """Articles that the coder has `started`, and annotations, counted when somebody asks for them."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._done: dict[str, int] = {}
        self.started: set[str] = set()

    def know_anew(self) -> None:
        """Forget what was counted: another coder, or another corpus."""
        coder = self._workspace.coder
        self._done.clear()
        self.started = set(self._workspace.corpus.started(coder.id)) if coder is not None else set()

    def follow(self, article: str) -> bool:
        """Look at an article again; say whether it has started or is new now and was not before."""
        corpus, coder = self._workspace.corpus, self._workspace.coder
        self._done.pop(article, None)
        if coder is None:
            return False
        worked = corpus.annotations(article, coder=coder.id) or corpus.decisions(article, coder=coder.id)
        if bool(worked) == (article in self.started):
            return False
        (self.started.add if worked else self.started.discard)(article)
        return True

    def done(self, article: str) -> int:
        """Return how many annotations the coder has made in an article."""
        coder = self._workspace.coder
        if coder is None:
            return 0
        if article not in self._done:
            self._done[article] = len(self._workspace.corpus.annotations(article, coder=coder.id))
        return self._done[article]
