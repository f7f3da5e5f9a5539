"""The same thing in other words: verbs, nouns and additions in which sentences that say the same differ."""

from collections.abc import Iterator, Sequence

from annotator.comparison.contrast_contract import Case, Contrast, Finding, Group, Words
from annotator.comparison.contrasts._variants import Read, Sort, Variant, variants
from annotator.comparison.sentence import Sentence

NAME = "other_words"

_Node = tuple[int, range]
"""Which sentence of the group, and its tokens."""


def find(group: Group) -> Iterator[Finding]:
    """Yield what the sentences put in other words; words that belong together in one finding."""
    reads = [Read(sentence) for sentence in group.sentences]
    found: list[tuple[_Node, _Node, Variant]] = []
    for at, one in enumerate(reads):
        for there in range(at + 1, len(reads)):
            if one.sentence.article != reads[there].sentence.article:
                found += [
                    ((at, variant.one), (there, variant.other), variant)
                    for variant in variants(one, reads[there])
                ]
    made = (_finding(group, reads, sort, nodes, why) for sort, nodes, why in _together(found))
    yield from sorted(made, key=lambda one: (_RANK[one.sort], not one.telling))


_RANK = {"verb": 0, "verb of a headline": 1, "noun": 2, "addition": 3}


def _together(found: Sequence[tuple[_Node, _Node, Variant]]) -> Iterator[tuple[Sort, list[_Node], str]]:
    """Yield the words that hang together, of one sort, in the order in which they were found."""
    clusters: list[tuple[Sort, list[_Node], str]] = []
    for one, other, variant in found:
        joined = [
            cluster
            for cluster in clusters
            if cluster[0] == variant.sort and (one in cluster[1] or other in cluster[1])
        ]
        nodes = [node for cluster in joined for node in cluster[1]]
        nodes += [node for node in (one, other) if node not in nodes]
        clusters = [cluster for cluster in clusters if not any(cluster is each for each in joined)]
        clusters.append((variant.sort, nodes, joined[0][2] if joined else variant.why))
    yield from clusters


def _finding(group: Group, reads: Sequence[Read], sort: Sort, nodes: Sequence[_Node], why: str) -> Finding:
    words: dict[tuple[str, str], Words] = {}
    for at, tokens in sorted(nodes, key=lambda node: (node[0], node[1].start)):
        sentence = reads[at].sentence
        span = sentence.span(tokens)
        made = group.words(sentence, span.start, span.end, _whose(sentence, tokens))
        words.setdefault((made.article, made.text.lower()), made)
    marked = {bool(one.cues) for one in words.values()}
    return Finding(
        contrast=NAME,
        sort=sort,
        words=tuple(words.values()),
        reason=why,
        telling=len(marked) > 1,
    )


def _whose(sentence: Sentence, tokens: range) -> str:
    voice = sentence.voices[tokens.start]
    return "" if voice == "author" else voice


CONTRAST = Contrast(
    name=NAME,
    title="In other words",
    says="Verbs and nouns that articles use for the same thing, and what one of them adds to the same noun.",
    known_problem=(
        "The words are put side by side by a small grammar and a list of verbs and nouns that can tell of "
        "the same thing. In 230 real events (headline and first paragraph) 150 of 179 findings were "
        "plausible (.84), read by hand, by one reader, each before a rule was changed for it. Wrong ones "
        "are two things of the same kind (two bills), a verb that was taken for a part of a noun phrase, "
        "and sentences that were wrongly aligned. Verbs of two headlines say what each tells first of the "
        "same subject, which need not be the same act. How many differences are missed was not measured; "
        "most are."
    ),
    literature=(
        (
            "Hamborg, Zhukova and Gipp 2019, Automated Identification of Media Bias by Word Choice and "
            "Labeling in News Articles, in: Proceedings of JCDL 2019, 196-205"
        ),
        (
            "Entman 1993, Framing: Toward Clarification of a Fractured Paradigm, Journal of Communication "
            "43(4), 51-58"
        ),
    ),
    cases=(
        Case(
            (
                "Lawmakers rammed through the pension reform on Monday.",
                "Lawmakers passed the pension reform on Monday.",
                "The pension reform was approved by lawmakers.",
            ),
            (("rammed through", "passed", "approved"),),
        ),
        Case(
            ("The regime closed the northern crossing.", "The government closed the northern crossing."),
            (("regime", "government"),),
        ),
        Case(
            (
                "The senate backed the controversial pension reform on Monday.",
                "The senate backed the pension reform on Monday.",
            ),
            (("controversial pension reform", "pension reform"),),
        ),
        Case(("The mayor rammed through the harbour plan.", "The mayor opposed the museum.")),
        Case(("The council passed the budget.", "The council did not approve the budget.")),
        Case(
            (
                "The government closed the border after the opposition protested.",
                "The opposition closed the debate after the government left.",
            )
        ),
        Case(("The senate backed the national reform.", "The senate backed the reform.")),
        Case(("The harbour is old.", "The controversial harbour plan failed.")),
    ),
    find=find,
)
