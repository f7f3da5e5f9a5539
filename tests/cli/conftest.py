"""Calling the program as a terminal does: words in; exit code, output and messages out."""

import io
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from annotator.__main__ import main


@dataclass(frozen=True)
class Ended:
    code: int
    out: str
    err: str


@pytest.fixture
def call(capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Ended]:
    def calling(*words: str | Path, stdin: bytes = b"") -> Ended:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="ascii"))
        code = main([str(word) for word in words])
        out, err = capsysbinary.readouterr()
        return Ended(code, out.decode("utf-8"), err.decode("utf-8"))

    return calling


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """A file of articles for several chunks, two of its rows bad."""
    text = "Critics slammed the so-called reform. Officials said it was “clean”.\n"
    lines = [json.dumps({"id": f"a-{n}", "text": f"Article {n}.\r\n" + text * (n % 7)}) for n in range(90)]
    lines[40], lines[41] = "{", '{"text": ""}'
    file = tmp_path / "many.jsonl"
    file.write_text("\n".join(lines), encoding="utf-8")
    return file
