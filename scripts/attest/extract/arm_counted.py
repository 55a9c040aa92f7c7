"""Groups told by their sizes: which counted groups of a sentence are one list, and which lists make groups."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import replace

from attest.extract.arm_counted_parts import Part, parts_in
from attest.extract.arm_counted_words import (
    AFTER,
    AGED,
    BRACKET,
    COMPARED,
    CONTROL,
    CONTROLS,
    FINDS,
    FOUND,
    HAD_IT,
    JOINED,
    PARTED,
    PLAIN,
    SEX,
    SHARED,
    SPEAKS,
    TAKES,
    THE_REST,
)
from attest.extract.arm_forms import Mention
from attest.extract.arm_names import tokens
from attest.extract.number_led import number_places
from attest.extract.numbers import COUNT
from attest.extract.people_forms import PERSONS
from attest.extract.reading import Sentence
from attest.extract.statistics import PEOPLE
from attest.text.words import place_of

VERB = re.compile(r"\b(?:were|was|had|did|have|underwent|took|gave|met|\w{3,}ed)\b", re.I)
RECEIVED = re.compile(
    r"\b(?:receiv(?:ed|ing)|underwent|given|treated\s+(?:with|by)|took|taking|start(?:ed|ing)|initiat(?:ed|ing)|"
    rf"(?:users|initiators|starters|recipients)\s+of|{PEOPLE}\s+on)\b",
    re.I,
)
INNER = re.compile(r"[(\[][^()\[\]=]*\d[^()\[\]=]*\d[^()\[\]=]*[)\]]")  # a bracket with two numbers
# "We compared the risk of a cough between 30 …".
COMPARES = re.compile(
    r"\bcompar(?:ed?|ing|isons?)\b(?:[^.;]{0,80}\s(?:between|among)|(?:\s+(?:the\s+)?(?:[\w-]+\s+){0,4}?(?:of|in))?)\s+(?:the\s+)?$",
    re.I,
)
# "A cough settled in 30 men in the tea group and 20 in the water group", where they were not measured.
IN_THEM = re.compile(r"\w\s+(?:in|by|among)\s+(?:only\s+)?$")
WERE_STUDIED = re.compile(
    r"\b(?:available|data|measured|assessed|obtained|evaluated|performed|analy[sz]\w+|stud(?:y|ied)|determined|recorded|"
    r"collected|compar\w+|examined|followed|completed|answered|returned|used|done|conducted|tested|trial)\b",
    re.I,
)
# "30 men allocated to tea had a cough compared with …": so many of them had it.
SUFFERED = re.compile(rf"(?:{BRACKET})?\s*(?:had|suffered|sustained)\b(?!\s+(?:been|received)\b)", re.I)
WENT_ON = re.compile(r"(?:continued|initiated|started|switched\s+to|received|stopped)(?:\s+on)?", re.I)
MOST_GROUPS = 4


NEAR = 60  # characters
OF_THINGS = re.compile(rf"{COUNT}\s+(?:[\w-]+\s+){{0,2}}?[\w-]+s\s*[(\[]\s*$", re.I)
WHO_ARE = re.compile(rf"\b(?:{PERSONS}|cases|controls|pts|eyes|knees)\b", re.I)


def counted_groups(
    text: str,
    at: int,
    totals: Collection[int],
    again: Callable[[str], bool],
    compared: Callable[[str], bool],
    planned: bool = False,
) -> Iterator[Mention]:
    """The first list of counted groups in a sentence; `again` tells whether a name comes again as that of a group.

    What people got makes groups where the report's title or aim names each of them (`compared`). In methods
    (`planned`) a list of what people got needs no other sign.
    """
    if len(number_places(text.lower())) < 2 or not SPEAKS.search(text):
        return
    inner = (
        part for bracket in INNER.finditer(text) for part in parts_in(text, bracket.start() + 1, bracket.end() - 1)
    )
    for run in (*_runs(text, list(parts_in(text, 0, len(text)))), *_runs(text, list(inner))):
        run = run[1:] if len(run) > 2 and run[0].size == sum(one.size for one in run[1:]) else run
        things = OF_THINGS.search(text, max(0, run[0].start - NEAR), run[0].start)
        if things and not WHO_ARE.search(things[0]):
            continue  # "a total of 192 ulcers (89 in the tea group and 103 in the other)"
        run = _by_verb(run)
        got = planned and all(one.how == "got" for one in run) and RECEIVED.search(text[run[0].start : run[0].end])
        few = not planned and sum(one.size for one in run) * 2 < max(totals, default=0)
        if few and not PARTED.search(text) and run[0].start > 0 and not CONTROLS.search(run[-1].name):
            continue  # so many of each group had something
        if _makes_groups(text, run, totals, again, bool(got)) or (
            not _states(run) and _may_be_groups(text, run) and all(compared(one.name) for one in run)
        ):
            made = "counted" if not _states(run) else "counted-state"
            for one in run:
                yield Mention(one.name, at + one.start, at + one.end, made, one.digits)
            return


def _by_verb(run: list[Part]) -> list[Part]:
    """Groups that all got one thing by what they did with it: "30 continued tea and 28 initiated tea"."""
    verbs = [WENT_ON.fullmatch(one.verb) for one in run]
    if len({one.verb for one in run}) < len(run) or not all(verbs):
        return run
    if any(one.how == "label" for one in run):
        return [one if one.how == "label" else replace(one, name=one.verb) for one in run]
    alike = len({one.name.casefold() for one in run}) == 1
    return [replace(one, name=f"{one.verb} {one.name}") for one in run] if alike else run


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
    words = text[run[0].start : run[-1].end]
    if not _may_be_groups(text, run):
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
    if COMPARES.search(text, 0, run[0].start) and (not states or not any(PLAIN.fullmatch(name) for name in names)):
        return True
    if not states:
        labelled = all(one.how == "label" for one in run)
        return got or whole or parted or known or control or labelled or TAKES.search(text, 0, run[0].start) is not None
    if any(PLAIN.fullmatch(name) for name in names) and not CONTROLS.search(names[-1]):
        return False
    if any(one.how == "kind" for one in run[:-1]) and not (known or control):
        return False
    parted = parted or sum(again(one.name) for one in run) > 1
    return known or (control and not any("without" in name for name in names[:-1])) or (whole and parted)


def _may_be_groups(text: str, run: list[Part]) -> bool:
    """Whether nothing tells that so many of the people had or did something."""
    names = [one.name.casefold() for one in run]
    if len(set(names)) < len(names) or len(run) > MOST_GROUPS or all(SEX.fullmatch(name) for name in names):
        return False
    if FOUND.search(text, run[0].start, run[-1].end) or FINDS.search(text, 0, run[0].start):
        return False
    if HAD_IT.search(text, 0, run[0].start) or any(SUFFERED.match(text, one.end) for one in run):
        return False
    lead = text[: run[0].start]
    if run[0].how == "was" and IN_THEM.search(lead) and not WERE_STUDIED.search(lead):
        return False
    return all(AFTER.match(text, one.end) for one in run)


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


def in_topic(topic: Collection[Sentence], name: str) -> bool:
    """Whether a title or an aim names a treatment."""
    words = [word for word in tokens(name) if len(word) > 1 and not SHARED.fullmatch(word)]
    return bool(words) and any(all(place_of(word, one.text.casefold()) is not None for word in words) for one in topic)
