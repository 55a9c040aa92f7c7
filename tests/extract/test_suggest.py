"""Suggestions held to checks: our own invented abstracts, and the shared sets where they lie beside the repository."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

import pytest

from attest.extract.integrity.row import check_values
from attest.extract.suggest import suggest
from attest.ingest.documents import document_of
from attest.suggestion import Suggestion, quote_stands
from attest.text.source import read_source, source_of
from suggested import told

CASES = Path(__file__).parent / "cases"
SHARED = Path(__file__).resolve().parents[3] / "shared"
SETS = (SHARED / "seeds", SHARED / "fixtures" / "pages")
Check = Mapping[str, Any]


def suggest_file(path: Path, name: str) -> list[Suggestion]:
    source = read_source(path, name)
    return suggest(document_of(source), source)


def fold(text: object) -> str:
    return " ".join(str(text).casefold().split())


def number(text: object) -> Decimal | None:
    plain = str(text).replace("−", "-").replace("·", ".").replace(",", "").replace(" ", "").rstrip("%").lstrip("<>=≤≥+")
    try:
        return Decimal(plain)
    except InvalidOperation:
        return None


def has_terms(terms: list[list[str]], text: str) -> bool:
    return all(
        any(re.search(r"(?<![\w-])" + re.escape(fold(term)), fold(text)) for term in alternatives)
        for alternatives in terms
    )


def row_matches(check: Check, one: Suggestion) -> bool:
    return not check.get("row") or has_terms(check["row"], " ".join((one.row_dict or {}).values()))


def value_matches(check: Check, one: Suggestion) -> bool:
    value = " ".join(one.value) if isinstance(one.value, tuple) else one.value
    if check["match"] == "number":
        return number(check["value"]) is not None and number(check["value"]) == number(value)
    if check["match"] == "exact":
        return fold(check["value"]) == fold(value)
    return check["match"] == "terms" and has_terms(check["value"], value)


def judged(checks: list[Check], found: list[Suggestion]) -> tuple[list[str], list[str]]:
    """What is wrong and what is missing."""
    wrong = []
    for one in found:
        of_role = [check for check in checks if check["role"] == one.role]
        fitting = [check for check in of_role if row_matches(check, one)]
        if of_role and not any(check["match"] != "absent" and value_matches(check, one) for check in fitting):
            wrong.append(f"{one.role} = {one.value} {one.row_dict or ''} ({one.rule})")
    missing = [
        f"{check['role']} = {check.get('value')} {check.get('row') or ''}"
        for check in checks
        if check["match"] != "absent"
        and not any(
            one.role == check["role"] and row_matches(check, one) and value_matches(check, one) for one in found
        )
    ]
    return wrong, missing


def pairs(folder: Path) -> Iterator[Any]:
    for path in sorted(folder.glob("*.txt")):
        yield pytest.param(path, id=f"{folder.name}-{path.stem}")


def own_cases() -> list[Any]:
    return list(pairs(CASES))


def shared_cases() -> list[Any]:
    found = [param for folder in SETS if folder.is_dir() for param in pairs(folder)]
    missing = pytest.mark.skip(reason="the shared texts are not beside the repository")
    return found or [pytest.param(Path("absent.txt"), marks=missing)]


@pytest.mark.parametrize("path", [*own_cases(), *shared_cases()])
def test_suggestions_hold_to_the_checks(path: Path) -> None:
    checks = json.loads(path.with_name(f"{path.stem}.checks.json").read_text(encoding="utf-8"))
    wrong, missing = judged(checks, suggest_file(path, path.name))
    assert (wrong, missing) == ([], [])


@pytest.mark.parametrize("path", [*own_cases(), *shared_cases()])
def test_every_quote_stands_outside_the_furniture(path: Path) -> None:
    source = read_source(path, path.name)
    document = document_of(source)
    furniture = [block for block in document.blocks if block.kind == "furniture"]
    for one in suggest(document, source):
        assert source.original[one.start : one.end] == one.quote
        assert quote_stands(source, one.start, one.end, one.quote)
        assert one.role == "report.pmid" or not any(
            block.start < one.end and one.start < block.end for block in furniture
        ), one


def test_suggestions_are_the_same_every_time_and_survive_json() -> None:
    path = CASES / "cardiology_trial.txt"
    first, second = (suggest_file(path, path.name) for _ in range(2))
    assert first == second
    assert len({(one.role, one.value, one.row) for one in first}) == len(first)
    again = [Suggestion.from_dict(json.loads(json.dumps(one.as_dict(), ensure_ascii=False))) for one in first]
    assert again == first


def test_statistics_of_one_result_share_a_row() -> None:
    path = CASES / "psychiatry_trial.txt"
    rows = {one.row: set() for one in suggest_file(path, path.name) if one.role == "result.estimate"}
    for one in suggest_file(path, path.name):
        if one.row in rows:
            rows[one.row].add(one.role)
    expected = {"result.outcome", "result.measure", "result.estimate", "result.ci_low", "result.ci_high", "result.p"}
    assert all(expected <= roles for roles in rows.values())


@pytest.mark.parametrize("end", ["p<0", "p=0.0"])
def test_a_number_that_is_cut_short_is_left_out(end: str) -> None:
    page = (
        f"Tea for gout\n\nAbstract\n\nResults: Pain was much lower in the men who drank green tea than in others; {end}"
    )
    assert told(page)["result.p"] == []


def test_a_number_in_pieces_is_left_out() -> None:
    page = "Tea for gout\n\nAbstract\n\nResults: The mean time to walk was 6'.2 ± 2.4 minutes.\n"
    assert told(page)["result.mean"] == []


def test_a_page_gives_the_same_suggestions_as_its_text() -> None:
    text = (CASES / "case_series.txt").read_text(encoding="utf-8")
    body = "".join(f"<p>{line}</p>" for line in text.replace("&", "&amp;").replace("<", "&lt;").splitlines())
    page = source_of(f"<!doctype html><html><body><script>9</script>{body}</body></html>".encode(), "page.html")
    plain = source_of(text.encode(), "page.html")
    from_page, from_text = suggest(document_of(page), page), suggest(document_of(plain), plain)
    assert [(one.role, one.value, one.row) for one in from_page] == [
        (one.role, one.value, one.row) for one in from_text
    ]
    assert all(quote_stands(page, one.start, one.end, one.quote) for one in from_page)
    assert not quote_stands(page, from_page[0].start, from_page[0].end, "something else")


SEED_WITH_QUARTILES = SHARED / "seeds" / "000_c58be946ff721f80.txt"
SEED_WITH_DAMAGE = SHARED / "seeds" / "002_d2b9aefa8cc599ce.txt"


@pytest.mark.skipif(not SEED_WITH_QUARTILES.exists(), reason="the shared texts are not beside the repository")
def test_a_median_outside_its_quartiles_is_found() -> None:
    found = suggest_file(SEED_WITH_QUARTILES, "a.txt")
    values = {one.role: str(one.value) for one in found if one.role.startswith("age.")}
    assert [one.result for one in check_values(values, {}) if one.check == "order"] == ["inconsistent"]


@pytest.mark.skipif(not SEED_WITH_DAMAGE.exists(), reason="the shared texts are not beside the repository")
def test_a_figure_beside_damage_is_left_out() -> None:
    source = read_source(SEED_WITH_DAMAGE, "b.txt")
    document = document_of(source)
    assert len(document.damage) == 1
    assert "follow_up.q1" not in {one.role for one in suggest(document, source)}
