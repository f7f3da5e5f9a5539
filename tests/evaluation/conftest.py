"""Gold data made for the tests, and detectors that find what a test says: figures by hand."""

import gzip
import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

from annotator.evaluation import detection
from annotator.model import Cue, Span

Found = Mapping[str, Sequence[tuple[str, str]]]


@pytest.fixture
def finds(monkeypatch: pytest.MonkeyPatch) -> Callable[[Found], None]:
    """Make every search find certain words: `{text: [(rule, words), ...]}`; the words stand in it once."""

    def finding(found: Found) -> None:
        def find_cues(text: str, *, categories: Sequence[str]) -> list[Cue]:
            return [
                cue_of(text, rule, words)
                for rule, words in found.get(text, ())
                if rule.split(".")[0] in categories
            ]

        monkeypatch.setattr(detection, "find_cues", find_cues)

    return finding


def cue_of(text: str, rule: str, words: str) -> Cue:
    """Return a cue over words; `source|cue|content` also says who speaks and what is said, in that order."""
    parts = words.split("|")
    if len(parts) == 1:
        return made(rule, at(text, words))
    source, cue, content = parts
    return made(
        rule, at(text, cue), at(text, source) if source else None, at(text, content) if content else None
    )


def made(rule: str, span: Span, source: Span | None = None, content: Span | None = None) -> Cue:
    return Cue(
        start=span.start,
        end=span.end,
        category=rule.split(".", maxsplit=1)[0],
        rule=rule,
        reason="",
        source=source,
        content=content,
    )


def at(text: str, words: str) -> Span:
    assert text.count(words) == 1, (words, text)
    start = text.index(words)
    return Span(start, start + len(words))


@pytest.fixture
def gold() -> Callable[..., dict]:
    """Make a row of gold data: `gold(text, label=[words, ...])`; the words stand in the text once."""

    def row(text: str, *, said: str = "", coder: str = "", **labels: Sequence[str]) -> dict:
        spans = [
            {"start": at(text, words).start, "end": at(text, words).end, "label": label}
            for label, listed in labels.items()
            for words in listed
        ]
        return {"text": text, "spans": spans, "label": said, "coder": coder}

    return row


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "gold"
    made.mkdir()
    return made


@pytest.fixture
def write(folder: Path) -> Callable[[str, Sequence[dict]], Path]:
    """Write rows as a file of the folder, gzipped where its name says so."""

    def writing(name: str, rows: Sequence[dict]) -> Path:
        data = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()
        path = folder / name
        path.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
        return path

    return writing
