"""`import`: articles of many formats into a corpus; what would come is shown, what came is told."""

import json
from importlib import import_module
from pathlib import Path

import pytest

from annotator.corpus import Corpus, earlier, snapshots
from annotator.errors import InputError
from annotator.importers import _reading
from annotator.importers import _taking as taking
from annotator.importers._fetching import Fetched
from tests.importers.making import docx_example, epub_example, web_page

BODY = "Ministers met on Monday.\nThey spoke of sanctions and left without a word.\n"


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A folder with a text, a document, a book of two articles, a broken document and a picture."""
    folder = tmp_path / "in"
    (folder / "deep").mkdir(parents=True)
    (folder / "a.txt").write_text(f"Headline: They meet\nOutlet: Paper\nDate: 03/04/2024\n\n{BODY}")
    (folder / "b.docx").write_bytes(docx_example())
    (folder / "c.docx").write_bytes(docx_example()[:200])
    (folder / "d.jpg").write_bytes(b"\xff\xd8\xff")
    (folder / "deep" / "e.epub").write_bytes(epub_example())
    return folder


def articles(place: Path) -> list[tuple[str, str, str]]:
    with Corpus.open(place, read_only=True) as corpus:
        heads = map(corpus.head, corpus.articles())
        return [(head.headline, head.outlet, head.date) for head in heads]


def state(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_corpus_is_made_and_holds_what_could_be_read(call, files: Path, tmp_path: Path):
    place = tmp_path / "Study"
    ended = call("import", place, files)
    assert ended.code == 3
    assert ended.out == "4 articles added from 4 files; 1 file could not be read.\n"
    assert f"New corpus: {place}" in ended.err
    assert "Not looked at, because no format has these extensions: 1 .jpg" in ended.err
    assert f"{files / 'c.docx'}: " in ended.err
    assert "can be 2024-04-03 or 2024-03-04" in ended.err
    assert articles(place) == [
        ("They meet", "Paper", ""),
        ("Ministers meet at last", "", ""),
        ("Ministers meet at last", "The Coastal Monitor", "2024-03-03"),
        ("Grain talks stall", "The Coastal Monitor", "2024-03-03"),
    ]
    with Corpus.open(place, read_only=True) as corpus:
        assert "loaded" in " ".join(code.name for code in corpus.codes()).lower()


def test_importing_again_adds_nothing_and_says_so(call, files: Path, tmp_path: Path):
    place = tmp_path / "Study"
    call("import", place, files / "a.txt", files / "b.docx")
    before = state(place)
    ended = call("import", place / "corpus.json", files / "a.txt", files / "b.docx")
    assert (ended.code, ended.out) == (0, "0 articles added from 2 files; 2 known already.\n")
    assert state(place) == before


def test_an_earlier_version_is_kept_before_articles_are_added(call, files: Path, tmp_path: Path, monkeypatch):
    place = tmp_path / "Study"
    call("import", place, files / "a.txt")
    call("import", place, files / "b.docx")
    with Corpus.open(place, read_only=True) as corpus:
        (kept,) = earlier.snapshots(corpus.info.id)
    assert kept.why == "before an import"
    assert len(earlier.Earlier(kept).articles()) == 1
    monkeypatch.setattr(snapshots, "_archive", lambda *_: (_ for _ in ()).throw(OSError(28, "No space left")))
    ended = call("import", place, files / "deep" / "e.epub")
    assert "No earlier version could be kept" in ended.err
    assert len(articles(place)) > 2


def test_a_dry_run_shows_everything_and_writes_nothing(call, files: Path, tmp_path: Path):
    place = tmp_path / "Study"
    ended = call("import", place, files, "--dry-run")
    assert ended.code == 3
    assert not place.exists()
    assert "a.txt: Plain text, utf-8, 1 article\n" in ended.out
    described = "-           Paper                         15 words  They meet"
    assert f"{described}\n    headline, body\n    ! the date" in ended.out
    assert "2024-03-03  The Coastal Monitor" in ended.out
    assert (
        "4 articles would be added from 4 files; 1 file could not be read. Nothing was written." in ended.out
    )
    call("import", place, files / "a.txt")
    before = state(place)
    again = call("import", place, files / "a.txt", files / "a.txt", "--dry-run")
    assert "in the corpus already" in again.out
    assert "0 articles would be added from 1 file; 1 known already." in again.out
    assert state(place) == before


def test_what_a_person_says_about_the_files_is_used(call, files: Path, tmp_path: Path):
    place = tmp_path / "Study"
    latin = tmp_path / "latin.txt"
    latin.write_bytes("Цены выросли вдвое.".encode("cp1251"))
    ended = call(
        "import", place, files / "a.txt", files / "b.docx", "--date-order", "mdy", "--outlet", "Gazette"
    )
    assert ended.code == 0
    assert articles(place) == [
        ("They meet", "Paper", "2024-03-04"),
        ("Ministers meet at last", "Gazette", ""),
    ]
    assert call("import", place, latin, "--encoding", "cp1251", "--format", "plain-text").code == 0
    with Corpus.open(place, read_only=True) as corpus:
        assert corpus.article(corpus.articles()[-1]).text == "Цены выросли вдвое."


def test_spellings_of_an_outlet_are_merged_with_those_of_the_corpus(call, tmp_path: Path):
    place, table = tmp_path / "Study", tmp_path / "table.csv"
    rows = ("title,outlet,text", f'One,The Post,"{BODY}"', f'Two,The Post,"{BODY} Twice."')
    table.write_text("\n".join(rows), encoding="utf-8")
    assert call("import", place, table).code == 0
    table.write_text(f'title,outlet,text\nOther,the post,"{BODY} At last."\n', encoding="utf-8")
    assert " the post " in call("import", place, table, "--dry-run").out
    assert " The Post " in call("import", place, table, "--dry-run", "--merge-outlets").out
    assert call("import", place, table, "--merge-outlets").code == 0
    assert [outlet for _headline, outlet, _date in articles(place)] == ["The Post"] * 3


def test_the_report_says_what_became_of_each_file(call, files: Path, tmp_path: Path):
    report = tmp_path / "report.jsonl"
    ended = call("import", tmp_path / "Study", files, "--report", report, "--verbose")
    rows = [json.loads(line) for line in report.read_text(encoding="utf-8").splitlines()]
    assert [
        (Path(row["file"]).name, row["found"], len(row["added"]), bool(row["error"])) for row in rows
    ] == [
        ("a.txt", 1, 1, False),
        ("b.docx", 1, 1, False),
        ("c.docx", 0, 0, True),
        ("e.epub", 2, 2, False),
    ]
    assert rows[0]["doubts"][0]["message"].startswith("the date “03/04/2024”")
    assert rows[3]["problems"][0]["message"].startswith("1 page was left out")
    assert "e.epub: Book (EPUB); 2 found, 2 added\n" in ended.err


def test_no_corpus_is_made_when_nothing_can_be_read(call, files: Path, tmp_path: Path):
    place = tmp_path / "Study"
    ended = call("import", place, files / "c.docx", files / "missing.txt")
    assert ended.code == 2
    assert "missing.txt: the file cannot be read (No such file or directory)" in ended.err
    assert f"Nothing could be read. {place} is as it was." in ended.err
    assert not place.exists()


def test_a_folder_that_is_no_corpus_is_not_made_one(call, files: Path):
    before = state(files)
    ended = call("import", files, files / "a.txt")
    assert ended.code == 2
    assert "is no corpus. To make a new one, name a folder that is not there yet." in ended.err
    assert call("import", files / "b.docx", files / "a.txt").code == 2
    assert state(files) == before


def test_a_corpus_that_is_open_elsewhere_is_not_changed(call, files: Path, tmp_path: Path):
    place = tmp_path / "Study"
    call("import", place, files / "a.txt")
    with Corpus.open(place):
        before = state(place)
        ended = call("import", place, files / "b.docx")
        assert ended.code == 2
        assert state(place) == before


def test_stopping_says_what_is_there(call, files: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    place = tmp_path / "Study"

    def stopped(corpus, reports):
        yield from taking.take(corpus, [next(iter(reports))])
        raise KeyboardInterrupt

    monkeypatch.setattr(import_module("annotator.cli.import"), "take_files", stopped)
    ended = call("import", place, files / "a.txt", files / "b.docx")
    assert ended.code == 130
    assert "Stopped. 1 article added from 1 file." in ended.err
    assert len(articles(place)) == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--column", "headline"], "is not ROLE=COLUMN"),
        (["--column", "colour=x"], "Roles are text, headline"),
        (["--date-order", "ydm"], "is not one of"),
        (["--format", "doc"], "is not one of"),
    ],
)
def test_wrong_words_are_explained(call, files: Path, tmp_path: Path, words: list[str], said: str):
    ended = call("import", tmp_path / "Study", files / "a.txt", *words)
    assert (ended.code, said in ended.err) == (2, True)


def test_nothing_to_import_is_said(call, tmp_path: Path):
    ended = call("import", tmp_path / "Study", tmp_path)
    assert (ended.code, "There is no file of a known format" in ended.err) == (2, True)


def test_an_address_is_fetched_and_its_page_imported(call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    url, asked = "https://harbourpost.example/1", []

    class Fetcher:
        def call(self, _limits, _work, address):
            asked.append(address)
            if address != url:
                raise InputError("harbourpost.example cannot be reached (timed out)")
            return Fetched(web_page("They meet", BODY, BODY), "1.html", url)

    monkeypatch.setattr(_reading, "_fetcher", Fetcher())
    place = tmp_path / "Study"
    ended = call("import", place, url, "https://harbourpost.example/2")
    assert ended.code == 3
    assert "1 article added from 2 files; 1 file could not be read." in ended.out
    assert "https://harbourpost.example/2: harbourpost.example cannot be reached (timed out)" in ended.err
    with Corpus.open(place, read_only=True) as corpus:
        (article,) = map(corpus.article, corpus.articles())
        assert (article.url, article.headline) == (url, "They meet")
    assert asked == [url, "https://harbourpost.example/2"]


def test_columns_can_be_given_and_are_shown_before(call, tmp_path: Path):
    table = tmp_path / "a.csv"
    table.write_text(f'heading,wording,when\nThey meet,"{BODY}",03/04/2024\n')
    shown = call("import", tmp_path / "Study", table, "--dry-run", "--column", "outlet=heading")
    assert "  column heading: outlet (They meet)\n" in shown.out
    assert "say which one does" in shown.out
    words = ["--column", "text=Wording", "--column", "date=when", "--date-order", "mdy"]
    shown = call("import", tmp_path / "Study", table, "--dry-run", *words)
    assert "  column heading: headline (They meet)\n  column wording: text (Ministers met" in shown.out
    assert call("import", tmp_path / "Study", table, *words).code == 0
    assert articles(tmp_path / "Study") == [("They meet", "", "2024-03-04")]
    wrong = call("import", tmp_path / "Study", table, "--column", "text=Body")
    assert (wrong.code, "no column “Body”; its columns are “heading”, “wording”, “when”" in wrong.err) == (
        2,
        True,
    )


def test_the_help_lists_the_formats(call):
    ended = call("import", "--help")
    assert "plain-text        Plain text" in ended.out
    assert "docx              Word document (DOCX)" in ended.out
