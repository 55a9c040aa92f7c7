"""How many people were randomised, analysed and stayed to the end, where no plain statement tells."""

from __future__ import annotations

import pytest

from attest.extract.suggest import suggest
from attest.ingest.documents import document_of
from attest.text.source import source_of


def told(text: str) -> dict[str, str]:
    source = source_of(f"Syrup in gout\n\nAbstract\n\n{text}\n".encode(), "page.txt")
    return {
        one.role.removeprefix("study.n_"): str(one.value)
        for one in suggest(document_of(source), source)
        if one.role.startswith("study.n_")
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Methods: Two-hundred patients were randomised to syrup or tea.", {"enrolled": "200", "randomised": "200"}),
        ("Results: Of 512 screened, 340 were randomised to syrup or tea.", {"randomised": "340", "enrolled": "340"}),
        (
            "Methods: Women were randomised to syrup or tea. Results: Of the 340 randomised, 301 completed the trial.",
            {"randomised": "340", "enrolled": "340", "analysed": "301"},
        ),
        (
            "Methods: Women were randomised to syrup or tea. Results: 512 were screened and 340 randomised.",
            {"randomised": "340", "enrolled": "340"},
        ),
        (
            "Methods: Women were randomised to syrup or tea. Results: From 512 approached, 361 consented and 340 were "
            "randomised.",
            {"randomised": "340", "enrolled": "340"},
        ),
        (
            "Methods: Women were randomised to syrup or tea. Results: Of the 338 analysed, 9 had gout.",
            {"analysed": "338"},
        ),
        ("Methods: Of 80 women screened, 40 were randomised to syrup and 38 to tea.", {}),
        (
            "Methods: We randomly assigned, in a 2:1 ratio, 90 women with gout to syrup or tea.",
            {"randomised": "90", "enrolled": "90"},
        ),
        (
            "Methods: Eighty women aged 18 to 70, all with gout, were recruited and then randomised to syrup or tea.",
            {"randomised": "80", "enrolled": "80", "analysed": "80"},
        ),
        ("Methods: Eighty women with gout will be recruited over a year.", {"enrolled": "80"}),
        ("Methods: Eighty women with gout will be randomised to syrup or tea.", {"randomised": "80"}),
        (
            "Methods: Eighty women will be recruited and randomly assigned to syrup or tea.",
            {"enrolled": "80", "randomised": "80"},
        ),
        ("Methods: At least 80 women will be randomised to syrup or tea, and per arm 40 women will be included.", {}),
        (
            "Methods: Ninety urban and rural women were randomised to syrup or tea.",
            {"enrolled": "90", "randomised": "90"},
        ),
        (
            "Methods: 19 men were recruited from one clinic, and were randomised to syrup or tea.",
            {"randomised": "19", "enrolled": "19"},
        ),
        (
            "Methods: Sixty patients infected with H. pylori were randomised to syrup or tea.",
            {"enrolled": "60", "randomised": "60"},
        ),
        (
            "Methods: This double-blind randomised trial of 80 women was done at one clinic.",
            {"randomised": "80", "enrolled": "80", "analysed": "80"},
        ),
        (
            "Methods: This double-blind randomised trial of 80 women was done at one clinic. Results: "
            "Intention-to-treat analysis was carried out in 74 women.",
            {"randomised": "80", "enrolled": "80", "analysed": "74"},
        ),
        (
            "Methods: Ninety adults were enrolled. Results: Eighty-one (90%) completed follow-up.",
            {"enrolled": "90", "analysed": "81"},
        ),
        (
            "Methods: Ninety adults were enrolled. Results: Eighty of 90 adults completed follow-up.",
            {"enrolled": "90", "analysed": "80"},
        ),
        (
            "Methods: Ninety adults were enrolled. Results: In all, 62 (69%) completed month 24.",
            {"enrolled": "90", "analysed": "62"},
        ),
        (
            "Methods: In this cross-over study, 24 adults drank syrup and tea in random order.",
            {"enrolled": "24", "randomised": "24", "analysed": "24"},
        ),
        (
            "Methods: In all, 150 adults were enrolled, randomised to syrup (101) or tea (49) and followed.",
            {"enrolled": "150", "randomised": "150"},
        ),
        (
            "Methods: Ninety adults were enrolled. Results: Complete data were obtained for 77 of 90 adults.",
            {"enrolled": "90", "analysed": "77"},
        ),
        (
            "Methods: This was a randomised trial. Ninety adults were enrolled. They were randomly assigned to tea.",
            {"enrolled": "90", "randomised": "90"},
        ),
        (
            "Methods: This was a randomised trial. Ninety adults were enrolled. Results: After the run-in 80 were "
            "randomised.",
            {"enrolled": "90"},
        ),
        ("Methods: This was a pilot trial. Ninety adults were enrolled, and half were randomised.", {"enrolled": "90"}),
        (
            "Methods: In a randomised trial, children with gout and pain (n = 26) aged 7-16 years were randomly "
            "assigned to syrup or tea.",
            {"enrolled": "26", "randomised": "26"},
        ),
        ("Results: The mean score of randomised patients (N = 132) was 7.8.", {"enrolled": "132", "randomised": "132"}),
        ("Methods: Ninety adults were enrolled. Results: Nine completed the trial of syrup.", {"enrolled": "90"}),
        ("Results: Of 214 recruited, ninety patients had gout.", {"enrolled": "214"}),
        ("Methods: In total, 45 adults were dosed.", {"enrolled": "45", "analysed": "45"}),
    ],
)
def test_people_by_what_became_of_them(text: str, expected: dict[str, str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Methods: Eight men had syrup and ten men had tea. Results: Pain fell in four out of the ten men.",
        "Methods: Syrup was given in a trial. The control group included 25 women.",
        "Methods: We studied asthmatics and compared them with 194 healthy volunteers.",
    ],
)
def test_one_group_is_not_everybody(text: str) -> None:
    assert "enrolled" not in told(text)


def test_a_heading_with_a_colon_opens_its_section_within_a_paragraph() -> None:
    text = (
        "Background: Gout hurts. The aim was to compare syrup with tea.  Methods:  In this randomised trial, 92 women "
        "with gout were randomised."
    )
    assert told(text) == {"enrolled": "92", "randomised": "92"}
