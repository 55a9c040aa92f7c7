"""Write the report: one HTML page that stands on its own."""

from attest import job, protocol, tables
from attest.report import contents, page

with job.start(snakemake) as task:
    plan = protocol.load_protocol(task.review)
    report = contents.contents(plan, task.input, contents.hashes(task.review, task.input))
    tables.write_text(task.output.report, page.render(report))
