"""Names that every system takes, and files that are replaced only when somebody has said so."""

import pytest
from PySide6.QtWidgets import QFileDialog

from annotator.gui.dialogs import Dialogs, with_ending
from annotator.gui.drafts import free_folder
from annotator.gui.exporting import last_folder
from annotator.gui.file_names import file_name
from annotator.gui.settings import Settings

LONG = "The council votes on the harbour plan for the third time in a year as costs climb"


def test_a_name_that_is_cut_ends_with_no_space_or_point():
    """Windows makes `plan` of `plan ` and then finds no file in `plan /coders`."""
    names = [LONG + " again and again, says the mayor. " * 3, *(f"{'x' * n} . y" for n in range(70, 85))]
    for name in names:
        for lead in range(12):
            made = file_name("a" * lead + name)
            assert made == made.strip(" ."), made
            assert len(made) <= 80


@pytest.mark.parametrize(
    "name",
    [
        "CON",
        "con",
        "Aux",
        "nul.",
        "COM1",
        "com\N{SUPERSCRIPT ONE}",
        "LPT9",
        "Con. party wins",
        "prn .x",
    ],
)
def test_no_name_is_one_that_windows_keeps_for_devices(name):
    assert file_name(name).startswith("Corpus ")


@pytest.mark.parametrize("name", ["Console wars", "Nullify", "Contact", "Auxerre votes"])
def test_names_that_only_begin_so_stay(name):
    assert file_name(name) == name


def test_a_name_fits_into_the_bytes_of_a_disk(tmp_path):
    folder = free_folder(tmp_path, "\U00020000" * 100)
    folder.mkdir()
    assert free_folder(tmp_path, "\U00020000" * 100).name == f"{folder.name} 2"


@pytest.mark.parametrize(
    ("name", "filters", "whole"),
    [
        ("rates", "CSV (*.csv)", "rates.csv"),
        ("rates.CSV", "CSV (*.csv)", "rates.CSV"),
        ("rates.v2", "CSV (*.csv)", "rates.v2.csv"),
        ("hits.ndjson", "CSV (*.csv);;JSON Lines (*.jsonl *.ndjson)", "hits.ndjson"),
        ("My study", "", "My study"),
        ("v1.2", "", "v1.2"),
    ],
)
def test_a_file_has_an_ending_of_its_format(tmp_path, name, filters, whole):
    assert with_ending(tmp_path / name, filters).name == whole


@pytest.fixture
def typed(monkeypatch):
    """Dialogs in which somebody types a name and accepts it."""

    def type_it(path):
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(path), ""))
        return Dialogs()

    return type_it


@pytest.mark.parametrize("may", [True, False])
def test_a_file_that_only_the_ending_makes_is_not_replaced_unasked(typed, tmp_path, monkeypatch, may):
    """The dialog asks about `rates.v2`, and `rates.v2.csv` is there."""
    (tmp_path / "rates.v2.csv").write_bytes(b"work of a week")
    asked = []
    dialogs = typed(tmp_path / "rates.v2")
    monkeypatch.setattr(dialogs, "confirm", lambda *words, **_yes: asked.append(words) or may)
    found = dialogs.save_file("Export", tmp_path / "x.csv", "CSV (*.csv)")
    assert found == (tmp_path / "rates.v2.csv" if may else None)
    assert "rates.v2.csv is there already" in asked[0][1]


def test_nobody_is_asked_twice(typed, tmp_path, monkeypatch):
    (tmp_path / "rates.csv").write_bytes(b"old")
    dialogs = typed(tmp_path / "rates.csv")
    monkeypatch.setattr(dialogs, "confirm", lambda *_words, **_yes: pytest.fail("the dialog has asked"))
    assert dialogs.save_file("Export", tmp_path / "x.csv", "CSV (*.csv)") == tmp_path / "rates.csv"


def test_the_folder_used_last_is_the_persons_own_at_first(tmp_path, monkeypatch):
    monkeypatch.setattr("pathlib.Path.home", lambda: tmp_path)
    settings = Settings(tmp_path / "settings.json")
    assert last_folder(settings) == tmp_path, "not the folder of the program"
    settings.put("last_folder", str(tmp_path / "gone"))
    assert last_folder(settings) == tmp_path
