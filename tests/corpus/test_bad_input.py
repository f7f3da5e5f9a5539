"""Files that are empty, broken, alien, newer or missing: told, left alone, and the rest opens."""

import pytest

from annotator import edits
from annotator.corpus import Corpus
from annotator.corpus.files import read
from annotator.corpus.validate import validate
from annotator.corpus.wire import Malformed
from annotator.errors import CorpusError
from annotator.model import Span

SPAN = [Span(34, 43)]

BROKEN = {
    "empty": (b"", "is empty"),
    "zeros": (b"\0" * 400, "zero bytes"),
    "cut off": (b'{\n  "format": "framing-annotator/annotations",\n  "ver', "cut off"),
    "merge marks": (b"<<<<<<< HEAD\n{}\n=======\n{}\n>>>>>>> other\n", "malformed"),
    "no object": (b"[1, 2]", "Expected 'object'"),
    "another program's": (b'{"format": "doccano", "version": 1}', "its format is 'doccano'"),
    "no format": (b'{"version": 1}', "missing required field 'format'"),
    "odd version": (b'{"format": "framing-annotator/coder", "version": "1", "id": "x"}', "Expected 'int'"),
    "no text": (b"\xff\xfe\x00{", "malformed"),
    "deep": (b'{"x": ' + b"[" * 90_000, "nested too deeply"),
    "escaping id": (
        b'{"format": "framing-annotator/coder", "version": 1, "id": "../../x"}',
        "cannot be a file",
    ),
    "a list of the wrong kind": (
        (
            b'{"format": "framing-annotator/annotations", "version": 1, "article": "art-1", "coder": "kim",'
            b' "annotations": {}, "decisions": []}'
        ),
        "annotations is no list",
    ),
}


@pytest.fixture
def marked(corpus, articles, hand, folder):
    """A closed corpus with an annotation on each article, and the path of the first one's file."""
    corpus.commit(edits.annotate(articles[0], SPAN, "loaded", hand))
    corpus.commit(edits.annotate(articles[1], [Span(5, 9)], "loaded", hand))
    corpus.commit(edits.correct(corpus.corrections("art-1"), {"outlet": "X"}))
    corpus.close()
    return folder


def file_of(folder, pattern):
    (found,) = folder.glob(pattern)
    return found


PATTERNS = [
    "annotations/coder-1/*/art-1.json",
    "metadata/*/art-1.json",
    "codebook/loaded.json",
    "coders/coder-1.json",
    "articles/*/art-1.json",
]


@pytest.mark.parametrize("name", BROKEN)
@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_broken_file_is_told_and_everything_else_opens(marked, opened, name, pattern):
    data, message = BROKEN[name]
    path = file_of(marked, pattern)
    path.write_bytes(data)
    corpus = opened(marked)
    problem = corpus.problems[0]
    assert problem.file == path.relative_to(marked).as_posix()
    assert message in f"{problem.where} {problem.message}"
    assert corpus.read_only == ""
    assert "art-2" in corpus.articles()
    assert len(corpus.annotations("art-2")) == 1
    assert corpus.code("hedge") is not None
    corpus.close()
    assert path.read_bytes() == data
    assert any(one.file == problem.file for one in validate(marked))


@pytest.mark.parametrize("name", BROKEN)
def test_edits_go_beside_a_broken_file_and_join_it_when_it_is_repaired(marked, opened, articles, hand, name):
    path = file_of(marked, PATTERNS[0])
    whole = path.read_bytes()
    path.write_bytes(BROKEN[name][0])
    corpus = opened(marked)
    assert corpus.annotations("art-1") == ()
    new = corpus.commit(edits.annotate(articles[0], [Span(44, 49)], "hedge", hand)).puts[0].after
    corpus.close()
    assert path.read_bytes() == BROKEN[name][0]
    again = opened(marked)
    assert again.annotations("art-1") == (new,)
    changed = again.commit(edits.write_memo(new, "later", hand)).puts[0].after
    again.close()
    assert len(list(path.parent.glob("*.json"))) == 2
    path.write_bytes(whole)
    repaired = opened(marked)
    assert [one.start for one in repaired.annotations("art-1")] == [34, 44]
    assert repaired.annotation(new.id) == changed
    assert path.read_bytes() == whole


def test_a_file_that_breaks_while_the_corpus_is_open_is_not_overwritten(marked, opened, articles, hand):
    corpus = opened(marked)
    path = file_of(marked, PATTERNS[0])
    path.write_bytes(b'{"format": "framing-anno')
    corpus.commit(edits.annotate(articles[0], [Span(44, 49)], "hedge", hand))
    corpus.flush()
    assert path.read_bytes() == b'{"format": "framing-anno'
    assert "cut off" in corpus.problems[-1].message
    corpus.close()
    assert len(opened(marked).annotations("art-1")) == 2


def test_the_place_of_a_mistake_is_told_by_line_and_column(marked, opened):
    path = file_of(marked, "codebook/loaded.json")
    lines = path.read_text().splitlines()
    lines[5] = lines[5].replace('"value":', '"value"')
    path.write_text("\n".join(lines))
    assert opened(marked).problems[0].where.startswith("line 6, column ")


def test_one_bad_entry_costs_no_other_and_is_kept(marked, opened, articles, hand):
    corpus = opened(marked)
    corpus.commit(edits.annotate(articles[0], [Span(44, 49)], "hedge", hand))
    corpus.close()
    path = file_of(marked, PATTERNS[0])
    path.write_text(path.read_text().replace('"start": 34', '"start": "34"'))
    again = opened(marked)
    assert [one.start for one in again.annotations("art-1")] == [44]
    assert again.problems[0].where == "annotations[0].target[0].start"
    again.commit(edits.annotate(articles[0], [Span(50, 56)], "hedge", hand))
    again.close()
    assert '"start": "34"' in path.read_text()
    path.write_text(path.read_text().replace('"start": "34"', '"start": 34'))
    assert [one.start for one in opened(marked).annotations("art-1")] == [34, 44, 50]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"end": 43', '"end": 33', "ends before it starts"),
        ('"article": "art-1",\n      "coder"', '"article": "art-2",\n      "coder"', "another article"),
        ('"end": 43', '"end": -1', ">= 0"),
        ('"mode": "assisted"', '"mode": "dreaming"', "Invalid enum value"),
    ],
)
def test_an_entry_that_makes_no_sense_is_kept_and_not_shown(marked, opened, old, new, message):
    path = file_of(marked, PATTERNS[0])
    assert old in path.read_text()
    path.write_text(path.read_text().replace(old, new))
    corpus = opened(marked)
    assert corpus.annotations("art-1") == ()
    assert message in corpus.problems[0].message


def test_one_bad_field_of_a_code_costs_no_other_and_is_kept(marked, opened):
    path = marked / "codebook" / "loaded.json"
    path.write_text(path.read_text().replace('{"value": "LL"', '{"value": 7'))
    corpus = opened(marked)
    assert (corpus.code("loaded").tag, corpus.code("loaded").name) == ("", "Loaded language")
    assert corpus.problems[0].where == "fields.tag"
    corpus.commit(edits.change_code(corpus.code("loaded"), {"name": "New"}))
    corpus.close()
    assert '"tag": {"value": 7,' in path.read_text()
    assert '"name": {"value": "New"' in path.read_text()


@pytest.mark.parametrize("pattern", ["corpus.json", *PATTERNS])
def test_a_file_of_a_newer_version_makes_the_corpus_read_only(marked, opened, pattern, hand, articles):
    path = file_of(marked, pattern)
    path.write_text(path.read_text().replace('"version": 1', '"version": 2'))
    before = {one: one.read_bytes() for one in marked.rglob("*.json")}
    corpus = opened(marked)
    assert "newer version" in corpus.read_only
    assert path.relative_to(marked).as_posix() in corpus.read_only
    assert len(corpus.annotations("art-1")) == 1
    with pytest.raises(CorpusError, match="newer version"):
        corpus.commit(edits.annotate(articles[0], SPAN, "loaded", hand))
    corpus.close()
    assert {one: one.read_bytes() for one in marked.rglob("*.json")} == before


def test_a_file_that_becomes_newer_while_open_is_not_overwritten(marked, opened, hand, articles):
    corpus = opened(marked)
    path = file_of(marked, PATTERNS[0])
    path.write_text(path.read_text().replace('"version": 1', '"version": 2'))
    newer = path.read_bytes()
    corpus.commit(edits.annotate(articles[0], SPAN, "hedge", hand))
    corpus.flush()
    assert path.read_bytes() == newer
    assert len(list(path.parent.iterdir())) == 2


def test_a_damaged_corpus_json_opens_for_reading_and_can_be_saved_elsewhere(marked, opened, tmp_path):
    (marked / "corpus.json").write_bytes(b'{"format": "framing-annotator/corpus", "vers')
    corpus = opened(marked)
    assert "damaged" in corpus.read_only
    assert len(corpus.annotations("art-1")) == 1
    with corpus.save_as(tmp_path / "sound") as sound:
        assert sound.annotations("art-1") == corpus.annotations("art-1")
        assert sound.read_only == ""


def test_where_there_is_no_corpus_this_is_said(tmp_path):
    for path in (tmp_path, tmp_path / "missing", tmp_path / "corpus.json"):
        with pytest.raises(CorpusError, match="no corpus"):
            Corpus.open(path)


@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_missing_file_is_not_here_yet_and_nothing_is_deleted_for_it(
    marked, opened, pattern, hand, articles
):
    path = file_of(marked, pattern)
    data = path.read_bytes()
    path.unlink()
    corpus = opened(marked)
    assert len(corpus.annotations("art-2")) == 1
    corpus.commit(edits.annotate(articles[1], [Span(0, 7)], "hedge", hand))
    corpus.close()
    path.write_bytes(data)
    again = opened(marked)
    assert len(again.annotations("art-1")) == 1
    assert again.described("art-1").outlet == "X"
    assert again.code("loaded").name == "Loaded language"
    assert again.coders()[0].name == "Kim"
    assert again.problems == ()


def test_annotations_wait_for_an_article_that_is_not_here_yet(marked, opened):
    file_of(marked, "articles/*/art-1.json").unlink()
    corpus = opened(marked)
    assert corpus.articles() == ("art-2",)
    assert "not here (yet)" in corpus.problems[0].message
    assert len(corpus.annotations("art-1")) == 1


def test_a_text_that_was_changed_by_hand_flags_its_annotations_and_moves_none(marked, opened, hand):
    path = file_of(marked, "articles/*/art-1.json")
    path.write_text(path.read_text().replace("The so-called", "That so-called"))
    corpus = opened(marked)
    (made,) = corpus.annotations("art-1")
    assert (made.start, made.end, made.target[0].quote) == (34, 43, "so-called")
    assert corpus.drifted == {made.id}
    messages = [problem.message for problem in corpus.problems]
    assert any("SHA-256" in message for message in messages)
    assert any("reads ' so-calle' in the text, not 'so-called'" in message for message in messages)
    corpus.commit(edits.write_memo(made, "still here", hand))
    assert corpus.annotations("art-1")[0].start == 34
    assert corpus.drifted == {made.id}
    corpus.commit(edits.respan(corpus.annotations("art-1")[0], corpus.article("art-1"), Span(35, 44), hand))


def test_files_of_the_system_and_of_people_are_no_problem_to_opening(marked, opened):
    for name in (".DS_Store", "codebook/.DS_Store", "articles/Thumbs.db", "notes.docx", ".git/config"):
        (marked / name).parent.mkdir(exist_ok=True)
        (marked / name).write_bytes(b"\0\1")
    assert opened(marked).problems == ()
    assert [one.file for one in validate(marked)] == ["notes.docx", "articles/Thumbs.db"]


def test_a_name_that_cannot_be_shown_is_told_in_ascii(marked, opened):
    try:
        (marked / "codebook" / "a\udcff\n.json").write_text("{}")
    except (OSError, UnicodeError):
        pytest.skip("this disk refuses such names")
    (problem,) = opened(marked).problems
    assert problem.file.isascii()
    assert problem.file.isprintable()


def test_a_folder_in_the_place_of_a_file_is_told(marked, opened):
    path = file_of(marked, PATTERNS[0])
    path.unlink()
    path.mkdir()
    corpus = opened(marked)
    assert len(corpus.annotations("art-2")) == 1


def test_any_mutation_of_any_file_is_read_or_told(marked):
    """Two hundred mutated files: bytes cut, changed, doubled; reading ends in a value or in `Malformed`."""
    import random

    dice = random.Random(7)
    originals = [path.read_bytes() for path in sorted(marked.rglob("*.json"))]
    told = 0
    for _ in range(200):
        data = bytearray(dice.choice(originals))
        for _ in range(dice.randint(1, 4)):
            at = dice.randrange(len(data))
            match dice.randrange(4):
                case 0:
                    data[at] = dice.randrange(256)
                case 1:
                    del data[at : at + dice.randrange(1, 40)]
                case 2:
                    data[at:at] = data[: dice.randrange(1, 40)]
                case _:
                    data[at : at + 1] = dice.choice([b'"', b"{", b"]", b"null", b"1e999", b"\\u0000", b",,"])
            data = data or bytearray(b" ")
        try:
            read(bytes(data))
        except Malformed:
            told += 1
    assert told > 50
