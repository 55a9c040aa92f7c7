"""A team's patterns: what they find, where they look, and what becomes of one that takes too long."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from attest.extract import patterns as module
from attest.extract.patterns import Patterns, patterns_in
from attest.extract.reading import Reading
from attest.extract.studies import suggestions
from attest.extract.suggest import suggest, suggest_all
from attest.forms.form import Form
from attest.forms.schema import read_form
from attest.ingest.documents import document_of
from attest.kept import Kept
from attest.strict import faults_in, load_yaml
from attest.suggestion import Suggestion, quote_stands
from attest.text.document import Document
from attest.text.source import read_source, source_of
from conftest import HOME

REPORT = """We use cookies to improve this site. Prednisone at 1 mg.

Tolvaquine for gout: a randomised trial

Hill A, Moss B. Examples J Rheumatol. 2020;12(3):45-9.

Abstract

Background: Prednisone at 2 mg is common.

Methods: Adults with gout of more than two years took
prednisone at 7.5 mg daily. They were seen in Lund. Prednisone at 9 mg was too much.

Results: Pain fell on prednisone at 5 mg. The dose was high. Prednisone at https://www.example.org/a.pdf 6 mg fell, too.

Acknowledgements

We thank Ann Lee, who took prednisone at 3 mg.

References

1. Doe J. Prednisone at 4 mg. Lancet. 2010;1:1-2.
"""
DOSE = r"\bprednisone at (?P<value>\d+(?:\.\d+)?) mg"
SLOW = r"(?P<value>(?:a|aa)+)$"


def form_of(**fields: Any) -> Form:
    properties = {key: {"type": "string", **told} for key, told in fields.items()}
    return read_form(
        {"type": "object", "properties": {"study": {"type": "object", "properties": properties}}}, "f.yaml"
    )


def found(field: dict[str, Any], text: str = REPORT, name: str = "a.txt") -> list[Suggestion]:
    source = source_of(text.encode(), name)
    return patterns_in(form_of(dose=field), "f.yaml").read(Reading(document_of(source), source))


def dose(**more: Any) -> dict[str, Any]:
    return {"x-patterns": {"pattern": DOSE, "flags": "ignore case", **more}}


def test_the_value_is_what_the_group_matched_and_the_quote_its_sentence() -> None:
    one = found(dose(where="methods"))[0]
    assert (one.value, one.rule, one.role, one.field, one.row) == ("7.5", "pattern:dose:1", "", "study/dose", None)
    assert one.quote == "Adults with gout of more than two years took\nprednisone at 7.5 mg daily."
    assert REPORT[one.start : one.end] == one.quote
    assert Suggestion.from_dict(one.as_dict()) == one
    schema = load_yaml(HOME / "config/schemas/files/suggestion.schema.yaml", "suggestion")
    assert faults_in(one.as_dict(), schema, "s") == []
    assert faults_in({**one.as_dict(), "field": ""}, schema, "s") != []
    assert faults_in({key: value for key, value in one.as_dict().items() if key != "field"}, schema, "s") != []


@pytest.mark.parametrize(
    ("where", "values"),
    [
        pytest.param(None, ["2", "7.5", "9", "5"], id="everywhere"),
        pytest.param("methods", ["7.5", "9"], id="methods"),
        pytest.param(["results", "background"], ["2", "5"], id="two-places"),
        pytest.param("abstract", ["2", "7.5", "9", "5"], id="abstract"),
        pytest.param("title", [], id="title"),
        pytest.param("statements", ["3"], id="statements"),
        pytest.param("whole", ["2", "7.5", "9", "5", "3"], id="whole"),
    ],
)
def test_a_pattern_looks_where_it_says_and_never_in_furniture_references_or_damage(
    where: Any, values: list[str]
) -> None:
    assert [one.value for one in found(dose(**({"where": where} if where else {})))] == values


def test_rows_of_tables_are_looked_at_on_demand() -> None:
    title = "<article-meta><title-group><article-title>A trial of gout</article-title></title-group></article-meta>"
    rows = "<table><tr><th>Sponsor</th><th>Site</th></tr><tr><td>Lund Trust</td><td>3</td></tr></table>"
    body = f'<sec sec-type="methods"><title>Methods</title><p>A trial.</p><table-wrap>{rows}</table-wrap></sec>'
    text = f"<article><front>{title}</front><body>{body}</body></article>"
    sponsor = r"^(?P<value>Lund \w+) \|"
    assert [one.value for one in found({"x-patterns": {"pattern": sponsor, "where": "tables"}}, text)] == ["Lund Trust"]
    assert found({"x-patterns": sponsor}, text) == []
    assert found(dose(where="tables")) == []


def test_earlier_patterns_go_first_and_each_value_stands_once() -> None:
    two = {"x-patterns": [r"on prednisone at (?P<value>\d) mg", DOSE.replace("prednisone", "[Pp]rednisone")]}
    assert [(one.value, one.rule[-1]) for one in found(two)] == [("5", "1"), ("2", "2"), ("7.5", "2"), ("9", "2")]


@pytest.mark.parametrize(
    ("field", "values"),
    [
        pytest.param({"format": "reported-number", "x-patterns": r"dose was (?P<value>\w+)"}, [], id="word-for-number"),
        pytest.param({"enum": ["Low", "High"], "x-patterns": r"dose was (?P<value>\w+)"}, ["high"], id="choice"),
        pytest.param({"enum": ["low", "none"], "x-patterns": r"dose was (?P<value>\w+)"}, [], id="no-choice"),
        pytest.param({"type": "integer", "x-patterns": r"at (?P<value>[\d.]+) mg was"}, ["9"], id="integer"),
        pytest.param({"x-patterns": r"dose(?P<value>x)? was"}, [], id="group-took-no-part"),
    ],
)
def test_what_the_question_does_not_take_is_passed_over(field: dict[str, Any], values: list[str]) -> None:
    assert [one.value for one in found(field)] == values


def test_a_page_quotes_its_own_characters() -> None:
    words = "Methods: All took prednisone at&nbsp;<b>5</b> mg &amp; water."
    page = f"<!doctype html><html><body><h1>A trial</h1><p>{words}</p></body></html>"
    source = source_of(page.encode(), "a.html")
    (one,) = patterns_in(form_of(dose={"x-patterns": DOSE}), "f").read(Reading(document_of(source), source))
    assert one.value == "5"
    assert quote_stands(source, one.start, one.end, one.quote)


def test_a_pattern_goes_before_rules_and_a_model_and_speaks_for_its_question_alone() -> None:
    role = {"type": "string", "x-role": "study.country"}
    form = form_of(
        country={**role, "x-patterns": "(?P<value>Lund)"}, other=role, free={"x-patterns": "(?P<value>gout)"}
    )
    text = REPORT.replace("seen in Lund", "seen in Lund, Sweden")
    source = source_of(text.encode(), "a.txt")
    document = document_of(source)
    told = [*suggest(document, source), *patterns_in(form, "f").read(Reading(document, source))]
    study = {"study_id": "s", "reports": [{"report_id": document.report_id}]}
    said = {
        key.field: (one.value, one.rule)
        for key, one in suggestions([study], [one.as_dict() for one in told], form).items()
    }
    assert said["country"] == ("Lund", "pattern:country:1")
    assert said["free"] == ("gout", "pattern:free:1")
    assert said["other"][0] == "Sweden"


def test_a_field_that_the_form_no_longer_has_is_passed_over() -> None:
    (one, *_) = found(dose())
    study = {"study_id": "s", "reports": [{"report_id": one.report_id}]}
    assert suggestions([study], [one.as_dict()], form_of(other={})) == {}
    assert suggestions([study], [one.as_dict() | {"field": "gone/dose"}], form_of(other={})) == {}


def documents(folder: Path, *texts: str) -> list[Document]:
    made = []
    for number, text in enumerate(texts):
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
        made.append(document_of(read_source(Path(f"{number}.txt"), f"{number}.txt")))
    return made


def test_a_pattern_that_takes_too_long_stops_its_field_everywhere_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    quick = "Methods: Adults took prednisone at 5 mg daily. It was aaa\n"
    hard = f"Methods: Adults took prednisone at 5 mg daily. It was {'a' * 200}b\n"
    form = form_of(slow={"x-patterns": [r"took (?P<value>\w+)", SLOW]}, dose={"x-patterns": DOSE})

    def run(*texts: str) -> tuple[list[list[str]], list[str]]:
        asked = patterns_in(form, "config/forms/extraction.yaml")
        asked.seconds = 0.1
        made = [own for _, own in suggest_all(documents(tmp_path, *texts), Kept(tmp_path / "kept", ["code"]), asked)]
        return [[one.rule for one in own if one.field] for own in made], [str(one) for one in asked.problems]

    assert run(quick) == ([["pattern:slow:1", "pattern:slow:2", "pattern:dose:1"]], [])
    rules, (said,) = run(quick, hard, hard)
    assert rules == [["pattern:dose:1"]] * 3
    assert said.startswith(
        "config/forms/extraction.yaml, properties.study.properties.slow.x-patterns[2]: expected a pattern"
    )
    assert "takes longer than 0.1 seconds for 1.txt" in said
    assert run(quick, hard, hard) == (rules, [said]), "the same when parts of it were kept"
    assert run(quick)[0] == [["pattern:slow:1", "pattern:slow:2", "pattern:dose:1"]], "mended by taking the report away"


def test_what_was_found_is_kept_until_the_pattern_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    reports = documents(tmp_path, REPORT)
    calls: list[str] = []
    original = module.found_by
    monkeypatch.setattr(module, "found_by", lambda *given: calls.append(given[0].name) or original(*given))

    def run(field: dict[str, Any]) -> list[str]:
        kept = Kept(tmp_path / "kept", ["code"])
        made = list(suggest_all(reports, kept, patterns_in(form_of(dose=field), "f")))
        kept.tidy()
        return [str(one.value) for one in made[0][1] if one.field]

    assert run(dose()) == run(dose()) == ["2", "7.5", "9", "5"]
    assert len(calls) == 1
    assert run(dose(where="methods")) == ["7.5", "9"]
    assert len(calls) == 2


def test_without_patterns_nothing_is_read() -> None:
    source = source_of(REPORT.encode(), "a.txt")
    assert Patterns("", ()).read(Reading(document_of(source), source)) == []
