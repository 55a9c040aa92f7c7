"""Harms: what is an adverse event, by its name or because the sentences around it say so."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from attest.expressions import quick as re
from attest.expressions.cued import Cued
from attest.expressions.kept import SENTENCES
from attest.extract.counted_words import ADVERSE
from attest.extract.harm_words import KNOWN, is_known
from attest.extract.numbers import COUNT, count_value
from attest.extract.statistics import PEOPLE

NAMES = Cued(
    r"\b(?:nausea|vomiting|diarrh(?:o)?ea|rash(?:es)?|headaches?|dizziness|constipation|fatigue|"
    r"pruritus|injection[- ]site\s+(?:reactions?|pain)|infusion"
    r"(?:-related)?\s+reactions?|nasopharyngitis|upper\s+respiratory(?:\s+tract)?\s+infections?|"
    r"neutropenia|thrombocytopenia|anaemia|anemia|leu[ck]openia|lymphop(?:a)?enia|pancytopenia|agranulocytosis|herpes\s+zoster|(?:serious|opportunistic)\s+infections?|"
    r"hypotension|hypoglyc(?:a)?emia|somnolence|insomnia|dry\s+mouth|alopecia|mucositis|"
    r"stomatitis|flushing|febrile\s+neutropenia|"
    r"low\s+white\s+blood\s+cell\s+counts?|urticaria|dyspepsia|abdominal\s+pain|drowsiness|"
    r"bleeding|epistaxis|neuropathy|vaginal\s+discharge|discomfort)\b",
    re.I,
)
# "Neutropenia was frequent and was seen in 9": so one speaks of harms.
FREQUENT = re.compile(r"\b(?:was|were)\s+(?:frequent|common)\s+and\b", re.I)
TOLD = Cued(r"\b(?:side\s+effects?|adverse\s+(?:events?|effects?|reactions?)|toxicit\w+)\b", re.I)
REACTIONS = Cued(r"\b(?:allergic|anaphylactic|hypersensitivity|infusion(?:-related)?)\s+reactions?\b", re.I)
# "Euphoria was seen in 14%", right behind a sentence on harms: one more of them, unless it names a benefit.
ONE_MORE = re.compile(
    r"[^.;,()\d]{2,40}\b(?:was|were)\s+(?:also\s+)?(?:seen|reported|noted|observed|experienced)\s+(?:in|by)\s+\d", re.I
)
WENT_WELL = Cued(
    r"\b(?:remission|respon\w+|improve\w+|relief|healing|cure|success|survival|relapse|recurrence|control|"
    r"resolution|deaths?)\b",
    re.I,
)


# "Herpes zoster occurred in 4 patients": a harm for sure is the subject.
OPENS_WITH = Cued(
    rf"(?:no\s+(?:cases?|reports?|episodes?)\s+of\s+)?(?:(?!(?:the|in|no|mean|median)\b)[\w/-]+\s+){{0,2}}?{KNOWN}\s+(?:was|were|occurred|developed|led)\b",
    re.I,
)


def is_harm(words: str) -> bool:
    return NAMES.search(words) is not None and not re.search(
        r"\b(?:scores?|durations?|relief|response|prophylaxis|free|days?|intensity|control|clear(?:ed|ance|ing)|"
        r"resolved|resolution|disappeared|improved|subsided|revers(?:al|ed)|intolerance)\b",
        words,
        re.I,
    )


LISTS_ON = re.compile(r"(?:\W*\d|(?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten)\b|Among\b|In\b)")


# How something went on: an outcome, also behind a sentence on harms.
COURSE = re.compile(
    r"(?:(?:had|were|was|got|became)\s+)?(?:worsen(?:ed|ing)|deteriorat(?:ed|ion)|unchanged|stable|stabili[sz]ed|remained\s+(?:stable|unchanged|the\s+same))\b(?!\s+(?:of|in)\b)",
    re.I,
)


class Harms:
    """What is a harm in a report: by the sentences just read, or by its name where the report compares treatments.

    `studied` are harms that the report is about, as hypotension is where its prevention is studied: outcomes, unless a
    sentence calls them side effects. `on` where the sentences just read were about harms, `near` where harms known by
    their names have followed these.
    """

    def __init__(self, studied: frozenset[str] = frozenset(), compares: bool = True) -> None:
        self.on = self.near = False
        self.studied = studied
        self.compares = compares

    def see(self, text: str) -> None:
        told, goes_on, names = _spoken_of(text)
        if told:
            self.on = self.near = True
        elif not goes_on:
            self.on = False
            self.near = self.near and names

    def holds(self, words: str) -> bool:
        """Whether what people had is a harm of what they were given."""
        if is_harm(words):
            return self.near or self.may_be(words)
        if self.follows(words):
            return True
        if COURSE.match(words):
            return False
        return self.on and (WENT_WELL.search(words) is None or TOLD.search(words) is not None)

    def follows(self, words: str) -> bool:
        """Whether words name a harm for sure where the sentences just read were about harms."""
        return self.near and is_known(words) and WENT_WELL.search(words) is None

    def may_be(self, words: str) -> bool:
        """Whether a harm is one of what was given, where no sentence says so: what the report is about is none."""
        return self.compares and not self.is_studied(words)

    def is_studied(self, words: str) -> bool:
        low = words.casefold()
        return any(name in low for name in self.studied)


@lru_cache(maxsize=SENTENCES)
def _spoken_of(text: str) -> tuple[bool, bool, bool]:
    """Whether a sentence speaks of harms, goes on with those of the sentence before, and names some all the same."""
    if TOLD.search(text) or ADVERSE.search(text) or REACTIONS.search(text):
        return True, True, True
    if LISTS_ON.match(text) or (ONE_MORE.match(text) and not WENT_WELL.search(text)):
        return False, True, True
    named = NAMES.search(text) is not None or OPENS_WITH.match(text) is not None
    return False, False, named and WENT_WELL.search(text) is None


AIMED_AT = re.compile(r"\bprimary\s+(?:outcomes?|end\s?-?points?)\b", re.I)


def studied_harms(telling: Iterable[str]) -> frozenset[str]:
    """Names of harms that a report's title, aims and primary outcomes are about."""
    return frozenset(
        found.group().casefold()
        for text in telling
        if TOLD.search(text) is None and ADVERSE.search(text) is None
        for found in NAMES.finditer(text)
    )


HARM_KINDS = (
    r"(?:(?:serious\s+|severe\s+|drug-related\s+|treatment-related\s+|"
    r"gastrointestinal(?:-related)?\s+|other\s+)*(?:adverse\s+(?:events?|effects?|reactions?)|"
    r"side[\s-]effects?|complications?|toxicit(?:y|ies)))"
)
# "Side effects were two rashes and one infection", "the most common adverse events included nausea (12%) and headache".
LIST = Cued(
    rf"\b{HARM_KINDS}\b[^.;:()]{{0,80}}?(?:\b(?:were|was|included?|including|involved|consisted\s+of|comprised|being)|:)\s+(?=\S)",
    re.I,
)
ITEM = re.compile(
    rf"(?:(?P<events>{COUNT})\s+(?:(?:cases?|episodes?|patients?)\s+(?:of|with|"
    rf"had)\s+)?)?(?P<name>[A-Za-z][A-Za-z /’'-]{{2,50}}?)\s*"
    rf"(?:[(\[]\s*(?:n\s?=\s?(?P<n>\d+)[,;]?\s*|(?P<people>\d+)(?=\s*(?:{PEOPLE}|cases?|episodes?)?\s*[)\]]))?(?:(?P<percent>\d+(?:[.·]\d+)?)\s?%)?[^()\[\]]{{0,"
    rf"30}}[)\]])?(?:\s+which\s[^,;.()]{{3,60}}?(?=,))?\s*(?P<mark>,?\s*followed\s+by\s+(?:an?\s+)?|,\s*(?:and\s+|or\s+)?|\band\s+|\bor\s+|[.;]|$)",
    re.I,
)
NOT_ITEM = re.compile(
    r"^(?:mild|moderate|severe|transient|rare|minor)(?:\s+to\b.*)?$|\b(?:was|were|had|not|no|none|similar|common|frequent|reported|observed|noted|"
    r"significantly|lower|higher|comparable|groups?|patients?|rare|"
    r"more|less|fewer|most|typical|never|but|consistent|expected|those|resolved|required|needed|stopped|minor|recorded|seen|transient\s+and|well|low|few|minimal|that|which|"
    r"than|with|in|the|associated|related\s+to|generally|"
    r"assessed|collected|graded|monitored|evaluated|classified|defined|limited|infrequent|"
    r"uncommon|tolerable|manageable|acceptable)\b",
    re.I,
)


class Listed(NamedTuple):
    name: str
    start: int
    end: int
    parts: dict[str, str]


def listed_harms(text: str) -> list[Listed]:
    """The adverse events that a sentence lists by name, with their counts or shares where it gives them."""
    return list(_listed_harms(text))


@lru_cache(maxsize=SENTENCES)
def _listed_harms(text: str) -> tuple[Listed, ...]:
    at = 0
    for _ in range(4):
        found = LIST.search(text, at)
        if found is None:
            return ()
        if listed := _items(text, found.end()):
            return tuple(listed)
        at = found.start() + 1
    return ()


# Values of two groups: no harm's own.
SIDE_BY_SIDE = re.compile(
    r"\d\s?%?\s*(?:vs|versus|v|and|,|;|compared)\b[^()]*\d|\d\s?%\s*[,;]\s*\d[\d.]*\s?%|"
    r"\d\s?%\s+[A-Za-z][\w -]{0,30}(?:[,;]|\s(?:vs\.?|and))\s+\d[\d.]*\s?%"
)


RESPECTIVELY = re.compile(r"respectively\b", re.I)


def _items(text: str, at: int) -> list[Listed]:
    out: list[Listed] = []
    while item := ITEM.match(text, at):
        name = " ".join(item["name"].split())
        if NOT_ITEM.search(name):
            return []
        parts = {"events": count_value(item["events"])} if item["events"] else {}
        if item["n"] or item["people"]:
            parts["events"] = item["n"] or item["people"]
        if item["percent"]:
            parts["percent"] = item["percent"]
        if SIDE_BY_SIDE.search(text, item.end("name"), item.start("mark")):
            parts = {}
        out.append(Listed(name, item.start(), item.start("mark"), parts))
        if not item["mark"].strip() or item["mark"][0] in ".;":
            break
        if RESPECTIVELY.match(text, item.end()):
            return []  # "2 deaths and 1 death, respectively": of the groups before
        at = item.end()
    return out if len(out) >= 2 or (out and out[0].parts) else []
