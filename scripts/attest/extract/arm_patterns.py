"""The forms of words that name groups, assign people to them and give their sizes."""

from __future__ import annotations

from attest.expressions import quick as re
from attest.expressions.cued import Cued
from attest.extract.numbers import COUNT
from attest.extract.statistics import PEOPLE

_NOT_IN_NAME = (
    r"(?:the|a|an|this|that|these|those|each|both|either|two|three|four|all|same|other|another|study|"
    r"patients?|participants?|subjects?|in|of|to|with|from|for|than|and|or|was|were|had|who|by|between|"
    r"within|total|whole|age|per|as|at|on|one|no|any|which|their|respective|corresponding|entire|"
    r"overall|high|low|first|second|remaining|different|latter|former|risk|treatment|parallel|assigned|randomi[sz]ed|"
    r"allocated|into|divided|selected|split|separated|enrolled|recruited|included|compared|versus|vs|once|twice|daily|weekly|monthly|every|during|after|before|over|"
    r"using|via|plus|respectively|"
    r"improved|worsened|died|survived|recovered|responded|relapsed|achieved|reached|met|developed|experienced|showed|demonstrated|"
    r"reported|completed|withdrew|discontinued|stopped|maintained|remained|became|did|required|needed|underwent)"
)
_WORD = rf"(?<![\w-])(?!{_NOT_IN_NAME}(?![\w/-]))[A-Za-z0-9Α-ωµ][\w.+/%’'-]*"
_NONE = r"no\s+(?:further\s+|additional\s+|active\s+)?(?:treatment|therapy|intervention|prophylaxis)\b"
NAME = rf"(?:{_NONE}|{_WORD}(?:\s+(?:(?:plus|\+|alone|combined with)\s+)?{_WORD}){{0,4}})"
# What is assigned where it is no people.
UNITS = (
    r"(?:villages|schools|practices|clinics|wards|clusters|sites|hospitals|communities|cent(?:re|er)s|units|classes|homes|"
    r"families|households|surgeries|districts|salons|churches|worksites)"
)
# "The upper arm function": an arm of the body.
NO_LIMB = (
    r"(?!\s+(?:function\w*|(?:lymph\s+)?nodes?|lymph\w*|o?edema\w*|volumes?|swelling|pain|circumferences?|mobility|morbidity|movements?|strength|"
    r"symptoms|problems|ergometer|muscles?|cuff)\b)"
)
GROUP = re.compile(
    rf"\b(?:the\s+)(?P<name>{NAME}(?:\s+(?:and|plus|or)\s+{_WORD})?)(?:\s*\((?-i:[A-Z]{{1,5}})\))?"
    rf"(?:(?<!active)(?<!study)(?<!drug)(?<!non)(?<!main)[\s-]+treatment)?[\s-]+(?:groups?|arms?|cohorts?)\b{NO_LIMB}",
    re.I,
)
TWO_GROUPS = Cued(
    rf"\b(?:the\s+)?(?P<first>{NAME})\s+(?:and|or|versus|vs\.?)\s+(?:the\s+)?(?P<second>{NAME})"
    rf"\s+(?:groups|arms)\b{NO_LIMB}",
    re.I,
)
ASSIGNED_ONE = Cued(
    rf"\b(?:{PEOPLE}\s+)?(?:assigned|allocated|randomi[sz]ed)\s+to\s+(?!\w+\s+either\b)(?:receive\s+)?(?:the\s+)?"
    rf"(?P<name>{NAME})",
    re.I,
)
_MORE = r"(?:\s*[;,][^()\[\]]{0,60})?"
WITH_N = re.compile(
    rf"(?P<name>{NAME})(?:(?<=untreated)\s+{PEOPLE})?(?:,?\s+\d[\d.,]*(?:\s?(?:-|–|to)\s?\d[\d.,]*)?\s?(?:mg|g|µg|μg|mcg|IU)\b(?:/\w+)?(?:\s+(?:once|twice|daily|weekly|a|per|day|every))*)?\s*"
    rf"[(\[]\s*(?:(?:[A-Z][\w-]{{0,9}}|\d[\d.,]*(?:\s?(?:to|-|–)\s?\d[\d.,]*)?\s?(?:mg|g|µg|μg|mcg|IU)\b[^()\[\]=;]{{0,25}})\s*[;,:]\s*)?"
    rf"[nN]\s?=\s?(?P<n>\d{{1,3}}(?: \d{{3}})+|\d[\d,]*){_MORE}\s*[)\]]"
)
N_LISTED = re.compile(rf"[(\[;,]\s*(?:and\s+)?(?P<name>{NAME}),\s*[nN]\s?=\s?(?P<n>\d[\d,]*)(?=\s*[;,)\]])")
# "(tea: n = 12, mean age 50; water: n = 13, mean age 52)".
N_TOLD = re.compile(
    rf"[(\[;]\s*(?:and\s+)?(?P<name>{NAME})\s*:\s*[nN]\s?=\s?(?P<n>\d[\d,]*\b)(?:,[^;()]{{0,80}})?(?=[;)\]])"
)
_SIZE = rf"(?:\s+{PEOPLE})?(?:\s*[(\[][^()\[\]]{{1,20}}[)\]])?\s+"
OF_PEOPLE_IN = re.compile(
    rf"(?<!total )\bof\s+(?:the\s+)?(?P<n>{COUNT})\s+(?:patients|participants|subjects|individuals|people|"
    rf"children|women|men|adults|infants)?\s*(?:[(\[]\s*\d[\d.]*\s?%\s*[)\]]\s*)?(?:in|assigned\s+to|receiving|treated\s+with|"
    rf"randomi[sz]ed\s+to|allocated\s+to)\s+(?:receive\s+)?(?:the\s+)?(?P<name>{NAME})"
    rf"(?:\s+(?:group|arm))?",
    re.I,
)
SLASH_ASSIGNED = re.compile(
    rf"\b\d[\d,]*\s?/\s?(?P<n>\d[\d,]*)\s*(?:[(\[][^()\[\]]{{1,20}}[)\]]\s*)?(?:{PEOPLE}\s+)"
    rf"?(?:assigned|allocated|randomi[sz]ed)\s+to\s+(?:receive\s+)?(?:the\s+)?(?P<name>{NAME})",
    re.I,
)
N_ASSIGNED = Cued(
    rf"(?P<n>{COUNT})(?:\s+{PEOPLE})?(?:\s*[(\[][^()\[\]]{{1,20}}[)\]])?\s+(?:(?:were\s+)"
    rf"?(?:\w+ly\s+)?(?:assigned|allocated|randomi[sz]ed)\s+)?to\s+(?:receive\s+)?(?:the\s+)"
    rf"?(?P<name>{NAME})(?:\s+(?:group|arm))?\b",
    re.I,
)
N_RECEIVED = Cued(rf"(?P<n>{COUNT}){_SIZE}received\s+(?:an?\s+)?(?P<name>{NAME})", re.I)
