"""The names of arms: what belongs to them, and what a group phrase may catch that names none."""

from __future__ import annotations

import re
from functools import lru_cache

from attest.extract.arm_forms import Mention
from attest.extract.statistics import PEOPLE

YEAR = re.compile(r"(?:19|20)\d\d")
WHOM = re.compile(rf"\s+{PEOPLE}\b", re.I)
# "1920 women were assigned to tea and 1944 to milk": people before, in the same sentence.
OTHERS_BEFORE = re.compile(
    rf"\d\s+(?:{PEOPLE}\s+)?(?:were\s+)?(?:\w+ly\s+)?(?:assigned|allocated|randomi[sz]ed)\s+to\s(?:[^.;]|\.(?=\d))*,?\s(?:and|while|whereas)\s+$",
    re.I,
)
FARTHEST = 160  # characters between the first of two counts and the other
LEAD = re.compile(
    rf"^(?:the|an?|(?:{PEOPLE}|(?:group|arm)\s+\w{{1,3}}|(?:[\w-]+\s+)?(?:control|comparison|treatment|intervention)\s+groups?)\s+(?:who\s+)?(?:received|receiving|underwent|took|taking|using|used|given|treated\s+with|were\s+given)|received|receiving|providing|then|fed|taking|take|receive|started|starting|initiating|treated\s+with|each\s+of|given|single\s+doses?\s+of|"
    r"(?:the\s+)?(?:administration|use)\s+of|intravenous|oral|subcutaneous|intramuscular|topical|open-label|double-blind|matching|"
    r"(?:[\w-]+-\s+and\s+)?(?:[\w-]+-)?matched,?|treatment with|adjunctive|maintain|continue(?:\s+with)?|undergo)\s+",
    re.I,
)
# Words that a group phrase may catch but that name no arm.
_STOPS = (
    r"^(?:death|date\s+of\b.*|withdrawal\s+of\s+consent|.*\btoxicity(?:\s+occurred)?|(?:disease\s+|tumou?r\s+)?progression|relapse|"
    r"recurrence)$"
)  # until when something is given
_NO_GROUP = (
    r"^(?:(?:non-?|un)affected|ipsilateral|dominant|non-?dominant|upper|secondary|operated)$|"  # arms of the body
    r"^(?:[<>≤≥]\s?)?\d+(?:\s?[-–]\s?\d+)?\s?(?:years?|yrs?)(?:\s+old)?$|^(?:wo)?men$|\brandom\s+sample$|"
    r"^(?:mon|tues|wednes|thurs|fri|satur|sun)days?$|^(?:[\w-]+\s+){0,3}cycles?$|^groups\b|\bmanner$|"
    r"^(?:across|concomitantly|concurrently|sequentially|use|serve|initiate|begin|enter|engage|undergo|obtain|view|review)$"
)
NEVER = re.compile(
    rf"{_STOPS}|{_NO_GROUP}|"
    r"\bprotocol\b|^intent|"
    r"^(?:age|sub|following|control and|working|consensus|intervention and|"
    r"patient(?!\s+(?:education|information|support|training)\b)|study|focus|support|"
    r"ethnic|task|expert|research|trials?|steering|peer|reference|young(?:er)?|old(?:er)?|response|"
    r"risk|radiological|expert|predominantly|observational|previous|matched|black|white|minority|ethnic|racial|pooled|smaller|larger|youngest|oldest|whole|entire|remaining|latter|former|inter|intra)\b|\b(?:between|within|severity)$|\b(?:groups?|arms?|studies|"
    r"reports|trials|articles|reviews|papers|records)$|^actively\b|^(?:intervention|treatment|active|placebo|control|experimental)\s+(?:or|and)\s+(?:the\s+)?(?:intervention|treatment|active|placebo|control|comparison)$|^(?:receive|(?:double|single)-blind|open-label|blinded|first|second|third|one|another|additions?|addition\s+of|groups?\s+receiving)$|^(?:once|twice|thrice)-|^(?:varying|various|different|several|multiple)\s+doses?$|^\d+\s+(?:\w+\s+){0,2}(?:treatments|sessions|weeks|months|days|doses|cycles)$|"
    r"^(?:(?:single|daily|weekly|monthly|subcutaneous|intra\w+|oral)\s+)*(?:infusions|injections|tablets|capsules|pills|doses|courses|drops)$|^plus\b|"
    r"^\d[\d.,/]*\s?[mµ]?c?g\b|^\d+$|^conditions?$|^(?:attend|respond|answer|write|read|watch|wear|consume|follow|switch|be|be\s+\w+|complete|continue|start|perform|participate|drink|ingest|eat)$",
    re.I,
)
GENERIC = frozenset(
    ("control", "controls", "intervention", "placebo", "comparator", "treatment", "usual care", "active")
)


PAIR = re.compile(r"[a-z]{5,}/[a-z]{5,}")  # two treatments with no short form
DOSE_WORD = re.compile(r"(\d)-?(m?g|[µμ]g|mcg|iu|ml)\b")
TELLING_WORD = re.compile(r"\d+-\w+|\b(?:no|non|anti|pre|post)-\w+|[\w.+/%’']+")


@lru_cache(maxsize=4096)
def tokens(name: str) -> frozenset[str]:
    plain = DOSE_WORD.sub(r"\1 \2", LEAD.sub("", name.casefold()))
    if PAIR.fullmatch(plain):  # "amoxicillin/clavulanate" is "amoxicillin-clavulanate"
        return frozenset(plain.split("/"))
    words = (one if one[0].isdigit() else "/".join(sorted(one.split("/"))) for one in TELLING_WORD.findall(plain))
    return frozenset(words) - {
        "and",
        "the",
        "group",
        "arm",
        "plus",
        "with",
        "therapy",
        "treatment",
    }


def cleaned(name: str) -> str:
    name = " ".join(name.split()).rstrip(" .,")
    while LEAD.match(name):
        name = LEAD.sub("", name)
    name = re.sub(r"\s+(?:group|arm|groups|arms|participants|patients|first)$", "", name, flags=re.I)
    name = re.sub(r"^[‘“'\"]?(\w[\w-]*)[’”'\"](?=\s)", r"\1", name)
    return re.sub(r"\s(?:0|and|or)$", "", name).strip(" ,.-")


def in_year(one: Mention, text: str) -> bool:
    """Whether what was read as a size is a year: "between 2012 and 2013 were assigned to …", no "1920 women"."""
    if one.rule not in ("n-assigned", "n-received") or YEAR.fullmatch(one.size or "") is None:
        return False
    return OTHERS_BEFORE.search(text, max(0, one.start - FARTHEST), one.start) is None and (
        WHOM.match(text, one.start + len(one.size or "")) is None
    )


def telling(name: str) -> bool:
    """Whether a name has a word of its own, and not just a letter or number: "group A"."""
    return any(len(word) > 1 and not word.isdigit() for word in tokens(name) - {"ii", "iii", "iv"})


def tells_dose(name: str) -> bool:
    """Whether a name tells a dose or a combination, so that another with the same drug is another arm."""
    return re.search(r"\d|\b(?:plus|and)\b", name) is not None


# How often something is given, and not what.
OFTEN = re.compile(
    r"(?:(?:once|twice|thrice|two\s+times|three\s+times)[\s-]*)?(?:daily|weekly|monthly|a\s+day|nightly|(?:[btq]\.?i\.?d|[obq]\.?d|[tq]\.?d\.?s)\.?)?|\d+\s+(?:days?|weeks?|months?|years?)",
    re.I,
)


def usable_arm(name: str) -> bool:
    return (
        len(name) >= 2
        and not NEVER.search(name)
        and not name.isdigit()
        and OFTEN.fullmatch(name) is None
        and bool(re.search(r"[A-Za-z]{2}|[A-Za-z]-?\d{2}", name))
    )


def without_others(naming: list[Mention]) -> list[Mention]:
    """Two groups with sizes, one called by a word of a list of two, are that list: its other name is left out."""
    sized = {tokens(one.name) for one in naming if one.size}
    listed = [one for one in naming if one.rule == "assigned-list" and one.size is None]
    names = {tokens(one.name) for one in listed}
    if len(sized) != 2 or len(names) != 2 or names & sized:
        return naming
    other = {name for name in names if not any(name & one for one in sized)}
    return [one for one in naming if one not in listed or tokens(one.name) not in other] if len(other) == 1 else naming


def of_several(one: Mention, naming: list[Mention]) -> bool:
    """Whether a name is what several arms share: "tea" beside "tea with milk" and "tea with lemon", sized or listed."""
    own = tokens(one.name)
    rules = ("assigned-list",) if one.rule == "assigned-to" else ()
    sharing = {tokens(two.name) for two in naming if (two.size or two.rule in rules) and own < tokens(two.name)}
    return one.size is None and len(sharing) > 1
