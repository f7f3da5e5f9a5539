"""How long the cues of one article take, and how many articles a second, beside two floors in the same run.

Run it as `python tests/benchmarks/detection.py [FILE...]`: plain-text files, or JSON Lines with a `text` in
each row (also gzipped); without any, the four sample articles.
"""

import gzip
import json
import re
import statistics
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from textblob import TextBlob

from annotator.cues import find_cues

LIMIT = 300
"""Rows taken from a file of many."""


def texts_of(file: Path) -> list[str]:
    """Return the texts in a file."""
    data = file.read_bytes()
    if file.suffix == ".gz":
        data = gzip.decompress(data)
    text = data.decode("utf-8")
    if ".jsonl" in file.name:
        return [json.loads(line)["text"] for line in text.splitlines()[:LIMIT]]
    return [text]


def timed(work, texts: list[str]) -> list[float]:
    """Return the milliseconds that each text takes."""
    taken = []
    for text in texts:
        start = time.perf_counter()
        work(text)
        taken.append((time.perf_counter() - start) * 1000)
    return taken


def main() -> None:
    """Measure and print the table."""
    files = [Path(name) for name in sys.argv[1:]] or sorted((ROOT / "resources" / "samples").glob("*.txt"))
    texts = [text for file in files for text in texts_of(file)]
    texts *= max(1, 40 // len(texts))
    cold = timed(find_cues, texts[:1])[0]
    rows = {
        "lower() and one pattern over words": timed(lambda text: re.findall(r"\w+", text.lower()), texts),
        "TextBlob(text).sentiment": timed(lambda text: TextBlob(text).sentiment, [*texts[:1], *texts])[1:],
        "find_cues, every category": timed(find_cues, texts),
    }
    blob = sum(rows["TextBlob(text).sentiment"])
    print(f"{len(texts)} texts of {round(statistics.mean(map(len, texts))):,} characters on average")
    print(f"first call in the process, loading included: {cold:.0f} ms\n")
    print(f"{'':<36}{'median ms':>10}{'worst ms':>10}{'texts/s':>9}{'of TextBlob':>12}")
    for name, taken in rows.items():
        pace = len(taken) / sum(taken) * 1000
        middle = statistics.median(taken)
        print(f"{name:<36}{middle:>10.2f}{max(taken):>10.2f}{pace:>9.0f}{blob / sum(taken):>12.2f}")


if __name__ == "__main__":
    main()
