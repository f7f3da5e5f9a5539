"""All memos of a corpus as one list: on annotations, on words, articles, codes, and on the corpus."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from annotator.corpus import Corpus
from annotator.model import Annotation, Change, Memo, Segment

About = Literal["annotation", "words", "article", "code", "corpus"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A memo: what it is on, its text, and where that is. `id` is that of the memo or of the annotation.

    `links` are annotations that it has to do with; of a memo on an annotation that is the annotation itself.
    """

    id: str
    about: About
    coder: str
    text: str
    article: str = ""
    code: str = ""
    target: tuple[Segment, ...] = ()
    links: tuple[str, ...] = ()
    at: str = ""


def memo_list(corpus: Corpus) -> tuple[Entry, ...]:
    """Return all memos that are not taken away, the youngest first."""
    return in_order([*map(of_memo, corpus.memos()), *_on_annotations(corpus)])


def in_order(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return memos, the youngest first."""
    return tuple(sorted(entries, key=lambda one: (one.at, one.id), reverse=True))


def changed_by(change: Change) -> Iterator[tuple[str, Entry | None]]:
    """Yield what a change does to the list: ids of memos, each with its entry, None where it is gone."""
    for put in change.puts:
        one = put.after
        if isinstance(one, Memo):
            yield one.id, None if one.retired else of_memo(one)
        elif isinstance(one, Annotation):
            yield one.id, of_annotation(one) if one.memo and not one.deleted else None


def of_memo(memo: Memo) -> Entry:
    """Return the entry of a memo."""
    return Entry(
        id=memo.id,
        about=about(memo),
        coder=memo.coder,
        text=memo.text,
        article=memo.article,
        code=memo.code,
        target=memo.target,
        links=memo.links,
        at=memo.created,
    )


def of_annotation(one: Annotation) -> Entry:
    """Return the entry of the memo on an annotation."""
    return Entry(
        id=one.id,
        about="annotation",
        coder=one.coder,
        text=one.memo,
        article=one.article,
        code=one.code,
        target=one.target,
        links=(one.id,),
        at=one.modified,
    )


def about(memo: Memo) -> About:
    """Return what a memo is on."""
    if memo.target:
        return "words"
    if memo.article:
        return "article"
    return "code" if memo.code else "corpus"


def _on_annotations(corpus: Corpus) -> Iterator[Entry]:
    return (of_annotation(one) for one in corpus.every_annotation() if one.memo)


def matching(entries: Iterable[Entry], query: str, said: Callable[[Entry], str]) -> tuple[Entry, ...]:
    """Return the entries in which every word of a query occurs, in whatever order, in large or small letters.

    `said` gives the words around a memo: what it is on.
    """
    words = query.casefold().split()
    if not words:
        return tuple(entries)
    return tuple(
        one for one in entries if all(word in f"{one.text} {said(one)}".casefold() for word in words)
    )
