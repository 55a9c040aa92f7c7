"""Tabulate the evidence, every value with its attestation."""

from attest import job, protocol, tables
from attest.report import evidence_html, evidence_table, evidence_xlsx, values

with job.start(snakemake) as task:
    plan = protocol.load_protocol(task.review)
    rows = values.values(
        tables.read_jsonl(task.input.extraction),
        [row for name in (*task.input.trustworthiness, task.input.risk_of_bias) for row in tables.read_jsonl(name)],
        tables.read_csv(task.input.judgements),
        tables.read_jsonl(task.input.documents),
        tables.read_jsonl(task.input.flags),
    )
    tables.write_csv(task.output.values, rows, values.COLUMNS)
    made = task.output
    evidence_table.write_csv(made.characteristics, made.results, rows, made.adverse_events)
    evidence_xlsx.write_xlsx(task.output.xlsx, rows, plan.title)
    tables.write_text(task.output.html, evidence_html.page(rows, plan.title))
