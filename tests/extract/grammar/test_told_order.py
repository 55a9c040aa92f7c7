"""Values of three arms that a sentence gives in the order of the sentence before."""

from __future__ import annotations

from pathlib import Path

from attest.extract.reading import Reading
from attest.extract.suggest import suggested
from attest.ingest.documents import document_of
from attest.text.source import read_source

TEXT = (
    "Two doses of zinc for cough: a randomised trial\n\nAbstract\n\nMETHODS: We randomly assigned 168 adults to zinc "
    "75 mg, zinc 150 mg or placebo. RESULTS: {} CONCLUSIONS: Zinc may help.\n"
)
FIRST = (
    "Remission was achieved by 27/56 (48.2%) patients receiving zinc 75 mg, 34/57 (59.6%) receiving zinc 150 mg and "
    "15/55 (27.3%) receiving placebo (odds ratio vs placebo 2.48 [95% CI 1.12–5.49] and 3.94 [95% CI 1.77–8.76], "
    "respectively)."
)


def rows(tmp_path: Path, results: str) -> set[tuple[str, str, str, str]]:
    path = tmp_path / "page.txt"
    path.write_text(TEXT.format(results), encoding="utf-8")
    source = read_source(path, "page.txt")
    return {
        (named.get("outcome", ""), named.get("arm", ""), one.role, one.value)
        for one in suggested(Reading(document_of(source), source))
        if one.row and (named := dict(one.row))
    }


def test_three_values_stand_as_those_of_the_sentence_before(tmp_path: Path) -> None:
    found = rows(tmp_path, f"{FIRST} Relapses were seen in 9 (16.1%), 14 (24.6%) and 3 (5.5%) patients.")
    for arm, events in (("zinc 75 mg", "9"), ("zinc 150 mg", "14"), ("placebo", "3")):
        assert ("Relapses", arm, "result.events", events) in found


def test_three_values_have_no_arms_where_no_order_was_told(tmp_path: Path) -> None:
    found = rows(tmp_path, "Relapses were seen in 9 (16.1%), 14 (24.6%) and 3 (5.5%) patients.")
    assert not [one for one in found if one[2] == "result.events" and one[1]]


def test_as_many_ratios_as_treatments_are_each_against_the_control(tmp_path: Path) -> None:
    found = rows(tmp_path, FIRST)
    assert ("Remission", "zinc 75 mg vs placebo", "result.estimate", "2.48") in found
    assert ("Remission", "zinc 150 mg vs placebo", "result.estimate", "3.94") in found


def test_two_values_are_not_of_three_arms(tmp_path: Path) -> None:
    found = rows(tmp_path, f"{FIRST} The mean cough score was lower (3.7 ± 0.5 vs 4.8 ± 0.9, p = 0.03).")
    assert {arm for outcome, arm, role, _ in found if outcome == "cough score" and role == "result.mean"} <= {""}


def test_three_counts_are_of_three_groups_respectively(tmp_path: Path) -> None:
    groups = "in the placebo, zinc 75 mg and zinc 150 mg groups, respectively."
    for sentence in (
        f"Relapse was seen in 6 (8%), 13 (14%) and 10 (13%) patients {groups}",
        f"The number of patients with relapse was 6 (8%), 13 (14%) and 10 (13%) {groups}",
    ):
        found = rows(tmp_path, sentence)
        told = {(name.casefold(), arm, value) for name, arm, role, value in found if role == "result.events"}
        assert told == {("relapse", "placebo", "6"), ("relapse", "zinc 75 mg", "13"), ("relapse", "zinc 150 mg", "10")}
