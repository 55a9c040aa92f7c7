"""What is said of people: in what they improved or grew worse, and that they were older or younger."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attest.expressions.cued import Cued
from attest.extract.direction_lists import ADJ
from attest.extract.direction_names import END_POINT
from attest.extract.direction_objects import ABOUT as ABOUT_WORDS
from attest.extract.direction_objects import in_what
from attest.extract.direction_words import HIGHER, HOW, IMPROVED, LOWER, SAME, WORSENED
from attest.extract.finding import Direction
from attest.extract.phrases import Phrase
from attest.extract.statistics import PEOPLE

# A change that was hoped for, or that went on, is told by another verb before.
LED_BY = re.compile(
    r"\b(?:has|have|been|being|(?<!,\s)which|who|tend(?:ed|s)?\s+to|failed\s+to)(?:\s+(?:also|now|\w+ly))*\s*$", re.I
)
_NO_VERB = r"(?:(?!\b(?:was|were|had|did)\b)[^.;:])*"
AGED = re.compile(rf"\b(?:those|they|groups?|cohorts?|{PEOPLE})\b{_NO_VERB}(?:\b(?:was|were|had)\b{_NO_VERB})?$", re.I)
SIGNIFICANT = re.compile(r"[pP]\s?[<=]\s?0?[.·]0(?:[0-4]|5(?!\d))")

ON_WHAT = re.compile(
    rf"(?:\s+(?:\w+ly|also|more|less|better))*(?:\s+(?:than|compared\s+(?:with|to))\s+[^.;:,()]{{2,50}}?)?\s+(?P<on>on|in|{ABOUT_WORDS})\s",
    re.I,
)


AMONG_NAMES = re.compile(rf"(?:an?\s+|the\s+)?(?:{ADJ})\s", re.I)


def on_what(text: str, end: int) -> tuple[Phrase, ...]:
    """In what people improved or grew worse, where the words for it stand right behind the verb."""
    found = ON_WHAT.match(text, end)
    outcomes, _ = in_what(text, found.start("on")) if found else ([], 0)
    own = [one for one in outcomes if AMONG_NAMES.match(text, one.start)]  # "lower X": it has its own adjective
    outcomes = outcomes[: outcomes.index(own[0])] if own else outcomes
    if not outcomes or not found or any(END_POINT.search(one.words) for one in outcomes):
        return ()
    return tuple(outcomes) if outcomes[0].start - found.start("on") < 30 else ()


def of_age(text: str, value: str, found: re.Match[str]) -> Iterator[Direction]:
    """ "Patients with A were younger than those with B"."""
    if LED_BY.search(text[: found.start()]):
        return
    if (
        AGED.search(text[: found.start()])
        and "slight" not in found["fill"]
        and ("significantly" in found["fill"] or SIGNIFICANT.search(text[found.end() : found.end() + 60]))
    ):
        at = found.end() - len(found["adj"])
        yield Direction(value, (Phrase("age", at, found.end()),), found.start(), found.end(), "was-higher")


# "Patients on A were significantly less disabled than those on B": how they were is the outcome.
WERE_MORE = Cued(
    rf"\b(?:was|were|felt|became)\s+{HOW}(?P<more>more|less)\s+(?P<state>(?:\w+ly\s+)?(?:"
    r"(?!(?:likely|effective|pronounced|marked|prevalent|frequent|advanced|expensive|represented|educated|experienced|deprived|affluent|active|elevated|"
    r"increased|reduced|decreased|improved|impaired|prolonged|suppressed|attenuated|sensitive|specific|apparent|evident|relevant|suitable|extensive|selective|"
    r"prominent|variable|favou?rable|beneficial|efficient|potent|affected|susceptible|inclined|involved|limited|noted|needed|used|reported)\b)"
    r"[a-z]{3,}(?:ed|ive|ous|ent|ant|al|ful|ate|able|ible)))(?=\s+(?:than|(?:as\s+)?compared)\b|\s+(?:with|by|in|on|at|after|during|when|about)\s[^.;]{2,90}?\b(?:than|compared|versus|vs)\b)",
    re.I,
)
# "Patients on A scored higher in terms of X", "performed better on X".
SCORED = Cued(
    r"\b(?:scored|performed|fared|did)\s+(?:(?:\w+ly|much|consistently)\s+)*(?P<how>(?P<no>no\s+)?(?:higher|lower|better|worse|poorer))\s+(?:than\s+[^.;:,()]{2,50}?\s+)?"
    rf"(?P<on>on|in|for|{ABOUT_WORDS})\s",
    re.I,
)
SCORES = {"higher": HIGHER, "lower": LOWER, "better": IMPROVED}
OF_PEOPLE = re.compile(rf"\b(?:those|they|groups?|cohorts?|{PEOPLE})\b[^.;:]*$|-treated\s[^.;:]*$", re.I)


def people_were(text: str) -> Iterator[Direction]:
    """How people of one group were more than those of another, and in what they did better."""
    for found in WERE_MORE.finditer(text):
        if OF_PEOPLE.search(text, 0, found.start()) and not LED_BY.search(text[: found.start()]):
            state = Phrase(found["state"], found.start("state"), found.end("state"))
            value = HIGHER if found["more"].casefold() == "more" else LOWER
            yield Direction(value, (state,), found.start(), found.end(), "had-higher")
    for found in SCORED.finditer(text):
        outcomes, end = in_what(text, found.start("on"))
        if outcomes and outcomes[0].start - found.start("on") < 30:
            value = SAME if found["no"] else SCORES.get(found["how"].casefold(), WORSENED)
            rule = "no-difference" if found["no"] else "had-higher"
            yield Direction(value, tuple(outcomes), found.start(), end, rule)
