"""Annotations that came with articles, as one change of a corpus: codes and coders by their names."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from annotator import machine
from annotator.importers._articles import Brought
from annotator.model import (
    Annotation,
    Article,
    ArticleState,
    Change,
    Code,
    Coder,
    Level,
    Put,
    Segment,
    Value,
)

if TYPE_CHECKING:
    from annotator.corpus import Corpus

IMPORTED = "imported"


def bring(
    corpus: "Corpus",
    brought: Iterable[tuple[str, Brought]],
    *,
    file: str,
    now: str,
    became: Mapping[str, str] | None = None,
) -> Change:
    """Return the change that puts a file's annotations on articles of a corpus, given by their ids there.

    Codes are those of the same name, made where there is none; coders are made for the file, so that nobody
    writes into the annotations of a person at work. Ids follow from what an annotation says: brought a second
    time it changes nothing, and one that was deleted since stays deleted. `became` has the id in the corpus
    of each of the file's articles, by the id that it was read with; without, these are the same. An
    annotation that is about an article which did not come in stays out.
    """
    work = _Bringing(corpus, file=file, now=now, became=became)
    for key, one in brought:
        work.take(key, one)
    return Change(tuple(work.puts()))


class _Bringing:
    """The work of one `bring`: what is new so far, and which annotation of the file became which."""

    def __init__(
        self, corpus: "Corpus", *, file: str, now: str, became: Mapping[str, str] | None = None
    ) -> None:
        self._corpus = corpus
        self._placed = became
        self._file = file
        self._now = now
        self._codes = {code.name.casefold(): code for code in corpus.codes()}
        self._coders = {coder.id for coder in corpus.coders()}
        self._puts: dict[str, Put] = {}
        self._became: dict[str, str] = {}

    def take(self, key: str, one: Brought) -> None:
        """Put one annotation on the article of that id, with its code and coder where they are new."""
        if not one.code:
            self._say_state(key, one)
            return
        article = self._corpus.article(key)
        places = self._places(one)
        if places is None:
            return
        made = _annotation(article, one, {**places, one.article: key}, file=self._file, now=self._now)
        self._became[one.key] = made.id
        if self._corpus.annotation(made.id) is not None or made.id in self._puts:
            return
        made = replace(made, code=self._code(one), coder=self._coder(one.coder))
        self._puts[made.id] = Put(None, made)

    def _places(self, one: Brought) -> dict[str, str] | None:
        """Return the other articles that it is about by their ids in the corpus; None if one is not there."""
        rests_on = (part for each in one.evidence for part in each.segments)
        others = {*one.absent_from, *(part.article for part in (*one.target, *rests_on))} - {one.article}
        placed = {key: key if self._placed is None else self._placed.get(key, "") for key in others}
        known = self._corpus.contents.heads
        return placed if all(key in known for key in placed.values()) else None

    def puts(self) -> Iterator[Put]:
        """Yield everything that is new; links lead to what became of the annotations that they led to."""
        for put in self._puts.values():
            after = put.after
            if isinstance(after, Annotation) and after.links:
                links = tuple(
                    replace(link, to=self._became[link.to]) for link in after.links if link.to in self._became
                )
                after = replace(after, links=links)
            yield Put(None, after)

    def _code(self, one: Brought) -> str:
        """Return the id of a code: the file's own where the corpus has it, else that of the same name."""
        own = self._corpus.code(one.code_id) if one.code_id else None
        if own is not None and not own.retired and own.name.casefold() == one.code.casefold():
            return own.id
        name = one.code.casefold()
        if name not in self._codes:
            self._codes[name] = _new_code(one, order=len(self._codes))
            self._puts[self._codes[name].id] = Put(None, self._codes[name])
        return self._codes[name].id

    def _coder(self, name: str) -> str:
        coder = _coder(name, self._file, self._now)
        if coder.id not in self._coders:
            self._coders.add(coder.id)
            self._puts[coder.id] = Put(None, coder)
        return coder.id

    def _say_state(self, key: str, one: Brought) -> None:
        coder = self._coder(one.coder)
        known = self._corpus.state(key, coder)
        state = ArticleState(id=f"state-{key}", article=key, coder=coder, state=one.state, modified=self._now)
        if known is None:
            self._puts[f"{coder}/{state.id}"] = Put(None, state)


def draft_of(
    name: str, *, codes: Sequence[Code], articles: Sequence[Article], brought: Iterable[Brought]
) -> "Corpus":
    """Return a corpus that is not on the disk, of articles with the annotations that came with them."""
    from annotator.corpus import Corpus

    brought = list(brought)
    texts = _texts(articles, brought)
    draft = Corpus.draft(name, codes=codes, articles=articles, derived_from=texts)
    files = {article.id: article.provenance.name for article in articles}
    values: list[Value] = []
    for file in dict.fromkeys(files[one.article] for one in brought):
        of_file = [(one.article, one) for one in brought if files[one.article] == file]
        values += [put.after for put in bring(draft, of_file, file=file, now=machine.now()).puts]
    if not values:
        return draft
    return Corpus.draft(
        name,
        codes=[*codes, *{one.id: one for one in values if isinstance(one, Code)}.values()],
        coders=[*{one.id: one for one in values if isinstance(one, Coder)}.values()],
        articles=articles,
        annotations=[*{one.id: one for one in values if isinstance(one, Annotation)}.values()],
        others=[one for one in values if isinstance(one, ArticleState)],
        derived_from=texts,
    )


def _texts(articles: Iterable[Article], brought: Iterable[Brought]) -> str:
    """Return what a draft is known by: the same texts with the same annotations are the same draft."""
    said = sorted(article.sha256 for article in articles)
    said += sorted(
        f"{one.code}/{one.coder}/{[(part.start, part.end) for part in one.target]}" for one in brought
    )
    return f"texts-{hashlib.sha256(''.join(said).encode()).hexdigest()[:16]}"


def _annotation(
    article: Article, one: Brought, places: Mapping[str, str], *, file: str, now: str
) -> Annotation:
    """Return what a file says as an annotation of a corpus; `places` are the ids of its articles there."""
    target = tuple(_moved(segment, places) for segment in one.target)
    absent = tuple(places[key] for key in one.absent_from)
    said = [
        f"{segment.start}-{segment.end}"
        if segment.article == article.id
        else f"{segment.article}:{segment.start}-{segment.end}"
        for segment in target
    ]
    said += [f"{name}={value}" for name, value in sorted(one.attributes.items())]
    said += [f"without {key}" for key in absent]
    return Annotation(
        id=_minted("ann", article.id, one.coder, one.code, *said),
        article=article.id,
        coder="",
        code="",
        target=target,
        absent_from=absent,
        text_sha256=article.sha256,
        memo=one.memo,
        attributes=dict(one.attributes),
        evidence=tuple(
            replace(each, segments=tuple(_moved(segment, places) for segment in each.segments))
            for each in one.evidence
        ),
        links=one.links,
        flagged=one.flagged,
        concealed=one.concealed,
        code_version=one.code_version,
        origin=f"import:{file}",
        mode="blind",
        created=now,
        modified=now,
    )


def _moved(segment: Segment, places: Mapping[str, str]) -> Segment:
    """Return a segment on the corpus's own copy of the same text."""
    return replace(segment, article=places[segment.article])


def _coder(name: str, file: str, now: str) -> Coder:
    shown = f"{name or file} ({IMPORTED})"
    return Coder(id=_minted("coder", name.casefold() or file), name=shown, created=now)


def _new_code(one: Brought, *, order: int) -> Code:
    level: Level = "span" if one.target else "article"
    return Code(id=_minted("code", one.code.casefold()), name=one.code, level=level, order=order)


def _minted(prefix: str, *parts: str) -> str:
    """Return an id that follows from what it is the id of."""
    return f"{prefix}-{hashlib.sha256(chr(31).join(parts).encode()).hexdigest()[:16]}"
