"""How many people a study enrolled, randomised and analysed, and how many of them were women and men."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attest.expressions.cued import Cued
from attest.extract.animals import of_animals
from attest.extract.finding import Found
from attest.extract.numbers import COUNT, as_decimal, count_value
from attest.extract.people_abroad import LANGUAGES
from attest.extract.people_bare import (
    BARE_COUNTS,
    IN_LATER_PART,
    OF_A_MEASURE,
    OF_REPORTS,
    OF_THOSE,
    OF_THOSE_RULES,
    ONE_OF_TWO,
    beside_others,
)
from attest.extract.people_counted import all_people
from attest.extract.people_counted_words import ALSO_COUNTED, SOME_OF_THEM
from attest.extract.people_flow import RECRUITED_AND_RANDOMISED, analysed_at_end, is_part, planned, randomised_in_parts
from attest.extract.people_forms import PERSONS, WHO
from attest.extract.people_labelled import labelled_people, registered
from attest.extract.people_rules import RULES
from attest.extract.reading import TELLS_AIM, Reading, Sentence
from attest.extract.statistics import PEOPLE

# "193 (92 % female) with gout were included": a share of women tells that people are counted.
ANAPHORA = Cued(rf"{PERSONS}|(?<=[%\d] )(?:fe)?male\b", re.I)
PLANNED = re.compile(
    r"\b(?:at least|more than|up to|minimum of|target|planned|sample size of|needed|required|per|phase|"
    r"(?:plan(?:s|ned)?|aim(?:s|ed)?|intend(?:s|ed)?) to \w+|feasibility of \w+ing|"
    r"(?:planned|target|expected|anticipated)\s+(?:enrol?lment|recruitment|accrual|sample(?:\s+size)?)(?:\s+of|\s*[:=])?)\s*$",
    re.I,
)
# Rules of "(n = 40)", not asked of a sentence without the sign.
OF_EQUATIONS = frozenset(name for _, name, pattern in RULES if r"=\s?(?P<n>" in pattern.pattern)
COUNTED = re.compile(rf"(?P<n>{COUNT})\s+{WHO}", re.I)
# Statements of who was analysed that leave nobody out.
EVERYBODY = frozenset(
    [
        "charts-of-people",
        "included-in-analysis",
        "we-analysed",
        "people-consisted-of",
        "among-the-people",
        "in-people-with",
    ]
)
# People of the studies of a review, who were enrolled there and are analysed here.
OF_STUDIES = frozenset(
    ["review-of-people", "studies-with-people", "studies-of-people", "studies-n", "papers-reporting-people"]
)
# Rules whose verb tells of itself that people are counted.
SURE = frozenset(
    ["trial-n", "asked-who-responded", "of-those-recruited", "studies-n", "others-took-part", *OF_THOSE_RULES]
)
# Those that may be of a part, where more people are counted elsewhere or another group beside them.
PERHAPS_PART = frozenset(["people-consisted-of", "among-the-people", "in-people-with"])
COMPARED_WITH = re.compile(r"\s+(?:for\s+comparison|as\s+(?:a\s+)?(?:healthy\s+)?controls?)\b", re.I)
TOTAL = re.compile(
    rf"(?:A\s+total\s+of|In\s+total,?|Overall,?|In\s+all,?)\s+{COUNT}(?:\s*\([^()]{{1,20}}\))?\s+(?:were|was)\b", re.I
)
TOOK_PART = re.compile(r"\b(?:participated|took\s+part|volunteered)\b", re.I)
RANDOMISED_BEFORE = next(pattern for _, name, pattern in RULES if name == "were-randomised")
RANDOMISED = re.compile(r"\brandom\w+$", re.I)
ONLY = re.compile(r"\bonly\s+$", re.I)
OUT_OF = re.compile(rf"{COUNT}(?:\s*\([^()]{{1,20}}\))?\s+(?:out\s+)?of\s+(?:the\s+|all\s+)?$", re.I)
OTHERS = re.compile(r"\s+(?:other|additional|further|remaining|more)\b", re.I)
YEAR = re.compile(r"(?:19|20)\d\d")
DATE = re.compile(
    r"\b(?:in|since|until|till|to|and|through|from|between|during|January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?(?:\s+\d{1,2},?)?\s*$|[-–/]\s*$",
    re.I,
)
# "Before Ramadan 2016 who would …": a number behind a name, with nobody behind it, is a year.
NAMED_YEAR = re.compile(r"\b(?!All\b|Overall\b|Total\b)[A-Z]\w+\s+$")
WHOM = re.compile(rf"\s+(?:[\w-]+\s+){{0,3}}?{PEOPLE}\b", re.I)
# "Nine were randomised to receive A, whereas six received B": the first are those of one arm.
OTHERS_GOT = re.compile(
    rf"\s+to\s+(?:(?!\b(?:or|versus|vs)\b)[^.;:]|(?<=\d)\.(?=\d)){{2,160}}?\s(?:whereas|while|and)\s+(?:the\s+)?(?:(?:other|remaining)\s+)?{COUNT}\s+"
    rf"(?:(?:[\w-]+\s+)?{PEOPLE}\s+)?(?:[(\[][^()\[\]]{{2,40}}[)\]]\s+)?(?:received(?!\s+(?:at\s+least|the\s+(?:allocated|assigned|study)|study|treatment|any))|served|to\s)",
    re.I,
)
TO_EACH = re.compile(r"\s+(?:in)?to\s+each\b", re.I)
PARENT = re.compile(r"\b(?:trials|studies|articles|papers|reports|RCTs|CTs|publications|records)\b", re.I)


def numbers_of_people(reading: Reading) -> Iterator[Found]:
    """Counts of people by the verb that counts them; the first statement of each role stands."""
    seen: dict[str, str] = {}
    analysed: Found | None = None
    of_studies: list[Found] = []
    randomised: Found | None = None
    for sentence in people_sentences(reading):
        if not (ANAPHORA.search(sentence.text) or reading.abbreviations or _may_count(sentence.text)):
            continue
        for role, name, pattern in RULES:
            if role in seen or (name in OF_EQUATIONS and "=" not in sentence.text):
                continue
            for found in pattern.finditer(sentence.text):
                if role == "study.n_enrolled" and ONLY.search(sentence.text, 0, found.start("n")):
                    continue  # "only six were recruited through notices": those of one way
                if role == "study.n_randomised" and is_part(sentence.text, found.start("n")):
                    continue
                if name not in SURE and not (
                    _short_for_people(reading, found)
                    or _counts_people(sentence, found)
                    or _counts_those_before(reading, sentence, found)
                ):
                    continue
                told = found_people(role, count_value(found["n"]), sentence, found, name)
                if name == "took-part" and _took_part_later(reading, told, sentence, found):
                    told = told._replace(role="study.n_analysed")
                    if told.role in seen:
                        continue
                if name in PERHAPS_PART and (
                    _counts_more(reading, told) or ALSO_COUNTED.match(sentence.text, found.end())
                ):
                    continue  # "in two patients with", "53 patients here and 47 patients there"
                seen[told.role] = told.value
                analysed = told if name in EVERYBODY else analysed
                if role == "study.n_randomised" and not SOME_OF_THEM.search(sentence.text, 0, found.end()):
                    randomised = told
                if name in OF_STUDIES:
                    of_studies.append(told)
                yield told
                break
        missing = [role for role in ("study.n_enrolled", "study.n_randomised") if role not in seen]
        both = RECRUITED_AND_RANDOMISED.search(sentence.text) if len(missing) == 1 else None
        if both and not (OF_A_MEASURE.search(sentence.text, 0, both.start("n")) and f"{both['n']} were" in both[0]):
            seen[missing[0]] = count_value(both["n"])
            yield found_people(missing[0], seen[missing[0]], sentence, both, "enrolled-and-randomised")
    if "study.n_randomised" not in seen and (parts := randomised_in_parts(people_sentences(reading))):
        seen["study.n_randomised"] = count_value(parts[1]["n"])
        randomised = found_people("study.n_randomised", seen["study.n_randomised"], *parts, "randomised-in-parts")
        yield randomised
    if analysed is None and "study.n_enrolled" not in seen and (pooled := next(iter(of_studies), None)):
        seen["study.n_enrolled"] = pooled.value
        yield pooled._replace(role="study.n_enrolled")
    if analysed and not {"study.n_enrolled", "study.n_randomised"} & set(seen) and not _counts_more(reading, analysed):
        yield analysed._replace(role="study.n_enrolled")
    if randomised and "study.n_enrolled" not in seen and not _counts_more(reading, randomised):
        seen["study.n_enrolled"] = randomised.value  # nobody is counted who was not randomised
        yield randomised._replace(role="study.n_enrolled")
    whole = seen.get("study.n_enrolled") or seen.get("study.n_randomised")
    if whole and "study.n_analysed" not in seen and (last := analysed_at_end(people_sentences(reading), whole)):
        yield found_people("study.n_analysed", count_value(last[1]["n"]), last[0], last[1], last[2])
    if not seen and (told_there := registered(reading)):
        yield told_there
        return
    if seen.keys() - {"study.n_analysed"} or reading.document.language in LANGUAGES:
        return
    everybody = all_people(reading, list(people_sentences(reading)))
    if everybody is None and (labelled := labelled_people(reading)):
        yield labelled
        return
    if everybody is None and not seen:
        for sentence, found, role in planned(people_sentences(reading)):
            yield found_people(role, count_value(found["n"]), sentence, found, "people-planned")
    if everybody is None or (seen and everybody.value <= (as_decimal(seen["study.n_analysed"]) or 0)):
        return
    fewer = analysed_at_end(people_sentences(reading), everybody.digits)
    if fewer and "study.n_analysed" not in seen:
        seen["study.n_analysed"] = count_value(fewer[1]["n"])
        yield found_people("study.n_analysed", seen["study.n_analysed"], fewer[0], fewer[1], fewer[2])
    for role in everybody.roles:
        if role not in seen:
            yield Found(role, everybody.digits, everybody.start, everybody.end, "all-people")


def _took_part_later(reading: Reading, told: Found, sentence: Sentence, found: re.Match[str]) -> bool:
    """Whether those who took part are the fewer who went on after they had been randomised."""
    if IN_LATER_PART.match(sentence.text, found.end()) is None:
        return False
    every = (RANDOMISED_BEFORE.search(one.text) for one in people_sentences(reading))
    return any((as_decimal(count_value(one["n"])) or 0) > (as_decimal(told.value) or 0) for one in every if one)


def _may_count(text: str) -> bool:
    """Whether a sentence without a word for people may count them: "A total of 477 were", "14 studies (n = 2,406)"."""
    return (
        TOTAL.match(text) is not None
        or any(one.match(text) for one in (*BARE_COUNTS, OF_THOSE))
        or ("=" in text and PARENT.search(text) is not None)
        or TOOK_PART.search(text) is not None
    )


def _counts_more(reading: Reading, analysed: Found) -> bool:
    """Whether a report counts more people than it analysed, so that those analysed are not all of them."""
    most = as_decimal(analysed.value) or 0
    return any(
        (as_decimal(count_value(found["n"])) or 0) > most
        for sentence in people_sentences(reading)
        if ANAPHORA.search(sentence.text)
        for found in COUNTED.finditer(sentence.text)
    )


def people_sentences(reading: Reading) -> Iterator[Sentence]:
    """Results first, since methods state plans; then methods and unlabelled text of the abstract, then the body."""
    if of_animals(reading):
        return
    reported = [one for one in reading.reporting if one.part == "abstract"]
    yield from reported
    yield from (one for one in reading.where("methods") if one.part == "abstract")
    if not any(one.section in ("methods", "results") for one in reading.sentences):
        # "We aimed to follow a cohort of 2,881 patients": where nothing is labelled, aims may count.
        yield from (one for one in reading.abstract("background") if TELLS_AIM.search(one.text))
    if not any(one.part == "abstract" and one.section not in ("title", "background") for one in reading.sentences):
        yield from (one for one in reading.reporting if one.part == "body")


def _short_for_people(reading: Reading, found: re.Match[str]) -> bool:
    """Whether the count is of people by a short form that the report explains: "1,798 KTR were included"."""
    known = reading.abbreviations.get((found.groupdict().get("short") or "").rstrip("s"))
    return known is not None and ANAPHORA.search(known.long) is not None


def _counts_those_before(reading: Reading, sentence: Sentence, found: re.Match[str]) -> bool:
    """Whether a bare count at the beginning is of the people that the sentence before it spoke of."""
    bare = any(one.match(sentence.text) for one in (TOTAL, *BARE_COUNTS))
    if not bare or PARENT.search(sentence.text):
        return False
    before = next((one for one in reversed(reading.sentences) if one.end <= sentence.start), None)
    return before is not None and ANAPHORA.search(before.text) is not None and not PARENT.search(before.text)


def _counts_people(sentence: Sentence, found: re.Match[str]) -> bool:
    phrase = found.group()
    lead = sentence.text[max(0, found.start() - 60) : found.start()]
    if not ANAPHORA.search(phrase):
        # A number without a noun counts the people that the sentence spoke of before.
        if OF_A_MEASURE.search(sentence.text, 0, found.start("n")):
            return False
        before = sentence.text[: found.start()]
        people, others = list(ANAPHORA.finditer(before)), list(PARENT.finditer(before))
        if not people or (others and others[-1].start() > people[-1].start() and not re.search(r"\bof which\b", lead)):
            return False
    if OTHERS.match(sentence.text[found.end("n") :]):
        return False  # "six other participants were recruited"
    if ONE_OF_TWO.search(lead) and found.start() == found.start("n"):
        return False  # "28 men and 43 women enrolled"
    told = sentence.text[found.end("n") : found.end()]
    if beside_others(told):
        return False  # "93 patients on A and 310 patients on B were included": the first are not all
    if OF_REPORTS.match(sentence.text, found.end("n")):
        return False  # "57 studies that randomised women"
    if re.match(r"\s+individual\s+[a-z]", sentence.text[found.end("n") :]):
        return False  # "6 individual cancers" counts no people
    if re.search(r"\b(?:incident|new|of\s+these)\s+cases\b", phrase) or count_value(found["n"]) in ("0", "1"):
        return False
    before, behind = lead + sentence.text[found.start() : found.start("n")], sentence.text[found.end("n") :]
    if YEAR.fullmatch(found["n"]) and (DATE.search(before) or (NAMED_YEAR.search(before) and not WHOM.match(behind))):
        return False
    if found["n"] and OUT_OF.search(lead) and found.start() == found.start("n"):
        return False  # "93 out of 120 invited patients agreed": the whole is of those invited
    if RANDOMISED.search(phrase) and TO_EACH.match(sentence.text, found.end()):
        return False  # "40 women were randomised into each group"
    if RANDOMISED.search(phrase) and OTHERS_GOT.match(sentence.text, found.end()):
        return False
    return not PLANNED.search(lead) and not COMPARED_WITH.match(sentence.text[found.end() :])


def found_people(role: str, value: str, sentence: Sentence, found: re.Match[str], rule: str) -> Found:
    return Found(role, value, sentence.start + found.start(), sentence.start + found.end(), rule)


def of_a_group(sentence: Sentence, found: re.Match[str]) -> bool:
    """Whether the people are those of one arm: "in the placebo group (20 women …)"."""
    lead, rest = (
        sentence.text[max(0, found.start() - 80) : found.start()],
        sentence.text[found.end() : found.end() + 60],
    )
    return bool(
        re.search(r"\b(?:group|arm|responders)\b[^.;]{0,40}$|\b(?:each|either|every)\s+(?:group|arm)\b", lead, re.I)
        or re.match(r"[^.;,]{0,25}\b(?:in|of) (?:the )?(?:\w+[\s-]){1,3}(?:group|arm)\b", rest, re.I)
        or re.match(r"\s*(?:\([^()]*\)\s*)?(?:vs\.?|versus|compared with)\b", rest, re.I)
    )
