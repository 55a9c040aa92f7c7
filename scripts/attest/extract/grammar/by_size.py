"""Two values beside a comparison that says which group has more: "longer in the drug group: 12 versus 9 days".

Reports give the values of a comparison in its order, the group first that it speaks of. Where the size of the values
bears that out as well, the first is that group's, whatever the group is called.
"""

from __future__ import annotations

import re

from attest.expressions.cued import Cued
from attest.extract.arms import Arms
from attest.extract.grammar.beside import Beside, Place
from attest.extract.grammar.comparisons import SUBJECT, named
from attest.extract.grammar.groups import Group, group_behind, groups_in, known_as
from attest.extract.grammar.opposites import opposite
from attest.extract.grammar.times import WHEN
from attest.extract.grammar.whose import NO_NAME
from attest.extract.numbers import as_decimal

# "More effective", "less severe": no more and no less of what the values are.
_OF_KIND = r"(?!\s+(?:than\b|[\w-]+(?:ive|ant|ent|ous|able|ible|al|ic|ed|ful|ly|id|vere|ing)\b))"
_OFTEN = r"(?=\s+(?:likely|often|frequent|frequently|common|commonly|prevalent|patients|children)\b)"
_MORE = rf"higher|greater|larger|longer|increased|elevated|prolonged|more(?:{_OF_KIND}|{_OFTEN})"
_LESS = rf"lower|smaller|shorter|fewer|reduced|decreased|shortened|less(?:{_OF_KIND}|{_OFTEN})"
SIZE = Cued(rf"\b(?:(?P<more>{_MORE})|(?P<less>{_LESS}))\b", re.I)
# What would turn the order round: a change of which there is more, a denial, or neither.
UNSURE = Cued(
    r"\b(?:reductions?|decreases?|declines?|improvements?|falls?|drops?|loss(?:es)?|changes?|increases?|rises?|gains?|differences?|"
    r"no|not|nor|neither|without|similar|comparable|both|each|either|all|between|from)\b",
    re.I,
)
# The same people before.
BEFORE = Cued(
    r"\b(?:baseline|before|pre-?(?:operati\w+|treatment|interventions?|tests?|dose|study|exercise|training|therapy)|previous\w*|initial|entry|"
    r"earlier|over\s+time)\b",
    re.I,
)
AGAINST = re.compile(
    r"\b(?:than|versus|vs\.?|(?:as\s+|when\s+)?compared\s+(?:with|to)|in\s+comparison\s+(?:with|to)|relative\s+to|as\s+opposed\s+to)\s",
    re.I,
)
# "Compared with A, B had …": A is the other.
OPENED = re.compile(
    r"\W*(?:(?:as\s+)?compared\s+(?:with|to)|in\s+comparison\s+(?:with|to)|relative\s+to|unlike)\s", re.I
)
LED = re.compile(
    r"\b(?:in|with|for|among|amongst|after|during|under|using|receiving|given)\s+(?:the\s+|those\s+)?$", re.I
)
AND = re.compile(r"\sand\s")
OPENS = re.compile(r"[\s,.]*(?:the\s+)?", re.I)
WAS = re.compile(r"\b(?:was|were)\s+(?:\w+\s+){0,2}$")
ENDS = re.compile(r"\s*(?:[A-Za-z%/]+\s*)?[;,)\]]")  # "22% and 8% for X, …" go on


def told_by_size(view: Beside) -> list[Place] | None:
    """Two values behind a comparison whose order their size bears out."""
    if view.count != 2 or view.link not in ("versus", "listed") or view.respectively(190):
        return None
    (start, end), first = view.clause, view.first.start
    at = view.bracket if view.bracket >= 0 else first
    bare = view.frame.bare
    if set(view.first.parts) == {"events"} or (view.bracket < 0 and AND.search(bare, start, first)):
        return None  # a bare number in a bracket is a score as well; "X and Y were higher: 6 vs 4 and 5 vs 3"
    if view.link == "listed" and not ENDS.match(view.text, view.last.end):
        return None
    told = list(SIZE.finditer(bare, start, at)) or [
        one for one in list(SIZE.finditer(bare, view.last.end, end))[:1] if WAS.search(bare, view.last.end, one.start())
    ]
    if (
        not told
        or UNSURE.search(bare, start, max(at, told[-1].end()))
        or BEFORE.search(bare, start, end)
        or not _fits(view, told[-1])
    ):
        return None
    said = told[-1]
    if pair := _named_pair(bare, said, at if said.end() <= at else end, view.arms):
        return [Place(name) for name in pair]
    subject, other = _sides(bare, start, end, said, at, view)
    if subject is None:
        return None
    against = other or _other(subject, view.arms, AGAINST.search(bare, start, end) is not None)
    return [Place(subject), Place(against, untold=against is None)]


# "Higher in the north than in the south (", "more of X with A than with B", "more nurses than doctors knew".
_NAME = (
    r"(?!(?:the|a|an|all|both|which|that|this|these|those|baseline|it|one|any)\b)[\w+/.-]+(?:\s(?!(?:was|were|had|did|is|are|and|or|but|than|"
    r"versus|vs|compared|significantly|from|by|in|with|for|at|after|during|who|that|which)\b)[\w+/.-]+){0,3}"
)
_LEAD = r"(?:in|with|for|among|amongst|on|during|after|under|following|using)"
PAIR = re.compile(
    rf"\b{_LEAD}\s+(?:the\s+)?(?P<one>{_NAME}),?\s+(?:than|(?:as\s+)?compared\s+(?:with|to))\s+(?:{_LEAD}\s+)?(?:the\s+)?(?P<two>{_NAME})\s*,?\s*$",
    re.I,
)
OF_THESE = re.compile(
    rf"\s+(?P<one>{_NAME})\s+than\s+(?P<two>{_NAME})\s+(?=(?:was|were|had|did|is|are|knew|felt|thought|said|would|who|\w+ed)\b)",
    re.I,
)


def _named_pair(bare: str, said: re.Match[str], end: int, arms: Arms) -> tuple[str, str] | None:
    """The two sides that stand behind a comparison word, whatever they are called."""
    found = OF_THESE.match(bare, said.end(), end) or PAIR.search(bare, said.end(), end)
    if found is None:
        return None
    one, two = (known_as(found[part].strip(), arms) for part in ("one", "two"))
    if not one or not two or one == two or any(WHEN.search(name) or NO_NAME.search(name) for name in (one, two)):
        return None
    return one, two


def _fits(view: Beside, said: re.Match[str]) -> bool:
    one, two = (as_decimal(next(iter(atom.parts.values()))[0]) for atom in (view.first, view.last))
    if one is None or two is None:
        return False
    return one > two if said["more"] else one < two


def _sides(
    bare: str, start: int, end: int, said: re.Match[str], at: int, view: Beside
) -> tuple[str | None, str | None]:
    """The group of which a comparison speaks, and the one that it is compared with, where it is named."""
    opened = OPENED.match(bare, start)
    comma = bare.find(",", start, said.start()) if opened else -1
    other = _only(groups_in(bare[opened.end() : comma], view.arms)) if opened and comma > 0 else None
    begin = comma + 1 if comma > 0 else start
    against = AGAINST.search(bare, said.end(), end)
    until = against.start() if against else end
    if against is not None:
        words = bare[against.end() : end].split(",")[0]
        other = _only(groups_in(words, view.arms)) or _led(bare, against.end() - 1, view.arms)
    behind = _behind(bare, said.end(), until, view.arms)
    subject = behind[0] if len(behind) == 1 else None
    if not behind:
        subject = _only(_subjects(bare, begin, said.start(), view.arms))
    if subject is None:
        return None, None
    return subject.name, other.name if other and other.name != subject.name else None


LEADS = re.compile(r"\s(?=(?:in|with|for|among|amongst|after|during|under|using|receiving|given)\s)", re.I)


def _behind(bare: str, start: int, end: int, arms: Arms) -> list[Group]:
    """The groups behind a comparison that a preposition leads to."""
    found = groups_in(bare[start:end], arms)
    out = [
        one._replace(start=one.start + start, end=one.end + start)
        for one in found
        if LED.search(bare, start, start + one.start)
    ]
    led = (group_behind(bare, one.start(), arms) for one in LEADS.finditer(bare, start, end))
    for one in led:
        if (
            one is not None
            and one.end <= end
            and not any(one.start < other.end and other.start < one.end for other in out)
        ):
            out.append(one)
    return out


def _led(bare: str, place: int, arms: Arms) -> Group | None:
    """The group to which a preposition leads right behind "than" or "compared with"."""
    return group_behind(bare, place, arms) if LEADS.match(bare, place) else None


def _subjects(bare: str, start: int, end: int, arms: Arms) -> list[Group]:
    """The groups that are the subject of a comparison: at its beginning, or those in whom it was seen."""
    found = groups_in(bare[start:end], arms)
    if found:
        return [
            one
            for one in found
            if LED.search(bare, start, start + one.start) or OPENS.fullmatch(bare, start, start + one.start)
        ]
    subject = SUBJECT.match(bare, start, end)
    name = named(subject["one"], subject["unit"], arms) if subject else None
    return [Group(name, *subject.span("one"))] if subject and name else []


def _only(groups: list[Group]) -> Group | None:
    return groups[0] if len(groups) == 1 else None


def _other(name: str, arms: Arms, compared: bool) -> str | None:
    """The other group where nothing is said of it: the other arm of two, or the opposite."""
    others = [arm for arm in arms.names if arm != name]
    if compared:
        return None
    return others[0] if len(others) == 1 and name in arms.names else opposite(name)
