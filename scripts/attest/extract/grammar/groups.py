"""Groups that a sentence itself names: behind a value, before it, or side by side in a comparison."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from attest.expressions import quick as re
from attest.expressions.cued import Cued
from attest.expressions.kept import SENTENCES
from attest.extract.arm_names import tokens
from attest.extract.arms import Arms
from attest.extract.grammar.forms import UNIT
from attest.extract.grammar.states import State, state_behind, state_without_noun, states_in
from attest.extract.phrases import tidy
from attest.extract.statistics import PEOPLE
from attest.extract.subjects import is_drug
from attest.extract.treatments import drug_pattern

_WORD = (
    r"(?!(?:the|a|an|in|of|for|with|and|or|was|were|had|than|at|to|by|from|both|all|these|those|"
    r"each|two|three|other|who|which|per|"
    r"compared|versus|vs|respectively|every|same|total|study|age|any|no|on|after|before|over|"
    r"during|between|as|while|treatment\s+groups|"
    r"given|receiving|getting|taking|treated|assigned|significantly|significant|higher|lower|"
    r"improved|increased|decreased|reduced|showed|declined|rose|fell|remained|occurred|one|went|into|saw|became|stayed|relapsed|"
    r"responded|died)\b(?!-))(?<!\w)[A-Za-z0-9](?:[\w.+/-]*[\w+])?(?![\w+])"
)
_NAME = rf"{_WORD}(?:\s+{_WORD}){{0,3}}"
_UNITS = r"(?:groups?|arms?|cohorts?)"
_GIVEN = (
    r"(?:given|receiving|getting|taking|treated\s+with|(?:assigned|allocated)(?:\s+to)?|"
    r"randomi[sz]ed\s+to|who\s+(?:received|took|had)|on)"
)
_TREATMENT = rf"(?:an?\s+|the\s+)?(?P<given>{_WORD}(?:\s+{_WORD}){{0,2}})"
# "Of the patients in the group that received the drug".
_OF_GROUP = (
    rf"(?:{PEOPLE}\s+in\s+the\s+)?(?:group|arm)\s+(?:(?:that|which|who)\s+(?:received|took|got|had|was\s+(?:given|assigned\s+to|treated\s+with))|"
    r"(?:receiving|given|assigned\s+to|treated\s+with))\s+(?:an?\s+|the\s+)?"
)
LETTERED = r"(?:[Gg]roups?|[Aa]rms?)\s+(?:[A-Z]|\d|I{1,3}|IV)\b"
BEHIND = re.compile(
    rf"\s*%?\s*[)\]]*(?:\s*\([^()]{{1,24}}\))?\s*(?:{UNIT}(?!\w)\s*)?(?:of\s+(?:the\s+)?(?={PEOPLE}\s+(?:included|enrolled|randomi[sz]ed|treated)"
    rf"\s+in\s))?(?:(?:{PEOPLE}\s+|those\s+)?(?:(?:included|enrolled|randomi[sz]ed|treated)\s+(?=in\s))?(?:of|in|for|"
    rf"with|among|by|on|from)\s+(?:those\s+(?:in|on)\s+)?(?:the\s+|those\s+|all\s+)?(?:\d+\s+(?=(?:[\w-]+\s+){{0,2}}{PEOPLE}\b))?)?(?:"
    rf"(?P<lettered>{LETTERED})|(?P<group>{_NAME})\s+{_UNITS}\b(?:\s+{PEOPLE}\b)?|"
    rf"(?P<kind>{_NAME}\s+(?:regimen|strategy|program(?:me)?|therapy|schedule|diet|surgery|technique|method|approach|procedure|sites|"
    r"areas|hospitals|practices|wards|schools|villages|eyes))\b|"
    rf"(?:{PEOPLE}\s+)?{_GIVEN}\s+{_TREATMENT}|{_OF_GROUP}(?P<members>{_WORD}(?:\s+{_WORD}){{0,2}})|"
    rf"(?P<people>(?:{_WORD}\s+){{0,2}}?(?:controls|cases)\b)|(?P<bare>(?:{_WORD}\s+){{1,2}}?)"
    rf"{PEOPLE}\b|(?P<placebo>placebo)\b|"
    r"(?P<both>both(?:\s+(?:drugs|treatments))?|combination(?:\s+(?:therapy|treatment))?)\b(?=\s*[(\[,.;]))"
)
BEFORE = Cued(
    rf"(?:(?P<lettered>{LETTERED})|(?<![\w+/-])(?P<group>{_NAME})\s+(?:group|arm)|\b(?P<people>controls|cases|placebo)|"
    rf"\b(?:for|with|on|after)\s+(?P<given>{_WORD})(?=\s+(?:was|were)\s+$))"
    r"\s*(?:was|were|had|[,:=(]|is)?\s*(?:an?\s+)?(?:average\s+of\s+|mean\s+of\s+)?$"
)
TWO = Cued(
    rf"(?<![\w+/-])(?:the\s+)?(?P<one>{_NAME})(?:\s+(?:group|arm))?\s+(?:and|or|vs\.?|versus|than|"
    rf"compared\s+(?:with|to))\s+(?:in\s+)?(?:the\s+)?"
    rf"(?P<two>{_NAME})\s+{_UNITS}\b",
    re.I,
)
LETTERS = re.compile(
    r"\b(?P<kind>[Gg]roup|[Aa]rm)s?\s+(?P<one>[A-Z]|\d)\s*(?:and|or|vs\.?|versus|than|,)\s*(?:(?:[Gg]roup|[Aa]rm)\s+)?(?P<two>[A-Z]|\d)\b"
)
MENTION = Cued(
    rf"(?P<lettered>{LETTERED})|(?:the\s+)(?P<group>{_NAME})\s+{_UNITS}\b|\b(?!on\b){_GIVEN}\s+{_TREATMENT}|"
    rf"\b(?:{PEOPLE}|those)\s+on\s+(?P<on>{_WORD}(?:\s+{_WORD}){{0,2}})|\b(?P<people>controls|cases|placebo)\b"
)
NOT_GROUPS = re.compile(
    r"^(?:patients?|participants?|subjects?|people|intervention\s+and|both|age|cases\s+of|follow[- ]?up|average|day|"
    r"predicted(?:\s.*)?|(?:to|from)\s+\d.*|(?:an?\s+)?(?:decrease|increase|reduction|improvement|change|decline)s?|"
    r"baseline|week|month|year|(?-i:h|hrs?|min)|\d[\d.,%]*|m?c?g/kg|(?:one|two|three|four|five|six|seven|eight|nine|ten|another|some|only)(?:\s+\w+)?|.*\bscales?(?:\s\w+)?)$",
    re.I,
)


class Group(NamedTuple):
    """A group as a sentence names it; `state` where it is named by what the people have or are."""

    name: str
    start: int
    end: int
    state: bool = False


def _by_state(one: State | None, arms: Arms) -> Group | None:
    return Group(arms.in_words(one.name) or one.name, one.start, one.end, True) if one else None


LETTERED_GROUP = re.compile(LETTERED)
COUNT_BEFORE_GROUP = re.compile(r"^(?:\w+\s+(?:out\s+)?of\s+(?:the\s+)?)?\d+\s+(?=[A-Za-z])(?!(?:m?c?g|IU|ml|mL)\b)")
UNITS_BEHIND = re.compile(rf"\s+(?:{_UNITS}|{PEOPLE})$", re.I)


def known_as(words: str, arms: Arms) -> str | None:
    """A group's name, as the report's arms call it where they do."""
    words = COUNT_BEFORE_GROUP.sub("", words.strip())
    if LETTERED_GROUP.fullmatch(words.strip()):
        return arms.known(words) or " ".join(words.split())
    told = arms.in_words(words)
    if told is not None:
        return told
    words = UNITS_BEHIND.sub("", words.strip())
    words = words if words.endswith((" On", " Off", " ON", " OFF")) else tidy(words)
    if len(words) < 1 or NOT_GROUPS.match(words):
        return None
    return arms.known(words) or words


def _of(found: re.Match[str], arms: Arms) -> Group | None:
    for part, words in found.groupdict().items():
        if words:
            name = words if part == "both" else known_as(words, arms)
            return Group(name, *found.span(part)) if name else None
    return None


# What leads from a value to a group that is named without a noun: "of placebo", "kg) with aspirin".
LED = re.compile(
    rf"\s*[)\]]*(?:\s*\([^()]{{1,24}}\))?\s*(?:{UNIT}(?!\w)\s*)?(?:(?:of|in|for|with|among|by|on)\s+(?:the\s+|those\s+)?)"
)


# "52% with the drug 300 mg, 49% with the drug 150 mg": each dose is a group.
DOSE = re.compile(
    r"\s+\d[\d.]*\s?(?:m|µ|μ|mc)?g(?:/(?:kg|day|d|m2|m²))?(?!\w)(?=\s*[,.;(]|\s+(?:and|vs\.?|versus|or)\s)"
)


# "A mean fall of 6.6 (SD 6.4) was seen in the one group and of 3.7 in the other".
SEEN = re.compile(
    r"\s*%?\s*[)\]]*\s+(?:was|were)\s+(?:also\s+)?(?:observed|seen|noted|found|reported|recorded|achieved|obtained|documented|measured|"
    r"shown)(?=\s+(?:in|with|for|among|on|after)\s)"
)


def behind_seen(text: str, place: int) -> int:
    """Where the words begin that say whose a value is, behind those that say only that it was seen."""
    found = SEEN.match(text, place)
    return found.end() if found else place


@lru_cache(maxsize=SENTENCES)
def group_behind(text: str, place: int, arms: Arms) -> Group | None:
    """The group named right behind a value: "of patients given the drug", "in the X group", "getting a placebo"."""
    place = behind_seen(text, place)
    if half := _half_named(text, place, arms):
        return half
    found = BEHIND.match(text, place)
    if found is None:
        led = LED.match(text, place)
        drug = drug_pattern().match(text, led.end()) if led else None
        dosed = DOSE.match(text, drug.end()) if drug else None
        if led and drug and dosed and arms.known(text[drug.start() : dosed.end()]) is None:
            return Group(text[drug.start() : dosed.end()], drug.start(), dosed.end())
        if led and drug and arms.in_words(drug.group()) is None:
            return Group(drug.group(), *drug.span())
        for arm in arms.names if led else ():
            if led and text[led.end() : led.end() + len(arm)].casefold() == arm.casefold():
                return Group(arm, led.end(), led.end() + len(arm))
        return _right_behind(text, place, arms) or _by_state(state_behind(text, place), arms)
    if found["bare"] and not arms.in_words(found["bare"]):
        return _by_state(state_behind(text, place), arms)
    return _of(found, arms) or _by_state(state_behind(text, place), arms)


# "12 (18%) drug- and 14 (15%) placebo-treated patients", "21 of 47 (45%) drug and 8 of 41 (20%) placebo recipients".
HALF_NAMED = re.compile(
    rf"\s*%?\s*[)\]]*\s+(?P<whole>(?P<one>[A-Za-z][\w/+]*)(?:-(?:treated)?|\s+{PEOPLE})?)\s+(?:and|vs\.?|versus)\s+(?:\d+(?:\s?/\s?|\s+of\s+(?:the\s+)?))?\d[\d.]*\s?%?\s*"
    rf"(?:[(\[][^()\[\]]{{1,20}}[)\]])?\s+(?P<two>[A-Za-z][\w/+]*)(?:-treated)?\s+(?:{PEOPLE}|groups?|arms?)\b"
)


def _half_named(text: str, place: int, arms: Arms) -> Group | None:
    """The first of two arms whose noun stands behind the second."""
    found = HALF_NAMED.match(text, place) if len(arms.names) > 1 else None
    one, two = (arms.known(found[part]) for part in ("one", "two")) if found else (None, None)
    return Group(one, *found.span("whole")) if found and one and two and one != two else None


# "Died (five [7%] on the one, 11 [15%] placebo)": a group's name alone, up to the mark behind it.
ALONE = re.compile(r"\s*%?\s*[)\]]*\s+")
MARK = re.compile(r"\s*[,;)\]]")


def _right_behind(text: str, place: int, arms: Arms) -> Group | None:
    """The arm whose name alone stands between a value and the next mark, inside a bracket."""
    gap = ALONE.match(text, place)
    for arm in arms.names if gap and text.count("(", 0, place) > text.count(")", 0, place) else ():
        end = gap.end() + len(arm) if gap else 0
        if gap and text[gap.end() : end].casefold() == arm.casefold() and MARK.match(text, end):
            return Group(arm, gap.end(), end)
    return None


def listed_group(text: str, place: int, arms: Arms) -> Group | None:
    """The group behind a value of a list whose others are named by their state: "and 32% with labour"."""
    return group_behind(text, place, arms) or _by_state(state_without_noun(text, place), arms)


def group_before(text: str, place: int, arms: Arms) -> Group | None:
    """The group named right before a value: "group A was 0.98 mm", "Group 1, 81%"."""
    start = max(0, place - 70)
    found = list(BEFORE.finditer(text[start:place]))
    one = _of(found[-1], arms) if found else None
    return Group(one.name, one.start + start, one.end + start) if one else None


def group_at_bracket(text: str, bracket: int, arms: Arms) -> Group | None:
    """The group whose name ends where a bracket opens: "among patients on the drug (2%)"."""
    start = max(0, bracket - 110)
    lead = text[start:bracket].rstrip()
    last = next((one for one in reversed(groups_in(lead, arms)) if one.end >= len(lead) - 9), None)
    if last is None or not re.fullmatch(rf"(?:\s*(?:{_UNITS}|{PEOPLE}))?", lead[last.end :], re.I):
        return None
    return last._replace(start=last.start + start, end=last.end + start)


@lru_cache(maxsize=512)
def _arm_patterns(arm: str) -> tuple[Cued, Cued | None]:
    """An arm's name, and its dose alone where the name ends with one."""
    dose = re.search(r"\d[\d.]*\s?[mµμ]?c?g$", arm)
    alone = Cued(rf"(?<![\w.-]){re.escape(dose.group())}(?!\w)") if dose else None
    return Cued(rf"(?<![\w-]){re.escape(arm)}(?!\w)", re.I), alone


def groups_in(text: str, arms: Arms) -> list[Group]:
    """The groups of a stretch of text, each once, in its order."""
    out: list[Group] = []
    for found in LETTERS.finditer(text):
        out += [Group(f"{found['kind'].casefold()} {found[part]}", *found.span(part)) for part in ("one", "two")]
    for found in TWO.finditer(text):
        for part in ("one", "two"):
            name = known_as(found[part], arms)
            if name:
                out.append(Group(name, *found.span(part)))
    for arm in arms.names:
        whole, dose = _arm_patterns(arm)
        if named := whole.search(text) or (dose.search(text) if dose else None):
            out.append(Group(arm, *named.span()))
    for found in MENTION.finditer(text):
        one = _of(found, arms)
        if one:
            out.append(one)
    out += [group for one in states_in(text) if (group := _by_state(one, arms))]
    kept: list[Group] = []
    for one in sorted(out, key=lambda one: (one.start, one.state, -one.end)):
        if not any(one.name.casefold() == other.name.casefold() or one.start < other.end for other in kept):
            kept.append(one)
    return kept


# "Compared with A, B had more X (…)": what is said is said of B first.
AGAINST = re.compile(
    r"\W*(?:(?:as\s+)?compared\s+(?:with|to)|in\s+comparison\s+(?:with|to)|relative\s+to|unlike|versus)\s+[^,;]{2,90},\s",
    re.I,
)


def subject_first(zone: str, groups: list[Group]) -> list[Group]:
    """Two groups in the order in which a sentence gives their values."""
    opening = AGAINST.match(zone) if len(groups) == 2 else None
    turned = opening is not None and groups[0].end <= opening.end() <= groups[1].start
    return groups[::-1] if turned else groups


TOGETHER = re.compile(r"\s+(?:plus|alone|with|and|or)(?:\s+|$)|\s*[+/]\s*")


def only_treatments(words: str, arms: Arms) -> bool:
    """Whether words name an arm, or medicines that are given alone or together: the group of a value, no outcome."""
    parts = [part for part in TOGETHER.split(words) if part]
    if any(tokens(part) == tokens(arm) for part in (words, *parts[: len(parts) == 1]) for arm in arms.names):
        return True
    given = [any(tokens(part) == tokens(arm) for arm in arms.names) or is_drug(part) for part in parts]
    return (len(parts) > 1 or words.endswith(" alone")) and all(given)
