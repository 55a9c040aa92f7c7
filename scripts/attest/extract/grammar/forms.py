"""The forms of reported numbers: decimal points and commas, units, intervals, spreads, ranges and shares."""

from __future__ import annotations

import re
from dataclasses import dataclass

from attest.expressions.cued import Cued
from attest.extract.number_led import FigureLed

SIGN = r"(?:(?<![\w.)\]%·])[-−–+]\s?)?"
# A number begins where no word or number goes on; "from138.2 to132.8" has lost its spaces.
BEGIN = r"(?:(?<![\w.·,])|(?<=\bto)|(?<=\bfrom))"
NUM = rf"{SIGN}{BEGIN}(?:\d{{1,3}}(?:,\d{{3}})+(?![\d,])|\d+)(?:[.·]\d+)?(?![\w·]|\.\d)"
COMMA = rf"{SIGN}{BEGIN}\d+(?:[.,·]\d+)?(?![\w·]|[.,]\d)"
# Numbers with a decimal comma, told by what a thousands comma never looks like.
DECIMAL_COMMA = Cued(r"(?<![\d,])0,\d|\d,\d{1,2}(?:\s?%|\s?[-–]\s?\d+,\d)|[<=]\s?\d,\d")
PLUS_MINUS = r"(?:±|\+\s?/\s?[-−–])"
_BASE = (
    r"(?:percentage\s+points?|%(?:(?:\s+of)?(?:\s+the)?\s*-?pred(?:icted\b|\.|\b)(?:\s+values?\b)?)?|(?:[mkµμnp]?g|gm|[mµμnp]?mol|[mkµμ]?[Ll]|[mk]?U|IU|cells?|copies|[ck]?m|mm|dyn\w*|[Kk]cal|kJ|mEq)(?:\s?/\s?|\sper\s)(?:d[Ll]|m[Ll]|[μµ][Ll]|[Ll]|(?:deci|milli|micro)?lit(?:er|re)s?|min(?:ute)?|kg|m?mol|h|day|"
    r"d|g|week|mm3|m\(?2\)?|m²|24\s?h|s(?:ec)?|100\s?g)(?:/(?:day|d|min|h|m2))?|mm\s?Hg|mmol/[Ll]|[mµμnp]?mol/[Ll]|[mµμn]?c?g/[md]?[Ll]|ng/m[Ll](?:/h)?|pg/m[Ll]|"
    r"mL/minute|m[Ll]/min(?:ute)?|kg/m2|[cmkµμ]?m[23²³]|kgs?|mg/day|mg|"
    r"mcg|g|mm|cm|km|µm|μm|m[Ll]|d?[Ll]|IU/[md]?[Ll]|U/[Ll]|IU|points?|units?|scores?|bpm|meters?|metres?|m|"
    r"mins?|minutes?|hrs?|hours?|days?|weeks?|months?|years?|seconds?|secs?|s|h|percent|per\s?cent|degrees|°C?|Gy|dB|kPa|letters|lines|microns?|dollars|miles|inches|pounds|lbs?|V|D|W)"
)
_PER = r"(?:per|each)\s+(?:year|annum|decade|month|week|day|night|hour)"
# A unit may go on: "mL/min/1.73 m2", "mL per year", "g/day".
UNIT = (
    rf"(?:{_BASE}(?:\s?(?:/|per)\s?1[.·]73\s?m(?:2|²|\^2|\(2\))?)?(?:\s+(?:{_PER}|a\s+(?:year|month|week|day))|/(?:yr|year|month|week|day)(?!\w))?"
    rf"|{_PER})"
)
# "2.4 per 100 person-years", "3.1 events/1000 patient-years".
RATE = (
    r"(?:\s+[a-z]+(?:\s[a-z]+)?)?(?:\s?/\s?|\s+per\s+)(?:\d[\d,. ]*[\s-]*|hundred\s+|thousand\s+)?"
    r"(?:(?:person|patient|participant|women|woman|child|subject|user|p)[\s-]?(?:years?|yrs?|y|months?|days?)|PYs?|PYRs?|py)\b"
)
LEVEL = r"(?P<level>\d\d(?:[.·]\d{1,2})?)"
NAMED = r"(?:CIs?|C\.\s?I\.?|CrIs?|IC|confidence\s+intervals?|credible\s+intervals?)"
CI = (
    rf"(?:{LEVEL}\s?%\s?-?{NAMED}|{NAMED}\s*[\[(]?\s*(?P<level_behind>\d\d)\s?%\s*[\])]?|(?:CI|IC)(?=\s*[:=]|,\s\d))"
    r"(?:\s*[(\[{,]\s*(?:CIs?|IC)(?:\s*[)\]}]|(?=\s)))?"
)
# When a value was taken, between it and its bracket: "24.8 at baseline (SD 3.4)".
WHEN_BETWEEN = (
    r"(?:\s+(?:at|on|in|by|after|before|during|for|with)\s+(?:(?:the\s+)?(?:week|month|day|year|visit)s?\s+\d+|"
    r"\d+\s+(?:weeks?|months?|days?|years?|hours?)(?:\s[a-z-]+){0,3}|[A-Za-z][A-Za-z\s/+-]{1,40}?))?"
)
# Whose a value is, between it and its interval: "2.2 in the drug group (95% CI …)".
IN_BETWEEN = r"\s+(?:in|with|for|among)\s+(?:the\s+)?[A-Za-z][A-Za-z\s/+-]{1,40}?(?=\s?[(\[])"
# "+4.8% compared with baseline; 95% CI …".
FROM_BASELINE = r"(?:\s+(?:as\s+)?(?:compared\s+(?:with|to)|from|versus|vs\.?|over)\s+(?:the\s+)?baseline)?"
WORDS = re.compile(rf"(?<=\d)\s?{UNIT}(?![\w])")


@dataclass(frozen=True)
class Forms:
    """The patterns of one way to write decimals."""

    interval: FigureLed
    spread: FigureLed
    median: FigureLed
    plain: FigureLed
    value: FigureLed
    shares: FigureLed


def _forms(number: str, apart: str) -> Forms:
    within = rf"\s*(?:[-–—−]|to|and|a{apart})\s*"
    return Forms(
        FigureLed(
            rf"(?P<estimate>{number})(?P<unit>\s?%|°|(?:\s+(?!and\b|or\b|vs\b|"
            rf"versus\b|was\b|were\b|is\b|had\b|than\b|(?:in|with|for|among)\s|\d+%)[A-Za-zµμ/%²0-9]{{1,14}}){{1,3}})?"
            rf"(?:{FROM_BASELINE}|{IN_BETWEEN})\s*[,;:]?\s*[(\[{{]?\s*{CI}\s*"
            rf"[:,=]?\s*(?:of\s+|from\s+|ranging\s+from\s+)?[(\[{{]?\s*(?P<low>{number})\s?%?{within}(?P<high>{number})"
        ),
        FigureLed(
            rf"(?P<mean>{number})(?:\s?{UNIT})?(?:\s?{PLUS_MINUS}\s?|{WHEN_BETWEEN}\s?[(\[]\s*(?:SD|s\.d\.|"
            rf"standard\s+deviation(?:\s*[(\[]SD[)\]])?)\s*[:=,]?\s*(?:of\s+)?"
            rf"(?:{PLUS_MINUS}\s?)?)(?P<sd>(?<![\w.·])\d+(?:,\d{{3}}(?!\d))?(?:[.,·]\d+)?)(?:\s?/\s?(?P<mean_two>\d+(?:[.·]\d+"
            rf")?)\s?{PLUS_MINUS}"
            r"\s?(?P<sd_two>\d+(?:[.·]\d+)?))?"
        ),
        FigureLed(
            rf"(?P<median>{number})(?P<unit>\s?{UNIT})?{WHEN_BETWEEN}\s*[(\[]\s*(?P<how>IQR|inter-?quartile\s+range(?:\s?[(\[]IQR[)\]])?|range|P25\s?[-–,;/]\s?P75|Q1\s?[-–,;/]\s?Q3|"
            rf"min\S{{0,6}}max\S{{0,6}})?\s*"
            rf"(?:[:=,]|of)?\s*(?P<one>{number})(?:\s?{UNIT})?{within}(?P<two>{number})\s*(?:{UNIT})?\s*(?:[)\]]|(?=[;,]\s*[A-Za-z]))",
            re.I,
        ),
        FigureLed(
            rf"(?P<estimate>{number})(?P<unit>\s?%)?\s*[(\[]\s*(?P<low>{number})\s?%?{within}(?P<high>"
            rf"{number})\s?%?\s*[)\]]"
        ),
        FigureLed(
            rf"(?P<value>{number})(?P<unit>{RATE}|\s?{UNIT}(?!\w))?(?!\s?[-–/]\s?\d|-[A-Za-z]|\([A-Z])"
            r"(?!\s*[(\[]\s*-?\d(?(unit)(?!\d*(?:[.·]\d+)?\s?%\s*[)\];,])))"
        ),
        FigureLed(rf"(?P<value>{number})\s?(?P<unit>%|per\s?cent\b)"),
    )


POINT, COMMAS = _forms(NUM, r"|[,;]"), _forms(COMMA, r"|;")
# Between a measure's name and its value: "(95% CI)", "for extreme quintiles,", "of", "=".
TO_VALUE = re.compile(
    r"(?:\s*[)\]}]|\s*[(\[{][^()\[\]{}]{1,24}[)\]}])*\s*(?P<of>(?:for|in|among)\s+[^.;:()\[\]\d]{2,60}?)?\s*"
    r"(?:[,:=]|was|were|of|is|;)?\s*$"
)
P_COMMA = Cued(r"(?<![\w-])[pP]\s*(?P<sign>=|<|>|≤|≥)\s*(?P<p>0,\d+)")
# A unit that is a length of time.
DURATION = re.compile(r"(?:hour|day|week|month|year|min|minute|second)s?|[hs]", re.I)
