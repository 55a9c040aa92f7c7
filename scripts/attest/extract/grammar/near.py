"""The name right before a value or its bracket, and the condition that stands between them."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from attest.expressions import quick as re
from attest.expressions.cued import Cued
from attest.expressions.kept import SENTENCES
from attest.extract.grammar.frames import Frame, phrase_at, subject_before
from attest.extract.grammar.naming_words import TIMED
from attest.extract.numbers import COUNT
from attest.extract.outcome_names import no_outcome
from attest.extract.phrases import Phrase, name_before

# "pain at 1, 3 and 6 months after surgery (…)": when it was measured.
TIMED_BEHIND = re.compile(
    r"\s+(?:at|after|by|within|over)\s+(?:the\s+)?(?:\d+(?:,\s*(?:and\s+)?|\s+and\s+))*(?:\d+|one|two|three|four|six|twelve)[\s-]+"
    r"(?:hours?|days?|weeks?|months?|years?)(?:\s+(?:after|of|following|post)\s+[a-zA-Z][\w-]*(?:\s+[a-zA-Z][\w-]*){0,3})?\s*$",
    re.I,
)
# "salivary flow rate higher (…)": the comparison stands behind the name.
SAID_BEHIND = re.compile(
    r"(?<=\w)\s+(?:(?:tended|seemed)\s+to\s+be\s+|(?:was|were)\s+)?(?:significantly\s+|slightly\s+|markedly\s+)?(?:lower|higher|greater|smaller|"
    r"longer|shorter|better|worse|reduced|increased)\s*$",
    re.I,
)
# "The dose could be tapered": what was done is no part of the name.
TAPERED = re.compile(
    r"(?<=\w)\s+(?:could|can|had|has|have|was|were|to)\s+(?:(?:be|been|also|then|\w+ly)\s+){0,2}(?:tapered|reduced|lowered|decreased|increased|"
    r"raised|changed|improved|shortened|prolonged)(?:\s+\w+ly)?\s*$",
    re.I,
)
NOT = re.compile(r"^(?:not|neither|nor|only|while|whereas)\s+", re.I)
# "Pain at rest (2 vs 3) and on movement (4 vs 5)": under what conditions it was measured.
CONDITION = re.compile(
    r"\s(?P<when>(?:at|on|during|with|in)\s+(?:the\s+)?(?:rest|movement|motion|coughing|cough|exercise|peak\s+exercise|exertion|walking|activity|"
    r"night|daytime|standing|sitting|(?:supine|standing|upright|sitting)\s+position))\s*(?=\s{3}|$)",
    re.I,
)
# "The first exhibited better rates (…)": who did so is no part of the name.
SHOWN = re.compile(r"^.*\b(?:displayed|exhibited|demonstrated)\s+(?:an?\s+|the\s+)?(?=\w)")
# "Did not change (…)": a verb, and no name.
DENIED = re.compile(r"\b(?:did|does|do)\s+not\s+$")
# "Thirteen wound infections (5%)": how many there were is no part of the name.
NUMBERED = re.compile(rf"^{COUNT}\s+(?=[a-z]{{3,}}\s+[a-z]{{3,}})(?!\w+\s+(?:or|to|and)\b)")


# "Abscess of the belly or pelvis (2%)": the name goes on behind "or".
EITHER_PART = re.compile(r"(?<![\w-])[A-Za-z]{4,}\s+of\s+(?:the\s+)?(?:[\w-]+\s+){1,2}?or\s+(?:the\s+)?$")
_UNIT = (
    r"(?:%|per\s?cent|‰|[a-zµ]{1,5}/[a-zA-Z]{1,4}|mm\s?Hg|"
    r"(?:days?|weeks?|months?|years?|hours?|minutes?|points?|kg|cm|mm|mg|ml)(?=\W))"
)
_VALUE = rf"[-−–]?\d[\d.,·/]*(?:\s?±\s?[\d.·]+)?(?:\s*{_UNIT})?"
_UNIT_BEHIND = r"(?:\s*(?!(?:and|or|in|for|with|at|on|of|to)\b)[a-z]{3,12})?"
# "Mortality 2.8% versus 3.2% (…)", "length of stay, 6.0 vs 8.5 days (…)": the values side by side before a bracket.
VALUES_BEFORE = Cued(
    rf"(?:\s*[,:](?:\s*(?:means?|medians?)\b)?|\s+(?:of|at|was|were|in|from))?\s+(?:{_VALUE}\s*(?:,\s*)?(?:vs\.?|versus|v|compared\s+(?:with|to)|against)\s+{_VALUE}{_UNIT_BEHIND}|"
    r"[-−–]?\d[\d.,·]*\s?%)\s*$"
)


@lru_cache(maxsize=SENTENCES)
def before_values(bare: str, start: int, anchor: int) -> int:
    """Where the words end that stand before a bracket and the values right before it."""
    if not any(char.isdigit() for char in bare[max(start, anchor - 24) : anchor]):
        return anchor
    found = VALUES_BEFORE.search(bare, max(start, anchor - 90), anchor)
    return found.start() if found else anchor


def near_before(frame: Frame, end: int) -> Phrase | None:
    """The name that ends at a place, within its clause; a time behind it is left out."""
    start = frame.clause(end)[0]
    end = before_values(frame.bare, start, end)
    timed = TIMED_BEHIND.search(frame.bare, max(start, end - 110), end)
    end = timed.start() if timed else end
    able = TAPERED.search(frame.bare, start, end)
    end = able.start() if able else end
    said = SAID_BEHIND.search(frame.bare[start:end])
    end = start + said.start() if said else end
    found = name_before(frame.bare[start:], end - start)
    either = EITHER_PART.search(frame.bare, start, start + found.start) if found else None
    found = (
        Phrase(frame.bare[either.start() : end].strip(), either.start() - start, found.end)
        if found and either
        else found
    )
    if found and DENIED.search(frame.bare, max(0, start + found.start - 9), start + found.start):
        return None
    words = NUMBERED.sub("", NOT.sub("", SHOWN.sub("", found.words))) if found else ""
    if words.casefold() in ("be", "to be", "respectively"):
        return None
    return Phrase(words, found.start + start, found.end + start) if found and words else None


def under_condition(frame: Frame, bracket: int) -> Phrase | None:
    """What was measured, and the condition that stands between its name and its bracket."""
    start = frame.clause(bracket)[0]
    found = list(CONDITION.finditer(frame.bare, start, bracket))
    if not found or frame.bare[found[-1].end() : bracket].strip():
        return None
    near = near_before(frame, found[0].start())
    return replace(near, time=found[-1]["when"]) if near is not None else None


# "…, with a mean pain score of", "…, with a median of": what is averaged stands behind the word, or before the comma.
WITH_AVERAGE = re.compile(
    r"(?P<lead>,?\s+with)\s+(?:an?\s+|the\s+)?(?:mean|median|average)\s+(?:(?:values?|levels?|scores?)\s+)?(?:(?P<what>[A-Za-z][^.;:,()\d]{1,70}?)\s+)?of\s+$",
    re.I,
)
# "A decrease in the score, with a mean of": what changed.
CHANGE_IN = re.compile(
    r"\b(?:changes?|declines?|decreases?|increases?|reductions?|improvements?|worsening|deterioration)\s+(?:in|of)\s+(?P<what>[^.;:,()\d]{2,80}?)\s*$",
    re.I,
)


SEEN_BEHIND = re.compile(
    r"[-−–+]?\d(?:[^.;:]|[.]\d){0,60}?\s(?:was|were)\s+(?:also\s+)?(?:observed|seen|noted|found|reported|recorded|achieved|obtained|documented|"
    r"measured|shown)\b"
)
# "A mean fall in the score of 6.6 was seen in …".
OPENS_AVERAGE = re.compile(
    r"(?:^|[,;:]\s+|\bthat\s+)(?:an?|the)\s+(?:\w+ly\s+)?(?:mean|median|average)\s+(?P<what>(?!(?:age|follow|difference|dose|duration\s+of\s+follow)\b)"
    r"[A-Za-z][^.;:,()\d]{2,70}?)\s+of\s+(?:only\s+|about\s+)?$",
    re.I,
)


def average_before(frame: Frame, start: int, place: int) -> Phrase | None:
    """What "with a mean of" before a value is the mean of."""
    found = WITH_AVERAGE.search(frame.bare, max(start, place - 110), place)
    if found is None:
        opened = OPENS_AVERAGE.search(frame.bare, max(start, place - 110), place)
        seen = opened and SEEN_BEHIND.match(frame.bare, place)
        return phrase_at(frame.bare, *opened.span("what")) if opened and seen else None
    if found["what"]:
        return phrase_at(frame.bare, *found.span("what"))
    change = CHANGE_IN.search(frame.bare, max(start, found.start() - 110), found.start())
    if change is None:
        return subject_before(frame, found.start())
    return phrase_at(frame.bare, *change.span("what"))


# Classes of words that stand before a bracket and name nothing: when it was, a verb's rest, what was not found.
NO_NAMES = frozenset(("place", "fragment", "verdict", "significance"))
WHEN_NAMED = re.compile(r"(?:week|day|month|year|visit|cycle|hour)s?\s+\w+$|.*\d", re.I)
TOLD_BEFORE = re.compile(r"\b(?:at|after|by)\s+$")
DOSE = re.compile(r"\d[\d.]*\s?(?:m|mc|µ)?g\b", re.I)


def names_nothing(near: Phrase, tested: bool) -> str | None:
    """The class of the words before a bracket, where they name nothing."""
    kind = no_outcome(near.words)
    if not tested and (kind != "place" or WHEN_NAMED.match(near.words) is None):
        return None
    if kind == "number":  # "fell by 6 kg (p < 0.01)"
        return kind if tested and DOSE.match(near.words) is None else None
    return kind if kind in NO_NAMES and TIMED.match(near.words) is None else None
