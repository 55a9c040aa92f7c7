"""Arms that a report names only by comparing them: "A versus B in …" as its title, "A was compared with B"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attest.extract.arm_doses import DOSE
from attest.extract.arm_forms import Mention
from attest.extract.comparison import pairs
from attest.extract.reading import TELLS_AIM, Reading, Sentence
from attest.extract.statistics import PEOPLE
from attest.extract.treatments import control_pattern, drug_pattern, head_pattern

_STOP = (
    r"(?:the|a|an|and|or|to|of|in|on|with|for|from|by|at|as|versus|vs|either|both|was|were|is|are|than|that|this|between|among|"
    rf"after|before|during|compar\w+|effects?|efficacy|safety|effectiveness|use|outcomes?|results?|trial|study|groups?|arms?|{PEOPLE}|"
    r"randomi[sz]ed|controlled|prospective|phase|other|others|two|three|does|do|can|should|better|superior|no|not|each)"
)
_WORD = rf"(?!{_STOP}(?![\w/-]))[A-Za-z0-9Α-ω][\w.+/’-]*"
_NAME = rf"{_WORD}(?:\s+{_WORD}){{0,3}}"
_LED = (
    r"(?:^|[:?–—]\s+|\b(?:of|does|do|is|are|can|comparing|compare[sd]?|between|with|whether|that)\s+)(?:the\s+|an?\s+)?"
)
_BRACKET = r"(?:\s*[(\[][^()\[\]]{0,60}[)\]])?"
_ASIDE = r"(?:,\s\d[^.;]{2,50},)?"  # "tea, 25 mg or 50 mg once daily, was compared with …"
_ENDS = rf"(?={_BRACKET}(?:\s+(?:in|for|as|on|after|during|at|through|from|to|therapy|treatment)\b|\s*[:;?.,(]|\s*$))"
FORMS = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        rf"{_LED}(?P<first>{_NAME}){_BRACKET}{_ASIDE}\s+(?:versus|vs\.?|(?:was|were|is)?\s*compared\s+(?:with|to|against))\s+"
        rf"(?:the\s+|an?\s+|that\s+of\s+)?(?P<second>{_NAME}){_ENDS}",
        rf"\bcomparing\s+(?:the\s+)?(?P<first>{_NAME}){_BRACKET}\s+(?:with|to|and|against)\s+(?:the\s+)?(?P<second>{_NAME}){_ENDS}",
        rf"\bcompar(?:e|ed|es|ing|ison\s+of)\s+(?:the\s+)?(?:[\w-]+(?:,|\s+and)?\s+){{0,4}}?of\s+(?:the\s+)?(?P<first>{_NAME}){_BRACKET}\s+"
        rf"(?:with|to|and|versus|vs\.?)\s+(?:the\s+|that\s+of\s+|those\s+of\s+)?(?P<second>{_NAME}){_ENDS}",
        rf"^(?P<first>{_NAME})(?:,\s[^,.;]{{3,60}},)?\s+and\s+(?P<second>{_NAME})\s+were\s+compared\b",
    )
)
CHEAP = re.compile(r"\b(?:versus|vs|compar\w+)\b", re.I)
TREATED = re.compile(r"\b(?:randomi[sz]\w+|cross-?over|placebo|double-?blind|allocated|trial)\b", re.I)
CONTROL = re.compile(r"\b(?:controls?|placebo|sham|usual\s+care|standard\s+care|no\s+treatment)$", re.I)


# "The effects of tea (5 mg), milk (20 mg) and water (50 mg)": one of a list of treatments with their doses.
WITH_DOSE = re.compile(rf"(?<![\w-])(?P<name>{_NAME})\s*[(\[](?P<dose>[^()\[\]]{{2,40}})[)\]]")
LEVEL = re.compile(r"(?:high|low|standard|full|half|reduced|medium|intermediate)(?:er)?[\s-]doses?", re.I)
AT_LEAST = re.compile(r"\s*(?:[≤≥<>]=?|up\s+to|at\s+least)\s*")
NEXT = re.compile(r"\s*,\s*(?:and\s+|or\s+)?|\s+(?:and|or|with|versus|vs\.?)\s+")
# "Tea combined with milk versus milk": the first side begins before what its words show.
ADDED_TO = re.compile(
    r"\b(?:combin\w+|together|along|added|addition)\s+(?:with|to|of)\s+[^.;:]{2,60}\s(?:versus|vs\.?|compared)\s", re.I
)
# "Received tea, with more only when a cough or a fever had come": when it was given, and no other side.
CLAUSE = re.compile(r"\b(?:when|whenever|if|until|unless|because|once)\s(?!daily|weekly|monthly|a\s)", re.I)
COMPARES = re.compile(r"\bcompar(?:e[ds]?|ing|ison)\s+(?:the\s+)?(?:[\w-]+(?:,|\s+and)?\s+){0,5}?$", re.I)


def dosed_list(reading: Reading, sentence: Sentence) -> list[Mention]:
    """The treatments of a list that a sentence compares, each with its dose in a bracket."""
    out: list[Mention] = []
    end = 0
    for found in WITH_DOSE.finditer(sentence.text) if CHEAP.search(sentence.text) else ():
        limit = AT_LEAST.match(found["dose"])
        dose = DOSE.match(found["dose"], limit.end() if limit else 0)
        goes_on = bool(out) and NEXT.fullmatch(sentence.text, end, found.start()) is not None
        first = not out and COMPARES.search(re.sub(r"\bof\s+$", "", sentence.text[: found.start()])) is not None
        if dose and (goes_on or first) and (LEVEL.fullmatch(found["name"]) or _is_treatment(found["name"], reading)):
            at = sentence.start + found.start("dose")
            told = dose.group(), at + dose.start(), at + dose.end()
            start = sentence.start + found.start()
            out.append(Mention(found["name"], start, sentence.start + found.end(), "compared", None, told))
            end = found.end()
    return out if len(out) > 1 else []


def compared_mentions(reading: Reading) -> list[Mention]:
    """The treatments of the first list with doses that is compared, or the two of the first comparison whose names come
    again; of no trial, that of its title or aim.
    """
    abstract = [one for one in reading.sentences if one.part == "abstract"]
    trial = any(TREATED.search(one.text) for one in abstract)
    words = " ".join(one.text for one in abstract).casefold()
    others = (*reading.abstract("background", "methods", None, "results"),)
    told = (*reading.abstract("title"), *(one for one in others if trial or TELLS_AIM.search(one.text)))
    for one in told:
        if listed := dosed_list(reading, one):
            return listed
        for found in _comparisons(one):
            names = [" ".join(found[part].split()).rstrip(".,") for part in ("first", "second")]
            if _are_arms(reading, names, words, trial, DOSE.search(one.text, found.start(), found.end()) is not None):
                return [
                    Mention(name, one.start + found.start(part), one.start + found.end(part), "compared")
                    for name, part in zip(names, ("first", "second"), strict=True)
                ]
    for pair in pairs(reading):
        sides = pair.first, pair.second
        between = pair.sentence.text[pair.first.end : pair.second.start]
        if (
            pair.sentence in told
            and not CLAUSE.search(between)
            and _are_arms(reading, [side.name for side in sides], words, trial, False)
        ):
            at = pair.sentence.start
            return [Mention(side.name, at + side.start, at + side.end, "compared") for side in sides]
    return []


def _are_arms(reading: Reading, names: list[str], words: str, trial: bool, dosed: bool) -> bool:
    """Whether both names come again, and one (in no trial: each) is a treatment's."""
    known = [_is_treatment(name, reading) for name in names]
    return (any(known) or dosed if trial else all(known)) and all(_again(name, words) for name in names)


def _comparisons(sentence: Sentence) -> Iterator[re.Match[str]]:
    if CHEAP.search(sentence.text):
        for form in FORMS:
            yield from (one for one in form.finditer(sentence.text) if not ADDED_TO.search(sentence.text, 0, one.end()))


def _is_treatment(name: str, reading: Reading) -> bool:
    known = reading.abbreviations.get(name)
    words = known.long if known else name
    return any(one.search(words) for one in (drug_pattern(), head_pattern(), control_pattern()))


def _again(name: str, words: str) -> bool:
    """Whether a name's telling words stand in at least two places."""
    told = name.casefold()
    medicine = drug_pattern().fullmatch(told)
    return (
        bool(medicine)
        or CONTROL.search(told) is not None
        or len(re.findall(rf"(?<![\w-]){re.escape(told)}(?!\w)", words)) >= 2
    )
