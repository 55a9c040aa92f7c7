"""Words around values that say whose they are, what was counted, and what can have no such value."""

from __future__ import annotations

from attest.expressions import quick as re
from attest.extract.numbers import COUNT
from attest.extract.statistics import PEOPLE

A_SHARE = r"\d+(?:[.·]\d+)?\s?(?:%|per\s?cent\b)\s*[)\]]?"
_OF = (
    rf"\s*(?!of\s+(?:the\s+)?\d)(?:of\s+)?(?:(?:the\s+)?{PEOPLE}\s+)?"
    r"(?:in|among|for|with|on|of|receiving|taking|given|treated\s+with)\s+"
)
# "25% of patients in one group and 17% in the other", "2% on the drug vs 19%": shares of people side by side.
SIDE_BY_SIDE = re.compile(
    rf"{A_SHARE}{_OF}[^.;%]{{2,80}}?(?:,|\band\b|\bvs\.?|\bversus\b|\bthan\b|\bcompared\b|\bwhile\b)[^.;%]{{0,30}}?"
    rf"{A_SHARE}{_OF}|{A_SHARE}[^.;%]{{0,60}}\b(?:vs\.?|v|versus|(?<!more )(?<!less )than|compared\s+(?:with|to)|"
    rf"against)\b[^.;%]{{0,80}}?{A_SHARE}",
    re.I,
)
# A value whose other half follows: "0.75 ± 1.11 vs 0.26 ± 0.30".
OTHER_BEHIND = re.compile(r"[^.;()\d]{0,24}\b(?:vs\.?|v|versus)\s+[^.;()\d]{0,12}\d", re.I)
# "Operating time in group B": the outcome and its group.
OF_GROUP_NAME = re.compile(
    r"^(?P<outcome>[^()]{4,80}?)\s+(?:in|of|for|among)\s+(?:the\s+)?(?P<arm>group\s+(?:[A-D]|\d|I{1,3})|(?!both|two|all|study|age)[\w-]+(?:\s[\w-]+){0,2}"
    r"\s+(?:group|arm))(?:\s+(?:of\s+)?patients)?$",
    re.I,
)
# "Pressure for latanoprost": the outcome and the treatment that it was measured under.
OF_DRUG = re.compile(
    r"^(?P<outcome>[^()]{4,80}?)\s+(?:for|with|on|after|in|under)\s+(?:the\s+)?(?P<arm>[\w/+-]{4,}(?:\s[\w/+-]+)?)$"
)
# A verb between two shares begins what the second is of: "was stable in 40% and increased in 20%".
OTHER_CLAUSE = re.compile(
    r"(?<!who )(?<!that )(?<!which )\b(?:was|were|had|became|remained|increased|decreased|declined|worsened|"
    r"improved|reported|developed|experienced|"
    r"showed|achieved|died|relapsed|responded|required|needed|underwent)\b(?=[^%]*%\s*[)\]]?\s*(?:of|in|among|$|[.;,]))",
    re.I,
)
NO_OTHER = re.compile(r"\b(?:vs\.?|versus|than|compared|which|whom|when|where)(?!\w)", re.I)
SHARE = re.compile(A_SHARE)
OF_TREATMENT = re.compile(
    rf"\b(?:(?:percentages?|proportions?|numbers?|shares?)\s+of\s+(?:[\w-]+\s+){{0,2}}{PEOPLE}|changes?|switch|use|reduction|dependence|adherence|"
    r"persistence|tolerance|off|remained|continued|still|resistance|exposure|access|need|requirement|survival)$",
    re.I,
)
PAIRED_COUNTS = re.compile(
    r"\d+\s?(?:/|of|out\s+of)\s?\d+[^.;]{0,30}?(?:;[^.;]{0,12})?\b(?:vs\.?|versus|compared\s+(?:with|to)|than)\b[^.;]{0,24}?\d+\s?(?:/|of|out\s+of)\s?\d+",
    re.I,
)
# "Improvement with A versus B": the outcome and the two groups.
OF_TWO = re.compile(
    r"^(?P<outcome>[^(),]{4,80}?)\s+(?:with|for|between|after)\s+(?:the\s+)?(?P<one>[^(),]{2,40}?)\s+(?:versus|vs\.?)\s+"
    r"(?:the\s+)?(?P<two>[^(),]{2,40})$"
)
# "It increased by 10% in two patients": what some people had is told by their number.
OF_SOME = re.compile(
    rf"\s*(?:by\s+[^.;,()]{{1,40}}?\s)?in\s+(?:only\s+)?(?!one\s+(?:group|arm))(?:{COUNT})\s*(?:[,.;(]|$|and\b|"
    rf"(?:of\s+(?:the\s+|these\s+|our\s+|{COUNT}\s+)+)?(?:[\w-]+\s+)?{PEOPLE}\b)",
    re.I,
)
SCALE = re.compile(r"\bscales?$", re.I)
OF_PEOPLE = ("percent", "events")
OF_RATIO = ("estimate", "ci_low", "ci_high", "ci_level", "measure", "p")
# "An increase of more than 10% of FVC": what people had, whatever the level is given in.
CHANGED_BY = re.compile(
    r"(?:increase|decrease|improvement|decline|rise|fall|drop|worsening|reduction)\s+of\s+(?:more|at|less|over|[<>≥≤]|\d)",
    re.I,
)
LEVEL = re.compile(r"(?:\bCIs?|\bintervals?\b\W?)[\s:]*\d+\s?%?$")
CHANGE_ALONE = re.compile(r"(?:improved|reduced|increased|decreased|worsened|higher|lower)", re.I)
WITH_RATIO = re.compile(
    r"\s+(?:was|were|is)\s+(?:\w+ly\s+)?associated\s+with\s+(?:an?\s+)?(?:[\w-]+\s+){0,2}(?:(?:odds|hazards?|risk|rate)\s+ratio|OR|RR|HR)\b",
    re.I,
)
# "Lower costs": a name that says itself which way it went; another direction of it belongs to something else.
SAYS_LOWER = re.compile(
    r"^(?:lower|fewer|less|reduced)\s+(?!(?:limbs?|respiratory|urinary|gastro\w*|extremit\w+|back|legs?|abdom\w+)\b)",
    re.I,
)
SAYS_HIGHER = re.compile(r"^(?:higher|greater(?!\s+curvature)|increased)\s+", re.I)
OF_GROUP = ("mean", "sd", "se", "median")
COUNTABLE = ("events", "percent", *OF_GROUP)
WHICH = re.compile(r"(?<!\d\s)(?<!\d-)\b(?:weeks?|months?|days?|years?|visit|cycle|patient|case)\s$", re.I)
# "A lower score 6 h after surgery": when it was measured, unless a time is what was measured.
WHEN_BEHIND = re.compile(
    r"[\s-]*(?:h|hrs?|hours?|min(?:ute)?s?|days?|weeks?|months?|years?)\s+(?:after|before|post|following)\b", re.I
)
# "Remained steady" is what people did, and nothing that has a mean.
DONE = re.compile(
    r"(?:remained|stayed|became|continued|discontinued|stopped|received|required|underwent|experienced|had|reported|died|was|were)\s",
    re.I,
)
# What was counted are no people: "sixteen biomarkers were", "in 35 cohorts".
OF_THINGS = re.compile(
    r"(?:(?:additional|other|further|new|different|candidate|novel)\s+)*(?:(?:bio)?markers|genes|proteins|cytokines|mi(?:cro)?RNAs?|metabolites|"
    r"SNPs?|variants|polymorphisms|loci|variables|predictors|items)\b",
    re.I,
)
PAPERS = re.compile(
    r"\s+(?:\w+\s+){0,2}?(?:studies|trials|cohorts|publications|articles|papers|datasets|cent(?:re|er)s|hospitals|countries|guidelines|provinces|states|regions|districts|departments|villages|schools|cities)\b",
    re.I,
)
# "Punctures, ablation time, and pain" is a list, and no name of one mean.
LIST_OF_NAMES = re.compile(r"[^,()]{3,},\s[^,()]{3,},?\s+and\s|[^,()]{3,},\s+and\s")
# "69% at 12 months": when a value was measured stands right behind it.
WHEN_MEASURED = re.compile(
    r"\s?(?:%|per\s?cent)?\s+(?P<when>(?:at|after)\s+\d+(?:\s+(?:and|to|or)\s+\d+)?\s+(?:h|hours?|days?|weeks?|months?|years?))\b",
    re.I,
)
IN_A_GROUP = re.compile(r"in\s+(?:the\s+)?(?P<arm>[\w+/-]+(?:\s[\w+/-]+){0,3}?)\s+(?:groups?|arms?)", re.I)
YEARS = re.compile(r"\b(?:19|20)\d\d\s?/\s?(?:19|20)\d\d\b")
ADDED = re.compile(r"\s+(?:plus|\+)\s+")
LASTS = re.compile(r"\b(?:times?|durations?|interval|onset|latenc\w+|stay|length|survival|delay)\b", re.I)
TREATED = re.compile(r"\b(?:therapy|treatment)$", re.I)
