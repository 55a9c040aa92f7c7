"""What an atom is of: its outcome, and the group or time that the words right before its bracket name instead."""

from __future__ import annotations

import re
from dataclasses import replace

from attest.extract.arms import Arms
from attest.extract.context import Context, direction_before
from attest.extract.grammar.agents import changed_by
from attest.extract.grammar.atom import Atom
from attest.extract.grammar.frames import (
    SUBJECT_VERB,
    Frame,
    phrase_at,
    predicate_behind,
    subject_before,
)
from attest.extract.grammar.groups import group_at_bracket
from attest.extract.grammar.listed_names import rate_before
from attest.extract.grammar.named import Named, is_group, plain
from attest.extract.grammar.naming_brackets import in_bracket
from attest.extract.grammar.naming_words import (
    AGAINST_NEXT,
    BEHIND_VERB,
    DID,
    FELT_BY,
    FROM_VALUE,
    IN_SHARE,
    LEADS,
    OPENS_NAME,
    OTHER_SHARE,
    PRODUCED,
    WITH_AVERAGE,
)
from attest.extract.grammar.near import average_before, near_before
from attest.extract.grammar.times import WHEN
from attest.extract.outcome_names import no_outcome
from attest.extract.phrase_times import TIME
from attest.extract.phrases import Phrase, tidy
from attest.extract.statistics import PEOPLE
from attest.extract.subjects import is_drug, is_people, subject_of


def naming(context: Context, frame: Frame, atom: Atom) -> Named | None:
    bracket = frame.outer[atom.start]
    if atom.kind == "share" and bracket >= 0 and OTHER_SHARE.search(frame.text, max(0, bracket - 8), atom.start):
        return None  # "remission (cure) was 12% (1%)": a share behind a share is of something else
    named = plain(in_bracket(context, frame, atom) if bracket >= 0 else _in_text(context, frame, atom))
    if named is not None and TIME.fullmatch(named.outcome.words):
        subject = subject_before(frame, named.outcome.start)  # "changed over time (p = 0.01)"
        if subject is None or is_people(subject.words):
            return None
        return replace(named, outcome=subject, time=named.outcome.words)
    seen = SEEN_WITH.search(frame.bare, 0, named.outcome.start) if named is not None and bracket >= 0 else None
    if seen and not A_DIFFERENCE.search(frame.bare, 0, seen.start()):
        subject = subject_before(frame, seen.end())
        return Named(subject) if subject is not None else None
    return named


# "A higher rate of X was observed with Y (33% vs 12%)": Y is whose it is.
SEEN_WITH = re.compile(
    r"\b(?:was|were)\s+(?:\w+ly\s+)?(?:observed|seen|noted|found|reported|recorded|detected|achieved)\s+"
    r"(?:in|with|among|after|under|on)\s+(?:the\s+)?$"
)

# "No difference was seen in X (33% vs 12%)": X is of what.
A_DIFFERENCE = re.compile(r"\bdifferences?\s+$")


# "Cough fell from 12 to 6 (…), and capacity for zinc from 50 to 58": the whole name between the bracket and "from".
NEXT_COURSE = re.compile(
    r"\s{3,},?\s*(?:and\s+)?(?P<what>[A-Za-z][^.;:,()]{2,70}?)\s+from\s*(?:an?\s+)?(?:mean|median)?\s*(?:of\s+)?$"
)

# "The rate was 12% in the one group, and the overall survival was …": a clause of its own.
AND_WAS = re.compile(
    r"(?:,\s+(?:and\s+)?|\band\s+)(?:the\s+)?(?P<what>(?!(?:it|this|that|these|those|they|in|with|for|the|on|at)\b)"
    r"[A-Za-z](?:(?!\b(?:and|was|were|had)\b)[^.;:,()\d]){2,60}?)\s+(?:was|were)\s+(?:only\s+)?$"
)
FIGURE = re.compile(r"\d\s?%")
# "No difference in survival, with a rate of …".
WITH_RATE = re.compile(
    r",\s+with\s+(?:an?\s+|respective\s+|the\s+)?(?:overall\s+|cumulative\s+|corresponding\s+)?(?P<time>\d+[-\s](?:year|month|week|day)s?\s+)?"
    r"(?:rates?|incidences?|frequenc(?:y|ies)|percentages?|proportions?)\s+of\s+(?:only\s+)?$",
    re.I,
)

WENT = re.compile(r"\b(?:was|were|had|did|rose|fell|went|dropped|(?:increas|decreas|improv|declin|reduc|chang)ed)\b")


def _nearest_subject(frame: Frame, verb: int) -> Phrase | None:
    """The subject of the verb right before a value, where other verbs stand before it in the clause."""
    start = frame.clause(verb)[0]
    if len(list(SUBJECT_VERB.finditer(frame.bare, start, verb))) == 0 or "," not in frame.bare[start:verb]:
        return None
    found = subject_of(frame.bare, verb)
    return found if found is not None and not is_people(found.words) and found.start >= start else None


def _in_text(context: Context, frame: Frame, atom: Atom) -> Named | None:
    start = frame.clause(atom.start)[0]
    lead = frame.bare[start : atom.start]
    changed = changed_by(lead, context.arms) if atom.kind in ("value", "spread", "median") else None
    if changed is not None:
        return Named(Phrase(changed.what, start + changed.start, start + changed.end), changed.who)
    averaged = average_before(frame, start, atom.start) if atom.kind in ("value", "spread", "median") else None
    if averaged is not None:
        return Named(averaged)
    verb = BEHIND_VERB.search(lead)
    if verb is not None:
        if (
            atom.kind in ("share", "count")
            and (joined := AND_WAS.search(lead))
            and FIGURE.search(lead, 0, joined.start())
            and (near := phrase_at(frame.bare, start + joined.start("what"), start + joined.end("what"))) is not None
            and not (is_group(near.words, context.arms) or is_people(near.words) or is_drug(near.words))
        ):
            return Named(near)
        found = _nearest_subject(frame, start + verb.start()) or subject_before(frame, atom.start)
        if found is not None:
            return Named(found)
    if atom.kind in ("share", "count") and (with_rate := WITH_RATE.search(lead)):
        told = direction_before(context, start + with_rate.start())
        return Named(told, None, (with_rate["time"] or "").strip() or None) if told is not None else None
    rated = rate_before(lead) if atom.kind in ("share", "count", "interval") and not atom.measure else None
    if rated:
        return Named(Phrase(tidy(rated["what"]), start + rated.start("what"), start + rated.end("what")))
    if atom.kind == "share" and atom.of:
        place = frame.text.find(atom.of, atom.start)
        return Named(Phrase(atom.of, place, place + len(atom.of)))
    behind_comma = WITH_AVERAGE.search(lead)
    if behind_comma and atom.kind in ("value", "spread", "median"):
        return Named(
            Phrase(tidy(behind_comma["what"]), start + behind_comma.start("what"), start + behind_comma.end("what"))
        )
    led = FROM_VALUE.search(lead)
    if led and (item := NEXT_COURSE.search(lead, 0, led.end())) and not WENT.search(item["what"]):
        beside = phrase_at(frame.bare, start + item.start("what"), start + item.end("what"))
        if beside is not None and not is_group(beside.words, context.arms) and not is_people(beside.words):
            return Named(beside)
    if led:
        near = near_before(frame, start + led.start())
        if near is not None and near.words.casefold() in ("and", "but", "while", "whereas"):
            return None  # the course of another group
        if near is not None and DID.fullmatch(near.words):
            near = subject_before(frame, atom.start)
        if near is not None and not (
            is_group(near.words, context.arms) or is_people(near.words) or is_drug(near.words)
        ):
            return Named(near)
    if atom.kind in ("share", "count") and (felt := FELT_BY.search(lead)):
        subject = subject_before(frame, start + felt.end())
        return Named(subject) if subject is not None else None
    if atom.kind in ("share", "count"):
        behind = predicate_behind(frame, atom.end)
        if behind is not None:
            return Named(behind)
        inside = IN_SHARE.search(lead)
        if inside:
            near = phrase_before(frame, start + inside.start())
            return Named(near) if near is not None else None
        return None
    if atom.kind in ("value", "spread", "median") and (beside := _right_before(frame, atom, context.arms)) is not None:
        return Named(beside)
    subject = subject_before(frame, atom.start)
    return Named(subject) if subject is not None else None


def _right_before(frame: Frame, atom: Atom, arms: Arms) -> Phrase | None:
    """The name that stands right before a value, as in "including the joint count 8.3 (5.6)"."""
    if atom.kind == "value" and AGAINST_NEXT.match(frame.text, atom.end) is None:
        return None
    lead = frame.bare[: atom.start].rstrip(" :=")
    if LEADS.search(lead) or not lead or lead[-1] in ",;.":
        return None
    near = near_before(frame, len(lead))
    if near is None or near.end < len(lead) or is_group(near.words, arms) or is_people(near.words):
        return None
    if WHEN.fullmatch(near.words) or no_outcome(near.words) or OPENS_NAME.search(frame.bare[: near.start]) is None:
        return None
    return None if group_at_bracket(frame.bare, atom.start, arms) else near


def phrase_before(frame: Frame, end: int) -> Phrase | None:
    """The object of the clause's verb, or the words right before a place."""
    start = frame.clause(end)[0]
    verbs = list(PRODUCED.finditer(frame.bare, start, end))
    if verbs:
        joined = frame.bare.rfind(", and ", verbs[-1].end(), end)
        goes_on = joined >= 0 and not re.match(r"(?:was|were|had|has|is|are|did|not)\b", frame.bare[joined + 6 :])
        return phrase_at(frame.bare, joined + 6 if goes_on else verbs[-1].end(), end)
    found = near_before(frame, end)
    return None if found is None or re.fullmatch(PEOPLE, found.words, re.I) else found
