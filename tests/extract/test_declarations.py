"""Who paid and what the authors declare, from the statements at the end of a full text."""

from __future__ import annotations

import pytest

from attest.extract.declarations import INTERESTS
from attest.extract.suggest import suggest
from attest.ingest.documents import document_of
from attest.suggestion import quote_stands
from attest.text.source import source_of

FUNDING, CONFLICTS = "study.funding", "study.conflicts"


def told(end: str) -> dict[str, str]:
    text = (
        "A trial of tolvaquine in gout\n\nMethods\n\nWe gave tolvaquine to adults.\n\nResults\n\nPain fell.\n\n"
        f"Conclusions\n\nIt works in gout.\n\n{end}\n"
    )
    source = source_of(text.encode(), "a.txt")
    made = [one for one in suggest(document_of(source), source) if one.role in (FUNDING, CONFLICTS)]
    assert all(quote_stands(source, one.start, one.end, one.quote) for one in made)
    return {one.role: str(one.value) for one in made}


CASES = {
    "acknowledgement": (
        "Acknowledgements\n\nWe thank the nurses. This work was supported in part by grants from the Nordic Fund "
        "(no. 81.2) and the Lund Trust.",
        {FUNDING: "Nordic Fund (no. 81.2) and the Lund Trust"},
    ),
    "capital": ("Acknowledgements\n\nSupported in part by Welling Foods Ltd.", {FUNDING: "Welling Foods Ltd"}),
    "thanks": ("Acknowledgments\n\nWe thank the Lund Trust for funding.", {FUNDING: "Lund Trust"}),
    "received": ("Acknowledgements\n\nWe received a grant from the Lund Trust.", {FUNDING: "Lund Trust"}),
    "no-funding": (
        "Acknowledgements\n\nThis research received no external funding.",
        {},
    ),
    "no-say": ("Role of the funding source\n\nThe funder of the study had no role in its design.", {}),
    "personal": ("Acknowledgements\n\nDr Hill received personal fees from Roving Ltd. Ann Lee helped us.", {}),
    "reference": ("References\n\n1. Hill A. Supported by the Lund Trust. 2010. The authors declare no conflicts.", {}),
    "none": ("Conflict of interest\n\nNone declared", {CONFLICTS: "None declared"}),
    "label": (
        "Competing interests: The authors declare that they have no competing interests.",
        {CONFLICTS: "The authors declare that they have no competing interests."},
    ),
    "some": (
        "Disclosures\n\nDr Hill has received consulting fees from Roving Ltd. Dr Moss has nothing to disclose.",
        {CONFLICTS: "Dr Hill has received consulting fees from Roving Ltd. Dr Moss has nothing to disclose."},
    ),
    "both": (
        "Declaration of conflicting interests\n\nAB reports grants from Roving Ltd.\n\nAcknowledgments\n\n"
        "We thank the Lund Trust for funding.",
        {CONFLICTS: "AB reports grants from Roving Ltd.", FUNDING: "Lund Trust"},
    ),
    "sentence": (
        "The authors report no conflicts of interest in this work.",
        {CONFLICTS: "The authors report no conflicts of interest in this work."},
    ),
}  # fmt: skip


@pytest.mark.parametrize(("end", "expected"), CASES.values(), ids=CASES)
def test_statements(end: str, expected: dict[str, str]) -> None:
    assert told(end) == expected


def test_a_long_declaration_ends_with_a_sentence() -> None:
    sentence = "Dr Hill has received fees from a company that makes tolvaquine and other medicines."
    value = told(f"Competing interests\n\n{' '.join([sentence] * 12)}")[CONFLICTS]
    assert 300 < len(value) <= 600
    assert value.endswith("medicines.")


@pytest.mark.parametrize(
    ("heading", "is_one"),
    [
        ("Conflict of interest", True),
        ("Conflicts of Interest Statement", True),
        ("Declaration of competing interest", True),
        ("Declaration of interests", True),
        ("Potential conflicts of interest", True),
        ("Competing financial interests", True),
        ("Conflict-of-interest disclosure", True),
        ("Disclosures", True),
        ("Authors' disclosures", True),
        ("Duality of interest", True),
        ("Acknowledgements", False),
        ("Interest in exercise", False),
        ("Funding", False),
    ],
)
def test_headings_of_declarations(heading: str, is_one: bool) -> None:
    assert bool(INTERESTS.fullmatch(heading)) is is_one
