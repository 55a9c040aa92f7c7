"""Read the documents: text, furniture, damage and the identity of each report."""

from pathlib import Path

from attest import job, tables
from attest.ingest import documents, overview
from attest.problems import COLUMNS

with job.start(snakemake) as task:
    found = documents.ingest([(Path(name), name) for name in task.input.documents])
    tables.write_jsonl(task.output.documents, (one.as_dict() for one in found.documents))
    tables.write_csv(task.output.table, overview.overview(found.documents), overview.COLUMNS)
    tables.write_csv(task.output.rejected, found.rejected, overview.REJECTED)
    tables.write_csv(task.output.problems, (one.as_row() for one in found.problems), COLUMNS)
