"""A small corpus with two articles, and the hand of a coder, for every test of the corpus on disk."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from annotator import machine
from annotator.corpus import Corpus
from annotator.model import Article, Code, Coder, Hand, Provenance, Zone
from annotator.text.canonical import sha256

FIRST = (
    "Harbour vote splits the town\n\n"
    "The so-called “rescue” plan was approved, an official said on Monday. 👷🏽 Work begins at once."
)
SECOND = "Council adopts plan\n\nCritics warned that the cafe\u0301 on the quay would be torn down."


def make_article(key: str, text: str, **fields: str) -> Article:
    zones = (Zone("headline", 0, text.index("\n")), Zone("body", text.index("\n"), len(text)))
    provenance = Provenance(importer="plain_text", name=f"{key}.txt", encoding="utf-8", encoding_from="utf-8")
    return Article(id=key, text=text, sha256=sha256(text), zones=zones, provenance=provenance, **fields)


@pytest.fixture
def articles() -> tuple[Article, Article]:
    return (
        make_article("art-1", FIRST, headline="Harbour vote splits the town", outlet="Gazette"),
        make_article("art-2", SECOND, headline="Council adopts plan", outlet="Courier"),
    )


@pytest.fixture
def codes() -> tuple[Code, Code]:
    return (
        Code(id="loaded", name="Loaded language", tag="LL", key="l", slot=1, categories=("loaded_language",)),
        Code(id="hedge", name="Hedge", tag="HE", key="h", slot=4, order=1),
    )


@pytest.fixture
def hand() -> Hand:
    return Hand(
        coder="coder-1",
        mode="assisted",
        codebook_revision=2,
        now="2024-12-30T14:02:11.123Z",
        mint=machine.mint,
    )


@pytest.fixture
def folder(tmp_path: Path, articles: tuple[Article, ...], codes: tuple[Code, ...]) -> Path:
    """A corpus folder that is closed."""
    with Corpus.create(tmp_path / "study", "Study", codes=codes, articles=articles) as corpus:
        assert corpus.path == tmp_path / "study"
    return tmp_path / "study"


@pytest.fixture
def opened(folder: Path) -> Iterator[Callable[..., Corpus]]:
    """Opens the corpus, or another folder; whatever is opened is closed after the test."""
    made: list[Corpus] = []

    def open_it(path: Path = folder, **options: bool) -> Corpus:
        made.append(Corpus.open(path, **options))
        return made[-1]

    yield open_it
    for corpus in made:
        corpus.close()


@pytest.fixture
def corpus(opened: Callable[..., Corpus]) -> Corpus:
    from annotator import edits

    corpus = opened()
    corpus.commit(edits.add_coder(Coder(id="coder-1", name="Kim", created="2024-12-30T14:00:00.000Z")))
    return corpus
