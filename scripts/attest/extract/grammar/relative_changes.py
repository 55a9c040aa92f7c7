"""Relative changes told by a noun or an adjective: "zinc led to a 34% reduction in colds", "colds were 20% shorter".

They are no shares of people, so that no other reader takes them: by how much something differed between groups is an
effect, by how much it rose or fell in the people of one group is their average change.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from attest.expressions.cued import Cued
from attest.extract.clause_subjects import clause_subject
from attest.extract.context import Context
from attest.extract.finding import row_of
from attest.extract.grammar.changers import COMPARED, COUNTED, against, behind, doer
from attest.extract.grammar.frames import OPENED, Frame
from attest.extract.grammar.percent_changes import NOT_SO, RATIO_BEHIND, PercentChange, named_change
from attest.extract.grammar.times import without_times
from attest.extract.phrase_times import opening_time, time_in
from attest.extract.phrases import Phrase, items_at
from attest.extract.statistics import PEOPLE
from attest.extract.subjects import is_treatment

_NUMBER = r"\d+(?:[.·]\d+)?"
_PERCENT = r"\s?(?:%|per\s?cent\b)"
_ABOUT = (
    r"(?:(?:an?|the|about|approximately|around|nearly|almost|some|only|just|over|additional|further|overall|mean|average|"
    r"significant|estimated|[~≈∼])\s*)*"
)
BUT_NOT = re.compile(r",?\s+but\s+not\s+[\w-]+,?(?=\s)")
_WHOLE = r"(?<![\d.·,–—−-])"
# "… a 34% reduction in X", "… a 51% reduction by week 8".
NOUN = Cued(
    rf"{_WHOLE}(?P<value>{_NUMBER}){_PERCENT}\s+(?:(?:relative|absolute|mean|median|average|overall|significant|risk)\s+){{0,2}}"
    r"(?P<noun>reduction|decrease|increase|improvement|decline|rise|fall|drop|gain|loss)(?:(?:\s*[(\[]\s*[pP]\s?[=<>≤][^()\[\]]{1,20}[)\]])?\s+(?:in|of|for)\s+(?:the\s+|their\s+)?(?=[A-Za-z])(?P<what>)|\b)",
    re.I,
)
# "… a relative reduction of 32% in X".
NOUN_OF = Cued(
    rf"\b(?:(?:relative|absolute|mean|median|average|overall|significant|further)\s+){{0,2}}(?P<noun>reduction|decrease|increase|improvement|decline)\s+of\s+"
    rf"(?:about\s+|approximately\s+)?{_WHOLE}(?P<value>{_NUMBER}){_PERCENT}(?:\s*[(\[]\s*[pP]\s?[=<>≤][^()\[\]]{{1,20}}[)\]])?\s+(?:in|for)\s+(?:the\s+|their\s+)?(?=[A-Za-z])(?P<what>)",
    re.I,
)
# What leads to it: an act of what was given, what people had, or only that it was.
LED = re.compile(
    r"(?:(?P<acts>resulted\s+in|led\s+to|leading\s+to|resulting\s+in|produced|induced|caused|provided|provides|yielded|gave|conferred|included|"
    r"(?:was|were|is)\s+(?:\w+ly\s+)?associated\s+with)|(?P<had>had|showed|experienced|displayed|exhibited|demonstrated|achieved|saw|reported)|"
    rf"(?P<was>there\s+(?:was|were))|(?P<next>\b(?:and|versus|vs\.?|compared\s+(?:with|to))))\s+{_ABOUT}$",
    re.I,
)
FIRST = re.compile(rf"(?:^|[,;]\s+(?:and\s+)?)(?:(?:al)?though\s+|while\s+)?\s*{_ABOUT}$", re.I)
SEEN = re.compile(
    r"\s+(?:was|were)\s+(?:also\s+)?(?:seen|observed|found|noted|reported|recorded|detected|achieved|obtained|demonstrated)\b",
    re.I,
)
# "Those who switched from A to B", "A and B": more than one.
SEVERAL = re.compile(r"\b(?:switch\w*|cross\w*|from|and|or|than|versus|vs|compared)\b", re.I)
OF_PEOPLE = re.compile(rf"\b(?:{PEOPLE}|those)\b", re.I)
DONE = re.compile(r"\s+(?:obtained|seen|observed|found|reported|achieved)\b")
# "Colds were 20% shorter with zinc": what is compared is the subject.
WAS_MORE = Cued(
    rf"\b(?:was|were)\s+(?:(?:about|approximately|around|nearly|almost|only|over|on\s+average|[~≈∼])\s*)*{_WHOLE}(?P<value>{_NUMBER}){_PERCENT}\s+(?:lower|higher|less|greater|shorter|longer|"
    r"smaller|larger|more(?=\s+(?:in|with|for|among)\b))\b(?!\s+(?:than\s+)?(?:at\s+)?(?:the\s+)?baseline)",
    re.I,
)
SINCE = re.compile(r"\b(?:baseline|pre-?treatment|before\s+treatment|initial)\b", re.I)
# What would count, and no result.
MARK = re.compile(r"(?:[<>≥≤=]|\b(?:or\s*=|least|than|with|of|to|by))\s*(?:an?\s+)?$", re.I)
INTERVAL = re.compile(r"\s*[(\[][^()\[\]]*(?:CI\b|confidence|[-–—]?\d[\d.]*%?\s?(?:to|[-–—])\s?[-–]?\d)")


def relative_changes(context: Context) -> Iterator[PercentChange]:
    """The relative changes of a sentence whose outcome and group are told."""
    text = context.text
    if "%" not in text and "cent" not in text:
        return
    nouns, compared = [*NOUN.finditer(text), *NOUN_OF.finditer(text)], list(WAS_MORE.finditer(text))
    nouns.sort(key=lambda found: found.start())
    if not nouns and not compared:
        return
    frame = context.read.frame
    before: Phrase | None = None
    last: PercentChange | None = None
    for at, found in enumerate(nouns):
        if frame.outer[found.start()] >= 0:
            continue
        stop = nouns[at + 1].start() if at + 1 < len(nouns) else len(text)
        items = items_at(frame.bare[:stop], found.end())[0] if found["what"] is not None else []
        names = [name for item in items if (name := named_change(item))]
        before = names[0] if len(names) == 1 else before if found["what"] is None else None
        end = max(len(text[: items[0].end].rstrip()), found.end()) if items else found.end()
        if before is None or _has_ratio(text, found.end(), end):
            continue
        if one := _by_noun(context, frame, found, before, end, last):
            last = one
            yield one
    for found in compared:
        if frame.outer[found.start()] >= 0 or _has_ratio(text, found.end(), found.end()):
            continue
        if one := _by_adjective(context, frame, found):
            yield one


def _has_ratio(text: str, one: int, two: int) -> bool:
    return any(RATIO_BEHIND.match(text, at) or INTERVAL.match(text, at) for at in (one, two))


def _by_noun(
    context: Context, frame: Frame, found: re.Match[str], named: Phrase, end: int, last: PercentChange | None
) -> PercentChange | None:
    text, arms = context.text, context.arms
    start = frame.clause(found.start())[0]
    lead = frame.bare[start : found.start()]
    led = LED.search(lead)
    done = DONE.match(text, end)
    end = done.end() if done else end
    who_behind, time = behind(text, end, arms, min(len(text), end + 90))
    if led is None:
        seen = SEEN.match(text, end) if FIRST.search(lead) else None
        if seen is None and not (FIRST.search(lead) and who_behind and SEEN.search(frame.bare, end)):
            return None
        who_behind, time = (
            (who_behind, time) if who_behind else behind(text, seen.end() if seen else end, arms, len(text))
        )
        return _row(context, found, named, who_behind, time, effect=False)
    if NOT_SO.search(BUT_NOT.sub("", lead)) or (led["acts"] is None and led["next"] is None and MARK.search(lead)):
        return None
    subject = OPENED.sub("", BUT_NOT.sub("", lead[: led.start()]), count=1) if led["acts"] or led["had"] else ""
    own = doer(subject, arms) if subject and SEVERAL.search(subject) is None else None
    if led["acts"]:
        treated = own or (subject.strip() if is_treatment(subject.strip()) else None)
        return _row(context, found, named, treated, time, effect=SINCE.search(text) is None) if treated else None
    if led["had"]:
        group = own or (who_behind if OF_PEOPLE.search(subject) is None else None)
        return _row(context, found, named, group, time, effect=False)
    if led["next"] and not who_behind and last is not None and led["next"].casefold() == "and":
        who_behind = dict(last.row).get("arm")
    return _row(
        context, found, named, who_behind, time, effect=last is not None and " vs " in dict(last.row).get("arm", "")
    )


def _by_adjective(context: Context, frame: Frame, found: re.Match[str]) -> PercentChange | None:
    subject = clause_subject(frame.bare, found.start())
    named = named_change(subject) if subject is not None else None
    group, time = behind(context.text, found.end(), context.arms, min(len(context.text), found.end() + 90))
    return _row(context, found, named, group, time, effect=True) if named is not None else None


def _row(
    context: Context, found: re.Match[str], named: Phrase, group: str | None, time: str | None, effect: bool
) -> PercentChange | None:
    """The change of a group; an effect where another group stands against it."""
    if not group:
        return None
    text = context.text
    time = time or time_in(text[found.end() : found.end() + 70].split(";")[0]) or opening_time(text)
    time = None if time and (context.arms.in_words(time) or SINCE.search(time)) else time
    other = against(context)
    both = context.comparison() or ""
    arm = group
    if effect and other is not None and other != group:
        arm = f"{group} vs {other}"
    elif effect and both.startswith(f"{group} vs ") and COMPARED.search(context.read.frame.bare) is None:
        arm = both
    role = "estimate" if effect or COUNTED.search(named.words) else "mean"
    row = row_of(outcome=without_times(named.words), arm=arm, time_point=time)
    return PercentChange(found["value"], role, row, *found.span("value"), named.start)
