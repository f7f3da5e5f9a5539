"""`search` and `index`: hits of a query as rows, and the index that makes them quick."""

import csv
import io
import json
from pathlib import Path

import pytest

from annotator.corpus import Corpus
from annotator.corpus.index import index_path
from annotator.model import Article
from annotator.text.canonical import sha256

TEXTS = {
    "art-a": (
        "The Rampart",
        "Gas deal\n\nGas may be cheap. Critics slammed the gas deal, 👷🏽 said Kim.",
    ),
    "art-b": ("Open Record", "Rovers win\n\nIt was a gas in the café."),
    "art-c": ("", "No outlet\n\nNo gas here."),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    articles = [
        Article(
            id=key,
            text=text,
            sha256=sha256(text),
            outlet=outlet,
            headline=text.split("\n")[0],
            date="2024-05-01",
            language="en",
        )
        for key, (outlet, text) in TEXTS.items()
    ]
    Corpus.create(tmp_path / "Study", "Study", articles=articles).close()
    return tmp_path / "Study"


def rows(ended) -> list[dict]:
    return [json.loads(line) for line in ended.out.splitlines()]


def test_every_row_is_a_slice_of_its_article_and_counts_are_told(call, folder: Path):
    ended = call("search", folder, "gas", "--format", "jsonl")
    assert ended.code == 0
    assert [row["text"] for row in rows(ended)] == ["Gas", "Gas", "gas", "gas", "gas"]
    assert all(row["text"] == TEXTS[row["article"]][1][row["start"] : row["end"]] for row in rows(ended))
    assert ended.err == (
        "5 hits in 3 articles: The Rampart 3 hits in 1 article; no outlet 1 hit in 1 article; "
        "Open Record 1 hit in 1 article.\n"
    )


def test_a_concordance_has_what_stands_around(call, folder: Path):
    ended = call("search", folder, "slammed", "--format", "jsonl", "--kwic", "--context", "8")
    (row,) = rows(ended)
    assert (row["left"], row["right"]) == ("Critics ", " the gas")
    ended = call("search", folder, "slammed", "--kwic")
    assert "Gas may be cheap. Critics «slammed» the gas deal" in ended.out
    assert ended.out.count("\n") == 1


def test_csv_has_a_header_and_the_same_rows(call, folder: Path):
    ended = call("search", folder, "cafe OR slammed", "--format", "csv", "--kwic")
    found = list(csv.DictReader(io.StringIO(ended.out, newline="")))
    assert [row["text"] for row in found] == ["slammed", "café"]
    assert [row["right"][:4] for row in found] == [" the", "."]


def test_text_names_each_article_once(call, folder: Path):
    ended = call("search", folder, "gas")
    assert ended.out.count("Gas deal (The Rampart, 2024-05-01, art-a)") == 1
    assert "«Gas» may be cheap" in ended.out


def test_hits_are_sorted_over_all_articles(call, folder: Path):
    ended = call("search", folder, "gas", "--format", "jsonl", "--sort", "right", "--limit", "3")
    assert [row["article"] for row in rows(ended)] == ["art-a", "art-a", "art-c"]
    assert [row["start"] for row in rows(ended)] == [0, 48, 14]


def test_a_limit_stops_and_says_so(call, folder: Path):
    ended = call("search", folder, "gas", "--format", "jsonl", "--limit", "2")
    assert len(rows(ended)) == 2
    assert "There may be more" in ended.err


def test_cues_are_found_with_their_category(call, folder: Path):
    (row,) = rows(call("search", folder, "cue:hedge", "--format", "jsonl"))
    assert (row["kind"], row["label"], row["text"]) == ("cue", "hedge", "may")


def test_no_hits_are_no_failure(call, folder: Path):
    ended = call("search", folder, "zeppelin")
    assert (ended.code, ended.out, ended.err) == (0, "", "No hits.\n")


@pytest.mark.parametrize(
    ("query", "marked"), [('gas "deal', '"deal'), ("gas outlt:x", "outlt:"), ("gas cue:x", "cue:x")]
)
def test_a_query_that_cannot_be_read_is_shown_with_the_place(call, folder: Path, query: str, marked: str):
    ended = call("search", folder, query)
    assert (ended.code, ended.out) == (2, "")
    shown, marks = ended.err.rstrip("\n").split("\n")[-2:]
    assert shown[marks.index("^") : marks.rindex("^") + 1] == marked


def test_what_cannot_be_looked_through_is_named_and_tells_in_the_exit_code(call, folder: Path, monkeypatch):
    monkeypatch.setattr("annotator.cues.patterns.SECONDS", 0.02)
    text = "x" * 50 + "y"
    with Corpus.open(folder) as corpus:
        corpus.add_articles([Article(id="art-slow", text=text, sha256=sha256(text), headline="Slow one")])
    ended = call("search", folder, "/(x|xx)+$/")
    assert ended.code == 3
    assert "Slow one: the pattern /(x|xx)+$/ took too long" in ended.err


def test_one_file_is_searched_too(call, folder: Path, tmp_path: Path):
    call("export", folder, "--format", "json", "--output", tmp_path / "one.json")
    assert len(rows(call("search", tmp_path / "one.json", "gas", "--format", "jsonl"))) == 5


def test_output_goes_to_a_file_and_a_terminal_obeys_nothing(call, folder: Path, tmp_path: Path):
    text = "Red \x9b31m\u202e evil"
    with Corpus.open(folder) as corpus:
        corpus.add_articles([Article(id="art-evil", text=text, sha256=sha256(text), headline=text)])
    ended = call("search", folder, "evil")
    assert "\x9b" not in ended.out
    assert "\u202e" not in ended.out
    ended = call("search", folder, "evil", "--format", "jsonl", "--output", tmp_path / "rows.jsonl")
    assert json.loads((tmp_path / "rows.jsonl").read_text(encoding="utf-8"))["text"] == "evil"


def index_of(folder: Path) -> Path:
    with Corpus.open(folder, read_only=True) as corpus:
        return index_path(corpus.info.id, folder)


def test_an_index_is_made_outside_the_corpus_and_changes_no_row(call, folder: Path):
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    expected = call("search", folder, "gas", "--format", "jsonl").out
    ended = call("index", folder, "--jobs", "1")
    assert ended.code == 0
    assert "The index of 3 articles is up to date" in ended.out
    assert str(index_of(folder)) in ended.out
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before
    assert call("search", folder, "gas", "--format", "jsonl").out == expected


def test_an_index_is_made_anew_when_asked(call, folder: Path):
    call("index", folder, "--no-cues")
    old = index_of(folder).stat().st_ino, index_of(folder).read_bytes()
    call("index", folder, "--no-cues")
    assert index_of(folder).read_bytes() == old[1]
    call("index", folder, "--no-cues", "--anew")
    assert index_of(folder).read_bytes() != old[1]


def test_cues_are_computed_by_several_processes(call, folder: Path, monkeypatch):
    from annotator.corpus import indexing
    from annotator.search import cue_cache

    monkeypatch.setattr(indexing, "SETTLED", -60_000_000_000)
    monkeypatch.setattr(cue_cache, "BATCH", 1)
    assert call("index", folder, "--jobs", "2").code == 0


def test_what_is_no_corpus_has_no_index(call, tmp_path: Path):
    assert call("index", tmp_path).code == 2
    file = tmp_path / "draft.json"
    file.write_text("{}")
    assert call("index", file).code == 2


def test_an_index_that_is_made_right_after_the_files_were_written_knows_them_all(call, folder: Path):
    from annotator.corpus import Corpus
    from annotator.corpus.index import known_files

    for path in folder.rglob("*.json"):
        path.touch()
    assert call("index", folder, "--no-cues").code == 0
    with Corpus.open(folder, read_only=True) as corpus:
        assert len(known_files(corpus.info.id, folder).articles) == len(corpus.articles())
