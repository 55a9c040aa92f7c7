"""Heads of pages in layouts that many sites share: labels in any arrangement, broken lines, names with their work."""

from __future__ import annotations

import pytest

from page_heads import TITLE, names_of, read, value

ABSTRACT = "\n\nAbstract\n\nBackground: Falls are common.\n"
NUMBERS = ("year", "volume", "issue", "pages")


@pytest.mark.parametrize(
    ("table", "wanted"),
    [
        ("Volume\n7\nIssue\n2\nYear of publication\n2018\nPages\n12 - 19", ("2018", "7", "2", "12 - 19")),
        ("Pages (from-to)12-19\nNumber of pages8\nVolume7\nIssue number2\nStatePublished - 2018",
         ("2018", "7", "2", "12-19")),
        ("Year : 2018 | Month : May | Volume : 7 | Issue : 02 Full Version Page : HC12 - HC19",
         ("2018", "7", "02", "HC12 - HC19")),
        ("Year\n: 2018  |  Volume : 7  |  Issue : 2  |  Page : 12--19", ("2018", "7", "2", "12-19")),
        ("  • Start Page\n\n  • 12\n  • End Page\n\n  • 19\n  • Volume\n\n  • 7\n  • Issue\n\n  • 2",
         (None, "7", "2", "12-19")),
        ("Home | Volume 7 | Article number 74", (None, "7", None, "74")),
        ("Jahr: 2018\nBand: 7\nHeft: 2\nSeiten: 12-19", ("2018", "7", "2", "12-19")),
        ("Año 2018\nVolumen 7\nNúmero 2\nPáginas 12-19", ("2018", "7", "2", "12-19")),
    ],
)  # fmt: skip
def test_numbers_behind_labels(table: str, wanted: tuple[str | None, ...]) -> None:
    document = read(f"{TITLE}\n\nAbstract\n\nFalls are common after surgery of the hip.\n\n{table}\n")
    assert tuple(value(document, f"report.{role}") for role in NUMBERS) == wanted


@pytest.mark.parametrize(
    "prose",
    [
        "Issue 4 of the plan was a tidal volume of 6 ml.",
        "Volume 12 ml\nPage 3",
        "Year 2014: the ward had a volume of 30 patients.",
    ],
)
def test_a_lone_label_is_no_table(prose: str) -> None:
    document = read(f"{TITLE}\n\nAbstract\n\nFalls are common after surgery of the hip.\n\n{prose}\n")
    assert not any(value(document, f"report.{role}") for role in ("volume", "issue", "pages"))


def test_a_journal_glued_to_its_label() -> None:
    document = read(
        f"{TITLE}\n\nAnn Roe, Bo Poe, Cy Doe{ABSTRACT}\n"
        "Original languageEnglish (US)\nPages (from-to)12-19\nJournalAnnals of Hips\nVolume7\nStatePublished - 2018\n"
    )
    assert value(document, "report.journal") == "Annals of Hips"


@pytest.mark.parametrize(
    ("line", "journal"),
    [
        ("Journal of Hip Medicine:", "Journal of Hip Medicine"),
        ("Journal of Hip & Joint Care - European Volume:", "Journal of Hip & Joint Care"),
        ("Journal of Hip Medicine, ISSN - 0000 - 001X", "Journal of Hip Medicine"),
        ("Annals of Hips (ISSN 0000-0019)", "Annals of Hips"),
    ],
)
def test_what_stands_behind_a_journal_on_its_line(line: str, journal: str) -> None:
    assert value(read(f"{line}\ndoi: 10.5555/h.1\n{TITLE}\n\nAnn Roe, Bo Poe{ABSTRACT}"), "report.journal") == journal


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        ("Hips, Falls and Walking, v. 10, n.\n\n11, e404101110000, 2021", ("2021", "10", "11", "e404101110000")),
        ("ISSN: 0000-0019 Int. J. Hip. Med.\n\n11(05), 599-607", (None, "11", "05", "599-607")),
        ("Hip Medicine News 18: 4-12\nmai 1999", ("1999", "18", None, "4-12")),
    ],
)
def test_a_citation_over_two_lines(lines: str, wanted: tuple[str | None, ...]) -> None:
    document = read(f"{lines}\n\n{TITLE}\n\nAnn Roe, Bo Poe{ABSTRACT}")
    assert tuple(value(document, f"report.{role}") for role in NUMBERS) == wanted
    assert value(document, "report.journal")


@pytest.mark.parametrize(
    ("names", "families"),
    [
        ("1. Ann Roe1,\n  2. Bo Poe1,2,\n  3. Cy Doe2", ["Roe", "Poe", "Doe"]),
        ("Ann Roe (Chair),1 Bo Poe,2 Cy Doe3", ["Roe", "Poe", "Doe"]),
        ("Ana Roe Díaz,* Beatriz Poe Gil**", ["Roe", "Poe"]),
        ("Ana Roe Díaz\nFisioterapeuta. Especialista em quedas - Faculdade Quadril. Email:\na@hips.example\n"
         "Bia Poe Gil\nFisioterapeuta. Doutora em Saúde. Email: b@hips.example", ["Roe", "Poe"]),
        ("• Roe Ann (Department of Hips, Example University) ;\n  • Poe Bo C. (Hip Hospital) ;\n • Doe Cy (Hip Clinic)",
         ["Roe", "Poe", "Doe"]),
    ],
)  # fmt: skip
def test_names_with_marks_roles_and_work_behind(names: str, families: list[str]) -> None:
    found = names_of(read(f"{TITLE}\n\n{names}{ABSTRACT}"))
    assert len(found) == len(families)
    assert all(family in name for family, name in zip(families, found, strict=True))


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("Hip Reports\nHip Content Display Hip Content Display\n\n" + TITLE, TITLE),
        (f"{TITLE}. Hip Trial Research Group\n\nHip Med. 2020 Jan;3(1):2-9.", f"{TITLE}. Hip Trial Research Group"),
        (f"{TITLE}. What helps and what does not\n\nAcademic Article", f"{TITLE}. What helps and what does not"),
        ("EFFECT OF EARLY WALKING AFTER SURGERY OF THE HIP VS\nREST AND PILLOWS IN OLD PEOPLE\nAnn Roe, Bo Poe",
         "EFFECT OF EARLY WALKING AFTER SURGERY OF THE HIP VS REST AND PILLOWS IN OLD PEOPLE"),
        ("Hip Med 2008;24(1):52-58\nRecommended exercises for people with painful hips after surgery.\n"
         "A guide to practice\nAnn Roe,1 Bo Poe2",
         "Recommended exercises for people with painful hips after surgery. A guide to practice"),
        ("Hip Posters of the Walking Society - Falls and Surgery of the Bone\n"
         "Walking after surgery of the hip, early or late\nAnn Roe, Bo Poe",
         "Walking after surgery of the hip, early or late"),
        ("Hip notes of the month online\nWalking early or late after hip fracture surgery in hospital\nAnn Roe, Bo Poe",
         "Walking early or late after hip fracture surgery in hospital"),
    ],
)  # fmt: skip
def test_titles_broken_doubled_or_with_their_group(head: str, title: str) -> None:
    assert value(read(f"{head}{ABSTRACT}"), "report.title") == title


LATER = "Thirty people walked.\n"
CITED = f"{TITLE}{ABSTRACT}\nHow to Cite\n\n"


@pytest.mark.parametrize(
    ("page", "role", "wanted"),
    [
        (f"Content » Vol 96, Issue 1\n\n{TITLE}\n\nAnn Roe1, Bo Poe2{ABSTRACT}", "journal", None),
        (f"Acta Hippologica 2016\n\nReview Article\n\n{TITLE}\n\nAnn Roe,1 Bo Poe2{ABSTRACT}", "journal",
         "Acta Hippologica"),
        (f"Hips Today\nOnline ISSN : 0000-0019\nPrint ISSN : 0000-0027\n\n{TITLE}\nAnn Roe, Bo Poe{ABSTRACT}",
         "journal", "Hips Today"),
        (f"{TITLE}\n\n  title={{{TITLE}}},\n  author={{Ann Roe and Bo Poe}},\n  journal={{Hip Medicine}},\n"
         f"  volume={{41 22}},\n{LATER}", "issue", "22"),
        (f"{CITED}Roe, A., & Poe, B. (2021). {TITLE}. Hip Reports, 8(3), 12–19.\n", "pages", "12–19"),
        (f"{CITED}Roe, Ann, and Bo Poe. 2021. “{TITLE}”. Hip Reports 8 (3):12-19.\n", "volume", "8"),
        (f"{CITED}Roe A, Poe B. {TITLE}. Hip Reports [Internet]. 2021 Sep. 30 [cited 2024 May 5];"
         "8(3):12-9.\n",
         "journal", "Hip Reports"),
        (f"{CITED}ROE, A.; POE, B. {TITLE}. Hip Reports, [S. l.], v. 8, n. 3, p. 12–19, 2021.\n",
         "journal", "Hip Reports"),
    ],
)  # fmt: skip
def test_lines_of_publishers_repositories_and_citations(page: str, role: str, wanted: str | None) -> None:
    assert value(read(page), f"report.{role}") == wanted


@pytest.mark.parametrize(
    "page",
    [
        f"Title: \t{TITLE}\nAuthors: \tRoe, Ann\nPoe, Bo\nDoe, Cy\nIssue Date: \t2014\nPublisher: \tHip Press\n",
        f"{TITLE}\n\nView/Open\n\nDate\n2014\nAuthor\nRoe, Ann\nPoe, Bo\nDoe, Cy\nMetadata\nShow item{ABSTRACT}",
    ],
)
def test_inverted_names_one_a_line(page: str) -> None:
    document = read(page)
    assert names_of(document) == ["Roe, Ann", "Poe, Bo", "Doe, Cy"]
    assert value(document, "report.year") == "2014"
