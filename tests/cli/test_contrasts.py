"""`contrasts`: how aligned sentences differ, in three formats, with the corpus unchanged."""

import csv
import io
import json
from pathlib import Path

import pytest

import annotator
from annotator.corpus import Corpus
from annotator.model import Article, Event
from annotator.text.canonical import sha256

TEXTS = {
    "The Rampart": (
        "Lawmakers in Norvik rammed through the pension reform on Tuesday with 51 votes.\n\n"
        "Mayor Anna Lund claimed that the harbour of Norvik was safe for large ships."
    ),
    "Open Record": (
        "Lawmakers in Norvik passed the pension reform on Tuesday with 49 votes.\n\n"
        "Mayor Anna Lund said that the harbour of Norvik was safe for large ships."
    ),
    "Blatt": "Die Abgeordneten in Norvik haben die Rentenreform am Dienstag verabschiedet.",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    articles = [
        Article(
            id=f"art-{number}",
            text=text,
            sha256=sha256(text),
            outlet=outlet,
            event="event-1",
            language="de" if outlet == "Blatt" else "en",
        )
        for number, (outlet, text) in enumerate(TEXTS.items())
    ]
    alone = Article(id="alone", text="One.", sha256=sha256("One."), outlet="One", event="event-2")
    events = [Event(id="event-1", name="Reform passed"), Event(id="event-2", name="Nothing else")]
    place = tmp_path / "Study"
    Corpus.draft("Study", articles=[*articles, alone], events=events).save_as(place).close()
    return place


def state(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_list_has_sentences_words_reasons_cues_and_known_problems(call, folder: Path):
    before = state(folder)
    ended = call("contrasts", folder, "--event", "Reform passed")
    assert (ended.code, ended.err) == (0, "")
    assert "    The Rampart: Lawmakers in Norvik rammed through the pension reform" in ended.out
    assert "In other words (verb): “rammed through” (The Rampart) / “passed” (Open Record)" in ended.out
    assert "Cues: Loaded language." in ended.out
    assert "Sources (introduced otherwise): “Mayor Anna Lund claimed” (The Rampart, introduced)" in ended.out
    assert "Numbers (different): “51 votes” (The Rampart, 51) / “49 votes” (Open Record, 49)" in ended.out
    assert ended.out.count("read by hand") >= 1
    assert state(folder) == before


def test_csv_and_json_say_the_same_and_point_at_the_words(call, folder: Path):
    table = call("contrasts", folder, "--event", "event-1", "--format", "csv").out
    rows = list(csv.DictReader(io.StringIO(table)))
    said = json.loads(call("contrasts", folder, "--event", "event-1", "--format", "json").out)
    listed = [
        (str(group["group"]), words["article"], words["text"])
        for group in said["groups"]
        for finding in group["findings"]
        for words in finding["words"]
    ]
    assert [(row["group"], row["article"], row["text"]) for row in rows] == listed
    for row in rows:
        assert TEXTS[row["outlet"]][int(row["start"]) : int(row["end"])] == row["text"]
    assert [row["cues"] for row in rows if row["text"] == "rammed through"] == ["loaded_language"]
    assert {one["name"] for one in said["contrasts"]} == {row["contrast"] for row in rows} | {
        "quoted_and_asserted"
    }


def test_it_goes_to_a_file(call, folder: Path, tmp_path: Path):
    target = tmp_path / "found.json"
    ended = call("contrasts", folder, "--event", "event-1", "--format", "json", "--output", target)
    assert (ended.code, ended.out) == (0, "")
    assert json.loads(target.read_text(encoding="utf-8"))["groups"]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--event", "Nowhere"), "Nowhere"),
        (("--event", "Nothing else"), "there are not two articles of “Nothing else” to put side by side"),
        (("--event", "event-1", "--outlet", "The Rampart"), "there are not two articles"),
    ],
)
def test_what_cannot_be_put_side_by_side_is_said(call, folder: Path, arguments, says: str):
    ended = call("contrasts", folder, *arguments)
    assert ended.code == 2
    assert says in " ".join(ended.err.split())


def test_python_gives_the_same(folder: Path):
    found = annotator.contrasts(annotator.open_corpus(folder, read_only=True), event="event-1")
    texts = {one.id: one.text for one in found.articles}
    words = [words for group in found.groups for one in group.findings for words in one.words]
    assert words
    assert all(texts[one.article][one.start : one.end] == one.text for one in words)
