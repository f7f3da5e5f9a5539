"""Tries rules on the open article and a sample of the corpus, a few articles at a time, beside the window."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

from annotator.cues.trial import Trial, try_rules
from annotator.gui.workspace import Workspace
from annotator.model import Adjustment, Article

SAMPLE = 100
"""How many articles of the corpus are looked at."""
AT_ONCE = 10
"""How many articles one job looks at: what stops a trial waits for no more than that."""
TOPIC = "cue-rules"

Told = Callable[[Trial, Trial, int], None]
"""Is told the trial of the open article, that of the sample so far, and how many articles the sample has."""


class Sampling:
    """One trial at a time; a new one makes the answers of the one before stale."""

    def __init__(self, workspace: Workspace, told: Told, failed: Callable[[BaseException], None]) -> None:
        self._workspace = workspace
        self._told = told
        self._failed = failed

    def begin(self, now: Adjustment | None, then: Adjustment) -> None:
        """Try `then` beside `now` on the open article, then on the sample."""
        article = self._workspace.article
        trial = _Rules(now, then)
        sample = self._sample()
        shown = [article.id] if article is not None else []
        self._run(shown, trial, lambda here: self._go_on(sample, trial, here, Trial(), total=len(sample)))

    def stop(self) -> None:
        """Drop what is under way."""
        self._workspace.jobs.drop(TOPIC)

    def _sample(self) -> list[str]:
        """Return the articles of the sample: the same ones as long as the corpus has the same articles."""
        present = self._workspace.corpus.articles()
        if len(present) <= SAMPLE:
            return list(present)
        chosen = Random(self._workspace.corpus.info.id).sample(range(len(present)), SAMPLE)  # noqa: S311  # a sample, no secret
        return [present[place] for place in sorted(chosen)]

    def _go_on(
        self, waiting: Sequence[str], rules: "_Rules", here: Trial, so_far: Trial, *, total: int
    ) -> None:
        self._told(here, so_far, total)
        if waiting:
            rest = waiting[AT_ONCE:]
            self._run(
                waiting[:AT_ONCE],
                rules,
                lambda found: self._go_on(rest, rules, here, so_far + found, total=total),
            )

    def _run(self, keys: Sequence[str], rules: "_Rules", done: Callable[[Trial], None]) -> None:
        articles = [self._workspace.corpus.article(key) for key in keys]
        self._workspace.jobs.run(TOPIC, _tried, articles, rules, done=done, failed=self._failed, process=True)


@dataclass(frozen=True, slots=True)
class _Rules:
    now: Adjustment | None
    then: Adjustment


def _tried(articles: Sequence[Article], rules: _Rules) -> Trial:
    return try_rules(articles, rules.then.id, now=rules.now, then=rules.then)
