"""How many people there were of a kind, or in the studies of a review, told in a bracket: no events."""

from __future__ import annotations

from attest.expressions import quick as re
from attest.extract.statistics import PEOPLE

# "Patients with asthma (n = 33) had a stronger response": how many they are.
SOME_PEOPLE = re.compile(
    rf"(?:The\s+|Those\s+|All\s+)?{PEOPLE}\s+(?:with|without|who|in|on|from|of|aged|receiving|treated|given)\s[^.;()]*$",
    re.I,
)
# "In those with asthma (n = 33) the response was stronger".
IN_SOME_PEOPLE = re.compile(
    rf"(?:In|Among|For)\s+(?:the\s+|all\s+)?(?:(?:subgroup|subset|group)\s+of\s+)?(?:{PEOPLE}|those)\s+(?:with|without|who|in|on|from|of|aged|receiving|treated|given)\s[^.;()]*$",
    re.I,
)
VERB_BEHIND = re.compile(
    r"\s+(?:also\s+|\w+ly\s+)?(?:had|have|were|was|showed|improved|responded|experienced|achieved|received|reported|did)\b"
)
# "Five trials with individual data (8151 participants)", "other drugs (154 people in each group)".
OF_STUDIES = re.compile(
    r"[^()\[\]]*\b(?:trials?|studies)\b[^()\[\]]*\b(?:eligible|included|identified|inclusion|contribut\w+|data)\b", re.I
)
IN_EACH = re.compile(rf"[^()\[\]]*[(\[]\s*[\d, ]+\s+{PEOPLE}\s+in\s+(?:each|either)\b", re.I)


def sizes_people(text: str, start: int, end: int) -> bool:
    """Whether an "(n = 33)" at a place says how many people were such, of whom the sentence tells something."""
    if IN_SOME_PEOPLE.match(text, 0, start):
        return True
    return SOME_PEOPLE.match(text, 0, start) is not None and VERB_BEHIND.match(text, end) is not None


def sizes_studies(text: str, end: int) -> bool:
    """Whether a count of people in a bracket is how many took part in studies, or in each group."""
    return OF_STUDIES.match(text, 0, end) is not None or IN_EACH.match(text, 0, end + 9) is not None
