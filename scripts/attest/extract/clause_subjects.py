"""Subjects by their clause: what is left before a verb without conjunction, opening phrase, brackets and place.

Asked where the reader by names (`subjects`) finds none: "Although the survival of the treated group after surgery",
"In treated women serum calcium", "For all patients the mean score".
"""

from __future__ import annotations

from attest.expressions import quick as re
from attest.extract.phrase_times import TIME
from attest.extract.phrases import Phrase, tidy, usable
from attest.extract.statistics import PEOPLE

_BRACKET = re.compile(r"\((?:[^()]|\([^()]*\))*\)|\[[^\[\]]*\]")
_SHORT = re.compile(r"\([A-Za-z][\w%/.+ -]{0,14}\)")
_FINITE = re.compile(
    r"\b(?:was|were|is|are|had|has|have|did|does|do|showed|remained|changed|increased|decreased|improved|declined|rose|grew|fell|dropped|"
    r"differed|worsened|ranged|occurred|developed|averaged|received|underwent|experienced|reported|found|became|led|resulted|"
    r"demonstrated|suggests?|indicates?|may|might|could|can|would|should|will|reduced|caused|appeared|seemed|tended|produced|"
    r"revealed|included?|achieved|required|responded|died|recovered|persisted|returned|reached|lowered|slowed|prevented|suppressed|attenuated|accelerated|lessened|shrank|subsided|remitted|resolved|disappeared)\b",
    re.I,
)
_BREAK = re.compile(
    r"(?<!i\.v)(?<!s\.c)(?<!\b[A-Z])(?<!\bvs)[.;:]\s+|(?P<joined>(?:,\s*)?\b(?:and|or|yet|so)\s+)|"
    r"(?:,\s*)?\b(?:but|while|whereas|although|though|because|since|that|where)\s+",
    re.I,
)
_ADVERB = re.compile(
    r"(?:(?:but|and|although|though|while|whereas|however|moreover|furthermore|additionally|also|then|thereafter|subsequently|"
    r"overall|in\s+(?:addition|contrast|total|general|particular|fact|summary|conclusion)|by\s+contrast|similarly|likewise|notably|"
    r"importantly|interestingly|finally|consequently|therefore|thus|nevertheless|hence|accordingly|conversely|meanwhile|"
    r"specifically|surprisingly|significantly|on\s+(?:average|the\s+other\s+hand|the\s+contrary))\b,?\s+)+",
    re.I,
)
_LEAD = (
    r"(?:in|at|after|during|for|among|with(?!out)|without|compared\s+(?:with|to)|by|on|over|from|within|between|following|when|using|under|"
    r"despite|unlike|of|throughout|regarding|concerning|relative\s+to|prior\s+to|before|until|upon|as\s+(?:for|to)|based\s+on)"
)
_OPENING = re.compile(rf"{_LEAD}\s+[^,]{{2,110}},\s+(?!(?:and|or)\b)", re.I)
_WHO = (
    rf"(?:{PEOPLE}|groups?|arms?|cohorts?|controls|subjects|women|men|boys|girls|rats|mice|animals|users|survivors|"
    r"smokers|eyes|knees)"
)
_OPENING_WHO = re.compile(
    rf"(?:in|for|among)\s+(?:(?!(?:of|and|or|in|with)\b)[\w+/-]+\s+){{0,5}}?{_WHO}\s+"
    r"(?!(?:and|or|with|without|who|in|of|on|at|treated|receiving|given|that|which|compared|than|after|aged|undergoing|taking|but|from|"
    r"having|whose|as|by|for|to|only|not)\b)(?=[A-Za-z])",
    re.I,
)
_OPENING_WHEN = re.compile(
    r"(?:after|at|by|during|over|within|following)\s+(?:the\s+)?(?:[\w-]+\s+){0,3}?"
    r"(?:weeks?|months?|years?|days?|hours?|follow-up|treatment|therapy|surgery|period|study|exercise|training|supplementation)\s+"
    r"(?=(?:the|mean|median|all|both|total|serum|plasma)\s)",
    re.I,
)
# Whose it is, where and when: no part of the name of what is said to have gone some way.
_PLACE = re.compile(
    rf"\s+(?:(?:in|among|of|for|with|from|between|across|within)\s+(?:the\s+|these\s+|those\s+|all\s+|both\s+|our\s+)*(?:(?!(?:of|for|in|with|at|to)\b)[\w+/'’-]+\s+){{0,5}}?"
    rf"(?:{_WHO}|group\s+\w{{1,3}})(?:\s+(?:with|receiving|on|given|treated\s+with|who|undergoing|in|after)\s+[^,]{{2,60}})?|"
    r"(?:in|on|with)\s+[A-Z][\w-]*|(?:up\s+to|after|during|at|before|following|prior\s+to|within|throughout|over|until|upon)\s+[^,]{2,60})$"
)
_LISTED = re.compile(r"\b(?:and|or)\b|\bas\s+well\s+as\b", re.I)
_RELATIVE = re.compile(
    r",\s+(?:which|who|whose|defined|measured|assessed|expressed|calculated|a|an|the)\b[^,]*,\s*$|\b(?:which|who|that|whose)\b",
    re.I,
)
_NO_NAME = re.compile(
    rf"(?:{_LEAD}|not|only|both|neither|nor|no)\s|\d+\s+\w+\s+from\b|(?:the\s+)?(?:levels?|values?|scores?|rates?|concentrations?)\s+(?:during|after|in|at|with|before)\s",
    re.I,
)
_END_POINT = re.compile(
    r"^(?:the\s+)?(?:primary|secondary)\s+(?:\w+\s+)?(?:end\s?-?points?|outcomes?)\s+(?=[A-Za-z])", re.I
)
_PRIMARY = re.compile(
    r"(?:the\s+)?(?:primary|secondary|main|co-?primary)\s+(?:\w+\s+)?(?:end\s?-?points?|outcomes?)(?:\s+(?:measures?|of\s+the\s+(?:study|trial)))?,\s+"
    r"(?:the\s+)?(?=[A-Za-z\d])(?!which\b|defined\b|assessed\b|measured\b)",
    re.I,
)
_COUNTED = re.compile(
    rf"(?:the\s+)?(?:(?:mean|total|overall)\s+)?(?:proportions?|percentages?|numbers?|rates?|shares?)\s+of\s+(?:[\w-]+\s+){{0,2}}{PEOPLE}\s+(?:who|that|with|"
    r"in\s+whom)\s+[^,]{2,60}$",
    re.I,
)
_WHO_DID = re.compile(r"\b(?:who|that|which)\s+(?:\w+ly\s+)?$", re.I)
_THROWN_IN = re.compile(
    r",\s+(?:including|such\s+as|as\s+(?:measured|assessed)|measured|assessed|defined|expressed|calculated|based)\s.*$",
    re.I,
)
# "Pulse pressure, a marker of risk, was": what a name is, between commas before the verb.
_APPOSED = re.compile(
    r"(?<!outcome),\s+(?:an?|which\s+(?:was|were|is|are|had|has|have)|mainly|mostly|especially|primarily|particularly|predominantly|stratified|adjusted|"
    r"one\s+of|(?:the\s+)?(?:primary|secondary|main|key))\s[^;]{2,140}?,\s*$",
    re.I,
)
_THROWN = re.compile(r"(?<!outcome),\s+an?\s[^;,]{2,110},\s*$", re.I)
_BEHIND_COMMA = re.compile(r"^.*,\s+(?P<det>(?:the|this|these|there|their)\s)(?!.*,)", re.I)
LONGEST = 90


def _spaces(found: re.Match[str]) -> str:
    return found.group() if _SHORT.fullmatch(found.group()) else " " * len(found.group())


def clause_subject(text: str, verb: int) -> Phrase | None:
    """The subject of a verb by its clause; None where a verb, a relative clause or people stand before it."""
    lead = _BRACKET.sub(_spaces, text[:verb])
    lead = _THROWN.sub(lambda found: " " * len(found.group()), lead)
    start = _clause(lead)
    start = _opened(lead, start)
    words = _THROWN_IN.sub("", lead[start:])
    if not _PRIMARY.match(words):
        words = _APPOSED.sub("", words)
    words = words.rstrip(" ,")
    if primary := _PRIMARY.match(words):  # "the primary outcome, mortality, was": its name
        start += primary.end()
        words = words[primary.end() :]
    if (
        not words
        or (_FINITE.search(words) and not _COUNTED.match(words))
        or (_RELATIVE.search(words) and not _COUNTED.match(words))
    ):
        return None
    if behind := _BEHIND_COMMA.search(words):  # "comparing A with B for C, the rate of D"
        start += behind.end() - len(behind["det"])
        words = words[behind.end() - len(behind["det"]) :]
    if "," in words and not _LISTED.search(words[words.rfind(",") :]) and not _LISTED.search(words):
        return None  # an apposition, or an opening of another kind
    end = start + len(words)
    while (place := _PLACE.search(lead, start, end)) is not None and place.start() > start + 2:
        end = place.start()
    name = _END_POINT.sub("", " ".join(lead[start:end].split()))
    whole = tidy(name)
    if not usable(whole) or len(whole) > LONGEST or TIME.fullmatch(whole) or _NO_NAME.match(name):
        return None
    at = lead.find(whole.split()[0], start)
    return Phrase(whole, at, end)


def _clause(lead: str) -> int:
    start = 0
    for found in _BREAK.finditer(lead):
        verb = _FINITE.search(lead, start, found.start()) if found["joined"] else None
        if found["joined"] and (verb is None or _WHO_DID.search(lead, start, verb.start())):
            continue
        start = found.end()
    return start


def _opened(lead: str, start: int) -> int:
    """Where the subject begins behind conjunctions, adverbs and phrases of place and time."""
    while True:
        for form in (_ADVERB, _OPENING, _OPENING_WHO, _OPENING_WHEN):
            found = form.match(lead, start)
            if found and found.end() < len(lead):
                start = found.end()
                break
        else:
            return start
