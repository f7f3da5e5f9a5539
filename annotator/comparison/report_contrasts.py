"""How sentences that say the same differ, in a report: what rules found, and why, told as just that."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from annotator.comparison.contrast_contract import Contrast, Finding, Words
from annotator.comparison.contrasts import contrasts
from annotator.comparison.event_texts import Texts
from annotator.comparison.report_html import element, language, shown
from annotator.cues.categories import categories

MOST = 200
"""So many differences are shown; how many there are beyond is said."""
_LEAD = (
    "Computed by rules from the sentences beside one another above, and coded by nobody. These are places to "
    "look at, not a count to publish: how often findings were right when read by hand stands below; "
    "much is missed, most of all of what is quoted and asserted and of numbers. Only English is read."
)
NOTHING = "No difference was found in the sentences that say the same: not the same as none."


def computed(texts: Texts) -> Iterator[str]:
    """Yield a table with a row for each difference, then what each contrast is and how often it errs."""
    if texts.differing is None or not texts.groups:
        return
    rows = [(number, one) for number, group in enumerate(texts.differing, 1) for one in group.findings]
    yield element("p", _LEAD, class_="note")
    if rows:
        yield from _table(texts, rows)
    else:
        yield element("p", NOTHING)
    yield from _not_read(texts)
    yield from _kinds(used(texts) or contrasts())


def _table(texts: Texts, rows: Sequence[tuple[int, Finding]]) -> Iterator[str]:
    names, titles = _names(texts), {kind.name: kind.title for kind in contrasts()}
    counts = Counter(titles[one.contrast] for _number, one in rows)
    yield element(
        "p", shown("; ".join(f"{title}: {count:,}" for title, count in sorted(counts.items())) + ".")
    )
    yield "<div class='wide'><table class='contrasts'>"
    heads = ("No.", "What differs", "In these words", "Why")
    yield element("thead", element("tr", "".join(element("th", head, scope="col") for head in heads)))
    for number, found in rows[:MOST]:
        group = element("a", str(number), href=f"#g-{number}")
        what = f"{shown(titles[found.contrast])}<br>{element('small', shown(found.sort))}"
        cells = (what, _beside(texts, names, found), f"{shown(found.reason)}{_cues(found)}")
        head = element("th", group, scope="row")
        yield element("tr", head + "".join(element("td", cell) for cell in cells))
    yield "</table></div>"
    if len(rows) > MOST:
        yield element("p", f"Further differences that are not shown: {len(rows) - MOST:,}.", class_="note")


def _beside(texts: Texts, names: dict[str, str], found: Finding) -> str:
    """Return the words of each article on a line of their own."""
    tongues = {one.article.id: language(one.article.language) for one in texts.columns}
    lines = []
    for article, words in groupby(found.words, lambda one: one.article):
        told = " … ".join(map(_quote, words))
        lines.append(element("p", f"{element('b', shown(names[article]))}: {told}", lang=tongues[article]))
    return "".join(lines)


def _quote(words: Words) -> str:
    said = element("q", shown(" ".join(words.text.split())))
    return f"{said} {element('small', shown(words.what))}" if words.what else said


def _cues(found: Finding) -> str:
    """Return which cues lie in the words, and whether that is why they tell something."""
    known = categories()
    every = dict.fromkeys(cue for words in found.words for cue in words.cues)
    tags = [
        element("b", shown(known[cue].tag), class_=f"tag s{known[cue].slot} {known[cue].line}")
        + f" {element('small', shown(known[cue].name))}"
        for cue in every
        if cue in known
    ]
    return f"<br>{' '.join(tags)}" if tags else ""


def _names(texts: Texts) -> dict[str, str]:
    """Return what the articles are called: their outlets, numbered where two are of one outlet."""
    counts = Counter(one.article.outlet for one in texts.columns)
    seen: Counter[str] = Counter()
    names = {}
    for one in texts.columns:
        outlet = one.article.outlet
        seen[outlet] += 1
        name = outlet or "no outlet named"
        names[one.article.id] = f"{name} ({seen[outlet]})" if counts[outlet] > 1 else name
    return names


def _not_read(texts: Texts) -> Iterator[str]:
    names, groups = _names(texts), texts.differing or ()
    left = dict.fromkeys(article for group in groups for article in group.left_out)
    if left:
        yield element(
            "p", shown(f"Not English, not read: {', '.join(names[one] for one in left)}."), class_="note"
        )


def _kinds(kinds: Sequence[Contrast]) -> Iterator[str]:
    yield "<dl class='kinds'>"
    for kind in kinds:
        yield element("dt", shown(kind.title)) + element(
            "dd",
            f"{shown(kind.says)} <i>Known problem:</i> {shown(kind.known_problem)} "
            f"<small>{shown('; '.join(kind.literature))}</small>",
        )
    yield "</dl>"


def used(texts: Texts | None) -> tuple[Contrast, ...]:
    """Return the contrasts of which a report shows something."""
    groups = (texts.differing or ()) if texts is not None else ()
    found = {one.contrast for group in groups for one in group.findings}
    return tuple(kind for kind in contrasts() if kind.name in found)
