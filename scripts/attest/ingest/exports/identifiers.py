"""Identifiers as exports write them, in one form each: DOI, PubMed, registrations, ISSN and ISBN."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from attest.rule_files import load

# Angle brackets end a DOI, but for those of the older ones that are made of journal, volume and page.
_BRACKETS = r"(?:<\d[^\s\"<>]{0,40}::[^\s\"<>]{1,60}>[^\s\"<>]*)?"
_DOI = re.compile(rf"10\.\d{{4,9}}/[^\s\"<>]+{_BRACKETS}")
_DOI_LINK = re.compile(rf"doi\.org/(10\.\d{{4,9}}/[^\s\"<>]+{_BRACKETS})", re.I)
_PMID = re.compile(r"\s*(?:PMID|MEDLINE|pubmed)?\s*:?\s*([1-9]\d{0,7})(?:\s*\[pmid\])?\s*\.?\s*", re.I)
_PMID_IN_TEXT = re.compile(
    r"\bPMID\s*[:=]?\s*(?:NLM)?([1-9]\d{0,7})\b|pubmed(?:\.ncbi\.nlm\.nih\.gov)?/([1-9]\d{4,7})\b", re.I
)
_PMCID = re.compile(r"\bPMC\s?(\d{3,9})\b", re.I)
_ISSN = re.compile(r"(?<![\dX-])(\d{4})-?(\d{3}[\dXx])(?![\d-])")
_ISBN = re.compile(r"(?<![\d-])97[89][-\d]{10,14}(?!\d)|(?<![\d-])\d[-\d]{8,11}[\dXx](?!\d)")
_START = re.compile(r"(?:\\b)?(?:([\w/-]+)(\??)|\(\?:([A-Z|]+)\))")
_SIGN = re.compile(r"(?:\\b)?(?:((?:\\d(?!\{)|[\w/-](?!\?))+)|\(\?:([A-Z|]+)\))")
_CLOSING = {")": "(", "]": "[", "}": "{"}


def doi_of(text: str) -> str:
    """The first DOI of a text in lower case and without prefix; "" where there is none."""
    if "10." not in text:
        return ""
    text = text.replace("\\_", "_")
    found = _DOI.search(text.replace("&lt;", "<").replace("&gt;", ">") if "&lt;" in text else text)
    if not found:
        return ""
    doi = found.group()
    if "%2" in doi or "%3" in doi:
        doi = re.sub(r"%([23][0-9A-Fa-f])", lambda code: chr(int(code[1], 16)), doi)
    doi = doi.split("&partnerID=")[0]
    while doi and (doi[-1] in ".,;:'" or (doi[-1] in _CLOSING and doi.count(doi[-1]) > doi.count(_CLOSING[doi[-1]]))):
        doi = doi[:-1]
    # What CENTRAL gives its records under this prefix is an address, not the publication's DOI.
    return "" if doi.lower().startswith("10.1002/central/") else doi.lower()


def doi_in_link(text: str) -> str:
    """The DOI of an address at doi.org, and of no other."""
    found = _DOI_LINK.search(text) if "10." in text else None
    return doi_of(found[1]) if found else ""


def pmid_of(text: str) -> str:
    """A PubMed number, where the whole text is one."""
    found = _PMID.fullmatch(text)
    return found[1] if found else ""


def pmid_in(text: str) -> str:
    """The PubMed number that a text names as such, as in "PMID: 123" or an address."""
    found = _PMID_IN_TEXT.search(text)
    return (found[1] or found[2]) if found else ""


def pmcid_of(text: str) -> str:
    found = _PMCID.search(text)
    return f"PMC{found[1]}" if found else ""


def issn_of(text: str) -> str:
    """The ISSNs of a text, each once, as 1234-567X."""
    return "; ".join(dict.fromkeys(f"{one[0]}-{one[1].upper()}" for one in _ISSN.findall(text)))


def isbn_of(text: str) -> str:
    """The ISBNs of a text without hyphens, each once."""
    found = (one.replace("-", "").upper() for one in _ISBN.findall(text))
    return "; ".join(dict.fromkeys(one for one in found if len(one) in (10, 13)))


@cache
def _registers() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Each register's numbers, with letters that such a number cannot do without: looking for them first is fast."""
    found = []
    for entry in load("attest.ingest", "registries.yaml"):
        start = _START.match(entry["pattern"])
        plain, optional, choice = start.groups() if start else ("", "", "")
        pattern = re.compile(rf"(?<![A-Za-z])(?:{entry['pattern']})")
        for literal in choice.split("|") if choice else [plain[: -1 if optional else None]]:
            found.append((literal, pattern))
    return tuple(found)


@cache
def _any_sign() -> re.Pattern[str]:
    """What every registration number begins with: most texts have none of these, and one search tells it."""
    starts = (_SIGN.match(entry["pattern"]) for entry in load("attest.ingest", "registries.yaml"))
    return re.compile("|".join((start[1] or start[2]) if start else "" for start in starts))


def registrations_in(texts: Iterable[str], prose: str = "") -> tuple[str, ...]:
    """Registration numbers of fields meant for them and of prose, each once, without spaces.

    In prose a Dutch number such as "NL 123" could be anything and does not count.
    """
    numbers: dict[str, None] = {}
    for text in texts:
        if text:
            numbers.update(dict.fromkeys(_numbers(text)))
    if prose:
        numbers.update(dict.fromkeys(number for number in _numbers(prose) if not number.startswith("NL")))
    return tuple(numbers)


def _numbers(text: str) -> list[str]:
    if not _any_sign().search(text):
        return []
    return [
        "".join(one.group().split())
        for literal, pattern in _registers()
        if literal in text
        for one in pattern.finditer(text)
    ]


def register_of(number: str) -> str:
    """The register whose number a text is, by its id in registries.yaml; "" where it is none."""
    return next((one for one, pattern in _whole_numbers() if pattern.fullmatch(number)), "")


@cache
def _whole_numbers() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((entry["id"], re.compile(entry["pattern"])) for entry in load("attest.ingest", "registries.yaml"))
