"""Omissions and contrasts that people coded in the articles that are compared, with where each is said."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from annotator.answers import value_text
from annotator.comparison.counting import Question, is_wanted
from annotator.corpus import Corpus
from annotator.errors import CorpusError
from annotator.model import Annotation, Code, Segment


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """An article that says it, in `words`, or that lacks it: then there are none.

    `stands` is False where its text reads otherwise now, `compared` where it is not among what is compared.
    """

    article: str
    outlet: str
    headline: str
    words: tuple[Segment, ...] = ()
    stands: bool = True
    compared: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedAcross:
    """An annotation across articles in words: its code, whose it is, and where it is said and where not.

    `event` is the name of the event of its articles, `answers` what was told with the code, by question.
    """

    annotation: Annotation
    code: Code | None
    coder: str
    event: str
    said: tuple[Where, ...]
    absent: tuple[Where, ...]
    answers: Mapping[str, str]

    @property
    def kind(self) -> Literal["omission", "contrast"]:
        """Say whether an article leaves it out, or all say it in words of their own."""
        return "omission" if self.absent else "contrast"

    @property
    def name(self) -> str:
        """Return what the code is called."""
        return (self.code.name if self.code else "") or self.annotation.code


def coded_across(corpus: Corpus, articles: Collection[str], question: Question) -> tuple[CodedAcross, ...]:
    """Return the omissions and contrasts about at least two of these articles, event by event.

    They are those of the coders and modes that the question is about. What is said of removed articles is
    left out, as in exports.
    """
    compared = frozenset(articles)
    found = (_told(corpus, one, compared) for one in _about(corpus, compared, question))
    return tuple(sorted(found, key=lambda one: _order(corpus, one)))


def _about(corpus: Corpus, compared: frozenset[str], question: Question) -> Iterator[Annotation]:
    across = corpus.contents.across
    for key in {key for article in compared for key in across.ids(article)}:
        known = corpus.annotation(key)
        if known is None or known.deleted or not is_wanted(known.coder, known.mode, question):
            continue
        one = corpus.as_present(known)
        if one is not None and one.across and len(compared.intersection(_articles(one))) > 1:
            yield one


def _articles(one: Annotation) -> Iterable[str]:
    return *one.articles, *one.absent_from


def _order(corpus: Corpus, one: CodedAcross) -> tuple[str, int, int, str]:
    first = one.said[0]
    place = corpus.position(first.article)
    return one.event.casefold(), -1 if place is None else place, first.words[0].start, one.annotation.id


def _told(corpus: Corpus, one: Annotation, compared: frozenset[str]) -> CodedAcross:
    code = corpus.code(one.code)
    event = (
        corpus.event(corpus.head(one.articles[0]).event) if one.articles[0] in corpus.contents.heads else None
    )
    return CodedAcross(
        annotation=one,
        code=code,
        coder=next((coder.name for coder in corpus.coders() if coder.id == one.coder), one.coder),
        event=(event.name or event.id) if event is not None else "",
        said=tuple(_where(corpus, key, compared, one.within(key)) for key in one.articles),
        absent=tuple(_where(corpus, key, compared) for key in one.absent_from),
        answers=_answers(one, code),
    )


def _where(corpus: Corpus, key: str, compared: frozenset[str], words: tuple[Segment, ...] = ()) -> Where:
    if key not in corpus.contents.heads:
        return Where(article=key, outlet="", headline="", words=words, stands=not words, compared=False)
    head = corpus.head(key)
    return Where(
        article=key,
        outlet=head.outlet,
        headline=head.headline,
        words=words,
        stands=_stands(corpus, key, words),
        compared=key in compared,
    )


def _stands(corpus: Corpus, key: str, words: Iterable[Segment]) -> bool:
    try:
        text = corpus.article(key).text
    except CorpusError:  # its file is not here
        return False
    return all(text[part.start : part.end] == part.quote for part in words)


def _answers(one: Annotation, code: Code | None) -> dict[str, str]:
    """Return what was told with the code, in its order, by the names of its questions."""
    names = {asked.id: asked.name or asked.id for asked in (code.attributes if code else ())}
    told = ((key, value_text(one.attributes.get(key))) for key in dict.fromkeys([*names, *one.attributes]))
    return {names.get(key, key): value for key, value in told if value}


def as_values(found: Iterable[CodedAcross]) -> list[dict[str, Any]]:
    """Return them as JSON has them."""
    return [_value(one) for one in found]


def _value(one: CodedAcross) -> dict[str, Any]:
    made = one.annotation
    return {
        "id": made.id,
        "kind": one.kind,
        "code": made.code,
        "code_name": one.name,
        "coder": made.coder,
        "coder_name": one.coder,
        "mode": made.mode,
        "event": one.event,
        "said": [{**_article(at), "stands": at.stands, "words": _words(at)} for at in one.said],
        "absent_from": [_article(at) for at in one.absent],
        "answers": dict(one.answers),
        "memo": made.memo,
    }


def _article(at: Where) -> dict[str, Any]:
    return {"article": at.article, "outlet": at.outlet, "headline": at.headline, "compared": at.compared}


def _words(at: Where) -> list[dict[str, Any]]:
    return [{"start": part.start, "end": part.end, "text": part.quote} for part in at.words]
