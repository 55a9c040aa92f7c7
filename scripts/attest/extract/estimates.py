"""The names of measures in sentences, and values with a labelled confidence interval but no measure."""

from __future__ import annotations

import re
from functools import lru_cache

from attest.expressions.kept import SENTENCES
from attest.expressions.names import Names
from attest.extract.number_led import FigureLed
from attest.extract.numbers import NUMBER
from attest.extract.statistics import Statistic, value_of

MEASURES = (
    (
        "HR",
        r"(?:[Aa]djusted\s+|unadjusted\s+|pooled\s+|crude\s+|sub-?distribution\s+|cause-specific\s+)"
        r"*hazards?\s+ratios?|\b[as]?HRs?\b|\bHRadj\b",
    ),
    (
        "OR",
        r"(?:[Aa]djusted\s+|[Uu]nadjusted\s+|pooled\s+|crude\s+|common\s+)*(?:prevalence\s+)?odds\s+ratios?|"
        r"(?:[(\[](?:un)?adj[)\]])?\b(?:a|adj|unadj|c|P|aP)?ORs?a?\b",
    ),
    (
        "RR",
        r"(?:adjusted\s+|pooled\s+|crude\s+)*(?:relative\s+risks?|risk\s+ratios?|rate\s+ratios?|"
        r"prevalence\s+ratios?)|\ba?RRs?\b",
    ),
    ("IRR", r"(?:adjusted\s+)?incidence\s+rate\s+ratios?|\ba?IRRs?\b"),
    (
        "SMD",
        r"standardi[sz]ed\s+mean\s+differences?|\bSMDs?\b|(?:Cohen['’]?s\s+d|Hedges['’]?\s+g|" r"effect\s+sizes?)\b",
    ),
    ("RD", r"(?:absolute\s+)?risk\s+(?:differences?|reductions?)|\bA?RDs?\b"),
    (
        "MD",
        r"(?:weighted\s+|adjusted\s+|estimated\s+|least[- ]squares\s+|between-group\s+|treatment\s+|"
        r"LS\s+)*(?:mean\s+)?(?:between-group\s+|treatment\s+)?differences?|\bW?MDs?\b|Δ(?=\s*=?\s*[-−–]?\d)",
    ),
    (
        "AUC",
        r"\bAUCs?\b|\bAUROCs?\b|\barea\s+under\s+the\s+(?:receiver[\s-]operating[\s-]characteristic(?:s)?\s+|ROC\s+)?curve\b",
    ),
    ("slope", r"\bslope\b(?!\s+(?:was|of|were)\s+[-−–]?\d[\d.]*\s?(?:±|\+\s?/))"),
    ("β", r"\bbeta(?:\s+coefficient)?\b|β"),
    (
        "r",
        r"\b(?:Pearson|Spearman)(?:['’]s)?\s+(?:r|rho|correlation(?:\s+coefficient)?)\b|"
        r"\bcorrelation\s+coefficient\b|(?<=[(\[;,\s])r(?=\s?=)|\brho\b|ρ",
    ),
)

MEASURE = Names(MEASURES)

# Without one of these no measure's name can stand in a sentence.
HINT = re.compile(
    r"azard|odds|ratio|risk|differ|Cohen|Hedges|effect\s+size|[HOR]R|[RM]D|[Δβρ]|slope|beta|"
    r"AUC|AUROC|under the|orrelation|Pearson|Spearman|"
    r"rho|[(\[;,\s]r\s?="
)

CI_HINT = re.compile(r"CI|C\.\s?I|CrI|confidence|credible")
CI = (
    r"(?P<level>\d\d(?:[.·]\d)?)\s?(?:%|per\s?cent)\s?(?:CIs?|C\.\s?I\.?|CrIs?|confidence\s+intervals?|credible\s+intervals?)"
    r"(?:\s*[(\[]CI[)\]])?"
)

INTERVAL = rf"(?P<low>{NUMBER})\s?%?(?:\s*(?:-|–|—|to|and|,|;)\s*)(?P<high>{NUMBER})\s?%?"

ESTIMATE_CI = FigureLed(
    rf"(?P<estimate>{NUMBER})(?P<unit>\s?%|\s+[A-Za-z/%²]{{1,12}}(?:\s+[a-z]{{1,10}})?)"
    rf"?(?:\s*[(\[,;]\s*[(\[]?\s*|\s+){CI}\s*[:,=]?\s*(?:of\s+|from\s+)?[(\[]?\s*{INTERVAL}"
)

# "0.68 ± 0.83 D (95% CI …)": the estimate stands before its spread.
OF_SPREAD = re.compile(rf"(?P<estimate>{NUMBER})\s?(?:±|\+\s?/\s?[-−–])\s?$")
THRESHOLD = re.compile(r"[<>≤≥]\s?$")


@lru_cache(maxsize=SENTENCES)
def measures_in(text: str) -> tuple[re.Match[str], ...]:
    """The names of measures in a sentence; several rules ask for them one after the other."""
    return tuple(MEASURE.finditer(text)) if HINT.search(text) else ()


def intervals(text: str) -> list[Statistic]:
    """Values with a labelled interval and no measure's name: shares of people and means; effects are read before."""
    if CI_HINT.search(text) is None:
        return []
    out: list[Statistic] = []
    measures = measures_in(text)
    for found in ESTIMATE_CI.finditer(text):
        if THRESHOLD.search(text, max(0, found.start() - 4), found.start()):
            continue  # "a score ≥ 7 (95% CI …)"
        if _measure_before(text, measures, found.start()):
            continue
        parts = {
            "estimate": value_of(found, "estimate"),
            "ci_low": value_of(found, "low"),
            "ci_high": value_of(found, "high"),
            "ci_level": value_of(found, "level"),
        }
        spread = OF_SPREAD.search(text, max(0, found.start() - 24), found.start())
        start = spread.start("estimate") if spread else found.start()
        if spread:
            parts["estimate"] = value_of(spread, "estimate")
        out.append(Statistic("estimate", start, found.end(), parts))
    return out


def _measure_before(text: str, measures: tuple[re.Match[str], ...], place: int) -> re.Match[str] | None:
    """The measure's name that belongs to a number: the last before it, with no other sentence part between."""
    for found in reversed(measures):
        if found.end() <= place:
            between = text[found.end() : place]
            return found if len(between) <= 160 and ";" not in between else None
    return None
