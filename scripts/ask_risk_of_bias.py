"""Ask how each study, or each of its results, is judged with the instrument for its design."""

from attest import job, protocol, rounds, tables
from attest.appraise import assessment, quotes, units
from attest.extract.studies import designs
from attest.instrument_wording import wordings

with job.start(snakemake) as task:
    plan = protocol.load_protocol(task.review)
    studies = tables.read_json(task.input.studies)
    answers = tables.read_jsonl(task.input.answers)
    subjects, listed, without = units.units(plan, studies, designs(studies, answers), answers)
    form = assessment.form(plan, subjects, wordings(task.review, plan.instruments))
    found = quotes.quotes(plan.instruments, studies, listed, tables.read_jsonl(task.input.sentences))
    tables.write_json(task.output.round, rounds.new_round(plan, "risk_of_bias", form, subjects, {}, found).as_dict())
    tables.write_csv(task.output.units, listed, units.UNITS)
    tables.write_csv(task.output.without, without, units.WITHOUT)
