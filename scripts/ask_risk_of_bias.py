"""Ask how each study, or each of its results, is judged with the instrument for its design."""

from attest import job, protocol, rounds, tables
from attest.appraise import assessment, units
from attest.extract.studies import designs

with job.start(snakemake) as task:
    plan = protocol.load_protocol(task.review)
    studies = tables.read_json(task.input.studies)
    answers = tables.read_jsonl(task.input.answers)
    subjects, listed, without = units.units(plan, studies, designs(studies, answers), answers)
    form = assessment.form(plan, subjects)
    tables.write_json(task.output.round, rounds.new_round(plan, "risk_of_bias", form, subjects, {}).as_dict())
    tables.write_csv(task.output.units, listed, units.UNITS)
    tables.write_csv(task.output.without, without, units.WITHOUT)
