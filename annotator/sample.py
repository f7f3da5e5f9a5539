"""The bundled sample: one event as four invented outlets tell it, a corpus that is not on disk yet.

Its articles are kept as they were imported: reading the texts again takes a tenth of the whole start.
`python -m annotator.sample` writes them after a text has changed.
"""

import json
import sys
from dataclasses import replace
from typing import Any

from annotator.bundled import resource
from annotator.codebooks import starter_codes
from annotator.corpus import Corpus
from annotator.model import Article, Corrections, Event, Provenance, Zone

LIST = "samples/sample.json"
IMPORTED = "samples/imported.json"


def sample_corpus() -> Corpus:
    """Return the sample as a draft: it is written to a folder with the first edit.

    Ids and times are fixed in `resources/samples/sample.json`, so that two copies of the sample agree.
    """
    listed, imported = _read(LIST), _read(IMPORTED)
    articles = tuple(map(_article, imported["articles"]))
    event = Event(id=listed["event"]["id"], name=listed["event"]["name"])
    return Corpus.draft(
        listed["name"],
        codes=starter_codes(),
        articles=articles,
        corrections=[Corrections(id=article.id, event=event.id) for article in articles],
        events=[event],
        derived_from=listed["derived_from"],
    )


def _read(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(resource(name).read_text(encoding="utf-8"))
    return found


def _article(told: dict[str, Any]) -> Article:
    zones = tuple(Zone(**zone) for zone in told["zones"])
    return Article(**{**told, "zones": zones, "provenance": Provenance(**told["provenance"])})


def imported_bytes() -> bytes:
    """Return what `resources/samples/imported.json` has to hold: the listed texts, imported now."""
    from annotator.corpus.wire import plain

    listed = _read(LIST)
    articles = [plain(_imported(row["file"], row["id"], listed["imported"])) for row in listed["articles"]]
    return (json.dumps({"articles": articles}, ensure_ascii=False, indent=1) + "\n").encode()


def _imported(file: str, article: str, when: str) -> Article:
    from annotator.importers import Source, articles_of
    from annotator.importers.plain_text import IMPORTER

    source = Source(file, resource(f"samples/{file}").read_bytes())
    (read,) = articles_of(IMPORTER.read(source), IMPORTER, source)
    return replace(read, id=article, provenance=replace(read.provenance, imported=when))


if __name__ == "__main__":
    resource(LIST).with_name("imported.json").write_bytes(imported_bytes())
    sys.exit(0)
