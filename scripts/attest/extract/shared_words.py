"""Words that the names of a list have in common and that only one of them says."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Phrase:
    """Words with their place in the sentence; `time` where the phrase carries its own time point."""

    words: str
    start: int
    end: int
    time: str | None = None


# Words that need the noun behind the next one: "skin and lung fibrosis", "fetal and neonatal mortality".
ADJECTIVE = re.compile(
    r"(?:(?!surviv|withdraw|remov|interv|arriv|tri)\w+(?:al|ic|ar|ive|ous|ary|ory|ile|able|ible|ose|oid)|skin|lung|knee|hip|shoulder|elbow|wrist|ankle|hand|foot|neck|heart|liver|kidney|bone|"
    r"muscle|joint|bladder|bowel|brain|eye|"
    r"breast|stomach|blood|urine|serum|plasma|body|sleep|work|family|minor|major|early|late|mild|"
    r"severe|moderate|high|low|short|long|maximum|minimum|peak|mean|discrete)",
    re.I,
)
# "Complete, partial and no response", "5-year overall and disease-free survival": the kinds of one outcome.
_KIND = (
    r"(?:(?:very\s+)?(?:complete|partial|minimal|minor|major|good|moderate|fair|poor|excellent|stable|progressive|overall|no)|"
    r"(?:[a-z]+-){1,3}free)"
)
_NOUN = (
    r"(?:responses?|remissions?|survival|recurrences?|relapses?|outcomes?|diseases?|improvements?|mortality|failures?|"
    r"control|rejections?|cures?|results?)"
)
KINDS = re.compile(
    rf"\s*(?:the\s+)?(?P<lead>(?:\d+|one|two|three|five|ten)-(?:year|month)\s+)?(?P<kinds>{_KIND}(?:\s*,\s*{_KIND})*)"
    rf",?\s+(?:and|or)\s+(?P<last>{_KIND})\s+(?P<noun>(?:[\w-]+\s+){{0,2}}?{_NOUN}(?:\s+rates?)?)\b",
    re.I,
)
# "Severity and frequency of headaches": both are of what the last is of.
_AMOUNT = r"(?:severity|frequency|incidence|duration|intensity|number|rate|prevalence|size|length|risk|occurrence)s?"
AMOUNT = re.compile(_AMOUNT, re.I)
AMOUNT_OF = re.compile(rf"{_AMOUNT}\s+of\s+(?P<what>.+)", re.I)

# "Office systolic and ambulatory BP": both are pressures.
HALF_PRESSURE = re.compile(r"\w\s(?:systolic|diastolic)$", re.I)
PRESSURE = re.compile(r"\b(?:(?:arterial\s+)?blood\s+pressures?|BP)\b", re.I)


def with_shared_words(names: list[Phrase]) -> list[Phrase]:
    """Names with what the next of them says for both: "rate and size of leaks"."""
    out = list(names)
    for place, one in enumerate(out[:-1]):
        whole = AMOUNT_OF.match(out[place + 1].words)
        if whole and AMOUNT.fullmatch(one.words):
            out[place] = replace(one, words=f"{one.words} of {whole['what']}")
        pressure = PRESSURE.search(out[place + 1].words) if HALF_PRESSURE.search(one.words) else None
        if pressure:
            out[place] = replace(out[place], words=f"{one.words} {pressure.group()}")
    return out


# "The risk of having one or more coughs": coughs.
ONE_OR_MORE = re.compile(
    r"(?:(?:having|developing|experiencing)\s+(?:one\s+or\s+more|at\s+least\s+one)|one\s+or\s+more)\s+", re.I
)


def behind_amount(text: str, start: int) -> int:
    """Where the names begin behind "one or more"."""
    found = ONE_OR_MORE.match(text, start)
    return found.end() if found else start


def kinds_at(text: str, start: int) -> list[Phrase]:
    """The outcomes that a list of kinds with one noun names, where one begins at a place."""
    found = KINDS.match(text, start)
    if found is None:
        return []
    lead, noun = (" ".join((found[part] or "").split()) for part in ("lead", "noun"))
    out = []
    for one in (*re.finditer(_KIND, found["kinds"], re.I), None):
        begin = found.start("kinds") + one.start() if one else found.start("last")
        kind = " ".join((one.group() if one else found["last"]).split())
        out.append(Phrase(" ".join(part for part in (lead, kind, noun) if part), begin, found.end()))
    return out
