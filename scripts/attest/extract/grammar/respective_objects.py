"""Counts and shares whose names or groups stand apart from them, paired by "respectively".

"Four (25%) and eight (50%) patients achieved one and the other, respectively": as many objects as figures. "In the drug
and the placebo group, 12 and 20 patients relapsed, respectively": one predicate, and as many groups as figures.
"""

from __future__ import annotations

import re
from dataclasses import replace

from attest.expressions.cued import Cued
from attest.extract.arms import Arms
from attest.extract.grammar.atom import Atom
from attest.extract.grammar.crossed_shares import Cell, groups_listed, runs_of
from attest.extract.grammar.frames import Frame
from attest.extract.grammar.tally_deeds import done_by
from attest.extract.grammar.tally_words import MAY_OPEN
from attest.extract.phrases import Phrase, items_at, tidy
from attest.extract.statistics import PEOPLE

# What the people counted did, up to its objects.
DID = re.compile(
    rf"\s*(?:(?:of\s+(?:the|these|all)\s+)?(?:[\w-]+\s+){{0,2}}?{PEOPLE}\b)?\s*(?:also\s+)?(?P<verb>had|have|has|showed|developed|experienced|reported|suffered(?:\s+from)?|"
    r"achieved|reached|attained|met|underwent|received|required|needed|presented(?:\s+with)?|exhibited|demonstrated|"
    r"were\s+(?:in|found\s+to\s+have|diagnosed\s+with)|sustained|obtained)\s+(?:an?\s+|the\s+)?",
    re.I,
)
PAIRED = Cued(r",?\s*\(?respectively\b", re.I)
# "In groups A and B, …", "In the drug and placebo groups, …".
IN_GROUPS = re.compile(
    r"(?:In|Among|For)\s+(?:the\s+)?(?P<list>(?:[Gg]roups|[Aa]rms)\s+\w+(?:,\s*\w+)*,?\s+and\s+\w+|[^.;:,()\d]{3,80}?\s+and\s+[^.;:,()\d]{2,60}?\s+(?:groups|arms|patients))\s*,\s*$"
)


def respective_objects(frame: Frame, atoms: list[Atom], arms: Arms) -> list[Cell]:
    """The figures of a sentence with the objects or the groups that "respectively" gives to them."""
    if "espectively" not in frame.text:
        return []
    out: list[Cell] = []
    plain = [one for one in atoms if frame.outer[one.start] < 0]
    for run in runs_of(frame.text, plain) if plain else ():
        if len(run) < 2 or len({frozenset(one.parts) for one in run}) > 1:
            continue
        last = run[-1]
        paired = next(PAIRED.finditer(frame.text, last.end, min(len(frame.text), last.end + 220)), None)
        if paired is None or re.search(r"[;.]\s", frame.text[last.end : paired.start()]):
            continue
        out += _objects(frame, run, paired.start()) or _of_groups(frame, run, paired, arms)
    return out


def _objects(frame: Frame, run: list[Atom], end: int) -> list[Cell]:
    last = run[-1]
    did = DID.match(frame.bare, last.value_end, end) or DID.match(frame.bare, last.end, end)
    start, _ = frame.clause(run[0].start)
    if did is None or MAY_OPEN.search(frame.bare[start : run[0].start]) is None:
        return []
    found, stop = items_at(frame.bare[:end], did.end())
    if len(found) == len(run) - 1 and " and " in found[-1].words:
        head, tail = found[-1].words.rsplit(" and ", 1)
        found = [*found[:-1], Phrase(head, found[-1].start, end), Phrase(tail, found[-1].start, end)]
    if len(found) != len(run) or frame.bare[stop:end].strip():
        return []
    return [Cell(one, Phrase(item.words, item.start, end), None, None) for one, item in zip(run, found, strict=True)]


_LEAD = r"(?:in|with|among|under|on)"
# "… had a cough in the drug and the placebo group, respectively".
GROUPS_BEHIND = re.compile(
    rf"\s{_LEAD}\s+(?:the\s+)?(?P<list>(?:(?!\b{_LEAD}\b)[^.;:()]){{3,80}}?,?\s+and\s+"
    r"[^.;:()]{2,60}?(?:\s+(?:groups?|arms?|patients))?)\s*,?\s*$"
)


def _of_groups(frame: Frame, run: list[Atom], paired: re.Match[str], arms: Arms) -> list[Cell]:
    lead = frame.bare[: run[0].start]
    told = IN_GROUPS.match(lead) or GROUPS_BEHIND.search(frame.bare, run[-1].end, paired.start())
    groups = groups_listed(told["list"], len(run), arms) if told else None
    done = done_by(frame.bare, lead, run[-1]) if groups else None
    if done is None and groups and (comma := re.match(r"\s*,", frame.bare[paired.end() :])):
        behind = replace(run[-1], end=paired.end() + comma.end())
        done = done_by(frame.bare, lead, behind)  # "…, respectively, relapsed"
    if groups is None or done is None or told is None:
        return []
    named = rf"\s+{_LEAD}\s+(?:the\s+)?{re.escape(told['list'].split()[0])}(?!\w)"
    if told.start() > run[-1].end and (own := re.search(named, done.words)):
        done = Phrase(tidy(done.words[: own.start()]), done.start, told.start())  # the groups are no part of the name
    return [Cell(one, done, group, None) for one, group in zip(run, groups, strict=True)]
