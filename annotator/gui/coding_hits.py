"""Codes many hits of a search as one step: first a plan, made where it disturbs nobody, then the change."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from annotator import edits
from annotator.coding.levels import units_of
from annotator.coding.occurrences import sort_places
from annotator.corpus import Corpus
from annotator.gui.hand import hand_in
from annotator.gui.workspace import Workspace
from annotator.model import Article, Change, Code, Hand, Span
from annotator.search import Row

TOPIC = "coding hits"
FEW = 100
"""Hits that are coded at once, without a thread: their articles are read within a blink."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be coded, by article (without spans: the article as a whole), and what is not.

    `known` hits have the code already; `unfit` ones have no words that could take it, and those `in_the_way`
    share words with an annotation that the code may not overlap with.
    """

    wanted: tuple[tuple[Article, tuple[Span, ...]], ...] = ()
    known: int = 0
    unfit: int = 0
    in_the_way: int = 0

    @property
    def count(self) -> int:
        """How many annotations there will be."""
        return sum(len(spans) or 1 for _article, spans in self.wanted)


def plan(corpus: Corpus, rows: Iterable[Row], code: Code, coder: str) -> Plan:
    """Sort out which hits take a code: those whose words this coder has not given it already."""
    by_article: dict[str, dict[Span, None]] = {}
    for row in rows:
        by_article.setdefault(row.article, {})[Span(row.start, row.end)] = None
    wanted: list[tuple[Article, tuple[Span, ...]]] = []
    known = unfit = in_the_way = 0
    for key, spans in by_article.items():
        there = [one for one in corpus.annotations_in(key, coder=coder) if one.code == code.id]
        if code.level == "article":
            has = any(not one.target for one in there)
            known += has
            wanted += [] if has else [(corpus.article(key), ())]
            continue
        fit = [span for span in spans if span.end > span.start]
        article = corpus.article(key)
        made = sort_places(fit, code, there, _units(code, article.text), article=key)
        known, unfit = known + made.known, unfit + len(spans) - len(fit)
        in_the_way += made.in_the_way
        wanted += [(article, made.new)] if made.new else []
    return Plan(tuple(wanted), known, unfit, in_the_way)


def _units(code: Code, text: str) -> Sequence[Span]:
    """Return what the hits of a text are made as large as: its sentences or paragraphs, or nothing."""
    if code.level != "sentence":
        return units_of(code.level, text, ())
    from annotator.text.sentences import sentences  # loads NLTK

    return sentences(text)


def change_of(
    plan: Plan,
    code: str,
    hand: Hand,
    seen: Callable[[str, Span], bool],
    in_article: Callable[[Hand, str], Hand] = lambda hand, _article: hand,
) -> Change:
    """Return the change that carries a plan out.

    `seen` says whether a cue at a span was on the screen; `in_article` returns the hand as it is in an
    article, where other things may be hidden.
    """
    puts = [
        put
        for article, spans in plan.wanted
        for span in spans or (None,)
        for put in edits.annotate(
            article,
            [span] if span is not None else [],
            code,
            in_article(hand, article.id),
            cue_seen=span is not None and seen(article.id, span),
        ).puts
    ]
    return Change(tuple(puts))


class CodingHits:
    """Codes hits for the panel; one piece of work at a time."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self.busy = False

    def code(self, rows: Sequence[Row], code: Code) -> None:
        """Give the hits a code as one undoable step, and say how many had it already."""
        workspace = self._workspace
        coder = workspace.coder or workspace.ask_coder()
        if coder is None or self.busy or not rows:
            return
        corpus = workspace.corpus
        cues = {(row.article, Span(row.start, row.end)) for row in rows if row.kind == "cue"}
        if len(rows) <= FEW:
            self._carry_out(plan(corpus, rows, code, coder.id), code, cues)
            return
        self.busy = True
        workspace.told.emit(f"Coding {len(rows):,} hits...")

        def done(made: Plan) -> None:
            self.busy = False
            if workspace.corpus is corpus and workspace.coder == coder:
                self._carry_out(made, code, cues)

        def failed(error: BaseException) -> None:
            self.busy = False
            workspace.interaction.warn("Not coded", f"{error}\nNothing was changed.")

        workspace.jobs.run(TOPIC, plan, corpus, rows, code, coder.id, done=done, failed=failed)

    def _carry_out(self, made: Plan, code: Code, cues: set[tuple[str, Span]]) -> None:
        workspace = self._workspace

        def seen(article: str, span: Span) -> bool:
            return (article, span) in cues or self._on_screen(article, span)

        if made.wanted:
            label = f"Code {_hits(made.count)} as {code.name}"
            if not workspace.apply(
                label, lambda hand: change_of(made, code.id, hand, seen, partial(hand_in, workspace))
            ):
                return
        workspace.told.emit(told(made, code))

    def _on_screen(self, article: str, span: Span) -> bool:
        workspace = self._workspace
        here = workspace.article is not None and workspace.article.id == article
        return here and any(
            cue.start < span.end and span.start < cue.end for cue in workspace.here.open_cues()
        )


def told(made: Plan, code: Code) -> str:
    """Say in words what became of the hits."""
    what = f"{made.count:,} {'article' if made.count == 1 else 'articles'}"
    what = what if code.level == "article" else _hits(made.count)
    said = [f"Coded {what} as {code.name}" if made.wanted else f"Nothing new to code as {code.name}"]
    if made.known:
        said.append(f"{made.known:,} had it already")
    if made.unfit:
        said.append(f"{made.unfit:,} stand for a whole article and take only codes of articles")
    if made.in_the_way:
        said.append(f"{made.in_the_way:,} left out: {code.name} may not overlap")
    return "; ".join(said) + (". Ctrl+Z takes it back." if made.wanted else ".")


def _hits(count: int) -> str:
    return f"{count:,} hits" if count != 1 else "1 hit"
