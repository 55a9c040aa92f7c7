"""How many of a study's people were women and men, as counts and percentages."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from attest.expressions import quick as re
from attest.expressions.cued import Cued
from attest.extract.finding import Found
from attest.extract.numbers import COUNT, WORD_NUMBER, count_of, count_value
from attest.extract.people import found_people, of_a_group, people_sentences
from attest.extract.people_forms import WHO
from attest.extract.reading import Reading, Sentence
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
_WORDED = rf"(?P<percent>{SHARE_OF_PEOPLE}|(?<![\w-]){WORD_NUMBER}\s+per\s?cent\b)"
_DIGITS = r"(?P<n>(?<![\d.,])\d{1,3}(?: \d{3})+(?=\s?[)\],;])|(?<![\d.,])\d[\d,]*\d|(?<![\d.,])\d)(?![\d.%])"
SEX_FORMS = tuple(
    (name, form)
    for name, form in (
        (
            "sex-count-of-all",
            rf"{_N}\s+(?:out\s+)?of\s+(?:the\s+|our\s+|these\s+)?{COUNT}\s+{WHO}(?:{OPEN}{_PCT}\s*[)\]])?\s+(?:were|was)\s+SEX\b",
        ),
        (
            "sex-count-of-bare-all",
            rf"{_N}\s+(?:out\s+)?of\s+(?:the\s+|all\s+)?{COUNT}{OPEN}{_PCT}\s*[)\]]\s+(?:were|was)\s+SEX\b",
        ),
        (
            "sex-count-percent-of-all",
            rf"{_N}{OPEN}{_PCT}\s*[)\]]\s+(?:out\s+)?of\s+(?:the\s+|all\s+)?{COUNT}(?:\s+{WHO})?\s+(?:were|was)\s+SEX\b",
        ),
        (
            "sex-percent-n-of",
            rf"{_PCT}{OPEN}n\s?=\s?{_DIGITS}\s*[)\]]\s*(?:of\s+(?:the\s+|all\s+)?{WHO}\s+)?(?:were\s+|was\s+)?SEX\b",
        ),
        ("sex-label-n-percent", rf"\bSEX(?:\s+sex|\s+gender)?\s*[(\[,]?\s*n\s?=\s?{_DIGITS}\s*[;,(\[]\s*{_PCT}"),
        (
            "sex-of-table",
            rf"\b(?:sex|gender)\s*[(\[,:]\s*SEX\s*[)\]]?(?:\s*[,:]?\s*[nN]\s*\(%\))?\s*[,:]?\s*{_DIGITS}\s*[(\[]\s*{_PCT}",
        ),
        ("sex-label-either", rf"\bSEX(?:\s+sex|\s+gender)?\s*[(\[]\s*{_DIGITS}\s+or\s+{_PCT}"),
        (
            "sex-share-of",
            rf"\b(?:percentage|proportion|share)\s+of\s+(?:the\s+)?SEX(?:\s+{PEOPLE})?\s+(?:was|were|is)\s+{_PCT}",
        ),
        ("sex-whom-percent", rf"{_PCT}\s+of\s+(?:whom|them|which)\s+(?:(?:were|was)\s+)?SEX\b"),
        ("sex-of-them", rf"{_N}\s+of\s+(?:whom|them|which)\s+SEX\b(?=\s*[,;.)]|\s+and\b)"),
        (
            "sex-identified",
            rf"(?:{_N}{OPEN})?{_PCT}[)\]]?\s+(?:self-)?(?:identified|reported\s+being)\s+(?:themselves\s+)?(?:as\s+)?SEX\b",
        ),
        (
            "sex-included",
            rf"\b(?:including|comprising|included)\s+{_N}\s+SEX\b(?=\s*(?:[.;)\]]|,?\s+(?:and|were|was|took|participated)\b|,))",
        ),
        (
            "sex-count-percent",
            rf"{_N}\s+(?:(?:patients|participants|were|subjects)\s+)?(?:were\s+)?SEX\s*(?:{OPEN}|[,;]\s*){_PCT}",
        ),
        ("sex-people-bracket", rf"{_N}\s+{PEOPLE}{OPEN}{_PCT}\s*[)\]]\s+(?:were|was)\s+SEX\b"),
        (
            "sex-count-bracket",
            rf"{_N}{OPEN}{_PCT}\s*[)\]](?:\s+of\s+(?:the\s+)?(?:\w+\s+)?(?:{PEOPLE}))"
            rf"?\s*(?:(?:of\s+whom|who)\s+)?(?:{PEOPLE}\s+)?(?:were\s+|was\s+)?(?:\w+\s+)?SEX\b",
        ),
        ("sex-percent-count", rf"{_PCT}\s*(?:SEX\s*)?{OPEN}n\s?=\s?{_N}\s*[)\]](?:\s*(?:were\s+)?SEX)?"),
        ("sex-label-count", rf"\bSEX(?:\s+sex|\s+gender)?\s*[:,=]?\s*[(\[]?\s*(?:n\s?=\s?)?{_N}\s*[(\[,;]\s*{_PCT}"),
        ("sex-all", rf"\ball\s+(?:of\s+the\s+)?{_N}\s+{WHO}\s+(?:were|was)\s+SEX\b"),
        (
            "sex-percent",
            rf"{_WORDED}\s+(?:of\s+(?:the\s+|all\s+|our\s+)?(?:{COUNT}\s+)?{WHO}\s+)?(?:(?:were|was)\s+)?SEX\b",
        ),
        (
            "sex-represented",
            rf"\bSEX(?:\s+{PEOPLE})?\s+(?:represent\w+|compris\w+|account\w+\s+for|made\s+up|constitut\w+)\s+{_PCT}",
        ),
        ("sex-label-percent", rf"\bSEX(?:\s+sex|\s+gender)?\s*[:,=(]\s*{_PCT}"),
        ("sex-count-were", rf"{_N}\s+(?:of\s+(?:whom|them)\s+)?(?:were|was)\s+SEX\b(?!\s*(?:[(\[]?\s*\d))"),
        (
            "sex-count-in-bracket",
            rf"(?:[(\[,;]\s*|\band\s+|:\s*){_N}\s+(?:were\s+)?SEX\b(?=\s*(?:[)\],;/]|and\s+{COUNT}\s))",
        ),
        ("sex-behind-age", rf"\byears?(?:\s+old)?,\s+{_N}\s+SEX\b(?=\s*\.?\s*$)"),
        (
            "sex-count-and-other",
            rf"{_N}\s+SEX\b(?=\s*(?:,|and|/)\s*{COUNT}\s+(?:women|men|females?|males?|girls|boys)\b)",
        ),
        ("sex-label-n", rf"\bSEX\s*[(\[]?\s*n\s?=\s?{_DIGITS}"),
        ("sex-label-then-percent", rf"[(\[;,]\s*SEX\s+{_PCT}"),
    )
)
SEXES = tuple(
    (sex, name, re.compile(form.replace("SEX", words), re.I))
    for sex, words in (("female", FEMALE), ("male", MALE))
    for name, form in SEX_FORMS
)
# "31 pts (16 F, 51.6%)": by a letter, within a bracket behind the people.
BY_LETTER = Cued(rf"[(\[;,]\s*{_DIGITS}\s?(?P<one>[FM])\s*[,;(]\s*{_PCT}")
SEX_GUARD = Cued(rf"\b(?:{FEMALE}|{MALE})\b", re.I)
_WERE = r"(?:(?:were|eran|fueron|eram|foram|étaient|waren)\s+)?"
# A count whose thousands stand apart by a plain space, as British and continental journals print them.
_SPACED = r"(?<![\d.,])\d{1,3} \d{3}(?![\d.,])"
ALL_OF = re.compile(
    r"\b(?:study|cohort|sample|total|consist\w*|compris\w*|series|population|data|trial|observations)\s+(?:of|in|among)\s*$",
    re.I,
)
BOTH_SEXES = re.compile(
    rf"(?P<n>{_SPACED}|{COUNT})\s+(?:(?:patients|participants|subjects)\s+were\s+)?{_WERE}(?P<one>{FEMALE}|{MALE})(?:\s*[≥>]\s?\d\d(?:\s+years?)?|\s+aged\s+[^.;,()]{{2,40}}?)?\s*(?:,|and|/|;|y|e|et|und)\s*(?:and\s+)"
    rf"?(?P<m>{_SPACED}|{COUNT})\s+{_WERE}(?P<two>{FEMALE}|{MALE})\b",
    re.I,
)
# "42,478 male nurses in one study and 76,364 female nurses in another".
SEXED_COHORTS = Cued(
    rf"(?P<n>{COUNT})\s+(?P<one>(?:fe)?male)\s+(?P<who>{PEOPLE})\b[^.;()]{{3,80}}?\s+and\s+(?:(?:for|of|from|in)\s+)?"
    rf"(?P<m>{COUNT})\s+(?P<two>(?:fe)?male)\s+(?P=who)\b",
    re.I,
)
# "170 men and women (43.5% and 56.5%, respectively)": the shares come in the order of the words.
IN_ORDER = re.compile(
    rf"\b(?P<one>{FEMALE}|{MALE})\s+and\s+(?P<two>{FEMALE}|{MALE})\s*[(\[,:]\s*(?P<first>\d{{1,3}}(?:\.\d+)?)\s?%?\s*(?:and|,|vs\.?|/)\s*(?P<second>\d{{1,3}}(?:\.\d+)?)\s?%"
    r"(?:,?\s*respectively)?",
    re.I,
)
# "28 M/22 F", "(female = 28, male = 22)", "men and women, n = 23/27", "M:F = 28:22".
_ONE_OF = r"(?:(?-i:[MF])(?![\w-])|[♀♂]|(?:fe)?males?|women|men|girls|boys)"
LETTER_PAIRS = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        rf"(?<![\w.,/])(?P<n>\d+)\s?(?P<one>{_ONE_OF})\s*(?:,|/|;|and|\+|:)\s*(?P<m>\d+)\s?(?P<two>{_ONE_OF})",
        rf"(?<![\w-])(?P<one>{_ONE_OF})\s*[=:]\s*(?P<n>\d+)\s*(?:,|/|;|and)\s*(?P<two>{_ONE_OF})\s*[=:]\s*(?P<m>\d+)(?![\d.])",
        rf"(?<![\w-])(?P<one>{_ONE_OF})\s*(?:/|:|\s+and\s+|-to-|\s+to\s+)\s*(?P<two>{_ONE_OF})(?:\s+ratio)?\s*[,:=(]{{0,2}}\s*(?:(?:was|of)\s+)?"
        r"(?:n\s?=\s?)?(?P<n>\d+)\s*[/:]\s*(?P<m>\d+)(?![\d.])",
    )
)
FEWEST_OF_A_PAIR = 10  # smaller numbers may be a ratio: "M:F = 7:3"
COMPARED_SEXES = re.compile(rf"\b(?:in|among|than|between|for|by)\s+(?:\w+\s+)?(?:{FEMALE}|{MALE})\s*[(\[]", re.I)
# A count of women that had something, or of women in one arm, says nothing about the study's people.
SEX_NOT = re.compile(
    r"^\s*[)\]]?\s*(?:in the|with (?!an? (?:mean|median|average))|"
    r"who (?!ranged|were|had a mean|participated|took part|completed)|had|developed|achieved|responded|died|showed|"
    r"demonstrated|exhibited|suffered|required|tested|"
    r"experienced|reported|received)\b",
    re.I,
)
# "Thirty (40%) women were widowed": what else they were than counted.
WERE_OTHERWISE = re.compile(
    r"\s+(?:were|was)\s+(?!(?:\w+ly\s+)?(?:includ|enrol|recruit|stud|random|analy|treat|evaluat|follow|assess|identif|aged|between|of|in)\w*)\w",
    re.I,
)


# Before a count: a part of them is meant, or those with something; "in 34 women (57%) and 12 men (20%)".
NOT_COUNTED = re.compile(
    rf"[\w)\]]\s+(?:out\s+)?of\s+(?:(?:the|our|all|these)\s+)?$|%\s+(?:and|vs\.?|versus|or)\s+$|\b(?:in|by|among|than|for|or)\s+"
    rf"(?:{COUNT}\s+(?:{FEMALE}|{MALE})\s*(?:\([^()]{{1,20}}\)\s*)?(?:,|and)\s+)?$",
    re.I,
)
PARTS = re.compile(r"\b(?:in|by|of|among)\s*$")
LETTERS_GUARD = re.compile(r"\b[MF]\b|[♀♂]|males?\b|\b(?:wo)?men\b|\b(?:girls|boys)\b")
ONE_SEX = re.compile(rf"(?P<n>{COUNT})\s+(?:[\w-]+\s+){{0,4}}?(?:{FEMALE}|{MALE})\b(?!\s+(?:and|or|/))", re.I)


def sexes(reading: Reading, counted: Sequence[Found] = ()) -> Iterator[Found]:
    """Women and men among all people of the study, as counts and percentages; `counted` are its numbers of people."""
    seen: set[str] = set()
    totals = {int(digits) for one in counted if (digits := re.sub(r"\D", "", one.value))}
    for sentence in people_sentences(reading):
        letters = _letters(sentence, totals) if not seen else ()
        for one in letters:
            seen.add(one.role)
            yield one
        lettered = BY_LETTER.search(sentence.text) if not seen else None
        if lettered and not of_a_group(sentence, lettered):
            for one in _told(_sex(lettered["one"]), "sex-by-letter", sentence, lettered):
                seen.add(one.role)
                yield one
        if not SEX_GUARD.search(sentence.text) or _of_a_part(sentence, totals):
            continue
        for one in _pairs(sentence, totals) if not seen else ():
            seen.add(one.role)
            yield one
        for sex, name, pattern in SEXES:
            if {f"study.{sex}_n", f"study.{sex}_percent"} & seen:
                continue
            if "label" in name and COMPARED_SEXES.search(sentence.text):
                continue
            every = list(pattern.finditer(sentence.text))
            if len({one["n"] for one in every if one.group().startswith(("(", "["))} if "bracket" in name else ()) > 1:
                continue  # "38 people (33 women) and 76 controls (66 women)": those of each group
            for found in every:
                rest = sentence.text[found.end() :]
                aside = rest.startswith((")", "]")) and _within(sentence.text, found)
                if name == "sex-count-bracket" and WERE_OTHERWISE.match(rest):
                    continue
                if (not aside and SEX_NOT.match(rest)) or of_a_group(sentence, found):
                    continue
                if NOT_COUNTED.search(sentence.text[: found.start()]):
                    continue  # "in 9 of 195 men (4.6%)" counts who had something
                if "label" in name and re.search(r"\d\s+$", sentence.text[: found.start()]):
                    continue
                for one in _told(sex, name, sentence, found):
                    seen.add(one.role)
                    yield one
                break
    if not seen:
        yield from _of_one_sex(reading, counted)


def _within(text: str, found: re.Match[str]) -> bool:
    """Whether a bracket that opened before the words closes behind them: "30 people [age 50; 12 (40%) men] who"."""
    own = found.group()
    if own.startswith(("(", "[")):
        return True
    lead = text[: found.start()]
    opened = sum(lead.count(sign) for sign in "([") > sum(lead.count(sign) for sign in ")]")
    return opened and own.count("(") + own.count("[") == own.count(")") + own.count("]")


def _told(sex: str, name: str, sentence: Sentence, found: re.Match[str]) -> Iterator[Found]:
    known = found.groupdict()
    if known.get("n"):
        yield found_people(f"study.{sex}_n", count_value(known["n"]), sentence, found, name)
    if known.get("percent"):
        percent = re.sub(r"\s?(?:%|per\s?cent|percent)$", "", known["percent"], flags=re.I)
        yield found_people(f"study.{sex}_percent", count_value(percent).replace(",", "."), sentence, found, name)


def _both(pair: re.Match[str]) -> int:
    return sum(count_of(pair[part]) for part in ("n", "m"))


def _of_a_part(sentence: Sentence, totals: Collection[int]) -> bool:
    """Whether the women and men of a sentence are fewer than the people of the study: those of one group."""
    pair = BOTH_SEXES.search(sentence.text)
    return pair is not None and _both(pair) not in totals and any(_both(pair) < total for total in totals)


def _pairs(sentence: Sentence, totals: Collection[int]) -> Iterator[Found]:
    """Women and men side by side: their counts, or their shares in the order of the words."""
    cohorts = SEXED_COHORTS.search(sentence.text)
    if cohorts and _sex(cohorts["one"]) != _sex(cohorts["two"]) and not of_a_group(sentence, cohorts):
        for number, word in (("n", "one"), ("m", "two")):
            value = count_value(cohorts[number])
            yield found_people(f"study.{_sex(cohorts[word])}_n", value, sentence, cohorts, "sexed-cohorts")
        return
    pair = BOTH_SEXES.search(sentence.text)
    if pair:
        lead = sentence.text[max(0, pair.start() - 12) : pair.start()]
        whole = _both(pair) in totals
        of_all = not PARTS.search(lead) or ALL_OF.search(sentence.text[: pair.start()])
        if whole or (of_all and not SEX_NOT.match(sentence.text[pair.end() :]) and not of_a_group(sentence, pair)):
            for number, word in (("n", "one"), ("m", "two")):
                yield found_people(
                    f"study.{_sex(pair[word])}_n", count_value(pair[number]), sentence, pair, "both-sexes"
                )
            return
    ordered = IN_ORDER.search(sentence.text)
    if ordered and not of_a_group(sentence, ordered):
        for number, word in (("first", "one"), ("second", "two")):
            yield found_people(
                f"study.{_sex(ordered[word])}_percent", ordered[number], sentence, ordered, "sexes-in-order"
            )


def _letters(sentence: Sentence, totals: Collection[int]) -> Iterator[Found]:
    """Two numbers with the letters or words of the sexes, where they make up the whole or are too large for a ratio."""
    for pattern in LETTER_PAIRS if LETTERS_GUARD.search(sentence.text) else ():
        found = pattern.search(sentence.text)
        if found is None or _sex(found["one"]) == _sex(found["two"]) or of_a_group(sentence, found):
            continue
        numbers = int(found["n"]), int(found["m"])
        lead = sentence.text[max(0, found.start() - 12) : found.start()]
        if sum(numbers) in totals or (not totals and not PARTS.search(lead) and min(numbers) >= FEWEST_OF_A_PAIR):
            for number, word in (("n", "one"), ("m", "two")):
                yield found_people(f"study.{_sex(found[word])}_n", found[number], sentence, found, "sexes-by-letter")
            return


def _of_one_sex(reading: Reading, counted: Sequence[Found]) -> Iterator[Found]:
    """The people of a study who are counted as women, or as men, alone: "in 30 males treated at home"."""
    for one in counted:
        words = reading.text[one.start : one.end]
        sexes_named = {_sex(found.group()) for found in SEX_GUARD.finditer(words)}
        told = ONE_SEX.search(words)
        if len(sexes_named) == 1 and told and count_value(told["n"]) == one.value:
            yield one._replace(role=f"study.{sexes_named.pop()}_n", rule="people-of-one-sex")
            return


def _sex(word: str) -> str:
    return "female" if re.match(rf"{FEMALE}|(?-i:F)\b|♀", word, re.I) else "male"
