"""How people were at the beginning: what was alike then is no finding, and what changed since then is one."""

from __future__ import annotations

from attest.expressions import quick as re

BASELINE = re.compile(
    r"(?<!from )(?<!to )(?<!with )(?<!than )(?<!between )(?<!over )(?<!versus )(?<!vs )(?<!vs\. )"
    r"(?<!from the )(?<!to the )(?<!with the )"
    r"\bbaseline\b|(?<!from )(?<!to )(?<!with )(?<!than )\bpre-?treatment\b|"
    r"\b(?:at|on|before)\s+(?:study\s+)?(?:entry|enrol\w+|inclusion|randomi[sz]ation|treatment)\b",
    re.I,
)


def around(text: str, found: re.Match[str]) -> str:
    """The clause of a predicate, without the values at baseline that others are set against."""
    behind = FROM_BASELINE.sub("", text[found.end() :].split(";")[0])
    behind = WHO.sub("", behind)
    lead = FROM_BASELINE.sub("", text[: found.end()].split(";")[-1])
    return RELATIVE.sub(", ", lead) + behind


WHO = re.compile(r"\((?:who|which|whose)\s[^()]*\)", re.I)  # "… and others (who had a higher X at baseline)"
# "X, which had been falling before treatment, remained unchanged".
RELATIVE = re.compile(r",\s+which\s+[^,;]{3,90},\s", re.I)
# "Changes from baseline in X and Y were similar": X and Y.
FROM_BASELINE_IN = re.compile(
    r"(?:changes?|improvements?|reductions?|increases?)\s+from\s+baseline\s+in\s+(?:the\s+)?(?=[A-Za-z])", re.I
)
# "84.6% at baseline and 85.1% at 24 months": the first of two values in time.
FROM_BASELINE = re.compile(
    r"\d[^\s\d]*(?:\s[^\s\d,;]{1,12}){0,2}\s(?:at\s+baseline|before\s+treatment|at\s+(?:study\s+)?(?:entry|inclusion))"
    r"(?=[^;]{0,60}?\d[^;]{0,20}?\b(?:after|at|post|months?|weeks?|years?|end)\b)",
    re.I,
)
