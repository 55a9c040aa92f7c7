"""Harms that a sentence names without a figure of the people who had them."""

from __future__ import annotations

import pytest

from attest.extract.harm_mentions import mentions
from attest.extract.harm_words import is_kind, is_name

LISTED = [
    ("The most common adverse events were headache and dizziness.", ["headache", "dizziness"]),
    ("The commonest side effect in the tablet arm was a mild rash.", ["rash"]),
    (
        "The most frequent solicited adverse events (AEs) after each of the doses were sore throat and fatigue.",
        ["sore throat", "fatigue"],
    ),
    ("Adverse events were uncommon and included infusion reactions.", ["infusion reactions"]),
    ("Side effects included nausea (12%), vomiting and mild rash.", ["nausea", "vomiting", "rash"]),
    ("Nausea and dry mouth were the most often reported side effects.", ["Nausea", "dry mouth"]),
    (
        "The main complications after surgery were seroma, wound infection and fever in 4 men.",
        ["seroma", "wound infection", "fever"],
    ),
    ("Gastric side effects, such as bloating and cramps, were seen with the drug.", ["bloating", "cramps"]),
    ("The most common TEAEs were cough, followed by chills.", ["cough", "chills"]),
    ("Side effects of the drug included slightly higher rates of fever and colitis.", ["fever", "colitis"]),
    ("Adverse effects were fever and chills.", ["fever", "chills"]),
    ("Apart from transient fever during the first dose no side effects occurred.", ["fever"]),
    ("Except for headache, no adverse events were noted.", ["headache"]),
    ("No serious adverse events occurred except for pneumonia.", ["pneumonia"]),
    ("Herpes zoster at month 5, treated with an ointment, was the only adverse event.", ["Herpes zoster"]),
    ("Headache, nausea, and rash were the only adverse events.", ["Headache", "nausea", "rash"]),
    ("Pneumonia in one man was the only serious adverse event.", ["Pneumonia"]),
    (
        "Side effects were seen in 41 men; headache, flushing and nausea were the most common.",
        ["headache", "flushing", "nausea"],
    ),
]
NONE = [
    "Adverse events were mild and transient.",
    "Adverse events were recorded at every visit.",
    "The main outcomes were adverse events and pain.",
    "There was no difference in adverse events between the groups.",
    "No severe complications, such as leakage or bleeding, may be expected.",
    "Major adverse events, such as infarction, were the endpoint.",
    "Side effects were less common with the tablet than with the patch.",
    "Surgery can cause serious side effects such as pain and fever.",
    "The toxicities were mainly haematological.",
    "Fever and cough were the most common symptoms.",
    "Apart from a small gain in height no side effects occurred.",
    "Side effects were rare; zinc and copper were the most common.",
]
DENIED = [
    ("No infusion reactions were seen.", [("infusion reactions", "0")]),
    ("None of the children had side effects.", [("side effects", None)]),
    ("Neither drug did harm: no serious adverse events occurred.", [("serious adverse events", None)]),
    ("None of the men had an infusion-related adverse event.", [("infusion-related adverse event", "0")]),
    ("No patient developed anaphylaxis after this adverse reaction.", [("anaphylaxis", "0")]),
    ("It was taken without any side effects.", [("side effects", None)]),
    ("After these side effects, no cases of serious infections were reported.", [("serious infections", "0")]),
    ("After these side effects, no cases of fever requiring care were seen.", [("fever requiring care", "0")]),
    ("No cardiac or renal toxicity was seen.", [("cardiac or renal toxicity", "0")]),
    ("Neither rash nor severe nausea occurred.", [("rash", "0"), ("severe nausea", "0")]),
    ("No patient had hair loss, nausea or fever.", [("hair loss", "0"), ("nausea", "0"), ("fever", "0")]),
    ("None of the men died.", [("died", "0")]),
    ("There were no reports of drug-related side effects.", [("drug-related side effects", None)]),
    ("There were no drug-related adverse events or deaths.", [("drug-related adverse events", None), ("deaths", None)]),
]
COUNTED = [
    ("Seven serious adverse events occurred.", [("serious adverse events", "7")]),
    ("There were 31 drug-related side effects in the tablet arm.", [("drug-related side effects", "31")]),
    (
        "One adverse reaction was reported with the gel (stinging).",
        [("adverse reaction", "1"), ("stinging", None)],
    ),
    ("Three serious adverse events and no death occurred.", [("death", "0"), ("serious adverse events", "3")]),
    ("Grade 3 or 4 toxicities were few.", []),
    ("At least 31 side effects were seen.", []),
]


@pytest.mark.parametrize(("text", "names"), LISTED)
def test_lists_of_harms_are_read_by_their_names(text: str, names: list[str]) -> None:
    assert [one.name for one in mentions(text) if not one.denied] == names


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_list_of_harms_names_none(text: str) -> None:
    assert [one for one in mentions(text) if not one.denied] == []


@pytest.mark.parametrize(("text", "told"), DENIED + COUNTED)
def test_harms_denied_and_counted(text: str, told: list[tuple[str, str | None]]) -> None:
    assert [(one.name, one.parts.get("events")) for one in mentions(text)] == told


def test_nobody_died_whatever_is_spoken_of() -> None:
    assert mentions("There was no pain.") == []
    assert [(one.name, one.parts) for one in mentions("There were no deaths.")] == [("deaths", {"events": "0"})]
    assert [one.parts for one in mentions("No deaths were related to the drug.")] == [{}]


def test_names_and_kinds() -> None:
    assert is_kind("serious drug-related adverse events")
    assert not is_kind("pain")
    assert is_name("abdominal pain")
    assert not is_name("upper")
    assert not is_name("patients who stopped")
