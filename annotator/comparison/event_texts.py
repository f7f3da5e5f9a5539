"""The articles of a compared event as they are read side by side: their marks, and which sentences agree."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from annotator.comparison import alignment
from annotator.comparison.alignment import Place
from annotator.comparison.comparison_table import Told
from annotator.comparison.contrasted import Contrasted, contrasted, each_once
from annotator.comparison.counting import Counted, Thing, is_wanted
from annotator.comparison.decisions import settled
from annotator.comparison.side_by_side import MOST, in_order, ranked
from annotator.corpus import Corpus
from annotator.cues.categories import Category, categories_with
from annotator.model import Annotation, Article, Cue
from annotator.search.marked import Marked, mark
from annotator.text.analysis import analyse


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Highlighted words of an article: a cue, or (`decided`) an annotation; offsets are code points.

    `slot` and `line` say how it looks, `group` what its colour stands for, `says` why it is there. `own` is
    False for what stands in words of others.
    """

    start: int
    end: int
    tag: str
    name: str
    slot: int
    line: str
    group: str
    says: str
    decided: bool = False
    own: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One article: its sentences as they were aligned, its marks in order, and how many words it has.

    `lost` are annotations whose words are not in the text any more, and are not shown.
    """

    article: Article
    told: alignment.Told
    marks: tuple[Mark, ...]
    words: int
    lost: int = 0
    cues: tuple[Cue, ...] = ()
    """Its cues that count, also where a person decided on them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """Up to four articles of an event, and those that were left out.

    `groups` are the sentences that say the same, in the order of reading; `near` has the number of the group
    that a sentence is linked with without being in one. `corrected` are links that people joined or parted.
    `differing` says of each group how its sentences differ; None where nothing that rules find is wanted.
    """

    name: str
    columns: tuple[Column, ...]
    left_out: tuple[Article, ...]
    groups: tuple[tuple[Place, ...], ...]
    near: Mapping[Place, int] = field(default_factory=dict)
    corrected: int = 0
    differing: tuple[Contrasted, ...] | None = None


def texts_of(corpus: Corpus, told: Told) -> Texts | None:
    """Return the articles of what was compared, if they are of one event; None if they are of several.

    Each outlet's first article comes before any outlet's second one, and copies come last.
    """
    counted = told.comparison.counted
    event = corpus.event(counted[0].event) if len({one.event for one in counted}) == 1 else None
    if event is None:
        return None
    known_as = {one.article: one for one in sorted([*counted, *told.aside], key=_as_listed)}
    copied = {one.article for one in known_as.values() if one.copy_of or one in told.aside}
    order = ranked((one.article, one.outlet, one.article in copied) for one in known_as.values())
    listed = [known_as[key] for key in order]
    shown = sorted(listed[:MOST], key=_as_listed)
    known = categories_with(corpus.adjustments())
    accepted = _accepted(corpus, told) if told.question.cues == "accepted" else None
    columns = tuple(_column(corpus, told, one, known, accepted) for one in shown)
    articles = [column.told for column in columns]
    ties = corpus.ties(event.id)
    links = alignment.settled(alignment.align(articles), ties, articles)
    apart = [pair for pair, joined in alignment.corrections(ties, articles).items() if not joined]
    groups = in_order(alignment.groups(links, apart), articles)
    return Texts(
        name=event.name or event.id,
        columns=columns,
        left_out=tuple(corpus.described(one.article) for one in listed[MOST:]),
        groups=groups,
        near=_near(links, groups),
        corrected=len(ties),
        differing=None if told.question.cues == "none" else _differing(columns, groups),
    )


def _differing(columns: Sequence[Column], groups: Iterable[tuple[Place, ...]]) -> tuple[Contrasted, ...]:
    articles, cues = (
        [column.told for column in columns],
        {column.article.id: column.cues for column in columns},
    )
    return each_once(contrasted(articles, group, cues) for group in groups)


def _as_listed(one: Counted) -> tuple[str, str, str]:
    return one.outlet, one.date, one.article


def _near(links: Iterable[alignment.Link], groups: Sequence[tuple[Place, ...]]) -> dict[Place, int]:
    """Return the groups, numbered from 0, that sentences outside of groups have their strongest link with."""
    number_of = {place: number for number, group in enumerate(groups) for place in group}
    near: dict[Place, int] = {}
    for link in sorted(links, key=lambda link: -link.score):
        for place, other in ((link.one, link.other), (link.other, link.one)):
            if place not in number_of and other in number_of:
                near.setdefault(place, number_of[other])
    return near


# --- marks -------------------------------------------------------------------------------------------------


Places = Mapping[str, frozenset[tuple[str, int, int]]]
"""Cues by article: category, start, end."""


def _accepted(corpus: Corpus, told: Told) -> Places:
    found: dict[str, set[tuple[str, int, int]]] = {}
    for one in settled(corpus, coders=told.question.coders, modes=told.question.modes):
        if one.fate == "accepted":
            found.setdefault(one.article, set()).add((one.category, one.start, one.end))
    return {key: frozenset(places) for key, places in found.items()}


def _column(
    corpus: Corpus, told: Told, counted: Counted, known: Mapping[str, Category], accepted: Places | None
) -> Column:
    article = corpus.described(counted.article)
    marked = mark(article, corpus.adjustments())
    things = {line.thing for line in told.comparison.lines}
    there = (one for one in corpus.annotations_in(article.id) if one.target)
    made = [one for one in there if _counts(one, article.id, told, things, marked)]
    standing = [one for one in made if _stands(one, article)]
    own = (one.cue for one in standing if one.article == article.id and one.cue is not None)
    decided = {(cue.category, cue.start, cue.end) for cue in own}
    cues = [
        cue
        for cue in marked.cues
        if Thing("cue", cue.category) in things
        and (accepted is None or _key(cue) in accepted.get(article.id, ()))
        and not (told.question.own and cue.voice != "author")
    ]
    marks = [_of_cue(cue, known) for cue in cues if _key(cue) not in decided]
    marks += [one for annotation in standing for one in _of_annotation(corpus, annotation, article, marked)]
    return Column(
        article=article,
        told=alignment.Told(
            article.id, analyse(article.text, article.zones or None, language=article.language)
        ),
        marks=tuple(sorted(marks, key=lambda one: (one.start, one.end, one.decided, one.name, one.says))),
        words=counted.words,
        lost=len(made) - len(standing),
        cues=tuple(cues),
    )


def _key(cue: Cue) -> tuple[str, int, int]:
    return cue.category, cue.start, cue.end


def _counts(one: Annotation, article: str, told: Told, things: set[Thing], marked: Marked) -> bool:
    question = told.question
    if Thing("code", one.code) not in things:
        return False
    if not is_wanted(one.coder, one.mode, question):
        return False
    first = one.within(article)[0]
    return not question.own or marked.voice_at(first.start, first.end) == "author"


def _stands(one: Annotation, article: Article) -> bool:
    return all(article.text[part.start : part.end] == part.quote for part in one.within(article.id))


def _of_cue(cue: Cue, known: Mapping[str, Category]) -> Mark:
    category = known.get(cue.category)
    return Mark(
        start=cue.start,
        end=cue.end,
        tag=category.tag if category else cue.category[:2].upper(),
        name=category.name if category else cue.category,
        slot=category.slot if category else 6,
        line=category.line if category else "solid",
        group=category.group if category else cue.category,
        says=f"{cue.reason}{_whose(cue.voice, cue.speaker or '')}",
        own=cue.voice == "author",
    )


def _whose(voice: str, speaker: str) -> str:
    if voice == "author":
        return ""
    how = "quoted" if voice == "quoted" else "reported"
    return f" In words of others ({how}{f': {speaker}' if speaker else ''})."


def _of_annotation(corpus: Corpus, one: Annotation, article: Article, marked: Marked) -> Iterator[Mark]:
    code = corpus.code(one.code)
    who = next((coder.name for coder in corpus.coders() if coder.id == one.coder), one.coder)
    cue = one.cue if one.article == article.id else None
    reasons = [
        found.reason
        for found in marked.cues
        if cue is not None and _key(found) == (cue.category, cue.start, cue.end)
    ]
    says = [f"Coded by {who}.", *reasons[:1], *([f"Memo: {one.memo}"] if one.memo else [])]
    for part in one.within(article.id):
        yield Mark(
            start=part.start,
            end=part.end,
            tag=(code.tag if code else "") or one.code[:2].upper(),
            name=(code.name if code else "") or one.code,
            slot=code.slot if code else 1,
            line=code.line if code else "solid",
            group="coded by hand",
            says=" ".join(says),
            decided=True,
            own=marked.voice_at(part.start, part.end) == "author",
        )
