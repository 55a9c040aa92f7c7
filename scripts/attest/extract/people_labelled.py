"""How many people a study had, where a label stands before them: "Patients: 40 women with gout"."""

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
