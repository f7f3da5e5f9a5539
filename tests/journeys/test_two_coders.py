"""Two coders, one sample: masked, blind first, units agreed on and coded, and all of it there again."""

import json

from PySide6.QtCore import Qt

from annotator.coding.units import UNIT
from annotator.corpus import Corpus
from annotator.gui.samples.agreeing import AgreeOnUnits
from annotator.gui.samples.window import SamplesWindow
from annotator.model import Article, Code
from annotator.text.canonical import sha256

TEXT = (
    "Coastal Monitor finds delay\n\n"
    "The Coastal Monitor has learned that the ferry may be late. Critics slammed the plan on Friday.\n\n"
    "The mayor told the Monitor that mistakes were made. He would not say more."
)
LATE = "The Coastal Monitor has learned that the ferry may be late."
SLAMMED = "Critics slammed the plan on Friday."
MISTAKES = "The mayor told the Monitor that mistakes were made."
MASKED = ["outlet", "date", "names", "cues", "coders"]
KEYS = Qt.Key


def study(folder):
    texts = (TEXT, "Ferry sails\n\nThe ferry sailed at noon. Nobody was late.")
    articles = [
        Article(
            id=f"art-{number:016}",
            text=text,
            sha256=sha256(text),
            headline=text.partition("\n")[0],
            outlet="The Coastal Monitor",
            date="2024-04-05",
            language="en",
        )
        for number, text in enumerate(texts, start=1)
    ]
    code = Code(id="code-blame", name="Blame", tag="BL", key="1")
    Corpus.draft("Ferry", articles=articles, codes=[code]).save_as(folder).close()


def open_first(guide):
    guide.workspace.show_article("art-0000000000000001")
    guide.wait_for_cues()


def back_to_the_text(guide):
    guide.window.activateWindow()
    guide.wait(guide.window.isActiveWindow)


def mark_units(guide, *words):
    for one in words:
        guide.select(one)
        guide.press(KEYS.Key_U)


def test_a_sample_is_drawn_coded_blind_in_units_agreed_on_and_coded_again(journey, tmp_path):
    folder = tmp_path / "ferry"
    study(folder)

    def ada(guide):
        workspace = guide.workspace
        workspace.use_coder("Ada")
        open_first(guide)
        guide.do("samples")
        windows = guide.window.findChild(SamplesWindow)
        windows.draw.click()
        form = windows._form
        form.name.setText("Reliability")
        form.hidden.tick(MASKED)
        form.hidden.changed.emit("cues")
        form.reveal.click()
        form.unitise.click()
        form.keep.click()
        windows.show_.click()
        windows.close()
        back_to_the_text(guide)
        assert "Monitor" not in workspace.shown.text + workspace.shown.headline + workspace.shown.outlet
        assert workspace.mode == "blind"
        guide.picture("masked")
        for words in (LATE, SLAMMED):
            start = TEXT.index(words)
            guide.view.select(start, start + len(words))
            guide.press(KEYS.Key_U)
        assert guide.view.page.text == workspace.shown.text
        guide.press(KEYS.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert workspace.mode == "assisted", "done blind: cues are shown now"
        guide.saved()

    assert journey([folder], ada) == 0

    def bea(guide):
        workspace = guide.workspace
        workspace.use_coder("Bea")
        open_first(guide)
        assert workspace.mode == "blind", "she has not been here yet"
        mark_units(guide, LATE, "Critics slammed the plan", MISTAKES)
        guide.do("agree_on_units")
        window = guide.window.findChild(AgreeOnUnits)
        assert not window.places.things, "what Ada marked is hidden until Bea is done"
        back_to_the_text(guide)
        guide.press(KEYS.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert len(window.places.things) == 3
        window.all_same.click()
        window.place_list.choose(1)
        named = {button.text(): button for button in window.takes}
        named["Take Ada's"].click()
        window.place_list.choose(2)
        window.both.click()
        guide.picture("agreed-units")
        window.close()
        back_to_the_text(guide)
        units = workspace.corpus.units(workspace.article.id)
        assert [one.quote for one in units.segments] == [LATE, SLAMMED, MISTAKES]
        guide.view.clear_selection()
        guide.view.set_caret(0)
        workspace.focus.set("")
        for _ in range(2):
            guide.press(KEYS.Key_Down, Qt.KeyboardModifier.AltModifier)
        guide.press(KEYS.Key_1)
        guide.picture("coded-unit")
        guide.saved()

    assert journey([folder], bea) == 0

    stored = [json.loads(file.read_text("utf-8")) for file in folder.glob("annotations/*/*/*.json")]
    made = [one for sheet in stored for one in sheet["annotations"]]
    assert all(one["concealed"] == MASKED for one in made if one["code"] == UNIT)
    (blamed,) = (one for one in made if one["code"] == "code-blame")
    assert blamed["concealed"] == ["outlet", "date", "names", "coders"], "cues were shown by then"
    assert (blamed["mode"], blamed["target"][0]["quote"]) == ("assisted", SLAMMED)

    def again(guide):
        workspace = guide.workspace
        open_first(guide)
        assert workspace.coder.name == "Bea"
        assert workspace.mode == "assisted", "what was revealed stays revealed"
        assert "Monitor" not in workspace.shown.text
        assert [one.name for one in workspace.corpus.samples()] == ["Reliability"]
        assert guide.view.page._units[1] == (TEXT.index(SLAMMED), TEXT.index(SLAMMED) + len(SLAMMED))
        assert workspace.states.of(workspace.article.id) == "done"

    assert journey([folder], again) == 0
