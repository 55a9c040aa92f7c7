"""The two groups whose ages a sentence compares: "older in those who died than in survivors (64 vs 58 years"."""

from __future__ import annotations

from attest.expressions import quick as re
from attest.extract.people_forms import PERSONS

_OTHER = r"(?:(?:in|for|of|among|with|that|those(?=\s+(?:in|of|for)\s))\s+)*(?:the\s+|an?\s+)?(?P<other>[^,;]{2,50}?)"
_THAN = (
    r"\s+(?:than|as\s+compared\s+(?:with|to)|compared\s+(?:with|to)|when\s+compared\s+(?:with|to)|versus|vs\.?|as)\s+"
)
IN_ONE = re.compile(
    rf"\b(?:in|of|for|among)\s+(?:the\s+)?(?P<one>(?!{PERSONS}\s+in\s)[^,;]{{2,50}}?)(?:,?\s+(?:was|were|is)\s[^,;]{{3,40}}?)?,?{_THAN}{_OTHER}$",
    re.I,
)
ONE_WERE = re.compile(
    rf"(?:^|[,;:]\s+(?:and\s+|while\s+|whereas\s+)?)(?:the\s+)?(?P<one>[A-Z][^,;:]{{2,60}}?)\s+(?:were|was|had)\s+[^,;]{{0,40}}?{_THAN}{_OTHER}$",
    re.I,
)
# Nobody is named: "those without", "the other group", "in the two groups".
NOBODY = re.compile(
    r"\b(?:without|not|others?|did|two\s+groups|both\s+groups|groups)$|^(?:mean|median|average|the|their|age)\b|\bage\b",
    re.I,
)
BRACKET = re.compile(r"[\s(\[,:]*(?:(?:mean|median)\s*(?:age)?[\s,:]*)?$", re.I)
LEAD = 90  # characters


def groups_compared(text: str, start: int, end: int) -> tuple[str, str] | None:
    """Both groups in the order of their values; None where the words do not name them both."""
    bracket = max(text.rfind("(", start, end), text.rfind("[", start, end))
    words = text[start : bracket if bracket > start else end].rstrip()
    found = IN_ONE.search(words) or ONE_WERE.search(text[max(0, start - LEAD) : bracket].rstrip())
    if found is None or NOBODY.search(found["one"]) or NOBODY.search(found["other"]):
        return None
    return found["one"], found["other"]
