"""Harms that a sentence tells of without a list of them: "rash was more frequent", "zinc caused more nausea"."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from attest.expressions import quick as re
from attest.expressions.cued import Cued
from attest.extract.grammar.harms import is_harm
from attest.extract.harm_series import Mention, names_in
from attest.extract.harm_words import KIND, QUALIFIED, is_kind, is_known, is_name
from attest.extract.statistics import PEOPLE

# "Pneumonia occurred more often", "nausea and rash were associated with zinc".
_OFTEN = r"(?:(?:significantly|slightly|somewhat|much|also|only|most|equally|very|more|less|mainly)\s+){0,3}"
HAPPENED = Cued(
    rf"\s(?:(?:was|were)\s+{_OFTEN}(?:(?:often|frequently|commonly|occasionally|rarely)\s+)?"
    r"(?:frequent|common(?:er)?|rare|uncommon|infrequent|unusual|prevalent|observed|reported|noted|seen|recorded|experienced|associated\s+with)(?!\s+(?:every|at|before|using|hourly|daily|on|for|as|and)\b)|"
    r"occurred(?:\s+(?:more|most|as|in\s+(?:some|a\s+few|several)|frequently|commonly|occasionally|with|among|in)\b))",
    re.I,
)
LESS = re.compile(r"\b(?:less|fewer|lower|no|not|never|reduced|decreased|without|similar|equally|prevent\w*)\b", re.I)
CLAUSE = re.compile(r"(?:[.;:]|\b(?:that|but|while|whereas|although|though|which|because|and\s+also)\b|--)\s*", re.I)
# "However, …", "In both groups, …", "the incidence of …" before the name.
OPENING = re.compile(
    r"^(?:[A-Z][a-z]+ly,?\s+|(?:However|In\s+addition|Moreover|Furthermore|Overall|Also),?\s+|(?:In|On|With|After|During|Among|For|At)\s[^,]{3,60},\s+|"
    r"(?:the\s+)?(?:overall\s+)?(?:rates?|incidences?|frequenc(?:y|ies)|episodes?|cases?|occurrences?)\s+of\s+)+",
)
# "Zinc caused more nausea", "was associated with a higher risk of rash", "patients on zinc reported more dizziness".
_MORE = (
    r"(?:(?:significantly|slightly|somewhat|substantially|much|also)\s+)?(?:more|increased|(?:an?\s+)?(?:(?:significantly|slightly|somewhat)\s+)?"
    r"(?:increased|higher|greater|elevated|excess)\s+(?:\w+\s+)?(?:rates?|incidences?|risks?|frequenc(?:y|ies)|number|occurrence)\s+of)\s+"
)
CAUSED = Cued(
    r"\b(?:(?:caused|produced|induced|provoked|resulted\s+in|led\s+to|(?:was|were)\s+(?:also\s+)?(?:associated|accompanied)\s+(?:with|by)|"
    rf"experienced|reported|had|developed|suffered(?:\s+from)?|complained\s+of|showed)\s+{_MORE}|"
    r"(?<!-)(?:caused|induced|provoked)\s+)(?P<list>)",
    re.I,
)
# "A higher rate of infusion reactions", "an increased incidence of herpes zoster".
MORE_OF = Cued(
    r"\b(?:higher|increased|greater|elevated|excess|more\s+frequent)\s+(?:rates?|incidences?|frequenc(?:y|ies)|numbers?|occurrence)\s+of\s+(?P<list>)",
    re.I,
)
# "Rates of infections and rash did not differ".
AS_OFTEN = Cued(
    r"\b(?:rates?|incidences?|frequenc(?:y|ies)|numbers?|occurrence)\s+of\s+(?P<list>[A-Za-z][^.;:()\[\]]{3,120}?)\s+(?:did\s+not\s+(?:differ|change|increase)|(?:(?:generally|largely)\s+)?(?:remained|were|was)\s+(?:\w+\s+)?(?:stable|constant|unchanged)|(?:was|were)\s+(?:\w+\s+)?(?:similar|comparable|the\s+same|consistent\s+with|in\s+line\s+with|not\s+(?:\w+\s+)?different))\b",
    re.I,
)
# "The incidence of rash tended to be higher".
HIGHER = Cued(
    r"\b(?:rates?|incidences?|frequenc(?:y|ies)|risks?)\s+of\s+(?P<list>[A-Za-z][^.;:()\[\]]{3,120}?)\s+(?:(?:was|were|is|tended\s+to\s+be|seemed(?:\s+to\s+be)?|"
    r"appeared(?:\s+to\s+be)?)\s+(?:\w+\s+)?(?:higher|greater|increased|elevated)|(?:\w+ly\s+)?(?:increased|rose))\b",
    re.I,
)
CLAUSE_ENDS = re.compile(r"[.;,:(]|\b(?:whereas|while|but|than|compared|versus|vs)\b|$")
# "Adverse events (nausea, rash)", "side effects of zinc (mainly nausea)".
IN_BRACKET = Cued(
    rf"\b(?P<kind>{KIND})(?:\s+[(\[][A-Z]{{1,5}}s?[)\]])?[^.;:()\[\]\d]{{0,60}}?\s[(\[](?:(?:mainly|mostly|predominantly|primarily|most\s+often|"
    r"including|such\s+as|i\.e\.,?|e\.g\.,?|particularly|especially)\s+)?(?P<list>[A-Za-z][^()\[\]\d=%]{2,200}?)(?:,?\s+respectively)?[)\]]",
    re.I,
)
# "Side effects of such drugs are common (nausea, rash)": what is known of them.
NOW = re.compile(r"\b(?:includes?|are|is|can|may|might|could)\b", re.I)
# "… in the zinc (nausea, rash) and placebo (headache) arms", behind a word of harms.
NEXT_BRACKET = re.compile(
    r",?\s+(?:and|versus|vs\.?|compared\s+with)\s+(?:(?:in|with|on)\s+)?(?:the\s+)?(?P<arm>[^.;:()\[\]\d]{2,40}?)\s[(\[](?P<list>[A-Za-z][^()\[\]\d=%]{2,200}?)(?:,?\s+respectively)?[)\]]",
    re.I,
)
# "No patient stopped zinc because of side effects", "there were no withdrawals due to adverse events".
NOBODY_STOPPED = Cued(
    rf"\b(?:no|none\s+of\s+(?:the|these|our|those)\s+)\s*(?:[a-z-]+\s+){{0,2}}?(?:{PEOPLE}\s+)?(?:(?:was|were|had\s+to|had|have)\s+)?(?:be\s+)?"
    r"(?P<name>(?:discontinued|withdrew|withdrawn|dropped\s+out|stopped|discontinuations?|withdrawals?|drop-?outs?)\b[^.;,()]{0,50}?"
    r"(?:\b(?:because\s+of|due\s+to|owing\s+to|as\s+a\s+result\s+of|for|from|related\s+to|attribut\w+\s+to)\s+)(?:(?:any|an|the)\s+)?"
    rf"(?:{QUALIFIED}){{0,4}}{KIND})",
    re.I,
)

# "The proportion of people with at least one serious adverse event".
OF_PEOPLE = Cued(
    rf"\b(?:proportions?|percentages?|numbers?)\s+of\s+{PEOPLE}\s+(?:experiencing|with|having|reporting|who\s+(?:had|experienced|reported|developed))\s+"
    rf"(?:at\s+least\s+(?:one|1)\s+|one\s+or\s+more\s+|any\s+|an?\s+)?(?P<name>(?:{QUALIFIED}){{0,4}}{KIND})",
    re.I,
)


def of_people(bare: str) -> Iterator[Mention]:
    """The kinds of harms that people are counted with, where the count itself is not told."""
    for found in OF_PEOPLE.finditer(bare):
        yield Mention(" ".join(found["name"].split()), found.start("name"), found.end("name"), {})


def stopped_by_nobody(bare: str) -> Iterator[Mention]:
    """That nobody gave up a treatment for its harms."""
    for found in NOBODY_STOPPED.finditer(bare):
        yield Mention(" ".join(found["name"].split()), found.start(), found.end(), {"events": "0"}, True)


def bracketed(text: str) -> Iterator[Mention]:
    """The harms that a bracket behind a word of harms lists, and those of the brackets of other groups behind it."""
    for found in IN_BRACKET.finditer(text):
        step: re.Match[str] | None = None if NOW.search(text, 0, found.start("list")) else found
        while step is not None:
            names = list(names_in(text, step.start("list"), step.end("list")))
            if (
                not names
                or names[-1].end < step.end("list") - 1
                or not any(is_known(one.name) for one in names)
                or any(is_kind(one.name) for one in names)
            ):
                break
            where = found.span() if step is found else step.span("arm")
            yield from (one._replace(where=(where[0], where[1])) for one in names)
            step = NEXT_BRACKET.match(text, step.end())


def happened(bare: str, harmful: bool, brought: Callable[[str], bool] = is_harm) -> Iterator[Mention]:
    """Harms that are said to have been seen or caused; `harmful` where the sentences around speak of harms.

    Elsewhere all of them have to be harms for sure, as `brought` tells, and more of them: that there was less of one is
    what was hoped for.
    """
    for found in AS_OFTEN.finditer(bare):
        names = list(names_in(bare, *found.span("list")))
        sure = harmful or not any(is_harm(one.name) for one in names)  # what an outcome can be by the same name
        if names and sure and names[-1].end == found.end("list") and _are_harms(names, harmful, brought):
            yield from names
    if not harmful and LESS.search(bare):
        return
    for found in HIGHER.finditer(bare):
        names = list(names_in(bare, *found.span("list")))
        if names and names[-1].end == found.end("list") and _are_harms(names, harmful, brought):
            yield from names
    for found in MORE_OF.finditer(bare):
        names = list(names_in(bare, found.end()))
        if names and _are_harms(names, harmful, brought):
            yield from (one._replace(where=_clause(bare, found.start(), names[-1].end)) for one in names)
    for found in HAPPENED.finditer(bare):
        start = max((cut.end() for cut in CLAUSE.finditer(bare, 0, found.start())), default=0)
        if opening := OPENING.match(bare[start : found.start()]):
            start += opening.end()
        names = list(names_in(bare, start, found.start()))
        if names and names[-1].end >= found.start() - 1 and _are_harms(names, harmful, brought):
            yield from (one._replace(where=_clause(bare, start, found.end())) for one in names)
    for found in CAUSED.finditer(bare):
        names = list(names_in(bare, found.end()))
        if names and _are_harms(names, harmful, brought):
            yield from names


def _clause(bare: str, start: int, at: int) -> tuple[int, int] | None:
    """Where the group of a harm is told; nowhere, where the clause goes on to compare it with another."""
    end = CLAUSE_ENDS.search(bare, at)
    if end is not None and end.group().casefold() in ("than", "compared", "versus", "vs"):
        return None
    return start, end.start() if end else len(bare)


def _are_harms(names: list[Mention], harmful: bool, brought: Callable[[str], bool]) -> bool:
    sure = sum(is_known(one.name) if harmful else brought(one.name) for one in names)
    return sure * 2 >= len(names) and all(is_name(one.name) and not is_kind(one.name) for one in names)
