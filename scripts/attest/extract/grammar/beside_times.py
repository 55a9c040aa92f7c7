"""Values side by side that are told apart by when they were taken."""

from __future__ import annotations

import re

from attest.extract.grammar.atom import AVERAGED
from attest.extract.grammar.beside import Beside, Place
from attest.extract.grammar.courses import WITH_THEMSELVES, before_and_after, compares, course, tells_change
from attest.extract.grammar.groups import group_at_bracket, known_as
from attest.extract.grammar.lone import IN_GROUP, of_clause
from attest.extract.grammar.respective import RESPECTIVELY, yearly
from attest.extract.grammar.times import EACH_TIME, at_times, times_listed
from attest.extract.numbers import as_decimal


def over_time(view: Beside) -> list[Place] | None:
    """Of values joined by "to": a course, or nothing."""
    if view.link != "to":
        return None
    told = course(view.text, view.series.atoms, view.arms, view.clause[1])
    return [Place(arm or _changed_in(view), time) for arm, time in told or []]


# "(the drug group: from 61 to 67; the control group: from 60 to 58)".
LABEL = re.compile(
    r"\s*(?:in\s+)?(?:the\s+)?(?P<name>[A-Za-z][\w+/-]*(?:\s[A-Za-z][\w+/-]*){0,3}?)"
    r"(?:\s+(?:group|arm)[:,]?\s+(?:from\s+)?|[:,]?\s+from\s+)",
    re.I,
)


def _changed_in(view: Beside) -> str | None:
    """The group right before the bracket of a course, with which the sentence opens, or that its subject names."""
    group = None
    if view.bracket >= 0:
        label = LABEL.fullmatch(view.text, view.frame.segment(view.first.start)[0], view.first.start)
        if label and (name := known_as(label["name"], view.arms)):
            return name
        group = group_at_bracket(view.frame.bare, view.bracket, view.arms)
    if group or view.opened:
        return group.name if group else view.opened.group if view.opened else None
    start = view.frame.clause(view.frame.anchor(view.first.start))[0]
    since = WITH_THEMSELVES.search(view.frame.bare, start, view.frame.anchor(view.first.start))
    return of_clause(view.frame, since.start() if since else view.first.start, view.arms, IN_GROUP)


def within_one(view: Beside) -> list[Place] | None:
    """Two values of a change in the people with whom the sentence opens: "in the drug group, it fell (7 vs 3)"."""
    if view.opened is None or view.count != 2 or view.link != "versus" or view.bracket < 0:
        return None
    lead = view.frame.bare[view.opened.end : view.bracket]
    if not tells_change(lead) or compares(view.frame.bare[view.opened.end :]):
        return None
    return [Place(view.opened.group, "before"), Place(view.opened.group, "after")]


# "It fell in one group (188 vs 142) but not in the other (180 vs 171)": each bracket is of one group.
EACH_GROUP = re.compile(
    r"[)\]]\s*,?\s*(?:but|and|while|whereas)\s+(?:(?:not|unchanged|did\s+not(?:\s+\w+){1,2}|remained\s+\w+|increased|decreased|fell|rose)\s+)?"
    r"(?:in|with|on|among)\s+(?:the\s+)?[^()\[\]]{2,50}[(\[]\s*[-−–]?\d[^()\[\]]*\s(?:vs\.?|versus)\s",
)


def in_each_group(view: Beside) -> list[Place] | None:
    """Two values of a change in the group right before their bracket, where another group has its own bracket."""
    if view.bracket < 0 or view.count != 2 or view.link != "versus" or view.first.kind not in AVERAGED:
        return None
    each = EACH_GROUP.search(view.text)
    group = group_at_bracket(view.frame.bare, view.bracket, view.arms) if each else None
    if each is None or group is None or not tells_change(view.text[: each.start()]):
        return None
    return (
        None
        if compares(view.frame.bare.replace(" group", ""))
        else [Place(group.name, "before"), Place(group.name, "after")]
    )


def at_years(view: Beside) -> list[Place] | None:
    if view.link != "listed":
        return None
    text, start = view.text, view.clause[0]
    years = yearly(text[start : view.first.start], view.count)
    return [Place(None, time) for time in years] if years else None


def at_each_time(view: Beside) -> list[Place] | None:
    """Two values "at 6 and at 12 months"."""
    if view.count != 2:
        return None
    two = EACH_TIME.search(view.text[view.last.end :]) or EACH_TIME.search(view.text[slice(*view.clause)])
    order = ("two", "one") if two and _baseline_first(view, two) else ("one", "two")
    return [Place(None, " ".join(two[part].split())) for part in order] if two else None


FELL = re.compile(r"\b(?:reduced|decreased|lower|fell|declined|dropped|diminished|less)\b", re.I)
ROSE = re.compile(r"\b(?:increased|higher|rose|raised|elevated|greater|more)\b", re.I)


def _baseline_first(view: Beside, two: re.Match[str]) -> bool:
    """Whether the value at baseline stands first, though the baseline is named last: "reduced … (26 vs 20)"."""
    if not two["two"].casefold().endswith("baseline"):
        return False
    lead = view.text[view.clause[0] : view.first.start]
    first, second = (as_decimal(next(iter(one.parts.values()))[0]) for one in (view.first, view.last))
    fell, rose = FELL.search(lead) is not None, ROSE.search(lead) is not None
    if first is None or second is None or fell is rose:
        return False
    return first > second if fell else first < second


def from_baseline(view: Beside) -> list[Place] | None:
    """ "From 9 to 7, 6 and 5 at 3, 6 and 12 months": one value more than times."""
    if view.times is None or view.link != "mixed":
        return None
    if not re.search(r"\bfrom\b[^;]{0,24}$", view.text[: view.first.start]):
        return None
    times = _listed(view.times)
    return [Place(None, "baseline"), *times] if len(times) == view.count - 1 else None


def at_listed_times(view: Beside) -> list[Place] | None:
    """Three values or more compared over as many times."""
    if view.link != "versus" or view.count < 3:
        return None
    times = at_times(view.text, view.first.start, view.count)
    return [Place(None, time) for time in times] if times else None


def at_times_respectively(view: Beside) -> list[Place] | None:
    if view.times is None or not RESPECTIVELY.search(view.text, view.times.end()):
        return None
    times = _listed(view.times)
    return times if len(times) == view.count else None


def at_times_of_list(view: Beside) -> list[Place] | None:
    """The times of a list behind or before as many values; without "respectively", only those that open the clause."""
    if view.link not in ("listed", "versus"):
        return None
    text, start, first, last = view.frame.bare, view.clause[0], view.first.start, view.last.end
    if view.bracket >= 0:
        segment = view.frame.segment(first)[1]
        times = times_listed(view.text, last, segment, view.count) if view.respectively(60) else None
        return [Place(_changed_in(view), time) for time in times] if times else None
    if view.respectively(190):
        times = times_listed(text, last, min(len(text), last + 110), view.count) or times_listed(
            text, start, first, view.count
        )
    else:
        times = times_listed(text, start, min(start + 70, first), view.count)
    return [Place(None, time) for time in times] if times else None


def before_after(view: Beside) -> list[Place] | None:
    """Two measured values without groups, in a sentence that tells of before and after."""
    if view.count != 2 or view.first.kind not in AVERAGED:
        return None
    if not before_and_after(view.frame, view.series.atoms, view.link, view.arms):
        return None
    return [Place(None, "before"), Place(None, "after")]


def _listed(times: re.Match[str]) -> list[Place]:
    return [Place(None, f"{times['lead']} {number} {times['unit']}") for number in re.findall(r"\d+", times["list"])]
