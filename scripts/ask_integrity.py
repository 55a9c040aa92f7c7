"""Ask what people find when they look at each flag."""

from attest import job, protocol, rounds, tables
from attest.extract import flag_form

with job.start(snakemake) as task:
    plan = protocol.load_protocol(task.review)
    form = rounds.step_form(task.review, plan, "integrity")
    subjects = flag_form.subjects(tables.read_jsonl(task.input.shown), tables.read_json(task.input.studies))
    tables.write_json(task.output.round, rounds.new_round(plan, "integrity", form, subjects, {}).as_dict())
