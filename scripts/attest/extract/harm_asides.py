"""Harms named by the way: those that alone were seen, and those that were the most common of a sentence's own."""

from __future__ import annotations

from collections.abc import Iterator

from attest.expressions import quick as re
from attest.expressions.cued import Cued
from attest.extract.harm_series import Mention, names_in
from attest.extract.harm_words import KIND, QUALIFIED, is_kind, is_known

# "Apart from transient fever on the first day no side effects were seen".
APART = Cued(
    r"\b(?:apart\s+from|aside\s+from|except\s+for|with\s+the\s+exception\s+of|other\s+than)\s+(?P<list>[^.;:()]{3,90}?),?\s+"
    rf"(?:(?:there\s+(?:was|were)\s+)?no\s+(?:(?:{QUALIFIED}){{0,3}}{KIND}|(?:patient|participant|subject)s?\s+[^.;:()]{{3,40}}\b{KIND})|"
    r"(?:the\s+)?(?:[\w-]+\s+){1,3}?(?:was|were)\s+(?:\w+\s+)?tolerated\b)",
    re.I,
)
# "No side effects were seen apart from a rash".
NO_OTHER = Cued(
    rf"\bno\s+(?:other\s+)?(?:{QUALIFIED}){{0,3}}{KIND}[^.;:()]{{0,60}}?,?\s+(?:apart\s+from|aside\s+from|except\s+for|except|with\s+the\s+exception\s+of|other\s+than)\s+(?P<list>)",
    re.I,
)
# "Herpes zoster at month 5, treated with a cream, was the only adverse event".
ONLY = Cued(rf"\s(?:was|were)\s+the\s+(?:only|sole)\s+(?:{QUALIFIED}){{0,4}}{KIND}\b", re.I)
# "…; nausea and rash were the most common", behind words on harms in the same sentence.
MOST_COMMON = Cued(
    r"(?P<list>(?<=[;:.]\s)[A-Za-z][^.;:()\d]{2,90}?)\s+(?:was|were)\s+the\s+most\s+(?:common|frequent)(?:ly\s+(?:reported|observed|seen))?(?:\s+ones)?(?=\s*(?:[.;,]|$))",
    re.I,
)
# Where what is told of one harm goes on behind its name.
NAME_ENDS = re.compile(r"\s+(?:at|in|on|during|after|with|by|of|treated|requiring|which|that|leading)\b")
CLAUSE = re.compile(r"[.;:]\s+|\b(?:that|but|while|whereas|although|and\s+there)\s+")


def asides(bare: str) -> Iterator[Mention]:
    """The harms that a sentence on harms names so; only such as are harms by their names."""
    for form in (APART, NO_OTHER, MOST_COMMON):
        for found in form.finditer(bare):
            end = found.end("list") if found["list"] else None
            if form is MOST_COMMON and TOLD.search(bare, 0, found.start()) is None:
                continue
            yield from _all_known(list(names_in(bare, found.start("list"), end if form is MOST_COMMON else None)))
    for found in ONLY.finditer(bare):
        start = max((cut.end() for cut in CLAUSE.finditer(bare, 0, found.start())), default=0)
        told = NAME_ENDS.search(bare, start, found.start())
        if told is not None:
            yield from _all_known(list(names_in(bare, start, told.start())))


TOLD = Cued(rf"\b{KIND}\b", re.I)


def behind_others(bare: str, at: int) -> bool:
    """Whether the only harm of a clause has words of its own between its name and its verb, which name no further."""
    found = ONLY.search(bare, at)
    if found is None or found.start() != at:
        return False
    start = max((cut.end() for cut in CLAUSE.finditer(bare, 0, at)), default=0)
    return NAME_ENDS.search(bare, start, at) is not None


def _all_known(names: list[Mention]) -> list[Mention]:
    sure = names and all(is_known(one.name) and not is_kind(one.name) for one in names)
    return names if sure else []
