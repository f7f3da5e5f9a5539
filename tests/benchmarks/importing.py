"""How long importing takes beside reading and parsing alone: 10,000 files of one format into a new corpus.

.venv/bin/python tests/benchmarks/importing.py [--files 10000] [--format txt|md|html|docx|csv]
"""

import argparse
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from annotator.corpus import Corpus
from annotator.importers import Options, Source, choose, read_files, read_source, take_files
from tests.importers.making import docx, p

LIMIT = 5.0
TEXT = """
ministers met monday spoke sanctions left without word press government talks officials said critics slammed
so-called reform prices rose again after months of delay while analysts warned that nobody had asked why
"""
WORDS = TEXT.split()


def paragraph(chance: random.Random) -> str:
    return " ".join(chance.choice(WORDS) for _ in range(60)).capitalize() + "."


def written(form: str, headline: str, paragraphs: list[str]) -> bytes:
    """Return a file of one article of some 500 words."""
    if form == "html":
        inner = "".join(f"<p>{one}</p>" for one in paragraphs)
        return f"<html><body><article><h1>{headline}</h1>{inner}</article></body></html>".encode()
    if form == "docx":
        return docx(p(headline) + "".join(map(p, paragraphs)))
    if form == "md":
        return f"# {headline}\n\n{chr(10).join(one + chr(10) for one in paragraphs)}".encode()
    return "\n\n".join([headline, *paragraphs]).encode()


def timed(work: Callable[[], int]) -> tuple[float, int]:
    start = time.perf_counter()
    count = work()
    return time.perf_counter() - start, count


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--files", type=int, default=10_000)
    parser.add_argument("--format", default="html")
    asked = parser.parse_args()
    chance = random.Random(1)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["FRAMING_ANNOTATOR_HOME"] = str(folder / "home")
        files = [folder / f"{number}.{asked.format}" for number in range(asked.files)]
        for number, file in enumerate(files):
            file.write_bytes(written(asked.format, f"Report {number}", [paragraph(chance) for _ in range(8)]))

        def parse() -> int:
            return sum(
                len(read_source(choose(s), s).entries)
                for s in (Source(f.name, f.read_bytes()) for f in files)
            )

        def bring() -> int:
            with Corpus.create(folder / "Study", "Study") as corpus:
                return sum(len(one.added) for one in take_files(corpus, read_files(files, Options())))

        alone, parsed = timed(parse)
        whole, added = timed(bring)
    assert parsed == added == asked.files
    told = f"parsing {alone:.1f} s, import {whole:.1f} s, {whole / alone:.1f} times as long"
    print(f"{asked.files:,} {asked.format} files: {told}")
    return 0 if whole <= LIMIT * alone else 1


if __name__ == "__main__":
    sys.exit(main())
