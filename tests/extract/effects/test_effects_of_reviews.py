"""Effects as reviews put them: several comparisons in a sentence, what may be so, lists."""

from __future__ import annotations

from pathlib import Path

import pytest

from attest.extract.reading import Reading
from attest.extract.suggest import suggested
from attest.ingest.documents import document_of
from attest.text.source import read_source

PAGE = "Treatments of cough: a systematic review\n\nAbstract\n\nRESULTS: {}\n"
REVIEWS = (
    (
        "Rituximab was the most effective treatment for remission (OR 3.1, 95% CrI 1.6 to 6.2), followed by "
        "tocilizumab (OR 2.2, 1.2 to 4.1) and methotrexate (OR 1.4, 0.8 to 2.6).",
        ["3.1 | remission | Rituximab", "2.2 | remission | tocilizumab", "1.4 | remission | methotrexate"],
    ),
    (
        "Rituximab was superior to azathioprine for remission at 28 months (RR 0.18, 95% CI 0.06 to 0.55).",
        ["0.18 | remission | Rituximab"],
    ),
    (
        "Remission was more likely with zinc than with honey (OR 3.1; 95% CI 2.2-4.4), as was relief (OR 4.0; 95% CI "
        "2.5-6.2).",
        ["3.1 | Remission | zinc vs honey", "4.0 | relief | zinc vs honey"],
    ),
    (
        "The NNT for relief was 4 (95% CI 3-6) and the NNH for infection was 33 (95% CI 20-88).",
        ["4 | relief | ", "33 | infection | "],
    ),
    (
        "No differences in relapse were found between zinc and honey (two trials: RR 0.8, 95% CI 0.5 to 1.2), between "
        "zinc and tea (one trial: RR 1.3, 95% CI 0.7 to 2.2) or between tea and honey (RR 1.1, 95% CI 0.6 to 1.9).",
        ["0.8 | relapse | zinc vs honey", "1.3 | relapse | zinc vs tea", "1.1 | relapse | tea vs honey"],
    ),
    (
        "There was no difference between zinc and honey for relapse (4 studies, 452 participants: RR 1.15, 95% CI 0.34 "
        "to 3.87).",
        ["1.15 | relapse | zinc vs honey"],
    ),
    (
        "Compared with honey, zinc may increase complete remission (RR 1.19, 95% CI 1.02 to 1.38; 9 studies, 871 "
        "participants; low certainty evidence), but may have little or no effect on death (RR 1.08, 95% CI 0.69 to "
        "1.71).",
        ["1.19 | complete remission | zinc vs honey", "1.08 | death | "],
    ),
    (
        "Zinc probably reduces hair loss (RR 0.28, 95% CI 0.20 to 0.41), but increases diarrhoea (RR 2.39, 95% CI 1.33 "
        "to 4.30).",
        ["0.28 | hair loss | Zinc", "2.39 | diarrhoea | "],
    ),
    (
        "Smoking was associated with higher mortality (HR 1.4, 95% CI 1.1-1.8), whereas tea use (HR 0.8, 95% CI "
        "0.7-0.9) and honey use (HR 0.6, 95% CI 0.4-0.8) were protective.",
        ["1.4 | mortality | Smoking", "0.8 | mortality | tea use", "0.6 | mortality | honey use"],
    ),
    (
        "Capacity correlated with survival time (r = 0.41, p = 0.002), but titre (r = 0.08, p = 0.47) and weight (r = "
        "0.11, p = 0.31) did not.",
        [
            "0.41 0.002 | survival time | Capacity",
            "0.08 0.47 | survival time | titre",
            "0.11 0.31 | survival time | weight",
        ],
    ),
    (
        "High ferritin (OR 3.1, 95% CI 1.4-6.9) was a predictor of progression. Zinc was not a predictor (OR 1.3, 95% "
        "CI 0.7-2.4).",
        ["3.1 | progression | High ferritin", "1.3 | progression | Zinc"],
    ),
    (
        "Relapse was less likely with weekly zinc (HR 0.23, 95% CI 0.12–0.44), zinc every other week (HR 0.33, 95% CI "
        "0.16–0.67) and honey (HR 0.65, 95% CI 0.45–0.94) than with placebo.",
        ["0.23 | Relapse | weekly zinc", "0.33 | Relapse | zinc every other week", "0.65 | Relapse | honey"],
    ),
    (
        "The number needed to treat (NNT) to achieve one additional remission was 7 (95% CI 4-23) at 6 months and 9 "
        "(95% CI 5-41) at 12 months.",
        ["7 | remission | at 6 months", "9 | remission | at 12 months"],
    ),
    (
        "Zinc improved FVC from baseline by 4.12% (95% CI 1.95, 6.29).",
        ["4.12 | FVC | Zinc"],
    ),
    (
        "Relapse fell with zinc (RR 0.4, 95% CI 0.2-0.9). The risk of infection was not increased in zinc-treated "
        "patients [OR 0.36 (95% CI: 0.09, 0.97), I2 = 0.0%, P = 0.8].",
        ["0.4 | Relapse | zinc", "0.36 | infection | zinc-treated patients"],
    ),
    (
        "Zinc reduced relapse (RR 0.36, 95% CI 0.09-0.97, I2 = 10%, P = 0.03).",
        ["0.36 0.03 | relapse | Zinc"],
    ),
    (
        "The proportion of patients with erosion did not differ between groups (odds ratio 1·12, 95% CI 0·84–1·50; "
        "p=0·43).",
        ["1·12 0·43 | erosion | "],
    ),
    (
        "Capacity improved more with zinc (MD 2.9; 95% CI: 0.6 to 5.2; P = .01).",
        ["2.9 .01 | Capacity | zinc"],
    ),
    (
        "Remission did not differ between zinc and honey (OR 1.21, 95% CI 0.71-2.05), while relapsing patients "
        "benefited from zinc (OR 2.74, 95% CI 1.12-6.71).",
        ["1.21 | Remission | ", "2.74 | Remission | relapsing patients"],
    ),
    (
        "The risk of early death was reduced by 38% (HR 0.62; 95% CI: 0.49–0.77) and the risk of relapse by 32% (HR "
        "0.68; 95% CI: 0.57–0.82).",
        ["0.62 | early death | ", "0.68 | relapse | "],
    ),
)


def effects_of(tmp_path: Path, sentence: str) -> list[str]:
    path = tmp_path / "page.txt"
    path.write_text(PAGE.format(sentence), encoding="utf-8")
    source = read_source(path, "page.txt")
    rows: dict[str, list[str]] = {}
    for one in suggested(Reading(document_of(source), source)):
        if one.rule == "effect" and one.role in ("result.estimate", "result.p"):
            row = dict(one.row or ())
            name = f"{row['outcome']} | {row.get('arm') or row.get('time_point') or ''}"
            rows.setdefault(name, []).append(one.value)
    return [f"{' '.join(values)} | {name}" for name, values in rows.items()]


@pytest.mark.parametrize(("sentence", "expected"), REVIEWS)
def test_effects_of_reviews_stand_under_their_outcome(tmp_path: Path, sentence: str, expected: list[str]) -> None:
    assert effects_of(tmp_path, sentence) == expected
