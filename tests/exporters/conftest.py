"""One small corpus with everything that an export has to carry, the same on every run."""

import itertools

import pytest

from annotator import machine
from annotator.corpus import Corpus
from annotator.model import (
    Annotation,
    Article,
    ArticleState,
    Attribute,
    Code,
    Coder,
    Corrections,
    CueRef,
    Decision,
    Evidence,
    Link,
    Provenance,
    Segment,
    Zone,
)
from annotator.text.canonical import sha256

HARBOUR = (
    "Ministers 😀 meet\n"
    "=1+1 officials say the so-called “clean, quick” reform was slammed.\n"
    "<img src=x><b>x</b> was told to wait;\n"
    "nobody left."
)
BANNER = "The reform is a historic step, the ministry stressed."


QUESTIONS = tuple(Attribute(id=key, name=key, values=("yes", "no")) for key in ("sides", "winners"))


def article(key: str, text: str, **fields) -> Article:
    return Article(id=key, text=text, sha256=sha256(text), **fields)


def segment(source: Article, quote: str) -> Segment:
    start = source.text.index(quote)
    return Segment(article=source.id, start=start, end=start + len(quote), quote=quote)


@pytest.fixture
def study(monkeypatch: pytest.MonkeyPatch) -> Corpus:
    numbers = itertools.count(1)
    monkeypatch.setattr(machine, "mint", lambda prefix: f"{prefix}-{next(numbers):016x}")
    monkeypatch.setattr(machine, "now", lambda: "2025-03-01T12:00:00.000Z")
    monkeypatch.setattr(machine, "device", lambda: "d0d0d0d0")
    harbour = article(
        "art-harbour",
        HARBOUR,
        headline="Ministers 😀 meet",
        outlet="The Harbour Post",
        date="2024-12-30",
        url="https://harbourpost.example/1",
        zones=(Zone("headline", 0, 17), Zone("body", 17, len(HARBOUR))),
        provenance=Provenance(importer="plain-text@1", name="harbour.txt", encoding="utf-8"),
    )
    banner = article("art-banner", BANNER, outlet="banner", language="en")
    removed = article("art-removed", "This article was taken out of the study.")
    common = {"coder": "coder-kim", "text_sha256": harbour.sha256, "created": "2025-03-02T09:00:00.000Z"}
    return Corpus.draft(
        "Clean web, 2025",
        articles=[harbour, banner, removed],
        codes=[
            Code(id="code-wording", name="Wording"),
            Code(id="code-loaded", name="Loaded; language", parent="code-wording", key="1", order=1),
            Code(id="code-frame", name="Conflict frame", level="article", order=2, attributes=QUESTIONS),
            Code(id="code-speech", name="Speech", level="sentence", order=3),
        ],
        coders=[Coder(id="coder-kim", name="Kim"), Coder(id="coder-ada", name="Ada")],
        corrections=[
            Corrections(id="art-banner", outlet="The Banner"),
            Corrections(id="art-removed", removed=True),
        ],
        annotations=[
            Annotation(
                id="ann-1",
                article="art-harbour",
                code="code-loaded",
                target=(segment(harbour, "slammed"),),
                origin="rule:loaded_language@1",
                cue=CueRef(category="loaded_language", rule="loaded_language@1", start=76, end=83),
                cue_seen=True,
                mode="review",
                codebook_revision=3,
                **common,
            ),
            Annotation(
                id="ann-2",
                article="art-harbour",
                code="code-loaded",
                target=(segment(harbour, "=1+1 officials"), segment(harbour, "wait;\nnobody")),
                memo='He said "well, well"\nand left',
                attributes={"strength": 2, "tone": "ironic", "certain": True},
                **common,
            ),
            Annotation(
                id="ann-3",
                article="art-harbour",
                code="code-frame",
                attributes={"sides": "yes", "winners": "no"},
                evidence=(Evidence(attribute="sides", segments=(segment(harbour, "reform was slammed"),)),),
                concealed=("outlet", "names"),
                code_version="0123456789ab",
                **{**common, "coder": "coder-ada"},
            ),
            Annotation(
                id="ann-7",
                article="art-harbour",
                code="code-speech",
                target=(segment(harbour, "nobody left."),),
                attributes={"themes": ["queues", "doors | and; gates"], "weight": 0.25},
                evidence=(Evidence(attribute="speaker", segments=(segment(harbour, "officials"),)),),
                links=(Link(to="ann-1", kind="answers"),),
                flagged=True,
                **common,
            ),
            Annotation(
                id="ann-4",
                article="art-harbour",
                code="code-gone",
                target=(segment(harbour, "<img src=x><b>x</b>"), segment(banner, "historic")),
                **common,
            ),
            Annotation(
                id="ann-8",
                article="art-banner",
                code="code-loaded",
                target=(segment(banner, "ministry"),),
                absent_from=("art-harbour", "art-removed"),
                attributes={"what": "source"},
                **{**common, "text_sha256": banner.sha256},
            ),
            Annotation(id="ann-5", article="art-banner", code="code-loaded", deleted=True, **common),
            Annotation(id="ann-6", article="art-removed", code="code-frame", **common),
        ],
        others=[
            ArticleState(id="state-art-harbour", article="art-harbour", coder="coder-ada", state="done"),
        ],
        decisions=[
            Decision(
                id="dec-1",
                article="art-harbour",
                coder="coder-kim",
                category="scare_quote",
                rule="scare_quote@1",
                start=48,
                end=60,
                quote=HARBOUR[48:60],
                text_sha256=harbour.sha256,
            )
        ],
    )
