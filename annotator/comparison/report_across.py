"""Omissions and contrasts that were coded, in a report: their words, and from where they are absent."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator

from annotator.comparison.coded_across import CodedAcross, Where
from annotator.comparison.event_texts import Column, Texts
from annotator.comparison.report_html import element, shown

NO_OUTLET = "no outlet named"
_LEAD = (
    "What people coded as said by some of these articles and left out by others (an omission), or as said "
    "by several, each in words of its own (a contrast). It is a judgement of the coder that is named, about "
    "the articles that are named; of other articles nothing is said. An omission counts nowhere as present."
)


def coded(found: Iterable[CodedAcross], texts: Texts | None) -> Iterator[str]:
    """Yield a table with a row for each; words in an article that is shown lead to their sentence."""
    every = list(found)
    if not every:
        return
    yield element("p", _LEAD, class_="note")
    yield element("p", shown(_count(every)))
    columns = {} if texts is None else {one.article.id: (at, one) for at, one in enumerate(texts.columns, 1)}
    several = len({one.event for one in every}) > 1
    yield "<div class='wide'><table class='coded'>"
    heads = ("Code", "Said, in these words", "Absent from")
    yield element("thead", element("tr", "".join(element("th", head, scope="col") for head in heads)))
    for number, one in enumerate(every, 1):
        cells = (_said(one, columns), _absent(one))
        head = element("th", _code(one, several=several), scope="row", id=f"c-{number}")
        yield element("tr", head + "".join(element("td", cell) for cell in cells))
    yield "</table></div>"


def _count(every: Iterable[CodedAcross]) -> str:
    kinds = Counter(one.kind for one in every)
    told = [f"{count:,} {kind}{'s' * (count != 1)}" for kind, count in sorted(kinds.items(), reverse=True)]
    return f"Coded: {', '.join(told)}."


def _code(one: CodedAcross, *, several: bool) -> str:
    """Return what a row is: its code with its tag, its kind, its answers, and who coded it in which mode."""
    code = one.code
    tag = (code.tag if code else "") or one.annotation.code[:2].upper()
    look = f"tag s{code.slot} {code.line} decided" if code else "tag s1 solid decided"
    lines = [f"{element('b', shown(tag), class_=look)} {shown(one.name)}"]
    lines += [shown(f"{question}: {answer}") for question, answer in one.answers.items()]
    lines.append(shown(f"{one.kind}, {one.coder}, {one.annotation.mode}"))
    if several:
        lines.append(shown(one.event or "no event"))
    first, *others = lines
    return "<br>".join([first, *(element("small", line) for line in others)])


def _said(one: CodedAcross, columns: dict[str, tuple[int, Column]]) -> str:
    names = _names(one)
    lines = [
        f"{element('b', shown(names[at.article]))}{_aside(at)}: {_words(at, columns.get(at.article))}"
        for at in one.said
    ]
    memo = one.annotation.memo
    told = [element("p", line) for line in lines]
    return "".join([*told, element("p", f"Memo: {shown(memo)}", class_="note")] if memo else told)


def _words(at: Where, column: tuple[int, Column] | None) -> str:
    quoted = " … ".join(element("q", shown(part.quote)) for part in at.words)
    if not at.stands:
        return f"{quoted} {element('small', 'the text reads otherwise now')}"
    if column is None:
        return quoted
    place, shown_there = column
    starts = [shown_there.told.span(number).start for number in range(len(shown_there.told))]
    sentence = max(1, bisect_right(starts, at.words[0].start))
    lead = element("a", f"sentence&nbsp;{sentence}", class_="back", href=f"#s-{place}-{sentence}")
    return f"{quoted} {lead}"


def _absent(one: CodedAcross) -> str:
    names = _names(one)
    told = [f"{shown(names[at.article])}{_aside(at)}" for at in one.absent]
    return "".join(element("p", line) for line in told) or "-"


def _aside(at: Where) -> str:
    return "" if at.compared else f" {element('small', 'not compared here')}"


def _names(one: CodedAcross) -> dict[str, str]:
    """Return what its articles are called: their outlets, with the headline where two are of one outlet."""
    every = (*one.said, *one.absent)
    counts = Counter(at.outlet for at in every)
    return {
        at.article: f"{at.outlet or NO_OUTLET} ({at.headline or at.article})"
        if counts[at.outlet] > 1
        else at.outlet or NO_OUTLET
        for at in every
    }
