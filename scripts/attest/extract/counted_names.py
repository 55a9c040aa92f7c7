"""The names of counted outcomes: what the words around a count say that the people had."""

from __future__ import annotations

import re

from attest.extract.counted_words import (
    HAVE,
    IN_COUNT,
    INCOMPLETE,
    JOINING,
    MOST_COMMON,
    MOST_WAS,
    NO_BENEFIT,
    OUTCOME_END,
    TOXIC,
    WAS_DONE,
    WAS_SEEN,
    WHO_DEVELOPED,
    WHOSE,
)
from attest.extract.numbers import COUNT
from attest.extract.phrases import Phrase, after_opening, name_before, tidy, usable
from attest.extract.statistics import PEOPLE, Statistic

BRACKET_OPENS = re.compile(r"[(\[]\s*$")
BRACKET_NEXT = re.compile(r"[(\[]")


def described(text: str, start: int, end: int, like: str) -> Phrase | None:
    """ "low sodium" from "sodium was low": what the people counted had."""
    subject = subject_of_verb(text, start, end)
    if subject is None:
        return None
    return Phrase(f"{like.casefold()} {subject.words}", subject.start, end)


# "Relapse rates did not differ (": what did not.
DIFFERED = re.compile(r"(?<=[a-z])\s+(?:did|does|do)\s+not\s+(?:[a-z]+ly\s+)?differ\b.*$", re.I)


def counted_name(text: str, one: Statistic, after: int) -> Phrase | None:
    """Tried in order: a bracket, "who developed", the verb behind or before, "X in 3 patients", a clause behind."""
    opening = BRACKET_OPENS.search(text[: one.start]) or BRACKET_NEXT.match(text[one.start :])
    if opening:
        place = opening.start() if opening.re.pattern.endswith("$") else one.start
        if OFTEN_WITH.search(text[max(0, place - 70) : place]) or BEHIND_SHARE.search(text[max(0, place - 9) : place]):
            return None  # "more often with the drug (n = 9)": whose the count is, not what it is of
        name = _most_common(text, place) or _whole_before(text, place) or name_before(text, place)
        differed = DIFFERED.search(name.words) if name else None
        if name and differed:
            return Phrase(name.words[: differed.start()], name.start, name.end)
        return name if name and not re.fullmatch(rf".*\b{PEOPLE}", name.words, re.I) else None
    most = MOST_WAS.search(text[after : one.start])
    if most:
        return _most_was(most, after)
    adverse = WHO_DEVELOPED.match(text, one.end)
    if adverse:
        return _until_end(text, adverse.end())
    have = HAVE.match(text, one.end)
    lead = text[after : one.start]
    seen = WAS_SEEN.search(lead)
    done = None if seen else WAS_DONE.search(lead)
    if done:
        subject = subject_of_verb(text, after, after + done.start())
        return Phrase(f"{subject.words} {done['verb']}", subject.start, after + done.end("verb")) if subject else None
    if have and not seen:
        return _predicate(text, have)
    if seen:
        return subject_of_verb(text, after, after + seen.start())
    in_count = IN_COUNT.search(lead) if WHOSE.match(text, one.end) is None else None
    clause = re.compile(r"\s*,\s+(?=[A-Za-z])").match(text, one.end)
    if in_count and re.fullmatch(r"\s*(?:In|Among)\s+(?:the\s+)?(?:remaining\s+|other\s+)?", text[: one.start], re.I):
        in_count = None
    if in_count and (reason := reason_of(text, after, after + in_count.start())):
        return reason
    if in_count:
        return _listed(text, after, after + in_count.start())
    if (
        re.fullmatch(r"(?:In|Among|For)\s+(?:the\s+)?(?:remaining\s+|other\s+)?", text[: one.start].lstrip(), re.I)
        and clause
    ):
        return _clause(text, clause.end())
    return None


# "36 torsions in 34 children", "the prevalence among 435 people": in how many something was counted or measured.
NO_EVENTS = re.compile(
    rf"^(?:while|whereas|although|considering|including|excluding|using|regarding)\b|^(?:total\s+of\s+)?{COUNT}\s|^between\b|^(?:[\w-]+ly\s+)?(?:undertaken|twisted|inserted|applied|given|carried\s+out|achieved|removed|"
    r"placed|implanted|repeated|completed|attempted|administered|stopped|discontinued|withdrawn|changed|modified)$|\b(?:prevalence|incidence|mean|median|average)\b|"
    r"\b(?:reduction|increase|decrease|difference|change|rise|decline|and|or|trial|study|done|performed|conducted)$",
    re.I,
)


OFTEN_WITH = re.compile(
    r"\b(?:more|less)\s+(?:frequent|frequently|often|common|commonly|prevalent|likely)\s+(?:\w+\s+)?(?:with|in|for|on|among|after)\s+[\w\s-]{2,40}$",
    re.I,
)


BEHIND_SHARE = re.compile(r"\d\s?%\s*$")


# "Washing and drying hands (n = 30) and avoiding crowds and noise (n = 20)": nothing but the name before its bracket.
JOINED_NAME = re.compile(
    r"[\s,;]*(?:and\s+|or\s+)?(?P<name>(?!(?:in|of|for|with|at|on|after|during|among)\b)[“\"‘]?[A-Za-z][\w/’-]*(?:\s(?!(?:had|have|was|were|is|are|did|who|that|which|but|"
    r"than|with|developed|reported|experienced|showed|included|including|by|as|versus|vs)\b)[\w/’-]+){0,7}[”\"’]?)\s*$"
)


def _whole_before(text: str, place: int) -> Phrase | None:
    """All words between a bracket and the one before it, or the beginning, where an "and" is a part of the name."""
    begun = max(text.rfind(mark, 0, place) for mark in ")]:;.,") + 1
    found = JOINED_NAME.fullmatch(text, begun, place)
    if found is None or not re.search(r"\s(?:and|or)\s", found["name"]):
        return None
    if begun and text[begun - 1] == ",":
        return None  # the last two of a list
    words = tidy(found["name"].strip('“”"‘’'))
    return Phrase(words, found.start("name"), place) if usable(words) and not re.search(PEOPLE, words, re.I) else None


def _most_common(text: str, end: int) -> Phrase | None:
    """The event of "infections were the most common adverse events (54 of 104 …)"."""
    found = MOST_COMMON.search(text[:end])
    words = tidy(found["name"]) if found else ""
    return Phrase(words, found.start("name"), found.end("name")) if found and usable(words) else None


def _most_was(found: re.Match[str], after: int) -> Phrase | None:
    """ "hepatic toxicity" from "the most common toxicity was hepatic, with 29 patients"."""
    words = tidy(found["name"])
    if TOXIC.fullmatch(words) and found["kind"].casefold().startswith(("toxicit", "infection", "lesion")):
        words = f"{words} {found['kind'].casefold()}"
    return Phrase(words, after + found.start("name"), after + found.end("name")) if usable(words) else None


def _until_end(text: str, start: int) -> Phrase | None:
    begin = start - 1 if text[start - 1 : start].isspace() else start
    stop = OUTCOME_END.search(text, begin)
    end = max(start, stop.start()) if stop else len(text)
    words = tidy(text[start:end])
    return Phrase(words, start, end) if usable(words) else None


def _predicate(text: str, have: re.Match[str]) -> Phrase | None:
    verb = " ".join(have["verb"].casefold().split())
    phrase = _until_end(text, have.end())
    if verb == "did not":
        lead = re.match(
            r"(?:provide|show|achieve|have|experience|develop)\s+(?:any\s+|an?\s+)?", text[have.end() :], re.I
        )
        rest = _until_end(text, have.end() + (lead.end() if lead else 0))
        if rest is None:
            return None
        return Phrase(("no " if lead else "did not ") + rest.words, have.start("verb"), rest.end)
    if verb.split()[0] in JOINING:
        return phrase
    if phrase is None and (state := STATE.fullmatch(verb)):
        return Phrase(state["kind"] or verb, have.start("verb"), have.end("verb"))
    if phrase is None and verb in ("completed", "finished"):
        return _until_end(text, have.start("verb"))  # "the study" alone is no outcome
    if phrase is None:
        return Phrase(verb, have.start("verb"), have.end("verb")) if not verb.startswith(("were", "was")) else None
    if judged := JUDGED.match(text, have.start("verb")):
        words = tidy(text[judged.end() : phrase.end])
        return Phrase(words, have.start("verb"), phrase.end) if usable(words) else None
    if verb.split()[0] in ("were", "was"):
        words = tidy(text[have.start("verb") + len(verb.split()[0]) : phrase.end])
        named = Phrase(words, have.start("verb"), phrase.end)
        return (
            named
            if usable(words)
            and not re.match(
                r"(?:included|enrolled|randomi|assigned|screened|analy|allocated|excluded|"
                r"recruited|women|men|female|male|eligible|followed|evaluated|treated)",
                words,
                re.I,
            )
            else None
        )
    words = tidy(text[have.start("verb") : phrase.end])
    return Phrase(words, have.start("verb"), phrase.end) if usable(words) else None


# "Four were unchanged", "ten were responders": all that is said of them.
STATE = re.compile(
    r"(?:were|was)\s+(?:unchanged|stable|better|worse|alive|dead|well|seropositive|seronegative|asymptomatic|symptomatic|symptom-free|(?P<kind>non-?responders?|responders?))"
)


# "Ten were considered responders".
JUDGED = re.compile(
    r"(?:were|was)\s+(?:considered|classified|judged|deemed|rated|regarded)\s+(?:to\s+(?:be|have)\s+|as\s+(?:having\s+)?)?(?=(?:[a-z-]+\s+){0,3}?(?:non-?)?(?:responders?|failures?|success(?:es)?|cured|improved)\b)"
)


# "Fever was frequent and was seen in 9": the subject of both. "Response in the skin and the joints": one place more.
WAS_ALSO = re.compile(
    r"\s+(?:was|were)\s+(?:[a-z]+ly\s+)?(?:frequent|common|rare|uncommon|infrequent|mild)\s+and\s*$", re.I
)


PLACES = re.compile(r"[a-z]\s+(?:in|of)\s+(?:both\s+)?the\s+[\w-]+\s+$", re.I)


def subject_of_verb(text: str, after: int, verb: int) -> Phrase | None:
    """The subject of "occurred in 4 of 8": from the beginning of its clause."""
    lead = text[after:verb]
    if also := WAS_ALSO.search(lead):
        verb, lead = after + also.start(), lead[: also.start()]
    cut = 0
    for found in re.finditer(r"[.;:]\s|,\s+(?:and\s+)?|\)\s*|\b(?:and|while|whereas|but|that)\s+", lead):
        if lead[found.end() :].strip() and not PLACES.search(lead, 0, found.start()):
            cut = found.end()
    cut = after_opening(text, after + cut, verb) - after
    words = tidy(lead[cut:])
    if not usable(words):
        return None
    start = after + lead.find(words.split()[0], cut)
    return Phrase(words, start, verb)


# "Rash was the reason for stopping in nine": what the reason was is the outcome.
REASON_FOR = re.compile(r"(?:[\w-]+\s+){0,2}(?:cause|reason)s?\s+(?:of|for)\s", re.I)
WAS_REASON = re.compile(
    r"\s(?:was|were)\s+(?:the\s+|an?\s+)?(?P<what>(?:[\w-]+\s+){0,2}(?:cause|reason)s?\s+(?:of|for)\s+[^.;:,()]{3,40})$",
    re.I,
)


def reason_of(text: str, after: int, end: int) -> Phrase | None:
    """What was the cause or reason of something: "rash as reason for stopping"."""
    was = WAS_REASON.search(text, after, end)
    subject = subject_of_verb(text, after, was.start()) if was else None
    return Phrase(f"{subject.words} as {tidy(was['what'])}", subject.start, end) if was and subject else None


def _listed(text: str, after: int, end: int) -> Phrase | None:
    """The name in a list "X in 2 patients and Y in the remaining 6 patients"."""
    lead = text[after:end]
    cut = 0
    for found in re.finditer(
        r"[.;:]\s|,\s+(?:and\s+)?|\)\s*|\b(?:were|was|included|including|comprised|are|namely|as)"
        r"\s+(?:seen\s+|observed\s+)?",
        lead,
    ):
        if lead[found.end() :].strip():
            cut = found.end()
    if cut == 0:
        joined = re.match(rf"\s*(?:{PEOPLE}\b)?\s*(?:and|or)\s+", lead, re.I)
        if after and not joined:
            return None
        cut = joined.end() if joined else 0
    words = tidy(lead[cut:])
    if INCOMPLETE.match(words):
        return None
    if not usable(words) or NO_EVENTS.search(words):
        return None
    return Phrase(words, after + lead.find(words.split()[0], cut), end)


def _clause(text: str, start: int) -> Phrase | None:
    """What a clause says of the people counted before it: "In 4 patients, X did not provide any benefit"."""
    clause = text[start:]
    no = NO_BENEFIT.search(clause)
    if no:
        rest = _until_end(text, start + no.end())
        return Phrase("no " + rest.words, start + no.start(), rest.end) if rest else None
    seen = re.search(
        r"\b(?:was|were)\s+(?:observed|seen|noted|found|achieved)\b|\b(?:improved|worsened|resolved|disappeared|recurred|"
        r"did\s+not\s+(?:improve|respond|change|resolve|heal|recur))\b",
        clause,
        re.I,
    )
    if seen:
        words = tidy(
            clause[: seen.end() if not seen.group().startswith("w") or "worsened" in seen.group() else seen.start()]
        )
        return Phrase(words, start, start + seen.end()) if usable(words) else None
    return None
