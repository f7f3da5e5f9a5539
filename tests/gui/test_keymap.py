"""Keys can be changed and stay so; the usual ones are there on American, German and French keyboards."""

import re
import sys

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMainWindow, QTextEdit

from annotator.gui import code_bar
from annotator.gui.actions import Actions, action
from annotator.gui.code_bar import keys_of
from annotator.gui.keymap import KeyMap, is_typed, normal, usual
from annotator.gui.layouts import FRENCH_ROW, PLAIN, SHIFTED, digit_row
from annotator.gui.settings import Settings
from annotator.gui.widgets.code_form import RESERVED
from annotator.model import Code


class Owner:
    @action("Word", menu="Edit", keys=["W"], in_text=True)
    def word(self):
        """Do nothing."""

    @action("All", menu="Help", keys=["?", "F1"])
    def everything(self):
        """Do nothing."""


@pytest.fixture
def settings(tmp_path):
    return Settings(tmp_path / "settings.json")


@pytest.fixture
def keymap(settings):
    made = KeyMap(settings)
    made.declare("word", ["W"])
    made.declare("sentence", ["S"])
    return made


def test_a_key_that_is_given_to_another_action_leaves_the_first(keymap):
    keymap.set_keys("sentence", ["W", "Ctrl+M"])
    assert keymap.keys("sentence") == ("W", "Ctrl+M")
    assert keymap.keys("word") == ()
    assert keymap.users("w") == ("sentence",)


def test_keys_stay_as_they_were_changed_and_go_back(keymap, settings):
    keymap.set_keys("sentence", ["W"])
    again = KeyMap(settings)
    again.declare("word", ["W"])
    again.declare("sentence", ["S"])
    assert (again.keys("word"), again.keys("sentence")) == ((), ("W",))
    again.reset("word")
    assert (again.keys("word"), again.keys("sentence")) == (("W",), ())
    again.reset_all()
    assert (again.keys("word"), again.keys("sentence")) == (("W",), ("S",))
    assert settings.get("keys", {"a": []}) == {}


def test_a_change_holds_at_once(qtbot, keymap):
    window = QMainWindow()
    qtbot.addWidget(window)
    actions = Actions(window, QTextEdit(window), keymap)
    actions.add(Owner())
    keymap.set_keys("word", ["Ctrl+M"])
    assert actions["word"].shortcuts() == [QKeySequence("Ctrl+M")]
    keymap.set_keys("word", [])
    assert actions["word"].shortcuts() == []


def test_damaged_settings_mean_the_usual_keys(tmp_path):
    settings = Settings(tmp_path / "settings.json")
    settings.put("keys", {"word": "W", "sentence": 3})
    made = KeyMap(settings)
    made.declare("word", ["W"])
    assert made.keys("word") == ("W",)


@pytest.mark.parametrize("key", ["X", "Shift+X", "?", "Return", "Space", "Delete", "Escape", "1"])
def test_keys_that_mean_something_in_a_field_are_known(key):
    assert is_typed(key)


@pytest.mark.parametrize("key", ["Ctrl+X", "Alt+Left", "F1", "Shift+F1", "Meta+X", ""])
def test_keys_that_mean_nothing_in_a_field_are_known(key):
    assert not is_typed(key)


def test_digits_have_a_second_key_where_they_need_shift():
    assert digit_row(QLocale("fr_FR"))["1"] == "&"
    assert "".join(digit_row(QLocale("fr_BE")).values()) == FRENCH_ROW
    assert not any(map(digit_row, map(QLocale, ["en_US", "de_DE", "fr_CH", "fr_CA", "nl_NL"])))


def test_the_key_of_a_code_yields_to_an_action(keymap):
    assert keys_of(Code(id="c", key="1"), keymap) == ("1",)
    assert keys_of(Code(id="c", key="w"), keymap) == ()


def test_both_keys_of_a_digit_apply_its_code(keymap, monkeypatch):
    monkeypatch.setattr(code_bar, "digit_row", lambda _locale: digit_row(QLocale("fr_FR")))
    assert keys_of(Code(id="c", key="1"), keymap) == ("1", "&")
    keymap.set_keys("word", ["&"])
    assert keys_of(Code(id="c", key="1"), keymap) == ("1",)


def reachable(key, layout):
    """Say whether a keyboard gives the character of a key without AltGr; named keys are on all of them."""
    sign = normal(key).removeprefix("Ctrl+").removeprefix("Alt+").removeprefix("Shift+").removeprefix("Ctrl+")
    return len(sign) > 1 or sign in PLAIN[layout] or sign in SHIFTED[layout]


@pytest.mark.parametrize("layout", sorted(PLAIN))
def test_every_action_that_has_keys_has_one_that_each_keyboard_gives(window_actions, layout):
    lacking = [
        made.name
        for made in window_actions
        if made.declared.keys and not any(reachable(key, layout) for key in made.declared.keys)
    ]
    assert not lacking


@pytest.mark.parametrize("system", ["linux", "darwin"])
def test_no_two_actions_have_one_key(window_actions, monkeypatch, system):
    monkeypatch.setattr(sys, "platform", system)
    keys = [usual(key) for made in window_actions for key in made.declared.keys]
    assert sorted(keys) == sorted(set(keys))


MAC_SYSTEM = frozenset(
    normal(key)
    for key in (
        *("Ctrl+Space", "Ctrl+Tab", "Ctrl+Shift+Tab", "Ctrl+H", "Ctrl+M", "Ctrl+`"),
        *("Ctrl+,", "Ctrl+Alt+D", "Ctrl+Alt+H", "Ctrl+Alt+Esc", "F11", "Ctrl+Shift+3"),
        *("Ctrl+Shift+4", "Ctrl+Shift+5", "Ctrl+Shift+Q", "Ctrl+Shift+/", "Ctrl+Meta+Q", "Ctrl+Meta+F"),
        *("Meta+Space", "Meta+Left", "Meta+Right", "Meta+Up", "Meta+Down"),
    )
)
"""What macOS does itself (Apple's list of its shortcuts), in Qt's names."""


def test_no_usual_key_on_a_mac_is_the_systems_or_moves_or_types_there(window_actions, monkeypatch):
    """Option with arrows moves by words in every text, with anything that is typed it gives characters."""
    monkeypatch.setattr(sys, "platform", "darwin")
    keys = {usual(key): made.name for made in window_actions for key in made.declared.keys}
    assert not MAC_SYSTEM & set(map(normal, keys))
    option = {key for key in keys if key.startswith("Alt+")}
    assert option <= {"Alt+Up", "Alt+Down", "Alt+Shift+Up", "Alt+Shift+Down"}
    harmless = {keys[key] for key in option}
    assert harmless == {"next_unit", "previous_unit", "next_shared", "previous_shared"}, "they change nothing"


def test_no_usual_key_elsewhere_is_altgr(window_actions):
    """On Windows AltGr is Ctrl and Alt at once: it types @ and €."""
    keys = [usual(key) for made in window_actions for key in made.declared.keys]
    assert not [key for key in keys if "Ctrl" in key and "Alt" in key]


MAC_MOVES = re.compile(
    r"^(About)|(About)$|^(Config|Preference|Options|Setting|Setup|Quit|Exit)", re.IGNORECASE
)


def test_macos_puts_about_and_quit_under_the_programs_name_and_nothing_else(window_actions):
    """Qt goes by the words of an entry there (`detectMenuRole` of its plugin for macOS)."""
    moved = [made.declared.caption for made in window_actions if MAC_MOVES.search(made.declared.caption)]
    assert sorted(moved) == ["About and licences", "Quit"]


def test_a_code_cannot_be_given_the_usual_key_of_an_action(workspace, window_actions):
    assert window_actions
    assert workspace.keymap.singles() == RESERVED
    workspace.keymap.set_keys("select_word", ["Y"])
    assert workspace.keymap.singles() == RESERVED - {"w"} | {"y"}


def test_a_bracket_alone_would_not_do():
    assert not reachable("[", "German")
    assert not reachable("/", "German") or "/" in SHIFTED["German"]


@pytest.fixture
def window_actions(workspace, qtbot):
    from annotator.gui.files import Files
    from annotator.gui.window import Window

    window = Window(workspace, Files(workspace))
    qtbot.addWidget(window)
    yield window.actions_.all()
    window.close()


def test_a_mac_has_its_own_keys_and_what_a_person_changed_stays(settings, monkeypatch):
    monkeypatch.setattr(sys, "platform", "darwin")
    made = KeyMap(settings)
    made.declare("extend", ["Alt+Right"])
    made.declare("alone", ["Alt+1"])
    assert (made.keys("extend"), made.keys("alone")) == (("Ctrl+Alt+Right",), ("Ctrl+Alt+1",))
    made.set_keys("extend", ["Alt+Right"])
    again = KeyMap(settings)
    again.declare("extend", ["Alt+Right"])
    assert again.keys("extend") == ("Alt+Right",)
