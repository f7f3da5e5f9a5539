"""A corpus in one JSON file says all that is live and comes back as a draft."""

import json

import pytest

from annotator import edits
from annotator.corpus import Corpus, is_onefile, onefile_bytes, read_onefile, write_onefile
from annotator.corpus.validate import validate
from annotator.errors import CorpusError
from annotator.model import Cue, Span

CUE = Cue(start=34, end=43, category="labelling", rule="labelling@1", reason="so-called")


@pytest.fixture
def worked(corpus, articles, hand):
    """A corpus with something of everything, live and gone."""
    gone = corpus.commit(edits.annotate(articles[0], [Span(5, 9)], "loaded", hand, memo="secret"))
    corpus.commit(edits.delete([gone.puts[0].after], hand))
    corpus.commit(edits.accept(articles[0], CUE, "loaded", hand))
    corpus.commit(edits.reject(articles[0], CUE, hand))
    corpus.commit(edits.annotate(articles[1], [], "hedge", hand))
    corpus.commit(edits.change_code(corpus.code("loaded"), {"name": "Laden"}), coder="coder-1")
    corpus.commit(edits.correct(corpus.corrections("art-1"), {"outlet": "The Gazette"}))
    return corpus


def test_what_is_written_comes_back(worked, tmp_path):
    path = tmp_path / "study.json"
    write_onefile(worked, path)
    assert is_onefile(path)
    draft = read_onefile(path)
    assert (draft.path, draft.name, draft.problems) == (None, "Study", ())
    assert draft.info.derived_from == worked.info.id
    for article in worked.articles():
        assert draft.article(article) == worked.article(article)
        assert draft.described(article) == worked.described(article)
        assert draft.annotations(article) == worked.annotations(article)
        assert draft.decisions(article) == worked.decisions(article)
    assert [code.name for code in draft.codes()] == ["Laden", "Hedge"]
    assert draft.codebook_revision == worked.codebook_revision
    assert draft.coders() == worked.coders()
    assert validate(path) == ()


def test_what_was_deleted_or_removed_is_not_given_away(worked, tmp_path):
    worked.commit(edits.remove_articles([worked.corrections("art-2")]))
    found = json.loads(onefile_bytes(worked))
    assert b"secret" not in onefile_bytes(worked)
    assert [article["id"] for article in found["articles"]] == ["art-1"]
    assert {one["article"] for one in found["annotations"]} == {"art-1"}
    assert len(found["annotations"]) == 1


def test_the_whole_history_can_be_asked_for(worked, tmp_path):
    worked.commit(edits.remove_articles([worked.corrections("art-2")]))
    path = tmp_path / "all.json"
    write_onefile(worked, path, history=True)
    draft = read_onefile(path)
    assert list(draft.values()) == list(worked.values())
    assert draft.articles() == ("art-1",)
    assert draft.every_article() == ("art-1", "art-2")


def test_a_draft_from_one_file_becomes_a_folder(worked, tmp_path):
    path = tmp_path / "study.json"
    write_onefile(worked, path)
    with read_onefile(path).save_as(tmp_path / "folder") as saved:
        assert saved.info.derived_from == worked.info.id
        assert saved.annotations("art-1") == worked.annotations("art-1")
    assert validate(tmp_path / "folder") == ()


def test_the_file_is_for_people_too(worked):
    text = onefile_bytes(worked).decode("utf-8")
    assert text.endswith("}\n")
    assert "👷🏽" in text
    assert '\n          "quote": "so-called"' in text


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is empty"),
        (b'{"format": "framing-annotator/corpus-file", "version": 1,\n', r"line 2, column 1: .*cut off"),
        (b'{"format": "something"}', "no corpus in one file"),
        (b'{"format": "framing-annotator/corpus-file", "version": 1}', "Expected 'object'"),
        (
            (
                b'{"format": "framing-annotator/corpus-file", "version": 1, "articles": 5,'
                b' "corpus": {"id": "c", "name": "n"}}'
            ),
            "articles: is no list",
        ),
    ],
)
def test_what_is_no_such_file_is_said(tmp_path, data, message):
    path = tmp_path / "x.json"
    path.write_bytes(data)
    with pytest.raises(CorpusError, match=message):
        read_onefile(path)


def test_a_missing_file_is_said(tmp_path):
    assert not is_onefile(tmp_path / "x.json")
    with pytest.raises(CorpusError, match="cannot be read"):
        read_onefile(tmp_path / "x.json")


@pytest.mark.parametrize(
    ("old", "new", "where", "message"),
    [
        (
            '"id": "art-2",\n      "text"',
            '"id": "../art",\n      "text"',
            "articles[1]",
            "cannot be a file name",
        ),
        ('"id": "art-2",\n      "text"', '"id": "art-1",\n      "text"', "articles[1].id", "another entry"),
        (
            '"start": 34,\n          "end"',
            '"start": true,\n          "end"',
            "annotations[0]",
            "Expected 'int'",
        ),
        ('"version": 1', '"version": 9', "version", "newer version"),
    ],
)
def test_one_bad_entry_costs_no_other(worked, tmp_path, old, new, where, message):
    path = tmp_path / "study.json"
    text = onefile_bytes(worked).decode("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    draft = read_onefile(path)
    problem = draft.problems[0]
    assert problem.file == "study.json"
    assert problem.where.startswith(where)
    assert message in problem.message
    assert draft.articles()[0] == "art-1"


def test_a_quote_that_is_not_there_is_flagged_and_stays(worked, tmp_path):
    path = tmp_path / "study.json"
    text = onefile_bytes(worked).decode("utf-8").replace('"quote": "so-called"', '"quote": "so-colled"')
    path.write_text(text, encoding="utf-8")
    draft = read_onefile(path)
    assert len(draft.annotations("art-1")) == 1
    assert draft.annotations("art-1")[0].id in draft.drifted
    assert any("so-colled" in problem.message for problem in draft.problems)


def test_a_corpus_folder_is_no_one_file(folder):
    assert not is_onefile(folder / "corpus.json")
    with pytest.raises(CorpusError, match="no corpus in one file"):
        read_onefile(folder / "corpus.json")
    with Corpus.open(folder) as corpus:
        assert corpus.name == "Study"
