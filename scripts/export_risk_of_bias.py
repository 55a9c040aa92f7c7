"""Write the judgements of risk of bias for robvis, RevMan and the RoB 2 Excel tool, and as JSON with their paths."""

from attest import job, protocol, tables
from attest.appraise.exchange import review

with job.start(snakemake) as task:
    plan = protocol.load_protocol(task.review)
    answers, units = tables.read_jsonl(task.input.answers), tables.read_csv(task.input.units)
    review.write(task.output.exchange, review.assessed(plan, answers, units))
