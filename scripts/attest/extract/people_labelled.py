"""How many people a study had, where a label stands before them: "Patients: 40 women with gout", "Enrolment: 40"."""

from __future__ import annotations

from itertools import pairwise

from attest.expressions import quick as re
from attest.extract.finding import Found
from attest.extract.numbers import COUNT, count_value
from attest.extract.people_forms import WHO
from attest.extract.reading import Reading

LABEL = re.compile(r"(?:study\s+)?(?:patients|participants|subjects|population)(?:\s+and\s+\w+)?\s*:?", re.I)
COUNTED = re.compile(
    rf"(?:a\s+total\s+of\s+|we\s+\w+\s+)?(?P<n>{COUNT})\s+{WHO}(?!\s*(?:,|and|or|versus|vs\.?)\s+{COUNT}\b)(?!\s+(?:per|in\s+each)\b)",
    re.I,
)
ENROLMENT = re.compile(
    r"^(?P<actual>Actual\s+)?(?:Enrollment|Enrolment)(?:\s*\((?P<also>Actual)\))"
    r"?[ \t]*:?[ \t]*(?P<n>\d[\d,]*)(?![\d%])(?:\s+participants)?\s*$|"
    r"^Worldwide\s+total\s+number\s+of\s+subjects[ \t]*:?[ \t]*(?P<all>\d[\d,]*)\s*$",
    re.I | re.M,
)
COMPLETED = re.compile(r"\b(?:recruitment\s+)?status\s*:?\s*\|?\s*completed\b|\bresults\s+first\s+posted\b", re.I)
# "40 women who were invited, of whom 30 took part": not all of them.
OF_WHOM = re.compile(r"\b(?:of\s+whom|of\s+these|invited|approached|eligible|screened|will\s+be)\b", re.I)


def labelled_people(reading: Reading) -> Found | None:
    """The people counted right behind a label that names them."""
    blocks = [block for block in reading.document.blocks if block.kind != "furniture"]
    for label, below in pairwise(blocks):
        if not label.rule.startswith(("label-", "heading-")) or below.rule.startswith(("label-", "heading-")):
            continue
        if not LABEL.fullmatch(reading.text, label.start, label.end):
            continue
        found = COUNTED.match(reading.text, below.start, below.end)
        if found and not OF_WHOM.search(reading.text[found.start() : found.end() + 120].split(". ")[0]):
            return Found("study.n_enrolled", count_value(found["n"]), found.start(), found.end(), "people-labelled")
    return None


def registered(reading: Reading) -> Found | None:
    """The enrolment of a register's entry, where it is not a plan."""
    for block in reading.document.blocks:
        found = None if block.kind == "furniture" else ENROLMENT.search(reading.text, block.start, block.end)
        if found and (found["all"] or found["actual"] or COMPLETED.search(reading.text)):
            part = "all" if found["all"] else "n"
            return Found("study.n_enrolled", found[part], *found.span(part), "registered")
    return None
