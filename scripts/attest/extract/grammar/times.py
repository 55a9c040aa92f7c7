"""Lists of times at which one outcome was measured: "the 2- and 5-year rates", "at 1, 3 and 5 years"."""

from __future__ import annotations

import re

EACH_TIME = re.compile(
    r"\b(?P<one>(?:at|after|before|during)\s+(?:the\s+)?[^.;,()]{3,60}?)\s+(?:than|"
    r"compared\s+(?:with|to)|versus|vs\.?)\s+(?P<two>(?:at|after|"
    r"before|during)\s+(?:the\s+)?[^.;,()]{3,60}|baseline)",
    re.I,
)
FROM_TIME = re.compile(
    r"\bfrom\s+(?P<one>baseline|the\s+start)\s+(?:to|until)\s+(?:the\s+)?(?P<two>[^.;,()]{3,40}?)("
    r"?=\s*[.;,()]|\s+in\b|$)",
    re.I,
)
TIMES = re.compile(
    r"\b(?P<lead>at|after|by)\s+(?P<list>\d+(?:,\s*\d+)*,?\s+and\s+\d+)\s+(?P<unit>hours|days|weeks|months|years)\b",
    re.I,
)
# "the 2- and 5-year survival rates were 94% and 81%, respectively".
_ONE = r"(?:\d+|one|two|three|five|ten)"
YEARLY = re.compile(
    rf"(?<![\w.])(?P<list>{_ONE}-?(?:(?:[\s-]?(?:year|month|week|day))?\s*[,/]\s*{_ONE}-?)*(?:[\s-]?(?:year|month|week|day))?(?:,?\s+and\s+|\s*[/&,]\s*){_ONE})[-\s](?P<unit>year|month|week|day)s?\s",
    re.I,
)
TIMES_BEFORE = re.compile(
    rf"^(?:{_ONE}-?(?:[\s-]?(?:year|month|week|day))?(?:\s*[,/&]\s*(?:and\s+)?|\s+and\s+))+{_ONE}[-\s](?:year|month|week|day)s?\s+(?=\w)",
    re.I,
)
TIMES_BEHIND = re.compile(
    rf"\s+(?:at|after|before)\s+(?:(?:{_ONE}|\d+|baseline)(?:,\s*|\s+and\s+))*(?:{_ONE}|\d+|baseline(?:,?\s*\d+)*)$",
    re.I,
)


def without_times(words: str) -> str:
    """An outcome's name without a list of times: "5- and 10-year survival", "survival at 1, 3"."""
    bare = TIMES_BEHIND.sub("", TIMES_BEFORE.sub("", words))
    listed = LISTED_BEHIND.search(bare) if bare[-1:].isdigit() or bare.endswith("s") else None
    return (bare[: listed.start()] if listed else bare) or words


def at_times(text: str, place: int, count: int) -> list[str] | None:
    """The times of "X at 1, 3 and 6 months (baseline 12 vs 14 vs 15 vs 16)", for all values of the sentence."""
    told = TIMES.search(text, 0, place)
    numbers = re.findall(r"\d+", told["list"]) if told else []
    if told is None or not numbers:
        return None
    times = [f"{told['lead'].casefold()} {number} {told['unit']}" for number in numbers]
    if len(times) == count - 1 and re.search(r"\bbaseline\b", text, re.I):
        times = ["baseline", *times]
    return times if len(times) == count else None


# When a value was taken: an adverb, a named occasion, or a preposition with a length of time or an event.
SPAN = (
    r"(?:seconds?|min(?:ute)?s?|hours?|h|hrs?|days?|d|weeks?|wks?|months?|mo|years?|yrs?|trimesters?|cycles?|sessions?|"
    r"visits?)"
)
MANY = (
    r"(?:\d+(?:\.\d+)?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen|"
    r"the\s+(?:first|second|third|last|final))"
)
ADVERB = (
    r"(?:pre-?\s?(?:operative(?:ly)?|treatment|intervention|test|training|dose|surgery|dialysis|therapy)|"
    r"post-?\s?(?:operative(?:ly)?|treatment|intervention|test|training|dose|surgery|dialysis|therapy)|initially|thereafter|"
    r"(?:the\s+)?day\s+before|before|after(?:wards)?|finally|prior|pre|post)"
)
OCCASION = (
    r"(?:baseline|admission|discharge|entry|enrol?lment|inclusion|presentation|diagnosis|randomi[sz]ation|screening|follow-?\s?up|birth|departure(?:\s+from\s+\w+)?|induction|intubation|extubation|delivery|"
    r"rest|peak(?:\s+exercise)?|awakening|weaning|"
    r"(?:the\s+)?(?:end|start|beginning|onset|time|completion|conclusion)\s+of\s+[\w\s-]{3,40}|(?:the\s+)?(?:last|final|first|second|third)\s+[\w-]+(?:\s[\w-]+)?)"
)
WHEN = re.compile(
    rf"(?:at|on|in|by|to|from|until)?\s*(?:the\s+)?(?:{OCCASION}|(?:(?:study\s+)?(?:week|month|day|year|visit|wk)s?\s?{MANY}|(?:T|W|POD)\s?\d+)|{MANY}[\s-]*{SPAN})"
    rf"(?:\s+(?:later|before|after|following|of|post|into|from|postoperatively|postpartum)\b[\w\s-]{{0,40}})?|"
    rf"{ADVERB}|(?:before|after|following|during|prior\s+to|within|throughout)\s+(?:the\s+)?[\w][\w\s/+-]{{1,50}}|(?:19|20)\d\d|in\s+(?:19|20)\d\d",
    re.I,
)

# "at baseline, 3 and 6 months", "at 3, 6, 12, and 24 weeks after surgery": the times of as many values.
NUMBERED = rf"(?:{OCCASION}|{ADVERB}|\d+(?:\.\d+)?(?:[\s-]*{SPAN})?|(?:week|month|day|year|visit|wk)s?\s\d+|T\d)"
LISTED_TIMES = re.compile(
    rf"\b(?:(?P<lead>at|after|by|on|in)\s+)?(?:the\s+)?(?P<list>{NUMBERED}(?:\s*,\s*(?:at\s+)?{NUMBERED})*\s*,?\s+(?:and|&|vs\.?|versus)\s+(?:at\s+|after\s+)?(?:the\s+)?{NUMBERED})"
    r"(?P<tail>\s+(?:after|post|of|following)(?:-?\s?\w+){1,3}?(?=\s*[,.;()]|\s+(?:was|were|had)\b|$))?",
    re.I,
)


# "Response at weeks 12 and 24", "mortality at 30 days, 90 days": the times of a list, or the first of them.
LISTED_BEHIND = re.compile(rf"\s+(?:at|after|by)\s+{NUMBERED}(?:(?:\s*,\s*(?:and\s+)?|\s+and\s+){NUMBERED})+$", re.I)
VALUES_LED = re.compile(r"\b(?:was|were|of|averaged|reached|mean|median|to|from)\s+$", re.I)


def times_listed(text: str, start: int, end: int, count: int) -> list[str] | None:
    """The times that a stretch of text lists, where there are as many as values."""
    for found in LISTED_TIMES.finditer(text, start, end):
        items = [one.strip() for one in re.split(r"\s*,\s*(?:and\s+)?|\s+(?:and|&|vs\.?|versus)\s+", found["list"])]
        span = re.search(rf"{SPAN}$", items[-1], re.I)
        led = re.match(r"(?:week|month|day|year|visit)s?", items[0], re.I)
        if found["lead"] is None and VALUES_LED.search(text, start, found.start()):
            continue  # "and the other was 6 and 4 months": values of something else
        if len(items) != count or not (span or led or re.search(r"[A-Za-z]", items[-1])):
            continue
        out = []
        for item in items:
            item = re.sub(r"^(week|month|day|year|visit)s\s", r"\1 ", re.sub(r"^(?:at|after|the)\s+", "", item))
            if re.fullmatch(r"\d[\d.]*", item):
                item = f"{item} {span.group()}" if span else f"{led.group().rstrip('s')} {item}" if led else item
            tail = found["tail"] or ""
            out.append(" ".join(f"{item}{tail if item[0].isdigit() else ''}".split()))
        return out if len(set(out)) == count else None
    return None
