"""Ask which reports are included."""

from attest import job, protocol, rounds, tables
from attest.screen import ledger, screening
from attest.text.document import Document

with job.start(snakemake) as task:
    plan = protocol.load_protocol(task.review)
    found = [Document.from_dict(one) for one in tables.read_jsonl(task.input.documents)]
    form = rounds.step_form(task.review, plan, "eligibility", ledger.options(plan.exclusion_reasons))
    left_out = screening.left_out(tables.read_csv(task.input.citations))
    citation_of = {row["report_id"]: row["citation_id"] for row in tables.read_csv(task.input.reports)}
    subjects = ledger.subjects(found, tables.read_json(task.input.studies), citation_of, left_out)
    tables.write_json(task.output.round, rounds.new_round(plan, "eligibility", form, subjects, {}).as_dict())
