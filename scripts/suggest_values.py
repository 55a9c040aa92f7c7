"""Suggest values from every document, each with the words it comes from."""

from pathlib import Path

from attest import job, tables
from attest.extract import suggest
from attest.suggestion import COLUMNS
from attest.text.document import Document
from attest.text.source import read_source

with job.start(snakemake) as task:
    found = [Document.from_dict(one) for one in tables.read_jsonl(task.input.documents)]
    said = [one.as_dict() for each in found for one in suggest.suggest(each, read_source(Path(each.file), each.file))]
    tables.write_jsonl(task.output.suggestions, said)
    tables.write_csv(task.output.table, said, COLUMNS)
