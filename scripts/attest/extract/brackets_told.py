"""What two numbers in a plain bracket behind a median are: what the report says of its other medians, once for all.

"ESSDAI fell from a median of 11 (2-31) to 7 (0-26)" tells it nowhere. Where the report labels the brackets of other
medians, and all in one way, these are alike; and so where the age of its people has a plain bracket as wide as only
the youngest and the oldest can be.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attest.expressions import quick as re
from attest.expressions.cued import Cued
from attest.extract.finding import Found, Row
from attest.extract.grammar.forms import UNIT
from attest.extract.numbers import as_decimal
from attest.extract.reading import Reading

_NUM = r"\d+(?:[.·]\d+)?"
_ENDS = rf"[(\[]\s*(?P<low>{_NUM})(?:\s?{UNIT})?\s?(?:-|–|—|−|to|,)\s?(?P<high>{_NUM})(?:\s?{UNIT}(?!\w))?\s*[)\]]"
BEHIND = re.compile(rf"(?:\s?{UNIT}(?!\w))?\s*{_ENDS}")
QUARTILES = Cued(r"\bIQRs?\b|\binter-?\s?quartile|\bquartiles?\b|\bQ1\b|\bpercentiles?\b", re.I)
RANGES = re.compile(
    r"\d[^.;()]{0,14}[(\[][^()\[\]]{0,30}?\brange\b|\brange\s*[:=,]?\s*\d|\bmedians?\s*[(\[,]\s*(?:range|min)\b|\bmin(?:imum)?\s?[-–/,]\s?max",
    re.I,
)
OTHER_LABEL = Cued(
    r"\bC\.?I\b|\bCIs\b|[Cc]onfidence|[Cc]redible|\b[Rr]ange\b|\bIQR\b|[Qq]uartile|\bSD\b|\bHR\b|\bOR\b|\bRR\b|ratios?\b"
)
AGES = re.compile(rf"\bage[ds]?\b[^.;()\[\]]{{0,50}}?(?P<age>{_NUM})\s*(?:years?|yrs?|y)?\s*{_ENDS}", re.I)
YEARS_APART = 40  # as far as no half of the people's ages lies apart
SPREADS = ("q1", "q3", "min", "max", "ci_low", "ci_high", "sd", "se")


def brackets_told(found: Sequence[Found], reading: Reading) -> Iterator[Found]:
    """The ends of the plain brackets behind medians that have no spread so far."""
    medians = [one for one in found if one.role == "result.median"]
    names = _kind(reading) if medians else None
    if names is None:
        return
    spread: set[Row | None] = {one.row for one in found if one.role.split(".")[1] in SPREADS}
    for one in medians:
        ends = _ends(reading, one) if one.row not in spread else None
        if ends is not None:
            for name, value in zip(names, ends, strict=True):
                yield one._replace(role=f"result.{name}", value=value)


def _kind(reading: Reading) -> tuple[str, str] | None:
    """What the report's brackets behind medians hold; None where it says both or nothing."""
    told = [one.text for one in reading.reporting]
    ranges = any(map(RANGES.search, told))
    if any(map(QUARTILES.search, told)):
        return None if ranges else ("q1", "q3")
    return ("min", "max") if ranges or any(map(_wide, told)) else None


def _wide(text: str) -> bool:
    ages = AGES.search(text)
    return (
        ages is not None and float(ages["high"].replace("·", ".")) - float(ages["low"].replace("·", ".")) >= YEARS_APART
    )


def _ends(reading: Reading, one: Found) -> tuple[str, str] | None:
    """The numbers in the one bracket behind a median, where its sentence labels none and they lie around it."""
    sentence = next((each for each in reading.reporting if each.start <= one.start < each.end), None)
    if sentence is None or OTHER_LABEL.search(sentence.text):
        return None
    quoted = sentence.text[one.start - sentence.start : one.end - sentence.start]
    places = [found.end() for found in re.finditer(rf"(?<![\w.·,-]){re.escape(one.value)}(?![\d.·])", quoted)]
    behind = [BEHIND.match(sentence.text, one.start - sentence.start + place) for place in places]
    ends = [found for found in behind if found is not None]
    if len(ends) != 1 or len(places) != 1:
        return None
    low, value, high = (as_decimal(part) for part in (ends[0]["low"], one.value, ends[0]["high"]))
    if low is None or value is None or high is None or not low <= value <= high:
        return None
    return ends[0]["low"], ends[0]["high"]
