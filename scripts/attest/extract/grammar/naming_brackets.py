"""What the values of a bracket are of: its own label, or the words before it, with the group or time they name."""

from __future__ import annotations

import re

from attest.extract.arms import Arms
from attest.extract.context import Context, direction_before
from attest.extract.direction_more_people import deed_before
from attest.extract.grammar.atom import Atom
from attest.extract.grammar.courses import WITH_THEMSELVES
from attest.extract.grammar.frames import (
    SUBJECT_VERB,
    Frame,
    phrase_at,
    predicate_behind,
    risk_before,
    subject_before,
)
from attest.extract.grammar.groups import group_at_bracket, known_as, only_treatments
from attest.extract.grammar.labels import AVERAGED, label_before, tells_change
from attest.extract.grammar.listed_names import beside_outcome, item_before
from attest.extract.grammar.listed_outcomes import names_listed
from attest.extract.grammar.named import Named, is_group
from attest.extract.grammar.naming_words import (
    ADJUSTED,
    AS_WAS,
    ASSOCIATED,
    COUNTED,
    LINKED,
    LOOSE,
    MORE_PEOPLE,
    MOST,
    PARTED,
    PARTITION,
    TERMS,
    THAN_OTHERS,
    TIMED,
    TIMED_AT,
)
from attest.extract.grammar.near import (
    SAID_BEHIND,
    TOLD_BEFORE,
    WHEN_NAMED,
    names_nothing,
    near_before,
    under_condition,
)
from attest.extract.grammar.series import VERSUS
from attest.extract.harm_words import KIND, is_name
from attest.extract.numbers import COUNT
from attest.extract.phrase_times import time_in
from attest.extract.phrases import Phrase, items_at
from attest.extract.subjects import is_drug, is_people, is_treatment

# "Side effects more frequent with A were nausea (12%)": of what follows, as with the most common ones.
HARMS_FIRST = re.compile(rf"(?:[\w-]+\s+){{0,2}}?{KIND}\b", re.I)
# The parts of a bracket that begin with a value each: "(1.4 vs. 2.5, P = 0.001; 8.8 vs. 11.1 min, P = 0.003)".
PART = re.compile(r"\s*(?:and\s+)?[-−–+<>]?\d")


def _of_list(context: Context, frame: Frame, atom: Atom) -> tuple[bool, Phrase | None]:
    """Whether a bracket has a part for each of the outcomes listed before it, and that of an atom's part."""
    bracket = frame.outer[atom.start]
    if ";" not in frame.text[bracket:]:
        return False, None
    parts = frame.text[bracket + 1 : _closing(frame, bracket) or len(frame.text)].split(";")
    listed = [one for one in context.directions if len(one.outcomes) > 1 and one.outcomes[-1].end <= bracket]
    if len(parts) < 2 or not all(PART.match(part) for part in parts):
        return False, None
    beside = len(parts) > 1 and all(VERSUS.search(part) for part in parts)
    if beside and not (listed and len(listed[-1].outcomes) == len(parts)):
        names = names_listed(frame, frame.clause(bracket)[0], bracket, len(parts))
        return True, Phrase(*names[frame.text.count(";", bracket, atom.start)]) if names else None
    if not listed:
        return False, None
    if ";" in frame.bare[listed[-1].outcomes[-1].end : bracket] or len(listed[-1].outcomes) != len(parts):
        return False, None
    return True, listed[-1].outcomes[frame.text.count(";", bracket, atom.start)]


def in_bracket(context: Context, frame: Frame, atom: Atom) -> Named | None:
    arms = context.arms
    bracket = frame.outer[atom.start]
    listed, own = _of_list(context, frame, atom)
    if listed:
        return Named(own) if own is not None else None
    label = label_before(frame, atom) if atom.measure == "" else None
    if label is None and atom.kind != "interval" and (stated := under_condition(frame, bracket)):
        return Named(stated, None, stated.time)
    near = near_before(frame, bracket)
    verb = SUBJECT_VERB.search(frame.bare, frame.clause(bracket)[0], bracket)
    subject = subject_before(frame, bracket)
    base, arm, time = _base(context, frame, near, subject, bracket, verb is not None, atom)
    no_name = names_nothing(near, atom.kind == "p") if near is not None else None
    if near is not None and no_name is not None:
        when = near.words if no_name == "place" and WHEN_NAMED.match(near.words) else None
        if base is None or base.words == near.words:
            again = _base(context, frame, None, subject, bracket, verb is not None, atom)
            base, arm, time = (
                (*again[:2], again[2] or when) if again[0] and not again[0].words.endswith("ly") else (base, arm, time)
            )
        elif when and TOLD_BEFORE.search(frame.bare, 0, near.start) is None:
            time = time or when
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
    if (
        subject is not None
        and near is not None
        and (
            MOST.search(subject.words)
            or (HARMS_FIRST.match(subject.words) and is_name(near.words) and _names_outcome(near.words, arms))
        )
    ):
        return near, None, None
    if near is not None and near.words.casefold() in ("respectively", "both"):
        near = None
    changed = _changed_before(context, bracket) or _changed_besides(context, frame, start, bracket)
    if changed is not None:
        group = group_at_bracket(frame.bare, bracket, arms)
        return changed, group.name if group else None, None
    since = next((one for one in WITH_THEMSELVES.finditer(lead) if not lead[one.end() :].strip()), None)
    if since and (changed := direction_before(context, bracket)):
        return changed, None, None  # "improved compared with the baseline score (…)"
    terms = AS_WAS.search(lead) or TERMS.search(lead)
    if terms and (item := item_before(frame.text, start, bracket)) and _names_outcome(item["what"], arms):
        return phrase_at(frame.text, *item.span("what")), None, None
    if terms:
        return phrase_at(frame.bare, start + terms.start("what"), bracket), None, None
    if deed := deed_before(frame.text, start, bracket):
        return deed, None, time_in(frame.bare[deed.end : bracket])
    if MORE_PEOPLE.match(lead):
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
    if (
        listed
        and not FOLLOWED.search(lead)
        and (counts or beside_outcome(frame, listed))
        and _names_outcome(listed["what"], arms)
    ):
        words = listed["what"] if counts else SAID_BEHIND.sub("", listed["what"])
        group = None if counts else group_at_bracket(frame.bare, bracket, arms)
        return (
            phrase_at(frame.text, listed.start("what"), listed.start("what") + len(words)),
            group.name if group else None,
            None,
        )
    if listed and FOLLOWED.search(lead):
        return subject, None, None
    alone = counts and subject is not None and not frame.text[bracket + 1 : atom.start].strip()
    against = AGAINST_AT.search(lead) if alone else None
    if against is not None and (other := known_as(against["who"], arms)):
        return subject, other, None
    group = group_at_bracket(frame.bare, bracket, arms)
    if group is not None and group.state:
        outcome = direction_before(context, bracket) or _no_agent(subject, arms) or risk_before(frame, bracket)
        return outcome, group.name, None
    if near is not None and (
        is_group(near.words, arms) or is_people(near.words) or is_drug(near.words) or only_treatments(near.words, arms)
    ):
        outcome = _no_agent(subject, arms) or risk_before(frame, bracket) or direction_before(context, bracket)
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


def _no_agent(subject: Phrase | None, arms: Arms) -> Phrase | None:
    """A subject that can be measured: not what was given, nor those to whom it was given."""
    if subject is None or is_group(subject.words, arms) or is_treatment(subject.words) or is_drug(subject.words):
        return None
    return subject


def _names_outcome(words: str, arms: Arms) -> bool:
    return not (is_group(words, arms) or is_people(words) or is_drug(words) or re.match(COUNT, words))


def _changed_before(context: Context, bracket: int) -> Phrase | None:
    """The object of "the drug reduced pressure significantly (…)", where nothing else stands before the bracket."""
    for one in reversed(context.directions):
        if one.rule == "verb-object" and len(one.outcomes) == 1 and one.outcomes[0].end <= bracket:
            between = context.text[one.outcomes[0].end : bracket]
            return one.outcomes[0] if LOOSE.fullmatch(AGAINST_BEHIND.sub("", between)) else None
    return None


def _changed_besides(context: Context, frame: Frame, start: int, bracket: int) -> Phrase | None:
    """What "…, with an increase in X from baseline to one year (…)" says besides the clause before it."""
    besides = BESIDES.search(frame.bare, start, bracket)
    changed = direction_before(context, bracket) if besides else None
    return changed if besides and changed is not None and changed.start >= besides.end() else None


BESIDES = re.compile(
    r",\s+(?:and\s+)?with\s+(?:an?\s+|the\s+)?(?:[\w-]+\s+){0,3}?(?:increase|decrease|reduction|improvement|decline|change|rise|fall|"
    r"drop|gain|worsening|difference)s?\s+(?:in|of)\s+"
)
# "Highest in A (188), followed by B (142) and C (101)": B and C are groups.
FOLLOWED = re.compile(r"\b(?:highest|lowest|greatest|longest|shortest)\b.*\bfollowed\s+by\b", re.I)
# "… in nurses (94%) as compared to doctors (79%)".
AGAINST_AT = re.compile(
    r"\b(?:compared\s+(?:with|to)|versus|vs\.?|than)\s+(?:(?:in|with|for|among)\s+)?(?:the\s+|those\s+(?:in|on|with|given|receiving)\s+(?:the\s+)?)?"
    r"(?P<who>[A-Za-z][^.;:,()\d]{1,50}?)\s*$",
    re.I,
)
# "The drug increased remission compared with placebo (…)".
AGAINST_BEHIND = re.compile(
    r"[\s,]*\b(?:as\s+)?(?:compared\s+(?:with|to)|versus|vs\.?|relative\s+to|in\s+comparison\s+(?:with|to))\s[^.;,()\d]{2,60}$|"
    r"\s+from\s+(?:the\s+)?baseline\s*$",
    re.I,
)


def _closing(frame: Frame, bracket: int) -> int | None:
    for at in range(bracket + 1, len(frame.outer)):
        if frame.outer[at] != bracket:
            return at + 1
    return None
