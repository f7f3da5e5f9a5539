"""A small corpus of invented articles, coded here and there, and a way to make its index."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from annotator import edits, machine
from annotator.corpus import Corpus, indexing, loading
from annotator.model import Article, Code, Coder, Corrections, Event, Hand, Span, Zone
from annotator.search import bring_up_to_date, upkeep_of
from annotator.text.canonical import sha256

TEXTS = {
    "art-gas": (
        (
            "Gas deal splits the council\n\n"
            "The so-called “rescue” of the gas works was approved on Monday. “Gas is dirty,” said Kim Vale, "
            "a critic. It may be closed. 👷🏽 Gas workers began at once."
        ),
        {"outlet": "The Rampart", "date": "2024-03-05", "language": "en"},
    ),
    "art-oil": (
        "Oil prices rise\n\nOil and gas cost more in the cafe\u0301 by the quay. Critics slammed a bad idea.",
        {"outlet": "Harbour Courier", "date": "2024-05-17T10:00", "language": "en"},
    ),
    "art-sport": (
        "Rovers win\n\nThe game was a gas, fans said. Don’t ask the resumé of the coach.",
        {"outlet": "The Rampart (Sunday)", "date": "2024-04", "language": "en-GB"},
    ),
    "art-zh": ("政府\n\n中国政府在北京。", {"outlet": "Morgen", "date": "", "language": "zh"}),
}


def make_article(key: str) -> Article:
    text, fields = TEXTS[key]
    end = text.index("\n")
    zones = (Zone("headline", 0, end), Zone("body", end, len(text)))
    return Article(id=key, text=text, sha256=sha256(text), headline=text[:end], zones=zones, **fields)


@pytest.fixture(autouse=True)
def _files_settle_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "FEW", 0)
    monkeypatch.setattr(indexing, "SETTLED", -60_000_000_000)


@pytest.fixture
def hand() -> Hand:
    return Hand(
        coder="coder-1",
        mode="assisted",
        codebook_revision=1,
        now="2024-12-30T14:02:11.123Z",
        mint=machine.mint,
    )


@pytest.fixture
def corpus(tmp_path: Path, hand: Hand) -> Iterator[Corpus]:
    codes = (
        Code(id="code-tone", name="Tone", tag="TO"),
        Code(id="code-loaded", name="Loaded language", tag="LL", parent="code-tone"),
        Code(id="code-hedge", name="Hedge", tag="HE"),
    )
    with Corpus.create(
        tmp_path / "study", "Study", codes=codes, articles=[make_article(key) for key in TEXTS]
    ) as made:
        kim, lee = Coder(id="coder-1", name="Kim"), Coder(id="coder-2", name="Lee Ann")
        made.commit(edits.add_coder(kim))
        made.commit(edits.add_coder(lee))
        gas, oil = made.article("art-gas"), made.article("art-oil")
        at = gas.text.index("so-called")
        made.commit(edits.annotate(gas, [Span(at, at + 18)], "code-loaded", hand))
        made.commit(edits.annotate(oil, [], "code-tone", replace(hand, coder="coder-2")))
        made.commit(edits.group([Corrections(id="art-oil")], Event(id="event-1", name="Gas deal")))
        made.commit(edits.correct(made.corrections("art-oil"), {"outlet": "The Courier"}))
        made.flush()
        yield made


@pytest.fixture
def build() -> Callable[..., None]:
    """Makes the index of a corpus, or brings it up to date."""

    def building(corpus: Corpus, *, cues: bool = False) -> None:
        job = upkeep_of(corpus, cues=cues)
        assert job is not None
        for _progress in bring_up_to_date(job):
            pass

    return building
