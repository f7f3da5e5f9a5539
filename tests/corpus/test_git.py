"""A corpus in git, whichever way git turns its line ends, is the same corpus, and two branches merge."""

import shutil
import subprocess
from pathlib import Path

import pytest

from annotator import edits
from annotator.corpus import Corpus
from annotator.corpus.validate import validate
from annotator.model import Span

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed here")


def git(folder, *words):
    settings = ("-c", "user.name=Kim", "-c", "user.email=kim@example.org", "-c", "init.defaultBranch=main")
    done = subprocess.run(["git", *settings, *words], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture
def repository(corpus, articles, hand, folder):
    corpus.commit(edits.annotate(articles[0], [Span(34, 43)], "loaded", hand))
    corpus.close()
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "start")
    return folder


@pytest.mark.parametrize("autocrlf", ["true", "input", "false"])
def test_a_clone_with_any_line_ends_is_the_same_corpus_and_goes_back_unchanged(
    repository, tmp_path, autocrlf, hand, articles
):
    with Corpus.open(repository, read_only=True) as corpus:
        expected = [corpus.article("art-1"), *corpus.annotations("art-1")]
    clone = tmp_path / "clone"
    git(tmp_path, "-c", f"core.autocrlf={autocrlf}", "clone", "-q", str(repository), str(clone))
    git(clone, "config", "core.autocrlf", autocrlf)
    turned = b"\r\n" in (clone / "corpus.json").read_bytes()
    assert turned == (autocrlf == "true")
    with Corpus.open(clone) as corpus:
        assert corpus.problems == ()
        assert [corpus.article("art-1"), *corpus.annotations("art-1")] == expected
        corpus.commit(edits.annotate(articles[0], [Span(5, 9)], "hedge", hand))
    git(clone, "add", "-A")
    git(clone, "commit", "-q", "-m", "more")
    git(repository, "pull", "-q", str(clone), "main")
    with Corpus.open(repository, read_only=True) as corpus:
        assert [one.start for one in corpus.annotations("art-1")] == [5, 34]
        assert corpus.article("art-1") == expected[0]
    assert validate(repository) == ()


def test_two_coders_on_two_branches_merge_without_a_conflict(repository, tmp_path, hand, articles):
    from dataclasses import replace

    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", str(repository), str(clone))
    for place, one in ((repository, hand), (clone, replace(hand, coder="coder-2"))):
        with Corpus.open(place) as corpus:
            corpus.commit(edits.annotate(articles[0], [Span(5, 9)], "hedge", one))
        git(place, "add", "-A")
        git(place, "commit", "-q", "-m", one.coder)
    git(repository, "pull", "-q", "--no-rebase", "--no-edit", str(clone), "main")
    with Corpus.open(repository, read_only=True) as corpus:
        assert {one.coder for one in corpus.annotations("art-1")} == {"coder-1", "coder-2"}
        assert corpus.problems == ()


def test_a_clone_of_the_program_has_the_same_line_ends_on_every_system(tmp_path):
    """Git for Windows turns them unless it is told not to: checksums of sample texts would not fit."""
    ours = Path(__file__).parents[2] / ".gitattributes"
    if not ours.exists():
        pytest.skip("the program came without git")
    repository, clone = tmp_path / "program", tmp_path / "clone"
    repository.mkdir()
    shutil.copy(ours, repository)
    (repository / "sample.txt").write_bytes(b"A line\nand one more\n")
    git(repository, "init", "-q")
    git(repository, "add", "-A")
    git(repository, "commit", "-q", "-m", "start")
    git(tmp_path, "-c", "core.autocrlf=true", "clone", "-q", str(repository), str(clone))
    assert (clone / "sample.txt").read_bytes() == b"A line\nand one more\n"
