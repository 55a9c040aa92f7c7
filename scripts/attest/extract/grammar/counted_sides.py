"""Counts of two groups before the one verb that says what became of both, or behind those who had it.

"35 of 158 smokers (22%) and 25 of 199 non-smokers (13%) had fever"; "of 37 people who had a fever, 26 were in the
tea group and 11 in the milk group", "296 people had a fever (166 allocated to tea, 130 to milk)": whose each count
is stands beside it, and what it is of is told once.
"""

from __future__ import annotations

from attest.expressions import quick as re
from attest.expressions.cued import Cued
from attest.extract.arms import Arms
from attest.extract.grammar.groups import group_behind, known_as
from attest.extract.grammar.people_listed import CountedPeople, share_behind
from attest.extract.grammar.tallies import is_flow
from attest.extract.number_led import CountLed
from attest.extract.numbers import COUNT, as_decimal, count_value
from attest.extract.phrase_times import opening_time, time_in
from attest.extract.phrases import tidy, usable
from attest.extract.statistics import PEOPLE

_WORD = (
    r"(?!(?:and|or|but|of|in|on|at|to|for|by|from|with|who|which|that|than|as|had|has|have|was|were|is|are|did|compared|versus|vs|"
    rf"the|an?|{PEOPLE})\b)[A-Za-z][\w/+-]*"
)
_PERSONS = r"(?:smokers|(?:non-?)?responders|cases|women|men|children|adults|girls|boys|survivors)"


def _counted(at: int) -> str:
    """ "35 of 158 smokers (22%)", "35/158 (22%) smokers", "35 (22%) of 158 smokers"."""
    share, inner, behind = (share_behind(f"{key}{at}") for key in "prq")
    group = rf"(?P<a{at}>(?:{_WORD}\s+){{0,3}}?(?:{_WORD}|{_PERSONS}))(?:\s+(?:{PEOPLE}|recipients))?"
    total = rf"\s*(?:/|\s(?:out\s+)?of\s+(?:the\s+)?)\s*(?P<t{at}>\d+)"
    return rf"(?P<n{at}>{COUNT}){share}{total}{inner}\s+{group}{behind}"


# "35 of 158 smokers (22%) and 25 of 199 non-smokers (13%) had fever".
BOTH = CountLed(
    rf"{_counted(1)}(?:,?\s+(?:and|versus|vs\.?|(?:as\s+)?compared\s+(?:with|to))\s+(?:only\s+)?){_counted(2)},?\s+"
    r"(?P<verb>had|have|developed|experienced|showed|reported|suffered(?:\s+from)?|presented\s+with|achieved|reached|met|attained|died|required|needed|relapsed|"
    r"responded|underwent|discontinued|withdrew|stopped|improved|recovered|worsened|progressed|recurred|survived|were|was|became|remained|completed|maintained)\b"
    r"(?P<rest>(?:[^.;,:()]|(?<=\d)[.](?=\d)){0,70}?)(?=\s*(?:[;,:(]|\.(?!\d)|$)|\s+(?:but|while|whereas|and)\s)",
    re.I,
)
HAD = re.compile(
    r"(?:had|have|developed|experienced|showed|reported|suffered(?:\s+from)?|presented\s+with|met|achieved|reached|attained)",
    re.I,
)


def _in_arm(at: int) -> str:
    """ "Nine of 20 people in the one group (45%)", "9/20 (45%) in the one group"."""
    first, second, behind = (share_behind(f"{key}{at}") for key in "pqr")
    total = rf"(?:(?:\s*/\s*|\s+(?:out\s+)?(?:of|from)\s+(?:the\s+)?)(?P<t{at}>\d+))?"
    return (
        rf"(?P<n{at}>{COUNT}){first}{total}{second}(?:\s+{PEOPLE})?\s+(?:who\s+were\s+)?{_LEADS[at - 1]}\s+(?:the\s+)?"
        rf"(?P<a{at}>(?!\d)[^.;:,()\[\]]{{2,50}}?){behind}"
    )


_LEADS = [
    r"(?:in|on|with|from|receiving|given|taking|assigned(?:\s+to)?|allocated\s+to|randomi[sz]ed\s+to|treated\s+with)",
    r"(?:in|on|with|from|to|receiving|given|taking|assigned(?:\s+to)?|allocated\s+to|randomi[sz]ed\s+to|treated\s+with)",
]
# "Nine people in the one group (45%) and 1 (5%) in the other had a cough".
IN_ARMS = CountLed(
    rf"{_in_arm(1)}(?:\s+(?:group|arm))?,?\s+(?:and|versus|vs\.?|(?:as\s+)?compared\s+(?:with|to))\s+(?:only\s+)?{_in_arm(2)},?\s+"
    r"(?P<verb>(?:had\s+)?(?:had|were|was|made|lost|met|got|fell|took|became|underwent|withdrew|[a-z]{2,}ed(?:\s+from|\s+with)?))\b"
    r"(?P<rest>(?:[^.;,:()]|(?<=\d)[.](?=\d)){0,90}?)(?=\s*(?:[;,:(]|\.(?!\d)|$)|\s+(?:but|while|whereas)\s|"
    r"\s+and\s+(?:\d|(?:an?|the|one|two|three|had|were|was|did|[a-z]+ed)\s))",
    re.I,
)
# "None of the 40 people in the one group": those of whom some had it.
OF_THESE = re.compile(r"(?:\b(?:of|the|these|those|all|our|per|every|than|least|most)|[/<>=≤≥])\s*$", re.I)
# Who they were, and how far they came in the study.
WHO_THEY_WERE = re.compile(
    r"(?:was|were)\s+(?:[a-z]+ly\s+)?(?:evaluable|available|eligible|(?:fe)?males?|(?:wo)?men|girls|boys|in|from|of|aged?|older|younger|on|not\s+(?:evaluable|available|eligible))\b",
    re.I,
)
# "More people on the one (39 of 70 [56%]) than on the other (32 of 80 [40%]) had a cough".
_BRACKET = (
    r"\s*[(\[]\s*(?:[Nn]\s?[=:]\s?)?(?P<n{0}>\d+)(?:\s*/\s*|\s+of\s+)(?P<t{0}>\d+)"
    r"(?:\s*[;,]?\s*[(\[]?\s*(?P<p{0}>\d+(?:[.·]\d+)?)\s?%[)\]]?)?(?:[^()\[\]]{{0,50}})[)\]]"
)
MORE_THAN = Cued(
    rf"\b(?:more|fewer)\s+(?P<a1>[^.;:,()\[\]\d]{{3,60}}?){_BRACKET.format(1)}\s+"
    r"(?:than|versus|vs\.?|compared\s+(?:with|to))\s+(?P<a2>[^.;:,()\[\]\d]{3,60}?)"
    rf"{_BRACKET.format(2)},?\s+(?P<verb>had|were|was|made|lost|met|got|became|underwent|withdrew|[a-z]{{2,}}ed(?:\s+from|\s+with)?)\b"
    r"(?P<rest>[^.;,:()]{0,70}?)(?=\s*(?:[.;,:(]|$)|\s+(?:but|while|whereas|and)\s)",
    re.I,
)
# "Of 37 people who had a fever, 26 were in the tea group and 11 in the milk group".
OF_THOSE = Cued(
    rf"\bof\s+(?:the\s+|these\s+)?(?P<n>{COUNT})\s+(?:{PEOPLE}\s+(?:who\s+(?:had\s+(?:an?\s+)?)?|with\s+(?:an?\s+)?)(?P<name>[A-Za-z][^.;:,()\d]{{2,60}}?)|"
    rf"(?P<things>(?!{PEOPLE}\b)[A-Za-z][^.;:,()\d]{{2,40}}?)),\s+(?=\d|[a-z]+(?:-[a-z]+)?\s)",
    re.I,
)
# "296 people had a fever (166 allocated to tea, 130 to milk)".
HAD_IT = Cued(
    rf"(?P<n>{COUNT})\s+(?:{PEOPLE}\s+)(?:had\s+(?:an?\s+)?|developed\s+(?:an?\s+)?|(?=(?:died|relapsed|recovered|responded)\b))(?P<name>[A-Za-z][^.;:,()\d]{{2,60}}?)\s*[(]\s*(?=\d|[a-z]+\s)",
    re.I,
)
PART = re.compile(
    rf"(?P<n>{COUNT}){share_behind('p')}(?:\s+(?:{PEOPLE}|of\s+(?:them|these|whom)))?(?:\s+(?:were|was|occurred))?(?=\s+(?:in|on|with|among|receiving|given|taking|assigned|allocated|randomi[sz]ed|treated|from|of|to)\b)"
)
TO = re.compile(
    r"\s+to\s+(?:the\s+)?(?P<arm>[A-Za-z][^.;:,()]{1,40}?)(?:\s+(?:group|arm))?(?=\s*(?:[.;:,()]|$)|\s+and\s)"
)
AND = re.compile(r"(?:\s+(?:group|arm))?\s*(?:,\s*(?:and\s+)?|\s+and\s+|\s+(?:vs\.?|versus)\s+)")


def counted_sides(text: str, arms: Arms) -> list[CountedPeople]:
    """The counts of all groups of such a sentence; none where they do not fit together."""
    low = text.casefold()
    if low.count(" of ") + low.count("/") > 1 and (found := BOTH.search(text)):  # each count has its total
        return _both(text, found, arms)
    if len(arms.names) < 2:
        return []
    for found in (*IN_ARMS.finditer(text), *(MORE_THAN.finditer(text) if " than " in low or " vs" in low else ())):
        before = max(0, found.start() - 24), found.start()
        if WHO_THEY_WERE.match(text, found.start("verb")) or OF_THESE.search(text, *before):
            continue
        if all(known(found[f"a{at}"], arms) in arms.names for at in (1, 2)) and (sides := _both(text, found, arms)):
            return sides
    for form in (OF_THOSE, HAD_IT):
        for found in form.finditer(text) if form is OF_THOSE or "(" in text else ():
            if sides := _parts(text, found, form is OF_THOSE, arms):
                return sides
    return []


def _both(text: str, found: re.Match[str], arms: Arms) -> list[CountedPeople]:
    names = [known(found[f"a{at}"], arms) or tidy(found[f"a{at}"]) for at in (1, 2)]
    told = found.groupdict()
    words = deed(found["verb"], found["rest"])
    if names[0] == names[1] or words is None or any(re.search(r"\d", name) for name in names):
        return []
    time = time_in(found["rest"]) or opening_time(text)
    out = []
    for at, name in enumerate(names, start=1):
        share = next((told[f"{key}{at}"] for key in "pqr" if told.get(f"{key}{at}")), None)
        given = {"events": count_value(found[f"n{at}"]), "total": found[f"t{at}"], "percent": share}
        parts = {role: value for role, value in given.items() if value}
        if not fits(parts):
            return []
        start, end = found.span(f"n{at}")[0], found.end() if at == 2 else found.start("n2")
        out.append(CountedPeople(words, name, time, start, end, parts))
    return out + tested(text, out, found.end())


def deed(verb: str, rest: str) -> str | None:
    """What people had or did, by a verb and what follows it; none where it is how far they came in the study."""
    verb = " ".join(verb.casefold().split()).removeprefix("had ")
    words = tidy(rest if HAD.fullmatch(verb) or verb in ("were", "was") else f"{verb} {rest}")
    words = words if usable(words) else tidy(f"{verb} {rest}")
    flow = is_flow(f"{verb} {rest.strip()}") and verb != "completed"
    return words if usable(words) and not flow else None


def tested(text: str, sides: list[CountedPeople], at: int) -> list[CountedPeople]:
    """The p-value right behind two groups."""
    found = TESTED.match(text, at) if len(sides) == 2 else None
    if found is None:
        return []
    value = {"p": found["sign"].replace("=", "") + found["p"]}
    return [CountedPeople(sides[0].name, f"{sides[0].arm} vs {sides[1].arm}", sides[0].time, *found.span("all"), value)]


TESTED = re.compile(
    r"(?:\s+group|\s+arm)?\s*[)\]]?\s*[(\[,;]\s*(?P<all>[pP]\s?(?P<sign>[=<>≤])\s?(?P<p>0?[.·]\d+))(?![.·]?\d)"
)


def known(words: str, arms: Arms) -> str | None:
    return arms.known(words) or known_as(words, arms)


def fits(parts: dict[str, str]) -> bool:
    if "total" not in parts:
        return True
    some, everybody = as_decimal(parts["events"]), as_decimal(parts["total"])
    share = as_decimal(parts["percent"]) if "percent" in parts else None
    if some is None or not everybody or some > everybody:
        return False
    return share is None or abs(100 * some / everybody - share) <= 1


def _parts(text: str, found: re.Match[str], of_those: bool, arms: Arms) -> list[CountedPeople]:
    """The groups of those who had it, with counts that add up to theirs."""
    words = tidy(found["name"] or (found.groupdict().get("things") or ""))
    out: list[CountedPeople] = []
    at = found.end()
    while part := PART.match(text, at):
        group = group_behind(text, part.end(), arms)
        to = TO.match(text, part.end()) if group is None and out else None
        name = group.name if group else arms.known(to["arm"]) if to else None
        if name not in arms.names:
            return []
        end = group.end if group else to.end() if to else part.end()
        parts = {"events": count_value(part["n"])} | ({"percent": part["p"]} if part["p"] and not of_those else {})
        out.append(
            CountedPeople(words, str(name), opening_time(text), part.start() if out else found.start(), end, parts)
        )
        step = AND.match(text, end)
        if step is None:
            break
        at = step.end()
    sums = [as_decimal(one.parts["events"]) for one in out]
    whole = as_decimal(count_value(found["n"]))
    if len(out) < 2 or len({one.arm for one in out}) < len(out) or not usable(words) or None in sums:
        return []
    if sum(one for one in sums if one is not None) != whole:
        return []
    everybody = CountedPeople(words, None, out[0].time, found.start(), found.end(), {"events": count_value(found["n"])})
    first = out[0]._replace(start=found.end())
    return [everybody, first, *out[1:], *tested(text, out, out[-1].end)]
