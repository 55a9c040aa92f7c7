"""Brackets: what stands in them, and which of them set nothing apart."""

from __future__ import annotations

import re

OPENING, CLOSING = "([{", ")]}"


# "Mean pressure plus or minus standard error was": how the spread is told is no part of the name.
SPREAD_TOLD = re.compile(
    r"\s(?:plus\s?(?:or|/)\s?minus|±|\+\s?/\s?[-−–])\s*(?:the\s+)?(?:S\.?D\.?|S\.?E\.?(?:M\.?)?|standard\s+(?:deviations?|errors?)"
    r"(?:\s+of\s+(?:the\s+)?means?)?)(?![\w])",
    re.I,
)


# "25(OH)D": a bracket within a word is a part of the name.
IN_WORD = re.compile(r"(?<=\w)\([A-Za-z]{1,4}\)(?=[A-Z\d])")


def plain_marks(text: str) -> frozenset[int]:
    """The places of brackets that set nothing apart: within a word, or opened around others and never closed."""
    out = {at for found in IN_WORD.finditer(text) for at in (found.start(), found.end() - 1)} if "(" in text else set()
    stack: list[int] = []
    closed = -1
    for at, char in enumerate(text):
        if char in OPENING:
            stack.append(at)
        elif char in CLOSING and stack:
            stack.pop()
            closed = at
    return frozenset((*out, *(at for at in stack if at < closed)))


def blanked(text: str) -> str:
    """The text with what stands in brackets blanked out, every place kept."""
    out, depth = list(text), 0
    plain = plain_marks(text)
    for at, char in enumerate(text):
        mark = at not in plain
        if char in OPENING and mark:
            depth += 1
        if depth:
            out[at] = " "
        if char in CLOSING and mark:
            depth = max(0, depth - 1)
    bare = "".join(out)
    return SPREAD_TOLD.sub(lambda found: " " * len(found.group()), bare) if "±" in text or "minus" in text else bare


def brackets_of(text: str) -> list[int]:
    """For every place where the outermost bracket around it opens, or -1."""
    out: list[int] = []
    stack: list[int] = []
    plain = plain_marks(text)
    for at, char in enumerate(text):
        mark = at not in plain
        if char in CLOSING and stack and mark:
            stack.pop()
        out.append(stack[0] if stack else -1)
        if char in OPENING and mark:
            stack.append(at)
    return out
