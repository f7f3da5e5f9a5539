"""Taking changes back."""

from dataclasses import replace

from annotator.model import Change, Coder, Corrections, Marked, Put, Value


def inverse(change: Change) -> Change:
    """Return the change that takes `change` back.

    A value that did not exist before becomes a tombstone (what one coder wrote) or is retired (what several
    people may change). Coders are never taken back: their files may already be in other people's folders.
    """
    return Change(
        tuple(
            Put(put.after, _undone(put)) for put in reversed(change.puts) if not isinstance(put.after, Coder)
        )
    )


def _undone(put: Put) -> Value:
    if put.before is not None:
        return put.before
    if isinstance(put.after, Marked):
        return replace(put.after, deleted=True)
    if isinstance(put.after, Corrections):
        return Corrections(id=put.after.id)
    return put.after if isinstance(put.after, Coder) else replace(put.after, retired=True)
