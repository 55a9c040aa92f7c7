"""The names of a subject: each of a list, and what stands behind a name and belongs to it."""

from __future__ import annotations

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
