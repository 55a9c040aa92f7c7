"""Draw the results that were reported with an interval, each with the risk of bias beside it."""

from pathlib import Path

from attest import job, protocol, tables
from attest.appraise import forest_plots

with job.start(snakemake) as task:
    plan = protocol.load_protocol(task.review)
    extraction, answers = tables.read_jsonl(task.input.extraction), tables.read_jsonl(task.input.answers)
    found = forest_plots.plots(plan, extraction, answers, tables.read_csv(task.input.judgements))
    drawn = forest_plots.draw(found, plan.outcomes, Path(task.output.folder))
    tables.write_csv(Path(task.output.folder) / "figures.csv", drawn, forest_plots.COLUMNS)
