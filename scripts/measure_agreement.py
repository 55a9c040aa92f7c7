"""Measure how far reviewers agreed, in one job for all steps, since importing the statistics takes a second."""

from attest import job, tables
from attest.forms.agreement import COLUMNS, agreement
from attest.forms.round import Round

with job.start(snakemake) as task:
    steps = zip(task.input.rounds, task.input.first_answers, task.output.agreement, strict=True)
    for asked, first_answers, output in steps:
        round_ = Round.from_dict(tables.read_json(asked))
        rows = agreement(round_.form, tables.read_jsonl(first_answers), round_.reviewers)
        tables.write_csv(output, rows, COLUMNS)
