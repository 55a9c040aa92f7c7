"""Lists of harms with their figures: "nausea (12% vs 8%), rash (5% vs 2%)", "two cases of X, one of Y"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from attest.expressions import quick as re
from attest.expressions.cued import Cued
from attest.extract.arms import Arms
from attest.extract.context import Context, emit
from attest.extract.finding import Found, row_of
from attest.extract.grammar.groups import groups_in
from attest.extract.grammar.harms import is_harm
from attest.extract.grammar.harms_included import harms_included
from attest.extract.grammar.sheet import Sheet
from attest.extract.grammar.told_order import CONTROL
from attest.extract.harm_words import KIND, QUALIFIED, TELLS, is_kind, is_known, is_name, may_be_harm
from attest.extract.numbers import COUNT, count_value

_NUMBER = r"\d+(?:[.·]\d+)?"
FIGURE = rf"(?:n\s?=\s?)?(?:\d+\s*(?:[(\[]\s*{_NUMBER}\s?%\s*[)\]]|,\s*{_NUMBER}\s?%)|{_NUMBER}\s?%|{_NUMBER})"
_LINK = r"(?:\s*,\s*(?:and\s+|or\s+)?|\s*;\s*|\s+and\s+|\s*/\s*|\s+(?:vs\.?|versus|v\.?)\s+)"
# A bracket that gives a figure of each group, with or without its p value behind.
VALUES = re.compile(
    rf"[(\[]\s*(?P<values>{FIGURE}(?:{_LINK}{FIGURE}){{1,3}})\s*(?:,?\s*respectively\s*)?(?:[,;]\s*[pP]\s?[<=>≤][^()\[\]]{{1,14}})?\s*[)\]]"
)
# "(zinc 15, placebo 7)", "(zinc, n=15; placebo, n=7)": every figure has its group before it.
_LABEL = r"[A-Za-z][^()\[\],;:=]{0,30}?"
LABELLED = re.compile(
    rf"[(\[]\s*(?P<one>{_LABEL})[\s,:]+(?P<x>{FIGURE})\s*(?:[,;]\s*(?:and\s+)?|\s(?:and|vs\.?|versus)\s+)(?P<two>{_LABEL})[\s,:]+(?P<y>{FIGURE})\s*[)\]]"
)
# "(12% zinc, 7% placebo)", "(15 with zinc; 7 with placebo)".
LABELLED_BEHIND = re.compile(
    rf"[(\[]\s*(?P<x>{FIGURE})\s+(?:(?:in|on|with|for)\s+(?:the\s+)?)?(?P<one>{_LABEL})\s*(?:[,;]\s*(?:and\s+)?|\s(?:and|vs\.?|versus)\s+)(?P<y>{FIGURE})\s+"
    rf"(?:(?:in|on|with|for)\s+(?:the\s+)?)?(?P<two>{_LABEL})\s*[)\]]"
)
ONE_VALUE = re.compile(
    rf"(?:n\s?=\s?)?(?:(?P<n>\d+)\s*(?:[(\[]\s*(?P<p>{_NUMBER})\s?%\s*[)\]]|,\s*(?P<q>{_NUMBER})\s?%)|(?P<share>{_NUMBER})\s?%|(?P<plain>{_NUMBER}))"
)
# "Side effects (tea vs water): nausea 20.3% vs 10.0%, rash 10.4% vs 1.3%": no brackets at all.
BARE_PAIR = re.compile(
    rf"(?<![\d(\[])(?P<values>(?<=[a-z]\s){_NUMBER}\s?%\s+(?:vs\.?|versus|v)\s+{_NUMBER}\s?%)(?=\s*(?:[,;.]|and\b|$))"
)
MARK = re.compile(r"\s*(?:,\s*(?:and\s+|followed\s+by\s+)?|;\s*(?:and\s+)?|\s+and\s+|\s+followed\s+by\s+)\s*")
# Where the first name of a list begins.
OPENS = re.compile(
    r"(?:^|[.;:]\s+|[(\[]\s*|,\s+(?:and\s+)?|\b(?:were|was|are|is|included?|including|comprised|as|namely|by|of|and|with|mainly|mostly|than\s+\w+)\s+)"
)
VERSUS = re.compile(r"\b(?:vs|versus|v)\b\.?|/")
# "Nine cases of X (0.9), four of Y and two of Z".
CASES = Cued(
    rf"(?<![\w.,-])(?P<n>{COUNT})\s+(?:(?:new|confirmed|serious|fatal|mild)\s+)?(?:cases?|reports?|episodes?|instances?|occurrences?)\s+of\s+",
    re.I,
)
NEXT_CASE = re.compile(
    rf"\s*(?:[(\[][^()\[\]]{{1,40}}[)\]])?(?:,\s*(?:and\s+)?|\s+and\s+|\s+plus\s+)(?P<n>{COUNT})\s+(?:(?:(?:cases?|episodes?|instances?)\s+)?of\s+|(?=[a-z]))",
    re.I,
)
CASE_NAME = re.compile(
    r"(?!(?:the|these|those|them|which|whom)\b)[A-Za-z][\w/’'-]*(?:\s+(?!(?:and|or|in|with|on|among|during|after|were|was|is|are|that|which|who|"
    r"occurred|developed|per|at|for|leading|requiring|required|by|has|had|have|from|reported|observed|between)\b)[A-Za-z][\w/’'-]*){0,5}"
)


# "Nine serious adverse events were recorded on A, and three on B".
_WHERE = (
    r"(?:(?:was|were)\s+(?:also\s+)?(?:\w+ed|seen|found)\s+|occurred\s+|developed\s+)?(?:in|with|on|among|during|under|for)\s+"
    r"(?:patients\s+(?:on|in|receiving|given)\s+)?(?:the\s+)?"
)
BY_ARM = Cued(
    rf"(?<![\w.,%/-])(?P<n>{COUNT})\s+(?P<name>(?:{QUALIFIED}){{0,4}}{KIND})\s+{_WHERE}(?P<one>[A-Za-z][^.;:,()\[\]]{{1,45}}?)(?:\s+(?:group|arm))?,?\s+"
    rf"(?:and|versus|vs\.?|compared\s+(?:with|to)|but)\s+(?:only\s+)?(?P<m>{COUNT}|none)\s+(?:(?:{QUALIFIED}){{0,4}}{KIND}\s+|events?\s+)?{_WHERE}(?P<two>[A-Za-z][^.;:,()\[\]]{{1,45}}?)"
    r"(?:\s+(?:group|arm))?(?=\s*[.;,(]|$)",
    re.I,
)


# "…; serious ones in 17% and 35%".
ELLIPTIC = Cued(
    rf"[;,]\s+(?:and\s+)?(?P<name>[A-Za-z][^.;:,()%\d]{{2,60}}?)\s+(?:in|by)\s+(?P<one>{_NUMBER})\s?%\s+(?:and|vs\.?|versus)\s+(?P<two>{_NUMBER})\s?%(?=\s*(?:[.;,(]|$)|,?\s+respectively)",
    re.I,
)


class Item(NamedTuple):
    """A harm with the figures of its bracket, and their places."""

    name: str
    start: int
    end: int
    values: list[dict[str, str]]
    versus: bool
    arms: tuple[str, ...] = ()


def harm_list_facts(context: Context, sheet: Sheet) -> Iterator[Found]:
    """Adverse events of a list, with the figures of every group or the cases that are counted of each."""
    text = context.text
    harmful = sheet.harms.on or sheet.harms.near or TELLS.search(text) is not None
    items = _items(text, context.arms, harmful) if "(" in text or "[" in text else []
    known = (
        harmful
        or all(one.name.casefold() == "deaths" for one in items)
        or all(is_harm(one.name) and sheet.harms.holds(one.name) for one in items)
    )
    known = known and all(may_be_harm(one.name) for one in items)
    if items and known and not _read(context, sheet, items):
        order = order_of(text, items, context.arms, sheet)
        for one in items if order else ():
            for arm, parts in zip(order, one.values, strict=True):
                row = row_of(event=one.name, arm=arm)
                if not sheet.clashes("adverse_event", row, parts):
                    yield from emit(context, row, parts, (one.start, one.end), "harm-list")
    yield from harms_included(context, sheet)
    yield from _cases(context, sheet, harmful)
    if harmful:
        yield from _by_arm(context, sheet)
        yield from _elliptic(context, sheet)


def _elliptic(context: Context, sheet: Sheet) -> Iterator[Found]:
    """ "… on A and 82% on B; serious ones in 17% and 35%": in the order in which the groups were named before."""
    for found in ELLIPTIC.finditer(context.text):
        named = groups_in(context.text[: found.start()], context.arms)
        order = list(dict.fromkeys(one.name for one in named if one.name in context.arms.names))
        name = " ".join(found["name"].split())
        if len(order) != 2 or not (is_kind(name) or is_known(name) or TELLS.search(name)):
            continue
        begin = context.sentence.start
        if any(
            a < begin + found.end() and begin + found.start("one") < b for a, b, _ in sheet.spans.get("percent", ())
        ):
            continue
        for arm, share in zip(order, (found["one"], found["two"]), strict=True):
            row = row_of(event=name, arm=arm)
            if not sheet.clashes("adverse_event", row, {"percent": share}):
                yield from emit(
                    context, row, {"percent": share}, (found.start("name"), found.end("two")), "harm-elliptic"
                )


def _by_arm(context: Context, sheet: Sheet) -> Iterator[Found]:
    for found in BY_ARM.finditer(context.text):
        one, two = (context.arms.known(found[part]) for part in ("one", "two"))
        if one is None or two is None or one == two:
            continue
        for arm, count in ((one, found["n"]), (two, found["m"])):
            row = row_of(event=" ".join(found["name"].split()), arm=arm)
            value = "0" if count.casefold() == "none" else count_value(count)
            if not sheet.clashes("adverse_event", row, {"events": value}):
                yield from emit(context, row, {"events": value}, found.span(), "harm-by-arm")


def _read(context: Context, sheet: Sheet, items: list[Item]) -> bool:
    """Whether a rule before has read a figure of the list."""
    return any(
        any(start < one.end and one.start < end for start, end in context.taken)
        or any(start < begin + one.end and begin + one.start < end for start, end, _ in sheet.spans.get(role, ()))
        for one in items
        for role in ("percent", "events")
        for begin in (context.sentence.start,)
    )


def _items(text: str, arms: Arms, harmful: bool) -> list[Item]:
    """The harms of a list whose brackets have a figure of each group; none where they differ in length."""
    out: list[Item] = []
    brackets = [*VALUES.finditer(text)]
    if harmful and len(bare := list(BARE_PAIR.finditer(text))) > 1:
        brackets += bare
    if harmful or DIED.search(text):
        brackets += [*LABELLED.finditer(text), *LABELLED_BEHIND.finditer(text)]
    for found in sorted(brackets, key=lambda one: one.start()):
        values, named = (
            (figures_of(found["values"], harmful), ()) if found.re in (VALUES, BARE_PAIR) else _labelled(found, arms)
        )
        between = MARK.match(text, out[-1].end) if out else None
        if out and (between is None or found.start() - between.end() > 60):
            if len(out) > 1:
                break
            out, between = [], None
        most = AS_MOST.search(text, max(0, found.start() - 60), found.start())
        until = most.start() if most else found.start()
        start = between.end() if between else _opened(text, until)
        name = " ".join(text[start:until].split())
        if counted := OF_ALL.match(name):
            name = OCCURRED.sub("", name[counted.end() :]) if _adds_up(counted["n"], values) else name
        if not values or not is_name(name) or any(char.isdigit() for char in name.replace("-", "")):
            if out:
                break
            continue
        out.append(Item(name, start, found.end(), values, VERSUS.search(found.group()) is not None, named))
    sizes = {len(one.values) for one in out}
    if len(sizes) != 1 or (len(out) == 1 and not is_known(out[0].name)) or len({one.arms for one in out} - {()}) > 1:
        return []
    return out


# "Headache was the most frequent (8 vs 3)".
AS_MOST = re.compile(
    rf"\s+(?:was|were|being)\s+(?:the\s+)?most\s+(?:common|frequent)(?:ly\s+\w+)?(?:\s+ones?|\s+(?:[\w-]+\s+){{0,3}}?{KIND})?\s*$",
    re.I,
)
# "There were four deaths (zinc 3, placebo 1)": the number of both.
OF_ALL = re.compile(rf"(?P<n>{COUNT})\s+(?=[A-Za-z])", re.I)
OCCURRED = re.compile(r"\s+(?:occurred|(?:was|were)\s+\w+ed)$")
DIED = re.compile(r"\bdeaths\b", re.I)


def _adds_up(count: str, values: list[dict[str, str]]) -> bool:
    told = [one.get("events", "") for one in values]
    return all(map(str.isdigit, told)) and str(sum(map(int, told))) == count_value(count)


def _opened(text: str, end: int) -> int:
    start = 0
    for found in OPENS.finditer(text, max(0, end - 80), end):
        start = found.end()
    return start


def _labelled(found: re.Match[str], arms: Arms) -> tuple[list[dict[str, str]], tuple[str, ...]]:
    """The figures of a bracket that says before each whose it is, and these groups."""
    one, two = (arms.known(found[part]) for part in ("one", "two"))
    figures = figures_of(f"{found['x']}, {found['y']}", True)
    return (figures, (one, two)) if one and two and one != two else ([], ())


def figures_of(words: str, harmful: bool) -> list[dict[str, str]]:
    """The figures of a bracket, all of one kind; a sign of per cent behind the last counts for all.

    Whole numbers alone are people where the sentence speaks of harms.
    """
    found = list(ONE_VALUE.finditer(words))
    kinds = {"both" if one["n"] else "share" if one["share"] else "plain" for one in found}
    if kinds == {"share", "plain"} and found[-1]["share"] and not any(one["share"] for one in found[:-1]):
        return [{"percent": one["share"] or one["plain"]} for one in found]
    if harmful and kinds == {"plain"} and "/" not in words and all(one["plain"].isdigit() for one in found):
        return [{"events": one["plain"]} for one in found]
    if kinds == {"both"}:
        return [{"events": one["n"], "percent": one["p"] or one["q"]} for one in found]
    return [{"percent": one["share"]} for one in found] if kinds == {"share"} else []


def order_of(text: str, items: list[Item], arms: Arms, sheet: Sheet) -> tuple[str, ...]:
    """Whose the figures of every bracket are: as the sentence, the report so far or a control tells."""
    size = len(items[0].values)
    if named := next((one.arms for one in items if one.arms), ()):
        return named
    outside = text[: items[0].start] + " " + text[items[-1].end :]
    told = list(dict.fromkeys(one.name for one in groups_in(outside, arms) if one.name in arms.names))
    if len(told) == size:
        return tuple(told)
    if told:
        others = [name for name in arms.names if name not in told]
        return (told[0], others[0]) if size == 2 and len(told) == len(others) == 1 else ()
    if run := sheet.run(size):
        return run
    if size == 2 == len(arms.names) and all(one.versus for one in items):
        one, two = arms.names
        controls = [CONTROL.search(name) is not None for name in arms.names]
        return sheet.order((one, two)) or (() if sum(controls) != 1 else (two, one) if controls[0] else (one, two))
    return ()


def _cases(context: Context, sheet: Sheet, harmful: bool) -> Iterator[Found]:
    text = context.text
    for found in CASES.finditer(text):
        step: re.Match[str] | None = found
        cases: list[tuple[str, str, int, int]] = []
        while step is not None and (name := CASE_NAME.match(text, step.end())):
            cases.append((name.group(), count_value(step["n"]), step.start("n"), name.end()))
            step = NEXT_CASE.match(text, name.end())
        if not cases or not all(is_known(one[0]) or is_harm(one[0]) or (harmful and is_name(one[0])) for one in cases):
            continue
        if not harmful and any(len(one[1]) > 2 for one in cases):
            continue  # thousands of cases: a disease that was watched
        if not (harmful or (sheet.harms.compares and not any(sheet.harms.is_studied(one[0]) for one in cases))):
            continue
        told = {group.name for group in groups_in(text, context.arms) if group.name in context.arms.names}
        arm = told.pop() if len(told) == 1 else None
        for words, count, start, end in cases if not told else ():
            row = row_of(event=words, arm=arm)
            begin = context.sentence.start
            if not sheet.clashes("adverse_event", row, {"events": count}) and not any(
                a < begin + end and begin + start < b for a, b, _ in sheet.spans.get("events", ())
            ):
                yield from emit(context, row, {"events": count}, (start, end), "harm-cases")
