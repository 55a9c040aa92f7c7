"""The documentation is kept true: keys, roles, commands, rules, columns, keywords, links and examples."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from attest import command, problems, suggestion
from attest.appraise import forest_plots, judgements, units
from attest.appraise.answers import judged
from attest.deciding.complete import faults as faults_of_rule
from attest.deciding.rule import read_rule
from attest.deduplicate import citations, possible
from attest.deduplicate import ledger as records_ledger
from attest.deduplicate.retractions import check as retractions
from attest.deduplicate.studies import links as study_links
from attest.deduplicate.studies import report_citations
from attest.extract import flags
from attest.extract.model import heard
from attest.extract.patterns import patterns_in
from attest.extract.reading import Reading
from attest.forms import agreement
from attest.forms.schema import read_form
from attest.ingest import overview, searches
from attest.ingest.documents import document_of
from attest.ingest.exports import ledger as exports_ledger
from attest.instrument import load_instrument
from attest.instrument_wording import wording_of
from attest.patterns import FLAGS, WHERE
from attest.protocol import load_protocol
from attest.report import values
from attest.roles import ROLES
from attest.screen import ledger, screening
from attest.strict import load_yaml
from attest.synthesize import direction
from attest.text.source import source_of
from conftest import HOME, new_review

PAGES = sorted([*HOME.glob("*.md"), *HOME.glob("docs/**/*.md"), *HOME.glob("*/README.md")])
PICTURES = {"docs/pictures/report.png", "docs/pictures/workbook.png"}  # made from a run, not written
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.S | re.M)
COLUMNS = {
    "documents": overview.COLUMNS,
    "rejected_documents": overview.REJECTED,
    "rejected": exports_ledger.REJECTED_COLUMNS,
    "ingest/searches": searches.TABLE,
    "possible_duplicates": possible.POSSIBLE,
    "deduplicate/citations": citations.COLUMNS,
    "duplicates": possible.MERGES,
    "versions": records_ledger.VERSIONS,
    "deduplicate/ledger": records_ledger.COLUMNS,
    "retractions": retractions.COLUMNS,
    "document_copies": study_links.COPIES,
    "reports": report_citations.COLUMNS,
    "screen/citations": screening.COLUMNS,
    "studies": study_links.OVERVIEW,
    "screen/ledger": ledger.COLUMNS,
    "suggestions": suggestion.COLUMNS,
    "extract/model": heard.COLUMNS,
    "integrity": flags.COLUMNS,
    "judged_units": units.UNITS,
    "without_instrument": units.WITHOUT,
    "judgements": judgements.COLUMNS,
    "figures": forest_plots.COLUMNS,
    "direction": direction.COLUMNS,
    "no_pooling": direction.POOLING,
    "evidence": values.COLUMNS,
    "agreement": agreement.COLUMNS,
    "problems": problems.COLUMNS,
}


def page(name: str) -> str:
    return (HOME / name).read_text(encoding="utf-8")


def named(text: str) -> set[str]:
    """What a page names in backticks."""
    return set(re.findall(r"`([^`\n]+)`", text))


def blocks(text: str, language: str) -> list[str]:
    return [body for kind, body in FENCE.findall(text) if kind == language]


def leaves(schema: dict[str, Any], node: dict[str, Any], name: str = "") -> Iterator[str]:
    """The keys of a schema that hold no further keys, as `question.population`; lists and `instrument:` add nothing."""
    if "$ref" in node:
        node = schema["$defs"][node["$ref"].rpartition("/")[2]]
    inner = [(f"{name}.{key}" if name else key, one) for key, one in node.get("properties", {}).items()]
    inner += [(name, one) for key in ("items", "additionalProperties") if isinstance(one := node.get(key), dict)]
    if not inner:
        yield name
    for place, one in inner:
        yield from leaves(schema, one, place)


def test_every_key_of_the_protocol_is_described() -> None:
    schema = load_yaml(HOME / "config/schemas/review.schema.yaml", "the schema")
    assert set(leaves(schema, schema)) <= named(page("docs/protocol.md"))


def test_no_key_is_described_that_the_protocol_has_not() -> None:
    schema = load_yaml(HOME / "config/schemas/review.schema.yaml", "the schema")
    known = {".".join(name.split(".")[:depth]) for name in leaves(schema, schema) for depth in range(1, 6)}
    rows = re.findall(r"^\| `([a-z_.]+)` \|", page("docs/protocol.md"), re.M)
    assert set(rows) <= known


def keys_in(node: Any) -> Iterator[str]:
    """Every key that a schema or a part of it describes, at any depth; references are not followed."""
    if isinstance(node, list):
        for one in node:
            yield from keys_in(one)
    elif isinstance(node, dict):
        yield from node.get("properties", {})
        for one in node.values():
            yield from keys_in(one)


@pytest.mark.parametrize("name", ["instrument", "instrument_wording"])
def test_every_key_of_an_instrument_is_described(name: str) -> None:
    schema = load_yaml(HOME / f"config/schemas/{name}.schema.yaml", "the schema")
    words = {word for span in named(page("docs/instruments.md")) for word in re.findall(r"[a-z_]+", span)}
    assert set(keys_in(schema)) <= words


def test_the_shipped_instruments_are_told_and_no_other() -> None:
    """With the unit, the version and, shortened, the licence that each file has."""
    table = page("docs/instruments.md").partition("## The shipped instruments")[2].partition("## ")[0]
    rows = {
        cells[1].strip(" `"): cells for cells in (line.split("|") for line in table.splitlines()) if len(cells) == 9
    }
    shipped = {path.stem: load_instrument(path, path.name) for path in HOME.glob("config/instruments/*.yaml")}
    assert set(rows) - {"id", "---"} == set(shipped)
    for name, one in shipped.items():
        unit, _, overall, version, licence = (cell.strip() for cell in rows[name][3:8])
        assert version == one.version or (version, one.version) == ("without a number", "no version is given")
        assert licence.split(",")[0] in one.licence or licence == "Attest's own"
        assert (unit, overall != "none") == (one.unit, one.overall is not None)


def test_every_role_is_described_and_no_other() -> None:
    text = page("docs/roles.md")
    groups = {role.partition(".")[0] for role in ROLES}
    told = {name for name in named(text) if name.count(".") == 1 and name.partition(".")[0] in groups}
    assert told == ROLES


def test_every_command_stands_in_the_readme() -> None:
    parser = command._parser()
    choices = next(action.choices for action in parser._actions if isinstance(action, argparse._SubParsersAction))
    assert choices
    assert {name for name in choices if f"`attest {name}" not in page("README.md")} == set()


def test_every_rule_is_described() -> None:
    rules = {
        name
        for path in HOME.glob("rules/*.smk")
        for name in re.findall(r"^rule (\w+):", path.read_text(encoding="utf-8"), re.M)
    }
    assert rules
    assert rules <= named(page("docs/stages.md"))


@pytest.mark.parametrize("table", COLUMNS)
def test_every_column_is_described(table: str) -> None:
    """In the line that names the file; the columns of problems.csv stand in a paragraph of their own."""
    text = page("docs/stages.md")
    lines = text.partition("## Problems")[2] if table == "problems" else text
    found = [line for line in lines.splitlines() if f"{table}.csv" in line and set(COLUMNS[table]) <= named(line)]
    assert found, f"the columns of {table}.csv: {', '.join(COLUMNS[table])}"


def test_every_column_of_judging_at_the_terminal_is_described() -> None:
    rows = re.findall(r"^\| (`.+?`) \|", page("docs/judge.md"), re.M)
    assert set(judged.COLUMNS) <= {name for row in rows for name in named(row)}


def test_every_keyword_of_forms_is_described() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in HOME.glob("scripts/attest/**/*.py"))
    keywords = set(re.findall(r"[\"'](x-[a-z]+)[\"']", code))
    assert {"x-role", "x-key"} <= keywords <= named(page("docs/forms.md"))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(HOME).as_posix())
def test_links_lead_somewhere(path: Path) -> None:
    text = FENCE.sub("", path.read_text(encoding="utf-8"))
    for link in LINK.findall(text):
        target, _, heading = link.partition("#")
        if "://" in link or target in PICTURES:
            continue
        there = path.parent / target if target else path
        assert there.exists(), f"{path.name} links to {link}"
        if heading:
            assert heading in anchors(there.read_text(encoding="utf-8")), f"{path.name} links to {link}"


def anchors(text: str) -> set[str]:
    heads = re.findall(r"^#+ (.+)$", FENCE.sub("", text), re.M)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(HOME).as_posix())
def test_yaml_blocks_parse(path: Path, tmp_path: Path) -> None:
    for number, body in enumerate(blocks(path.read_text(encoding="utf-8"), "yaml")):
        (tmp_path / f"{number}.yaml").write_text(body, encoding="utf-8")
        assert load_yaml(tmp_path / f"{number}.yaml", f"{path.name}, block {number + 1}")


def test_the_example_of_a_form_is_one(tmp_path: Path) -> None:
    body, rows = blocks(page("docs/forms.md"), "yaml")
    (tmp_path / "form.yaml").write_text(body, encoding="utf-8")
    form = read_form(load_yaml(tmp_path / "form.yaml", "docs/forms.md"), "docs/forms.md")
    assert [sheet.title for sheet in form.sheets] == ["Study", "Results"]
    assert {field.kind for sheet in form.sheets for field in sheet.fields} == {
        "text", "reported number", "date", "integer", "decimal", "boolean", "choice", "choices"
    }  # fmt: skip
    (tmp_path / "rows.yaml").write_text("type: object\nproperties:\n" + rows, encoding="utf-8")
    lists = read_form(load_yaml(tmp_path / "rows.yaml", "rows"), "rows", {"outcomes of the protocol": ["Pain"]})
    arm, outcome = lists.field("results", "arm"), lists.field("results", "outcome")
    assert arm and outcome and (arm.row_of, outcome.offers) == ("arms", ("Pain",))


def test_the_example_of_patterns_finds_what_it_says(tmp_path: Path) -> None:
    (body,) = blocks(page("docs/patterns.md"), "yaml")
    (tmp_path / "form.yaml").write_text(
        f"type: object\nproperties:\n  study:\n    type: object\n    properties:\n{body}", encoding="utf-8"
    )
    form = read_form(load_yaml(tmp_path / "form.yaml", "docs/patterns.md"), "docs/patterns.md")
    said = "Patients took prednisone at 7.5 mg daily for three months."
    end = "The study was approved by the ethics committee of Lund."
    text = f"Limited cutaneous scleroderma: a trial\n\nMethods: {said} {end}\n\nResults: Pain fell in both groups.\n"
    assert said in page("docs/patterns.md")
    source = source_of(text.encode(), "a.txt")
    made = patterns_in(form, "form.yaml").read(Reading(document_of(source), source))
    assert [(one.value, one.rule) for one in made] == [
        ("Limited cutaneous", "pattern:scleroderma_subtype:1"),
        ("7.5", "pattern:steroid_dose:1"),
        ("the ethics committee of Lund", "pattern:ethics:1"),
    ]
    assert made[1].quote == said


def test_every_place_of_a_pattern_is_described() -> None:
    assert {*WHERE, *FLAGS} <= named(page("docs/patterns.md"))


def test_the_examples_of_instruments_are_sound(tmp_path: Path) -> None:
    example, use, judgement, variant, wording = blocks(page("docs/instruments.md"), "yaml")
    minimal = "title: T\nquestion: {population: p, intervention: i}\nreviewers: [{id: ann}]\n"
    review = new_review(tmp_path / "review", minimal + use)
    folder = review / "config/instruments"
    (folder / "wording").mkdir(parents=True)
    texts = {"our_cohort_checklist": example, "our_amstar2": variant, "wording/our_cohort_checklist": wording}
    for name, text in texts.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    own = load_instrument(folder / "our_cohort_checklist.yaml", "docs/instruments.md")
    assert [domain.by or "rule" for domain in own.parts] == ["rule", "rule", "assessor", "rule"]
    assert set(wording_of(review, own)) == {"1.1", "1.2"}
    where = HOME / "config/instruments/amstar2.yaml"
    assert load_instrument(folder / "our_amstar2.yaml", "docs/instruments.md", lambda _: (where, "amstar2")).overall
    parsed = tmp_path / "judgement.yaml"
    parsed.write_text(judgement, encoding="utf-8")
    rule = read_rule(load_yaml(parsed, "docs/instruments.md")["judgement"], "D1", ["2", "1", "0"])
    usual = ("a", "b", "c")
    assert faults_of_rule(rule, {"1": usual, "2": usual}, {}, ["2", "1", "0"]) == []
    assert load_protocol(review).instrument_of["cohort"] == "our_cohort_checklist"


def test_the_examples_of_protocols_are_sound(tmp_path: Path) -> None:
    least, *parts = blocks(page("docs/protocol.md"), "yaml")
    (first,) = blocks(page("docs/first-review.md"), "yaml")
    for number, text in enumerate((least, first, *(f"{least}\n{part}" for part in parts))):
        assert load_protocol(new_review(tmp_path / str(number), text)).reviewers


def test_the_words_of_the_documentation_are_those_of_the_code() -> None:
    """Messages that docs/problems.md quotes, and the signs of the evidence tables."""
    code = "\n".join(path.read_text(encoding="utf-8") for path in HOME.glob("scripts/attest/**/*.py"))
    for words in (
        "a workbook without Attest's hidden sheet",
        "a form whose hidden part is damaged",
        "an added row that names no subject",
        "a row without its key",
        "a second row named",
        "an answer in a row without its key",
        "a row whose hidden key is that of another row",
        "a choice that is several today",
        "answers about one subject that is",
        "a page whose key line was changed",
        "several answers (",
        "answers about a subject that this step no longer has",
        "an answer, since another answer asks for it",
        "Windows-1252 assumed",
        "a plain file inside the review",
    ):
        assert words in page("docs/problems.md")
        assert words in code


def test_the_version_is_the_same_everywhere() -> None:
    version = command.attest.__version__
    assert re.search(rf"^version: {re.escape(version)}$", page("CITATION.cff"), re.M)
    assert f"## {version}, " in page("CHANGELOG.md")
    assert f'version = "{version}"' in page("pyproject.toml")
