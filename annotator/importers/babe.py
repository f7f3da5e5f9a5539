"""Tables in the form of BABE: sentences with labels, and lists of biased words that are found again in them.

Spinde, T., Plank, M., Krieger, J.-D., Ruas, T., Gipp, B., & Aizawa, A. (2021). Neural Media Bias Detection
Using Distant Supervision With BABE - Bias Annotations By Experts. Findings of EMNLP 2021, 1166-1177.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace

from annotator.importers._column_names import plain
from annotator.importers._contract import Fit, Importer, Marking, Quoted, Reading, Remark, Source
from annotator.importers._delimited import COMMA_SIGNS, TAB, names_in_head, table_of
from annotator.importers._tables import Row, table_reading

_WORDS = "biased words"
_OWN = frozenset({"text", _WORDS})
_LABELS = {"label bias": "Bias", "label": "Bias", "label opinion": "Opinion"}
_NUMBERED = {"1": "Biased", "0": "Non-biased"}
WORD_CODE = "Biased word"
_ITEM = re.compile(r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"")
_ESCAPED = re.compile(r"\\(x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)", re.DOTALL)
_LONGEST_LIST = 20_000


def _recognise(source: Source) -> Fit:
    names = names_in_head(source, (*COMMA_SIGNS, *TAB), own=_OWN)
    return Fit.SPECIAL if set(map(plain, names)) >= _OWN else Fit.NO


def _read(source: Source) -> Reading:
    table, decoded = table_of(source, (*COMMA_SIGNS, *TAB))
    names = [plain(name) for name in table.names]
    rows = [_marked(row, dict(zip(names, row.cells, strict=False))) for row in table.rows]
    read = table_reading(replace(table, rows=rows), source.options)
    return replace(
        read,
        problems=(*read.problems, _SENTENCES),
        encoding=decoded.encoding,
        encoding_from=decoded.found_by,
    )


_SENTENCES = Remark("", "its rows are sentences out of articles: no rates are given for them")


def _marked(row: Row, said: Mapping[str, str]) -> Row:
    """Return a row with what its labels and its list of words say."""
    markings = [Marking(code=code, where=row.where) for code in _labels(said)]
    problems = list(row.problems)
    text = said.get("text", "")
    for word, count in Counter(_listed(said.get(_WORDS, ""))).items():
        places = _places(word, text)
        if len(places) > count:
            problems.append(f"“{word}” was left out: which of its {len(places)} places is meant is not said")
        elif not places:
            problems.append(f"“{word}” was left out: it is not in the text")
        else:
            markings += [Marking(code=WORD_CODE, spans=(one,), where=row.where) for one in places]
    return replace(row, annotations=tuple(markings), extent="truncated", problems=tuple(problems))


def _labels(said: Mapping[str, str]) -> Iterator[str]:
    for name, shown in _LABELS.items():
        if label := said.get(name, "").strip():
            yield f"{shown}: {_NUMBERED.get(label, label)}"


def _listed(said: str) -> Iterator[str]:
    """Yield the words of a list as Python or numpy prints it, or with commas."""
    said = said.strip()[:_LONGEST_LIST]
    if not said.startswith("["):
        yield from filter(None, map(str.strip, said.split(",")))
        return
    for item in _ITEM.findall(said):
        word = _ESCAPED.sub(_unescaped, item[1:-1]).strip()
        if word:
            yield word


def _unescaped(found: re.Match[str]) -> str:
    """Return the character that an escape of Python stands for."""
    return chr(int(found[1][1:], 16)) if len(found[1]) > 1 else {"n": "\n", "t": "\t"}.get(found[1], found[1])


def _places(word: str, text: str) -> list[Quoted]:
    """Return where a word or phrase stands: as it is written, else whatever its case, else inside words."""
    whole = rf"(?<!\w){re.escape(word)}(?!\w)"
    for pattern, flags in ((whole, 0), (whole, re.IGNORECASE), (re.escape(word), re.IGNORECASE)):
        found = [Quoted(one.start(), one.end(), one[0]) for one in re.finditer(pattern, text, flags)]
        if found:
            return found
    return []


IMPORTER = Importer(
    name="babe",
    version=1,
    title="Sentences with biased words (BABE)",
    suffixes=(),
    recognise=_recognise,
    read=_read,
)
