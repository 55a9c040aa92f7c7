"""Bibliographic lines in any order of their parts, and lines that only look like them."""

from __future__ import annotations

import pytest

from attest.ingest.citation_parts import read_parts

LINES = [
    ("Hips 2024, 16(13), 2020; https://doi.org/10.5555/h16132020", ("Hips", "2024", "16", "13", "2020")),
    ("Hip and Reconstructive Surgery201840:8", ("Hip and Reconstructive Surgery", "2018", "40", None, "8")),
    ("ANN A. ROE, BO POE, et al. Walks (2014) 19, 353–359", ("Walks", "2014", "19", None, "353–359")),
    ("ccm vol.19 no.3 Vellby jul.-set. 2015", ("ccm", "2015", "19", "3", None)),
    ("Ene. vol.9 no.3 Santa Cruz de La Playa dic. 2015", ("Ene", "2015", "9", "3", None)),
    ("Vol.4 No.1(2013), Article ID:28573,9 pages DOI:10.5555/hip.1", (None, "2013", "4", "1", "28573")),
    ("Published in: Walks | Issue 1/2019", ("Walks", "2019", None, "1", None)),
    ("Gepubliceerd in: Hips | Uitgave 6/2021", ("Hips", "2021", None, "6", None)),
    ("360 Annals of the Hips 1993; 52: 360-364", ("Annals of the Hips", "1993", "52", None, "360-364")),
    ("HMJ 2016; 353 doi: http://dx.doi.org/10.5555/hip.1 (Published 24 May 2016)", ("HMJ", "2016", "353", None, None)),
    ("HMJ 2016;353:i2607", ("HMJ", "2016", "353", None, "i2607")),
    ("Walks 2015, 16:1 doi:10.5555/hip.1", ("Walks", "2015", "16", None, "1")),
    ("Curr Posters Hip Knee Surg 2017;13:Doc305", ("Curr Posters Hip Knee Surg", "2017", "13", None, "Doc305")),
    ("2015; 31(1):30-35", (None, "2015", "31", "1", "30-35")),
    (
        "Walking and Standing Therapy. Vol.43(5), Sep 2015, pp. 623-634.",
        ("Walking and Standing Therapy", "2015", "43", "5", "623-634"),
    ),
    ("Volume/Issue: Volume 138: Issue 3", (None, None, "138", "3", None)),
    (
        "Systematic review| Volume 100, ISSUE 10, P1976-1985.e18, October 2019",
        (None, "2019", "100", "10", "1976-1985.e18"),
    ),
    (
        "Vellby E-Hip J. 2016;17(3):e37882. https://doi.org/10.17795/semj37882",
        ("Vellby E-Hip J", "2016", "17", "3", "e37882"),
    ),
    ("Bone (2018) 132 (Supplement 1): 1234.", ("Bone", "2018", "132", "Supplement 1", "1234")),
    ("Bone 2018; 36 Suppl 111: S52-60.", ("Bone", "2018", "36", "Suppl 111", "S52-60")),
    ("Bone 2018;57 Suppl 2:ii12-ii20", ("Bone", "2018", "57", "Suppl 2", "ii12-ii20")),
    ("Bone 2018; 36 (Suppl. 111): S52-60.", ("Bone", "2018", "36", "Suppl. 111", "S52-60")),
    ("Journal of Hip Research 2019:12 123–134", ("Journal of Hip Research", "2019", "12", None, "123–134")),
    ("Hips 2021, 13(4), 1234; https://doi.org/10.5555/hip.1", ("Hips", "2021", "13", "4", "1234")),
    ("Front. Hip., 12 March 2020 | https://doi.org/10.5555/hip.1", ("Front. Hip", "2020", None, None, None)),
    ("Hip Rep 9, 12345 (2019).", ("Hip Rep", "2019", "9", None, "12345")),
    ("HiP ONE 10(3): e0123456. https://doi.org/10.5555/hip.1", ("HiP ONE", None, "10", "3", "e0123456")),
    ("Volume 12, Issue 3, March 2018, Pages 123-130", (None, "2018", "12", "3", "123-130")),
    ("Walking Volume 137, Issue 12, 20 March 2018, Pages 1234-1245", ("Walking", "2018", "137", "12", "1234-1245")),
    ("First published: 12 March 2018 https://doi.org/10.5555/hip.1", (None, "2018", None, None, None)),
    (
        "Clin Joint Dis, Volume 61, Issue 5, 1 September 2015, Pages 123–130, https://doi.org/10.5555/hip.1",
        ("Clin Joint Dis", "2015", "61", "5", "123–130"),
    ),
    ("Arch Hip Med. 2009 Mar 9; 169(5): 492–500.", ("Arch Hip Med", "2009", "169", "5", "492–500")),
    (
        "N Town J Med 2015; 373:2103-2116 November 26, 2015 DOI: 10.5555/hip.1",
        ("N Town J Med", "2015", "373", None, "2103-2116"),
    ),
    ("November 26, 2015 N Town J Med 2015; 373:2103-2116", ("N Town J Med", "2015", "373", None, "2103-2116")),
    ("Rev. Vell. Cader. vol.68 no.3 Brasília May/June 2015", ("Rev. Vell. Cader", "2015", "68", "3", None)),
    ("Vellby J Hip Res 141, April 2015, pp 423-437", ("Vellby J Hip Res", "2015", "141", None, "423-437")),
    ("Acta Coxarum 2013; 84 (2): 123–128", ("Acta Coxarum", "2013", "84", "2", "123–128")),
    (
        "International Journal of Walking Studies 45 (2008) 123–130",
        ("International Journal of Walking Studies", "2008", "45", None, "123–130"),
    ),
    ("Journal of Clinical Walking, 22, 123–130", ("Journal of Clinical Walking", None, "22", None, "123–130")),
    ("Vol. 12, No. 3, 2015", (None, "2015", "12", "3", None)),
    ("Vol 12 No 3 (2015)", (None, "2015", "12", "3", None)),
    ("Published: March 12, 2015 • https://doi.org/10.5555/hip.1", (None, "2015", None, None, None)),
    ("Vell J Gait (2010) 171 (5): 512-520. doi: 10.5555/hip.1", ("Vell J Gait", "2010", "171", "5", "512-520")),
    ("Hip Care 2010 Mar; 33(3): 500-506", ("Hip Care", "2010", "33", "3", "500-506")),
    ("Coxa 1998;53(suppl 2):S10–S15", ("Coxa", "1998", "53", "suppl 2", "S10–S15")),
    ("Hips: April 2017 - Volume 96 - Issue 15 - p e6543", ("Hips", "2017", "96", "15", "e6543")),
    (
        "Hip Care Medicine: June 2012 - Volume 40 - Issue 6 - p 1753–1760 doi: 10.5555/hip.1",
        ("Hip Care Medicine", "2012", "40", "6", "1753–1760"),
    ),
    ("Hips 96(15):p e6543, April 2017. | DOI: 10.5555/hip.1", ("Hips", "2017", "96", "15", "e6543")),
    (
        "Geriatrics July 2014, 134 (1) e8-e16; DOI: https://doi.org/10.5555/hip.1",
        ("Geriatrics", "2014", "134", "1", "e8-e16"),
    ),
    ("Exp Hip Med 15: 1234-1240, 2018", ("Exp Hip Med", "2018", "15", None, "1234-1240")),
    (
        "Vellb Arztebl Int 2014; 111(50): 856-62; DOI: 10.5555/hip.1",
        ("Vellb Arztebl Int", "2014", "111", "50", "856-62"),
    ),
    ("Presse Hanche. 2008 ; 37 : 123-130", ("Presse Hanche", "2008", "37", None, "123-130")),
    ("Online Publication Date: 2022/07/08", (None, "2022", None, None, None)),
    ("Page Range: 587-597", (None, None, None, None, "587-597")),
    ("Veröffentlicht: 2017-04-26", (None, "2017", None, None, None)),
    (
        "Int. J. Hip. Res. Public Health 2020, 17(5), 1234",
        ("Int. J. Hip. Res. Public Health", "2020", "17", "5", "1234"),
    ),
    ("Volume 2015 |Article ID 864370 | https://doi.org/10.5555/hip.1", (None, None, "2015", None, "864370")),
    ("VMAJ June 12, 2012 184 (9) E435-E441", ("VMAJ", "2012", "184", "9", "E435-E441")),
    (
        "Orthopaedic Medicine, Volume 45, Issue 3, February 2015, pp. 123 - 130",
        ("Orthopaedic Medicine", "2015", "45", "3", "123 - 130"),
    ),
    ("Hip 2010;59:A123", ("Hip", "2010", "59", None, "A123")),
    (
        "European Walking Journal 2012 40: 1234-1240; DOI: 10.5555/hip.1",
        ("European Walking Journal", "2012", "40", None, "1234-1240"),
    ),
    ("Eur Walk J 2016; 48: PA1234", ("Eur Walk J", "2016", "48", None, "PA1234")),
    ("Joint Res (2019) 79 (13_Supplement): CT123.", ("Joint Res", "2019", "79", "13_Supplement", "CT123")),
    (
        "Journal of Perthes' and Arthritis, 2015, Vol. 9, No. 3",
        ("Journal of Perthes' and Arthritis", "2015", "9", "3", None),
    ),
    ("Advances in Walking (2019) 36:123–134", ("Advances in Walking", "2019", "36", None, "123–134")),
    ("Rev. méd. Vellby v.138 n.3 Santiago mar. 2010", ("Rev. méd. Vellby", "2010", "138", "3", None)),
    ("Salud pública Vell vol.52 n.3 Cuernavaca may./jun. 2010", ("Salud pública Vell", "2010", "52", "3", None)),
    ("Gac Cadera vol.24 no.2 mar./abr. 2010", ("Gac Cadera", "2010", "24", "2", None)),
    ("An Cadera (Vell). 2010;72:123-130", ("An Cadera (Vell)", "2010", "72", None, "123-130")),
    ("Vol. 52. Núm. 3. Páginas 123-130 (Mayo 2010)", (None, "2010", "52", "3", "123-130")),
    ("Vol. 31. Issue 1. Pages 30-35 (January - February 2015)", (None, "2015", "31", "1", "30-35")),
    ("Hip Care 2012, 16:R123 doi:10.5555/hip.1", ("Hip Care", "2012", "16", None, "R123")),
    ("Vellby Family Physician 2006 Nov 1;74(9):1500", ("Vellby Family Physician", "2006", "74", "9", "1500")),
    ("Hip Mhealth Uhealth 2019;7(3):e12345", ("Hip Mhealth Uhealth", "2019", "7", "3", "e12345")),
    (
        "Issue: VCMJ, vol. 52, No. 3, April 2010, Pages 123-128 Clinical Articles",
        ("VCMJ", "2010", "52", "3", "123-128"),
    ),
    ("Volume 46 - Issue 3 (May-June 2010)", (None, "2010", "46", "3", None)),
    ("Hips (Baltimore). 2017 Apr; 96(15): e6543.", ("Hips (Baltimore)", "2017", "96", "15", "e6543")),
    (
        "The Stick, Volume 380, Issue 9840, Pages 499 - 505, 11 August 2012 doi:10.5555/hip.1)60816-2",
        ("The Stick", "2012", "380", "9840", "499 - 505"),
    ),
    ("VOLUME 380, ISSUE 9840, P499-505, AUGUST 11, 2012", (None, "2012", "380", "9840", "499-505")),
    (
        "The Journal of Hips and Pain volume 20, Article number: 12 (2019) Cite this article",
        ("The Journal of Hips and Pain", "2019", "20", None, "12"),
    ),
    ("Hip Medicine volume 11, Article number: 27 (2018)", ("Hip Medicine", "2018", "11", None, "27")),
    ("Hip Abstracts (2014) 31 P212 | DOI: 10.5555/hip.1", ("Hip Abstracts", "2014", "31", None, "P212")),
    ("Hip Medicine, Vol. 5, No. 2 (2018), pp. 1–9", ("Hip Medicine", "2018", "5", "2", "1–9")),
    ("Hip journal [Hip J] 2022 May 12; Vol. 17 (2), pp. 301.", ("Hip journal", "2022", "17", "2", "301")),
    ("Pages 811-819 | Published online: 14 Apr 2015", (None, "2015", None, None, "811-819")),
    ("Year : 2016 | Volume : 7 | Issue : 3 | Page : 61-66", (None, "2016", "7", "3", "61-66")),
    ("Vol. 12 Núm. 3 (2019): Julio-Septiembre", (None, "2019", "12", "3", None)),
    (
        "Journal of clinical walking : journal of a society, 2012, 30(15), 1837-1844",
        (
            "Journal of clinical walking : journal of a society",
            "2012",
            "30",
            "15",
            "1837-1844",
        ),
    ),
    ("Published in: VMC Hip Disorders 1/2015", ("VMC Hip Disorders", "2015", None, "1", None)),
    ("Published in: VMC Hip Disorders | Issue 1/2015", ("VMC Hip Disorders", "2015", None, "1", None)),
    ("Published 23 April 2024 Volume 2024:17 Pages 1727—1739", (None, "2024", "17", None, "1727—1739")),
    ("World J Ex. Mar 18, 2019; 10(3): 166-175", ("World J Ex", "2019", "10", "3", "166-175")),
    ("Example, 2013, № 12, с. 3528-3553", ("Example", "2013", None, "12", "3528-3553")),
    ("2017, Example Journal, № 1", ("Example Journal", "2017", None, "1", None)),
    ("Example Rev 45 (2) • Abr 2011", ("Example Rev", "2011", "45", "2", None)),
    ("Volume 2015 (2015), Article ID 864370, 10 pages", (None, "2015", "2015", None, "864370")),
    ("Examples (City) 98(12):e14850, March 2019", ("Examples (City)", "2019", "98", "12", "e14850")),
    ("Hip Disord. 2020 Jul; 35(7): 1250-1258 | PMID: 32181932", ("Hip Disord", "2020", "35", "7", "1250-1258")),
    (
        "VMC Public Health volume 8, Article number: 345 (2008)  Cite this article",
        ("VMC Public Health", "2008", "8", None, "345"),
    ),
    ("Gait Research, 2017, 251, 23-30", ("Gait Research", "2017", "251", None, "23-30")),
    ("Vol. 24, Issue 3 (Jul-Sep 2012)", (None, "2012", "24", "3", None)),
    ("12 (2018), Heft 3, Seite 45-50", (None, "2018", "12", "3", "45-50")),
    ("Hum Hip Open, Volume 2020, Issue 3, 2020, hoaa023", ("Hum Hip Open", "2020", "2020", "3", "hoaa023")),
    (
        "Vellby Journal of Sports Medicine 41(3)|2013|543-550",
        ("Vellby Journal of Sports Medicine", "2013", "41", "3", "543-550"),
    ),
    (
        "Vell Database System Rev Implement Rep 2019; 17(5):1-20",
        ("Vell Database System Rev Implement Rep", "2019", "17", "5", "1-20"),
    ),
    (
        "Vellby Database of Systematic Reviews 2017, Issue 6. Art. No.: CD001234",
        ("Vellby Database of Systematic Reviews", "2017", None, "6", "CD001234"),
    ),
    ("Hüfthilfe Heilkd 2016; 76 - P123", ("Hüfthilfe Heilkd", "2016", "76", None, "P123")),
]
OTHERS = [
    "Skip Navigation 2011; 57: 3-9",
    "Home | Volume 17 | Article number 241",
    "Of 123 patients, 45 (36%) responded.",
    "Received 12 March 2015; accepted 3 May 2015",
    "ClinicalTrials.gov NCT01234567, 2012",
    "Copyright © 2015 Elsevier Ltd. All rights reserved.",
    "Study start: June 2012",
    "12 participants 2015",
    "Table 3 (2015)",
    "August 2012 to May 2014 we enrolled 45",
    "Age 45 (12) years",
    "Last updated: 12 March 2015",
    "P = 0.03; 95% CI 1.2-3.4",
    "Phase 2 Study 2012",
    "Room 12, 2015 Market Street",
    "Actual enrollment 120 (2015)",
    "ISRCTN12345678 2015",
    "Primary Completion Date June 2004",
    "September 2003",
    "Protocol version 2, 12 March 2014",
    "Group A 12 (3) 45-50",
    "Placebo 12 (4), 2012",
    "Sertraline 50 mg 2012",
    "Mean age 45 (12) 20-60",
    "New York, NY 10032, USA",
    "University Hospital, Berlin, Germany, 2015",
    "Walking for hips: a trial, 2012",
    "Study ID 100006",
    "First Received Last Updated May 15, 2009 Feb 06, 2017",
    "Vitamin D 2000 IU (n=45) 12-15",
    "Deaths 12 (3.4) 2010-2015",
    "Abstract 1234",
    "Session 12 (2015)",
    "Monday, 12 March 2015, 10:00-12:00",
    "COVID-19 2020",
    "1 Department of Medicine, 2 Department of Surgery",
    "Level III, 2015",
]


@pytest.mark.parametrize(("line", "expected"), LINES, ids=[line for line, _ in LINES])
def test_every_part_of_a_bibliographic_line_is_read(line: str, expected: tuple[str | None, ...]) -> None:
    read = read_parts(line, 0, len(line))
    assert read is not None
    parts = (read.journal, read.year, read.volume, read.issue, read.pages)
    assert tuple(part[0] if part else None for part in parts) == expected
    assert all(line[part[1] : part[2]] == part[0] for part in parts if part)


@pytest.mark.parametrize("line", OTHERS)
def test_a_line_with_other_words_is_no_citation(line: str) -> None:
    assert read_parts(line, 0, len(line)) is None
