"""How many people a study enrolled, randomised and analysed, and how many of them were women and men."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attest.extract.animals import of_animals
from attest.extract.finding import Found
from attest.extract.numbers import COUNT, count_value
from attest.extract.people_forms import ALL_PEOPLE, INCLUDED, RULES, SHARE, WHO
from attest.extract.reading import Reading, Sentence
from attest.extract.statistics import PEOPLE

ANAPHORA = re.compile(PEOPLE, re.I)
PLANNED = re.compile(
    r"\b(?:at least|more than|up to|minimum of|target|planned|sample size of|needed|required|per)\s*$", re.I
)
PARENT = re.compile(r"\b(?:trials|studies|articles|papers|reports|RCTs|CTs|publications|records)\b", re.I)


def numbers_of_people(reading: Reading) -> Iterator[Found]:
    """Counts of people by the verb that counts them; the first statement of each role stands."""
    seen: dict[str, str] = {}
    for sentence in people_sentences(reading):
        for role, name, pattern in RULES:
            if role in seen:
                continue
            for found in pattern.finditer(sentence.text):
                if name != "asked-who-responded" and not _counts_people(sentence, found):
                    continue
                seen[role] = count_value(found["n"])
                yield found_people(role, seen[role], sentence, found, name)
                break
        if "study.n_randomised" in seen and "study.n_enrolled" not in seen:
            both = re.compile(rf"(?P<n>{COUNT}){SHARE}(?:\s+{WHO})?\s+were\s+{INCLUDED}\s+and\s+random", re.I).search(
                sentence.text
            )
            if both:
                seen["study.n_enrolled"] = count_value(both["n"])
                yield found_people(
                    "study.n_enrolled", seen["study.n_enrolled"], sentence, both, "enrolled-and-randomised"
                )
    if not seen and (everyone := _all_people(reading)):
        sentence, found, name = everyone
        for role in ("study.n_enrolled", "study.n_analysed"):
            if role not in seen:
                yield found_people(role, count_value(found["n"]), sentence, found, name)


def _all_people(reading: Reading) -> tuple[Sentence, re.Match[str], str] | None:
    """The first statement that counts the people of the study without saying what they were counted for."""
    for sentence in people_sentences(reading):
        for name, pattern in ALL_PEOPLE if ANAPHORA.search(sentence.text) else ():
            for found in pattern.finditer(sentence.text):
                if _counts_people(sentence, found) and not _of_others(sentence, found):
                    return sentence, found, name
    return None


def _of_others(sentence: Sentence, found: re.Match[str]) -> bool:
    """Whether the people are those of one group, of other studies, or of some outcome."""
    lead = sentence.text[max(0, found.start("n") - 60) : found.start("n")]
    rest = sentence.text[found.end("n") : found.end("n") + 120]
    return bool(
        re.search(
            r"\b(?:trials|studies|articles|papers|reports|groups?|arms?|deaths?|events?)\b[^.;]{0,40}$", lead, re.I
        )
        or re.match(r"[^.;,]{0,60}\b(?:group|arm)\b|[^.;]{0,30}\bdied\b", rest, re.I)
        or re.match(rf"\s+and\s+(?:\d{{1,3}}\s\d{{3}}|{COUNT})\s+{PEOPLE}", sentence.text[found.end() :], re.I)
        or re.match(rf"[^.;]{{0,80}}?\s+and\s+{COUNT}\s+(?:[\w-]+\s+){{0,3}}?(?:{PEOPLE}|controls?)\b", rest, re.I)
        or of_a_group(sentence, found)
    )


def people_sentences(reading: Reading) -> Iterator[Sentence]:
    """Results first, since methods state plans; then methods and unlabelled text of the abstract, then the body."""
    if of_animals(reading):
        return
    reported = [one for one in reading.reporting if one.part == "abstract"]
    yield from reported
    yield from (one for one in reading.where("methods") if one.part == "abstract")
    if not any(one.part == "abstract" and one.section not in ("title", "background") for one in reading.sentences):
        yield from (one for one in reading.reporting if one.part == "body")


def _counts_people(sentence: Sentence, found: re.Match[str]) -> bool:
    phrase = found.group()
    lead = sentence.text[max(0, found.start() - 60) : found.start()]
    if not ANAPHORA.search(phrase):
        # A number without a noun counts the people that the sentence spoke of before.
        before = sentence.text[: found.start()]
        people, others = list(ANAPHORA.finditer(before)), list(PARENT.finditer(before))
        if not people or (others and others[-1].start() > people[-1].start() and not re.search(r"\bof which\b", lead)):
            return False
    if re.match(r"\s+individual\s+[a-z]", sentence.text[found.end("n") :]):
        return False  # "6 individual cancers" counts no people
    if re.search(r"\b(?:incident|new|of\s+these)\s+cases\b", phrase) or count_value(found["n"]) in ("0", "1"):
        return False
    return not PLANNED.search(lead)


def found_people(role: str, value: str, sentence: Sentence, found: re.Match[str], rule: str) -> Found:
    return Found(role, value, sentence.start + found.start(), sentence.start + found.end(), rule)


def of_a_group(sentence: Sentence, found: re.Match[str]) -> bool:
    """Whether the people are those of one arm: "in the placebo group (20 women …)"."""
    lead, rest = (
        sentence.text[max(0, found.start() - 80) : found.start()],
        sentence.text[found.end() : found.end() + 60],
    )
    return bool(
        re.search(r"\b(?:group|arm|responders)\b[^.;]{0,40}$", lead, re.I)
        or re.match(r"[^.;,]{0,25}\b(?:in|of) (?:the )?(?:\w+[\s-]){1,3}(?:group|arm)\b", rest, re.I)
        or re.match(r"\s*(?:\([^()]*\)\s*)?(?:vs\.?|versus|compared with)\b", rest, re.I)
    )
