"""What is told of arms beside their names: one size for each of them, and the dose that stands beside a name."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from attest.expressions import quick as re
from attest.extract.arm_counted_words import AFTER
from attest.extract.arm_doses import AMONG_DOSES, DOSE, LISTED, NO_MEDICINE
from attest.extract.finding import Found, row_of
from attest.extract.numbers import COUNT, as_decimal, count_value
from attest.extract.reading import Abbreviation, Sentence
from attest.extract.statistics import PEOPLE
from attest.extract.treatments import drug_pattern

_GROUP = r"(?:(?:treatment|study|experimental|of\s+the|of\s+these|of)\s+){0,2}(?:groups?|arms?|regimens?)"
_WHO = (
    rf"(?:\s+(?:[\w-]+\s+){{0,2}}?(?:{PEOPLE}|teeth|(?:pre)?molars|specimens|samples|animals|rats|mice|rabbits|knees))?"
)
# "(n = 35 for each group)", "25 men in each group", "three groups of 20 women each", "each group had 30 adults".
EACH = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        rf"[(\[,;]\s*n\s?=\s?(?P<n>\d[\d,]*){_WHO}\s*(?:/|,?\s*(?:(?:in|for|per)\s+)?(?:each|every|either|both|per)\b)(?:\s*{_GROUP})?\s*[)\]]?",
        rf"(?P<n>{COUNT}){_WHO}(?:\s+(?:in|per|to|for)\s+|\s?/\s?)(?:(?:each|every|either)\s+)?{_GROUP}(?<!groups)(?<!arms)\b",
        rf"(?P<n>{COUNT}){_WHO}\s+(?:remained|(?:were|was)\s+(?:\w+ly\s+)?(?:included|enroll?ed|randomi[sz]ed|allocated|assigned|analy[sz]ed|studied|treated|recruited|left))\s+(?:in|in\s?to|to)\s+(?:each|every|either)\s+(?:[\w-]+\s+)?{_GROUP}(?<!groups)(?<!arms)\b",
        rf"(?P<n>{COUNT})\s+(?:(?:(?:propensity|score)[\w-]*[\s-])*(?:score[\s-])?)matched\s+(?:patient\s+)?pairs\b",
        rf"\bwith\s+(?P<n>{COUNT}){_WHO}\s+each\b",
        rf"(?P<n>{COUNT})\s+{PEOPLE}\s+each\s+(?=(?:were\s+)?(?:\w+ly\s+)?(?:randomi[sz]ed|assigned|allocated|received|in\s+the)\b)",
        rf"(?P<n>{COUNT}){_WHO}\s+in\s+(?:each|both)\b(?=\s*[).,;])",
        r"\b(?:two|three|four|five|2|3|4|5)\s+(?:[\w-]+\s+){0,2}?(?:groups|arms)\s*[(\[]\s*n\s?=\s?(?P<n>\d[\d,]*)\s*[)\]]",
        rf"\b(?:two|three|four|five|2|3|4|5)\s+(?:[\w-]+\s+){{0,2}}?(?:groups|arms)\s*[(\[]?\s*of\s+(?P<n>{COUNT})\b(?!\s*(?:%|to\b)){_WHO}(?:\s+each\b)?",
        rf"\beach(?:\s+{_GROUP})?\s*(?:[(\[]\s*n\s?=\s?|(?:consisted\s+of|consisting\s+of|comprised|comprising|included|including|"
        rf"contained|containing|had|with|of)\s+)(?P<n>{COUNT}|\d[\d,]*)(?:\s*[)\]]|\s+(?:[\w-]+\s+){{0,2}}?(?:{PEOPLE})\b)",
    )
)
SHARED = re.compile(
    r"\b(?:each|every|either|both|per|groups|arms|matched\s+(?:patient\s+)?pairs)\b|/\s?(?:group|arm)", re.I
)
MADE_UP = re.compile(r"\s+(?:comprised|formed|constituted|made\s+up|remained|(?:could|were\s+left)\b)", re.I)
TOLD_SO = re.compile(r"(?:\bper|\bfor\s+each|\bin\s+each|\beach|/)\s*(?:group|arm)\b", re.I)
GROUPS = re.compile(
    r"\b(?P<n>two|three|four|five|2|3|4|5)\s+(?:(?!or\b)[\w-]+\s+){0,3}?(?:groups|arms|treatments|regimens)\b", re.I
)
FEWEST = 4
LOST = 1.3  # times as many may have been counted before some were lost
CONCENTRATION = re.compile(r"/\s?(?:d?[lL]|m[lL])\b")
# Amounts that people needed are findings; "0.6 mg/0.1 ml" is a strength, and "200, 500 or 1500 mg" more than one dose.
USED = re.compile(r"\b(?:consum\w+|requirements?|(?:mean|average|median)\s+(?:\w+\s+)?doses?|than)\b", re.I)
OR_MORE = re.compile(
    r"\s*(?:[(\[][^()\[\]]{1,30}[)\]]\s*)?(?:,|or|and|,\s*or)\s+\d[\d.]*\s?(?:m?c?g|[µμ]g|IU|m[Ll])\b"
)  # "15 mg or 30 mg"
LEAD = re.compile(
    r"\s*(?:[(]\s*[A-Z][\w-]{1,9}\s*[),;]\s*|[(][^()\d]{1,60}[)]\s*)?[(,]?\s*(?:[A-Z][a-z]+®?\s+(?=\d))?(?:[≤≥]\s?|up\s+to\s+)?"
    r"(?:(?:(?:target|daily|total|single|oral|starting|maximum|mean)\s+){0,2}(?:dose|dosage)(?:\s+of|:)?\s+|"
    r"(?:at|in|with)\s+an?\s+(?:\w+\s+)?(?:dose|dosage|bolus)\s+of\s+|at\s+)?"
)
# "An initial dose of 200 mg, followed a month later by monthly doses of 100 mg".
THEN = re.compile(
    r",?\s+(?:and\s+)?(?:followed\s+(?:[\w-]+\s+){0,4}?by|then)\s+(?:(?:an?|the|(?:bi)?weekly|monthly|daily|single|further|maintenance)\s+)*"
    r"(?:(?:doses?|infusions?|injections?)\s+of\s+)?(?=\d)",
    re.I,
)
OF_ANOTHER = re.compile(
    r",\s+\d[\d.·,]*\s?[µμm]?c?g\S*\s+(?:of\s+|intravenous\s+|oral\s+)*", re.I
)  # "tea, 5 mg of milk"
FIGURES = re.compile(r"\d\s?%|\bp\s?[<=>]", re.I)  # what was found, where no heading tells
GIVEN = re.compile(r"\b(?:receiv\w+|given|treated\s+with|took|taking|administered|injected)\b", re.I)
OTHER_GROUP = re.compile(r"\b(?:groups?|arms?)\b", re.I)
FARTHEST = 90  # characters between a lettered group and its dose


def size_of_each(told: Sequence[Sentence], names: Sequence[str], totals: Collection[int]) -> Iterator[Found]:
    """One size for all arms, where it times their number is a number of people told, or their number is told."""
    for one in told:
        if not SHARED.search(one.text):
            continue
        for pattern in EACH:
            for found in pattern.finditer(one.text):
                size = as_decimal(count_value(found["n"]))
                ends = (
                    found.group()[-1] in ")]"
                    or AFTER.match(one.text, found.end())
                    or MADE_UP.match(one.text, found.end())
                )
                if size is None or size < FEWEST or not ends:
                    continue
                counted = {count_value(number["n"]) for sentence in told for number in GROUPS.finditer(sentence.text)}
                whole = int(size) * len(names)
                others = [total for total in totals if total != int(size)]
                nearly = len(names) == 2 and not counted and all(whole <= total <= whole * LOST for total in others)
                told_so = "=" in found.group() and TOLD_SO.search(found.group()) is not None
                told_so = told_so and all(total >= whole for total in others)
                if told_so or whole in totals or counted == {str(len(names))} or nearly:
                    for name in names:
                        place = one.start + found.start(), one.start + found.end()
                        yield Found("arm.n", count_value(found["n"]), *place, "arm-each", row_of(arm=name))
                    return


def doses_beside(
    told: Sequence[Sentence], names: Sequence[str], abbreviations: Mapping[str, Abbreviation]
) -> Iterator[Found]:
    """The dose beside an arm's name, or behind its letter where the group was given something; one dose alone."""
    for name in names:
        if NO_MEDICINE.search(name) or DOSE.search(name):
            continue
        found = list(
            _behind_letter(told, name) if OTHER_GROUP.match(name) else _beside(told, _called(name, abbreviations))
        )
        if len({_amount(dose) for _, dose in found}) == 1:
            sentence, dose = found[0]
            then = THEN.match(sentence.text, dose.end())
            later = DOSE.match(sentence.text, then.end()) if then else None
            start, end = dose.start(), (later or dose).end()
            place = sentence.start + start, sentence.start + end
            told_so = " ".join(sentence.text[start:end].split())
            yield Found("arm.dose", told_so, *place, "arm-dose-beside", row_of(arm=name))


LEVEL = re.compile(r"(?:high|higher|low|lower|standard|full|half|reduced|medium|intermediate)(?:er)?[\s-]doses?", re.I)


def _amount(dose: re.Match[str]) -> str:
    """How much a dose is, whatever is told of how often."""
    return re.split(r"[\s/]", re.sub(r"(?<=\d)\s+", "", dose.group().casefold()))[0]


def _called(name: str, abbreviations: Mapping[str, Abbreviation]) -> str:
    """The expression for an arm by its name, or by what that is short or long for."""
    known = {name}
    for one in abbreviations.values():
        if name.casefold() in (one.short.casefold(), one.long.casefold()):
            known |= {one.short, one.long}
    if LEVEL.fullmatch(name):  # "high-dose tea (30 mg)"
        return rf"{re.escape(name)}(?:\s+[\w-]+){{0,2}}?(?=\s*\()"
    words = sorted(known, key=len, reverse=True)
    return "|".join(f"(?-i:{re.escape(one)})" if one.isupper() else re.escape(one) for one in words)


def _beside(told: Sequence[Sentence], called: str) -> Iterator[tuple[Sentence, re.Match[str]]]:
    """The doses right behind or before a name, each in its sentence; none where a place tells of several."""
    out = []
    for sentence in told:
        if USED.search(sentence.text) or (sentence.section is None and FIGURES.search(sentence.text)):
            continue
        for at in re.finditer(rf"(?<![\w-])(?:{called})(?:(?<=\s[A-Z])[\d₀-₉])?(?![\w-])", sentence.text, re.I):
            lead = LEAD.match(sentence.text, at.end())
            behind = DOSE.match(sentence.text, lead.end()) if lead else None
            before = next(
                (one for one in DOSE.finditer(sentence.text, 0, at.start()) if _leads(sentence.text, one, at)), None
            )
            several = LISTED.match(sentence.text, at.end())
            if several and not (behind and behind.end() >= several.end("list")):
                return
            other = OF_ANOTHER.match(sentence.text, at.end())
            if other and (" of " in other.group() or drug_pattern().match(sentence.text, other.end())):
                continue
            out += [(sentence, dose) for dose in (behind, before) if dose and _is_one_dose(sentence.text, dose)]
    yield from out


def _is_one_dose(text: str, dose: re.Match[str]) -> bool:
    return (
        not CONCENTRATION.search(text[dose.start() : dose.end() + 4])
        and not AMONG_DOSES.search(text, 0, dose.start())
        and not OR_MORE.match(text, dose.end())
        and not text[: dose.start()].endswith("/")
    )


def _leads(text: str, dose: re.Match[str], name: re.Match[str]) -> bool:
    return (
        re.fullmatch(r"\s+(?:of\s+)?(?:oral\s+|intravenous\s+|subcutaneous\s+)?", text[dose.end() : name.start()])
        is not None
    )


def _behind_letter(told: Sequence[Sentence], name: str) -> Iterator[tuple[Sentence, re.Match[str]]]:
    for sentence in told:
        for at in re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w-])", sentence.text, re.I):
            dose = DOSE.search(sentence.text, at.end(), at.end() + FARTHEST)
            between = sentence.text[at.end() : dose.start()] if dose else ""
            if dose and GIVEN.search(between) and not OTHER_GROUP.search(between) and ";" not in between:
                yield sentence, dose
