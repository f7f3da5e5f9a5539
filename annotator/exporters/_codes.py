"""Codes and coders in words, as tables show them beside the ids."""

from collections import Counter

from annotator.answers import is_form, score
from annotator.corpus import Corpus
from annotator.model import Annotation, Code, Level

SEPARATOR = " / "


def code_path(corpus: Corpus, code: str) -> str:
    """Return the names from the top of the codebook down to a code; an unknown id stands for itself."""
    names: list[str] = []
    seen: set[str] = set()
    while code and code not in seen:
        seen.add(code)
        known = corpus.code(code)
        names.insert(0, known.name or code if known is not None else code)
        code = known.parent if known is not None else ""
    return SEPARATOR.join(names)


def frame_score(one: Annotation, code: Code | None) -> float | None:
    """Return the mean of the yes/no items of a code that has nothing else; None as long as one is open."""
    if code is None or not is_form(code):
        return None
    found = score(code, one)
    return found.mean if found.answered == found.items else None


def level(one: Annotation, code: Code | None) -> Level:
    """Return what an annotation is put on: the whole article, else what its code says, else words."""
    if not one.target:
        return "article"
    return "span" if code is None or code.level == "article" else code.level


def coder_names(corpus: Corpus) -> dict[str, str]:
    """Return a name for each coder's id, with the id behind a name that two of them have."""
    count = Counter(coder.name for coder in corpus.coders())
    return {
        coder.id: coder.name
        if count[coder.name] == 1 and coder.name
        else f"{coder.name} ({coder.id})".strip()
        for coder in corpus.coders()
    }
