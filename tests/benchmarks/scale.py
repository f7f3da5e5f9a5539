"""What a very large corpus costs, without a window and in it, beside the floor and beside what is promised.

Run it as `python tests/benchmarks/scale.py TEXTS [ARTICLES] [--corpus FOLDER] [--cues SECONDS]`. TEXTS is a
folder of plain texts or of JSON Lines (`text`, and if there are `headline`, `outlet`, `date`, `url`; also
`.jsonl.gz`); they are repeated, each copy with a last paragraph of its own, until there are ARTICLES
(100,000). The corpus is made in FOLDER and kept there, or is used as it is when there is one; without FOLDER
it is made aside and removed. Local state goes beside it and is removed. With `--cues` the window is watched
for so long while it looks for the cues of all articles. Absolute times are those of one machine; ratios
compare with the plainest way to do the same in the same run. Files are in the system's memory when they are
read.
"""

import argparse
import gzip
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(Path(__file__).resolve().parent))

from processes import peak
from scale_promises import promised, show

from annotator import edits, machine
from annotator.codebooks import starter_codes
from annotator.corpus import Corpus, disk
from annotator.model import Article, Coder, Hand, Span
from annotator.search import Count, Search, bring_up_to_date, look, sort_rows, upkeep_of, warm
from annotator.search.marked import mark
from annotator.text.canonical import canonicalise, sha256

WINDOW = Path(__file__).with_name("scale_window.py")
BATCH = 2_000
FREQUENT = "said"
QUERIES = (
    FREQUENT,
    "the",
    "sanctions",
    "sanction*",
    '"the president of the"',
    "NEAR(president trump, 5)",
    "senate -house",
    "war date:2019-01..2019-03",
    "/gov\\w+ shutdown/",
    "government zone:headline",
)


def main() -> None:
    """Make the corpus if need be, and measure."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("texts", type=Path)
    parser.add_argument("articles", type=int, nargs="?", default=100_000)
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--cues", type=float, default=0.0, metavar="SECONDS", help="watch cues being found")
    parser.add_argument("--part", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.part:
        print(json.dumps(PARTS[given.part](given.corpus)))
        return
    with tempfile.TemporaryDirectory(dir=given.corpus.parent if given.corpus else None) as aside:
        os.environ["FRAMING_ANNOTATOR_HOME"] = str(Path(aside) / "state")
        folder = given.corpus or Path(aside) / "corpus"
        if not (folder / "corpus.json").exists():
            make_corpus(folder, given.texts, given.articles)
        measure(folder, cues=given.cues)


# --- the corpus ------------------------------------------------------------------------------------------


def rows_of(texts: Path) -> list[dict[str, str]]:
    """Return the texts of a folder with what is known of them."""
    rows: list[dict[str, str]] = []
    for file in sorted(texts.rglob("*")):
        if file.name.endswith((".jsonl", ".jsonl.gz")):
            data = gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes()
            rows += [row for row in map(json.loads, data.splitlines()) if row.get("text")]
        elif file.suffix == ".txt":
            rows.append({"text": file.read_text(encoding="utf-8", errors="replace")})
    if not rows:
        sys.exit(f"There are no texts in {texts}.")
    return rows


def made_articles(rows: list[dict[str, str]], count: int) -> Iterator[Article]:
    """Yield so many articles, each with a text of its own."""
    for number in range(count):
        row = rows[number % len(rows)]
        text = canonicalise(f"{row['text']}\n\nCopy {number}.").text
        yield Article(
            id=f"art-{number:016x}",
            text=text,
            sha256=sha256(text),
            headline=str(row.get("headline") or text[:60].split("\n")[0]),
            outlet=str(row.get("outlet") or ""),
            date=str(row.get("date") or ""),
            url=str(row.get("url") or ""),
            language="en",
        )


def make_corpus(folder: Path, texts: Path, count: int) -> None:
    """Write a corpus of so many articles."""
    articles = made_articles(rows_of(texts), count)
    start = time.perf_counter()
    with Corpus.create(folder, "Large", codes=starter_codes()) as corpus:
        while some := [article for article, _number in zip(articles, range(BATCH), strict=False)]:
            corpus.add_articles(some)
    show("corpus written", time.perf_counter() - start, f"{count:,} articles")


# --- measuring -------------------------------------------------------------------------------------------


def measure(folder: Path, *, cues: float) -> None:
    """Print all figures, then those in the window beside what is promised."""
    files = [Path(entry.path) for shard in os.scandir(folder / "articles") for entry in os.scandir(shard)]
    stat, read = floor(files)
    show("floor: names and times of all files", stat, f"{len(files):,} files")
    show("floor: bytes of all files", read, f"{sum(file.stat().st_size for file in files) / 1e6:,.0f} MB")
    without = part(folder, "open")
    show("open without an index", without["seconds"], f"{without['seconds'] / read:.1f} x the bytes", without)
    with Corpus.open(folder, read_only=True) as corpus:
        job = upkeep_of(corpus, cues=False)
    assert job is not None
    start = time.perf_counter()
    for _progress in bring_up_to_date(job):
        pass
    taken = time.perf_counter() - start
    show("text index made from nothing", taken, f"{taken / read:.1f} x the bytes")
    indexed = part(folder, "open")
    show("open with an index", indexed["seconds"], f"{indexed['seconds'] / stat:.1f} x the names", indexed)
    found = part(folder, "search")
    show("warmed up for searching", found["warm"], "", found)
    for query, told in found["queries"].items():
        show(f"  {query}", told["first"], told["said"])
    show("concordance of a frequent word, first 100", found["page"], FREQUENT)
    show("  all of it, looked through in one process", found["all"], found["said"])
    show("  sorted by the right context", found["sorted"], "")
    edited = part(folder, "edit")
    for name in ("article", "fsync", "edit"):
        show(name, edited[name][0], f"99th percentile {edited[name][1] * 1000:.1f} ms")
    show("", None, f"one durable edit is {edited['edit'][0] / edited['fsync'][0]:.1f} x one fsync")
    work = in_window(folder, "work")
    rebuild = in_window(folder, "rebuild", home="fresh", seconds=cues)
    promised(work, rebuild, engine=part(folder, "engine")["pace"])


def in_window(folder: Path, what: str, *, home: str = "state", seconds: float = 0.0) -> Any:
    """Measure something in a window of its own, with the index that there is in `home`."""
    place = Path(os.environ["FRAMING_ANNOTATOR_HOME"]).with_name(home)
    busy = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    words = [sys.executable, str(WINDOW), str(folder), what, str(time.time()), str(seconds)]
    ended = subprocess.run(
        words,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        check=True,
        env=os.environ | {"FRAMING_ANNOTATOR_HOME": str(place)},
    )
    return json.loads(ended.stdout) | {"busy": busy}


def floor(files: list[Path]) -> tuple[float, float]:
    """Return how long it takes to ask for the times of files, and to read them."""
    names = [str(file) for file in files]
    start = time.perf_counter()
    for name in names:
        os.stat(name)  # noqa: PTH116  # the plainest way is what is measured
    middle = time.perf_counter()
    for name in names:
        descriptor = os.open(name, os.O_RDONLY)
        os.read(descriptor, 1 << 20)
        os.close(descriptor)
    return middle - start, time.perf_counter() - middle


def part(folder: Path, name: str) -> Any:
    """Measure something in a process of its own, so that its memory is its own."""
    words = [sys.executable, __file__, str(folder), "--corpus", str(folder), "--part", name]
    ended = subprocess.run(words, capture_output=True, check=True)
    return json.loads(ended.stdout)


# --- parts -----------------------------------------------------------------------------------------------


def open_part(folder: Path) -> dict[str, Any]:
    """Open a corpus and list its articles."""
    start = time.perf_counter()
    corpus = Corpus.open(folder)
    corpus.articles()
    seconds = time.perf_counter() - start
    corpus.close()
    return {"seconds": seconds, "memory": peak()}


def search_part(folder: Path) -> dict[str, Any]:
    """Search a corpus that has just been opened."""
    corpus = Corpus.open(folder, read_only=True)
    start = time.perf_counter()
    warm(corpus)
    told: dict[str, Any] = {"warm": time.perf_counter() - start, "queries": {}}
    for query in QUERIES:
        told["queries"][query] = first_hits(corpus, query)
    start = time.perf_counter()
    rows, total = [], Count()
    for task in Search(corpus, FREQUENT).tasks():
        portion = look(task)
        rows += portion.rows
        total += portion.total
        if "page" not in told and len(rows) >= 100:
            told["page"] = time.perf_counter() - start
    told["all"] = time.perf_counter() - start
    told["said"] = f"{total.hits:,} hits in {total.articles:,} articles"
    start = time.perf_counter()
    sort_rows(rows, ["right"])
    told["sorted"] = time.perf_counter() - start
    return told | {"memory": peak()}


def first_hits(corpus: Corpus, query: str) -> dict[str, Any]:
    """Return how long the first hits of a query take; the best of three, as a person would type on."""
    times = []
    for _ in range(3):
        start = time.perf_counter()
        found = Search(corpus, query)
        for task in found.tasks():
            if look(task).rows:
                break
        times.append(time.perf_counter() - start)
    sure = "" if found.exact else "up to "
    return {"first": min(times), "said": f"first hits; {sure}{len(found.articles):,} articles"}


def edit_part(folder: Path) -> dict[str, Any]:
    """Read articles here and there, and annotate one, each edit on the disk before the next."""
    corpus = Corpus.open(folder)
    hand = Hand(coder="coder-b", mode="assisted", codebook_revision=1, now=machine.now(), mint=machine.mint)
    corpus.commit(edits.add_coder(Coder(id="coder-b", name="B")))
    chosen = random.Random(1).sample(corpus.articles(), min(300, len(corpus.articles())))
    articles = timed([lambda key=key: corpus.described(key) for key in chosen])
    article = corpus.article(chosen[0])
    places = range(0, min(400, len(article.text) - 5), 2)
    changes = [edits.annotate(article, [Span(at, at + 4)], corpus.codes()[0].id, hand) for at in places]
    file = disk.open_file(machine.local_state() / "floor", os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def append() -> None:
        disk.write_all(file, b"x" * 600)
        disk.fsync(file)

    floors, edited = [], []
    for change in changes:  # in turns, so that both meet the same disk
        floors += timed([append])
        edited += timed([lambda change=change: corpus.commit(change)])
    os.close(file)
    corpus.commit(edits.delete(corpus.annotations(article.id), hand))
    corpus.close()
    return {"article": spread(articles), "fsync": spread(floors), "edit": spread(edited)}


def engine_part(folder: Path) -> dict[str, Any]:
    """Look for cues in some articles, with nothing else to do."""
    corpus = Corpus.open(folder, read_only=True)
    articles = [corpus.article(key) for key in random.Random(3).sample(corpus.articles(), 320)]
    for article in articles[:20]:
        mark(article)
    start = time.perf_counter()
    for article in articles[20:]:
        mark(article)
    return {"pace": 300 / (time.perf_counter() - start), "memory": peak()}


def timed(acts: list[Callable[[], Any]]) -> list[float]:
    """Return how long each act takes, in seconds."""
    times = []
    for act in acts:
        start = time.perf_counter()
        act()
        times.append(time.perf_counter() - start)
    return times


def spread(times: list[float]) -> tuple[float, float]:
    """Return median and 99th percentile."""
    return statistics.median(times), sorted(times)[len(times) * 99 // 100]


PARTS = {"open": open_part, "search": search_part, "edit": edit_part, "engine": engine_part}

if __name__ == "__main__":
    main()
