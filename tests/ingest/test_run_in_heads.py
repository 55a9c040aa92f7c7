"""Heads without their line breaks, references inside lines, and what stands beside titles of several languages."""

from __future__ import annotations

import pytest

from page_heads import TITLE, names_of, read, value

ROLES = ("journal", "year", "volume", "issue", "pages")
PROSE = (
    " ABSTRACT Falls are common among people who had a fracture of the hip, and walking early may help them to go home "
    "sooner. We asked whether it does, in three wards of one hospital, over two winters and the spring between them."
)


@pytest.mark.parametrize(
    ("head", "title", "names", "cited"),
    [
        (
            "Hip Journal, 2012, 2, 53-58 http://dx.doi.org/10.5555/hje.2 Published Online May 2012 "
            f"(http://www.hips.example) 53 {TITLE} Ann L. Roe1,2, Bo Poe1, Cy Doe3 1Hips Unit, Town",
            TITLE,
            ["Ann L. Roe", "Bo Poe", "Cy Doe"],
            ["Hip Journal", "2012", "2", None, "53-58"],
        ),
        (
            "Ann. hip Dis. (1973), 32, 536 Walking in the ward A. C. ROE, B. D. POE, C. E. DOE*, AND D. F. COE From "
            "the Department of Hips, Town",
            "Walking in the ward",
            ["A. C. ROE", "B. D. POE", "C. E. DOE", "D. F. COE"],
            ["Ann. hip Dis", "1973", "32", None, "536"],
        ),
        (
            "Clinics in Hips (2006) 24, 363 – 373 Coxarthrosis Ann P. Roe, MDa,*, Bo L. Poe, MDb,c a Division of Hips, "
            "University of Town",
            "Coxarthrosis",
            ["Ann P. Roe", "Bo L. Poe"],
            ["Clinics in Hips", "2006", "24", None, "363 – 373"],
        ),
    ],
)
def test_a_head_in_one_line(head: str, title: str, names: list[str], cited: list[str | None]) -> None:
    document = read(head + PROSE)
    assert value(document, "report.title") == title
    assert names_of(document) == names
    assert [value(document, f"report.{role}") for role in ROLES] == cited


def test_title_words_in_capitals_are_no_part_of_the_first_name() -> None:
    document = read(f"Hip Letters ISSN 1234-5678 Early Walking After Broken Hips Ann Roe1, Bo Cy Poe2, Di Doe1{PROSE}")
    assert value(document, "report.first_author") is None
    assert value(document, "report.title") is None


@pytest.mark.parametrize(
    ("head", "cited"),
    [
        (
            f"{TITLE} Ann Roe, Bo Poe & Cy Doe To cite this article: Ann Roe, Bo Poe & Cy Doe (2015) {TITLE}, Acta "
            "Hips, 86:3, 373-377, DOI: 10.5555/acta.1 To link to this article: http://dx.doi.org/10.5555/acta.1",
            ["Acta Hips", "2015", "86", "3", "373-377"],
        ),
        (
            f"Review Article {TITLE} Ann Roe 1 *, Bo Poe 2 and Cy Doe 1 1 Hips Consultant, Some Hospital, Town "
            f"Citation: Ann Roe., et al. “{TITLE}”. EC Hips 15.12 (2019): 01-09. *Corresponding Author: Ann Roe.",
            ["EC Hips", "2019", "15", "12", "01-09"],
        ),
        ("indian journal of hips 10 (2015) s54–s58 Available online at www.hips.example", [
            "indian journal of hips", "2015", "10", None, "s54–s58"]),
        ("Hip Dis: first published as 10.5555/hip-2 on 23 March 2023. Downloaded by guest.", [
            "Hip Dis", "2023", None, None, None]),
    ],
)  # fmt: skip
def test_citations_within_the_lines_of_a_head(head: str, cited: list[str | None]) -> None:
    document = read(f"{head}\n\n{TITLE}\n\nAbstract\n\nBackground: Falls are common.\n")
    assert [value(document, f"report.{role}") for role in ROLES] == cited


@pytest.mark.parametrize(
    ("head", "names"),
    [
        ("MsC. Ana Roe Poe,I MsC. Bo Doe,I Dra. Cy Coe López I y Al. Di Roe Bell II", ["Ana Roe Poe", "Bo Doe",
         "Cy Coe López", "Di Roe Bell"]),
        ("Ann M Roe  ,1 Bo B Poe,2 Cy Doe,3\nDi Coe,4 Ed Noe,4", ["Ann M Roe", "Bo B Poe", "Cy Doe",
         "Di Coe", "Ed Noe"]),
        ("AUTORES\n1. Ana Roe Poe. Nurse of the Health Service of Town.\n2. María de las Mercedes Doe. Nurse of Town.",
         ["Ana Roe Poe", "María de las Mercedes Doe"]),
        ("0000-0002-5768-0882Ana Roe Poe1 2 *\n\n1Policlínico de Town. Town, Cuba.", ["Ana Roe Poe"]),
    ],
)  # fmt: skip
def test_names_with_roman_numbers_degrees_and_marks_behind_commas(head: str, names: list[str]) -> None:
    document = read(f"Hip Med vol.3 no.1 Town Apr. 2018\n\n{TITLE}\n\n{head}\n\nRESUMEN\n\nIntroducción: Caídas.\n")
    assert names_of(document) == names


@pytest.mark.parametrize(
    ("above", "title"),
    [
        ("Hip Med vol.3 no.1 Town Apr. 2018\n\nCaminar después de la fractura. Town, 2020\n\nWalking after fracture. "
         "Town, 2020\n\n", "Caminar después de la fractura. Town, 2020"),
        ("Hüfte 2021; 46(02): 155-167\nFrühes Gehen bei Hüftbrüchen\n\nEarly Walking in Hip Fractures of the Old\n",
         "Frühes Gehen bei Hüftbrüchen"),
        ("Caderas: aspectos de su fractura. Artículo monográfico.\n\n", "Caderas: aspectos de su fractura. Artículo "
         "monográfico"),
        ("Was hilft nach dem Bruch der Hüfte? Wer geht. Und wie\n\n"
         "Was hilft nach dem Bruch der Hüfte? Wer geht. Und wie"
         "\n\n", "Was hilft nach dem Bruch der Hüfte? Wer geht. Und wie"),
    ],
)  # fmt: skip
def test_titles_of_two_sentences_and_in_two_languages(above: str, title: str) -> None:
    document = read(f"{above}Ann Roe1\nBo Poe2\n\n1Department of Hips, Town\n\nAbstract\n\nBackground: Falls.\n")
    assert value(document, "report.title") == title


@pytest.mark.parametrize(
    ("text", "kind", "year"),
    [
        (f"{TITLE}\nAuteur / Autrice : | Ann Roe |\n"
         "Type : | Thèse de doctorat |\nDate : | Soutenance le 20/12/2023 |\n",
         "other", "2023"),
        (f"Titre original :\n\n{TITLE}\n\n"
         "  • Type de thèse : Doctorat de médecine\n  • Date de soutenance : 27/09/2024\n",
         "other", "2024"),
        (f"{TITLE}\n\nSource: Some Agency\n\nSome Company today announced results of its trial of walking in hips.\n",
         "news item", None),
    ],
)  # fmt: skip
def test_theses_and_news_by_their_labels(text: str, kind: str, year: str | None) -> None:
    document = read(text)
    assert document.kind == kind
    assert value(document, "report.year") == year


def test_the_sponsor_of_a_register_ends_at_the_next_label() -> None:
    document = read(f"Hips register\n\n{TITLE}\n\nSponsor\nHip Company\nBrief Summary\nWe ask whether walking helps.\n")
    sections = [block.section for block in document.blocks]
    assert "funding" in sections
    assert sections[-1] is None


def test_a_spanish_text_full_of_small_words_is_spanish() -> None:
    assert (
        read(f"{TITLE}\n\nRESUMEN\n\nEn el servicio de la clínica se trató en enero de 2020 a los de edad.").language
        == "es"
    )


@pytest.mark.parametrize(
    ("head", "role", "wanted"),
    [
        (f"{TITLE}\n\nPeer reviewer comments 4\n\nReview by Single anonymous peer review\n"
         "\nAnn Roe\nBo Poe", "title", TITLE),
        (f"{TITLE}\n\nSystematic Review and Meta-Analysis\n\nRoe, Ann MD; Poe, Bo MSc", "title", TITLE),
        (f"Some register of hips\n{TITLE}\nHip Fracture\nAbout this trial\n"
         "Eligibility Criteria\nNo limits\n", "title", TITLE),
        (f"{TITLE}\nAnatol J Hips 2024; 4(28): 177-186 PubMed ID: 12345678", "pmid", "12345678"),
        (f"Hip Journal\nArticles Articles 2013 September\n\n{TITLE}", "journal", "Hip Journal"),
        (f"{TITLE}\n\n1ANN ROE, MD, 2BO POE, MD and 1CY DOE, MD\n\n1 Division of Hips", "first_author", "ANN ROE"),
        (f"{TITLE}\n\nDM. Roe-López1\n\nLE. Poe1\n\n1 Médico. Facultad de Town.", "first_author", "DM. Roe-López"),
        (f"{TITLE}\n\nPage created by Some Reader\n\n{TITLE}\nAnn B. Roe, MD", "first_author", "Ann B. Roe"),
        (
            f"{TITLE}\n\nPROTOCOLO DE LA TESIS DE GRADUACION\n\nPresentado por:\nDra. Ana Roe Poe\n\nAsesora:\n"
            "Dra. Bo Doe\nDra. Cy Coe\n\nSome Town, Enero 2015",
            "authors",
            "('Ana Roe Poe',)",
        ),
        (f"{TITLE}\n\nTESIS DE GRADO\n\nAsesores:\nDra. Bo Doe\nDra. Cy Coe\n"
         "\nTown, Enero 2015", "authors", None),
        (f"{TITLE}\n\nTESIS DE GRADO\n\nAsesores:\nDra. Bo Doe\nDra. Cy Coe\n"
         "\nTown, Enero 2015", "year", "2015"),
    ],
)  # fmt: skip
def test_what_stands_beside_titles_and_names(head: str, role: str, wanted: str | None) -> None:
    document = read(f"{head}\n\nAbstract\n\nBackground: Falls are common.\n")
    assert value(document, f"report.{role}") == wanted


@pytest.mark.parametrize(
    ("head", "role", "wanted"),
    [
        ("REVISTA DE CADERAS, v. 12, n. 23 (2019) – ISSN 2447-7079 \nhttp://hips.example/ \nBENEFÍCIOS DA CAMINHADA "
         "DE IDOSOS NO TRATAMENTO DA \nFRATURA DO QUADRIL EM DUAS CIDADES \n \nAna Roe de Poe \nFisioterapeuta. Town.",
         "title",
         "BENEFÍCIOS DA CAMINHADA DE IDOSOS NO TRATAMENTO DA FRATURA DO QUADRIL EM DUAS CIDADES"),
        ("Quadril: revisão de conceitos\ne métodos de tratamentos\nAna Roe1\nBo Poe2", "title",
         "Quadril: revisão de conceitos e métodos de tratamentos"),
        (f"Baixar este arquivo PDF - Publicações Some\n\n{TITLE}\nAnn Roe1\nBo Poe2", "title", TITLE),
        (f"{TITLE}\n\nRecebido: 23/08/2021 | Revisado: 30/08/2021 | Publicado: 05/09/2021", "journal", None),
        (f"{TITLE}\n\nAna Roe\nORCID: https://orcid.org/0000-0003-4650-2391\nUniversidade de Town, Brasil\n"
         "E-mail: ana@hips.example\nBo Poe\nUniversidade de Town, Brasil", "authors", "('Ana Roe', 'Bo Poe')"),
        ("REGISTRO DOI: 10.69849/hips/1\nAna Da Roe\nBo Antonio Doe Dos Poe Coe\nOrientador Prof. Cy Doe", "authors",
         "('Ana Da Roe', 'Bo Antonio Doe Dos Poe Coe')"),
        (f"Hip Research, Vol. 1, No. 4, October 2015 Publish Date: Aug. 3, 2015 Pages: 247-253\n\n{TITLE}", "pages",
         "247-253"),
        (f"{TITLE}\n\n(CC BY 4.0) | ISSN 2525-3409 | DOI: http://dx.doi.org/10.5555/hips", "doi", "10.5555/hips"),
        (f"{TITLE}\n  1. L Roe,\n  2. J-M Poe,\n  3. C Doe\n  1. Division of Hips, Town", "authors",
         "('L Roe', 'J-M Poe', 'C Doe')"),
        (f"October, 2020, Volume 31, 3, pp 24160-24162\n\n{TITLE}", "issue", "3"),
        (f"Published in final edited form as: Hip Med. 2008 May 5;199(2):127.e1–127.e6.\n\n{TITLE}", "pages",
         "127.e1–127.e6"),
        (f"Journal of Hips\nCase Report - Open Access, Volume 4\n\n{TITLE}\n\nAnn Roe1; Bo Poe2", "title", TITLE),
        (f"Journal of Hips\nCase Report - Open Access, Volume 4\n\n{TITLE}\n\nAnn Roe1; Bo Poe2", "journal",
         "Journal of Hips"),
        (f"{TITLE}\n\nmedwireNews: Walking early helps, researchers in Town say in their report of the winter.", "kind",
         "news item"),
    ],
)  # fmt: skip
def test_heads_of_national_journals_and_document_sites(head: str, role: str, wanted: str | None) -> None:
    document = read(f"{head}\n\nRESUMO\n\nObjetivo: Quedas.\n" if "medwire" not in head else head)
    assert value(document, f"report.{role}") == wanted


def test_prose_behind_a_label_is_no_title() -> None:
    text = "Backgrounds: Falls are common among the old and weigh on them.\nMethods: In this study, adults walked.\n"
    assert value(read(text), "report.title") is None
