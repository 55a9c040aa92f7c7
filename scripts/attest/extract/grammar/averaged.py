"""Whether the words before a value call it a mean or a median."""

from __future__ import annotations

from attest.expressions import quick as re
from attest.extract.grammar.atom import Atom
from attest.extract.grammar.forms import UNIT

MEAN = re.compile(r"\b(?:means?|average[ds]?|geometric)\b", re.I)
MEDIAN = re.compile(r"\bmedian\b", re.I)
FOLLOWED = re.compile(r"\b(?:mean|median|average)\s+(?:(?:duration|length|period)\s+of\s+)?follow-?\s?up\b[^,;]*", re.I)
# "A median reduction in volume of 5", "decreased an average of 5".
BESIDE_AVERAGE = re.compile(
    r"\b(?:means?|medians?|averaged?)\b(?!\s+differences?)(?:(?!\bdifferences?\b)[^.;:()\d]){0,80}?\s(?:(?:of|was|were|by|at|is)\s+)?(?:only\s+|about\s+|approximately\s+|just\s+)?$",
    re.I,
)
# "3 points more with A than with B": by how much; "sessions lasted 48 minutes": how long they were.
MORE_THAN = re.compile(
    rf"\s*(?:{UNIT}(?!\w))?\s*(?:more|less|fewer|greater|higher|lower|longer|shorter)\b[^.;()\d]*\bthan\b", re.I
)
LASTED = re.compile(r"\blasted\s[^.;:()\d]*$")


def averaged_by(lead: str) -> str:
    """Whether "mean" or "median" was said last before a value, and not of how long people were followed."""
    lead = FOLLOWED.sub(" ", lead) if "ollow" in lead else lead
    means, medians = list(MEAN.finditer(lead)), list(MEDIAN.finditer(lead))
    if not means and not medians:
        return ""
    return "median" if not means or (medians and medians[-1].start() > means[-1].start()) else "mean"


def no_average(text: str, one: Atom) -> bool:
    """Whether a value that stands alone is how much one group had more, or how long a session was."""
    lasted = LASTED.search(text, max(0, one.start - 50), one.start)
    return lasted is not None or MORE_THAN.match(text, one.value_end) is not None
