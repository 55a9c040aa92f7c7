"""What a share is of, where the words before or behind it are no verb: a rate, or an object more of the verb before."""

from __future__ import annotations

import re
from functools import lru_cache

from attest.extract.grammar.atom import Atom
from attest.extract.grammar.frames import Frame
from attest.extract.grammar.tallies import VERB
from attest.extract.grammar.tally_words import ALIKE, FINITE, NO_NOUN, NO_RATE, PLAIN_VERB_AT, RATE, SAME_OBJECT
from attest.extract.grammar.times import without_times
from attest.extract.phrases import Phrase, after_opening, items_at, tidy, usable
from attest.extract.shared_words import ADJECTIVE
from attest.extract.statistics import PEOPLE

# "Leakage was found to be 19% (15/77)": what has people and a share is no measure.
SHARE_OF = re.compile(
    r"(?!.*\b(?:levels?|scores?|concentrations?|means?|median|ages?|patients|participants|women|men)\b)[A-Za-z].{3,70}",
    re.I,
)
OF_WHOM = re.compile(
    rf"\s+(?:in|among|for|of)\s+(?:the\s+)?{PEOPLE}\s+(?:with|on|receiving|treated\s+with|given)\s+.*$", re.I
)
# "The number of patients with relapse": what they had, and not whose something is.
OF_NUMBER = re.compile(r"\b(?:numbers?|proportions?|percentages?|shares?|frequency)$", re.I)
OBJECT_ENDS = re.compile(r"\s*(?:[.,;:)]|$|and\s|while\s|whereas\s|or\s)")


# "The proportion of patients who had relapsed": the verb belongs to the name.
WHO = re.compile(rf"\b(?:{PEOPLE}|those)\s+(?:who|that|which|whose)\s+(?:[\w-]+ly\s+)?[\w-]+\b", re.I)


def rate_of(frame: Frame, start: int, end: int, people: bool, joint: bool = False) -> Phrase | None:
    """The rate that a share is: "the prevalence of X was", "a success rate of"; any name where `people` are counted.

    `joint` where all figures are of one name, so that an "and" stands within it.
    """
    begin = after_opening(frame.bare, start, end)
    alike = ALIKE.search(frame.bare, begin, end)
    end = alike.start() if alike else end
    whom = OF_WHOM.search(frame.bare, begin, end)
    end = whom.start() if whom and OF_NUMBER.search(frame.bare[begin : whom.start()]) is None else end
    lead = WHO.sub(lambda found: "x" * len(found.group()), frame.bare[begin:end])
    parts = list(
        re.finditer(
            r"(?:[;:]|,)\s+(?:and\s+|with\s+)?|\b(?:with|while|whereas|but|that|had|showed|gave|achieved|yielded|reported|found|demonstrated|provided|produced|revealed|giving|yielding|showing|achieving|reaching|resulting\s+in|corresponding\s+to|leading\s+to)\s+",
            lead,
        )
    )
    at = begin + (parts[-1].end() if parts else 0)
    words = without_times(tidy(frame.bare[at:end]))
    named = RATE.search(words) or (people and SHARE_OF.fullmatch(words))
    if not named or NO_RATE.search(words) or FINITE.search(WHO.sub("", words)):
        return None
    if AND.search(words) and not (joint and RATE_OF_BOTH.match(words) and AND_THE.search(words) is None):
        return None
    words = re.sub(
        rf"\s+(?:in|among|for)\s+(?:the\s+|all\s+|these\s+|our\s+)?(?:[\w-]+\s+){{0,3}}?(?:{PEOPLE}|group|arm|cohort|population)$",
        "",
        words,
    )
    words = what_they_had(words)
    return Phrase(words, at, end) if usable(words) else None


def what_they_had(words: str) -> str:
    """What people had, without the words for their number: "the proportion of patients who reached remission"."""
    had = SHARE_HAD.match(words)
    return words[had.end() :] if had and usable(words[had.end() :]) else words


# "The proportion of patients who reached remission": what they had is the name.
SHARE_HAD = re.compile(
    rf"(?:the\s+)?(?:overall\s+|mean\s+)?(?:number|proportion|percentage|frequency|share)s?\s+of\s+(?:the\s+)?(?:[\w-]+\s+){{0,2}}?{PEOPLE}\s+(?:(?:who|that)\s+(?:had|have|achieved|reached|met|attained|"
    r"experienced|developed|showed|reported|were\s+in)|with|achieving|having|reaching|meeting|attaining|experiencing|developing|reporting|in)\s+(?:an?\s+|the\s+)?",
    re.I,
)


AND = re.compile(r"\b(?:and|or)\b")
# "The incidence of fever and the use of drugs": two outcomes.
AND_THE = re.compile(r"\band\s+(?:the|its|their)\s")
# "The rate of death or relapse was": one rate of both.
RATE_OF_BOTH = re.compile(
    r"(?:(?!(?:and|or)\b)[\w-]+\s+){0,3}?(?:rate|prevalence|proportion|incidence|frequency|percentage|risk|probability|likelihood)\s+(?:of|for)\b",
    re.I,
)
# "… were: ACR20 41%, ACR50 19% and ACR70 9%": names right before their values, at least two of them.
LABEL = re.compile(
    r"(?:[:,;]|\band|\bwere|\bwas|\bwith|^)\s+(?P<label>(?!(?:only|about|approximately|nearly|almost|over|around|another|the|in|by|of|to|from|than|vs|at|for|with|"
    r"and|or|but|up|more|less|was|were|had|is|are|an?)\b)[A-Za-z][\w-]*(?:\s(?!(?:in|by|of|to|from|than|vs|at|for|with|was|were|had|is|are|an?|only|about|and|or|over|"
    r"nearly|almost|approximately|reached|[a-z]{3,}ed)\b)[\w-]+){0,3})\s+(?=\d+(?:[.·]\d+)?\s?%)"
)


@lru_cache(maxsize=16)
def _labels(bare: str) -> tuple[re.Match[str], ...]:
    """The names right before shares, kept for the shares of one sentence."""
    return tuple(LABEL.finditer(bare)) if bare.count("%") > 1 else ()


def label_of(frame: Frame, first: Atom, last: Atom, goes_on: bool) -> Phrase | None:
    """The name right before a share of a list whose others have theirs there too, or that `goes_on` with rates."""
    if first is not last or "percent" not in first.parts or not frame.bare[first.start - 2 : first.start - 1].isalnum():
        return None
    found = _labels(frame.bare)
    own = next((one for one in found if one.end() == first.start), None)
    return Phrase(tidy(own["label"]), own.start("label"), first.start) if own and (len(found) > 1 or goes_on) else None


def object_of(frame: Frame, lead: str, last: Atom, before: Phrase | None) -> Phrase | None:
    """What more people had, where only the first of a list has the verb: "43% reported anxiety, 25% low mood"."""
    if before is None or SAME_OBJECT.fullmatch(lead) is None:
        return None
    if (
        PLAIN_VERB_AT.match(frame.bare, before.start) is None
        and frame.bare[before.start : before.end].strip() != before.words
    ):
        return None
    items, _ = items_at(frame.bare, last.end)
    if (
        not items
        or frame.bare[last.end : items[0].start].strip() not in ("", "a", "an")
        or NO_NOUN.search(items[0].words)
    ):
        return None
    return items[0] if VERB.match(items[0].words) is None and OBJECT_ENDS.match(frame.bare, items[0].end) else None


# "39 responded, including 27 with complete and 12 with partial remission".
INCLUDING = re.compile(r"[\s,;:]*(?:including|comprising|namely|(?:of\s+)?which)\s+(?:the\s+)?$", re.I)
HAVING = re.compile(
    rf"\s*(?:{PEOPLE}\s+)?with\s+(?:an?\s+|the\s+)?(?P<what>[A-Za-z][\w-]*(?:\s(?!(?:and|who|had|was|were|after|at|in|by|on)\b)[A-Za-z][\w-]*){{0,4}})"
    r"(?=\s*[.,;)]|\s*$|\s+and\s+(?:\d|[a-z]+\s*\())",
    re.I,
)
NEXT_HAVING = re.compile(r"[\s,]*and\s+\w+\s+with\s+(?:an?\s+)?[\w-]+\s+(?P<noun>[a-z]+)\b", re.I)


def having_of(bare: str, lead: str, one: Atom, goes_on: bool) -> Phrase | None:
    """What those had who are a part of the people counted before."""
    if INCLUDING.search(lead) is None and not (goes_on and SAME_OBJECT.fullmatch(lead)):
        return None
    found = HAVING.match(bare, one.end)
    words = tidy(found["what"]) if found else ""
    if found and (ADJECTIVE.fullmatch(words) or re.fullmatch(_DEGREE, words, re.I)):
        following = NEXT_HAVING.match(re.sub(r"\s+", " ", bare[found.end() : found.end() + 60]))
        words = f"{words} {following['noun']}" if following else ""
    return Phrase(words, found.start("what"), found.end()) if found and usable(words) else None


# "The prevalence of one was 32%, of another 12%", "was complete in 12, partial in 8", "healed fully in 9, partly in 4".
OF_ANOTHER = re.compile(r"[\s,;]*(?:and\s+|but\s+)?(?P<lead>of|for)\s+(?P<what>[A-Za-z][\w -]{2,50}?)\s+(?:was\s+)?$")
OF_FIRST = re.compile(r"(?P<rate>[\w -]{3,60}?)\s(?P<lead>of|for)\s.+")
IN_ANOTHER_WAY = re.compile(
    rf"\s*(?:of\s+(?:the\s+)?)?(?:{PEOPLE}\b)?[\s,;]*(?:and\s+|but\s+)?(?P<how>not\s+at\s+all|[a-z]+ly|[a-z]+)\s+in\s+(?:only\s+|another\s+)?$"
)
_DEGREE = (
    r"(?:complete|partial|incomplete|absent|present|mild|moderate|severe|slight|good|fair|poor|excellent|positive|negative|normal|abnormal|stable|"
    r"unchanged|better|worse|minimal|marked|high|low|successful|satisfactory|unsatisfactory)"
)
IN_ONE_WAY = re.compile(
    rf"(?P<of>.+?\s(?:was|were)|.+?\s(?=[a-z]+(?:ed|ly)\b))\s*(?P<verb>[a-z]*ed\b)?\s*(?P<how>{_DEGREE}|[a-z]+ly)?",
    re.I,
)


def like_before(lead: str, words: str, kind: str) -> str | None:
    """The name of a figure whose words before it say only what is different from the name of the figure before."""
    if kind == "rate" and (another := OF_ANOTHER.fullmatch(lead)) and (first := OF_FIRST.fullmatch(words)):
        return f"{first['rate']} {first['lead']} {another['what']}"
    told = IN_ANOTHER_WAY.fullmatch(lead) if kind == "seen" else None
    way = IN_ONE_WAY.fullmatch(words) if told else None
    if told is None or way is None or not (way["how"] or way["verb"]):
        return None
    how = " ".join(told["how"].split())
    fits = re.fullmatch(_DEGREE, how, re.I) if way["verb"] is None else how.endswith("ly") or how == "not at all"
    of = way["of"] if way["verb"] is None else re.sub(r"\b[a-z]+ly\s", "", f"{way['of']} ")
    return " ".join(f"{of} {way['verb'] or ''} {how}".split()) if fits else None
