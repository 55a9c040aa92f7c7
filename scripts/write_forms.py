"""Write what each reviewer of a step gets next, and the consensus form."""

from pathlib import Path

from attest import job, tables
from attest.forms import loop
from attest.forms.round import Round

with job.start(snakemake) as task:
    asked = Round.from_dict(tables.read_json(task.input.round))
    outcome = loop.take_in(asked, [(Path(name), name) for name in task.input.workbooks])
    flags = [row for name in task.input.flags for row in tables.read_jsonl(name)]
    loop.write_forms(outcome, task.output.forms, task.output.conflicts, flags)
