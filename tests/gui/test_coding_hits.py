"""Hits of a search become as large as their code wants, and are left out where it may not overlap."""

from dataclasses import replace

from annotator import edits
from annotator.gui.coding_hits import plan, told
from annotator.model import Code, Span
from annotator.search import Row


def hits(workspace, *words):
    text = workspace.article.text
    places = [(text.index(one), text.index(one) + len(one)) for one in words]
    return [
        Row(article=workspace.article.id, start=start, end=end, left="", keyword=text[start:end], right="")
        for start, end in places
    ]


def quotes(workspace, made):
    return [workspace.article.text[one.start : one.end] for _article, spans in made.wanted for one in spans]


def test_hits_become_whole_sentences_each_once(workspace):
    code = Code(id="code-new", name="New", level="sentence")
    made = plan(workspace.corpus, hits(workspace, "Mistakes", "admitted", "findings"), code, "someone")
    assert quotes(workspace, made) == [
        "Mistakes were made, the report admitted.",
        "Censorship of the findings was reported.",
    ]


def test_hits_become_whole_paragraphs(workspace):
    code = Code(id="code-new", name="New", level="paragraph")
    made = plan(workspace.corpus, hits(workspace, "admitted", "findings"), code, "someone")
    assert quotes(workspace, made) == [
        "Mistakes were made, the report admitted. Censorship of the findings was reported."
    ]


def test_a_code_that_may_not_overlap_leaves_out_what_would(workspace, codes):
    code = replace(codes[0], may_overlap=False)
    text = workspace.article.text
    start = text.index("rammed through")
    workspace.apply(
        "Code", lambda hand: edits.annotate(workspace.article, [Span(start, start + 14)], code.id, hand)
    )
    rows = hits(workspace, "through a deal", "findings")
    made = plan(workspace.corpus, rows, code, workspace.coder.id)
    assert quotes(workspace, made) == ["findings"]
    assert "1 left out: Loaded language may not overlap" in told(made, code)
