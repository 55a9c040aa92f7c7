"""Who signs a report: names in capitals or with towns, groups before them or alone; titles in two lines."""

from __future__ import annotations

import pytest

from page_heads import TITLE, names_of, read, value

ABSTRACT = "\n\nAbstract\n\nBackground: Falls are common.\n"
PARTS = "\n\nObjective. Tea has shown promise.\nMethods. We analysed a registry.\nResults. Thirty people drank tea.\n"
CAPITALS = "ANN ROE, BO POE, CY DOE"


@pytest.mark.parametrize(
    "line",
    [
        CAPITALS + ", AND DI MOE, FOR THE CLUB HIPS ET THÉ",
        CAPITALS + ", AND DI MOE, FOR THE HIP STUDY GROUP",
        CAPITALS + ", and DI MOE, for the Club Hips et Thé",
        CAPITALS + " AND DI MOE",
        CAPITALS + ", DI MOE, ON BEHALF OF THE HIP WALKING REGISTRY",
        "ANN ROE, M.D., BO POE, PH.D., CY DOE, M.D., AND DI MOE, M.D.",
        CAPITALS + ", DI MOE; FOR THE HIP CLUB",
        CAPITALS + ", DI MOE, AND THE WALKING INVESTIGATORS",
        "N. Roe (Bologna, Italy), J.A. Poe (Barcelona, Spain), A. Doe (Houston, TX, USA), M.M. Moe (Cork, Ireland)",
        "Ann Roe (Town), Bo Poe (City), Cy Doe (Village) and Di Moe (Hamlet)",
        "Ann Roe1 (Bologna), Bo Poe2 (Barcelona), Cy Doe2, Di Moe1",
        "A Roe (Bologna, Italy); B Poe (Barcelona, Spain); C Doe (Cork, Ireland); D Moe (USA)",
        "Roe N (Bologna, Italy), Poe JA (Barcelona, Spain), Doe A (Houston, USA), Moe D (Cork)",
        "*A. Roe [Bologna, Italy], B. Poe [Barcelona, Spain], C. Doe [Cork], D. Moe [Cork]",
        "Hip Trialists’ (HTT) Collaboration; A Roe, B Poe, C E Doe, D Moe",
        "Hip Walking Study Group, Ann Roe, Bo Poe, Cy Doe, Di Moe",
        "The WALK Trial Investigators: Ann Roe, Bo Poe, Cy Doe, Di Moe",
        "UK Hip Study (UKHS) Group; R C Roe, R R Poe, C A Doe, D Moe",
        "Emerging Hip Factors Collaboration. Roe A, Poe B, Doe C, Moe D",
        "Ann Roe, Bo Poe, Cy Doe, Di Moe; WALK Investigators",
    ],
)
@pytest.mark.parametrize(
    "title", [TITLE, "TEA IN PAINFUL HIPS AFTER SURGERY\nResults From 136 Patients of the Hip Registry"]
)
def test_all_who_sign_and_no_group(title: str, line: str) -> None:
    document = read(f"{title}\n\n{line}{PARTS}")
    families = [name.casefold() for name in names_of(document)]
    assert len(families) == 4
    assert all(family in name for family, name in zip(("roe", "poe", "doe", "moe"), families, strict=True))
    assert value(document, "report.title") == title.replace("\n", " ")


@pytest.mark.parametrize(
    "group",
    [
        "The WALK Study Group",
        "WALK Investigators",
        "Steering Committee of the Walkers' Health Study Research Group",
        "Hip Trialists’ (HTT) Collaboration",
        "Writing Group for the WALK Trial Investigators",
        "The Hip and Tea Research Group",
        "Collaborative Group on Hip Fracture",
        "Early Walking Trialists' Collaborative Group (EWTCG)",
        "The European Hip Consortium",
    ],
)
def test_a_group_alone(group: str) -> None:
    for page in (
        f"{TITLE}\n{group}*\nHip Med. 1989 Jul 20;321(3):129-35.\nPMID: 12345678{ABSTRACT}",
        f"Hip Med 1998 Sep 12;352(9131):854-65\n\n{TITLE}\n\n{group}{ABSTRACT}",
        f"Hip Med 1998 Sep 12;352(9131):854-65\n\n{TITLE}. {group}.{PARTS}",
    ):
        assert names_of(read(page)) == [group]


@pytest.mark.parametrize(
    "line",
    [
        "Treatment of Hip Fracture in a Study Group",
        "Our Research Team",
        "Control Group: Water",
        "Tea group and water group were alike",
        "Meet the Team",
    ],
)
def test_lines_with_a_group_that_nobody_signs(line: str) -> None:
    assert names_of(read(f"{TITLE}\n\n{line}{ABSTRACT}")) == []


def test_abbreviations_in_brackets_are_no_towns() -> None:
    page = f"{TITLE}\n\nForced Vital Capacity (FVC), Six Minute Walk (SMW), Hip Score (HS){ABSTRACT}"
    assert names_of(read(page)) == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Early Walking for the Treatment of Painful Hips", "Lessons From 10 Consecutive Patients"),
        ("Walking After Hip Fracture", "Long-term Follow-up of a Cohort"),
        ("Tea in Old Age, Walking and Hips", "Results of a Systematic Review and Meta-analysis"),
        ("EARLY WALKING AFTER SURGERY OF THE HIP", "Results From 136 Patients From the Hip Registry"),
        ("Hips, Tea and Falls in the Elderly", "An Open-label Pilot Study"),
        ("Tea for the Treatment of Painful Hips", "Experience in 12 Patients"),
        ("Tea for the Treatment of Painful Hips:", "Lessons From 10 Consecutive Patients"),
    ],
)
def test_titles_with_a_second_line(first: str, second: str) -> None:
    for page in (
        f"HIPS  |  Medicine\nOriginal Study\n{first}\n{second}\nRoe, Ann MD; Poe, Bo N. MD; Doe, Cy MD, MPH\n"
        f"Medicine 91(1):p 57-66, January 2012.{ABSTRACT}",
        f"{first}\n{second}\n\nAnn Roe, Bo Poe, Cy Doe{ABSTRACT}",
        f"Hip Med 2012;91(1):57-66\n\n{first}\n{second}\n\nANN ROE, BO POE, AND CY DOE{ABSTRACT}",
    ):
        document = read(page)
        assert value(document, "report.title") == f"{first} {second}"
        assert len(names_of(document)) == 3
