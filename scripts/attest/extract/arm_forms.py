"""Further forms in which a report names its arms and their sizes: letters, doses of one drug, cases and controls."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from attest.expressions import quick as re
from attest.expressions.cued import Cued
from attest.extract.numbers import COUNT, count_value
from attest.extract.statistics import PEOPLE

_WORD = (
    r"(?!(?:the|a|an|and|or|to|of|in|with|for|either|was|were|had|two|three|groups?|arms?|"
    r"patients|participants)\b)[A-Za-z0-9Α-ω][\w.+/'’-]*"
)
_NAME = rf"{_WORD}(?:\s+{_WORD}){{0,3}}"
_CONTROL = (
    r"(?:placebo|sham(?:\s+\w+)?|usual\s+care|standard\s+(?:care|treatment|therapy)|"
    r"no\s+treatment|(?:an?\s+)?wait(?:ing)?[\s-]?list(?:\s+control)?|"
    r"(?:an?\s+)?control|vehicle)"
)
_ASSIGNED = r"(?:randomly\s+)?(?:assigned|allocated|randomi[sz]ed|divided)\s+(?:in)?to\s+(?:receive\s+)?(?:either\s+)?"
# "received A or placebo for six months": one of the two is a control, so that people got either.
RECEIVED = Cued(
    rf"\b(?:received|receive|given|got|took|inhaled|ingested|consumed|drank|applied|were\s+injected\s+with|were\s+treated\s+with|receiving(?=[^.;,]{{3,60}}\sand\s))\s+(?:either\s+)?(?P<first>{_NAME})(?:\s*[(\[][^()\[\]]{{0,80}}[)\]])?\s+(?:or|and(?=\s+(?:placebo|vehicle|sham)\b))\s+(?:an?\s+)?(?:matching\s+|matched\s+|identical\s+)?(?P<se"
    rf"cond>{_CONTROL})\b(?!\s+or\b)",
    re.I,
)
_NO_LETTER = r"(?!(?:AND|OR|IN|OF|VS|TO|THE|WAS|WERE|WITH|FOR|HAD|WHO|CI|SD|PH|PAH)\b)"
_SIZED = r"(?:\s*[(\[][^()\[\]]{0,80}[)\]])?"
# "a treatment group (tea) and a control group", "into experimental and control groups".
VERSUS_CONTROL = re.compile(
    rf"\b(?P<first>treatment|intervention|experiment(?:al)?|test|active|treated|exposed|training|exercise|drug)(?:\s+(?:group|arm))?{_SIZED}"
    rf"\s*(?:,?\s+and|or|versus|vs\.?|,)\s+(?:an?\s+|the\s+|to\s+(?:an?\s+|the\s+)?)?(?P<second>(?:untreated\s+|passive\s+|active\s+)?control|placebo|"
    rf"comparison|sham|untreated|usual\s+care){_SIZED}\s+(?:groups?|arms?)\b",
    re.I,
)
_HOW_MANY = (
    r"[\"”]?(?:\s+(?:group|arm))?[\"”]?\s*[(\[,]\s*(?:[^()\[\]=]{0,40}[;,])?\s*[nN]\s?=\s?(?P<n_%s>\d[\d,]*\d|\d)\b"
    r"[^()\[\]]{0,60}[)\]]"
)
_ALONE = (
    r"(?:(?<=\ban\s)|(?<=\ba\s)|(?<=\b(?:to|or)\s)|(?<=\bthe\s)|(?<=\band\s)|(?<=\binto\s)|(?<=\beither\s)|"
    r"(?<=[(\[“\"]))"
)
# "an experimental group (n = 18), who …, and a control group (n = 20)".
SIZED_PLAIN = re.compile(
    _ALONE
    + r"(?P<first>treatment|intervention|experimental|test|active|study)"
    + _HOW_MANY % "first"
    + r"[^.;()=]{0,130}?\b(?:and|or|versus|vs\.?)\s"
    r"[^.;()=]{0,60}?" + _ALONE + r"(?P<second>control|placebo|comparison|sham|usual\s+care)" + _HOW_MANY % "second",
    re.I,
)
_LETTER = rf"(?-i:{_NO_LETTER}[A-Z]{{1,4}}\d?|[1-6]|(?:[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our)(?=\s*[(\[:,]))(?![\w-])"
# "group A (n = 30)", "(arm B, n = 12)", "group (RS)", "groups 1, 2 and 3"; blood and bacteria have groups too.
LETTERED = re.compile(
    rf"(?<!WHO )(?<![Aa]ge )(?<!lood )\b(?P<kind>[Gg]roup|[Aa]rm|GROUP|ARM)(?:\s+|-)"
    rf"(?:(?P<letter>{_LETTER})|[(\[](?P<own>{_LETTER})[)\]])"
    rf"(?!\s+(?:to\b|(?:beta|β|haemolytic|hemolytic|[Ss]trep\w*|rotavirus|meningococ\w*|PH|PAH|pulmonary)\b))(?:\s*[(\[:;,]\s*(?:[nN]\s?=\s?(?P<n>\d[\d,]*)\b|"
    rf"(?P<people>\d[\d,]*)\s+{PEOPLE}(?=\s*[)\];,.]|\s+(?:with|who|receiving|treated|undergoing|aged)\b))|"
    r"\s*[(\[](?P<few>\d[\d,]*\d|\d)[)\]](?=\s+(?:received|got|underwent|took|(?:were|was)\s+(?:given|treated))\b))?"
)
# What may stand between a letter and the size of its group: "group A got tea (30 men)", "group (W): water, n = 12".
SIZE_BEHIND = re.compile(
    rf"[^.;]{{0,110}}?(?:[(\[]\s*(?:[nN]\s?=\s?(?P<n>\d[\d,]*)|(?P<people>\d[\d,]*)\s+{PEOPLE})\s*[)\]]|"
    r"(?<=,\s)[nN]\s?=\s?(?P<bare>\d[\d,]*\d|\d)\b)"
)
# "Fourteen patients had an abscess (group I), 10 had had surgery (group II)": the people right before their letter.
SO_MANY = re.compile(
    rf"(?P<n>{COUNT})\s+(?:(?:[\w-]+\s+){{0,3}}?{PEOPLE}\b|(?=received|had|were|with|underwent|without))(?:(?!\b(?:groups|divided)\b)(?:[^.;:()\[\]\d]|\b\d+(?=\s?(?:m?g|[μµ]g|mcg|m[Ll]|IU|weeks?|days?|months?)\b))){{0,140}}[(\[]\s*"
    rf"(?P<kind>[Gg]roup|[Aa]rm|GROUP|ARM)\s+(?P<letter>{_LETTER})\s*[)\]]"
)
LETTERS = re.compile(
    rf"\b(?P<kind>[Gg]roup|[Aa]rm|GROUP|ARM)[sS]\s+(?P<list>{_LETTER}(?:(?:,\s*(?:and\s+|or\s+)?|\s+(?:and|or|vs\.?|versus)\s+){_LETTER})+)"
)
# "assigned to A (10 or 15 mg) or placebo (n1, n2 and n3, respectively)": every dose is an arm.
DOSES = re.compile(
    rf"\b{_ASSIGNED}(?:once[- ]\w+,?\s+|twice[- ]\w+,?\s+|(?:oral|subcutaneous|"
    rf"intravenous),?\s+)*(?P<drug>{_WORD})\s*[(\[]\s*(?P<one>\d[\d.]*)\s*(?:(?P<own>mg|g|µg|"
    rf"mcg)\s*)?"
    rf"(?:,|or|and|/)\s*(?P<two>\d[\d.]*)\s*(?P<unit>mg|g|µg|μg|mcg|IU)[^()]{{0,20}}[)\]]\s*(?:or|"
    rf"and)\s+(?P<control>{_CONTROL})"
    r"(?P<rest>[^.;()]{0,40}?[(\[](?P<n1>\d+),\s+(?P<n2>\d+),?\s+and\s+(?P<n3>\d+)\b)?",
    re.I,
)
# "Cases (n=137) were …", "Controls (n=103) were …", at the beginning of their sentences.
CASES = re.compile(r"^(?P<name>Cases|Controls)\s*[(\[]\s*n\s?=\s?(?P<n>\d[\d,]*)\s*[)\]]", re.I)
DATA_FROM = re.compile(rf"\b\d+\s?/\s?(?P<n>\d+)\s+(?P<name>{_NAME})\s+(?:group|arm)(?:\s+{PEOPLE})?", re.I)
CONTRASTED = re.compile(r"\b(?:compar\w+|between|versus|vs|than)\b", re.I)


@dataclass(frozen=True)
class Mention:
    """One place that names an arm, and its size or dose where the place gives it."""

    name: str
    start: int
    end: int
    rule: str
    size: str | None = None
    dose: tuple[str, int, int] | None = None
    called: str | None = None  # "intervention" or "control", told in a bracket behind its name
    treatment: str | None = None  # what those got who are called so


def further_mentions(text: str, at: int) -> Iterator[Mention]:
    """Mentions in one sentence; `at` is where it stands in the text."""
    folded = text.casefold()
    assigns = any(word in folded for word in ("assigned", "allocated", "randomised to", "randomized to", "divided"))
    if assigns and (doses := DOSES.search(text)):
        yield from _doses(doses, at)
        return
    joined = " or " in folded or any(f" and {word}" in folded for word in ("placebo", "vehicle", "sham"))
    for found in RECEIVED.finditer(text) if joined else ():
        for part in ("first", "second"):
            yield Mention(found[part], at + found.start(part), at + found.end(part), "received-or")
    if "group" in folded or "arm" in folded:
        yield from _lettered(text, at)
    for found in VERSUS_CONTROL.finditer(text) if "group" in folded or "arm" in folded else ():
        for part in ("first", "second"):
            yield Mention(found[part], at + found.start(part), at + found.end(part), "plain-groups")
    for found in SIZED_PLAIN.finditer(text) if text.count("=") > 1 else ():
        for part in ("first", "second"):
            size = found[f"n_{part}"]
            yield Mention(found[part], at + found.start(part), at + found.end(f"n_{part}"), "name-with-n", size)
    for found in CASES.finditer(text):
        yield Mention(found["name"], at + found.start(), at + found.end(), "case-control", found["n"])
    for found in DATA_FROM.finditer(text) if "/" in text else ():
        yield Mention(found["name"], at + found.start(), at + found.end(), "size-of-group", found["n"])


def _lettered(text: str, at: int) -> Iterator[Mention]:
    lettered = [one for one in LETTERED.finditer(text) if not (one["kind"].isupper() and len(_letter(one)) > 2)]
    for found, after in zip(lettered, [*lettered[1:], None], strict=False):
        name, size = f"{found['kind'].casefold()} {_letter(found)}", found["n"] or found["people"] or found["few"]
        yield Mention(name, at + found.start(), at + found.end(), "lettered", size)
        behind = None if size else SIZE_BEHIND.match(text, found.end(), after.start() if after else len(text))
        if behind:
            size = behind["n"] or behind["people"] or behind["bare"]
            yield Mention(name, at + found.start(), at + behind.end(), "sized-letter", size)
    counted = list(SO_MANY.finditer(text)) if "(" in text or "[" in text else []
    for found in counted if len(counted) > 1 else ():  # of one alone, everybody may have been counted
        while nearer := SO_MANY.search(text, found.end("n"), found.end()):
            found = nearer
        name = f"{found['kind'].casefold()} {found['letter']}"
        yield Mention(name, at + found.start(), at + found.end(), "lettered", count_value(found["n"]))
    for found in LETTERS.finditer(text):
        for one in re.finditer(_LETTER, found["list"]):
            place = found.start("list") + one.start(), found.start("list") + one.end()
            yield Mention(f"{found['kind'].casefold()} {one.group()}", at + place[0], at + place[1], "lettered")


def _letter(found: re.Match[str]) -> str:
    return str(found["letter"] or found["own"])


def _doses(found: re.Match[str], at: int) -> Iterator[Mention]:
    for part, size in (("one", "n1"), ("two", "n2")):
        dose = f"{found[part]} {found['unit']}"
        yield Mention(
            f"{found['drug']} {dose}",
            at + found.start("drug"),
            at + found.end(size if found["n1"] else "control"),
            "doses",
            found[size],
            (dose, at + found.start("drug"), at + found.end("unit")),
        )
    end = at + found.end("n3" if found["n1"] else "control")
    yield Mention(found["control"], at + found.start("control"), end, "doses", found["n3"])
