"""Acts: "A reduced X and improved Y", "does not prevent X", "may lower X", "was effective in reducing X".

One table tells what an act does to its object, whatever its tense. What stands before the verb tells whether it is an
act at all: a subject, "did not", "may", "effective in", or an act of the same kind before it.
"""

from __future__ import annotations

from collections.abc import Iterator

from attest.expressions import quick as re
from attest.extract.direction_act_objects import behind_semicolons, share_of_people, with_amounts
from attest.extract.direction_lists import AMONG_ADJECTIVES
from attest.extract.direction_names import named_in, spelt_out
from attest.extract.direction_words import HIGHER, IMPROVED, LOWER, SAME, STUDIED, WORSENED
from attest.extract.finding import Direction
from attest.extract.phrases import Phrase, items_at, tidy, usable
from attest.extract.subjects import acts, is_drug, last_clause

_LEMMAS = {
    LOWER: "reduce decrease lower diminish lessen halve shorten suppress inhibit attenuate minimise minimize prevent "
    "deplete slow halt eliminate curb blunt abolish mitigate taper",
    HIGHER: "increase raise elevate prolong lengthen boost double augment enhance accelerate stimulate heighten",
    IMPROVED: "improve ameliorate alleviate relieve ease restore normalise normalize resolve",
    WORSENED: "worsen impair exacerbate aggravate compromise",
    SAME: "maintain preserve stabilise stabilize",
}
# Verbs that do something to X only when they are denied; else they tell no way.
_TOUCH = "affect influence alter change modify impact"


def _forms(lemma: str) -> tuple[str, str, str, str]:
    stem = lemma.removesuffix("e")
    third = lemma + ("es" if lemma.endswith("sh") else "s")
    return lemma, third, stem + "ed", stem + "ing"


BASE, THIRD, PAST, DOING = range(4)
WORDS = {
    "cuts": (LOWER, THIRD),
    "cut": (LOWER, PAST),
    "cutting": (LOWER, DOING),
    "slashed": (LOWER, PAST),
    "controlling": (IMPROVED, DOING),
    **{
        form: (value, tense)
        for value, lemmas in (*_LEMMAS.items(), ("", _TOUCH))
        for lemma in lemmas.split()
        for tense, form in enumerate(_forms(lemma))
    },
}
_BEGUN = {form[:5] for form in WORDS}
STEMS = tuple(
    sorted(f" {one}" for one in _BEGUN if not any(one != other and one.startswith(other) for other in _BEGUN))
)
_OF = (
    r"(?:(?:the\s+)?(?:(?:absolute|relative|annual|overall|mean)\s+)?(?:risks?|rates?|odds|hazards?|incidence|frequency|numbers?|likelihood|chances?|probability|occurrence|need)\s+"
    r"(?:of|for)\s+(?:an?\s+|the\s+)?)?"
)
_HOW = r"(?:(?:significantly|markedly|substantially|effectively|further)\s+)?"
ACT = re.compile(
    rf"\b(?P<verb>{'|'.join(sorted(WORDS, key=len, reverse=True))})\s+{_HOW}"
    r"(?P<neither>neither\s+)?(?P<det>(?:the|both|either|their|any|all|an?)\s+)*"
    r"(?=[A-Za-z%α-ωɑ-ʯ]|\d+-(?:hours?|days?|weeks?|months?|years?)\s)(?!(?!(?:early|daily|weekly|monthly|yearly|nightly|family|bodily|assembly)\s)\w+ly\s|\w+-(?:to|by)\b|(?:from|to|by)\d)(?!(?:in|from|at|after|during|over|by|with|on|and|but|to|within|compared|following|more|while|through|"
    r"under|among|until|as|back|off|short|significantly|only|throughout|between|than|for|or|across|nor|thereafter|afterwards|again|further|risks?\s+and|"
    rf"when|of|our|up|out|is|are|was|were)\b){_OF}",
    re.I,
)
# What is so in general is no finding.
GENERAL = re.compile(
    r"\b(?:is\s+known|it\s+is|often|usually|may|might|could|can|if|whether|hypothes\w+|suggest\w*\s+to)\b", re.I
)
_ADVERBS = r"(?:(?:also|both|\w+ly|further|even|then|greatly|not\s+only)\s+)*"
ADVERBS = re.compile(rf"(?<=\s){_ADVERBS}$", re.I)
DENIED = re.compile(
    rf"(?:\b(?:did|do|does|could|can|would)\s+not|\b(?:did|do|does|could)n['’]t|\bcannot|\b(?:failed|fails|fail|unable)\s+to|"
    rf"(?<=\bnor\s)(?:did|does|do)(?:\s+[\w-]+){{1,3}}?|\bnot\s+(?:found|shown|seen|able|sufficient|enough)\s+to|\b(?:may|might)\s+not|"
    rf"\bnot\s+(?:\w+ly\s+)?(?:effective|efficacious)\s+(?:in|at|for)|\b(?:ineffective|no\s+more\s+effective)\s+(?:in|at|for))\s+{_ADVERBS}$",
    re.I,
)
PRESENT_DENIED = re.compile(r"\b(?:do|does|can|may|might|would)\b|cannot|n['’]t", re.I)
MODAL = re.compile(rf"\b(?:may|might|can|could)\s+{_ADVERBS}$", re.I)
ABLE = re.compile(
    r"(?:\b(?:effective|efficacious|effectiveness|efficacy|successful|beneficial|useful|helpful|superior|role|benefits?|able|potential)\b"
    r"(?:\s+\([^()]{1,30}\))?(?:\s+(?:of|than|to|treatment|therapy|option|strategy|intervention|approach|way|method|tool)\b[^.;:()]{0,60}?)?\s+(?:in|at|for|to)|"
    r"\b(?:help(?:s|ed)?|seem(?:s|ed)?|appear(?:s|ed)?|found|shown|seen|served)\s+to|\bhelp(?:s|ed)?(?:\s+(?:patients|people|participants))?)"
    rf"\s+{_ADVERBS}$",
    re.I,
)
# What is wished for, planned or advised is no act.
WISHED = re.compile(
    r"\b(?:should|would|will|if|whether|aim\w*|hypothes\w+|expected|designed|intended|powered|need(?:s|ed)?|required?|recommend\w*|"
    r"warrant\w*|future|in\s+order|goal|attempt\w*|strateg\w+\s+to|try|tried|sought|know)\b",
    re.I,
)
MAY = re.compile(r"\b(?:may|might|could|can|potential\w*|promising|possib\w+)\b", re.I)
# Adjectives and nouns as well: "lower doses", "a double dose".
NO_PLURAL_ACT = ("lower", "slow", "double", "ease", "boost", "compromise")
WAS_ABLE = re.compile(r"\b(?:was|were|proved)\b", re.I)
LESS_ABLE = re.compile(r"\b(?:less|unclear|uncertain|limited|insufficient|un(?:known|proven)|minimal|modest)\b", re.I)
NOT_ABLE = re.compile(r"\b(?:not|no|in(?=effective)|without|neither|nor|lack)\b", re.I)
# Where an act of the same kind stands before: "reduced X, improved Y and increased Z".
GOES_ON = re.compile(
    rf"(?:,|[)\]]|\b(?:and|or|as\s+well\s+as|but|while))\s*(?:and\s+|but\s+|also\s+)?(?:(?:in|to)\s+)?{_ADVERBS}$"
)
PLURAL = re.compile(
    r"(?:(?:^|[.;:,]\s+|\bthat\s+|\band\s+|\bbut\s+|\bwhile\s+|\bwhereas\s+)[^.;:()]{0,120}?\b(?!(?:was|is|has|this|its|thus|less|versus|as|does|plus)\b)[\w-]+"
    r"(?:s|es|ia|ae|oth)|\bthey|\b(?:and|or)\s+[\w-]+(?:\s[\w-]+)?)(?:\s+[(\[][^()\[\]]*[)\]])?"
    rf"\s+{_ADVERBS}$",
    re.I,
)
# "…, reducing X by 20%": what the subject of the sentence does besides.
THEREBY = re.compile(rf",\s+(?:thereby\s+|thus\s+)?{_ADVERBS}$", re.I)
WITHOUT = re.compile(rf"\bwithout\s+(?:any\s+)?{_ADVERBS}$", re.I)  # "without affecting X"
AS_BASE = re.compile(r"\b(?:may|might|can|could|to|helps?|did|does|do|not|an?|the|of)\s+$", re.I)
A_NOUN = re.compile(r"(?:change|increase|decrease|impact|influence|boost)s?", re.I)  # as well as a verb
ONE_OF_TWO = re.compile(r"(?:^|\b(?:and|or))\s*$", re.I)
FINITE = re.compile(r"\b(?:\w+ed|was|were|had|led|rose|fell)\b", re.I)
# "Zinc, but not honey, reduced X": what stands between the subject and its verb.
ASIDE = re.compile(
    r",\s+(?:(?:but|and)\s+not|unlike|like|(?:when\s+|as\s+)?compared\s+(?:with|to)|in\s+contrast\s+to|as\s+well\s+as|relative\s+to)\s+[^,;.()]{2,50},\s*$",
    re.I,
)
NONE_DID = re.compile(
    r"\b(?:none|neither|no\s+(?:drug|treatment|intervention|therapy|group|patient|dose|arm|study|trial)s?)\b[^.;,]*$",
    re.I,
)
AFTER_TO = re.compile(r"\bto\s+(?:\w+ly\s+)?$", re.I)
RELATIVE = re.compile(r"\b(?:that|which|who|to)\s*$", re.I)
COMPARES = re.compile(r"\b(?:than|compared|versus|vs|placebo|better|control\s+group)\b", re.I)

# "Reduces inhibition of X": which way X went is too much for this reader.
PROCESS = re.compile(
    r"(?:inhibition|suppression|reduction|increase|decrease|improvement|worsening|lack|absence)s?\s+(?:of|in)\b", re.I
)
LESS_OF = re.compile(r"(?:reduction|increase|decrease|improvement|worsening)s?\b", re.I)
# "Static, dynamic and reactive balance": the first have no noun of their own.
HALF = re.compile(
    r"(?!(?:survival|arousal|withdrawal|removal|interval|referral|refusal|retrieval|clinic|music|drive|capillary)$)\w+(?:ic|al|ive|ary)",
    re.I,
)
DID = re.compile(rf"(?<!\bnor\s)(?<!\bonly\s)\bdid\s+{_ADVERBS}$", re.I)  # "did reduce X, but not Y"
NO_ACT = re.compile(r"\b(?:and|or|with|of|in)\s*$", re.I)
_NEXT = "|".join(word for word, (_, tense) in WORDS.items() if tense == THIRD)
ACTS_ON = re.compile(rf",?\s+(?:and|but|or)\s+(?:also\s+|significantly\s+)?(?:{_NEXT})(?=\s)", re.I)
# What is measured in people, and can be maintained as it was.
MEASURED = re.compile(
    r"\b(?:functions?|capacity|volumes?|strength|density|mass|weight|levels?|scores?|status|quality|concentrations?|indices|index|performance)\b",
    re.I,
)
INCLUDED = re.compile(r"\bincluded?\b", re.I)


def object_acts(text: str, found_true: bool, concludes: bool = False) -> Iterator[Direction]:
    """What the subject of a sentence did to its objects; what may be, only where the sentence concludes."""
    last: tuple[int, int, bool] | None = None  # where the act before ends, its tense, and whether it was denied
    for found in _verbs(text):
        value, tense = WORDS[found["verb"].casefold()]
        lead = text[: found.start()]
        kind = _kind(text, found, tense, found_true, concludes)
        if kind is None and last is not None and last[0] <= found.start() and last[1] == tense:
            kind = (last[2], found.start()) if GOES_ON.search(text, last[0], found.start()) else None
        if kind is None or AMONG_ADJECTIVES.search(lead):
            continue
        none = NONE_DID.search(lead)
        denied = kind[0] or none is not None or found["neither"] is not None
        if not value and not (kind[0] or (denied and tense == PAST)):
            continue
        outcomes, end = items_at(text, found.end(), keep_last=False)
        if not any(not is_drug(one.words) for one in named_in(outcomes[:1])) and (
            share := share_of_people(text, found.end())
        ):
            outcomes, end = share
        outcomes, end = behind_semicolons(text, *with_amounts(text, *spelt_out(text, outcomes, end)))
        outcomes, end = _before_next_act(text, outcomes, end)
        if not outcomes or any(INCLUDED.search(one.words) for one in outcomes):
            continue  # "increased X included …": a list of what was increased, not an act
        last = (end, tense, kind[0])
        if value == SAME and not denied:
            if COMPARES.search(text):
                value = IMPROVED  # what one group kept better than the other
            elif not found["verb"].casefold().startswith("stabili") and (
                MAY.search(lead)
                or (tense == PAST and NO_ACT.search(lead))
                or not all(MEASURED.search(one.words) for one in outcomes)
            ):
                continue  # "maintained remission", "with preserved function"
        start = none.start() if none else kind[1]
        rule = "no-difference" if denied or value == SAME else "verb-object"
        held = value == LOWER and not denied  # "attenuated the decrease in X": less of a decrease
        process = [one for one in outcomes if PROCESS.match(one.words) and not (held and LESS_OF.match(one.words))]
        if named := named_in([one for one in outcomes if not (one in process or _half(one, outcomes))]):
            yield Direction(SAME if denied else value, named, start, end, rule)


def _before_next_act(text: str, outcomes: list[Phrase], end: int) -> tuple[list[Phrase], int]:
    """The names without the act that goes on behind the last of them: "stabilises X and reduces Y"."""
    if not outcomes or (found := ACTS_ON.search(outcomes[-1].words)) is None:
        return outcomes, end
    words = tidy(outcomes[-1].words[: found.start()])
    at = outcomes[-1].start
    last = [Phrase(words, at, at + len(words))] if usable(words) else []
    return [*outcomes[:-1], *last], at + len(words)


def _verbs(text: str) -> Iterator[re.Match[str]]:
    """The verbs of the table with their objects' beginnings; looked for only where one of their stems stands."""
    low = text.lower().replace("\n", " ")
    if len(low) != len(text):
        yield from ACT.finditer(text)
        return
    places = set()
    for stem in STEMS:
        at = low.find(stem)
        while at >= 0:
            places.add(at + 1)
            at = low.find(stem, at + 1)
    for at in sorted(places):
        if found := ACT.match(text, at):
            yield found


def _half(one: Phrase, outcomes: list[Phrase]) -> bool:
    return one is not outcomes[-1] and HALF.fullmatch(one.words) is not None


def _kind(text: str, found: re.Match[str], tense: int, found_true: bool, concludes: bool) -> tuple[bool, int] | None:
    """Whether a verb is denied where it tells an act, and where the words for it begin; None where it tells none."""
    lead = text[: found.start()]
    start = found.start()
    if WISHED.search(last_clause(lead)):
        return None
    if tense == PAST:
        lead = ASIDE.sub(" ", ADVERBS.sub("", lead))
        if found["verb"].casefold() == "cut" and AS_BASE.search(lead):
            return None
        before = lead.split()[-1:]
        if before and before[0].casefold() in WORDS and not A_NOUN.fullmatch(before[0]):
            return None  # "did not reduce increased X": an adjective
        told = acts(lead) and not (ONE_OF_TWO.search(lead) and not FINITE.search(lead))
        return (False, start) if told else None
    if tense == THIRD:
        told = found_true and bool(lead.strip()) and not RELATIVE.search(lead) and not GENERAL.search(lead)
        return (False, start) if told else None
    if denied := DENIED.search(lead):
        told = found_true or not PRESENT_DENIED.search(denied.group())
        return (True, denied.start()) if told else None
    if able := ABLE.search(lead):
        if (
            not (found_true or WAS_ABLE.search(lead, max(0, able.start() - 30)))
            or STUDIED.search(text)
            or (MAY.search(last_clause(lead)) and not concludes)
        ):
            return None
        if LESS_ABLE.search(lead, max(0, able.start() - 30)):
            return None  # "less effective in reducing X": X may have fallen all the same
        unable = NOT_ABLE.search(lead, max(0, able.start() - 30))
        return (True, unable.start()) if unable else (False, able.start())
    if tense == DOING:
        if without := WITHOUT.search(lead):
            return (True, without.start()) if found_true else None
        adjusts = found["verb"].casefold() == "controlling"
        return (False, start) if found_true and not adjusts and THEREBY.search(lead) else None
    if did := DID.search(lead):
        return (False, did.start())
    if modal := MODAL.search(lead):
        return (False, modal.start()) if concludes else None
    if AFTER_TO.search(lead) or not found_true or found["verb"].casefold() in NO_PLURAL_ACT:
        return None
    return (False, start) if PLURAL.search(lead) else None
