"""Values side by side whose groups or times stand elsewhere: a comparison before their bracket, groups over times."""

from __future__ import annotations

import re

from attest.extract.arms import Arms
from attest.extract.grammar.atom import Atom
from attest.extract.grammar.frames import Frame
from attest.extract.grammar.groups import NOT_GROUPS
from attest.extract.grammar.times import times_listed
from attest.extract.grammar.whose import CASES, HEALTHY, NO_NAME, Told, told_before, told_behind, told_words
from attest.extract.statistics import PEOPLE

# "lower in the first arm than in the second (", "after one drug compared with the other (": names whatever they are.
_AGAINST = r"(?:than|versus|vs\.?|(?:as\s+)?compared\s+(?:with|to)|as\s+opposed\s+to|relative\s+to)"
_CALLED = (
    r"(?!(?:the|a|an|all|both|which|that|this|these|baseline)\b)[\w+/-]+(?:\s(?!(?:was|were|had|did|is|are|and|but|than|"
    r"versus|vs|compared|significantly|from|by)\b)[\w+/-]+){0,5}?"
)
_SIDES = (
    rf"(?P<lead>in|with|for|among|on|during|after|under|following)\s+(?:the\s+)?(?P<one>{_CALLED}),?\s+{_AGAINST}\s+(?:(?:those|that|it\s+was)\s+)?"
    rf"(?P<lead_two>(?:in|with|for|among|on|during|after|under|following|receiving)\s+)?(?:the\s+)?(?P<two>{_CALLED})"
)
PAIR = re.compile(rf"\b{_SIDES}\s*,?\s*$", re.I)
PAIR_AT = re.compile(rf"{_SIDES}(?=\s*(?:[.;:,()]|$)|\s+(?:at|after|and|but|in)\b)", re.I)


def pair_before(text: str, start: int, bracket: int, arms: Arms) -> list[Told] | None:
    """The two sides of a comparison right before a bracket with the values of both."""
    return _sides(PAIR.search(text, max(start, bracket - 150), bracket), arms) or _both(text, start, bracket, arms)


# "Rates were high for RA and PsA at 1 year (50% versus 59%)": short names of groups, in the order of the values.
BOTH = re.compile(
    r"\b(?:for|in|between|among)\s+(?:the\s+)?(?P<one>[A-Za-z][\w+-]*)\s+and\s+(?:the\s+)?(?P<two>[A-Za-z][\w+-]*)(?:\s+(?:groups|arms|patients|participants|women|children))?"
    r"(?:\s+(?:at|after)\s+(?:both\s+)?(?:\w+\s\d+|\d+[\s-]\w+))?\s*$"
)
SHORT = re.compile(r"[A-Z][A-Za-z]*[A-Z][\w+-]*$")


# "Both LPS and combined treatment produced similar rates of X (60% vs 61%)".
SUBJECTS = re.compile(
    r"\bBoth\s+(?:the\s+)?(?P<one>[A-Za-z][\w+-]*)\s+and\s+(?:the\s+)?(?P<two>[A-Za-z][\w+-]*)(?:\s+(?:groups|arms|therap(?:y|ies)|treatments?|regimens|drugs))"
    r"\s+(?:had|showed|produced|gave|led|resulted|achieved|provided|yielded|reduced|improved)\b[^;]{2,200}$"
)


# "Did not differ between patients receiving A and those receiving B (70% versus 72%)".
BETWEEN_TWO = re.compile(
    rf"\bbetween\s+(?:the\s+)?(?:{PEOPLE}\s+)?(?:in|on|with|given|receiving|taking|assigned\s+to|treated\s+with|who\s+received|who\s+took|who\s+were\s+given)\s+(?:the\s+)?(?P<one>{_CALLED}),?\s+"
    rf"and\s+(?:{PEOPLE}|those)\s+(?:in|on|with|given|receiving|taking|assigned\s+to|treated\s+with|who\s+received|who\s+took|who\s+were\s+given)\s+(?:the\s+)?(?P<two>{_CALLED})\s*$",
    re.I,
)


# "Did not differ between the early and the late regimens (75% versus 72%)".
BETWEEN_UNITED = re.compile(
    rf"\bbetween\s+(?:the\s+)?(?P<one>{_CALLED})\s+and\s+(?:the\s+)?(?P<two>{_CALLED})\s+(?:regimens|schedules|protocols|doses|strategies|techniques)\s*$",
    re.I,
)


def _both(text: str, start: int, bracket: int, arms: Arms) -> list[Told] | None:
    near = max(start, bracket - 150)
    between = BETWEEN_TWO.search(text, near, bracket) or BETWEEN_UNITED.search(text, near, bracket)
    if between is not None:
        named = [(arms.known(between[part]) or between[part].strip(), part) for part in ("one", "two")]
        sides = [Told(name, None, between.start(part)) for name, part in named]
        return sides if sides[0].arm != sides[1].arm and not any(NO_NAME.search(name) for name, _ in named) else None
    found = SUBJECTS.search(text, start, bracket)
    sure = found is not None
    found = found or BOTH.search(text, max(start, bracket - 90), bracket)
    names = [found[part] for part in ("one", "two")] if found else []
    told = [arms.known(name) or (name if sure or SHORT.match(name) else None) for name in names]
    if found is None or None in told or told[0] == told[1]:
        return None
    return [Told(name, None, found.start(part)) for name, part in zip(told, ("one", "two"), strict=True)]


# "Mean score (drug vs placebo): 3.1 vs 4.2; …": a bracket says once in which order the values stand.
ANNOUNCED = re.compile(
    rf"[(\[]\s*(?:in\s+|for\s+)?(?:the\s+)?(?P<one>{_CALLED})(?:\s+(?:groups?|arms?))?\s+(?:vs\.?|versus)\s+(?:the\s+)?(?P<two>{_CALLED})"
    r"(?:\s+(?:groups?|arms?))?\s*[)\],]",
    re.I,
)


def announced_pair(text: str, place: int, arms: Arms) -> list[Told] | None:
    """The two sides that a bracket before the values announces for all of them."""
    if "vs" not in text and "versus" not in text:
        return None
    found = next(
        (one for one in ANNOUNCED.finditer(text, 0, place) if not re.search(r"\d[.·]\d|\d\s?%", one.group())), None
    )
    if found is None:
        return None
    out = []
    for part in ("one", "two"):
        words = found[part].strip()
        named = told_words(words, arms, False) or (words, None)
        if named[0] == words and (NO_NAME.search(words) or words.isdigit()):
            return None
        out.append(Told(named[0], named[1], found.start(part)))
    return out if out[0][:2] != out[1][:2] else None


# "(4 vs 5) … were lower with the drug than with placebo": the comparison stands behind the brackets.
COMPARED = re.compile(
    r"\b(?:higher|lower|greater|smaller|better|worse|longer|shorter|more|less|similar|different|reduced|increased|improved|decreased)\b[^.;:()]{0,30}?\s(?=(?:in|with|for|among|on|after|under)\s)",
    re.I,
)


def pair_behind(text: str, place: int, end: int, arms: Arms) -> list[Told] | None:
    """The two sides of a comparison that the clause makes behind the brackets with the values."""
    said = COMPARED.search(text, place, end)
    found = PAIR_AT.match(text, said.end(), end) if said else None
    return _sides(found, arms)


def _sides(found: re.Match[str] | None, arms: Arms) -> list[Told] | None:
    if found is None or re.search(r"\d\s?%", found.group()):
        return None
    out = []
    for part in ("one", "two"):
        words = found[part].strip()
        named = told_words(words, arms, False) or told_words(f"{found['lead']} {words}", arms, True)
        if named is None:
            cases = part == "one" and CASES.fullmatch(words) and HEALTHY.search(found["two"])
            if not cases and (found["lead_two"] is None or NO_NAME.search(words) or NOT_GROUPS.match(words)):
                return None
            named = (words, None)
        out.append(Told(*named, found.start(part)))
    same = bool(out[0].arm) == bool(out[1].arm) and (out[0].arm, out[0].time) != (out[1].arm, out[1].time)
    return out if same else None


def nested(frame: Frame, atoms: tuple[Atom, ...], arms: Arms) -> list[Told] | None:
    """Groups that each have values at several times: "at 1 and 2 days in group A 4.1, 3.2 and in group B 4.9, 4.4"."""
    text, count = frame.text, len(atoms)
    start = frame.clause(frame.anchor(atoms[0].start))[0]
    begun = [start, *(one.value_end for one in atoms[:-1])]
    named = [told_before(text, max(at, one.start - 60), one.start, arms) for at, one in zip(begun, atoms, strict=True)]
    at = [place for place, told in enumerate(named) if told is not None and told.arm]
    if not at:
        return _nested_behind(frame, atoms, start, arms)
    if len(at) < 2 or at[0] != 0 or count % len(at) or at != list(range(0, count, count // len(at))):
        return None
    each = count // len(at)
    times = times_listed(frame.bare, start, atoms[0].start, each) or times_listed(
        frame.bare, atoms[-1].end, len(text), each
    )
    told = [named[place - place % each] for place in range(count)]
    return [Told(one.arm, times[place % each], one.at) for place, one in enumerate(told) if one] if times else None


def _nested_behind(frame: Frame, atoms: tuple[Atom, ...], start: int, arms: Arms) -> list[Told] | None:
    """The same with each group behind its values: "at 4 and 8 weeks were 4.1 and 3.2 on A and 4.9 and 4.4 on B"."""
    for each in (2, 3, 4):
        runs = [atoms[at : at + each] for at in range(0, len(atoms), each)]
        if len(atoms) % each or len(runs) < 2:
            continue
        ends = [run[0].start for run in runs[1:]] + [min(len(frame.text), atoms[-1].end + 90)]
        told = [told_behind(frame.text, run[-1].value_end, arms, end) for run, end in zip(runs, ends, strict=True)]
        groups = [one.arm for one in told if one is not None and one.arm and not one.time]
        times = times_listed(frame.bare, start, atoms[0].start, each) if len(set(groups)) == len(runs) else None
        if times:
            return [Told(groups[at // each], times[at % each], atoms[at].start) for at in range(len(atoms))]
    return None
