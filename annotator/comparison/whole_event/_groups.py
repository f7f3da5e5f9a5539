"""Which names of an event are one: full names, short forms, initials, and what headlines have of them."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from annotator.comparison.whole_event._name_words import (
    GIVEN,
    KNOWN_ORGANISATIONS,
    NICKNAMES,
    ORGANISATIONS,
    OTHER_ENDINGS,
    PAPERS,
    PEOPLES,
    PLACE_ENDINGS,
    PLACES,
    SAME,
)
from annotator.comparison.whole_event.mentions import Capital, Key, Mention
from annotator.comparison.whole_event.reading import Reading

_LINKS = frozenset({"of", "the", "for", "and", "&"})
_LEGAL = frozenset({"inc", "llc", "ltd", "plc", "corp", "corporation", "co", "company"})
_INSIDE = {"us": ("united", "states"), "gop": ("republicans",)}
_NEVER = 1 << 62
_SURE = frozenset({"congress", "senate", "pentagon", "nato", "republicans", "democrats"})
"""Names of one word that no word with a capital in a headline is mistaken for."""
_PERSONAL = frozenset({"title", "given", "initial", "age"})
_LONGEST_PERSON, _MOST_WORDS = 4, 6


@dataclass(frozen=True, slots=True)
class Held:
    """A mention in the group of its name."""

    article: str
    mention: Mention
    how: str = ""


class Groups:
    """Names that are the same, by one key each."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self.readings = {one.article: one for one in readings}
        self._mentions = [(one.article, mention) for one in readings for mention in one.names.mentions]
        self._root: dict[Key, Key] = {}
        self._signs: defaultdict[Key, Counter[str]] = defaultdict(Counter)
        self._count: Counter[Key] = Counter()
        for _article, mention in self._mentions:
            key = self._plain(mention.key)
            self._signs[key].update(mention.signs)
            self._count[key] += 1
        self._join_full()
        self._join_short()
        self._first_alone: defaultdict[str, dict[str, int]] = defaultdict(dict)
        self._first_full: defaultdict[str, dict[str, int]] = defaultdict(dict)
        for article, mention in self._mentions:
            headline = self.readings[article].headline_span
            if headline is None or mention.start >= headline.end:
                first = self._first_full if len(mention.key) > 1 else self._first_alone
                first[article].setdefault(mention.key[-1], mention.start)
        self._same: defaultdict[Key, list[Key]] = defaultdict(list)
        for key in self._signs:
            self._same[self.root(key)].append(key)
        self._full_in: defaultdict[str, Counter[Key]] = defaultdict(Counter)
        self._full: Counter[Key] = Counter()
        for article, mention in self._mentions:
            key = self.root(self._plain(mention.key))
            if len(self._plain(mention.key)) > 1:
                self._full_in[article][key] += 1
                self._full[key] += 1

        self._index()

    def _index(self) -> None:
        """Note persons by their last and first names, and others that may be some by their last."""
        self._persons: dict[bool, dict[str, list[Key]]] = {True: {}, False: {}}
        self._lasts: dict[str, list[Key]] = {}
        for root in self._full:
            full = [one for one in self._same[root] if len(one) > 1]
            if self._is_person(root):
                for by_last, place in ((True, -1), (False, 0)):
                    for word in {one[place] for one in full}:
                        self._persons[by_last].setdefault(word, []).append(root)
            if self._acts(root):
                self._lasts.setdefault(root[-1], []).append(root)

    # --- which keys are one name

    @staticmethod
    def _plain(key: Key) -> Key:
        """Return the key under which a name is looked for: known other forms are one."""
        trimmed = key[1:] if len(key) > 1 and key[0] == "the" else key
        while len(trimmed) > 1 and trimmed[-1] in _LEGAL:
            trimmed = trimmed[:-1]
        same = SAME.get(" ".join(trimmed))
        if same is not None:
            return tuple(same.split())
        return (
            tuple(part for word in trimmed for part in _INSIDE.get(word, (word,)))
            if len(trimmed) > 1
            else trimmed
        )

    def root(self, key: Key) -> Key:
        """Return the key that all forms of a name have in common."""
        while (above := self._root.get(key, key)) != key:
            self._root[key] = self._root.get(above, above)
            key = above
        return key

    def _join(self, key: Key, other: Key) -> None:
        ours, theirs = self.root(key), self.root(other)
        if ours != theirs:
            self._root[theirs] = ours

    def _join_full(self) -> None:
        """Put full names together that differ in nicknames, middle names and the order around `of`."""
        known: dict[object, Key] = {}
        persons: defaultdict[tuple[str, str], list[Key]] = defaultdict(list)
        full = sorted((key for key in self._signs if len(key) > 1), key=lambda key: (-len(key), key))
        longer: defaultdict[Key, list[Key]] = defaultdict(list)
        for key in full:
            for place in range(1, len(key)):
                longer[key[place:]].append(key)
        for paper in [key for key in self._signs if len(key) == 1 and key[0] in PAPERS]:
            self._join_body(paper, longer[paper])
        for key in full:
            for form in _forms(key):
                if form in known:
                    self._join(known[form], key)
                else:
                    known[form] = key
            self._join_body(key, longer[key])
            if self._is_full(key):
                self._join_person(key, persons[NICKNAMES.get(key[0], key[0]), key[-1]])
                for place in range(1, len(key) - 1):
                    if key[place:] in self._signs:
                        self._join(key, key[place:])

    def _join_body(self, key: Key, longer: Iterable[Key]) -> None:
        """Join the end of the name of one body alone: `Judiciary Committee`, `the Times`."""
        if key[-1] not in ORGANISATIONS:
            return
        roots = {self.root(one) for one in longer}
        if len(roots) == 1:
            self._join(roots.pop(), key)

    def _join_person(self, key: Key, others: list[Key]) -> None:
        """Join a name with one of the same first and last name whose middle names are not other ones."""
        known = self._may_be_person(key)
        fits = [
            one
            for one in others
            if _are_compatible(key[1:-1], one[1:-1]) and (known or self._may_be_person(one))
        ]
        if fits:
            self._join(max(fits, key=lambda one: (self._count[one], one)), key)
        others.append(key)

    def _may_be_person(self, key: Key) -> bool:
        """Say whether a full name may be a person's: with evidence for it, and without words of bodies."""
        return self._is_full(key) and not _PERSONAL.isdisjoint(self._signs[key])

    def _is_full(self, key: Key) -> bool:
        """Say whether nothing speaks against a full name being a person's."""
        if not 1 < len(key) <= _LONGEST_PERSON or " ".join(key) in PLACES:
            return False
        last = key[-1]
        return _LINKS.isdisjoint(key) and last not in ORGANISATIONS | PLACE_ENDINGS | OTHER_ENDINGS

    def _join_short(self) -> None:
        """Put names together with short forms that stand in brackets behind them, or are their initials."""
        given = {
            (mention.short,): self._plain(mention.key)
            for _article, mention in self._mentions
            if mention.short
        }
        initials: defaultdict[str, list[Key]] = defaultdict(list)
        for key in self._signs:
            if len(key) > 2 and not self._may_be_person(key):
                initials["".join(word[0] for word in key if word not in _LINKS)].append(key)
        capitals = self._in_capitals()
        for key in [key for key in self._signs if len(key) == 1]:
            full = given.get(key)
            roots = {self.root(one) for one in initials.get(key[0], ())}
            if full is None and len(roots) == 1 and key in capitals:
                full = roots.pop()
            if full is not None and full != key:
                self._join(full, key)

    def _in_capitals(self) -> frozenset[Key]:
        """Return the names of one word that are written in capitals."""
        single = ((article, one) for article, one in self._mentions if len(one.key) == 1)
        return frozenset(
            one.key for article, one in single if self.readings[article].text[one.start : one.end].isupper()
        )

    # --- which name a mention belongs to

    def held(self) -> dict[Key, list[Held]]:
        """Return the mentions of each name."""
        found: defaultdict[Key, list[Held]] = defaultdict(list)
        for article, mention in self._mentions:
            key, how = self._of(article, mention)
            found[key].append(Held(article, mention, how))
        known = self._known(found)
        for reading in self.readings.values():
            for run in reading.names.open:
                for key, mention in _recognised(run, known, self._plain):
                    found[key].append(Held(reading.article, mention, "Known from elsewhere in the event."))
        return dict(found)

    def _of(self, article: str, mention: Mention) -> tuple[Key, str]:
        key = self._plain(mention.key)
        if len(key) > 1:
            return self.root(key), ""
        bearers = self._bearers(article, key[0], by_last=True)
        if not bearers and key[0] in GIVEN and not mention.title:
            bearers = self._bearers(article, key[0], by_last=False)
        if not bearers or self._stands_alone(key, mention):
            return self.root(key), ""
        best = min(bearers, key=lambda one: (-self._full_in[article][one], -self._full[one], one))
        most = f", the one of {len(bearers)} of that name who is named most" if len(bearers) > 1 else ""
        return best, f"Taken as {self._shown(best)}{most}."

    def _stands_alone(self, key: Key, mention: Mention) -> bool:
        return not mention.title and (" ".join(key) in PLACES or key[0] in ORGANISATIONS)

    def _bearers(self, article: str, word: str, *, by_last: bool) -> list[Key]:
        """Return the persons whose last (or first) name a word is: of the article, else of the event."""
        found = self._persons[by_last].get(word, [])
        if by_last and self._comes_first(article, word):
            elsewhere = [one for one in found if self._full[one] > self._full_in[article][one]]
            return elsewhere or found
        here = [one for one in found if one in self._full_in[article]]
        if here:
            return here
        if by_last:
            here = [one for one in self._lasts.get(word, ()) if one in self._full_in[article]]
        found = here or found
        return found if by_last or len(found) == 1 else []

    def _comes_first(self, article: str, word: str) -> bool:
        """Say whether a last name stands in an article before anybody's full name with it.

        Only those whom everybody knows are named so: it is not the one who is named in full later.
        """
        return self._first_alone[article].get(word, _NEVER) < self._first_full[article].get(word, _NEVER)

    def _acts(self, key: Key) -> bool:
        """Say whether a full name without evidence for a person is shortened as only a person's would be."""
        return self._is_full(key) and not self._signs[key]["the"] and not self._signs[key]["in"]

    def _is_person(self, root: Key) -> bool:
        return any(self._may_be_person(key) for key in self._same[root])

    @staticmethod
    def _shown(key: Key) -> str:
        return " ".join(word.capitalize() for word in key)

    def _known(self, found: Mapping[Key, Sequence[Held]]) -> dict[Key, Key]:
        """Return the group of each form of a name, for capitals that their place explains."""
        groups: defaultdict[Key, set[Key]] = defaultdict(set)
        for root, held in found.items():
            for one in held:
                groups[self._plain(one.mention.key)].add(root)
            if self._is_person(root):
                groups[root[-1:]].add(root)
        sizes = {root: len(held) for root, held in found.items()}
        known = {form: max(roots, key=lambda one: (sizes[one], one)) for form, roots in groups.items()}
        always = (
            tuple(name.split()) for name in (KNOWN_ORGANISATIONS | PLACES) if " " in name or name in _SURE
        )
        return {key: self.root(key) for key in always} | known


def _forms(key: Key) -> Iterator[object]:
    """Yield what a full name is the same in as others: `Justice Department`, `Department of Justice`."""
    yield key
    if not _LINKS.isdisjoint(key) or not ORGANISATIONS.isdisjoint(key):
        yield frozenset(key) - _LINKS
    if key[0] in PEOPLES and len(key) > 2:
        yield key[1:]


def _are_compatible(middle: Key, other: Key) -> bool:
    """Say whether middle names or initials may be those of one person; most texts leave them out."""
    return all(one[0] == two[0] for one, two in zip(middle, other, strict=False))


def _recognised(
    run: Sequence[Capital], known: Mapping[Key, Key], plain: Callable[[Key], Key]
) -> Iterator[tuple[Key, Mention]]:
    """Yield the known names in a run of capitals, the longest first from the left."""
    at = 0
    while at < len(run):
        for stop in range(min(len(run), at + _MOST_WORDS), at, -1) if run[at].large else ():
            key = tuple(one.word for one in run[at:stop] if len(one.word) > 1)
            if key and plain(key) in known and len(run[at].word) > 1:
                yield known[plain(key)], Mention(run[at].start, run[stop - 1].end, key)
                at = stop - 1
                break
        at += 1
