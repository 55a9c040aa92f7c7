"""Keep the ledger of citations: which go on to full text, which were excluded, and which still wait."""

from attest import job, tables
from attest.screen import screening

with job.start(snakemake) as task:
    citations = tables.read_jsonl(task.input.citations)
    answers, reports = tables.read_jsonl(task.input.answers), tables.read_csv(task.input.reports)
    tables.write_csv(task.output.citations, screening.screened(citations, answers, reports), screening.COLUMNS)
