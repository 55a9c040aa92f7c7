"""Lines by which publishers' and libraries' pages give volume, issue, pages and year, each with its own order."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attest.ingest.references import CAPITAL, MONTH, Citation, Part, doi_in

LONGEST_LINE = 400  # characters; what is longer is prose
_JOURNAL = rf"(?P<journal>(?:The\s+)?{CAPITAL}[\w&’'.:() -]{{2,90}}?)"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
# Months as English, Spanish, Portuguese, German, French and Italian pages write them.
_MONTH = (
    rf"(?:{MONTH}|ene(?:ro)?|fe[bv](?:\w{{0,6}})?|mar(?:zo|ço)|märz|mars|abr(?:il)?|avril|mai(?:o)?|mayo|jun(?:io|ho)|juin|jul(?:io|ho)|"
    r"juillet|ago(?:sto)?|août|se[pt](?:t?iembre|embro|tembre)?|oct(?:ubre|obre)|out(?:ubro)?|okt(?:ober)?|nov(?:iembre|embro|embre)|"
    r"di[cz](?:iembre|ember)?|dez(?:embro|ember)?|déc(?:embre)?)"
)
_DAY = rf"(?:\d{{1,2}}\s+)?(?:{_MONTH}\.?(?:[-–/]{_MONTH})?\.?,?\s+)?(?:\d{{1,2}},?\s+)?"
_VOLUME = r"(?P<volume>\d{1,4})(?!\d)"
_ISSUE = r"(?P<issue>(?:Suppl\.?\s*)?\d{1,3}(?:[-–]\d{1,3})?(?:\s?(?:Suppl|Pt)\.?\s*\d*)?)"
_PAGES = r"(?P<pages>[a-zA-Z]{0,4}\d+(?:\s?[-–]\s?[a-zA-Z]?\d+)?)"
_RANGE = r"(?P<pages>[a-zA-Z]?\d+(?:\s?[-–]\s?[a-zA-Z]?\d+)?)"
_SPAN = r"(?P<pages>[a-zA-Z]?\d+\s?[-–—]\s?[a-zA-Z]?\d+)"
_CLOSES = r"(?=\s*(?:$|[|.,;]|doi|https?:))"
_VOL = r"(?:volume|vol|v|volumen|band|bd|jahrgang|jg|ano|año|tome|tomo)\b\.?"
_NO = r"(?:issue|iss|number|no|n|nr|núm|num|número|numéro|heft|n[º°])(?:\b|(?<=[º°]))\.?"
_PP = r"(?:p(?=\d)|(?:pages?|pp?|páginas?|pags?|seiten?|s)\b\.?)"
FORMS = tuple(
    re.compile(form, re.I)
    for form in (
        # "Journal of Examples volume 11, Article number: 27 (2018)", "… volume 8, pages 45–59 (2019)"
        rf"{_JOURNAL},?\s+volume\s+{_VOLUME},\s+(?:article\s+number:?|pages?)\s*{_PAGES}\s*\({_YEAR}\)",
        # "Example Abstracts (2014) 31 P212", "Example Journal (2019) 12:345", "Example Journal (2019) 12(3):45–59"
        rf"{_JOURNAL}\s+\({_YEAR}\)\s+{_VOLUME}(?:\s?\({_ISSUE}\))?\s*[:,]?\s*{_PAGES}{_CLOSES}",
        # "Example Medicine 25, 123–130 (2019)"
        rf"{_JOURNAL}\s+{_VOLUME}(?:\s?\({_ISSUE}\))?,\s+{_PAGES}\s+\({_YEAR}\)",
        # "Examples 2019, 11(3), 560", "J. Ex. Med. 2020, 9, 1234"
        rf"{_JOURNAL}\s+{_YEAR},\s+{_VOLUME}(?:\s?\({_ISSUE}\))?,\s+{_PAGES}{_CLOSES}",
        # "Example journal [Ex J] 2022 May 12; Vol. 17 (2), pp. 301."
        rf"{_JOURNAL}\s*(?:\[[^\[\]]{{2,60}}\]\s*)?[.,]?\s+{_YEAR}(?:\s+{MONTH}\.?(?:\s+\d{{1,2}})?)?[;,.]\s*{_VOL}\s*"
        rf"{_VOLUME}\s*(?:\(\s*{_ISSUE}\s*\)|[,;]?\s*{_NO}\s*(?P<issue2>\d+))?(?:\s*[,;:]\s*(?:{_PP}\s*)?{_PAGES})?",
        # "Example journal, Vol. 5, No. 2 (2018), pp. 1–9", "Journal Volume 13, 2018 - Issue 4"
        rf"(?:{_JOURNAL}[,.:;]?\s+)?{_VOL}\s*{_VOLUME}(?:\s*[,;•·|-]\s*(?P<year2>(?:19|20)\d\d))?\s*[.,;:•·|–-]*\s*{_NO}\s*{_ISSUE}"
        rf"(?:\s*[,;:•·|–-]*\s*(?:{_PP}|article)\s*{_PAGES})?(?:\s*[,;:•·|–-]*\s*(?:(?-i:[A-ZÀ-Ý])[^\W\d]+\s(?:(?:de|da|do|del|la|las|los|el|di|(?-i:[A-ZÀ-Ý])[^\W\d]+)\s){{0,4}})?\(?{_DAY}{_YEAR}\)?)?"
        rf"(?:\s*[,;:•·|–-]*\s*{_PP}\s*(?P<pages2>\d+(?:\s?[-–]\s?\d+)?))?",
        # "Example One 9(5): e12345", "Examples (City) 98(12):e14850, March 2019", "Ex. Physiol. 45:123-130, 2004"
        rf"{_JOURNAL},?\s+{_VOLUME}\s?\({_ISSUE}\)\s?:\s?{_RANGE}(?:\s*[,;•·|.]\s*\(?{_DAY}{_YEAR}\)?)?{_CLOSES}",
        rf"{_JOURNAL},?\s+{_VOLUME}\s?:\s?{_RANGE}\s*[,;•·|.]\s*\(?{_DAY}{_YEAR}\)?{_CLOSES}",
        # "Example Rev 45 (2) • Abr 2011"
        rf"{_JOURNAL},?\s+{_VOLUME}\s?\({_ISSUE}\)\s*[,;•·|]\s*{_DAY}{_YEAR}",
        # "Year : 2016 | Volume : 7 | Issue : 3 | Page : 61-66"
        rf"year\s*:\s*{_YEAR}\s*[|;,]\s*volume\s*:\s*{_VOLUME}(?:\s*[|;,]\s*issue\s*:\s*{_ISSUE})?(?:\s*[|;,]\s*pages?\s*:\s*{_PAGES})?",
        # "Published 6 July 2020 Volume 2020:13 Pages 343—349"
        rf"published\s+{_DAY}{_YEAR}\s+volume\s+(?:\d{{4}}:)?{_VOLUME}(?:[\s(]+issue\s+{_ISSUE}\)?)?\s+pages?\s+{_SPAN}",
        # "Pages 811-819 | Published online: 14 Apr 2015", "Published online: 14 Apr 2015"
        rf"(?:{_PP}\s*{_PAGES}\s*(?:[|,;•·][^\n]{{0,90}}?)?)?(?:first\s+|article\s+)?published(?:\s+online)?\s*:?\s*{_DAY}{_YEAR}",
        rf"{_PP}\s*{_SPAN}(?:\s*\(?{_DAY}{_YEAR}\)?)?",
        # "World J Ex. Mar 18, 2019; 10(3): 166-175"
        rf"{_JOURNAL}\.?\s+{_MONTH}\.?\s+(?:\d{{1,2}},?\s+)?{_YEAR}\s*[;,]\s*{_VOLUME}\s?(?:\({_ISSUE}\))?\s*:\s*{_PAGES}{_CLOSES}",
        # "Example Journal 1/2014", "Example Journal | Ausgabe 1/2014"
        rf"{_JOURNAL}\s*(?:\|\s*)?(?:Ausgabe|Heft|issue)?\s+(?P<issue>\d{{1,2}})/{_YEAR}{_CLOSES}",
        # "Volume 2015 (2015), Article ID 864370, 10 pages"
        rf"(?:{_JOURNAL}[,.:;]?\s+)?volume\s+{_VOLUME}\s+\({_YEAR}\),\s+Article\s+ID\s+{_PAGES}",
        # "Example, 2013, № 12, с. 3528-3553"
        rf"{_JOURNAL},?\s+{_YEAR}[,.]\s*(?:т\.?\s*{_VOLUME},?\s*)?№\s?{_ISSUE}(?:[,.]?\s*[сСcC]\.?\s*{_PAGES})?",
        # "2017, Example Journal, № 1"
        rf"{_YEAR},\s+{_JOURNAL},\s+№\s?(?P<issue>\d{{1,3}}){_CLOSES}",
    )
)
ROLES = {"year2": "year", "issue2": "issue", "pages2": "pages"}
NOT_JOURNAL = re.compile(
    r"^by\b|\b(?:january|february|april|june|july|august|september|october|november|december|published|article|"
    r"pages?|received|accepted|copyright|available|volume|online)\b",
    re.I,
)


LEAD = re.compile(
    r"[\s.•·|–-]*(?:(?:(?:[a-z-]+\s){0,2}(?:article|paper|report|review|research|letter)s?\s*[|·•]\s*)|"
    r"(?:(?:citation|source|published in(?: final edited form as)?|appears in|in|erschienen in|r[ée]f[ée]rence|"
    r"referencia|"
    r"publicado en|publicado em|quelle|fuente|zitierweise)\s*:\s*))?",
    re.I,
)


def read_form(text: str, start: int, end: int) -> Citation | None:
    """The parts that one such line gives; None for prose and for lines of another kind."""
    if end - start > LONGEST_LINE:
        return None
    for form in FORMS:
        found = form.match(text, start, end)
        parts = dict(_parts(found)) if found else {}
        journal = parts.get("journal")
        if found is None or not parts or (journal and NOT_JOURNAL.search(journal[0])):
            continue
        rest = text[found.end() : end].strip(" .,;|")
        if len(rest) > 160 and "year" not in parts:
            continue
        return Citation(
            start, end, (), False, None, journal, parts.get("year"), parts.get("volume"), parts.get("issue"),
            parts.get("pages"), doi_in(text, start, end),
        )  # fmt: skip
    return None


def _parts(found: re.Match[str]) -> Iterator[tuple[str, Part]]:
    for name, words in found.groupdict().items():
        if words and words.strip(" .,;:"):
            stripped = words.strip(" .,;:") if name == "journal" else words.strip()
            place = found.start(name) + words.index(stripped)
            yield ROLES.get(name, name), (stripped, place, place + len(stripped))
