"""A corpus in one JSON file, as this program writes it: articles as corrected, annotations by names."""

from collections.abc import Iterable, Iterator, Mapping

from annotator.corpus import Corpus
from annotator.corpus.onefile import FORMAT, parse_onefile
from annotator.errors import CorpusError, InputError
from annotator.importers._contract import (
    Draft,
    Fit,
    Importer,
    Marking,
    Quoted,
    Reading,
    Remark,
    Source,
    head_text,
)
from annotator.importers._lines import sound_zones
from annotator.model import Annotation, Segment

_WITHIN = 200


def _recognise(source: Source) -> Fit:
    return Fit.SPECIAL if FORMAT in head_text(source.data)[:_WITHIN] else Fit.NO


def _read(source: Source) -> Reading:
    try:
        corpus = parse_onefile(source.data, source.name)
    except CorpusError as error:
        raise InputError(f"there is no article in it: {error}") from error
    drafts = tuple(_draft(corpus, key) for key in corpus.articles())
    told = tuple(Remark(one.where, one.message) for one in corpus.problems)
    return Reading(drafts=drafts, problems=(*told, *([_BY_NAME] if corpus.codes() else [])))


_BY_NAME = Remark(
    "",
    "codes and coders come in by their names; open the file to see definitions, events and decisions on cues",
)


def _draft(corpus: Corpus, key: str) -> Draft:
    article = corpus.described(key)
    metadata = article.extra.get("metadata")
    return Draft(
        text=article.text,
        headline=article.headline,
        outlet=article.outlet,
        byline=article.byline,
        date=article.date,
        url=article.url,
        language=article.language,
        zones=tuple(sound_zones(article.zones, len(article.text))),
        extent=article.extent,
        annotations=(*_states(corpus, key), *(_marking(corpus, one) for one in corpus.annotations(key))),
        metadata={name: str(value) for name, value in metadata.items()}
        if isinstance(metadata, Mapping)
        else {},
        notes=article.provenance.notes,
        where=key,
        key=key,
    )


def _marking(corpus: Corpus, one: Annotation) -> Marking:
    code = corpus.code(one.code)
    made = {"origin": one.origin} if one.origin != "human" else {}
    return Marking(
        code=(code.name if code else "") or one.code,
        spans=_quoted(one.target, one.article),
        coder=_coder(corpus, one.coder),
        memo=one.memo,
        attributes={**one.attributes, **made, "mode": one.mode},
        where=one.id,
        code_id=one.code,
        key=one.id,
        evidence={each.attribute: _quoted(each.segments, one.article) for each in one.evidence},
        links=tuple((link.to, link.kind) for link in one.links),
        flagged=one.flagged,
        concealed=one.concealed,
        code_version=one.code_version,
        absent_from=one.absent_from,
    )


def _quoted(segments: Iterable[Segment], own: str) -> tuple[Quoted, ...]:
    return tuple(
        Quoted(part.start, part.end, part.quote, "" if part.article == own else part.article)
        for part in segments
    )


def _coder(corpus: Corpus, key: str) -> str:
    return next((known.name for known in corpus.coders() if known.id == key), key)


def _states(corpus: Corpus, key: str) -> Iterator[Marking]:
    """Yield how far coders said to be with an article."""
    for coder in corpus.coders():
        said = corpus.state(key, coder.id)
        if said is not None and not said.deleted:
            yield Marking(code="", coder=coder.name or coder.id, state=said.state)


IMPORTER = Importer(
    name="corpus-json",
    version=1,
    title="Corpus in one file (JSON)",
    suffixes=(),
    recognise=_recognise,
    read=_read,
)
