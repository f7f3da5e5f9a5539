"""A fault in the middle of the work: a message, a log, a window that goes on, and a corpus that opens."""

from PySide6.QtCore import Qt

from annotator.corpus import Corpus
from annotator.gui.crash import log_file


def test_after_a_fault_everything_that_was_coded_is_there(journey):
    kept = {}

    def steps(guide):
        guide.wait_for_cues()
        guide.answer("Ada")
        guide.press(Qt.Key.Key_Return)
        guide.workspace.changed.connect(lambda what: 1 / 0 if what.touches("mode") else None)
        guide.workspace.set_mode("review")
        (message,) = [what for title, what in guide.workspace.interaction.said if "went wrong" in title]
        assert "safe" in message
        assert str(log_file()) in message
        guide.press(Qt.Key.Key_Space)
        guide.press(Qt.Key.Key_Return)
        assert len(guide.workspace.here.annotations()) == 2, "the window goes on"
        kept["path"] = guide.workspace.corpus.path

    assert journey([], steps, fault_expected=True) == 0
    assert "ZeroDivisionError" in log_file().read_text(encoding="utf-8")
    with Corpus.open(kept["path"]) as again:
        assert again.problems == ()
        assert sum(len(again.annotations(one)) for one in again.articles()) == 2
