"""Phrases around statistics: lists of outcomes, what people had, time points, clauses."""

from __future__ import annotations

from functools import lru_cache

from attest.expressions import quick as re
from attest.extract.led_by import led_by
from attest.extract.phrase_times import ADJECTIVAL, AVERAGE_BEHIND, TIME, TIMED_ITEM
from attest.extract.shared_words import ADJECTIVE, Phrase, behind_amount, kinds_at, with_shared_words

__all__ = ["Phrase"]

# Words that end the name of an outcome.
STOP = re.compile(
    r"[.;:?!]|,\s+(?:defined|measured|assessed|expressed|based|which|who|with|but|while|whereas|"
    r"respectively|both|although|compared|as|"
    r"including|however|even|regardless)\b|\s[-–—]\s|"
    r"\b(?:was|were|is|are|be|been|had|has|have|did|do|does|from|at|after|during|over|compared|prior\s+to|"
    r"than|versus|vs|between|among|amongst|when|according|"
    r"(?<!return )(?<!time )(?<!response )(?<!adherence )(?<!resistance )(?<!access )(?<!exposure )(?<!interval )"
    r"(?<!mild )(?<!moderate )to|"
    r"by|but|while|whereas|which|that|(?-i:who)|whom|regardless|irrespective|independent(?:ly)?\s+of|without|as|across|through|throughout|"
    r"within|until|because|if|following|before|"
    r"observed|seen|noted|found|reported|shows|illustrates|makes|compatible|occurred|remained|persisted|lasted|showed|displayed|exhibited|demonstrated|developed|achieved|experienced|"
    r"received|correlated|improved|increased|decreased|declined|worsened|changed|differed|represented|amounted|averaged|"
    r"relative|due|ranging|such|later|both|concomitantly|significantly|\w+ed\s+by|\w+ly\s+(?:with|"
    r"in|by|after|at|from|to)|with|for|on|per|did|not|[pn](?!-)|via|using|under|despite|since|so|then|"
    r"there|these|those|it|they|we|our|may|might|could|would|should|will|(?-i:can))\b|"
    r"\bin\s+(?:the\s+)?(?:\w+[\s-]){0,3}(?:(?:sub)?groups?|arms?|cohorts?|patients|participants|subjects|"
    r"individuals|responders|studies|trials|women|men|children|adults|ITT|per-protocol|both|all|either|those)\b|"
    r"\bin\s+\d(?!\s?s(?:ec(?:ond)?)?\b)|[<>=]|\bin\s+(?:the\s+)?(?-i:(?:[A-Z][a-z]+\s+){2})",
    re.I,
)
ABBREVIATION = re.compile(r"\(\s*[A-Za-z][\w%/.+ -]{0,24}?\s*\)")
DETERMINERS = re.compile(
    r"^(?:(?:and|but|yet|or|the|a|an|did|its|their|his|her|this|mean\s*(?:±|\+/[-−])\s*(?:SDs?|SEM?)|mean|median|average|estimated(?=\s+(?:percentage|proportion|rate|incidence|prevalence|survival)\b)|overall(?!\s+(?:survival|mortality|responses?|remission|quality)\b)|both|in|of|any|some|all|"
    r"(?:apart|aside)\s+from|except(?:\s+for)?|with\s+the\s+exception\s+of|"
    r"being(?!\s+(?:able|(?:fe)?male|\w+ed)\b)|frequently|commonly|notably|predominantly|mainly|mostly|particularly|especially|primarily|"
    r"also|further|subsequent|significant|statistically|clinically|meaningful|course of|the course of)\s+)+",
    re.I,
)
TRAILING = re.compile(
    r"(?:[\s,]+(?:and|n?or|of|the|(?-i:a)|an|in|to|for|on|with|significantly|also|both|respectively|only|comparably|equally|similarly|significantly|markedly|slightly|effectively|successfully|substantially|considerably|dramatically|sharply|modestly|moderately|somewhat|just|either|less|more|"
    r"by|at|were|was))+$|\s+at\s+(?:the\s+)?(?:(?:clinical|data|interim|primary|final)\s+){0,2}cut-?off$|[\s.,;:–—(-]+$",
    re.I,
)
# Adverbs that open a sentence and belong to no name.
OPENING = re.compile(
    r"(?:(?:after(?:wards?)?(?!\s+\w)|afterwards?|then|thereafter|subsequently|later|also|still|"
    r"however|moreover|furthermore|"
    r"additionally|in\s+addition|overall(?!\s+(?:survival|mortality|responses?|remission|quality)\b)|meanwhile|in\s+contrast|by\s+contrast|on\s+the\s+other\s+hand|conversely|"
    r"similarly|likewise|notably|importantly|interestingly|surprisingly|eventually|finally|initially|consequently|"
    r"therefore|thus|nevertheless|at\s+that\s+time|of\s+note|in\s+total|by\s+then|in\s+turn)\b(?!\s+and\b),?\s+|"
    r"(?:during|over|throughout|in|after)\s+(?:the|this|that)\s+(?:\w+\s+){0,3}(?:period|phase|decade|years)\s+(?:\([^()]{1,20}\)\s+)?)+",
    re.I,
)
LONGEST, MOST_WORDS = 130, 16


@lru_cache(maxsize=4096)
def tidy(words: str) -> str:
    """A phrase without determiners before it and loose words behind it."""
    words = (
        OPENING.sub("", " ".join(words.split()), count=1) if OPENING.match(words.strip()) else " ".join(words.split())
    )
    words = AVERAGE_BEHIND.sub("", words) if " me" in words or " average" in words else words
    for _ in range(3):
        before, words = words, TRAILING.sub("", words)
        if words == before:
            break
    return DETERMINERS.sub("", words).strip(" ,;:")


def after_opening(text: str, start: int, end: int) -> int:
    """Where the subject begins behind an opening adverb, phrase of time ("Over 24 months"), group or circumstance."""
    while True:
        opening = OPENING.match(text, start, end) or TIME.match(text, start, end)
        if not opening or opening.end() == start or ADJECTIVAL.fullmatch(opening.group()):
            return led_by(text, start, end)
        start = re.compile(r"[\s,]*").match(text, opening.end()).end()  # type: ignore[union-attr]


# Words that show that a phrase is no outcome: a group of people, a person who acts, a time of day, a sentence's rest.
NO_OUTCOME = re.compile(
    r"^(?:we|they|i(?!:)|he|she|it|this|these|those|(?-i:who)|which|that|there|prior\s+to|same\s+directions?|trends?\s+(?:towards?|to)|(?:reach|achieve|attain|obtain)\s+(?:\w+\s+)?significance)\b|\b(?:(?:sub)?groups?|arms?|cohorts?)"
    r"$|^\d{1,2}:\d\d|^(?:noon|end|trial|study|latter|former|received|"
    r"significant|LSM|LS\s+means?|means?|medians?|adjusted|unadjusted|nominal|beginning|start|"
    r"baseline|following|addition|contrast|total|same|other|others|use|"
    r"case|cases|present|case of)$|^-|^\d[\d.]*\s*(?:[-–]\s*\d[\d.]*\s*)?"
    r"[-–]?(?:years?|months?|weeks?|days?|hours?|minutes?)$|^(?:subjects|patients|participants)\s+\w+ly$|^\w+\s(?:days?|weeks?|months?|"
    r"years?|hours?)\s(?:later|after|"
    r"before)$|^(?:furthermore|moreover|however|overall(?!\s\w)|additionally|therefore|thus|"
    r"finally|especially|particularly|similarly|conversely|consequently|interestingly|notably|nevertheless|meanwhile|"
    r"although|both\s+(?:drugs|treatments|groups))\b",
    re.I,
)
IN_LETTERS = re.compile(r"[A-Za-z]{2}|^[A-Z]-?\d+[a-z]?$")


@lru_cache(maxsize=4096)
def usable(words: str) -> bool:
    """Whether words can name an outcome: not too long, with letters, no bare pronoun or people."""
    return (
        2 <= len(words) <= LONGEST
        and words.count(" ") < MOST_WORDS
        and bool(IN_LETTERS.search(words))
        and not NO_OUTCOME.search(words)
        and words.count("(") == words.count(")")
        and not re.fullmatch(
            r"(?:it|this|these|they|that|those|both|all|results?|differences?|changes?|values?|"
            r"there|outcomes?|study|patients?|"
            r"participants?|groups?|treatment|we|he|she|effect|effects|years?|months?|weeks?|days?|"
            r"points?|scores?|rates?|levels?|concentrations?|gains|(?:test\s+|outcome\s+)?measures?|parameters?|"
            r"variables?|no|not|n|p|one|two|of whom|the|every|each|odds|prevalence|risks?|proportion|"
            r"(?:(?:the|an?|inverse|positive|negative|strong|crude|clear|obvious|apparent|relevant|marked|major|notable|meaningful|clinically|significant|statistically|statistical|"
            r"no|this|that|such)\s+)*"
            r"(?:associations?|correlations?|relationships?|differences?|impacts?|trends?|improvements?|"
            r"reductions?|increases?|decreases?|declines?|changes?|deterioration|worsening))",
            words,
            re.I,
        )
    )


# The next act of one subject: "…, reduced the need for it".
ACTS = re.compile(
    r"(?:in\s+(?=\w+ing\s))?(?:\w+ly\s+)?(?:controlling|helps\s+(?:people|patients|them|to)|stabili[sz]ed|maintained|preserved|suppressed|inhibited|reduced|lowered|raised|prolonged|shortened|enhanced|attenuated|alleviated|relieved|ameliorated|impaired|blunted|abolished|halved|doubled|prevented|caused|led|resulted|delay(?:s|ed|ing)?|slow(?:s|ed|ing)|boost(?:s|ed|ing)?|cuts|enabl(?:e|es|ed|ing)|prolonging|"
    r"(?:reduc|improv|enhanc|attenuat|alleviat|stabili[sz]|preserv|minimi[sz])(?:e|es|ing)|(?:decreas|increas)(?:es|ing)|(?:prevent|prolong)(?:s|ing)?|"
    r"(?:lower|shorten|inhibit|maintain)(?:s|ing)|shorten|inhibit|alter|affect|modify)\s",
    re.I,
)


def items_at(text: str, start: int, keep_last: bool = True) -> tuple[list[Phrase], int]:
    """The names listed from a place on: "A (SHORT) (P<0.01), B, and C"; and where the list ends.

    A bracket with figures stands behind its item and does not belong to its name.
    """
    start = behind_amount(text, start)
    out = kinds_at(text, start)
    at = end = out[-1].end if out else start
    if out:
        opened = FIGURES_BEHIND.match(text, at)
        end = _closed(text, opened.end() - 1) if opened else at
        mark = MARK.match(text, end)
        at = mark.end() if mark and not ends_list(text, mark.end()) else len(text)
    while at < len(text):
        stop, brackets = _item_end(text, at)
        words = tidy(text[at:stop])
        if not usable(words):
            break
        name_start = at + max(0, text[at:stop].find(words.split()[0]))
        out.append(Phrase(words, name_start, stop))
        end = brackets
        if len(out) > 1 and (timed := TIMED_ITEM.match(text, brackets)):
            brackets = timed.end()
            opened = FIGURES_BEHIND.match(text, brackets)
            brackets = _closed(text, opened.end() - 1) if opened else brackets
        mark = MARK.match(text, brackets)
        if not mark or APPOSED.match(text, brackets) or ends_list(text, mark.end()):
            break
        at = mark.end()
    out = with_shared_words(out)
    if not keep_last and len(out) > 1 and NEXT_CLAUSE.match(text, end):
        end = out[-2].end
        out.pop()
    return out, end


# "…, and a significant increase in total sleep time": another change begins.
CHANGE = re.compile(
    r"(?:including\s+)?(?:an?\s+)?(?:\d[\d.]*\s?%\s+)?(?:(?:\w+ly|significant|marked|further|greater|smaller|larger)\s+){0,3}"
    r"(?:increase|decrease|reduction|improvement|rise|fall|decline|deterioration|worsening|depletion|disappearance|regression|softening|thinning|thickening|preservation|stabili[sz]ation|normali[sz]ation|resolution)s?\s+(?:in|of)\b",
    re.I,
)
# "Cataract, a negative control outcome": what the name before is, and no other.
APPOSED = re.compile(
    r",\s+an?\s+(?:[\w-]+\s+){0,4}(?:outcome|marker|measure|index|indicator|surrogate|scale|score|end\s?point|sign|form|type|component|predictor|"
    r"product|metabolite)\b",
    re.I,
)
MARK = re.compile(r"\s*(?:,\s*(?:and|n?or|as well as)\s+|,\s+|\s+(?:and|n?or|as well as)\s+)", re.I)
FIGURES_BEHIND = re.compile(r"\s*[(\[]")
# Behind the last name of a list its own verb: it begins another clause. "Were observed" speaks of the whole list.
NEXT_CLAUSE = re.compile(
    r"\s*(?:(?:in|of|with|after|following|for|from|at)\s(?:(?!than\b)[^.;,()]){2,70}?\s)?(?:had|did|is|are|may|might|could|should|will|emphasi[sz]ed?|suggest(?:s|ed)?|conclude[ds]?|said|say|recommend(?:s|ed)?|improved|increased|decreased|occurred|"
    r"developed|showed|(?:was|were)(?!\s+(?:also\s+)?(?:observed|seen|found|noted|detected|reported|recorded|demonstrated|shown|"
    r"evident|significant|more|greater|documented|identified|achieved|obtained)))\b",
    re.I,
)


BREAK = re.compile(r"\W|\b\w")  # where a name can end: never within a word
CONJUNCTION = re.compile(r"\s+(?:and|n?or|as well as)\s+", re.I)


def _item_end(text: str, start: int) -> tuple[int, int]:
    """Where an item's name ends, and where the brackets with figures behind it end."""
    skipped = start
    for place in BREAK.finditer(text, start):
        at, char = place.start(), place.group()
        if at < skipped:
            continue
        if char == "(":
            short = ABBREVIATION.match(text, at)
            if (
                short
                and not re.search(
                    r"\d\s*%|=|\bvs\b|\bNS\b|\bn\b|\bp\b|\bratio\b|\b(?:a?OR|a?RR|a?HR|IRR|MD|SMD|WMD)\s+[-−\d]",
                    short.group(),
                )
                and not re.match(r"\(\s*(?:range|mean|median|SD|IQR|95)", short.group())
            ):
                skipped = short.end()
                continue
            return at, _closed(text, at)
        if char == "[":
            return at, _closed(text, at)
        if char in ",;?!":
            return at, at
        if STOP.match(text, at) and (at == start or (not text[at - 1].isalnum() and text[at - 1] not in "-/%")):
            return at, at
        conjunction = CONJUNCTION.match(text, at)
        if conjunction and not _one_name(text, start, at, conjunction.end()):
            return at, at
    return len(text), len(text)


def ends_list(text: str, place: int) -> bool:
    """Whether what begins at a place, behind a mark, is no name: another act or change of the same subject."""
    return bool(STOP.match(text, place) or ACTS.match(text, place) or CHANGE.match(text, place))


def _closed(text: str, at: int) -> int:
    """Where the bracket that opens at a place ends, brackets inside it counted."""
    depth = 0
    left, right = ("[", "]") if text[at] == "[" else ("(", ")")
    for place in range(at, len(text)):
        depth += {left: 1, right: -1}.get(text[place], 0)
        if depth == 0:
            return place + 1
    closing = text.find(right, at)
    return closing + 1 if closing >= 0 else len(text)


SHORT_FORM = re.compile(r"[\w-]*[A-Z][\w-]*[A-Z0-9][\w-]*")
SHORT_WITH_NOUN = re.compile(
    r"[\w-]*[A-Z][\w-]*[A-Z0-9][\w-]*\s+(?:levels|concentrations|tit(?:er|re)s|counts|scores|"
    r"values|cells|ratios|activities|remissions?|responses?|positivity)\b"
)


ONE_MORE = re.compile(
    r"(?!(?:higher|lower|better|worse|greater|fewer|less|more|longer|shorter|reduced|increased|improved|decreased)\b)"
    r"[\w-]+\s+(?!(?:of|in|was|were|and|or|with|at|after|had|from|to)\b)[a-z]\w+"
)


def _one_name(text: str, start: int, at: int, after: int) -> bool:
    """Whether "and" joins adjectives of one name ("skin and lung fibrosis", "IgG and IgA levels")."""
    before = text[start:at].split()
    if (before and SHORT_FORM.fullmatch(before[-1]) and SHORT_WITH_NOUN.match(text, after)) or before[-1:] == ["Up"]:
        return True  # also the Timed Up and Go test
    before = before[1:] if len(before) > 1 and DETERMINERS.match(before[0] + " x") else before
    return len(before) == 1 and ADJECTIVE.fullmatch(before[0]) is not None and bool(ONE_MORE.match(text, after))


def name_before(text: str, end: int) -> Phrase | None:
    """The name that ends at a place, such as the words before a bracket with figures."""
    lead = text[max(0, end - 160) : end]
    offset = end - len(lead)
    cut = 0
    last = ""
    for found in BEFORE.finditer(lead):
        cut, last = found.end(), found.group().casefold().strip()
    if last == "than" or OTHERS_THAN.search(lead):
        return None  # whom the people were compared with
    words = tidy(lead[cut:])
    if not usable(words):
        return None
    start = offset + lead.rfind(words.split()[0], cut)
    return Phrase(words, max(start, offset + cut), end)


OTHERS_THAN = re.compile(
    r"\bthan\s+(?:in\s+|for\s+|among\s+)?(?:the\s+)?(?:those|patients|people|women|men|children|others)\b[^.;:,()\d]*$|"
    r"\b(?:superior(?:ity)?|efficacy|advantages?|benefits?)\s+(?:of\s+[^.;:()]{2,50}?\s+)?over\s+[^.;:()\d]{2,50}$",
    re.I,
)
BEFORE = re.compile(
    r"[.;:]\s|,\s+(?:and\s+)?|[)\]]\s*(?:,|and)?\s*|\b(?:had|have|has|having|was|were|is|are|with|"
    r"showed|a|an|the|higher|lower|greater|less|more|longer|shorter|"
    r"improved|decreased|increased|reduced|than|from|between|included|including|were|both|and|or|"
    r"but|by|as|reported|experienced|developed|most|common|frequent|"
    r"significantly|slightly|observed|of whom|whom|who|that|which|risk of|course of|rates? of|"
    r"incidence of|frequency of|in|for|on|(?<!time )(?<!return )to|(?<!age )at)\s+",
    re.I,
)
