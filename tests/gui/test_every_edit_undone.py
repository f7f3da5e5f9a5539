"""Whatever is edited, undone and redone, in whatever article: undoing everything returns to the start."""

import itertools
from dataclasses import fields, replace
from hashlib import sha256

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator import edits
from annotator.coding.edges import without_piece
from annotator.coding.overlap import joined, spans_of
from annotator.corpus import Corpus
from annotator.model import (
    Adjustment,
    Article,
    Attribute,
    Change,
    Code,
    Coder,
    Corrections,
    Cue,
    Event,
    Memo,
    Revision,
    Sample,
    Span,
)

TEXT = "Officials reportedly said the regime’s “reform” may go ahead. 😀 Critics were not told."
NOTHING = Change()
CODES = (
    Code(id="code-1", name="Hedge", key="1", order=1, categories=("hedge",)),
    Code(id="code-2", name="Source", key="2", order=2, attributes=(Attribute(id="role", kind="text"),)),
    Code(id="code-3", name="Own", key="3", order=3, may_overlap=False),
)
CUES = (
    Cue(start=10, end=20, category="hedge", rule="hedge.x@1", reason="r"),
    Cue(start=39, end=47, category="scare_quote", rule="sq@1", reason="r"),
)


def article(number):
    text = f"{TEXT} {number}"
    return Article(id=f"art-{number}", text=text, sha256=sha256(text.encode()).hexdigest(), outlet="Example")


@pytest.fixture
def open_workspace(workspace):
    workspace.use_coder("Ada")
    return workspace


# --- what there is -----------------------------------------------------------------------------------------

_OF_WHEN = {"rev", "device", "stamps", "modified"}


def content(corpus):
    """Everything that a person put into a corpus, without the marks of when, and without its history.

    What was taken back stays as a tombstone or retired, and counts for nothing; so does a correction of
    nothing. Codes that are retired count: retiring is a change like any other.
    """
    found = [one for one in corpus.values() if not isinstance(one, Coder | Revision) and counts(one)]
    return {
        (type(one).__name__, *((field.name, repr(getattr(one, field.name))) for field in told(one)))
        for one in found
    }


def counts(one):
    if isinstance(one, Corrections):
        return replace(one, stamps={}) != Corrections(id=one.id)
    if isinstance(one, Code):
        return not one.retired or one.id in {code.id for code in CODES}
    return not (getattr(one, "deleted", False) or getattr(one, "retired", False))


def told(one):
    return [field for field in fields(one) if field.name not in _OF_WHEN]


# --- what can be done --------------------------------------------------------------------------------------


class Hands:
    """Every kind of edit on the open article, chosen by a number: a change of nothing where it cannot be."""

    def __init__(self, workspace, number, serial):
        self.corpus, self.number, self.serial = workspace.corpus, number, serial
        self.shown, self.mine = workspace.article, workspace.here.annotations()
        self.one = self.mine[number % len(self.mine)] if self.mine else None
        self.of_words = [one for one in self.mine if one.target]
        self.words = self.of_words[number % len(self.of_words)] if self.of_words else None
        codes = self.corpus.codes()
        self.code = codes[number % len(codes)] if codes else None
        self.other = codes[(number + 1) % len(codes)] if codes else None

    def here(self, start, end):
        return edits.segment(self.shown, Span(start, end))

    def own(self):
        return self.corpus.corrections(self.shown.id)

    def accept(self, hand):
        return edits.accept(self.shown, CUES[self.number % 2], "code-1", hand)

    def add_code(self, _hand):
        return edits.add_code(Code(id=f"code-new-{self.serial}", name="New", key="9"))

    def add_memo(self, hand):
        memo = Memo(id=f"memo-{self.serial}", coder=hand.coder, text="x", article=self.shown.id)
        return edits.add_memo(
            replace(memo, target=(self.here(0, 9),), links=tuple(one.id for one in self.mine))
        )

    def add_sample(self, _hand):
        return edits.add_sample(Sample(id=f"sample-{self.serial}", articles=(self.shown.id,), how="drawn"))

    def adjust(self, _hand):
        known = self.corpus.adjustment("hedge")
        wanted = replace(
            known or Adjustment(id="hedge"), words=("critics", f"word {self.serial}"), retired=False
        )
        return edits.adjust(known, wanted)

    def agree_units(self, _hand):
        segments = [self.here(self.number, self.number + 5)] if self.number % 3 else []
        known = self.corpus.units(self.shown.id)
        return edits.agree_units(known, self.shown.id, segments) if known or segments else NOTHING

    def annotate(self, hand):
        span = Span(self.number, self.number + 9)
        return edits.annotate(self.shown, [span][: self.number % 4], f"code-{1 + self.number % 3}", hand)

    def answer(self, hand):
        known = next((one for one in self.mine if one.code == "code-2" and not one.target), None)
        return edits.answer(self.shown, "code-2", "role", f"r{self.number % 2}", hand, known=known)

    def change_code(self, _hand):
        changed = {
            "definition": f"d{self.serial}",
            "level": "sentence",
            "attributes": (),
            "slot": 1 + self.number,
        }
        return edits.change_code(self.code, changed) if self.code else NOTHING

    def change_event(self, _hand):
        events = self.corpus.events()
        return edits.change_event(events[0], {"name": f"E{self.serial}"}) if events else NOTHING

    def change_memo(self, _hand):
        memos = self.corpus.memos()
        return edits.change_memo(memos[0], {"text": f"m{self.serial}", "links": ()}) if memos else NOTHING

    def change_sample(self, _hand):
        samples = self.corpus.samples()
        wanted = {"concealed": ("outlet",), "retired": self.number % 2 == 0}
        return edits.change_sample(samples[0], wanted) if samples else NOTHING

    def two_articles(self):
        """Return words of the open article and of another, and a third article."""
        here = int(self.shown.id.removeprefix("art-"))
        other, third = ((here + step) % 3 for step in (1, 2))
        span = Span(self.number, self.number + 7)
        return [self.here(span.start, span.end), edits.segment(article(other), span)], f"art-{third}"

    def compare_anew(self, hand):
        if not self.words:
            return NOTHING
        segments, third = self.two_articles()
        memo = f"m{self.serial}"
        return edits.compare_anew(self.words, segments, "code-1", hand, absent_from=[third], memo=memo)

    def contrast(self, hand):
        segments, third = self.two_articles()
        absent = [third][: self.number % 2]
        return edits.contrast(segments, "code-1", hand, sha256=self.shown.sha256, absent_from=absent)

    def confirm(self, hand):
        return edits.confirm(self.mine, hand)

    def correct(self, _hand):
        return edits.correct(self.own(), {"outlet": f"O{self.serial}", "headline": None})

    def delete(self, hand):
        return edits.delete(self.mine, hand)

    def dismiss(self, _hand):
        wanted = edits.dismissal_of(["art-0", f"art-{1 + self.number % 2}"])
        return edits.dismiss(self.corpus.dismissal(wanted.id), wanted)

    def flag(self, hand):
        return edits.flag([self.one], not self.one.flagged, hand) if self.one else NOTHING

    def give_evidence(self, hand):
        segments = [self.here(self.number, self.number + 3)] if self.number % 3 else []
        return edits.give_evidence(self.one, "role", segments, hand) if self.one else NOTHING

    def group(self, _hand):
        return edits.group([self.own()], Event(id=f"event-{self.serial}", name="E"))

    def link(self, hand):
        kind = ("says", "answers", "supports")[self.number % 3]
        return edits.link(self.mine[0], self.mine[-1].id, kind, hand) if len(self.mine) > 1 else NOTHING

    def link_copies(self, _hand):
        return edits.link_copies([self.own()], "art-0" if self.shown.id != "art-0" else "")

    def merge_codes(self, hand):
        if not self.code or self.code.id == self.other.id:
            return NOTHING
        return edits.merge_codes(self.code, self.other, self.all_mine(hand), hand)

    def all_mine(self, hand):
        return [
            one for key in self.corpus.articles() for one in self.corpus.annotations(key, coder=hand.coder)
        ]

    def recode(self, hand):
        return edits.recode(self.one, f"code-{1 + self.number % 3}", hand) if self.one else NOTHING

    def reject(self, hand):
        return edits.reject(self.shown, CUES[self.number % 2], hand)

    def remove_articles(self, _hand):
        return edits.remove_articles([self.own()])

    def respan(self, hand):
        span = Span(self.number, self.number + 20)
        return edits.respan(self.words, self.shown, span, hand) if self.words else NOTHING

    def restore_articles(self, _hand):
        gone = [self.corpus.corrections(key) for key in self.corpus.every_article()]
        return edits.restore_articles(gone)

    def retarget(self, hand):
        if not self.words:
            return NOTHING
        pieces = spans_of(self.words)
        more = joined([*pieces, Span(30 + 9 * self.number, 34 + 9 * self.number)])
        kept = without_piece(pieces, pieces[0]) if self.number % 2 else more
        segments = [self.here(piece.start, piece.end) for piece in kept or more]
        return edits.retarget(self.words, segments, self.shown.sha256, hand)

    def retire_code(self, _hand):
        return edits.retire_code(self.code) if self.code else NOTHING

    def revive_code(self, _hand):
        gone = [code for code in self.corpus.all_codes() if code.retired and code.id in {"code-1", "code-2"}]
        return edits.revive_code(gone[0]) if gone else NOTHING

    def set_state(self, hand):
        state = ("new", "started", "done", "discuss")[self.number % 4]
        return edits.set_state(self.corpus.state(self.shown.id, hand.coder), self.shown.id, state, hand)

    def split_code(self, hand):
        made = Code(id=f"code-half-{self.serial}", name="Half")
        return edits.split_code(self.code, made, self.all_mine(hand), hand) if self.code else NOTHING

    def support(self, hand):
        known = next((one for one in self.mine if one.code == "code-2" and not one.target), None)
        return edits.support(self.shown, "code-2", "role", [self.here(0, 9)], hand, known=known)

    def tell(self, hand):
        value = ("", f"v{self.serial}", ["a", "b"], 3)[self.number % 4]
        return edits.tell(self.one, "role", value, hand) if self.one else NOTHING

    def tie(self, _hand):
        other = article(1 if self.shown.id == "art-0" else 0)
        one, two = self.here(0, 9), edits.segment(other, Span(0, 9))
        known = self.corpus.tie(edits.tie_id(one, two))
        return edits.tie(known, "event-x", one, two, joined=(True, False, None)[self.number % 3])

    def unlink(self, hand):
        linked = [one for one in self.mine if one.links]
        return edits.unlink(linked[0], linked[0].links[0], hand) if linked else NOTHING

    def withdraw(self, hand):
        rejected = self.corpus.decisions(self.shown.id, coder=hand.coder)
        return edits.withdraw(rejected[0], hand) if rejected else NOTHING

    def write_memo(self, hand):
        return edits.write_memo(self.one, f"memo {self.serial}", hand) if self.one else NOTHING


NO_EDITS = {"CONTEXT", "segment", "inverse", "dismissal_of", "tie_id", "leave_no_empty"}
NEVER_UNDONE = {"add_coder", "write_note"}
"""A coder's file may be in other people's folders already; the history of the codebook stays history."""
KINDS = sorted(name for name in vars(Hands) if name in edits.__all__)


def test_every_kind_of_edit_is_tried():
    assert set(KINDS) == set(edits.__all__) - NO_EDITS - NEVER_UNDONE


def start_anew(workspace):
    workspace.interaction.said.clear()
    workspace.open_corpus(Corpus.draft("Study", codes=CODES, articles=[article(n) for n in range(3)]))


def take_step(workspace, kind, number, serial, *, before=lambda: None):
    """Carry out a kind of edit in one of the articles; `before` is called when that is open."""
    present = workspace.corpus.articles()
    if not present and kind != "restore_articles":
        return
    if present:
        workspace.show_article(present[number % len(present)])
    before()
    if workspace.article is not None:
        workspace.apply(kind, getattr(Hands(workspace, number, serial), kind))


def undo_all(workspace):
    while workspace.undo_stack.canUndo():
        workspace.undo_stack.undo()


steps = st.lists(
    st.tuples(st.sampled_from([*KINDS, "annotate", "annotate", "undo", "undo", "redo"]), st.integers(0, 5)),
    min_size=1,
    max_size=16,
)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps)
def test_undoing_all_returns_to_the_start_and_redoing_all_to_the_end(open_workspace, plan):
    workspace = open_workspace
    start_anew(workspace)
    numbers = itertools.count()
    start = content(workspace.corpus)
    for kind, number in plan:
        if kind == "undo":
            workspace.undo_stack.undo()
        elif kind == "redo":
            workspace.undo_stack.redo()
        else:
            take_step(workspace, kind, number, next(numbers))
    end, done = content(workspace.corpus), workspace.undo_stack.index()
    undo_all(workspace)
    assert content(workspace.corpus) == start
    for _ in range(done):
        workspace.undo_stack.redo()
    assert content(workspace.corpus) == end
    assert not workspace.interaction.said, "nothing was refused"


BEFORE = (
    *(("annotate", 3), ("annotate", 0), ("reject", 3), ("link", 0), ("group", 0), ("remove_articles", 2)),
    *(("add_memo", 0), ("add_sample", 0), ("change_code", 3), ("retire_code", 1)),
)
"""What there is before each kind is tried alone: with it, each of them has something to change."""


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_changes_something_and_is_undone_by_itself(open_workspace, kind):
    """So that the test above tries what it says: no kind of edit changes nothing wherever it is tried."""
    workspace = open_workspace
    start_anew(workspace)
    for serial, (earlier, number) in enumerate(BEFORE):
        take_step(workspace, earlier, number, serial)
    start, changed = content(workspace.corpus), 0
    for number in range(6):
        count = workspace.undo_stack.index()
        take_step(workspace, kind, number, 20 + number)
        if workspace.undo_stack.index() > count:
            changed += content(workspace.corpus) != start
            workspace.undo_stack.undo()
        assert content(workspace.corpus) == start
    assert changed
