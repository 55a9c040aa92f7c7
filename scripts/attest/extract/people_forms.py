"""The forms of words by which reports count their people: who was enrolled, randomised and analysed."""

from __future__ import annotations

import re

from attest.expressions.cued import Cued
from attest.extract.numbers import COUNT
from attest.extract.statistics import PEOPLE

_ADJECTIVE = (
    r"(?:\d{1,2}-(?=(?:year|month)-olds)|"
    r"(?!(?:of|in|and|or|were|was|had|with|who|to|the|versus|vs|than|compared)\b)[A-Za-zÀ-ÿ][\w’'/-]*\s+)"
)
# Words for people that speak of nothing else where they are counted.
_PERSONS = (
    r"(?:Americans|Britons|Australians|Canadians|Danes|Swedes|Norwegians|Finns|Europeans|Asians|Africans|Mexicans|Hispanics|Latinos|schoolchildren|"
    r"(?:year|month)-olds|youths?|teenagers|teens|toddlers|babies|twins|citizens|seniors|elders|octogenarians|centenarians|migrants|refugees|immigrants|firefighters|"
    r"pharmacists|midwives|dentists|trainees|surgeons|practitioners|attendees|dyads|males|females)"
)
PERSONS = rf"(?:{PEOPLE}|{_PERSONS})"
# "children and adolescents" are counted together; "20 patients and 18 carers" are not.
WHO = (
    rf"(?:(?:(?!{PERSONS}\b|\w+s\s){_ADJECTIVE}(?:and|or)\s+)?{_ADJECTIVE}{{0,4}}?{PERSONS}(?:\s+(?:and|or|and/or)"
    rf"\s+{_ADJECTIVE}{{0,2}}?{PERSONS}(?!\s*(?:,|were\s+\w+\s+as\b)))?)"
)
# A short form that may stand for people: "1,798 KTR were included".
SHORT = r"(?-i:(?P<short>[A-Z]{2,6}s?)\b)"
SHARE = r"(?:\s*[(\[][^()\[\]]{1,40}[)\]])?"
# What may stand between the people and what was done with them: "patients with advanced disease (mean age …) were".
_AGED = r"(?:\s+(?:aged\s+)?\d+\s*(?:to|-|–|and)\s*\d+\s+(?:years?|yrs?|y|months?|weeks?)\b(?:\s+(?:of\s+age|old))?)?"
BETWEEN = (
    _AGED + r"(?:\s*[(\[](?:[^()\[\]]|[(\[][^()\[\]]{0,60}[)\]]){0,160}[)\]]|"
    r"\s+(?:with|without|between|free\s+of|from|who|that|aged|of\s+age|having|diagnosed|"
    r"meeting|fulfilling|undergoing|requiring|suffering|receiving|referred|treated|operated|attending|admitted|achieving|completing|presenting|experiencing|scheduled|seeking|despite|infected|affected|"
    r"living|hospitali[sz]ed|visiting|"
    r"and\s+their|across|at|in)\b(?:(?!\b(?:were|was|had|of whom)\b)(?:[^.;,]|(?<=\d)\.(?=\d)|"
    r"(?<=\s[A-Z])\.(?=\s[a-z])|(?<=\d),(?=\s(?:19|20)\d\d\b))){0,160}?){0,2}"
)
# … and how that was established, between commas: ", confirmed by biopsy, were".
MORE = r"(?:,\s+(?:confirmed|diagnosed|defined|documented|proven|proved|classified)\s+[^.;]{3,100}?,)?"
INCLUDED = (
    r"(?:enrolled|included|recruited|entered|registered|admitted to the study|taken (?:up )?(?:for|into) the study)"
)
ANALYSED = r"(?:analy[sz]ed|evaluated|evaluable|assessed|studied|treated|reviewed|investigated|examined)"
NOT_ALL = r"(?!\s*(?:with|by|for|using|in the \w+ (?:group|arm)))"
# "Among the 40 patients (31 women …": a bracket that describes the people says that all of them are meant.
AMONG = (
    rf"^(?:Among|In|Of)\s+(?:the\s+|these\s+|our\s+|all\s+)?(?:\w+ed\s+)?(?P<n>{COUNT})\s+{WHO}{BETWEEN}\s*"
    r"[(\[](?=[^()]{0,80}\b(?:women|men|girls|boys|females?|males?|age[ds]?)\b)"
)
RULES = tuple(
    (role, name, Cued(pattern, re.I))
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
            "people-randomly-assigned",
            rf"(?:^|\b(?:trial|study)\s+(?:of|in|with)\s+)(?P<n>{COUNT})\s+{WHO}\b[^;.]{{0,140}}?,\s+(?:who\s+were\s+)?(?:randomly\s+(?:assigned|allocated)|randomi[sz]ed)\s+to\b",
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
            rf"{PEOPLE}\s*[(\[]\s*[nN]\s?=\s?(?P<n>\d[\d,]*)\s*[)\]]\s+(?:(?:on|with|aged|from|who|in)\s(?:(?!\bwere\b)[^;,]){{2,100}}?\s+)?(?:were\s+)?(?:\w+\s+and\s+)?(?:randomi[sz]ed|randomly\s+(?:assigned|allocated))",
        ),
        ("study.n_randomised", "randomised-n-equals", r"\brandomi[sz]ed\s*[(\[]\s*[nN]\s?=\s?(?P<n>\d[\d,]*)\s*[)\]]"),
        (
            "study.n_randomised",
            "trial-of-people-randomised",
            rf"\b(?:trial|study)\s+(?:of|in|with)\s+(?P<n>{COUNT})\s+{WHO}\s+(?:randomly\s+(?:assigned|allocated|divided)|randomi[sz]ed)\s+(?:in)?to\b",
        ),
        (
            "study.n_enrolled",
            "of-those-identified",
            rf"(?:^|[:*]\s)(?:Of|From|Among|Out\s+of)\s+(?:the\s+|all\s+|a\s+total\s+of\s+)?{COUNT}\s+{WHO}{BETWEEN},\s+we\s+(?:\w+ly\s+)?"
            rf"(?:identified|selected|found|{INCLUDED})\s+(?P<n>{COUNT})\b(?=\s*\(|\s+(?:{WHO}|with|who|that|in\s+whom|fulfilling|meeting)\b)",
        ),
        (
            "study.n_enrolled",
            "were-enrolled",
            rf"(?:a\s+total\s+of\s+)?(?P<n>{COUNT}){SHARE}(?:\s+(?:{WHO}|{SHORT}))"
            rf"?{SHARE}{BETWEEN}{MORE}\s*(?:(?:,\s*(?:all\s+)?)?(?:were|was|have been)\s+(?:\w+ly\s+)?)"
            rf"{INCLUDED}\b(?!\s+in\s+(?:the|these|this|our)\s+(?:\w+[\s-]){{0,3}}(?:group|arm|analys[ei]s|final))",
        ),
        (
            "study.n_enrolled",
            "of-those-enrolled",
            rf"^(?:Of|Among)\s+(?:the\s+|all\s+)?(?P<n>{COUNT})\s+{WHO}\s+(?:(?:who|that)\s+were\s+|initially\s+|originally\s+)?"
            rf"{INCLUDED}\b(?!\s+in\s+the\s+(?:\w+[\s-]){{0,3}}(?:group|arm|analys[ei]s))",
        ),
        (
            "study.n_enrolled",
            "of-those-recruited",
            rf"^(?:Of|Among)\s+(?:the\s+|all\s+)?(?P<n>{COUNT})\s+(?:recruited|enroll?ed),",
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
            "study.n_enrolled",
            "study-done-involved",
            rf"\b(?:study|trial|survey|analysis|research|investigation)\s+(?:was|were|has\s+been)\s+(?:\w+ly\s+)?(?:conducted|performed|done|carried\s+out|"
            rf"undertaken|completed)\b(?:[^.;]|\.(?=\d)){{0,160}}?(?:\band\s+)?\b(?:involv(?:ed|ing)|includ(?:ed|ing)|enroll?(?:ed|ing)|recruit(?:ed|ing)|"
            rf"comprising)\s+(?:a\s+total\s+of\s+|data\s+(?:on|from)\s+)?(?P<n>{COUNT})\s+{WHO}(?!\s*(?:,|and)\s+{COUNT})",
        ),
        (
            "study.n_enrolled",
            "people-n-enrolled",
            rf"{PEOPLE}\b(?:[^.;()\[\]]|\.(?=\d)){{0,200}}?[(\[]\s*[nN]\s?=\s?(?P<n>\d[\d,]*)(?:\s*[;,][^()\[\]]{{1,80}})?\s*[)\]]\s+(?:were|was)\s+(?:\w+ly\s+)?"
            rf"{INCLUDED}\b(?!\s+in\s+(?:the|these|this|our)\s+(?:\w+[\s-]){{0,3}}(?:group|arm|analys[ei]s|final))",
        ),
        (
            "study.n_enrolled",
            "n-patient-study",
            r"(?<![\w.,-])(?P<n>\d{1,3}(?:,\d{3})+|\d{2,5})(?:-|\s)(?:patient|participant|subject|person|woman|man|people)\b(?!s)[\s,](?:[\w-]+[\s,]+){0,8}?(?:study|trial)\b",
        ),
        (
            "study.n_enrolled",
            "included-people-n",
            rf"{PEOPLE}\b[^.;()]{{0,160}}?\b(?:were|was)\s+{INCLUDED}\b[^.;()]{{0,40}}?\(\s*[nN]\s?=\s?(?P<n>\d[\d,]*)\s*\)",
        ),
        (
            "study.n_enrolled",
            "of-whom-analysed",
            rf"^(?:Of|Among|From)\s+(?:the\s+|a\s+total\s+of\s+)?(?P<n>{COUNT})\s+{WHO}(?:(?!screened|approached|eligib|invited|assessed)[^.;,]){{0,60}},\s+{COUNT}[^.;,]{{0,20}}?\s+(?:were|was)\s+"
            rf"included\s+in\s+(?:the|these|our|this)\s+(?:\w+\s+)?analys[ei]s",
        ),
        (
            "study.n_enrolled",
            "met-criteria",
            rf"(?P<n>{COUNT}){SHARE}(?:\s+{WHO})?{SHARE}{BETWEEN}\s+(?:met|fulfilled|satisfied)\s+(?:(?:all|the|our|these|study)\s+)*(?:inclusion|eligibility|entry|"
            rf"selection|enrol?lment)?\s*(?:and\s+exclusion\s+)?criteria\b(?!\s+for\b)",
        ),
        (
            "study.n_enrolled",
            "focused-on",
            rf"\b(?:the|this|our|current|new|present)\s+(?:study|analysis|research|trial)\s+(?:focus+ed\s+on|looked\s+at|followed|examined|tracked|tested|studied|surveyed|"
            rf"evaluated|assessed|analy[sz]ed|was\s+of|had|used\s+data\s+(?:from|on)|was\s+(?:based|conducted|done|performed)\s+(?:on|in|among|with))\s+"
            rf"(?:(?:a\s+total\s+of|a\s+group\s+of|data\s+(?:on|from)|the\s+(?:health|medical)\s+records\s+of)\s+)?(?P<n>{COUNT})\s+{WHO}",
        ),
        (
            "study.n_enrolled",
            "researchers-enrolled",
            rf"\b(?:researchers?|investigators|team|scientists|authors|colleagues|doctors|they|experts|physicians)\s+(?:\w+ly\s+)?(?:enroll?ed|recruited|studied|followed|"
            rf"examined|tracked|looked\s+at|analy[sz]ed|reviewed|assessed|evaluated|surveyed|interviewed|tested|asked|collected\s+data\s+(?:on|from)|used\s+data\s+(?:on|from))\s+"
            rf"(?:(?:a\s+total\s+of|a\s+group\s+of|data\s+(?:on|from|of)|(?:the\s+)?(?:health|medical)\s+records\s+(?:of|for|from)|information\s+(?:on|from))\s+)*"
            rf"(?P<n>{COUNT})\s+{WHO}(?!\s*(?:,|and)\s+{COUNT})",
        ),
        (
            "study.n_analysed",
            "asked-and-responded",
            rf"{COUNT}\s+{WHO}\s+(?:were|had\s+been)\s+(?:\w+ly\s+)?(?:invited|approached|contacted|surveyed|asked|sent)\b[^.;]{{0,60}}?,?\s+(?:and|of\s+whom|of\s+which|with)\s+"
            rf"(?P<n>{COUNT}){SHARE}\s+(?:of\s+(?:them|whom)\s+)?(?:responded|answered|replied|respond(?:ing|ents)|(?:fully\s+)?complet(?:ed|ing)\s+(?:the|a|an|our)\s+(?:[\w-]+\s+)?"
            rf"(?:survey|questionnaires?)|participat(?:ed|ing))",
        ),
        (
            "study.n_enrolled",
            "studies-enrolling",
            rf"\b{COUNT}\s+(?:[\w-]+\s+){{0,4}}?(?:trials|studies|RCTs|cohorts)\b(?:\s*\([^()]*\))?,?\s+(?:(?:which|that)\s+)?(?:enroll?|recruit|randomi[sz])(?:ing|ed)\s+"
            rf"(?:a\s+(?:combined\s+)?total\s+of\s+)?(?P<n>{COUNT})\s+{WHO}(?!\s*(?:,|and)\s+{COUNT})",
        ),
        (
            "study.n_analysed",
            "enrolled-and-some-analysed",
            rf"\b{COUNT}\s+{WHO}{BETWEEN}\s+(?:were|was)\s+(?:\w+ly\s+)?(?:{INCLUDED}|randomi[sz]ed|screened|identified|(?:randomly\s+)?(?:assigned|allocated))\b[^.;,()]{{0,40}}?,?\s+"
            rf"(?:and|of\s+whom)\s+(?P<n>{COUNT}){SHARE}\s+(?:were\s+)?(?:included\s+in\s+(?:the|our|this)\s+(?:[\w-]+\s+){{0,3}}analys[ei]s|analy[sz]ed\b{NOT_ALL})",
        ),
        (
            "study.n_analysed",
            "whom-in-analysis",
            rf"\b{COUNT}\s+{WHO}{BETWEEN},\s+(?P<n>{COUNT}){SHARE}\s+of\s+(?:whom|which)\s+(?:had\s[^.;,]{{2,60}}?\s+and\s+)?(?:were|was)\s+"
            rf"(?:included\s+in\s+(?:the|our|this)\s+(?:[\w-]+\s+){{0,3}}analys[ei]s|analy[sz]ed\b{NOT_ALL})",
        ),
        (
            "study.n_analysed",
            "number-of-people-was",
            rf"\b(?:total\s+(?:number|sample|sample\s+size)|number|sample\s+size)\s+(?:of\s+(?:the\s+|all\s+)?(?:[\w-]+\s+){{0,2}}{PEOPLE}|for\s+(?:the|this)\s+\w+)\s+"
            rf"(?:(?:included|analy[sz]ed|pooled)\s+)?(?:was|were|is|of|reached)\s+(?P<n>{COUNT})(?!\s?%)",
        ),
        (
            "study.n_analysed",
            "review-of-people",
            rf"\b(?:we|review|analysis|meta-analysis)\s+(?:\w+ly\s+)?(?:included|identified|found|pooled|analy[sz]ed|covers?)\s+{COUNT}\s+(?:[\w-]+\s+){{0,4}}?(?:trials|studies|RCTs|reports|"
            rf"cohorts)\b[^.;()]{{0,40}}(?:\(\s*|\b(?:with|involving|comprising|including)\s+(?:a\s+total\s+of\s+)?)(?:n\s?=\s?)?(?P<n>{COUNT})\s+{WHO}",
        ),
        (
            "study.n_analysed",
            "studies-with-people",
            rf"\b{COUNT}\s+(?:[\w-]+\s+){{0,4}}?(?:trials|studies|RCTs|articles|reports|cohorts)\b(?:\s*\([^()]*\))?(?:\s+(?:were|was|met|have\s+been)\s+(?:[\w-]+\s+){{0,8}}?)?"
            rf"(?:\s*,)?\s*(?:\(\s*n\s?=\s?|\(\s*|(?:which\s+|that\s+)?(?:with|involving|including|included|comprising|totall?ing|representing|of|enrolling|enrolled|encompassing|and)\s+)"
            rf"(?:a\s+)?(?:(?:combined\s+)?total\s+of\s+)?(?P<n>{COUNT})\s+{WHO}(?!(?!\s*[)\]])[^.;,]{{0,30}}\b(?:evaluat|assess|report|compar|examin|show|found|reveal|suggest)\w*)",
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
            rf"\s+(?:included\s+in\s+(?:the|this|our|these|all)\s+(?:\w+[\s-]){{0,3}}(?:analys[ei]s|"
            rf"analysis\s+set)|(?:analy[sz]ed|evaluable|studied)\b{NOT_ALL})",
        ),
        (
            "study.n_analysed",
            "of-those-analysed",
            rf"^(?:Of|Among|In)\s+(?:the\s+|all\s+)?(?P<n>{COUNT})\s+{WHO}\s+(?:(?:who|that)\s+were\s+)?(?:analy[sz]ed|evaluated|evaluable)\b",
        ),
        (
            "study.n_analysed",
            "n-completed",
            rf"\bN\s?=\s?(?P<n>\d[\d,]*)\s+{WHO}{BETWEEN}\s+(?:completed|responded|answered|were\s+(?:included\s+in\s+the\s+)?analy[sz]\w+)",
        ),
        (
            "study.n_analysed",
            "we-analysed",
            rf"\bwe\s+(?:\w+ly\s+)?{ANALYSED}\s+(?:a\s+total\s+of\s+|a\s+group\s+of\s+|data\s+(?:on|from)\s+|"
            rf"the\s+(?:data|records|charts)\s+of\s+)?(?P<n>{COUNT})\s+{WHO}(?![^.;]{{0,60}}\b(?:final|main|primary)\s+analys)",
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
