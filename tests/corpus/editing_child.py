"""Run by test_kill: edits a corpus without end, acknowledging each edit after `commit` has returned."""

import json
import random
import sys
from pathlib import Path
from threading import Thread

from annotator import edits, machine
from annotator.corpus import Corpus
from annotator.model import Annotation, Hand, Span

HAND = Hand(coder="coder-1", mode="assisted", codebook_revision=1, now=machine.now(), mint=machine.mint)


def next_edit(corpus, dice, number):
    """Return a change and what is to be seen of it afterwards."""
    article = corpus.article(dice.choice(corpus.articles()))
    marked = corpus.annotations(article.id)
    choice = dice.random()
    if choice < 0.2:
        return edits.change_code(corpus.code("hedge"), {"definition": f"{number}"})
    if choice < 0.3:
        return edits.correct(corpus.corrections(article.id), {"byline": f"{number}"})
    if choice < 0.6 and marked:
        return edits.write_memo(dice.choice(marked), f"{number}", HAND)
    if choice < 0.7 and marked:
        return edits.delete([dice.choice(marked)], HAND)
    if choice < 0.8:
        return across(corpus, dice.choice([*marked, None]), number)
    return edits.annotate(article, [Span(number % 20, number % 20 + 3)], "loaded", HAND, memo=f"{number}")


def across(corpus, known, number):
    """Return a contrast or an omission in two articles, new or made out of an annotation."""
    one, other = map(corpus.article, corpus.articles()[:2])
    span = Span(number % 20, number % 20 + 3)
    words = [edits.segment(each, span) for each in (one, other)[: 1 + number % 2]]
    absent = [other.id] if len(words) == 1 else []
    memo = f"{number}"
    if known is not None:
        return edits.compare_anew(known, words, "loaded", HAND, absent_from=absent, memo=memo)
    return edits.contrast(words, "loaded", HAND, sha256=one.sha256, absent_from=absent, memo=memo)


def told(value):
    """Return what the parent looks for after the kill."""
    if isinstance(value, Annotation):
        return ["annotation", value.id, value.rev, value.memo, value.deleted]
    name = "definition" if hasattr(value, "definition") else "byline"
    return [name, value.id, value.stamps[name].rev, getattr(value, name), False]


def main():
    dice = random.Random(int(sys.argv[2]))
    number = int(sys.argv[3])
    corpus = Corpus.open(Path(sys.argv[1]))
    saving = None
    while True:
        stored = corpus.commit(next_edit(corpus, dice, number))
        for put in stored.puts:
            sys.stdout.write(json.dumps(told(put.after)) + "\n")
            sys.stdout.flush()
        number += 1
        if dice.random() < 0.15 and (saving is None or not saving.is_alive()):
            saving = Thread(target=corpus.flush)
            saving.start()


main()
