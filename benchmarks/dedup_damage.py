"""How databases list a work: abbreviated, in capitals, without accents or fields, misspelt, cut or a year off."""

from __future__ import annotations

import random
import unicodedata
from typing import Any

Raw = dict[str, Any]

LANGUAGES = ("Chinese", "German", "Spanish", "Russian")


def copies(work: Raw, dice: random.Random, rough: float = 1.0) -> list[Raw]:
    """The work as one to five databases list it; `rough` multiplies the chances of damage."""
    count = dice.choices((1, 2, 3, 4, 5), (55, 22, 14, 6, 3))[0]
    databases = dice.sample(("pubmed", "embase", "wos", "scopus", "central", "psycinfo"), count)
    return [listed(work, database, dice, rough) for database in databases]


def listed(work: Raw, database: str, dice: random.Random, rough: float) -> Raw:
    """The work as one database lists it."""
    full = database in ("wos", "scopus", "psycinfo") and dice.random() < 0.8
    authors = [f"{family}, {given if full else initials(given)}" for family, given in work["authors"]]
    title, journal, pages, year = work["title"], work["journal"], work["pages"], work["year"]
    if database in ("pubmed", "central"):
        journal = work["abbreviation"]
        pages = abbreviated(pages)
    if database == "embase" and dice.random() < 0.3:
        title = title.replace("α", "alpha").replace("β", "beta")
    if database in ("embase", "central"):
        title, authors = plain_letters(title), [plain_letters(each) for each in authors]
    if database == "wos" and dice.random() < 0.3:
        title, journal = title.title(), journal.upper()
    if database == "central" and dice.random() < 0.3:
        title = american(title)
    if database == "psycinfo" and dice.random() < 0.1:
        title = title.upper()
    if database == "embase" and dice.random() < 0.05:
        title += f". [{dice.choice(LANGUAGES)}]"
    if len(authors) > 6 and database == "central" and dice.random() < 0.5:
        authors = [*authors[:3], "et al."]
    record = {
        "record_id": "",
        "work": work["work"],
        "database": database,
        "title": title,
        "authors": authors,
        "year": str(year),
        "journal": journal,
        "volume": work["volume"],
        "issue": work["issue"],
        "pages": pages,
        "issn": work["issn"],
        "doi": work["doi"] if dice.random() < {"pubmed": 0.8, "wos": 0.85, "scopus": 0.9}.get(database, 0.55) else "",
        "pmid": work["pmid"] if database == "pubmed" or dice.random() < 0.1 else "",
        "abstract": work["abstract"],
        "type": work["type"] if database in ("embase", "pubmed", "scopus") else "Journal Article",
    }
    return damaged(record, dice, rough)


def damaged(record: Raw, dice: random.Random, rough: float) -> Raw:
    """The record with what gets lost, misspelt and cut."""
    for name, chance in (
        ("pages", 0.03),
        ("volume", 0.02),
        ("issue", 0.12),
        ("abstract", 0.1),
        ("journal", 0.01),
        ("issn", 0.3),
    ):
        if dice.random() < chance * rough:
            record[name] = ""
    if dice.random() < 0.03 * rough:
        record["title"] = misspelt(record["title"], dice)
    if dice.random() < 0.01 * rough and len(record["title"]) > 90:
        record["title"] = record["title"][: dice.randint(70, 88)]
    if dice.random() < 0.01 * rough and record["authors"]:
        record["authors"] = record["authors"][1:] or record["authors"]
    if dice.random() < 0.02 * rough:
        record["year"] = str(int(record["year"]) + dice.choice((-1, 1)))
    if dice.random() < 0.1 * rough and record["doi"]:
        record["doi"] = "https://doi.org/" + record["doi"].upper()
    return record


def initials(given: str) -> str:
    return " ".join(part[0] + "." for part in given.replace("-", " ").split())


def abbreviated(pages: str) -> str:
    """`659-672` as PubMed writes it: 659-72."""
    first, dash, last = pages.partition("-")
    if not dash or len(first) != len(last):
        return pages
    same = next((at for at, (one, other) in enumerate(zip(first, last, strict=True)) if one != other), len(first) - 1)
    return f"{first}-{last[same:]}"


def plain_letters(text: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))


def american(text: str) -> str:
    for british, other in (
        ("randomised", "randomized"),
        ("behavioural", "behavioral"),
        ("ischaemic", "ischemic"),
        ("glycaemic", "glycemic"),
        ("fibre", "fiber"),
        ("centre", "center"),
    ):
        text = text.replace(british, other)
    return text


def misspelt(text: str, dice: random.Random) -> str:
    """One letter lost, doubled or swapped with its neighbour."""
    places = [at for at in range(3, len(text) - 2) if text[at].isalpha() and text[at + 1].isalpha()]
    if not places:
        return text
    at = dice.choice(places)
    return dice.choice(
        (
            text[:at] + text[at + 1 :],
            text[:at] + text[at] + text[at:],
            text[:at] + text[at + 1] + text[at] + text[at + 2 :],
        )
    )
