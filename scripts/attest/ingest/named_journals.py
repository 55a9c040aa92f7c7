"""Journals by their names: lines of a page's head that are one, although no word such as "Journal" tells so."""

from __future__ import annotations

import re
from functools import cache

from attest.ingest.citation import MONTH, POINT
from attest.ingest.facts import Read, flat
from attest.ingest.journal_words import can_be_journal
from attest.ingest.sites import BEHIND_JOURNAL, PLATFORMS
from attest.rule_files import load
from attest.text.document import Block

LONGEST = 160  # characters of such a line
_FIELDS = (
    r"(?:Medicine|Biology|Psychology|Chemistry|Engineering|Computer Science|Environmental Science|Sociology|Physics)"
)
DATED = re.compile(
    rf"(?:(?:Published\s+)?(?=[^|]*$)|Published\s+)(?:\d{{1,2}}\s+)?(?:[A-Z][a-z]{{2,8}}\s+)?(?P<year>(?:19|20)\d\d)"
    rf"\s+[·•|]\s+(?:{_FIELDS}(?:,\s*{_FIELDS})*\s+[·•|]\s+)?"
    r"(?P<journal>[A-Z][\w&’':.,() -]{1,90})"
)
JOURNAL_FIRST = re.compile(r"(?P<journal>[A-Z][\w&’':.,() -]{2,90}?)\s\|\s(?P<year>(?:19|20)\d\d)")  # "Hip care | 2019"
MONTHLY = re.compile(  # "Hip care, 02/2019, Volume: 3": a library's line
    r"(?P<journal>[A-Z][\w&’':. -]{2,90}?),\s\d\d/(?P<year>(?:19|20)\d\d)(?:,\s[^\W\d_]{2,12}:\s\w{1,8}){0,3}"
)
YEAR_FIRST = re.compile(r"(?P<year>(?:19|20)\d\d),\s(?P<journal>[A-Z][\w&’' -]{2,80})")  # "2019, Example Reports"
# "Published in Example Reports 5 March 2019"
PUBLISHED_IN = re.compile(
    rf"(?:{POINT})?(?:Published|Appeared)\sin:?\s(?P<journal>[A-Z][\w&’':.,() -]{{1,90}}?),?\s"
    rf"(?:\d{{1,2}}\s)?(?:{MONTH}\.?\s(?:\d{{1,2}},\s)?)?(?P<year>(?:19|20)\d\d)"
)
# "Ann Hip Dis 2019": a journal by its short name, or one that is known, and the year alone.
SHORT_DATED = re.compile(
    r"(?P<journal>(?:The\s)?[A-Z][\w&’'.]{0,12}(?:\s(?:of\s|and\s|&\s)?[A-Z][\w’'.]{0,12}){0,5}(?:\s\([A-Z][\w. ]{2,"
    r"20}\))?)(?:,\s\d{1,2}\s[A-Z][a-z]{2,8})?,?\s\(?(?P<year>(?:19|20)\d\d)\)?\.?"
)
IN_BRACKETS = re.compile(r"\s\([^()]*\)$")
SHORTENED = re.compile(
    r"\b(?:Ann|Front|J|Arch|Am|Br|Eur|Int|Clin|Exp|Rev|Acta|Curr|Semin|Scand|Engl|Med|Dis|Res|Ther|Rheum|Respir|Crit|Surg|"
    r"Metab|Transplant|"
    r"Dermatol|[A-Z][a-z]{2,9}(?:iol|rol|tol|nol|mol|hol|col|sol))\b"
)
TOP = 3  # blocks of a page among which a library gives the journal and the year before the title
FIRST = 25  # blocks of a page in which its journal may stand
# "BMC Pulmonary Medicine", "The Lancet Oncology", "Frontiers in Immunology": journals of one family.
FAMILY = re.compile(
    r"(?:BMC|BMJ(?:\sOpen)?|JAMA|JMIR|(?:The\s)?Lancet|THE\sLANCET|Frontiers\sin|PLoS|PLOS|Nature\sReviews|"
    r"Current\sOpinion\sin|"
    r"Therapeutic\sAdvances\sin|Seminars\sin|Expert\sOpinion\son|Expert\sReview\sof)"
    r"(?:(?:\s(?:and|of|in|the|&))*\s[A-Z][\w’'-]+,?){1,7}"
)
# The field or the manner that the name of a journal ends with: "Example Research", "Health & Example Therapy".
FIELD = re.compile(
    r"(?:[A-Z][\w’'-]*,?\s(?:(?:and|of|in|for|the|on|&)\s)*){1,8}"
    r"(?:Research|Therapy|Therapeutics|Care|Diseases?|Reports|Letters|Reviews|Sciences?|Medicine|Surgery|Oncology|"
    r"Cardiology|"
    r"Rheumatology|Nephrology|Dermatology|Immunology|Neurology|Psychiatry|Psychology|Pa?ediatrics|Nutrition|Metabolism|"
    r"Endocrinology|Gastroenterology|Hepatology|Pharmacology|Ana?esthesiology|Epidemiology|Trials|Virology|"
    r"Microbiology|"
    r"Infections?|Diabetes|Obesity|Health|Physiology|Biology|Pathology|Radiology|Urology|Gyna?ecology|Ophthalmology|"
    r"Ha?ematology|Transplantation|Allergy|Rehabilitation|Nursing|Dentistry|Pain|Stroke|Hypertension|Age?ing|"
    r"Toxicology|"
    r"Genetics|Vaccines|Practice|Investigation|Treatment)"
)
NO_FIELD = re.compile(
    r"\b(?:Original|Clinical\s(?:Research|Trials?|Investigation|Practice)|Basic\s(?:Research|Science)|Open|Access|"
    r"Article|Review\sof|"
    r"Randomi[sz]ed|Trial\sof|Study|Effects?|Efficacy|Treatment\sof|University|College|School|Institute|Department|"
    r"Center|Centre|"
    r"Hospital|National|Society|Association|Home|Search|Health\sNews|HealthDay|WebMD|Services\sResearch)\b"
)


@cache
def _names() -> tuple[frozenset[str], frozenset[str]]:
    listed = load("attest.ingest", "journals.yaml")
    return frozenset(listed["names"]), frozenset(listed["words"])


def known_journal(line: str, *, numbered: bool) -> str:
    """The journal that a line names and nothing else, "" where it names none.

    `numbered` is whether the page gives a volume, or begins with the line: names that are other words too count then.
    """
    name = BEHIND_JOURNAL.sub("", line.strip())
    names, words = _names()
    if name in names or (numbered and name in words) or (name.isupper() and " " in name and name.title() in names):
        return name
    return name if FAMILY.fullmatch(name) and not PLATFORMS.search(name) else ""


def journal_of_head(text: str, blocks: list[Block], title: Read | None, numbered: bool) -> list[Read]:
    """The journal on a line above the title: one whose name is known, or the first line of all, right above it."""
    first = True
    for block in blocks[:FIRST]:
        if title and block.end > title.start:
            break
        line = text[block.start : block.end]
        below = text[block.end : title.start] if title else "."
        if name := known_journal(line, numbered=numbered or (first and not below.strip())):
            return [Read("report.journal", flat(name), block.start, block.start + len(name), "known-journal")]
        if first and not below.strip() and (name := may_be_journal(line)):
            return [Read("report.journal", flat(name), block.start, block.start + len(name), "line-above-title")]
        first = first and block.kind == "furniture"
    return []


def dated_journal(text: str, blocks: list[Block]) -> list[Read]:
    """The journal and the year in a line of a library's page: "Published 2015 · Medicine · Example Reports"."""
    for at, block in enumerate(blocks[:FIRST]):
        short = block.end - block.start <= LONGEST
        found = DATED.fullmatch(text, block.start, block.end) if short else None
        if short and found is None and (said := PUBLISHED_IN.fullmatch(text, block.start, block.end)):
            found = said if can_be_journal(flat(said["journal"]), {"published", "year", "line"}) else None
        if short and found is None and (first := YEAR_FIRST.fullmatch(text, block.start, block.end)):
            found = first if can_be_journal(flat(first["journal"]), set()) else None
        if short and found is None and (listed := _listed(text, block, first=at < TOP)):
            found = listed if can_be_journal(flat(listed["journal"]), {"year", "source", "line"}) else None
        if short and found is None and (last := SHORT_DATED.fullmatch(text, block.start, block.end)):
            found = last if _may_be_short(flat(last["journal"])) else None
        if found and not PLATFORMS.search(found["journal"]):
            return [
                _stopped(text, *found.span("journal")),
                Read("report.year", found["year"], *found.span("year"), "dated-journal"),
            ]
    return []


def _listed(text: str, block: Block, *, first: bool) -> re.Match[str] | None:
    """A library's line of the journal and the month; the year alone counts at the top of a page."""
    monthly = MONTHLY.fullmatch(text, block.start, block.end)
    return monthly or (JOURNAL_FIRST.fullmatch(text, block.start, block.end) if first else None)


def _may_be_short(name: str) -> bool:
    """Whether a name is that of a journal, or shortened as journals are: "Ann Hip Dis", but not "Ann Roe"."""
    bare = IN_BRACKETS.sub("", name).rstrip(".")
    if known_journal(bare, numbered=True) or known_journal(f"The {bare}", numbered=True):
        return True
    words = name.removeprefix("Ann ") if name.count(" ") == 1 else name
    return " " in name and SHORTENED.search(words) is not None and can_be_journal(name, set())


def _stopped(text: str, start: int, end: int) -> Read:
    """A journal's name without the stop behind it."""
    end -= text[end - 1] == "."
    return Read("report.journal", flat(text[start:end]), start, end, "dated-journal")


def may_be_journal(line: str) -> str:
    """A line above a title that ends as names of journals do: "Example Research"; "" for any other."""
    name = BEHIND_JOURNAL.sub("", line.strip())
    fits = len(name) <= 90 and FIELD.fullmatch(name) and not NO_FIELD.search(name) and not PLATFORMS.search(name)
    return name if fits else ""
