"""Judge each study or result by the rules of its instrument, and draw the traffic light."""

from attest import job, protocol, tables
from attest.appraise import judgements, traffic_light

with job.start(snakemake) as task:
    plan = protocol.load_protocol(task.review)
    answers = tables.read_jsonl(task.input.answers)
    units, without = tables.read_csv(task.input.units), tables.read_csv(task.input.without)
    rows = judgements.judgements(plan, answers, units, without)
    tables.write_csv(task.output.judgements, rows, judgements.COLUMNS)
    traffic_light.draw(judgements.blocks(plan, answers, rows), task.output.svg, task.output.png)
