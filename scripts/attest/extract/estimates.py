"""The grammar of effect estimates with their measures and confidence intervals."""

from __future__ import annotations

import re
from functools import lru_cache

from attest.extract.numbers import NUMBER, as_decimal
from attest.extract.statistics import Statistic, Value, overlaps, value_of

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
    ("slope", r"\bslope\b"),
    ("β", r"\bbeta(?:\s+coefficient)?\b|β"),
    (
        "r",
        r"\b(?:Pearson|Spearman)(?:['’]s)?\s+(?:r|rho|correlation(?:\s+coefficient)?)\b|"
        r"\bcorrelation\s+coefficient\b|(?<=[(\[;,\s])r(?=\s?=)|\brho\b|ρ",
    ),
)

RATIOS = ("HR", "OR", "RR", "IRR")
MEASURE = re.compile("|".join(f"(?P<m{at}>{pattern})" for at, (_, pattern) in enumerate(MEASURES)))

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

ESTIMATE_CI = re.compile(
    rf"(?P<estimate>{NUMBER})(?P<unit>\s?%|\s+[A-Za-z/%²]{{1,12}}(?:\s+[a-z]{{1,10}})?)"
    rf"?(?:\s*[(\[,;]\s*[(\[]?\s*|\s+){CI}\s*[:,=]?\s*(?:of\s+|from\s+)?[(\[]?\s*{INTERVAL}"
)

# "0.68 ± 0.83 D (95% CI …)": the estimate stands before its spread.
OF_SPREAD = re.compile(rf"(?P<estimate>{NUMBER})\s?(?:±|\+\s?/\s?[-−–])\s?$")
THRESHOLD = re.compile(r"[<>≤≥]\s?$")
ESTIMATE_BARE = re.compile(rf"(?P<estimate>{NUMBER})\s*[(\[]\s*{INTERVAL}\s*[)\]]")

# "2.1 kg lower after A than after B (95% CI 1.3-2.9)": the interval stands behind the comparison.
DETACHED = re.compile(
    rf"\b(?:was|were|by)\s+(?P<estimate>{NUMBER})(?P<unit>\s?%|"
    rf"\s+[A-Za-z/%²]{{1,14}}(?:\s+[a-z]{{1,12}})?)?\s+(?:lower|higher|less|more|"
    rf"greater|smaller|shorter|longer|better|worse)\b[^.;()\[\]]{{2,90}}?[(\[]\s*{CI}\s*[:,=]?\s*{INTERVAL}",
)

# "91% efficacy against shingles (95% CI 86-95%)", "an 88% reduction in the risk of falls (…)": of what, stands between.
EFFICACY = re.compile(
    rf"(?P<estimate>{NUMBER})\s?%\s+(?:relative\s+|vaccine\s+|overall\s+)?(?P<kind>efficacy|effectiveness|reduction|increase|decrease)"
    rf"(?:\s+(?:against|in|for|of)\s+(?:the\s+)?(?:(?:relative\s+)?(?:risks?|rates?|odds|incidence)\s+of\s+)?(?P<what>[A-Za-z][^.;,()\[\]]{{2,60}}?))?"
    rf"\s*[(\[,]\s*{CI}(?:\s*\[CI\])?\s*[:,=]?\s*{INTERVAL}",
)

CI_LABEL = re.compile(CI)


def measure_of(found: re.Match[str]) -> str:
    return next(name for at, (name, _) in enumerate(MEASURES) if found[f"m{at}"])


@lru_cache(maxsize=16)
def measures_in(text: str) -> tuple[re.Match[str], ...]:
    """The names of measures in a sentence; several rules ask for them one after the other."""
    return tuple(MEASURE.finditer(text)) if HINT.search(text) else ()


def estimates(text: str, carried: str = "") -> list[Statistic]:
    """Estimates with their intervals; a "(95% CI)" behind the measure's name says what the brackets hold.

    `carried` is the measure that the sentence before reported so, as in "Adjusted ratios were 0.85 (0.75 to 0.96)".
    """
    out: list[Statistic] = []
    measures = measures_in(text)
    taken: list[tuple[int, int]] = []
    labelled = CI_HINT.search(text) is not None
    for found in EFFICACY.finditer(text) if labelled and "%" in text else ():
        parts = _interval_parts(found)
        parts["ci_level"] = (found["level"], found.start("level"), found.end("level"))
        measure = "efficacy" if found["kind"].startswith("eff") else ""
        taken.append(found.span())
        out.append(Statistic("estimate", *found.span(), parts, label=found["what"] or "", measure=measure))
    for found in ESTIMATE_CI.finditer(text) if labelled else ():
        if overlaps(found.span(), taken):
            continue
        if THRESHOLD.search(text, max(0, found.start() - 4), found.start()):
            continue  # "a score ≥ 7 (95% CI …)"
        named = _measure_before(text, measures, found.start())
        parts = _interval_parts(found)
        parts["ci_level"] = (found["level"], found.start("level"), found.end("level"))
        spread = OF_SPREAD.search(text, max(0, found.start() - 24), found.start())
        start = spread.start("estimate") if spread else found.start()
        if spread:
            parts["estimate"] = value_of(spread, "estimate")
        taken.append((start, found.end()))
        out.append(
            Statistic(
                "estimate",
                start,
                found.end(),
                parts,
                head=named.span() if named else None,
                measure=measure_of(named) if named else "",
            )
        )
    for found in DETACHED.finditer(text) if labelled else ():
        low, estimate, high = (as_decimal(found[name]) for name in ("low", "estimate", "high"))
        if (
            overlaps(found.span(), taken)
            or low is None
            or estimate is None
            or high is None
            or not low < estimate < high
        ):
            continue
        parts = _interval_parts(found)
        parts["ci_level"] = (found["level"], found.start("level"), found.end("level"))
        taken.append(found.span())
        out.append(Statistic("estimate", found.start("estimate"), found.end(), parts))
    announced = [found for found in (CI_LABEL.finditer(text) if labelled else ()) if not overlaps(found.span(), taken)]
    for found in ESTIMATE_BARE.finditer(text) if measures else ():
        if overlaps(found.span(), taken):
            continue
        named = next((one for one in reversed(measures) if one.end() <= found.start()), None)
        if named is None:
            continue
        level = next((one for one in announced if named.start() <= one.start() < found.start()), None)
        if level is None and carried != measure_of(named) and not _plain_interval(text, named, found):
            continue
        parts = _interval_parts(found)
        if level is not None:
            parts["ci_level"] = (level["level"], level.start("level"), level.end("level"))
        taken.append(found.span())
        out.append(Statistic("estimate", *found.span(), parts, head=named.span(), measure=measure_of(named)))
    for named in measures:
        plain = re.compile(
            rf"\s*(?:=|:|,|of|was|were)?\s*(?P<estimate>{NUMBER})(?!\s*[-–]\s*\d)(?!\s*(?:%|years|"
            rf"months|weeks|days)|,\d)",
            re.I,
        ).match(text, named.end())
        if (
            plain
            and measure_of(named) in ("HR", "OR", "RR", "IRR", "SMD", "r", "β")
            and not overlaps(plain.span("estimate"), taken)
        ):
            if any(plain.start("estimate") == one.parts["estimate"][1] for one in out):
                continue
            if measure_of(named) in ("r", "β") and "=" not in plain.group():
                continue
            out.append(
                Statistic(
                    "estimate",
                    named.start(),
                    plain.end(),
                    {"estimate": value_of(plain, "estimate")},
                    head=named.span(),
                    measure=measure_of(named),
                )
            )
    return sorted(out, key=lambda one: one.start)


def _plain_interval(text: str, named: re.Match[str], found: re.Match[str]) -> bool:
    """Whether a ratio's bracket holds its interval although nothing says so: "hazard ratio 0·63 [0·37–1·06]"."""
    low, estimate, high = (as_decimal(found[name]) for name in ("low", "estimate", "high"))
    if low is None or estimate is None or high is None or not low < estimate < high:
        return False
    return measure_of(named) in RATIOS and len(text[named.end() : found.start()].strip(" ,:=")) == 0


def _interval_parts(found: re.Match[str]) -> dict[str, Value]:
    return {
        "estimate": value_of(found, "estimate"),
        "ci_low": value_of(found, "low"),
        "ci_high": value_of(found, "high"),
    }


def _measure_before(text: str, measures: tuple[re.Match[str], ...], place: int) -> re.Match[str] | None:
    """The measure's name that belongs to a number: the last before it, with no other sentence part between."""
    for found in reversed(measures):
        if found.end() <= place:
            between = text[found.end() : place]
            return found if len(between) <= 160 and ";" not in between else None
    return None
