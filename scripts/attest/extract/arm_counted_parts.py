"""One counted group of a sentence: how many people, and what they were or got."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from attest.extract.arm_counted_words import (
    ALSO,
    AND_ALSO,
    BRACKET,
    CONTROL,
    CONTROLS,
    GENERIC,
    GROUP,
    IN_BRACKET,
    ITEM,
    LABEL,
    LETTER,
    MEASURED,
    NAME_END,
    NAMELESS,
    NEXT,
    OF_AGE,
    ORDINAL,
    PARTED,
    PLAIN,
    SHORT,
    TREATED,
    VALUE,
)
from attest.extract.numbers import as_decimal, count_value
from attest.extract.people_counted_words import OF_ALL, YEAR
from attest.extract.statistics import PEOPLE

DEPTH = {"(": 1, "[": 1, ")": -1, "]": -1}
SHARE = re.compile(r"(\d+(?:\.\d+)?)\s?%")
SHARE_BEHIND = re.compile(r"\s*[(\[]\s*(\d+(?:\.\d+)?)\s?%\s*[)\]]")  # "in the first group (63%)"
# "30 tea-treated men", "30 tea users": by what they got.
BY_TREATMENT = re.compile(
    rf"(?P<name>(?!(?:non|pre|un|well|post|never|previously|newly)-)[\w/+-]+(?:\s[\w/+-]+){{0,2}}?(?:\s\([\w-]+\))?)-(?:treated|exposed)(?:\s+{PEOPLE})?|"
    r"(?P<users>(?!(?:new|non|former|current|previous|prevalent|incident|first)\b)[\w/+-]+(?:\s[\w/+-]+){0,2}?\s(?:users|initiators|starters))",
    re.I,
)
DID_NOT = re.compile(
    rf"(?:\s*[(\[]\s*\d[\d.]*\s?%\s*[)\]])?(?:\s+{PEOPLE})?\s+(?:(?:did|had|were|was)\s+not(?=\s*[.;,)]|\s*$|\s+receive\b)|(?:were|remained|was)\s+(?:untreated|unexposed|not\s+treated)\b|received\s+(?:none|neither)\b)",
    re.I,
)
AT_DOSE = re.compile(
    r"\s+at\s+(?:an?\s+)?(?:dose|dosage)\s+of\s+(?P<dose>\d[\d.·,]*\s?(?:m?g|[µμ]g|mcg|IU))\b"
    r"(?:\s+(?:once|twice|three\s+times)\s+(?:daily|weekly|a\s+day|per\s+day))?",
    re.I,
)
ALSO_NOT = re.compile(
    rf"(?:{BRACKET})?\s*(?:[,;]\s*(?:(?:and|while|whereas|but)\s+)?|,?\s+(?:and|while|whereas|but)\s+)(?:the\s+(?:other|remaining)\s+)?",
    re.I,
)
BEHIND = re.compile(BRACKET)
PERSONS = re.compile(PEOPLE, re.I)
FEWEST = 4  # people: smaller groups are told one by one
MOST_WORDS = 9


@dataclass(frozen=True)
class Part:
    """One counted group; `how`: got (what was done with it), was (a group), label (told so), had (a state), kind."""

    size: Decimal
    digits: str
    name: str
    start: int
    end: int
    how: str
    share: Decimal | None
    depth: int
    verb: str = ""


def parts_in(text: str, start: int, end: int) -> Iterator[Part]:
    last: Part | None = None
    for found in ITEM.finditer(text, start, end):
        if last and found.start() < last.end:
            continue
        got = last if last and last.how == "got" else None
        people = got and found["kind"] and not (found["got"] or found["was"] or found["had"])
        part = (
            (_without_verb(text, found, got) if got and people else None)
            or _part(text, found)
            or _without(text, found, last)
            or (_without_verb(text, found, got) if got else None)
        )
        if part:
            last = part
            yield part


def _without(text: str, found: re.Match[str], last: Part | None) -> Part | None:
    """The people who did not get what those before them got: "588 men received tea and 652 did not"."""
    told = DID_NOT.match(text, found.end("n"))
    size = as_decimal(count_value(found["n"]))
    if not (told and last and last.how == "got" and size and ALSO_NOT.fullmatch(text, last.end, found.start())):
        return None
    share = SHARE_BEHIND.match(text, found.end("n"))
    told_share = as_decimal(share.group(1)) if share else None
    return Part(
        size, count_value(found["n"]), f"no {last.name}", found.start(), told.end(), "got", told_share, last.depth
    )


def _without_verb(text: str, found: re.Match[str], last: Part) -> Part | None:
    """A group whose verb is that of the group before it: "24 men were given tea (a cup a day) and 22 water"."""
    if (found["kind"] and not PERSONS.fullmatch(found["kind"])) or not AND_ALSO.fullmatch(
        text, last.end, found.start()
    ):
        return None
    told = ALSO.match(text, found.end("kind") if found["kind"] else found.end("n"))
    if told is None or MEASURED.match(text, found.end("n")) or not _usable(told["name"], "got"):
        return None
    size, depth = as_decimal(count_value(found["n"])), last.depth
    share = SHARE_BEHIND.match(text, found.end("n"))
    if size is None or size < FEWEST:
        return None
    return Part(
        size,
        count_value(found["n"]),
        told["name"],
        found.start(),
        told.end("name"),
        "got",
        as_decimal(share.group(1)) if share else None,
        depth,
    )


def _part(text: str, found: re.Match[str]) -> Part | None:
    size = as_decimal(count_value(found["n"]))
    if size is None or size < FEWEST or OF_ALL.search(text, 0, found.start()):
        return None
    if not found["kind"] and (VALUE.search(text, 0, found.start()) or YEAR.fullmatch(found["n"])):
        return None
    if MEASURED.match(text, found.end("n")) or OF_AGE.search(text, 0, found.start()):
        return None
    if found["got"] == "for" and not PARTED.search(text, 0, found.start()):
        return None  # "30 men for a week"; of people who were assigned it is what they got
    how = next((one for one in ("got", "was", "had") if found[one]), "kind")
    how, name, stop = _named(text, found, how) if how != "kind" else (how, "", found.end())
    if how == "kind" and found["kind"] and (told := BY_TREATMENT.fullmatch(found["kind"])):
        how, name, stop = "got", told["name"] or told["users"], found.end("kind")
    if (
        found["kind"]
        and (how != "had" or CONTROLS.search(found["kind"]))
        and not _usable(name, how)
        and (how != "got" or not PLAIN.fullmatch(found["kind"]))
    ):
        how, name, stop = "kind", " ".join(found["kind"].split()), found.end("kind")
    aside = BEHIND.match(text, stop)  # a bracket may hold marks that end a clause
    after = NEXT.search(text, aside.end() if aside else stop)
    label = LABEL.search(text, stop, after.start() if after else len(text))
    label = label or (SHORT.match(text, stop) if how != "kind" else None)
    if found["kind"] and how == "got" and (own := LABEL.match(text, found.end("kind"))):
        label = own  # "six patients (control group) received …"
    if label and how == "had" and GENERIC.fullmatch(label.groupdict().get("label") or ""):
        stop = label.end()
    elif label:
        name, stop = " ".join((label.groupdict().get("letter") or label["label"]).split()), max(stop, label.end())
        how = "label" if label.re is LABEL else how
    if not _usable(name, how):
        return None
    share = SHARE.search(found.group()) or SHARE_BEHIND.match(text, stop)
    depth = sum(DEPTH.get(char, 0) for char in text[: found.start()])
    return Part(
        size,
        count_value(found["n"]),
        name,
        found.start(),
        stop,
        how,
        as_decimal(share.group(1)) if share else None,
        depth,
        (found["got"] or "").casefold(),
    )


def _named(text: str, found: re.Match[str], how: str) -> tuple[str, str, int]:
    """How a group is named behind its verb or preposition, the name, and where it ends; none where it is no group's."""
    lettered = LETTER.match(text, found.end())
    if lettered:
        return "label", " ".join(lettered["letter"].split()), lettered.end()
    cut = NAME_END.search(text, found.end("name"))
    close = cut.start() if cut else len(text)
    words = " ".join(text[found.end("name") : close].split())
    group = GROUP.match(text, close)
    stop = group.end() if group else close
    if how == "was" and not group and not re.search(r"controls?$", words, re.I):
        return how, "", stop
    if how == "had" and (treated := TREATED.search(words)):
        return "got", treated["name"], stop
    if how == "had":
        lead = f"{found['kind']} {found['had']}" if found["kind"] else found["had"]
        words = " ".join((words if lead == "with" or lead.endswith("had") else f"{lead} {words}").split())
    if ORDINAL.fullmatch(words) and (told := IN_BRACKET.match(text, stop)):
        return "label", told["label"], told.end()
    if how == "got" and (dose := AT_DOSE.match(text, close)):
        return how, f"{words} {dose['dose']}", dose.end()
    return how, words, stop


def _usable(name: str, how: str) -> bool:
    plain = how == "kind" and PLAIN.fullmatch(name) is not None
    if how == "kind" and len(name.split()) < 2 and not CONTROL.search(name) and not plain:
        return False
    nameless = NAMELESS.search(name) is not None and not plain and not (how == "label" and name in ("study", "trial"))
    return bool(re.search(r"[A-Za-z]", name)) and not nameless and len(name.split()) <= MOST_WORDS
