"""Who could take part is told apart from who did; its ages are never those of the sample."""

from __future__ import annotations

import json

import pytest

from attest.extract.eligibility import states_criteria
from attest.extract.suggest import suggest
from attest.ingest.documents import document_of
from attest.suggestion import Suggestion, quote_stands
from attest.text.source import source_of


def suggested(methods: str) -> tuple[dict[str, str], list[Suggestion]]:
    text = f"A trial of tolvaquine in gout\n\nMethods: {methods}\n\nResults: Pain fell in the tolvaquine group.\n"
    source = source_of(text.encode(), "a.txt")
    made = suggest(document_of(source), source)
    assert all(quote_stands(source, one.start, one.end, one.quote) for one in made)
    return {one.role: str(one.value) for one in made}, made


STATED = {
    "aged": "Patients aged 18–75 with gout of at least two years were eligible.",
    "between": "Adults aged between 18 and 75 years were eligible.",
    "exclusion": "Exclusion criteria were pregnancy and renal failure.",
    "inclusion-list": "Inclusion criteria: age between 18 and 75 years; gout. Exclusion criteria: dialysis.",
    "if": "Patients were eligible if they had gout and were aged from 18 to 80 years.",
    "could-be": "Children could be included if older than 2 years.",
    "we": "We included adults with gout aged from 40 to 70 years.",
    "study": "This study in a single centre included patients who had received one or more cycles.",
    "excluded": "Pregnant women were excluded.",
    "eligible-people": "Eligible participants were adults aged from 18 to 65 years with gout.",
    "to-be": "To be eligible, people had to be aged between 50 and 80 years.",
}


@pytest.mark.parametrize("sentence", STATED.values(), ids=STATED)
def test_a_sentence_of_criteria_is_quoted_and_gives_no_age(sentence: str) -> None:
    roles, made = suggested(sentence)
    assert roles["study.eligibility"] == sentence
    assert [one.quote for one in made if one.role == "study.eligibility"] == [sentence]
    assert not any(role.startswith("age.") for role in roles)


ABOUT_THE_SAMPLE = {
    "counted": "We included 60 patients aged 4 to 12 years.",
    "flow": "Of 200 eligible patients, 150 were enrolled.",
    "assigned": "Eligible patients were randomly assigned to tolvaquine or placebo.",
    "met": "The inclusion criteria were met by 45 patients.",
    "analysis": "Patients with missing data were excluded from the analysis.",
    "counted-out": "Twelve patients were excluded because they were pregnant.",
    "review": "Studies were eligible if they included patients with gout.",
    "summarised": "Eligible participants were men and women (mean age 54 years, SD 11).",
    "drug": "The drug was given to adults with gout.",
}


@pytest.mark.parametrize("sentence", ABOUT_THE_SAMPLE.values(), ids=ABOUT_THE_SAMPLE)
def test_who_did_take_part_is_no_criterion(sentence: str) -> None:
    assert "study.eligibility" not in suggested(sentence)[0]


def test_the_ages_of_those_who_took_part_are_still_read() -> None:
    roles, _ = suggested("Patients were eligible if aged from 18 to 80 years. The mean age was 54 years (SD 12).")
    assert (roles["age.mean"], roles["age.sd"]) == ("54", "12")
    assert not {"age.min", "age.max"} & set(roles)
    assert suggested("Eligible participants were men (mean age 54 years, SD 11).")[0]["age.mean"] == "54"
    roles, _ = suggested("We treated 60 patients aged from 4 to 12 years.")
    assert not states_criteria("We treated 60 patients aged from 4 to 12 years.")


def test_sentences_that_follow_each_other_are_one_passage_and_the_longest_counts() -> None:
    roles, _ = suggested(
        "Pregnant women were excluded. Pain was measured. Patients with gout were eligible. "
        "Exclusion criteria were dialysis, cancer and heart failure. The drug was given daily."
    )
    assert roles["study.eligibility"] == (
        "Patients with gout were eligible. Exclusion criteria were dialysis, cancer and heart failure."
    )


def test_a_list_ends_where_its_items_do() -> None:
    text = (
        "Tolvaquine in gout\n\nMethods\n\nInclusion criteria were:\n\n* Age between 18 and 75 years. Or more."
        "\n\n* Gout for two years\n\nAll of them took tolvaquine for 12 weeks, and nobody stopped it early.\n"
    )
    source = source_of(text.encode(), "a.txt")
    (told,) = [str(one.value) for one in suggest(document_of(source), source) if one.role == "study.eligibility"]
    assert told == "Inclusion criteria were: * Age between 18 and 75 years. Or more. * Gout for two years"
    roles, _ = suggested("Inclusion criteria: gout for two years. The drug was given to all of them.")
    assert roles["study.eligibility"] == "Inclusion criteria: gout for two years."


def test_the_criteria_of_a_registry_entry() -> None:
    criteria = "Inclusion Criteria:\n\n* Age between 18 and 75 years\n\nExclusion Criteria:\n\n* Dialysis or cancer"
    parts = {
        "identificationModule": {"nctId": "NCT01234567", "briefTitle": "Tolvaquine in gout"},
        "sponsorCollaboratorsModule": {"leadSponsor": {"name": "Lund Trust"}},
        "eligibilityModule": {"minimumAge": "18 Years", "maximumAge": "75 Years", "eligibilityCriteria": criteria},
        "contactsLocationsModule": {"locations": [{"country": "Sweden"}]},
    }
    source = source_of(json.dumps({"protocolSection": parts, "hasResults": False}).encode(), "a.json")
    made = {one.role: str(one.value) for one in suggest(document_of(source), source)}
    assert made["study.eligibility"] == " ".join(criteria.split())
    assert not any(role.startswith("age.") for role in made)


def test_what_stands_under_a_heading_of_criteria_belongs_to_it() -> None:
    text = (
        "A trial of tolvaquine in gout\n\nMethods\n\nWe did a trial in Lund.\n\nInclusion criteria\n\n"
        "- Age between 18 and 75 years\n- Gout for two years\n\nExclusion criteria\n\n- Dialysis or cancer\n\n"
        "Treatment\n\nThey took tolvaquine for 12 weeks.\n\nResults\n\nPain fell in both groups.\n"
    )
    source = source_of(text.encode(), "a.txt")
    made = {one.role: str(one.value) for one in suggest(document_of(source), source)}
    told = made["study.eligibility"]
    assert "Age between 18 and 75 years" in told and "Dialysis or cancer" in told
    assert "tolvaquine" not in told
    assert not any(role.startswith("age.") for role in made)
