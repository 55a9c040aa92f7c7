"""Of what people died: "three patients died, two from sepsis and one from a stroke", as parts of all who died."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from attest.expressions import quick as re
from attest.expressions.cued import Cued
from attest.extract.context import Context, emit
from attest.extract.finding import Found, Row, row_of
from attest.extract.harm_rows import DIED as OF_DEATH
from attest.extract.harm_rows import HarmRows
from attest.extract.numbers import COUNT, count_value
from attest.extract.statistics import PEOPLE

_OF = (
    r"(?:from|of|due\s+to|because\s+of|owing\s+to|caused\s+by|as\s+a\s+(?:result|consequence)\s+of|secondary\s+to|"
    r"related\s+to|attribut(?:ed|able)\s+to)"
)
_SHARE = r"\d+(?:[.·]\d+)?"
_WORD = (
    r"(?!(?:and|or|in|on|at|by|with|within|after|during|while|which|who|that|was|were|had|occurred|not|none|them|whom|these|those|considered|"
    r"deemed|judged|respectively|both|all)\b)"
    r"[A-Za-z][\w/’'-]*"
)
_CAUSE = rf"(?:an?\s+|the\s+)?(?P<cause>{_WORD}(?:\s+{_WORD}){{0,4}})"
# Who died, and where their causes begin.
DIED = Cued(
    r"(?<!no\s)\b(?P<head>died|deaths?|fatalities)\b(?P<between>(?:(?!\b(?:and|but|or)\b)[^.;:,()]|[(][^()]{1,20}[)]){0,50}?)(?P<open>\s*(?:[,;:]|[(](?!\s*(?:n\s?=|\d[\d.·]*\s?%|\d+\s*[)])))\s*|\s+(?=(?:due|because|owing|from|of)\b))",
    re.I,
)
# "Two from sepsis", "four of them due to infection", "both from pneumonia".
COUNTED = re.compile(
    rf"(?P<n>{COUNT}|both|all|each)\s+(?:(?:of\s+(?:them|whom|which|these)|{PEOPLE}|deaths?|cases?)\s+)?(?:(?:was|were|died|being)\s+)?(?P<of>{_OF})\s+{_CAUSE}"
    r"(?=\s*(?:[,;).(]|$)|\s+(?:and|or|in|on|at|after|during|within)\b)",
    re.I,
)
# "Due to sepsis (n=2) or stroke (n=1)", "(sepsis, n=2; stroke, n=1)", "(sepsis in 2, stroke in 1)".
LED = re.compile(rf"(?P<of>{_OF})\s+", re.I)
_SHARE = r"\d+(?:[.·]\d+)?"
_FIGURES = (
    rf"(?:[(\[,]\s*(?:in\s+)?n\s?=\s?(?P<n>\d+)(?:\s*[,;]\s*(?P<pn>{_SHARE})\s?%)?\s*[)\]]?|"
    rf"[(\[]\s*(?P<m>\d+)(?:/(?P<of>\d+))?(?:\s+(?:{PEOPLE}|deaths|cases))?(?:\s*[,;]\s*(?P<pm>{_SHARE})\s?%)?\s*[)\]]|"
    rf"[(\[]\s*(?P<p>{_SHARE})\s?%(?:\s*[,;]\s*n\s?=\s?(?P<np>\d+)|\s+of\s+(?:all\s+|the\s+)?deaths)?\s*[)\]]|"
    rf"\s+in\s+(?:(?P<in>{COUNT})(?:/(?P<total>\d+))?(?:\s+(?:{PEOPLE}|cases))?(?:\s*[(\[]\s*(?P<pi>{_SHARE})\s?%\s*[)\]])?(?:\s+{PEOPLE})?|"
    rf"(?P<pin>{_SHARE})\s?%(?:\s+of\s+(?:the\s+)?(?:{PEOPLE}|cases|deaths))?)(?=\s*(?:[,;).]|$)|\s+and\s))"
)
_SHORT = r"(?:\s*[(\[]\s*[A-Z]{2,6}\s*[)\]])?"
NUMBERED = re.compile(rf"{_CAUSE}{_SHORT}\s*{_FIGURES}", re.I)
_THE_CAUSE = (
    r"(?:the\s+|among\s+the\s+)?(?:(?:most|main|leading|major|commonest|chief|predominant|principal|common|frequent|important|underlying|"
    r"primary)\s+){0,3}causes?\s+of\s+(?:the\s+)?death"
)
# "Infection was the leading cause of death (40%), followed by cancer (25%)".
WAS_CAUSE = Cued(rf"(?<![\w-]){_CAUSE}{_SHORT}\s+(?:was|were|remained)\s+{_THE_CAUSE}s?\s*{_FIGURES}", re.I)
NEXT = re.compile(r"\s*,?\s*(?:then|followed)\s+by\s+|\s*[,;]\s*(?:and\s+|or\s+)?|\s+(?:and|or)\s+", re.I)
# "Causes of death were infection (n=3) and stroke (n=2)".
CAUSES = Cued(
    r"\b(?:causes?\s+of\s+(?:the\s+)?deaths?|died|deaths?)\s+(?:(?:was|were|included)\s*:?\s+|:\s*)(?:due\s+to\s+)?(?=[A-Za-z])",
    re.I,
)
# "… in 15/70 (21%) and 1/14 (7%) in the two groups".
AND_OTHERS = re.compile(
    rf"[^.;:,()]{{0,40}}?(?:,?\s+(?:and|vs\.?|versus)\s+(?:in\s+)?{COUNT}(?!\w)|\s+in\s+the\s)", re.I
)
# "Infection (40%) and cancer (25%) were the leading causes of death".
WERE_CAUSES = Cued(rf"(?P<list>\b[A-Za-z][^.;:]{{3,160}}?[)\]])\s+(?:was|were)\s+{_THE_CAUSE}", re.I)
NO_CAUSE = re.compile(rf"\b(?:mortality|deaths?|survival|survivors?|causes?)\b|^{COUNT}$", re.I)
HEAD = re.compile(r"(?:died|deaths?|fatalities)(?:\s|$)", re.I)


class Cause(NamedTuple):
    """What some of the dead died of, in words of its own."""

    name: str
    parts: dict[str, str]
    start: int
    end: int


def with_causes(contexts: Sequence[Context], told: Sequence[Found], rows: HarmRows) -> list[Found]:
    """The findings with what people died of, in place of what was read of those words before."""
    out = list(told)
    for context in contexts:
        if OF_DEATH.search(context.text) is None:
            continue
        causes = [one for one in _causes(context.text, out, context) if not _is_told(context, one, out)]
        if not causes:
            continue
        begin = context.sentence.start
        spans = [(begin + one.start, begin + one.end) for one in causes]
        values = {(role, value) for one in causes for role, value in one.parts.items()}
        gone = {
            one.row
            for one in out
            if (one.role.rpartition(".")[2], one.value) in values
            and any(a <= one.start < b or one.start <= a < one.end for a, b in spans)
            and not HEAD.match(_name(one.row))
        }
        ends = {b for _, b in spans}
        out = [
            one
            for one in out
            if not begin <= one.start < begin + len(context.text)
            or (one.row not in gone and not (one.role.endswith(".percent") and {one.end, one.end + 1} & ends))
        ]
        arm = next((dict(one.row or ()).get("arm") for one in _heads(context, out)), None)
        harm = rows.counts_deaths(context)
        for one in causes:
            row = row_of(event=one.name, arm=arm) if harm else row_of(outcome=one.name, arm=arm)
            out += emit(context, row, one.parts, (one.start, one.end), "harm-cause-of-death")
    return out


def _is_told(context: Context, cause: Cause, told: Sequence[Found]) -> bool:
    """Whether another rule has counted who died of it: "of seven deaths, four were due to infection"."""
    start, end = context.sentence.start + cause.start, context.sentence.start + cause.end
    count = cause.parts.get("events")
    return any(one.value == count and one.start < end and start < one.end for one in _heads(context, told))


def _name(row: Row | None) -> str:
    return next((value for key, value in row or () if key in ("outcome", "event")), "")


def _heads(context: Context, told: Sequence[Found]) -> Iterator[Found]:
    """The counts of all who died in a sentence."""
    start, end = context.sentence.start, context.sentence.end
    for one in told:
        if one.role.endswith(".events") and start <= one.start < end and HEAD.match(_name(one.row)):
            yield one


def _causes(text: str, told: Sequence[Found], context: Context) -> Iterator[Cause]:
    for found in DIED.finditer(text):
        died = "died" if found["head"].casefold() == "died" else "death"
        if found["open"].strip() and (items := _counted(text, found.end(), died, told, context)):
            yield from items
            return
        led = LED.match(text, found.end())
        if led is not None or found["open"].strip() == "(":
            of, at = (" ".join(led["of"].split()), led.end()) if led else ("from", found.end())
            if items := _numbered(text, at, f"{died} {of}"):
                yield from items
                return
    if (told_of := CAUSES.search(text)) and (items := _numbered(text, told_of.end(), "died of")):
        yield from items
        return
    if behind := WERE_CAUSES.search(text):
        yield from _numbered(text, behind.start("list"), "died of", behind.end("list"))
    elif (was := WAS_CAUSE.search(text)) and not AND_OTHERS.match(text, was.end()):
        step = NEXT.match(text, was.end())
        yield _cause("died of", was)
        yield from _numbered(text, step.end(), "died of") if step else ()


def _counted(text: str, at: int, died: str, told: Sequence[Found], context: Context) -> list[Cause]:
    out: list[Cause] = []
    while found := COUNTED.match(text, at):
        count = count_value(found["n"])
        if not count.isdigit():
            heads = {one.value for one in _heads(context, told)}
            if found["n"].casefold() == "each" or len(heads) != 1 or out:
                return []
            count = heads.pop()
        name = " ".join(f"{died} {found['of']} {found['cause']}".split())
        out.append(Cause(name, {"events": count}, found.start(), found.end()))
        step = NEXT.match(text, found.end())
        if step is None:
            break
        at = step.end()
    return out


def _numbered(text: str, at: int, died: str, until: int | None = None) -> list[Cause]:
    """The causes of a list with the figures behind each; none where the list does not end at `until`."""
    out: list[Cause] = []
    while (found := NUMBERED.match(text, at)) and NO_CAUSE.search(found["cause"]) is None:
        out.append(_cause(died, found))
        step = NEXT.match(text, found.end())
        if step is None:
            break
        at = step.end()
    return out if until is None or (out and out[-1].end == until) else []


def _cause(died: str, found: re.Match[str]) -> Cause:
    parts, cause = _figures(found), " ".join(found["cause"].split())
    cause = f"{cause} causes" if UNSAID.fullmatch(cause) else cause
    name = f"{died} {cause}" if "events" in parts else f"{cause} as cause of death"  # a share is one of the dead
    return Cause(name, parts, found.start(), found.end())


UNSAID = re.compile(r"unknown|other|undetermined|unrelated|unclear", re.I)


def _figures(found: re.Match[str]) -> dict[str, str]:
    count = found["n"] or found["m"] or found["np"] or found["in"]
    share = found["pn"] or found["pm"] or found["p"] or found["pi"] or found["pin"]
    total = found["of"] or found["total"]
    parts = {"events": count_value(count)} if count else {}
    return parts | ({"total": total} if total else {}) | ({"percent": share} if share else {})
