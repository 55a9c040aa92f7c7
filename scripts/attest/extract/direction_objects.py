"""In what something differs: the first phrase behind "in", "on" or "regarding" that names an outcome."""

from __future__ import annotations

from attest.expressions import quick as re
from attest.extract.direction_names import named_in
from attest.extract.phrase_times import TIME
from attest.extract.phrases import Phrase, items_at
from attest.extract.statistics import PEOPLE

ABOUT = (
    r"regarding|concerning|as\s+regards|with\s+(?:regard|respect)s?\s+to|in\s+(?:terms|respect|relation)\s+(?:of|to)|"
    r"when\s+comparing|as\s+to"
)
IN = re.compile(
    rf"\b(?:{ABOUT}|(?<!based )(?<!depending )"
    r"(?:in|on|for)(?!\s+(?:terms|respect|relation|addition|contrast|comparison|general|any\s+way)\b))\s+",
    re.I,
)
IN_OR_OF = re.compile(
    rf"\b(?:{ABOUT}|(?<!based )(?<!depending )"
    r"(?:in|on|for|of)(?!\s+(?:terms|respect|relation|addition|contrast|comparison|general)\b))\s+",
    re.I,
)
ON = re.compile(
    rf"\b(?:{ABOUT}|(?<!based )(?<!depending )(?:up)?on|in\s+(?:reducing|improving|lowering|preventing|increasing))\s+",
    re.I,
)
_OPEN = re.compile(
    r"(?:(?:the|either|both|their|other|an?|any(?:\s+of)?|reducing|lowering|decreasing|preventing|suppressing|shortening|improving|relieving|"
    r"alleviating|ameliorating|increasing|enhancing|prolonging|predicting|detecting|diagnosing|treating|controlling|"
    r"risks?\s+(?:and|or)\s+rates?\s+of|(?:risks?|odds|likelihood)\s+of)\s+)*",
    re.I,
)
# Whom, where or when, and not what: "in the two groups", "in patients with X", "for 6 weeks".
WHOM = re.compile(
    r"(?:(?!(?:in|of|for|on|with|between|at|after|\d+)\b)[\w/+-]+\s+){0,4}?(?:groups?|arms?|cohorts?|controls|studies|trials|mice|rats|models?|analys[ie]s|sites?|"
    rf"years|months|weeks|days|hours|visits|occasions|time[\s-]?points?|{PEOPLE})\b(?!['’])|(?:\d[\d.,%]*\s(?!(?:h|hours?|days?|weeks?|months?|years?|min|minutes?)\s+(?:mean|median|total|average|urinary|blood|ambulatory|mortality|survival)\b)|either\b\s*(?:\.|$)|favou?r\b|those\b|whom\b|which\b|all\s+cases|this\b|it\b|our\b|"
    r"(?:multivaria\w+|univaria\w+|subgroup|regression|adjusted|cox)\b)",
    re.I,
)
_END = re.compile(
    r"[.;:]\s|[.;:]$|,\s+(?:and\s+)?(?:but|while|whereas|although|which|with|however)\b|\b(?:but|while|whereas|although|who|which|that|had|did|when(?!\s+comparing)|adjust\w+)\b",
    re.I,
)
FARTHEST = 140


# "In X or in Y", "for the onset of X, and for the rate of Y".
_ALSO_IN = re.compile(
    r"\s*(?:[(\[][^()\[\]]*[)\]])?(?:\s+(?:than|versus|vs\.?|compared\s+(?:with|to))\s+[^.;:,()\[\]]{2,50})?\s*,?\s*"
    r"(?:and|or|nor|as\s+well\s+as|but\s+also)\s+(?:also\s+)?(?:in|for)\s+",
    re.I,
)
_ALSO_ON = re.compile(_ALSO_IN.pattern.replace("(?:in|for)", "on"), re.I)


def goes_on(text: str, end: int, limit: int, leads: re.Pattern[str] = _ALSO_IN) -> tuple[list[Phrase], int]:
    """What a list goes on with behind another "in" or "for"."""
    also = leads.match(text, end)
    if also is None or also.end() > limit:
        return [], end
    start = _OPEN.match(text, also.end()).end()  # type: ignore[union-attr]
    if WHOM.match(text, start) or TIME.match(text, start):
        return [], end
    outcomes, behind = items_at(text, start, keep_last=False)
    named = named_in(outcomes)
    return (list(named), behind) if outcomes and len(named) == len(outcomes) else ([], end)


def in_what(text: str, at: int, leads: re.Pattern[str] = IN) -> tuple[list[Phrase], int]:
    """The outcomes that something at a place speaks of, and where they end; people and times are none."""
    stop = _END.search(text, at)
    limit = min(len(text), at + FARTHEST, stop.start() if stop else len(text))
    for lead in leads.finditer(text, at, limit):
        start = _OPEN.match(text, lead.end()).end()  # type: ignore[union-attr]
        if WHOM.match(text, start) or TIME.match(text, start):
            continue
        outcomes, end = items_at(text, start, keep_last=False)
        if not outcomes:
            break
        named = named_in(outcomes)
        if len(named) == len(outcomes):
            more, end = goes_on(text, end, limit, _ALSO_ON if leads is ON else _ALSO_IN)
            return [*named, *more], end
        if len(named) == len(outcomes) - 1 and named and not named_in(outcomes[-1:]):
            return list(named), named[-1].end  # the last begins another clause
    return [], at
