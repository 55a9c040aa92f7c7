"""Counted outcomes: what the counted people had, from the words around a count."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from attest.extract.counted_names import counted_name, described, subject_of_verb
from attest.extract.counted_words import (
    ADVERSE,
    ALSO_BECAME,
    ALSO_LIKE,
    AND_MORE,
    BARE,
    BECAME,
    FLOW,
    HAVE,
    LINK,
    LINK_OF_ARMS,
    LINK_OF_GROUPS,
    VERB,
    WAS_LIKE,
)
from attest.extract.phrases import Phrase
from attest.extract.statistics import PEOPLE, Statistic


@dataclass(frozen=True)
class Counted:
    """A count with the name of what was counted; `adverse` where the sentence calls it an adverse event."""

    statistic: Statistic
    outcome: Phrase
    adverse: bool = False


def counted(text: str, counts: list[Statistic], names_arm: Callable[[str], bool]) -> list[Counted]:
    """The counts whose outcome the words around them name; `names_arm` tells whether words name an arm."""
    names: list[Phrase | None] = []
    like = ""
    subject: Phrase | None = None
    for at, one in enumerate(counts):
        before = counts[at - 1] if at else None
        start = before.end if before else 0
        adjective = WAS_LIKE.search(text[start : one.start])
        listed = ALSO_LIKE.fullmatch(text[start : one.start]) if like else None
        if adjective or listed:
            like = adjective["like"] if adjective else like
            names.append(described(text, start, start + adjective.start(), like) if adjective else None)
            if listed:
                names[-1] = described(text, start + listed.start("name"), start + listed.end("name"), like)
            continue
        like = ""
        if one.kind == "count-people" and WHOLE.search(text, max(0, one.start - 24), one.start):
            names.append(None)  # "of the 40 patients with fever 12 had": not they
            continue
        became = BECAME.search(text[start : one.start])
        again = ALSO_BECAME.match(text[start : one.start]) if subject else None
        subject = subject if again else subject_of_verb(text, start, start + became.start()) if became else None
        if subject and (verb := again or became):
            if subject.words.split()[0] in ("and", "or", "but"):
                subject = None  # a clause that goes on with the subject of the one before
                names.append(None)
                continue
            words = " ".join(f"{subject.words} {verb['verb']}".split())
            begin = start + verb.start("verb") if again else subject.start
            names.append(Phrase(words, begin, start + verb.end("verb")))
            continue
        own = counted_name(text, one, before.end if before else 0)
        if before and names[-1] is not None and _same_outcome(text, before, one, own is None, names_arm):
            own = names[-1]
        elif one.kind == BARE and not HAVE.match(text, one.end):
            own = None
        names.append(own)
    for at in range(len(counts) - 2, -1, -1):
        if WHOLE.search(text, max(0, counts[at].start - 24), counts[at].start):
            continue
        if names[at] is None and names[at + 1] is not None and _linked(text, counts[at], counts[at + 1]):
            names[at] = names[at + 1]
    adverse = bool(ADVERSE.search(text))
    return [
        Counted(one, name, adverse)
        for one, name in zip(counts, names, strict=True)
        if name is not None and not FLOW.match(name.words)
    ]


def without_totals(found: list[Counted], measured: list[Phrase]) -> list[Counted]:
    """Counts without the "(n = 296)" behind an outcome that was measured: that is how many were measured."""
    names = {(phrase.start, phrase.end) for phrase in measured}
    return [
        one for one in found if one.statistic.kind != "n-equals" or (one.outcome.start, one.outcome.end) not in names
    ]


def _same_outcome(
    text: str, first: Statistic, second: Statistic, unnamed: bool, names_arm: Callable[[str], bool]
) -> bool:
    """Whether a count goes on with the outcome of the one before, in another arm."""
    if HAVE.match(text, second.end) and not unnamed:
        return False
    if OWN_CLAUSE.match(text, second.end) and re.search(r"\bin\s+$", text[: second.start]):
        return False
    if unnamed and _linked(text, first, second):
        return True
    if unnamed and AND_MORE.fullmatch(text[first.end : second.start]) and names_arm(text[first.end : second.start]):
        behind = IN_ARM.match(text, second.end)
        if behind is not None and (names_arm(behind["arm"]) or CALLED.search(behind["arm"])):
            return True
    if unnamed and (beside := BARE_ARMS.fullmatch(text[first.end : second.start])) and names_arm(beside["arm"]):
        other = ARM_NEXT.match(text, second.end)
        return other is not None and names_arm(other["arm"])
    if (
        unnamed
        and "total" in first.parts
        and "total" in second.parts
        and LINK_OF_GROUPS.fullmatch(text[first.end : second.start])
    ):
        return True
    between = LINK_OF_ARMS.match(text[first.end : second.start])
    return between is not None and not VERB.search(between["arm"]) and names_arm(between["arm"])


# "Of the 40 patients in the drug group, 12 had": the people of whom some had it.
WHOLE = re.compile(r"(?:^|[.;:,]\s*|\b(?:and|while|whereas)\s+|\d\s?%\s+)of\s+(?:the\s+|all\s+|these\s+)?$", re.I)
# "… in 12 and in one patient it rose": the second has a clause of its own.
OWN_CLAUSE = re.compile(
    r"\s*,?\s*(?:(?:it|they|this|there)\s+[a-z]+|(?!(?:of|in|on|with|and|or|who|had|was|were|given|receiving|treated|assigned)\b)[A-Za-z][\w-]*"
    r"(?:\s(?!(?:and|who|that)\b)[\w-]+){0,3}?\s(?:was|were|remained|increased|decreased|improved|worsened|rose|fell|had|did)\b)"
)
# "5 (5%) zinc and 3 (3%) placebo recipients".
_NAME = r"\s+(?P<arm>[A-Za-z][\w/+]*(?:[\s-][\w/+]+){0,2}?)"
BARE_ARMS = re.compile(
    rf"{_NAME}(?:\s+(?:{PEOPLE}|group|arm))?,?\s+(?:and|vs\.?|versus|(?:as\s+)?compared\s+(?:with|to))\s+(?:in\s+)?(?:only\s+)?"
)
ARM_NEXT = re.compile(rf"{_NAME}(?:\s+(?:{PEOPLE}|groups?|arms?)\b|\s*[.;,(]|$)")
CALLED = re.compile(r"\b(?:group|arm)\b", re.I)
IN_ARM = re.compile(rf"\s*(?:{PEOPLE}\b)?\s*(?:in|of|from|on|with|for)\s+(?:the\s+)?(?P<arm>[^.;:,()]{{2,50}})", re.I)


def _linked(text: str, first: Statistic, second: Statistic) -> bool:
    between = text[first.end : second.start]
    return len(between) <= 120 and bool(LINK.match(between))
