"""Comparisons: which two groups a sentence compares, for values that stand side by side in its brackets."""

from __future__ import annotations

import re

from attest.extract.arms import Arms
from attest.extract.grammar.groups import known_as
from attest.extract.phrases import tidy
from attest.extract.subjects import is_drug

_WORD = (
    r"(?!(?:the|a|an|and|or|was|were|had|with|than|to|in|of|for|both|all|these|those|each|which|that|also)\b)[\w+/²-]+"
)
_ONE = rf"(?:{_WORD}(?:\s+{_WORD}){{0,3}}?)"
_UNITS = r"(?:groups?|arms?|patients|participants|subjects|cohorts?|infants|children|women|men|recipients)"
_VERSUS = r"(?:vs\.?|versus|compared\s+(?:with|to)|than|relative\s+to|over|in\s+comparison\s+(?:with|to))"
# "Comparing A with B: …".
COMPARING = re.compile(
    rf"\b(?:comparing|comparison\s+of)\s+(?:the\s+)?(?P<one>{_ONE})\s+(?:with|to|and|versus|vs\.?)\s+(?:the\s+)?(?P<two>{_ONE})\s*(?:[:,.;(]|$)",
    re.I,
)
# "The A group had …": the subject of the sentence, which is compared with what "versus" names.
SUBJECT = re.compile(
    rf"(?:^|[.;:]\s+|,\s+(?:the\s+)?)(?:The\s+)?(?P<one>{_ONE})(?P<unit>\s+{_UNITS})?\s+(?:also\s+|significantly\s+)?(?:had|have|showed|"
    r"experienced|reported|demonstrated|exhibited|required|needed|achieved|improved|reduced|increased|decreased|lowered|prolonged|shortened|prevented|slowed|delayed|maintained|preserved|stabili[sz]ed|"
    r"produced|provided|resulted\s+in|led\s+to|yielded|spent|scored|lost|gained)\b",
    re.I,
)
OTHER = re.compile(
    rf"\b{_VERSUS}\s+(?:in\s+|with\s+|for\s+|among\s+)?(?:the\s+)?(?:those\s+(?:in|on|with)\s+)?(?:the\s+)?(?P<two>{_ONE})(?P<unit>\s+{_UNITS})?"
    r"\s*(?=[,.;:()\[]|$|\s(?:in|at|for|after|with|during|and)\b)",
    re.I,
)
PLAIN = re.compile(r"(?:placebo|controls?|sham|usual\s+care|standard\s+care)$", re.I)
KNOWN = re.compile(
    r"(?:(?i:placebo|(?:(?:matched|healthy|untreated|historical|internal|external|normal)[\s-]+)*controls?|cases|sham|usual\s+care|standard\s+care)|[A-Z][A-Za-z]*[A-Z0-9][\w+-]*)$"
)


def named(words: str, unit: str | None, arms: Arms) -> str | None:
    """The group's name, where something says that the words name a group."""
    name = tidy(words)
    known = arms.known(name)
    if known is not None:
        return known
    if not name or not (unit or is_drug(name) or KNOWN.match(name)):
        return None
    return known_as(name, arms) if re.search(r"[A-Za-z]{2}", name) else None


def compared(text: str, arms: Arms) -> tuple[str, str | None] | None:
    """The two groups of a comparison in the order of its values; the second is None where nothing names it."""
    found = COMPARING.search(text)
    if found:
        one, two = (named(found[part], "group", arms) for part in ("one", "two"))
        return (one, two) if one and two and one != two else None
    subject = SUBJECT.search(text)
    if subject is None:
        return None
    one = named(subject["one"], subject["unit"], arms)
    other = OTHER.search(re.sub(r"\([^()]*\)", lambda part: " " * len(part.group()), text), subject.end())
    two = named(other["two"], other["unit"], arms) if other else None
    if one is None and other and PLAIN.match(other["two"]) and re.fullmatch(r"[A-Z][\w/+-]{4,}", subject["one"]):
        one = subject["one"]  # a drug that no list knows, against placebo
    if one is None:
        return None
    if two is None and not (one in arms.names or subject["unit"] or is_drug(one) or PLAIN.match(one)):
        return None  # "FVC rose …, and DLCO did not change (52% vs 53%)": a short form of what was measured
    if two is None and len(arms.names) == 2 and one in arms.names:
        two = next(arm for arm in arms.names if arm != one)
    return (one, two) if one != two else None
