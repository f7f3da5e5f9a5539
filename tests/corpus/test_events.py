"""Events: articles grouped by hand, kept with the articles, so that two people never clash by grouping."""

import json
from dataclasses import replace

from annotator import edits
from annotator.corpus import Corpus, read_onefile
from annotator.corpus.onefile import write_onefile
from annotator.model import Event

VOTE = Event(id="event-1", name="Harbour vote", note="29 and 30 December")


def grouped(corpus, *articles, event=VOTE):
    return corpus.commit(edits.group([corpus.corrections(one) for one in articles], event), coder="coder-1")


def test_grouping_is_one_step_that_can_be_taken_back(corpus):
    stored = grouped(corpus, "art-1", "art-2")
    assert corpus.articles_of("event-1") == ("art-1", "art-2")
    assert corpus.described("art-1").event == corpus.head("art-2").event == "event-1"
    assert corpus.article("art-1").event == ""
    corpus.commit(edits.inverse(stored))
    assert corpus.events() == ()
    assert corpus.articles_of("event-1") == ()


def test_an_article_belongs_to_one_event_and_can_leave_it(corpus):
    grouped(corpus, "art-1", "art-2")
    grouped(corpus, "art-2", event=Event(id="event-2", name="Harbour plan"))
    assert (corpus.articles_of("event-1"), corpus.articles_of("event-2")) == (("art-1",), ("art-2",))
    grouped(corpus, "art-2", event="")
    assert corpus.articles_of("event-2") == ()


def test_it_is_kept_in_a_file_of_its_own_and_with_the_articles(corpus, folder, opened):
    grouped(corpus, "art-1")
    corpus.close()
    told = json.loads((folder / "events" / "event-1.json").read_text(encoding="utf-8"))
    assert told["format"] == "framing-annotator/event"
    assert told["fields"]["name"]["value"] == "Harbour vote"
    again = opened()
    assert [one.note for one in again.events()] == ["29 and 30 December"]
    assert again.articles_of("event-1") == ("art-1",)


def test_two_people_who_group_different_articles_both_win(corpus, folder):
    grouped(corpus, "art-1")
    corpus.flush()
    (path,) = folder.glob("metadata/*/art-1.json")
    theirs = json.loads(path.read_text(encoding="utf-8"))
    theirs |= {"id": "art-2", "fields": {"event": {"value": "event-1", "rev": 1, "device": "zz"}}}
    there = folder / "metadata" / "copied.json"
    there.write_text(json.dumps(theirs), encoding="utf-8")
    grouped(corpus, "art-1", event="")
    corpus.close()
    with Corpus.open(folder) as merged:
        assert merged.articles_of("event-1") == ("art-2",)


def test_copies_are_linked_and_both_stay_in_the_corpus(corpus, opened):
    corpus.commit(edits.link_copies([corpus.corrections("art-2")], "art-1"))
    assert corpus.head("art-2").copy_of == "art-1"
    corpus.close()
    again = opened()
    assert again.described("art-2").copy_of == "art-1"
    assert again.articles() == ("art-1", "art-2")
    again.commit(edits.link_copies([again.corrections("art-2")], ""))
    assert again.head("art-2").copy_of == ""


def test_copies_are_counted_as_long_as_they_are_there(articles):
    first, second = articles
    texts = [first, replace(second, copy_of=first.id), replace(second, id="art-3")]
    corpus = Corpus.draft("Study", articles=texts)
    corpus.commit(edits.link_copies([corpus.corrections("art-3")], "art-1"))
    assert corpus.copied() == {"art-1": 2}
    removed = corpus.commit(edits.remove_articles([corpus.corrections("art-2")]))
    assert corpus.copied() == {"art-1": 1}
    corpus.commit(edits.inverse(removed))
    corpus.commit(edits.correct(corpus.corrections("art-2"), {"copy_of": ""}))
    assert corpus.copied() == {"art-1": 1}
    corpus.commit(edits.remove_articles([corpus.corrections("art-3")]))
    assert corpus.copied() == {}


def test_an_event_can_be_renamed_and_retired(corpus):
    grouped(corpus, "art-1")
    corpus.commit(edits.change_event(corpus.event("event-1"), {"name": "The vote"}))
    assert [one.name for one in corpus.events()] == ["The vote"]
    corpus.commit(edits.change_event(corpus.event("event-1"), {"retired": True}))
    assert corpus.events() == ()


def test_it_travels_in_the_one_file(corpus, tmp_path):
    grouped(corpus, "art-1")
    write_onefile(corpus, tmp_path / "whole.json")
    read = read_onefile(tmp_path / "whole.json")
    assert [one.name for one in read.events()] == ["Harbour vote"]
    assert read.articles_of("event-1") == ("art-1",)
