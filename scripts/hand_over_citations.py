"""Write the citations for the tools that people screen and manage references with."""

from attest import job, tables
from attest.deduplicate.outward.hand_over import hand_over

with job.start(snakemake) as task:
    hand_over(
        tables.each_jsonl(task.input.citations),
        ris_file=task.output.ris,
        asreview_file=task.output.asreview,
        rayyan_folder=task.output.rayyan,
        covidence_folder=task.output.covidence,
        endnote_file=task.output.endnote,
    )
