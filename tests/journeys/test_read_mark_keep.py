"""From an article on disk to a saved, labelled corpus, through the real main() and real key events."""

import csv
import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from annotator.exporters import exporters

KEYS = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


def documents():
    import os

    return Path(os.environ["FRAMING_ANNOTATOR_DOCUMENTS"])


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_open_step_accept_reject_code_undo_close_reopen_export(journey, article_file, tmp_path, theme):
    kept = {}

    def first(guide):
        workspace = guide.workspace
        guide.wait_for_cues()
        assert workspace.article.text.strip() in article_file.read_text(encoding="utf-8").replace(
            "\r\n", "\n"
        )
        assert workspace.here.open_cues(), "the article's cues are shown"
        assert workspace.focus.cue() == workspace.here.open_cues()[0], "the first cue is explained"
        assert workspace.corpus.path is None, "nothing is written before the first edit"
        guide.picture(f"{theme}-1-opened")

        guide.press(KEYS.Key_Space)
        assert workspace.focus.cue() == workspace.here.open_cues()[0], "the first step goes to the first cue"
        guide.press(KEYS.Key_Space)
        second = workspace.focus.cue()
        assert second == workspace.here.open_cues()[1]
        guide.answer("Journey Coder")
        guide.press(KEYS.Key_Return)
        accepted = workspace.focus.annotation()
        assert accepted.origin == f"rule:{second.rule}"
        assert (accepted.start, accepted.end, accepted.cue_seen) == (second.start, second.end, True)
        assert workspace.corpus.path.is_relative_to(documents()), "the first edit makes the corpus a folder"
        guide.picture(f"{theme}-2-accepted")

        guide.press(KEYS.Key_Space)
        no = workspace.focus.cue()
        guide.press(KEYS.Key_X)
        assert no.key not in [cue.key for cue in workspace.here.open_cues()]
        guide.picture(f"{theme}-3-rejected")

        words = workspace.article.text.split()
        chosen = f"{words[10]} {words[11]}"
        guide.select(chosen)
        code = next(one for one in workspace.corpus.codes() if one.key and one.level == "span")
        guide.type(code.key)
        made = workspace.focus.annotation()
        assert (made.code, made.origin, made.target[0].quote) == (code.id, "human", chosen)
        guide.press(KEYS.Key_Right, ALT)
        longer = workspace.focus.annotation()
        assert longer.id == made.id
        assert longer.end > made.end
        assert workspace.article.text[longer.start : longer.end] == longer.target[0].quote
        guide.picture(f"{theme}-4-coded")

        guide.do("undo")
        assert workspace.corpus.annotation(made.id).end == made.end
        guide.do("undo")
        assert workspace.corpus.annotation(made.id).deleted
        guide.do("redo")
        assert not workspace.corpus.annotation(made.id).deleted
        assert workspace.focus.key == made.id, "the change is brought into view"
        guide.picture(f"{theme}-5-undone")
        guide.saved()
        kept["annotations"] = [(one.id, one.start, one.end, one.code) for one in workspace.here.annotations()]
        kept["path"] = workspace.corpus.path

    assert journey(["--theme", theme, article_file], first) == 0
    files = list(kept["path"].glob("annotations/*/*/*.json"))
    assert files, "plain JSON is on the disk"
    read = json.loads(files[0].read_text(encoding="utf-8"))
    assert {one["id"] for one in read["annotations"]} >= {one[0] for one in kept["annotations"]}

    def second(guide):
        workspace = guide.workspace
        guide.wait_for_cues()
        assert workspace.corpus.path == kept["path"], "a start without words opens what was open last"
        found = [(one.id, one.start, one.end, one.code) for one in workspace.here.annotations()]
        assert found == kept["annotations"]
        assert workspace.here.decisions(), "the rejection is remembered"
        guide.picture(f"{theme}-6-reopened")
        for index, kind in enumerate(exporters()):
            target = tmp_path / f"out{kind.suffix}"
            guide.answer(index, target)
            guide.do("export")
            assert target.stat().st_size > 0, kind.title
        with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        assert {(row["annotation"], int(row["start"])) for row in rows} == {
            (name, start) for name, start, *_ in kept["annotations"]
        }

    assert journey(["--theme", theme], second) == 0


def test_a_fresh_start_shows_the_sample_with_its_first_cue_explained(journey):
    def steps(guide):
        guide.wait_for_cues()
        assert len(guide.workspace.corpus.articles()) == 4
        assert guide.workspace.focus.cue() is not None
        assert guide.workspace.corpus.path is None
        guide.picture("light-0-sample")

    assert journey(["--theme", "light"], steps) == 0
    assert not documents().exists(), "looking writes nothing"
