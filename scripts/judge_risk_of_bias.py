"""Judge each study or result by the rules of its instrument; draw the traffic light and the summary."""

from attest import job, protocol, tables
from attest.appraise import judgements
from attest.appraise.blocks import blocks
from attest.appraise.figures import summary, traffic_light

with job.start(snakemake) as task:
    plan = protocol.load_protocol(task.review)
    answers = tables.read_jsonl(task.input.answers)
    units, without = tables.read_csv(task.input.units), tables.read_csv(task.input.without)
    rows = judgements.judgements(plan, answers, units, without)
    tables.write_csv(task.output.judgements, rows, judgements.COLUMNS)
    shown, made = list(blocks(plan, answers, rows).values()), task.output
    traffic_light.draw(shown, made.traffic_light_svg, made.traffic_light_png, made.traffic_light_pdf)
    summary.draw(shown, made.summary_svg, made.summary_png, made.summary_pdf)
