"""Counted outcomes: what the counted people had, from the words around a count."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from attest.extract.numbers import COUNT
from attest.extract.phrases import Phrase, after_opening, name_before, tidy, usable
from attest.extract.statistics import PEOPLE, Statistic

# The kind of a count without a noun: "… and 4 on placebo"; it only goes on with the count before it.
BARE = "count-bare"
# Verbs that only join people and outcome; others are a part of the outcome's name.
JOINING = frozenset(
    [
        "had",
        "showed",
        "achieved",
        "developed",
        "experienced",
        "reported",
        "suffered",
        "reached",
        "met",
        "exhibited",
        "presented",
        "presented-with",
        "demonstrated",
    ]
)
_ARM = (
    r"(?:\s*(?:in|of|from|on|with|assigned\s+to|receiving|treated\s+with|given)\s+(?:the\s+)"
    r"?(?:[\w+/%-]+\s+){0,4}?(?:groups?|arms?|cohort)\b)?"
)
HAVE = re.compile(
    rf"\s*(?:{PEOPLE}\b)?{_ARM}(?:,?\s*of\s+whom)?\s*(?:also\s+|each\s+|still\s+|only\s+)"
    rf"?(?P<verb>had|showed|achieved|developed|experienced|reported|suffered(?:\s+from)?|reached|"
    rf"met|exhibited|presented(?:\s+with)?|demonstrated|"
    r"received|completed|finished|entered|joined|stayed|went\s+on(?:\s+to)?|took\s+part|died|responded|relapsed|discontinued|required|underwent|withdrew|"
    r"recovered|improved|worsened|remained|survived|"
    r"were\s+\w+|was\s+\w+|did\s+not|failed|stopped|needed|continued|progressed|returned)\b\s*(?:also\s+)?",
    re.I,
)
WAS_SEEN = re.compile(
    r"\b(?:(?:was|were)\s+(?:\w+ly\s+)?(?:observed|seen|reported|noted|achieved|found|present|"
    r"detected|identified|documented|recorded|reached|diagnosed|obtained)|occurr(?:ed|ing)|"
    r"developed|appeared|happened|arose)\s+"
    r"(?:more\s+(?:often|frequently)\s+|less\s+(?:often|frequently)\s+)?(?:in|by|among|for|at|with)"
    r"\s+(?:only\s+|a\s+total\s+of\s+|the\s+(?:remaining|other)\s+)?$|\baffected\s+(?:only\s+|a\s+total\s+of\s+|the\s+(?:remaining|other)\s+)?$",
    re.I,
)
WAS_DONE = re.compile(
    r"\s(?P<verb>(?:was|were)\s+(?:\w+ly\s+)?(?!(?:perform|conduct|measur|test|assess|obtain|us|"
    r"carri|evaluat|stud|examin|collect|appli|enroll|includ|recruit|randomi[sz]|assign|analy[sz]|"
    r"compar|investigat)ed)[a-z]{3,}ed)\s+(?:in|for|by|among)\s+(?:only\s+|the\s+(?:remaining|"
    r"other)\s+)?$"
)
MOST_COMMON = re.compile(
    r"(?:^|[.;:,]\s+|\band\s+)(?P<name>[A-Za-z][\w /-]{2,60}?)\s+(?:was|were)\s+(?:the\s+)"
    r"?(?:most\s+(?:common|frequent\w*)|commonest)"
    r"(?:\s+\w+){0,4}?\s+(?:adverse\s+(?:events?|effects?|reactions?)|side[\s-]effects?|toxicit\w+)\s*$",
    re.I,
)
# Steps of a study's flow are no outcomes of it.
FLOW = re.compile(
    r"(?:were\s+|was\s+)?(?:assessed|screened|approached|invited|eligible|completed|enroll?ed|"
    r"randomi[sz]ed|randomly|included|received|"
    r"lost\s+to|available|followed|continued|recruited|analy[sz]ed|evaluated|assigned|allocated|"
    r"excluded|treated|consented|contributed|"
    r"selected|identified|retained|matched|registered|participated|agreed|"
    r"finished|entered|joined|stayed|withdrew$|took\s+part|went\s+on\s+(?:with|in|taking|receiving)|"
    r"remained\s+(?:in|on)|responded\s+to\s+the\s+(?:survey|questionnaire))\b",
    re.I,
)
# A predicate without its subject names nothing: "… and was stable in 4 patients".
INCOMPLETE = re.compile(
    r"(?:stable|unchanged|normal|abnormal|positive|negative|increased|decreased|improved|worsened|"
    r"absent|present|similar|declined|higher|lower|"
    r"performed|done|used|required|possible|available|seen|observed|noted|reported|found)\b",
    re.I,
)
# "IgM was low in 7 patients, IgA in 1": the adjective belongs to every name of the list.
WAS_LIKE = re.compile(
    r"\b(?:was|were)\s+(?:\w+ly\s+)?(?P<like>(?:too\s+)?(?:low|high|normal|abnormal|positive|negative|elevated|raised|impaired|"
    r"decreased|increased|reduced|prolonged|undetectable|detectable|deficient|absent|unchanged|stable))\s+(?:in|for|among)\s+"
    r"(?:only\s+|all\s+|the\s+(?:remaining|other)\s+)?$",
    re.I,
)
ALSO_LIKE = re.compile(
    rf"\s*(?:{PEOPLE}\b)?(?:\s*[(\[][^()\[\]]*[)\]])?\s*(?:,\s*(?:and\s+)?|and\s+)(?P<name>[A-Za-z][\w%/ -]{{0,40}}?)\s+"
    r"(?:in|for|among)\s+(?:only\s+|the\s+(?:remaining|other)\s+)?",
    re.I,
)
IN_COUNT = re.compile(
    r"\s+(?:in|for|among|by)\s+(?:only\s+|all\s+|the\s+(?:remaining|other)\s+|another\s+|" r"a\s+further\s+)?$", re.I
)
OUTCOME_END = re.compile(
    r"[.;(\[]|,\s+(?:defined|measured|assessed|expressed|based|as|i\.e\.|namely|who|which|with|and\s+\d|while|whereas|but|compared|all|including|respectively|"
    r"of|RR|OR|HR|p\b)|\s(?:compared\s+with|compared\s+to|versus|vs\.?)\s|"
    rf"\s+and\s+{COUNT}(?!\s+(?:weeks|months|years|days))|\bin\s+the\s+(?:\w+[\s-]){{0,3}}(?:group|"
    rf"arm)s?\b|\s[-–—]\s|,\s+(?:and\s+)?{COUNT}\b(?!\s+(?:weeks|months|years|days))",
    re.I,
)
WHO_DEVELOPED = re.compile(r"\s*,\s*who\s+(?:developed|had|experienced|suffered(?:\s+from)?|presented\s+with)\s+", re.I)
ADVERSE = re.compile(
    r"\badverse\s+(?:effects?|events?|reactions?|drug\s+reactions?)|\bside[\s-]?effects?|"
    r"\btoxicit(?:y|ies)\b|\bT?S?AEs?\b|\binfusion\s+reactions?",
    re.I,
)
NO_BENEFIT = re.compile(
    r"\bdid\s+not\s+(?:provide|show|achieve|have|experience|result\s+in|produce|lead\s+to|yield|bring|give|offer|"
    r"demonstrate)\s+(?:any\s+|an?\s+)?|\b(?:provided|showed|achieved|had|experienced|resulted\s+in|produced|led\s+to|"
    r"yielded|brought|gave|offered|demonstrated|obtained)\s+no\s+|\bfailed\s+to\s+(?:provide|show|achieve|produce|bring|give)"
    r"\s+(?:any\s+|an?\s+)?|\bthere\s+was\s+no\s+|\bno\s+(?=[^.;]{3,60}\s(?:was|were)\s+(?:seen|observed|noted|found|achieved))",
    re.I,
)
LINK = re.compile(
    rf"^{_ARM}(?:\s+(?:{PEOPLE}))?(?:\s*(?:assigned|allocated|randomi[sz]ed|treated|receiving|given)"
    rf"\b[^.;]{{0,60}}?)?(?:\s*[(\[][^()\[\]]*[)\]])?[\s,]*(?:(?:and|vs\.?|versus|compared\s+(?:with|"
    rf"to)|or|than|,)\s*(?:in\s+|by\s+|with\s+)?(?:only\s+)?)+$",
    re.I,
)

# The same, with the arm named by its own words: "12 men on the drug and 4 on placebo".
LINK_OF_ARMS = re.compile(
    rf"^(?:\s*{PEOPLE})?\s*(?:[(\[][^()\[\]]*[)\]]\s*)?(?:(?:who\s+)?(?:in|of|on|with|from|among|receiv(?:ing|ed)|given|using|"
    r"taking|under|assigned\s+to|treated\s+with|allocated\s+to|randomi[sz]ed\s+to))\s+(?P<arm>[^.;()]{2,60}?)"
    r"(?:\s*[(\[][^()\[\]]*[)\]])?[\s,]*(?:(?:and|vs\.?|versus|compared\s+(?:with|to)|or|than|against|,)\s*"
    r"(?:in\s+|by\s+|with\s+|among\s+)?(?:only\s+)?)+$",
    re.I,
)
# … or the group by what was done with it: "38 of 412 patients moved early and 83 of 522 patients moved late".
LINK_OF_GROUPS = re.compile(
    r"\s+(?:who\s+(?:were\s+|had\s+been\s+)?)?\w+(?:ed|ing|en)\s+[^.;,()]{2,40}?\s+(?:and|vs\.?|versus|compared\s+with)\s+(?:in\s+)?",
    re.I,
)
VERB = re.compile(r"\b(?:had|was|were|did|showed|developed|died|experienced|reported|occurred)\b", re.I)


@dataclass(frozen=True)
class Counted:
    """A count with the name of what was counted; `adverse` where the sentence calls it an adverse event."""

    statistic: Statistic
    outcome: Phrase
    adverse: bool = False


def counted(text: str, counts: list[Statistic], names_arm: Callable[[str], bool]) -> list[Counted]:
    """The counts of a sentence whose outcome the words around them name; `names_arm` tells whether words name an arm."""
    names: list[Phrase | None] = []
    like = ""
    for at, one in enumerate(counts):
        before = counts[at - 1] if at else None
        start = before.end if before else 0
        adjective = WAS_LIKE.search(text[start : one.start])
        listed = ALSO_LIKE.fullmatch(text[start : one.start]) if like else None
        if adjective or listed:
            like = adjective["like"] if adjective else like
            names.append(_described(text, start, start + adjective.start(), like) if adjective else None)
            if listed:
                names[-1] = _described(text, start + listed.start("name"), start + listed.end("name"), like)
            continue
        like = ""
        own = _name(text, one, before.end if before else 0)
        if before and names[-1] is not None and _same_outcome(text, before, one, own is None, names_arm):
            own = names[-1]
        elif one.kind == BARE:
            own = None
        names.append(own)
    for at in range(len(counts) - 2, -1, -1):
        if names[at] is None and names[at + 1] is not None and _linked(text, counts[at], counts[at + 1]):
            names[at] = names[at + 1]
    adverse = bool(ADVERSE.search(text))
    return [
        Counted(one, name, adverse)
        for one, name in zip(counts, names, strict=True)
        if name is not None and not FLOW.match(name.words)
    ]


def without_totals(found: list[Counted], measured: list[Phrase]) -> list[Counted]:
    """Counts without the "(n = 296)" behind an outcome that was measured: that is how many were measured."""
    names = {(phrase.start, phrase.end) for phrase in measured}
    return [
        one for one in found if one.statistic.kind != "n-equals" or (one.outcome.start, one.outcome.end) not in names
    ]


def _described(text: str, start: int, end: int, like: str) -> Phrase | None:
    """ "low IgM" from "IgM was low": what the people counted had."""
    subject = _subject_of(text, start, end)
    if subject is None:
        return None
    return Phrase(f"{like.casefold()} {subject.words}", subject.start, end)


def _same_outcome(
    text: str, first: Statistic, second: Statistic, unnamed: bool, names_arm: Callable[[str], bool]
) -> bool:
    """Whether a count goes on with the outcome of the one before, in another arm."""
    if HAVE.match(text, second.end) and not unnamed:
        return False
    if unnamed and _linked(text, first, second):
        return True
    if (
        unnamed
        and "total" in first.parts
        and "total" in second.parts
        and LINK_OF_GROUPS.fullmatch(text[first.end : second.start])
    ):
        return True
    between = LINK_OF_ARMS.match(text[first.end : second.start])
    return between is not None and not VERB.search(between["arm"]) and names_arm(between["arm"])


def _linked(text: str, first: Statistic, second: Statistic) -> bool:
    between = text[first.end : second.start]
    return len(between) <= 120 and bool(LINK.match(between))


def _name(text: str, one: Statistic, after: int) -> Phrase | None:
    """Tried in order: a bracket, "who developed", the verb behind or before, "X in 3 patients", a clause behind."""
    opening = re.search(r"[(\[]\s*$", text[: one.start]) or re.match(r"[(\[]", text[one.start :])
    if opening:
        place = opening.start() if opening.re.pattern.endswith("$") else one.start
        name = _most_common(text, place) or name_before(text, place)
        return name if name and not re.fullmatch(rf".*\b{PEOPLE}", name.words, re.I) else None
    adverse = WHO_DEVELOPED.match(text, one.end)
    if adverse:
        return _until_end(text, adverse.end())
    have = HAVE.match(text, one.end)
    lead = text[after : one.start]
    seen = WAS_SEEN.search(lead)
    done = None if seen else WAS_DONE.search(lead)
    if done:
        subject = _subject_of(text, after, after + done.start())
        return Phrase(f"{subject.words} {done['verb']}", subject.start, after + done.end("verb")) if subject else None
    if have and not seen:
        return _predicate(text, have)
    if seen:
        return _subject_of(text, after, after + seen.start())
    in_count = IN_COUNT.search(lead)
    clause = re.compile(r"\s*,\s+(?=[A-Za-z])").match(text, one.end)
    if in_count and re.fullmatch(r"\s*(?:In|Among)\s+(?:the\s+)?(?:remaining\s+|other\s+)?", text[: one.start], re.I):
        in_count = None
    if in_count:
        return _listed(text, after, after + in_count.start())
    if (
        re.fullmatch(r"(?:In|Among|For)\s+(?:the\s+)?(?:remaining\s+|other\s+)?", text[: one.start].lstrip(), re.I)
        and clause
    ):
        return _clause(text, clause.end())
    return None


def _most_common(text: str, end: int) -> Phrase | None:
    """The event of "infections were the most common adverse events (54 of 104 …)"."""
    found = MOST_COMMON.search(text[:end])
    words = tidy(found["name"]) if found else ""
    return Phrase(words, found.start("name"), found.end("name")) if found and usable(words) else None


def _until_end(text: str, start: int) -> Phrase | None:
    stop = OUTCOME_END.search(text, start)
    end = stop.start() if stop else len(text)
    words = tidy(text[start:end])
    return Phrase(words, start, end) if usable(words) else None


def _predicate(text: str, have: re.Match[str]) -> Phrase | None:
    verb = " ".join(have["verb"].casefold().split())
    phrase = _until_end(text, have.end())
    if verb == "did not":
        lead = re.match(
            r"(?:provide|show|achieve|have|experience|develop)\s+(?:any\s+|an?\s+)?", text[have.end() :], re.I
        )
        rest = _until_end(text, have.end() + (lead.end() if lead else 0))
        if rest is None:
            return None
        return Phrase(("no " if lead else "did not ") + rest.words, have.start("verb"), rest.end)
    if verb.split()[0] in JOINING:
        return phrase
    if phrase is None:
        return Phrase(verb, have.start("verb"), have.end("verb")) if not verb.startswith(("were", "was")) else None
    if verb.split()[0] in ("were", "was"):
        words = tidy(text[have.start("verb") + len(verb.split()[0]) : phrase.end])
        named = Phrase(words, have.start("verb"), phrase.end)
        return (
            named
            if usable(words)
            and not re.match(
                r"(?:included|enrolled|randomi|assigned|screened|analy|allocated|excluded|"
                r"recruited|women|men|female|male|eligible|followed|evaluated|treated)",
                words,
                re.I,
            )
            else None
        )
    words = tidy(text[have.start("verb") : phrase.end])
    return Phrase(words, have.start("verb"), phrase.end) if usable(words) else None


def _subject_of(text: str, after: int, verb: int) -> Phrase | None:
    """The subject of "occurred in 4 of 8": from the beginning of its clause."""
    lead = text[after:verb]
    cut = 0
    for found in re.finditer(r"[.;:]\s|,\s+(?:and\s+)?|\)\s*|\b(?:and|while|whereas|but|that)\s+", lead):
        if lead[found.end() :].strip():
            cut = found.end()
    cut = after_opening(text, after + cut, verb) - after
    words = tidy(lead[cut:])
    if not usable(words):
        return None
    start = after + lead.find(words.split()[0], cut)
    return Phrase(words, start, verb)


def _listed(text: str, after: int, end: int) -> Phrase | None:
    """The name in a list "X in 2 patients and Y in the remaining 6 patients"."""
    lead = text[after:end]
    cut = 0
    for found in re.finditer(
        r"[.;:]\s|,\s+(?:and\s+)?|\)\s*|\b(?:were|was|included|including|comprised|are|namely|as)"
        r"\s+(?:seen\s+|observed\s+)?",
        lead,
    ):
        if lead[found.end() :].strip():
            cut = found.end()
    if cut == 0:
        joined = re.match(rf"\s*(?:{PEOPLE}\b)?\s*(?:and|or)\s+", lead, re.I)
        if after and not joined:
            return None
        cut = joined.end() if joined else 0
    words = tidy(lead[cut:])
    if INCOMPLETE.match(words):
        return None
    if not usable(words) or re.search(
        r"\b(?:reduction|increase|decrease|difference|change|rise|decline|and|or|trial|study|done|"
        r"performed|conducted)$",
        words,
        re.I,
    ):
        return None
    return Phrase(words, after + lead.find(words.split()[0], cut), end)


def _clause(text: str, start: int) -> Phrase | None:
    """What a clause says of the people counted before it: "In 4 patients, X did not provide any benefit"."""
    clause = text[start:]
    no = NO_BENEFIT.search(clause)
    if no:
        rest = _until_end(text, start + no.end())
        return Phrase("no " + rest.words, start + no.start(), rest.end) if rest else None
    seen = re.search(
        r"\b(?:was|were)\s+(?:observed|seen|noted|found|achieved)\b|\b(?:improved|worsened|resolved|disappeared|recurred|"
        r"did\s+not\s+(?:improve|respond|change|resolve|heal|recur))\b",
        clause,
        re.I,
    )
    if seen:
        words = tidy(
            clause[: seen.end() if not seen.group().startswith("w") or "worsened" in seen.group() else seen.start()]
        )
        return Phrase(words, start, start + seen.end()) if usable(words) else None
    return None
