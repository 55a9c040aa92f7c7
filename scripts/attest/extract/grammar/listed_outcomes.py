"""The outcomes of values that a list of names pairs with them, once or for each of several groups."""

from __future__ import annotations

import re

from attest.extract.arms import Arms
from attest.extract.grammar.atom import AVERAGED
from attest.extract.grammar.forms import UNIT
from attest.extract.grammar.frames import OPENED, Frame
from attest.extract.grammar.respective import RESPECTIVELY, first_of_list
from attest.extract.grammar.series import Series
from attest.extract.grammar.surroundings import GRADED
from attest.extract.grammar.times import YEARLY
from attest.extract.grammar.whose import told_before, told_behind
from attest.extract.phrases import Phrase, items_at
from attest.extract.shared_words import ADJECTIVE, kinds_at

# The name of an outcome with its place in the sentence.
Name = tuple[str, int, int]

RATES_OF = re.compile(
    r"\b(?:rates?|prevalences?|proportions?|frequenc(?:y|ies)|incidences?|percentages?|numbers?|"
    r"levels?|scores?|values?|concentrations?)\s+(?:of|for)\s+",
    re.I,
)
IN_OF = re.compile(r"(?<![\w-])(?:in|of|for|by)\s+(?:the\s+|both\s+)?", re.I)
# "A decline in X and Y of": the values follow.
CHANGE_OF = re.compile(
    r"\b(?:changes?|declines?|decreases?|increases?|reductions?|improvements?|rises?|falls?|gains?|loss)\s+$", re.I
)
AMOUNT = re.compile(r"\s+(?:of|by|to)\s+(?:only\s+|about\s+)?$")
ACTED = re.compile(r"\s+(?:fell|rose|dropped|increased|decreased|declined|improved|reduced)(?:\s+(?:by|to))?$", re.I)
_WORD = r"(?!(?:and|or|the|of|in|with|for|was|were|both|group|groups)\b)[A-Za-z][\w-]*"
_NOUN = (
    r"(?:anxiety|(?:joint\s+)?counts?|scores?|pressures?|levels?|concentrations?|rates?|times?|volumes?|index|indices|strength|function|velocit\w+|flow|diameters?|thickness|"
    r"lengths?|widths?|circumferences?|doses?|cholesterol|acuity|depth|mass|temperatures?|capacity|subscales?|domains?|health|values?|angles?|quality|intensity)"
)
SHARED = re.compile(
    r"(?:anxiety|(?:joint\s+)?counts?|scores?|pressures?|levels?|concentrations?|cholesterol|acuity|subscales?|domains?|circumferences?)",
    re.I,
)
# "Systolic and diastolic blood pressure were …, respectively": two outcomes with one noun.
HALVES = re.compile(
    rf"\b(?P<one>{_WORD})\s+and\s+(?P<two>{_WORD})\s+(?P<noun>(?:{_WORD}\s+){{0,2}}?{_NOUN})(?=\s*$|\s+(?:was|were|averaged|decreased|increased|"
    r"improved|fell|rose|had|dropped|at|in|of|before|after)\b)",
    re.I,
)


def names_listed(frame: Frame, start: int, end: int, count: int) -> list[Name] | None:
    """As many names of outcomes as wanted, listed in a stretch before their values."""
    bare = RESPECTIVELY_SAID.sub(lambda said: " " * len(said.group()), frame.bare[:end])
    if bare != frame.bare[:end]:
        return names_listed(Frame(bare + frame.bare[end:]), start, end, count)
    lead = frame.bare[start:end]
    halves = HALVES.search(frame.bare, start, end) if count == 2 else None
    if (
        halves is not None
        and not SHARED.fullmatch(halves["one"])
        and (ADJECTIVE.fullmatch(halves["one"]) or SHARED.fullmatch(halves["noun"].strip()))
    ):
        noun = halves["noun"]
        return [(f"{halves[part]} {noun}", halves.start("one"), halves.end("noun")) for part in ("one", "two")]
    of = RATES_OF.search(lead)
    for place in (start + of.end(), start) if of else (start,):
        found, _ = items_at(frame.bare[:end], place)
        found = _parted(found) if len(found) == count - 1 else found
        if len(found) == count:
            return _with_noun([(ACTED.sub("", item.words), item.start, item.end) for item in found])
    amount = AMOUNT.search(lead)
    if frame.text[end : end + 1] in "([" or amount:
        end = start + amount.start() if amount else end
        for led in reversed(list(IN_OF.finditer(lead))):
            if amount and CHANGE_OF.search(lead[: led.start()]) is None:
                continue
            found, stop = items_at(frame.bare[:end], start + led.end())
            if len(found) == count and not frame.bare[stop:end].strip():
                return [(item.words, item.start, item.end) for item in found]
    return None


def _parted(found: list[Phrase]) -> list[Phrase]:
    """Names with the one that is two short forms and a noun made two: "ACR50 and ACR70 responses"."""
    out: list[Phrase] = []
    for one in found:
        two = re.fullmatch(
            r"(?P<one>[\w-]*[A-Z][\w-]*)\s+and\s+(?P<two>[\w-]*[A-Z][\w-]*(?:\s+[a-z]\w+){1,3})", one.words
        )
        out += [Phrase(two[part], one.start, one.end) for part in ("one", "two")] if two else [one]
    return out


def graded_names(text: str, start: int, end: int, count: int) -> list[Name] | None:
    """The names of one index at as many grades as wanted."""
    found = GRADED.search(text, start, end)
    grades = re.findall(r"\d+", found["list"]) if found else []
    if found is None or len(grades) != count:
        return None
    noun = f" {' '.join(found['noun'].split())}" if found["noun"] else ""
    return [(f"{found['name'].strip()}{grade}{noun}", *found.span()) for grade in grades]


# "Sensitivity and specificity, respectively, were": said before the values already.
RESPECTIVELY_SAID = re.compile(r",?\s+respectively\b,?", re.I)
# "… in 12 and 15 patients in the one and the other group, respectively": the pair is of groups.
GROUPS_BEHIND = re.compile(
    r"[^.;:]{0,40}?\b(?:in|of|for|on|with)\s+[^.;:,]{2,60}\sand\s[^.;:,]{2,40}\b(?:groups|arms)\s*,?\s*respectively",
    re.I,
)
# "Widths of the nasal": the noun stands behind the last name of the list.
OF_ADJECTIVE = re.compile(r"(?P<head>.+\s(?:of|in)\s+(?:the\s+)?)(?P<which>[A-Za-z-]+)")


def _with_noun(names: list[Name]) -> list[Name]:
    """Names with the head of the first and the noun of the last: "widths of nasal and temporal sector"."""
    first, last = OF_ADJECTIVE.fullmatch(names[0][0]), names[-1][0].split()
    if first is None or len(last) != 2 or not ADJECTIVE.fullmatch(first["which"]) or not ADJECTIVE.fullmatch(last[0]):
        return names
    rest = [(f"{first['head']}{words}", start, end) for words, start, end in names[1:]]
    return [(f"{names[0][0]} {last[1]}", *names[0][1:]), *rest]


# "Baseline ferritin and albumin": when holds for both.
LED_BY_TIME = re.compile(r"(?:baseline|initial|final|pre-?treatment|post-?treatment)\s+", re.I)
# "Ferritin and albumin were 86 ± 22 and 66 ± 18 g/L.": as many values as names, and nothing else behind them.
WERE = re.compile(r"\bwere\s+$")
ENDS = re.compile(rf"\s?(?:{UNIT})?(?:\s+of\s+predicted)?\s*(?:[.;(]|$)")
GROUPS = re.compile(
    r"\b(?:groups?|arms?|baseline\s+and|before\s+and|between|versus|vs|compared|controls?|placebo)\b", re.I
)


def outcomes_listed(frame: Frame, one: Series) -> list[Name] | None:
    """The outcomes of "the rates of A, B and C were 1%, 2% and 3%, respectively"."""
    shares = len(one.atoms) > 2 and all(atom.kind == "share" for atom in one.atoms)
    last = one.atoms[-1].end
    end = frame.anchor(one.atoms[0].start)
    start, _ = frame.clause(end)
    if not shares and not RESPECTIVELY.search(frame.text, last, min(len(frame.text), last + 60)):
        if one.atoms[0].kind in AVERAGED and WERE.search(frame.text, 0, end) and ENDS.match(frame.text, last):
            names = names_listed(frame, start, end, len(one.atoms)) if GROUPS.search(frame.text) is None else None
            led = LED_BY_TIME.match(names[0][0]) if names else None
            return (
                [names[0], *((led.group() + name, at, until) for name, at, until in names[1:])]
                if names and led
                else names
            )
        kinds = kinds_at(frame.bare, start) if one.atoms[0].kind in ("share", "count", "tally") else []
        return [(name.words, name.start, name.end) for name in kinds] if len(kinds) == len(one.atoms) else None
    if frame.bare[:start].rstrip().endswith("and"):  # ", and C were …": the last name of the list, and no clause
        start = frame.clause(frame.bare.rindex("and", 0, start) - 2)[0]
    if GROUPS_BEHIND.match(frame.text, last):
        return None
    opened = OPENED.match(frame.bare, start, end)
    start = opened.end() if opened else start
    return None if YEARLY.search(frame.bare[start:end]) else names_listed(frame, start, end, len(one.atoms))


def crossed(frame: Frame, one: Series, arms: Arms) -> list[tuple[Name, str]] | None:
    """Outcomes by groups: "X and Y were 4.1 and 3.2 in the drug group, compared with 4.9 and 4.4 in the controls"."""
    count = len(one.atoms)
    if count < 4:
        return None
    end = frame.anchor(one.atoms[0].start)
    start, until = frame.clause(end)
    for each in (2, 3, 4):
        if count % each or count == each:
            continue
        runs = [one.atoms[at : at + each] for at in range(0, count, each)]
        ends = [run[0].start for run in runs[1:]] + [max(until, one.atoms[-1].end)]
        told = [
            told_behind(frame.text, run[-1].value_end, arms, stop) or told_before(frame.text, start, run[0].start, arms)
            for run, stop in zip(runs, ends, strict=True)
        ]
        groups = [group.arm.rstrip(" ,") for group in told if group is not None and group.arm]
        names = names_listed(frame, start, end, each) if len(set(groups)) == len(runs) else None
        if names is not None:
            return [(names[at % each], groups[at // each]) for at in range(count)]
    return None


# "The incidence of fever and the use of drugs": each has figures of its own.
OF_AND_THE = re.compile(r"\sof\s.*\sand\s(?:the|its|their)\s")


def of_two(text: str, words: str, one: Series) -> bool:
    """Whether one average stands under the name of two outcomes, and another follows or nothing tells which it is."""
    if one.link == "to" and "respectively" in text and " and " in words:
        return True
    if one.link == "versus" and OF_AND_THE.search(words):
        return True
    if one.link != "alone" or one.atoms[0].kind not in AVERAGED:
        return False
    return first_of_list(text, one.atoms[0].end) or HALVES.search(words) is not None
