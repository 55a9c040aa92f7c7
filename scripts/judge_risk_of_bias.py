"""Judge each study by the protocol's rule and draw the traffic light."""

from attest import job, protocol, tables
from attest.appraise import judge, traffic_light

with job.start(snakemake) as task:
    plan = protocol.load_protocol(task.review)
    answers = tables.read_jsonl(task.input.answers)
    rows = judge.judgements(plan, answers, tables.read_csv(task.input.without))
    tables.write_csv(task.output.judgements, rows, judge.COLUMNS)
    traffic_light.draw(judge.blocks(plan, answers, rows), task.output.svg, task.output.png)
