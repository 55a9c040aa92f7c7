"""Compare the direction of effect per outcome and study, and say why nothing is pooled."""

from attest import job, protocol, tables
from attest.synthesize import direction, direction_plot

with job.start(snakemake) as task:
    plan = protocol.load_protocol(task.review)
    answers, studies = tables.read_jsonl(task.input.answers), tables.read_json(task.input.studies)
    rows = direction.directions(plan, answers, tables.read_csv(task.input.judgements))
    tables.write_csv(task.output.directions, rows, direction.COLUMNS)
    tables.write_csv(task.output.no_pooling, direction.no_pooling(plan, answers, studies), direction.POOLING)
    direction_plot.draw(rows, task.output.svg, task.output.png)
