"""`event`: an event as a whole in three forms, with the corpus unchanged."""

import json
from pathlib import Path

import pytest

from annotator.corpus import Corpus
from annotator.model import Event
from tests.comparison.whole_event.articles import RAMPART, RECORD, article


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    articles = [
        article("art-1", "Open Record", RECORD, event="event-1"),
        article("art-2", "The Rampart", RAMPART, event="event-1"),
        article("art-3", "The Rampart", "Another text about Brenda Quist.", event=""),
    ]
    events = [Event(id="event-1", name="Harbour"), Event(id="event-2", name="Empty")]
    place = tmp_path / "Study"
    Corpus.draft("Study", articles=articles, events=events).save_as(place).close()
    return place


def state(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_it_tells_names_quotations_and_headlines_of_one_event_and_changes_nothing(call, folder: Path):
    before = state(folder)
    ended = call("event", folder, "--event", "Harbour")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.startswith("Study: the event “Harbour”; 2 articles of 2 outlets.")
    assert "only Open Record" in next(line for line in ended.out.splitlines() if "Brenda Quist" in line)
    assert state(folder) == before


@pytest.mark.parametrize("form", ["text", "json", "csv"])
def test_the_same_corpus_gives_the_same_bytes_also_in_a_file(call, folder: Path, tmp_path: Path, form: str):
    target = tmp_path / "event.out"
    first = call("event", folder, "--event", "event-1", "--format", form)
    second = call("event", folder, "--event", "Harbour", "--format", form, "--output", target)
    assert (second.code, second.out) == (0, "")
    assert target.read_bytes().decode("utf-8").splitlines() == first.out.splitlines()


def test_only_some_outlets_are_told_of_when_they_are_named(call, folder: Path):
    said = json.loads(
        call("event", folder, "--event", "Harbour", "--outlet", "The Rampart", "--format", "json").out
    )
    assert said["outlets"] == ["The Rampart"]
    assert said["notes"][0].startswith("One outlet alone")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--event", "Nowhere"], "there is no event “Nowhere”"),
        (["--event", "Empty"], "the event “Empty” has no articles"),
        ([], "Missing option '--event'"),
    ],
)
def test_an_event_that_is_not_there_is_said(call, folder: Path, words: list[str], message: str):
    ended = call("event", folder, *words)
    assert ended.code == 2
    assert message in ended.err


def test_what_an_article_says_is_not_obeyed_by_a_terminal(call, tmp_path: Path):
    evil = article(
        "art-1", "Out\x1b[31mlet", "Mayor \x1b[2J wins\n\nHe saw Anna Brandt\x1b[5m there.", event="event-1"
    )
    place = tmp_path / "Evil"
    Corpus.draft("Evil", articles=[evil], events=[Event(id="event-1", name="One")]).save_as(place).close()
    assert "\x1b" not in call("event", place, "--event", "One").out
