"""How many of a study's people were women and men, as counts and percentages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attest.extract.finding import Found
from attest.extract.numbers import COUNT, count_value
from attest.extract.people import found_people, of_a_group, people_sentences
from attest.extract.people_forms import WHO
from attest.extract.reading import Reading
from attest.extract.statistics import OPEN, PEOPLE

_SEX_OF = r"(?:(?:pacientes|patients|personas|pessoas|casos|eran|eram)\s+)?(?:(?:del?|do)\s+)?"
FEMALE, MALE = (
    rf"(?:women|females?|girls|mujeres|mulheres|femmes|frauen|filles|niñas|meninas|mädchen|donne|femmine|weiblich\w*|{_SEX_OF}sexo\s+femenino|"
    rf"{_SEX_OF}sexo\s+feminino|(?:de\s+)?sexe\s+féminin)",
    rf"(?:men|males?|boys|hombres|varones|homens|hommes|männern?|garçons|jungen|uomini|maschi|männlich\w*|{_SEX_OF}sexo\s+mascul\w+|"
    r"(?:de\s+)?sexe\s+masculin)",
)
# A share as English and as continental texts print it.
SHARE_OF_PEOPLE = (
    r"(?:(?<![\d,])(?<![\w.·−-])\d{1,3}(?:[.,·]\d{1,2})?\s?(?:%|per\s?cent\b|percent\b))(?!\s?-?(?:predicted|CI\b))"
)
_N = rf"(?P<n>{COUNT})"
_PCT = rf"(?P<percent>{SHARE_OF_PEOPLE})"
SEX_FORMS = tuple(
    (name, form)
    for name, form in (
        (
            "sex-count-percent",
            rf"{_N}\s+(?:(?:patients|participants|were|subjects)\s+)?(?:were\s+)?SEX\s*(?:{OPEN}|" rf",\s*)" rf"{_PCT}",
        ),
        ("sex-people-bracket", rf"{_N}\s+{PEOPLE}{OPEN}{_PCT}\s*[)\]]\s+(?:were|was)\s+SEX\b"),
        (
            "sex-count-bracket",
            rf"{_N}{OPEN}{_PCT}\s*[)\]](?:\s+of\s+(?:the\s+)?(?:\w+\s+)?(?:{PEOPLE}))"
            rf"?\s*(?:(?:of\s+whom|who)\s+)?(?:{PEOPLE}\s+)?(?:were\s+|was\s+)?(?:\w+\s+)?SEX\b",
        ),
        ("sex-percent-count", rf"{_PCT}\s*(?:SEX\s*)?{OPEN}n\s?=\s?{_N}\s*[)\]](?:\s*(?:were\s+)?SEX)?"),
        ("sex-label-count", rf"\bSEX(?:\s+sex|\s+gender)?\s*[:,=]?\s*[(\[]?\s*(?:n\s?=\s?)?{_N}\s*[(\[,;]\s*{_PCT}"),
        ("sex-percent", rf"{_PCT}\s+(?:of\s+(?:the\s+|all\s+)?{WHO}\s+)?(?:(?:were|was)\s+)?SEX\b"),
        ("sex-represented", rf"\bSEX\s+(?:represent\w+|compris\w+|account\w+\s+for|made\s+up|constitut\w+)\s+{_PCT}"),
        ("sex-label-percent", rf"\bSEX(?:\s+sex|\s+gender)?\s*[:,=(]\s*{_PCT}"),
        ("sex-count-were", rf"{_N}\s+(?:of\s+(?:whom|them)\s+)?(?:were|was)\s+SEX\b(?!\s*(?:[(\[]?\s*\d))"),
        (
            "sex-count-in-bracket",
            rf"(?:[(\[,;]\s*|\band\s+|:\s*){_N}\s+(?:were\s+)?SEX\b(?=\s*(?:[)\],;/]|and\s+{COUNT}\s))",
        ),
        (
            "sex-count-and-other",
            rf"{_N}\s+SEX\b(?=\s*(?:,|and|/)\s*{COUNT}\s+(?:women|men|females?|males?|girls|boys)\b)",
        ),
        ("sex-label-n", rf"\bSEX\s*[(\[]?\s*n\s?=\s?{_N}"),
    )
)
SEXES = tuple(
    (sex, name, re.compile(form.replace("SEX", words), re.I))
    for sex, words in (("female", FEMALE), ("male", MALE))
    for name, form in SEX_FORMS
)
SEX_GUARD = re.compile(rf"\b(?:{FEMALE}|{MALE})\b", re.I)
_WERE = r"(?:(?:were|eran|fueron|eram|foram|étaient|waren)\s+)?"
# A count whose thousands stand apart by a plain space, as British and continental journals print them.
_SPACED = r"(?<![\d.,])\d{1,3} \d{3}(?![\d.,])"
ALL_OF = re.compile(
    r"\b(?:study|cohort|sample|total|consist\w*|compris\w*|series|population|data|trial)\s+(?:of|in|among)\s*$", re.I
)
BOTH_SEXES = re.compile(
    rf"(?P<n>{_SPACED}|{COUNT})\s+{_WERE}(?P<one>{FEMALE}|{MALE})\s*(?:,|and|/|;|y|e|et|und)\s*(?:and\s+)"
    rf"?(?P<m>{_SPACED}|{COUNT})\s+{_WERE}(?P<two>{FEMALE}|{MALE})\b",
    re.I,
)
# "170 men and women (43.5% and 56.5%, respectively)": the shares come in the order of the words.
IN_ORDER = re.compile(
    rf"\b(?P<one>{FEMALE}|{MALE})\s+and\s+(?P<two>{FEMALE}|{MALE})\s*[(\[,:]\s*(?P<first>\d{{1,3}}(?:\.\d+)?)\s?%?\s*(?:and|,|vs\.?|/)\s*(?P<second>\d{{1,3}}(?:\.\d+)?)\s?%"
    r"(?:,?\s*respectively)?",
    re.I,
)
# A count of women that had something, or of women in one arm, says nothing about the study's people.
SEX_NOT = re.compile(
    r"^\s*(?:in the|with (?!a (?:mean|median))|who|had|developed|achieved|responded|died|showed|"
    r"experienced|reported|received)\b",
    re.I,
)


def sexes(reading: Reading) -> Iterator[Found]:
    """Women and men among all people of the study, as counts and percentages."""
    seen: set[str] = set()
    for sentence in people_sentences(reading):
        pair = BOTH_SEXES.search(sentence.text) if SEX_GUARD.search(sentence.text) and not seen else None
        lead = sentence.text[max(0, pair.start() - 12) : pair.start()] if pair else ""
        if (
            pair
            and (not re.search(r"\b(?:in|by|of|among)\s*$", lead) or ALL_OF.search(sentence.text[: pair.start()]))
            and not SEX_NOT.match(sentence.text[pair.end() :])
            and not of_a_group(sentence, pair)
        ):
            for number, word in (("n", "one"), ("m", "two")):
                sex = "female" if re.match(FEMALE, pair[word], re.I) else "male"
                seen.add(f"study.{sex}_n")
                yield found_people(f"study.{sex}_n", count_value(pair[number]), sentence, pair, "both-sexes")
        if not SEX_GUARD.search(sentence.text):
            continue
        ordered = IN_ORDER.search(sentence.text)
        if ordered and not seen and not of_a_group(sentence, ordered):
            for number, word in (("first", "one"), ("second", "two")):
                sex = "female" if re.match(FEMALE, ordered[word], re.I) else "male"
                seen.add(f"study.{sex}_percent")
                yield found_people(f"study.{sex}_percent", ordered[number], sentence, ordered, "sexes-in-order")
        for sex, name, pattern in SEXES:
            if {f"study.{sex}_n", f"study.{sex}_percent"} & seen:
                continue
            for found in pattern.finditer(sentence.text):
                if SEX_NOT.match(sentence.text[found.end() :]) or of_a_group(sentence, found):
                    continue
                if re.search(r"(?:\d|\w)\s+(?:out\s+)?of\s+$|\b(?:in|by|among)\s+$", sentence.text[: found.start()]):
                    continue  # "in 9 of 195 men (4.6%)" counts who had something
                if "label" in name and re.search(r"\d\s+$", sentence.text[: found.start()]):
                    continue
                known = found.groupdict()
                if known.get("n"):
                    seen.add(f"study.{sex}_n")
                    yield found_people(f"study.{sex}_n", count_value(known["n"]), sentence, found, name)
                if known.get("percent"):
                    seen.add(f"study.{sex}_percent")
                    percent = re.sub(r"\s?(?:%|per\s?cent|percent)$", "", known["percent"], flags=re.I)
                    yield found_people(f"study.{sex}_percent", percent.replace(",", "."), sentence, found, name)
                break
