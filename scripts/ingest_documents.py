"""Read the documents: text, furniture, damage and the identity of each report."""

from pathlib import Path

from attest import job, sources, tables
from attest.ingest import documents, overview
from attest.kept import Kept
from attest.problems import COLUMNS

with job.start(snakemake) as task:
    kept = Kept(task.review / ".snakemake/attest/ingest", task.params.readers, task.cores, task.say)
    found = documents.ingest([(Path(name), name) for name in task.input.documents], kept)
    kept.tidy()
    tables.write_jsonl(task.output.documents, (one.as_dict() for one in found.documents))
    tables.write_csv(task.output.table, overview.overview(found.documents), overview.COLUMNS)
    rejected = found.rejected + sources.aside_documents(task.params.left_aside)
    tables.write_csv(task.output.rejected, rejected, overview.REJECTED)
    tables.write_csv(task.output.problems, (one.as_row() for one in found.problems), COLUMNS)
