"""Write what each reviewer of a step gets next, and the consensus form."""

from attest import job, tables
from attest.forms import loop
from attest.forms.round import Round

with job.start(snakemake) as task:
    asked = Round.from_dict(tables.read_json(task.input.round))
    outcome = loop.stand(asked, tables.read_jsonl(task.input.records))
    flags = [row for name in task.input.flags for row in tables.read_jsonl(name)]
    loop.write_forms(outcome, task.output.forms, task.output.conflicts, flags)
