"""What was set aside as a copy, in words: each article with the one that counts, and why."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from annotator.comparison.copies import Aside
from annotator.corpus import Corpus


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAside:
    """A copy in words: what it is called, what it is a copy of, and which article counts."""

    why: Aside
    name: str
    near: str
    counts: str

    @property
    def says(self) -> str:
        """Return why it is set aside, and what counts instead."""
        share = "" if self.why.share is None else f"{_percent(self.why.share)} of the shorter one's words"
        told = {
            "linked": f"linked by people as a copy of {self.near}"
            + (f" ({share} are shared)" if share else ""),
            "same text": f"the same text to the letter as {self.near}",
            "shared text": f"{share} are shared with {self.near}",
        }[self.why.why]
        return f"{told}, which counts" if self.near == self.counts else f"{told}; {self.counts} counts"


def in_words(corpus: Corpus, found: Iterable[Aside]) -> tuple[SetAside, ...]:
    """Return copies with what their articles are called."""
    return tuple(
        SetAside(
            why=one,
            name=_name(corpus, one.article),
            near=_name(corpus, one.near),
            counts=_name(corpus, one.counts),
        )
        for one in found
    )


def as_values(found: Iterable[SetAside]) -> list[dict[str, Any]]:
    """Return them as JSON has them."""
    return [
        {
            "article": one.why.article,
            "counts": one.why.counts,
            "copy_of": one.why.near,
            "why": one.why.why,
            "share": one.why.share,
            "says": f"{one.name}: {one.says}",
        }
        for one in found
    ]


def _name(corpus: Corpus, key: str) -> str:
    head = corpus.head(key)
    told = [head.outlet or "no outlet named", f"“{head.headline}”" if head.headline else key, head.date[:10]]
    return ", ".join(filter(None, told))


def _percent(share: float) -> str:
    """Return a share in whole per cent, rounded down: what is below a threshold never looks to be at it."""
    return f"{int(100 * share + 1e-9)} %"
