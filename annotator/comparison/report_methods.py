"""What was computed for a report, in words that a methods section can take over, with the literature."""

from collections.abc import Iterator

from annotator import __version__
from annotator.comparison.alignment import LEAST
from annotator.comparison.compared import MOST_PAIRED, number_of_tests
from annotator.comparison.comparison_table import Told
from annotator.comparison.contract import Statistic
from annotator.comparison.copies import ORIGINAL, RULE
from annotator.comparison.event_texts import Texts
from annotator.comparison.lines import LEVEL
from annotator.comparison.report_contrasts import used as contrasts_in
from annotator.comparison.report_html import element, shown
from annotator.comparison.statistics import statistics
from annotator.comparison.statistics._chances import SHUFFLES
from annotator.comparison.statistics._resampled import DRAWS, FEWEST
from annotator.comparison.statistics._resampled import SEED as DRAWN
from annotator.comparison.statistics.outlet_permutation import PERMUTATIONS
from annotator.comparison.statistics.outlet_permutation import SEED as SHUFFLED
from annotator.cues.categories import Category, categories

_INTERVALS = ("rate_interval", "wilson_interval")
_TESTS = ("outlet_permutation", "benjamini_hochberg", "cramers_v", "epsilon_squared")
_PAIRS = ("rate_difference", "share_difference", "cliffs_delta")

ALIGNED = (
    ".77 and .78 of the links are right beside each of two readers, .70 of the first one's links and .56 of "
    "the second one's are found, and F1 is .73 and .66; the readers agree with one another with an F1 of .86"
)
"""What `tests/benchmarks/alignment.py` prints for the score from which on sentences are linked."""


def methods(told: Told, texts: Texts | None) -> Iterator[str]:
    """Yield the methods, a paragraph a step; what was not done is not told."""
    yield element("p", shown(_material(told)))
    yield from _aside(told)
    for said in (_counts(told), _across(told), _intervals(told), _tests(told), _pairs(told)):
        if said:
            yield element("p", shown(said))
    if texts is not None:
        yield element("p", shown(_aligned(texts)))
        if texts.differing is not None and texts.groups:
            yield element("p", shown(_contrasts(texts)))
    yield element("p", shown(_limits()))


def _material(told: Told) -> str:
    table = told.comparison
    named = ", ".join(name for name in table.groups if name)
    cut = (
        f" {table.left_out:,} of them count for no rate: they are not whole{_own(told)}."
        if table.left_out
        else ""
    )
    return (
        f"Material. {told.corpus}, {told.over}: "
        f"{told.size}{f' ({named})' if named else ''}.{cut}{_copies(told)} Framing Annotator {__version__} "
        "did the counting and the statistics."
    )


def _own(told: Told) -> str:
    return ", or in a language in which it is not known who speaks" if told.question.own else ""


def _copies(told: Told) -> str:
    if not told.aside:
        return ""
    number = len(told.aside)
    return (
        f" {number:,} more {'was' if number == 1 else 'were'} set aside as copies, so that each text counts "
        f"once; each is listed below. Copies are {RULE}. What hangs together over several articles is one "
        f"copy; {ORIGINAL}."
    )


def _aside(told: Told) -> Iterator[str]:
    """Yield each copy that was set aside, with the reason."""
    rows = (element("li", shown(f"Set aside: {one.name}: {one.says}.")) for one in told.why_aside)
    if told.why_aside:
        yield element("ul", "".join(rows), class_="works")


def _counts(told: Told) -> str:
    cues = {
        "all": "Every cue that the program's rules find was counted, also those that nobody has looked at.",
        "accepted": "Of the program's cues those were counted that a coder accepted, with a code that stands "
        "for the kind of cue, each once.",
        "none": "No cues were counted.",
    }[told.question.cues]
    who = ", ".join(told.coders) or "all coders"
    modes = f", made in the mode {' or '.join(told.modes)}" if told.modes else ", of whom nobody made any"
    base = (
        "Only what stands in the authors' own words was counted, outside quotations and reported speech (an "
        "annotation of several pieces by its first), and rates are per 1,000 of these words."
        if told.question.own
        else "Rates are per 1,000 words."
    )
    return (
        f"Counts. {cues} Annotations are those of {who}{modes}; where several coded one article, a code "
        "counts as often as on average with each of them. An annotation on words of several articles counts "
        "once in each of these. Words are running words outside byline, dateline and credit line. "
        f"{base} A rate is the sum of occurrences over the sum of words of {told.by_articles}. "
        f"{_voices(told)}A code on whole articles is told as the share of articles that have it by one of "
        f"these coders at least.{_foreign(told)}"
    )


def _voices(told: Told) -> str:
    if not any(line.thing.kind == "voice" for line in told.comparison.lines):
        return ""
    return (
        "Of voices the words are counted: those of others stand in quotations or reported speech, the "
        "author's own are all others, so that both lines have one test, which counts once. "
    )


def _foreign(told: Told) -> str:
    number = sum(bool(one.unknown) for one in told.comparison.counted)
    if not number:
        return ""
    return (
        f" Articles in another language than English ({number:,}) count for no voice and for no kind of cue "
        "whose rules are for English: there it is not known how many there are."
    )


def _intervals(told: Told) -> str:
    if not told.comparison.compared:
        return (
            f"Intervals. None are given: no {told.by} has {FEWEST} articles, which is the least that an "
            "interval needs here."
        )
    return (
        "Intervals. Words of one article are not independent, so that articles were drawn, never words: 95 % "
        f"intervals of rates are two-sided bootstrap-t intervals from {DRAWS:,} samples of "
        f"{told.by_articles} with replacement (seeds from {DRAWN}; every run gives the same), with the "
        "standard error of a ratio of two sums. Intervals of shares of articles are Wilson's. There is none "
        "where all articles have the same rate, where too few have any, and where one article has more than "
        f"two thirds of the words. Of fewer than {FEWEST} articles there are counts only."
    )


def _tests(told: Told) -> str:
    table = told.comparison
    if not table.tests:
        return ""
    return (
        f"Tests. Whether {told.by}s differ was tested for {table.tests} things by a permutation "
        f"test: Pearson's chi-square of occurrences among words by {told.by} (of codes on whole articles: "
        "of articles with and without the code) against its values when whole articles are "
        f"shuffled between {told.by}s. Differences in either direction count. All ways to do so were looked "
        f"at where there are at most {PERMUTATIONS:,}, else {SHUFFLES:,} random ones (seed {SHUFFLED}); of "
        "these, p is the share that reach what was seen, which is counted among them. Compared were "
        f"{', '.join(table.compared)}, each in things for which {FEWEST} of its articles count at least. p "
        "values were corrected for "
        f"all {table.tests} tests of the table (Benjamini-Hochberg), and a difference is marked where the "
        f"corrected one is below {LEVEL}. The effect size is epsilon squared of the rates of articles by "
        f"{told.by}, and of codes on whole articles Cramér's V of articles with and without it."
    )


def _pairs(told: Told) -> str:
    found = told.comparison.differences
    if not found:
        return ""
    tests = number_of_tests(found)
    return (
        f"Pairs. Each two of up to {MOST_PAIRED} {told.by}s were compared: differences of rates with "
        "bootstrap-t intervals over articles, drawn for each of the two by itself, differences of shares "
        "with Newcombe's, the ratio, and "
        "Cliff's delta over the rates of articles (of shares their difference, which is the same). p values "
        f"are of the same permutation test between the two, corrected for all {tests:,} tests of pairs. "
        "Intervals are not corrected."
    )


def _aligned(texts: Texts) -> str:
    by_hand = (
        f"Links of this event that people joined or parted by hand: {texts.corrected:,}; theirs replace the "
        "program's."
        if texts.corrected
        else "Nobody has corrected the links of this event by hand."
    )
    return (
        "Alignment. Each two sentences of two articles got a score from 0 to 1 from seven observations: the "
        "cosine of their words, weighted by how few sentences of the event have them (Salton and Buckley "
        "1988), how much of the shorter one the other holds, the stems that hardly another sentence of the "
        "two articles has, the one that is most their own and all together, their longest common subsequence "
        "of words, how alike the sentences around them are, and whether both are headlines. The weights "
        "are those of a logistic regression on sentences of ten events that one reader linked. Sentences "
        f"with a score of at least {LEAST} are linked, the strongest first; those that hang together have "
        "one number. Measured on the ten events, each with weights fitted to the other nine, "
        f"{ALIGNED}, so that “only here” means that no counterpart was found, not that there is none. "
        f"{by_hand}"
    )


def _contrasts(texts: Texts) -> str:
    number = sum(len(group.findings) for group in texts.differing or ())
    return (
        f"Contrasts. In the {len(texts.groups):,} groups of sentences that say the same, rules looked for "
        "verbs and nouns that tell of the same thing in other words, for words that one article quotes and "
        f"another asserts, for sources and for numbers that differ. What they found ({number:,} in all) was "
        "not corrected by hand and is no measure of how far outlets differ."
    )


def _across(told: Told) -> str:
    if not told.across:
        return ""
    absent = sum(one.kind == "omission" for one in told.across)
    return (
        f"Omissions and contrasts. {absent:,} of {len(told.across):,} annotations across articles are "
        "omissions: a coder said from which articles something is absent that others say, in the words that "
        "are listed. Of articles that are not named there, it is not known."
    )


def _limits() -> str:
    return (
        "Limits. A cue is a reason to look, not a finding: rules find some of what readers would mark and "
        "mark some that readers would not. Differences between outlets may be due to what is told under "
        "“Before you read the figures”. The report names no direction and gives no score of bias."
    )


def literature(told: Told, texts: Texts | None) -> Iterator[str]:
    """Yield the works behind the statistics that were used and behind the kinds of cues that were found."""
    works = sorted({work for one in used(told) for work in one.literature})
    works += {work for kind in contrasts_in(texts) for work in kind.literature} - set(works)
    if texts is not None:
        works.append("Salton and Buckley 1988, Term-weighting approaches in automatic text retrieval.")
    yield element("ul", "".join(element("li", shown(work)) for work in sorted(works)), class_="works")


def used(told: Told) -> tuple[Statistic, ...]:
    """Return the statistics of which there are numbers in the table."""
    table = told.comparison
    wanted = {
        *(_INTERVALS if table.compared else ()),
        *(_TESTS if table.tests else ()),
        *(_PAIRS if table.differences else ()),
    }
    return tuple(one for one in statistics() if getattr(one.compute, "__name__", "") in wanted)


def kinds(told: Told) -> Iterator[str]:
    """Yield what each kind of cue in the table means, where it is known to err, and its literature."""
    known = categories()
    found = [
        known[line.thing.id] for line in told.comparison.lines if _is_known(line.thing.kind, line.thing.id)
    ]
    if not found:
        return
    yield "<dl class='kinds'>"
    for category in sorted(found, key=lambda one: (one.slot, one.name)):
        yield _kind(category)
    yield "</dl>"


def _is_known(kind: str, key: str) -> bool:
    return kind == "cue" and key in categories()


def _kind(category: Category) -> str:
    tag = element("b", shown(category.tag), class_=f"tag s{category.slot} {category.line}")
    works = "; ".join(category.literature)
    return element("dt", f"{tag} {shown(category.name)}") + element(
        "dd",
        f"{shown(category.definition)} <i>Known problem:</i> {shown(category.precision_problem)} "
        f"<small>{shown(works)}</small>",
    )
