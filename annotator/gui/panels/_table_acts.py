"""What can be done with annotations in the table: shown in their articles, and changed, many as one step."""

from collections.abc import Callable, Sequence

from annotator import edits
from annotator.coding.many import (
    Recoding,
    add_to_memos,
    flag_many,
    plan_recoding,
    recode_many,
    tell_many,
)
from annotator.gui.across import show_annotation
from annotator.gui.workspace import Workspace
from annotator.model import Annotation, Attribute, Change, Code, Hand

MANY = 100
"""Annotations from which on changing all of them is asked about, and planned where it disturbs nobody."""
TOPIC = "re-coding"
BACK = "Ctrl+Z takes it back."


class TableActs:
    """Carries out in the workspace what a person does with annotations; those of others stay as they are."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    # --- showing -----------------------------------------------------------------------------------------

    def open(self, one: Annotation, *, stay: bool) -> None:
        """Show an annotation in its article, and go there unless the keyboard shall stay in the table."""
        workspace = self._workspace
        if not show_annotation(workspace, one):
            workspace.told.emit("This article is not in the corpus any more.")
            return
        here = one.within(workspace.here.article)
        there = bool(here) and one.id not in workspace.corpus.drifted_in(workspace.here.article)
        if there and not workspace.here.holds(one):  # words that are not marked are selected instead
            workspace.selection_wanted.emit(here[0].start, here[0].end)
        workspace.focus.set(one.id, reveal=there and workspace.here.holds(one))
        if not stay:
            workspace.visited = workspace.here.selection or workspace.here.span_of(one)
            workspace.text_wanted.emit()

    # --- changing ----------------------------------------------------------------------------------------

    def is_own(self, one: Annotation) -> bool:
        """Say whether the coder who works here made an annotation."""
        return self._workspace.coder is not None and one.coder == self._workspace.coder.id

    def may_change(self, one: Annotation) -> bool:
        """Say whether an annotation may be changed; when not, say why."""
        if not self.is_own(one):
            self._workspace.told.emit("Another coder made this annotation: it can be read, and not changed.")
        return self.is_own(one)

    def recode(self, chosen: Sequence[Annotation], code: Code) -> None:
        """Give annotations another code."""
        workspace = self._workspace
        own = self._own(chosen)
        if not own or not self._is_meant(len(own), f"Re-code as {code.name}"):
            return
        others = len(chosen) - len(own)
        if len(own) <= MANY or code.level not in ("sentence", "paragraph"):
            self._carry_out(plan_recoding(workspace.corpus, own, code), others)
            return
        corpus = workspace.corpus

        def done(plan: Recoding) -> None:
            if workspace.corpus is corpus and all(_is_as_before(workspace, one) for one, _to in plan.fits):
                self._carry_out(plan, others)

        workspace.told.emit(f"Re-coding {counted(len(own))}...")
        workspace.jobs.run(TOPIC, plan_recoding, corpus, own, code, done=done)

    def _carry_out(self, plan: Recoding, others: int) -> None:
        many, name = len(plan.fits), plan.code.name
        made = self._apply(f"Re-code {counted(many)} as {name}", lambda hand: recode_many(plan, hand))
        left = [
            (plan.known, "that had it"),
            (plan.unfit, "of whole articles" if plan.code.level != "article" else "of words"),
            (plan.in_the_way, "where it is already"),
            (others, "of other coders"),
        ]
        self._tell(
            f"Re-coded {counted(made)} as {name}" if made else f"Nothing re-coded as {name}", left, made
        )

    def flag(self, chosen: Sequence[Annotation]) -> None:
        """Mark annotations for discussion; take the mark off when all have it."""
        own = self._own(chosen)
        flagged = not all(one.flagged for one in own)
        what = "Flag" if flagged else "Take the flag off"
        if own and self._is_meant(len(own), what):
            self._change(
                own,
                chosen,
                f"{what}: {counted(len(own))}",
                lambda hand: flag_many(own, hand, flagged=flagged),
                "Flagged" if flagged else "Took the flag off",
            )

    def delete(self, chosen: Sequence[Annotation]) -> None:
        """Delete annotations."""
        own = self._own(chosen)
        if own and self._is_meant(len(own), "Delete"):
            label = f"Delete {counted(len(own))}"
            self._change(own, chosen, label, lambda hand: edits.delete(own, hand), "Deleted")

    def tell(self, chosen: Sequence[Annotation], attribute: Attribute, value: object) -> None:
        """Give an attribute of annotations a value, or take it away with None; those of its code alone."""
        codes = self._workspace.corpus
        own = [
            one
            for one in self._own(chosen)
            if (code := codes.code(one.code)) is not None and attribute in code.attributes
        ]
        name = attribute.name or attribute.id
        if own and self._is_meant(len(own), f"Set {name}"):
            self._change(
                own,
                chosen,
                f"Set {name} of {counted(len(own))}",
                lambda hand: tell_many(own, attribute.id, value, hand),
                f"Set {name} of",
            )

    def write_memo(self, one: Annotation, memo: str) -> None:
        """Replace the memo of an annotation."""
        own = self._own([one])
        if own:
            self._workspace.apply("Memo", lambda hand: edits.write_memo(own[0], memo, hand))

    def add_memo(self, chosen: Sequence[Annotation], memo: str) -> None:
        """Write a text below the memos of annotations."""
        own = self._own(chosen)
        if own and memo.strip() and self._is_meant(len(own), "Add to the memos"):
            self._change(
                own,
                chosen,
                f"Memo on {counted(len(own))}",
                lambda hand: add_to_memos(own, memo, hand),
                "Added to the memos of",
            )

    # --- the rest is how ---------------------------------------------------------------------------------

    def _own(self, chosen: Sequence[Annotation]) -> list[Annotation]:
        """Return those of this coder as they are now; when there is none, say so."""
        corpus = self._workspace.corpus
        now = (corpus.annotation(one.id) for one in chosen if self.is_own(one))
        own = [one for one in now if one is not None and not one.deleted]
        if chosen and not own:
            what = "these annotations: they" if len(chosen) > 1 else "this annotation: it"
            self._workspace.told.emit(f"Another coder made {what} can be read, and not changed.")
        return own

    def _is_meant(self, count: int, what: str) -> bool:
        return count <= MANY or self._workspace.interaction.confirm(
            f"{what}: {counted(count)}?",
            f"This changes {counted(count)} as one step. Undo (Ctrl+Z) takes all of it back.",
            yes=f"Change {counted(count)}",
        )

    def _change(
        self,
        own: Sequence[Annotation],
        chosen: Sequence[Annotation],
        label: str,
        make: Callable[[Hand], Change],
        said: str,
    ) -> None:
        made = self._apply(label, make)
        others = sum(not self.is_own(one) for one in chosen)
        left = [
            (len(own) - made, "that were so"),
            (len(chosen) - len(own) - others, "with another code"),
            (others, "of other coders"),
        ]
        self._tell(f"{said} {counted(made)}" if made else "Nothing to change", left, made)

    def _apply(self, label: str, make: Callable[[Hand], Change]) -> int:
        """Carry out a change; return of how many annotations."""
        stored = self._workspace.apply(label, make)
        return sum(isinstance(put.after, Annotation) for put in stored.puts)

    def _tell(self, done: str, left: Sequence[tuple[int, str]], made: int) -> None:
        rest = ", ".join(f"{count:,} {why}" for count, why in left if count)
        said = f"{done}; left as they are: {rest}." if rest else f"{done}."
        self._workspace.told.emit(f"{said} {BACK}" if made else said)


def _is_as_before(workspace: Workspace, one: Annotation) -> bool:
    return workspace.corpus.annotation(one.id) == one


def counted(count: int) -> str:
    """Return a number of annotations in words."""
    return f"{count:,} annotations" if count != 1 else "1 annotation"
