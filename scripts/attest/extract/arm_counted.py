"""Groups told by their sizes: each counted group of a sentence, what its people were or got, and which are one list."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from decimal import Decimal

from attest.extract.arm_counted_words import (
    AFTER,
    AGED,
    ALSO,
    AND_ALSO,
    BRACKET,
    COMPARED,
    CONTROL,
    CONTROLS,
    FINDS,
    FOUND,
    GENERIC,
    GROUP,
    IN_BRACKET,
    ITEM,
    JOINED,
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
    SEX,
    SHARED,
    SHORT,
    SPEAKS,
    TAKES,
    THE_REST,
    TREATED,
    VALUE,
)
from attest.extract.arm_forms import Mention
from attest.extract.arm_names import tokens
from attest.extract.number_led import number_places
from attest.extract.numbers import as_decimal, count_value
from attest.extract.people_counted_words import OF_ALL, YEAR
from attest.extract.reading import Sentence
from attest.extract.statistics import PEOPLE

DEPTH = {"(": 1, "[": 1, ")": -1, "]": -1}
VERB = re.compile(r"\b(?:were|was|had|did|have|underwent|took|gave|met|\w{3,}ed)\b", re.I)
RECEIVED = re.compile(r"\b(?:received|underwent|given|treated\s+(?:with|by)|took)\b", re.I)
INNER = re.compile(r"[(\[][^()\[\]=]*\d[^()\[\]=]*\d[^()\[\]=]*[)\]]")  # a bracket with two numbers
SHARE = re.compile(r"(\d+(?:\.\d+)?)\s?%")
SHARE_BEHIND = re.compile(r"\s*[(\[]\s*(\d+(?:\.\d+)?)\s?%\s*[)\]]")  # "in the first group (63%)"
# "We compared the risk of a cough between 30 …".
COMPARES = re.compile(r"\bcompar(?:ed?|ing|isons?)\b(?:[^.;]{0,80}\s(?:between|among))\s+(?:the\s+)?$", re.I)
DID_NOT = re.compile(
    rf"(?:\s*[(\[]\s*\d[\d.]*\s?%\s*[)\]])?(?:\s+{PEOPLE})?\s+(?:did|had|were|was)\s+not(?=\s*[.;,)]|\s*$|\s+receive\b)",
    re.I,
)
BEHIND = re.compile(BRACKET)
FEWEST = 4  # people: smaller groups are told one by one
MOST_WORDS = 9
MOST_GROUPS = 4


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


def counted_groups(
    text: str, at: int, totals: Collection[int], again: Callable[[str], bool], planned: bool = False
) -> Iterator[Mention]:
    """The first list of counted groups in a sentence; `again` tells whether a name comes again as that of a group.

    In methods (`planned`) a list of what people got needs no other sign.
    """
    if len(number_places(text.lower())) < 2 or not SPEAKS.search(text):
        return
    inner = (part for bracket in INNER.finditer(text) for part in _parts(text, bracket.start() + 1, bracket.end() - 1))
    for run in (*_runs(text, list(_parts(text, 0, len(text)))), *_runs(text, list(inner))):
        run = run[1:] if len(run) > 2 and run[0].size == sum(one.size for one in run[1:]) else run
        got = planned and all(one.how == "got" for one in run) and RECEIVED.search(text[run[0].start : run[0].end])
        few = not planned and sum(one.size for one in run) * 2 < max(totals, default=0)
        if few and not PARTED.search(text) and run[0].start > 0 and not CONTROLS.search(run[-1].name):
            continue  # so many of each group had something
        if _makes_groups(text, run, totals, again, bool(got)):
            made = "counted" if not _states(run) else "counted-state"
            for one in run:
                yield Mention(one.name, at + one.start, at + one.end, made, one.digits)
            return


def _parts(text: str, start: int, end: int) -> Iterator[Part]:
    last: Part | None = None
    for found in ITEM.finditer(text, start, end):
        if last and found.start() < last.end:
            continue
        part = (
            _part(text, found)
            or _without(text, found, last)
            or (_without_verb(text, found, last) if last and last.how == "got" else None)
        )
        if part:
            last = part
            yield part


def _without(text: str, found: re.Match[str], last: Part | None) -> Part | None:
    """The people who did not get what those before them got: "588 men received tea and 652 did not"."""
    told = DID_NOT.match(text, found.end("n"))
    size = as_decimal(count_value(found["n"]))
    if not (told and last and last.how == "got" and size and AND_ALSO.fullmatch(text, last.end, found.start())):
        return None
    share = SHARE_BEHIND.match(text, found.end("n"))
    told_share = as_decimal(share.group(1)) if share else None
    return Part(
        size, count_value(found["n"]), f"no {last.name}", found.start(), told.end(), "got", told_share, last.depth
    )


def _without_verb(text: str, found: re.Match[str], last: Part) -> Part | None:
    """A group whose verb is that of the group before it: "24 men were given tea (a cup a day) and 22 water"."""
    if found["kind"] or not AND_ALSO.fullmatch(text, last.end, found.start()):
        return None
    told = ALSO.match(text, found.end("n"))
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
    return how, words, stop


def _usable(name: str, how: str) -> bool:
    plain = how == "kind" and PLAIN.fullmatch(name) is not None
    if how == "kind" and len(name.split()) < 2 and not CONTROL.search(name) and not plain:
        return False
    nameless = NAMELESS.search(name) is not None and not plain and not (how == "label" and name in ("study", "trial"))
    return bool(re.search(r"[A-Za-z]", name)) and not nameless and len(name.split()) <= MOST_WORDS


def _runs(text: str, parts: list[Part]) -> Iterator[list[Part]]:
    """Groups that stand in one list, brackets left out; at least two."""
    run: list[Part] = []
    for one in parts:
        if run and (one.depth != run[-1].depth or not _joined(run[-1], text[run[-1].end : one.start])):
            if len(run) >= 2:
                yield run
            run = []
        run.append(one)
    if len(run) >= 2:
        yield run


def _joined(one: Part, between: str) -> bool:
    """Whether the words behind a group lead to the next of its list; behind bare "patients" no verb may stand."""
    bare = AGED.sub("", re.sub(BRACKET, "", between))
    told = JOINED.fullmatch(bare)
    return told is not None and not (one.how == "kind" and PLAIN.fullmatch(one.name) and VERB.search(told["gap"]))


def _makes_groups(text: str, run: list[Part], totals: Collection[int], again: Callable[[str], bool], got: bool) -> bool:
    """Whether a list is one of groups: made by somebody, adding up to everybody, with controls, or spoken of again."""
    names = [one.name.casefold() for one in run]
    if len(set(names)) < len(names) or len(run) > MOST_GROUPS or all(SEX.fullmatch(name) for name in names):
        return False
    words = text[run[0].start : run[-1].end]
    if FOUND.search(words) or FINDS.search(text, 0, run[0].start) or not all(AFTER.match(text, one.end) for one in run):
        return False
    states = _states(run)
    if states and ";" in words:
        return False
    whole = sum(one.size for one in run) in totals
    parted = PARTED.search(text, 0, run[-1].end) is not None or THE_REST.search(words) is not None
    parted = parted or (not _states(run) and COMPARED.match(text, run[-1].end) is not None)
    shares = [one.share for one in run if one.share is not None]
    if shares and not (99 <= sum(shares) <= 101 and (whole or not states)):
        return False
    known = all(again(one.name) for one in run)
    control = CONTROL.search(names[-1]) is not None
    if not states:
        labelled = all(one.how == "label" for one in run)
        return got or whole or parted or known or control or labelled or TAKES.search(text, 0, run[0].start) is not None
    if any(PLAIN.fullmatch(name) for name in names) and not CONTROLS.search(names[-1]):
        return False
    if COMPARES.search(text, 0, run[0].start):
        return True
    if any(one.how == "kind" for one in run[:-1]) and not (known or control):
        return False
    parted = parted or sum(again(one.name) for one in run) > 1
    return known or (control and not any("without" in name for name in names[:-1])) or (whole and parted)


def _states(run: list[Part]) -> bool:
    return any(one.how in ("had", "kind") for one in run)


def comes_again(told: Collection[Sentence], here: Sentence, name: str) -> bool:
    """Whether another sentence speaks of a group by a telling word of its name."""
    words = [re.escape(word) for word in tokens(name) if len(word) > 1 and not SHARED.fullmatch(word)]
    if not words:
        return False
    either = f"(?:{'|'.join(sorted(words))})"
    spoken = re.compile(
        rf"\b{either}\b(?:[\s-]\w+){{0,2}}[\s-](?:groups?|arms?|cohorts?|{PEOPLE})\b|"
        rf"\b(?:than|versus|vs\.?)\s+(?:(?:that|those)\s+(?:of|in)\s+|in\s+)?(?:the\s+)?(?:\w+\s+with\s+)?{either}\b|"
        rf"%\s+(?:in|of|for|among)\s+(?:the\s+)?(?:\w+\s+with\s+)?{either}\b|"
        rf"\b{PEOPLE}\s+with(?:out)?\s+{either}\b",
        re.I,
    )
    return any(spoken.search(one.text) for one in told if one is not here)
