"""What the people of a tally had or did, and what was seen in them."""

from __future__ import annotations

import re

from attest.extract.counted_names import REASON_FOR, reason_of
from attest.extract.counted_words import COUNTED_THINGS, INCOMPLETE
from attest.extract.grammar.atom import Atom
from attest.extract.grammar.frames import Frame
from attest.extract.grammar.tallies import FORMS, KIND, VERB, is_flow
from attest.extract.grammar.tally_words import (
    BEHIND_WHOM,
    GOING,
    HAPPENED,
    ITEM_OPENS,
    MAY_OPEN,
    MAY_OPEN_THINGS,
    NO_ITEM,
    NO_NOUN,
    NO_SUBJECT,
    NOT_DONE,
    OF_MEASURE,
    PARTICIPLE,
    PERFORMED,
    PLAIN_VERB,
    PRONOUN,
    SAID_OF,
    SEEN,
    STOP,
    STUDIED,
    SUBJECT,
    SUBJECT_GIVEN,
    SUBJECT_GROUP,
    THINGS,
)
from attest.extract.phrases import Phrase, after_opening, tidy, usable
from attest.extract.statistics import PEOPLE


def done_by(text: str, lead: str, one: Atom, going: re.Pattern[str] = GOING, *, placed: bool = False) -> Phrase | None:
    """What the people of a figure had or did, where they are the subject of a verb right behind it.

    `placed` tells that the figure is the last of several with an arm behind each.
    """
    if MAY_OPEN.search(lead) is None and (OPENING.fullmatch(lead) is None or VERB.search(lead)):
        return None
    if IN_LIST.search(lead):
        return None  # "79 and 61% of the groups, respectively, relapsed": one of several
    end = one.value_end if one.kind == "interval" else one.end  # behind the bracket with its interval
    told = SUBJECT.match(text, end)
    at = told.end() if told else end
    verb = VERB.match(text, at) or going.match(text, at) or MORE_VERBS.match(text, at)
    if verb is not None and ASSIGNED.match(text, verb.start()):
        verb = None  # whom it is said of: "of 80 assigned to placebo had a relapse"
    if (
        verb is None
        and (placed or one.kind != KIND)
        and (grouped := SUBJECT_GROUP.match(text, one.end) or SUBJECT_GIVEN.match(text, one.end))
    ):
        verb = VERB.match(text, grouped.end())
    things = "" if verb or one.kind == "share" else one.of
    if verb is None and one.kind == "share" and (shared := SHARE_OF_THINGS.match(text, end)):
        verb, things = VERB.match(text, shared.end()), shared["noun"].strip()
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
    if no_longer := NO_LONGER.search(text, max(0, verb.start() - 12), verb.start()):
        begin = no_longer.start()
    if re.match(r"\s+(?:not|no)\b", text[verb.end() :]):
        begin = verb.end()
    words = tidy(text[begin:end])
    if stop is not None and stop.group().casefold() == "than" and MORE.search(words):
        return None  # "would take tablets stronger than": cut
    if words.startswith("not ") and verb.group().casefold() == "did":
        words = f"did {words}"
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


# "12 in the one group no longer had it": what they were rid of.
NO_LONGER = re.compile(r"\bno\s+longer\s+$", re.I)
IN_LIST = re.compile(r"\d\s?%?,?\s+and\s+$")
MORE = re.compile(r"\b(?:[a-z]{3,}er|better|worse|more|less)$")
# "After 4 months 22% relapsed": the opening of a sentence, without a comma; a group is not told so.
OPENING = re.compile(
    rf"\s*(?:After|At|By|Within|During)\s+(?:(?!(?:and|or|that|which|who|of|in|on|with|groups?|arms?|{PEOPLE})\b)[\w./-]+\s+){{1,6}}",
    re.I,
)
# Verbs that are forms of others elsewhere: "12% found it helpful", "40% would take it again".
MORE_VERBS = re.compile(
    r"(?:found\s+(?!to\b|in\b|on\b|with\b|by\b|at\b)|(?:would|could|can)\s+(?:not\s+)?(?=[a-z]{2,})|no\s+longer\s+(?=(?:had|took|were|[a-z]{3,}ed)\b))",
    re.I,
)
# "10% of the biopsies were judged adequate": of things.
SHARE_OF_THINGS = re.compile(
    rf"\s+of\s+(?:the\s+|all\s+|these\s+|our\s+)?(?P<noun>(?:(?!(?:and|or|of|in|to|with|who|that|which|for|on|at|by|from|per|the|a|an|as|than|"
    rf"those|these|them|cases|total|sample|population|respondents|{FORMS})\b)[A-Za-z][\w/-]*\s+){{1,3}})(?={FORMS}\b)",
    re.I,
)
ASSIGNED = re.compile(
    r"(?:assigned|allocated|randomi[sz]ed)\s+(?:to\s+)?(?!to\b)[^.;,:()]+?\s(?:had|were|was|did|[a-z]{3,}ed)\b", re.I
)
# "Of 307 deaths, 80 were from cancer": of what.
CAUSED = re.compile(
    r"(?:from|due\s+to|caused\s+by|(?:related|attributed|attributable)\s+to)\s+(?P<what>[a-zA-Z].{2,})", re.I
)


DEATHS = re.compile(r"\b(?:deaths?|died)\b", re.I)


def said_behind(frame: Frame, last: Atom, carried: Phrase | None) -> Phrase | None:
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


# "Rash in 19 people treated with tea and cough in 9": what was given belongs to those before.
GIVEN_AND = re.compile(
    rf"{PEOPLE}\s+(?:who\s+received|treated\s+with|given|receiving|taking)\s+[^.;:,()]{{2,40}}?\s+and\s+(?P<words>(?!(?:in|of|with|or)\b)[A-Za-z][^.;:,()]{{2,40}}?)\s*$",
    re.I,
)


def seen_in(
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
    if changed := CHANGED_TO.fullmatch(lead):
        return Phrase(tidy(changed["words"]), begin + changed.start("words"), end), None
    if given := GIVEN_AND.search(lead):
        words = tidy(given["words"])
        return (Phrase(words, begin + given.start("words"), end), None) if usable(words) else (None, None)
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
    if CHANGED.fullmatch(words) and (shows := SHOWS.search(lead[: at - begin])):
        subject = _subject(lead, shows.start(), begin)
        if subject is None or re.fullmatch(rf"(?:the\s+)?{PEOPLE}", subject.words, re.I):
            return None, None
        return Phrase(f"{subject.words} showed {words}", subject.start, end), subject
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
    if REASON_FOR.match(words) and opened:
        return reason_of(frame.bare, begin, end), None
    shows = SHOWS.search(lead[: at - begin])
    return Phrase(words, at, end), _subject(lead, shows.start(), begin) if shows else None


# "Liver enzymes rose above three times the upper limit in 6%": all of it is what was seen.
CHANGED_TO = re.compile(
    r"\s*(?P<words>[A-Za-z][^.;:,()]{2,50}\s(?:rose|increased|fell|decreased|dropped|declined|improved|worsened)\s(?:above|below|over|beyond|by|"
    r"at\s+least|more\s+than)\s[^.;:,()]{2,60}?)\s*",
    re.I,
)
# "The rating showed improvement in 52%": what it was of is said before the verb.
CHANGED = re.compile(
    r"(?:\w+\s+)?(?:improvement|worsening|deterioration|stability|progression|regression|recovery)", re.I
)
SHOWS = re.compile(r"\s(?:showed|revealed|demonstrated|disclosed)\s+(?:an?\s+|the\s+)?$", re.I)


def _subject(lead: str, end: int, begin: int) -> Phrase | None:
    words = tidy(re.split(r"[;:]\s+|,\s+", lead[:end])[-1])
    return Phrase(words, begin, begin + end) if usable(words) else None
