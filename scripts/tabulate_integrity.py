"""Tabulate the integrity checks, each with what people answered to its flag."""

from attest import job, protocol, tables
from attest.extract import flag_form, flags, worksheet

with job.start(snakemake) as task:
    plan = protocol.load_protocol(task.review)
    answers, studies = tables.read_jsonl(task.input.answers), tables.read_json(task.input.studies)
    found = flag_form.answered(tables.read_jsonl(task.input.checks), answers)
    tables.write_csv(task.output.table, (flags.as_row(one) for one in found), flags.COLUMNS)
    tables.write_jsonl(task.output.flags, flag_form.answered(tables.read_jsonl(task.input.shown), answers))
    worksheet.write(task.output.worksheet, found, studies, plan.title, plan.date)
