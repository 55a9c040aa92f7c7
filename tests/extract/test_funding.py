"""Who paid: the words that say it, in several languages, and words that only look like it."""

from __future__ import annotations

import pytest

from attest.extract.suggest import suggest
from attest.ingest.documents import document_of
from attest.text.source import source_of


def suggested(text: str, role: str) -> str | None:
    source = source_of(text.encode(), "page.txt")
    return next((str(one.value) for one in suggest(document_of(source), source) if one.role == role), None)


def page(sentence: str) -> str:
    methods = "Methods\n\nWe followed 20 adults."
    return f"Walking after hip fracture in adults\n\n{methods}\n\nResults\n\nAll walked. {sentence}\n"


@pytest.mark.parametrize(
    ("sentence", "funder"),
    [
        (
            "This study was supported in part by grants from the Hip Institutes of Town (R01 12345).",
            "Hip Institutes of Town",
        ),
        (
            "The trial was funded by a grant from the Town Research Council and Hip Trust.",
            "Town Research Council and Hip Trust",
        ),
        ("Supported by Example Inc.", "Example Inc"),
        ("Funding for the study was provided by Example Pharma AG, Basel.", "Example Pharma AG, Basel"),
        ("We received funding from Example.", "Example"),
        ("The study was sponsored by Example, Inc., Town.", "Example, Inc., Town"),
        ("(Funded by Example and others; HIPPO-1 ClinicalTrials.gov number, NCT00000001.)", "Example and others"),
        ("Financiado por el Instituto de Salud Ejemplo.", "Instituto de Salud Ejemplo"),
        ("Estudo financiado pela Fundação Exemplo.", "Fundação Exemplo"),
        ("Étude financée par le Ministère de la Marche.", "Ministère de la Marche"),
        ("Gefördert durch das Bundesministerium für Gehen.", "Bundesministerium für Gehen"),
        ("Die Studie wurde durch die Stiftung Hüfte gefördert.", "Stiftung Hüfte"),
        ("Sponsor: Example-La Roue", "Example-La Roue"),
        ("Study funding: Example Trust.", "Example Trust"),
        ("Sponsor Example Klein UK", "Example Klein UK"),
        ("We thank the Hip Trust for financial assistance and funding.", "Hip Trust"),
        ("The authors acknowledge financial support from the Hip Trust.", "Hip Trust"),
        ("The Hip Trust provided funding for this study.", "Hip Trust"),
        ("This work was made possible by a grant from the Hip Trust.", "Hip Trust"),
        ("Funding Example Klein UK.", "Example Klein UK"),
        ("The conclusions were supported by Cochrane reviews.", None),
        ("Fuente de financiación: Ninguna.", None),
        ("Funding: None.", None),
    ],
)
def test_who_paid(sentence: str, funder: str | None) -> None:
    assert suggested(page(sentence), "study.funding") == funder


@pytest.mark.parametrize(
    ("section", "funder"),
    [
        ("Lead Sponsor\nUniversity of Town", "University of Town"),
        ("Sponsor:\nCollaborator:\nExample Klein", "Example Klein"),
        ("Fuentes de financiamiento del estudio:\nCentro de Ejemplos", "Centro de Ejemplos"),
        ("Who is funding the study?\nHip Programme (UK)", "Hip Programme (UK)"),
        ("Funding\nThe authors received no specific funding for this work.", None),
        ("Acknowledgements\nWe thank Ann. This work was supported by the Hip Fund.", "Hip Fund"),
    ],
)
def test_sections_that_tell_who_paid(section: str, funder: str | None) -> None:
    assert suggested(f"Walking after hip fracture in adults\n\n{section}\n", "study.funding") == funder


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        (
            "We included 20 adults in the phase III, multicentre HIPPO (Walking in Patients with Osteoporosis) study.",
            "HIPPO",
        ),
        ("Walking was assessed (HIPPO study).", "HIPPO"),
        ("The Hip Patients Ongoing Trial-1 (HIPPO-1) was open.", "HIPPO-1"),
        ("(Funded by Example; HIPPO-1 ClinicalTrials.gov number, NCT00000001.)", "HIPPO-1"),
        ("Results come from the phase 3 clinical trial, HIPPO, assessing walking.", "HIPPO"),
        ("The Navigare Phase 3 trial met its endpoint.", "Navigare"),
        ("HIPPO was a large, open-label trial of walking.", "HIPPO"),
        ("We report on a trial, called Hips: Patients or Others (HIPPO), of walking.", "HIPPO"),
        ("This is an analysis of the global HIPPO study.", "HIPPO"),
        ("The HIPPoP study tests walking.", "HIPPoP"),
        ("The rates were low in comparison with the HIPPO study.", None),
    ],
)
def test_names_of_trials(sentence: str, name: str | None) -> None:
    assert suggested(page(sentence), "study.trial_name") == name
