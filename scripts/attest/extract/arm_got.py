"""Arms told by what each group got: "one group received A and the other B", "group A was given …; group B …"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from attest.expressions.cued import Cued
from attest.extract.arm_forms import Mention
from attest.extract.arm_item import item_of, without_brackets
from attest.extract.reading import Sentence
from attest.extract.statistics import PEOPLE

_PART = r"(?:groups?|arms?|half|cohort|eyes?|sides?|knees?|legs?|arms?|hands?|feet|foot|limbs?)"
_LETTER = r"(?-i:[A-D]|[1-4]|I{1,3}|IV)(?![\w-])"
WHO = (
    rf"(?:(?:(?:in|to|on)\s+)?(?:(?:one|(?:the\s+)?(?:first|second|third|fourth|other|fellow|remaining|another)|another|contralateral)\s+(?:(?:study|treatment|control|intervention|experimental)\s+)?{_PART}(?:\s+of\s+(?:the\s+)?{PEOPLE})?|"
    rf"half(?:\s+of\s+(?:them|(?:the\s+|these\s+|those\s+)?{PEOPLE}))?(?=\s+(?:received|was|were|got|took)\b)|(?:the\s+)?(?:group|arm)\s+{_LETTER}|the\s+other(?=\s+(?:received|was|were|got)\b|\s*[(\[]\s*n\s?=)|the\s+(?:others|rest|remainder)))"
)
_BRACKET = (
    rf"(?:\s*[(\[,]\s*(?:[^()\[\]]{{0,25}}[,;:]\s*)?(?:n\s?=\s?(?P<n>\d(?:[\d,]*\d)?)|(?P<people>\d(?:[\d,]*\d)?)\s+(?:[\w-]+\s+)?{PEOPLE})"
    r"[^()\[\]]{0,30}[)\],])?"
)
_GOT = (
    r"(?:(?:who\s+|which\s+|only\s+|also\s+)*(?:(?:was|were|had\s+been)\s+)?(?:received|receiving|given|treated\s+(?:with|by|using)|got|took|underwent|"
    r"administered|injected\s+with|supplemented\s+with|provided\s+with|fed|consumed|ingested|drank|assigned\s+to|allocated\s+to|randomi[sz]ed\s+to)(?:\s+(?:with|to\s+receive|receive))?|(?:served|acted)\s+as(?:\s+the|\s+an?)?|with)"
)
GOT = Cued(
    rf"(?<![\w-])(?P<who>{WHO}){_BRACKET}(?:\s+of\s+(?:\d+\s+)?{PEOPLE})?,?\s+(?:{_GOT}\s+|(?=(?:an?|no)\s))", re.I
)
LETTERED = re.compile(rf"(?:the\s+)?(?:group|arm)\s+{_LETTER}", re.I)
# "Group A was given tea, group B coffee, and group C water", "one group got tea and the other (n = 30) coffee": the
# verb of the first is that of all.
_NO_VERB = r"(?!(?:was|were|had|has|did|who|which|with|and|or|in|on|than|only|also|patients|[a-z]+ed)\b)"
ELLIPTIC = Cued(
    rf"(?<=[,;]\s)(?:and\s+)?(?P<who>(?:the\s+)?(?:group|arm)\s+{_LETTER}){_BRACKET},?\s+(?=[A-Za-z][\w-]{{2}}){_NO_VERB}",
    re.I,
)
THE_OTHER = Cued(
    rf"(?:(?<=\sand\s)|(?<=[,;]\s))(?:those\s+in\s+)?(?P<who>the\s+(?:other|second)(?:\s+{_PART})?){_BRACKET},?\s+(?=[A-Za-z][\w-]{{2}}){_NO_VERB}",
    re.I,
)
# Where the words on what a group got end: its clause, or the next group.
ENDS = re.compile(
    rf"[.;](?=\s|$)|(?:,|\s+and|\s+while|\s+whereas|,?\s+but)\s+(?=(?:and\s+|while\s+|whereas\s+)?(?:(?:those|{PEOPLE})\s+)?{WHO}\b)|$",
    re.I,
)
SPEAKS = ("group", "arm", "half", "other", "fellow", "rest", "remainder")
MOST = 4


def groups_by_what_they_got(told: Sequence[Sentence]) -> list[Mention]:
    """What each of the groups got that one sentence, or a sentence and the next, tell of; at least two."""
    before: list[Mention] = []
    for sentence in told:
        here = list(_got(sentence))
        if len(_names([*before, *here])) >= 2 and here:
            found = [*before, *here]
            return found if len(_names(found)) == len(found) <= MOST else []
        before = here
    return []


def _names(found: Sequence[Mention]) -> set[str]:
    return {one.name.casefold() for one in found}


def _got(sentence: Sentence) -> Iterator[Mention]:
    text, at = sentence.text, sentence.start
    low = text.casefold()
    if not any(word in low for word in SPEAKS):
        return
    flat = ""
    verbs = list(GOT.finditer(text))
    if any(LETTERED.match(one["who"]) for one in verbs):
        verbs += ELLIPTIC.finditer(text)
    elif len(verbs) == 1:
        verbs += THE_OTHER.finditer(text, verbs[0].end())
    for found in sorted(verbs, key=lambda one: one.start()):
        flat = flat or without_brackets(text)
        end = ENDS.search(flat, found.end())
        one = item_of(text, flat, found.end(), end.start() if end else len(flat))
        if one is None or not one.name or LETTERED.match(one.name):
            continue
        size = found["n"] or found["people"] or one.size
        dose = (one.dose[0], at + one.dose[1], at + one.dose[2]) if one.dose else None
        yield Mention(one.name, at + found.start(), at + one.end, "group-got", size, dose)
