"""The words around the name of a design that say that it is of another study, or of one that is wished for."""

from __future__ import annotations

import re

# "An agent whose benefit was shown in a trial": what is known of another treatment.
SHOWN_IN = (
    r"(?:benefits?|efficacy|effects?|superiority|advantages?)\b[^.;]{0,40}\b(?:was|were|has\s+been|have\s+been)\s+(?:\w+ly\s+)?"
    r"(?:shown|demonstrated|proven|established|confirmed|seen)\s+in\s+(?:an?|one|the|two)\s+(?:[\w-]+\s+){0,3}"
)
_PRIOR = r"(?:previous|earlier|other|several|few|published|existing|future)(?:ly)?\s+(?:[\w-]+,?\s+)"
OTHERS = re.compile(
    rf"\b(?:{_PRIOR}{{0,4}}?(?:stud(?:y|ies)|trials?|reports?|reviews?|RCTs?|work|analys[ei]s|literature|data|evidence|"
    rf"investigat\w+)\b|{_PRIOR}{{0,3}}$|additionally|also|literature review|"
    r"(?:designing|planning|plans?|hopes?|wants?)\s+(?:an?|to|for|more)|next\s+step|(?:larger|further|"
    r"more)\s+(?:[\w-]+,?\s+){0,3}$|(?:(?:as\s+|is\s+|was\s+)part\s+of|nested\s+(?:in|within)|embedded\s+(?:in|within)|"
    r"who\s+(?:had\s+)?(?:participated|took\s+part|were\s+(?:enrolled|included|recruited)|completed))"
    r"(?:\s+in)?(?:\s+(?:an?|the|one))?\s+(?:[\w-]+,?\s+){0,5}$|"
    r"(?:from|of|in|among)\s+(?:the\s+|an?\s+|one\s+|both\s+)?(?:[\w-]+\s+){0,2}(?:arms?|groups?)\s+of\s+"
    r"(?:(?:an?|the|one)\s+(?:[\w-]+\s+){0,5})?$|"
    rf"{SHOWN_IN}$)",
    re.I,
)
# What is said of a study that nobody has done yet, behind its design.
TO_COME = re.compile(
    r"\s+(?:experts?|reporting|methodolog\w+)\b|[^.;]{0,80}?\b(?:is|are|was|were|(?:would|will|could|may|might|should)\s+be)\s+(?:\w+\s+)?(?:needed|required|warranted|necessary|advised|recommended|awaited|"
    r"planned|helpful|useful|valuable|"
    r"under\s?way|in\s+progress|called\s+for)\b",
    re.I,
)
