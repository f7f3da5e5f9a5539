"""Samples in the navigator: which there are for who codes, how far they are, and their order."""

from collections.abc import Sequence

from annotator.coding.sampling import applies_to, order_for, shuffled
from annotator.gui.panels._navigator_order import Known
from annotator.gui.workspace import Workspace
from annotator.model import Sample


def my_samples(workspace: Workspace) -> list[Sample]:
    """Return the samples that whoever codes here shall code."""
    coder = workspace.coder.id if workspace.coder is not None else ""
    return [one for one in workspace.corpus.samples() if applies_to(one, coder)]


def offers(workspace: Workspace) -> list[tuple[str, str]]:
    """Return the ids of samples with what they are called, those of others last."""
    mine = my_samples(workspace)
    others = [one for one in workspace.corpus.samples() if one not in mine]
    named = [(one.id, f"My {one.name or one.id}") for one in mine]
    return [*named, *((one.id, one.name or one.id) for one in others)]


def told(workspace: Workspace, sample: str) -> str:
    """Return what a sample is called, and how many of its articles are done."""
    found = workspace.corpus.sample(sample)
    if found is None:
        return sample
    states = workspace.states.all()
    present = [one for one in found.articles if workspace.corpus.position(one) is not None]
    done = sum(states.get(one) == "done" for one in present)
    return f"{found.name or found.id}: {done:,} of {len(present):,} done"


def in_turn(workspace: Workspace, articles: Sequence[Known], sample: str) -> Sequence[Known]:
    """Return those of a sample in its order; without one all, shuffled where the order is hidden by hand."""
    found = workspace.corpus.sample(sample) if sample else None
    if found is None and "order" not in workspace.masks.by_hand:
        return articles
    coder = workspace.coder.id if workspace.coder is not None else ""
    known = {one.id: one for one in articles}
    if found is not None:
        keys = order_for(found, coder)
    else:
        keys = shuffled(known, f"{workspace.corpus.info.id}\n{coder}")
    return [known[key] for key in keys if key in known]
