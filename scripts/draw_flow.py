"""Draw the PRISMA 2020 flow from the ledger's counts; boxes that do not add up end the run."""

from attest import job, tables
from attest.report import flow_counts, prisma_flow

with job.start(snakemake) as task:
    counts = tables.read_json(task.input.counts)
    flow_counts.must_add_up(counts)
    prisma_flow.draw(counts, task.output.svg, task.output.png)
