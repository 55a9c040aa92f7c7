"""How long it took until something happened: "16 achieved remission after a median of 12 weeks (range 4-20)".

The average is of the event that the words before it tell. A sentence that begins with it ("After a median of 5 years,
12 had died") tells how long people were followed, and so do changes and shares of what is always there.
"""

from __future__ import annotations

from dataclasses import replace

from attest.expressions import quick as re
from attest.extract.grammar.atom import Atom
from attest.extract.grammar.beside import Place
from attest.extract.grammar.forms import DURATION
from attest.extract.grammar.frames import Frame, phrase_at
from attest.extract.grammar.named import Named
from attest.extract.grammar.series import Series
from attest.extract.numbers import COUNT
from attest.extract.phrases import Phrase
from attest.extract.statistics import PEOPLE
from attest.extract.subjects import is_people

_HOW_LONG = r"(?:time|interval|delay|latency|period)s?"
AFTER = re.compile(
    rf"\s(?:after|at|within|in|by|for)\s+(?:an?\s+|the\s+)?(?:mean|median|average)(?:\s+{_HOW_LONG})?"
    r"(?:\s+(?:±|\+/-)\s+S[DE]M?)?\s+of\s+(?:only\s+|about\s+|approximately\s+)?$"
)
# "… relapsed (median time 36 weeks; …)", "… (after a median of 8 months)".
IN_BRACKET = re.compile(
    rf"^[(\[](?:[^()\[\]]*[;,]\s*)?(?:(?:after|at|within)\s+an?\s+(?:mean|median|average)(?:\s+{_HOW_LONG})?\s+of|"
    rf"(?:mean|median|average)\s+{_HOW_LONG})\s*[,:=]?\s*$"
)
_IN_PEOPLE = (
    rf"(?:\s+(?:in|for|among|by)\s+(?:(?:all|both|most|the|these|{COUNT})\s+)?(?:of\s+(?:the\s+)?(?:{COUNT}\s+)?)?"
    rf"(?:(?:[\w-]+\s+)?{PEOPLE}|them|those|cases|eyes|{COUNT})(?:\s+(?:who|with)\s+[\w\s-]{{3,40}})?)?[\s,]*$"
)
_NAME = r"(?P<what>(?!(?:and|or|who|which|that|in|at|for|by|with|after|on|to|from)\b)[A-Za-z][^.;:,]{2,70}?)"
# "… achieved remission", "… had a relapse".
REACHED = re.compile(
    rf"\b(?:achiev|reach|attain|obtain|enter|regain|develop|experienc)(?:ed|ing)\s+(?:an?\s+|the\s+|their\s+)?{_NAME}{_IN_PEOPLE}"
)
# "Remission was reached …", "relapses occurred …": the event is the subject.
CAME = re.compile(
    rf"(?:^|[,;]\s|\band\s)(?:{COUNT}\s+)?{_NAME}\s+(?:(?:had\s+|also\s+|then\s+)?(?:occurred|developed|appeared|happened|arose|followed)|"
    r"(?:was|were|had\s+been|could\s+be)\s+(?:achieved|reached|attained|obtained|diagnosed|detected|documented|confirmed|"
    rf"established|seen|observed|noted)){_IN_PEOPLE}"
)
# "Ulcers healed …", "zinc was stopped …", "the response lasted …": the event is what became of the subject.
BECAME = re.compile(
    rf"(?:^|[,;]\s|\band\s)(?:{COUNT}\s+)?(?P<what>(?!(?:and|or|who|which|that)\b)[A-Za-z][^.;:,]{{2,70}}?\s+(?:healed|resolved|disappeared|recurred|normali[sz]ed|"
    r"regressed|subsided|ceased|returned|lasted|persisted|(?:(?:was|were|could\s+be|had\s+been)\s+(?:\w+ly\s+)?)"
    r"(?:stopped|discontinued|withdrawn|tapered|removed|resumed|maintained|sustained|healed|resolved|normali[sz]ed)))"
    rf"{_IN_PEOPLE}"
)
# "Nine patients relapsed …", "… and died": people did it.
DID = re.compile(
    rf"\b(?P<what>relapsed|flared|died|recurred|responded|recovered|progressed|relapsing|(?:was|were|been)\s+re-?treated|"
    rf"able\s+to\s+(?:stop|discontinue|reduce|return|resume)\s[^.;:,]{{2,50}}?){_IN_PEOPLE}"
)
DENIED = re.compile(r"\b(?:no|not|none|without|never|neither|nor)\b|\bfollow(?:ed)?[\s-]?up\b", re.I)
CHANGED = re.compile(r"\b(?:changes?|improvements?|increases?|decreases?|reductions?|differences?|declines?)\b", re.I)
COUNTED = re.compile(rf"^(?:(?:a\s+total\s+of|the|only|{COUNT})\s+)+", re.I)


def time_taken(frame: Frame, one: Series) -> tuple[Named, Series, list[Place] | None] | None:
    """The event that averages of time are of, with the places of one that stands alone; None where nothing tells it."""
    event = _event_of(frame, one.atoms[0])
    if event is None:
        return None
    # What time an average is of is told by the words before it: it is read as an average, and not as a time.
    averages = tuple(replace(atom, kind="spread") if atom.kind == "value" else atom for atom in one.atoms)
    return Named(event), replace(one, atoms=averages), [Place()] if one.link == "alone" else None


def _event_of(frame: Frame, atom: Atom) -> Phrase | None:
    if atom.kind not in ("value", "median", "spread") or not DURATION.fullmatch(atom.unit):
        return None
    bracket = frame.outer[atom.start]
    if bracket >= 0:
        told = IN_BRACKET.search(frame.text[bracket : atom.start])
        end = bracket
    else:
        told = AFTER.search(frame.text, max(0, atom.start - 70), atom.start)
        end = told.start() if told else -1
    if told is None:
        return None
    start = frame.clause(end)[0]
    event = _event(frame, start, end)
    if event is None or DENIED.search(frame.bare, start, end) or CHANGED.search(event.words):
        return None
    return event


def _event(frame: Frame, start: int, end: int) -> Phrase | None:
    """What happened, by the words that end at a place."""
    for form in (DID, REACHED, BECAME, CAME):
        found = next(reversed(list(form.finditer(frame.bare, start, end))), None)
        if found is None:
            continue
        begin, until = found.span("what")
        counted = COUNTED.match(frame.bare[begin:until])
        begin += counted.end() if counted else 0
        words = frame.bare[begin:until]
        if form is DID:
            return Phrase(" ".join(words.split()), begin, until)
        named = phrase_at(frame.bare, begin, until)
        return named if named is not None and not is_people(named.words) else None
    return None
