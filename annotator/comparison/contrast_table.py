"""How aligned sentences differ, as text, CSV and JSON."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from annotator import __version__
from annotator.comparison.contrast_contract import Finding, Words
from annotator.comparison.contrasted import Contrasted, Contrasts
from annotator.comparison.contrasts import contrasts as kinds
from annotator.csv_lines import csv_line
from annotator.cues.categories import categories
from annotator.model import Article

CSV_HEADINGS = (
    *("event", "group", "finding", "contrast", "sort", "telling", "reason"),
    *("article", "outlet", "date", "sentence", "start", "end", "text", "what", "cues"),
)
_LONGEST = 300
"""Code points of a sentence that a terminal shows."""


def as_text(found: Contrasts) -> Iterator[str]:
    """Yield lines for a terminal: each group with its sentences, then what differs in them and why."""
    names = {kind.name: kind.title for kind in kinds()}
    outlets = {one.id: one.outlet or one.id for one in found.articles}
    yield (
        f"{len(found.articles)} articles side by side: {', '.join(outlets.values())}. "
        f"{len(found.groups)} groups of sentences that say the same."
    )
    if found.others:
        yield f"Not looked at: {', '.join(one.outlet or one.id for one in found.others)}."
    for number, group in enumerate(found.groups, 1):
        yield ""
        yield f"{number}"
        for place in group.places:
            words = " ".join(found.aligned.words(place).split())
            short = words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
            yield f"    {outlets[place.article]}: {short}"
        yield from _left_out(group, outlets)
        for one in group.findings:
            yield f"  {names[one.contrast]} ({one.sort}): {_beside(one.words, outlets)}"
            yield f"      {one.reason}{_cues(one.words)}"
    yield ""
    for kind in kinds():
        yield f"{kind.title}: {kind.known_problem}"


def _left_out(group: Contrasted, outlets: Mapping[str, str]) -> Iterator[str]:
    if group.left_out:
        yield f"    Not English, nothing was looked for: {', '.join(outlets[one] for one in group.left_out)}."


def _beside(words: Iterable[Words], outlets: Mapping[str, str]) -> str:
    return " / ".join(f"“{' '.join(one.text.split())}” ({_who(one, outlets)})" for one in words)


def _who(one: Words, outlets: Mapping[str, str]) -> str:
    return f"{outlets[one.article]}, {one.what}" if one.what else outlets[one.article]


def _cues(words: Iterable[Words]) -> str:
    found = dict.fromkeys(cue for one in words for cue in one.cues)
    return f" Cues: {', '.join(_name(cue) for cue in found)}." if found else ""


def _name(category: str) -> str:
    known = categories().get(category)
    return known.name if known else category


def as_csv(found: Contrasts) -> Iterator[str]:
    """Yield a row for the words of each article in each finding; words of one finding share its number."""
    yield csv_line(CSV_HEADINGS)
    articles = {one.id: one for one in found.articles}
    finding = 0
    for number, group in enumerate(found.groups, 1):
        for one in group.findings:
            finding += 1
            for words in one.words:
                article = articles[words.article]
                yield csv_line(
                    [
                        *(found.event, number, finding, one.contrast, one.sort, int(one.telling), one.reason),
                        *(article.id, article.outlet, article.date, _sentence(found, words) + 1),
                        *(words.start, words.end, words.text, words.what, " ".join(words.cues)),
                    ]
                )


def _sentence(found: Contrasts, words: Words) -> int:
    place = found.aligned.place_at(words.article, words.start)
    return place.number if place is not None else -1


def as_json(found: Contrasts) -> str:
    """Return all groups with their sentences and findings, and what each contrast is and gets wrong."""
    said = {
        "program": f"Framing Annotator {__version__}",
        "event": found.event,
        "articles": [_article(one) for one in found.articles],
        "not_looked_at": [_article(one) for one in found.others],
        "contrasts": [
            {
                "name": kind.name,
                "title": kind.title,
                "says": kind.says,
                "known_problem": kind.known_problem,
                "literature": list(kind.literature),
            }
            for kind in kinds()
        ],
        "groups": [_group(found, number, group) for number, group in enumerate(found.groups, 1)],
    }
    return json.dumps(said, ensure_ascii=False, indent=2) + "\n"


def _article(article: Article) -> dict[str, str]:
    return {"id": article.id, "outlet": article.outlet, "date": article.date, "headline": article.headline}


def _group(found: Contrasts, number: int, group: Contrasted) -> dict[str, Any]:
    sentences = []
    for place in group.places:
        span = found.aligned.span(place)
        sentences.append(
            {
                "article": place.article,
                "sentence": place.number + 1,
                "start": span.start,
                "end": span.end,
                "text": found.aligned.words(place),
            }
        )
    return {
        "group": number,
        "sentences": sentences,
        "not_english": list(group.left_out),
        "findings": [_finding(one) for one in group.findings],
    }


def _finding(one: Finding) -> dict[str, Any]:
    words = [
        {
            "article": each.article,
            "start": each.start,
            "end": each.end,
            "text": each.text,
            "what": each.what,
            "cues": list(each.cues),
        }
        for each in one.words
    ]
    return {
        "contrast": one.contrast,
        "sort": one.sort,
        "telling": one.telling,
        "reason": one.reason,
        "words": words,
    }
