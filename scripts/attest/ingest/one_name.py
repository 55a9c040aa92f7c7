"""One person's name on a line of its own, with what pages print behind it: degrees, professions, marks, addresses."""

from __future__ import annotations

import re

from attest.ingest.citation import CAPITAL, Part
from attest.ingest.facts import flat
from attest.ingest.names import DEGREES, ORGANISATION, PARTICLE, PROFESSION
from attest.ingest.no_names import is_no_name
from attest.text.document import Block

LISTED = re.compile(r"^(?:(?:\d{4}-){3}\d{3}[\dX]\s?|(?:[•·*‣◦-]|\d{1,2}\.)\s+|[,;]\s*(?:and\s+)?|and\s+)(?=[^\W\d])")
ONE_NAME = re.compile(
    rf"(?:{CAPITAL}{{1,3}}\.\s?){{1,4}}{PARTICLE}{CAPITAL}[\w’'-]+|"
    rf"(?:{PARTICLE}{CAPITAL}[\w’'-]+|(?:{CAPITAL}\.\s?){{1,3}}{CAPITAL}[\w’'-]+(?=\s))"
    rf"(?:\s+(?:{PARTICLE}{CAPITAL}[\w’'-]+|(?:{CAPITAL}\.?){{1,3}})){{1,4}}"
)
# "L Roe", "J-M van Poe", "D Ware Doe": a name in a list that begins with a bare initial.
INITIAL_FIRST = re.compile(
    rf"{CAPITAL}(?:-?{CAPITAL}){{0,2}}(?:\s{CAPITAL}[\w’'-]*)?\s{PARTICLE}{CAPITAL}[a-zß-ÿ][\w’'-]*"
)
# Short capitalised lines of sites and journals that are no people.
NO_NAME = re.compile(
    r"\b(?:ORCID|Icon|Article|Abstract|Research|Original|Open|Access|Full|Text|Free|PDF|Menu|Home|News|Login|Share|"
    r"Editorial|Brief|"
    r"Report|Paper|Letter|Clinical|Medical|Medicine|Official|Website|Print|Cite|Download|Supplementary|Key|Words|Main|"
    r"Content|Section|Issue|Volume|Online|First|Published|Download|View|Search|Results?|Study|Trial|Patients?|Disease|"
    r"Syndrome|Treatment|Therapy|Background|Press|Ltd|Inc|Publications?|Publishing|Author|Information|Springer|Wiley|"
    r"Artículos?|Originales|Resumen|Contenido|Principal|del|Texto|Artigo|Resumo|Arbeit|Zusammenfassung)\b"
)
DEGREE_BEHIND = re.compile(rf"(?:,\s*|\s(?=(?:MD|PhD|MBBS|DO|MSc|MPH)\b)){DEGREES}\b\.?(?:\([A-Z]+\))?[\s\d*†‡§¶,]*$")
STOPPED = re.compile(r"(?<=[^\W\d_]{3})\.$")
# What an item of a list of authors says of the person: "1. Ana Roe Poe. Nurse of the Example Hospital."
TOLD_BEHIND = re.compile(r"(?<=[^\W\d_]{3})\.\s+[^\W\d_a-z].{3,}$", re.S)
WORK_BEHIND = re.compile(r"\s\([^()\d][^()]*(?:\([^()]*\)[^()]*)*\)[\s;,.]*$")  # "Roe Ann (Hip Clinic, Town) ;"
# "• Ann Roe Service of Hips, Dale Hospital, Norway": an item of a list in which the others are names alone
WORK_IN_LIST = re.compile(
    r"(?<=[a-zß-ÿ])\s+(?:Services?|Serviço|Servicio|Departa?ment\w*|Division|Institut\w*|Faculty|Facult\w+|School|Unit|"
    r"Unité|Klinik)\s(?:[a-z]{2,3}\s|für\s)[^.;]*,"
)
TRAILING = re.compile(r"(?:\s+(?:and|&)|Email\s?(?:the\s)?author)\s*$")  # the next name's "and", the icon of a letter
# Titles and degrees before a name: "Dr.", "Prof. Dr.", "M.C.", "Lic.".
TITLED = re.compile(
    r"^(?:(?:Prof(?:essor)?|Dra?|Mag|Lic|Ing|Mgtr|PD|Priv|Doz|Mr|Mrs|Ms|(?:[A-Z]\.){2,6})\.?\s+)+(?=\S+\s)"
)
LETTERED = re.compile(r"[\d*†‡§¶,;\s]*$")
RESEARCHER = re.compile(
    r"\s*(?:\(?https?://)?orcid(?:\.org|\s?:|\s?iD)\S*(?:\s(?:orcid\.org/)?[\dX-]{15,}\S*)?\)?\s*$", re.I
)
# Telephone numbers and an address that a file without separators prints right behind its corresponding author.
CONTACT = re.compile(r"[\s,;(]*(?:\+?\d[\d\s()+-]{5,})+[^\s@]*@\S+$|\s+[\w.-]+@[\w.-]+$")
DATED = re.compile(r"[^\W\d_]{2}[.,]?\s\(?(?:19|20)\d\d\)?\W*$")
LONGEST_NAME = 60  # characters
LONGEST_AT_WORK = 400  # characters of a name with the place of work in brackets
LONGEST_STYLED = 180  # characters of a name with degrees, professions and how to reach the person


def bare_name(content: str) -> str:
    """A line without what stands behind a name: marks of affiliations, contact details, degrees and professions."""
    if LISTED.match(content):
        content = TOLD_BEHIND.sub("", content)
        content = content[: work.start()] if (work := WORK_IN_LIST.search(content)) else content
    if "(" in content and (work := WORK_BEHIND.search(content)) and ORGANISATION.search(work.group()):
        content = content[: work.start()]
    bare = LETTERED.sub("", TRAILING.sub("", CONTACT.sub("", RESEARCHER.sub("", content))))
    if "," in bare:
        bare = (
            LETTERED.sub("", PROFESSION.sub("", bare))
            if not bare[bare.rindex(",") + 1 :].strip()[:1].isupper()
            else bare
        )
    while degree := DEGREE_BEHIND.search(bare):
        bare = bare[: degree.start()]
    return STOPPED.sub("", bare)


def is_titled_name(text: str, block: Block) -> bool:
    """Whether a block is one person's name with a title or a degree: "Prof. Ann Roe", "Ann Roe, MD"."""
    content = text[block.start : block.end]
    return (TITLED.match(content) or DEGREE_BEHIND.search(content)) is not None and is_name(text, block)


def is_name(text: str, block: Block) -> bool:
    """Whether a block is one person's name: "Roe Ann B.", "Ann María Roe López"."""
    content = text[block.start : block.end]
    if DATED.search(content):
        return False  # "Ann Example Dis 2019": a journal with its year
    if len(content) > (LONGEST_AT_WORK if content.rstrip(" ;,.").endswith(")") else LONGEST_STYLED):
        return False
    bare = TITLED.sub("", LISTED.sub("", bare_name(content)))
    if LISTED.match(content) and INITIAL_FIRST.fullmatch(bare):
        return not ORGANISATION.search(bare) and not NO_NAME.search(bare)
    return (
        len(bare) <= LONGEST_NAME
        and ONE_NAME.fullmatch(bare) is not None
        and not ORGANISATION.search(bare)
        and not NO_NAME.search(bare)
        and not is_no_name(bare)
    )


def name_in(text: str, block: Block) -> Part:
    bare = bare_name(text[block.start : block.end])
    listed = LISTED.match(bare)
    start = listed.end() if listed else 0
    titled = TITLED.match(bare[start:])
    start += titled.end() if titled else 0
    return flat(bare[start:]), block.start + start, block.start + len(bare)
