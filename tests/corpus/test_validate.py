"""`validate` finds whatever is wrong with a corpus, and changes nothing."""

import pytest

from annotator import edits
from annotator.corpus.validate import validate
from annotator.errors import CorpusError
from annotator.model import Coder, Span


@pytest.fixture
def sound(corpus, articles, hand, folder):
    corpus.commit(edits.annotate(articles[0], [Span(34, 43)], "loaded", hand))
    corpus.close()
    return folder


def test_a_sound_corpus_has_no_problems(sound):
    assert validate(sound) == ()
    assert validate(sound / "corpus.json") == ()


MISTAKES = [
    ("annotations/*/*/art-1.json", '"quote": "so-called"', '"quote": "so-coled"', "reads 'so-called'"),
    ("annotations/*/*/art-1.json", '"code": "loaded"', '"code": "gone"', "the code gone"),
    (
        "annotations/*/*/art-1.json",
        '"coder": "coder-1"',
        '"coder": "coder-7"',
        "coder-7 is not in the corpus",
    ),
    ("annotations/*/*/art-1.json", '"text_sha256": "', '"text_sha256": "0', "another version of the text"),
    ("articles/*/art-1.json", "Monday", "Friday", "SHA-256"),
    ("articles/*/art-1.json", '"id": "art-1"', '"id": "art-7"', "under another name of articles/"),
    ("codebook/hedge.json", '"parent": {"value": ""', '"parent": {"value": "gone"', "the code gone"),
    ("corpus.json", '"version": 1', '"version": "one"', "Expected 'int'"),
]


@pytest.mark.parametrize(("pattern", "old", "new", "message"), MISTAKES)
def test_a_mistake_is_found(sound, pattern, old, new, message):
    (path,) = sound.glob(pattern)
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    before = {one: one.read_bytes() for one in sound.rglob("*") if one.is_file()}
    assert any(message in problem.message for problem in validate(sound)), validate(sound)
    assert {one: one.read_bytes() for one in sound.rglob("*") if one.is_file()} == before


def test_strays_are_told_and_the_folders_of_later_versions_are_none(sound):
    (sound / "codebook" / "notes.txt").write_text("x")
    (sound / "thesis").mkdir()
    for name in ("events", "cues", "adjudication"):
        (sound / name).mkdir()
    assert [problem.file for problem in validate(sound)] == ["thesis", "codebook/notes.txt"]


def test_where_there_is_no_corpus_this_is_said(tmp_path):
    with pytest.raises(CorpusError):
        validate(tmp_path)


def test_edits_in_the_journal_are_not_looked_at(folder, opened):
    opened(folder).commit(edits.add_coder(Coder(id="coder-1", name="Kim")))
    assert validate(folder) == ()
