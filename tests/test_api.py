"""The Python interface: what `import annotator` offers, and that it costs nothing until it is used."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import annotator
from tests.decided import study

ROOT = Path(__file__).parents[1]
TEXT = "Critics slammed the so-called reform.\r\nNobody left.\n"


def test_every_public_name_is_there():
    for name in annotator.__all__:
        assert getattr(annotator, name) is not None
    assert set(annotator.__all__) <= set(dir(annotator))


def test_all_names_are_declared_once():
    assert set(annotator.__all__) == {"__version__", *annotator._PLACES}


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        annotator.nothing  # noqa: B018  # asking is the test


def test_the_version_is_that_of_the_package():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert "version" in project.get("dynamic", []) or project["version"] == annotator.__version__


def test_importing_the_package_imports_nothing_else_of_it():
    code = "import sys, annotator; print([m for m in sys.modules if m.startswith('annotator.')])"
    ended = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, cwd=ROOT, check=True, timeout=60
    )
    assert ended.stdout.decode().strip() == "[]"


def test_cues_of_a_string_are_slices_of_it():
    cues = annotator.find_cues(TEXT)
    assert "slammed" in {TEXT[cue.start : cue.end] for cue in cues}


def test_analyse_and_categories_are_what_detectors_use():
    assert annotator.analyse("Nobody left.").text == "Nobody left."
    assert {cue.category for cue in annotator.find_cues(TEXT)} <= set(annotator.categories())


def test_frames_of_a_string_point_at_slices_of_it():
    (support,) = annotator.find_frames("Nobody left.\r\nTaxes fell.\r\n").article.supports
    assert [(one.start, one.end) for one in support.evidence] == [(14, 19)]


def test_articles_are_read_and_a_corpus_is_opened_again(tmp_path: Path):
    file = tmp_path / "a.txt"
    file.write_bytes(TEXT.encode())
    (article,) = annotator.read_articles(file).articles
    corpus = annotator.Corpus.create(tmp_path / "Study", "Study", articles=[article])
    corpus.close()
    for place in (str(tmp_path / "Study"), tmp_path / "Study" / "corpus.json"):
        opened = annotator.open_corpus(place, read_only=True)
        assert opened.articles() == (article.id,)
        opened.close()


@pytest.mark.parametrize("named", [str, Path])
def test_a_place_may_be_a_string_or_a_path_everywhere(tmp_path: Path, named):
    from annotator.corpus import is_onefile, read_onefile, write_onefile
    from annotator.corpus.validate import validate

    (tmp_path / "a.txt").write_bytes(TEXT.encode())
    (article,) = annotator.read_articles(named(tmp_path / "a.txt")).articles
    made = annotator.Corpus.create(named(tmp_path / "Made"), "Study", articles=[article])
    saved = made.save_as(named(tmp_path / "Saved"))
    made.close()
    saved.close()
    for folder in ("Made", "Saved"):
        opened = annotator.Corpus.open(named(tmp_path / folder / "corpus.json"))
        assert opened.articles() == (article.id,)
        opened.close()
        assert validate(named(tmp_path / folder)) == ()
    file = named(tmp_path / "study.json")
    write_onefile(saved, file)
    assert is_onefile(file)
    assert read_onefile(file).articles() == (article.id,)
    assert validate(file) == ()
    with annotator.open_corpus(file) as draft:
        assert draft.articles() == (article.id,)


def test_a_corpus_in_one_file_is_opened_and_anything_else_is_named(tmp_path: Path):
    from annotator.corpus import write_onefile

    file = tmp_path / "study.json"
    write_onefile(annotator.Corpus.draft("Study"), file)
    assert annotator.open_corpus(file).name == "Study"
    other = tmp_path / "other.json"
    other.write_text("{}")
    with pytest.raises(annotator.AnnotatorError, match=r"other\.json is no corpus"):
        annotator.open_corpus(other)


def test_precision_counts_what_coders_decided():
    corpus = study({"labelling.rulers@1": {"The Rampart": ["aar"], "Open Record": ["l"]}})
    (line,) = annotator.precision(corpus).lines
    assert [(one.outlet, one.tally.accepted, one.tally.decided) for one in line.outlets] == [
        ("Open Record", 0, 1),
        ("The Rampart", 2, 3),
    ]
