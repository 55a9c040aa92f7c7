"""In what something differs: the first phrase behind "in", "on" or "regarding" that names an outcome."""

from __future__ import annotations

from dataclasses import replace

from attest.expressions import quick as re
from attest.extract.direction_names import named_in
from attest.extract.grammar.brackets import blanked
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
    r"alleviating|ameliorating|increasing|enhancing|prolonging|inducing|achieving|preserving|maintaining|producing|predicting|detecting|diagnosing|treating|controlling|"
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
    r"\s*(?:(?:at|after|by|over)\s+(?:(?:week|month|year|day)s?\s+\d+|\d+\s+\w+)(?=,?\s+(?:and|n?or)\s))?(?:[^.;:,()\[\]]{0,40}?[(\[](?:[^()\[\]]|[(\[][^()\[\]]*[)\]])*[)\]])?(?:\s+(?:than|versus|vs\.?|compared\s+(?:with|to))\s+[^.;:,()\[\]]{2,50})?\s*"
    r"(?:,?\s*(?:and|or|nor|as\s+well\s+as|but\s+also)\s+(?:also\s+)?|,\s*)(?:in|for)\s+",
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


# "In X at week 24 (…), in Y at month 6 or in Z": each has its own time.
BEHIND = re.compile(rf"\s*(?P<time>{TIME.pattern})(?=\s*[,(]|\s+n?or\s)", re.I)


def in_what(text: str, at: int, leads: re.Pattern[str] = IN) -> tuple[list[Phrase], int]:
    """The outcomes that something at a place speaks of, and where they end; people and times are none."""
    bare = blanked(text)
    stop = _END.search(bare, at)
    clause = stop.start() if stop else len(text)
    limit = min(clause, at + FARTHEST)
    for lead in leads.finditer(text, at, limit):
        start = _OPEN.match(text, lead.end()).end()  # type: ignore[union-attr]
        if WHOM.match(text, start) or TIME.match(text, start):
            continue
        outcomes, end = items_at(text, start, keep_last=False)
        if not outcomes:
            break
        named = named_in(outcomes)
        if len(named) == len(outcomes):
            also = _ALSO_ON if leads is ON else _ALSO_IN
            while (more := goes_on(text, end, clause, also))[0]:
                timed = BEHIND.match(text, end)
                own = " ".join(timed["time"].split()) if timed else None
                named, end = (*(one if one.time else replace(one, time=own) for one in named), *more[0]), more[1]
            return list(named), end
        if len(named) == len(outcomes) - 1 and named and not named_in(outcomes[-1:]):
            return list(named), named[-1].end  # the last begins another clause
    return [], at
