"""Numbers of people, sexes, ages and follow-up in Spanish, Portuguese, French, German and Italian abstracts."""

from __future__ import annotations

from collections import defaultdict

import pytest

from attest.extract.suggest import suggest
from attest.ingest.documents import document_of
from attest.text.source import source_of

# Enough of a language to be told from others.
AROUND = {
    "es": "El estudio se hizo en los meses de invierno con una encuesta para las familias.",
    "pt": "O estudo foi feito em uma cidade do interior com os dados do hospital e não teve apoio.",
    "fr": "Les dossiers étaient revus par des médecins dans une ville du nord avec l’aide de la commune.",
    "de": "Die Daten wurden von der Klinik nach der Kur erhoben und mit der Akte verglichen, das war nicht leicht.",
    "it": "Gli esami sono stati fatti nel reparto della clinica con una visita per ogni caso, che non era facile.",
}


def told(language: str, sentence: str) -> dict[str, list[str]]:
    source = source_of(f"Nota sobre gota\n\n{AROUND[language]} {sentence}\n".encode(), "page.txt")
    found: dict[str, list[str]] = defaultdict(list)
    for one in suggest(document_of(source), source):
        found[one.role].append(str(one.value))
    return found


@pytest.mark.parametrize(
    ("language", "sentence", "expected"),
    [
        ("es", "Se incluyeron 74 pacientes con gota.", {"study.n_enrolled": "74"}),
        ("es", "Se han incluido en el estudio a 31 pacientes tratados.", {"study.n_enrolled": "31"}),
        ("es", "La muestra estuvo conformada por 212 adultos mayores.", {"study.n_enrolled": "212"}),
        ("es", "Se analizaron los datos de 1.405 pacientes.", {"study.n_analysed": "1405"}),
        ("es", "Se analizan 60 de los 63 pacientes ingresados.", {"study.n_analysed": "60"}),
        ("fr", "Nous avons analysé sept cas de goutte.", {"study.n_analysed": "7"}),
        ("es", "De los 63 casos, 40 mejoraron.", {"study.n_enrolled": "63"}),
        ("es", "En el grupo control fueron incluidos 20 pacientes.", {"study.n_enrolled": None}),
        ("pt", "A amostra foi composta por 58 idosos.", {"study.n_enrolled": "58"}),
        ("pt", "Quarenta e duas gestantes participaram do inquérito.", {"study.n_enrolled": "42"}),
        (
            "pt",
            "Foram avaliados 36 pacientes, com média de idade de 44,5±9,1 anos.",
            {"study.n_analysed": "36", "age.mean": "44.5", "age.sd": "9.1"},
        ),
        ("fr", "Notre étude rétrospective porte sur 318 patientes suivies.", {"study.n_enrolled": "318"}),
        (
            "fr",
            "Soixante-douze patients (d’âge moyen de 66 ans) ont été inclus.",
            {"study.n_enrolled": "72", "age.mean": "66"},
        ),
        ("fr", "Parmi les 90 patients, 81 ont été inclus.", {"study.n_enrolled": "81"}),
        ("fr", "Nous rapportons 14 cas de goutte.", {"study.n_enrolled": "14", "study.design": "case series"}),
        (
            "de",
            "In einer Studie wurden 47 Patienten über 12 Wochen behandelt.",
            {"study.n_enrolled": "47", "study.n_analysed": None},
        ),
        ("it", "Sono stati arruolati 39 pazienti con gotta.", {"study.n_enrolled": "39"}),
    ],
)
def test_people_are_counted_by_their_verb(language: str, sentence: str, expected: dict[str, str | None]) -> None:
    found = told(language, sentence)
    assert {role: (found[role] or [None])[0] for role in expected} == expected


@pytest.mark.parametrize(
    ("language", "sentence", "expected"),
    [
        (
            "es",
            "La edad media fue de 57,2 ± 8,4 años (rango 31-79).",
            {"age.mean": "57.2", "age.sd": "8.4", "age.min": "31", "age.max": "79"},
        ),
        ("es", "El seguimiento medio fue de 26 meses.", {"follow_up.mean": "26", "follow_up.unit": "meses"}),
        ("es", "Eran del grupo 1, edad entre 60 y 69 años.", {"age.min": None, "age.max": None}),
        ("pt", "A mediana de idade foi de 61 anos.", {"age.median": "61", "age.unit": "anos"}),
        ("fr", "L’âge moyen était de 7 ans (extrêmes 2-15 ans).", {"age.mean": "7", "age.min": "2", "age.max": "15"}),
        (
            "fr",
            "Ils étaient âgés de 41 à 88 ans avec un âge moyen de 63,5 ans.",
            {"age.mean": "63.5", "age.min": "41", "age.max": "88"},
        ),
        (
            "fr",
            "La moyenne d’âge des malades était de 52 ans, avec un minimum de 19 ans et un maximum de 90 ans.",
            {"age.mean": "52", "age.min": "19", "age.max": "90"},
        ),
        ("fr", "Le suivi médian était de 18 mois.", {"follow_up.median": "18", "follow_up.unit": "mois"}),
        ("de", "Das mediane Alter betrug 68 Jahre.", {"age.median": "68", "age.unit": "Jahre"}),
        ("it", "L’età media era di 49 anni.", {"age.mean": "49", "age.unit": "anni"}),
    ],
)
def test_ages_and_follow_up(language: str, sentence: str, expected: dict[str, str | None]) -> None:
    found = told(language, sentence)
    assert {role: (found[role] or [None])[0] for role in expected} == expected


@pytest.mark.parametrize(
    ("language", "sentence", "expected"),
    [
        ("es", "De ellos, 44 (61,1%) fueron mujeres.", {"study.female_n": "44", "study.female_percent": "61.1"}),
        (
            "pt",
            "Eram 95 pacientes, 61 do sexo masculino e 34 pacientes do sexo feminino.",
            {"study.male_n": "61", "study.female_n": "34"},
        ),
        (
            "fr",
            "Il s’agissait de 28 hommes et 19 femmes.",
            {"study.male_n": "28", "study.female_n": "19", "study.n_enrolled": None},
        ),
        ("de", "Die Gruppe bestand aus 33 Männern und 21 Frauen.", {"study.male_n": "33", "study.female_n": "21"}),
    ],
)
def test_women_and_men(language: str, sentence: str, expected: dict[str, str | None]) -> None:
    found = told(language, sentence)
    assert {role: (found[role] or [None])[0] for role in expected} == expected
