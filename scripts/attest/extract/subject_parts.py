"""The names of a subject: each of a list, and what stands behind a name and belongs to it."""

from __future__ import annotations

from dataclasses import replace

from attest.expressions import quick as re
from attest.extract.phrases import Phrase, items_at, tidy, usable
from attest.extract.subjects import SPANS, is_drug, is_people, is_treatment

# "Positive (47%) and negative (75%) predictive values": the first has no noun of its own.
HALF_NAME = re.compile(
    r"(?:positive|negative|systolic|diastolic|left|right|early|late|total|free|upper|lower|minor|major|new-onset|worsening)",
    re.I,
)


# A head that is no name without what stands behind it: "the need for drugs".
NEEDED = re.compile(r"(?:\w+\s)?(?:needs?|requirements?|demands?|use)", re.I)


def parts_of(phrase: Phrase, text: str) -> tuple[Phrase, ...]:
    if SPANS.match(phrase.words):
        return (phrase,)
    outcomes, _ = items_at(text[: phrase.end], phrase.start)
    if len(outcomes) == 1 and outcomes[0].end < phrase.end - 3 and (whole := _listed(phrase, text)):
        return whole
    first = outcomes[0].words if len(outcomes) == 1 else ""
    if first and fuller(phrase.words, first):
        return (phrase,)
    if first and (NEEDED.fullmatch(first) or phrase.words.startswith(f"{first} to ")):
        return (phrase,)  # "the need for drugs": no list
    half = [HALF_NAME.fullmatch(one.words) is not None for one in outcomes]
    if any(half):
        return () if all(half) else (phrase,)
    return tuple(outcomes) or (phrase,)


# "Death from any cause", "abnormalities on imaging": what stands behind belongs to the name.
BELONGS = re.compile(
    r" (?:on|from(?! the)|for) (?P<what>(?!(?:the\s+)?(?:\d|baseline|entry|admission|day|week|"
    r"month|active|study|test|first|second|both|"
    r"all|each|either|average|reasons?)\b)"
    r"(?:(?!(?:and|or|in|of|at|to|with|on|for|from|by|who|that|group|groups|arm)\b)[A-Za-z][A-Za-z'/-]* ?){1,4})",
    re.I,
)


def fuller(words: str, name: str) -> bool:
    """Whether words name more than a name that ends within them, and what is more belongs to it."""
    more = BELONGS.fullmatch(words, len(name)) if words.startswith(name) else None
    return more is not None and not (is_drug(more["what"]) or is_treatment(more["what"]) or is_people(more["what"]))


# "Time on the ward, length of stay and rate of falls": a list whose names have words that else end one.
LIST_MARK = re.compile(r"\s*,\s+(?:(?:and|or|as\s+well\s+as)\s+)?|\s+(?:and|or)\s+", re.I)


def _listed(phrase: Phrase, text: str) -> tuple[Phrase, ...]:
    """The names of a list with commas, each whole; none where one of them is too long for a name or has a bracket."""
    if "," not in phrase.words or "(" in text[phrase.start : phrase.end]:
        return ()
    out, at = [], phrase.start
    for mark in (*LIST_MARK.finditer(text, phrase.start, phrase.end), None):
        end = mark.start() if mark else phrase.end
        words = tidy(text[at:end])
        if not usable(words) or words.count(" ") > MOST_WORDS_LISTED or is_people(words):
            return ()
        out.append(Phrase(words, at + max(0, text[at:end].find(words.split()[0])), end))
        at = mark.end() if mark else end
    return tuple(out)


MOST_WORDS_LISTED = 5


_HEAD = (
    r"(?:(?:mean|median|total|serum|plasma|blood|urinary|relative|overall)\s+)*(?:incidences?|rates?|risks?|levels?|numbers?|changes?|concentrations?|frequenc(?:y|ies)|"
    r"prevalences?|severity|intensity|degrees?|use|consumption|scores?|proportions?|percentages?|duration|amounts?|odds|need|expression|activity)\s+(?:of|in|for|on)\s+(?:the\s+)?"
)
SHARED_HEAD = re.compile(_HEAD, re.I)
# A name that has its own measure, and needs no head of another.
MEASURE_LAST = re.compile(
    r"\b(?:scores?|rates?|levels?|times?|quality|numbers?|concentrations?|doses?|stays?|durations?|pressure|index|indices|function|values?|satisfaction|mass|costs?|use|of|to|in|for)\b",
    re.I,
)
# What stands before a noun and is no name alone: "symptom-free and cough-free days".
NO_NAME_ALONE = re.compile(
    r"(?:[\w-]*(?:-free|-specific|-related|-based|-adjusted|[a-z]ic|ary|ous|ive)|(?!(?:\w*speed|need)$)[\w-]*[a-z]ed|(?!(?:survival|arousal|withdrawal|removal|referral)$)[\w-]*al|"
    r"(?!(?:bleeding|vomiting|swelling|healing|wheezing|itching|walking|functioning|well-?being|breathing|coughing|suffering|scarring|bruising|staining|feeding|breastfeeding)$)[\w-]*ing|"
    r"\d[\w.]*|better|worse|(?:higher|lower|longer|shorter|major|minor|first|second|free|peak|low|high|left|right|group|total|A|B|I|II))",
    re.I,
)


def two_of(phrase: Phrase, text: str) -> tuple[Phrase, ...]:
    """Two names before a plural verb ("X and Y were lower"), each whole; the phrase itself where one is half a name."""
    parts = phrase.words.split(" and ")
    if len(parts) != 2 or MARKS.search(phrase.words) or SPANS.match(phrase.words):
        return (phrase,)
    outcomes = parts_of(phrase, text)
    if len(outcomes) != 2 or any(is_people(one.words) or is_treatment(one.words) for one in outcomes):
        return (phrase,)
    first, second = outcomes
    if NO_NAME_ALONE.fullmatch(first.words.split()[-1]) or second.words.split()[-1] != parts[1].split()[-1]:
        return (phrase,)
    head = SHARED_HEAD.match(first.words)
    if head and len(second.words.split()) < 3 and MEASURE_LAST.search(second.words) is None:
        second = replace(second, words=f"{head.group()}{second.words}")  # "levels of X and Y": levels of Y
    return first, second


MARKS = re.compile(r"[,()/\[\]]|\b(?:or|between|of\s+both|fed|given|receiving|treated|groups)\b")
