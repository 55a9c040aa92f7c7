"""Tallies: counts and shares of people that whole forms left, named by the words on either side of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from attest.expressions import quick as re
from attest.expressions.cued import Cued
from attest.extract.counted_words import FLOW
from attest.extract.events import AMONG_GROUPS, OF_GROUPS
from attest.extract.grammar.atom import Atom
from attest.extract.grammar.forms import UNIT
from attest.extract.number_led import CountLed
from attest.extract.numbers import COUNT, as_decimal, count_value
from attest.extract.statistics import N_EQUALS, PEOPLE
from attest.extract.subjects import is_drug

KIND = "tally"
NUMBER = CountLed(rf"(?P<events>{COUNT})(?P<who>(?:\s+(?:of\s+(?:whom|which|them|these|those)\b|{PEOPLE}\b))?)", re.I)
HAS_NUMBER = Cued(r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty)\b", re.I)
# Before a number that counts no people: a grade, a time, a bound, a range, an age.
NO_COUNT_BEFORE = Cued(
    r"(?:\b(?:grades?|weeks?|months?|days?|years?|phases?|stages?|types?|visits?|levels?|cycles?|class(?:es)?|scores?|scored|tables?|"
    r"figures?|fig\.|groups?|arms?|aged?|ages?|range[ds]?|ranging|between|version|parts?|lines?|vitamin|least|most|than|by|(?:score|cut-?\s?offs?|threshold|value|index|ratio|limit|maximum|minimum)\s+of|"
    r"every|per|each|first|last|past|next|previous|following|within|over|during|until|mean|median|average|dose|factor|top|additional|"
    r"(?:one|1|two|three)\s+in|out\s+of|among(?:st)?|(?:all|none)\s+but|except(?:\s+(?:for|in))?|apart\s+from|January|February|March|April|May|June|July|August|September|October|November|December|either|no|the\s+only|the|these|those|both|all|our)"
    r"|\d\s?(?:%|per\s?cent)\s+of|[=<>≤≥±~$€£#/×]|\d\s?(?:to|-|–|:)|[pP])\s*$",
    re.I,
)
NO_COUNT_BEHIND = re.compile(
    rf"(?:(?:,\s*\d[\d.,]*)*,?\s+(?:and|or)\s+\d[\d.]*)?\s?(?:(?:[a-z-]+\s+){{1,3}}?(?:classes|sessions|lessons|workshops|meetings|visits|appointments)\b|in\s+(?:\d+|every|ten|twelve|twenty)\s+(?:{PEOPLE}|adults)\b|[-–/:±×°]|\(OH\)|\+|to\s+\d|or\s+(?:more|less|fewer|higher|greater|two|three|\d)|{UNIT}(?!\w)|(?:[\w-]+\s+)?(?:times?|fold|hours?|days?|"
    r"weeks?|months?|years?|minutes?|seconds?|points?|items?|studies|trials|RCTs?|cohorts|groups?|arms?|cent(?:er|re)s?|hospitals?|clinics?|countries|"
    r"sites|doses?|cycles?|sessions?|visits?|questions?|variables?|factors?|domains?|measures?|criteria|categories|types?|models?|methods?|"
    r"RCTs|articles?|publications?|papers?|reviews?|databases?|records?|journals?|levels?|stages?|grades?|phases?|scales?|subscales?|scores?|"
    r"techniques?|consecutive|different|drugs?|regimens?|courses?|genes?|loci|SNPs?|(?:latent\s+)?class(?:es)?|clusters?|degrees?|components?|subgroups?|trajectories|profiles?|outcomes?|endpoints?|parameters?|standard|SDs?|"
    r"(?:[\w-]+\s+)?(?:samples|specimens|biopsies|scans|images|questionnaires)\s+(?:were|was)\s+(?:available|obtained|collected|analy[sz]ed|taken|assessed|returned)|decades?|steps?|themes?|topics?|areas?|regions?|districts?|villages?|schools?|practices|wards?|units?|rats|mice|animals|per|and\s+a\s+half|"
    r"of\s+(?:the\s+)?(?:\w+\s+)?(?:groups|studies|trials|items|arms|measures|domains|seasons|most)|of\s+(?:\d+|two|three|four|five|six)\s+(?:approaches|techniques|methods|ways|routes|regimens|schedules|doses|groups|arms|sequences|treatments|strategies|formulations)|thirds?|quarters?|halves|sides?|ends?|another|hand|reason|way|st|nd|rd|th)\b)",
    re.I,
)
# "One preparation versus another": a number that counts nothing.
ONE_OF_TWO = re.compile(r"[^.;:]{2,60}\b(?:versus|vs\.?|over|than|or|and|from|to)\s+(?:another|the\s+other)\b", re.I)
# "Several metabolites, one of which was the minor one": one thing among others.
ONE_IS = re.compile(r"\s+(?:was|is)\s+(?:the|an?)\b", re.I)
# The verb of a clause about people: any past form, and the present of the commonest.
FORMS = (
    r"(?:had|have|has|were|was|are|is|did|died|underwent|became|began|got|gave|went|felt|fell|lost|chose|left|made|met|took|"
    r"rose|grew|kept|knew|saw|sought|spent|thought|won|ate|slept|drank|bled|wore|withdrew|quit|ceased|[a-z]{3,}ed)"
)
VERB = re.compile(rf"\b{FORMS}\b", re.I)
THING_SHARE = re.compile(
    r"\s+(?P<noun>(?:(?!(?:and|or|in|to|with|who|that|which|for|on|at|by|from|per|the|a|an|as|than|had|were|was|are|is|did)\b)[A-Za-z][\w/’'-]*\s+){1,5}?)[(\[]\s*"
)
CLOSING = re.compile(r"\s*[)\]]")
YEAR = re.compile(r"(?:19[5-9]|20[0-3])\d")
# A sentence on how the study was put together counts people who took part, and nothing that came of it.
OF_FLOW = Cued(
    r"\b(?:enrol\w*|recruit\w*|randomi[sz]\w*|eligib\w*|inclu(?:ded|sion)\s+(?:criteria|in\s+the)|were\s+included|allocated|assigned|"
    r"invited|screened|approached|participat\w+|questionnaires?\s+(?:were|was)|sample\s+size|consecutive)\b",
    re.I,
)


def tallies(text: str, found: list[Atom]) -> list[Atom]:
    """The counts and shares of a sentence with the bare counts that the other atoms left, in order."""
    kept = [one for one in found if one.kind in ("count", "share") or (one.kind == "interval" and one.unit == "%")]
    spans = [(one.start, one.end) for one in found if one.kind != "value" or one.unit]
    for one in (*_sized(text), *_bare(text)):
        if not any(one.start < end and start < one.end for start, end in spans):
            kept.append(one)
            spans.append((one.start, one.end))
    return with_counts_behind(text, _with_shares(text, sorted(kept, key=lambda one: one.start)))


# "79% of the patients in the one group (37 of 47) and 44% …": the count stands behind the words for the group.
COUNT_BEHIND = re.compile(
    rf"\s+(?:of\s+(?:the\s+)?)?(?:(?:all\s+)?{PEOPLE}\s+)?(?:in|on|with|of|for|receiving|given|treated\s+with|assigned\s+to)\s+[^.;:,()\[\]\d]{{2,60}}?\s*[(\[]\s*(?:n\s?=\s?)?"
)


def with_counts_behind(text: str, found: list[Atom]) -> list[Atom]:
    """Shares and the counts in brackets behind the words for their groups made one, where the one is the other.

    Only those of several groups are: of a single one the words before the bracket may say anything.
    """
    out: list[Atom] = []
    made = 0
    for one in found:
        before = out[-1] if out else None
        if (
            before is not None
            and before.kind == "share"
            and set(before.parts) == {"percent"}
            and set(one.parts) == {"events", "total"}
            and COUNT_BEHIND.fullmatch(text, before.end, one.start)
            and CLOSING.match(text, one.end)
            and _is_share(before.parts["percent"][0], one.parts["events"][0], one.parts["total"][0])
        ):
            out[-1] = replace(before, parts={**before.parts, **one.parts})
            made += 1
        else:
            out.append(one)
    return out if made > 1 else found


def _is_share(percent: str, events: str, total: str) -> bool:
    share, some, everybody = as_decimal(percent), as_decimal(events), as_decimal(total)
    return bool(share is not None and some is not None and everybody and abs(100 * some / everybody - share) <= 1)


def _with_shares(text: str, found: list[Atom]) -> list[Atom]:
    """Counts of things and the shares in brackets behind their names made one: "13 wound infections (5%)"."""
    out: list[Atom] = []
    for one in found:
        before = out[-1] if out and one.kind == "share" and out[-1].kind == KIND else None
        told = THING_SHARE.fullmatch(text, before.end, one.start) if before else None
        closing = CLOSING.match(text, one.end) if told else None
        if before and told and closing and VERB.search(told["noun"]) is None:
            out[-1] = Atom("count", before.start, closing.end(), {**before.parts, **one.parts}, of=told["noun"].strip())
        else:
            out.append(one)
    return out


# "45% in the first arm (n = 60)": how many were in the group that has its share.
SHARE_OF_GROUP = re.compile(
    r"\d\s?%\s*[)\]]?\s+(?:in|for|with|among|on)\s[^.;,:()\[\]\d]{0,60}\b(?:groups?|arms?|cohorts?|placebo|controls?)\s*$",
    re.I,
)


def _sized(text: str) -> Iterator[Atom]:
    for found in N_EQUALS.finditer(text) if "=" in text else ():
        if found["label"] == "n" and not (
            OF_GROUPS.match(text, found.end())
            or AMONG_GROUPS.search(text, 0, found.start())
            or SHARE_OF_GROUP.search(text, max(0, found.start() - 80), found.start())
        ):
            yield Atom(KIND, *found.span("events"), {"events": (found["events"], *found.span("events"))})


def _bare(text: str) -> Iterator[Atom]:
    if HAS_NUMBER.search(text) is None or OF_FLOW.search(text):
        return
    for found in NUMBER.finditer(text):
        start, end = found.span("events")
        value = count_value(found["events"])
        if YEAR.fullmatch(value) or NO_COUNT_BEFORE.search(text, max(0, start - 24), start):
            continue
        if value == "1" and found["who"] and ONE_IS.match(text, found.end()):
            continue
        if not found["who"] and (
            NO_COUNT_BEHIND.match(text, end) or (value == "1" and ONE_OF_TWO.match(text, end) is not None)
        ):
            continue
        yield Atom(KIND, start, found.end(), {"events": (value, start, end)})


# What was done with everybody to study them.
DONE = re.compile(
    r"^(?:(?:evaluation|assessment|measurements?)\s+of|(?:operated|irradiated)\s+(?:by|on|at|with)\b|(?:documented|identified|diagnosed|detected|recorded|noted)$|delivered\s+(?:to|by|at\s+the|in)|performed|measured|assessed|analy[sz]ed|evaluated|examined|studied|tested|treated|reviewed|used|conducted|"
    r"collected|obtained|interviewed|surveyed|considered|referred|admitted\s+to\s+the\s+study|taken|retrieved|published|followed|given|"
    r"administered|undergone\s+the\s+study|provided|part\s+of|based\s+on|drawn|made|asked|carried\s+out|undertaken|compared|classified|divided|segregated|stratified|grouped|matched|"
    r"undertook|answered|returned|responded\s+to|participants?|consent\w*)\b|^(?:[\w-]+\s+){0,3}(?:trials?|studies|articles|papers|reports)\b|^received\b(?!.{4,})",
    re.I,
)


# "Took the drug alone": which treatment people had.
GOT = re.compile(
    r"(?:took|received|got|switched\s+to|(?:were\s+)?(?:treated\s+with|given|started\s+on))\s+(?:(?:only|either|the|an?|early|delayed|oral|intravenous|first-line|additional)\s+)*(?P<what>[A-Za-z][\w-]*)(?:\s+(?:alone|only|monotherapy|therapy|treatment))?",
    re.I,
)


def is_flow(words: str) -> bool:
    """Whether words tell how people came into or went through the study, or which treatment they had."""
    got = GOT.fullmatch(words)
    if got is not None and is_drug(got["what"]):
        return True
    return (FLOW.match(words) is not None and not words.startswith("received")) or DONE.match(words) is not None
