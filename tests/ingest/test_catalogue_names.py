"""Authors in records of catalogues, with places of work, addresses and groups behind the names."""

from __future__ import annotations

import pytest

from page_heads import TITLE, names_of, read, value

WORK = "Department of Hips, Tea University, Kanazawa, Japan."
SOURCE = "Clinical and experimental hips [Clin Exp Hip] 2013 Mar-Apr; Vol. 31 (2 Suppl 76), pp. 151-6."
LABELS = [
    ("Autor", "Zdroj", "Jazyk"),
    ("Authors", "Source", "Language"),
    ("Autoren", "Quelle", "Sprache"),
    ("Autores", "Fuente", "Idioma"),
    ("Auteurs", "Source", "Langue"),
    ("Verfasser", "Quelle", "Sprache"),
    ("Autori", "Fonte", "Lingua"),
]


def record(names: str, labels: tuple[str, str, str] = LABELS[0]) -> str:
    authors, source, language = labels
    return (
        f"{TITLE}.\n{authors}: | {names} |\n---|---|\n{language}: | x |\n{source}: | {SOURCE} |\nISSN: | 0000-0019 |\n"
        "Abstrakt: | Objectives: Falls are common.\nMethods: Thirty walked.\nResults: Ten fell.\n"
    )


@pytest.mark.parametrize("labels", LABELS)
def test_labels_in_many_languages(labels: tuple[str, str, str]) -> None:
    document = read(record(f"Roe K; {WORK} roe@tea.example, Poe H, Doe S", labels))
    assert names_of(document) == ["Roe K", "Poe H", "Doe S"]
    numbers = [value(document, f"report.{role}") for role in ("title", "journal", "year", "volume", "pages")]
    assert numbers == [TITLE, "Clinical and experimental hips", "2013", "31", "151-6"]


@pytest.mark.parametrize(
    "names",
    [
        f"Roe K; {WORK}, Poe H, Doe S",
        "Roe K; Hip Clinic, Town, Spain., Poe H; Tea Hospital, City, Spain., Doe S; Tea Hospital, City, Spain.",
        f"Roe K; {WORK}, Poe H, Doe S; Walk Study Group",
        "Roe K (Department of Hips, Tea University, Japan), Poe H, Doe S",
        "Roe K; 1 Department of Hips, Kanazawa, Japan; 2 Hip Centre, Town. roe@tea.example, Poe H, Doe S",
        f"Roe K; {WORK} roe@tea.example; Poe H; Doe S",
        f"Roe K; {WORK} Electronic address: roe@tea.example., Poe H, Doe S",
        "Roe, K. (Department of Hips, Town); Poe, H.; Doe, S.",
        "Roe, Ann; Poe, Bo; Doe, Cy",
    ],
)
def test_places_of_work_behind_the_names(names: str) -> None:
    found = names_of(read(record(names)))
    assert [name[:3] for name in found] == ["Roe", "Poe", "Doe"]


def test_one_author_and_the_place_of_work() -> None:
    assert names_of(read(record(f"Roe K; {WORK}"))) == ["Roe K"]
