"""The forms of effects: names of measures, numbers, intervals with and without a label, and p-values beside them."""

from __future__ import annotations

from attest.expressions import quick as re
from attest.expressions.cued import Cued
from attest.expressions.names import Names
from attest.extract.numbers import DIGITS

# What kind of a measure it is, before its name: "fully adjusted", "pooled".
KIND = Cued(
    r"(?:(?:(?:un|fully[\s-]|multivaria(?:te|ble)[\s-]|age[\s-]|covariate[\s-])?adjusted|pooled|crude|summary|"
    r"combined|overall|common|"
    r"corresponding|estimated|weighted|unweighted|multivaria(?:te|ble)|univaria(?:te|ble)|respective|median|"
    r"sub-?distribution|cause-specific|"
    r"standardi[sz]ed|mean|between-group|least[\s-]squares|LS|treatment|absolute|baseline-adjusted|partial|"
    r"relative)\s+)+$",
    re.I,
)
# The name of a measure as roles have it, and how reports write it.
MEASURES: tuple[tuple[str, str], ...] = (
    (
        "HR",
        r"(?i:hazards?(?:\s+rate)?\s+ratios?|relative\s+(?:sub-?distribution\s+)?hazards?|"
        r"sub-?distribution\s+hazards)|\b(?:a|adj\.?|s|sd|cs|c|u|p|m)?HRs?(?:adj)?\b",
    ),
    ("DOR", r"(?i:diagnostic\s+odds\s+ratios?)|\bDORs?\b"),
    (
        "OR",
        r"(?i:(?:(?:prevalence|matched)\s+)?odds\s+ratios?|relative\s+odds)|(?:[(\[](?:un)?adj[)\]])?\b(?:a|adj\.?|"
        r"unadj|c|P|aP|u|m|M|p|A)?ORs?(?:adj|a)?\b",
    ),
    ("IRR", r"(?i:incidence\s+(?:rate\s+)?ratios?|incident\s+rate\s+ratios?)|\ba?IRRs?\b"),
    ("SMR", r"(?i:standardi[sz]ed\s+mortality\s+ratios?)|\bSMRs?\b"),
    ("SIR", r"(?i:standardi[sz]ed\s+incidence\s+ratios?)|\bSIRs?\b"),
    ("RRR", r"(?i:relative\s+risk\s+reductions?)|\bRRR\b"),
    (
        "RR",
        r"(?i:relative\s+risks?|risk\s+ratios?|rate\s+ratios?|prevalence\s+(?:rate\s+)?ratios?|"
        r"event\s+rate\s+ratios?)|\b[ac]?(?:RR|PR)s?\b",
    ),
    (
        "SMD",
        r"(?i:standardi[sz]ed\s+mean\s+differences?|Cohen['’]?s?['’]?\s+d|Hedges?['’]?s?['’]?\s+g|"
        r"effect\s+sizes?)\b|\bSMDs?\b|"
        r"(?<=[(\[;,\s])(?:[dg]|ES)(?=\s?=)",
    ),
    ("η²", r"(?i:(?:partial\s+)?eta[\s-]squared)|(?:partial\s+)?η(?:p)?\s?[²2]|ηp\s?[²2]"),
    ("RD", r"(?i:risk\s+(?:differences?|reductions?)|rate\s+differences?)|\bA?RDs?\b|\bARRs?\b"),
    (
        "MD",
        r"(?i:(?:weighted\s+)?mean\s+(?:between-group\s+|treatment\s+)?differences?|"
        r"between-group\s+differences?|"
        r"difference(?:s)?(?:\s+in\s+means?)?)|\bW?MDs?\b|Δ(?=\s*=?\s*[-−–]?\d)",
    ),
    (
        "AUC",
        r"(?i:area\s+under\s+(?:the\s+)?(?:summary\s+)?(?:receiver[\s-]operat(?:ing|"
        r"or)[\s-]characteristics?\s+|S?ROC\s+)?curves?)|\bS?AUR?O?Cs?\b|"
        r"(?i:\b[cC][\s-](?:statistics?|ind(?:ex|ices)))",
    ),
    ("ICC", r"(?i:intra-?class\s+correlations?(?:\s+coefficients?)?)|\bICCs?\b"),
    ("κ", r"(?i:(?:Cohen['’]?s\s+|weighted\s+)*kappa(?:\s+(?:values?|coefficients?|statistics?))?)|κ"),
    (
        "r",
        r"(?i:(?:Pearson|Spearman)(?:['’]?s)?(?:\s+rank)?\s+(?:r|rho|correlations?(?:\s+coefficients?)?)|"
        r"correlation\s+coefficients?)\b|"
        r"(?<=[(\[;,\s])(?:[rR]s?|rho)(?=\s?[=:]|\s[-−–]?0?[.·]\d|\s?\(\d+\)\s?=)|\b[rR][-\s]values?|\brho\b|ρ",
    ),
    ("slope", r"\b[Ss]lope\b(?!\s+(?:was|of|were)\s+[-−–]?\d[\d.]*\s?(?:±|\+\s?/))"),
    (
        "β",
        r"(?i:beta(?![-\w]|\s+(?:block|cell|carot|agon|lactam|thal))(?:\s+coefficients?)?|regression\s+coefficients?|coefficients?)\b|"
        r"(?:[Aa]dj(?:usted)?\.?\s+)?β|(?<=[(\[;,\s])[bB](?=\s?=)",
    ),
    ("NNH", r"(?i:numbers?[\s-]needed[\s-]to[\s-]harm)|\bNNT?Hs?\b"),
    ("NNT", r"(?i:numbers?[\s-]needed[\s-]to[\s-](?:treat|vaccinate|screen))|\bNNTs?\b"),
    ("efficacy", r"(?i:(?:\w+\s+)?(?:vaccine\s+)(?:efficacy|effectiveness))|\bI?VEs?\b"),
    ("sensitivity", r"(?i:sensitivit(?:y|ies))"),
    ("specificity", r"(?i:specificit(?:y|ies))"),
    ("PPV", r"(?i:positive\s+predictive\s+values?)|\bPPVs?\b"),
    ("NPV", r"(?i:negative\s+predictive\s+values?)|\bNPVs?\b"),
    ("LR+", r"(?i:positive\s+likelihood\s+ratios?)|\bLR\+"),
    ("LR−", r"(?i:negative\s+likelihood\s+ratios?)|\bLR[-−–](?=\s)"),
)
MEASURE = Names(MEASURES)
RATIOS = ("HR", "OR", "RR", "IRR", "SMR", "SIR", "DOR", "LR+", "LR−")
# Proportions of a test's results: they are what is measured, and no comparison.
ACCURACY = ("sensitivity", "specificity", "PPV", "NPV")

# Measures that stand for what was measured where nothing else is named.
SELF_NAMED = ("AUC", "ICC", "κ")

# Words or signs without one of which no effect is told; plain words are sought faster than an expression with them.
HINT_WORDS = (
    *(
        "onfidence",
        "redible",
        "azard",
        "odds",
        "Odds",
        "ratio",
        "Ratio",
        "elative risk",
        "lope",
        "beta",
        "AUC",
        "AUROC",
    ),
    *(
        "under the",
        "orrelation",
        "earson",
        "pearman",
        "ohen",
        "edges",
        "ffect size",
        "ICC",
        "appa",
        "NNT",
        "NNH",
        "eeded to",
    ),
    *("AUROC", "fficacy", "ffectiveness", "risk diff", "risk reduc", "coefficient", "differen", "CrI", "RR"),
)
HINT = re.compile(
    r"CI\b|IC\b|C\.\s?I|[HO]Ra|[HOSIP]Rs?\b|[RM]D\b|[Δβκρη]|rho\b|(?<=[(\[;,\s])[rRdgbB]s?\s?[=:(]|ES\s?=|"
    r"[rR][-\s]value|VE\b"
)


def hints(text: str) -> bool:
    """Whether a text has a word or a sign without which it tells no effect."""
    for word in HINT_WORDS:  # a plain loop is twice as quick as any() with a generator
        if word in text:
            return True
    return HINT.search(text) is not None


# A number begins behind no letter or other number; "1.22,1.63" are two.
_BEGIN = r"(?<![\w.·])(?:(?<!\d,)|(?<=[.·]\d,)|(?<=[.·]\d\d,))"
NUM = rf"(?:(?<![\w.)\]%·])[-−–+‐]\s?)?{_BEGIN}(?:{DIGITS}(?:[.·]\d+)?|[.·]\d+)(?!\d|,\d\d\d\b(?![.·]))"
COMMA = r"(?:(?<![\w.)\]%·])[-−–+‐]\s?)?(?<![\w.,·])\d+(?:[.,·]\d+)?(?!\d)"
LEVEL = r"(?P<level>\d\d(?:[.·,]\d{1,2})?)\s?(?:%|per\s?cent)"
_CI = (
    r"(?:CIs?|C\.\s?I\.?|c\.\s?i\.|CrIs?|BCIs?|UIs?|IC|I\.C\.|(?i:(?:confidence|credible|uncertainty)\s+(?:intervals?|limits?))|"
    r"(?<=%\s)intervals?)"
)
LABEL = (
    rf"(?:{LEVEL}\s*-?\s*{_CI}|{_CI}\s*[\[(]?\s*(?P<level_behind>\d\d)\s?%\s*[\])]?|(?:CI|"
    rf"IC)(?=\s*[:=,]?\s*[\[(]?\s*[-−–]?[\d.]))"
    r"(?:\s*[(\[{,]\s*(?:\d\d\s?%\s?)?(?:CIs?|CrIs?|IC|c\.i\.)(?:\s*[)\]}]|(?=\s)))?"
)
OF_DIFFERENCE = r"\s+(?:for|of|in)\s+(?:the\s+)?(?:[\w-]+\s+)?differences?\b"
# The level of an interval, whose value stands before it.
LEVEL_FIRST = re.compile(r"9[0579](?:[.·]\d)?\s?%?\s?-?\s?(?:CIs?|IC|CrIs?)\b")
ANNOUNCED = re.compile(rf"\b{LEVEL}\s*-?\s*{_CI}")
_FAVOURS = r"(?:\s+(?:in\s+favou?r\s+of|favou?ring)\s+[A-Za-z][\w+/-]*(?:\s[\w+/-]+){0,3}?)?"
_TO = r"\s*(?:-|–|—|−|‐|‑|~|to|and|through|a{apart})\s*"
_P = r"(?:[,;]?\s*[(\[]?\s*[pP](?:[-\s]?values?)?\s*(?:[<=>≤≥]|of|was|:)?\s*[\d.·,]*\d\s*[)\]]?)?"
UNIT = (
    r"(?:\s?/\s?\d[\d,]*\s?(?:(?:person|patient|p)[\s-]?(?:years?|yrs?|y)|PYs?|PYRs?)(?:\s*[(\[]\w+(?=;))?|\s?(?:%|‰)(?:\s+(?:points?|reductions?|increases?|decreases?|efficacy))?|\s+(?:per|for\s+each|"
    r"for\s+every)\s+(?:\d[\d,. ]*\s?[-%‐]?\s*)?[A-Za-z/-]+(?:[\s-][A-Za-z]+){0,3}|"
    r"(?:\s+(?!(?:and|or|vs|versus|to|in|for|with|of|among|on|at|compared|than|if|"
    r"per)\b)[A-Za-zµμ/%²°·⁻¹-][\w/%²·⁻¹-]{0,14}){1,3}(?:\s+per\s+[a-z]+)?|(?<=\d)[A-Za-zµμ]{1,5}/[A-Za-z]{1,6})?"
)


# "1.03 per year, 1.01–1.05", "0.97 per 1% predicted (…)".
PER = r"(?:\s+(?:per|for\s+each|for\s+every)\s+(?:\d[\d.]*[\s-]?%?\s?)?[A-Za-z/-]{1,16}(?:\s[a-z]+)?)?"


def _interval(number: str, apart: str) -> tuple[re.Pattern[str], ...]:
    to = _TO.replace("{apart}", apart)
    ends = rf"(?P<low>{number})\s?%?{UNIT}{to}(?P<high>{number})"
    return (
        re.compile(
            rf"(?P<estimate>{number})(?P<unit>{UNIT})(?:\s*(?:\(=[^()]{{1,24}}\)|[(\[](?:per|for\s+(?:each|every))\s[^()\[\]]{{2,40}}[)\]]))?{_FAVOURS}{_P}\s*[,;:]?\s*(?P<opened>[(\[{{])?\s*[,;]?\s*(?:(?:with|and)\s+(?:an?\s+)?)?{LABEL}"
            # in a bracket of its own such an interval belongs to no value before it
            rf"(?(opened)|(?:{OF_DIFFERENCE})?)\s*[:,=]?\s*"
            rf"(?:of\s+|from\s+|was\s+|ranging\s+from\s+|between\s+|range\s+)?[(\[{{]?\s*{ends}"
        ),
        re.compile(rf"[(\[]\s*{LABEL}\s*[:,=]?\s*(?:of\s+|from\s+)?[(\[{{]?\s*{ends}"),
        re.compile(rf"(?P<estimate>{number})\s?%?{PER}\s*(?P<mark>[(\[,;]|[,;]\s*[(\[])\s*{ends}\s?%?\s*(?=[)\],;])"),
        # "1.22 (16 in the one group and 13 in the other; 95% CI 0.98 to 1.53)"
        re.compile(rf"(?<=\d\s)[(\[]\d+\s[^()\[\]]{{4,120}}?[;,]\s*{LABEL}\s*[:,=]?\s*(?:of\s+|from\s+)?{ends}"),
    )


POINT, COMMAS = _interval(NUM, r"|[,;]"), _interval(COMMA, r"|;")
NUMBER, NUMBER_COMMA = re.compile(NUM), re.compile(COMMA)

# Between a measure's name and its value: brackets with its short form, what it is of, and a verb or sign.
LINK = re.compile(
    r"(?:\s*[)\]}]|\s*[(\[{][^()\[\]{}]{1,40}[)\]}]|"
    r"\s*[(\[{](?=\s*[-−–]?[\d.]))*\s*(?:with\s+(?:its\s+)?\d\d\s?%\s?\S+(?:\s+intervals?)?(?:\s*[(\[]CIs?[)\]])?)?\s*"
    r"(?:estimates?\s+|values?\s+)?(?P<of>(?:[^.;]|\.(?=\d)){2,150}?)??\s*(?:[(\[]\s*)?(?P<sign>=|:|,|≈|~|\bof\b|\bwas\b|"
    r"\bwere\b|\bis\b|\bbeing\b|\breached\b)?\s*(?:only\s+|about\s+|approximately\s+|estimated\s+(?:at|as)\s+)?$"
)
P_NAME = re.compile(
    r"(?<![\w-])(?:[pP](?:[-\s]?values?)?(?P<kind>[-\s](?:for\s+)?[a-z]+|[-\s]for\s+[\w-]+(?:\s+\w+)?|trend|"
    r"[-\s]?(?:interaction|het\w*))?(?:\s+across\s+\w+)?)\s*"
    r"(?P<sign>=\s?<|=|<|>|≤|≥|&lt;|(?:was\s+|of\s+)?less\s+than|(?<=alue)\s+of|(?<=alue)\s+was|(?<=alue):|"
    r"(?<=alue)(?=\s))\s*(?P<p>(?:0?[.·,]|\d)\d*(?:[.·]\d+)?(?:\s?[x×]\s?10\s?[-−–]\s?\d+)?)"
)
OTHER_P = re.compile(r"het|inter|egger|begg|publication|non-?linear|homogen", re.I)
