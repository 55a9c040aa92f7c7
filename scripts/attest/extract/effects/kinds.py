"""What kind of a value an effect is: whether it compares at all, and what its measure is called."""

from __future__ import annotations

from attest.expressions import quick as re
from attest.extract.context import Context
from attest.extract.effects.effect import Effect
from attest.extract.grammar.courses import compares
from attest.extract.outcome_names import LEVEL_IN_PERCENT

SHARE = re.compile(
    r"\b(?:survival|rates?|prevalence|proportion|incidence|mortality|remission|cure|response|percentage|patients|"
    r"participants|of\s+(?:the\s+)?(?:\d|patients|women|men|children))\b|\d\s?/\s?\d",
    re.I,
)
MEAN = re.compile(
    r"\b(?:means?|average|median|geometric)\b(?!\s+(?:differences?|changes?|reductions?|increases?))", re.I
)
# "WMDFBG = −8.4": a measure with its outcome glued to it, before which the bracket stands behind a subgroup.
GLUED = re.compile(r"\b(?:WMD|SMD|MD|RR|OR|HR)[A-Za-z]\w*(?:\s\w+)?\s?=\s?$")
NO_SHARE = re.compile(
    r"\b(?:efficacy|effectiveness|reduc\w+|increas\w+|decreas\w+|differences?|fewer|more|less|lower|higher|"
    r"declin\w+|improve\w+|attributable|fraction)\b",
    re.I,
)
# "A 34% (95% CI …) reduction in colds".
CHANGE_BEHIND = re.compile(
    r"\s?%?\s*[)\]]*\s*(?:\w+\s+){0,3}?(?:reduc|increas|decreas|declin|lower|higher|improvement)\w*\s", re.I
)
BY_HOW_MUCH = re.compile(
    r"\b(?:reduc|increas|decreas|declin|lower|fell|rose|dropp|cut|rais|improv|prolong|shorten)\w*\b[^.;]*\bby\s+(?:(?:an?|about|approximately|almost|nearly|some|estimated)\s+)*$",
    re.I,
)
# "Reductions in A of 13% (…), in B of 19% (…), and in C of": far behind the word.
NEXT_OF_CHANGE = re.compile(r"[)\]]\s*,?\s*(?:and\s+)?(?:in|for)\s[^.;:,()]{2,90}\s(?:of|by)\s*$")
# "The mean change in weight was 3 kg (95% CI …) in the drug group": a mean, unless it is set against another.
MEAN_CHANGE = re.compile(
    r"\b(?:means?|average)\s+(?:(?!of\b)[\w-]+\s+){0,3}?(?:changes?|reductions?|increases?|decreases?|declines?|improvements?|"
    r"loss|gains?)\b(?![^.;]*;)",
    re.I,
)
SET_AGAINST = re.compile(
    r"\b(?:differences?|than|compared|comparison|versus|vs|relative\s+to|between(?!\s+(?:baseline|entry|inclusion|weeks?|months?|days?|years?|visits?|before|pre-?treatment)\b)|adjusted|net|effects?|associated|pooled|trials|studies)\b",
    re.I,
)


def tells_effect(text: str, one: Effect) -> bool:
    """Whether a value without a measure's name is an effect: neither a share of people nor a mean."""
    if one.measure:
        return True
    changed = MEAN_CHANGE.search(text, max(0, one.start - 200), one.start)
    if changed and not SET_AGAINST.search(text, max(0, changed.start() - 60), one.start):
        return SET_AGAINST.match(text[one.end :].lstrip(" )]")) is not None
    lead = text[max(0, one.start - 110) : one.start]
    if GLUED.search(lead):
        return False
    if one.unit.startswith("%"):
        listed = NEXT_OF_CHANGE.search(lead)
        changed = NO_SHARE.search(text if listed else lead, 0, one.start if listed else len(lead))
        if BY_HOW_MUCH.search(lead):
            return True  # "reduced the incidence by 34% (95% CI …)"
        changed = changed or NO_SHARE.search(one.unit) or CHANGE_BEHIND.match(one.of or text[one.end :])
        return changed is not None and SHARE.search(lead[-30:]) is None
    return MEAN.search(lead) is None


OF_AVERAGES = re.compile(r"\b(?:means?|median|average|chang\w+|\w*creas\w+)\b", re.I)


# "Skin improved (Δ −4.5; p < 0.001)": where nothing is compared, this is how much it changed.
DELTA = re.compile(r"[Δδ∆]")


def is_own_change(context: Context, one: Effect) -> bool:
    """Whether a difference without an interval is that of one group from before to after."""
    return (
        one.measure == "MD"
        and one.head is not None
        and DELTA.match(context.text, one.head[0]) is not None
        and len(context.arms.names) < 2
        and not compares(context.text)
    )


def measure_of(text: str, one: Effect, outcome: str) -> str:
    """The measure's name; a plain difference in per cent is one of risks, unless a level is given in per cent."""
    said = text[slice(*one.head)].casefold() if one.head else ""
    shares = "%" in one.unit or "percentage" in one.unit
    if one.measure == "RD" and said.startswith("risk reduction") and "absolute" not in text[: one.at].casefold():
        return ""  # mostly relative ones
    plain = one.measure == "MD" and said.startswith(("difference", "between-group difference"))
    averaged = OF_AVERAGES.search(text, max(0, one.start - 120), one.start) is not None
    if (
        plain
        and shares
        and not averaged
        and LEVEL_IN_PERCENT.search(outcome) is None
        and NO_SHARE.search(outcome) is None
    ):
        return "RD"
    return one.measure
