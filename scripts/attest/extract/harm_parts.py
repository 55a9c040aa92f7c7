"""Whose the counted people of a sum are: "three deaths occurred, two on zinc and one on placebo", "…, all on zinc"."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from attest.expressions import quick as re
from attest.expressions.cued import Cued
from attest.extract.context import Context, emit
from attest.extract.finding import Found, Row, row_of
from attest.extract.grammar.groups import group_behind
from attest.extract.harm_rows import BEFORE, DIED, HarmRows
from attest.extract.numbers import COUNT, count_value
from attest.extract.statistics import PEOPLE

# "Two deaths occurred": also where no other rule has read it.
DEATHS = Cued(
    rf"(?<![\w.,%/-])(?<!least\s)(?<!than\s)(?<!per\s)(?<!of\s)(?P<n>{COUNT})\s+(?P<name>(?:(?:treatment|drug|infection|transplant)-related\s+)?(?:deaths?|fatalities))\b(?P<bracket>\s*[(\[]\s*(?P<p>\d+(?:[.·]\d+)?)\s?%\s*[)\]])?",
    re.I,
)
_BETWEEN = r"(?:[^.;:,()\d]|[(][^()]{1,20}[)]){0,50}?"
# "…, two on zinc and one on placebo", "(two on zinc and one on placebo)", ": 2 in the zinc group, 1 in the other".
PARTS = re.compile(
    rf"{_BETWEEN}\s*[,:;(]\s*(?P<n>{COUNT})\s+(?:(?:of\s+(?:them|whom|which)|{PEOPLE}|deaths?|cases?)\s+)?(?:(?:was|were|occurred)\s+)?(?=(?:in|on|with|among|receiving|given|taking|assigned|treated|from|of)\b)"
)
NEXT = re.compile(
    rf"(?:\s+(?:group|arm))?s?\s*(?:,\s*(?:and\s+)?|\s+and\s+|;\s*)(?P<n>{COUNT}|none)\s+(?:{PEOPLE}\s+)?(?=(?:in|on|with|among|receiving|given|taking|assigned|treated|from|of)\b)"
)
EACH = re.compile(
    rf"{_BETWEEN}\s*[,:;(]\s*(?P<n>{COUNT})\s+in\s+(?:each|either|both)\s+(?:of\s+the\s+)?(?:\w+\s+)?(?:groups?|arms?)\b",
    re.I,
)
EACH_OF = re.compile(
    rf"{_BETWEEN}\s*[,:;(]\s*(?P<n>{COUNT})\s+each\s+(?:in|on|with|for)\s+(?:the\s+)?(?P<one>[A-Za-z][^.;:,()]{{1,30}}?)\s+and\s+(?P<two>[A-Za-z][^.;:,()]{{1,30}}?)(?:\s+(?:groups|arms))?(?=\s*[.;,)]|$)",
    re.I,
)
# "…, all in the zinc group", "both of them in people on zinc"; "deaths in the zinc group".
ALL = re.compile(
    rf"{_BETWEEN}\s*[,:;(]\s*(?:both|all)\s+(?:(?:of\s+(?:them|whom|which)|{PEOPLE})\s+)?(?:(?:were|occurred|occurring)\s+)?(?=(?:in|on|among|receiving|given|taking|treated)\b)",
    re.I,
)
HERE = re.compile(
    r"(?:\s+(?:deaths?|fatalities|died))?(?:\s+(?:occurred|(?:was|were)\s+\w+ed))?(?=\s*\b(?:in|among)\s)"
)


# That they happened in the study: not "14 deaths per 1,000 people".
OCCURRED = re.compile(
    r"\s*(?:$|[.,;:(]|(?:occurred|(?:was|were)\s+(?!prevented|avoided|averted)\w+ed|were\s+seen|in|among|on|during|due|from)\b)",
    re.I,
)


class Sum(NamedTuple):
    """A count of people with its row, and where its words end in the sentence."""

    row: Row
    number: str
    end: int


def with_groups(contexts: Sequence[Context], told: Sequence[Found], rows: HarmRows) -> list[Found]:
    """The findings with those counts of harms and deaths under the groups that the sentence gives them to."""
    out = list(told)
    starts = [context.sentence.start for context in contexts]
    counts: dict[int, list[Found]] = defaultdict(list)
    for one in told:
        if one.role.endswith(".events"):
            counts[bisect_right(starts, one.start) - 1].append(one)
    for at, context in enumerate(contexts):
        here = counts.get(at, [])
        if not here and DIED.search(context.text) is None:
            continue
        unread = list(_unread_deaths(context, here, rows))
        out += unread
        for whole in _sums([*here, *unread], context.sentence.start):
            if arm := _arm_of_all(context, whole):
                out = [_given_to(found, whole.row, arm, context) for found in out]
            elif parts := _parts(context, whole) or _two_each(context, whole):
                known = {found.row for found in out}
                for group, count, place in parts:
                    row = _with_arm(whole.row, group)
                    if row not in known:
                        out += emit(context, row, {"events": count}, place, "harm-of-group")
    return out


def _sums(counts: Sequence[Found], start: int) -> list[Sum]:
    """The counts of harms and of the dead of a sentence that have no group."""
    return [
        Sum(one.row, one.value, one.end - start)
        for one in counts
        if one.role.endswith(".events")
        and one.row is not None
        and "arm" not in dict(one.row)
        and (one.role.startswith("adverse") or DIED.search(one.row[0][1]))
    ]


def _unread_deaths(context: Context, told: Sequence[Found], rows: HarmRows) -> Iterator[Found]:
    """The deaths that a sentence counts and no other rule has read."""
    deaths = list(DEATHS.finditer(context.text))
    if len(deaths) != 1 or not rows.counts_deaths(context) or BEFORE.search(context.text):
        return
    if any(one.row and DIED.search(one.row[0][1]) for one in told):
        return
    found = deaths[0]
    if OCCURRED.match(context.text, found.end()):
        name = " ".join(found["name"].split())
        yield from emit(context, row_of(event=name), {"events": count_value(found["n"])}, found.span(), "harm-deaths")


def _arm_of_all(context: Context, one: Sum) -> str | None:
    for form in (ALL, HERE):
        if form is HERE and not DIED.search(one.row[0][1]):
            continue
        if found := form.match(context.text, one.end):
            return _arm(context, found.end())
    return None


def _arm(context: Context, at: int) -> str | None:
    group = group_behind(context.text, at, context.arms)
    return group.name if group and group.name in context.arms.names else None


def _parts(context: Context, one: Sum) -> list[tuple[str, str, tuple[int, int]]]:
    """The groups with their counts that add up to the sum."""
    text, arms = context.text, context.arms
    if (each := EACH.match(text, one.end)) and int(count_value(each["n"])) * len(arms.names) == _number(one.number):
        return [(arm, count_value(each["n"]), each.span()) for arm in arms.names]
    out: list[tuple[str, str, tuple[int, int]]] = []
    found = PARTS.match(text, one.end)
    while found is not None:
        group = group_behind(text, found.end(), arms)
        if group is None or group.name not in arms.names:
            return []
        count = "0" if found["n"].casefold() == "none" else count_value(found["n"])
        out.append((group.name, count, (found.start("n"), group.end)))
        found = NEXT.match(text, group.end)
    adds_up = sum(_number(count) for _, count, _ in out) == _number(one.number)
    return out if adds_up and len({group for group, _, _ in out}) == len(out) else []


def _two_each(context: Context, one: Sum) -> list[tuple[str, str, tuple[int, int]]]:
    """ "Four patients (two each on zinc and placebo)"."""
    found = EACH_OF.match(context.text, one.end)
    named = [context.arms.known(found[part]) for part in ("one", "two")] if found else []
    if (
        found is None
        or None in named
        or named[0] == named[1]
        or 2 * _number(count_value(found["n"])) != _number(one.number)
    ):
        return []
    return [(arm, count_value(found["n"]), found.span()) for arm in named if arm]


def _number(count: str) -> int:
    digits = re.sub(r"\D", "", count)
    return int(digits) if digits else -1


def _with_arm(row: Row, arm: str) -> Row:
    return (row[0], ("arm", arm), *row[1:])


def _given_to(one: Found, row: Row, arm: str, context: Context) -> Found:
    if one.row != row or not context.sentence.start <= one.start < context.sentence.end:
        return one
    return one._replace(row=_with_arm(row, arm))
