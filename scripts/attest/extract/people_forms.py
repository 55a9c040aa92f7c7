"""The forms of words by which reports count their people: who was enrolled, randomised and analysed."""

from __future__ import annotations

import re

from attest.extract.numbers import COUNT
from attest.extract.statistics import PEOPLE

_ADJECTIVE = r"(?:(?!(?:of|in|and|or|were|was|had|with|who|to|the)\b)[A-Za-zÀ-ÿ][\w’'/-]*\s+)"
WHO = rf"(?:{_ADJECTIVE}{{0,4}}?{PEOPLE})"
SHARE = r"(?:\s*[(\[][^()\[\]]{1,40}[)\]])?"
# What may stand between the people and what was done with them: "patients with advanced disease (mean age …) were".
BETWEEN = (
    r"(?:\s*[(\[](?:[^()\[\]]|[(\[][^()\[\]]{0,60}[)\]]){0,160}[)\]]|\s+(?:with|from|who|that|aged|of\s+age|having|diagnosed|"
    r"meeting|fulfilling|undergoing|requiring|suffering|receiving|referred|treated|attending|admitted|despite|"
    r"and\s+their|across|at|in)\b(?:(?!\b(?:were|was|had|of whom)\b)(?:[^.;,]|(?<=\d)\.(?=\d))){0,160}?){0,2}"
)
# … and how that was established, between commas: ", confirmed by biopsy, were".
MORE = r"(?:,\s+(?:confirmed|diagnosed|defined|documented|proven|proved|classified)\s+[^.;]{3,100}?,)?"
INCLUDED = r"(?:enrolled|included|recruited|entered|registered|admitted to the study)"
ANALYSED = r"(?:analy[sz]ed|evaluated|evaluable|assessed|studied|treated|reviewed|investigated|examined)"
NOT_ALL = r"(?!\s*(?:with|by|for|using|in the \w+ (?:group|arm)))"
# "Among the 40 patients (31 women …": a bracket that describes the people says that all of them are meant.
AMONG = (
    rf"^(?:Among|In|Of)\s+(?:the\s+|these\s+|our\s+|all\s+)?(?:\w+ed\s+)?(?P<n>{COUNT})\s+{WHO}{BETWEEN}\s*"
    r"[(\[](?=[^()]{0,80}\b(?:women|men|girls|boys|females?|males?|age[ds]?)\b)"
)
# Where a report says neither who was enrolled nor who was analysed, the people that it speaks of were both.
_OPENS = (
    r"(?:(?:a\s+total\s+of|in\s+total,?|overall,?|in\s+all,?|altogether,?|between\s[^,]{4,60},|from\s[^,]{4,60},|"
    r"in\s+(?:this|an?|our|the\s+present)\s[^,]{3,80},)\s+)"
)
_DONE = (
    r"(?:(?:were|was)\s+(?:\w+ly\s+)?(?:treated|followed|studied|tested|divided|selected|examined|evaluated|observed|interviewed|surveyed|"
    r"identified|operated|assessed|monitored|reviewed|given|available|assigned)|received|underwent|completed|participated|visited|attended|presented)"
)
ALL_PEOPLE = tuple(
    (name, re.compile(pattern, re.I))
    for name, pattern in (
        ("all-treated", rf"^{_OPENS}?(?P<n>{COUNT})\s+{WHO}{BETWEEN}\s+{_DONE}\b(?!\s+(?:randomi|screening))"),
        (
            "parts-of-all",
            rf"^{COUNT}\s+(?:[a-z-]+\s+){{1,3}}(?:of|from|in)\s+(?P<n>{COUNT})\s+{WHO}{BETWEEN}\s+{_DONE}\b",
        ),
        (
            "there-were",
            rf"\bthere\s+were\s+(?:a\s+total\s+of\s+)?(?P<n>{COUNT})\s+{WHO}\s+(?:who|that|with|in\s+(?:the|this|our)\s+(?:study|cohort|series))\b",
        ),
        (
            "done-in-people",
            rf"\b(?:performed|conducted|done|carried\s+out|undertaken|measured|obtained|collected|administered|implanted|used|studied)\s+(?:in|on|from|with|among)\s+"
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
            rf"\b(?:trial|study|research)\b[^.;]{{0,60}}?\b(?:in\s+which|of|involving|with|that\s+(?:enrolled|included|involved))\s+(?P<n>{COUNT})\s+{WHO}",
        ),
        (
            "data-of-people",
            rf"\b(?:data|records|charts|samples|responses|questionnaires)\s+(?:of|from|on|for)\s+(?:a\s+total\s+of\s+|the\s+)?(?P<n>{COUNT})\s+{WHO}",
        ),
        (
            "a-total-of",
            rf"\b(?:a\s+total\s+of|in\s+total,?)\s+(?P<n>{COUNT})\s+{WHO}(?!\s+in\s+the\s+(?:\w+\s+)?(?:group|arm))",
        ),
    )
)
RULES = tuple(
    (role, name, re.compile(pattern, re.I))
    for role, name, pattern in (
        (
            "study.n_randomised",
            "were-randomised",
            rf"(?P<n>{COUNT}){SHARE}(?:\s+{WHO})?{SHARE}{BETWEEN}\s+(?:were|was|underwent)"
            rf"\s+(?:\w+\s+and\s+)?(?:(?:then|subsequently|also|equally|centrally)\s+)"
            rf"?(?:randomly\s+(?:assigned|allocated|divided)|randomi[sz]ed|randomi[sz]ation)"
            rf"\b(?!\s+to\s+[^.;(]{{2,60}}?,?\s+(?:and\s+)?{COUNT}\s+(?:\w+\s+)?to\b)",
        ),
        (
            "study.n_randomised",
            "randomised-people",
            rf"(?:randomly\s+(?:assigned|allocated)|\b(?:we\s+)?randomi[sz]ed)\s+(?:a\s+total\s+of\s+)"
            rf"?(?P<n>{COUNT})\s+{WHO}",
        ),
        ("study.n_randomised", "number-randomised-people", rf"(?P<n>{COUNT})\s+randomi[sz]ed\s+{PEOPLE}"),
        (
            "study.n_randomised",
            "people-n-randomised",
            rf"{PEOPLE}\s*[(\[]\s*[nN]\s?=\s?(?P<n>\d[\d,]*)\s*[)\]]\s+(?:(?:on|with|aged|from|who)\s(?:(?!\bwere\b)[^;,]){{2,100}}?\s+)?(?:were\s+)?(?:randomi[sz]ed|randomly\s+(?:assigned|allocated))",
        ),
        ("study.n_randomised", "randomised-n-equals", r"\brandomi[sz]ed\s*[(\[]\s*[nN]\s?=\s?(?P<n>\d[\d,]*)\s*[)\]]"),
        (
            "study.n_enrolled",
            "were-enrolled",
            rf"(?:a\s+total\s+of\s+)?(?P<n>{COUNT}){SHARE}(?:\s+{WHO})"
            rf"?{SHARE}{BETWEEN}{MORE}\s*(?:(?:,\s*(?:all\s+)?)?(?:were|was|have been)\s+(?:\w+ly\s+)?)"
            rf"{INCLUDED}\b(?!\s+in\s+the\s+(?:\w+[\s-]){{0,3}}(?:group|arm|analys[ei]s|final))",
        ),
        (
            "study.n_enrolled",
            "of-those-enrolled",
            rf"^(?:Of|Among)\s+(?:the\s+|all\s+)?(?P<n>{COUNT})\s+{WHO}\s+(?:(?:who|that)\s+were\s+|initially\s+|originally\s+)?"
            rf"{INCLUDED}\b(?!\s+in\s+the\s+(?:\w+[\s-]){{0,3}}(?:group|arm|analys[ei]s))",
        ),
        (
            "study.n_enrolled",
            "study-by-somebody-enrolled",
            rf"\b(?:study|trial)(?:,\s+(?:led|conducted|done|run|carried\s+out|funded|performed|published)|\s+(?:at|in|from|conducted|done|performed))"
            r"\s+(?:(?!\b(?:were|was|had|groups?|arms?)\b)(?:[^.;]|(?<=\bDr)\.|(?<=\b[A-Z])\.)){3,120}?,?\s+"
            rf"(?:included|enrolled|recruited|involved)\s+(?P<n>{COUNT})\s+{WHO}",
        ),
        (
            "study.n_enrolled",
            "took-part",
            rf"(?P<n>{COUNT}){SHARE}\s+{WHO}{SHARE}{BETWEEN}\s+(?:took\s+part|participated|enroll?ed)\s+in\b",
        ),
        (
            "study.n_enrolled",
            "agreed",
            rf"(?P<n>{COUNT}){SHARE}(?:\s+{WHO})?{SHARE}\s+(?:agreed|consented|gave\s+consent)\s+to\s+(?:take\s+part|participate|join)\b",
        ),
        (
            "study.n_enrolled",
            "we-enrolled",
            rf"\b(?:we|study|trial|review|cohort|authors|survey|sample|series)\s+(?:\w+ly\s+)?(?:{INCLUDED}|enroll?s|"
            rf"includes|comprised)\s+(?:a\s+total\s+of\s+|data\s+(?:on|from)\s+)?(?P<n>{COUNT})"
            rf"\s+{WHO}(?!\s*(?:,|and)\s+{COUNT})",
        ),
        (
            "study.n_analysed",
            "complete-data",
            rf"(?P<n>{COUNT})(?:\s+{WHO})?\s+with\s+(?:complete|full|available|sufficient|evaluable)"
            rf"\s+(?:\w+\s+){{0,2}}(?:data|follow-up|records|outcomes?)\s+(?:were|was)\s+(?:included|"
            rf"analy[sz]ed|evaluated|eligible)",
        ),
        (
            "study.n_analysed",
            "included-in-analysis",
            rf"(?P<n>{COUNT}){SHARE}(?:\s+{WHO})?{SHARE}{BETWEEN}\s+(?:were|was)"
            rf"\s+(?:included\s+in\s+(?:the|this|our)\s+(?:\w+[\s-]){{0,3}}(?:analys[ei]s|"
            rf"analysis\s+set)|(?:analy[sz]ed|evaluable|studied)\b{NOT_ALL})",
        ),
        (
            "study.n_analysed",
            "n-completed",
            rf"\bN\s?=\s?(?P<n>\d[\d,]*)\s+{WHO}{BETWEEN}\s+(?:completed|responded|answered|were\s+(?:included\s+in\s+the\s+)?analy[sz]\w+)",
        ),
        (
            "study.n_analysed",
            "we-analysed",
            rf"\bwe\s+(?:\w+ly\s+)?{ANALYSED}\s+(?:a\s+total\s+of\s+|data\s+(?:on|from)\s+|"
            rf"the\s+(?:data|records|charts)\s+of\s+)?(?P<n>{COUNT})\s+{WHO}",
        ),
        (
            "study.n_analysed",
            "analysis-included",
            rf"\banalys[ei]s\s+(?:included|comprised)\s+(?:a\s+total\s+of\s+|data\s+(?:on|from)\s+)"
            rf"?(?P<n>{COUNT})\s+{WHO}",
        ),
        (
            "study.n_analysed",
            "completed-and-analysed",
            rf"(?P<n>{COUNT}){SHARE}(?:\s+{WHO})?{SHARE}{BETWEEN}\s+(?:\w+ly\s+)?(?:completed|finished|attended|"
            rf"provided|returned|contributed)\b[^.;,]{{0,60}}?\s+and\s+(?:were|was)\s+(?:\w+ly\s+)?"
            rf"(?:analy[sz]ed|evaluated|assessed|included\s+in\s+(?:the|this|our)\s+(?:\w+[\s-]){{0,3}}analys[ei]s)",
        ),
        (
            "study.n_analysed",
            "asked-who-responded",
            rf"\bof\s+(?:the\s+)?{COUNT}\s+(?:[a-z-]+\s+){{1,3}}(?:who\s+were\s+)?(?:invited|approached|contacted|"
            rf"surveyed|asked|eligible)\b[^.;]{{0,30}}?,\s*(?P<n>{COUNT}){SHARE}\s+(?:responded|answered|replied|"
            rf"participated|took\s+part|(?:completed|returned)\s+(?:the|a|an|our)\s+(?:[a-z-]+\s+)?(?:survey|"
            rf"questionnaires?))\b",
        ),
        (
            "study.n_analysed",
            "studies-of-people",
            rf"\b{COUNT}\s+(?:[a-z-]+\s+){{0,4}}?(?:trials|studies|RCTs|articles|reports|cohorts)\s+(?:\([^()]*\)\s+)?"
            rf"(?:involving|with|including|comprising|enrolling|of|totall?ing|reporting\s+on)\s+(?:a\s+total\s+of\s+)?"
            rf"(?P<n>{COUNT})\s+{WHO}\s+(?:were\s+(?:included|analy[sz]ed|pooled|eligible)|met)\b",
        ),
        (
            "study.n_analysed",
            "people-consisted-of",
            rf"\b(?:study\s+population|sample|series)\s+(?:consisted\s+of|comprised|included|was\s+made\s+up\s+of)\s+"
            rf"(?:a\s+total\s+of\s+)?(?P<n>{COUNT})\s+{WHO}",
        ),
        ("study.n_analysed", "among-the-people", AMONG),
        ("study.n_analysed", "in-people-with", rf"^In\s+(?:the\s+|these\s+|our\s+)?(?P<n>{COUNT})\s+{WHO}\s+with\b"),
    )
)
