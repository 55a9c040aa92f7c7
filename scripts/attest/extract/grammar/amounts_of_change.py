"""By how much something changed on average, told by a noun: "a mean increase of 12 g/L in X", "a median 34% fall in X".

Only in reports that compare no groups: elsewhere other rules have to find out whose change it was.
"""

from __future__ import annotations

from collections.abc import Iterator

from attest.expressions import quick as re
from attest.expressions.cued import Cued
from attest.extract.context import Context
from attest.extract.finding import row_of
from attest.extract.grammar.changers import COUNTED
from attest.extract.grammar.forms import UNIT
from attest.extract.grammar.percent_changes import NOT_SO, PercentChange, named_change
from attest.extract.grammar.times import without_times
from attest.extract.phrase_times import opening_time, time_in
from attest.extract.phrases import items_at

_NOUN = r"(?:reduction|decrease|increase|improvement|decline|rise|fall|drop|gain|loss)"
_VALUE = rf"(?P<value>[-−–+]?\d+(?:[.·]\d+)?)(?:\s?(?P<unit>{UNIT})(?!\w))?"
_HOW = r"(?P<how>mean|median|average)"
# "… a mean (absolute) increase of 12 g/L in ferritin".
OF_VALUE = Cued(
    rf"\b(?:{_HOW}\s+)?(?:(?:significant|absolute|relative|overall|marked|further|\w+ly)\s+)*{_NOUN}\s+of\s+(?:about\s+|approximately\s+)?{_VALUE}"
    r"(?:\s*[(\[][^()\[\]]{1,40}[)\]])?\s+in\s+(?:the\s+|their\s+)?(?P<what>)(?=[A-Za-z])"
)
# "… a median 34% reduction in severity".
VALUE_FIRST = Cued(
    rf"\b{_HOW}\s+{_VALUE}\s+(?:(?:significant|absolute|relative|overall)\s+)*{_NOUN}\s+in\s+(?:the\s+|their\s+)?(?P<what>)(?=[A-Za-z])"
)
# "… a mean increase in ferritin of 12%".
NAME_FIRST = Cued(
    rf"\b{_HOW}\s+(?:(?:significant|absolute|relative|overall)\s+)*{_NOUN}\s+in\s+(?:the\s+|their\s+)?(?P<what>)(?=[A-Za-z])[^.;:,()\[\]\d]{{3,70}}?\s+of\s+{_VALUE}"
)
NO_CHANGE = re.compile(r"\s*(?:[-–—]|to\s+\d|or\s+(?:more|greater)|[<>≥≤]|[(\[][^()\[\]]*(?:CI\b|confidence))", re.I)
AT_LEAST = re.compile(r"\b(?:at\s+least|more\s+than|defined|criteri\w+|required)\b", re.I)
PLACED = re.compile(r"\s+(?:after|with|during|following|on|under)\s.*$", re.I)


def amounts_of_change(context: Context) -> Iterator[PercentChange]:
    """The average changes of a sentence that a noun tells."""
    text = context.text
    if len(context.arms.names) > 1 or " in " not in text:
        return
    taken: list[tuple[int, int]] = []
    for form in (OF_VALUE, VALUE_FIRST, NAME_FIRST):
        for found in form.finditer(text):
            lead = text[max(0, found.start() - 60) : found.start()]
            if any(found.start() < end and start < found.end() for start, end in taken) or NO_CHANGE.match(
                text, found.end() if form is NAME_FIRST else found.end("value")
            ):
                continue
            if NOT_SO.search(lead) or AT_LEAST.search(text):
                continue
            stop = found.start("value") if form is NAME_FIRST else len(text)
            items, _ = items_at(context.read.frame.bare[:stop], found.end("what"))
            named = named_change(items[0]) if len(items) == 1 else None
            if named is None or COUNTED.search(named.words):
                continue
            words = named.words.removesuffix(" of") if form is NAME_FIRST else named.words
            words = PLACED.sub("", without_times(words))
            time = time_in(text[found.end() : found.end() + 90].split(";")[0]) or opening_time(text)
            taken.append(found.span())
            role = "median" if (found["how"] or "").casefold() == "median" else "mean"
            unit = (found["unit"] or "").strip()
            yield PercentChange(
                found["value"],
                role,
                row_of(outcome=words, time_point=time),
                *found.span("value"),
                named.start,
                unit=unit,
            )
