"""Words that pages print with a capital and nobody is called: of forms, menus, registers and reports."""

from __future__ import annotations

import re
from functools import cache

from attest.rule_files import load

WORD = re.compile(r"[^\W\d_]+")


@cache
def _words() -> frozenset[str]:
    return frozenset(load("attest.ingest", "no_names.yaml")["words"].split())


def is_no_name(content: str) -> bool:
    """Whether a capitalised line has a word that nobody is called."""
    return any(word.casefold() in _words() for word in WORD.findall(content))
