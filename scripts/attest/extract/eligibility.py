"""Who could take part: the sentences of a report that state criteria, told apart from those about who did."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from attest.expressions.cued import Cued
from attest.extract.finding import Found
from attest.extract.numbers import COUNT
from attest.extract.reading import Reading, Sentence
from attest.extract.statistics import PEOPLE

LONGEST = 2000  # characters of criteria as they are suggested; they end with a sentence
_CRITERIA = (
    r"(?:(?:(?:main|key|major|strict|specific|the|general|study)\s+)*(?:in|ex)clusion(?:\s+(?:and|or)\s+exclusion)?|"
    r"(?:eligibility|entry|selection|enrol?lment|recruitment|participation))\s+criteri(?:a|on)"
)
# A heading whose paragraphs are criteria, and a line that opens a list of them.
HEADING = re.compile(
    rf"(?:{_CRITERIA}|(?:inclusion|exclusion)s?|eligibility|eligible\s+(?:patients|participants|people))(?:\s+of\s+.{{1,40}})?",
    re.I,
)
OPENS_LIST = re.compile(rf"[\W_]*{_CRITERIA}\s*(?:\([^()]{{1,40}}\)\s*)?(?:were|are|included?)?\s*:?[\W_]*", re.I)
LIST_MARKS = "*-–•◦·"
_WERE = r"(?:were|was|are|is|be|being|had\s+to\s+be|could\s+be|would\s+be|will\s+be)"
STATED = tuple(
    Cued(pattern, re.I)
    for pattern in (
        # "Inclusion criteria were …", "the exclusion criteria included …", "key exclusion criteria: …"
        rf"\b{_CRITERIA}\s*(?:\([^()]{{1,40}}\)\s*)?(?::|,?\s+(?:for\s+[^.;:]{{1,60}}\s+)?(?:were|was|are|is|included?|comprised|consisted|"
        r"encompassed|required)\b(?!\s+(?:met|fulfilled|satisfied|not\s+met|applied|similar|the\s+same|broad|described|published|listed)))",
        # "Patients were eligible if …", "people were excluded if they had …", "were included when …"
        rf"\b{_WERE}\s+(?:\w+ly\s+|not\s+|also\s+|considered\s+)*(?:eligible|ineligible|included|excluded|enroll?ed|recruited)\b"
        r"[^.;]{0,60}?\b(?:if|when|provided|unless)\b",
        # "Eligible patients were adults with …", "eligible participants had …"
        rf"(?:^|[.;]\s+)eligible\s+(?:[\w-]+\s+){{0,2}}?{PEOPLE}\s+(?:included\b|comprised\b|had\b|have\b|met\b|"
        r"needed\b|(?:were|are|must\s+be)\s+(?!(?:then\s+|subsequently\s+|consecutively\s+)?(?:random|assign|allocat|enrol|follow|invit|approach|"
        r"contact|identif|asked|recruit|stratif|treated|screened|selected|given|sent|registered)))",
        # "To be eligible, …", "eligibility required …"
        r"(?:^|[.;]\s+)(?:to\s+be\s+(?:eligible|included)\b|eligibility\s+(?:required|was\s+(?:limited|restricted|defined))\b)",
    )
)
# "Adults aged 18 to 75 years with … were eligible"; "pregnant women were excluded": of people who are not counted.
WERE_ELIGIBLE = Cued(
    rf"\b(?:{PEOPLE}|those|anyone)\b[^.;]*?\b{_WERE}\s+(?:\w+ly\s+|not\s+|also\s+)*"
    r"(?:eligible|ineligible|excluded|included)\b(?!\s+(?:from|in|into)\s+(?:the\s+|all\s+|our\s+|any\s+)*(?:\w+\s+)?(?:analys|model|review|meta))",
    re.I,
)
# "We included adults with …", "the trial enrolled patients aged 40 to 70 years".
INCLUDED = Cued(
    rf"\b(?:we|(?:the|this|our)\s+(?:[\w-]+\s+){{0,2}}(?:study|trial|cohort|series)(?:\s+(?:in|at|from)\s+[^.;,]{{1,60}}?)?)"
    rf"\s+(?:also\s+|only\s+)?(?:included|enroll?ed|recruited|excluded)\s+"
    rf"(?:[\w-]+\s+){{0,4}}?(?:{PEOPLE}|those)\b[^.;]{{0,80}}?\b(?:who|with|aged|without|older|younger|if)\b",
    re.I,
)
COUNTED = re.compile(rf"(?:^|[\s(])(?:{COUNT}\s+(?:[\w-]+\s+){{0,4}}?{PEOPLE}\b|n\s?=\s?\d)", re.I)
OF_STUDIES = Cued(r"\b(?:studies|trials\s+were|articles|publications|literature|reviews)\b", re.I)
# A summary is of people who took part.
SUMMARISED = Cued(r"\b(?:mean|median|average)\b", re.I)
SECTIONS = ("methods", None, "results")
ELSEWHERE = ("title", "background", "conclusions")


@lru_cache(maxsize=4096)
def states_criteria(text: str) -> bool:
    """Whether a sentence says who could take part; one that counts people tells who did."""
    if OF_STUDIES.search(text) or SUMMARISED.search(text):
        return False
    if any(pattern.search(text) for pattern in STATED):
        return True
    return bool(WERE_ELIGIBLE.search(text) or INCLUDED.search(text)) and not COUNTED.search(text)


def criteria(reading: Reading) -> list[Sentence]:
    """The sentences that state criteria: by their words, or since they stand under a heading or in a list of them."""
    heads = [
        (block.start, reading.text[block.start : block.end].strip(" :.*#"))
        for block in reading.document.blocks
        if block.kind == "heading"
    ]
    found, under, listed, at = [], False, False, 0
    for sentence in reading.sentences:
        while at < len(heads) and heads[at][0] <= sentence.start:
            under, listed = bool(HEADING.fullmatch(heads[at][1])), False
            at += 1
        opens = sentence.section not in ELSEWHERE and bool(OPENS_LIST.fullmatch(sentence.text))
        listed = opens or (listed and _in_list(sentence, reading.text))
        told = sentence.section in SECTIONS and sentence.kind != "heading" and states_criteria(sentence.text)
        if opens or listed or told or (under and sentence.kind != "heading"):
            found.append(sentence)
    return found


def _in_list(sentence: Sentence, text: str) -> bool:
    line = text[text.rfind("\n", 0, sentence.start) + 1 : sentence.end].lstrip()
    return sentence.kind == "list item" or line.startswith(tuple(LIST_MARKS))


def eligibility(reading: Reading) -> Iterator[Found]:
    """The longest passage of criteria, as it stands; where they are told twice, the fuller one."""
    chosen = set(criteria(reading))
    runs: list[list[Sentence]] = []
    before: Sentence | None = None
    for sentence in reading.sentences:
        if sentence in chosen:
            if before in chosen and runs and sentence.end - runs[-1][0].start <= LONGEST:
                runs[-1].append(sentence)
            elif before not in chosen:
                runs.append([sentence])
        before = sentence if sentence.kind != "heading" or sentence in chosen else before
    told = [run for run in runs if any(one.kind != "heading" for one in run) and _says_enough(run)]
    if told:
        best = max(told, key=lambda run: (run[-1].end - run[0].start, -run[0].start))
        start, end = best[0].start, best[-1].end
        yield Found("study.eligibility", " ".join(reading.text[start:end].split()), start, end, "eligibility-criteria")


def _says_enough(run: list[Sentence]) -> bool:
    return len(" ".join(one.text for one in run).split()) > 3
