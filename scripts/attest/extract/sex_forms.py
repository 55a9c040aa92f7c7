"""The forms of words that count women and men."""

from __future__ import annotations

from attest.expressions import quick as re
from attest.expressions.cued import Cued
from attest.extract.numbers import COUNT, WORD_NUMBER
from attest.extract.people_forms import WHO
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
        (
            "sex-count-were",
            rf"{_N}\s+(?:of\s+(?:whom|them)\s+|(?:patients|participants|subjects)\s+)?(?:were|was)\s+SEX\b(?!\s*(?:[(\[]?\s*\d))",
        ),
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
_ONE = r"(?:(?<=one )|(?<=1 ))(?:wo)?man\b"  # "two women and one man"
BOTH_SEXES = re.compile(
    rf"(?P<n>{_SPACED}|{COUNT})\s+(?:(?:patients|participants|subjects)\s+were\s+)?{_WERE}(?P<one>{FEMALE}|{MALE}|{_ONE})(?:\s*[≥>]\s?\d\d(?:\s+years?)?|\s+aged\s+[^.;,()]{{2,40}}?)?\s*(?:,|and|/|;|y|e|et|und)\s*(?:and\s+)"
    rf"?(?P<m>{_SPACED}|{COUNT})\s+{_WERE}(?P<two>{FEMALE}|{MALE}|{_ONE})\b",
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
# "We studied the effects of tea on gout in 40 women and 30 men": all of them, where what was done is told.
DONE_IN = re.compile(
    r"\b(?:studied|examined|assessed|evaluated|investigated|tested|measured|determined|compared|followed|treated|trial|study|randomi[sz]ed|conducted|performed)\b"
    r"(?:[^.;]|\.(?=\d)){0,200}?\b(?:in|among|of|on)\s*$",
    re.I,
)
ONE_SEX = re.compile(rf"(?P<n>{COUNT})\s+(?:[\w-]+\s+){{0,4}}?(?:{FEMALE}|{MALE})\b(?!\s+(?:and|or|/))", re.I)
