"""What the filters of a query mean in one corpus: sets of articles, and tests on places in a text."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal, get_args

from annotator.corpus import Corpus
from annotator.cues.categories import categories_with
from annotator.model import Annotation, Code, Voice, ZoneKind
from annotator.search.folding import fold, tokens
from annotator.search.tree import Filter
from annotator.search.values import QueryError
from annotator.search.view import Articles, View

STATES = ("new", "started", "done", "discuss", "coded", "untouched")
"""How far somebody is with an article (new: nobody has begun); whether anybody coded or decided anything."""
NONE = "none"
"""The value that finds articles without an event, a date and so on."""

PlaceKind = Literal["zone", "voice", "cue", "annotation"]


@dataclass(frozen=True, slots=True)
class PlaceTest:
    """What the place of a hit must be, or (not `wanted`) must not be.

    `values` are kinds of zones, voices, categories of cues, or ids of codes; annotations are by one of
    `coders`.
    """

    kind: PlaceKind
    values: frozenset[str]
    wanted: bool = True
    coders: frozenset[str] = frozenset()

    def accepts(self, annotation: Annotation) -> bool:
        """Say whether an annotation is one of those that are meant."""
        return annotation.code in self.values and annotation.coder in self.coders


# --- articles --------------------------------------------------------------------------------------------


def articles_with(view: View, wanted: Filter) -> Articles:
    """Return the articles of which a filter is true; raises QueryError for a wrong value."""
    if wanted.name == "state":
        return _in_state(view, wanted)
    return view.where(wanted.name, _ACCEPTS[wanted.name](view.corpus, wanted))


def _named(_corpus: Corpus, wanted: Filter) -> Callable[[str], bool]:
    if wanted.value == NONE and not wanted.exactly:
        return lambda value: not value
    return lambda value: is_called(value, wanted)


def _in_language(_corpus: Corpus, wanted: Filter) -> Callable[[str], bool]:
    asked = wanted.value.lower()
    if asked == NONE:
        return lambda value: not value
    return lambda value: value.lower() == asked or value.lower().startswith(f"{asked}-")


def _of_event(corpus: Corpus, wanted: Filter) -> Callable[[str], bool]:
    known = {event.id: event.name for event in corpus.events()}
    if wanted.value == NONE:
        return lambda value: value not in known
    events = _chosen(wanted, known, "event")
    return lambda value: value in events


def _dated(_corpus: Corpus, wanted: Filter) -> Callable[[str], bool]:
    if wanted.value == NONE:
        return lambda value: not value
    first, dots, last = wanted.value.partition("..")
    last = last if dots else first
    if not (first or last) or not all(_DATE.fullmatch(one) for one in (first, last) if one):
        message = (
            "a date is written 2024, 2024-03 or 2024-03-05; a span of time 2024-03..2024-05, or 2024-03.."
        )
        raise QueryError(message, *wanted.place)
    return lambda value: (
        bool(value) and first <= value[: len(first)] and (not last or value[: len(last)] <= last)
    )


_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")

_ACCEPTS: Mapping[str, Callable[[Corpus, Filter], Callable[[str], bool]]] = {
    "outlet": _named,
    "byline": _named,
    "date": _dated,
    "event": _of_event,
    "language": _in_language,
}


def _in_state(view: View, wanted: Filter) -> Articles:
    """Return the articles with which somebody, or the coder behind an @, is so far."""
    name, _at, who = wanted.value.partition("@")
    if name not in STATES:
        raise QueryError(f"state: is {', '.join(STATES)}; or of one coder, state:done@Kim", *wanted.place)
    coders = _coders(view.corpus, replace(wanted, value=who)) if who else None
    corpus, whose = view.corpus, sorted(_everybody(view.corpus) if coders is None else coders)
    if name in ("coded", "untouched"):
        coded = view.those(key for coder in whose for key in corpus.started(coder))
        return coded if name == "coded" else view.without(coded)
    states = [corpus.states(coder) for coder in whose]
    if name == "new":
        return view.without(view.those(key for held in states for key in held))
    return view.those(key for held in states for key, state in held.items() if state == name)


# --- places ----------------------------------------------------------------------------------------------


def place_tests(corpus: Corpus, places: Iterable[tuple[Filter, bool]]) -> tuple[PlaceTest, ...]:
    """Return what the filters on places come to; raises QueryError for a value that there is not.

    Filters on codes hold for annotations by the coders that are asked for; without a code, any code does.
    """
    filters = list(places)
    coders = _everybody(corpus)
    for found, wanted in filters:
        if found.name == "coder" and wanted:
            coders &= _coders(corpus, found)
    tests = list(_tests(corpus, filters, coders))
    asked = any(found.name == "coder" and wanted for found, wanted in filters)
    if asked and not any(test.kind == "annotation" and test.wanted for test in tests):
        tests.append(PlaceTest("annotation", _every_code(corpus), coders=coders))
    return tuple(tests)


def _tests(
    corpus: Corpus, filters: Iterable[tuple[Filter, bool]], coders: frozenset[str]
) -> Iterator[PlaceTest]:
    for found, wanted in filters:
        match found.name:
            case "zone":
                yield PlaceTest("zone", _one_of(found, get_args(ZoneKind)), wanted)
            case "voice":
                yield PlaceTest("voice", _one_of(found, get_args(Voice)), wanted)
            case "cue":
                yield PlaceTest("cue", _categories(corpus, found), wanted)
            case "code":
                meant = coders if wanted else _everybody(corpus)
                yield PlaceTest("annotation", _codes(corpus, found), wanted, meant)
            case "coder" if not wanted:
                yield PlaceTest("annotation", _every_code(corpus), wanted, _coders(corpus, found))


def _one_of(wanted: Filter, known: Collection[str]) -> frozenset[str]:
    if wanted.value.lower() not in known:
        raise QueryError(f"{wanted.name}: is one of {', '.join(known)}", *wanted.place)
    return frozenset({wanted.value.lower()})


def _everybody(corpus: Corpus) -> frozenset[str]:
    sheets = list(corpus.contents.sheets.values())
    return frozenset(corpus.contents.coders) | {coder for held in sheets for coder in list(held)}


def _every_code(corpus: Corpus) -> frozenset[str]:
    return frozenset(corpus.contents.codes)


def _coders(corpus: Corpus, wanted: Filter) -> frozenset[str]:
    return _chosen(wanted, {coder.id: coder.name for coder in corpus.coders()}, "coder")


def _codes(corpus: Corpus, wanted: Filter) -> frozenset[str]:
    """Return the ids of the codes that are meant, and of all codes below them."""
    codes = dict(corpus.contents.codes)
    tags = {code.id for code in codes.values() if code.tag and code.tag == wanted.value}
    named = tags or _chosen(wanted, {code.id: code.name for code in codes.values()}, "code")
    return frozenset(key for key, code in codes.items() if named & set(_upwards(code, codes)))


def _upwards(code: Code, codes: Mapping[str, Code]) -> Iterator[str]:
    """Yield the id of a code and of those that it stands below, also where two stand below one another."""
    seen: set[str] = set()
    here: Code | None = code
    while here is not None and here.id not in seen:
        seen.add(here.id)
        yield here.id
        here = codes.get(here.parent)


def _categories(corpus: Corpus, wanted: Filter) -> frozenset[str]:
    known = categories_with(corpus.adjustments())
    meant = {key for key, one in known.items() if wanted.value in (key, one.tag)}
    group = {key for key, one in known.items() if one.group.lower() == wanted.value.lower()}
    return frozenset(meant or group) or _chosen(wanted, {key: one.name for key, one in known.items()}, "cue")


def _chosen(wanted: Filter, names: Mapping[str, str], what: str) -> frozenset[str]:
    """Return the ids that are meant by an id or by words of a name; raises QueryError when there are none."""
    found = {key for key, name in names.items() if key == wanted.value or is_called(name, wanted)}
    if not found:
        known = ", ".join(sorted(names.values())[:12]) or "none yet"
        raise QueryError(f"there is no {what} “{wanted.value}” (there is {known})", *wanted.place)
    return frozenset(found)


def is_called(name: str, wanted: Filter) -> bool:
    """Say whether a name has the words of a filter one after the other, or is exactly that."""
    if wanted.exactly:
        return fold(name).text == fold(wanted.value).text
    asked, told = _folded_name(wanted.value), _folded_name(name)
    return bool(asked.strip()) and asked in told


@lru_cache(maxsize=4096)
def _folded_name(name: str) -> str:
    return f" {' '.join(tokens(name))} "
