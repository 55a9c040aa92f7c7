"""What more people of one group did or had than of another: "fewer patients on zinc missed work than on placebo"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from attest.expressions.cued import Cued
from attest.expressions.kept import SENTENCES
from attest.extract.direction_names import named_in
from attest.extract.direction_words import ADJECTIVES, HIGHER, LOWER
from attest.extract.finding import Direction
from attest.extract.grammar.brackets import blanked
from attest.extract.phrases import Phrase, items_at, tidy, usable
from attest.extract.statistics import PEOPLE
from attest.extract.subjects import is_people

_NO_WORD = r"(?!(?:than|of|in|on|with|the|and|or|was|were|had|who|likely|often|severe)\b)"
MORE = Cued(
    r"(?:^|[.;:,]\s+|\b(?:and|while|whereas|but|although|that|arm|group)\s+)(?:an?\s+)?(?:\d[\d.]*\s?%\s+)?"
    r"(?:(?:statistically|significantly|substantially|slightly|numerically|much|far)\s+)*"
    r"(?:(?P<more>more|fewer|less)|(?P<adj>higher|greater|larger|lower|smaller)\s+(?:proportion|percentage|number|share)s?\s+of)\s+(?:the\s+)?"
    rf"(?:(?:{_NO_WORD}[\w+/-]+\s+){{0,3}}?(?:than\s+[\w+-]+\s+)?{PEOPLE}\b|(?:{_NO_WORD}[\w+/-]+\s+){{1,3}}?(?:group|arm)\b)",
    re.I,
)
# "Almost a third fewer had X": of whom, the comparison tells.
PART_FEWER = Cued(
    rf"\b(?:thirds?|quarters?|half|fifths?)\s+(?P<more>fewer|more)(?:\s+(?:\w+\s+)?{PEOPLE})?\s+(?=(?:had|developed|experienced|reported|showed|needed|required|died|relapsed)\b)",
    re.I,
)
VERB = re.compile(
    r"(?<![\w-])(?P<verb>was|were|had|did(?:\s+not)?|could|[a-z]{2,}ed|felt|met|took|lost|went|left|got|kept|slept|fell|rose|quit|withdrew|became|"
    r"gained|underwent|knew|thought|made)\b(?![\w])"
)
# Participles that tell who the people are: "patients treated with zinc"; and those that come before a noun.
WHICH = re.compile(
    r"(?:treated|assigned|allocated|randomi[sz]ed|compared|added|exposed|diagnosed|managed|combined|matched|affected|infected|operated|presented|"
    r"supplemented|followed|aged|based|related|located|associated|included|enrolled|hospitali[sz]ed|admitted|referred)(?=\s+(?:with|to|by|in|on|for|at|as|from|"
    r"\d)\b)"
)
BEFORE_NOUN = re.compile(rf"\s+(?:{PEOPLE}|groups?|arms?|doses?|treatment|therapy)\b", re.I)
OF_NOUN = re.compile(r"(?:\b(?:the|an?|of|newly|previously|and|or|in|on|with|to|from)|-)\s*$", re.I)
RELATIVE = re.compile(r"\b(?:who|that|which|whose)(?:\s+(?:had|have|has|was|were|been|also|not|\w+ly))*\s*$", re.I)
NOT_THEIRS = re.compile(
    r"(?:was|were)\s+(?:\w+ly\s+)?(?:found|seen|observed|noted|enrolled|randomi[sz]ed|included|screened|recruited|in\s+the|from|male|female|men|women|aged|older|younger)\b|"
    r"(?:preferred|chose|selected|considered|(?:stated|expressed|reported|had)\s+(?:an?\s+)?preference|responded\s+in\s+favou?r)\b",
    re.I,
)
# "Fewer did not have nausea": what is denied would be told as had.
DENIED = re.compile(r"did\s+not\s+(?:have|experience|develop|report|show|suffer)\b")
HAVE = re.compile(
    r"(?:had|achieved|reported|experienced|developed|showed|reached|attained|met|suffered(?:\s+from)?|exhibited|displayed|demonstrated|obtained|(?:was|were)(?:\s+able\s+to)?|"
    r"presented(?:\s+with)?)(?:\s+(?:an?|the|also|still|any|one\s+or\s+more|at\s+least\s+one))*\s+(?!to\b)",
    re.I,
)
_ABOUT = (
    r"(?<!satisfied\s)(?<!satisfaction\s)(?<!pleased\s)(?<!familiar\s)(?<!agreed\s)(?<!problems\s)"
    r"(?<!difficulty\s)(?<!difficulties\s)(?<!-)"
)
STOP = re.compile(
    rf"[.;:,]|\s{{3}}|\b(?:than|compared|versus|vs|relative\s+to|while|whereas|but|although|{_ABOUT}(?:with|on)|receiving|taking|at|after|before|by|within|during|"
    r"throughout|over|until|following|from\s+(?:baseline|the\b|\d)|across|who|which|that|respectively|(?:in|for|of)\s+(?:the\s+)?(?:[\w+/-]+\s+){1,3}?(?:group|arm|regimen|period|study|subgroup)s?|"
    r"in\s+(?:both|each|all|either|comparison|those|patients|subjects|contrast|the\s+(?-i:[A-Z]{2,}))|"
    r"\d+\s?(?:h|hours?|days?|weeks?|months?)\s+(?:after|post)|to(?=[^.;()]*\sthan\s+to\s)|and\s+(?:significantly\s+)?(?:fewer|more|less|an?|the|had|were|was|did|\w+ed|\d))\b",
    re.I,
)
# What parts a deed from a bracket that is of something else, or of one of several times: "after 12 (…) and 24 weeks".
ANOTHER = re.compile(r"[()\[\];]|\b(?:after|at|by|to|and)\s+\d+\s*$")
COMPARED = re.compile(
    r"\b(?:than|compar(?:ed|ison)|versus|vs|groups?|arms?)\b|"
    rf"\b{PEOPLE}\s+(?:receiving|given|taking|(?:treated|supplemented)\s+with|(?:assigned|allocated|randomi[sz]ed)\s+to)\s",
    re.I,
)
OF_PAST = re.compile(r"(?:an?\s+)?(?:\w+\s+){0,2}history\s+of\b", re.I)  # who they were
FURTHEST = 170  # characters from the people to what they did


@lru_cache(maxsize=SENTENCES)
def deeds(text: str) -> tuple[tuple[str, int, Phrase], ...]:
    """What more, or fewer, people did: which way, where it begins to be told, and the deed."""
    out: list[tuple[str, int, Phrase]] = []
    parts = [*PART_FEWER.finditer(text)] if "fewer " in text or "more " in text else []
    if not (parts or " than" in text or COMPARED.search(text)):
        return ()
    bare = blanked(text)
    for found in parts:
        if (what := _deed(bare, found.end())) is not None:
            out.append((HIGHER if found["more"].casefold() == "more" else LOWER, found.start(), what))
    for found in MORE.finditer(bare):
        what = _deed(bare, found.end())
        if what is None or COMPARED.search(text, found.start()) is None:
            continue
        adjective = (found["adj"] or "").casefold()
        value = ADJECTIVES[adjective] if adjective else HIGHER if found["more"].casefold() == "more" else LOWER
        out.append((value, found.start("more" if found["more"] else "adj"), what))
    return tuple(out)


def _deed(bare: str, place: int) -> Phrase | None:
    end = next((at for at in (bare.find(mark, place) for mark in ";:") if at >= 0), len(bare))
    for verb in VERB.finditer(bare, place, min(end, place + FURTHEST)):
        lead = bare[max(0, verb.start() - 24) : verb.start()]
        if verb["verb"].endswith("ed") and (
            WHICH.match(bare, verb.start()) or OF_NOUN.search(lead) or BEFORE_NOUN.match(bare, verb.end())
        ):
            continue
        if RELATIVE.search(bare, place, verb.start()):
            continue
        return _named(bare, verb)
    return None


def _named(bare: str, verb: re.Match[str]) -> Phrase | None:
    if NOT_THEIRS.match(bare, verb.start()) or DENIED.match(bare, verb.start()):
        return None
    had = HAVE.match(bare, verb.start())
    start = had.end() if had else verb.start()
    stop = STOP.search(bare, max(verb.end(), start))
    end = stop.start() if stop else len(bare)
    words = tidy(bare[start:end])
    if verb["verb"].startswith("did") and words.startswith("not "):
        words = f"did {words}"
    if not usable(words) or is_people(words) or OF_PAST.match(words) or (had is None and words.casefold() == "did"):
        return None
    return Phrase(words, start, start + len(bare[start:end].rstrip()))


def deed_before(text: str, start: int, bracket: int) -> Phrase | None:
    """What more people did, as the words before a bracket tell it; behind another bracket something else is told."""
    told = [what for _, _, what in deeds(text) if start <= what.start and what.end <= bracket]
    return told[-1] if told and ANOTHER.search(text, told[-1].end, bracket) is None else None


def more_people(text: str) -> Iterator[Direction]:
    """ "More patients on the drug had X than on placebo": X was more frequent."""
    for value, start, what in deeds(text):
        yield Direction(value, (what,), start, what.end, "had-higher")


# "The early arm had fewer patients with X".
HAD_PEOPLE = Cued(
    rf"\b(?:had|has|have|showed|included|contained)\s+(?:significantly\s+|an?\s+)?(?P<more>more|fewer|higher|lower|greater|larger|smaller)\s+"
    rf"(?:(?:numbers?|proportions?|percentages?)\s+of\s+)?{PEOPLE}\s+(?P<without>without|with|who\s+had)\s+(?:an?\s+|the\s+)?(?=[A-Za-z])",
    re.I,
)


def had_people(text: str) -> Iterator[Direction]:
    """ "The early arm had fewer patients with X": X was rarer."""
    for found in HAD_PEOPLE.finditer(text):
        outcomes, end = items_at(text, found.end(), keep_last=False)
        if named := named_in(outcomes):
            more = found["more"].casefold() in ("more", "higher", "greater", "larger")
            value = HIGHER if more is not found["without"].casefold().startswith("without") else LOWER
            yield Direction(value, named, found.start("more"), end, "had-higher")
