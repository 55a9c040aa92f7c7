"""Groups named in a bracket behind what they got: "those given tea (tea group) and the others (controls)"."""

from __future__ import annotations

from collections.abc import Iterator

from attest.expressions import quick as re
from attest.expressions.cued import Cued
from attest.extract.arm_forms import Mention
from attest.extract.arm_patterns import NAME
from attest.extract.statistics import PEOPLE

_N = r"(?:\s*[;,:]\s*[nN]\s?=\s?(?P<%s>\d[\d,]*))?"
LABEL = Cued(
    rf"[(\[](?:(?:termed|called|the)\s+)*[“\"‘']?(?:(?P<name>{NAME})[”\"’']?\s+(?:group|arm|cohort)[”\"’']?{_N % 'n'}|"
    rf"(?P<control>controls?)[”\"’']?{_N % 'n_control'})\s*[)\]]",
    re.I,
)
# What stands before it tells who they are, and nothing that some of them had.
WHO = re.compile(
    rf"\b(?:{PEOPLE}|those|others?|rest|remainder)\b[^.;]{{0,140}}$|"
    r"\b(?:received|receiving|given|treated|assigned|allocated|underwent)\b[^.;]{0,140}$",
    re.I,
)
NOT_NAMES = re.compile(r"\b(?:age|risk|study|research|working|blood|reference|patient|sub)$", re.I)
MOST = 4


def labelled_groups(text: str, at: int) -> Iterator[Mention]:
    """The labels of a sentence that names at least two groups so; `at` is where it stands in the text."""
    folded = text.casefold()
    if not any(word in folded for word in (" group)", " group,", " arm)", " arm,", " group”", "control)", "controls)")):
        return
    found = [one for one in LABEL.finditer(text) if one["control"] or not NOT_NAMES.search(one["name"])]
    names = {(one["name"] or one["control"]).casefold() for one in found}
    if not 2 <= len(found) == len(names) <= MOST or not any(one["name"] for one in found):
        return
    starts = [0, *(one.end() for one in found)]
    if not all(WHO.search(text, start, one.start()) for start, one in zip(starts, found, strict=False)):
        return
    for one in found:
        size = one["n"] or one["n_control"]
        name = (one["name"] or one["control"]).strip("“”\"‘’'")
        yield Mention(name, at + one.start(), at + one.end(), "labelled", size)
