"""Changes told in per cent: "the drug reduced X by 56% and Y by 40%", "X fell by 30% with A and by 12% with B".

By how much a treatment changed something is an effect; by how much something rose or fell in the people of
one group is their average change. Neither is a share of people, so that no other reader may take it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from attest.expressions.cued import Cued
from attest.extract.arms import Arms
from attest.extract.context import Context
from attest.extract.finding import Row, row_of
from attest.extract.grammar.atom import Atom
from attest.extract.grammar.changers import COUNTED, TWO, against, behind, doer, doers
from attest.extract.grammar.courses import compares
from attest.extract.grammar.frames import OPENED, Frame
from attest.extract.grammar.respective import respective
from attest.extract.grammar.times import without_times
from attest.extract.outcome_names import no_outcome
from attest.extract.phrase_times import opening_time, time_in
from attest.extract.phrases import Phrase, items_at, tidy, usable
from attest.extract.statistics import p_values
from attest.extract.subjects import is_drug, is_people, is_treatment, subject_of

_NUMBER = r"\d+(?:[.·]\d+)?"
_PERCENT = r"\s?(?:%|per\s?cent\b)"
_P = r"(?:\s*[(\[]\s*[pP]\s?[=<>≤][^()\[\]]{1,20}[)\]])?"
# "by 56%", "by about 56% and 60%", "by 56, 15 and 25%".
BY = Cued(
    r"\bby\s+(?:(?:about|approximately|around|nearly|almost|some|only|just|over|an?\s+|(?:mean|average|median)(?:\s+of)?|further|"
    r"additional|another)\s*)*[~≈]?"
    rf"(?P<list>{_NUMBER}(?:{_PERCENT})?(?:{_P}(?:\s*,\s*(?:and\s+)?|\s+and\s+){_NUMBER}(?:{_PERCENT})?)*)(?<=%|t)",
    re.I,
)
ONE = re.compile(rf"{_NUMBER}(?={_PERCENT}|\s*,|\s+and\b)(?![^()]*\))")
_WORDS = (
    r"(?:reduced|decreased|increased|lowered|raised|improved|prolonged|shortened|diminished|elevated|cut|suppressed|"
    r"inhibited|attenuated|enhanced)"
)
CHANGED = re.compile(rf"\b(?:{_WORDS}|rose|fell|declined|dropped|grew|climbed)\b", re.I)
DOES = re.compile(
    r"\b(?:reduces|decreases|increases|lowers|raises|improves|prolongs|shortens|suppresses|inhibits)\b", re.I
)
PASSIVE = re.compile(r"\b(?:was|were|been|being|be|is|are)\s+(?:\w+ly\s+|also\s+)*$", re.I)
OPENS_PLACE = re.compile(
    r"\s*(?:significantly|\w+ly)?\s*(?:$|(?:in|at|after|by|during|from|with|on|over|for|within|to|under|following|among|both|"
    r"compared|relative|versus|vs|more|only)\b)",
    re.I,
)
HOW = re.compile(
    r"^\s*(?:significantly|markedly|substantially|further|the\s+|both\s+|mean\s+|their\s+|\w+ly\s)\s*", re.I
)
# "… and ferritin by 15%": what the same verb says of something else.
NEXT = re.compile(
    r"\s*(?:[(\[][^()\[\]]*[)\]])?\s*,?\s*(?:and|but|while|whereas)?\s*(?:also\s+)?(?P<what>.*?)\s*$", re.I | re.S
)
AND_ENDS = re.compile(r"(?:with|in|after|on|for|among|at)\s.*\b(?:and|but|while|whereas|versus|vs\.?)", re.I | re.S)
IN_PLACE = re.compile(r"\s*(?:\w+ly\s+)?(?:in|at)\s+(?P<what>(?:the\s+)?[a-z][a-z\s-]{2,40}?)\s*", re.I)
GROUP_OR_TIME = re.compile(
    r"\b(?:groups?|arms?|patients?|baseline|all|both|treated|untreated|users?|follow-up)\b", re.I
)
VERBS = re.compile(r"\b(?:was|were|had|has|did|is|are|showed|remained|occurred|found|seen)\b", re.I)
# Not by how much it was, but what would count, what was hoped for, or for each of what.
NOT_SO = re.compile(
    r"\b(?:not|no|nor|would|will|could|may|might|should|expected|power|detect|assum\w+|each|every|per|if|whether|hypothes\w+|"
    r"defined|required?|target\w*|aim\w*|criteri\w+|doses?|dosages?)\b",
    re.I,
)
BEFORE_NUMBER = re.compile(r"(?:at\s+least|more\s+than|less\s+than|up\s+to|≥|≤|>|<)\s*$", re.I)
OF_BASE = re.compile(
    r"\s*,?\s*(?:[(\[]?\s*(?:SDs?\b|SEM?\b|±|\+\s?/)|(?:and\s+)?\d|of\s+(?:the\s+|all\s+|those\b)|per\b|(?:to|[-–—])\s*\d|points?\b|CI\b|confidence)",
    re.I,
)
# The same effect as a ratio, or with its interval: its own rules read it.
RATIO_BEHIND = re.compile(
    r"[^.;()\[\]]{0,70}[(\[](?:\d[\d.·]*\s?\[)?[^()\[\]]{0,60}\b(?:HR|OR|RR|CI|IRR|hazards?|odds|ratio|confidence|relative|[-–—]?\d[\d.]*%?\s?(?:to|[-–—])\s?[-–]?\d)",
)
TESTED = re.compile(rf"(?:{_PERCENT})?\s*[(\[]\s*(?P<each>(?:both|all|each)\s+)?[pP]\s?[=<>≤][^()\[\]]{{1,40}}[)\]]")
TESTED_EACH = re.compile(r"\s*[(\[]\s*(?:both|all|each)\s+[pP]\s?[=<>≤][^()\[\]]{1,40}[)\]]")
MEDIAN_OF = re.compile(r"\bmedian\s+$", re.I)
LONGEST_PERCENT = len(" per cent.")
BASELINE = re.compile(
    r"\b(?:from|compared\s+(?:with|to)|versus|vs\.?|relative\s+to|than\s+at)\s+(?:the\s+)?baseline\b", re.I
)
# "By 24% as compared with 11% in the other group": each group's own.
OTHER_VALUE = re.compile(
    r"[^.;:()\[\]\d]{0,60}?\b(?:compared\s+(?:with|to)|versus|vs\.?)\s+(?:by\s+|only\s+|an?\s+(?:\w+\s+){1,2}of\s+)?"
    rf"(?P<value>{_NUMBER}){_PERCENT}"
)


@dataclass(frozen=True)
class _Told:
    """What a verb is said of, and by whom: `who` is a subject that did it; without one it happened."""

    names: list[Phrase]
    base: Phrase | None  # the outcome without the place that it was measured in: "density" of "density in the hip"
    who: str | None
    acts: bool


@dataclass(frozen=True)
class PercentChange:
    """A change in per cent with its row, the role of its value, and the place that tells it."""

    value: str
    role: str
    row: Row
    start: int
    end: int
    outcome_at: int
    p: str | None = None
    unit: str = "%"


def percent_changes(context: Context) -> Iterator[PercentChange]:
    """The changes in per cent of a sentence whose outcome, and group where there are several, are told."""
    text = context.text
    found = list(BY.finditer(text)) if "%" in text or "cent" in text else []
    if not found:
        return
    frame = context.read.frame
    told: _Told | None = None
    before = 0
    for at, one in enumerate(found):
        stop = found[at + 1].start() if at + 1 < len(found) else len(text)
        outside = frame.outer[one.start()] < 0
        told = _told(context, frame, one.start(), before, told, len(ONE.findall(one["list"]))) if outside else None
        before = one.end()
        if told is None or BEFORE_NUMBER.search(text, 0, one.start("list")) or OF_BASE.match(text, one.end()):
            continue
        if not RATIO_BEHIND.match(text, one.end(), min(stop, len(text))):
            yield from _values(context, frame, one, told, stop)


def _told(context: Context, frame: Frame, place: int, before: int, last: _Told | None, count: int) -> _Told | None:
    start = max(frame.clause(place)[0], before)
    lead = frame.bare[start:place]
    verbs = [*CHANGED.finditer(lead), *DOES.finditer(lead)]
    if not verbs:
        nexts = NEXT.match(lead) if last is not None and before else None
        if last is None or nexts is None or VERBS.search(nexts["what"]) or NOT_SO.search(lead):
            return None
        words = tidy(HOW.sub("", nexts["what"]))
        if not words or AND_ENDS.fullmatch(nexts["what"]):
            return last  # "with A and by 12% with B"
        within = IN_PLACE.fullmatch(nexts["what"]) if last.base is not None else None
        if last.base is not None and within and _is_place(within["what"], context.arms):
            return replace(last, names=[replace(last.base, words=f"{last.base.words} in {within['what']}")])
        if context.arms.in_words(words) or OPENS_PLACE.match(nexts["what"]):
            return None
        name = _name(words, start + lead.rfind(words.split()[0]))
        return _Told([name], None, last.who, last.acts) if name else None
    verb = max(verbs, key=lambda one: one.start())
    if NOT_SO.search(frame.bare[frame.clause(place)[0] : place]):
        return None
    between = lead[verb.end() :]
    passive = PASSIVE.search(lead[: verb.start()]) is not None
    if passive or OPENS_PLACE.match(between):
        subject = subject_of(frame.bare, start + verb.start())
        subject = named_change(subject) if subject is not None else None
        if subject is None:
            return None
        within = IN_PLACE.fullmatch(between)
        if within and _is_place(within["what"], context.arms):
            return _Told([replace(subject, words=f"{subject.words} in {within['what']}")], subject, None, False)
        return _Told(_items(subject, frame), None, None, False)
    opened = HOW.match(between)
    at = start + verb.end() + (opened.end() if opened else 0)
    who = tidy(_subject(frame, start, start + verb.start()))
    items = items_at(frame.bare[:place], at)[0] if TWO.match(who) is None else []
    items = items if len(items) == count else [Phrase(tidy(frame.bare[at:place]), at, place)]
    names = [name for item in items if (name := named_change(item))]
    return _Told(names, None, who, True) if names else None


def _is_place(words: str, arms: Arms) -> bool:
    """Whether words behind "in" tell where something was measured, and not in whom or when."""
    return not (is_people(words) or arms.in_words(words) or GROUP_OR_TIME.search(words) or time_in(f"in {words}"))


def _subject(frame: Frame, start: int, verb: int) -> str:
    opening = OPENED.match(frame.bare, start, verb)
    return frame.bare[opening.end() if opening else start : verb]


def _items(subject: Phrase, frame: Frame) -> list[Phrase]:
    """Each of the outcomes that one subject lists."""
    items = [item for one in items_at(frame.bare[: subject.end], subject.start)[0] if (item := named_change(one))]
    return items if len(items) > 1 else [subject]


def named_change(one: Phrase) -> Phrase | None:
    """The name of what changed, where the words can be one."""
    return _name(one.words, one.start)


def _name(words: str, start: int) -> Phrase | None:
    words = tidy(re.sub(r"^(?:mean|median|average)\s+|\s+(?:from\s+baseline|levels?\s+both)$", "", words))
    if not usable(words) or is_people(words) or is_treatment(words) or no_outcome(words) or is_drug(words):
        return None
    return (
        None
        if re.search(r"\bgroups?\b|\d\s?%|^(?:it|this|that|these|they|which)\b", words, re.I)
        else Phrase(words, start, start + len(words))
    )


def _values(context: Context, frame: Frame, found: re.Match[str], told: _Told, stop: int) -> Iterator[PercentChange]:
    text, arms = context.text, context.arms
    begin = found.start("list")
    places = [(one.group(), begin + one.start(), begin + one.end()) for one in ONE.finditer(found["list"])]
    within = BASELINE.search(text) is not None
    effect = told.acts and not within
    who_behind = behind(text, found.end(), arms, stop)
    time = who_behind[1] or time_in(text[found.end() : min(stop, found.end() + 60)].split(";")[0])
    time = time or opening_time(text) or time_in(text[frame.clause(begin)[0] : begin]) or _last_time(frame, begin)
    time = None if time and arms.in_words(time) else time
    atoms = tuple(Atom("share", start, end, {"percent": (value, start, end)}) for value, start, end in places)
    groups: list[str | None] = [None] * len(places)
    other = OTHER_VALUE.match(text, found.end(), stop) if len(places) == len(told.names) == 1 else None
    if other is not None:
        arms_of = [who_behind[0] or doer(told.who, arms), behind(text, other.end(), arms, stop)[0]]
        if None in arms_of or arms_of[0] == arms_of[1]:
            return
        groups, effect = arms_of, False
        places = [*places, (other["value"], *other.span("value"))]
    elif len(places) > 1 and len(told.names) != len(places):
        listed = doers(told.who, len(places), arms) or respective(text, atoms, frame.clause(begin)[0], arms)
        if listed is None or len(told.names) > 1:
            return
        groups = [*listed]
    elif effect:
        groups = [None if TWO.match(told.who or "") else doer(told.who, arms)] * len(places)
    else:
        groups = [who_behind[0] or (context.opening.group if context.opening else None) or _only(context, told)] * len(
            places
        )
    names = told.names if len(told.names) == len(places) else told.names * len(places)
    if len(names) != len(places):
        return
    other_arm = against(context) if effect else None
    for (value, start, end), name, group in zip(places, names, groups, strict=True):
        if not (effect or group or time or len(arms.names) < 2):
            continue
        arm = f"{group} vs {other_arm}" if group and other_arm and group != other_arm else group
        row = row_of(outcome=without_times(name.words), arm=arm, time_point=time)
        medians = "median" in found.group().casefold() or MEDIAN_OF.search(text, 0, told.names[0].start)
        averaged = "median" if medians else "mean"
        role = "estimate" if effect or COUNTED.search(name.words) else averaged
        tested = _tested(text, end, found.end())
        yield PercentChange(
            value, role, row, start, tested[1] if tested else end, name.start, tested[0] if tested else None
        )


def _tested(text: str, place: int, last: int) -> tuple[str, int] | None:
    """The p-value in the bracket behind a change, or behind a list of them where it is said of each."""
    own = TESTED.match(text, place)
    if own is None or own["each"]:
        own = TESTED_EACH.match(text, last)
    found = next(iter(p_values(own.group())), None) if own else None
    if own is None or found is None:
        return None
    return found.parts["p"][0], own.end() if own.start() - place < LONGEST_PERCENT else place


def _only(context: Context, told: _Told) -> str | None:
    """The one group that a sentence names, or that is said to have changed something in its people."""
    return doer(told.who, context.arms) or (None if compares(context.text) else context.only_arm())


def _last_time(frame: Frame, place: int) -> str | None:
    """The time that ends a list: "in X by 10.9% and in Y by 7.25% at 4 years"."""
    end = frame.clause(place)[1]
    last = next(reversed(list(BY.finditer(frame.text, place, end))), None)
    return time_in(frame.text[last.end() : min(end, last.end() + 60)]) if last else None
