"""Merge the records that are one publication, by the rules and by people's verdicts, and account for every record."""

from attest import job, tables
from attest.deduplicate import ledger, pair_form, pairs
from attest.deduplicate.citations import COLUMNS, as_row, citations
from attest.deduplicate.match import match
from attest.deduplicate.possible import MERGES, merges
from attest.problems import COLUMNS as PROBLEMS

with job.start(snakemake) as task:
    records = tables.read_jsonl(task.input.records)
    said = pair_form.verdicts(tables.read_jsonl(task.input.answers), tables.read_jsonl(task.input.possible))
    matched = match(records, said, pairs.from_rows(tables.read_jsonl(task.input.pairs)))
    found = list(citations(records, matched))
    tables.write_jsonl(task.output.citations, found)
    tables.write_csv(task.output.table, map(as_row, found), COLUMNS)
    tables.write_csv(task.output.duplicates, merges(records, matched), MERGES)
    tables.write_csv(task.output.versions, ledger.versions(found), ledger.VERSIONS)
    rows = ledger.ledger(records, found, tables.read_csv(task.input.searches))
    rejected = tables.read_csv(task.input.rejected)
    ledger.conserved(rows, rejected, tables.read_csv(task.input.searches))
    tables.write_csv(task.output.ledger, rows, ledger.COLUMNS)
    tables.write_csv(task.output.problems, (one.as_row() for one in matched.problems), PROBLEMS)
