"""What an act was done to: lists with an amount behind each name, and shares of people who had something."""

from __future__ import annotations

from attest.expressions import quick as re
from attest.extract.direction_names import NO_NAME
from attest.extract.phrases import Phrase, ends_list, items_at, tidy, usable
from attest.extract.statistics import PEOPLE
from attest.extract.subjects import is_drug

_AMOUNT = (
    r"by\s+(?:(?:an?|about|approximately|almost|average\s+of|some|up\s+to)\s+)*(?:[-−–]?\d|(?:one|two"
    r"|a)[\s-](?:half|third|quarter|fifth)|half\b)"
)
# "Reduced X by 20% (p = 0.01), Y by 30% and Z by 5 mg": the list goes on behind each amount.
BY = re.compile(rf"\s*\b{_AMOUNT}")
_BRACKET = r"(?:\s*\((?:[^()]|\([^()]*\))*\)|\s*\[[^\[\]]*\])?"
BY_NEXT = re.compile(
    rf"\s*\b{_AMOUNT}(?:[^.;,()\[]|\.\d){{0,40}}?{_BRACKET}\s*(?:,\s*(?:and\s+)?|\s+and\s+)(?:the\s+)?(?=[A-Za-z])(?!by\b)"
)
# "Hospital admission for cough by 11%": a name that goes on to its amount.
NEXT_NAME = re.compile(
    rf"(?P<name>(?!(?:was|were|had|did)\b)[A-Za-z](?:(?!\b(?:was|were|had|did|which|who|but|and)\b)[^.;:,()\d]){{2,70}}?)(?=\s+{_AMOUNT})"
)
# "Reduced the proportion of patients with X": X, or who did not have it.
SHARE = re.compile(
    rf"(?:the\s+)?(?P<share>(?:(?:proportions?|percentages?|numbers?|shares?)\s+of\s+|(?<=\bnumber\sof\s))(?:[\w-]+\s+){{0,2}}?{PEOPLE}\s+"
    r"(?P<how>with|without|who|achieving|reaching|in|having|requiring|needing|reporting|experiencing|developing|on|receiving)\s+)(?:an?\s+|the\s+|at\s+least\s+one\s+)?(?=[A-Za-z\d≥≤<>])",
    re.I,
)
OR = re.compile(r"(?:^|\s|,)or\s", re.I)
# "Reduced X (HR 0.6; …); Y (HR 0.5; …); and Z (…)": each name before its own bracket.
NEXT_CLAUSE = re.compile(
    r"\s*;\s*(?:and\s+)?(?:the\s+)?(?P<name>(?!(?:however|whereas|while|but|there|these|this|it|in|no|for|at|after|with)\b)[A-Za-z](?:(?!\b(?:was|were|had|did|is|are|vs|versus|showed|who|which|by|fell|rose|in|than)\b|\w+ed\b)[^.;:,()\d]){1,60}?)\s*(?=[(\[][^()\[\]]*\d)"
)
LIST_GOES_ON = re.compile(r"\s*(?:[;.]|$|,?\s*(?:with|than|compared|versus|vs|but|among|in)\b)", re.I)
IN_BRACKET = re.compile(r"\s*(?:\((?:[^()]|\([^()]*\))*\)|\[[^\[\]]*\])")
WHOLE = ("who", "without", "in", "on", "receiving")


def share_of_people(text: str, place: int) -> tuple[list[Phrase], int] | None:
    """What the people had whose share an act changed; the whole, where only it tells which people."""
    found = SHARE.match(text, place)
    if found is None:
        return None
    outcomes, end = items_at(text, found.end(), keep_last=False)
    if not outcomes:
        return None
    first = outcomes[0]
    for other in outcomes[1:]:
        if OR.search(text, first.end, other.start):  # "cough or death": one end point
            first = Phrase(" ".join(text[first.start : other.end].split()), first.start, other.end)
    if found["how"].casefold() in WHOLE or NO_NAME.match(first.words) or is_drug(first.words):
        start = found.start("share") - len("number of ") * (text.startswith("number of ", place - len("number of ")))
        words = tidy(text[start : first.end])
        return ([Phrase(words, start, first.end)], end) if usable(words) else None
    return [first], first.end


def with_amounts(text: str, outcomes: list[Phrase], end: int) -> tuple[list[Phrase], int]:
    """The objects of an act, with those that follow behind the amount of each."""
    if outcomes and not BY.match(text, end) and (whole := NEXT_NAME.match(text, outcomes[-1].start)):
        last = outcomes[-1]
        words = tidy(whole["name"])
        if whole.end("name") > last.end and usable(words) and BY_NEXT.match(text, whole.end("name")):
            outcomes, end = [*outcomes[:-1], Phrase(words, last.start, whole.end("name"))], whole.end("name")
    while outcomes and (by := BY_NEXT.match(text, end)) and not ends_list(text, by.end()):
        more, behind = items_at(text, by.end(), keep_last=False)
        if more and not BY.match(text, behind) and (whole := NEXT_NAME.match(text, by.end())):
            words = tidy(whole["name"])
            more, behind = (
                ([Phrase(words, by.end(), whole.end("name"))], whole.end("name")) if usable(words) else ([], 0)
            )
        if not more or not BY.match(text, behind):
            break
        outcomes, end = [*outcomes, *more], behind
    return outcomes, end


def behind_semicolons(text: str, outcomes: list[Phrase], end: int) -> tuple[list[Phrase], int]:
    """A list of names, each with its bracket, that goes on behind semicolons."""
    if not outcomes:
        return outcomes, end
    bracket = IN_BRACKET.match(text, outcomes[-1].end)
    while bracket and (more := NEXT_CLAUSE.match(text, bracket.end())):
        words = tidy(more["name"])
        bracket = IN_BRACKET.match(text, more.end("name"))
        if not usable(words) or bracket is None or not LIST_GOES_ON.match(text, bracket.end()):
            break
        outcomes, end = [*outcomes, Phrase(words, *more.span("name"))], more.end("name")
    return outcomes, end
