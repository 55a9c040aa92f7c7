"""The people that a count is of, told before it: "Of 18 patients in the drug group, 11 had relief"."""

from __future__ import annotations

import re

from attest.extract.numbers import COUNT, as_decimal, count_value
from attest.extract.statistics import PEOPLE

# "Of 18 patients in the series, 11 had relief": the people that the counts of the sentence are of.
OF_PEOPLE = re.compile(
    rf"(?:Of|Among|Out\s+of)\s+(?:the\s+|these\s+|all\s+)?(?P<total>{COUNT})\s+(?:(?!who\b|"
    rf"with\b)[\w-]+\s+){{0,3}}?{PEOPLE}\b[^.;,()]{{0,60}},\s+"
)
# The same in any clause, right before the count: "… and of the 20 given water, 6 had pain".
OWN_WHOLE = re.compile(
    rf"(?:^|[.;:,]\s*|\b(?:and|while|whereas)\s+)of\s+(?:the\s+|all\s+)?(?P<total>{COUNT})\s+(?P<whose>[^.;,()]{{3,80}}),\s+"
    r"(?:only\s+)?$",
    re.I,
)
OTHER_WHOLE = re.compile(r"\bof\s+(?:whom|which|these|those|them)\b|;", re.I)


def of_whole(text: str, whole: re.Match[str], start: int, parts: dict[str, str]) -> int:
    """Add the total that the sentence opens with, where the count is of it; where the quote begins."""
    total, events = as_decimal(count_value(whole["total"])), as_decimal(parts.get("events", ""))
    if total is None or events is None or events > total or OTHER_WHOLE.search(text, whole.end(), start):
        return start
    parts["total"] = count_value(whole["total"])
    return whole.start()
