"""What names of trials look like, and two ways to tell one: by those who sign with it, and by its words in full."""

from __future__ import annotations

from collections.abc import Iterator

from attest.expressions import quick as re
from attest.expressions.cued import Cued

NAME = (
    r"(?:[A-Z][a-z]{1,3}[A-Z]{2,}|[A-Z]{3,}[a-z][A-Z]+|[A-Z][A-Z0-9]{2,})(?:[- ]?(?:[A-Z]{0,3}[0-9]{1,3}|[IVX]{1,4}|"
    r"[A-Z]{2,}))?(?:[-‐](?:[A-Z0-9]+|[A-Z][a-z]?[A-Z]+)(?![a-z]))*"
)
# The same with less than three capitals before a hyphen: "EX-AMPLE".
LONG_NAME = rf"(?:[A-Z]{{2}}[-‐][A-Z]{{3,}}(?:[-‐][A-Z0-9]+)*|{NAME})"
# "ExAMpLe", "exAMPle", "E2x": capitals among small letters, where words around them say what they name.
MIXED = (
    r"(?:(?=[a-z]{0,6}[A-Z][a-z]*[A-Z][a-z]*[A-Z]|[a-z]{3,6}[A-Z]{2})[A-Za-z]{4,12}(?<![A-Z]s)|"
    r"[a-z]{2,6}[A-Z]{2}[a-z]{3,8}|[A-Z]\d[a-z])(?:[- ]\d)?"
)
# "Example 3": a number behind a short word, where it stands in brackets before the colon of a title.
NUMBERED = (
    r"(?!(?:Covid|Type|Phase|Part|Stage|Grade|Study|Table|Arm|Cohort|Group|Day|Week)\b)[A-Z][a-z]{3,8}[ -]?\d{1,2}"
)
# Capitals that name a design, a body or a method, not a trial.
NOT_NAMES = frozenset(
    [
        "RCT",
        "RCTS",
        "CT",
        "MRI",
        "PET",
        "HIV",
        "AIDS",
        "COVID",
        "COVID-19",
        "SARS",
        "ITT",
        "FDA",
        "EMA",
        "WHO",
        "NIH",
        "USA",
        "UK",
        "EU",
        "US",
        "SR",
        "CTS",
        "ICU",
        "PUBMED",
        "MEDLINE",
        "EMBASE",
        "COCHRANE",
        "PRISMA",
        "GRADE",
        "CI",
        "IQR",
        "SD",
        "ANOVA",
        "DNA",
        "RNA",
        "PCR",
        "ECG",
        "BMI",
        "ACR",
        "EULAR",
        "TITLE",
        "ABSTRACT",
        "ARTICLE",
    ]
)
# "for the EXAMPLE Investigators", "EXAMPLE Trial Group": those who did the study sign with its name.
SIGNED = Cued(
    rf"(?:\b(?:for|and)\s+the\s+|[;,]\s+)(?P<name>(?:{LONG_NAME}|{MIXED}))(?:[-–‐][A-Z]+)?\s+"
    r"(?:(?P<more>[A-Z][a-z]+)\s+(?=Investigators\b))?(?:(?P<trial>(?:[Cc]linical\s+)?[Tt]rial\s+)|(?:[Ss]tudy|[Rr]esearch)\s+)?"
    r"(?:[Ii]nvestigators|(?:(?<=[Tt]rial )|(?<=[Ss]tudy )|(?<=[Rr]esearch ))(?:[Ss]tudy\s+)?[Gg]roup)\b"
)
# "for the Example of Words Study Research Group", "The EXAMPLE (Example of Words) Group".
SIGNED_IN_WORDS = Cued(
    r"\bfor\s+the\s+(?P<name>(?:[A-Z][a-z][\w-]+\s+(?:(?:of|in|and|for)\s+)?){2,6}(?:Study|Trial))\s+(?:Research\s+|Study\s+)?"
    rf"(?:Group|Investigators)\b|^[Tt]he\s+(?P<short>{NAME})\s+[(][^()\n]{{10,120}}[)]\s+(?:Study\s+)?(?:Group|Investigators|Collaborat\w+)\b",
    re.M,
)
# "European Examples Study Group": those who study examples in Europe, and no trial.
OF_A_COUNTRY = re.compile(r"(?:[A-Z][a-z]*(?:ean|ish|[rm]an|nch|lian|nese|dian|tch|wiss|national|can))\s")
RANDOM = Cued(r"randomi[sz]ed|randomly|randomi[sz]ation", re.I)
# "the Example of Capitals Study of Examples (EXAMPLE)": words in full that call themselves a study.
IN_FULL = Cued(
    r"\b[Tt]he\s+(?:[A-Z][\w-]*\s+|(?:of|in|for|and|with|on|to|the)\s+){1,12}?(?:[Ss]tudy|[Tt]rial|Evaluation|Assessment)\s+"
    rf"(?:[A-Z][\w-]*\s+|(?:of|in|for|and|with|on|to|the|study)\s+|[a-z][a-z-]+\s+(?=[A-Z])){{0,10}}?[(](?P<name>{NAME}|{MIXED})[)](?!\s+(?:group|network|database|"
    r"registry|cohort|consortium|centres|centers)\b)"
)
# "The Example of Capitals (ExC) study", "the Example and Capitals (E2c) trial": the words and their short form.
WORDS_AND_SHORT = Cued(
    r"\b[Tt]he\s+(?:[A-Z][\w-]*\s+|\d\s+|(?:of|in|for|and|with|on|to|the)\s+){2,12}[(]"
    r"(?P<name>(?=[\w-]*[A-Z][\w-]*[A-Z\d])[A-Z][A-Za-z\d]{1,11}(?:-[A-Z\d]+)?)[)]\s+"
    r"(?:[a-z][\w-]+\s+){0,3}(?:[Tt]rial|[Ss]tudy)\b"
)
# "A trial of tea in adults with gout (EXAMPLE)": a bracket at the end of a title, short for no words before it.
AT_END = re.compile(r"\s[(](?P<name>[A-Z]{4,12}(?:[- ]?\d)?)[)]\.?$")
NEAR = 9  # words before a short form among which those that it stands for are
# "from the EXAMPLE and SAMPLE trials": two whose data are put together.
TWO = Cued(
    r"\b(?:in|from|of|on)\s+(?:the\s+)?(?:(?:[Pp]hase\s\w+|[Rr]andomi[sz]ed|[Pp]ivotal|[Pp]lacebo-[Cc]ontrolled|[Cc]linical|[Cc]ontrolled|two)"
    rf",?\s+){{0,4}}(?P<name>{NAME})\s+(?:and|or)\s+(?P<second>{NAME})\s+(?:(?:phase\s\w+|randomi[sz]ed|clinical|controlled|"
    r"placebo-controlled|extension)\s+){0,4}(?:[Tt]rials|[Ss]tudies)\b"
)
TOGETHER = Cued(r"\b(?:pooled|integrated|combined|post[\s-]hoc|secondary\s+analys\w+)\b", re.I)


def told_as_two(text: str) -> list[tuple[str, int, int]]:
    """The names of two trials whose data a report puts together or looks at again."""
    found = TWO.search(text) if TOGETHER.search(text) else None
    return [(found[part], *found.span(part)) for part in ("name", "second")] if found else []


def told_by_signature(text: str) -> Iterator[tuple[str, int]]:
    """The trial whose investigators sign a report; a group signs with a trial's name where people were randomised."""
    for found in SIGNED.finditer(text):
        if found["trial"] or RANDOM.search(text):
            whole = found["more"] and found["more"] not in ("Trial", "Study", "Research")
            yield text[found.start("name") : found.end("more")] if whole else found["name"], found.start("name")
    for found in SIGNED_IN_WORDS.finditer(text):
        part = found.lastgroup or "name"
        if RANDOM.search(text) and not OF_A_COUNTRY.match(found[part]):
            yield found[part], found.start(part)


def told_in_full(text: str) -> Iterator[tuple[str, int]]:
    """A name in brackets behind the words that it stands for, where these say that it is a study."""
    last = AT_END.search(text)
    if last and last["name"][0] not in {
        word[0].upper() for word in re.findall(r"[A-Za-z]+", text[: last.start()])[-NEAR:]
    }:
        yield last["name"], last.start("name")
    for found in IN_FULL.finditer(text):
        yield found["name"], found.start("name")
