"""Run by test_two_windows: a program that opens a corpus, says how, and edits until its input ends.

    python window_child.py FOLDER NAME

Each line on its input is a number: so many edits, acknowledged with a line each.
"""

import sys
from pathlib import Path

from annotator import edits, machine
from annotator.corpus import Corpus
from annotator.errors import CorpusError
from annotator.model import Hand, Span


def say(*words: object) -> None:
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


def main() -> None:
    hand = Hand(coder="coder-1", mode="blind", codebook_revision=1, now=machine.now(), mint=machine.mint)
    corpus = Corpus.open(Path(sys.argv[1]))
    say("reads" if corpus.read_only else "writes")
    for line in sys.stdin:
        for _ in range(int(line)):
            article = corpus.article(corpus.articles()[0])
            change = edits.annotate(article, [Span(0, 7)], "loaded", hand, memo=sys.argv[2])
            try:
                say("kept", corpus.commit(change).puts[0].after.id)
            except CorpusError:
                say("refused")
        corpus.flush()
    corpus.close()
    say("closed")


main()
