"""Whatever is edited, undone, redone, saved, reopened and killed: undo-all is the start, disk is memory."""

import itertools
import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from annotator import edits
from annotator.answers import on_article
from annotator.corpus import Corpus
from annotator.corpus.validate import validate
from annotator.model import STATES, Article, Code, Coder, Cue, Event, Hand, Memo, Sample, Span
from annotator.text.canonical import sha256

TEXTS = ("Emoji 😀 and cafe\u0301, then more words.", "A second text\nwith two lines.")
CODERS = ("coder-1", "coder-2")
pick = st.integers(0, 1_000)
words = st.text(st.characters(codec="utf-8"), max_size=8)


def live(corpus):
    """Return what a coder sees: everything live, without revisions, devices and stamps."""
    seen = {}
    for article in corpus.articles():
        for one in (*corpus.annotations(article), *corpus.decisions(article)):
            seen[one.id] = replace(one, rev=0, device="")
        seen[article] = corpus.described(article)
        for coder in CODERS:
            state = corpus.state(article, coder)
            seen[article, coder] = state and replace(state, rev=0, device="")
            seen[article, coder, "how far"] = corpus.how_far(article, coder)
        units = corpus.units(article)
        seen[article, "units"] = units and replace(units, stamps={})
    for one in (*corpus.codes(), *corpus.events(), *corpus.memos(), *corpus.samples()):
        seen[one.id] = replace(one, stamps={})
    return seen


class Editing(RuleBasedStateMachine):
    """Edits as a coder makes them, with an undo stack as the window has it."""

    def __init__(self):
        super().__init__()
        self.home = Path(tempfile.mkdtemp())
        self.numbers = itertools.count()
        self.undo_stack = []
        self.redo_stack = []

    @initialize()
    def start(self):
        articles = [
            Article(id=f"art-{number}", text=text, sha256=sha256(text), outlet="Gazette")
            for number, text in enumerate(TEXTS)
        ]
        codes = [Code(id="one", name="One"), Code(id="two", name="Two", order=1)]
        self.corpus = Corpus.create(self.home / "study", "Study", codes=codes, articles=articles)
        for coder in CODERS:
            self.corpus.commit(edits.add_coder(Coder(id=coder, name=coder)))
        self.at_start = live(self.corpus)

    def teardown(self):
        if hasattr(self, "corpus"):
            while self.undo_stack:
                self.undo()
            assert live(self.corpus) == self.at_start
            self.corpus.close()
            assert [problem for problem in validate(self.home / "study") if not problem.notice] == []
        shutil.rmtree(self.home)

    # --- what the rules need -----------------------------------------------------------------------------

    def hand(self, number):
        return Hand(
            coder=CODERS[number % 2],
            mode="review",
            codebook_revision=self.corpus.codebook_revision,
            now=f"2024-12-30T14:02:11.{next(self.numbers):06}Z",
            mint=lambda prefix: f"{prefix}-{next(self.numbers):06}",
        )

    def article(self, number):
        present = self.corpus.articles()
        return self.corpus.article(present[number % len(present)])

    def span(self, article, number):
        start = number % (len(article.text) - 1)
        return Span(start, start + 1 + number % (len(article.text) - start))

    def annotation(self, number):
        listed = [one for article in self.corpus.articles() for one in self.corpus.annotations(article)]
        return listed[number % len(listed)] if listed else None

    def do(self, change):
        if change:
            self.undo_stack.append(self.corpus.commit(change, coder="coder-1"))
            self.redo_stack.clear()

    # --- edits -------------------------------------------------------------------------------------------

    @precondition(lambda self: self.corpus.articles())
    @rule(number=pick, memo=words)
    def annotate(self, number, memo):
        article = self.article(number)
        spans = [] if number % 5 == 0 else [self.span(article, number)]
        self.do(edits.annotate(article, spans, "one", self.hand(number), memo=memo))

    @precondition(lambda self: len(self.corpus.articles()) > 1)
    @rule(number=pick, memo=words)
    def compare(self, number, memo):
        one, other = self.article(number), self.article(number + 1)
        hand, known = self.hand(number), self.annotation(number)
        pieces = [edits.segment(each, self.span(each, number)) for each in (one, other)[: 1 + number % 2]]
        absent = [other.id] if len(pieces) == 1 else []
        if number % 3 and known is not None and known.target:
            change = edits.compare_anew(known, pieces, "two", hand, absent_from=absent, memo=memo)
        else:
            change = edits.contrast(pieces, "one", hand, sha256=one.sha256, absent_from=absent, memo=memo)
        self.do(change)

    @precondition(lambda self: self.corpus.articles())
    @rule(number=pick)
    def accept_or_reject(self, number):
        article = self.article(number)
        span = self.span(article, number)
        cue = Cue(start=span.start, end=span.end, category="hedge", rule="hedge@1", reason="r")
        hand = self.hand(number)
        self.do(edits.accept(article, cue, "two", hand) if number % 2 else edits.reject(article, cue, hand))

    @precondition(lambda self: self.annotation(0))
    @rule(number=pick, memo=words)
    def change_annotation(self, number, memo):
        one, hand = self.annotation(number), self.hand(number)
        article = self.corpus.article(one.article)
        match number % 4:
            case 0:
                self.do(edits.recode(one, "two", hand))
            case 1:
                self.do(edits.write_memo(one, memo, hand))
            case 2 if one.target:
                self.do(edits.respan(one, article, self.span(article, number), hand))
            case _:
                self.do(edits.delete(self.corpus.annotations(one.article)[: number % 3 + 1], hand))

    @precondition(lambda self: self.annotation(0))
    @rule(number=pick, text=words)
    def tell_of_annotation(self, number, text):
        one, hand = self.annotation(number), self.hand(number)
        article = self.corpus.article(one.article)
        pieces = [edits.segment(article, self.span(article, number * each)) for each in (1, 7)]
        match number % 8:
            case 0 | 1:
                self.do(edits.tell(one, "stance", text if number % 2 else [text, "b"], hand))
            case 2:
                self.do(edits.tell(one, "stance", None, hand))
            case 3:
                self.do(edits.give_evidence(one, ("stance", "")[number % 2], pieces[: number % 3], hand))
            case 4:
                self.do(edits.flag([one], not one.flagged, hand))
            case 5 if one.target:
                self.do(edits.retarget(one, pieces, article.sha256, hand))
            case 6 if self.annotation(number + 1).id != one.id:
                self.do(edits.link(one, self.annotation(number + 1).id, "says", hand))
            case 7 if one.links:
                self.do(edits.unlink(one, one.links[0], hand))
            case _:
                self.do(edits.confirm([one], replace(hand, code_version=lambda _code: text)))

    @precondition(lambda self: self.corpus.articles())
    @rule(number=pick, value=st.sampled_from(["yes", "no", None]))
    def answer_on_the_article(self, number, value):
        article, hand = self.article(number), self.hand(number)
        there = on_article(self.corpus.annotations(article.id, coder=hand.coder), "two")
        if number % 3:
            change = edits.answer(article, "two", f"q{number % 4}", value, hand, known=there)
        else:
            words = [edits.segment(article, self.span(article, number))][: number % 2]
            change = edits.support(article, "two", f"q{number % 4}", words, hand, known=there)
        self.do(edits.leave_no_empty(change, hand))

    @precondition(lambda self: self.corpus.articles())
    @rule(number=pick, state=st.sampled_from(STATES))
    def say_how_far(self, number, state):
        article, hand = self.article(number).id, self.hand(number)
        self.do(edits.set_state(self.corpus.state(article, hand.coder), article, state, hand))

    @precondition(lambda self: self.corpus.articles())
    @rule(number=pick, text=words)
    def note_draw_and_agree(self, number, text):
        article = self.article(number)
        memos, samples, name = self.corpus.memos(), self.corpus.samples(), f"{next(self.numbers):06}"
        pieces = [edits.segment(article, self.span(article, number))][: number % 2]
        match number % 6:
            case 0:
                self.do(edits.add_memo(Memo(id=f"memo-{name}", text=text, target=tuple(pieces))))
            case 1 if memos:
                self.do(
                    edits.change_memo(memos[number % len(memos)], {"text": text, "retired": number % 5 == 0})
                )
            case 2:
                self.do(edits.add_sample(Sample(id=f"sample-{name}", name=text, articles=(article.id,))))
            case 3 if samples:
                self.do(edits.change_sample(samples[0], {"name": text, "coders": CODERS[: number % 3]}))
            case 4:
                self.do(edits.agree_units(self.corpus.units(article.id), article.id, pieces))
            case _:
                event = Event(id=f"event-{name}", name=text)
                self.do(edits.group([self.corpus.corrections(article.id)], event))

    @precondition(lambda self: any(self.corpus.decisions(one) for one in self.corpus.articles()))
    @rule(number=pick)
    def withdraw(self, number):
        listed = [one for article in self.corpus.articles() for one in self.corpus.decisions(article)]
        self.do(edits.withdraw(listed[number % len(listed)], self.hand(number)))

    @rule(number=pick, text=words)
    def change_codebook(self, number, text):
        codes = self.corpus.codes()
        mine = [
            one
            for article in self.corpus.articles()
            for one in self.corpus.annotations(article, coder=CODERS[number % 2])
        ]
        match number % 5:
            case 0:
                self.do(edits.add_code(Code(id=f"code-{next(self.numbers)}", name=text)))
            case 1 if codes:
                code = codes[number % len(codes)]
                self.do(edits.change_code(code, {"name": text, "slot": number % 6 + 1}))
            case 2 if len(codes) > 1:
                self.do(edits.retire_code(codes[number % len(codes)]))
            case 3 if len(codes) > 1:
                self.do(edits.merge_codes(codes[0], codes[1], mine, self.hand(number)))
            case 4 if codes:
                made = Code(id=f"code-{next(self.numbers)}", name=text)
                self.do(edits.split_code(codes[0], made, mine[: number % 3], self.hand(number)))

    @precondition(lambda self: self.corpus.articles())
    @rule(number=pick, text=words)
    def correct(self, number, text):
        corrections = self.corpus.corrections(self.article(number).id)
        if number % 4 == 0:
            self.do(edits.remove_articles([corrections]))
        else:
            field = ("outlet", "date", "headline")[number % 3]
            self.do(edits.correct(corrections, {field: text if number % 2 else None}))

    @precondition(lambda self: self.undo_stack)
    @rule()
    def undo(self):
        change = self.undo_stack.pop()
        self.corpus.commit(edits.inverse(change))
        self.redo_stack.append(change)

    @precondition(lambda self: self.redo_stack)
    @rule()
    def redo(self):
        change = self.redo_stack.pop()
        self.corpus.commit(change)
        self.undo_stack.append(change)

    # --- disk --------------------------------------------------------------------------------------------

    @rule()
    def save(self):
        self.corpus.flush()
        assert self.corpus.pending == 0

    @rule(orderly=st.booleans())
    def reopen(self, orderly):
        before = list(self.corpus.values())
        path = self.corpus.path
        if orderly:
            self.corpus.close()
        else:
            self.corpus._file_lock.release()
        self.corpus = Corpus.open(path)
        assert self.corpus.problems == ()
        assert self.corpus.read_only == ""
        assert sorted(self.corpus.values(), key=repr) == sorted(before, key=repr)

    @invariant()
    def lists_are_in_order(self):
        if hasattr(self, "corpus"):
            for article in self.corpus.articles():
                places = [(one.start, one.end, one.id) for one in self.corpus.annotations(article)]
                assert places == sorted(places)


@pytest.mark.usefixtures("_alone")
def test_editing():
    Editing.TestCase.settings = settings(
        max_examples=25,
        stateful_step_count=30,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
    )
    Editing.TestCase("runTest").runTest()
