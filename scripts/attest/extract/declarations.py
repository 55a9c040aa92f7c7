"""What the authors of a study declare, from the statements at the end of a full report."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attest.expressions.cued import Cued
from attest.extract.finding import Found
from attest.extract.reading import Reading
from attest.extract.statements import ASIDE, Statement, statements

LONGEST = 600  # characters of a declaration as it is suggested; it ends with a sentence
INTERESTS = re.compile(
    r"(?:(?:statements?|declarations?|disclosures?|potential|financial|author'?s?'?|authors’)\s+(?:of\s+|on\s+)?)*"
    r"(?:(?:conflicts?|duality)[\s-]of[\s-]interests?|(?:competing|conflicting|financial|declaration\s+of)\s+"
    r"(?:financial\s+|competing\s+)?(?:interests?|disclosures?)|"
    r"disclosures?|(?:declarations?|statements?)\s+of\s+(?:competing\s+|conflicting\s+)?interests?)(?:\s+(?:statements?|disclosures?))?",
    re.I,
)
# The label of a declaration where it begins a paragraph: "Competing interests None declared."
LABELLED = re.compile(
    r"(?:(?:Potential )?[Cc]onflicts? of [Ii]nterests?|[Cc]ompeting [Ii]nterests?|"
    r"Declarations? of (?:[Cc]ompeting )?[Ii]nterests?|Disclosures?)(?: [Ss]tatements?)?\s*(?:[:.–—-]\s*)?(?=[A-Z])"
)
# A declaration without a heading.
DECLARED = Cued(
    r"\b(?:authors?|[A-Z]{2,4}|investigators?)\b[^.;]{0,40}?\b(?:declare[sd]?|report(?:s|ed)?|disclose[sd]?|state[sd]?|ha(?:ve|s|d))\b"
    r"[^.;]{0,40}?\b(?:(?:competing|conflicting|conflicts?\s+of|financial)\s+(?:financial\s+)?(?:interests?|disclosures?)|"
    r"nothing\s+to\s+(?:disclose|declare)|no\s+(?:disclosures|conflicts?)\b)|"
    r"\bno\s+(?:potential\s+)?(?:conflicts?\s+of\s+interest|competing\s+interests)\b[^.;]{0,40}\b(?:declared|reported|exists?)",
)

# Under "Disclosures" some tell who paid, and nothing else.
PAID = re.compile(
    r"\W*(?:the|this)\s+(?:\w+\s+)?(?:study|trial|work|research)\s+was\s+"
    r"(?:supported|funded|sponsored)\s+by\s[^.;]+[.\s]*",
    re.I,
)


CITED = re.compile(r"\b(?:19|20)\d\d;\s?\d+")  # the citation below a button of the page's head: "Disclosures"


def conflicts(reading: Reading) -> Iterator[Found]:
    """What the authors declare: the first paragraph under such a heading, else the sentence that says it."""
    told = [one for one in statements(reading) if one.section == ASIDE and not CITED.search(one.text)]
    for one in told:
        if (INTERESTS.fullmatch(one.heading) or LABELLED.match(one.text)) and not PAID.fullmatch(one.text):
            yield _declaration(one)
            return
    places = [sentence for one in told for sentence in one.sentences()]
    places += [(one.start, one.end, one.text) for one in reading.sentences if one.section != "background"]
    for start, end, text in places:
        if (DECLARED.search(text) or LABELLED.match(text)) and not PAID.fullmatch(text):
            yield Found("study.conflicts", " ".join(text.split()), start, end, "interests-declared")
            return


def _declaration(one: Statement) -> Found:
    """The paragraph without its label, cut behind the last sentence that fits."""
    label = LABELLED.match(one.text)
    start = one.start + (label.end() if label else 0)
    ends = [end for _, end, _ in one.sentences() if end - start <= LONGEST]
    end = ends[-1] if ends and ends[-1] > start else min(one.end, start + LONGEST)
    words = one.text[start - one.start : end - one.start]
    return Found("study.conflicts", " ".join(words.split()), start, end, "interests-section")
