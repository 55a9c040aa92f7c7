"""The words around a number that say what it is not: a share of people, or a value of an outcome."""

from __future__ import annotations

from attest.expressions import quick as re
from attest.expressions.cued import Cued
from attest.extract.grammar.forms import UNIT

# Behind or before a percentage that is no share of people: a threshold, a change, a level, a power.
NO_SHARE = re.compile(
    r"\s*(?:(?:to|vs\.?|versus|and)\s+\d[\d.·]*\s?%\s*(?:of\s+)?(?:the\s+)?predicted|-|–|C\.?\s?I\b|CrI\b|confidence|credible|predicted|of\s+predicted|power|significance|level|"
    r"or\s+(?:more|higher|greater|less)|"
    r"reductions?\b|increases?\b|decreases?\b|improvements?\b|declines?\b|fewer|more\b|less\b|"
    r"lower|higher|greater|relative|difference)",
    re.I,
)
# "71% vs 66% predicted", "80% of predicted": a part of what is normal, measured in each person.
PREDICTED = re.compile(
    r"\s*(?:(?:to|vs\.?|versus|and)\s+\d[\d.·]*\s?%\s*)?(?:of\s+)?(?:the\s+)?predicted\b(?!\s+(?:risk|by|to))", re.I
)
NO_SHARE_BEFORE = re.compile(
    r"(?:[≥>≤<~±]|/|[<>/]\s?=|\b(?:at\s+least|more\s+than|less\s+than|fewer\s+than|over|under|above|below|by|"
    r"up\s+to|about|exceed\w*|than|or)(?<!experienced by)(?<!reported by)(?<!achieved by)(?<!attained by)"
    r"(?<!reached by)(?<!preferred by)(?<!chosen by)(?<!met by)(?<!used by)(?<!shown by)(?<!suffered by)"
    r"(?<!completed by)(?<!followed by)(?<!noted by)(?<!expressed by)(?<!accepted by)(?<!felt by))\s*$|"
    r"\b(?:reductions?|decreases?|increases?|improvements?|decline|change|rise|fall)\s+(?:of|was|were)\s*$|"
    r"\b(?:fell|rose|dropped|decreased|increased|declined|improved|reduced)\s+by\s+(?:\d[\d.]*\s?%?\s*,\s*)*\d[\d.]*\s?%?\s*,?\s+and\s+$|"
    r"\b(?:fell|rose|dropped|decreased|increased|declined|improved|reduced)\s+by\s+(?:\d[\d.]*\s?%\s*,\s*)+$",
    re.I,
)
NOT_OF = re.compile(r"(?:I²|I2|I\^2|τ²|τ2|χ2|χ²|Q|df|alpha|α|beta|power|R²|R2)\s*(?:=|was|:|of)?\s*$")


# "A 63% response rate": what the share is of stands behind it.
RATE_BEHIND = re.compile(
    r"\s+(?P<what>(?:(?!(?:of|in|and|or|vs|versus|were|was|had|to|for|with|the|a)\b)[\w-]+\s+){1,3}?(?:rates?|incidence|prevalence|mortality|survival))\b"
    r"(?!\s+(?:reduction|increase|ratio|difference|was|were))",
    re.I,
)
# "(8 vs 72%)", "were 61, 62 and 57%": one sign for all.
_PLAIN = r"\d{1,3}(?:[.·]\d+)?"
SHARED_SIGN = re.compile(
    rf"(?<![\w.,·/±=<>≤≥~-])(?P<list>{_PLAIN}(?:\s*,\s*{_PLAIN})*)\s*,?\s+(?:vs\.?|versus|and|against|(?:as\s+)?compared\s+(?:with|to))\s+"
    rf"(?:only\s+|with\s+)*(?P<last>{_PLAIN})\s?%"
)
# "ACR20/50/70 responses", "ACR20, 50 and 70": one name with several grades, whose shares may be parted by slashes.
GRADED = re.compile(
    r"\b(?P<name>(?:ACR|PASI|EASI|ASAS|HiSCR|SRI|TIS|ACR-?Pedi|Pedi)[\s-]?)(?P<list>\d{2,3}(?:\s*(?:/|,|,?\s+and)\s*\d{2,3})+)"
    r"(?P<noun>\s+(?:responses?|response\s+rates?|improvements?|responders))?"
)
# What stands before numbers that are shares for sure; others need their decimals to say so.
SIGN_LED = re.compile(
    r"(?:[(\[:=]|\b(?:was|were|is|are|being|respectively|averaged|reached|with|(?:rates?|shares|survival|incidence|prevalence)\s+of|to\s+be|greater\s+at|lower\s+at|higher\s+at))"
    r"\s*(?:only\s+|about\s+|approximately\s+)?$",
    re.I,
)
NO_SIGN_LED = re.compile(
    r"\b(?:between|from|(?<!achieved )(?<!attained )(?<!reached )(?<!reported )(?<!experienced )by|"
    r"weeks?|months?|days?|years?|grades?|groups?|arms?|stages?|versions?|ages?|aged|of\s+about|tables?|figures?|[A-Z]{2,5}\d*)\s*$"
)
# The two ends of a range: "5% to 8%"; "from 36% to 5%" is a change, and both are values.
UP_TO = re.compile(r"(?<!from )(?<![\d.])\d+(?:[.·]\d+)?\s*%?\s*(?:to|-|–)\s*$")
DOWN_FROM = re.compile(r"\s*(?:to|-|–)\s*\d+(?:[.·]\d+)?\s*(?:%|per)")
# "Group 1", "week 12", "grade 3": a number that names, and tells no value.
NUMBERED = re.compile(
    r"\b(?:groups?|arms?|weeks?|months?|days?|years?|grades?|phase|stage|types?|visit|levels?|cycles?|courses?|infusions?|periods?|"
    r"part|table|figure|class|patient|case|subject|participant|n\s?=|(?<=\d\s)per)\s*$",
    re.I,
)
IN_SPREAD = re.compile(rf"(?<![\w.·])\d[\d.,·]*\s?(?:{UNIT})?\s?[(\[]\s*(?:[-−–]?\d[\d.]*\s?%?\s*(?:to|[-–—,])\s*)?$")
NO_VALUE = re.compile(r"(?:±|\+\s?/|[\w%]\s?/)\s?$|\d\s?[-–—−]\s?$|[<>≤≥]\s?$")
EXPONENT = re.compile(r"[A-Za-z]\($")
OR_MORE = re.compile(r"\s+or\s+(?:more|higher|greater|less|lower|above|below)\b")
# An end of a range: "(IQR 1 to 2)", "ranged from 19 to 52".
OF_RANGE = Cued(
    r"(?:\b(?:IQR|(?:interquartile\s+)?range|CIs?|(?:confidence|credible)\s+intervals?)(?:\s?9\d\s?%|\b)[):,=\s]*(?:of\s+|from\s+)?|\b(?:ranged|ranging|varied|varying)\s+(?:from|between)\s+)"
    rf"(?:[-−–]?\d[\d.,·]*\s?(?:{UNIT})?\s*(?:to|and|,|;|[-–])\s*)?$",
    re.I,
)
# "at 6 weeks", "at 2 and 4 years", "for 3 months": when or how long something was done.
_SPAN = r"(?:seconds?|min(?:ute)?s?|hours?|h|hrs?|days?|weeks?|months?|years?)"
LED_BY_TIME = re.compile(
    r"\b(?:at|after|within|during|until|every|following|first|last|next|past|(?:for|over)(?=\s+\d+\D*$))\s+(?:the\s+)?(?:\d+(?:,\s*(?:and\s+)?|\s+(?:and|or|to)\s+))*$",
    re.I,
)
TIME_BEHIND = re.compile(rf"(?:(?:,\s*(?:and\s+)?|\s+(?:and|or|to)\s+)\d+)*[\s-]*{_SPAN}\b", re.I)
BEHIND_NAME = re.compile(
    r"(?<!\bwas)(?<!\bwere)(?<!\bby)(?<!\bof)(?<!\bto)(?<!\bfrom)(?<!\bthan)(?<!\band)(?<!\bvs)(?<!\bversus)(?<!\bonly)"
    r"(?<!\bmean)(?<!\bmedian)(?<=[A-Za-z])\s$"
)
DOSED = re.compile(r"(?:m?c?g|[μµ]g)(?:/kg)?|IU|mg/day|g", re.I)
# "Given zinc 1 mg/kg and 10 mg/kg": the next dose of the same drug.
NEXT_DOSE = re.compile(
    r"(?<![\s,])(?<!\bwas)(?<!\bwere)(?<!\bby)(?<!\bof)(?<!\bto)(?<!\bfrom)(?<!\bthan)(?<!\bmean)(?<!\bmedian)\s\d[\d.]*\s?"
    r"(?:m?c?g|[μµ]g|IU)/kg(?:/day)?(?:,\s*(?:and\s+|or\s+)?|\s+(?:and|or)\s+)$"
)
# "Better than 6 months of placebo": how long it was given.
THAN_BEFORE = re.compile(r"\bthan\s+(?:the\s+)?$", re.I)
OF_BEHIND = re.compile(r"\s+of\s+[A-Za-z]")


def is_time(text: str, start: int, end: int) -> bool:
    """Whether a whole number is a time at which or a span over which something was done."""
    if not text[start:end].isdigit() or TIME_BEHIND.match(text, end) is None:
        return False
    return LED_BY_TIME.search(text, max(0, start - 40), start) is not None or _is_next_time(text, start, end)


# "At 6 weeks (3 vs 4) and 12 weeks (2 vs 4)": the time of the next bracket.
BRACKET_BEHIND = re.compile(rf"[\s-]*{_SPAN}\s*[(\[]")
BRACKET_BEFORE = re.compile(r"[)\]]\s*,?\s*(?:and\s+)?$")
TIMED_BRACKET = re.compile(rf"\b(?:at|after|by|within)\s+\d+[\s-]*{_SPAN}\s*[(\[]")


def _is_next_time(text: str, start: int, end: int) -> bool:
    return (
        BRACKET_BEHIND.match(text, end) is not None
        and BRACKET_BEFORE.search(text, max(0, start - 8), start) is not None
        and TIMED_BRACKET.search(text, 0, start) is not None
    )


def in_range(text: str, found: re.Match[str]) -> bool:
    """Whether a number is a threshold or an end of a range: "5 percent or higher", "79 to 83 percent"."""
    if OR_MORE.match(text, found.end()):
        return True
    lead = text[max(0, found.start() - 40) : found.start()]
    up = (
        bool(found["unit"]) and found["unit"].strip() in ("%", "percent", "per cent") and UP_TO.search(lead) is not None
    )
    return up or (
        DOWN_FROM.match(text, found.end()) is not None and not lead.rstrip().endswith("from") and not found["unit"]
    )
