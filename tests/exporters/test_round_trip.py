"""What was exported comes in again: articles with their text, metadata, zones, extent and annotations."""

from dataclasses import replace

import pytest

from annotator import edits
from annotator.corpus import Corpus
from annotator.errors import InputError
from annotator.exporters import exporters
from annotator.importers import FileReport, Options, Source, Taken, choose, read_source, take
from annotator.model import Article, Code, Hand, Span, Zone


def back(corpus: Corpus, name: str, *, change=None) -> Taken:
    (exporter,) = (one for one in exporters() if one.name == name)
    data = b"".join(exporter.chunks(corpus))
    source = Source(f"study{exporter.suffix}", change(data) if change else data, Options())
    return read_source(choose(source), source)


def described(article: Article) -> tuple[object, ...]:
    """Return what an article is, without what differs with every import."""
    fields = ["text", "sha256", "headline", "outlet", "byline", "date", "url", "language", "extent"]
    return tuple(getattr(article, name) for name in fields)


KEYS = ("ann-3", "ann-2", "ann-1", "ann-4", "ann-7")
"""The annotations of the first article that come back, as they stand in it."""


@pytest.mark.parametrize("name", ["jsonl", "json"])
def test_articles_come_back_as_they_were(study: Corpus, name: str):
    found = [described(entry.article) for entry in back(study, name).entries]
    assert found == [described(study.described(key)) for key in study.articles()]


@pytest.mark.parametrize("name", ["jsonl", "json"])
def test_zones_come_back_and_are_not_found_anew(study: Corpus, name: str):
    moved = (Zone("byline", 0, 7), Zone("body", 7, len(study.article("art-harbour").text)))
    corpus = Corpus.draft("Zones", articles=[replace(study.article("art-harbour"), zones=moved)])
    assert [entry.article.zones for entry in back(corpus, name).entries] == [moved]


@pytest.mark.parametrize("name", ["jsonl", "json"])
def test_annotations_come_back_on_their_words(study: Corpus, name: str):
    harbour, banner = back(study, name).entries
    made = sorted((one for one in harbour.brought if one.code), key=lambda one: KEYS.index(one.key))
    whole, ironic, loaded, across, speech = made
    assert [(one.code, one.coder, [part.quote for part in one.target], one.memo) for one in made] == [
        ("Conflict frame", "Ada", [], ""),
        ("Loaded; language", "Kim", ["=1+1 officials", "wait;\nnobody"], 'He said "well, well"\nand left'),
        ("Loaded; language", "Kim", ["slammed"], ""),
        ("code-gone", "Kim", ["<img src=x><b>x</b>", "historic"], ""),
        ("Speech", "Kim", ["nobody left."], ""),
    ]
    texts = {entry.article.id: entry.article.text for entry in (harbour, banner)}
    for one in made:
        for part in one.target:
            assert texts[part.article][part.start : part.end] == part.quote
    assert [part.article for part in across.target] == [harbour.article.id, banner.article.id]
    assert loaded.attributes == {"origin": "rule:loaded_language@1", "mode": "review"}
    assert ironic.attributes == {
        "strength": 2,
        "tone": "ironic",
        "certain": True,
        "mode": "assisted",
    }
    assert whole.attributes == {"sides": "yes", "winners": "no", "mode": "assisted"}
    assert speech.attributes == {
        "themes": ["queues", "doors | and; gates"],
        "weight": 0.25,
        "mode": "assisted",
    }
    (omission,) = (one for one in banner.brought if one.code)
    assert [part.quote for part in omission.target] == ["ministry"]
    assert omission.absent_from == (harbour.article.id,)
    assert harbour.problems == banner.problems == ()


@pytest.mark.parametrize("name", ["jsonl", "json"])
def test_what_comes_back_into_its_own_corpus_adds_no_article(study: Corpus, name: str, tmp_path):
    with study.save_as(tmp_path / "Study", name="Study") as corpus:
        taken = back(corpus, name)
        report = FileReport(file="study", entries=taken.entries)
        (first,) = take(corpus, [report])
        (second,) = take(corpus, [report])
    assert (first.added, first.known, first.annotations) == ((), 2, 6)
    assert (second.added, second.known, second.annotations) == ((), 2, 0)


@pytest.mark.parametrize("name", ["jsonl", "json"])
def test_evidence_links_flags_and_states_come_back_into_a_corpus(study: Corpus, name: str, tmp_path):
    with Corpus.create(tmp_path / "Other", "Other", codes=study.all_codes()) as corpus:
        list(take(corpus, [FileReport(file="study", entries=back(study, name).entries)]))
        key, _banner = corpus.articles()
        found = {corpus.code(one.code).id: one for one in corpus.annotations(key) if one.target == ()}
        assert list(found) == ["code-frame"]
        whole = found["code-frame"]
        (rested,) = whole.evidence
        assert (rested.attribute, [part.quote for part in rested.segments]) == (
            "sides",
            ["reform was slammed"],
        )
        assert rested.segments[0].article == key
        assert (whole.concealed, whole.code_version) == (("outlet", "names"), "0123456789ab")
        (speech,) = (one for one in corpus.annotations(key) if one.code == "code-speech")
        assert speech.flagged
        assert [part.quote for part in speech.evidence[0].segments] == ["officials"]
        ((led, kind),) = ((corpus.annotation(link.to), link.kind) for link in speech.links)
        assert (led.target[0].quote, kind) == ("slammed", "answers")
        assert corpus.how_far(key, whole.coder) == "done"


@pytest.mark.parametrize("name", ["jsonl", "json"])
def test_codes_of_one_name_are_told_apart_by_their_ids(study: Corpus, name: str, tmp_path):
    twin = Code(id="code-twin", name="Speech", order=9)
    with Corpus.create(tmp_path / "Other", "Other", codes=[*study.all_codes(), twin]) as corpus:
        list(take(corpus, [FileReport(file="study", entries=back(study, name).entries)]))
        assert [one.code for one in corpus.annotations(corpus.articles()[0])].count("code-speech") == 1


@pytest.mark.parametrize("name", ["jsonl", "json"])
def test_zones_that_are_not_in_the_text_are_found_anew(study: Corpus, name: str):
    def change(data: bytes) -> bytes:
        changed = data.replace(b'"end": 17', b'"end": 1700').replace(b'"end":17', b'"end":1700')
        assert changed != data
        return changed

    harbour = back(study, name, change=change).entries[0].article
    assert [zone.end for zone in harbour.zones][-1] == len(harbour.text)


def test_what_is_cut_off_stays_marked(study: Corpus):
    corpus = Corpus.draft("Cut", articles=[replace(study.article("art-banner"), extent="truncated")])
    for name in ("jsonl", "json"):
        assert [entry.article.extent for entry in back(corpus, name).entries] == ["truncated"]


def test_a_text_that_was_changed_outside_is_told_and_its_annotations_are_compared(study: Corpus):
    harbour, _banner = back(
        study, "jsonl", change=lambda data: data.replace(b"was slammed", b"is panned!!")
    ).entries
    assert "its SHA-256 is another one" in harbour.problems[0]
    assert [problem for problem in harbour.problems if "not “slammed”" in problem]
    assert "slammed" not in [part.quote for one in harbour.brought for part in one.target]
    assert [one.key for one in harbour.brought if one.code] == ["ann-3", "ann-2", "ann-4", "ann-7"]


def test_the_table_of_annotations_is_refused_and_says_what_can_be_imported(study: Corpus):
    with pytest.raises(InputError, match="JSON Lines or JSON can be imported"):
        back(study, "csv")


@pytest.mark.parametrize("name", ["jsonl", "json"])
def test_contrasts_and_omissions_come_back_on_the_articles_as_the_corpus_has_them(
    study: Corpus, name: str, tmp_path
):
    with Corpus.create(tmp_path / "Other", "Other", codes=study.all_codes()) as corpus:
        entries = back(study, name).entries
        known = corpus.add_articles([entries[1].article])  # under another id than the file's
        again = back(study, name).entries
        list(take(corpus, [FileReport(file="study", entries=again)]))
        banner, harbour = corpus.articles()
        assert known == (banner,)
        (omission,) = corpus.missing_from(harbour)
        assert [(part.article, part.quote) for part in omission.target] == [(banner, "ministry")]
        (contrast,) = (one for one in corpus.annotations(harbour) if len(one.articles) == 2)
        assert contrast.articles == (harbour, banner)
        assert corpus.problems == ()
        assert corpus.drifted == set()


def test_what_is_about_an_article_that_does_not_come_in_stays_out(study: Corpus, tmp_path):
    with Corpus.create(tmp_path / "Other", "Other", codes=study.all_codes()) as corpus:
        entries = back(study, "jsonl").entries
        (taken,) = take(corpus, [FileReport(file="study", entries=entries[:1])])
        (harbour,) = corpus.articles()
        assert taken.annotations == 4
        assert all(one.articles in ((), (harbour,)) for one in corpus.annotations(harbour))


def test_what_is_about_an_article_that_the_file_does_not_have_is_told(study: Corpus):
    first = b"".join(next(one for one in exporters() if one.name == "jsonl").chunks(study)).split(b"\n")[0]
    (harbour,) = back(study, "jsonl", change=lambda _data: first + b"\n").entries
    (problem,) = harbour.problems
    assert "about another article, art-banner, which the file does not have" in problem


@pytest.mark.parametrize("name", ["jsonl", "json"])
def test_words_in_a_copy_of_a_text_come_back_on_the_copy(study: Corpus, name: str, tmp_path):
    origin = study.article("art-harbour")
    copies = [
        replace(origin, id=f"art-{outlet.lower()}", outlet=outlet, headline="Printed again")
        for outlet in ("North", "South")
    ]
    segments = [edits.segment(one, Span(0, 6)) for one in (origin, *copies)]
    hand = Hand(
        coder="kim",
        mode="assisted",
        codebook_revision=1,
        now="2026-01-01T00:00:00Z",
        mint=lambda kind: f"{kind}-1",
    )
    (put,) = edits.contrast(
        segments[:2], "code-gone", hand, sha256=origin.sha256, absent_from=["art-south"]
    ).puts
    corpus = Corpus.draft("Copies", articles=[origin, *copies], annotations=[put.after])
    with Corpus.create(tmp_path / "Other", "Other", codes=study.all_codes()) as other:
        list(take(other, [FileReport(file="study", entries=back(corpus, name).entries)]))
        keys = {other.head(key).outlet: key for key in other.articles()}
        (made,) = other.every_annotation()
        assert made.articles == (keys[origin.outlet], keys["North"])
        assert made.absent_from == (keys["South"],)
