"""Where a study was done: its country, and its centres with it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from attest.expressions import quick as re
from attest.expressions.cued import Cued
from attest.extract.centres import centres
from attest.extract.finding import Found
from attest.extract.numbers import COUNT
from attest.extract.reading import Reading
from attest.extract.regions import AFFILIATED, COLLEAGUES, country_of_authors, country_of_region
from attest.extract.statistics import PEOPLE
from attest.rule_files import load

PLACE = (
    r"(?:hospitals?|cent(?:er|re)s?|clinics?|sites?|institutions?|universit(?:y|ies)|patients|"
    r"participants|units?|wards?|departments?|practices|population|adults|conducted|study|trial|cohort|"
    r"registry|recruited|residents|programs?|programmes?|schools?|villages?|communit(?:y|ies)|"
    r"neighbou?rhoods|districts?|area|region|people|women|men|children|individuals|students|"
    r"registr(?:y|ies)|database|survey|born|living|carried\s+out|performed|held)"
)
# Where these stand before a country's name, it names something other than the place of the study.
NOT_PLACE = re.compile(
    r"(?:American|European|British|Food and Drug|Agency of|Ministry of|University of|"
    r"classification|criteria|guidelines?)\W*$",
    re.I,
)
# A named place with its country behind a comma: "at Example University Hospital, Sweden", "in Lagos, Nigeria".
NAMED_PLACE = re.compile(
    r"\b(?:at|in|from)\s+(?:(?:the|a|an)\s+)?(?:[^\W\d][\w’'-]*\s+){0,14}?[A-Z][\w’'-]+,\s+(?:[A-Z][\w’'-]+,\s+)?$"
)
MAKER = re.compile(
    r"\b(?:manufactur\w*|purchased|supplied|obtained|software|kits?|assay|analy[sz]er|version|Inc|GmbH|"
    r"Ltd|Corp\w*|tablets?|capsules?|laborator\w*|pharma\w*|devices?|models?|meeting|congress|"
    r"conference|presented)\b",
    re.I,
)
# "54% of U.S. adults have …" tells of a country, not of a study.
SHARE_OF_ALL = re.compile(
    (
        r"(?:%|\b(?:per\s?cent|percent|million|millions|thousands|third|half|quarter|one\s+in\s+\w+|"
        r"most))\s+(?:of\s+)?(?:all\s+)?$"
    ),
    re.I,
)
# "… in public hospitals of Addis Ababa, Ethiopia", "CHU de Sousse (Tunisie)".
OF_TOWN = re.compile(
    r"\b[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+){0,2},\s+$|\b(?:CHU|Hospital|hôpital|de|del|do|da)\s+[A-Z][\w’'-]+\s+\($"
)
# "At a single centre (Example Town, Sweden", "our hospital (Town, IL, USA".
IN_BRACKET = re.compile(
    r"\b(?i:cent(?:er|re)s?|hospital|clinic|university|institution|site)\s*[(\[](?:[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]+)?,\s+){1,2}$"
)
# "In nine countries, including Sweden": some of them only.
SOME_OF_THEM = re.compile(r"\bcountries\b[^.;]{0,60}?\b(?:including|such\s+as|e\.g\.)", re.I)
AND_IN = re.compile(r"(?:,\s+(?:and\s+)?|\s+and\s+)(?:(?:in|from)\s+)?")
# Where the people were.
LIVED = re.compile(
    r"\b(?:living|lived|live|residents?|residing|recruited|enrolled|conducted|performed|carried\s+out)\b", re.I
)
# A setting that is nothing but a place: "Example Clinic of Barcelona, Barcelona, Spain."
WHOLLY_PLACE = re.compile(
    r"(?:(?:[A-Z][\w’'-]*|of|and|de|del|the|in|at|for)[\s,]+){2,14}[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)?[.]?$"
)
# An address tells nothing of what was done.
TELLS = re.compile(r"\b(?:[a-z]+ed|was|were|is|are|in|at|from|across|among|took|had|living)\b")
# "… centres in a rural part of Catalonia (Spain", "recruited from general practices across the Netherlands".
OF_PLACE = re.compile(
    rf"\b{PLACE}\b(?:[^.;]|\.\d){{0,60}}\b(?:in|from|of|across|throughout|within)\s+(?:(?:the|rural|urban|"
    rf"northern|southern|eastern|western|central|north|south|east|west|"
    r"south-?\s?(?:eastern|western|east|west)|north-?\s?(?:eastern|western|east|west)|"
    r"mainland)\s+)*(?:[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+){0,4}(?:\s*\([A-Z]\w+\))?(?:,\s+|\s*\()"
    r"(?:(?:rural|northern|southern|eastern|western|central|north|south|east|west)\s+)?)*$",
    re.I,
)
# Where others were, with whom the study's own people were compared.
ELSEWHERE = re.compile(
    r"\b(?:independent|external|another|second|separate|validation|replication)\s+(?:\w+\s+)?(?:cohorts?|samples?|"
    r"series|"
    r"populations?|groups?)\b[^.;]{0,40}$",
    re.I,
)
IN_TITLE = re.compile(
    (
        r"\b(?:in|from|across|throughout|en|de|no|na|em|aus|au|del|do)\s+(?:(?:the|rural|urban|northern|"
        r"southern|eastern|western|central|north|south|east|west|mainland)\s+)*(?:[A-Z]\w+,\s+)?$"
    ),
    re.I,
)


@cache
def _abroad() -> dict[str, str]:
    return dict(load("attest.extract", "countries_abroad.yaml"))


@cache
def _countries() -> re.Pattern[str]:
    names = sorted([*load("attest.extract", "countries.yaml"), *_abroad()], key=len, reverse=True)
    return re.compile(
        r"\b(?:the\s+)?("
        + "|".join(re.escape(name) for name in names)
        + r"|(?<=the )U\.?S\.?(?=\W|$)(?!\s+(?!(?:and|between|from|during|who|with|were|to|over|in)\b)\w)"
        + r")(?!\w)(?!\s+(?:College|Society|Association|Food|criteria))"
    )


@cache
def _nationalities() -> tuple[re.Pattern[str], dict[str, str]]:
    known = {word: country for country, words in load("attest.extract", "nationalities.yaml").items() for word in words}
    names = "|".join(re.escape(word) for word in sorted(known, key=len, reverse=True))
    return (
        re.compile(
            rf"(?<![\w-])(?<!North )(?<!Latin )(?<!South )(?P<name>{names})\s+"
            rf"(?:(?:(?!medicine|herb)[a-z-]+|[IVX]+|[A-Z][A-Z-]{{2,}}(?=\s+regist)|African|Caucasian|Han|Black|"
            rf"White)\s+){{0,4}}?(?:(?i:{PEOPLE})|(?:(?:[A-Z][\w-]+|and|of|for|in|\([A-Z]{{2,9}}\))\s+){{1,8}}(?:[Rr]egist(?:ry|er)\b|[Cc]ohort\b)|"
            rf"populations?|cohort|multi-?cent(?:re|er)|nationwide|[Nn]ational|(?:[A-Z][a-z]+\s+)?[Dd]epartments|"
            rf"seniors|registers?|"
            rf"database|survey|data|households?|cities|states|province|"
            r"radiologists|practitioners|GPs|insurance|participants|soldiers|schoolchildren|communit(?:y|"
            r"ies)|region|universit(?:y|ies)|clinics?|outpatient|trial|"
            r"registry|registries|(?:routine\s+)?clinical\s+practice|hospitals?|nursing\s+homes?|"
            r"centers?|centres?|primary\s+care|general\s+practices?|schools?|health\s+(?:service|care))\b"
        ),
        known,
    )


# "At 37 centers in Europe, North America and Israel": the study was done in all of them.
_CONTINENT = r"(?:Europe|(?:North|South|Latin|Central)\s+America|Asia(?:[\s-]Pacific)?|Australasia|Oceania|Africa)"
CONTINENTS = Cued(
    r"\b(?:cent(?:er|re)s|sites|hospitals|clinics|institutions|countries)\s+(?:in|across|throughout|of)\s+(?:the\s+)?"
    rf"(?P<list>{_CONTINENT}(?:(?:,\s+(?:and\s+)?|\s+and\s+)(?:the\s+)?(?:{_CONTINENT}|[A-Z][a-z]+(?:\s[A-Z][a-z]+)?))*)\b"
)
AMERICA = dict.fromkeys(("US", "US.", "U.S", "U.S."), "United States")  # "in the US": else short for many other things
# What a study was made for, where its background ends.
AIMED = Cued(
    r"\b(?:aim(?:s|ed)?|objectives?|purpose|goals?|sought|to\s+(?:evaluate|assess|compare|determine|investigate|"
    r"analy[sz]e|examine|"
    r"describe|explore|identify|estimate|measure|test|study)|we\s+(?:evaluated|assessed|compared|investigated|"
    r"examined|studied)|(?:trial|study|survey)\s+was\s+(?:conducted|performed|done|carried\s+out))\b",
    re.I,
)
# "… in the treatment of malaria in India.": where an aim ends, the place is that of the study.
ENDS = re.compile(r"\W*$")
# Indexers have a heading for the country that a study was done in.
INDEX_TERM = re.compile(r"[\s•*·-]*(?P<name>[A-Z][\w .,’'-]+?)\s*(?:/\s*epidemiology\*?)?\s*")

# A word of a list that is parted by semicolons, as databases print the headings of indexers.
KEYWORD = re.compile(r"(?<=; )(?P<name>[A-Z][A-Za-z ]+?)(?=;|\.?$)", re.M)


def _indexed(reading: Reading) -> Found | None:
    """The one country among the headings of an index."""
    found: list[Found] = []
    for block in reading.document.blocks:
        term = INDEX_TERM.fullmatch(reading.text, block.start, block.end) if block.section == "index" else None
        country = _countries().fullmatch(term["name"]) if term else None
        if term and country:
            found.append(Found("study.country", country.group(1), *term.span("name"), "country-indexed"))
        for term in KEYWORD.finditer(reading.text, block.start, block.end) if block.kind == "keywords" else ():
            if country := _countries().fullmatch(term["name"]):
                found.append(Found("study.country", country.group(1), *term.span("name"), "country-indexed"))
    return found[0] if len({one.value for one in found}) == 1 else None


def place_facts(reading: Reading, of_studies: bool = False) -> Iterator[Found]:
    """Centres and country; neither the centres nor the authors' own country tell of a review of others' studies."""
    if not of_studies:
        yield from centres(reading)
    stated = next(_country(reading, of_studies), None)
    if stated is None and not of_studies:
        stated = _several(reading) or _indexed(reading) or country_of_authors(reading, _countries(), _abroad())
    if stated:
        yield stated


# "At 142 hospitals across 27 countries": how many, where none is named.
SEVERAL = Cued(
    rf"\b(?:in|across|from|throughout|of|spanning|covering)\s+(?:over\s+|more\s+than\s+)?(?P<value>{COUNT}\s+(?:(?!other\b|different\b|of\b)[A-Za-z-]+\s+){{0,2}}countries)\b(?!\s+(?:where|that|which|with\s+(?:data|high|low)))",
    re.I,
)
DONE_THERE = re.compile(
    r"\b(?:cent(?:er|re)s|sites|hospitals|clinics|institutions|practices|trial|study|registry|register|cohort|conducted|performed|recruit\w+|enrol\w+|random\w+|patients|participants)\b",
    re.I,
)


def _several(reading: Reading) -> Found | None:
    """In how many countries the study was done."""
    for sentence in reading.abstract("title", "methods", None, "results"):
        found = SEVERAL.search(sentence.text)
        if found and DONE_THERE.search(sentence.text):
            start, end = (sentence.start + place for place in found.span("value"))
            return Found("study.country", " ".join(found["value"].split()), start, end, "several-countries")
    return None


def _list_end(text: str, end: int) -> int:
    """Where a list of countries ends that begins with one: "Sweden, Norway and Denmark"."""
    while joint := AND_IN.match(text, end):
        other = _countries().match(text, joint.end())
        if other is None:
            break
        end = other.end()
    return end


def _country(reading: Reading, of_studies: bool) -> Iterator[Found]:
    """Countries in a phrase about where the study was done ("at four hospitals in Japan") or of its people."""
    abroad = reading.document.language not in ("en", "und")
    titles = reading.abstract("title")
    done = [*reading.abstract("methods", None), *reading.abstract("results")]
    sentences = titles if of_studies else titles + done
    background = reading.abstract("background")
    if not abroad:
        background = [] if of_studies else [one for one in background if AIMED.search(one.text)]
    for sentence in done if not of_studies else ():
        if found := CONTINENTS.search(sentence.text):
            start, end = (sentence.start + place for place in found.span("list"))
            yield Found("study.country", found["list"], start, end, "continents")
            return
    for sentence in sentences + background:
        if sentence.kind == "heading" and sentence.section is None:
            continue  # a line of the page's head: the journal's name, an address
        for found in _countries().finditer(sentence.text):
            if ELSEWHERE.search(sentence.text[max(0, found.start() - 60) : found.start()]):
                continue
            lead = sentence.text[max(0, found.start() - 70) : found.start()]
            of_place = OF_PLACE.search(lead) if TELLS.search(sentence.text) else None
            titled = sentence.section == "title"
            named = bool((titled or abroad) and (IN_TITLE.search(lead) or OF_TOWN.search(lead)))
            aimed = sentence.section == "background" and ENDS.match(sentence.text, found.end()) is not None
            named = named or (aimed and IN_TITLE.search(lead) is not None)
            named = named or (titled and sentence.text.startswith(("'s ", "’s "), found.end()))
            where = sentence.section == "methods" or LIVED.search(lead)
            beside = (
                where
                and (NAMED_PLACE.search(lead) or IN_BRACKET.search(lead) or WHOLLY_PLACE.match(sentence.text))
                and not MAKER.search(sentence.text)
            )
            if (
                COLLEAGUES.match(sentence.text[found.end() :])
                or AFFILIATED.search(sentence.text[: found.start()])
                or NOT_PLACE.search(lead)
            ):
                continue
            if found.group(1) in AMERICA and " million" in sentence.text:
                continue  # "used by five million patients in the US"
            if not (of_place or named or beside) or SOME_OF_THEM.search(sentence.text, 0, found.start()):
                continue
            end = _list_end(sentence.text, found.end(1))
            name = sentence.text[found.start(1) : end]
            name = _abroad().get(name, AMERICA.get(name) or " ".join(name.split()))
            yield Found(
                "study.country", name, sentence.start + found.start(1), sentence.start + end, "country-of-place"
            )
            return
    pattern, known = _nationalities()
    for sentence in [*sentences, *reading.abstract("background")]:
        told = pattern.search(sentence.text)
        if (
            told
            and told["name"] not in reading.abbreviations
            and not SHARE_OF_ALL.search(sentence.text[: told.start()])
            and (sentence.section != "background" or re.search(r"\b(?:aim|objective|to|we)\b", sentence.text, re.I))
        ):
            place = sentence.start + told.start(), sentence.start + told.end("name")
            yield Found("study.country", known[told["name"]], *place, "nationality")
            return
    region = None if of_studies or reading.document.secondary else country_of_region(sentences)
    if region:
        yield region
