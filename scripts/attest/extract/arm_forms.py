"""Further forms in which a report names its arms and their sizes: letters, doses of one drug, cases and controls."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from attest.extract.numbers import COUNT, count_value
from attest.extract.statistics import PEOPLE

_WORD = (
    r"(?!(?:the|a|an|and|or|to|of|in|with|for|either|was|were|had|two|three|groups?|arms?|"
    r"patients|participants)\b)[A-Za-z0-9Α-ω][\w.+/'’-]*"
)
_NAME = rf"{_WORD}(?:\s+{_WORD}){{0,3}}"
_CONTROL = (
    r"(?:placebo|sham(?:\s+\w+)?|usual\s+care|standard\s+(?:care|treatment|therapy)|"
    r"no\s+treatment|(?:an?\s+)?wait(?:ing)?[\s-]?list(?:\s+control)?|"
    r"(?:an?\s+)?control|vehicle)"
)
_ASSIGNED = r"(?:randomly\s+)?(?:assigned|allocated|randomi[sz]ed|divided)\s+(?:in)?to\s+(?:receive\s+)?(?:either\s+)?"
# "assigned to 0.5 mg/kg of A or placebo", "assigned to the A programme or to a waitlist control group".
ASSIGNED = re.compile(
    rf"\b{_ASSIGNED}(?:the\s+|an?\s+)?(?:\d[\d.,]*\s?[mµμ]?c?g(?:/kg)?\s+(?:of\s+)?)?(?P<first>"
    rf"{_NAME}),?\s+(?:or|and|versus|vs\.?)\s+"
    rf"(?:to\s+)?(?:the\s+|an?\s+)?(?P<second>{_CONTROL})\b",
    re.I,
)
# "received A or placebo for six months": one of the two is a control, so that people got either.
RECEIVED = re.compile(
    rf"\b(?:received|receive|given|got)\s+(?:either\s+)?(?P<first>{_NAME})\s+or\s+(?:an?\s+)?(?P<se"
    rf"cond>{_CONTROL})\b(?!\s+or\b)",
    re.I,
)
# "divided into two groups: the A group (…) and the control group (…)".
DIVIDED = re.compile(
    rf"\b(?:two|2)\s+(?:equal\s+)?(?:groups|arms)\b[^.;]{{0,40}}?[:,(]\s*(?:the\s+)?(?P<first>"
    rf"{_NAME})\s+group\b[^.;]{{0,60}}?\band\s+(?:the\s+|an?\s+)?"
    rf"(?P<second>{_NAME})\s+group\b",
    re.I,
)
LETTERED = re.compile(
    r"\b(?P<first>group\s+(?:A|1|I))\b(?!\s+to\b)[^.]{2,120}?\b(?P<second>group\s+(?:B|2|II))\b", re.I
)
# "assigned to A (10 or 15 mg) or placebo (n1, n2 and n3, respectively)": every dose is an arm.
DOSES = re.compile(
    rf"\b{_ASSIGNED}(?:once[- ]\w+,?\s+|twice[- ]\w+,?\s+|(?:oral|subcutaneous|"
    rf"intravenous),?\s+)*(?P<drug>{_WORD})\s*[(\[]\s*(?P<one>\d[\d.]*)\s*(?:(?P<own>mg|g|µg|"
    rf"mcg)\s*)?"
    rf"(?:,|or|and|/)\s*(?P<two>\d[\d.]*)\s*(?P<unit>mg|g|µg|μg|mcg|IU)[^()]{{0,20}}[)\]]\s*(?:or|"
    rf"and)\s+(?P<control>{_CONTROL})"
    r"(?P<rest>[^.;()]{0,40}?[(\[](?P<n1>\d+),\s+(?P<n2>\d+),?\s+and\s+(?P<n3>\d+)\b)?",
    re.I,
)
# "40 patients with X (X group) and 48 normal sleepers (control group)".
IN_BRACKETS = re.compile(
    rf"(?P<n>{COUNT})\s+(?:[\w-]+\s+){{1,5}}?[(\[](?:the\s+)?(?P<name>{_NAME})\s+(?:group|arm)[)\]]", re.I
)
# "Cases (n=137) were …", "Controls (n=103) were …", at the beginning of their sentences.
CASES = re.compile(r"^(?P<name>Cases|Controls)\s*[(\[]\s*n\s?=\s?(?P<n>\d[\d,]*)\s*[)\]]", re.I)
# "116 with A and 106 with B" of a count that the sentence gives before.
OF_WHOM = re.compile(
    rf"\b{COUNT}\s+{PEOPLE}\b[^.;]{{0,90}}?,\s+(?:of\s+whom\s+)?(?P<n_first>\d+)\s+(?:had|"
    rf"with)\s+(?P<first>{_NAME})\s+and\s+(?P<n_second>\d+)\s+(?:had|with)\s+"
    rf"(?P<second>{_NAME})",
    re.I,
)
DATA_FROM = re.compile(rf"\b\d+\s?/\s?(?P<n>\d+)\s+(?P<name>{_NAME})\s+(?:group|arm)(?:\s+{PEOPLE})?", re.I)
CONTRASTED = re.compile(r"\b(?:compar\w+|between|versus|vs|than)\b", re.I)


@dataclass(frozen=True)
class Mention:
    """One place that names an arm, and its size or dose where the place gives it."""

    name: str
    start: int
    end: int
    rule: str
    size: str | None = None
    dose: tuple[str, int, int] | None = None


def further_mentions(text: str, at: int) -> Iterator[Mention]:
    """Mentions in one sentence; `at` is where it stands in the text."""
    folded = text.casefold()
    assigns = any(word in folded for word in ("assigned", "allocated", "randomised to", "randomized to", "divided"))
    if assigns and (doses := DOSES.search(text)):
        yield from _doses(doses, at)
        return
    for rule, pattern, asked in (
        ("assigned-or", ASSIGNED, assigns),
        ("received-or", RECEIVED, " or " in folded),
        ("divided", DIVIDED, "group" in folded),
        ("lettered", LETTERED, "group" in folded),
    ):
        for found in pattern.finditer(text) if asked else ():
            for part in ("first", "second"):
                yield Mention(found[part], at + found.start(part), at + found.end(part), rule)
    sized = list(IN_BRACKETS.finditer(text)) if folded.count(" group)") + folded.count(" arm)") >= 2 else []
    for found in sized if len(sized) >= 2 else ():
        yield Mention(found["name"], at + found.start(), at + found.end(), "sized-group", count_value(found["n"]))
    for found in CASES.finditer(text):
        yield Mention(found["name"], at + found.start(), at + found.end(), "case-control", found["n"])
    for found in OF_WHOM.finditer(text) if " and " in folded and ", " in folded else ():
        for part in ("first", "second"):
            yield Mention(
                found[part], at + found.start(f"n_{part}"), at + found.end(part), "of-whom", found[f"n_{part}"]
            )
    for found in DATA_FROM.finditer(text) if "/" in text else ():
        yield Mention(found["name"], at + found.start(), at + found.end(), "size-of-group", found["n"])


def _doses(found: re.Match[str], at: int) -> Iterator[Mention]:
    for part, size in (("one", "n1"), ("two", "n2")):
        dose = f"{found[part]} {found['unit']}"
        yield Mention(
            f"{found['drug']} {dose}",
            at + found.start("drug"),
            at + found.end(size if found["n1"] else "control"),
            "doses",
            found[size],
            (dose, at + found.start("drug"), at + found.end("unit")),
        )
    end = at + found.end("n3" if found["n1"] else "control")
    yield Mention(found["control"], at + found.start("control"), end, "doses", found["n3"])
