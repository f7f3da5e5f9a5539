"""Several machines and programs that copy files: every version is merged, none is dropped or overwritten."""

import shutil

import pytest

from annotator import edits
from annotator.corpus import Corpus, disk
from annotator.corpus.validate import validate
from annotator.model import Span

NAMES = [
    "{} (conflicted copy).json",
    "{} (Kim's conflicted copy 2024-12-30).json",
    "{} (conflicted copy 2024-12-30 140211).json",
    "{}-DESKTOP.json",
    "{}-LAPTOP-2.json",
    "{} (1).json",
    "{} - Copy.json",
    "{}.sync-conflict-20241230-140211-ABCDEF7.json",
    "{}_conflict-20241230-140211.json",
    "{} copy.json",
    "{}.json.orig",
    "{} [Conflict].json",
]


@pytest.fixture
def two_versions(corpus, articles, hand, folder, tmp_path):
    """A closed folder and, in a second folder, what another machine made of the same start."""
    corpus.commit(edits.annotate(articles[0], [Span(34, 43)], "loaded", hand))
    corpus.close()
    other = tmp_path / "other"
    shutil.copytree(folder, other)
    for place, start, name in ((folder, 44, "Here"), (other, 50, "There")):
        with Corpus.open(place) as one:
            one.commit(edits.annotate(articles[0], [Span(start, start + 3)], "hedge", hand))
            field = "name" if place == folder else "definition"
            one.commit(edits.change_code(one.code("hedge"), {field: name}))
    return folder, other


def sheet_of(folder):
    (found,) = folder.glob("annotations/coder-1/*/art-1.json")
    return found


@pytest.mark.parametrize("name", NAMES)
def test_conflict_copies_are_merged_listed_and_never_deleted(two_versions, opened, name, articles, hand):
    folder, other = two_versions
    sheet = sheet_of(folder)
    copy = sheet.with_name(name.format("art-1"))
    shutil.copy(sheet_of(other), copy)
    kept = copy.read_bytes()
    corpus = opened(folder)
    assert [one.start for one in corpus.annotations("art-1")] == [34, 44, 50]
    (problem,) = corpus.problems
    assert problem.file == copy.relative_to(folder).as_posix()
    assert "merged" in problem.message
    corpus.commit(edits.annotate(articles[0], [Span(5, 9)], "hedge", hand))
    corpus.close()
    assert copy.read_bytes() == kept
    assert [one.start for one in Corpus.open(folder, read_only=True).annotations("art-1")] == [5, 34, 44, 50]
    copy.unlink()
    assert [one.start for one in opened(folder).annotations("art-1")] == [5, 34, 44, 50]


def test_a_copied_folder_inside_a_room_is_merged_too(two_versions, opened):
    folder, other = two_versions
    shutil.copytree(other / "annotations" / "coder-1", folder / "annotations" / "coder-1 (conflicted copy)")
    shutil.copy(other / "codebook" / "hedge.json", folder / "codebook" / "hedge-LAPTOP.json")
    corpus = opened(folder)
    assert [one.start for one in corpus.annotations("art-1")] == [34, 44, 50]
    assert (corpus.code("hedge").name, corpus.code("hedge").definition) == ("Here", "There")
    assert len(corpus.problems) == 2


def test_what_another_machine_wrote_meanwhile_is_merged_before_saving(two_versions, opened, articles, hand):
    folder, other = two_versions
    corpus = opened(folder)
    shutil.copy(sheet_of(other), sheet_of(folder))
    shutil.copy(other / "codebook" / "hedge.json", folder / "codebook" / "hedge.json")
    corpus.commit(edits.annotate(articles[0], [Span(5, 9)], "hedge", hand))
    corpus.commit(edits.change_code(corpus.code("hedge"), {"tag": "HX"}))
    corpus.flush()
    assert [one.start for one in corpus.annotations("art-1")] == [5, 34, 44, 50]
    code = corpus.code("hedge")
    assert (code.name, code.definition, code.tag) == ("Here", "There", "HX")
    assert corpus.merged == 2
    corpus.close()
    assert opened(folder).annotations("art-1") == corpus.annotations("art-1")
    assert validate(folder) == ()


def put_by_another(folder, other):
    """Put the other machine's sheet in place in one step, as programs that keep folders in step do."""
    shutil.copy(sheet_of(other), folder / "coming")
    (folder / "coming").replace(sheet_of(folder))


def test_what_comes_while_a_file_is_on_its_way_is_merged_too(
    two_versions, opened, articles, hand, monkeypatch
):
    folder, other = two_versions
    corpus = opened(folder)
    corpus.commit(edits.annotate(articles[0], [Span(5, 9)], "hedge", hand))
    real = disk.fsync

    def meanwhile(descriptor):
        monkeypatch.setattr(disk, "fsync", real)
        real(descriptor)
        put_by_another(folder, other)

    monkeypatch.setattr(disk, "fsync", meanwhile)
    corpus.flush()
    corpus._journal.clear()
    with Corpus.open(folder, read_only=True) as seen:
        assert [one.start for one in seen.annotations("art-1")] == [5, 34, 44, 50]


@pytest.mark.parametrize("then", ["edit", "close"])
def test_what_another_machine_overwrote_is_written_again(two_versions, opened, articles, hand, then):
    """It had read the file before ours was there."""
    folder, other = two_versions
    corpus = opened(folder)
    corpus.commit(edits.annotate(articles[0], [Span(5, 9)], "hedge", hand))
    corpus.flush()
    put_by_another(folder, other)
    if then == "edit":
        corpus.commit(edits.correct(corpus.corrections("art-2"), {"byline": "Kim"}))
        corpus.flush()
    else:
        corpus.close()
    with Corpus.open(folder, read_only=True) as seen:
        assert [one.start for one in seen.annotations("art-1")] == [5, 34, 44, 50]


def test_the_quotes_of_what_another_machine_wrote_are_compared_too(two_versions, opened, articles, hand):
    folder, other = two_versions
    corpus = opened(folder)
    text = sheet_of(other).read_text(encoding="utf-8")
    sheet_of(folder).write_text(text.replace('"start": 50', '"start": 51'), encoding="utf-8")
    corpus.commit(edits.annotate(articles[0], [Span(5, 9)], "hedge", hand))
    corpus.flush()
    (drifted,) = corpus.drifted
    assert corpus.annotation(drifted).start == 51
    assert corpus.problems[-1].where == drifted


def test_a_tombstone_of_another_machine_is_not_undone_by_an_old_file(two_versions, opened, hand):
    folder, other = two_versions
    old = sheet_of(other).read_bytes()
    with Corpus.open(folder) as corpus:
        corpus.commit(edits.delete(corpus.annotations("art-1"), hand))
    sheet_of(folder).with_name("art-1 (1).json").write_bytes(old)
    assert [one.start for one in opened(folder).annotations("art-1")] == [50]


def test_two_people_who_changed_one_field_at_once_are_told(two_versions, opened):
    folder, other = two_versions
    with Corpus.open(folder) as corpus:
        corpus.commit(edits.change_code(corpus.code("loaded"), {"name": "Left"}))
    with Corpus.open(other) as corpus:
        corpus.commit(edits.change_code(corpus.code("loaded"), {"name": "Right"}))
    path = folder / "codebook" / "loaded-DESKTOP.json"
    shutil.copy(other / "codebook" / "loaded.json", path)
    corpus = opened(folder)
    assert corpus.code("loaded").name in {"Left", "Right"}
    clash = [problem for problem in corpus.problems if problem.where == "fields.name"]
    assert "two people" in clash[0].message


def test_a_file_that_lies_where_another_belongs_is_read_and_not_overwritten(
    two_versions, opened, articles, hand
):
    folder, _other = two_versions
    with Corpus.open(folder) as corpus:
        corpus.commit(edits.annotate(articles[1], [Span(0, 7)], "hedge", hand))
    (second,) = folder.glob("annotations/coder-1/*/art-2.json")
    shutil.move(sheet_of(folder), second)
    stored = second.read_bytes()
    corpus = opened(folder)
    assert len(corpus.annotations("art-1")) == 2
    assert corpus.annotations("art-2") == ()
    corpus.commit(edits.annotate(articles[1], [Span(8, 14)], "hedge", hand))
    corpus.close()
    assert second.read_bytes() == stored
    assert len(opened(folder).annotations("art-2")) == 1


def test_two_articles_with_one_id_are_told_and_the_first_stays(folder, opened):
    (path,) = folder.glob("articles/*/art-1.json")
    other = path.with_name("art-1 (1).json")
    other.write_text(path.read_text().replace("Monday", "Friday"))
    corpus = opened(folder)
    assert "Monday" in corpus.article("art-1").text
    assert {problem.file for problem in corpus.problems} == {other.relative_to(folder).as_posix()}


def test_line_ends_changed_by_git_change_nothing(two_versions, opened):
    folder, _other = two_versions
    expected = Corpus.open(folder, read_only=True).annotations("art-1")
    for path in folder.rglob("*.json"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    corpus = opened(folder)
    assert corpus.annotations("art-1") == expected
    assert corpus.problems == ()


def test_the_result_does_not_depend_on_the_order_in_which_copies_arrive(two_versions, opened, tmp_path):
    folder, other = two_versions
    results = []
    for number, (first, second) in enumerate(((folder, other), (other, folder))):
        place = tmp_path / f"both-{number}"
        shutil.copytree(first, place)
        shutil.copy(sheet_of(second), sheet_of(place).with_name("art-1 (2).json"))
        shutil.copy(second / "codebook" / "hedge.json", place / "codebook" / "hedge (2).json")
        with Corpus.open(place, read_only=True) as corpus:
            results.append((corpus.annotations("art-1"), corpus.code("hedge")))
    assert results[0] == results[1]
