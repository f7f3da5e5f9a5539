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


def _sentences(category: str, kind: str) -> Iterator[str]:
    for line in (FOLDER / category / f"{kind}.txt").read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line.replace("\\n", "\n")


@pytest.mark.parametrize("category", list(categories()))
def test_cases_hold_behind_emoji_and_each_cue_says_why_on_one_line(category, find, by_category) -> None:
    before = "👩‍💻 𝔘𝔫𝔦 🇪🇺 e\u0301.\n"
    for marked in _sentences(category, "positive"):
        text, expected = unmarked(marked)
        found = find(category, before + text)
        moved = [(span.start + len(before), span.end + len(before)) for span in expected]
        assert [(cue.start, cue.end) for cue in found] == moved, text
        for cue in found:
            assert cue.reason.endswith("."), cue
            assert "\n" not in cue.reason, cue
            assert "{" not in cue.reason, cue
            assert cue.rule.endswith(f"@{by_category[category].version}"), cue


def test_every_category_has_positive_and_negative_cases() -> None:
    for category in categories():
        for kind in ("positive", "negative"):
            lines = (FOLDER / category / f"{kind}.txt").read_text(encoding="utf-8").splitlines()
            assert sum(1 for line in lines if line.strip() and not line.startswith("#")) >= 25, (
                category,
                kind,
            )


@pytest.mark.parametrize("category", list(categories()))
def test_each_category_has_its_known_false_alarms_by_class_and_marks_none_of_them(category, find) -> None:
    """A line that begins with # names a class of misfires; the sentences below it belong to it."""
    classes: dict[str, list[str]] = {}
    for line in (FOLDER / category / "false_alarms.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            sentences = classes.setdefault(line.removeprefix("# "), [])
        elif line:
            sentences.append(line)
            assert find(category, line) == [], line
    assert classes
    assert all(classes.values()), classes


def test_no_folder_of_cases_is_for_an_unknown_category() -> None:
    assert {path.name for path in FOLDER.iterdir()} <= set(categories())
