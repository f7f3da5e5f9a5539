"""What other systems do otherwise, played here: times, names of folders, files that are in use."""

from pathlib import Path

import pytest

from annotator.corpus import Corpus
from annotator.gui import app
from annotator.gui.codebook import history
from annotator.gui.files import Files
from annotator.gui.grouping import run
from annotator.gui.panels import _inspector_words


class Unknown:
    """A moment that the system knows no local time of: on Windows any before 1970."""

    def astimezone(self):
        raise OSError(22, "Invalid argument")


@pytest.mark.parametrize(
    ("module", "told"), [(_inspector_words, _inspector_words.when), (history, history.clock)]
)
def test_a_moment_of_which_there_is_no_local_time_is_shown_as_it_stands(monkeypatch, module, told):
    class Datetime:
        @staticmethod
        def fromisoformat(_stamp):
            return Unknown()

    monkeypatch.setattr(module, "datetime", Datetime)
    assert told("1969-07-20T20:17:40Z") == "1969-07-20T20:17:40Z"


@pytest.fixture
def files(workspace, tmp_path):
    """The files of a window in which a corpus is open."""
    workspace.open_corpus(Corpus.create(tmp_path / "Study", "Study"))
    yield Files(workspace)
    workspace.corpus.close()


def test_the_open_corpus_is_known_however_its_folder_is_spelt(files, tmp_path, monkeypatch):
    """To Windows and macOS `study` is `Study`; opened twice it would find itself locked."""
    here = tmp_path / "Study"

    def same(one, other):
        return str(one).casefold() == str(other).casefold()

    assert files._is_open(here)
    monkeypatch.setattr(Path, "samefile", same)
    assert files._is_open(Path(str(here).upper()))
    assert files._is_open(Path(str(here).upper()) / "corpus.json")
    assert not files._is_open(tmp_path / "other")


def test_a_folder_that_is_not_there_is_not_the_open_corpus(files, tmp_path):
    assert not files._is_open(tmp_path / "gone")


def test_a_sign_that_is_being_written_is_taken_away_a_moment_later(tmp_path, monkeypatch):
    """Windows removes no open file, and without that the run would go on."""
    sign, held = tmp_path / "sign", [True]
    sign.touch()
    real = Path.unlink

    def unlink(path, **options):
        if held:
            held.pop()
            raise PermissionError(13, "it is being used by another process")
        real(path, **options)

    monkeypatch.setattr(Path, "unlink", unlink)
    run._remove(sign)
    assert not sign.exists()


def test_without_a_folder_of_its_own_the_window_says_so_instead_of_failing(monkeypatch, tmp_path, capsys):
    (tmp_path / "file").touch()
    monkeypatch.setenv("FRAMING_ANNOTATOR_HOME", str(tmp_path / "file" / "home"))
    assert app.run([]) == 2
    assert "FRAMING_ANNOTATOR_HOME puts it elsewhere" in capsys.readouterr().err
