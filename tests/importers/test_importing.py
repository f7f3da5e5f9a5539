"""From files into a corpus: what is found, what is shown before, what is taken, what is not taken twice."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator import edits
from annotator.corpus import Corpus
from annotator.errors import CorpusError
from annotator.importers import (
    Draft,
    FileReport,
    FileTaken,
    Marking,
    Options,
    Quoted,
    Reading,
    Source,
    find_files,
    importer_named,
    preview,
    read_files,
    take,
    take_files,
    taken_of,
)
from annotator.importers import _taking as taking
from annotator.model import Code, Coder, Corrections, Hand

BODY = "Ministers met on Monday. They spoke of sanctions and left without a word."


def report(*drafts: Draft, file: str = "a.txt") -> FileReport:
    importer = importer_named("plain-text")
    taken = taken_of(Reading(drafts=drafts), importer, Source(file, file.encode(), Options()))
    return FileReport(file=file, importer="plain-text@1", title="Plain text", entries=taken.entries)


def marked(*codes: str, coder: str = "Ann", text: str = BODY) -> Draft:
    start = text.index("sanctions")
    span = Quoted(start, start + 9, "sanctions")
    markings = [Marking(code=code, spans=(span,), coder=coder, attributes={"sure": "yes"}) for code in codes]
    return Draft(text=text, outlet="Paper", annotations=tuple(markings))


@pytest.fixture
def corpus(tmp_path: Path) -> Iterator[Corpus]:
    with Corpus.create(
        tmp_path / "Study", "Study", codes=[Code(id="code-own", name="Loaded Language")]
    ) as made:
        yield made


# --- finding ---------------------------------------------------------------------------------------------


def test_folders_are_looked_through_but_not_corpora_nor_what_is_hidden(tmp_path: Path):
    for name in (
        "b/two.TXT",
        "a/one.docx",
        ".git/x.txt",
        "a/~$one.docx",
        "a/.x.txt",
        "c.jpg",
        "d/e.jpg",
        "odd",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"")
    Corpus.create(tmp_path / "Study", "Study").close()
    found = find_files([tmp_path])
    assert [str(path.relative_to(tmp_path)) for path in found.files] == ["a/one.docx", "b/two.TXT"]
    assert found.left == {".jpg": 2, "odd": 1}


def test_a_file_that_is_named_is_read_whatever_its_extension_and_only_once(tmp_path: Path):
    file = tmp_path / "c.jpg"
    file.write_bytes(b"")
    assert find_files([file, file]).files == (file,)


# --- previews --------------------------------------------------------------------------------------------


def test_a_preview_names_words_zones_and_duplicates_and_writes_nothing(corpus: Corpus):
    first = report(Draft(text=f"They meet\n{BODY}", outlet="Paper", headline="They meet"))
    taken = list(take(corpus, [first]))
    corrected = corpus.corrections(taken[0].added[0])
    corpus.commit(edits.correct(corrected, {"outlet": "The Paper"}))
    before = corpus.every_article()
    same = Draft(text=f"They meet\n{BODY}", outlet="The Paper")
    other = Draft(text=f"They meet\n{BODY}", outlet="Gazette")
    new = Draft(text=BODY, outlet="Paper", extent="truncated", problems=("look",), date="2024-03-03")
    rows = preview([report(same, other, new, new, file="b.txt")], corpus)
    assert [row.duplicate for row in rows] == ["known", "other outlet", "", "twice"]
    assert [row.same_as for row in rows] == ["They meet", "b.txt, article 1", "", "b.txt, article 3"]
    assert (rows[2].words, rows[2].zones, rows[2].extent, rows[2].date) == (
        13,
        ("body",),
        "truncated",
        "2024-03-03",
    )
    assert rows[2].problems == ("look",)
    assert corpus.every_article() == before


def test_the_same_text_of_another_outlet_in_the_corpus_is_named_with_that_outlet(corpus: Corpus):
    list(take(corpus, [report(Draft(text=BODY, outlet="Paper"))]))
    (row,) = preview([report(Draft(text=BODY, outlet="Gazette"))], corpus)
    assert (row.duplicate, row.same_as) == ("other outlet", "Paper")


def test_a_preview_needs_no_corpus():
    (row,) = preview([report(marked("loaded"))])
    assert (row.duplicate, row.annotations) == ("", 1)


# --- taking ----------------------------------------------------------------------------------------------


def test_files_are_taken_in_portions_and_told_in_order(corpus: Corpus, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(taking, "PORTION", 3)
    written: list[int] = []
    add = corpus.add_articles
    monkeypatch.setattr(corpus, "add_articles", lambda ones: written.append(0) or add(ones))
    reports = [report(Draft(text=f"{BODY} {n}"), file=f"{n}.txt") for n in range(7)]
    told = list(take_files(corpus, reports))
    assert [one.report.file for one in told] == [one.file for one in reports]
    assert len(written) == 3
    assert len(corpus.articles()) == 7


def test_importing_again_adds_nothing(corpus: Corpus):
    def run() -> FileTaken:
        (told,) = take(corpus, [report(marked("loaded", "slanted"), Draft(text=BODY + " Again."))])
        return told

    first = run()
    assert (len(first.added), first.known, first.annotations) == (2, 0, 2)
    state = corpus.every_article(), corpus.codes(), corpus.coders(), list(corpus.values())
    second = run()
    assert (len(second.added), second.known, second.annotations) == (0, 2, 0)
    assert (corpus.every_article(), corpus.codes(), corpus.coders(), list(corpus.values())) == state


def test_articles_twice_in_one_portion_are_added_once(corpus: Corpus):
    first, second = take(corpus, [report(Draft(text=BODY)), report(Draft(text=BODY), file="b.txt")])
    assert (len(first.added), len(second.added), second.known) == (1, 0, 1)


def test_stopping_keeps_what_was_told(corpus: Corpus, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(taking, "PORTION", 1)
    for _told in take_files(corpus, (report(Draft(text=f"{BODY} {n}")) for n in range(9))):
        break
    assert len(corpus.articles()) == 1


def test_a_corpus_that_cannot_be_written_is_as_it_was(corpus: Corpus, monkeypatch: pytest.MonkeyPatch):
    def refuse(_articles):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(corpus._saver, "save_articles", refuse)
    with pytest.raises(CorpusError, match=r"were not added: .*No space left"):
        list(take(corpus, [report(marked("loaded"))]))
    assert corpus.every_article() == ()
    assert corpus.coders() == ()


# --- annotations -----------------------------------------------------------------------------------------


def test_annotations_get_codes_by_name_and_coders_of_their_own(corpus: Corpus):
    corpus.commit(edits.add_coder(Coder(id="coder-1", name="Ann")))
    list(take(corpus, [report(marked("loaded language", "slanted"), file="babe.csv")]))
    (article,) = corpus.articles()
    one, other = corpus.annotations(article)
    assert {one.code, other.code} == {"code-own", next(c.id for c in corpus.codes() if c.name == "slanted")}
    assert one.origin == "import:babe.csv"
    assert one.attributes == {"sure": "yes"}
    assert one.target[0].quote == "sanctions"
    assert one.text_sha256 == corpus.article(article).sha256
    (coder,) = (coder for coder in corpus.coders() if coder.id == one.coder)
    assert (coder.name, coder.id != "coder-1") == ("Ann (imported)", True)


def test_annotations_without_a_coder_belong_to_their_file(corpus: Corpus):
    list(take(corpus, [report(marked("loaded", coder=""), file="babe.csv")]))
    assert [coder.name for coder in corpus.coders()] == ["babe.csv (imported)"]


def test_annotations_are_put_on_the_article_that_is_known_already(corpus: Corpus):
    (first,) = take(corpus, [report(Draft(text=BODY, outlet="Paper"))])
    (second,) = take(corpus, [report(marked("loaded"))])
    assert (second.known, second.annotations) == (1, 1)
    assert len(corpus.annotations(first.added[0])) == 1


def test_an_annotation_that_was_deleted_stays_deleted_when_it_comes_again(corpus: Corpus):
    (first,) = take(corpus, [report(marked("loaded"))])
    hand = Hand(
        coder="x", mode="blind", codebook_revision=1, now="2024-01-01T00:00:00Z", mint=lambda p: f"{p}-1"
    )
    corpus.commit(edits.delete(corpus.annotations(first.added[0]), hand))
    (second,) = take(corpus, [report(marked("loaded"))])
    assert second.annotations == 0
    assert corpus.annotations(first.added[0]) == ()


def test_a_removed_article_comes_back_when_it_is_imported_again(corpus: Corpus):
    (first,) = take(corpus, [report(Draft(text=BODY))])
    corpus.commit(edits.remove_articles([Corrections(id=first.added[0])]))
    (second,) = take(corpus, [report(Draft(text=BODY))])
    assert len(second.added) == 1
    assert corpus.articles() == second.added


def test_everything_is_there_when_the_corpus_is_opened_again(tmp_path: Path):
    folder = tmp_path / "Study"
    with Corpus.create(folder, "Study") as made:
        list(take(made, [report(marked("loaded"))]))
        expected = made.annotations(made.articles()[0])
    with Corpus.open(folder, read_only=True) as opened:
        assert opened.problems == ()
        assert opened.annotations(opened.articles()[0]) == expected


def test_reading_files_leaves_the_corpus_and_the_files_alone(corpus: Corpus, tmp_path: Path):
    file = tmp_path / "a.txt"
    file.write_text(BODY)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    preview(read_files([file]), corpus)
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before
