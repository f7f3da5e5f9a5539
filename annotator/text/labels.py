"""Speakers named without a verb: `Smith: It works` in a transcript, `"It works." - Ann Smith` in a list."""

import re
from collections import Counter
from collections.abc import Sequence

from annotator.model import Span
from annotator.text.relations import Attribution, Quotation
from annotator.text.tagged import TaggedText

_WORD = r"(?:[^\W\d_a-zß-öø-ÿ][\w.’'-]*)"
_LABEL = re.compile(rf"[\"“]?({_WORD}(?: (?:(?:de|van|von|al|bin|la) )?{_WORD}){{0,3}})(:)[ \u00a0](?=\S)")
_SIGNED = re.compile(
    rf"[\"”]\s{{0,2}}([—―–]|--)\s{{0,2}}({_WORD}(?: (?:(?:de|van|von|al|bin|la) )?{_WORD}){{1,4}})(?=,|$)",
    re.MULTILINE,
)
_FEWEST_TURNS = 2
_NOT_SPEAKERS = frozenset(
    {
        "READ",
        "MORE",
        "RELATED",
        "UPDATE",
        "FACT",
        "FACT CHECK",
        "NOTE",
        "WATCH",
        "SEE ALSO",
        "READ MORE",
        "VIDEO",
    }
    | {
        "PHOTOS",
        "PHOTO",
        "CORRECTION",
        "CLARIFICATION",
        "BREAKING",
        "EXCLUSIVE",
        "LIVE",
        "POLL",
        "OPINION",
        "ALSO",
    }
    | {"LISTEN", "READ NEXT", "MORE NEWS", "RELATED STORY", "SPOILER", "PROS", "CONS", "RATING", "UPDATED"}
)


def labelled(
    text: TaggedText, quotations: Sequence[Quotation], reported: Sequence[Attribution]
) -> list[Attribution]:
    """Return the relations whose cue is a colon behind a name, or a dash between a quotation and a name.

    A name before a colon counts when it heads several paragraphs, as in a transcript, or, in the first line
    of the text, when it is the source of another relation: most such names only tell what the text is about.
    """
    found = list(_signed(text, quotations))
    if ":" not in text.text:
        return found
    labels = [
        (paragraph, label)
        for paragraph in text.paragraphs
        if (label := _LABEL.match(text.text, paragraph.start, paragraph.end)) is not None
    ]
    turns = Counter(label.group(1) for _, label in labels)
    for paragraph, label in labels:
        name = label.group(1)
        takes_turns = turns[name] >= _FEWEST_TURNS and name.isupper() and name not in _NOT_SPEAKERS
        if takes_turns or (paragraph.start == text.paragraphs[0].start and _speaks(text, name, reported)):
            content = Span(label.end(), paragraph.end)
            found.append(Attribution(Span(*label.span(2)), Span(*label.span(1)), content))
    return found


def _speaks(text: TaggedText, name: str, reported: Sequence[Attribution]) -> bool:
    """Say whether the last word of a name is in the source of one of the relations."""
    last = re.compile(rf"(?<!\w){re.escape(name.rsplit(maxsplit=1)[-1])}(?!\w)")
    sources = (relation.source for relation in reported if relation.kind == "speech" and relation.source)
    return any(last.search(text.text, source.start, source.end) for source in sources)


def _signed(text: TaggedText, quotations: Sequence[Quotation]) -> Sequence[Attribution]:
    ends = {quotation.end: quotation for quotation in quotations if quotation.kind != "title"}
    return [
        Attribution(Span(*match.span(1)), Span(*match.span(2)), Span(quoted.start, quoted.end))
        for match in _SIGNED.finditer(text.text)
        if (quoted := ends.get(match.start() + 1)) is not None
    ]
