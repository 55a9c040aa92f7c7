"""Follow-up in a sentence: mean or median with its spread, shortest and longest, of all people or of each group."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from attest.expressions import quick as re
from attest.expressions.cued import Cued
from attest.extract.age_values import NUMBER, UNIT, Age, value_at
from attest.extract.ages import AGAIN, THEN, unit_in
from attest.extract.numbers import WORD_NUMBER, count_value
from attest.extract.statistics import PEOPLE

_FOLLOW_UP = (
    r"(?:follow(?:ed)?[-‐– ]?up|f/u(?![\w/])|(?-i:FU)(?!\w)|observation(?:al)?(?=\s+(?:period|time|of\s+\d))|"
    r"surveillance|"
    r"(?:time|duration|period)\s+(?:on|in|of\s+participation\s+in)\s+(?:the\s+)?(?:study|trial)|study\s+participation|"
    r"(?:(?<=period\sof\s)|(?<=duration\sof\s))observation)"
)
_KIND = r"(?:\s+(?:times?|durations?|periods?|intervals?|lengths?|months?|years?))?"
_STAT = r"(?P<stat>mean|median|average)"
_SAID = (
    r"(?:\s*[(\[](?P<said>[^()\[\]\d]{1,40}|Q1\s?[-–,]\s?Q3|25th\s?[-–]\s?75th\s+percentiles?)[)\]]|\s*(?:±"
    r"|\+/[-–−])\s*(?P<said_sd>SDs?|SEM?|standard\s+deviation)\b)?"
)
_QUALITY = (
    r"(?:(?:[a-z-]{2,}(?:al|ive|ic|ary)|patients?['’]?s?|total|study|long-term|late|follow|known"
    r"|available|observed|subsequent|reported)\s+){0,3}?"
    r"(?:(?:duration|length|period|time|interval)s?\s+(?:of|for|to)\s+(?:the\s+|all\s+"
    r"|last\s+)*)?(?:[a-z-]{2,}(?:al|ive|ic|ary)\s+)?"
)
_OF_WHOM = (
    r"(?:\s+(?:of|for|in|among|on|after|since|from)\s+(?!a\b)(?:[^.;:,()\[\]\d]|(?<=\bgroup\s)\d"
    r"|(?<=\barm\s)\d){2,70}?(?=,?\s+(?:was|were|is|being|ranged|averaged|lasted)\b))?"
)
_IS = (
    r",?\s*(?:,|:|=|\bwas|\bwere|\bis|\bof|\bbeing|\bamounted\s+to|\breached)?\s*(?:\b(?:about"
    r"|approximately|over|nearly|almost|only|around)\s+)?"
)
_NUMBERED = rf"(?:{NUMBER}|{WORD_NUMBER})"
# "the median (IQR) duration of follow-up was 14 (8-20) months".
_LED = (
    rf"\b{_STAT}{_SAID}\s+{_QUALITY}{_FOLLOW_UP}{_KIND}{_SAID.replace('said', 'then_said')}{_OF_WHOM}{_IS}(?={NUMBER})"
)
# "followed for a mean of 14 months", "follow-up: median 14 months", "follow-up was on average 14 months".
_BEHIND = (
    rf"\b(?:{_FOLLOW_UP}|followed|observed){_KIND}{_OF_WHOM}\s*[(\[,:]?\s*(?:(?:was|were|is|up"
    rf"|for|over|during|through|with|had|of|on)\s+|until\s+[^.;,\d]{{2,40}}?\s+or\s+){{0,3}}(?:an?\s+|the\s+)?{_STAT}"
    rf"{_SAID}(?:\s+(?:duration|period|time|length|interval))?{_IS}(?={NUMBER})"
)
# "screened for cough every six months for an average of 2.5 years", "seen over a median of 14 months".
_WATCHED = (
    r"\b(?:monitored|screened|tracked|tested|examined|evaluated|assessed|seen|visited|surveyed|observed|studied|remained\s+(?:in|on)\s+(?:the\s+)?(?:study|trial))\s"
    r"(?:[^.;,()]{0,60}?\s)?(?:for|over|during)\s+(?:an?\s+)?(?P<stat>mean|median|average)"
    rf"{_SAID}(?:\s+(?:duration|period|time))?\s+of\s+(?={NUMBER}[^.;]{{0,25}}?\b(?:years?|yrs?|months?|mos?)\b)"
)
# "The trial followed 36,282 women at 40 centres for an average of 7 years".
_FOLLOWED = (
    r"\b(?:followed|tracked|monitored)\s(?:[^.;()]{2,110}?\s)?(?:for|over)\s+(?:an?\s+)?(?P<stat>mean|median|average)"
    rf"{_SAID}(?:\s+(?:duration|period|time))?\s+of\s+(?:about\s+|nearly\s+)?(?={NUMBER}\s*{UNIT})"
)
# "The mean trial duration was 14 weeks", "the average duration of the trials was 14 weeks".
_OF_TRIALS = (
    rf"\b{_STAT}{_SAID}\s+(?:(?:trial|study)\s+duration|duration\s+of\s+(?:(?:the|all|these|included|eligible)\s+){{0,3}}"
    rf"(?:trials|studies|RCTs)){_SAID.replace('said', 'then_said')}"
    rf"{_IS}(?={NUMBER}\s*{UNIT})"
)
# "4,278 developed a cough during a mean of 4 years".
_HAPPENED = (
    r"\b(?:developed|died|occurred|experienced|suffered|sustained|recorded|reported|observed|diagnosed|seen|fell|progressed|had)\b[^.;]{0,90}?\s(?:during|over)\s+"
    rf"(?:an?\s+|the\s+)?(?P<stat>mean|median|average){_SAID}\s+(?:of\s+)?(?={NUMBER}\s*(?:years?|yrs?|months?)(?:\s*[(\[][^()\[\]]{{3,50}}[)\]])?(?:\s*[.,;)]|\s+(?:of\s+follow|in\b|$)))"
)
# "After a median of 3.2 years (range 1–6), 14 had died": what opens a sentence of results.
_OPENS = (
    rf"^(?:(?:After|Over|During)\s+(?:an?\s+)?(?P<stat>mean|median|average){_SAID}(?:\s+(?:duration|period|time))?\s+of\s+)"
    rf"(?={NUMBER}\s*(?:years?|yrs?|months?|mos?)\s*(?:[(\[][^()\[\]]{{3,50}}[)\]]\s*)?,\s"
    r"(?![^.;]{0,40}?\b(?:relapses?|recurrences?|occurred|relapsed|recurred)\b))"
)
# "Follow-up averaged 14 months", "follow-up, which lasted 14 months on average".
_AVERAGED = (
    rf"\b{_FOLLOW_UP}{_KIND}{_OF_WHOM},?\s+(?:which\s+|that\s+)?(?:(?P<stat>averag(?:ed|es|ing))|(?:lasted|was)\s+(?=[^.;]{{2,20}}?\s+on\s+average\b))"
    rf"\s*(?:about\s+|approximately\s+)?(?={NUMBER})"
)
# "after a median of 14 months of follow-up".
_BEFORE = (
    rf"\b{_STAT}{_SAID}(?:\s+of)?\s+(?={NUMBER}[^.;]{{1,60}}?\s(?:of\s+)?(?:(?:clinical|total"
    rf"|additional)\s+)?{_FOLLOW_UP}\b(?!\s+of\b))"
)
# "follow-up was 14 ± 3 months": a mean, although nothing says so.
_WITH_SPREAD = rf"(?P<stat>)(?={NUMBER}\s?(?:{UNIT}\s?)?(?:±|\+\s?/))"
_UNSAID = rf"(?<!\bat )(?<!last )(?<!final )\b{_FOLLOW_UP}{_KIND}{_OF_WHOM}{_IS}{_WITH_SPREAD}"
# "Follow-up was complete in 40 men (80%) at 14 ± 3 months", "follow-up data (14 ± 3 months)".
_COMPLETE = (
    rf"(?<!\bat )(?<!last )(?<!final )\b{_FOLLOW_UP}(?:\s+(?:data|information|was|were|is|"
    rf"possible|available|complete|completed|obtained|achieved|performed|in|of|for|all|the|{PEOPLE}|"
    rf"\d+(?!\s*(?:{UNIT}|%))|[(\[]\d[\d.]*\s?%[)\]]))*\s*(?:\bat|\bof|\bwas|[(\[,:])\s*{_WITH_SPREAD}"
)
# "follow-up was 14 months (median)", "after 14 months (median) of follow-up".
_IN_BRACKET = (
    rf"\b{_FOLLOW_UP}{_KIND}{_OF_WHOM}{_IS}(?={NUMBER}\s?{UNIT}\s*(?:[(\[](?=\w+(?:[)\]]|[;,]\s*(?:range|IQR)))|on\s+)(?P<in_bracket>median|mean|average)\b)"
    rf"|(?={NUMBER}\s?{UNIT}\s*[(\[](?P<before>median|mean|average)[)\]]\s+(?:of\s+)?{_FOLLOW_UP}\b)"
)
# "at 14 months' median follow-up", "14 months of median follow-up".
_AFTER = (
    rf"(?={NUMBER}\s?{UNIT}['’]?\s+(?:of\s+)?(?P<behind>median|mean|average)\s+(?:(?:length|duration)\s+of\s+)?"
    rf"{_FOLLOW_UP}\b)"
)
_SAID_BEHIND = re.compile(rf"['’]?\s+(?:of\s+)?(?:median|mean|average)\s+[^.;]{{0,25}}?{_FOLLOW_UP}\b", re.I)
_TOLD = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        _LED,
        _BEHIND,
        _BEFORE,
        _UNSAID,
        _COMPLETE,
        _AVERAGED,
        _WATCHED,
        _FOLLOWED,
        _OF_TRIALS,
        _HAPPENED,
        _OPENS,
        _IN_BRACKET,
        _AFTER,
    )
)
OPENS = _TOLD[-3]
_LEAST = r"(?:at\s+least|a\s+minimum\s+of|no\s+less\s+than|not\s+less\s+than|minimum\s+of)"
_LONGEST = r"(?:up\s+to|a\s+maximum\s+of|at\s+most|maximum\s+of)"
_LENGTH = rf"(?P<value>{_NUMBERED})[\s-]*(?P<unit>{UNIT})(?!\w)"
_WERE = (
    r"\b(?:and|were|was|all)\s+(?:then\s+|all\s+|prospectively\s+|subsequently\s+|clinically\s+)?"
    r"followed(?:[-\s]up)?(?:\s+prospectively)?"
)
_LONG = rf"{_FOLLOW_UP}{_KIND}{_OF_WHOM}(?:\s+(?:of|for|was|were|is))?\s*[:,(]?\s*"
_LASTING = r"(?:(?:duration|length|period|time)\s+of\s+(?:the\s+)?)?"
# "were followed for a minimum of 14 months", "a minimum follow-up of 14 months", "minimal 14-month follow-up".
_BOUNDS = tuple(
    (role, Cued(pattern, re.I))
    for role, pattern in (
        ("min", rf"{_WERE}\s+for\s+{_LEAST}\s+{_LENGTH}"),
        ("min", rf"\b(?:minimum|minimal|shortest)\s+{_LASTING}{_LONG}(?:at\s+|of\s+)?{_LENGTH}"),
        ("min", rf"\b(?:minimum|minimal)\s+(?:of\s+)?{_LENGTH}(?:\s+of)?\s+(?:complete\s+)?{_FOLLOW_UP}\b"),
        ("min", rf"\b{_FOLLOW_UP}{_KIND}\s+(?:of|was|were)\s+{_LEAST}\s+{_LENGTH}"),
        ("min", rf"\bhad\s+{_LEAST}\s+{_LENGTH}(?:['’]?\s+of)?\s+(?:complete\s+)?{_FOLLOW_UP}\b"),
        ("max", rf"\b(?:during|over|after|had|with)\s+{_LONGEST}\s+{_LENGTH}(?:['’]?\s+of)?\s+{_FOLLOW_UP}\b"),
        ("max", rf"{_WERE}\s+(?:for\s+)?{_LONGEST}\s+{_LENGTH}"),
        ("max", rf"\b(?:maximum|maximal|longest)\s+{_LASTING}{_LONG}(?:at\s+|of\s+)?{_LENGTH}"),
        ("max", rf"\b{_FOLLOW_UP}{_KIND}\s+(?:of|was|for|lasted)\s+{_LONGEST}\s+{_LENGTH}"),
    )
)
# "with a median of 32 months", behind the shortest or the longest.
_WITH = re.compile(
    rf"\s*(?:[,;(]\s*(?:with\s+)?|and\s+)(?:the\s+|an?\s+)?(?P<head>mean|median|average)(?:\s+(?:follow-?up|time|duration|period|length))?(?:\s+(?:of|was|is))?[:,]?\s+(?={NUMBER})",
    re.I,
)
_LENGTHS = re.compile(
    rf"\b(?:{_FOLLOW_UP}{_KIND}{_OF_WHOM}\s*(?:(?P<ranged>,?\s*(?:ranged|ranging|varied|range))"
    rf"|was|of|for|[(\[:])?|followed(?:\s+up)?)\s*"
    rf"(?:(?P<ranged_too>ranging|range)\s+)?(?:(?:for|over|from|between|of"
    rf"|periods?)\s+)*(?P<low>{_NUMBERED})\s*(?P<low_unit>{UNIT})?\s*"
    rf"(?:-|–|—|−|to|(?P<and>and))\s*(?P<high>{_NUMBERED})\s*(?P<unit>{UNIT})(?!\w)(?!\s+after\b)",
    re.I,
)
# "10 trials [6537 cases; 3-10 years of follow-up]".
_LENGTHS_OF = re.compile(
    rf"(?<!\bafter )(?<!\bat )(?<!\bfor )(?<![\w.–-])(?P<low>{NUMBER})\s*(?:-|–|—|to)\s*(?P<high>{NUMBER})"
    rf"[\s-]*(?P<unit>{UNIT})['’]?\s+(?:of\s+)?{_FOLLOW_UP}\b",
    re.I,
)
FOLLOWED = re.compile(r"follow|f/u|observ|surveill", re.I)
STATED = frozenset(["behind", "stat", "in_bracket", "before"])
LONGEST = 999  # of a unit
# What has a follow-up of its own but is no people of the study.
OTHERS = re.compile(r"\bage\b[^.;,()]{0,15}$|\b(?:loss|lost)\s+(?:to|of)\s*$", re.I)


@lru_cache(maxsize=128)
def follow_ups(text: str) -> tuple[Age, ...]:
    """The first statement of how long people were followed, one for each group where it lists them."""
    heads = [head for pattern in _TOLD for head in pattern.finditer(text)]
    for head in sorted(heads, key=lambda one: (one.end(), one.start())):
        told = list(_values(text, head))
        if told and not OTHERS.search(text, 0, head.start()):
            return tuple(told)
    return tuple(_lengths(text))


def _values(text: str, head: re.Match[str]) -> Iterator[Age]:
    named = (word for part, word in head.groupdict().items() if part in STATED and word)
    stat = "median" if next(named, "").casefold() == "median" else "mean"
    first = value_at(text, head.end(), stat, head.group(), LONGEST)
    values = [first] if first else []
    while values and (again := AGAIN.match(text, values[-1].end)):
        other = value_at(text, again.end(), stat, head.group(), LONGEST)
        if other is None or set(other.parts) != set(values[0].parts) or (values[0].unit and not other.unit):
            break
        values.append(other)
    telling = next((one for one in values if one.unit), None)
    unit = telling.unit if telling else unit_in(head.group()) if head.re is not _TOLD[2] else None
    if unit is None:
        return
    place = (telling.start, telling.end) if telling and len(values) > 1 else None
    for group, one in enumerate(values):
        start = head.start() if group == 0 and "%" not in head.group() else one.start
        behind = _SAID_BEHIND.match(text, one.end) if head.re is _TOLD[-1] else None
        one = replace(one, end=behind.end()) if behind else one
        yield replace(
            one,
            start=start,
            unit=one.unit or unit,
            unit_place=place,
            group=group,
            groups=len(values),
            instead=head.re is OPENS,
        )


def _lengths(text: str) -> Iterator[Age]:
    """The shortest and the longest, with a mean or median behind them; or the shortest alone."""
    for found in _LENGTHS.finditer(text):
        between = re.search(r"\bbetween\s", found.group(), re.I) is not None
        ranged = bool(found["ranged"] or found["ranged_too"])
        if (found["and"] and not between) or OTHERS.search(text, 0, found.start()):
            continue
        low, high = count_value(found["low"]), count_value(found["high"])
        alike = not found["low_unit"] or found["low_unit"][0].casefold() == found["unit"][0].casefold()
        if alike and float(low.replace("·", ".")) >= float(high.replace("·", ".")):
            continue
        bounds = {"min": low, "max": high} if alike else {}  # "6 months to 5 years" has two units
        one = Age(bounds, found["unit"] if alike else None, found.start(), found.end(), said=ranged)
        then = THEN.match(text, found.end())
        stat = "median" if then and then["head"].casefold() == "median" else "mean"
        middle = value_at(text, then.end(), stat, then["said"] or "", LONGEST) if then else None
        if middle:
            unit = one.unit or middle.unit
            one = replace(one, parts={**one.parts, **middle.parts}, unit=unit, end=middle.end, said=True)
        if one.parts and one.unit:
            yield one
            return
    told = _LENGTHS_OF.search(text) if FOLLOWED.search(text) else None
    if told and float(told["low"].replace("·", ".")) < float(told["high"].replace("·", ".")):
        yield Age({"min": told["low"], "max": told["high"]}, told["unit"], told.start(), told.end(), said=False)
        return
    yield from _bounds(text)


def _bounds(text: str) -> Iterator[Age]:
    """The shortest or the longest alone, and both where both are told; a mean or median may stand behind."""
    bounds: dict[str, re.Match[str]] = {}
    for role, form in _BOUNDS if FOLLOWED.search(text) else ():
        found = next(form.finditer(text), None)
        if found and role not in bounds and not OTHERS.search(text, 0, found.start()):
            bounds[role] = found
    if not bounds or len({one["unit"][0].casefold() for one in bounds.values()}) > 1:
        return
    parts = {role: count_value(one["value"]) for role, one in bounds.items()}
    start, end = min(one.start() for one in bounds.values()), max(one.end() for one in bounds.values())
    unit = next(iter(bounds.values()))["unit"]
    then = _WITH.match(text, end)
    middle = (
        value_at(text, then.end(), "median" if then["head"].casefold() == "median" else "mean", "", LONGEST)
        if then
        else None
    )
    if middle:
        parts, end = {**middle.parts, **parts}, middle.end
    yield Age(parts, unit, start, end)
