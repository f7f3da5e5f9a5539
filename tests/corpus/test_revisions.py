"""The history of the codebook: every change of codes has a revision that says who, when, why and what."""

from annotator import edits
from annotator.corpus import Corpus
from annotator.model import Change, Code


def test_each_change_of_codes_has_its_number_coder_note_and_fields(corpus):
    before = corpus.codebook_revision
    change = edits.change_code(corpus.code("hedge"), {"definition": "Doubt.", "slot": 5})
    corpus.commit(Change(change.puts, "after the pilot"), coder="coder-1")
    (revision,) = corpus.revisions()
    assert (revision.number, revision.coder, revision.note) == (before + 2, "coder-1", "after the pilot")
    assert revision.number == corpus.codebook_revision
    told = {one.name: (one.code, one.before, one.after) for one in revision.changes}
    assert told["definition"] == ("hedge", change.puts[0].before.definition, "Doubt.")
    assert told["slot"][2] == 5
    assert revision.at


def test_a_new_code_is_told_as_a_whole(corpus):
    corpus.commit(edits.add_code(Code(id="new", name="New", tag="NW")))
    (revision,) = corpus.revisions()
    (told,) = revision.changes
    assert (told.name, told.before, told.after["tag"]) == ("", None, "NW")


def test_undoing_a_change_is_another_revision_and_no_revision_is_taken_back(corpus):
    stored = corpus.commit(edits.change_code(corpus.code("hedge"), {"name": "Doubt"}))
    assert [type(put.after) for put in stored.puts] == [Code]
    corpus.commit(edits.inverse(stored))
    first, second = corpus.revisions()
    assert (first.changes[0].after, second.changes[0].after) == ("Doubt", first.changes[0].before)
    assert second.number == first.number + 1 == corpus.codebook_revision


def test_other_edits_make_no_revision(corpus, articles, hand):
    corpus.commit(edits.annotate(articles[0], [], "hedge", hand))
    assert corpus.revisions() == ()


def test_the_history_survives_a_crash_and_a_save(corpus, folder):
    corpus.commit(edits.change_code(corpus.code("hedge"), {"name": "Doubt"}), coder="coder-1")
    before = corpus.revisions()
    corpus._file_lock.release()  # as after a crash: nothing was written but the journal
    again = Corpus.open(folder)
    assert again.revisions() == before
    again.close()
    assert Corpus.open(folder).revisions() == before
