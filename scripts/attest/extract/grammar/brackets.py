"""Brackets: what stands in them, and which of them set nothing apart."""

from __future__ import annotations

from functools import lru_cache

from attest.expressions import quick as re
from attest.expressions.cued import Cued
from attest.expressions.kept import SENTENCES

OPENING, CLOSING = "([{", ")]}"
MARK = re.compile(r"[()\[\]{}]")


# "Mean pressure plus or minus standard error was": how the spread is told is no part of the name.
SPREAD_TOLD = re.compile(
    r"\s(?:plus\s?(?:or|/)\s?minus|±|\+\s?/\s?[-−–])\s*(?:the\s+)?(?:S\.?D\.?|S\.?E\.?(?:M\.?)?|standard\s+(?:deviations?|errors?)"
    r"(?:\s+of\s+(?:the\s+)?means?)?)(?![\w])",
    re.I,
)


# "25(OH)D": a bracket within a word is a part of the name.
IN_WORD = re.compile(r"(?<=\w)\([A-Za-z]{1,4}\)(?=[A-Z\d])")


@lru_cache(maxsize=SENTENCES)
def plain_marks(text: str) -> frozenset[int]:
    """The places of brackets that set nothing apart: within a word, or opened around others and never closed."""
    if MARK.search(text) is None:
        return frozenset()
    out = {at for found in IN_WORD.finditer(text) for at in (found.start(), found.end() - 1)}
    stack: list[int] = []
    closed = -1
    for mark in MARK.finditer(text):
        at = mark.start()
        if mark.group() in OPENING:
            stack.append(at)
        elif stack:
            stack.pop()
            closed = at
    return frozenset((*out, *(at for at in stack if at < closed)))


@lru_cache(maxsize=SENTENCES)
def outermost(text: str) -> tuple[tuple[int, int], ...]:
    """Where the outermost brackets open and close; what is never closed goes on to the end."""
    spans: list[tuple[int, int]] = []
    start = depth = 0
    plain = plain_marks(text)
    for mark in MARK.finditer(text):
        at = mark.start()
        if at in plain:
            continue
        if mark.group() in OPENING:
            start = start if depth else at
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                spans.append((start, at))
    return (*spans, (start, len(text))) if depth else tuple(spans)


# "Side effects, including cough, rash and fever, were seen in 12%": what a name is said to hold or to mean.
APPOSITION = Cued(
    r",\s+(?:including|such\s+as|for\s+example|e\.g\.?,?|i\.e\.?,?|namely|defined\s+as|mainly|mostly|predominantly|primarily|especially|particularly|most\s+(?:commonly|often|frequently))\s"
    r"(?:(?!\b(?:was|were|had|occurred|developed)\b)[^.;:%±=]){2,160}?,\s+"
    r"(?=(?:(?:was|were)\s+(?:also\s+|only\s+|\w+ly\s+)?(?:observed|seen|noted|found|reported|present|recorded|experienced|achieved|reached|similar|lower|higher|more|less|comparable)|"
    r"occurred|developed)\b)",
    re.I,
)


def blanked(text: str) -> str:
    """The text with what stands in brackets blanked out, every place kept."""
    bare = text
    for start, end in outermost(text):
        bare = bare[:start] + " " * (min(end + 1, len(text)) - start) + bare[end + 1 :]
    return (
        SPREAD_TOLD.sub(lambda found: " " * len(found.group()), bare)
        if any(sign in text for sign in ("±", "+", "minus"))
        else bare
    )


# "The drug, in contrast, lowered X": how it goes with the sentence before.
ASIDE = re.compile(
    r",\s(?:(?:in|by)\s+contrast|on\s+the\s+other\s+hand|however|therefore|moreover|furthermore|meanwhile|in\s+turn|in\s+addition|as\s+expected|"
    r"interestingly|importantly|in\s+particular|for\s+(?:example|instance)),"
    r"(?=\s(?:was|were|is|are|did|does|had|has|have|could|may|might|not|also|significantly|(?!need|inde|proce)\w+ed|fell|rose|led|showed)\b)"
)


def without_asides(text: str) -> str:
    """The text with the words between commas that only link it to the sentence before blanked out, every place kept."""
    return ASIDE.sub(lambda found: " " * len(found.group()), text) if text.count(",") > 1 else text


def without_appositions(text: str) -> str:
    """The text with what only explains a name blanked out, every place kept."""
    text = without_asides(text)
    for found in APPOSITION.finditer(text):
        text = text[: found.start()] + " " * (found.end() - found.start()) + text[found.end() :]
    return text


def brackets_of(text: str) -> list[int]:
    """For every place where the outermost bracket around it opens, or -1."""
    out = [-1] * len(text)
    for start, end in outermost(text):
        out[start + 1 : end] = [start] * (end - start - 1)
    return out
