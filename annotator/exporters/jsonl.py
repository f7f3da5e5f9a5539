"""JSON Lines: one article a row with its metadata, its text and its annotations, for scripts and archives.

`start` and `end` count code points of the row's own `text`, the end not included. A whole-article annotation
has no spans. `extent` says whether the text is the whole article, `states` how far each coder is with it.
`attributes` are by their ids; `evidence` has the spans that an answer rests on, or, for an attribute that is
itself other words of the article, the value. `score` is that of a frame asked in yes/no questions, else null.
A contrast is in one row only, that of the article it is kept with: its spans say in which article they are,
`absent_from` which articles leave out what these say.
The rows can be given to `framing-annotator cues` and to `import`, which takes them in with their annotations.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from annotator.corpus import Corpus
from annotator.exporters._codes import code_path, coder_names, frame_score, level
from annotator.exporters._contract import Exporter
from annotator.model import Annotation, Article, Code, Segment


def _chunks(corpus: Corpus) -> Iterator[bytes]:
    coders = coder_names(corpus)
    paths = {code.id: code_path(corpus, code.id) for code in corpus.codes()}
    for article in map(corpus.described, corpus.articles()):
        row = _article(article)
        row["states"] = list(_states(corpus, article.id, coders))
        row["annotations"] = [
            _annotation(
                one,
                coders.get(one.coder, one.coder),
                paths.get(one.code) or code_path(corpus, one.code),
                corpus.code(one.code),
            )
            for one in corpus.exported(article.id)
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


def _states(corpus: Corpus, article: str, coders: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    """Yield how far each coder is with an article that is not new to them."""
    for coder, name in coders.items():
        state = corpus.how_far(article, coder)
        if state != "new":
            yield {"coder": coder, "coder_name": name, "state": state}


def _spans(segments: Iterable[Segment]) -> list[dict[str, Any]]:
    return [
        {"article": part.article, "start": part.start, "end": part.end, "quote": part.quote}
        for part in segments
    ]


def _annotation(one: Annotation, coder: str, path: str, code: Code | None) -> dict[str, Any]:
    return {
        "id": one.id,
        "coder": one.coder,
        "coder_name": coder,
        "code": one.code,
        "code_path": path,
        "level": level(one, code),
        "spans": _spans(one.target),
        "memo": one.memo,
        "attributes": dict(one.attributes),
        "score": frame_score(one, code),
        "evidence": [{"attribute": each.attribute, "spans": _spans(each.segments)} for each in one.evidence],
        "links": [{"to": link.to, "kind": link.kind} for link in one.links],
        "flagged": one.flagged,
        "origin": one.origin,
        "rule": "" if one.cue is None else one.cue.rule,
        "cue_seen": one.cue_seen,
        "mode": one.mode,
        "concealed": list(one.concealed),
        "codebook_revision": one.codebook_revision,
        "code_version": one.code_version,
        "created": one.created,
        "modified": one.modified,
        "absent_from": list(one.absent_from),
    }


EXPORTER = Exporter(
    name="jsonl", title="JSON Lines (one article a line)", suffix=".jsonl", order=1, chunks=_chunks
)
