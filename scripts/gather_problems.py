"""Gather what people have to mend, from every stage."""

from attest import job, tables
from attest.problems import COLUMNS

with job.start(snakemake) as task:
    rows = [row for name in task.input.problems for row in tables.read_csv(name)]
    tables.write_csv(task.output.problems, rows, COLUMNS)
