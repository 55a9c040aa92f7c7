"""What a report's "±" stands for: standard errors, where it says so once and never speaks of standard deviations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attest.expressions import quick as re
from attest.expressions.cued import Cued
from attest.extract.finding import Found
from attest.extract.reading import Reading

_PLUS_MINUS = r"(?:±|\+\s?/?\s?[-−–]|plus\s+or\s+minus)"
_ERROR = r"(?:SEM?\b|S\.E\.(?:M\.)?|s\.e\.(?:m\.)?|standard\s+errors?\b)"
ERRORS = Cued(
    rf"(?:{_PLUS_MINUS}\s*|\bmeans?\s+(?:values?\s+)?(?:and|with)\s+(?:their\s+)?|\bmeans?\s*[(\[]\s*(?:±\s*)?)(?:1\s+|the\s+|one\s+)?{_ERROR}"
)
DEVIATIONS = Cued(r"\bSDs?\b|\bS\.D\.|\bs\.d\.|[Ss]tandard\s+deviations?\b")


def as_told(found: Iterable[Found], reading: Reading) -> Iterator[Found]:
    """Findings with the spread behind a bare "±" as what the report says it is."""
    spreads = errors_told(reading)
    for one in found:
        bare = spreads and one.role == "result.sd" and _behind_sign(reading.text[one.start : one.end], one.value)
        yield one._replace(role="result.se") if bare else one


def errors_told(reading: Reading) -> bool:
    """Whether a report gives standard errors and no standard deviations."""
    told = [one.text for one in reading.sentences]
    return any(map(ERRORS.search, told)) and not any(map(DEVIATIONS.search, told))


def _behind_sign(text: str, value: str) -> bool:
    return re.search(rf"{_PLUS_MINUS}\s*{re.escape(value)}(?![\d.·])", text) is not None
