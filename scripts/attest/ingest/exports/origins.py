"""Where a record comes from: the database, the platform of the search, and the id that the database gives it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

# How databases call themselves in exports, on which platform where the name tells, first match wins.
_NAMED = (
    (r"embase|emed\d*|oemez\w*", "Embase", ""),
    (r"medline|pubmed|\bnlm\b|\bmed[lx]\b|\bppez\w*|\bmesz\w*|\bpmnm\w*", "MEDLINE", ""),
    (r"scopus", "Scopus", "Scopus"),
    (r"web of science|science citation index|\bwos\b|isi\b|sci-expanded|clarivate|"
     r"emerging sources citation|arts & humanities citation", "Web of Science", "Web of Science"),
    (r"cochrane central|\bcentral\b|\bcctr\w*|controlled trials", "CENTRAL", ""),
    (r"cochrane database of systematic|\bcdsr\b", "Cochrane Database of Systematic Reviews", ""),
    (r"cinahl|\bccm\b|\brzh\b|\bc8h\b", "CINAHL", "EBSCOhost"),
    (r"psyc(?:info|articles)|\bpsyc\d*|\bpsyh\b|\bpsyb\b", "PsycInfo", ""),
    (r"\beric\b", "ERIC", ""),
    (r"lilacs", "LILACS", "BVS"),
    (r"ptsdpubs|pilots", "PTSDpubs", "ProQuest"),
    (r"dissertations (?:&|and) theses|proquest dissertations", "ProQuest Dissertations & Theses", "ProQuest"),
    (r"abi/?inform", "ABI/INFORM", "ProQuest"),
    (r"clinicaltrials\.gov", "ClinicalTrials.gov", ""),
    (r"ictrp", "ICTRP", "ICTRP"),
    (r"jstor", "JSTOR", "JSTOR"),
    (r"inspec", "INSPEC", ""),
    (r"ieee", "IEEE Xplore", "IEEE Xplore"),
    (r"europe ?pmc", "Europe PMC", "Europe PMC"),
    (r"\bcab abstracts|\bcabi\b", "CAB Abstracts", ""),
    (r"econlit", "EconLit", ""),
    (r"global health", "Global Health", ""),
    (r"google scholar", "Google Scholar", "Google Scholar"),
    (r"biorxiv", "bioRxiv", "bioRxiv"),
    (r"medrxiv", "medRxiv", "medRxiv"),
    (r"dimensions", "Dimensions", "Dimensions"),
)  # fmt: skip
_DATABASES = tuple((re.compile(pattern, re.I), database, platform) for pattern, database, platform in _NAMED)
# What an address tells: the platform, and the database where the platform has one only.
_LINKS = tuple(
    (re.compile(pattern, re.I), database, platform)
    for pattern, database, platform in (
        (r"embase\.com", "Embase", "Embase.com"),
        (r"ovidsp?\.ovid|ovidsp\.|ovid\.com", "", "Ovid"),
        (r"search\.ebscohost|openurl\.ebsco|research\.ebsco", "", "EBSCOhost"),
        (r"proquest\.com", "", "ProQuest"),
        (r"scopus\.com", "Scopus", "Scopus"),
        (r"webofscience|webofknowledge|isiknowledge", "Web of Science", "Web of Science"),
        (r"cochranelibrary\.com/central|cochranelibrary-wiley\.com/o", "CENTRAL",
         "Cochrane Library"),
        (r"pubmed\.ncbi|ncbi\.nlm\.nih\.gov/pubmed", "MEDLINE", "PubMed"),
        (r"clinicaltrials\.gov", "ClinicalTrials.gov", "ClinicalTrials.gov"),
        (r"trialsearch\.who\.int", "ICTRP", "ICTRP"),
        (r"jstor\.org", "JSTOR", "JSTOR"),
        (r"lens\.org", "The Lens", "The Lens"),
        (r"eric\.ed\.gov", "ERIC", "ERIC"),
        (r"europepmc\.org", "Europe PMC", "Europe PMC"),
        (r"trid\.trb\.org", "TRID", "TRID"),
    )
)  # fmt: skip
_OVID_LINK = re.compile(r"ovid[^ ]*[?&;]D=([a-z]+)", re.I)
_EBSCO_LINK = re.compile(r"ebsco[^ ]*[?&;]db=([a-z0-9]+)", re.I)

_HOSTS = tuple((host, re.compile(rf"\b{host}", re.I)) for host in ("Ovid", "EBSCO", "ProQuest"))

# Accession numbers that name their database.
_ACCESSIONS = tuple(
    (re.compile(pattern, re.I), prefix, database)
    for pattern, prefix, database in (
        (r"(?:embase:)?(L\d{6,12})", "embase:", "Embase"),
        (r"(?:wos:|isi:)(?:wos:|isi:)?([A-Z0-9]{15})", "wos:", "Web of Science"),
        (r"(2-s2\.0-\d{8,12})", "scopus:", "Scopus"),
        (r"(?:central:)?(CN-\d{7,9})", "central:", "CENTRAL"),
        (r"(?:medline|pmid):([1-9]\d{0,7})", "pmid:", "MEDLINE"),
        (r"(NCT\d{8})", "nct:", "ClinicalTrials.gov"),
        (r"inspec:(\d+)", "inspec:", "INSPEC"),
        (r"(?:eric:)?(E[JD]\d{6,7})", "eric:", "ERIC"),
        (r"PPR:?(PPR\d+)", "europepmc:", "Europe PMC"),
    )
)
_PROQUEST_LINK = re.compile(r"/docview/(\d+)")
_ACCESSION_LINK = re.compile(r"[?&;]AN=([\w.-]+)", re.I)
_EID = re.compile(r"2-s2\.0-\d{8,12}")
_EMBASE_LINK = re.compile(r"embase\.com[^ ]*[?&;]id=(L\d+)")
# Databases whose accession numbers are plain numbers, by the prefix of the record's id.
_PLAIN = {"Embase": "embase", "MEDLINE": "pmid", "CINAHL": "cinahl", "PsycInfo": "psycinfo", "CENTRAL": "central",
          "PTSDpubs": "proquest", "ABI/INFORM": "proquest", "ProQuest Dissertations & Theses": "proquest",
          "Web of Science": "wos", "Scopus": "scopus"}  # fmt: skip
_PLAIN_NUMBER = re.compile(r"[\w.-]{4,40}")


@dataclass(frozen=True)
class Origin:
    """`record_id` is "" where the export gives no accession number of a known database."""

    database: str = ""
    platform: str = ""
    record_id: str = ""

    @property
    def is_pubmed(self) -> bool:
        return self.database in ("MEDLINE", "PubMed", "")


def database_of(
    *,
    named: Sequence[str] = (),
    accessions: Sequence[str] = (),
    urls: Sequence[str] = (),
    database: str = "",
    platform: str = "",
) -> Origin:
    """What an entry's own fields tell, else `database` and `platform`, which its format's shape tells.

    `named` are texts that name a database or a platform, `accessions` possible accession numbers, the likeliest first.
    """
    found, on, identity = "", "", ""
    for accession in accessions:
        for pattern, prefix, of in _ACCESSIONS:
            match = pattern.fullmatch(accession.strip())
            if match:
                identity, found = prefix + match[1], of
                break
        if identity:
            break
    for text in named:
        name, where = _called(text)
        found, on = found or name, on or where
    for url in urls:
        database_in, on_in, identity_in = _from_link(url)
        found, on, identity = found or database_in, on or on_in, identity or identity_in
    found, on = found or database, on or platform
    if not identity and found in _PLAIN:
        plain = next((one.strip() for one in accessions if _PLAIN_NUMBER.fullmatch(one.strip())), "")
        if plain and (found != "MEDLINE" or plain.isdigit()):
            identity = _numbered(found, plain)
    return Origin(found, "EBSCOhost" if on == "EBSCO" else on, identity)


def _numbered(database: str, number: str) -> str:
    """A record's id by a plain number. Embase's is written as Embase.com does; Ovid leaves the letter out."""
    return f"{_PLAIN[database]}:{'L' if database == 'Embase' and number.isdigit() else ''}{number}"


@lru_cache(maxsize=4096)
def _called(text: str) -> tuple[str, str]:
    """Database and platform that a text names."""
    hosts = (where for where, sign in _HOSTS if sign.search(text))
    for pattern, database, platform in _DATABASES:
        if pattern.search(text):
            return database, platform or next(hosts, "")
    return "", next(hosts, "")


@lru_cache(maxsize=4096)
def _at(host: str) -> tuple[str, str]:
    """Database and platform of an address's host."""
    return next(((database, platform) for pattern, database, platform in _LINKS if pattern.search(host)), ("", ""))


def _from_link(url: str) -> tuple[str, str, str]:
    """Database, platform and record id of an address, as far as it tells them."""
    parts = url.split("/", 4)
    if len(parts) < 3:
        return "", "", ""
    database, platform = _at("/".join(parts[2:4])[:80])
    identity = ""
    if platform == "Embase.com" and (number := _EMBASE_LINK.search(url)):
        identity = f"embase:{number[1]}"
    elif platform == "Scopus" and (number := _EID.search(url)):
        identity = f"scopus:{number[0]}"
    elif platform == "ProQuest" and (number := _PROQUEST_LINK.search(url)):
        identity = f"proquest:{number[1]}"
    elif platform in ("Ovid", "EBSCOhost"):
        code = (_OVID_LINK if platform == "Ovid" else _EBSCO_LINK).search(url)
        database = _called(code[1])[0] if code else ""
        number = _ACCESSION_LINK.search(url)
        if number and database in _PLAIN and (database != "MEDLINE" or number[1].isdigit()):
            identity = _numbered(database, number[1])
    return database, platform, identity
