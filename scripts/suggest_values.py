"""Suggest values from every document, each with the words it comes from."""

from pathlib import Path

from attest import job, tables
from attest.extract import suggest
from attest.ingest.documents import Document
from attest.ingest.source import read_source
from attest.suggestion import COLUMNS

with job.start(snakemake) as task:
    found = [Document.from_dict(one) for one in tables.read_jsonl(task.input.documents)]
    said = [one.as_dict() for each in found for one in suggest.suggest(each, read_source(Path(each.file), each.file))]
    tables.write_jsonl(task.output.suggestions, said)
    tables.write_csv(task.output.table, said, COLUMNS)
