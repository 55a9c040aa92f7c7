"""Groups of people as the authors of a report: alone below its title, at its end, or before its writers."""

from __future__ import annotations

import re

# What groups of people who write reports are called.
KIND = re.compile(
    r"\b(?:groups?|investigators|collaborat(?:ion|ive|ors)|consorti(?:um|a)|committee|network|team|trialists)\b", re.I
)
SHORT_NAME = re.compile(r"\([A-Z][\w–-]{1,12}\)")  # "(ETT)", behind the name that it shortens
WORD = re.compile(r"[(“\"]?[A-ZÀ-Ý0-9].*|&|and|of|for|the|in|on|with|de|la|et")
MARKS = " \t*†‡§.0123456789"
# How a line with a name's capitals begins that tells of a study instead.
TELLS = re.compile(
    r"(?:effects?|results?|(?:final |interim )?report|efficacy|safety|treatment|use|role|risks?|outcomes?|"
    r"comparison|trial|study of|"
    r"editorial|our|research team|meet|contact|about|steering committee members|patients?|control|placebo)\b",
    re.I,
)
SIGNED_FOR = re.compile(r"(?:(?:for|on behalf of|and)\s+)?the\s+\S.{2,120}\s\S+", re.I)
LONGEST = 130  # characters of a group's name
MOST = 16  # words of it
BOUND = re.compile(r"[^;:,.\n]{4,130}[;:,.]\s+")  # what stands before a list of names
REACH = 140  # characters


def group_named(line: str) -> str:
    """The group that a line names, without its marks and its place; "" where the line says anything else."""
    name = line.strip(MARKS)
    if len(name) > LONGEST or not KIND.search(name) or re.search(r"[.:;?!|]", name):
        return ""
    if SIGNED_FOR.fullmatch(name) and KIND.fullmatch(name.split()[-1]):
        return name
    head = name.split(", ")[0].rstrip(MARKS)
    words = head.split()
    if not 2 <= len(words) <= MOST or TELLS.match(head) or not all(WORD.fullmatch(word) for word in words):
        return ""
    kind = next((at for at, word in enumerate(words) if KIND.fullmatch(word.strip("'’"))), None)
    if kind is None:
        return ""
    behind = [word for word in words[kind + 1 :] if not SHORT_NAME.fullmatch(word) and not KIND.fullmatch(word)]
    return head if not behind or behind[0].casefold() in ("of", "for", "on") else ""


def group_at_end(title: str) -> str:
    """The group with which old databases end a title: "Early tea in old age. Example Study Group"."""
    _, stop, last = title.rpartition(". ")
    return group_named(last) if stop else ""


def behind_group(text: str, start: int, end: int) -> int:
    """Where the names begin behind a group: "Example Trialists' Collaboration; A Roe, B Poe"."""
    if not KIND.search(text, start, min(end, start + REACH)):
        return start
    found = BOUND.match(text, start, end)
    return found.end() if found and group_named(found.group().rstrip(" ;:,.")) else start
