"""How many people were randomised: by the words for it, or since the people of a trial were all randomised."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from attest.expressions.cued import Cued
from attest.extract.arms import Arms
from attest.extract.design import OF_STUDIES
from attest.extract.finding import Found
from attest.extract.numbers import COUNT, as_decimal
from attest.extract.people_forms import BETWEEN, INCLUDED, MORE, PERSONS, RANDOMLY, SHARE, SHARE_OF, WHO
from attest.extract.reading import Reading, Sentence
from attest.extract.statistics import PEOPLE

_ROLE = "study.n_randomised"
# What may stand between the people and their number: "children with knee pain (n = 26) aged 7 to 16 years".
_WITH = (
    r"(?:\s+(?:with|who|from|on|aged|undergoing|receiving|having|initiating|starting|living|attending)\s"
    r"[^.;()\[\]]{2,100}?)?"
)
_SOUGHT = (
    r"(?:screened|invited|approached|contacted|assessed|evaluated|registered|referred|enroll?ed|recruited|eligible|"
    r"consented|considered)"
)
_OF_THOSE = r"^(?:Of|From|Among|Out\s+of)\s+(?:the\s+|all\s+|a\s+total\s+of\s+)?"
_NOT_ONE_ARM = rf"(?!\s+to\s+[^.;(]{{2,60}}?,?\s+(?:and\s+)?{COUNT}\s+(?:\w+\s+){{0,3}}?to\b)"
_RATIO = r"(?:,?\s+in\s+an?\s+\d+(?:\s?:\s?\d+)+\s+(?:ratio|fashion|manner|allocation),?|\s+\(?\d+(?:\s?:\s?\d+)+\)?)?"
RANDOMISED_FORMS = (
    (
        _ROLE,
        "of-those-sought",
        rf"{_OF_THOSE}{COUNT}(?:\s+{WHO})?\s+(?:who\s+were\s+|initially\s+)?{_SOUGHT}\b[^.;,]{{0,50}},\s+(?:{COUNT}{SHARE}\s+(?:were\s+)?"
        rf"(?:eligible|consented|agreed|enroll?ed)\b[^.;,\d]{{0,40}}?(?:,\s+(?:and\s+)?|\s+and\s+))?(?P<n>{COUNT}){SHARE}\s+"
        rf"(?:(?:were|was)\s+(?:\w+\s+and\s+)?(?:(?:then|subsequently|eventually|finally)\s+)?{RANDOMLY}|underwent\s+randomi[sz]ation)\b{_NOT_ONE_ARM}",
    ),
    (
        _ROLE,
        "sought-and-randomised",
        rf"{COUNT}(?:\s+{WHO})?\s+were\s+{_SOUGHT}\b[^.;\d]{{0,60}}?,?\s+(?:and\s+|of\s+whom\s+|with\s+)(?P<n>{COUNT}){SHARE}\s+(?:were\s+|was\s+)?"
        rf"{RANDOMLY}\b{_NOT_ONE_ARM}",
    ),
    (_ROLE, "of-the-randomised", rf"{_OF_THOSE}(?P<n>{COUNT})\s+(?:initially\s+|originally\s+)?randomi[sz]ed(?=\s*,)"),
    (
        _ROLE,
        "were-randomised",
        rf"(?P<n>{COUNT})(?!\s+of\s+\d[^.;]{{0,60}}?\bwho\s+were\b){SHARE_OF}(?:\s+{WHO})?{SHARE}{BETWEEN}{MORE}\s+(?:were|was|are|underwent)"
        rf"\s+(?:(?:\w+ly\s+)?\w+(?:,\s+\w+){{0,2}}(?:,|,?\s+and)\s+)?(?:(?:then|subsequently|also|equally|centrally|pre-?operatively|prospectively)\s+)?(?:{RANDOMLY}|randomi[sz]ation)"
        rf"\b(?!\s+to\s+[^.;(]{{2,60}}?,?\s+(?:and\s+)?{COUNT}\s+(?:\w+\s+){{0,3}}?to\b)",
    ),
    (
        _ROLE,
        "randomisation-of",
        rf"^(?:Randomi[sz]ation\s+of|RCT\b[^.;]{{0,20}}?)\s+(?P<n>{COUNT})\s+{WHO}\b",
    ),
    (
        _ROLE,
        "trial-n",
        r"(?<!\bfrom\sa\s)(?<!\bin\sa\s)\brandomi[sz]ed\s+(?:[\w-]+\s+){0,3}?trial\s*[(\[]\s*(?:RCT\s*[;,:]\s*)?[nN]\s?=\s?(?P<n>\d[\d,]*)\s*[)\]]",
    ),
    (
        _ROLE,
        "of-whom-randomised",
        rf"(?P<n>{COUNT}){SHARE}\s+of\s+(?:whom|which|these|them)\s+(?:were|was)\s+(?:(?:then|subsequently|eventually)\s+)?{RANDOMLY}\b",
    ),
    (
        _ROLE,
        "people-randomly-assigned",
        rf"(?:^|\b(?:trial|study)\s+(?:of|in|with)\s+)(?P<n>{COUNT})\s+{WHO}\b[^;.]{{0,140}}?,\s+(?:who\s+were\s+)?{RANDOMLY}\s+to\b",
    ),
    (
        _ROLE,
        "people-randomly-divided",
        rf"(?P<n>{COUNT})\s+{WHO},?\s+randomly\s+(?:assigned|allocated|divided|distributed)\s+(?:in)?to\s+(?:{COUNT}|either|one|equal)\b",
    ),
    (
        _ROLE,
        "excluded-after-randomisation",
        rf"\b{COUNT}{SHARE}\s+(?:out\s+)?of\s+(?:the\s+)?(?P<n>{COUNT})\s+{WHO}\s+[^.;]{{0,60}}?\bafter\s+randomi[sz]ation\b",
    ),
    (
        _ROLE,
        "of-those-randomised",
        rf"^(?:Of|Among|From)\s+(?:the\s+)?(?P<n>{COUNT})\s+{WHO}\s+(?:(?:who|that)\s+(?:were|had\s+been)\s+)?(?:randomi[sz]ed|randomly\s+assigned)\s*,",
    ),
    (
        _ROLE,
        "enrolled-and-randomly-assigned",
        rf"\b(?:enroll?ed|recruited|included|screened)\s+{COUNT}\s+{WHO}[^.;]{{0,60}}?,?\s+and\s+(?:we\s+)?(?:randomly\s+(?:assigned|allocated)|"
        rf"randomi[sz]ed)\s+(?P<n>{COUNT})(?:\s+(?:of\s+(?:them|these|whom)|{WHO}))?\s+(?:to|in|into|between)\b",
    ),
    (
        _ROLE,
        "included-in-randomised-trial",
        rf"(?P<n>{COUNT})(?:\s+{WHO})?\s+(?:were|was)\s+(?:included|enroll?ed|entered)\s+in(?:to)?\s+(?:an?|the|this|our)\s+(?:[\w-]+,?\s+){{0,3}}?"
        r"randomi[sz]ed\s+(?:[\w-]+,?\s+){0,3}?(?:trial|study)\b",
    ),
    (
        _ROLE,
        "randomised-people",
        rf"(?:randomly\s+(?:assigned|allocated)|\b(?:we\s+)?randomi[sz]ed){_RATIO}\s+(?:a\s+total\s+of\s+)?(?P<n>{COUNT})\s+{WHO}",
    ),
    (
        _ROLE,
        "randomised-to-people",
        rf"\bwe\s+randomly\s+(?:assigned|allocated)\s+to\s+(?:(?!\b(?:were|was|had|in|for)\b)[^.;,\d]){{3,90}}?\s(?P<n>{COUNT})\s+{WHO}",
    ),
    (_ROLE, "number-randomised-people", rf"(?P<n>{COUNT})\s+randomi[sz]ed\s+{PEOPLE}"),
    (
        _ROLE,
        "randomised-people-n",
        rf"\brandomi[sz]ed\s+{PEOPLE}\s*[(\[]\s*[nN]\s?=\s?(?P<n>\d{{1,3}}(?:\s\d{{3}})+|\d[\d,]*)\s*[)\]](?!\s*(?:and|or|vs)\b)",
    ),
    (
        _ROLE,
        "people-n-randomised",
        rf"{PEOPLE}{_WITH}\s*[(\[]\s*[nN]\s?=\s?(?P<n>\d{{1,3}}(?:\s\d{{3}})+|\d[\d,]*)(?:\s*[,;][^()\[\]]{{1,80}})?\s*[)\]],?\s+(?:(?:on|with|aged|from|who|in|living|undergoing|receiving|attending|initiating|starting)\s(?:(?!\bwere\b)[^;,]){{2,100}}?\s+)?(?:were\s+)?(?:\w+\s+and\s+)?{RANDOMLY}",
    ),
    (
        _ROLE,
        "randomised-n-equals",
        r"\brandomi[sz]ed\s*[(\[]\s*[nN]\s?=\s?(?P<n>\d{1,3}(?:\s\d{3})+|\d[\d,]*)(?:\s*[,;][^()\[\]]{1,60})?\s*[)\]]",
    ),
    (
        _ROLE,
        "trial-of-people-randomised",
        rf"\b(?:trial|study)\s+(?:of|in|with)\s+(?P<n>{COUNT})\s+{WHO}\s+{RANDOMLY}\s+(?:in)?to\b",
    ),
)
# All of them were: "patients were randomly assigned to", "and were then randomised".
EVERYBODY_WAS = Cued(
    rf"(?:^|[.;:,]\s|\b(?:and|who|then)\s+)(?:(?:the|all|these|both|study|eligible|enrolled|included|consenting|adult|and)\s+)*"
    rf"(?:{PERSONS}|they|who|were)\s+(?:were\s+|was\s+)?(?:(?:then|also|equally|subsequently|centrally)\s+)?(?:{RANDOMLY})\b|"
    rf"^(?:(?:the|all|eligible|consenting)\s+)*(?:[\w-]+\s+){{0,2}}?{PERSONS}\s+(?:with|aged?|ages)\s[^.;,:]{{2,90}}?\swere\s+(?:then\s+)?(?:{RANDOMLY})\b|"
    rf"\bwere\s+{INCLUDED}\b[^.;]{{0,120}}?,?\s+and\s+(?:then\s+)?{RANDOMLY}\b|"
    r"\bin\s+(?:a\s+)?random(?:i[sz]ed)?\s+(?:order|sequence)\b",
    re.I,
)
ASSIGNMENT = Cued(
    rf"\b(?:(?:were|was|and|then)\s+{RANDOMLY}|we\s+(?:then\s+)?(?:randomly\s+assigned|randomi[sz]ed))\b", re.I
)
# Some of them were: "of whom 12 were randomised", "responders were randomised", "of the patients randomised to".
SOME_WERE = Cued(
    rf"\b(?:of\s+(?:whom|these|them|those)|remaining|responders|respond\w*|remission|after\s+(?:a\s+|the\s+)?(?:run-?in|open-label|lead-in|induction)|run-?in|"
    rf"(?:if|when|whose|previously|already|subset|subgroup|previous))\b[^.;]{{0,80}}\brandom"
    rf"|{COUNT}\s+(?:{PERSONS}\s+)?were\s+(?:found\s+)?eligible\b|\bbeing\s+random|(?:half|third|some)\s+(?:of\s+them\s+)?were\s+random|(?<!\d\s)\b{COUNT}\s+(?!(?:weeks?|months?|days?|years?|hours?|cent|arm|phase)\b)(?:[\w-]+\s+){{0,3}}?(?:being\s+|then\s+)?{RANDOMLY}",
    re.I,
)
THIS_TRIAL = Cued(
    r"\brandomi[sz]ed\b[^.;]{0,100}?\b(?:trial|study|comparison|design|manner|cross-?over)\b|\b(?:trial|study|design|cross-?over)\b[^.;]{0,30}?\brandomi[sz]ed\b",
    re.I,
)
OTHER_ANALYSIS = Cued(
    r"\b(?:post[\s-]?hoc|secondary\s+analys|sub-?analys|sub-?study|sub-?sample|extension|open-label,?\s+(?:extension|long-term|follow|phase|period|treatment|maintenance|part|stage|continuation)|follow-?up\s+(?:study|of\s+(?:a|the))|"
    r"pooled|baseline\s+data|cost-effectiveness|data\s+(?:were\s+drawn\s+)?from|protocol|will\s+be|cluster|qualitative|experiences|sequel|"
    r"cross-sectional|(?:part\s+of|within|nested\s+in|embedded\s+in)\s+an?\s+(?:[\w-]+\s+){0,4}(?:trial|study)|arm\s+of\s+(?:an?|the)\s)",
    re.I,
)
# Several trials, and none of their registers; the background tells of those of others.
TRIALS = Cued(
    r"\btrials\b(?!\s+(?:registry|register|registration|registries|database|unit|group|network|centre|center)\b)", re.I
)
TOLD_OF_OTHERS = ("background", "conclusions")
# "A total of 40 women received at least one dose": not those who were randomised and got none.
TREATED = re.compile(r"\breceived\s+at\s+least\s+(?:one|1|a)\b", re.I)
# Who was counted at the end, or of another trial.
NOT_ALL = re.compile(
    r"\b(?:complet\w+|interview\w+|available|drawn|serum|responded|(?-i:[A-Z]{3,})\s+(?:study|trial)|remain\w+)\b|"
    r"\b(?:were|was)\s+analy[sz]ed",
    re.I,
)


def all_randomised(reading: Reading, counted: Sequence[Found], designs: Sequence[Found], arms: Arms) -> list[Found]:
    """The number of people of a randomised trial as that of those randomised, where everybody was."""
    roles = {one.role for one in counted}
    told = {one.value for one in designs if one.role == "study.design"}
    if _ROLE in roles or "study.n_enrolled" not in roles or "randomised trial" not in told or told & OF_STUDIES:
        return []
    enrolled = next(one for one in counted if one.role == "study.n_enrolled")
    reporting = set(map(id, reading.reporting))  # they are some of its sentences
    abstract = [one for one in reading.sentences if one.part == "abstract" or id(one) in reporting]
    if any(OTHER_ANALYSIS.search(one.text) for one in abstract):
        return []
    if any(TRIALS.search(one.text) for one in abstract if one.section not in TOLD_OF_OTHERS):
        return []
    own = [one for one in abstract if one.start <= enrolled.start < one.end]
    if any(map(_assigns, abstract)) and _sizes_make_up(enrolled, arms):
        return [enrolled._replace(role=_ROLE, rule="randomised-to-arms")]
    if any(TREATED.search(one.text) for one in own) or any(SOME_WERE.search(one.text) for one in abstract):
        return []
    stated = any(THIS_TRIAL.search(one.text) for one in abstract if one.section != "conclusions")
    if not (any(map(_assigned, abstract)) or (stated and not any(NOT_ALL.search(one.text) for one in own))):
        return []
    return [enrolled._replace(role=_ROLE, rule="all-randomised")] if _sizes_agree(enrolled, arms) else []


def _assigned(sentence: Sentence) -> bool:
    return sentence.section not in ("title", "conclusions") and EVERYBODY_WAS.search(sentence.text) is not None


def _assigns(sentence: Sentence) -> bool:
    """Whether a sentence tells of an assignment at all: enough where the arms make up everybody."""
    return sentence.section not in ("title", "conclusions") and ASSIGNMENT.search(sentence.text) is not None


def _sizes_agree(enrolled: Found, arms: Arms) -> bool:
    """Whether the sizes of the arms, where they are told, make up the whole."""
    return len(_sizes(arms)) < 2 or _sizes_make_up(enrolled, arms)


def _sizes_make_up(enrolled: Found, arms: Arms) -> bool:
    """Whether two arms or more have sizes, and these together are all people."""
    sizes = _sizes(arms)
    return len(sizes) > 1 and sum(sizes) == as_decimal(enrolled.value)


def _sizes(arms: Arms) -> list[Decimal]:
    sizes = {one.row: as_decimal(one.value) for one in arms.found if one.role == "arm.n"}
    return [value for value in sizes.values() if value is not None]
