"""The times that phrases name: the one that opens a sentence, one in a stretch of it, two told respectively."""

from __future__ import annotations

from attest.expressions import quick as re
from attest.expressions.cued import Cued
from attest.extract.numbers import COUNT, count_value

_SPAN = r"(?:years?|yrs?|months?|mos?|weeks?|wks?|days?|hours?|minutes?|hrs?)"


_COURSE = r"(?:courses?|cycles?|doses?|infusions?|sessions?|injections?|treatments?|visits?)"


_QUANTITY = rf"(?:\d+\s?[-–]\s?\d+|{COUNT}|\d+(?:\.\d+)?|a|an)"


TIME = Cued(
    r"\b(?:in\s+the\s+(?:short|medium|long)[\s-]term|in\s+the\s+(?:first|last|next|following)\s+(?:\d+\s+|\w+\s+)?(?:years?|months?|weeks?|"
    r"days?|hours?)|(?:from\s+(?:baseline|basal|the\s+start\s+of\s+\w+)\s+to\s+)?(?:at|after|by|"
    r"within|"
    r"over|during|through|for|until)?\s*(?:the\s+)?"
    rf"(?:(?:week|month|day|year|wk|mo|yr)s?\s+\d+(?:\.\d+)?(?:\s?[-–]\s?\d+(?![\d.]))?|{_QUANTITY}[\s-]+{_SPAN}(?:\s+(?:of\s+(?:treatm"
    rf"ent|therapy|follow-up)|follow-up))?|{_QUANTITY}\s+{_COURSE}(?:\s+of\s+\w+)?)"
    r"|(?:from\s+baseline\s+to\s+(?:the\s+)?(?:end|last|final)\s+(?:of\s+)?[\w-]+)|"
    r"at\s+(?:baseline|discharge|(?:the\s+)?(?:last|final|end\s+of)\s+(?:follow-up|treatment|"
    r"visit|study)|follow-up|end\s+of\s+(?:treatment|study|follow-up))|over\s+time)\b",
    re.I,
)


# "The 28-day mortality": a part of the name.
ADJECTIVAL = re.compile(r"(?:the\s+)?[\w.]+-(?:year|month|week|day|hour)", re.I)
TIME_LED = re.compile(r"^(?:in the|from|at|after|by|within|over|during|through|for|until|week|month|day|year)", re.I)


RESPECTIVELY = re.compile(
    rf"\b(?P<lead>at|after)\s+(?P<one>{COUNT})\s+and\s+(?P<two>{COUNT})\s+(?P<noun>(?:weeks|months|"
    rf"years|days|courses|cycles|doses|infusions|sessions)(?:\s+of\s+\w+)?)\s*,\s*respectively",
    re.I,
)
# "Died at a median of 14 months": when they did is no part of what they did.
AVERAGE_BEHIND = re.compile(
    r",?\s+(?:(?:after|at|within|by|for)\s+an?\s+(?:mean|median|average)\s|(?:reported|expressed|presented|given|shown)\s+as\s+(?:the\s+)?(?:mean|median)s?\b).*$"
)
# "Sleep time, time awake after sleep onset, and rest": when an item was measured does not end its list.
TIMED_ITEM = re.compile(
    r"\s*\b(?:after(?!\s\w+ing)|before|at|during|within|upon)\s+[\w-]+(?:\s[\w-]+){0,3}(?=,\s|\s*[(\[])", re.I
)


AGED = re.compile(r"\bage[ds]?\s*$", re.I)
# "In patients treated within 6 months of diagnosis": what people are told apart by, and no time of an outcome.
TREATED_WITHIN = re.compile(r"\b(?:treated|given|started|initiated|diagnosed|operated|referred|begun)\s+$", re.I)


def time_in(text: str) -> str | None:
    """The time point that a stretch of text names."""
    for found in TIME.finditer(text):
        words = " ".join(found.group().split())
        if AGED.search(text, 0, found.start()):
            continue  # "age over 60 years"
        if words.casefold().startswith("within") and TREATED_WITHIN.search(text, 0, found.start()):
            continue
        if TIME_LED.match(words) and not re.match(r"(?:for|during|over|within)\s+(?:a|an)\b", words, re.I):
            return words
    return None


# "At weeks 2, 12, and 24, …": several.
MORE_TIMES = re.compile(r"\s*,\s*\d+(?:\s*,\s*\d+)*\s*,?\s+and\s+\d+\s*,")


def opening_time(text: str) -> str | None:
    """The time point that a sentence opens with: "At 2-year follow-up, …"."""
    found = TIME.match(text)
    if found is None or not text[found.end() :].lstrip().startswith(",") or MORE_TIMES.match(text, found.end()):
        return None
    return time_in(found.group())


def respectively(text: str) -> list[str]:
    """The time points of "after 1 and 3 courses of the drug, respectively"."""
    found = RESPECTIVELY.search(text)
    if not found:
        return []
    out = []
    for part in ("one", "two"):
        number = count_value(found[part])
        noun = " ".join(found["noun"].split())
        if number == "1":
            noun = re.sub(r"^(\w+?)s\b", r"\1", noun)
        out.append(f"{found['lead'].casefold()} {number} {noun}")
    return out
