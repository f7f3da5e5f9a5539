"""The categories of cues as a page of the documentation, in Markdown: what each means, marks, gets wrong."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from textwrap import fill

from annotator import __version__
from annotator.cues.categories import Category, categories
from annotator.evaluation.explaining import Explanation, explain
from annotator.evaluation.wording import LEGEND, rule_said
from annotator.model import Span

_HEAD = f"""# Cues

What Framing Annotator {__version__} looks for: each category with its definition, what it is known to get
wrong, examples with the marked words in **bold**, texts that come close and are not marked, literature, what
was measured, and its rules with their versions. The program writes this page from the files that the window
and `framing-annotator explain CATEGORY` read, too:

    framing-annotator explain --markdown --output docs/cues.md

A cue is a reason to look, not a finding. [Figures](figures.md) says how the measuring was done and sets its
results beside those of others.

{fill(LEGEND, 110)}
"""
_SPECIAL = re.compile(r"([\\`*\[\]<>])")


def as_markdown() -> Iterator[str]:
    """Yield the page in pieces."""
    yield _HEAD
    yield "\n| category | tag | group | at first |\n| --- | --- | --- | --- |\n"
    for one in categories().values():
        link = f"[{one.name}](#{_anchor(one.name)})"
        yield f"| {link} | {one.tag} | {one.group} | {'on' if one.on else 'off'} |\n"
    for group, members in groupby(categories().values(), key=lambda one: one.group):
        yield f"\n## {group.capitalize()}\n"
        for one in members:
            yield from _section(explain(one.id))


def _section(found: Explanation) -> Iterator[str]:
    category = found.category
    version = "" if found.version is None else f", version {found.version}"
    yield f"\n### {category.name}\n\n`{category.id}`, {category.tag}{version}\n"
    yield f"\n{_plain(category.definition)}\n"
    yield f"\n*Known problem:* {_plain(category.precision_problem)}\n"
    yield from _list("Examples", _examples(category))
    yield from _list("Not marked", map(_plain, category.counter_examples))
    yield from _list("Literature", map(_plain, category.literature))
    yield from _list("Measured", map(_plain, found.figures))
    yield from _list("Rules", (_plain(rule_said(one.id, one.measured)) for one in found.rules))


def _list(title: str, lines: Iterable[str]) -> Iterator[str]:
    yield f"\n*{title}:*\n\n"
    for line in lines:
        yield f"- {line}\n"


def _examples(category: Category) -> Iterator[str]:
    for text, spans in zip(category.examples, category.example_spans, strict=True):
        yield _with_bold(text, spans)


def _with_bold(text: str, spans: Iterable[Span]) -> str:
    pieces, done = [], 0
    for span in sorted(spans):
        pieces += [_plain(text[done : span.start]), f"**{_plain(text[span.start : span.end])}**"]
        done = span.end
    return "".join([*pieces, _plain(text[done:])])


def _plain(text: str) -> str:
    """Return text with what Markdown would interpret escaped."""
    return _SPECIAL.sub(r"\\\1", text)


def _anchor(name: str) -> str:
    return re.sub(r"[^\w-]", "", name.lower().replace(" ", "-"))
