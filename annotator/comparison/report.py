"""A comparison as one page: self-contained HTML without scripts, for a browser, for print, and to be kept."""

from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256

from annotator import __version__
from annotator.bundled import resource
from annotator.comparison.comparison_table import Told
from annotator.comparison.event_texts import Texts, texts_of
from annotator.comparison.report_across import coded
from annotator.comparison.report_contrasts import computed
from annotator.comparison.report_event import as_a_whole, whole_of
from annotator.comparison.report_figures import pictures
from annotator.comparison.report_html import element, shown
from annotator.comparison.report_methods import kinds, literature, methods
from annotator.comparison.report_strip import strips
from annotator.comparison.report_tables import lines_table, pairs_table
from annotator.comparison.report_texts import agreeing, columns, headlines, legend, reasons
from annotator.comparison.whole_event.whole import Whole
from annotator.corpus import Corpus


def report(corpus: Corpus, told: Told) -> Iterator[str]:
    """Yield the report of a comparison in pieces, with the texts when it is of one event.

    The same corpus and question give the same bytes. What articles, codes and people bring is shown as it is:
    the page loads nothing and runs nothing, and says so to the browser.
    """
    yield from as_html(told, texts_of(corpus, told), whole_of(corpus, told))


def as_html(told: Told, texts: Texts | None = None, whole: Whole | None = None) -> Iterator[str]:
    """Yield the page of a comparison and, if there are some, of the texts of its event."""
    style = resource("report.css").read_text(encoding="utf-8")
    name = shown(f"{told.corpus}: {told.over}")
    yield _head(name, style)
    yield f"<body>\n<main>\n<h1>{name}</h1>\n"
    yield element("p", shown(told.caption), class_="caption") + "\n"
    yield from _section("notes", "Before you read the figures", _notices(told))
    yield from _section("table", "Outlets compared", lines_table(told))
    yield from _section("pairs", "Each two outlets", pairs_table(told))
    yield from _section("figures", "Figures", pictures(told))
    yield from _section("across", "Omissions and contrasts that were coded", coded(told.across, texts))
    if texts is not None:
        yield from _section("headlines", "Headline beside headline", headlines(texts))
        if whole is not None:
            yield from _section("event", "The event as a whole", as_a_whole(whole))
        yield from _section("strips", "Where marks sit", strips(texts))
        yield from _section("aligned", "Sentence beside sentence", agreeing(texts))
        yield from _section("contrasts", "Said side by side, as rules find it", computed(texts))
        yield from _section("texts", "The articles", _texts(texts))
        yield from _section("reasons", "What is highlighted, and why", reasons(texts))
    yield from _section("methods", "Methods", methods(told, texts))
    yield from _section("kinds", "The kinds of cues", kinds(told))
    yield from _section("literature", "Literature", literature(told, texts))
    yield "</main>\n</body>\n</html>\n"


def _head(name: str, style: str) -> str:
    """Return the head: nothing is loaded, and only this very style sheet is obeyed."""
    known = b64encode(sha256(style.encode("utf-8")).digest()).decode("ascii")
    policy = f"default-src 'none'; style-src 'sha256-{known}'; base-uri 'none'; form-action 'none'"
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="referrer" content="no-referrer">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f'<meta name="generator" content="Framing Annotator {__version__}">\n'
        f"<title>{name}</title>\n<style>{style}</style>\n</head>\n"
    )


def _section(key: str, title: str, pieces: Iterator[str]) -> Iterator[str]:
    """Yield a section; one without content is left out."""
    held = list(pieces)
    if not held:
        return
    yield f'<section id="{key}">\n<h2>{title}</h2>\n'
    yield from (f"{piece}\n" for piece in held)
    yield "</section>\n"


def _notices(told: Told) -> Iterator[str]:
    found = told.notices
    if not found:
        yield element("p", "Nothing was found that makes the comparison unfair.")
        return
    yield element("ul", "".join(element("li", shown(one.says)) for one in found), class_="notices")


def _texts(texts: Texts) -> Iterator[str]:
    yield element(
        "p",
        "In the margin stands the number of the row above with the sentences that say the same; “cf.” "
        "where a sentence is near those of a row; “only here” where no counterpart was found. Behind "
        "highlighted words stands a tag: "
        + element(
            "span",
            "hollow and a thin line for what a rule found, filled and a thick line for what a person "
            "decided.",
            class_="screen",
        )
        + element(
            "span",
            "on a tint for what a rule found, underlined as well for what a person decided.",
            class_="paper",
        )
        + " The number leads to the reason below.",
        class_="note",
    )
    yield from legend(texts)
    yield from columns(texts)
