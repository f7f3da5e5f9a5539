"""Cues as a corpus wants them, from the command line: the rules of a corpus, a file or a word list."""

import json

import pytest

from annotator import edits
from annotator.corpus import Corpus
from annotator.corpus.cue_rules import read_cue_rules, write_cue_rules
from annotator.errors import InputError
from annotator.model import Adjustment

WATER = Adjustment(id="water_1f", name="Water", tag="WA", words=("flood/n", "- flood plain"))
OFF = Adjustment(id="hedge", on=False)
TEXT = "The flood may reach the flood plain."


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def rows(out):
    return [(row["category"], row["text"]) for row in map(json.loads, out.splitlines())]


def test_the_rules_of_a_corpus(call, article, tmp_path):
    with Corpus.create(tmp_path / "study", "Study") as corpus:
        corpus.commit(edits.adjust(None, WATER))
        corpus.commit(edits.adjust(None, OFF))
    done = call("cues", article, "--rules", tmp_path / "study")
    assert rows(done.out) == [("water_1f", "flood")]


@pytest.mark.parametrize("jobs", [1, 2])
def test_the_rules_of_a_file_also_in_many_processes(call, article, tmp_path, jobs):
    write_cue_rules([WATER, OFF], tmp_path / "rules.json")
    done = call("cues", article, "--rules", tmp_path / "rules.json", "--jobs", jobs)
    assert rows(done.out) == [("water_1f", "flood")]


def test_a_word_list_in_a_text_file_is_a_category_of_its_own(call, article, tmp_path):
    (tmp_path / "Big Water.txt").write_text("# mine\nflood\n", encoding="utf-8")
    done = call("cues", article, "--rules", tmp_path / "Big Water.txt", "--category", "big_water")
    assert rows(done.out) == [("big_water", "flood"), ("big_water", "flood")]


def test_text_for_people_names_the_category(call, article, tmp_path):
    write_cue_rules([WATER], tmp_path / "rules.json")
    done = call("cues", article, "--rules", tmp_path / "rules.json", "--format", "text")
    assert "WA  The «flood» may" in done.out
    assert "Water. “flood” is in this corpus's own list" in done.out


def test_a_pattern_that_runs_too_long_is_named_and_the_exit_code_says_so(call, tmp_path):
    (tmp_path / "long.txt").write_text("A flood. " + "a" * 40_000 + "b", encoding="utf-8")
    write_cue_rules([Adjustment(id="slow", name="Slow", words=("flood", "/(a|aa)+$/"))], tmp_path / "r.json")
    done = call("cues", tmp_path / "long.txt", "--rules", tmp_path / "r.json")
    assert done.code == 3
    assert ("slow", "flood") in rows(done.out)
    assert "long.txt: slow.words@1: the pattern /(a|aa)+$/ (line 2) took longer than" in done.err


def test_a_line_that_cannot_be_used_is_named_and_nothing_is_looked_for(call, article, tmp_path):
    (tmp_path / "bad.txt").write_text("flood\n/(/\n", encoding="utf-8")
    done = call("cues", article, "--rules", tmp_path / "bad.txt")
    assert done.code == 2
    assert "bad: line 2: the pattern is no regular expression" in done.err
    assert done.out == ""


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "line 1, column 2: ends too early"),
        ('{"format": "x"}', "format: is no file of cue rules"),
        ('{"format": "framing-annotator/cue-rules", "version": 9}', "version: is 9"),
        ('{"format": "framing-annotator/cue-rules", "version": 1}', "cues: is no list"),
        (
            '{"format": "framing-annotator/cue-rules", "version": 1, "cues": [{"id": "a"}, {"id": "../b"}]}',
            r"cues\[1\].id: cannot be a file name",
        ),
        (
            '{"format": "framing-annotator/cue-rules", "version": 1, "cues": [{"id": "a", "words": 3}]}',
            r"cues\[0\].words",
        ),
    ],
)
def test_a_file_of_rules_that_is_none_is_named_with_the_place(tmp_path, text, message):
    path = tmp_path / "rules.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=message) as told:
        read_cue_rules(path)
    assert str(path) in str(told.value)


def test_what_is_written_is_read_again(tmp_path):
    write_cue_rules([WATER, OFF, Adjustment(id="gone", retired=True)], tmp_path / "rules.json")
    assert read_cue_rules(tmp_path / "rules.json") == (WATER, OFF)
