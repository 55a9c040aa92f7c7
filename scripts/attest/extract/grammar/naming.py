"""What an atom is of: its outcome, and the group or time that the words right before its bracket name instead."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from attest.extract.arms import Arms
from attest.extract.context import Context, direction_before
from attest.extract.direction_words import MORE_HAD
from attest.extract.grammar.agents import changed_by
from attest.extract.grammar.atom import Atom
from attest.extract.grammar.frames import (
    DIFFERENCE,
    SUBJECT_VERB,
    Frame,
    phrase_at,
    predicate_behind,
    risk_before,
    subject_before,
)
from attest.extract.grammar.groups import LETTERED, group_at_bracket, known_as, only_treatments
from attest.extract.grammar.labels import AVERAGED, label_before, tells_change
from attest.extract.grammar.listed_names import beside_outcome, item_before, rate_before
from attest.extract.grammar.naming_words import (
    ADJUSTED,
    AGAINST_NEXT,
    ASSOCIATED,
    BEHIND_VERB,
    CHANGED,
    COUNTED,
    DID,
    FELT_BY,
    FROM_VALUE,
    IN_SHARE,
    LEADS,
    LINKED,
    LOOSE,
    MORE_OF,
    MORE_PEOPLE,
    MOST,
    OPENS_NAME,
    OTHER_SHARE,
    PARTED,
    PARTITION,
    PRODUCED,
    TERMS,
    THAN_OTHERS,
    TIMED,
    TIMED_AT,
    WITH_AVERAGE,
)
from attest.extract.grammar.near import NUMBERED, SAID_BEHIND, average_before, near_before, under_condition
from attest.extract.grammar.times import WHEN
from attest.extract.numbers import COUNT
from attest.extract.outcome_names import no_outcome
from attest.extract.phrases import Phrase, items_at, tidy, usable
from attest.extract.statistics import PEOPLE
from attest.extract.subjects import is_drug, is_people, is_treatment, subject_of


@dataclass(frozen=True)
class Named:
    outcome: Phrase
    arm: str | None = None
    time: str | None = None
    detail: str = ""


def is_group(words: str, arms: Arms) -> bool:
    return bool(
        re.fullmatch(
            rf"(?:the\s+)?{LETTERED}|(?:the\s+)?[\w\s+-]{{2,40}}\s(?:group|arm|cohort)|controls|cases|placebo", words
        )
    ) or (arms.known(words) is not None)


def plain(named: Named | None) -> Named | None:
    """The name without the change or the comparison that is said of it."""
    if named is None:
        return None
    words = NUMBERED.sub("", named.outcome.words)
    told = DIFFERENCE.match(words)
    words = words[told.end() :] if told else words
    words = tidy(CHANGED.sub("", MORE_OF.sub("", words)))
    if not usable(words) or words.endswith(" there"):
        return None
    if named.arm and WHEN.fullmatch(named.arm):
        named = replace(named, arm=None, time=named.time or named.arm)
    return replace(named, outcome=Phrase(words, named.outcome.start, named.outcome.end))


def naming(context: Context, frame: Frame, atom: Atom) -> Named | None:
    bracket = frame.outer[atom.start]
    if atom.kind == "share" and bracket >= 0 and OTHER_SHARE.search(frame.text, max(0, bracket - 8), atom.start):
        return None  # "remission (cure) was 12% (1%)": a share behind a share is of something else
    return plain(_in_bracket(context, frame, atom) if bracket >= 0 else _in_text(context, frame, atom))


def _in_bracket(context: Context, frame: Frame, atom: Atom) -> Named | None:
    arms = context.arms
    bracket = frame.outer[atom.start]
    label = label_before(frame, atom) if atom.measure == "" else None
    if label is None and atom.kind != "interval" and (stated := under_condition(frame, bracket)):
        return Named(stated, None, stated.time)
    near = near_before(frame, bracket)
    verb = SUBJECT_VERB.search(frame.bare, frame.clause(bracket)[0], bracket)
    subject = subject_before(frame, bracket)
    base, arm, time = _base(context, frame, near, subject, bracket, verb is not None, atom)
    if label is not None:
        words = label.words
        if tells_change(frame, atom):
            return Named(label, arm, time)
        if (
            is_group(words, arms)
            or is_drug(words)
            or (base is not None and re.fullmatch(r"[A-Z][\w-]{0,11}|[A-Z]?\w+\s?\d", words))
        ):
            return Named(base, known_as(words, arms), time) if base else None
        if TIMED.match(words + " "):
            return Named(base, arm, words) if base else None
        if atom.kind in ("share", "count", "spread", "median") or AVERAGED.fullmatch(
            frame.text[frame.segment(atom.start)[0] : atom.start]
        ):
            return Named(label, arm, time)
    adjusted = ADJUSTED.search(frame.bare[:bracket].rstrip())
    detail = atom.of or (f"adjusted for {adjusted['what'].strip()}" if adjusted else "")
    return Named(base, arm, time, detail) if base is not None else None


def _base(
    context: Context, frame: Frame, near: Phrase | None, subject: Phrase | None, bracket: int, verb: bool, atom: Atom
) -> tuple[Phrase | None, str | None, str | None]:
    """The outcome before a bracket, and the group or time that its nearest words are instead."""
    arms = context.arms
    start = frame.clause(bracket)[0]
    lead = frame.bare[start:bracket]
    if subject is not None and near is not None and MOST.search(subject.words):
        return near, None, None
    if near is not None and near.words.casefold() in ("respectively", "both"):
        near = None
    changed = _changed_before(context, bracket)
    if changed is not None:
        group = group_at_bracket(frame.bare, bracket, arms)
        return changed, group.name if group else None, None
    terms = TERMS.search(lead)
    if terms:
        return phrase_at(frame.bare, start + terms.start("what"), bracket), None, None
    if MORE_PEOPLE.match(lead):
        had = MORE_HAD.search(frame.bare, start, bracket)
        if had:
            return phrase_at(frame.bare, had.start("what"), had.end("what")), None, None
        closing = _closing(frame, bracket)
        than = THAN_OTHERS.match(frame.bare, closing) if closing else None
        done = predicate_behind(frame, than.end()) if than else None
        if done or not lead.split()[0].casefold().startswith("a"):
            return done, None, None
    parted = PARTED.search(lead)
    if parted and atom.kind in ("share", "count"):
        closing = _closing(frame, bracket)
        return predicate_behind(frame, closing) if closing else None, None, None
    if near is not None and (PARTITION.match(near.words) or COUNTED.search(lead)) and atom.kind in ("share", "count"):
        closing = _closing(frame, bracket)
        behind = predicate_behind(frame, closing) if closing else None
        if behind is not None or PARTITION.match(near.words):
            return behind, None, None
    counts = atom.kind in ("share", "count")
    listed = item_before(frame.text, start, bracket) if atom.kind != "p" else None
    if listed and (counts or beside_outcome(frame, listed)) and _names_outcome(listed["what"], arms):
        words = listed["what"] if counts else SAID_BEHIND.sub("", listed["what"])
        group = None if counts else group_at_bracket(frame.bare, bracket, arms)
        return (
            phrase_at(frame.text, listed.start("what"), listed.start("what") + len(words)),
            group.name if group else None,
            None,
        )
    group = group_at_bracket(frame.bare, bracket, arms)
    if group is not None and group.state:
        outcome = direction_before(context, bracket) or subject or risk_before(frame, bracket)
        return outcome, group.name, None
    if near is not None and (
        is_group(near.words, arms) or is_people(near.words) or is_drug(near.words) or only_treatments(near.words, arms)
    ):
        outcome = subject or risk_before(frame, bracket) or direction_before(context, bracket)
        return outcome, known_as(near.words, arms), None
    if ADJUSTED.search(lead):
        return subject or risk_before(frame, bracket), None, None
    timed = TIMED_AT.search(frame.bare, start, bracket) if subject is None or is_treatment(subject.words) else None
    if timed and counts and (changed := direction_before(context, bracket)):
        return changed, None, timed["when"]
    if subject is not None and near is not None and (is_drug(subject.words) or is_group(subject.words, arms)):
        return near, None, None
    if verb and subject is not None and near is not None:
        linked = LINKED.search(frame.bare, start, bracket)
        if linked:
            items, _ = items_at(frame.bare[:bracket], linked.end())
            if items and not context.arms.known(items[0].words):
                return items[0], subject.words, None
        if ASSOCIATED.search(lead):
            risk = risk_before(frame, bracket)
            return risk or near, subject.words, None
        if near.start <= subject.end:
            return subject, None, None
        between = frame.bare[subject.end : near.start]
        if re.search(r"\d", between) and atom.kind in ("share", "count", "spread") and not TIMED.match(near.words):
            return near, None, None
        if TIMED.match(near.words) or re.search(r"\b(?:after|at|before|during|following)\s+[^.;]{0,60}$", between):
            return (
                subject,
                None,
                near.words if TIMED.match(near.words) else f"after {near.words}" if "after" in between else near.words,
            )
        if re.search(r"\b(?:in|for|with|among|than)\s+(?:the\s+)?$", between):
            return subject, (known_as(near.words, arms) if atom.kind != "interval" else None), None
        return subject, None, None
    risk = risk_before(frame, bracket)
    if risk is not None and (near is None or near.start < risk.end):
        return risk, None, None
    if near is not None and near.start >= start:
        return near, None, None
    return risk or subject or direction_before(context, bracket), None, None


def _names_outcome(words: str, arms: Arms) -> bool:
    return not (is_group(words, arms) or is_people(words) or is_drug(words) or re.match(COUNT, words))


def _changed_before(context: Context, bracket: int) -> Phrase | None:
    """The object of "the drug reduced pressure significantly (…)", where nothing else stands before the bracket."""
    for one in reversed(context.directions):
        if one.rule == "verb-object" and len(one.outcomes) == 1 and one.outcomes[0].end <= bracket:
            between = context.text[one.outcomes[0].end : bracket]
            return one.outcomes[0] if LOOSE.fullmatch(between) else None
    return None


def _closing(frame: Frame, bracket: int) -> int | None:
    for at in range(bracket + 1, len(frame.outer)):
        if frame.outer[at] != bracket:
            return at + 1
    return None


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
        found = _nearest_subject(frame, start + verb.start()) or subject_before(frame, atom.start)
        if found is not None:
            return Named(found)
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
    if led:
        near = near_before(frame, start + led.start())
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
