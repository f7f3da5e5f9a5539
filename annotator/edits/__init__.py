"""Every change a coder can make, as pure functions from values to a `Change`.

Nothing here touches a disk, a clock or a screen: who edits, when and in which mode comes in as a `Hand`.
A change that would change nothing is empty (and false).
"""

from annotator.edits.annotations import (
    CONTEXT,
    accept,
    annotate,
    confirm,
    delete,
    flag,
    give_evidence,
    link,
    recode,
    reject,
    respan,
    retarget,
    segment,
    tell,
    unlink,
    withdraw,
    write_memo,
)
from annotator.edits.answers import answer, leave_no_empty, support
from annotator.edits.articles import (
    add_coder,
    add_sample,
    agree_units,
    change_event,
    change_sample,
    correct,
    dismiss,
    dismissal_of,
    group,
    link_copies,
    remove_articles,
    restore_articles,
    set_state,
)
from annotator.edits.codebook import add_code, adjust, change_code, merge_codes, retire_code, write_note
from annotator.edits.memos import add_memo, change_memo
from annotator.edits.undoing import inverse

__all__ = [
    "CONTEXT",
    "accept",
    "add_code",
    "add_coder",
    "add_memo",
    "add_sample",
    "adjust",
    "agree_units",
    "annotate",
    "answer",
    "change_code",
    "change_event",
    "change_memo",
    "change_sample",
    "confirm",
    "correct",
    "delete",
    "dismiss",
    "dismissal_of",
    "flag",
    "give_evidence",
    "group",
    "inverse",
    "leave_no_empty",
    "link",
    "link_copies",
    "merge_codes",
    "recode",
    "reject",
    "remove_articles",
    "respan",
    "restore_articles",
    "retarget",
    "retire_code",
    "segment",
    "set_state",
    "support",
    "tell",
    "unlink",
    "withdraw",
    "write_memo",
    "write_note",
]
