"""The article view: reading column, cue lanes, margin tags, caret, selection and find."""

from annotator.gui.article_view.reading import FAMILIES, LEADINGS, Leading, Reading
from annotator.gui.article_view.values import Header, Mark, TieMark
from annotator.gui.article_view.view import ArticleView

__all__ = ["FAMILIES", "LEADINGS", "ArticleView", "Header", "Leading", "Mark", "Reading", "TieMark"]
