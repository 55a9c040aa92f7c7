"""The forms in which a page repeats one title: translations, glued to a menu, or cut off."""

from __future__ import annotations

import re

from attest.ingest.facts import Read, flat
from attest.ingest.sites import NO_TITLE, names_institution, names_kind
from attest.text.document import Block

ENGLISH = re.compile(r"\b(?:of|the|and|with|for|on|by)\b", re.I)
ABROAD = re.compile(
    r"\b(?:de|la|el|en|los|las|del|des|les|du|et|der|die|und|bei|von|da|do|em|dei|della|con|com|à|ao|aos|às|nos|"
    r"nas|pelo|pela|sur|chez|avec|per|nel|na|przez|oraz|do|nad|ve|ile|bir)\b",
    re.I,
)
SHARED = 0.2  # of the words of a title that its translation shares
# How a line ends that the next one goes on from.
HANGS = re.compile(
    rf"(?:[.:?,–-]|\s(?:{ENGLISH.pattern}|{ABROAD.pattern}|vs\.?|versus|or|to|from|in|at|y|e|o|und|oder|et|ou|in|en|em|"
    r"a))$",
    re.I,
)
# A second line that says what kind of study it was: "A Randomized Trial of Tea", "An Open-Label Study".
SUBTITLE = re.compile(
    r"(?:[Aa]n?|The)\s(?:\S+\s){0,8}?(?i:stud(?:y|ies)|trials?|review|(?:meta-)?analys[ei]s|reports?|series|survey|"
    r"comparison|"
    r"evaluation|experience|protocol)\b|"
    # "Lessons From 10 Patients", "Long-term Follow-up of a Cohort", "Randomized Controlled Trial"
    r"(?i:results|findings|lessons|experience|data|evidence|insights|observations|outcomes|report|analysis|"
    r"analyses|follow-up|"
    r"implications|rationale|protocol)\s(?:[Ff]rom|[Oo]f|[Ii]n|[Ww]ith|FROM|OF|IN|WITH|and\s\w+\s(?:of|from))\s|"
    r"(?:[\w-]+\s){0,3}(?i:(?:follow-up|results|analysis|experience|outcomes|data|report|review|study|"
    r"trial)\s(?:of|from|in|with)\s"
    r"(?:an?|the|\d+|our|two|three|four|five|six)\s)|"
    r"(?:[\w-]+\s){0,4}(?i:(?:systematic|literature|scoping|narrative)\sreviews?(?:\sand\s[\w-]+)?|(?:clinical|"
    r"controlled|randomi[sz]ed|pilot|"
    r"open-label|crossover|phase\s\w+)\s(?:trials?|study)|(?:cohort|case-control|observational|registry|pilot|"
    r"prospective|retrospective)"
    r"\sstudy|meta-analys[ei]s|case\s(?:series|reports?))\W*$"
)
LONG = 30  # characters that two lines do not share by chance
MEASURE = 0.8  # of the longest line of a title over several: a line as long as that was broken too
PARTED = 120  # characters of a title with a colon at its end, above its second part
SHORTEST, FEW_WORDS = 3, 4  # words of a title above its translation
STEM = 5  # letters that a word has in common with its translations


def original(text: str, lines: dict[int, tuple[int, int]], at: int) -> Read | None:
    """The title in the report's language, where its translations stand between it and the authors.

    `lines` are the places of the lines that can be titles, by their block; `at` is the last of them, above the authors.
    Translations tell the same: they share words, or their beginnings, with the title above, or only one is English.
    """
    best = None
    below = flat(text[slice(*lines[at])]).rstrip(".")
    while at - 1 in lines:
        at -= 1
        start, end = lines[at]
        above = flat(text[start:end]).rstrip(".")
        foreign = not ENGLISH.search(above) and _is_english(below) and ABROAD.search(above) is not None
        foreign = foreign or (_is_english(above) and not _is_english(below) and _shared(above, below) > 0)
        if not foreign and not (_alike(above, below) and 0.5 < len(above) / len(below) < 2):
            break
        best = Read("report.title", above, start, end - text[start:end].endswith("."), "headline")
        below = above
    return best


def _is_english(words: str) -> bool:
    return ENGLISH.search(words) is not None or (" in " in words and not ABROAD.search(words))


def wrapped(
    text: str, found: list[tuple[int, Read | None]], lines: dict[int, tuple[int, int]], last: Read | None
) -> Read | None:
    """The title with the lines above it that run into it, where a stored page has broken it over lines.

    `found` are the lines that can be titles, None for one that another follows at once; a line is broken where the
    first word of the next would have made it longer than that one, and its end or its capitals show that it goes on.
    """
    if last is None:
        return None
    at = next(at for at, title in found if title == last)
    open_ended = {at for at, title in found if title is None}
    start = last.start
    longest = 0  # characters of the lines that are put together
    while at - 1 in open_ended and at - 1 in lines:
        above, below = (text[slice(*lines[one])] for one in (at - 1, at))
        short = len(above) + 1 + len(below.split()[0]) <= len(below)
        hangs = HANGS.search(above) or above.isupper() or len(above) > MEASURE * longest > 0
        if (short or len(above) < LONG or not hangs) and not SUBTITLE.match(below):
            break
        longest = max(longest, len(above))
        if (above.isupper() != below.isupper() and not SUBTITLE.match(below)) or text[start] in "[¿¡":
            break
        at -= 1
        start = lines[at][0]
    return last if start == last.start else Read(last.role, flat(text[start : last.end]), start, last.end, last.rule)


def is_short_abroad(text: str, block: Block) -> bool:
    """Whether a line of few words, none of them English, may be the title that stands in English below it."""
    content = text[block.start : block.end]
    return (
        block.rule == "short-line"
        and SHORTEST <= len(content.split()) <= FEW_WORDS
        and ABROAD.search(content) is not None
        and not (NO_TITLE.search(content) or names_kind(content) or names_institution(content) or ":" in content)
    )


def hangs(text: str, line: Block) -> bool:
    """Whether a line of a head ends where the next one must go on."""
    return line.end - line.start >= LONG and HANGS.search(text[line.start : line.end]) is not None


def breaks_off(text: str, line: Block, below: Block) -> bool:
    """Whether the next line belongs to a line of a head: as one that must go on, or as the part behind its colon."""
    parted = text[line.end - 1] == ":" and line.end - line.start <= PARTED
    parted = parted and SUBTITLE.match(text, below.start) is not None
    return (line.rule == "short-line" or parted) and hangs(text, line)


def repeated(found: list[tuple[int, Read | None]]) -> Read | None:
    """The title that a page gives on two lines of their own, where the first line runs into the next."""
    titles = [title for _, title in found if title]
    return titles[0] if len(titles) > 1 and titles[0].value == titles[1].value else None


def whole(title: Read | None, others: list[Read]) -> Read | None:
    """The title as it stands on a line of its own, where the first line has it behind a menu or cut off."""
    if title is None:
        return None
    words = str(title.value)
    for other in others:
        again = str(other.value)
        if again != words and len(again) >= LONG and (words.endswith(again) or _is_cut(words, again)):
            return other
    return title


def _is_cut(words: str, again: str) -> bool:
    return words[:LONG] == again[:LONG] and ("…" in words or "..." in words or " | " in words)


def _alike(one: str, other: str) -> bool:
    """Whether two lines share the beginnings of two words, or of one of few, and are not the same."""
    abroad = ABROAD.search(one) or ABROAD.search(other)
    return bool(abroad) and one.casefold() != other.casefold() and _shared(one, other) >= SHARED


def _shared(one: str, other: str) -> float:
    """The share of the words of the shorter line whose beginnings the other has; 0 where there are none."""
    words = [{word[:STEM].casefold() for word in re.findall(r"[^\W\d_]{5,}", line)} for line in (one, other)]
    return len(words[0] & words[1]) / max(1, min(map(len, words)))
