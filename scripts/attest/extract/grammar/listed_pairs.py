"""Pairs of values for as many outcomes as are listed: "X and Y were lower with A than with B (2 vs 3; 4 vs 5)"."""

from __future__ import annotations

import re

from attest.extract.arms import Arms
from attest.extract.grammar.atom import Atom
from attest.extract.grammar.beside import Place
from attest.extract.grammar.comparisons import compared
from attest.extract.grammar.forms import UNIT
from attest.extract.grammar.frames import SUBJECT_VERB, Frame, phrase_at
from attest.extract.grammar.joined import Joined
from attest.extract.grammar.listed_outcomes import Name, names_listed
from attest.extract.grammar.respective import RESPECTIVELY
from attest.extract.grammar.series import Series
from attest.extract.grammar.side_by_side import pair_before
from attest.extract.phrases import Phrase, after_opening
from attest.extract.shared_words import ADJECTIVE
from attest.extract.subjects import is_people

_UNIT = rf"(?:\s*(?:{UNIT}|[A-Za-zµμ]{{1,10}}(?:/[A-Za-z]{{1,8}}){{1,3}}|ms|points)(?![\w/]))?"
VERSUS = re.compile(rf"{_UNIT},?\s*(?:vs\.?|versus|v\.?|(?:as\s+)?compared\s+(?:with|to))\s+", re.I)
_P = r"[pP]\s?[=<>≤]\s?0?[.·]?\d[\d.·]*"
P_VALUE = re.compile(rf"\s*,?\s*(?:[(\[]\s*{_P}\s*[)\]]|{_P}),?")
NEXT = re.compile(rf"{_UNIT}\s*[,;]?\s*(?:and\s+)?", re.I)
ENDS = re.compile(rf"{_UNIT}\s*[)\]]")
# "For the treatment and control phases": whose the values of each pair are.
BOTH_SIDES = re.compile(
    r"\b(?:for|in|during|with)\s+(?:the\s+)?(?P<one>[\w-]+(?:\s[\w-]+)?)\s+and\s+(?:the\s+)?(?P<two>[\w-]+(?:\s[\w-]+)?)\s+(?:groups?|arms?|phases?|periods?)\b",
    re.I,
)
PART = re.compile(r"[^,]+?(?=,\s+and\s|,|\s+and\s|$)(?:,\s+and\s|,|\s+and\s|$)")
HEAD = re.compile(
    r"(?:time|duration|length|severity|rates?|incidence|prevalence|frequency|numbers?|risk)\s+(?:to|of|for)\s+(?:[\w-]+\s+(?:from|of)\s+(?:the\s+)?)?",
    re.I,
)
MEASURED = re.compile(
    r"\s(?:of|for|to)\s|\b(?:time|duration|length|severity|rates?|scores?|levels?|counts?|use|stay|concentrations?|pressure|index|volume|number)\b",
    re.I,
)
FEWEST = 2


def listed_pairs(frame: Frame, found: list[Atom], arms: Arms) -> list[Joined]:
    """The pairs of a sentence with the outcomes listed before them; none where their sides are not told."""
    if len(found) < 2 * FEWEST:
        return []
    for pairs in _runs(frame, [one for one in found if one.kind != "p"]):
        names = _names(frame, pairs)
        sides = _sides(frame, pairs, arms) if names else None
        if names and sides:
            return [
                Joined(Series(pair, "versus"), list(sides), Phrase(*name))
                for pair, name in zip(pairs, names, strict=True)
            ]
    return []


Pair = tuple[Atom, Atom]


def _runs(frame: Frame, atoms: list[Atom]) -> list[list[Pair]]:
    """Pairs that stand one behind the other, each run with those of one bracket or of none."""
    runs: list[list[Pair]] = []
    at = 0
    while at + 1 < len(atoms):
        pair = (atoms[at], atoms[at + 1])
        if not _is_pair(frame, pair):
            at += 1
            continue
        if runs and _goes_on(frame, runs[-1][-1][1], pair[0]):
            runs[-1].append(pair)
        else:
            runs.append([pair])
        at += 2
    return [run for run in runs if len(run) >= FEWEST]


def _is_pair(frame: Frame, pair: Pair) -> bool:
    one, two = pair
    if one.kind != two.kind or frame.outer[one.start] != frame.outer[two.start] or one.measure or two.measure:
        return False
    return VERSUS.fullmatch(frame.text, one.value_end, two.start) is not None


def _goes_on(frame: Frame, last: Atom, one: Atom) -> bool:
    if frame.outer[last.start] != frame.outer[one.start]:
        return False
    between = frame.text[last.value_end : one.start]
    return NEXT.fullmatch(P_VALUE.sub("", between)) is not None and bool(re.search(r"[,;]|\band\b", between))


def _names(frame: Frame, pairs: list[Pair]) -> list[Name] | None:
    """As many outcomes as pairs, where "respectively" or a bracket of their own says that they go together."""
    first, last = pairs[0][0], pairs[-1][1]
    behind = P_VALUE.sub("", frame.text[last.value_end : last.value_end + 60], count=1)
    inside = frame.outer[first.start] >= 0 and not frame.text[frame.outer[first.start] + 1 : first.start].strip()
    if not (RESPECTIVELY.search(behind[:40]) or (inside and ENDS.match(behind.replace(",", "")))):
        return None
    end = frame.anchor(first.start)
    start = frame.clause(end)[0]
    names = names_listed(frame, start, end, len(pairs)) or _subjects(frame, start, end, len(pairs))
    return _with_head(names) if names else None


def _with_head(names: list[Name]) -> list[Name]:
    """Names with what the first says is measured of each: "time to relief of cough and fever"."""
    head = HEAD.match(names[0][0])
    if head is None or any(MEASURED.search(words) for words, *_ in names[1:]):
        return names
    return [names[0], *((f"{head.group()}{words}", start, end) for words, start, end in names[1:])]


def _subjects(frame: Frame, start: int, end: int, count: int) -> list[Name] | None:
    """The parts of a clause's subject, also those that hold more than a noun: "time to relief, and use of syrup"."""
    verb = next(iter(SUBJECT_VERB.finditer(frame.bare, start, end)), None)
    if verb is None:
        return None
    sides = BOTH_SIDES.search(frame.bare, start, verb.start())
    at = after_opening(frame.bare, start, verb.start())
    out: list[Name] = []
    for one in PART.finditer(frame.bare, at, sides.start() if sides else verb.start()):
        named = phrase_at(frame.bare, *one.span())
        if named is None or ADJECTIVE.fullmatch(named.words) or is_people(named.words):
            return None
        out.append((named.words, named.start, named.end))
    return out if len(out) == count else None


def _sides(frame: Frame, pairs: list[Pair], arms: Arms) -> list[Place] | None:
    """The two groups, in the order in which the clause compares them."""
    end = frame.anchor(pairs[0][0].start)
    start = frame.clause(end)[0]
    lead = frame.bare[start:end]
    told = pair_before(frame.bare, start, end, arms)
    if told:
        return [Place(one.arm, one.time) for one in told]
    both = BOTH_SIDES.search(lead)
    if both:
        return [Place(arms.known(both[part]) or both[part]) for part in ("one", "two")]
    pair = compared(lead, arms)
    names = [*pair] if pair and pair[1] else arms.order_in(lead)
    low = lead.casefold()
    if len(names) != len(pairs[0]) or (not pair and any(str(name).casefold() not in low for name in names)):
        return None
    return [Place(name) for name in names]
