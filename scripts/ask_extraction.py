"""Ask what each study reports, with suggestions beside the questions."""

from attest import job, protocol, rounds, tables
from attest.extract import studies as extraction

with job.start(snakemake) as task:
    plan = protocol.load_protocol(task.review)
    studies = tables.read_json(task.input.studies)
    form = rounds.step_form(task.review, plan, "extraction")
    cells = extraction.suggestions(studies, tables.read_jsonl(task.input.suggestions), form)
    subjects = [rounds.study_subject(study) for study in studies]
    tables.write_json(task.output.round, rounds.new_round(plan, "extraction", form, subjects, cells).as_dict())
