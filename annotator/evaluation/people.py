"""People compared with one another in the same way in which the program is compared with them."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations

from annotator.evaluation.contract import Row
from annotator.evaluation.gold import Gold
from annotator.evaluation.scoring import Counts, marked, words_of


def agreement(rows: Iterable[Gold], label: str, *, data_set: str, what: str) -> Row:
    """Return the F1 of the words marked with `label`, over all pairs of coders of the same text.

    The counts of all pairs are added before dividing; exchanging the two coders of a pair changes nothing.
    """
    by_text: dict[str, list[Gold]] = defaultdict(list)
    for row in rows:
        by_text[row.text].append(row)
    counts, texts = Counts(), 0
    for text, coded in by_text.items():
        words = words_of(text)
        marks = [marked(words, row.spans.get(label, ())) for row in coded]
        texts += len(marks) > 1
        for one, other in combinations(marks, 2):
            counts += Counts(len(one & other), len(one), len(other), len(words))
    return Row(data_set=data_set, what=what, texts=texts, f1=counts.f1 if texts else None)
