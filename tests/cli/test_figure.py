"""`figure`: a figure or its numbers by the ending of the file's name, with the corpus unchanged."""

import csv
import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from annotator.corpus import Corpus
from annotator.model import Article
from annotator.text.canonical import sha256

LOUD = "The regime slammed the so-called reform on Tuesday. Critics fear a disaster for families."
CALM = "The government approved the reform on Tuesday. Members of both houses had discussed it for a week."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    articles = []
    for number in range(14):
        text = f"{LOUD if number < 7 else CALM}\n\nNumber {number}.\n" + "All is quiet. " * (number % 4)
        outlet = "Open Record" if number < 7 else "The Rampart"
        date = f"2025-03-{1 + number:02}"
        articles.append(Article(id=f"art-{number}", text=text, sha256=sha256(text), outlet=outlet, date=date))
    place = tmp_path / "Study"
    Corpus.draft("Study", articles=articles).save_as(place).close()
    return place


def state(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


STARTS = {"svg": b"<?xml", "pdf": b"%PDF-", "png": b"\x89PNG", "csv": b"kind,id,name,outlet"}


@pytest.mark.parametrize("form", list(STARTS))
def test_the_ending_says_what_is_written_and_the_caption_is_printed(call, folder: Path, tmp_path: Path, form):
    before, target = state(folder), tmp_path / f"figure.{form}"
    ended = call("figure", folder, "--kind", "density", "--output", target)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.startswith("Rates per 1,000 words by outlet. Study: the whole corpus; 14 articles")
    assert target.read_bytes().startswith(STARTS[form])
    assert state(folder) == before


def test_the_same_corpus_gives_the_same_bytes_in_another_process(call, folder: Path, tmp_path: Path):
    one, other = tmp_path / "one.svg", tmp_path / "other.svg"
    call("figure", folder, "--kind", "timeline", "--output", one)
    words = ["figure", str(folder), "--kind", "timeline", "--output", str(other)]
    # A person's own settings lie where matplotlib looks first.
    (tmp_path / "matplotlibrc").write_text("font.size: 30\naxes.facecolor: red\n", encoding="utf-8")
    ended = subprocess.run(
        [sys.executable, "-c", f"from annotator.__main__ import main; raise SystemExit(main({words!r}))"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        capture_output=True,
        check=False,
    )
    assert (ended.returncode, ended.stderr) == (0, b"")
    assert one.read_bytes() == other.read_bytes()


def test_outlets_and_things_are_chosen_by_name(call, folder: Path, tmp_path: Path):
    target = tmp_path / "numbers.csv"
    words = ("--outlet", "Open Record", "--things", "loaded language", "--output", target)
    assert call("figure", folder, "--kind", "heatmap", *words).code == 0
    rows = list(csv.DictReader(io.StringIO(target.read_text("utf-8"), newline="")))
    assert [(row["id"], row["outlet"], row["having"]) for row in rows] == [
        ("loaded_language", "Open Record", "7")
    ]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--kind", "density", "--output", "figure.docx"), "ends in .svg, .pdf, .png, .csv"),
        (("--kind", "density", "--outlet", "Nobody", "--output", "f.svg"), "there is no outlet “Nobody”"),
        (("--kind", "keyness", "--outlet", "Nobody", "--output", "f.svg"), "there is no outlet “Nobody”"),
        (("--kind", "keyness", "--output", "f.svg"), "name the outlet whose words are looked at"),
        (("--kind", "density", "--things", "Nought", "--output", "f.svg"), "“Nought” does not occur here"),
    ],
)
def test_what_is_not_there_is_named_and_nothing_is_written(
    call, folder: Path, tmp_path: Path, monkeypatch, arguments, said
):
    monkeypatch.chdir(tmp_path)
    ended = call("figure", folder, *arguments)
    assert ended.code == 2
    assert said in " ".join(ended.err.replace("│", " ").split())
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == []


def test_the_command_is_known_before_matplotlib_is_loaded():
    said = "import sys; import annotator.cli.figure; print('matplotlib' in sys.modules)"
    ended = subprocess.run([sys.executable, "-c", said], capture_output=True, check=True, text=True)
    assert ended.stdout.strip() == "False"
