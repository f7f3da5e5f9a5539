"""From files of many formats to a searched, coded and grouped corpus, and all the way back."""

import json

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.corpus import Corpus
from annotator.gui.importing.window import ImportWindow
from annotator.summary import NO_RATES
from annotator.text.canonical import sha256

TABLE = (
    "heading;wording;paper;when;desk\n"
    "Ferry vote delayed;The council delayed the vote on the ferry again, a spokesman said. Critics slammed "
    "the “reckless” plan and left the café.;Harbour Gazette;03/04/2024;city\n"
    "Ferry vote held;The council voted for the ferry at last. Critics slammed the plan.;harbour gazette;"
    "05/04/2024;city\n"
    "Ferry vote lost;;Harbour Gazette;06/04/2024;city\n"
)
REPORT = """---
title: Ferry plan passes
outlet: Coastal Monitor
date: 2024-04-05
---

The ferry was approved on Friday after a long night. Critics slammed the decision as a gift to the port.
"""
PAGE = """<!doctype html><html lang="en"><head><title>Ferry vote ends a long quarrel</title>
<meta property="og:site_name" content="The Harbour Gazette">
<meta property="article:published_time" content="2024-04-06"></head><body><nav>Home News</nav>
<article><h1>Ferry vote ends a long quarrel</h1><p>The quarrel over the ferry ended on Friday night, the mayor
said in a statement, and the first ship may sail in May.</p><p>Critics slammed what they called a rushed vote,
and warned that the price of tickets could rise soon.</p></article></body></html>"""
CUT = {
    "status": "ok",
    "totalResults": 1,
    "articles": [
        {
            "source": {"id": None, "name": "Bay Wire"},
            "title": "Ferry to sail in May",
            "url": "https://baywire.example/ferry",
            "publishedAt": "2024-04-07T08:00:00Z",
            "content": "A ferry will sail in May. Critics slammed the price of tickets… [+900 chars]",
        }
    ],
}
QUOTED = "Readers slammed the ferry in many letters."
KEYS = Qt.Key


def export_row():
    """A row as the program writes it, with one annotation."""
    return {
        "id": "a",
        "headline": "",
        "outlet": "Letters",
        "text": QUOTED,
        "sha256": sha256(QUOTED),
        "zones": [],
        "annotations": [
            {
                "code": "x",
                "code_path": "Loaded language",
                "coder_name": "Kim",
                "spans": [{"article": "a", "start": 8, "end": 15, "quote": "slammed"}],
            }
        ],
    }


def made_files(folder):
    """Six articles in five formats; the table has odd columns, another encoding and a row without a text."""
    folder.mkdir()
    (folder / "a-table.csv").write_bytes(TABLE.encode("cp1252"))
    (folder / "b-report.md").write_text(REPORT, encoding="utf-8")
    (folder / "c-page.html").write_text(PAGE, encoding="utf-8")
    (folder / "d-answer.json").write_text(json.dumps(CUT), encoding="utf-8")
    (folder / "e-export.jsonl").write_text(json.dumps(export_row()) + "\n", encoding="utf-8")
    return sorted(folder.iterdir())


def looked_at(guide, files):
    """Choose files in the import window, and wait until they have been read."""
    guide.do("import_articles")
    (window,) = [one for one in QApplication.topLevelWidgets() if isinstance(one, ImportWindow)]
    guide.answer(files)
    window.choose.click()
    guide.wait(lambda: len(window._reports) == len(files) and not window.stop.isEnabled())
    return window


def state(corpus):
    """What an undo of everything must bring back."""
    return (
        {key: corpus.head(key).event for key in corpus.articles()},
        {
            (one.code, one.coder, one.start, one.end)
            for key in corpus.articles()
            for one in corpus.annotations(key)
        },
    )


def import_files(guide, files):
    window = looked_at(guide, files)
    assert window.columns.isVisible(), "no column of the table is known to hold the text"
    window.columns.roles["wording"].choose("text")
    guide.wait(lambda: len(window.model.lines) == 6 and not window.stop.isEnabled())
    window.columns.roles["when"].choose("date")
    guide.wait(lambda: len(window.model.lines) == 6 and not window.stop.isEnabled())
    window.choices.dates.choose("dmy")
    guide.wait(lambda: len(window.model.lines) == 6 and not window.stop.isEnabled())
    first = window.model.lines[0].entry.article
    assert (first.date, first.outlet) == ("2024-04-03", "Harbour Gazette")
    assert "“reckless” plan and left the café" in first.text
    assert "row 4: left out: there is no text in it" in window.report.toPlainText()
    assert "no rates are given" in window.report.toPlainText()
    window.merge.click()
    outlets = {line.row.outlet for line in window.model.lines}
    assert outlets == {"Harbour Gazette", "Coastal Monitor", "Bay Wire", "Letters"}
    guide.answer("Journey Coder")
    window.take.click()
    guide.wait(lambda: "6 articles were added to the corpus" in window.report.toPlainText())
    assert "a-table.csv: 3 found, 2 added, 1 left out." in window.report.toPlainText()
    assert "e-export.jsonl: 1 found, 1 added, 1 annotation added." in window.report.toPlainText()
    window.close()


def code_all_hits(guide, query, name):
    """Type a query into the search panel, and give all hits a code."""
    guide.do("search_corpus")
    guide.wait(lambda: guide.window.docks["search"].widget() is not None)
    panel = guide.window.docks["search"].widget()
    QTest.keyClicks(panel.query, query)
    guide.wait(lambda: panel._asked == query and not panel._searching.running)
    hits = [(row.article, row.start, row.end) for row in panel.listing.rows()]
    menu = panel.head.code_all.menu()
    menu.aboutToShow.emit()
    (entry,) = [one for one in menu.actions() if one.text().strip().split("\t")[0] == name]
    entry.trigger()
    return hits


def is_cut(corpus, key):
    return corpus.article(key).extent == "truncated"


def group_all(guide, name):
    """Choose all articles in the list, and say that they tell of one happening."""
    articles = guide.window.docks["navigator"].widget()
    articles.list.setFocus()
    articles.list.selectAll()
    assert len(guide.workspace.chosen) == 6
    guide.answer(name)
    guide.do("group_as_event")


def test_import_search_code_group_undo_reopen(journey, tmp_path):
    files, folder, kept = made_files(tmp_path / "news"), tmp_path / "Harbour study", {}

    def first(guide):
        workspace = guide.workspace
        guide.answer(folder)
        guide.do("new")
        assert workspace.corpus.path == folder
        states = [state(workspace.corpus)]
        import_files(guide, files)
        states.append(state(workspace.corpus))
        assert workspace.undo_stack.count() == 1, "an import is one step"
        guide.picture("import-1-imported")

        hits = code_all_hits(guide, "slammed", "Loaded language")
        assert {article for article, *_span in hits} == set(workspace.corpus.articles())
        assert workspace.undo_stack.count() == 2, "all hits are coded as one step"
        coder = workspace.coder.id
        mine = {
            (key, one.start, one.end)
            for key in workspace.corpus.articles()
            for one in workspace.corpus.annotations(key, coder=coder)
        }
        assert mine == set(hits)
        states.append(state(workspace.corpus))
        guide.picture("import-2-coded")

        group_all(guide, "Ferry vote")
        (event,) = workspace.corpus.events()
        assert set(state(workspace.corpus)[0].values()) == {event.id}
        assert workspace.undo_stack.count() == 3
        states.append(state(workspace.corpus))
        guide.picture("import-3-grouped")

        (cut,) = [
            key for key in workspace.corpus.articles() if workspace.corpus.head(key).outlet == "Bay Wire"
        ]
        workspace.show_article(cut)
        guide.window.docks["summary"].raise_()
        guide.wait(lambda: guide.window.docks["summary"].widget() is not None)
        summary = guide.window.docks["summary"].widget()
        guide.wait(lambda: summary.rates_note.text() == NO_RATES["truncated"])

        for number in (2, 1, 0):
            guide.do("undo")
            assert state(workspace.corpus) == states[number]
        assert not workspace.undo_stack.canUndo()
        assert workspace.corpus.articles() == ()
        for number in (1, 2, 3):
            guide.do("redo")
            assert state(workspace.corpus) == states[number]
        guide.saved()
        kept["state"] = state(workspace.corpus)

    assert journey([], first) == 0
    with Corpus.open(folder, read_only=True) as corpus:
        assert state(corpus) == kept["state"]
        assert corpus.problems == ()

    def second(guide):
        workspace = guide.workspace
        assert workspace.corpus.path == folder, "a start without words opens what was open last"
        assert state(workspace.corpus) == kept["state"]
        window = looked_at(guide, files[1:])
        assert [line.row.duplicate for line in window.model.lines if not line.taken] == ["known"] * 3
        window.merge.click()
        window.take.click()
        guide.wait(lambda: "were added to the corpus" in window.report.toPlainText())
        assert "0 articles were added" in window.report.toPlainText()
        window.close()
        assert state(workspace.corpus) == kept["state"]

    assert journey([], second) == 0
