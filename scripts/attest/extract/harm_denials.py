"""Harms that nobody had: "no infections were seen", "none of the patients died", "neither rash nor nausea occurred"."""

from __future__ import annotations

from collections.abc import Iterator

from attest.expressions import quick as re
from attest.expressions.cued import Cued
from attest.extract.harm_series import PARTS, Mention, names_in
from attest.extract.harm_words import KIND, KNOWN, QUALIFIED, is_kind, is_known, may_be_harm
from attest.extract.statistics import PEOPLE

_KINDS = rf"(?:{QUALIFIED}){{0,4}}{KIND}"
_ONE = rf"(?:{_KINDS}|(?:{QUALIFIED}){{0,3}}{KNOWN})"
# "No serious adverse events were seen", "there were no deaths", "without side effects".
DENIED = Cued(
    r"\b(?:no|without(?:\s+any)?)\s+(?:other\s+|further\s+|additional\s+)?(?P<cases>(?:cases?|reports?|episodes?|instances?|incidents?|occurrences?)\s+of\s+)?"
    rf"(?P<list>{_ONE}(?:,\s+{_ONE}){{0,4}}(?:,?\s+(?:or|and|nor)\s+{_ONE})?)"
    r"(?=\s*(?:[.;,()]|$)|\s+(?:was|were|occurred|developed|appeared|had|have|has|in|with|of|to|related|attribut\w+|associated|leading|requiring|during|due|after|among|that|being|to\s+report|emerged|arose|"
    r"reported|observed|noted|seen|recorded|found|documented|encountered|identified|attributable|considered|possibly|and\s+(?:the|no|all|there|only|one|two|three|\d)\b|but))",
    re.I,
)
# "Infections requiring admission": what of them there was none of.
REQUIRING = re.compile(
    r"\s+(?:requiring|necessitating|needing|leading\s+to|resulting\s+in)\s+[a-z-]+(?:\s+(?!occurred|was|were|in|on|with|during|after|and|or)[a-z-]+){0,2}"
)
# "No clinically significant anaemia".
OF_NOTE = re.compile(r"^(?:(?:clinically|statistically)\s+)?(?:significant|relevant|important|apparent)\s+", re.I)
_HAD = r"(?:had|has|experienced|developed|reported|suffered(?:\s+from)?|showed|presented(?:\s+with)?)"
_NOBODY = (
    rf"\b(?:none(?:\s+of\s+(?:the|these|our|those)\s+[^.;,()]{{2,40}}?)?|nobody|no[\s-]one|no\s+(?:\w+\s+){{0,2}}?{PEOPLE})\s+"
    r"(?:(?:in\s+(?:either|any|both)|on|given|receiving|taking)\s+\w+\s+)?"
)
NOBODY = Cued(
    rf"{_NOBODY}{_HAD}\s+(?:an?\s+|any\s+)?(?P<name>[A-Za-z][\w\s/-]{{2,60}}?)(?=\s*[.;,(]|\s+(?:and|or|during|after|in|at|within|that|which|related|leading|requiring)\b|$)",
    re.I,
)
NOBODY_DIED = Cued(rf"{_NOBODY}(?:had\s+)?(?P<name>died)\b(?!\s+(?:of|from|because|due|as\s+a))", re.I)
# Lists with words that are no harm elsewhere: "no cystitis or bone marrow suppression was observed".
_SEEN = (
    r"(?:(?:was|were)\s+(?:\w+\s+)?(?:seen|observed|reported|noted|recorded|found|detected|identified|encountered|documented|registered)|"
    r"occurred|developed|arose)\b"
)
NONE_SEEN = Cued(
    rf"\b(?:no|neither)\s+(?:cases?\s+of\s+|episodes?\s+of\s+)?(?P<list>(?!(?:\w+\s+)?(?:increase|excess|differen|change|higher|greater|evidence))[A-Za-z][^.;:()\d]{{3,110}}?)\s+{_SEEN}(?!\s+to\b)",
    re.I,
)
# "… were seen", "there were no …": that somebody looked for all of a list.
SEEN_BEHIND = re.compile(rf"\s+{_SEEN}", re.I)
THERE_WERE = re.compile(r"\bthere\s+(?:was|were)\s+(?:also\s+)?(?:no\s[^.;()]{3,60}?,?\s+(?:and|or)\s+)?$", re.I)
# "No increased risk of malignancy was seen": not more of it, and not none.
NO_MORE = Cued(
    r"\bno\s+(?:(?:statistically|clinically)\s+)?(?:significant\s+|relevant\s+|apparent\s+|overall\s+)?(?:evidence\s+(?:of|for)\s+(?:an?\s+)?)?"
    r"(?:(?:increased|excess|higher|greater|elevated|additional)\s+(?:risks?|rates?|incidences?|frequenc(?:y|ies)|occurrence|number|excess)|(?:increases?|excess|differences?)\s+(?:of|in)\s+(?:the\s+)?(?:risks?|"
    r"rates?|incidences?|frequenc(?:y|ies)|occurrence|number))\s+(?:of|for)\s+(?P<list>)",
    re.I,
)
# "No cardiac, hepatic or renal toxicity was seen": one kind in several places.
_PLACE = r"[a-z-]+(?:al|ic|iac|ous|ary|ory|ar)"
IN_PLACES = re.compile(rf"(?:{_PLACE},\s+)*{_PLACE},?\s+(?:or|and)\s+{_PLACE}\s+(?:{KIND}|{KNOWN})", re.I)
# "No patient had nephrotoxicity, hair loss or fever".
NOBODY_HAD = Cued(rf"{_NOBODY}{_HAD}\s+(?P<list>(?:an?\s+|any\s+)?[A-Za-z])", re.I)
NOR = re.compile(r"\s+nor\s+", re.I)
# Harms as such: "serious adverse events", "drug-related toxicity".
NO_SPECIAL = re.compile(
    rf"(?:(?:serious|severe|significant|major|other|further|important|relevant|clinically|related|unexpected|marked|obvious|notable|untoward|"
    rf"(?:drug|treatment|therapy|study|trial|program(?:me)?|vaccine|procedure|device|product|intervention|medication)-(?:related|associated|induced|emergent)|life-threatening|new|grade\s+\S+)\s+)*(?!(?:infusion|injection|hypersensitiv|allergic|anaphylactic)){KIND}",
    re.I,
)
# That somebody looked for it: "but no infection" is said by the way.
LOOKED_FOR = re.compile(
    r"\bthere\s+(?:was|were)\s+(?:also\s+)?no\b|\bno\s[^.;,()]{3,60}?\s(?:was|were)\s+(?:\w+\s+)?(?:seen|observed|reported|noted|recorded|found|"
    r"detected|identified|encountered|documented|registered)\b|\bno\s[^.;,()]{3,60}?\s(?:occurred|developed)\b|"
    r"\bno(?:ne)?\s[^.;,()]{2,40}?\s(?:had|developed|experienced|suffered|showed|reported)\b|"
    r"\bneither\s[^.;,()]{3,60}?\snor\s[^.;,()]{3,60}?\s(?:(?:was|were)\s+\w+|occurred|developed)\b",
    re.I,
)
NO = re.compile(r"\b(?:no|none|without|neither|nobody)\s", re.I)
# "No deaths occurred": whatever else the sentences are about. "No deaths were related to the drug" leaves others.
DEATHS = re.compile(r"\b(?:deaths?|fatalities|died)$", re.I)
ATTRIBUTED = re.compile(
    r"[^.;]{0,60}?\b(?:relat|attribut|due|caus|consider|deem|judged|link|lead|requir|worse|increas|chang)", re.I
)
# "55 of 60 patients had no adverse events": some had.
COUNTED_FREE = re.compile(r"\d[^.;,]*\b(?:had|have|has|with|experienced|reported|showed|tolerated\s[^.;,]*)\s+$", re.I)


def denied(bare: str) -> list[Mention]:
    """The harms that a sentence says nobody had, those of one name once."""
    told: dict[tuple[str, int], Mention] = {}
    for one in (*_denied(bare), *_lists(bare)):
        told.setdefault((one.name.casefold(), one.start), one)
    return list(told.values())


def _denied(bare: str) -> Iterator[Mention]:
    for found in DENIED.finditer(bare):
        if COUNTED_FREE.search(bare, max(0, found.start() - 120), found.start()):
            continue
        behind = REQUIRING.match(bare, found.end())
        seen = SEEN_BEHIND.match(bare, (behind or found).end()) or THERE_WERE.search(bare, 0, found.start())
        attributed = ATTRIBUTED.match(bare, found.end()) if behind is None else None
        at = found.start("list")
        names = PARTS.split(found["list"])
        for name in names:
            end = bare.find(name, at) + len(name)
            if (
                is_kind(name) or is_known(OF_NOTE.sub("", name)) or DEATHS.search(name)
            ) and not name.casefold().startswith(("difference", "evidence")):
                died = DEATHS.search(name) is not None and attributed is None
                died = died and ("relat" not in found["list"] or "relat" in name)  # "no drug-related events or deaths"
                single = attributed is None and (found["cases"] or seen) and not NO_SPECIAL.fullmatch(name)
                single = single and ("relat" not in found["list"] or "relat" in name)
                no = found.group().casefold().startswith("no")
                none = {"events": "0"} if (died or single) and no else {}
                called = name + behind.group() if behind and name == names[-1] else name
                yield Mention(" ".join(called.split()), found.start(), end, none, True)
            at = end
    for found in NOBODY.finditer(bare):
        name = " ".join(found["name"].split())
        if is_kind(name) or is_known(name):
            yield Mention(name, found.start(), found.end("name"), _none(name), True)
    for found in NOBODY_DIED.finditer(bare):
        yield Mention("died", found.start(), found.end("name"), {"events": "0"}, True)


def _lists(bare: str) -> Iterator[Mention]:
    """The harms of a list of which most are harms for sure, and nothing is told but that they were not seen."""
    for found in NONE_SEEN.finditer(bare):
        if COUNTED_FREE.search(bare, max(0, found.start() - 120), found.start()):
            continue
        neither = NOR.search(bare, found.start(), found.end())
        if (neither is not None) != found.group().casefold().startswith("neither"):
            continue
        if IN_PLACES.fullmatch(found["list"]):
            yield Mention(" ".join(found["list"].split()), found.start(), found.end(), _none(found["list"]), True)
            continue
        until = neither.start() if neither else found.end("list")
        names = list(names_in(bare, found.start("list"), until))
        if neither:
            names += names_in(bare, neither.end(), found.end("list"))
        if names and names[-1].end == found.end("list") and ATTRIBUTED.match(bare, found.end()) is None:
            yield from _nobody_had(names, found.start())
    for found in NO_MORE.finditer(bare):
        names = list(names_in(bare, found.end("list")))
        if any(is_known(one.name) or is_kind(one.name) for one in names):
            yield from (one._replace(start=found.start(), denied=True) for one in names if not DEATHS.search(one.name))
    for found in NOBODY_HAD.finditer(bare):
        names = list(names_in(bare, found.start("list")))
        if len(names) > 1 and ATTRIBUTED.match(bare, names[-1].end) is None:
            yield from _nobody_had(names, found.start())


def _nobody_had(names: list[Mention], start: int) -> Iterator[Mention]:
    sure = sum(is_known(one.name) or is_kind(one.name) for one in names)
    if sure and sure * 2 >= len(names):
        for one in filter(lambda one: may_be_harm(one.name), names):
            yield one._replace(start=start, parts=_none(one.name), denied=True)


def _none(name: str) -> dict[str, str]:
    """Zero, where nobody had a harm of its own; that nobody had harms as such counts nobody."""
    return {} if NO_SPECIAL.fullmatch(name) else {"events": "0"}
