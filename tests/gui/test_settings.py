"""What the machine remembers survives a restart; damage to it costs nothing else."""

import os
from pathlib import Path

import pytest

from annotator.gui.settings import RECENT, Settings


def test_values_survive_a_restart(tmp_path):
    file = tmp_path / "settings.json"
    Settings(file).put("mode", "blind")
    assert Settings(file).get("mode", "assisted") == "blind"


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b"\xff\xfe", b"null"])
def test_a_damaged_file_is_a_fresh_start(tmp_path, damage):
    file = tmp_path / "settings.json"
    file.write_bytes(damage)
    settings = Settings(file)
    assert settings.get("mode", "assisted") == "assisted"
    settings.put("mode", "review")
    assert Settings(file).get("mode", "assisted") == "review"


def test_a_value_of_another_type_counts_as_absent(tmp_path):
    settings = Settings(tmp_path / "settings.json")
    settings.put("text_size", "huge")
    assert settings.get("text_size", 15) == 15


def test_a_folder_that_cannot_be_written_costs_only_the_memory(tmp_path):
    settings = Settings(tmp_path / "no such folder" / "settings.json")
    settings.put("mode", "blind")
    assert settings.get("mode", "assisted") == "blind"


def test_recent_paths_are_unique_newest_first_and_bounded(tmp_path):
    settings = Settings(tmp_path / "settings.json")
    for number in [*range(RECENT + 3), 5]:
        settings.add_recent(tmp_path / str(number))
    assert settings.recent()[0] == str(tmp_path / "5")
    assert len(settings.recent()) == len(set(settings.recent())) == RECENT
    settings.forget_recent()
    assert settings.recent() == ()


def test_a_path_that_is_no_unicode_is_remembered(tmp_path):
    path = Path(os.fsdecode(b"/caf\xe9/\xc3\xa9"))
    Settings(tmp_path / "settings.json").add_recent(path)
    assert Settings(tmp_path / "settings.json").recent() == (str(path),)
