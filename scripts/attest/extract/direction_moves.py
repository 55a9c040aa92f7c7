"""Directions in the words of plain speech: "came down", "held steady", "was gone", "was half as frequent".

These are verbs of two words, and what lasted: "the fall in X persisted". Each is read with its subject, as any verb is.
"""

from __future__ import annotations

from collections.abc import Iterator

from attest.expressions import quick as re
from attest.expressions.cued import Cued
from attest.extract.direction_names import named_in
from attest.extract.direction_predicates import BEHIND, said
from attest.extract.direction_words import HIGHER, IMPROVED, LOWER, NOUN, NOUNS, SAME
from attest.extract.finding import Direction
from attest.extract.phrases import items_at
from attest.extract.subjects import is_drug, is_people

_AMOUNT = r"(?=\s+(?:(?:an?|about|almost|nearly|some|by|mean|of)\s+)*[-−–+~]?\d)"
_NOT_ASKED = r"(?<!\bnot )(?<!\bto )(?<!\bonly )"
MOVED = Cued(
    rf"\b(?:went|came|gone|come|crept|edged|inched|moved|drifted)\s+(?:\w+ly\s+)?(?:back\s+)?(?P<way>up|down)(?:{BEHIND}|{_AMOUNT})",
    re.I,
)
WENT = Cued(
    r"\b(?:went|moved)\s+from\s+(?P<one>\d+(?:\.\d+)?)\s?%?(?:\s[^.;:,()\d]{0,12})?\s+to\s+(?P<two>\d+(?:\.\d+)?)(?![\d.]*-)"
)
RECOVERED = Cued(r"\brecovered\s+(?:from\s+(?=\d)|to\s+(?:a\s+(?:mean|median)\s+of\s+)?(?=\d))")
HELD = Cued(
    r"\b(?:(?:stayed|remained|kept|held|was|were)\s+(?:\w+ly\s+|more\s+or\s+less\s+|fairly\s+)?(?:level|steady|flat|static|as\s+(?:it|they)\s+(?:was|were|had\s+been)|"
    rf"where\s+(?:it|they)\s+(?:was|were|had\s+been)|(?:about\s+|much\s+)the\s+same)){BEHIND}",
    re.I,
)
GONE = Cued(rf"\b(?:was|were|had)\s+(?:all\s+|almost\s+|completely\s+|entirely\s+)?gone{BEHIND}", re.I)
AS_OFTEN = Cued(
    r"\b(?:was|were|occurred|happened|developed)\s+(?:(?:about|almost|nearly|only|more\s+than)\s+)?(?P<times>half|a\s+third|twice|(?:two|three|four|five|ten|\d+(?:\.\d+)?)\s+times)\s+as\s+"
    rf"(?:frequent(?:ly)?|common(?:ly)?|often|high|great|large|prevalent){BEHIND}",
    re.I,
)
# "The fall in X persisted", "the X response was sustained": it went that way and stayed there.
LASTED = Cued(
    r"(?:^|[.;:,]\s+|\b(?:and|but|while|whereas|that)\s+)(?:the\s+|these\s+|an?\s+)?(?:(?:initial|early|significant|marked|observed|clinical|mean)\s+)*"
    rf"(?P<what>[A-Za-z][^.;:,()]{{2,60}}?)\s(?P<noun>{NOUN})s?\s+(?:(?:at|after|by)\s+[\w\s]{{3,20}}?\s)?"
    r"(?:persisted|lasted|endured|(?:was|were)\s+(?:(?:also|\w+ly)\s+)?(?:sustained|maintained|durable|retained))\b",
    re.I,
)
NO_NAME = re.compile(
    r"\b(?:in|of|no|this|that|such|any|with|for|significant|further)$|^(?:no|any|if|whether|in|for|with)\b", re.I
)
DENIED = re.compile(r"\b(?:no|not|neither|nor|without|whether|if|until|when|once)\b[^.;,]*$", re.I)


def moves(text: str, folded: str) -> Iterator[Direction]:
    """What verbs of two words say of their subject; each form is asked only where one of its words stands."""
    if " up" in folded or " down" in folded:
        for found in MOVED.finditer(text):
            if DENIED.search(text, 0, found.start()) is None:
                yield from said(text, HIGHER if found["way"].casefold() == "up" else LOWER, found, "subject-verb")
    for found in HELD.finditer(text):
        if DENIED.search(text, 0, found.start()) is None:
            yield from said(text, SAME, found, "no-difference")
    for found in RECOVERED.finditer(text):
        yield from said(text, IMPROVED, found, "subject-verb")
    for found in WENT.finditer(text):
        one, two = float(found["one"]), float(found["two"])
        if one != two:
            yield from said(text, HIGHER if two > one else LOWER, found, "subject-verb")
    if " gone" in folded:
        for found in GONE.finditer(text):
            if DENIED.search(text, 0, found.start()) is None:
                yield from said(text, IMPROVED, found, "subject-verb")
    if " as " in folded:
        for found in AS_OFTEN.finditer(text):
            few = found["times"].casefold().startswith(("half", "a"))
            yield from said(text, LOWER if few else HIGHER, found, "was-higher")
    for found in LASTED.finditer(text):
        if NO_NAME.search(found["what"]) or DENIED.search(text, 0, found.start("what")):
            continue
        outcomes, end = items_at(text[: found.end("what")], found.start("what"))
        named = named_in(outcomes)
        whole = end == found.end("what") and len(named) == len(outcomes)
        if whole and not any(is_people(one.words) or is_drug(one.words) for one in named):
            value = NOUNS[found["noun"].casefold()]
            yield Direction(value, named, found.start("what"), found.end(), "change-in")
