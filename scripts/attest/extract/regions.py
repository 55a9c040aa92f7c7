"""The country of a study that names none: by its region or city, by a register or payer, by its authors."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from attest.expressions import quick as re
from attest.expressions.cued import Cued
from attest.extract.finding import Found
from attest.extract.reading import Reading, Sentence
from attest.rule_files import load

# Names that tell the country wherever they stand: registers, payers and surveys of one country.
OF_ITSELF = re.compile(
    r"(?:Medicare|Medicaid|NHS|NHANES|MarketScan|.*\b(?:Database|Data\s?[Bb]a(?:se|nk)|Datalink|Survey|"
    r"Sample|Study|Biobank|Initiative|Statistics|Service|Affairs|"
    r"Administration|Permanente|Program|System|Results|Sharing)|Framingham)"
)
PLACED = re.compile(
    r"(?:\b(?:in|from|across|throughout|of|at|around|for|within|near|en|de)\s+(?:(?:the|a|an|rural|urban|"
    r"northern|southern|eastern|western|central|north|south|east|west|mainland|greater|city|state|province|county|"
    r"region|district|area|"
    r"of)[\s-]+)*(?:[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+){0,4}(?:\s*\([A-Z]\w+\))?(?:,\s+|\s*\(|"
    r"\s+(?:and|in)\s+))*|,\s+|(?:University|Hospital|College)\s+of\s+|[Ss]etting\s*:\s+)$"
)
# What a sentence has that tells what was done, and an address has not.
DONE = re.compile(r"\b(?:[a-z]+ed|was|were|is|are|took|had|living|between|[Ss]etting)\b")
# Names of scales, grades and methods that a place has given its name to.
METHOD = re.compile(
    r"[\s-]+(?:grade|grades|classification|criteria|score|scale|test|questionnaire|protocol|guidelines?|"
    r"consensus|declaration|statement|index|virus|strain|inventory|"
    r"naming|medium|risk\s+score|equation|approach|method|study\s+group|heart\s+association|\(LA\))",
    re.I,
)
SHORT = {
    "USA": "United States",
    "United States of America": "United States",
    "UK": "United Kingdom",
    "UAE": "United Arab Emirates",
}
# Where those who speak of a study work.
AFFILIATED = re.compile(
    (
        r"\b(?:said|says|told|team|researchers?|professor|authors?|Dr|director|scientists?|"
        r"physician)\b[^.;]{0,120}\b(?:of|at|from|in)\b[^.;]*$"
    ),
    re.I,
)
COLLEAGUES = re.compile(
    r",?\s+and\s+(?:(?:his|her|their)\s+)?(?:colleagues|co-?authors|co-?workers|associates)\b", re.I
)
WORKS = re.compile(
    r"\b(?:Universit\w+|Hospitals?|Hôpital|Hospices|Klinik\w*|Institut\w*|Dept|Departments?|Department|"
    r"Faculty|School|College|Cent(?:er|re)|Clinic|Division|Academy|Servicio|"
    r"Facultad|Departamento|Università|Ospedale|Laborator\w+|Research)\b"
)
MULTINATIONAL = Cued(
    r"\b(?:multi-?national|(?:international|global|european)\b[^.;,]{0,40}\b(?:trials?|study|"
    r"studies|cohorts?|"
    r"regist\w+|multi-?cent\w+|collab\w+|consorti\w+|network|cent(?:er|re)s|sites)|"
    r"(?:\d+|several|two|three|four|five|six|seven|eight|nine|ten|many|different|across|participating|other|"
    r"various|all)"
    r"\s[^.;]{0,30}?\bcountries|(?:across|throughout)\s+europe|continents|north\s+america|"
    r"latin\s+america|europe\s+and|(?-i:EUSTAR|EORTC|EBMT))\b",
    re.I,
)


# How such a name begins; the rest is looked up, since trying hundreds of names everywhere would be slow.
CAPITAL = re.compile(r"(?<![\w-])[A-ZÅÖÄÜ][\w’'.]*")


@cache
def _regions() -> dict[str, tuple[tuple[str, str], ...]]:
    """Names and their countries by their first word, the longest name first."""
    entries = load("attest.extract", "regions.yaml").items()
    known = [(str(name), country) for country, names in entries for name in names]
    by_word: dict[str, list[tuple[str, str]]] = {}
    for name, country in sorted(known, key=lambda one: -len(one[0])):
        by_word.setdefault(re.split(r"[\s,-]", name)[0], []).append((name, country))
    return {word: tuple(names) for word, names in by_word.items()}


def _named(text: str) -> Iterator[tuple[str, str, int, int]]:
    """Names of regions, cities and registers in a text with their country and place."""
    known = _regions()
    for capital in CAPITAL.finditer(text):
        for name, country in known.get(capital.group().rstrip("."), ()):
            end = capital.start() + len(name)
            if text.startswith(name, capital.start()) and not re.match(r"[\w-]", text[end : end + 1]):
                yield name, country, capital.start(), end
                break


# "(Zinco, Example Pharmaceuticals; Wilmington, …)": where a maker sits.
OF_MAKER = re.compile(
    r"[(\[][^()\[\]]*(?:\b(?:Inc|GmbH|Ltd|Corp\w*|Co|AG|SpA|Laborator\w*)\b|\b(?i:pharma\w*|compan\w+)|®|™)[^()\[\]]*$|"
    r"\b(?:Inc|GmbH|Ltd|Corp\w*|Pharmaceuticals|Laboratories)\b[.,;]?\s+(?:[A-Z][\w’'-]+,\s+){0,2}$"
)


def country_of_region(sentences: list[Sentence]) -> Found | None:
    """The country of the first region, city or register that a sentence places the study in."""
    for sentence in (one for one in sentences if one.kind != "heading"):
        told = sentence.section is not None or DONE.search(sentence.text) is not None
        for name, country, start, end in _named(sentence.text) if told else ():
            if METHOD.match(sentence.text, end) or COLLEAGUES.match(sentence.text, end):
                continue
            if AFFILIATED.search(sentence.text[:start]) or OF_MAKER.search(sentence.text, max(0, start - 60), start):
                continue
            if OF_ITSELF.fullmatch(name) or PLACED.search(sentence.text[max(0, start - 90) : start]):
                return Found(
                    "study.country", country, sentence.start + start, sentence.start + end, "country-of-region"
                )
    return None


def country_of_authors(reading: Reading, countries: re.Pattern[str], abroad: dict[str, str]) -> Found | None:
    """The one country that all institutions of the authors are in; None where a study may have had several."""
    if reading.document.secondary or any(MULTINATIONAL.search(one.text) for one in reading.sentences):
        return None
    told = list(_institutions(reading, countries))
    named = {SHORT.get(found.group(1), abroad.get(found.group(1), found.group(1))) for found in told}
    if len(named) != 1:
        return None
    return Found("study.country", told[0].group(1), told[0].start(1), told[0].end(1), "country-of-authors")


def _institutions(reading: Reading, countries: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Countries that close an author's address."""
    for block in reading.document.blocks:
        if block.section in ("references",) or block.kind in ("title", "table row"):
            continue
        words = reading.text[block.start : block.end]
        if len(words) > 1500 or not WORKS.search(words):
            continue
        for found in countries.finditer(reading.text, block.start, block.end):
            line = reading.text[max(block.start, found.start() - 160) : found.start()]
            behind = reading.text[found.end() : found.end() + 3]
            if (
                WORKS.search(line)
                and re.search(r",\s*(?:[A-Z0-9 -]{2,12}\s*,?\s*)?$", line)
                and re.match(r"\s*(?:$|[.;,\n(/|↵]|\d)", behind)
            ):
                yield found
