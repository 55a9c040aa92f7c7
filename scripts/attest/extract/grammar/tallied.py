"""Tallies with their names: counts and shares that nothing has read so far, as series of one outcome each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from attest.extract.arms import Arms
from attest.extract.context import Context
from attest.extract.grammar.atom import Atom
from attest.extract.grammar.beside import Place
from attest.extract.grammar.counted_studies import counts_studies
from attest.extract.grammar.fact_rows import already_read
from attest.extract.grammar.frames import Frame
from attest.extract.grammar.listed_facts import free
from attest.extract.grammar.listed_outcomes import outcomes_listed
from attest.extract.grammar.named import Named
from attest.extract.grammar.naming import naming
from attest.extract.grammar.opening import of_whole, opening_group, turned, whole_of
from attest.extract.grammar.other_group import other_group
from attest.extract.grammar.pair_after_pair import as_pair_before, without_group_before
from attest.extract.grammar.series import Series, series_of
from attest.extract.grammar.sheet import Sheet
from attest.extract.grammar.tallies import tallies
from attest.extract.grammar.tally_names import Told, tally_named
from attest.extract.grammar.tally_places import closing, counted_group, group_done, joined, parts_of_all
from attest.extract.grammar.tally_rates import WHO
from attest.extract.grammar.telling import tells_result
from attest.extract.phrases import Phrase


def tallied(
    context: Context, frame: Frame, sheet: Sheet, found: list[Atom]
) -> Iterator[tuple[Series, Named, list[Place] | None, bool]]:
    """The series of a sentence that have a name, with the places that stand beside their figures.

    The last says whether the name is only theirs, so that a figure near them is of something else.
    """
    arms = context.arms
    before: Told | None = None
    did_before: Phrase | None = None
    whole_before: tuple[Series, Told] | None = None
    counted: tuple[Atom, Told] | None = None
    pair: Series | None = None
    opening, whole = opening_group(frame.text, arms), whole_of(frame.text)
    until = turned(frame.text, whole.end)
    left = [atom for atom in tallies(frame.text, found) if atom.start >= whole.end]
    if all(already_read(context, sheet, atom, role, value[0]) for atom in left for role, value in atom.parts.items()):
        return
    for one, places in joined(frame, series_of(frame, left, arms), arms):
        placed = places is not None and all(place.arm in arms.names for place in places)
        told = tally_named(frame, one, before, whole.end, placed=placed)
        if told is None and whole_before and parts_of_all(one, places, whole_before[0], arms):
            told = whole_before[1]
        again = told is None or (told.kind == "did" and DID_SO.fullmatch(told.outcome.words))
        beside = other_group(frame, one, before.end, arms) if again and before and before.kind == "did" else None
        if beside is not None and before is not None:
            told, places = before, [beside]
        own_arm = _arm_at_end(told, arms)
        if told and own_arm:
            told = told._replace(outcome=_before_arm(told.outcome))
            places = places or ([Place(own_arm)] if len(one.atoms) == 1 else None)
        if told and told.kind == "did" and DID_SO.fullmatch(told.outcome.words):
            told = told._replace(outcome=did_before) if did_before else None
        did_before = told.outcome if told and told.kind == "did" else did_before
        whole_before = (one, told) if told and told.kind in ("did", "noun", "seen") else None
        before, told = told, None if told and told.kind == "flow" else told
        group = opening.group if opening and one.atoms[-1].end <= opening.until else None
        named = Named(told.outcome, group) if told else None
        if told and WHO.search(told.outcome.words) and len(one.atoms) == 1:
            places = [Place()]  # whose the figure is stands within its name
        elif told and not places:
            places = counted_group(frame.text, one, told.kind, arms) or group_done(frame.text, one, told, arms)
            places = places or as_pair_before(context, frame, sheet, pair, one)
        pair = one if len(one.atoms) == 2 else None
        named = named or _named_elsewhere(context, frame, one, counted, group)
        counted = (one.atoms[-1], told) if told else None
        if named is None or not all(free(context, atom) for atom in one.atoms):
            continue
        named = replace(named, outcome=without_group_before(frame.text, named.outcome, arms))
        one = replace(one, atoms=tuple(of_whole(atom, whole, until) for atom in one.atoms))
        if _is_score(named, one):
            continue
        of_studies = one.atoms[0].kind == "tally" and counts_studies(frame.text, one.atoms[0].start)
        if not of_studies and tells_result(frame.text, named, one, arms):
            yield one, named, places, told is not None and told.kind == "having"


def _is_score(named: Named, one: Series) -> bool:
    """Whether bare figures are of what every person has: "pain scores (0 vs 2)" are no counts."""
    plain = all(atom.kind == "tally" and "total" not in atom.parts for atom in one.atoms)
    return plain and SCORED.search(named.outcome.words) is not None


SCORED = re.compile(r"\b(?:scores?|intensity|severity)$", re.I)
# "31% of patients had relief with the drug": whose they are stands at the end of the name.
WITH_ARM = re.compile(
    r"(?<!treated)(?<!managed)(?<!continued)(?<!continuing)(?<!remained)(?<!remaining)(?<!maintained)(?<!started)(?<!stayed)(?<!combined)"
    r"(?<!satisfied)(?<!associated)(?<!compared)(?<!adherent)(?<!compliant)(?<!treatment)(?<!therapy)\s+(?:with|on|under)\s+(?:the\s+)?(?P<arm>[^,;()]{2,50})$",
    re.I,
)


def _arm_at_end(told: Told | None, arms: Arms) -> str | None:
    found = WITH_ARM.search(told.outcome.words) if told and told.kind == "did" else None
    levels = told is not None and "%" in told.outcome.words
    return arms.known(found["arm"]) if found and found.start() > 2 and not levels else None


def _before_arm(one: Phrase) -> Phrase:
    return replace(one, words=WITH_ARM.sub("", one.words))


def _named_elsewhere(
    context: Context, frame: Frame, one: Series, counted: tuple[Atom, Told] | None, group: str | None
) -> Named | None:
    """The name of a bracket's figures, of the figure before the bracket, or of the first of a list."""
    if counted and closing(frame, one.atoms[0], counted[0]):
        return Named(counted[1].outcome, group)
    if one.link == "listed" and (items := outcomes_listed(frame, one)):
        return Named(Phrase(*items[0]), group)
    return naming(context, frame, replace(one.atoms[0], kind="count")) if _pair_in_bracket(frame, one) else None


def _pair_in_bracket(frame: Frame, one: Series) -> bool:
    """Whether bare counts of several groups stand in a bracket: "deaths (2 and 5 in the one and the other group)"."""
    bracket = frame.outer[one.atoms[0].start]
    return (
        bracket >= 0
        and len(one.atoms) > 1
        and one.link in ("versus", "listed")
        and all(atom.kind == "tally" for atom in one.atoms)
        and not frame.text[bracket + 1 : one.atoms[0].start].strip()
        and NAME_ONLY.search(frame.bare, 0, bracket) is not None
    )


DID_SO = re.compile(r"did|(?:did\s+)?so\b.*", re.I)
# Nothing but a name from a mark, or the beginning, to a bracket.
NAME_ONLY = re.compile(
    r"(?:^|[,;:]\s|\sand\s)\s*(?:and\s+)?(?:(?!(?:in|at|from|than|with|was|were|for|by|after|compared|both|the)\b)"
    r"[\w-]+\s+){1,5}$"
)
