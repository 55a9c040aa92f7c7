"""The row that a value of the grammar belongs to, and whether another rule has read a part of it."""

from __future__ import annotations

import re

from attest.extract.context import Context, without_time
from attest.extract.finding import Row, row_of
from attest.extract.grammar.atom import AVERAGED, MEASURED, Atom
from attest.extract.grammar.beside import Place
from attest.extract.grammar.forms import UNIT
from attest.extract.grammar.frames import Frame
from attest.extract.grammar.named import Named
from attest.extract.grammar.series import Series
from attest.extract.grammar.sheet import Sheet
from attest.extract.grammar.significance import Told
from attest.extract.grammar.tally_rates import what_they_had
from attest.extract.grammar.times import without_times
from attest.extract.phrase_times import TIME, time_in
from attest.extract.phrases import Phrase, usable
from attest.extract.statistics import PEOPLE
from attest.text.words import place_of

# "1-year, 2-year and 5-year survival": each value has its own time, the name has none.
TIMED_NAME = re.compile(r"^(?:\d+[\s-](?:year|month|week|day)|[Bb]aseline)\s+(?=[a-z])")


def words_of(outcome: Phrase, place: Place, atom: Atom) -> str:
    """The name of an outcome as it stands in the row of a value."""
    words = without_times(without_time(outcome.words))
    bare = THE_SAME.sub("", words)
    words = bare if usable(bare) else words
    words = TIMED_NAME.sub("", words) if place.time and "aseline" not in place.time else words
    if (
        place.arm
        and (both := OF_BOTH.search(words))
        and place_of(place.arm.casefold(), both.group().casefold()) is not None
    ):
        words = words[: both.start()]
    if place.arm and (own := OF_TREATED.search(words)):
        words = words[: own.start()]
    return what_they_had(words) if atom.kind in ("count", "share") else words


THE_SAME = re.compile(
    r"^(?:respective|corresponding)\s+(?!(?:percentages?|figures?|values?|numbers?|proportions?|frequenc(?:y|ies)|incidences?|rates?|shares?|results?)$)",
    re.I,
)
# "Survival for tea and milk was 90% and 87%, respectively": whose each value is, the row tells.
_LEADS = r"(?:for|in|with|among|on|under|between)"
_TO_NEXT = rf"(?:(?!\s{_LEADS}\s)[^.;:,()]){{1,60}}"
OF_BOTH = re.compile(rf"(?<=\w)\s+{_LEADS}\s+(?:the\s+)?{_TO_NEXT}?\s(?:and|versus|vs\.?)\s+{_TO_NEXT}$")


# "Relapse in drug-treated": whose it is, the row tells.
OF_TREATED = re.compile(rf"(?<=\w)\s+{_LEADS}\s+(?:the\s+)?[\w+/-]+-(?:treated|assigned|allocated)$")


# "Higher rates at both 1 year (60% versus 35%) and …": when the values of a bracket are.
AT_BRACKET = re.compile(
    r"\b(?P<lead>at|after|by)\s+(?:both\s+|either\s+)?(?P<time>(?:weeks?|months?|days?|years?)\s\d+|\d+[\s-](?:weeks?|months?|days?|years?|hours?))\s*$",
    re.I,
)


def time_at_bracket(frame: Frame, atom: Atom) -> str | None:
    bracket = frame.outer[atom.start]
    found = AT_BRACKET.search(frame.text, max(0, bracket - 30), bracket) if bracket > 0 else None
    return f"{found['lead']} {found['time']}" if found else None


# "In 80% of the patients at 2 years".
PEOPLE_BEHIND = re.compile(
    rf"\s*%?\s*(?:of\s+(?:the\s+|all\s+|these\s+)?)?(?:(?:[\w-]+\s+){{0,2}}?{PEOPLE}\b)?\s*", re.I
)


def time_behind(frame: Frame, one: Series, outcome: Phrase) -> str | None:
    """The time right behind the last of several counts or shares, or behind what its people did."""
    last = one.atoms[-1]
    if last.kind in MEASURED or frame.outer[last.start] >= 0:
        return None
    at = max(last.end, outcome.end if outcome.start >= last.end else 0)
    people = PEOPLE_BEHIND.match(frame.bare, at)
    found = TIME.match(frame.bare, people.end() if people else at)
    return time_in(found.group()) if found else None


def time_of_subject(frame: Frame, one: Series, outcome: Phrase) -> str | None:
    """The one time of the subject of a sentence: "The mean score at 4 weeks was 2.1 with A and 3.4 with B"."""
    subject = SUBJECT_TO_VERB.match(frame.bare, outcome.start, one.atoms[0].start)
    if subject is None or len(list(TIME.finditer(subject["subject"]))) != 1:
        return None
    return time_in(subject["subject"])


SUBJECT_TO_VERB = re.compile(r"(?P<subject>[^.;:,]+?)\s(?:was|were|is|had\s+been)\s")
BOTH_PRESSURES = re.compile(r"\bsystolic\s?(?:/|and)\s?diastolic\s+|\bSBP\s?(?:/|and)\s?DBP\b", re.I)


def of_pressure(which: str, row: Row) -> Row:
    """The row of one of two pressures that a slash parts."""
    return tuple((key, _pressure(which, one) if key == "outcome" else one) for key, one in row)


def _pressure(which: str, name: str) -> str:
    both = BOTH_PRESSURES.search(name)
    if both is None:
        return f"{which} {name}"
    own = f"{which} " if both.group().endswith(" ") else f"{which[0].upper()}BP"
    return f"{name[: both.start()]}{own}{name[both.end() :]}"


def told_by_group(rows: list[Told], atom: Atom, words: str) -> bool:
    """Whether the sentence has told values of the same outcome for groups or times before."""
    told = [dict(row) for other, row, _ in rows if other.kind == atom.kind]
    return any(row.get("outcome") == words and (row.get("arm") or row.get("time_point")) for row in told)


def arm_of(place: Place, named: Named, places: list[Place], context: Context) -> str | None:
    """The arm of a value: its own, or the agent of the sentence where only the other arm is told by its value."""
    arms = context.arms.names
    if named.arm in arms and place.arm not in arms and any(other.arm in arms for other in places):
        return named.arm
    arm = place.arm or named.arm
    return context.arms.called(arm) if arm else None


LABELS = frozenset(("measure", "unit"))  # what a figure is told in, and no figures
WHOLE_UNIT = re.compile(UNIT)


def labels_of(atom: Atom, parts: dict[str, str], measure: str) -> dict[str, str]:
    """The measure of an estimate, by itself or by the values before, and the unit of what is measured."""
    told = {}
    if atom.kind in ("interval", "measured") and "estimate" in parts and (atom.measure or measure):
        told["measure"] = atom.measure or measure
    if AVERAGES & set(parts) and WHOLE_UNIT.fullmatch(atom.unit):
        told["unit"] = atom.unit
    return told


AVERAGES = frozenset(("mean", "median"))


def already_read(context: Context, sheet: Sheet, atom: Atom, role: str, value: str) -> bool:
    at = context.sentence.start
    _, start, end = atom.parts[role] if role in atom.parts else next(iter(atom.parts.values()))
    others = {role, "estimate", "mean", "percent", *(("events",) if atom.kind == "value" else ())}
    return any(sheet.read(other, value, at + start, at + end) for other in others)


def row_beside(context: Context, sheet: Sheet, atom: Atom, read: set[str]) -> Row | None:
    """The row that another part of the same figure was read into: the count of a share that has its group."""
    at = context.sentence.start
    for role in sorted(read & set(atom.parts)):
        value, start, end = atom.parts[role]
        if row := sheet.row_of(role, value, at + start, at + end):
            return row
    return None


def row_read(context: Context, sheet: Sheet, atom: Atom, parts: dict[str, str]) -> Row | None:
    """The row that another rule has read a value into, by the roles that it has here."""
    _, start, end = next(iter(atom.parts.values()))
    at = context.sentence.start
    told = (sheet.row_of(role, value, at + start, at + end) for role, value in parts.items())
    return next((row for row in told if row), None)


# "Rash improved in 95%": what had been there before, and no harm of the treatment.
HEALED = re.compile(
    r"\s*(?:(?:had|was|were|has|have|been|completely|partially|fully|significantly|markedly|also)\s+)*"
    r"(?P<verb>improved|resolved|disappeared|healed|cleared|subsided|recovered|ameliorated|regressed)\b"
    r"(?!\s+(?:\w+ly\s+)?(?:from|by)\s)",
    re.I,
)


# "In patients not taking iron, the rate was …": the same was told of others in the sentence before.
OTHER_PEOPLE = re.compile(
    rf"\s*(?:(?:By\s+contrast|In\s+contrast|However|Conversely),\s+)?(?:in|among|for)\s+(?:the\s+)?(?P<who>(?:{PEOPLE}|those|[\w-]+\s+{PEOPLE}|(?:non-?)?(?:smokers|responders|drinkers|users|carriers))\b"
    r"[^,;:()]{0,60}),\s",
    re.I,
)


def free_row(
    context: Context,
    sheet: Sheet,
    frame: Frame,
    atom: Atom,
    words: str,
    arm: str | None,
    time: str | None,
    named: Named,
    parts: dict[str, str],
    rows: list[Told],
) -> Row | None:
    """A row whose cells are still free: its own names, then with what the statistic itself says it is for."""
    healed = HEALED.match(frame.text, named.outcome.end) if atom.kind in ("share", "count", "tally") else None
    if healed and healed["verb"] not in words:
        words = f"{words} {healed['verb']}"
    if atom.kind in ("share", "count", "tally") and not healed and sheet.harms.holds(words):
        row = row_of(event=words, arm=arm)
        return None if sheet.clashes("adverse_event", row, parts) else row
    segment = frame.segment(atom.start) if frame.outer[atom.start] >= 0 else None
    tail = frame.text[atom.end : segment[1]] if segment else ""
    qualifier = re.search(r"(?:before|after|at|during)\s+[\w\s-]{2,30}$", tail.strip()) if arm is None else None
    choices = [row_of(outcome=words, arm=arm, time_point=time or (qualifier.group() if qualifier else None))]
    if named.detail:
        choices.append(row_of(outcome=f"{words} ({named.detail})", arm=arm, time_point=time))
    for row in choices:
        if not sheet.clashes("result", row, parts):
            return row
    others = OTHER_PEOPLE.match(frame.bare)
    if others is None or any(choices[0] == told for _, told, _ in rows):
        return None
    row = row_of(outcome=f"{words} ({' '.join(others['who'].split())})", arm=arm, time_point=time)
    return None if sheet.clashes("result", row, parts) else row


def is_own_word(context: Context, arm: str, words: str, series: Series) -> bool:
    """Whether a group's name is a part of the outcome's: "albumin" of "serum albumin", and no group is called so."""
    if arm in context.arms.names or place_of(arm.casefold(), words.casefold()) is None:
        return False
    if arm.count(" ") >= 2 or series.link != "alone" or series.atoms[0].kind not in MEASURED:
        return arm.count(" ") >= 2
    return re.search(rf"\b{re.escape(arm)}\s+(?:groups?|arms?)\b", context.text, re.I) is None


def at_same_times(sheet: Sheet, one: Series, places: list[Place] | None) -> list[Place] | None:
    """The places of three values or more compared over time: where nothing tells them, those of the values before."""
    if one.link != "versus" or len(one.atoms) < 3:
        return places
    told = tuple(place.time for place in places or () if place.time and not place.arm)
    if places is not None:
        sheet.times = told if len(told) == len(places) else ()
        return places
    return [Place(None, time) for time in sheet.times] if len(sheet.times) == len(one.atoms) else None


def as_before(atom: Atom, rows: list[Told]) -> dict[str, str] | None:
    """A value under the role of the one before it, which a statement goes on with: "it was 12.1 at 6 months"."""
    last = next((read for read, *_ in reversed(rows) if read.kind in AVERAGED), None)
    if last is None or atom.kind != "value" or (atom.unit and atom.unit != last.unit):
        return None
    role = next((role for role in ("mean", "median") if role in last.parts), None)
    return {role: next(iter(atom.parts.values()))[0]} if role else None
