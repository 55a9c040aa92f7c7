"""What a tally is of: what the people counted had or did, the subject that was seen in them, or the noun behind it."""

from __future__ import annotations

import re
from typing import NamedTuple

from attest.extract.counted_words import COUNTED_THINGS, INCOMPLETE, WHOSE
from attest.extract.grammar.atom import Atom
from attest.extract.grammar.frames import Frame
from attest.extract.grammar.series import Series
from attest.extract.grammar.tallies import KIND, VERB, is_flow
from attest.extract.grammar.tally_rates import label_of, object_of, rate_of
from attest.extract.grammar.tally_words import (
    ALSO,
    AND_IN,
    BARE_VERB,
    BEHIND_WHOM,
    CASES_OF,
    COPULA,
    DOING,
    GOING,
    HAPPENED,
    IN,
    ITEM,
    ITEM_OPENS,
    LED_IN,
    LISTING,
    MAY_OPEN,
    MAY_OPEN_THINGS,
    NO_ITEM,
    NO_NOUN,
    NO_SUBJECT,
    NOT_DONE,
    OF,
    OF_MEASURE,
    OF_THEM,
    PARTICIPLE,
    PERFORMED,
    PLAIN_VERB,
    PRONOUN,
    SAID_OF,
    SEEN,
    STOP,
    STUDIED,
    SUBJECT,
    THINGS,
    WITH,
    WITH_DOING,
)
from attest.extract.outcome_names import no_outcome
from attest.extract.phrases import Phrase, after_opening, items_at, tidy, usable
from attest.extract.statistics import PEOPLE


class Told(NamedTuple):
    """A name with how it was read, and where the tally with its name ends.

    It was read as "did", "seen", "again", "rate", "noun", "object" or "said"; "flow" is no outcome. `subject` is
    what the clause speaks of, for the next clause that has none of its own.
    """

    outcome: Phrase
    kind: str
    end: int
    subject: Phrase | None = None


def tally_named(frame: Frame, one: Series, before: Told | None, opened: int) -> Told | None:
    """What a series is of; `before` is the tally before it, `opened` where the sentence's opening ends."""
    first, last = one.atoms[0], one.atoms[-1]
    if frame.outer[first.start] >= 0:
        item = _in_list(frame, first) if first is last and first.kind == KIND else _did_in_bracket(frame, first, last)
        return Told(item, "item", item.end) if item else None
    if first.start < opened:
        return None
    start = max(frame.clause(first.start)[0], opened)
    start = before.end if before is not None and start < before.end <= first.start else start
    lead = frame.bare[start : first.start]
    near = before if before and start == before.end else None
    for kind, found, subject in _readings(frame, start, lead, first, last, near, before.subject if before else None):
        given = first.kind == KIND and found is not None and found.words.startswith("received")
        if (
            found
            and usable(found.words)
            and not is_flow(found.words)
            and not given
            and BARE_VERB.match(found.words) is None
            and no_outcome(found.words) != "exposure"
        ):
            return Told(found, kind, max(last.end, found.end if found.start >= last.end else 0), subject or found)
        if found and (kind in ("did", "noun") and is_flow(found.words)):
            return Told(found, "flow", max(last.end, found.end if found.start >= last.end else 0))
    return None


THERE = re.compile(r"\bthere\s+(?:was|were)\s+(?:only\s+)?$", re.I)


def _did_in_bracket(frame: Frame, first: Atom, last: Atom) -> Phrase | None:
    """What people did of whom a part of a bracket speaks: "(median 8 months; 58% relapsed)"."""
    start, end = frame.segment(first.start)
    if first is not last or frame.text[start : first.start].strip():
        return None
    return _did(" " * start + frame.text[start:end], "", last)


def _in_list(frame: Frame, one: Atom) -> Phrase | None:
    """The thing counted in a bracket that is nothing but a list of such: "(13 gliomas, 5 meningiomas and 2 others)"."""
    start = frame.outer[one.start] + 1
    end = frame.segment(one.start)[1]
    items = list(ITEM.finditer(frame.text, start, end))
    whole = "".join(found.group() for found in items)
    if len(items) < 2 or len(whole) != end - start:
        return None
    own = next((found for found in items if found.start("count") <= one.start < found.end("count")), None)
    if own is None or NO_NOUN.search(own["name"]) or not usable(own["name"]):
        return None
    return Phrase(own["name"].strip(), own.start("name"), own.end("name"))


def _readings(
    frame: Frame, start: int, lead: str, first: Atom, last: Atom, before: Told | None, carried: Phrase | None
) -> list[tuple[str, Phrase | None, Phrase | None]]:
    """The names that a tally may have, each with how it was read and what its clause speaks of."""
    if label := label_of(frame, first, last, before is not None and before.kind == "rate"):
        return [("rate", label, None)]
    again = before.outcome if before and before.kind in ("seen", "again") and AND_IN.fullmatch(lead) else None
    if LED_IN.fullmatch(lead.lstrip(" ,;")) and (before is None or not lead.lstrip(" ,;").startswith(("in", "In"))):
        return [("said", _said_behind(frame, last, carried), carried), ("again", again, carried)]
    if again is not None:
        return [("again", again, carried)]
    if WITH_DOING.search(lead) and (doing := _did(frame.bare, lead, last, DOING)) is not None:
        return [("did", doing, None)]
    inside = IN.search(lead)
    if first.kind == "share" and WITH.search(lead) and OF_THEM.match(frame.bare, first.end) is None:
        return [("did", _did(frame.bare, lead, last), None)] if re.search(r"\bwith\s+(?:\w+\s+)?$", lead) else []
    if inside:
        if before is not None and before.kind == "noun" and not lead[: inside.start()].strip():
            return []  # "36 torsions in 34 children": in how many they were
        if WHOSE.match(frame.text, last.end):
            return []
        end = start + inside.start()
        return [("seen", *_seen(frame, start, end, before is not None, "percent" in first.parts, carried))]
    rated = COPULA.search(lead) or OF.search(lead)
    if rated and first.kind != KIND and not (first.kind == "count" and first.of):
        people = "percent" in first.parts and ("total" in first.parts or "events" in first.parts)
        rate = rate_of(frame, start, start + rated.start(), people and COPULA.search(lead) is not None)
        noun = (
            _noun(frame, lead, last, before) if first is last and first.kind == "count" and THERE.search(lead) else None
        )
        return [("rate", rate, rate), ("did", _did(frame.bare, lead, last), None), ("noun", noun, None)]
    if first is not last:
        return [("did", _did(frame.bare, lead, last) or _did(frame.bare, lead, first), None)]
    return [
        ("did", _did(frame.bare, lead, last), None),
        ("noun", _noun(frame, lead, last, before) if first.kind in (KIND, "count") else None, None),
        (
            "object",
            object_of(frame, lead, last, before.outcome if before and before.kind in ("did", "object") else None),
            None,
        ),
    ]


def _did(text: str, lead: str, one: Atom, going: re.Pattern[str] = GOING) -> Phrase | None:
    """What the people of a figure had or did, where they are the subject of a verb right behind it."""
    if MAY_OPEN.search(lead) is None:
        return None
    told = SUBJECT.match(text, one.end)
    at = told.end() if told else one.end
    verb = VERB.match(text, at) or going.match(text, at)
    things = "" if verb or one.kind == "share" else one.of
    if (
        verb is None
        and one.kind in (KIND, "count")
        and MAY_OPEN_THINGS.search(lead)
        and (thing := THINGS.match(text, one.end))
    ):
        verb, things = VERB.match(text, thing.end("noun")), thing["noun"].strip()
    elif verb is not None and one.of and one.kind == "count":
        things = one.of
    if verb is None or PARTICIPLE.match(text, verb.start()):
        return None
    if things and PERFORMED.search(verb.group() + text[verb.end() : verb.end() + 14].split(".")[0].rstrip()):
        return None
    if things and (seen := HAPPENED.match(text, verb.start())):
        return Phrase(things, one.start, seen.end()) if NO_NOUN.search(things) is None else None
    stop = STOP.search(text, verb.end())
    end = stop.start() if stop else len(text)
    begin = verb.end() if PLAIN_VERB.fullmatch(verb.group()) else verb.start()
    if re.match(r"\s+(?:not|no)\b", text[verb.end() :]):
        begin = verb.end()
    words = tidy(text[begin:end])
    if not words or is_flow(words):
        return None
    cause = CAUSED.match(words)
    if cause:
        words = f"death from {cause['what']}" if DEATHS.search(text) else cause["what"]
    if things:
        words = f"{things} {words}"
        if NO_NOUN.search(things):
            return None
    return Phrase(words, verb.start(), max(verb.end(), begin + len(text[begin:end].rstrip())))


# "Of 307 deaths, 80 were from cancer": of what.
CAUSED = re.compile(
    r"(?:from|due\s+to|caused\s+by|(?:related|attributed|attributable)\s+to)\s+(?P<what>[a-zA-Z].{2,})", re.I
)
DEATHS = re.compile(r"\b(?:deaths?|died)\b", re.I)


def _said_behind(frame: Frame, last: Atom, carried: Phrase | None) -> Phrase | None:
    """What the clause behind "In 18 patients …" says."""
    behind = BEHIND_WHOM.match(frame.bare, last.end)
    at = behind.end() if behind else last.end
    there = re.compile(r"(?:there\s+(?:was|were)|we\s+(?:observed|found|noted|saw))\s+(?:an?\s+)?", re.I).match(
        frame.bare, at
    )
    at = there.end() if there else at
    stop = STOP.search(frame.bare, at)
    end = stop.start() if stop else len(frame.bare)
    words = tidy(frame.bare[at:end])
    if PRONOUN.match(words):
        if carried is None:
            return None
        words = PRONOUN.sub(f"{carried.words} ", words, count=1)
    seen = SAID_OF.search(" " + words)
    if seen and SEEN.search(seen["verb"]):
        words = tidy(words[: max(0, seen.start("verb") - 1)])
    if not there and not seen and VERB.search(words) is None:
        return None
    return Phrase(words, at, end) if words else None


def _seen(
    frame: Frame, start: int, end: int, listed: bool, shared: bool, carried: Phrase | None
) -> tuple[Phrase | None, Phrase | None]:
    """What was seen, done or listed "in" so many people, and the subject of its clause."""
    begin = after_opening(frame.bare, start, end)
    lead = frame.bare[begin:end]
    verb = SAID_OF.search(lead)
    if verb:
        told = lead[: verb.start("verb")]
        subject = re.split(r"[;:]\s+|,\s+(?:and\s+)?|\b(?:and|that|while|whereas|but|which)\s+", told)[-1]
        at = begin + (told.rfind(subject) if subject.strip() else verb.start("verb"))
        words = tidy(re.sub(rf"^\s*(?:{PEOPLE}\b)?", "", subject))
        if NO_SUBJECT.fullmatch(subject):
            if carried is None:
                return None, None
            words, at = carried.words, begin + verb.start("verb")
        if not usable(words) or NO_ITEM.search(words) or OF_MEASURE.search(words) or COUNTED_THINGS.match(words):
            return None, None
        about = carried if carried and words == carried.words else Phrase(words, at, end)
        if SEEN.search(verb["verb"]) or verb["verb"].split()[0] in ("affected", "involved"):
            return Phrase(words, at, end), about
        if PERFORMED.search(verb["verb"]):
            return (Phrase(words, at, end), about) if shared else (None, None)
        if NOT_DONE.search(verb["verb"]):
            return None, None
        return Phrase(f"{words} {' '.join(verb['verb'].split())}", at, end), about
    opened = list(ITEM_OPENS.finditer(lead))
    if not opened and not listed:
        return None, None
    at = begin + (opened[-1].end() if opened else 0)
    joined = (
        re.compile(rf"\s*(?:(?:of\s+(?:the\s+)?)?{PEOPLE}\b)?\s*(?:and|or)\s+", re.I).match(frame.bare, at, end)
        if not opened
        else None
    )
    at = joined.end() if joined else at
    words = tidy(frame.bare[at:end])
    half = " " not in words and (INCOMPLETE.match(words) or words.casefold() in ("high", "low", "good", "poor"))
    if (
        not usable(words)
        or half
        or COUNTED_THINGS.match(words)
        or NO_ITEM.search(words)
        or OF_MEASURE.search(words)
        or STUDIED.search(lead)
    ):
        return None, None
    shows = SHOWS.search(lead[: at - begin])
    return Phrase(words, at, end), _subject(lead, shows.start(), begin) if shows else None


SHOWS = re.compile(r"\s(?:showed|revealed|demonstrated|disclosed)\s+(?:an?\s+|the\s+)?$", re.I)


def _subject(lead: str, end: int, begin: int) -> Phrase | None:
    words = tidy(re.split(r"[;:]\s+|,\s+", lead[:end])[-1])
    return Phrase(words, begin, begin + end) if usable(words) else None


def _noun(frame: Frame, lead: str, last: Atom, before: Told | None) -> Phrase | None:
    """The things counted: "there were 13 gliomas, 5 meningiomas and 6 others"."""
    opens = last.of and not lead.strip()
    if (
        not opens
        and LISTING.search(lead) is None
        and not (before and before.kind in ("noun", "did", "flow") and ALSO.fullmatch(lead))
    ):
        return None
    if last.of:
        return None if NO_NOUN.search(last.of) else Phrase(last.of, last.start, last.end)
    cases = CASES_OF.match(frame.bare, last.end)
    at = cases.end() if cases else last.end
    items, _ = items_at(frame.bare, at)
    if not items or frame.bare[at : items[0].start].strip() or NO_NOUN.search(items[0].words):
        return None
    return items[0]
