"""What stayed as it was: "was preserved", "remained within the normal range"."""

from __future__ import annotations

from attest.expressions import quick as re

# "Remained within the normal range", "was preserved": as it was before.
KEPT = (
    r"(?:maintained|preserved)(?!\s+(?:by|with|using|on|under|as|via)\b|\s+(?:at|through|for)\b(?!\s+(?:weeks?|months?|years?|at\s+least|the\s+end|\d+\s*(?:weeks|months|years)|\w+\s+(?:weeks|months|years))))|(?:(?<=remained\s)|(?<=stayed\s)|(?<=remain\s))(?:(?:with)?in\s+(?:the\s+)?(?:normal|reference)\s+(?:range|ranges|limits|values|levels)|"
    r"normal(?!\s+(?:or|to|weight))|intact)"
)
KEPT_WORD = re.compile(r"\b(?:maintained|preserved)$", re.I)
HAD_CHANGED = re.compile(
    r"\b(?:improvements?|responses?|remissions?|effects?|benefits?|gains?|reductions?|increases?|decreases?|changes?|differences?|blinding|masking|depletion|"
    r"efficacy|achieved|trends?|associations?|concealment|randomi[sz]ation|contact|confidentiality)\b[^.;]*$",
    re.I,
)
# "The safety profile was consistent with that reported before", "patterns of X were similar to those in phase 3".
AS_KNOWN = re.compile(
    r"\b(?:safety|tolerability|adverse[\s-]events?)(?:\s+(?:and|or)\s+\w+)?(?:\s+(?:profiles?|results|findings|data))?\s+[^.;]{0,60}\b(?:consistent|in\s+line)(?=\s+with\s)|"
    r"\b(?:patterns?|nature|types?)\s+of\s[^.;]{0,110}\b(?:consistent|in\s+line|similar|comparable)(?=\s+(?:to|with)\s)",
    re.I,
)
