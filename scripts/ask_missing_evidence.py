"""Ask of each outcome how likely evidence that is missing biases its synthesis."""

from attest import job, protocol, rounds, tables
from attest.appraise import missing

with job.start(snakemake) as task:
    plan = protocol.load_protocol(task.review)
    form = rounds.step_form(task.review, plan, "missing_evidence")
    studies, answers = tables.read_json(task.input.studies), tables.read_jsonl(task.input.answers)
    subjects = missing.subjects(plan, studies, answers)
    found = missing.suggestions(plan, form, studies, answers)
    tables.write_json(task.output.round, rounds.new_round(plan, "missing_evidence", form, subjects, found).as_dict())
