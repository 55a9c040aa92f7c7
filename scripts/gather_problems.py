"""Gather what people have to mend, from every stage."""

from attest import job, sources, tables
from attest.problems import COLUMNS

with job.start(snakemake) as task:
    rows = [row for name in task.input.problems for row in tables.read_csv(name)]
    rows += [one.as_row() for one in sources.aside_problems(task.params.left_aside)]
    tables.write_csv(task.output.problems, rows, COLUMNS)
