"""Ask how far each study can be trusted, before its risk of bias is judged."""

from attest import job, protocol, rounds, tables

with job.start(snakemake) as task:
    plan = protocol.load_protocol(task.review)
    form = rounds.step_form(task.review, plan, "trustworthiness")
    subjects = [rounds.study_subject(study) for study in tables.read_json(task.input.studies)]
    tables.write_json(task.output.round, rounds.new_round(plan, "trustworthiness", form, subjects, {}).as_dict())
