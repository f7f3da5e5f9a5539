"""How differences between aligned sentences are told in words, as far as they may be seen."""

from itertools import groupby
from typing import TYPE_CHECKING

from annotator.gui.widgets.plain import one_line
from annotator.gui.widgets.rows import Row
from annotator.gui.workspace import Workspace

if TYPE_CHECKING:
    from annotator.comparison.contrast_contract import Finding, Words


class Telling:
    """What articles, words and findings are called; with masks on, nothing that is covered is in it."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def outlet(self, article: str) -> str:
        """Return what an article is called: its outlet as it may be seen, numbered where two are alike."""
        heads = [self._workspace.masks.head(key) for key in self._workspace.side.articles]
        outlet = self._workspace.masks.head(article).outlet or "No outlet named"
        alike = [head.id for head in heads if (head.outlet or "No outlet named") == outlet]
        return f"{outlet} ({alike.index(article) + 1})" if len(alike) > 1 and article in alike else outlet

    def row(self, one: object) -> Row:
        """Return how a finding stands in the list."""
        finding = as_finding(one)
        cues = list(dict.fromkeys(cue for words in finding.words for cue in words.cues))
        category = self._workspace.category(cues[0]) if cues else None
        places = [self._placed(words) for words in finding.words]
        about = f"{_kind(finding)}: {finding.reason}"
        return Row(
            title=self._beside(finding),
            detail=about,
            tag=category.tag if category else "",
            slot=category.slot if category else 0,
            spoken=f"{'; '.join(places)}. {about}",
            tip="\n".join([*places, about]),
        )

    def _beside(self, finding: "Finding") -> str:
        """Return the words of the articles beside one another, with what they are where two are the same."""
        parts = [
            (" … ".join(self._quote(words) for words in same), same[0].what)
            for _article, same in ((key, list(found)) for key, found in groupby(finding.words, _article_of))
        ]
        alike = len({quote.lower() for quote, _what in parts}) < len(parts)
        return " / ".join(f"{quote} ({what})" if alike and what else quote for quote, what in parts)

    def _quote(self, words: "Words") -> str:
        return f"“{one_line(self._seen(words))}”"

    def _seen(self, words: "Words") -> str:
        return self._workspace.masks.described(words.article).text[words.start : words.end]

    def _placed(self, words: "Words") -> str:
        told = self._told(words)
        said = f"{self.outlet(words.article)}: {self._quote(words)}"
        return f"{said} ({told})" if told else said

    def _told(self, words: "Words") -> str:
        """Return what words are and which cues are in them, as far as it may be seen."""
        what = self._workspace.masks.words(words.article, words.what)
        cues = (self._workspace.category(cue).name.lower() for cue in words.cues)
        return ", ".join(part for part in (what, *cues) if part)

    def in_full(self, finding: "Finding") -> str:
        """Return why words are put together and what they are; the words are marked on the left."""
        told = {self.outlet(words.article): self._told(words) for words in finding.words}
        parts = [f"{outlet}: {what}" for outlet, what in told.items() if what]
        return f"{finding.reason} {'; '.join(parts)}." if parts else finding.reason


def as_finding(one: object) -> "Finding":
    """Return a thing of the list as what it is."""
    from annotator.comparison.contrast_contract import Finding

    assert isinstance(one, Finding)
    return one


def _kind(finding: "Finding") -> str:
    """Return what sort of difference it is, in words that stand alone."""
    from annotator.comparison.contrasts import contrasts

    title = next(kind.title for kind in contrasts() if kind.name == finding.contrast)
    says_all = finding.contrast in ("sources", "quoted_and_asserted")
    return finding.sort.capitalize() if says_all else f"{title}, {finding.sort}"


def _article_of(words: "Words") -> str:
    return words.article
