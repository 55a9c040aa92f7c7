"""The arm that a sentence opens with, for what it says and for the sentences that go on with a number."""

from __future__ import annotations

import re

from attest.extract.context import Context
from attest.extract.grammar.groups import groups_in
from attest.extract.grammar.sheet import Sheet

LEAD_GROUP = re.compile(
    r"(?:For|Among|In|Of)\s+(?:the\s+|those\s+)?(?:patients?|participants?|people|subjects?|"
    r"adults|children)?\s*(?:who\s+(?:received|took)|treated\s+with|"
    r"getting|receiving|given|taking|on)\s+(?P<name>[^.;:,()%]{2,80}?)\s*[:,]"
)
FIGURE_FIRST = re.compile(r"\W*\d")


def carry_arm(context: Context, sheet: Sheet) -> None:
    """The arm that "Among patients given A: …" names, for this sentence and for those that go on with a number."""
    lead = LEAD_GROUP.search(context.text)
    if lead:
        named = groups_in(lead.group(), context.arms)
        sheet.arm = named[0].name if named else " ".join(lead["name"].split())
    elif not FIGURE_FIRST.match(context.text):
        sheet.arm = None
