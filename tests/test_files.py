"""The files between the stages hold to their schemas, with decisions and without."""

from pathlib import Path

import pytest

from attest.strict import faults_in, load_yaml
from attest.tables import read_json, read_jsonl
from conftest import HOME

FILES = {
    "ingest/documents.jsonl": "document",
    "deduplicate/studies.json": "study",
    "deduplicate/study_links/answers.jsonl": "answer",
    "screen/studies.json": "study",
    "screen/eligibility/answers.jsonl": "answer",
    "extract/suggestions.jsonl": "suggestion",
    "extract/extraction/answers.jsonl": "answer",
    "extract/flags.jsonl": "flag",
    "extract/integrity.jsonl": "finding",
    "extract/flags_answered.jsonl": "finding",
    "extract/integrity/answers.jsonl": "answer",
    "appraise/sentences.jsonl": "sentence",
    "appraise/risk_of_bias/answers.jsonl": "answer",
}


@pytest.mark.parametrize("file", FILES)
def test_a_file_holds_to_its_schema(example: Path, file: str) -> None:
    schema = load_yaml(HOME / f"config/schemas/files/{FILES[file]}.schema.yaml", FILES[file])
    path = example / "results" / file
    rows = read_json(path) if path.suffix == ".json" else read_jsonl(path)
    assert rows, "an empty file would prove nothing"
    assert [problem for row in rows for problem in faults_in(row, schema, file)] == []


def test_every_schema_is_used() -> None:
    found = {path.name.partition(".")[0] for path in (HOME / "config/schemas/files").iterdir()}
    assert found == set(FILES.values())
