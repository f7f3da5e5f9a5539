"""What codes ask and what was answered: which answers are missing, and the score of a code's items."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from annotator.model import Annotation, Attribute, Code

ITEM_SCORES: Mapping[str, float] = {"yes": 1.0, "no": 0.0}
"""What the answers to an item of a scale count; an item is a choice that has both among its values."""


@dataclass(frozen=True, slots=True)
class Score:
    """How far a code holds for an article, by its items: their mean (0 to 1), and how many were answered."""

    mean: float
    answered: int
    items: int


@dataclass(frozen=True, slots=True)
class Missing:
    """A question that has to be answered and is not yet: of which code, and of which annotation, if any."""

    code: Code
    attribute: Attribute
    annotation: Annotation | None


def is_item(attribute: Attribute) -> bool:
    """Say whether an attribute is an item that counts: a choice with yes and no among its values."""
    return attribute.kind == "choice" and {one.casefold() for one in attribute.values} >= ITEM_SCORES.keys()


def is_form(code: Code) -> bool:
    """Say whether a code is nothing but its items: it is on an article as soon as one is answered."""
    return bool(code.attributes) and all(map(is_item, code.attributes))


def score(code: Code, annotation: Annotation | None) -> Score:
    """Return the mean of a code's answered items; other answers than yes and no do not count.

    The mean of none is 0.0.
    """
    items = [one for one in code.attributes if is_item(one)]
    told = annotation.attributes if annotation is not None else {}
    said = (told.get(one.id) for one in items)
    counted = [
        ITEM_SCORES[one.casefold()] for one in said if isinstance(one, str) and one.casefold() in ITEM_SCORES
    ]
    return Score(sum(counted) / len(counted) if counted else 0.0, len(counted), len(items))


def is_answered(attribute: Attribute, annotation: Annotation | None) -> bool:
    """Say whether an attribute has a value; that of the kind `span` is its evidence."""
    if annotation is None:
        return False
    if attribute.kind == "span":
        return any(one.attribute == attribute.id and one.segments for one in annotation.evidence)
    return annotation.attributes.get(attribute.id) not in (None, "", [], ())


def unanswered(code: Code, annotation: Annotation | None) -> tuple[Attribute, ...]:
    """Return the attributes that have to be told with a code and are not, in the order of the codebook."""
    return tuple(one for one in code.attributes if one.required and not is_answered(one, annotation))


def missing(codes: Iterable[Code], annotations: Iterable[Annotation]) -> tuple[Missing, ...]:
    """Return what is not answered yet in one article, by one coder: first by annotation, then in the form.

    All codes for whole articles are asked about, used or not: the form says of the same answers that they
    are required. Other codes ask only where they were used.
    """
    known = {code.id: code for code in codes}
    found: list[Missing] = []
    used: set[str] = set()
    for one in annotations:
        if (code := known.get(one.code)) is not None:
            used.add(code.id)
            found += (Missing(code, attribute, one) for attribute in unanswered(code, one))
    for code in known.values():
        if code.level == "article" and code.id not in used:
            found += (Missing(code, attribute, None) for attribute in unanswered(code, None))
    return tuple(found)


def on_article(annotations: Iterable[Annotation], code: str) -> Annotation | None:
    """Return the annotation of a whole article with a code, given what is in the article."""
    return next((one for one in annotations if one.code == code and not one.target), None)


def value_text(value: object) -> str:
    """Return the value of an attribute as a person reads it; the empty string for none.

    >>> value_text(["accuses", "warns"])
    'accuses, warns'
    """
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value))
    return "" if value is None else str(value)
