"""The words by which reports speak of their people: who they are, and what was done with them."""

from __future__ import annotations

from attest.extract.numbers import COUNT
from attest.extract.statistics import PEOPLE

_ADJECTIVE = (
    r"(?:\d{1,2}-(?=(?:year|month)-olds)|type\s[12]\s+|(?-i:[A-Z]\.)\s*(?=[a-z])|"
    r"(?!(?:IU|mg|µg|μg|mcg|ml|mL|g|kg|mm|cm|kcal|units|doses|of|in|and|or|were|was|had|with|who|to|the|versus|vs|than|compared)\b)[A-Za-zÀ-ÿ][\w’'/-]*\s+)"
)
# Words for people that speak of nothing else where they are counted.
_PERSONS = (
    r"(?:Americans|Britons|Australians|Canadians|Danes|Swedes|Norwegians|Finns|Europeans|Asians|Africans|Mexicans|Hispanics|Latinos|schoolchildren|"
    r"(?:year|month)-olds|youths?|teenagers|teens|toddlers|babies|twins|citizens|seniors|elders|octogenarians|centenarians|migrants|refugees|immigrants|fire\s?fighters|"
    r"musicians|pilots|dancers|farmers|runners|cyclists|swimmers|undergraduates|preschoolers|cadets|inmates|drinkers|non-?smokers|diabetics|hypertensives|asthmatics|epileptics|alcoholics|migraineurs|parturients|primiparas|primigravidas?|fathers|spouses|"
    r"grandparents|pensioners|retirees|enrollees|beneficiaries|vegetarians|personnel|pharmacists|midwives|dentists|trainees|surgeons|practitioners|attendees|dyads|males|females)"
)
PERSONS = rf"(?:{PEOPLE}|{_PERSONS})"
# "children and adolescents" are counted together; "20 patients and 18 carers" are not.
# Digits that repeat a number in words may stand between: "forty-two (42) women"; or what a comma parts from the
# rest: "forty healthy, untrained women".
WHO = (
    rf"(?:(?:[(\[]\d[\d,]*[)\]]\s+)?(?:[a-z-]{{4,}}(?<!s),\s+(?=[a-z-]+\s)){{0,2}}"
    rf"(?:(?:(?!{PERSONS}\b|\w+s\s){_ADJECTIVE}){{1,2}}?(?:and|or)\s+)?{_ADJECTIVE}{{0,4}}?{PERSONS}(?:\s+(?:and|or|and/or)"
    rf"\s+{_ADJECTIVE}{{0,2}}?{PERSONS}(?!\s*(?:,|were\s+\w+\s+as\b)))?)"
)
# A short form that may stand for people: "1,798 KTR were included".
SHORT = r"(?-i:(?P<short>(?!(?:RCT|CT|SR|CCT|NRS|NCT)s?\b)[A-Z]{2,6}s?)\b)"
SHARE = r"(?:\s*[(\[][^()\[\]]{1,40}[)\]])?"
# "93 (78%) of 120 invited patients": the first of the two took part.
SHARE_OF = rf"{SHARE}(?:\s+(?:out\s+)?of\s+(?:the\s+)?{COUNT})?"
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
MORE = (
    r"(?:,\s+(?:first\s+|newly\s+|all\s+)?"
    r"(?:confirmed|diagnosed|defined|documented|proven|proved|classified|treated|admitted|hospitali[sz]ed)\s+[^.;]{3,100}?,)?"
)
RANDOMLY = (
    r"(?:randomi[sz]ed|randomly\s+(?:assigned|allocated|divided|distributed|(?:selected|chosen)\s+to)|"
    r"(?:assigned|allocated|divided)\s+(?:randomly|at\s+random))"
)
INCLUDED = (
    r"(?:enrolled|included|recruited|entered|registered|admitted to the study|taken (?:up )?(?:for|into) the study)"
)
ANALYSED = r"(?:analy[sz]ed|evaluated|evaluable|assessed|studied|treated|reviewed|investigated|examined)"
NOT_ALL = r"(?!\s*(?:with|by|for|using|in the \w+ (?:group|arm)))"
