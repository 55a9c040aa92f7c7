"""Account for every document, count the flow, and let the studies go on that were not excluded."""

from attest import job, protocol, sources, tables
from attest.screen import ledger

with job.start(snakemake) as task:
    plan = protocol.load_protocol(task.review)
    studies = tables.read_json(task.input.studies)
    rejected, copies = tables.read_csv(task.input.rejected), tables.read_csv(task.input.duplicates)
    rows = ledger.ledger(rejected, copies, studies, tables.read_jsonl(task.input.answers))
    aside = sources.aside_documents(task.params.left_aside)
    ledger.conserved(rows, [*task.params.documents, *(one["file"] for one in aside)])
    tables.write_csv(task.output.ledger, rows, ledger.COLUMNS)
    tables.write_json(task.output.counts, ledger.counts(rows, plan.exclusion_reasons))
    tables.write_json(task.output.studies, ledger.going_on(studies, rows))
