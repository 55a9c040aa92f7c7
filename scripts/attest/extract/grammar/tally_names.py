"""What a tally is of: what the people counted had or did, the subject that was seen in them, or the noun behind it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from attest.extract.counted_words import MOST_WAS, WHOSE
from attest.extract.grammar.atom import Atom
from attest.extract.grammar.frames import Frame
from attest.extract.grammar.series import Series
from attest.extract.grammar.tallies import KIND, is_flow
from attest.extract.grammar.tally_deeds import done_by, said_behind, seen_in
from attest.extract.grammar.tally_rates import having_of, label_of, like_before, object_of, rate_of
from attest.extract.grammar.tally_words import (
    ALSO,
    AND_IN,
    BARE_VERB,
    CASES_OF,
    COPULA,
    DOING,
    IN,
    ITEM,
    LED_IN,
    LISTING,
    NO_NOUN,
    OF,
    OF_THEM,
    WITH,
    WITH_DOING,
)
from attest.extract.outcome_names import no_outcome
from attest.extract.phrases import Phrase, items_at, tidy, usable
from attest.extract.statistics import PEOPLE


class Told(NamedTuple):
    """A name with how it was read, and where the tally with its name ends.

    It was read as "did", "seen", "again", "rate", "noun", "object" or "said"; "flow" is no outcome. `subject` is
    what the clause speaks of, for the next clause that has none of its own.
    """

    outcome: Phrase
    kind: str
    end: int
    subject: Phrase | None = None


def tally_named(frame: Frame, one: Series, before: Told | None, opened: int, *, placed: bool = False) -> Told | None:
    """What a series is of; `before` is the tally before it, `opened` where the sentence's opening ends.

    `placed` tells that an arm of the study stands behind each of its figures.
    """
    first, last = one.atoms[0], one.atoms[-1]
    if frame.outer[first.start] >= 0:
        item = _in_list(frame, first) if first is last and first.kind == KIND else _did_in_bracket(frame, first, last)
        return Told(item, "item", item.end) if item else None
    if first.start < opened:
        return None
    start = max(frame.clause(first.start)[0], opened)
    start = before.end if before is not None and start < before.end <= first.start else start
    lead = frame.bare[start : first.start]
    near = before if before and start == before.end else None
    one_name = one.link in ("alone", "versus", "placed")
    carried = before.subject if before else None
    for kind, found, subject in _readings(frame, start, lead, first, last, near, carried, one_name, placed):
        given = first.kind == KIND and found is not None and found.words.startswith("received")
        if found and kind == "noun" and near is not None and RECEIVED.match(near.outcome.words):
            return Told(found, "flow", max(last.end, found.end))  # "30 received it early and 34 late"
        if (
            found
            and usable(found.words)
            and not is_flow(found.words)
            and not given
            and BARE_VERB.match(found.words) is None
            and no_outcome(found.words) != "exposure"
        ):
            return Told(found, kind, max(last.end, found.end if found.start >= last.end else 0), subject or found)
        if found and (kind in ("did", "noun") and is_flow(found.words)):
            return Told(found, "flow", max(last.end, found.end if found.start >= last.end else 0))
    return None


RECEIVED = re.compile(r"(?:received|took|got|were\s+(?:given|treated))\b", re.I)
THERE = re.compile(r"\bthere\s+(?:was|were)\s+(?:only\s+)?$", re.I)


# "Remission was achieved by 24% at 6 months": whose, though "by" before a share mostly says how much.
MET_BY = re.compile(
    r"\b(?:achieved|reached|met|attained|reported|experienced|needed|required|maintained)\s+by\s+\w*\s*$", re.I
)


# "For relapse, the rate was 40%": the rate is of what the sentence opens with.
TOPIC = re.compile(
    r"(?:^|[.;]\s+)(?:For|Regarding|Concerning|In\s+terms\s+of|As\s+(?:for|to)|With\s+(?:regard|respect)\s+to)\s+(?:the\s+)?(?P<what>[^.;:,()]{3,60}),\s+"
    r"(?:the\s+)?(?:(?:overall|respective|corresponding|event|crude|observed)\s+)?(?:rates?|proportions?|percentages?|figures?|frequenc(?:y|ies)|incidences?)\s+"
    r"(?:was|were)\s*$"
)


def _topic(frame: Frame, place: int) -> Phrase | None:
    found = TOPIC.search(frame.bare, 0, place) if "," in frame.bare[:place] else None
    return Phrase(tidy(found["what"]), *found.span("what")) if found and no_outcome(found["what"]) is None else None


def _did_in_bracket(frame: Frame, first: Atom, last: Atom) -> Phrase | None:
    """What people did of whom a part of a bracket speaks: "(median 8 months; 58% relapsed)"."""
    start, end = frame.segment(first.start)
    if first is not last or frame.text[start : first.start].strip():
        return None
    inside = done_by(" " * start + frame.text[start:end], "", last)
    if inside is not None or "percent" not in first.parts or frame.text[last.end : end].strip():
        return inside
    lead = frame.bare[frame.clause(start - 1)[0] : start - 1]
    return done_by(frame.bare, "", replace(last, end=end + 1)) if MOST_OF.search(lead) else None


# "Almost all mothers (95%) came back", "A minority in the drug group (37%) had used it".
MOST_OF = re.compile(
    rf"(?:^|[,;:]\s|\b(?:and|but|while|whereas|that)\s)\s*(?:only\s+)?(?:(?:almost|nearly)\s+all|most|all|(?:about\s+|almost\s+|nearly\s+|over\s+|more\s+than\s+|less\s+than\s+|just\s+over\s+)?"
    rf"(?:half|(?:one|two|three)[\s-](?:thirds?|quarters?))|(?:the|an?)\s+(?:\w+\s+)?(?:majority|minority|proportion|third|quarter|number|few)|many|some|few|several)\s*"
    rf"(?:of\s+)?(?:(?:the|all|these|our)\s+)?(?:(?:(?!(?:and|or|were|was|had|with)\b)[\w-]+\s+){{0,3}}?{PEOPLE}\s*)?"
    rf"(?:(?:in|of|from|on)\s+the\s+(?:[\w+/-]+\s+){{1,4}}?(?:groups?|arms?|cohort)\s*)?$",
    re.I,
)


def _in_list(frame: Frame, one: Atom) -> Phrase | None:
    """The thing counted in a bracket that is nothing but a list of such: "(13 gliomas, 5 meningiomas and 2 others)"."""
    start = frame.outer[one.start] + 1
    end = frame.segment(one.start)[1]
    items = list(ITEM.finditer(frame.text, start, end))
    whole = "".join(found.group() for found in items)
    if len(items) < 2 or len(whole) != end - start:
        return None
    own = next((found for found in items if found.start("count") <= one.start < found.end("count")), None)
    if own is None or NO_NOUN.search(own["name"]) or not usable(own["name"]):
        return None
    return Phrase(own["name"].strip(), own.start("name"), own.end("name"))


def _readings(
    frame: Frame,
    start: int,
    lead: str,
    first: Atom,
    last: Atom,
    before: Told | None,
    carried: Phrase | None,
    one_name: bool,
    placed: bool,
) -> list[tuple[str, Phrase | None, Phrase | None]]:
    """The names that a tally may have, each with how it was read and what its clause speaks of."""
    if label := label_of(frame, first, last, before is not None and before.kind == "rate"):
        return [("rate", label, None)]
    again = before.outcome if before and before.kind in ("seen", "again") and AND_IN.fullmatch(lead) else None
    if LED_IN.fullmatch(lead.lstrip(" ,;")) and (before is None or not lead.lstrip(" ,;").startswith(("in", "In"))):
        return [("said", said_behind(frame, last, carried), carried), ("again", again, carried)]
    if again is not None:
        return [("again", again, carried)]
    if before and (having := having_of(frame.bare, lead, last, before.kind == "having")) is not None:
        return [("having", having, carried)]
    if WITH_DOING.search(lead) and (doing := done_by(frame.bare, lead, last, DOING)) is not None:
        return [("did", doing, None)]
    if before and (other := like_before(lead, before.outcome.words, before.kind)) is not None:
        return [(before.kind, Phrase(other, start, first.start), carried)]
    inside = IN.search(lead)
    if (
        first.kind == "share"
        and WITH.search(lead)
        and OF_THEM.match(frame.bare, first.end) is None
        and not MET_BY.search(lead)
    ):
        return [("did", done_by(frame.bare, lead, last), None)] if re.search(r"\bwith\s+(?:\w+\s+)?$", lead) else []
    if inside:
        if before is not None and before.kind == "noun" and not lead[: inside.start()].strip():
            return []  # "36 torsions in 34 children": in how many they were
        if WHOSE.match(frame.text, last.end):
            return []
        if most := MOST_WAS.search(lead):
            return [("seen", Phrase(tidy(most["name"]), start + most.start("name"), start + most.end("name")), None)]
        end = start + inside.start()
        listed = before is not None or frame.bare[:start].rstrip().endswith(":")
        return [("seen", *seen_in(frame, start, end, listed, "percent" in first.parts, carried))]
    rated = COPULA.search(lead) or OF.search(lead)
    if rated and lead.rstrip().endswith(":") and (deed := done_by(frame.bare, lead, last)) is not None:
        return [("did", deed, None)]  # "Satisfaction was high: 91% found it useful"
    if rated and first.kind != KIND and not (first.kind == "count" and first.of):
        people = "percent" in first.parts and ("total" in first.parts or "events" in first.parts)
        named = people and COPULA.search(lead) is not None
        rate = rate_of(frame, start, start + rated.start(), named, one_name) or _topic(frame, first.start)
        noun = (
            _noun(frame, lead, last, before) if first is last and first.kind == "count" and THERE.search(lead) else None
        )
        return [("rate", rate, rate), ("did", done_by(frame.bare, lead, last), None), ("noun", noun, None)]
    if first is not last:
        noun = _noun(frame, lead, last, None) if THERE.search(lead) else None
        return [
            ("did", done_by(frame.bare, lead, last, placed=placed) or done_by(frame.bare, lead, first), None),
            ("noun", noun, None),
        ]
    return [
        ("did", done_by(frame.bare, lead, last), None),
        ("noun", _noun(frame, lead, last, before) if first.kind in (KIND, "count") else None, None),
        (
            "object",
            object_of(frame, lead, last, before.outcome if before and before.kind in ("did", "object") else None),
            None,
        ),
    ]


def _noun(frame: Frame, lead: str, last: Atom, before: Told | None) -> Phrase | None:
    """The things counted: "there were 13 gliomas, 5 meningiomas and 6 others"."""
    opens = last.of and not lead.strip()
    if (
        not opens
        and LISTING.search(lead) is None
        and not (before and before.kind in ("noun", "did", "flow") and ALSO.fullmatch(lead))
    ):
        return None
    if last.of:
        return None if NO_NOUN.search(last.of) else Phrase(last.of, last.start, last.end)
    cases = CASES_OF.match(frame.bare, last.end)
    at = cases.end() if cases else last.end
    items, _ = items_at(frame.bare, at)
    if not items or frame.bare[at : items[0].start].strip() or NO_NOUN.search(items[0].words):
        return None
    named = items[0].words.split(": ")[0]  # "there were 62 relapses: 33 in the one arm and 29 in the other"
    return replace(items[0], words=named) if usable(named) else None
