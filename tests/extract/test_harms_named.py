"""Harms that a report names without a figure of the people who had them: their names are those of adverse events."""

from __future__ import annotations

from pathlib import Path

import pytest

from attest.extract.reading import Reading
from attest.extract.suggest import suggested
from attest.ingest.documents import document_of
from attest.text.source import read_source

AROUND = (
    "Zinc versus placebo for cough in adults: a randomised trial\n\nAbstract\n\nBACKGROUND: Cough is common. "
    "METHODS: We randomly assigned 80 adults with cough to zinc or placebo for 4 weeks. RESULTS: {}\n"
)
NAMED = [
    ("No increased risk of lymphoma over time was observed.", ["lymphoma"]),
    (
        "There was no difference in the rates of nausea, rash or serious infections.",
        ["nausea", "rash", "serious infections"],
    ),
    ("Infusion reactions were more frequent with zinc (RR 3.03, 95% CI 1.09 to 8.44).", ["Infusion reactions"]),
    ("Serious infections occurred at a rate of 5.1 per 100 patient-years.", ["Serious infections"]),
    ("Serious infections and lymphomas were rare.", ["Serious infections", "lymphomas"]),
    ("Zinc did not increase the risk of severe hypoglycaemia.", ["severe hypoglycaemia"]),
    ("The incidence of rash and hand-foot syndrome tended to be higher with zinc.", ["rash", "hand-foot syndrome"]),
    ("Side effects included cardiac and renal toxicity and rash.", ["cardiac and renal toxicity", "rash"]),
    ("Infections and low blood counts were more common after zinc.", ["Infections", "low blood counts"]),
    ("The overall incidence of serious adverse events was similar in the two arms.", ["serious adverse events"]),
    ("Gastric and skin-related side effects were more common with zinc.", ["Gastric and skin-related side effects"]),
    (
        "Zinc did not increase the number of participants with at least one serious adverse event.",
        ["serious adverse event"],
    ),
    ("Side effects were common; the commonest were headache, flushing and nausea.", ["headache", "flushing", "nausea"]),
    ("Most adverse events were mild, most commonly fatigue and leg oedema.", ["fatigue", "leg oedema"]),
    ("Scores for fatigue and pain were similar in the two arms.", []),
    ("Zinc lowered the risk of infection.", []),
    ("Cough was more common with zinc.", []),
]


@pytest.mark.parametrize(("sentence", "names"), NAMED)
def test_harms_without_figures_have_their_names(tmp_path: Path, sentence: str, names: list[str]) -> None:
    path = tmp_path / "page.txt"
    path.write_text(AROUND.format(sentence), encoding="utf-8")
    source = read_source(path, "page.txt")
    found = [one for one in suggested(Reading(document_of(source), source)) if one.role == "adverse_event.name"]
    assert sorted(one.value for one in found if isinstance(one.value, str)) == sorted(names)
