"""The sizes of arms whose names are known: the numbers beside the names, wherever a sentence has them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from attest.expressions import quick as re
from attest.expressions.cued import Cued
from attest.extract.arm_counted_words import DID, FINDS, HAD_IT, PARTED
from attest.extract.arm_doses import DOSE
from attest.extract.arm_series import listed_sizes
from attest.extract.finding import Found, row_of
from attest.extract.numbers import COUNT, as_decimal, count_of, count_value
from attest.extract.reading import Abbreviation, Sentence
from attest.extract.statistics import PEOPLE
from attest.extract.treatments import control_pattern

_CALLED = (
    r"(?:[\s-]+(?:treated|treatment|therapy|based|only|alone|groups?|arms?|cohort|recipients?|users?|controls?|"
    rf"{PEOPLE})\b)*"
)
# "tea group (n = 30)", "tea: n = 30", "tea (30 men)"; "tea group (12/30)".
_AMOUNT = (
    r"(?:\s+\d[\d.,·]*\s?(?:mg|g|µg|μg|mcg|IU|m[Ll])(?:/\w+)?"
    r"(?:\s+(?:once|twice|daily|weekly|monthly|a|per|day|every|week|weeks|\d+))*)?"
)
BEHIND = re.compile(
    rf"{_CALLED}{_AMOUNT}\s*(?:[(\[]\s*(?:[^()\[\]=%]{{0,40}}[;,:]\s*)?|[:,]\s*)(?:n\s?=\s?(?P<n>\d[\d,]*\d|\d)(?!\.?\d|\s?[/%]|\s*[,;]\s*\d[\d.·]*\s?%)|"
    rf"(?P<people>\d[\d,]*\d|\d)\s+{PEOPLE}\b|(?:n\s?=\s?)?\d[\d,]*\s?/\s?(?P<whole>\d[\d,]*\d|\d)(?!\s?[/\d]))",
    re.I,
)
# "tea (30)": people only where all arms together make up everybody.
IN_BRACKET = re.compile(rf"{_CALLED}\s*[(\[]\s*(?P<n>\d(?:[\d,]*\d)?)\s*[)\]]", re.I)
_SHARE = r"(?:\s*[(\[][^()\[\]]{0,40}[)\]])?"
_GOT = (
    r"(?:(?:who\s+)?(?:were\s+|was\s+|had\s+been\s+)?(?:randomly\s+)?(?:(?:assigned|allocated|randomi[sz]ed)\s+to|assigned)|(?:who\s+)?(?:received|receiving)|"
    r"(?:were\s+|was\s+)?(?:treated|managed)\s+(?:with|by)|(?:were\s+|was\s+)?given|underwent|undergoing|took|taking|used|using|started|"
    r"initiated|in|on|to|for|from|with|among|receiving)"
)
_ARTICLE = (
    r"(?:(?:the|an?|either|receive|undergo|oral|intravenous|subcutaneous|daily|weekly|standard|single|[a-z]+-dose|"
    r"\d+-(?:day|week|month|mg))\s+)*"
)
# "30 men in the", "12/30 of the", "12 of 30 people who received".
BEFORE = re.compile(
    rf"(?:(?P<slash>\b\d[\d,]*\s?/\s?)(?P<whole>\d[\d,]*\d|\d)|(?P<n>{COUNT}|(?<=[nN]\s=\s)\d[\d,]*|(?<=[nN]=)"
    rf"\d[\d,]*))"
    rf"\s*[)\]]?{_SHARE}(?:\s+(?:[\w-]+\s+)?{PEOPLE})?{_SHARE}"
    rf"\s+{_GOT}\s+{_ARTICLE}$",
    re.I,
)
# "tea or water (30 and 28 men, respectively)".
RESPECTIVE = re.compile(
    rf"{_CALLED}\s*[(\[,]?\s*(?:n\s?=\s?)?(?P<one>\d[\d,]*\d|\d)\s*(?:,|and|vs\.?|versus)\s*(?:n\s?=\s?)?(?P<two>\d[\d,]*\d|\d)(?:\s+{PEOPLE})?"
    r"\s*,?\s*respectively",
    re.I,
)
# "(56 tea, 58 water)": beside the name itself.
BARE = re.compile(rf"(?:[(\[,;:]|\band|\bvs\.?|\bversus)\s*(?P<n>{COUNT}){_SHARE},?\s+{_ARTICLE}$", re.I)
# "(tea, 30; water, 28)", "(tea 30/water 28)": behind the name, within a bracket.
IN_LIST = re.compile(r"\s*[:,]?\s*(?P<n>(?<=[\s:,])\d(?:[\d,]*\d)?)(?=\s*(?:[;,/)\]]|and\b))")
LIST_BEFORE = re.compile(r"[(\[;,/]\s*(?:and\s+)?$")
# "In the tea group, 12 of 30 men had …", "the tea group had a cough (12 [40%] of 30 men)".
GROUP_FIRST = re.compile(
    rf"{_CALLED}(?:,\s*|\s+(?:(?!\b(?:than|versus|vs|compared|and|or)\b)[^.;()\d]){{1,60}}?[(]\s*){COUNT}{_SHARE}\s+of\s+(?:the\s+)?(?P<whole>{COUNT})",
    re.I,
)
OF_THE = re.compile(r"\b(?:of(?:\s+the)?|the)\s+$", re.I)
TOLD = re.compile(r"\b[nN]\s?=\s?$")
# "636 were screened, and 585 were randomised": people who are counted without a word for them.
TAKEN = Cued(
    rf"(?P<n>{COUNT}){_SHARE}\s+(?:(?:were|was)\s+(?:\w+ly\s+)?(?:randomi[sz]ed|assigned|allocated|enroll?ed|recruited|included|evaluable|analy[sz]ed|eligible|treated)|completed|finished|enroll?ed)\b",
    re.I,
)
# What is told of several groups at once: "30 men given tea and 28 who got water were evaluable".
EVALUATED = re.compile(
    r"\b(?:were|was)\s+(?:\w+ly\s+)?(?:evaluable|analy[sz]ed|included\s+in\s+the\s+(?:[\w-]+\s+){0,3}analys[ei]s|"
    r"assessed|evaluated)\b",
    re.I,
)
# "83 deaths among 335 people in the tea group": how many there were.
AMONG_ALL = re.compile(
    rf"{COUNT}\s+(?:[\w-]+\s+){{0,2}}?(?:deaths|events|cases|relapses|recurrences)\s+"
    r"(?:occurred\s+|were\s+\w+\s+)?among\s+(?:the\s+)?$",
    re.I,
)
LASTED = re.compile(r"(?P<n>\d+)-(?P<unit>day|week|month|year)", re.I)
GROUP_WORD = re.compile(r"\b(?:groups?|arms?)\b", re.I)
CALLED_SO = re.compile(r"controls?|treatment|intervention|active|experimental|study|drug", re.I)
SALT = re.compile(
    r"(?<=\w{4})\s+(?:citrate|hydrochloride|HCl|sodium|maleate|mesylate|acetate|tartrate|succinate|treatment|supplementation)$",
    re.I,
)
NEAR = 130  # characters before a name in which its size may begin
FEWEST = 4
LEAST = Decimal("0.8")  # of all people: arms that were analysed


class Size(NamedTuple):
    arm: str
    digits: str
    start: int
    end: int
    form: str  # told (n = …), whole (of n/N), counted (n people in …), bare (n right before the name)


def sizes_beside(
    told: Sequence[Sentence],
    names: Sequence[str],
    abbreviations: Mapping[str, Abbreviation],
    totals: Collection[int],
) -> Iterator[Found]:
    """A size for each arm, by the first sentence that gives them to all so that they make up the people told of."""
    forms = {name: _pattern(name, abbreviations, _role(name, names)) for name in names}
    totals = {*totals, *(count_of(one["n"]) for sentence in told for one in TAKEN.finditer(sentence.text))}
    apart: dict[str, Found] = {}
    for sentence in told:
        if listed := listed_sizes(sentence.text, forms, totals):
            place = sentence.start + listed.start, sentence.start + listed.end
            for name, digits in listed.sizes.items():
                yield Found("arm.n", digits, *place, "arm-series", row_of(arm=name))
            return
        found = list(_sizes(sentence.text, forms))
        if any(one.form == "counted" and DID.match(sentence.text, one.end) for one in found):
            found = [one for one in found if one.form != "counted"]  # "30 given tea had a cough, 20 given water"
        for kinds in (("told",), ("whole",), ("told", "whole", "counted"), ("counted", "bare")):
            sizes = {one.arm: one for one in reversed(found) if one.form in kinds}
            if len(sizes) == len(names) and _fit(sentence.text, list(sizes.values()), totals):
                for name in names:
                    place = sentence.start + sizes[name].start, sentence.start + sizes[name].end
                    yield Found("arm.n", sizes[name].digits, *place, "arm-beside", row_of(arm=name))
                return
        for one in found:
            if one.form == "told" and GROUP_WORD.search(sentence.text, one.start, one.end):
                place = sentence.start + one.start, sentence.start + one.end
                apart.setdefault(one.arm, Found("arm.n", one.digits, *place, "arm-beside", row_of(arm=one.arm)))
    whole = sum(count_of(one.value) for one in apart.values())
    if len(apart) == len(names) and (not totals or any(LEAST * total <= whole <= total for total in totals)):
        yield from apart.values()


def _role(name: str, names: Sequence[str]) -> str:
    """What else one of two groups is called where the other is its control: "the treatment group", "the controls"."""
    if len(names) != 2 or sum(control_pattern().search(one) is not None for one in names) != 1:
        return ""
    if any(CALLED_SO.fullmatch(one) for one in names):
        return ""
    called = (
        r"controls?" if control_pattern().search(name) else r"(?:treatment|intervention|active|experimental|study|drug)"
    )
    return rf"|{called}(?=\s+(?:group|arm)\b|,?\s*:?\s?\d+\s*[;,)])"


def _pattern(name: str, abbreviations: Mapping[str, Abbreviation], role: str = "") -> re.Pattern[str]:
    """The name of an arm, what it is short or long for, or what it is called beside its control."""
    known = [name, SALT.sub("", name)]
    if time := LASTED.fullmatch(name):
        known.append(f"{time['n']} {time['unit']}s")
    if (dose := DOSE.search(name, 1)) and dose.end() == len(name):
        known.append(dose.group())  # "47 to 5 mg" of several doses
    short = ""
    if len(name) > 4 and name.isalpha():
        short = rf"|(?-i:{name[:3].upper()})"  # "TEA 34, PBO 35", where nothing else explains it
    for one in abbreviations.values():
        if name.casefold() in (one.short.casefold(), one.long.casefold()):
            known += [one.short, one.long]
    either = "|".join(r"[\s-]+".join(map(re.escape, one.split())) for one in sorted(set(known), key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{either}{short}{role})(?!\w)", re.I)


def _sizes(text: str, forms: Mapping[str, re.Pattern[str]]) -> Iterator[Size]:
    places = sorted((one.start(), one.end(), arm) for arm, form in forms.items() for one in form.finditer(text))
    for start, end, arm in places:
        lead = max((other for _, other, _ in places if other <= start), default=0)
        lead = max(lead, start - NEAR)
        before = list(_before(text, lead, start))
        if before and TOLD.search(text, 0, before[-1].start()):  # "n = 30 in the tea group, n = 28 in …"
            yield Size(arm, before[-1]["n"], before[-1].start(), end, "told")
            continue
        if alone := IN_BRACKET.match(text, end):
            yield Size(arm, alone["n"], start, alone.end(), "bare")
        elif LIST_BEFORE.search(text, lead, start) and (listed := IN_LIST.match(text, end)):
            yield Size(arm, listed["n"], start, listed.end(), "bare")
        elif group := GROUP_FIRST.match(text, end):
            yield Size(arm, count_value(group["whole"]), start, group.end(), "whole")
        elif found := BEHIND.match(text, end):
            form = "whole" if found["whole"] else "told"
            yield Size(arm, found["n"] or found["people"] or found["whole"], start, found.end(), form)
        among = before and AMONG_ALL.search(text, 0, before[-1].start())
        if among or (
            before and not FINDS.search(text, 0, before[-1].start()) and not HAD_IT.search(text, 0, before[-1].start())
        ):
            found = before[-1]
            form = "whole" if among or found["whole"] or OF_THE.search(text, 0, found.start()) else "counted"
            yield Size(arm, count_value(found["whole"] or found["n"]), found.start(), end, form)
        elif bare := BARE.search(text, lead, start):
            yield Size(arm, count_value(bare["n"]), bare.start("n"), end, "bare")
    for one, two in pairwise(places):
        found = RESPECTIVE.match(text, two[1])
        if found and one[2] != two[2]:
            yield Size(one[2], found["one"], one[0], found.end(), "told")
            yield Size(two[2], found["two"], one[0], found.end(), "told")


def _before(text: str, lead: int, end: int) -> Iterator[re.Match[str]]:
    for number in re.finditer(r"(?<![\w.,/])(?:\d|[A-Za-z])", text[:end]):
        if number.start() >= lead and (found := BEFORE.match(text, number.start(), end)):
            yield found


def _fit(text: str, sizes: Sequence[Size], totals: Collection[int]) -> bool:
    """Whether sizes are of people: they make up all that the report tells of, or nearly all of those analysed."""
    numbers = [as_decimal(one.digits.replace(",", "")) for one in sizes]
    if any(number is None or number < FEWEST for number in numbers):
        return False
    whole = sum((number for number in numbers if number), Decimal())
    if whole in totals:
        return True
    if any(one.form == "bare" for one in sizes):
        return False
    if any(one.form == "counted" for one in sizes) and not (PARTED.search(text) or EVALUATED.search(text)):
        return False
    return any(LEAST * total <= whole <= total for total in totals) or all(one.form == "told" for one in sizes)
