"""The pace of detection on one core beside what others take for the same texts, all in one run.

Run it as `python tests/benchmarks/detection.py [PATH...] [--limit N] [--spacy N]`: a PATH is a plain-text
file, JSON Lines with a `text` in each row (also gzipped), or a folder of them; without any, the four sample
articles.
Times are processor time of this process, so that other programs count as little as possible; what is compared
is measured in turns, a few texts each.

spaCy is no dependency of the program: with `pip install spacy` beside it, a pipeline with the parts and sizes
of its small English model is run over `--spacy` texts. It is not trained, which changes its answers and not
its cost.
"""

import argparse
import gzip
import json
import random
import re
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from textblob import TextBlob

from annotator.cues import categories, find_cues, matcher
from annotator.cues.lexicon import lexicons
from annotator.model import Adjustment

BLOCK = 20
ENTRIES = 5_000
TIMES = (1, 10, 100)
SUFFIXES = (".txt", ".jsonl", ".jsonl.gz")
EVERY = tuple(categories())

Work = Callable[[str], object]


def texts_of(path: Path) -> Iterator[str]:
    """Yield the texts in a file, or in the files of a folder."""
    if path.is_dir():
        for file in sorted(path.iterdir()):
            if file.name.endswith(SUFFIXES):
                yield from texts_of(file)
        return
    data = path.read_bytes()
    text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8")
    if ".jsonl" in path.name:
        yield from (json.loads(line)["text"] for line in text.splitlines())
    else:
        yield text


def seconds(work: Work, texts: Sequence[str]) -> float:
    """Return the processor time of a work on some texts."""
    start = time.process_time()
    for text in texts:
        work(text)
    return time.process_time() - start


def in_turns(works: dict[str, Work], texts: Sequence[str]) -> dict[str, float]:
    """Return the seconds that each work takes for all texts; they take turns every few texts."""
    for work in works.values():
        work(texts[0])
    taken = dict.fromkeys(works, 0.0)
    for first in range(0, len(texts), BLOCK):
        for name, work in works.items():
            taken[name] += seconds(work, texts[first : first + BLOCK])
    return taken


def every_category(text: str) -> object:
    """Look for the cues of every category, those that are off by default included."""
    return find_cues(text, categories=EVERY)


def sentiment(text: str) -> object:
    """Return what TextBlob says of a text."""
    return TextBlob(text).sentiment


# --- what is compared


def pace(texts: Sequence[str]) -> None:
    """Print texts a second, and how they stand to TextBlob."""
    works: dict[str, Work] = {
        "lower() and one pattern over words": lambda text: re.findall(r"\w+", text.lower()),
        "TextBlob(text).sentiment": sentiment,
        "cues of every category": every_category,
    }
    taken = in_turns(works, texts)
    print(f"\n{'':<40}{'ms a text':>12}{'texts/s':>10}{'of TextBlob':>13}")
    for name, total in taken.items():
        ratio = taken["TextBlob(text).sentiment"] / total
        print(f"{name:<40}{total / len(texts) * 1000:>12.2f}{len(texts) / total:>10.0f}{ratio:>13.2f}")


def beside_spacy(texts: Sequence[str]) -> None:
    """Print how many times as fast detection is as a small pipeline of spaCy."""
    try:
        nlp = small_pipeline()
    except ImportError:
        print("\nspaCy is not installed here: not compared")
        return
    taken = in_turns({"spaCy": nlp, "cues": every_category}, texts)
    print(f"\na small spaCy pipeline on {len(texts)} texts: {len(texts) / taken['spaCy']:.1f} texts/s")
    print(f"cues of every category are {taken['spaCy'] / taken['cues']:.1f} times as fast")


def small_pipeline() -> Work:
    """Return a pipeline with the parts of spaCy's small English model, initialised on two sentences."""
    import spacy
    from spacy.training import Example

    nlp = spacy.blank("en")
    shared = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "tok2vec"}
    nlp.add_pipe("tok2vec", config={"model": {"@architectures": "spacy.HashEmbedCNN.v2", **_SIZES}})
    nlp.add_pipe("tagger", config={"model": {"@architectures": "spacy.Tagger.v2", "tok2vec": shared}})
    nlp.add_pipe("parser", config={"model": {**_TRANSITIONS, "state_type": "parser", "tok2vec": shared}})
    nlp.add_pipe("attribute_ruler")
    own = {"@architectures": "spacy.HashEmbedCNN.v2", **_SIZES}
    nlp.add_pipe("ner", config={"model": {**_TRANSITIONS, "state_type": "ner", "tok2vec": own}})
    examples = [Example.from_dict(nlp.make_doc(words), known) for words, known in _SENTENCES]
    nlp.initialize(lambda: examples)
    return nlp


_SIZES = {
    "width": 96,
    "depth": 4,
    "embed_size": 2000,
    "window_size": 1,
    "maxout_pieces": 3,
    "subword_features": True,
    "pretrained_vectors": None,
}
_TRANSITIONS = {
    "@architectures": "spacy.TransitionBasedParser.v2",
    "extra_state_tokens": False,
    "hidden_width": 64,
    "maxout_pieces": 2,
    "use_upper": True,
}
_SENTENCES = [
    (
        "Ann Lee left Paris",
        {
            "tags": ["NNP", "NNP", "VBD", "NNP"],
            "heads": [1, 2, 2, 2],
            "deps": ["compound", "nsubj", "ROOT", "dobj"],
            "entities": ["B-PERSON", "L-PERSON", "O", "U-GPE"],
        },
    ),
    (
        "The old bank sold it quickly",
        {
            "tags": ["DT", "JJ", "NN", "VBD", "PRP", "RB"],
            "heads": [2, 2, 3, 3, 3, 3],
            "deps": ["det", "amod", "nsubj", "ROOT", "dobj", "advmod"],
            "entities": ["O"] * 6,
        },
    ),
]


def by_length(texts: Sequence[str]) -> None:
    """Print what an article costs alone, and inside texts that are many times as long."""
    some = texts[:3]
    once = sum(seconds(every_category, [text] * 10) for text in some) / 10
    print(f"\n{'article repeated in one text':<40}{'ms an article':>14}{'of once':>9}")
    for times in TIMES:
        repeats = 10 if times == 1 else 1
        taken = sum(seconds(every_category, ["\n".join([text] * times)] * repeats) for text in some)
        each = taken / repeats / times
        print(f"{f'{times} x':<40}{each / len(some) * 1000:>14.2f}{each / once:>9.2f}")


def by_lists(texts: Sequence[str]) -> None:
    """Print what twice as many list entries cost."""
    once = tuple(lexicons().values())
    # Read backwards, the words are as long and as many, and none of them is in a text.
    backwards = tuple(
        replace(one, entries=tuple(replace(each, form=each.form[::-1]) for each in one.entries))
        for one in once
    )
    single, double = matcher.bundled_matcher(), matcher.Matcher(once + backwards)

    def doubled(text: str) -> None:
        matcher.bundled_matcher = lambda: double
        every_category(text)
        matcher.bundled_matcher = lambda: single

    taken = in_turns({"single": every_category, "double": doubled}, texts)
    entries = sum(len(one.entries) for one in once if one.searched_for)
    print(f"\n{entries:,} list entries, twice as many: {taken['double'] / taken['single'] - 1:+.1%}")


def by_dictionary(texts: Sequence[str]) -> None:
    """Print what a dictionary of a user costs, of words of these texts and of words that are not in them."""
    words = sorted({word for text in texts for word in re.findall(r"[a-z]{5,}", text.lower())})
    draw = random.Random(1)
    draw.shuffle(words)
    phrases = [" ".join(draw.sample(words, 2)) for _ in range(ENTRIES)]
    known = (words[: ENTRIES * 2 // 3] + phrases)[:ENTRIES]
    found = (Adjustment(id="own-words", name="Own words", words=tuple(known)),)
    strange = (Adjustment(id="own-words", name="Own words", words=tuple(f"zq{word}" for word in known)),)
    wanted = (*EVERY, "own-words")
    works: dict[str, Work] = {
        "none": every_category,
        "strange": lambda text: find_cues(text, categories=wanted, adjustments=strange),
        "found": lambda text: find_cues(text, categories=wanted, adjustments=found),
    }
    taken = in_turns(works, texts)
    more = statistics.mean(len(works["found"](text)) - len(works["none"](text)) for text in texts[:50])
    print(f"\na user's dictionary of {ENTRIES:,} entries:")
    print(f"  none of them in the texts{taken['strange'] / taken['none'] - 1:>+15.1%}")
    print(f"  words of the texts{taken['found'] / taken['none'] - 1:>+22.1%}  ({more:.0f} more cues a text)")


def main() -> None:
    """Measure and print everything."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("paths", nargs="*", type=Path, default=[ROOT / "resources" / "samples"])
    parser.add_argument("--limit", type=int, default=300, help="how many texts at most (0: all)")
    parser.add_argument("--spacy", type=int, default=30, help="how many of them spaCy reads (0: none)")
    options = parser.parse_args()
    texts = [text for path in options.paths for text in texts_of(path)]
    texts = texts[: options.limit or None]
    texts *= max(1, 40 // len(texts))
    print(f"{len(texts)} texts of {round(statistics.mean(map(len, texts))):,} characters on average")
    print(f"first call in the process, loading included: {seconds(every_category, texts[:1]) * 1000:.0f} ms")
    pace(texts)
    if options.spacy:
        beside_spacy(texts[: options.spacy])
    by_length(texts)
    by_lists(texts[:200])
    by_dictionary(texts[:200])


if __name__ == "__main__":
    main()
