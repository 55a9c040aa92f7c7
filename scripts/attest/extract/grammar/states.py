"""Groups of people named by their state: "patients with asthma", "treated infants", "non-responders"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from attest.expressions import quick as re
from attest.expressions.cued import Cued
from attest.extract.statistics import PEOPLE

_WHOM = rf"(?:{PEOPLE}|those|subgroups?|groups?|controls)"
_LINK = (
    r"(?:with(?:out)?|who(?:se)?|receiving|treated|given|taking|using|undergoing|having|aged|assigned|allocated|"
    r"randomi[sz]ed|exposed|born|living|admitted|not|on|older|younger|whose|in\s+whom|lacking|carrying|"
    r"in(?=\s+(?:\w+\s+)?(?:remission|relapse)\b))"
)
# Where a state's words end: a mark, the other group, the verb of the sentence, a time.
_END = (
    r"(?=\s*(?:[.;:,()\[\]]|$)|\s+(?:and|or)\s+(?:\d|in\b|of\b|by\b|those\b|the\b|for\b|none\b|only\b|among\b|"
    rf"\w+\s+(?:had|was|were|did|reported|in)\b|{_WHOM}\b)|\s+(?:but|vs\.?|versus|than|compared|while|whereas|respectively|"
    r"were|was|had|have|has|did|reported|achieved|experienced|developed|required|showed|showing|displayed|exhibited|demonstrated|died|survived|relapsed|"
    r"responded|suffered|received|completed|lived|stopped|gained|saw|felt|scored|needed|underwent|improved|remained|an?\s+(?:\w+\s+)?(?:significan\w*|increase|decrease|reduction|rise|fall|higher|lower)|to\s+(?:have|be|develop|receive|report|undergo|experience|show)|at|after|during|before|by|within|over)\b)"
)
# Words before "patients" that name no state: which of them, how many, how they came to the study.
_ANY = (
    r"(?:the|between|versus|these|those|all|both|other|remaining|study|eligible|included|enrolled|evaluable|evaluated|total|consecutive|most|"
    r"some|many|several|more|fewer|few|of|our|such|each|no|any|same|different|new|additional|further|randomi[sz]ed|analy[sz]ed|"
    r"screened|and|or|in|for|with|to|than|a|an|half|third|quarter|majority|number|proportion|percentage|percent|two|three|four|"
    r"five|six|seven|eight|nine|ten|most|average|affected|assessed|available|assessable|following|identified|selected|rest|"
    r"higher|lower|vs|versus|compared|these|per|cent|among|from|by|only|as|on|at|were|was|had|human|adult|not|many|individual|"
    r"one|another|single|only|surveyed|responding|participating|recruited|invited|first|last|whom|cancer|index|which|patient|who|recorded|reported|"
    r"identical|similar|consenting|examined|investigated|tested|observed|hospitali[sz]ed|registered|symptomatic)"
)
_ADJECTIVE = rf"(?!{_ANY}\b)[A-Za-z][\w+/-]*"
_KIND = (
    r"(?:non-?\s?responders|responders|non-?survivors|survivors|(?:non|ex|current|never|former|past)-?\s?smokers|smokers|"
    r"(?:non-?)?diabetics|(?:non-?)?users|(?:non-?)?carriers|completers|men|women|boys|girls|(?:fe)?males|adults|children|"
    rf"(?!{_ANY}\b)[A-Za-z]+\s+workers|controls|cases|siblings|infants|adolescents|minorities)"
)
_EXTREME = (
    r"(?:most|least|highest|lowest|top|bottom|upper|lower|first|second|third|fourth|fifth)\s+(?:[\w-]+\s+){0,2}?"
    r"(?:areas|neighbou?rhoods|quartile|quintile|tertile|decile|third|category)(?:\s+of\s+(?!(?:was|were|had)\b)[\w-]+(?:\s+intake)?)?"
)
# People with their state behind them, people with their state before them, or a word that is both.
_STATE = (
    rf"(?P<state>{_WHOM}\s+(?:living\s+)?in\s+the\s+{_EXTREME}|(?:(?!{_ANY}\b)[A-Za-z][\w+/-]*\s+){{0,2}}?{_WHOM}\s+{_LINK}\s+[^.;:,()\[\]%]{{2,70}}?{_END}|"
    rf"{_ADJECTIVE}(?:\s+{_ADJECTIVE}){{0,2}}?\s+(?:{PEOPLE}|controls|volunteers|populations?)\b(?!\s+{_LINK}\b)|{_KIND}\b)"
)
_STATE_WORDS = Cued(rf"(?<![\w-]){_STATE}", re.I)
# Right behind a value: "27.2% of those with rupture", "12.1 ± 3 kg in treated infants", "32.2% with labour".
BEHIND = Cued(
    rf"\s*%?\s*[)\]]*(?:\s*\([^()]{{1,24}}\))?\s*(?:[A-Za-zµμ%²/]{{1,10}}\s+)?(?:of|in|for|among|by)\s+(?:the\s+|all\s+)?{_STATE}",
    re.I,
)
ELLIPTIC = re.compile(
    rf"\s*(?:in|of|for|among)?\s*(?P<state>with(?:out)?\s+(?!a\s|an\s|the\s|respect|regard|no\s)[^.;:,()\[\]%\d]{{2,50}}?){_END}",
    re.I,
)
CHEAP = Cued(rf"\b(?:{PEOPLE}|those|groups?|subgroups?|controls|{_KIND}|volunteers|populations?)\b", re.I)
TIMED = re.compile(r"^(?:those|patients|groups?)\s+(?:at|after|before|on\s+day)\b", re.I)
LONGEST = 90
# "The proportion of patients with fever did not differ": what was counted, and no group.
NUMBER_OF = re.compile(r"\b(?:proportions?|percentages?|numbers?|shares?)\s+of\s+(?:the\s+|all\s+)?$", re.I)


class State(NamedTuple):
    name: str
    start: int
    end: int


def _state(found: re.Match[str]) -> State | None:
    words = " ".join(found["state"].split())
    if (
        len(words) > LONGEST
        or TIMED.match(words)
        or (
            " with" in words and NUMBER_OF.search(found.string, max(0, found.start("state") - 24), found.start("state"))
        )
        or re.search(r"\d\s?%|\bwho\s+(?:were|was|had)$|\bwhose\s+[\w-]+$", words)
    ):
        return None
    return State(words, *found.span("state"))


def state_behind(text: str, place: int) -> State | None:
    """The people named by their state right behind a value."""
    found = BEHIND.match(text, place)
    return _state(found) if found else None


def state_without_noun(text: str, place: int) -> State | None:
    """The state in a list that names the people once: "27% of women with rupture and 32% with labour"."""
    found = ELLIPTIC.match(text, place)
    return _state(found) if found else None


def states_in(text: str) -> Iterator[State]:
    """All people that a stretch of text names by their state, in its order."""
    if CHEAP.search(text) is None:
        return
    for found in _STATE_WORDS.finditer(text):
        one = _state(found)
        if one is not None:
            yield one
