"""Time points as tables write them: "Baseline", "T1", "12 weeks", "0-3 months", "Post-treatment"."""

from __future__ import annotations

import re

_UNIT = r"(?:years?|yrs?|y|months?|mos?\.?|weeks?|wks?|days?|hours?|hrs?|h|minutes?|mins?)"
_COUNT = r"(?:\d+(?:\.\d+)?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen|twenty-four)"
_EVENT = (
    r"(?:treatment|intervention|therapy|training|surgery|operation|test|dose|randomi[sz]ation|discharge|delivery|birth|"
    r"programme?|study|procedure|op|operative(?:ly)?|injection|exercise|enrol?lment|admission|beginning\s+\w+)"
)
TIME = re.compile(
    rf"(?<![\w.])(?:at\s+|after\s+|by\s+|within\s+)?(?:(?:at\s+)?base[\s-]?line|T\d(?![\w.])|"
    rf"(?:{_UNIT}|visit|cycle|period|phase|wave)s?\s*\d+(?:\s*(?:[-–−]|to)\s*\d+)?(?:\s+\d{{4}}\s+to\s+\d{{4}})?(?![\w.])|"
    rf"(?:total\s+)?{_COUNT}(?:\s*(?:[-–−]|to)\s*{_COUNT})?[\s-]*{_UNIT}(?![\w])(?:['’]s?)?(?:[\s-]+(?:follow[\s-]?up|"
    rf"(?:after|post|of)[\s-]+(?:the\s+)?{_EVENT}|post[\s-]?{_EVENT}|later))?|"
    rf"(?:immediately\s+)?(?:pre|post|before|after|during)[\s-]*(?:the\s+)?(?:{_EVENT})|"
    r"(?:at\s+)?(?:the\s+)?(?:end\s+of\s+(?:the\s+)?(?:treatment|study|follow[\s-]?up|intervention|trial|period)|"
    r"(?:last|final)\s+(?:visit|follow[\s-]?up)|(?:follow[\s-]?up|discharge|admission|end\s?point|enrol?lment|screening)(?=\W*$)))",
    re.I,
)
WHOLE = re.compile(
    r"(?:pre|post|before|after|initial|final|start|end|pre[\s-]?test|post[\s-]?test|follow[\s-]?up)", re.I
)
# A length of time that people had, or that an outcome is counted over: no time point.
NO_TIME = re.compile(r"\b(?:survival|mortality|free)\b", re.I)


def time_of(text: str) -> tuple[str | None, str]:
    """The time point that words name, and the words without it."""
    words = " ".join(text.split()).strip(" :,;")
    if WHOLE.fullmatch(words):
        return words, ""
    found = TIME.search(words)
    if found is None or NO_TIME.search(words):
        return None, text
    rest = f"{words[: found.start()]} {words[found.end() :]}"
    rest = re.sub(r"[(\[]\s*[)\]]", " ", rest)
    rest = re.sub(r"\s+", " ", rest).strip(" ,;:–-")
    rest = re.sub(
        r"\s+(?:at|after|by|in|on|from)$|^(?:at|after|by|follow[\s-]?up|f/u|beginning\s+\w+)$", "", rest, flags=re.I
    )
    return found.group().strip(), rest


def only_time(text: str) -> str | None:
    """The time point where words name nothing else."""
    time, rest = time_of(text)
    return (
        time
        if time and not re.search(r"[A-Za-z]{3}", re.sub(r"\b(?:total|at|the|after|overall)\b", "", rest, flags=re.I))
        else None
    )
