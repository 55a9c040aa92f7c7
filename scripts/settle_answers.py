"""Read the returned workbooks of a step and settle what can be settled."""

from pathlib import Path

from attest import job, tables
from attest.forms import loop
from attest.forms.round import Round

with job.start(snakemake) as task:
    asked = Round.from_dict(tables.read_json(task.input.round))
    outcome = loop.take_in(asked, [(Path(name), name) for name in task.input.workbooks])
    loop.write_outcome(outcome, loop.OutcomeFiles(**dict(task.output.items())))
