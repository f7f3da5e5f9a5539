"""Corpora in which coders have decided on cues, written as one letter a decision."""

from annotator.corpus import Corpus
from annotator.model import Annotation, Article, Code, Coder, CueRef, Decision, Segment
from annotator.text.canonical import sha256

CODES = (
    Code(id="code-labelling", name="Labelling", tag="LB", slot=2, categories=("labelling",), order=1),
    Code(id="code-hedge", name="Hedge", tag="HE", slot=4, categories=("hedge",), order=2),
    Code(id="code-loaded", name="Loaded language", tag="LL", categories=("loaded_language",), order=3),
)
ELSE = {"labelling": "code-hedge", "hedge": "code-labelling", "loaded_language": "code-hedge"}
"""A code that does not stand for a category."""
WORDS = 60


def study(rules, *, name="Study", mode="assisted", coders=("Ada",), alone=None, **more):
    """Return a draft: `study({"labelling.rulers@1": {"The Rampart": ["aar", "l"], "Open Record": ["a"]}})`.

    Each string is one article of an outlet, each letter a decision on the next word: a accepted, l
    re-labelled, r rejected. The articles of one outlet are the same ones for every rule. Coders take turns,
    but where `alone` names one for an outlet, that one decides there.
    """
    made = _Made(mode, coders, alone or {})
    for rule, outlets in rules.items():
        for outlet, articles in outlets.items():
            for number, letters in enumerate(articles):
                article = made.article(outlet, number)
                for letter in letters:
                    made.decide(article, rule, letter)
    people = [Coder(id=f"coder-{one.lower()}", name=one) for one in coders]
    return Corpus.draft(
        name,
        codes=CODES,
        articles=made.articles.values(),
        annotations=made.annotations,
        decisions=made.decisions,
        coders=people,
        **more,
    )


class _Made:
    def __init__(self, mode, coders, alone):
        self.articles, self.annotations, self.decisions = {}, [], []
        self._mode, self._coders, self._alone = mode, coders, alone
        self._used = {}

    def article(self, outlet, number):
        place = (outlet, number)
        if place not in self.articles:
            key = f"art-{len(self.articles):016}"
            text = " ".join(f"word{count:02}" for count in range(WORDS)) + f"\n\n{outlet} {number}"
            self.articles[place] = Article(
                id=key, text=text, sha256=sha256(text), outlet=outlet, headline=f"{outlet} {number}"
            )
        return self.articles[place]

    def decide(self, article, rule, letter):
        at = self._used[article.id] = self._used.get(article.id, -1) + 1
        start, end = 7 * at, 7 * at + 6
        category = rule.partition(".")[0]
        count = len(self.annotations) + len(self.decisions)
        coder = self._alone.get(article.outlet) or self._coders[count % len(self._coders)]
        common = {
            "article": article.id,
            "coder": f"coder-{coder.lower()}",
            "text_sha256": article.sha256,
            "mode": self._mode,
            "created": "2026-03-02T10:00:00.000Z",
            "modified": "2026-03-02T10:00:00.000Z",
        }
        quote = article.text[start:end]
        if letter == "r":
            self.decisions.append(
                Decision(
                    id=f"dec-{count:016}",
                    category=category,
                    rule=rule,
                    start=start,
                    end=end,
                    quote=quote,
                    **common,
                )
            )
            return
        self.annotations.append(
            Annotation(
                id=f"ann-{count:016}",
                code=f"code-{category.partition('_')[0]}" if letter == "a" else ELSE[category],
                target=(Segment(article=article.id, start=start, end=end, quote=quote),),
                origin=f"rule:{rule}",
                cue=CueRef(category=category, rule=rule, start=start, end=end),
                cue_seen=True,
                **common,
            )
        )
