"""The bundled sample: one event as four invented outlets tell it, a corpus that is not on disk yet."""

import json
from dataclasses import replace

from annotator.bundled import resource
from annotator.codebooks import starter_codes
from annotator.corpus import Corpus
from annotator.importers import Source, articles_of
from annotator.model import Article, Corrections, Event


def sample_corpus() -> Corpus:
    """Return the sample as a draft: it is written to a folder with the first edit.

    Ids and times are fixed in `resources/samples/sample.json`, so that two copies of the sample agree.
    """
    listed = json.loads(resource("samples/sample.json").read_text(encoding="utf-8"))
    articles = tuple(_article(row["file"], row["id"], listed["imported"]) for row in listed["articles"])
    event = Event(id=listed["event"]["id"], name=listed["event"]["name"])
    return Corpus.draft(
        listed["name"],
        codes=starter_codes(),
        articles=articles,
        corrections=[Corrections(id=article.id, event=event.id) for article in articles],
        events=[event],
        derived_from=listed["derived_from"],
    )


def _article(file: str, article: str, imported: str) -> Article:
    # By its importer's name: choosing would load every format, which the first start has no time for.
    from annotator.importers.plain_text import IMPORTER

    source = Source(file, resource(f"samples/{file}").read_bytes())
    (read,) = articles_of(IMPORTER.read(source), IMPORTER, source)
    return replace(read, id=article, provenance=replace(read.provenance, imported=imported))
