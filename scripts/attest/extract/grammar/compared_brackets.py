"""Values in brackets behind the names of groups that a sentence compares, however many and whatever they are called.

"X was lower in group C (27%) and group E (30%) when compared with group A (55%)", "a lower share of patients given
A (37%) had X in comparison to the B (50%) and C (76%) groups", "the difference in X between A (29%) and B (21%) was
small": groups whose names are in no list are told by the comparison.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from attest.extract.arms import Arms
from attest.extract.grammar.atom import MEASURED, Atom
from attest.extract.grammar.beside import Place
from attest.extract.grammar.comparisons import KNOWN
from attest.extract.grammar.frames import Frame, phrase_at, subject_before
from attest.extract.grammar.groups import known_as
from attest.extract.grammar.joined import Joined
from attest.extract.grammar.series import Series
from attest.extract.grammar.times import WHEN
from attest.extract.grammar.whose import NO_NAME, told_words
from attest.extract.phrases import Phrase
from attest.extract.statistics import PEOPLE

_LEAD = r"(?:in|with|for|among|amongst|on|after|of|by|under|during|using|receiving|given|from|between)"
_NAME = (
    r"(?!(?:the|a|an|both|all|which|that|this|these|those|baseline|it)\b)[\w+/.²-]+(?:\s(?!(?:was|were|had|did|is|are|but|and|or|than|vs|versus|"
    r"compared|from|who|whose|that|which|showed|at|during|before)\b)[\w+/.²-]+){0,5}?"
)
_THAN = r"(?:than|versus|vs\.?|(?:as\s+|when\s+)?compared\s+(?:with|to)|in\s+comparison\s+(?:with|to)|relative\s+to)"
# The name right before the first bracket, and between two brackets the name of the next.
FIRST = re.compile(rf"(?:.*\s)?(?P<lead>{_LEAD})\s+(?:the\s+|those\s+)?(?P<name>{_NAME})\s*", re.I | re.S)
NEXT = re.compile(
    rf"\s*(?:{PEOPLE}|groups?|arms?)?\s*,?\s*(?:(?P<than>{_THAN})|and|or|,)\s+(?:(?:that|those)\s+)?(?:(?P<lead>{_LEAD})\s+)?(?:the\s+|those\s+)?(?P<name>{_NAME})\s*",
    re.I,
)
# "… (37%) had X in comparison to the B (": what the people did stands between the brackets.
DID = re.compile(
    rf"\s*(?:{PEOPLE}|groups?|arms?)?\s+(?P<verb>had|were|was|\w+ed)\s+(?P<what>(?!{_THAN})[^.;:,()]{{2,70}}?),?\s+(?P<than>{_THAN})\s+(?:(?:that|those)\s+)?"
    rf"(?:(?P<lead>{_LEAD})\s+)?(?:the\s+|those\s+)?(?P<name>{_NAME})\s*",
    re.I,
)
# "Fewer patients in the X group had a cold (": what they had stands before the first bracket.
MORE_HAD = re.compile(
    rf"(?:.*[.;:,]\s+)?(?:\w+ly\s+)?(?:more|fewer|an?\s+(?:\w+ly\s+)?(?:lower|higher|greater|smaller|larger)\s+(?:proportion|percentage|number|share)\s+of)\s+"
    rf"(?:the\s+)?{PEOPLE}\s+(?P<lead>{_LEAD}|treated\s+with|(?:assigned|allocated|randomi[sz]ed)\s+to)\s+(?:the\s+|those\s+)?(?P<name>{_NAME})\s+"
    r"(?P<verb>had|met|were|underwent|[a-z]+ed)\s+(?P<what>[^.;:,()]{2,80}?)\s*",
    re.I | re.S,
)
# "More patients had a remission with X (".
MORE_IN = re.compile(
    rf"(?:.*[.;:,]\s+)?(?:\w+ly\s+)?(?:more|fewer)\s+{PEOPLE}\s+(?P<verb>had|met|were|underwent|[a-z]+ed)\s+(?P<what>[^.;:,()]{{2,80}}?)\s+"
    rf"(?P<lead>{_LEAD})\s+(?:the\s+|those\s+)?(?P<name>{_NAME})\s*",
    re.I | re.S,
)
HAD = re.compile(r"had|experienced|developed|presented|reported|showed|suffered|achieved|exhibited", re.I)
UNITS = re.compile(r"\s*(?:sub)?(?:groups|arms)\b", re.I)
BETWEEN = re.compile(
    r"\bdifferences?\s+(?:in|of|for)\s+(?:the\s+)?(?P<what>[^.;:,()]{3,70}?)\s+between\s+(?:the\s+)?$", re.I
)
MORE = re.compile(r"(?:\w+ly\s+)?(?:greater|higher|lower|more|fewer|longer|shorter)\s+(?=\w)", re.I)
SHARE_OF = re.compile(r"\b(?:percentage|proportion|share|rate|number|more|fewer)\b", re.I)


MORE_PEOPLE = re.compile(rf"\b(?:more|fewer|of)\s+(?:the\s+)?{PEOPLE}\s", re.I)


class _One(NamedTuple):
    """A value in a bracket of its own, with the words for its group and what leads to them."""

    atom: Atom
    words: str
    lead: str
    start: int
    close: int


def compared_brackets(frame: Frame, found: list[Atom], arms: Arms) -> list[Joined]:
    """The values of such a comparison; none where a name is no group."""
    text = frame.text
    if text.count("(") + text.count("[") < 2:
        return []
    alone = _alone(frame, found)
    for at, (first, close) in enumerate(alone):
        bracket = frame.outer[first.start]
        more = _more_people(text, bracket)
        if first.kind == "count" and more is None:
            continue
        named = more or FIRST.fullmatch(text, max(0, bracket - 90), bracket)
        if named is None:
            continue
        run = [_One(first, named["name"], named["lead"].casefold(), named.start("lead"), close)]
        between = BETWEEN.search(text, 0, named.start("name")) if run[0].lead == "between" else None
        compared, what = between is not None, more
        for atom, end in alone[at + 1 :]:
            begin = frame.outer[atom.start]
            gap = NEXT.fullmatch(text, run[-1].close, begin)
            acted = DID.fullmatch(text, run[-1].close, begin) if gap is None and len(run) == 1 and not more else None
            gap = gap or acted
            if gap is None or atom.kind != first.kind:
                break
            if acted is not None:
                what = acted
            compared = compared or gap.groupdict().get("than") is not None
            run.append(_One(atom, gap["name"], (gap["lead"] or run[-1].lead).casefold(), begin, end))
        if len(run) < 2 or not compared:
            continue
        places = _places(text, run, arms)
        outcome = _outcome(frame, run[0], what, between)
        if places and outcome is not None:
            return [Joined(Series(tuple(one.atom for one in run), "versus"), places, outcome)]
    return []


def _more_people(text: str, bracket: int) -> re.Match[str] | None:
    """The words before a bracket that say which of two groups had more people with something."""
    if MORE_PEOPLE.search(text, 0, bracket) is None:
        return None
    start = max(0, bracket - 170)
    return MORE_HAD.fullmatch(text, start, bracket) or MORE_IN.fullmatch(text, start, bracket)


def _alone(frame: Frame, found: list[Atom]) -> list[tuple[Atom, int]]:
    """The values that are the only ones of their brackets, with where these end."""
    out = []
    for one in found:
        bracket = frame.outer[one.start]
        if bracket < 0 or one.kind not in (*MEASURED, "share", "count", "interval") or one.measure:
            continue
        if sum(frame.outer[other.start] == bracket for other in found if other.kind != "p") == 1:
            end = next((at for at in range(one.end, len(frame.text)) if frame.outer[at] != bracket), len(frame.text))
            out.append((one, min(end + 1, len(frame.text))))
    return out


def _places(text: str, run: list[_One], arms: Arms) -> list[Place] | None:
    grouped = UNITS.match(text, run[-1].close) is not None
    names = []
    for one in run:
        words = one.words.strip()
        told = told_words(f"{'in' if one.lead in ('between', 'from') else one.lead} {words}", arms, True)
        if told is not None and told[0] is None:
            return None
        name = told[0] if told else None
        if name is None and (NO_NAME.search(words) or WHEN.fullmatch(words) or words.isdigit()):
            return None
        if name is None and (grouped or KNOWN.match(words) or arms.known(words)):
            name = known_as(words, arms)
        if name is None:
            return None
        names.append(name)
    return [Place(name) for name in names] if len(set(names)) == len(names) else None


def _outcome(frame: Frame, first: _One, acted: re.Match[str] | None, between: re.Match[str] | None) -> Phrase | None:
    if between is not None:
        return phrase_at(frame.text, *between.span("what"))
    if acted is not None:
        lead = frame.bare[frame.clause(first.start)[0] : first.start]
        if first.atom.kind not in ("share", "count") or not SHARE_OF.search(lead):
            return None
        return phrase_at(frame.text, acted.start("what" if HAD.fullmatch(acted["verb"]) else "verb"), acted.end("what"))
    subject = subject_before(frame, first.start)
    more = MORE.match(subject.words) if subject is not None else None
    if subject is None or more is None:
        return subject
    return Phrase(subject.words[more.end() :], subject.start + more.end(), subject.end)
