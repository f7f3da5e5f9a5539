"""Events: articles grouped by hand, kept with the articles, so that two people never clash by grouping."""

import json
import shutil
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


# --- what is no event ------------------------------------------------------------------------------------


def dismissed(corpus, *articles, event=""):
    wanted = edits.dismissal_of(articles, event)
    return corpus.commit(edits.dismiss(corpus.dismissal(wanted.id), wanted), coder="coder-1")


def test_a_dismissal_is_a_file_of_its_own_and_can_be_taken_back_and_said_again(corpus, folder, opened):
    stored = dismissed(corpus, "art-2", "art-1")
    (said,) = corpus.dismissals()
    assert (said.articles, said.event) == (("art-1", "art-2"), "")
    corpus.commit(edits.inverse(stored))
    assert corpus.dismissals() == ()
    dismissed(corpus, "art-1", "art-2")
    assert not edits.dismiss(corpus.dismissal(said.id), said)
    corpus.close()
    told = json.loads((folder / "dismissals" / f"{said.id}.json").read_text(encoding="utf-8"))
    assert told["format"] == "framing-annotator/dismissal"
    assert told["fields"]["articles"]["value"] == ["art-1", "art-2"]
    assert [one.id for one in opened().dismissals()] == [said.id]


def test_what_was_dismissed_from_an_event_is_another_matter():
    keys = {edits.dismissal_of(["a", "b"]).id, edits.dismissal_of(["b", "a"]).id}
    assert len(keys) == 1
    assert edits.dismissal_of(["b"], "a").id not in keys


def test_two_people_who_dismiss_the_same_and_something_else_lose_nothing(
    corpus, folder, tmp_path, monkeypatch
):
    from annotator.corpus import Corpus
    from annotator.corpus.validate import validate

    other = shutil.copytree(folder, tmp_path / "other")
    dismissed(corpus, "art-1", "art-2")
    corpus.flush()
    with monkeypatch.context() as patched:
        patched.setenv("FRAMING_ANNOTATOR_HOME", str(tmp_path / "other machine"))
        with Corpus.open(other) as theirs:
            dismissed(theirs, "art-2", "art-1")
            dismissed(theirs, "art-1", event="event-1")
    for path in (other / "dismissals").iterdir():
        shutil.copy(path, folder / "dismissals" / f"{path.stem} (conflicted copy).json")
    corpus.close()
    with Corpus.open(folder) as merged:
        said = {(one.articles, one.event) for one in merged.dismissals()}
    assert said == {(("art-1", "art-2"), ""), (("art-1",), "event-1")}
    assert {one.message.split(";")[1] for one in validate(folder)} == {" what it says was merged"}


def test_dismissals_travel_in_the_one_file_and_with_a_part_of_the_corpus(corpus, tmp_path):
    from annotator.corpus.subset import subset

    dismissed(corpus, "art-1", "art-2")
    dismissed(corpus, "art-1", event="event-1")
    write_onefile(corpus, tmp_path / "whole.json")
    read = read_onefile(tmp_path / "whole.json").dismissals()
    assert {(one.articles, one.event) for one in read} == {(("art-1", "art-2"), ""), (("art-1",), "event-1")}
    assert [one.event for one in subset(corpus, ["art-1"]).dismissals()] == ["event-1"]
