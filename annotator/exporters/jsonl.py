"""JSON Lines: one article a row with its metadata, its text and its annotations, for scripts and archives.

`start` and `end` count code points of the row's own `text`, the end not included. A whole-article annotation
has no spans. `extent` says whether the text is the whole article. The rows can be given to `framing-annotator
cues`, and to `import`, which takes them in with their annotations.
"""

import json
from collections.abc import Iterator
from typing import Any

from annotator.corpus import Corpus
from annotator.exporters._codes import code_path, coder_names
from annotator.exporters._contract import Exporter
from annotator.model import Annotation, Article


def _chunks(corpus: Corpus) -> Iterator[bytes]:
    coders = coder_names(corpus)
    paths = {code.id: code_path(corpus, code.id) for code in corpus.codes()}
    for article in map(corpus.described, corpus.articles()):
        row = _article(article)
        row["annotations"] = [
            _annotation(
                one, coders.get(one.coder, one.coder), paths.get(one.code) or code_path(corpus, one.code)
            )
            for one in corpus.annotations(article.id)
        ]
        yield json.dumps(row, ensure_ascii=False).encode("utf-8") + b"\n"


def _article(article: Article) -> dict[str, Any]:
    return {
        "id": article.id,
        "headline": article.headline,
        "outlet": article.outlet,
        "byline": article.byline,
        "date": article.date,
        "url": article.url,
        "language": article.language,
        "extent": article.extent,
        "text": article.text,
        "sha256": article.sha256,
        "zones": [{"kind": zone.kind, "start": zone.start, "end": zone.end} for zone in article.zones],
    }


def _annotation(one: Annotation, coder: str, path: str) -> dict[str, Any]:
    return {
        "id": one.id,
        "coder": one.coder,
        "coder_name": coder,
        "code": one.code,
        "code_path": path,
        "level": "span" if one.target else "article",
        "spans": [
            {"article": part.article, "start": part.start, "end": part.end, "quote": part.quote}
            for part in one.target
        ],
        "memo": one.memo,
        "attributes": dict(one.attributes),
        "origin": one.origin,
        "rule": "" if one.cue is None else one.cue.rule,
        "cue_seen": one.cue_seen,
        "mode": one.mode,
        "codebook_revision": one.codebook_revision,
        "created": one.created,
        "modified": one.modified,
    }


EXPORTER = Exporter(
    name="jsonl", title="JSON Lines (one article a line)", suffix=".jsonl", order=1, chunks=_chunks
)
