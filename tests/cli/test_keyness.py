"""`keyness`: key words of an outlet on the command line, in three formats."""

import csv
import io
import json
from pathlib import Path

import pytest

from annotator.corpus import Corpus
from annotator.model import Article
from annotator.text.canonical import sha256


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    articles = []
    for number in range(8):
        outlet = "The Rampart" if number < 4 else "Open Record"
        text = f"The {'regime' if number < 4 else 'government'} fell on day {number}."
        articles.append(Article(id=f"a{number}", text=text, sha256=sha256(text), outlet=outlet))
    place = tmp_path / "Study"
    Corpus.draft("Study", articles=articles).save_as(place).close()
    return place


def test_the_table_names_both_sides_and_the_words_of_each(call, folder: Path):
    ended = call("keyness", folder, "--outlet", "The Rampart")
    assert (ended.code, ended.err) == (0, "")
    above, below = ended.out.split("More in all others")
    assert "regime" in above
    assert "government" in below
    assert "4 : 0 articles" in above


def test_csv_and_json_say_the_same(call, folder: Path):
    rows = list(
        csv.DictReader(io.StringIO(call("keyness", folder, "--outlet", "The Rampart", "--format", "csv").out))
    )
    said = json.loads(call("keyness", folder, "--outlet", "The Rampart", "--format", "json").out)
    assert [row["text"] for row in rows] == [row["text"] for row in said["keys"]]
    regime = next(row for row in said["keys"] if row["text"] == "regime")
    assert (regime["count"], regime["other_count"], regime["log_ratio"]) == (4, 0, None)
    assert said["here"] == "The Rampart"
    assert next(row for row in rows if row["text"] == "regime")["log_ratio"] == ""
    assert {"g2", "bic", "dp_norm", "adjusted_p"} <= set(rows[0])
    assert "inf" not in call("keyness", folder, "--outlet", "The Rampart").out


@pytest.mark.parametrize(
    "arguments", [("--outlet", "Nobody"), ("--outlet", "The Rampart", "--against", "Nobody")]
)
def test_an_outlet_that_is_not_there_is_named(call, folder: Path, arguments):
    ended = call("keyness", folder, *arguments)
    assert ended.code == 2
    assert "there is no outlet “Nobody”; Open Record, The Rampart" in " ".join(ended.err.split())
