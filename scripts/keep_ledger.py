"""Account for every document, count the flow, and let the studies go on that were not excluded."""

from attest import job, protocol, sources, tables
from attest.screen import flow, ledger, screening

with job.start(snakemake) as task:
    plan = protocol.load_protocol(task.review)
    studies, citations = tables.read_json(task.input.studies), tables.read_csv(task.input.citations)
    rejected, copies = tables.read_csv(task.input.rejected), tables.read_csv(task.input.copies)
    citation_of = {row["report_id"]: row["citation_id"] for row in tables.read_csv(task.input.reports)}
    answers, left_out = tables.read_jsonl(task.input.answers), screening.left_out(citations)
    rows = ledger.ledger(rejected, copies, studies, answers, citation_of, left_out)
    aside = sources.aside_documents(task.params.left_aside)
    ledger.conserved(rows, [*task.params.documents, *(one["file"] for one in aside)])
    tables.write_csv(task.output.ledger, rows, ledger.COLUMNS)
    searches = tables.read_csv(task.input.searches)
    tables.write_json(task.output.counts, flow.counts(rows, citations, searches, plan.exclusion_reasons))
    tables.write_json(task.output.studies, ledger.going_on(studies, rows))
