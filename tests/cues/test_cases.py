"""Every sentence in tests/cases/cues/<category>/*.txt: what is in [[...]] is marked, and nothing else."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.cues import categories
from annotator.cues.categories import unmarked

FOLDER = Path(__file__).parent.parent / "cases" / "cues"


def _cases() -> Iterator[object]:
    for path in sorted(FOLDER.glob("*/*.txt")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if line.strip() and not line.startswith("#"):
                name = f"{path.parent.name}/{path.stem}:{number}"
                yield pytest.param(path.parent.name, line.replace("\\n", "\n"), id=name)


@pytest.mark.parametrize(("category", "marked"), list(_cases()))
def test_marks_what_the_case_marks(category, marked, find) -> None:
    text, expected = unmarked(marked)
    found = [text[cue.start : cue.end] for cue in find(category, text)]
    assert found == [text[span.start : span.end] for span in expected]


def test_every_category_has_positive_and_negative_cases() -> None:
    for category in categories():
        for kind in ("positive", "negative"):
            lines = (FOLDER / category / f"{kind}.txt").read_text(encoding="utf-8").splitlines()
            assert sum(1 for line in lines if line.strip() and not line.startswith("#")) >= 5, (
                category,
                kind,
            )


def test_no_folder_of_cases_is_for_an_unknown_category() -> None:
    assert {path.name for path in FOLDER.iterdir()} <= set(categories())
