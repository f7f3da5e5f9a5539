"""The hand that edits: who, in which mode, with what hidden, by which codebook."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from annotator import machine
from annotator.coding.concealing import in_order
from annotator.model import Coder, Concealed, Hand, Mode

if TYPE_CHECKING:
    from annotator.gui.workspace import Workspace


def hand_of(workspace: Workspace, coder: Coder) -> Hand:
    """Return the hand of a coder in the open article."""
    here, masks, corpus = workspace.here.article, workspace.masks, workspace.corpus

    def version_of(key: str) -> str:
        code = corpus.code(key)
        return code.version if code is not None else ""

    return Hand(
        coder=coder.id,
        mode=workspace.mode,
        concealed=_concealed(masks.hidden(here) if here else masks.by_hand, workspace.mode),
        codebook_revision=corpus.codebook_revision,
        now=machine.now(),
        mint=machine.mint,
        cues_revision=corpus.cues_revision,
        code_version=version_of,
    )


def hand_in(workspace: Workspace, hand: Hand, article: str) -> Hand:
    """Return a hand as it is in another article than the open one: what is hidden there."""
    hidden = workspace.masks.hidden(article)
    mode: Mode = "blind" if "cues" in hidden else workspace.chosen_mode
    return replace(hand, mode=mode, concealed=_concealed(hidden, mode))


def _concealed(hidden: frozenset[Concealed], mode: Mode) -> tuple[Concealed, ...]:
    return in_order(hidden | {"cues"} if mode == "blind" else hidden)
