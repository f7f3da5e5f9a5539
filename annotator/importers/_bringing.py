"""Annotations that came with articles, as one change of a corpus: codes and coders by their names."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from annotator import machine
from annotator.importers._articles import Brought
from annotator.model import Annotation, Article, Change, Code, Coder, Put, Segment, Value

if TYPE_CHECKING:
    from annotator.corpus import Corpus

IMPORTED = "imported"


def bring(corpus: "Corpus", brought: Iterable[tuple[str, Brought]], *, file: str, now: str) -> Change:
    """Return the change that puts a file's annotations on articles of a corpus, given by their ids there.

    Codes are those of the same name, made where there is none; coders are made for the file, so that nobody
    writes into the annotations of a person at work. Ids follow from what an annotation says: brought a second
    time it changes nothing, and one that was deleted since stays deleted.
    """
    codes = {code.name.casefold(): code for code in corpus.codes()}
    coders = {coder.id for coder in corpus.coders()}
    puts: dict[str, Put] = {}
    for key, one in brought:
        made = _annotation(corpus.article(key), one, file=file, now=now)
        if corpus.annotation(made.id) is not None or made.id in puts:
            continue
        code = codes.get(one.code.casefold()) or _new_code(one.code, order=len(codes))
        if one.code.casefold() not in codes:
            codes[one.code.casefold()] = code
            puts[code.id] = Put(None, code)
        coder = _coder(one.coder, file, now)
        if coder.id not in coders:
            coders.add(coder.id)
            puts[coder.id] = Put(None, coder)
        puts[made.id] = Put(None, replace(made, code=code.id, coder=coder.id))
    return Change(tuple(puts.values()))


def draft_of(
    name: str, *, codes: Sequence[Code], articles: Sequence[Article], brought: Iterable[Brought]
) -> "Corpus":
    """Return a corpus that is not on the disk, of articles with the annotations that came with them."""
    from annotator.corpus import Corpus

    brought = list(brought)
    texts = _texts(articles, brought)
    draft = Corpus.draft(name, codes=codes, articles=articles, derived_from=texts)
    files = {article.id: article.provenance.name for article in articles}
    values: dict[str, Value] = {}
    for file in dict.fromkeys(files[one.article] for one in brought):
        of_file = [(one.article, one) for one in brought if files[one.article] == file]
        values |= {
            put.after.id: put.after for put in bring(draft, of_file, file=file, now=machine.now()).puts
        }
    if not values:
        return draft
    return Corpus.draft(
        name,
        codes=[*codes, *(one for one in values.values() if isinstance(one, Code))],
        coders=[one for one in values.values() if isinstance(one, Coder)],
        articles=articles,
        annotations=[one for one in values.values() if isinstance(one, Annotation)],
        derived_from=texts,
    )


def _texts(articles: Iterable[Article], brought: Iterable[Brought]) -> str:
    """Return what a draft is known by: the same texts with the same annotations are the same draft."""
    said = sorted(article.sha256 for article in articles)
    said += sorted(
        f"{one.code}/{one.coder}/{[(part.start, part.end) for part in one.target]}" for one in brought
    )
    return f"texts-{hashlib.sha256(''.join(said).encode()).hexdigest()[:16]}"


def _annotation(article: Article, one: Brought, *, file: str, now: str) -> Annotation:
    target = tuple(_moved(segment, article) for segment in one.target)
    said = [f"{segment.start}-{segment.end}" for segment in target]
    said += [f"{name}={value}" for name, value in sorted(one.attributes.items())]
    return Annotation(
        id=_minted("ann", article.id, one.coder, one.code, *said),
        article=article.id,
        coder="",
        code="",
        target=target,
        text_sha256=article.sha256,
        memo=one.memo,
        attributes=_kept(one.attributes),
        origin=f"import:{file}",
        mode="blind",
        created=now,
        modified=now,
    )


def _moved(segment: Segment, article: Article) -> Segment:
    """Return a segment on the corpus's own copy of the same text."""
    return replace(segment, article=article.id)


def _kept(attributes: Mapping[str, str]) -> dict[str, str]:
    return dict(attributes)


def _coder(name: str, file: str, now: str) -> Coder:
    shown = f"{name or file} ({IMPORTED})"
    return Coder(id=_minted("coder", name.casefold() or file), name=shown, created=now)


def _new_code(name: str, *, order: int) -> Code:
    return Code(id=_minted("code", name.casefold()), name=name, order=order)


def _minted(prefix: str, *parts: str) -> str:
    """Return an id that follows from what it is the id of."""
    return f"{prefix}-{hashlib.sha256(chr(31).join(parts).encode()).hexdigest()[:16]}"
