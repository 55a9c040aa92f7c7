"""Ask which citations are kept, by title and abstract."""

from attest import job, protocol, rounds, tables
from attest.screen import screening

with job.start(snakemake) as task:
    plan = protocol.load_protocol(task.review)
    form = rounds.step_form(task.review, plan, "screening")
    subjects = screening.subjects(tables.read_jsonl(task.input.citations), tables.read_csv(task.input.retractions))
    tables.write_json(task.output.round, rounds.new_round(plan, "screening", form, subjects, {}).as_dict())
