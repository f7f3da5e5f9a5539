"""Whose words those of a sentence are: quoted, reported, or the author's own."""

from collections.abc import Iterator, Sequence
from typing import Literal

from annotator.comparison.sentence import Sentence
from annotator.text.reporting_verbs import reporting_verbs

Voice = Literal["quoted", "reported", "own", ""]


def content_of(sentence: Sentence) -> list[int]:
    return [at for at in range(len(sentence)) if sentence.is_content(at)]


def stretches(voices: Sequence[Voice]) -> Iterator[tuple[Voice, int, int]]:
    start = 0
    for at in range(1, len(voices) + 1):
        if at == len(voices) or voices[at] != voices[start]:
            yield voices[start], start, at
            start = at


def speaks(word: str) -> bool:
    verb = reporting_verbs().get(word)
    return verb is not None and "speech" in verb.frames


def voices_of(sentence: Sentence) -> tuple[Voice, ...]:
    return tuple(_voice(sentence, at) for at in range(len(sentence)))


def _voice(sentence: Sentence, at: int) -> Voice:
    span = sentence.span(range(at, at + 1))
    quotation = sentence.analysis.quotation_at(span.start)
    if quotation is not None:
        return "" if quotation.kind == "title" else "quoted"
    return "own" if sentence.voices[at] == "author" else "reported"
