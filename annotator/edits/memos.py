"""Memos: notes on words, articles, codes and the corpus."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from annotator.model import Change, Memo, Put


def add_memo(memo: Memo) -> Change:
    """Keep a new memo."""
    return Change((Put(None, memo),))


def change_memo(memo: Memo, fields: Mapping[str, Any]) -> Change:
    """Change fields of a memo (`text`, `links`, `target`, `retired`)."""
    changed = replace(memo, **fields)
    return Change() if changed == memo else Change((Put(memo, changed),))
