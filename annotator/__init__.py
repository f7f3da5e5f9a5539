"""Framing Annotator: read news articles with their framing cues explained, code them, keep plain JSON.

The Python interface in one screen; everything is imported when it is first used:

    from annotator import find_cues, open_corpus

    for cue in find_cues("Critics slammed the so-called reform."):
        print(cue.start, cue.end, cue.category, cue.reason)

    corpus = open_corpus("MyStudy")
    for article in map(corpus.described, corpus.articles()):
        print(article.outlet, article.headline, len(corpus.annotations(article.id)))

Offsets are Unicode code points, half open: `text[cue.start:cue.end]`.
"""

from importlib import import_module
from typing import TYPE_CHECKING

__version__ = "0.1.0"

_PLACES = {
    "Analysis": "annotator.text.analysis",
    "Annotation": "annotator.model",
    "AnnotatorError": "annotator.errors",
    "Article": "annotator.model",
    "Category": "annotator.cues",
    "Code": "annotator.model",
    "Coder": "annotator.model",
    "Corpus": "annotator.corpus",
    "Cue": "annotator.model",
    "Imported": "annotator.importers",
    "Segment": "annotator.model",
    "Span": "annotator.model",
    "Zone": "annotator.model",
    "analyse": "annotator.text.analysis",
    "categories": "annotator.cues",
    "compare": "annotator.comparison.asked",
    "contrasts": "annotator.comparison.contrasted",
    "find_cues": "annotator.cues",
    "find_frames": "annotator.cues",
    "open_corpus": "annotator.opening",
    "precision": "annotator.comparison.precision",
    "read_articles": "annotator.importers",
    "whole_event": "annotator.comparison.whole_event.asked",
}

__all__ = [
    "Analysis",
    "Annotation",
    "AnnotatorError",
    "Article",
    "Category",
    "Code",
    "Coder",
    "Corpus",
    "Cue",
    "Imported",
    "Segment",
    "Span",
    "Zone",
    "__version__",
    "analyse",
    "categories",
    "compare",
    "contrasts",
    "find_cues",
    "find_frames",
    "open_corpus",
    "precision",
    "read_articles",
    "whole_event",
]

if TYPE_CHECKING:
    from annotator.comparison.asked import compare
    from annotator.comparison.contrasted import contrasts
    from annotator.comparison.precision import precision
    from annotator.comparison.whole_event.asked import whole_event
    from annotator.corpus import Corpus
    from annotator.cues import Category, categories, find_cues, find_frames
    from annotator.errors import AnnotatorError
    from annotator.importers import Imported, read_articles
    from annotator.model import Annotation, Article, Code, Coder, Cue, Segment, Span, Zone
    from annotator.opening import open_corpus
    from annotator.text.analysis import Analysis, analyse


def __getattr__(name: str) -> object:
    """Import a public name when it is first asked for."""
    if name not in _PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(_PLACES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
