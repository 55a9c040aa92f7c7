"""News items: what shows that a page is one, and what it says about the paper that it speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attest.ingest.citation import CAPITAL, MONTH, Citation, doi_in
from attest.ingest.facts import Read, flat
from attest.ingest.references import read_reference
from attest.ingest.releases import is_release, lies_among_news, says_release
from attest.text.document import Block

_STUDY = r"(?:study|research|paper|report|trial|findings|results|data|analysis|article|review)"
PUBLISHED_IN = re.compile(
    rf"\b(?:study|research|report|findings)\s+in\s+(?:the\s+)?(?:journal\s+)?(?-i:[A-Z])[^.]{{3,60}}|"
    rf"\b{_STUDY}\b[^.]{{0,120}}?\b(?:published|appear(?:s|ed|ing))"
    r"\s+(?:online\s+)?(?:[\w,]+\s+){0,8}?in\b[^.]{0,80}|\baccording to (?:an?|new|the) (?:new )"
    r"?(?:study|research|findings)\b[^.]{0,80}",
    re.I,
)
NEWS_TALK = re.compile(
    r"\b(?:a new study|new research|researchers (?:found|say|said|report)|suggests a|said (?:dr|lead|study)|said in a "
    r"(?:statement|news release)|told\b|press release|news release|lead author|reports? results from)",
    re.I,
)
# What only news say of a trial's result: on which day it was said, or that it was announced.
ANNOUNCED = re.compile(
    r"\baccording to (?:an?|the) (?:[\w&]+ ){0,2}(?:press|news) release\b|\bthe release said\b|"
    r"\bsaid (?:on |late |early )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\bon (?:Mon|Tues|Wednes|Thurs|Fri|"
    r"Satur|Sun)day said\b|"
    r"\b(?:announced|announces) (?:today|positive|top-?line|new|data|results|that)\b|\breports? positive "
    r"(?:top-?line )?"
    r"(?:results|data)\b|\btoday announced\b|\$[A-Z]{2,5}\s+today\b|\b(?:missed|met) its primary endpoints? (?:Mon|"
    r"Tues|Wednes|Thurs|Fri)day\b|\(N(?:YSE|ASDAQ|asdaq)\s?:"
)
_DAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?"
_DATE = (
    rf"{_DAY}(?:{MONTH}\.?\s+\d{{1,2}},?\s+(?P<year>(?:19|20)\d\d)|"
    rf"\d{{1,2}}[\s-]+{MONTH}\.?[\s-]+(?P<year2>(?:19|20)\d\d))"
)
# How a news item begins: a place, a day or an agency before a dash.
DATELINE = re.compile(
    rf"^date\s+(?P<year3>(?:19|20)\d\d)-\d\d(?:-\d\d)?\s+(?=[A-Z])|"
    rf"^(?!(?:first\s+)?(?:published|received|accepted|available|"
    rf"version)\b)(?:[\w ]{{2,20}}\s?[-–—]\s?)?(?:{CAPITAL}[\w "
    rf".,]{{2,40}}?[,.]?\s+[(]?)?{_DATE}[)]?\s*(?:[(/][^()"
    rf"]{{2,40}}[)/]\s*)?"
    rf"(?:[-–—:|]+\s(?!\s*(?:author|category|views|posted|by)\b)|/PRNewswire)|^(?:newswise|eurekalert!?|"
    rf"healthday(?: news)?|reuters(?: health)?|"
    rf"medpage today|medwirenews|afp)\s*[-–—:]",
    re.I,
)
AGENCY = re.compile(
    r"\((?:Alliance News|RTTNews|MarketWatch|Bloomberg|Xinhua|PTI|ANI|IANS)\)\s*[-–—]|\bDow Jones Newswires\b|"
    r"\(Reporting by\b|"
    r"\bGLOBE NEWSWIRE\b|\(?\bBUSINESS WIRE\b|\bACCESSWIRE\b|/CNW/|"
    r"^\(Press-News\.org\)|\((?:HealthDay(?: News| Reporter)?|Reuters(?: Health)?|AP|AFP|UPI)\)\s*[-–—]|"
    r"/PRNewswire/|^(?:press|"
    r"news) release\b|"
    r"^for immediate release\b|\bSource Newsroom\b|(?m:^(?:full story|(?:story|primary) source|"
    r"journal reference)\s*:?\s*$)",
    re.I,
)
# The journal that a news item names: capitalised words behind "published … in", "issue of", "the journal".
_TIMES = (
    rf"(?:(?:on|this|last|today|early|late|yesterday|ahead|of|print|week|month|recently|first|online|also|earlier|"
    rf"(?:mon|tues|wednes|thurs|fri|satur|sun)day(?:[’']s)?|{MONTH}\.?(?:[’']s)?|\d{{1,2}}(?:st|nd|rd|th)?,?|(?:19|"
    rf"20)\d\d,?)\s+)"
)
_JOURNAL = (
    rf"(?P<journal>(?-i:(?:The\s+)?{CAPITAL}[\w&’'-]*)"
    rf"(?:[\s]+(?-i:{CAPITAL}[\w&’'-]*|of|and|the|for|in|on|&)(?![\w])|:\s(?-i:The\sJournal|Journal))*)"
)
IN_JOURNAL = re.compile(
    rf"\b(?:(?:published|appear(?:s|ed|ing)?|report(?:s|ed)?|presented|(?:researchers|authors|team|they|he|"
    rf"she)\s+(?:note[ds]?|"
    rf"writes?|wrote|reported|says?)|(?:new|"
    rf"the|a)\s+study)\s+{_TIMES}{{0,9}}?(?:in|by(?=\s+the\s+(?:journal|annals|archives|"
    rf"lancet)\b))\s+(?:the\s+)?{_TIMES}{{0,4}}(?:(?:print|online)\s+)?"
    rf"|(?=(?:print\s+|online\s+)?(?:issue|edition)\s+of))"
    rf"(?:(?:print\s+|online\s+)?(?:issue|edition)\s+of\s+)?(?:the\s+)?(?:(?:medical\s+|"
    rf"scientific\s+)?journal\s+)?{_JOURNAL}",
    re.I,
)
ANOTHER = re.compile(
    r"\b(?:separate|previous|earlier|another|other|past|first)\s+(?:\w+\s+)?(?:stud(?:y|ies)|research|trials?)\s+$",
    re.I,
)
# What stands behind "in" in the same words and is a time or a place.
NO_JOURNAL = re.compile(
    rf"(?:the\s+)?(?:{MONTH}|(?:mon|tues|wednes|thurs|fri|satur|sun)day(?:[’']s)?|(?:early|late|mid)\s.*|Europe|"
    rf"Britain|London|England|America|China|India|"
    r"Japan|Canada|Australia|Germany|France|Italy|Spain|Sweden|Norway|Denmark|Finland|(?:the\s+)?(?:United|US|UK)\b.*)",
    re.I,
)
NAME = rf"(?-i:{CAPITAL}[\w’'-]*\.?(?:\s+(?:{CAPITAL}\.|{CAPITAL}[\w’'-]+|van|von|de|der|den|la|di)){{1,3}})"
_DEGREES = (
    r"(?:(?:M\.?D|Ph\.?\s?D|D\.?O|M\.?P\.?H|M\.?Sc|R\.?N|Pharm\.?D|M\.?B\.?B\.?S|Sc\.?D|Dr\.?P\.?H|M\.?S|"
    r"D\.?D\.?S)\.?,\s+)"
)
# Who wrote the paper: "Ann Roe, M.D., of a clinic, and colleagues", "lead author Ann Roe", "Dr. Ann Roe and her team".
LED_BY = re.compile(
    rf"(?:(?m:^)|[.;]\s+|\bby\s+)(?P<name>{NAME}),\s+{_DEGREES}+"
    r"(?:(?:from|of|at)\b[^.;]{3,160}?,\s+)?and\s+(?:\w+\s+)?(?:colleagues|co-?authors|team)\b|"
    rf"\b(?:reported|reports|"
    rf"according\s+to)\s+(?P<reported>{NAME}),\s+{_DEGREES}+(?:[^.;]{{3,160}}?,\s+)?and\s+(?:\w+\s+)"
    rf"?(?:colleagues|co-?authors)\b|"
    rf"(?m:^)(?P<pair>{NAME}),\s+{_DEGREES}+and\s+{NAME},\s+{_DEGREES}+(?:from|of|at)\b|"
    rf"(?m:^)authors?\s*:\s*(?P<signed>{NAME}),\s+{_DEGREES}+(?![^.]{{0,160}}is the corresponding author)|"
    rf"\b(?P<named>{NAME}),\s+(?:[^.;]{{0,140}}?\s)?(?:(?<!co-)(?:lead|first)\s+author\b|"
    rf"who\s+led\s+the\s+(?:new\s+|current\s+)?"
    rf"(?:study|research|trial|work|team|analysis)\b)|"
    rf"\b(?:study|trial|research|work|team|analysis)\s+(?:was|is)\s+led\s+by\s+(?:(?:Dr|Prof|Professor)"
    rf"\b\.?\s+)?(?P<leader>{NAME})|"
    rf"(?<!co-)\b(?:lead|first)\s+(?:study\s+)?(?:author|researcher|investigator|"
    rf"scientist)(?:\s+of\s+the\s+(?:new\s+)?study)?,?\s+"
    rf"(?:Dr\.?\s+|Professor\s+|Prof\.?\s+)?(?P<lead>{NAME})|"
    rf"\b(?:Dr\.?|Prof\.?|Professor)\s+(?P<team>{NAME})\s+and\s+(?:his|her|their)\s+(?:\w+\s+)?(?:colleagues|team|"
    rf"co-?authors|group)\b",
    re.I,
)
# What news items say and papers do not; two kinds of it make a news item of a page without an abstract.
SIGNS = tuple(
    re.compile(sign, re.I)
    for sign in (
        PUBLISHED_IN.pattern,
        NEWS_TALK.pattern,
        r"\b(?:study|research|analysis|trial) (?:shows|suggests|finds|says|reveals)\b|:\s(?:study|report)$|"
        r"\brecent headlines\b",
        r"\breports? (?:\w+ )?researchers\b|^(?:study|trial|report)\s?:\s|\bsuggests? a (?:paper|study|review|"
        r"trial)\b|\b(?:in a|a|the) (?:new|"
        r"recent|latest) (?:study|trial|"
        r"analysis|report)\b",
        r"[.,?!][”\"]\s+(?:(?:he|she|they|(?:dr\.?\s)?\w+)\s+)?(?:said|says|added|explained|told|noted)\b|\b(?:he|she|"
        r"who) (?:says|said|added)\b|\b(?:they|she|he) (?:wrote|noted|reported) in\b",
        r",\s(?:an?|the)\s(?:[\w-]+\s){0,4}(?:study|trial|analysis)\s(?:found|showed|reported)\b",
        r"\bnew (?:results|data)\b[^.]{0,80}\b(?:show|suggest|indicate|reveal)",
        r"(?m:^)(?:medscape (?:medical )?news|medpage today|healthday|healio|eurekalert!?|sciencedaily|"
        r"science news|news-medical|newswise|medical xpress)\b",
        r"\b(?:and (?:his|her|their) (?:team|colleagues)|(?:team of (?:\w+ )?|the |some )(?:researchers|scientists|"
        r"experts) (?:from|at|out|say|found|advise|are|announced|report)|^researchers from)",
        r"^journal references?\s*:",
        r"^(?:photo |image |picture )?credits?\s*:|^\d{1,2}:\d\d\s?[ap]\.?m\b|^share on\b|^(?:by|"
        r"written by) [A-Z]\w+ [A-Z]\w+$",
    )
)
NAMED = ("name", "reported", "pair", "signed", "named", "leader", "lead", "team")  # the groups of `LED_BY`
SHORTEST = 25  # characters of a line with a place and a day
DAY_OF_PAGE = re.compile(rf"(?:[^\n]{{0,45}}?\b)?{_DATE}[^\n]{{0,25}}", re.I)


TITLED = re.compile(r"(?:(?:Dr|Drs|Prof|Professor|Mr|Mrs|Ms)\b\.?\s+)+")


def reads_as_news(text: str, blocks: list[Block]) -> tuple[int, int, str] | None:
    """The words that show a news item without a reference: its dateline, or its agency."""
    shown = [block for block in blocks if block.kind not in ("furniture", "reference")][:12]
    dated = any(DAY_OF_PAGE.fullmatch(text, block.start, block.end) for block in blocks[:20])
    if released := says_release(text, shown) or lies_among_news(text, blocks, dated):
        return released
    if any(block.kind == "heading" and block.section == "methods" for block in blocks):
        return None
    for block in shown:
        found = DATELINE.match(text[block.start : min(block.end, block.start + 200)])
        if found and block.end - block.start >= SHORTEST:
            return block.start, block.start + found.end(), "dateline"
        agency = AGENCY.search(text, block.start, min(block.end, block.start + 200))
        if agency:
            return agency.start(), agency.end(), "agency"
    if not any(block.section in ("abstract", "methods", "results") for block in blocks):
        for block in shown[:6]:
            if found := ANNOUNCED.search(text, block.start, min(block.end, block.start + 300)):
                return found.start(), found.end(), "announced"
    if any(block.section in ("abstract", "methods", "results") for block in blocks):
        return None
    signs = [
        next((found for block in shown if (found := sign.search(text, block.start, block.end))), None) for sign in SIGNS
    ]
    given = [found for found in signs if found]
    return (given[0].start(), given[0].end(), "told-as-news") if len(given) > 1 else None


def news_facts(text: str, blocks: list[Block]) -> list[Read]:
    """Year, journal and first author as the running text of a news item gives them."""
    facts: list[Read] = []
    shown = [block for block in blocks if block.kind not in ("furniture", "reference")]
    if year := _year(text, blocks[:20]):
        facts.append(year)
    # An institution that tells of its own paper is no journal's: only what journalists write counts as said of it.
    told = () if is_release(text, blocks) else shown
    if journal := next((found for block in told for found in _journals(text, block)), None):
        facts.append(journal)
    led = next((found for block in shown if (found := LED_BY.search(text, block.start, block.end))), None)
    if led:
        name = next(
            name for name in ("name", "reported", "pair", "signed", "named", "leader", "lead", "team") if led[name]
        )
        titled = TITLED.match(text, *led.span(name))
        start = titled.end() if titled else led.start(name)
        facts.append(
            Read("report.first_author", flat(text[start : led.end(name)]), start, led.end(name), "said-in-news")
        )
    return facts


def _journals(text: str, block: Block) -> Iterator[Read]:
    """The journals that a block of a news item names as those of its paper."""
    for found in IN_JOURNAL.finditer(text, block.start, block.end):
        value = re.sub(r"(?:\s+(?:of|and|the|for|in|on))+$", "", flat(found["journal"]))
        other = ANOTHER.search(text, max(block.start, found.start() - 60), found.start())
        if len(value) > 2 and not other and not NO_JOURNAL.fullmatch(value):
            yield Read("report.journal", value, *found.span("journal"), "said-in-news")


def _year(text: str, blocks: list[Block]) -> Read | None:
    """The year of a news item's dateline, or of the day that stands on a short line of its head."""
    for block in blocks:
        found = DATELINE.match(text[block.start : min(block.end, block.start + 200)])
        year = next((name for name in ("year", "year2", "year3") if found and found[name]), "")
        if found and year and block.kind not in ("furniture", "reference"):
            return Read("report.year", found[year], block.start, block.start + found.end(), "dateline")
    for block in blocks:
        day = DAY_OF_PAGE.fullmatch(text, block.start, block.end) if block.kind != "reference" else None
        if day:
            year = "year" if day["year"] else "year2"
            return Read("report.year", day[year], block.start, block.end, "day-of-page")
    return None


def reference_of_news(text: str, blocks: list[Block]) -> Citation | None:
    """The one paper that a secondary report names as its source; None where the document is a paper itself."""
    cited = [block for block in blocks if block.kind == "reference"]
    if not 1 <= len(cited) <= 3:
        return None
    body = [block for block in blocks if block.kind in ("paragraph", "list item", "heading")]
    talk = any(
        PUBLISHED_IN.search(text, block.start, block.end) or NEWS_TALK.search(text, block.start, block.end)
        for block in body
    )
    comments = any(
        block.rule in ("furniture-login-to-comment", "furniture-comment-count", "furniture-byline") for block in blocks
    )
    if not talk and not comments:
        return None
    for block in cited:
        citation = read_reference(text, block.start, block.end)
        if citation:
            return citation
        doi = doi_in(text, block.start, block.end)
        if doi:
            return Citation(block.start, block.end, doi=doi)
    return None
