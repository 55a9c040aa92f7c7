"""Why people stopped: "zinc was stopped in two patients because of rash" counts those who stopped because of a rash.

Other rules read how many stopped. What they stopped for stands behind the count or the name; with it, it is a harm
where the reason is one, and an outcome elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attest.expressions import quick as re
from attest.expressions.cued import Cued
from attest.extract.context import Context, emit
from attest.extract.finding import Found, Row, row_of
from attest.extract.harm_counts import HARMED
from attest.extract.harm_words import KIND, is_known
from attest.extract.numbers import COUNT, count_value
from attest.extract.statistics import PEOPLE

_STOPPED = (
    r"(?:discontinued|stopped|withdrawn|interrupted|suspended|halted|ceased|withdrew|dropped\s+out|had\s+to\s+stop)"
)
STOPS = Cued(
    r"\b(?:discontinu\w+|stop(?:s|ped)?|withdr[ae]w\w*|interrupt\w+|suspend\w+|halted|ceased|drop(?:ped)?[\s-]?outs?)\b",
    re.I,
)
_OF = r"(?:because\s+of|due\s+to|owing\s+to|on\s+account\s+of|as\s+a\s+(?:result|consequence)\s+of|for)"
_WORD = (
    r"(?!(?:and|or|in|on|at|by|after|during|while|which|who|that|was|were|had|occurred|both|all|than|vs|versus|compared|"
    r"with|within)\b)"
    r"[A-Za-z][\w/’'-]*"
)
_REASON = rf"(?:(?:an?|the|any|their|its|some)\s+)?(?P<reason>{_WORD}(?:\s+(?:of\s+)?{_WORD}){{0,4}}?)"
_ENDS = (
    r"(?=\s*(?:[,;).(:]|$)|\s+(?:and|or|in|on|at|by|after|during|within|was|were|had|occurred|compared|than|vs|versus|"
    r"with)\b)"
)
_PEOPLE = rf"(?:(?:of\s+(?:the\s+)?)?(?:\d+\s+)?{PEOPLE})"
BECAUSE = re.compile(
    rf"(?:\s+{_PEOPLE})?(?:\s*[(\[][^()\[\]]{{1,20}}[)\]])?(?:\s+{_PEOPLE})?,?\s+(?P<of>{_OF})\s+{_REASON}{_ENDS}", re.I
)
# "Zinc was stopped in two of 40 patients (5%) because of rash and in one because of nausea".
IN_SOME = Cued(
    rf"\b(?P<verb>{_STOPPED})\b(?:[^.;:,()\d]|[(][^()]{{1,20}}[)]){{0,40}}?\s+(?:in|by|for|among)\s+(?P<n>{COUNT})(?:\s+of\s+(?:the\s+)?(?P<of_all>{COUNT}))?",
    re.I,
)
YEAR = re.compile(r"(?:19|20)\d\d")
OF_STUDY = re.compile(
    r"\b(?:trial|study|recruitment|enrol\w+|inclusion|programme|program)\s+(?:was|were|had\s+been)\s+(?:\w+\s+)?$", re.I
)
SHARE = re.compile(rf"(?:\s+{_PEOPLE})?\s*[(\[]\s*(?P<p>\d+(?:[.·]\d+)?)\s?%\s*[)\]]", re.I)
AND_IN = re.compile(rf"(?:,\s*|,?\s+and\s+)(?:in\s+|by\s+)?(?P<n>{COUNT})(?=\s)", re.I)
# "Rash led to withdrawal in 6%".
LED_TO = re.compile(
    r"(?P<reason>[A-Za-z][\w-]*(?:\s+[a-z][\w-]*){0,3}?)\s+(?P<led>led|leading|resulted|resulting)\s+(?P<to>to|in)\s+(?:an?\s+|the\s+)?(?:\w+\s+)?$",
    re.I,
)
# "Nausea was the most common adverse event; it led to withdrawal in 6%".
WHICH_LED_TO = re.compile(
    r"[,;]\s+(?:and\s+)?(?:which|it|this|that)\s+(?P<led>led|resulted)\s+(?P<to>to|in)\s+(?:\w+\s+){0,2}$", re.I
)
COMMONEST = re.compile(
    rf"(?:^|[.;]\s+)(?P<one>(?!The\b)[A-Z][\w\s-]{{2,40}}?)\s+(?:was|were)\s|\b{KIND}\s+(?:was|were)\s+(?P<two>[a-z][\w\s-]{{2,40}}?)(?=\s*[(,;])"
)
# "29 patients on zinc and 24 on placebo withdrew because of adverse events".
BOTH = Cued(
    rf"(?<![\w.,/%-])(?P<n>{COUNT})\s+(?:{PEOPLE}\s+)?(?:in|on)\s+(?:the\s+)?(?P<one>[A-Za-z][\w\s+/-]{{1,30}}?)(?:\s+(?:group|arm))?\s+(?:and|versus|vs\.?|compared\s+with)\s+(?P<m>{COUNT}|none)\s+(?:{PEOPLE}\s+)?"
    rf"(?:in|on)\s+(?:the\s+)?(?P<two>[A-Za-z][\w\s+/-]{{1,30}}?)(?:\s+(?:group|arm))?\s+(?P<verb>{_STOPPED})\b(?P<what>(?:\s+(?!because|due|owing)\w+){{0,4}}?)\s+(?P<of>{_OF})\s+{_REASON}{_ENDS}",
    re.I,
)
HAS_REASON = re.compile(rf"\b{_OF}\s|\bled\s+to\b|\bleading\s+to\b", re.I)


def with_reasons(contexts: Sequence[Context], told: Sequence[Found]) -> list[Found]:
    """The findings with those who stopped under the reason that the sentence tells."""
    out = list(told)
    for context in contexts:
        if STOPS.search(context.text) is None:
            continue
        out = _renamed(context, out)
        begin = context.sentence.start
        for row, parts, place in _in_some(context):
            spans = [(one.start, one.end) for one in out if one.role.endswith((".events", ".percent"))]
            if not any(begin + place[0] < end and start < begin + place[1] for start, end in spans):
                out += emit(context, row, parts, place, "harm-stopped")
        known = {one.row for one in out}
        for row, parts, place in _of_both(context):
            out += emit(context, row, parts, place, "harm-stopped") if row not in known else ()
    return out


# What somebody stops for that is no harm for sure; any other illness or sign is one.
ILL = re.compile(
    r"\b(?:[\w-]*(?:itis|emia|aemia|penia|uria|algia|pathy|osis|toxic\w*)|sickness|seizures?|injury|reactions?|(?:intolerance|abnormal\w*|elevat\w+|raised)(?:\s+[\w-]+){0,4}|"
    r"bleeding|events?|attacks?|syncope|cancer|malignancy|"
    r"(?:renal|kidney|hepatic|liver|heart|cardiac|respiratory|adrenal|bone\s+marrow)\s+(?:insufficiency|failure|impairment|dysfunction|disease|damage))$",
    re.I,
)


def _row(name: str, reason: str, arm: str | None = None) -> Row:
    return row_of(event=name, arm=arm) if HARMED.search(reason) or ILL.search(reason) else row_of(outcome=name, arm=arm)


def _renamed(context: Context, told: list[Found]) -> list[Found]:
    """The findings of a sentence with the reason in the names of their rows."""
    start, end, text = context.sentence.start, context.sentence.end, context.text
    rows: dict[Row, Row] = {}
    ends: dict[Row, int] = {}
    for one in told:
        if (
            one.row is None
            or one.row in rows
            or not start <= one.start < end
            or not one.role.endswith((".events", ".percent"))
        ):
            continue
        name = one.row[0][1]
        if STOPS.search(name) is None or HAS_REASON.search(name):
            continue
        if called := _with_reason(text, name, one.end - start):
            new = _row(*called[:2])
            ends[one.row] = start + called[2]
            rows[one.row] = (
                (new[0], *one.row[1:])
                if new[0][0] == "outcome"
                else tuple((part, value) for part, value in (new[0], *one.row[1:]) if part in ("event", "arm"))
            )
    if not rows:
        return told
    return [
        _under(one, rows.get(one.row or ()), ends.get(one.row or (), 0)) if start <= one.start < end else one
        for one in told
    ]


def _under(one: Found, row: Row | None, end: int) -> Found:
    """A finding under another row; what is told of a harm's figures is told of an event."""
    if row is None:
        return one
    field = one.role.split(".")[1]
    harm = row[0][0] == "event"
    if field in ("outcome", "name"):
        role = "adverse_event.name" if harm else "result.outcome"
        return one._replace(role=role, value=row[0][1], row=row, end=max(one.end, end))
    if field in ("events", "percent", "total", "arm"):
        return one._replace(role=f"{'adverse_event' if harm else 'result'}.{field}", row=row)
    return one._replace(row=tuple(("outcome", value) if part == "event" else (part, value) for part, value in row))


# "Stopped in two, for rash in one and for nausea in the other": not both for a rash.
OF_SOME = re.compile(rf"\s+in\s+(?:{COUNT}|the\s+other)(?=\s*(?:[,;.)]|$)|\s+and\s)", re.I)


def _with_reason(text: str, name: str, end: int) -> tuple[str, str, int] | None:
    """A name with the reason that stands behind it or its figure, or that led to it."""
    at = text.find(name)
    stop = STOPS.search(name)
    for place in ((at + len(name),) if at >= 0 else ()) + (end,):
        if (found := BECAUSE.match(text, place)) and OF_SOME.match(text, found.end()) is None:
            words = name if stop is None or stop.start() < 25 else name[stop.start() :]
            reason = " ".join(found["reason"].split())
            return f"{words} {' '.join(found['of'].split())} {reason}", reason, found.end()
    if at > 0 and (led := WHICH_LED_TO.search(text, 0, at)):
        named = [" ".join((one["one"] or one["two"]).split()) for one in COMMONEST.finditer(text, 0, led.start())]
        of = next(filter(is_known, named), None)
        return (f"{of} {led['led']} {led['to']} {name}", of, end) if of else None
    if at > 0 and (led := LED_TO.search(text, 0, at)):
        reason = " ".join(led["reason"].split())
        if HARMED.search(reason):
            return f"{reason} {led['led']} {led['to']} {name}", reason, end
    return None


def _in_some(context: Context) -> Iterator[tuple[Row, dict[str, str], tuple[int, int]]]:
    text = context.text
    for found in IN_SOME.finditer(text):
        if YEAR.fullmatch(found["n"]) or OF_STUDY.search(text, 0, found.start()):
            continue
        n, at = found["n"], found.end()
        total = found["of_all"]
        verb = " ".join(found["verb"].split())
        start = found.start("n")
        while True:
            share = SHARE.match(text, at)
            because = BECAUSE.match(text, share.end() if share else at)
            if because is None or OF_SOME.match(text, because.end()):
                break
            parts = {"events": count_value(n)} | ({"total": count_value(total)} if total else {})
            parts |= {"percent": share["p"]} if share else {}
            reason = " ".join(because["reason"].split())
            yield (
                _row(f"{verb} {' '.join(because['of'].split())} {reason}", reason, context.only_arm()),
                parts,
                (start, because.end()),
            )
            step = AND_IN.match(text, because.end())
            if step is None:
                break
            n, total, start, at = step["n"], None, step.start("n"), step.end()


def _of_both(context: Context) -> Iterator[tuple[Row, dict[str, str], tuple[int, int]]]:
    for found in BOTH.finditer(context.text):
        arms = [context.arms.known(found[part]) for part in ("one", "two")]
        if None in arms or arms[0] == arms[1]:
            continue
        reason = " ".join(found["reason"].split())
        name = " ".join(f"{found['verb']}{found['what']} {found['of']} {reason}".split())
        for arm, part in zip(arms, ("n", "m"), strict=True):
            count = "0" if found[part].casefold() == "none" else count_value(found[part])
            yield _row(name, reason, arm), {"events": count}, (found.start(part), found.end())
