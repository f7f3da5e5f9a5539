"""The corpus of the benchmark of figures: articles of random words with cues, codes and decisions."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from annotator import edits, machine
from annotator.corpus import Corpus
from annotator.corpus.index import index_path, writing
from annotator.corpus.layout import FileKey
from annotator.cues.categories import categories
from annotator.model import Article, Change, Code, Coder, Cue, Event, Hand, Put, Span
from annotator.search import bring_up_to_date, upkeep_of
from annotator.search.cue_cache import instrument_key, keep_rows, key_for, row_to_keep
from annotator.search.marked import Marked
from annotator.text.canonical import sha256

WORDS = 450
CODES = 12


def made_articles(count: int, outlets: int) -> Iterator[Article]:
    """Yield so many articles of random words, frequent ones and rare ones."""
    dice = random.Random(1)
    stock = [f"w{'abcdefghij'[number % 10]}{number:04}".translate(_LETTERS) for number in range(4_000)]
    weights = [1 / (place + 3) for place in range(len(stock))]
    first = date(2024, 1, 1)
    for number in range(count):
        words = dice.choices(stock, weights, k=dice.randint(WORDS // 2, WORDS * 3 // 2))
        lines = [" ".join(words[at : at + 14]) + "." for at in range(0, len(words), 14)]
        text = f"Headline {number} of words\n\n" + "\n\n".join(lines)
        yield Article(
            id=f"art-{number:016x}",
            text=text,
            sha256=sha256(text),
            headline=f"Headline {number} of words",
            outlet=f"Outlet {number % outlets + 1}",
            date=(first + timedelta(days=dice.randrange(360))).isoformat(),
            language="en",
        )


_LETTERS = str.maketrans("0123456789", "abcdefghij")


def make_corpus(folder: Path, count: int, outlets: int) -> None:
    """Write a corpus with codes and decisions on every other article, of two coders on some of them."""
    articles = list(made_articles(count, outlets))
    codes = [
        Code(
            id=f"code-{number}",
            name=f"Frame {number}",
            tag=f"F{number}",
            level="article" if number % 2 else "span",
        )
        for number in range(CODES)
    ]
    codes.append(Code(id="code-cues", name="Cues", tag="C", categories=tuple(categories())))
    with Corpus.create(folder, "Many", codes=codes) as corpus:
        corpus.add_articles(articles)
        coder, second = Coder(id="coder-1", name="Ada"), Coder(id="coder-2", name="Bo")
        for one in (coder, second):
            corpus.commit(edits.add_coder(one), coder=one.id)
        dice = random.Random(2)
        for number, article in enumerate(articles[::2]):
            for one in (coder, second)[: 1 if number % 10 else 2]:
                change = Change(tuple(_work(article, one, codes[:-1], dice)))
                corpus.commit(change, coder=one.id)
        for start in range(0, count // 4, 4):
            moved = [corpus.corrections(one.id) for one in articles[start : start + 4]]
            event = Event(id=f"event-{start}", name=f"Event {start}")
            corpus.commit(edits.group(moved, event), coder=coder.id)
        corpus.flush()


def _work(article: Article, coder: Coder, codes: list[Code], dice: random.Random) -> Iterator[Put]:
    """Yield what a coder does in an article: four codes, and decisions on eight cues."""
    hand = Hand(coder=coder.id, mode="assisted", codebook_revision=0, now=machine.now(), mint=machine.mint)
    for code in dice.sample(codes, 4):
        spans = [Span(0, 8)] if code.level == "span" else []
        yield from edits.annotate(article, spans, code.id, hand).puts
    for cue in dice.sample(made_cues(article), 8):
        if dice.random() < 0.7:
            yield from edits.accept(article, cue, "code-cues", hand).puts
        else:
            yield from edits.reject(article, cue, hand).puts


def made_cues(article: Article) -> tuple[Cue, ...]:
    """Return forty cues of a random kind in random places, the same at every call."""
    dice, names = random.Random(article.id), list(categories())
    starts = sorted(dice.sample(range(len(article.text) - 9), 40))
    return tuple(
        Cue(
            category=category,
            start=start,
            end=start + 6,
            voice=dice.choice(("author", "quoted")),
            rule=f"{category}.made@1",
            reason="Made for a benchmark.",
        )
        for start in starts
        for category in [dice.choice(names)]
    )


def know_cues(folder: Path) -> None:
    """Put random cues of every article into the index."""
    with Corpus.open(folder, read_only=True) as corpus:
        job = upkeep_of(corpus, cues=False)
        for _progress in bring_up_to_date(job) if job is not None else ():
            pass
        key, looks = key_for(instrument_key(), "en"), corpus.signatures()
        rows = []
        for article in map(corpus.article, corpus.articles()):
            path, words = FileKey("article", article.id).path, len(article.text.split())
            marked = Marked(cues=made_cues(article), words=words, own_words=words * 3 // 4)
            row = row_to_keep(path, looks[path], key, marked)
            assert row is not None
            rows.append(row)
        with writing(index_path(corpus.info.id, folder)) as index:
            keep_rows(index, rows)
