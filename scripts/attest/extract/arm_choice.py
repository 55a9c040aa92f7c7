"""Which of all mentions name the arms: the forms that tell most, and others only where these tell of fewer than two."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from attest.extract.arm_compared import compared_mentions
from attest.extract.arm_forms import CONTRASTED, Mention
from attest.extract.arm_got import groups_by_what_they_got
from attest.extract.arm_marked import CONTROL as CONTROL_GROUP
from attest.extract.arm_marked import beside_control, called_mentions
from attest.extract.arm_names import cleaned, of_several, tokens, usable_arm, without_others
from attest.extract.arm_told import told_mentions
from attest.extract.diseases import is_disease
from attest.extract.numbers import as_decimal
from attest.extract.reading import Reading, Sentence

NAMING = (
    "name-with-n",
    "sized-pair",
    "case-control",
    "lettered",
    "doses",
    "assigned-list",
    "counted",
    "counted-state",
    "group-got",
    "labelled",
)
STATES = ("counted-state", "group", "two-groups")  # what names groups of people, and no treatments that were given
BY_WORD = ("group", "two-groups", "sized-group-word", "plain-groups")
VAGUE = frozenset(("intervention", "treatment", "active"))  # what several sized arms may be called together
CONTROL = re.compile(r"\b(?:placebo|sham|vehicle|(?:usual|standard|conventional)\s+(?:care|treatment|therapy))\b", re.I)
CONTROLS = re.compile(r"controls?", re.I)  # what the other of two groups with names and sizes may be called as well
COUNTS = {"three": 3, "3": 3, "four": 4, "4": 4}
SEVERAL = re.compile(
    r"\b(?P<n>three|four|3|4)\s+(?:(?:parallel|equal|treatment|study|experimental|intervention)\s+)*groups\b", re.I
)
GROUPED = re.compile(r"\b(?:randomi[sz]ed|assigned|allocated|divided)\b", re.I)


def chosen(
    reading: Reading, told_of: Sequence[Sentence], mentions: list[Mention]
) -> tuple[list[Mention], list[Mention]]:
    """The mentions that name arms, and all mentions with those that were looked for only now."""
    # A size alone makes no arm ("12 of 30 patients with fever"); a group, an assignment or "A (n=…) and B (n=…)" does.
    naming = [one for one in mentions if one.size is None or one.rule in NAMING]
    abstract = [one.text for one in reading.sentences if one.part == "abstract"]
    if not any(CONTRASTED.search(text) for text in abstract):
        into = any(GROUPED.search(text) for text in abstract)
        naming = [one for one in naming if into or one.size or one.rule != "lettered"]
    naming, mentions = _as_called_later(naming, mentions)
    plain = [one for one in naming if one.rule == "plain-groups"]
    if len({tokens(one.name) for one in naming if one.rule != "labelled"} - {tokens(one.name) for one in plain}) >= 2:
        naming = [one for one in naming if one.rule != "labelled"]
    others = {tokens(one.name) for one in naming if one.rule not in ("lettered", "plain-groups")}
    if len(others) < 2 and not any(one.rule == "sized-letter" for one in mentions):
        got = groups_by_what_they_got(told_of)
        naming, mentions = [*naming, *got], [*mentions, *got]
    naming = _lettered_or_named([one for one in naming if one.rule != "plain-groups"], told_of)
    naming = _without_kinds_of_one(naming)
    if any(one.rule not in STATES for one in naming):
        naming = [one for one in naming if one.rule != "counted-state"]
    if any(
        CONTROL.search(one.name) for one in naming if one.rule == "assigned-list"
    ):  # what the other is called as well
        naming = [one for one in naming if one.rule != "group" or one.name.casefold() not in VAGUE]
    if len({tokens(one.name) for one in naming if one.rule == "name-with-n"}) >= 2:
        naming = [one for one in naming if one.rule == "name-with-n" or one.name.casefold() not in VAGUE]
        if any(one.rule == "name-with-n" and one.name.casefold() in VAGUE for one in naming):
            naming = [
                one for one in naming if one.rule not in ("group", "two-groups")
            ]  # what the same groups are called as well
    if len({tokens(one.name) for one in naming}) < 2:
        listed = [one for one in mentions if one.rule == "bracket-list"]
        naming = listed if not any(is_disease(_long(one.name, reading)) for one in listed) and listed else naming
    if len({tokens(one.name) for one in naming}) < 2 and (further := told_mentions(reading, told_of)):
        naming, mentions = further, [*mentions, *further]
    if len({tokens(one.name) for one in naming}) < 2 and (compared := compared_mentions(reading)):
        naming, mentions = compared, [*mentions, *compared]
    if len({tokens(one.name) for one in naming}) < 2 and plain:
        naming = [*naming, *plain]
    grouped = all(one.rule in BY_WORD for one in naming)
    if len({tokens(one.name) for one in naming}) < 2 and grouped and (further := _by_article(told_of, naming)):
        naming, mentions = [*naming, *further], [*mentions, *further]
    if len({tokens(a.name) for a in naming if a.rule == "counted"}) >= 2 or any(CONTROL.search(a.name) for a in naming):
        by_word = ("group", "sized-group-word")
        naming = [one for one in naming if one.rule not in by_word or not CONTROLS.fullmatch(one.name)]
    naming, mentions = _counted_as_called(reading, naming, mentions)
    naming = without_others([one for one in naming if not of_several(one, naming)])
    return naming, mentions


def _as_called_later(naming: list[Mention], mentions: list[Mention]) -> tuple[list[Mention], list[Mention]]:
    """A list whose items are told to be the intervention and the control, by these names where the text goes on so."""
    groups = {one.name.casefold() for one in naming if one.rule in BY_WORD}
    listed = {one.called for one in naming if one.called}
    if len(listed) < 2 or not listed <= groups:
        return naming, mentions
    told = [
        [replace(one, name=one.called, treatment=one.name) if one.called else one for one in some]
        for some in (naming, mentions)
    ]
    return told[0], told[1]


def _counted_as_called(
    reading: Reading, naming: list[Mention], mentions: list[Mention]
) -> tuple[list[Mention], list[Mention]]:
    """What was counted beside a control, as the one group is called whose words its place and the title tell.

    "30 got tea (2 g) and 5 mg of milk, and 29 placebo" may later be "the milk-tea group".
    """
    counted = [one for one in naming if one.rule == "counted" and one.size]
    own = [one for one in counted if not CONTROL.search(one.name)]
    if len(counted) != 2 or len(own) != 1:
        return naming, mentions
    place = reading.text[own[0].start : max(one.start for one in counted)].casefold()
    called = {one.name for one in naming if one.rule == "group" and not CONTROL.search(one.name)}
    other = next(iter(called)) if len(called) == 1 else ""
    words = re.findall(r"\w+", other.casefold())
    title = " ".join(one.text for one in reading.abstract("title", None)).casefold()
    here = [word for word in words if word in place]
    if len(here) < 2 or tokens(other) & tokens(own[0].name) or not all(word in place + title for word in words):
        return naming, mentions
    told = [
        [replace(one, name=other) if tokens(one.name) == tokens(own[0].name) else one for one in some]
        for some in (naming, mentions)
    ]
    return told[0], told[1]


def _without_kinds_of_one(naming: list[Mention]) -> list[Mention]:
    """Groups without the kinds of one: "80 people with a cough and 90 with none"; "wet (n = 50), dry (n = 30)"."""
    kinds = {tokens(one.name): as_decimal(one.size) for one in naming if one.rule == "name-with-n" and one.size}
    whole = sum(size for size in kinds.values() if size)
    of_all = [as_decimal(one.size) for one in naming if one.rule == "counted-state" and one.size]
    if len(of_all) < 2 or whole not in of_all:
        return naming
    return [one for one in naming if one.rule != "name-with-n"]


def _long(name: str, reading: Reading) -> str:
    known = reading.abbreviations.get(name)
    return known.long if known else name


def _by_article(told: Sequence[Sentence], naming: list[Mention]) -> list[Mention]:
    """Groups named with an article or a preposition alone, and what stands beside a control: "the study group"."""
    called = [
        replace(one, name=cleaned(one.name))
        for sentence in told
        for one in called_mentions(sentence.text, sentence.start)
    ]
    called = [one for one in called if usable_arm(one.name)]
    names = {tokens(one.name) for one in (*naming, *called)}
    if len(names) == 1 and all(CONTROL_GROUP.fullmatch(one.name) for one in (*naming, *called)):
        beside = [one for sentence in told for one in beside_control(sentence.text, sentence.start)]
        return [*called, *beside] if len({one.name for one in beside}) == 1 else []
    often = {tokens(one.name) for one in called if sum(tokens(one.name) == tokens(two.name) for two in called) > 1}
    controlled = any(CONTROL_GROUP.fullmatch(one.name) for one in (*naming, *called))
    return called if len(names) > 1 and (controlled or len(often) > 1) else []


def _lettered_or_named(naming: list[Mention], told: Sequence[Sentence]) -> list[Mention]:
    """Letters where the report goes on to use them, else what the groups are; a single letter parts nothing."""
    letters: dict[str, int] = {}
    for one in naming:
        if one.rule == "lettered":
            letters[one.name] = letters.get(one.name, 0) + (2 if one.size else 1)
    others = [one for one in naming if one.rule != "lettered"]
    listed = {one.name for one in others if one.rule == "assigned-list"}  # by what they got, each of them
    more = len(letters) > max(2, len(listed)) and max(letters.values()) > 1
    taken_up = min(letters.values(), default=0) > 1 or more
    if len(letters) < 2 or (len({one.name for one in others}) >= 2 and not taken_up):
        return others
    control = [one for one in others if CONTROL_GROUP.fullmatch(one.name)]
    several = [found["n"].casefold() for one in told for found in SEVERAL.finditer(one.text)]
    if control and several and {COUNTS[one] for one in several} == {len(letters) + 1}:
        return [one for one in naming if one.rule == "lettered" or one in control]  # group 1, group 2 and the controls
    return [one for one in naming if one.rule == "lettered"]
