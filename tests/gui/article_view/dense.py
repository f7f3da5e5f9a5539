"""An invented article on which very much is marked, for looking at and for tests of what is seen."""

from annotator.gui.article_view import Mark
from annotator.model import LINE_STYLES, Span, Zone

HEADLINE = "Harbour board buries its own report"
_PROSE = """\
The harbour board of Port Ellen quietly shelved a damning report on Monday, hours before the council was
due to vote on the ferry, according to two people who had seen it and asked not to be named.

“This is a betrayal of the islands,” said Una Dorr, who has run the crossing for eleven years. “They knew.”
The board insists that nothing was hidden; critics call the delay a cover-up, plain and simple.

Mistakes were made, the chairman conceded. Sanctions could follow. But the decision, he added, had been
taken in good faith by people who may have lacked the figures.

The Example Courier asked for the figures in March. They have not been released."""
PARAGRAPHS = tuple(paragraph.replace("\n", " ") for paragraph in _PROSE.split("\n\n"))
TEXT = "\n".join((HEADLINE, *PARAGRAPHS))
ZONES = (Zone("headline", 0, len(HEADLINE)), Zone("body", len(HEADLINE) + 1, len(TEXT)))

CROWDED = "damning"
"""The word that six codes are on."""
LINE_OF_EIGHT = (
    "quietly",
    "shelved",
    "a damning report",
    "damning report on Monday",
    "hours before",
    "before the council",
    "the council was due",
    "due to vote",
)
"""What is marked on one line of usual width, and overlaps."""
APART = ("Mistakes", "Sanctions could follow")
"""Words of one annotation that leaves others out, in two sentences."""
NEAR = ("who has run", "for eleven years")
"""The same within a line or two."""


def place(words: str) -> Span:
    """Return where words first stand in the text."""
    start = TEXT.index(words)
    return Span(start, start + len(words))


def sentences() -> list[Span]:
    """Return the sentences, as plainly as this text allows."""
    found, start = [], 0
    for at, letter in enumerate(TEXT):
        if letter == "\n" or (letter in ".”" and TEXT[at + 1 : at + 2] in (" ", "\n", "")):
            if TEXT[start : at + 1].strip():
                found.append(Span(start, at + 1))
            start = at + 1 + (letter != "\n")
    return found


def mark(words: str, number: int, **fields: object) -> Mark:
    """Return a mark on words, of a look that follows from its number."""
    span = place(words)
    given = {
        "key": f"{words}-{number}",
        "start": span.start,
        "end": span.end,
        "slot": 1 + number % 6,
        "line": LINE_STYLES[number % len(LINE_STYLES)],
        "tag": ("LL", "LB", "AT", "HE", "PA", "SP")[number % 6],
        "title": words,
        "decided": number % 2 == 0,
    }
    return Mark(**(given | fields))


def marks() -> list[Mark]:
    """Return six codes on one word, eight on its line, frames over whole paragraphs, and one in parts."""
    found = [mark(CROWDED, number, decided=True) for number in range(6)]
    found += [mark(words, number) for number, words in enumerate(LINE_OF_EIGHT)]
    for number, paragraph in enumerate((*PARAGRAPHS[:3], PARAGRAPHS[1], PARAGRAPHS[1])):
        found.append(mark(paragraph, number, key=f"frame{number}", tag=("CF", "MO", "HI")[number % 3]))
    found += [
        mark(words, number) for number, words in enumerate(("said", "They knew", "insists that", "may"))
    ]
    return [*found, in_parts(*APART, key="apart", number=4), in_parts(*NEAR, key="near", number=2)]


def of_others() -> list[Mark]:
    """Return marks of two other coders, on words of one's own marks and elsewhere."""
    seen = [("K", "They knew", 0), ("K", "betrayal of the islands", 0), ("LM", "said Una Dorr", 2)]
    seen += [("LM", "They knew", 1), ("K", "the delay a cover-up", 3), ("K", PARAGRAPHS[2], 2)]
    return [
        mark(words, number, key=f"{by}-{words}", by=by, decided=False, title=f"{by}: {words}")
        for by, words, number in seen
    ]


def in_parts(*words: str, key: str, number: int) -> Mark:
    """Return a mark on several words that leaves out those between them."""
    spans = [place(each) for each in words]
    parts = tuple((span.start, span.end) for span in spans)
    return mark(words[0], number, key=key, start=parts[0][0], end=parts[-1][1], parts=parts)
