"""A corpus that an earlier version wrote opens, is whole, and can be edited: for ever."""

import shutil
from pathlib import Path

import pytest

from annotator import edits
from annotator.corpus import Corpus, read_onefile
from annotator.corpus.validate import validate
from annotator.model import CueRef, Hand, Span

FIXTURES = Path(__file__).parent / "fixtures"
FERRY, ISLAND, CORRECTION = (f"art-000000000000000{number}" for number in (1, 2, 3))


@pytest.fixture(params=["folder", "one file"])
def version_1(request, tmp_path):
    if request.param == "folder":
        shutil.copytree(FIXTURES / "v1", tmp_path / "v1")
        corpus = Corpus.open(tmp_path / "v1")
    else:
        corpus = read_onefile(FIXTURES / "v1.json")
    yield corpus
    corpus.close()


def test_version_1_says_what_it_said(version_1):
    corpus = version_1
    assert (corpus.name, corpus.problems, corpus.read_only) == ("Ferry study", (), "")
    assert corpus.articles() == (FERRY, ISLAND)
    ferry = corpus.article(FERRY)
    assert ferry.text.endswith("⛴️ Cafe\u0301 owners\u00a0protest.")
    assert (ferry.outlet, ferry.date, ferry.language) == ("Harbour Times", "2025-03-14", "en")
    assert [zone.kind for zone in ferry.zones] == ["headline", "body"]
    assert ferry.provenance.notes == ("line ends were CRLF",)
    assert (corpus.described(ISLAND).outlet, corpus.article(ISLAND).outlet) == ("Islander", "The Islander")
    assert corpus.corrections(CORRECTION).removed
    assert [coder.name for coder in corpus.coders()] == ["Kim", "Ola"]
    assert [code.name for code in corpus.codes()] == ["Scare quotes", "Loss frame"]
    assert corpus.code("loss").definition == "What people will lose."
    assert corpus.code("scare_quote").examples == ("the “unprofitable” ferry",)


def test_version_1_annotations_stand_where_they_stood(version_1):
    corpus = version_1
    first, second = corpus.annotations(FERRY)
    assert [one.quote for one in first.target] == ["“unprofitable”"]
    assert first.origin == "rule:scare_quote@1"
    assert first.cue == CueRef(
        category="scare_quote", rule="scare_quote@1", start=first.start, end=first.end, extra={}
    )
    assert (first.memo, first.mode, first.cue_seen) == ("whose words? — ask", "review", True)
    assert [one.quote for one in second.target] == ["may lose", "⛴"]
    assert (second.coder, second.mode) == ("coder-ola", "blind")
    (whole,) = corpus.annotations(ISLAND)
    assert whole.target == ()
    (rejected,) = corpus.decisions(ISLAND)
    assert (rejected.quote, rejected.verdict) == ("abandons", "rejected")
    gone = [one for one in corpus.values() if getattr(one, "deleted", False)]
    assert [one.target[0].quote for one in gone] == ["Ferry"]


def test_version_1_can_be_edited_and_keeps_what_it_does_not_know(tmp_path):
    folder = tmp_path / "v1"
    shutil.copytree(FIXTURES / "v1", folder)
    with Corpus.open(folder) as corpus:
        first = corpus.annotations(FERRY)[0]
        assert first.extra == {"certainty": 0.8}
        hand = Hand(
            coder="coder-kim",
            mode="review",
            codebook_revision=3,
            now="2025-04-01T00:00:00.000Z",
            mint="{}-new".format,
        )
        corpus.commit(edits.annotate(corpus.article(FERRY), [Span(0, 10)], "loss", hand))
        corpus.commit(edits.recode(first, "loss", hand))
    (sheet,) = folder.glob(f"annotations/coder-kim/*/{FERRY}.json")
    assert '"certainty": 0.8' in sheet.read_text("utf-8")
    assert validate(folder) == ()


def test_writing_version_1_anew_gives_the_same_bytes(tmp_path):
    """Files are stable: an edit in one place changes nothing in another, and git shows just the edit."""
    with Corpus.open(FIXTURES / "v1", read_only=True) as corpus:
        corpus.save_as(tmp_path / "copy").close()
    for path in (FIXTURES / "v1").rglob("*.json"):
        if path.name != "corpus.json":
            copy = tmp_path / "copy" / path.relative_to(FIXTURES / "v1")
            if "certainty" not in path.read_text("utf-8"):
                assert copy.read_bytes() == path.read_bytes()
