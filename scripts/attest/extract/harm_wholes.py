"""Harms counted as events and as people, and how many of them were of one sort.

"Nine serious adverse events in seven patients (15%)" has people under the harm and events under "(events)"; "of 24
serious adverse events, two were attributed to zinc" counts all of them and those two.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from attest.expressions import quick as re
from attest.expressions.cued import Cued
from attest.extract.context import Context, emit
from attest.extract.finding import Found, row_of
from attest.extract.grammar.groups import group_behind, groups_in
from attest.extract.harm_mentions import NO_COUNT
from attest.extract.harm_words import KIND, QUALIFIED, is_kind
from attest.extract.number_led import CountLed
from attest.extract.numbers import COUNT, count_value
from attest.extract.statistics import PEOPLE

_SHARE = r"\d+(?:[.·]\d+)?"
_NAME = (
    rf"(?P<name>(?:{QUALIFIED}){{0,4}}(?:{KIND}|(?:serious|severe|opportunistic)\s+infections|"
    rf"(?:{KIND}|drug|treatment)-related\s+(?:withdrawals|discontinuations|deaths)))"
)
_RELATED = (
    r"(?:(?:was|were)\s+)?(?:(?:considered|judged|deemed|thought|felt|assessed|believed)\s+(?:to\s+be\s+|as\s+)?)?"
    r"(?P<sort>(?:(?:possibly|probably|definitely|likely)\s+)?(?:related|attributed|attributable|due)\s+to\s+(?:the\s+)?[A-Za-z][\w-]*(?:\s+(?:drug|medication|treatment|therapy))?|"
    r"(?:(?:possibly|probably|definitely)\s+)?(?:drug|treatment)-related)"
)
# "Of 24 serious adverse events, two were attributed to zinc", "of the 12 events, 8 occurred on zinc and 4 on placebo".
OF_ALL = Cued(
    rf"\bOf\s+(?:the\s+|these\s+|a\s+total\s+of\s+)?(?P<all>{COUNT})\s+{_NAME},\s+(?:(?P<n>{COUNT})(?:\s*[(\[]\s*(?P<p>{_SHARE})\s?%\s*[)\]])?|(?P<share>{_SHARE})\s?%)\s+(?:{_RELATED}|(?P<where>(?:(?:was|were)\s+\w+ed|occurred)\s+(?=in|on|with|among)))",
    re.I,
)
AND_IN = re.compile(rf"\s*(?:group|arm)?,?\s+and\s+(?P<n>{COUNT}|none)\s+(?=in|on|with|among)", re.I)
# "Nine serious adverse events were reported, of which two were related to zinc".
OF_WHICH = CountLed(
    rf"(?<![\w.,%/-]){COUNT}\s+{_NAME}\b[^.;()]{{0,50}}?[,(]\s*(?:(?:of|among)\s+(?:which|these|them)\s+(?P<a>{COUNT})|(?P<b>{COUNT})\s+of\s+(?:which|these|them))\s+{_RELATED}",
    re.I,
)
# "Nine serious adverse events were reported by seven (4%) participants".
_HAD_BY = r"(?:\s+(?:(?:was|were)\s+(?:\w+ed|seen)|occurred))?\s+(?:in|by|among)\s+(?:only\s+)?"
IN_PEOPLE = CountLed(
    rf"(?<![\w.,%/-])(?P<n>{COUNT})\s+{_NAME}{_HAD_BY}(?P<m>{COUNT})\s*(?:[(\[]\s*(?P<p>{_SHARE})\s?%\s*[)\]]\s*)?(?:of\s+(?:the\s+)?(?P<of>\d+)\s+)?{PEOPLE}(?:\s*[(\[]\s*(?P<q>{_SHARE})\s?%\s*[)\]])?",
    re.I,
)
# "… on zinc and 27 in 16 people on placebo".
AND_PEOPLE = re.compile(
    rf"\s*(?:group|arm)?,?\s+(?:and|versus|vs\.?|compared\s+with)\s+(?P<n>{COUNT})(?:\s+(?:such\s+)?events?)?\s+in\s+(?P<m>{COUNT})\s*(?:[(\[]\s*(?P<p>{_SHARE})\s?%\s*[)\]]\s*)?(?:{PEOPLE})?",
    re.I,
)
ANOTHER = re.compile(
    r"\s*(?:group|arm)?,?\s+(?:and|versus|vs\.?|compared\s+with)\s+\w+\s+(?:events?\s+)?(?:in|on|with)\b", re.I
)
# "… in those on zinc (53 events in 29 patients; …)".
BRACKET = Cued(
    rf"[(\[]\s*(?P<n>{COUNT})\s+events?\s+in\s+(?P<m>{COUNT})\s+(?:{PEOPLE})?(?:\s*[(\[]\s*(?P<p>{_SHARE})\s?%\s*[)\]])?",
    re.I,
)
SUBJECT = Cued(rf"(?:^|[.;]\s+)(?:More\s+|Fewer\s+|The\s+)?{_NAME}\b", re.I)


class Row(NamedTuple):
    """A harm with its count, whose it is, and the place that tells it."""

    name: str
    arm: str | None
    parts: dict[str, str]
    start: int
    end: int


def with_wholes(contexts: Sequence[Context], told: Sequence[Found]) -> list[Found]:
    """The findings with such counts, in place of what was read of their words before."""
    out = list(told)
    for context in contexts:
        for rows in (_of_all(context), _of_which(context), _in_people(context), _in_brackets(context)):
            begin = context.sentence.start
            for one in rows:
                start, end = begin + one.start, begin + one.end
                counts = {one.parts.get("events")}
                gone = {
                    found.row
                    for found in out
                    if found.role in ("adverse_event.events", "result.events")
                    and found.value in counts
                    and found.start < end
                    and start < found.end
                }
                out = [
                    found
                    for found in out
                    if found.row not in gone or not begin <= found.start < begin + len(context.text)
                ]
                row = row_of(event=one.name, arm=one.arm)
                out += emit(context, row, one.parts, (one.start, one.end), "harm-whole")
    return out


def _named(found: re.Match[str]) -> str:
    return " ".join(found["name"].split())


def _of_all(context: Context) -> list[Row]:
    text = context.text
    found = OF_ALL.search(text)
    if found is None:
        return []
    name = _named(found)
    parts = {"percent": found["p"] or found["share"]} if found["p"] or found["share"] else {}
    parts |= {"events": count_value(found["n"])} if found["n"] else {}
    start = found.start("n") if found["n"] else found.start("share")
    whole = Row(name, None, {"events": count_value(found["all"])}, found.start("all"), found.end("name"))
    if found["sort"]:
        return [whole, Row(f"{name} {found['sort']}", None, parts, start, found.end())]
    out: list[Row] = [whole]
    at = found.end()
    while (group := group_behind(text, at, context.arms)) and group.name in context.arms.names:
        out.append(Row(name, group.name, parts, start, group.end))
        step = AND_IN.match(text, group.end)
        if step is None:
            break
        parts = {"events": "0" if step["n"].casefold() == "none" else count_value(step["n"])}
        at, start = step.end(), step.start("n")
    return out if len(out) > 1 else []


def _of_which(context: Context) -> Iterator[Row]:
    for found in OF_WHICH.finditer(context.text):
        if NO_COUNT.search(context.text, 0, found.start()):
            continue
        part = "a" if found["a"] else "b"
        yield Row(
            f"{_named(found)} {found['sort']}",
            None,
            {"events": count_value(found[part])},
            found.start(part),
            found.end(),
        )


def _in_people(context: Context) -> list[Row]:
    out: list[Row] = []
    for found in IN_PEOPLE.finditer(context.text):
        if NO_COUNT.search(context.text, 0, found.start()):
            continue  # "grade 3 or 4 toxicity in 7 people"
        name, share = _named(found), found["p"] or found["q"]
        step: re.Match[str] | None = found
        while step is not None:
            group = group_behind(context.text, step.end(), context.arms)
            arm = group.name if group and group.name in context.arms.names else None
            parts = {"events": count_value(step["m"])} | ({"percent": share} if share else {})
            parts |= {"total": found["of"]} if step is found and found["of"] else {}
            out.append(
                Row(f"{name} (events)", arm, {"events": count_value(step["n"])}, step.start("n"), step.start("m"))
            )
            out.append(Row(name, arm, parts, step.start("m"), step.end()))
            if group is None or arm is None:
                break
            step = AND_PEOPLE.match(context.text, group.end)
            share = step["p"] if step else None
            if step is None and ANOTHER.match(context.text, group.end):
                return []  # of the other group, events or people
    return out


def _in_brackets(context: Context) -> list[Row]:
    text, arms = context.text, context.arms.names
    out: list[Row] = []
    subject = SUBJECT.search(text)
    begin = subject.end() if subject else 0
    for found in BRACKET.finditer(text, begin) if subject is not None and is_kind(_named(subject)) else ():
        named = [one.name for one in groups_in(text[begin : found.start()], context.arms) if one.name in arms]
        begin = found.end()
        arm = named[0] if len(named) == 1 else _other(out, arms)
        if arm is None or subject is None:
            return []
        name, start = _named(subject), subject.start("name")
        share = {"percent": found["p"]} if found["p"] else {}
        out.append(Row(f"{name} (events)", arm, {"events": count_value(found["n"])}, start, found.start("m")))
        out.append(Row(name, arm, {"events": count_value(found["m"]), **share}, start, found.end()))
    return out


def _other(told: list[Row], arms: Sequence[str]) -> str | None:
    """The second of two groups, where the first has been told."""
    others = [arm for arm in arms if told and arm != told[0].arm]
    return others[0] if len(others) == 1 and len(told) == 2 else None
