"""`frames`: the words that speak for each frame by article and paragraph, in offsets of the text as given."""

import csv
import io
import json

from annotator import find_frames
from annotator.cues.frames import frames

TEXT = "😀 Prices rose.\r\n\r\nTaxes fell, then taxes rose again. Critics accused the mayor.\r\n"
GERMAN = "Der Minister sagte am Montag, dass die Preise steigen und das Land den Konflikt nicht mehr will.\n"


def rows(call, text: str = TEXT, **row: str) -> list[dict]:
    line = json.dumps({"text": text, **row}).encode()
    out = call("frames", "--input-format", "jsonl", stdin=line).out
    return [json.loads(line) for line in out.splitlines()]


def test_the_article_has_a_row_for_every_frame_and_paragraphs_for_those_spoken_for(call):
    found = rows(call)
    assert [row["frame"] for row in found if row["level"] == "article"] == list(frames())
    assert [(row["paragraph"], row["frame"]) for row in found if row["level"] == "paragraph"] == [
        (1, "economic-consequences"),
        (2, "conflict"),
        (2, "economic-consequences"),
    ]


def test_counts_words_and_spans_say_the_same(call):
    (money,) = [
        row for row in rows(call) if row["level"] == "article" and row["frame"] == "economic-consequences"
    ]
    assert money["words"] == {"taxes": 2, "prices": 1}
    assert (money["different"], money["count"]) == (2, 3)
    assert [TEXT[start:end] for start, end in money["spans"]] == ["Prices", "Taxes", "taxes"]


def test_a_row_says_which_stretch_of_the_text_as_given_it_is_about(call):
    found = rows(call)
    assert {TEXT[row["start"] : row["end"]] for row in found if row["paragraph"] == 2} == {
        "Taxes fell, then taxes rose again. Critics accused the mayor."
    }
    assert {row["running_words"] for row in found if row["paragraph"] == 2} == {10}
    assert {(row["start"], row["end"]) for row in found if row["paragraph"] is None} == {(0, len(TEXT))}


def test_a_text_in_another_language_has_nothing_counted_not_nought(call):
    for found in (rows(call, GERMAN), rows(call, language="de")):
        assert [row["frame"] for row in found] == list(frames())
        assert all(row[name] is None for row in found for name in ("different", "count", "words", "spans"))
    assert "This text is in German (de)" in call("frames", "--format", "text", stdin=GERMAN.encode()).out


def test_csv_holds_words_and_spans_as_json(call):
    out = call("frames", "--format", "csv", stdin=TEXT.encode()).out
    read = list(csv.DictReader(io.StringIO(out, newline="")))
    (money,) = [row for row in read if row["level"] == "article" and row["frame"] == "economic-consequences"]
    assert json.loads(money["words"]) == {"taxes": 2, "prices": 1}
    assert len(json.loads(money["spans"])) == 3
    assert money["paragraph"] == ""
    foreign = call("frames", "--format", "csv", stdin=GERMAN.encode()).out
    assert all(row["count"] == row["words"] == "" for row in csv.DictReader(io.StringIO(foreign, newline="")))


def test_text_names_every_frame_with_its_words(call):
    out = call("frames", "--format", "text", stdin=TEXT.encode()).out
    assert "Economic consequences, 2 different words in 3 places: taxes ×2, prices" in out
    assert "Morality: nothing" in out
    assert "Paragraph 1 (0-14)" in out


def test_the_rows_are_what_find_frames_returns(call):
    found = find_frames(TEXT).article
    assert {row["frame"]: row["different"] for row in rows(call) if row["level"] == "article"} == {
        frame: found.support(frame).different for frame in frames()
    }
