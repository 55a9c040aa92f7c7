"""The forms of words that count all people of a study without saying what they were counted for."""

from __future__ import annotations

import re

from attest.extract.numbers import COUNT
from attest.extract.people_forms import BETWEEN, WHO
from attest.extract.statistics import PEOPLE

# Where a report says neither who was enrolled nor who was analysed, the people that it speaks of were both.
_OPENS = (
    r"(?:(?:a\s+total\s+of|in\s+total,?|overall,?|in\s+all,?|altogether,?|between\s[^,]{4,60},|from\s[^,]{4,60},|"
    r"in\s+(?:this|an?|our|the\s+present)\s[^,]{3,80},)\s+)"
)
_DONE = (
    r"(?:(?:were|was)\s+(?:\w+ly\s+)?(?:treated|followed|studied|tested|divided|selected|examined|evaluated|observed|interviewed|surveyed|"
    r"identified|operated|converted|switched|started|transplanted|implanted|matched|assessed|monitored|reviewed|given|available|assigned|allocated)|self-assigned|self-selected|volunteered|received|underwent|completed|participated|visited|attended|presented)"
)
ALL_PEOPLE = tuple(
    (name, re.compile(pattern, re.I))
    for name, pattern in (
        (
            "people-by-group-completed",
            rf"^{_OPENS}?(?P<n>{COUNT})\s+{WHO}\s*[—–-]\s*[^—–.;]{{3,60}}[—–]\s*(?:completed|participated|took\s+part|were)\b",
        ),
        ("all-treated", rf"^{_OPENS}?(?P<n>{COUNT})\s+{WHO}{BETWEEN}\s+{_DONE}\b(?!\s+(?:randomi|screening))"),
        (
            "parts-of-all",
            rf"^{COUNT}\s+(?:[a-z-]+\s+){{1,3}}(?:of|from|in)\s+(?P<n>{COUNT})\s+{WHO}{BETWEEN}\s+{_DONE}\b",
        ),
        (
            "people-stated",
            rf"^(?:(?:Participants|Patients|Subjects|Population|Sample|Study\s+population)[:.]\s*)?(?:A\s+(?:total|cohort|sample|series|group|convenience\s+sample|random\s+sample)\s+of\s+)?"
            rf"(?P<n>{COUNT})\s+{WHO}(?:{BETWEEN}\s*[.;]?$|\s+who\s+(?:were|had)\b[^.;]{{0,60}}\([^()]{{0,30}}\b(?:mean|median)\s+age)",
        ),
        (
            "people-with-mean-age",
            rf"(?P<n>{COUNT})\s+{WHO}(?:\s+with\s+(?!(?:a\s+)?(?:mean|median|average)\b)(?:[^.;,()\d]){{3,60}}?)?\s*(?:[,(]\s*|\s+(?:with|of|at)\s+)(?:an?\s+|the\s+|whose\s+|their\s+)?"
            r"(?:mean|median|average)\s+age\b",
        ),
        (
            "people-n-done",
            rf"{PEOPLE}\b[^.;()]{{0,160}}?\b(?:completed|participated|responded|studied|analy[sz]ed|evaluated|treated|followed|surveyed|questionnaire)\b[^.;()]{{0,60}}?\(\s*[nN]\s?=\s?"
            r"(?P<n>\d[\d,]*)\s*\)",
        ),
        (
            "of-people-n",
            rf"^(?:Of|Among|In)\s+(?:all\s+|the\s+|these\s+)*(?:[\w-]+\s+){{0,2}}?{PEOPLE}\b[^.;()]{{0,60}}\(\s*N\s?=\s?(?P<n>\d[\d,]*)\s*\)",
        ),
        (
            "sample-size-of",
            r"\b(?:with\s+(?:a\s+)?(?:total\s+)?|the\s+(?:final\s+|total\s+)?)sample\s+size\s+(?:of|was)\s+(?P<n>\d[\d,]*)\b(?!\s?%)",
        ),
        (
            "outcomes-in-people",
            rf"\b(?:outcomes?|evaluation|assessment|efficacy|effects?|results|experience)\s+(?:of\s+[\w\s-]{{3,40}}?\s+)?in\s+(?:the\s+first\s+|our\s+)?(?P<n>{COUNT})\s+{WHO}",
        ),
        (
            "cohort-of-people",
            rf"\b(?:cohort|cohort\s+study|database|registry|sample|series|data\s?set|population)\s+(?:of|comprising|including|containing|with)\s+(?:a\s+total\s+of\s+|data\s+(?:on|from)\s+)?(?P<n>{COUNT})\s+{WHO}",
        ),
        (
            "used-in-people",
            rf"\b(?:to|was|were|we|investigators|researchers|authors|they)\s+(?:assessed|analy[sz]ed|examined|studied|investigated|evaluated|treat|reconstruct|repair|manage|replace|correct|assess|evaluate|used|applied|treated|repaired|corrected)\b[^.;()]{{3,80}}?\s+in\s+(?P<n>{COUNT})\s+{WHO}"
            rf"(?!\s+(?:in|of)\s+(?:the|each)\s+(?:\w+\s+)?(?:group|arm))",
        ),
        (
            "there-were",
            rf"\bthere\s+were\s+(?:a\s+total\s+of\s+)?(?P<n>{COUNT})\s+{WHO}(?:\s+(?:who|that|with|in\s+(?:the|this|our)\s+(?:study|cohort|series))\b|\s*[,(.])",
        ),
        (
            "done-in-people",
            rf"\b(?:performed|conducted|done|carried\s+out|undertaken|measured|obtained|collected|administered|implanted|used|studied)\s+(?:in|on|from|with|among|for|of|to)\s+"
            rf"(?:a\s+total\s+of\s+)?(?P<n>{COUNT})\s+{WHO}(?!\s+(?:in|of)\s+(?:the|each)\s+(?:\w+\s+)?(?:group|arm))",
        ),
        (
            "we-followed",
            rf"\bwe\s+(?:\w+ly\s+)?(?:followed(?:\s+up)?|treated|tested|identified|selected|interviewed|surveyed|describe|report(?:\s+on)?|present|"
            rf"collected\s+data\s+(?:from|on))\s+(?:a\s+total\s+of\s+|data\s+(?:on|from)\s+)?(?P<n>{COUNT})\s+{WHO}",
        ),
        (
            "of-people-in-study",
            rf"^(?:Of|Among|In)\s+(?:the\s+|these\s+|all\s+)?(?P<n>{COUNT})\s+{WHO}\s+in\s+(?:the|this|our)\s+(?:[\w-]+\s+){{0,3}}(?:series|study|cohort|trial|sample)\b",
        ),
        (
            "people-received",
            rf"\b(?:trial|study|research)\b[^.;]{{0,60}}?\b(?:in\s+which|of|in|on|involving|with|among|that\s+(?:enrolled|included|involved|followed|tracked))\s+(?:a\s+total\s+of\s+|data\s+from\s+)?"
            rf"[(]?(?P<n>{COUNT})[)]?(?:\s*\([^()]{{1,60}}\))?\s+{WHO}",
        ),
        (
            "data-of-people",
            rf"\b(?:data|records|charts|samples|responses|questionnaires)\s+(?:of|from|on|for)\s+(?:a\s+total\s+of\s+|the\s+)?(?P<n>{COUNT})\s+{WHO}",
        ),
        (
            "a-total-of",
            rf"\b(?:a\s+total\s+of|in\s+total,?)\s+(?P<n>{COUNT})\s+{WHO}(?!\s+in\s+the\s+(?:\w+\s+)?(?:group|arm))"
            r"(?!\s+(?:were\s+(?:hospitali|diagnosed|admitted|lost)|died|developed|experienced|had|reported|suffered|relapsed|withdrew|dropped))",
        ),
    )
)
