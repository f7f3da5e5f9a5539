"""`compare`: outlets in figures, in four formats, with the corpus unchanged."""

import csv
import io
import json
from pathlib import Path

import pytest
from lxml import html

import annotator
from annotator.corpus import Corpus
from annotator.model import Article, Event
from annotator.text.canonical import sha256

LOUD = "The regime slammed the so-called reform on Tuesday. Critics fear a disaster for families."
CALM = "The government approved the reform on Tuesday. Members of both houses had discussed it for a week."


def article(number: int, outlet: str, text: str, event: str) -> Article:
    whole = f"{text}\n\nNumber {number} was printed in {outlet}.\n" + "The weather stays fine. " * (
        number % 4
    )
    # a number in each sentence: articles of one event that share most of their words count once
    whole = whole.replace(".", f" {number}.")
    return Article(
        id=f"art-{number}",
        text=whole,
        sha256=sha256(whole),
        outlet=outlet,
        date=f"2025-03-{1 + number % 5:02}",
        event=event,
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    loud = [article(n, "Open Record", LOUD, "event-1" if n < 3 else "") for n in range(12)]
    calm = [article(n, "The Rampart", CALM, "event-1" if n < 15 else "") for n in range(12, 24)]
    few = [article(n, "Meridian Wire", CALM, "") for n in range(24, 26)]
    events = [Event(id="event-1", name="Reform passed")]
    place = tmp_path / "Study"
    Corpus.draft("Study", articles=[*loud, *calm, *few], events=events).save_as(place).close()
    return place


def state(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_table_says_rates_intervals_counts_and_notes_and_changes_nothing(call, folder: Path):
    before = state(folder)
    ended = call("compare", folder)
    assert (ended.code, ended.err) == (0, "")
    lines = ended.out.splitlines()
    assert lines[0].startswith("Study: the whole corpus; 26 articles of 3 outlets; all cues")
    loaded = next(line for line in lines if line.startswith("Loaded"))
    assert "[" in loaded
    assert "< .001  ε² = ." in loaded, "an effect stands beside p"
    assert " in 2 articles" in loaded, "of few articles there is the count, no rate"
    assert any("Fewer than 5 articles: Meridian Wire (2)" in line for line in lines)
    assert state(folder) == before


def test_csv_has_a_row_a_cell_a_line_and_a_pair(call, folder: Path):
    ended = call("compare", folder, "--kind", "cue", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(ended.out, newline="")))
    loaded = [row for row in rows if row["id"] == "loaded_language"]
    assert [row["row"] for row in loaded] == ["line", "cell", "cell", "cell", "pair"]
    cells = {row["group"]: row for row in loaded if row["row"] == "cell"}
    record = cells["Open Record"]
    assert float(record["rate"]) == pytest.approx(1000 * float(record["count"]) / int(record["words"]))
    assert cells["Meridian Wire"]["low"] == ""
    assert {row["kind"] for row in rows} == {"cue"}


def test_json_carries_caption_notices_and_literature_and_python_says_the_same(call, folder: Path):
    said = json.loads(call("compare", folder, "--own", "--format", "json").out)
    assert said["own_words"] is True
    assert said["notices"][0]["concern"] == "few articles"
    assert any("Efron" in work for one in said["statistics"] for work in one["literature"])
    with Corpus.open(folder, read_only=True) as corpus:
        told = annotator.compare(corpus, own=True)
    assert [line["id"] for line in said["lines"]] == [line.thing.id for line in told.comparison.lines]
    assert said["caption"] == told.caption


def test_an_event_and_outlets_are_chosen_by_name(call, folder: Path):
    ended = call("compare", folder, "--event", "reform PASSED")
    assert "the event “Reform passed”; 6 articles of 2 outlets" in ended.out
    assert call("compare", folder, "--event", "event-1").out == ended.out
    only = call("compare", folder, "--outlet", "The Rampart")
    assert "12 articles of 1 outlet;" in only.out


def test_events_and_months_are_compared_by_their_names(call, folder: Path):
    told = json.loads(call("compare", folder, "--by", "event", "--format", "json").out)
    assert told["by"] == "event"
    assert told["groups"] == ["", "Reform passed"]
    assert told["lines"][0]["groups"][1]["articles"] == 6
    by_month = call("compare", folder, "--by", "month").out.splitlines()
    assert "26 articles of 1 month;" in by_month[0]
    refused = call("compare", folder, "--by", "event", "--format", "html")
    assert "a report compares outlets" in refused.err
    assert refused.code == 2


def test_html_is_one_page_that_needs_nothing_else_and_is_the_same_every_time(
    call, folder: Path, tmp_path: Path
):
    before = state(folder)
    target = tmp_path / "report.html"
    ended = call("compare", folder, "--event", "event-1", "--format", "html", "--output", target)
    assert (ended.code, ended.out, ended.err) == (0, "", "")
    page = target.read_bytes()
    found = html.document_fromstring(page.decode())
    assert found.findtext(".//h1") == "Study: the event “Reform passed”"
    assert len(found.find_class("sentences")) == 4
    assert not found.xpath("//script | //link | //img | //@src")
    assert call("compare", folder, "--event", "event-1", "--format", "html").out.encode() == page
    assert "Where marks sit" not in call("compare", folder, "--format", "html").out
    assert state(folder) == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--event", "Budget"), "there is no event “Budget”; “Reform passed” (event-1)"),
        (("--outlet", "Nobody"), "there is no outlet “Nobody”; Meridian Wire, Open Record, The Rampart"),
        (("--coder", "Zoe"), "there is no coder “Zoe”; the corpus has none"),
    ],
)
def test_what_is_not_there_is_named_with_what_is(call, folder: Path, arguments, said):
    ended = call("compare", folder, *arguments)
    assert ended.code == 2
    assert said in " ".join(ended.err.replace("│", " ").split())


def test_a_file_appears_when_it_is_complete(call, folder: Path, tmp_path: Path):
    target = tmp_path / "table.csv"
    ended = call("compare", folder, "--format", "csv", "--output", target)
    assert (ended.code, ended.out) == (0, "")
    assert target.read_bytes() == call("compare", folder, "--format", "csv").out.encode()


def test_copies_count_once_unless_they_are_asked_for_and_work_in_one_mode_counts_alone(call, tmp_path: Path):
    texts = {"art-1": "The regime slammed it. One.", "art-2": "The regime slammed it. Two."}
    held = [
        Article(id=key, text=text, sha256=sha256(text), outlet="Wire" if key == "art-1" else "Mail")
        for key, text in texts.items()
    ]
    copy = Article(id="art-3", text=texts["art-1"], sha256=sha256(texts["art-1"]), outlet="Mail")
    place = tmp_path / "Copies"
    Corpus.draft("Copies", articles=[*held, copy]).save_as(place).close()
    once = call("compare", place)
    assert "2 articles of 2 outlets (1 copy set aside)" in once.out
    assert "Note: Copies were set aside" in once.out
    assert "3 articles of 2 outlets;" in call("compare", place, "--copies").out
    said = json.loads(call("compare", place, "--mode", "blind", "--format", "json").out)
    assert (said["modes"], said["copies_set_aside"]) == ([], ["art-3"])
    assert call("compare", place, "--mode", "nonsense").code == 2
    words = call("keyness", place, "--outlet", "Wire", "--articles", "1").out
    assert "Wire: 5 words in 1 articles; all others: 5 in 1." in words
    assert "all others: 10 in 2." in call("keyness", place, "--outlet", "Wire", "--copies").out
