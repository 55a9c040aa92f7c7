"""Names that are no groups: shares, times, analyses and pronouns that stand where a row has its group."""

from __future__ import annotations

from attest.expressions import quick as re
from attest.extract.statistics import PEOPLE

# What stands in a row's cell for a group or a time, and is neither.
NO_GROUP = re.compile(
    r"\b(?:showed|indicated|demonstrated|revealed|suggested|found\s+that|(?:sensitivity|specificity)\s+of)\b|"
    r"^(?:occurred|developed|reported|seen|observed|noted)\b",
    re.I,
)
GROUPS_NUMBERED = re.compile(
    r"^(?:groups|arms|cohorts)\s+\w{1,3}$", re.I
)  # the first of two: whose value it is, nothing tells
COUNT_AS_GROUP = re.compile(
    rf"^(?:(?:\w+ed|seen|found|met)\s+in\s+)?(?:one|two|three|four|five|six|\d+)\s+(?:{PEOPLE}|patient|case|subject)$",
    re.I,
)
TIME_AS_GROUP = re.compile(
    r"^(?:\d+|one|two|three|four|six|twelve)\s+(?:days?|weeks?|months?|years?|hours?)(?:\s+after\b|$)|^(?:at\s+)?baseline$",
    re.I,
)
SHARE_AS_GROUP = re.compile(
    r"^\d+(?:[.,·]\d+)?\s?%|±|\+\s?/\s?[-−–]|^[-−–]?\d[\d.,/]*\s+(?:vs|versus|to|and)(?:\b|\d)|"
    r"^\d[\d.]*\s?(?:\S+/\S+|mm|cm|kg|times\b|inches|pounds|points)(?![\w-])|^(?:pounds|inches|points|units|kg|cm|mm|mL)$|"
    r"\bassociated\s+with\b|^(?:hours|days|weeks|months|years)\b|^(?:day|week|month|year)\s+\d"
)
# "In these groups": whose a value is, the words do not say.
PRONOUN = re.compile(
    r"^(?:(?:an?|the|these|those|this|that|such|its|their|his|her|our|other|others|another|same|latter|former|ther|each|every|any|which|whom)\s*)+$|^(?:the\s+)?(?:former|latter)\s+(?:patients?|subjects|participants|groups?|arms?)$",
    re.I,
)
# "The comparative analysis between modes", "follow-up data", "no intervention effect": nobody.
NOBODY = re.compile(
    r"\b(?:analys[ei]s|comparisons?\s+(?:of|between|among)|regressions?|statistics|data|results?|findings)\b|"
    r"^(?:except|because|although|while|whereas|if|since|when|and|but|or)\b|(?<!\bwho\s)(?<!\bthat\s)(?<!\bwhich\s)\b(?:was|were|are|is)\s|^(?:no|any)\s.*\b(?:effects?|differences?|changes?)$",
    re.I,
)
