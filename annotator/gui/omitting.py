"""Omissions and contrasts: which codes and words are offered, and what keeping one means."""

from collections.abc import Iterable
from dataclasses import replace

from annotator import edits
from annotator.coding.across import Draft, change_of
from annotator.coding.concealing import in_order
from annotator.coding.overlap import in_the_way
from annotator.gui.across import article_names
from annotator.gui.hand import hand_in
from annotator.gui.workspace import Workspace
from annotator.model import Annotation, Change, Code, Hand, Segment, Span

READY = "across-outlets"
"""The ready codebook whose codes are offered everywhere; the first one that is used joins the codebook."""
OMISSION, DIFFERENCE = "code-ao-omission", "code-ao-difference"
"""The codes as long as the coder has chosen no other: with an absent article, and without."""


def offered_codes(workspace: Workspace) -> tuple[Code, ...]:
    """Return the codes for words of several articles: the ready ones first, also before they join."""
    from annotator.codebooks import ready_codebook

    used = {code.id: code for code in workspace.corpus.codes() if code.level == "span"}
    ready = {code.id: code for code in ready_codebook(READY).codes if code.id in (OMISSION, DIFFERENCE)}
    first = [used.get(key, code) for key, code in ready.items()]
    return (*first, *(code for key, code in used.items() if key not in ready))


def words_at(workspace: Workspace, article: str) -> Segment | None:
    """Return the words that are selected in an article that is shown; None without any."""
    if not workspace.looks_upon(article):
        return None
    here = workspace.here.article == article
    chosen = workspace.here.selection if here else workspace.at(article).selection
    if chosen is None or chosen.start == chosen.end:
        return None
    return edits.segment(workspace.corpus.article(article), chosen)


def segment_of(workspace: Workspace, article: str, span: Span) -> Segment:
    """Return words of an article as they are stored."""
    return edits.segment(workspace.corpus.article(article), span)


def aligned_words(workspace: Workspace, article: str, span: Span) -> dict[str, tuple[Segment, ...]]:
    """Return the sentences of other articles that say what some words say, by article; none while unknown."""
    aligned = workspace.side.aligned
    if aligned is None or article not in aligned.articles:
        return {}
    first, last = (aligned.place_at(article, at) for at in (span.start, max(span.start, span.end - 1)))
    if first is None or last is None:
        return {}
    found: dict[str, dict[Segment, None]] = {}
    for number in range(first.number, last.number + 1):
        for place in aligned.group(replace(first, number=number)):
            if place.article != article:
                text = workspace.corpus.article(place.article)
                found.setdefault(place.article, {})[edits.segment(text, aligned.span(place))] = None
    return {key: tuple(sorted(parts, key=lambda part: part.start)) for key, parts in found.items()}


def sentence_at(workspace: Workspace, article: str, position: int) -> Span | None:
    """Return the sentence at a position of an article, if sentences are known."""
    aligned = workspace.side.aligned
    place = aligned.place_at(article, position) if aligned is not None else None
    return aligned.span(place) if aligned is not None and place is not None else None


def keep(workspace: Workspace, draft: Draft) -> Annotation | None:
    """Keep a draft as one undoable step, with its code where that is new; None when it is not kept."""
    known = workspace.corpus.annotation(draft.annotation) if draft.annotation else None
    taken = _in_the_way(workspace, draft)
    if taken:
        workspace.told.emit(taken)
        return None
    what = "an omission" if draft.is_omission else "a contrast"
    label = f"Change {what}" if known is not None else f"Code {what}"
    stored = workspace.apply(label, lambda hand: _change(workspace, draft, known, hand))
    made = [put.after for put in stored.puts if isinstance(put.after, Annotation)]
    return made[-1] if made else known if known is not None and not _differs(draft, known) else None


def _differs(draft: Draft, known: Annotation) -> bool:
    """Say whether a draft says something else than its annotation."""
    words = tuple(part for line in draft.said for part in line.words)
    return (set(words), draft.absent, draft.code, dict(draft.attributes), draft.memo) != (
        set(known.target),
        known.absent_from,
        known.code,
        dict(known.attributes),
        known.memo,
    )


def _change(workspace: Workspace, draft: Draft, known: Annotation | None, hand: Hand) -> Change:
    joined = _joining(workspace, draft.code)
    new = {put.after.id: put.after for put in joined.puts if isinstance(put.after, Code)}
    before = hand.code_version
    hand = replace(
        hand_of_all(workspace, hand, [*(line.article for line in draft.said), *draft.absent]),
        code_version=lambda key: new[key].version if key in new else before(key),
        codebook_revision=hand.codebook_revision + len(new),
    )
    made = change_of(draft, known, hand, sha256=_sha256(workspace, draft, known))
    return Change((*joined.puts, *made.puts), joined.note) if made else made


def _sha256(workspace: Workspace, draft: Draft, known: Annotation | None) -> str:
    """Return the hash of the text that a draft is kept with; of words that are not in it that of before."""
    home = known.article if known is not None else draft.said[0].article
    line = draft.line(home)
    if home not in workspace.corpus.contents.heads:
        return known.text_sha256 if known is not None else ""
    article = workspace.corpus.article(home)
    words = line.words if line is not None and line.says_it else ()
    stands = all(article.text[part.start : part.end] == part.quote for part in words)
    return article.sha256 if stands or known is None else known.text_sha256


def _joining(workspace: Workspace, code: str) -> Change:
    """Return the change that brings the ready codes into a codebook that lacks the code."""
    known = workspace.corpus.code(code)
    if known is not None and not known.retired:
        return Change()
    from annotator.codebooks import ready_codebook
    from annotator.codebooks.joining import join

    told = ready_codebook(READY).told
    note = "Codes for what several articles say or leave out"
    return join(workspace.corpus.all_codes(), told, change_known=False, note=note).change


def hand_of_all(workspace: Workspace, hand: Hand, articles: Iterable[str]) -> Hand:
    """Return a hand as it is in several articles at once: what is hidden in any of them is hidden."""
    hands = [hand_in(workspace, hand, article) for article in articles]
    concealed = in_order({one for each in hands for one in each.concealed})
    mode = "blind" if any(each.mode == "blind" for each in hands) else hand.mode
    return replace(hand, mode=mode, concealed=concealed)


def _in_the_way(workspace: Workspace, draft: Draft) -> str:
    """Say in which article the code may not be put on the words; empty when it may everywhere."""
    code, coder = workspace.corpus.code(draft.code), workspace.coder
    if code is None or code.may_overlap or coder is None:
        return ""
    for line in draft.said:
        there = workspace.corpus.annotations_in(line.article, coder=coder.id)
        others = [one for one in there if one.id != draft.annotation]
        spans = [Span(part.start, part.end) for part in line.words]
        if in_the_way(others, spans, code, article=line.article) is not None:
            where = article_names(workspace, [line.article])
            return f"{code.name} may not overlap, and is on some of these words already in {where}."
    return ""
