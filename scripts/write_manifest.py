"""Write the manifest: the SHA-256 of every input and output, and what made them."""

from attest import job, tables
from attest.report import manifest

with job.start(snakemake) as task:
    inputs = [*task.input.config, *task.input.sources]
    tables.write_json(task.output.manifest, manifest.manifest(task.review, inputs, task.input.made, task.params.code))
