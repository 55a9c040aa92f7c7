"""Frames: the bracket, segment and clause that a statistic stands in, and what the words around it name."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property

from attest.expressions import quick as re
from attest.expressions.cued import Cued
from attest.extract.grammar.brackets import CLOSING, OPENING, blanked, brackets_of, without_appositions
from attest.extract.led_by import led_by
from attest.extract.phrases import Phrase, after_opening, items_at, tidy, usable
from attest.extract.statistics import PEOPLE
from attest.extract.subjects import is_people

# Where one statement ends and the next begins, outside brackets.
PARTING = re.compile(
    r";\s|:\s(?!\(?[-−–]?\d)|,\s+and\s+similarly\s+|,\s+(?:while|whereas|but|although|though|except\s+that)\s|\s(?:while|"
    r"whereas)\s|(?:,\s+|(?<!\s)\s{6,})and\s+(?!(?:the\s+)?(?:groups?|in|for|with|on|after|placebo|controls?|that|those|it|[\w-]+\s+(?:group|arm))\b)"
    r"(?=(?:the\s+)?[\w\s-]{2,40}\b(?:was|were|had|did)\b)|"
    # "… was 15 and at 12 months it was 12"
    r"\sand\s+(?=(?:at|after|by|within)\s+[^.;:,()]{3,40}?\s(?:it|they)\s+(?:had\s+)?(?:was|were|fell|rose|increased|decreased|improved|dropped|declined|"
    r"reached|averaged)\b)|"
    # "… from 4 to 3 and albumin increased from 2 to 3"
    r"\sand\s+(?=(?:the\s+)?(?:(?!(?:and|or|that|which|who|then|was|were|had)\b)[\w%/-]+\s+){1,6}(?:had\s+)?(?:\w+ly\s+)?(?:increased|decreased|fell|rose|"
    r"dropped|declined|improved|worsened)\s+(?:\w+ly\s+)?(?:from|by)\s+(?:(?:an?\s+)?(?:mean|median)\s+(?:of\s+)?)?[-−–]?\d)|"
    # "… was 4.8 months and the mean length of stay was"
    r"\sand\s+(?=the\s+(?:mean|median|average)\s+(?!(?:of|in|for|with|values?|scores?|levels?|changes?)\b)[\w\s-]{2,40}\b(?:was|were)\b)",
    re.I,
)
JOINS = re.compile(r",\s+and\s|\s{1,5}and\s", re.I)
ACTED = re.compile(
    r"\b(?:was|were|is|are|had|has|have|did|does|can|could|may|might|would|shows|found|rose|fell|\w{2,}ed)\b"
)
OCCUR = (
    r"(?:(?:was|were|is|are|had\s+been)\s+(?:also\s+|only\s+|significantly\s+)?(?:observed|seen|"
    r"noted|found|reported|present|detected|collected|"
    r"recorded|achieved|attained|reached|met|documented|identified|obtained|diagnosed|required|"
    r"sustained|maintained|estimated|measured|calculated|determined)|"
    r"(?:(?:had|has|have)\s+)?(?:occurred|developed|appeared|happened|arose))"
)
FOUND_THAT = re.compile(
    r"(?:(?:The|These)\s+)?(?:\w+\s+)?(?:researchers|investigators|authors|study|team|results|"
    r"trial|analysis|we|they)\s+(?:(?:found|reported|showed|observed|revealed|demonstrated)\s+that|(?:also\s+)?(?:indicated?|shows?|showed)(?:\s+that)?)\s+",
    re.I,
)
BE = (
    r"(?:(?:was|were|is|are|(?:had|has|have)\s+(?:fallen|risen|dropped|declined|improved|increased|decreased)|amounted\s+to|accounted\s+for|reached|averaged|totall?ed|remained|comprised|represented|"
    r"increased|decreased|improved|rose|fell|declined|dropped|changed|differed|estimated|worsened|"
    r"correlated|reduced|regressed|ranged|varied|lasted|"
    r"did\s+not|fueron|fue|corresponded))"
)
SUBJECT_VERB = Cued(rf"\b(?:{OCCUR}|{BE})\b", re.I)
# What a share of people did or were.
PREDICATE = re.compile(
    rf"\s*(?:(?:of|in|among)\s+[^.;:,()]{{2,60}}?\s+|{PEOPLE}\s+|"
    rf"(?:(?:(?!(?:and|or)\b)[\w+-]+\s+){{1,4}}?{PEOPLE})\s+)?(?:[(\[][^()\[\]]{{0,40}}[)\]]\s*)?"
    r"(?P<verb>had\s+to|had|have|has|were|was|are|reported|experienced|achieved|attained|"
    r"developed|met|reached|completed|showed|"
    r"did\s+not|died|survived|relapsed|responded|required|needed|lacked|discontinued|withdrew|"
    r"remained|improved|worsened|"
    r"recovered|suffered|displayed|exhibited|demonstrated|chose|preferred|felt|stopped|went\s+into|quit|made|underwent|gained|expressed|attended|accepted|refused|progressed|failed|stayed|became|dropped\s+out|"
    r"withdrawn|lost|tuvieron)\b",
    re.I,
)
NO_NAME = (
    "were",
    "was",
    "had",
    "have",
    "has",
    "are",
    "reported",
    "experienced",
    "showed",
    "developed",
    "met",
    "achieved",
    "attained",
)
STOP = re.compile(
    r"[.;:(\[,]|\b(?:compared|in\s+comparison|versus|vs|than|while|whereas|but|and(?=\s+\d)|in\s+the\s+\w+\s+(?:group|"
    r"arm)|(?:at|after|by|within|over|during)\s+"
    r"(?:week|month|day|year|\d|the\s+end|follow-up|baseline|\w+\s+(?:weeks|months|years|days))|"
    r"respectively|who|because|due\s+to)\b",
    re.I,
)
RISK_OF = re.compile(
    r"\b(?:risks?|odds|hazards?|incidence|likelihood|probability|prevalence|rates?|proportion|"
    r"frequency|percentage|numbers?)\s+(?:of|for)\s+(?=[A-Za-z])",
    re.I,
)
RISK_STOP = re.compile(
    r"[.;(\[,]|\b(?:was|were|is|are|in|with|by|compared|than|among|for|from|at|during|over|vs|"
    r"versus|after|did|had|has|when|decreased|"
    r"increased|who|that)\b",
    re.I,
)
# "patients whose pressure was …": the verb is that of a relative clause.
RELATIVE = re.compile(r"\b(?:who|whose|that|which)\s+(?:\w+\s+){0,4}$", re.I)
# "Compared with the first group, …", "Despite …, …": what stands before the subject.
OPENED = re.compile(
    r"(?:Comparatively|(?:Based\s+on|Considering|Including|Excluding|Using|Although|Because|If|Compared\s+(?:with|to)|In(?!\s+comparison)|Despite|Among|For|"
    r"Regarding|At|On|After|During|With|When|As|Of|By)\s+[^,;()]{2,90}),\s+",
    re.I,
)
# "Differences between A and B for X", "a difference in X": X is the outcome.
DIFFERENCE = re.compile(
    r"(?:the\s+|an?\s+|no\s+)?(?:\w+ly\s+)?(?:(?:significant|marked|substantial|clear|large|small|great|largest|greatest|biggest|smallest|main|only|maximum)\s+)?(?:(?:least[\s-]squares?|LS|adjusted|placebo-(?:adjusted|corrected|subtracted))\s+)*(?:mean\s+|median\s+)?(?:differences?|"
    r"changes?|reductions?|increases?|decreases?|improvements?)\s+"
    r"(?:from\s+baseline\s+)?(?:between\s+.{2,80}?\s+)?(?:in|for|of)\s+(?:the\s+)?(?:assessment\s+of\s+)?",
    re.I,
)
OF_GROUP = re.compile(
    r"\s+(?:with|in|for|of|between|among)\s+(?:the\s+|both\s+)?(?:groups?\s+\w+(?:\s+and\s+\w+)?|(?:(?:(?!(?:in|of|for|with|among)\s)[\w+/-]+,?\s+){1,4}|(?:(?!(?:in|of|for|with|among|between|versus|vs|than|compared)\s)[\w+/-]+\s+){5,8})"
    r"(?:groups?|arms?))\s+$",
    re.I,
)
SEEN_IN = re.compile(
    r"\b(?:(?:differences?|changes?|impact|effects?|improvements?|trends?)\s+(?:(?:was|were)\s+)?|"
    r"(?:declines?|decreases?|increases?|reductions?|deterioration|worsening)\s+(?:was|were)\s+)(?:\w+\s+)?(?:in|on|for|regarding)\s+(?:the\s+)?",
    re.I,
)
# "The only significant difference was in X".
A_DIFFERENCE = re.compile(r"(?:[\w-]+\s+){0,3}differences?", re.I)

# "Fell by 5% of the predicted value": what the per cent are of is no outcome.
OF_PREDICTED = re.compile(
    r"(?:(?<=\d%)|(?<=\d\s%))\s*(?:of\s+)?(?:the\s+|its\s+|their\s+)?predicted(?:\s+(?:normal|values?))*\b", re.I
)


@dataclass(frozen=True)
class Frame:
    """A sentence prepared for naming: `bare` without brackets and appositions, `outer` for the bracket around one."""

    text: str

    @cached_property
    def bare(self) -> str:
        bare = without_appositions(blanked(self.text))
        return OF_PREDICTED.sub(lambda found: " " * len(found.group()), bare) if "predicted" in bare else bare

    @cached_property
    def outer(self) -> list[int]:
        return brackets_of(self.text)

    @cached_property
    def partings(self) -> list[tuple[int, int]]:
        """Where statements part; ", and C were" behind a list without a verb is its last name, and parts nothing."""
        out: list[tuple[int, int]] = []
        for found in PARTING.finditer(self.bare):
            start = out[-1][1] if out else 0
            if JOINS.match(found.group()) and not ACTED.search(self.bare, start, found.start()):
                continue
            out.append(found.span())
        return out

    @cached_property
    def _partings_by_side(self) -> tuple[list[int], list[int]]:
        """Where the words begin at which statements part, and where they end; both in order."""
        return [begin for begin, _ in self.partings], [end for _, end in self.partings]

    def anchor(self, place: int) -> int:
        """Where the words end that name what a statistic at this place is of."""
        bracket = self.outer[place]
        return place if bracket < 0 else bracket

    def clause(self, place: int) -> tuple[int, int]:
        """The statement around a place outside brackets."""
        begins, ends = self._partings_by_side
        before, behind = bisect_right(ends, place), bisect_left(begins, place)
        return ends[before - 1] if before else 0, begins[behind] if behind < len(begins) else len(self.text)

    def segment(self, place: int) -> tuple[int, int]:
        """The part of a bracket, between semicolons, that a place stands in."""
        bracket = self.outer[place]
        start = max(bracket + 1, self.text.rfind(";", bracket, place) + 1)
        end, depth = place, 0
        while end < len(self.text):
            char = self.text[end]
            if char in OPENING:
                depth += 1
            elif char in CLOSING:
                if depth == 0:
                    break
                depth -= 1
            elif char == ";" and depth == 0:
                break
            end += 1
        return start, end


def phrase_at(text: str, start: int, end: int) -> Phrase | None:
    """The tidied words of a stretch, where they can name an outcome."""
    words = tidy(text[start:end])
    if not usable(words):
        return None
    first = text.find(words.split()[0], start, end)
    return Phrase(words, max(first, start), end)


DEFINED_BEHIND = re.compile(
    r",\s+(?:which|who|as\s+(?:measured|assessed|evaluated|determined)|defined|measured|assessed|evaluated|determined)\b"
)
AMONG_THESE = re.compile(
    r"\s+(?:(?:among|in|for)\s+(?:these|the|all|those|both)\s+(?:[\w+/-]+,?\s+){0,6}|"
    r"(?<!number )(?<!numbers )of\s+(?:these|all|both)\s+(?:\w+\s+){0,2})"
    r"(?:patients|participants|groups|subjects|arms)$",
    re.I,
)


# "The dose could be reduced from 21 to 7 mg": the verb is more than its last word.
COULD_BE = re.compile(r"\s(?:could|can|had|has|have)(?:\s+(?:also|then|\w+ly))?\s+be(?:en)?(?:\s+\w+ly)?\s+$", re.I)


def subject_before(frame: Frame, anchor: int) -> Phrase | None:
    """The subject of the clause's first verb, where it is no group of people."""
    start, _ = frame.clause(anchor)
    start = after_opening(frame.bare, start, anchor)
    told = FOUND_THAT.match(frame.bare, start, anchor)
    start = told.end() if told else start
    opening = OPENED.match(frame.bare, start, anchor)
    start = led_by(frame.bare, opening.end() if opening else start, anchor)
    verb = next(
        (
            one
            for one in SUBJECT_VERB.finditer(frame.bare, start, anchor)
            if not RELATIVE.search(frame.bare, start, one.start())
        ),
        None,
    )
    if verb is None:
        return None
    led = COULD_BE.search(frame.bare, start, verb.start())
    end = led.start() if led else verb.start()
    told = DIFFERENCE.match(frame.bare, start, end)
    told = told if told and usable(tidy(frame.bare[told.end() : end])) else None
    of_group = OF_GROUP.search(frame.bare, start, end)
    found = phrase_at(frame.bare, told.end() if told else start, of_group.start() if of_group else end)
    if found is None or A_DIFFERENCE.fullmatch(found.words):
        return _object_of(frame, verb.start(), anchor)
    words = DEFINED_BEHIND.split(found.words)[0]
    words = AMONG_THESE.sub("", words)
    if not usable(words) or is_people(words) or ("," in words and words.count(",") > 1):
        return None
    return Phrase(words, found.start, found.end)


def _object_of(frame: Frame, verb: int, anchor: int) -> Phrase | None:
    """What "no difference was seen in X" speaks of."""
    found = SEEN_IN.search(frame.bare, max(0, verb - 14), anchor)
    items, _ = items_at(frame.bare[:anchor], found.end()) if found else ([], 0)
    return items[0] if items else None


def risk_before(frame: Frame, anchor: int) -> Phrase | None:
    start, _ = frame.clause(anchor)
    risks = list(RISK_OF.finditer(frame.bare, start, anchor))
    if not risks:
        return None
    stop = RISK_STOP.search(frame.bare, risks[-1].end(), anchor)
    return phrase_at(frame.bare, risks[-1].end(), stop.start() if stop else anchor)


def predicate_behind(frame: Frame, place: int) -> Phrase | None:
    """What a share of people had, were or did: "67% had …", "60% of patients did not feel …"."""
    found = PREDICATE.match(frame.text, place)
    if found is None:
        return None
    verb = " ".join(found["verb"].casefold().split())
    stop = STOP.search(frame.text, found.end())
    end = stop.start() if stop else len(frame.text)
    start = found.end() if verb in NO_NAME else found.start("verb")
    if verb in ("had to", "needed"):
        start = found.end()
    if start >= end:
        return None
    return phrase_at(frame.text, start, end)
