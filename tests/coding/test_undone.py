"""Whatever is done to a codebook, in whatever order, undoing all of it leads back to the start."""

from dataclasses import replace
from hashlib import sha256

from hypothesis import given, settings
from hypothesis import strategies as st

from annotator import edits, machine
from annotator.coding.history import as_under
from annotator.coding.tree import Move, below, placed, placed_after, stepped, taken_over
from annotator.coding.worklist import Worklist, asks_again
from annotator.corpus import Corpus
from annotator.model import Article, Attribute, Change, Code, Coder, Hand, Span

TEXT = "The ministry said the reform would go ahead. Critics were not told."
ARTICLE = Article(id="art-1", text=TEXT, sha256=sha256(TEXT.encode()).hexdigest())
CODES = tuple(Code(id=f"code-{key}", name=key, definition=key, order=at) for at, key in enumerate("abcd"))
WORDS = ("first", "second", "first")


def changed(moves: list[Move]) -> Change:
    return sum((edits.change_code(code, fields) for code, fields in moves), Change())


def hand(corpus: Corpus, coder: str) -> Hand:
    def version(key: str) -> str:
        code = corpus.code(key)
        return code.version if code is not None else ""

    return Hand(
        coder=coder,
        mode="blind",
        codebook_revision=corpus.codebook_revision,
        now=machine.now(),
        mint=machine.mint,
        code_version=version,
    )


def made(corpus: Corpus, kind: str, one: int, other: int, coder: str) -> Change:  # one a kind
    """Return the change that a person makes of a kind, with the codes that two numbers stand for."""
    codes = corpus.codes()
    every = corpus.all_codes()
    code, into = every[one % len(every)], every[other % len(every)]
    own = tuple(corpus.every_annotation(coder=coder))
    by = hand(corpus, coder)
    if kind == "define":
        return edits.change_code(code, {"definition": WORDS[other % 3]})
    if kind == "ask":
        attribute = Attribute(id="stance", name="Stance", values=(str(other),))
        return edits.change_code(code, {"attributes": (attribute,)})
    if kind == "retire":
        return edits.retire_code(code) + changed(taken_over(code, code.parent, codes))
    if kind == "revive":
        return edits.revive_code(code)
    if kind == "merge" and code.id != into.id and not code.retired and not into.retired:
        return edits.merge_codes(code, into, own, by) + changed(taken_over(code, into.id, codes))
    if kind == "split" and not code.retired:
        new, room = placed_after(code, codes, machine.mint("code"))
        new = replace(new, definition=code.definition)
        moved = changed([(beside, {"order": order}) for beside, order in room])
        return moved + edits.split_code(code, new, own[::2], by)
    if kind == "confirm":
        return edits.confirm(own, by)
    if kind == "step" and not code.retired:
        return changed(stepped(code, ("up", "down", "in", "out")[other % 4], codes))
    if kind == "nest" and not {code.id, into.id} - {known.id for known in codes}:
        return Change() if into.id in below(code.id, codes) else changed(placed(code, into.id, 0, codes))
    return Change()


KINDS = ("define", "ask", "retire", "revive", "merge", "split", "confirm", "step", "nest")
acts = st.lists(
    st.tuples(st.sampled_from(KINDS), st.integers(0, 5), st.integers(0, 5), st.sampled_from(["ada", "bo"])),
    max_size=12,
)


def state(corpus: Corpus) -> dict[str, object]:
    """What there is, without what counts edits; what was added and taken back is retired or deleted."""
    codes = {code.id: replace(code, stamps={}) for code in corpus.codes()}
    annotations = {one.id: replace(one, rev=0, device="", modified="") for one in corpus.every_annotation()}
    return {**codes, **annotations}


@settings(max_examples=60, deadline=None)
@given(acts)
def test_undoing_all_leads_back_to_the_start_and_nothing_is_ever_deleted(steps):
    corpus = Corpus.draft(
        "Test", codes=CODES, articles=[ARTICLE], coders=[Coder(id="ada", name="A"), Coder(id="bo", name="B")]
    )
    for at, coder in enumerate(("ada", "ada", "ada", "bo")):
        span = Span(at * 4, at * 4 + 3)
        corpus.commit(edits.annotate(ARTICLE, [span], CODES[at % 2].id, hand(corpus, coder)))
    start, ids = state(corpus), {one.id for one in corpus.every_annotation()}
    worklist = Worklist(corpus.every_annotation(coder="ada"), code=corpus.code)
    done: list[Change] = []
    for kind, one, other, coder in steps:
        stored = corpus.commit(made(corpus, kind, one, other, coder), coder=coder)
        done.append(stored)
        for put in stored.puts:
            if getattr(put.after, "coder", "") == "ada":
                worklist.put(put.after)
        now = list(corpus.every_annotation())
        assert {annotation.id for annotation in now} == ids
        mine = [annotation for annotation in now if annotation.coder == "ada"]
        due = [each for each in mine if asks_again(each.code_version, corpus.code(each.code))]
        assert worklist.count() == len(due)
        for each in due:
            code = corpus.code(each.code)
            assert as_under(each.code_version, code, corpus.revisions()) is not None
    for stored in reversed(done):
        if stored:
            corpus.commit(edits.inverse(stored))
    assert state(corpus) == start
