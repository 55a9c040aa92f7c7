"""Traits: what people are or have long before anything is done with them, such as their age or that they smoke.

An outcome is associated with them; they are no outcomes themselves.
"""

from __future__ import annotations

import re

TRAIT = re.compile(
    r"(?:^|,\s+|\b(?:and|or|with)\s+)(?:being\s+|having\s+|the\s+|an?\s+)?(?:(?:older|younger|increasing|increased|advanced|higher|lower|greater|patients?['’]?s?|"
    r"maternal|advancing|current|former|past|active|low|high|lower|poor|black|white|Hispanic|parental)\s+)*(?:age|(?:fe)?male\s+(?:sex|gender)|sex|gender|"
    r"smoking|smokers?|race|ethnicity|nationality|income|education(?:al)?(?:\s+(?:level|attainment|status))?|socioeconomic\s+status|marital\s+status|"
    r"body\s+mass\s+index|BMI|obesity|unemployment|(?:a\s+)?(?:family|past|previous|prior)\s+history(?:\s+of\s+[^.;:,()]{2,40})?)\s*$",
    re.I,
)


def ends_with_trait(words: str) -> bool:
    """Whether words, or the last of those listed in them, are a trait of people."""
    return TRAIT.search(words) is not None
