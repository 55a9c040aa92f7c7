"""Compare the records, and ask people about the pairs that the rules cannot judge."""

from pathlib import Path

from attest import job, protocol, rounds, tables
from attest.deduplicate import pair_form, pairs
from attest.deduplicate.match import match
from attest.deduplicate.possible import POSSIBLE, possible

with job.start(snakemake) as task:
    plan = protocol.load_protocol(task.review)
    form = rounds.step_form(task.review, plan, "duplicates")
    records = tables.read_jsonl(task.input.records)
    task.say(f"comparing {len(records):,} records")
    matched = match(records)
    task.say(f"{len(matched.clusters):,} publications, {len(matched.doubtful):,} pairs to look at")
    tables.write_jsonl(task.output.pairs, pairs.as_rows(matched.judged))
    asked = rounds.new_round(plan, "duplicates", form, pair_form.subjects(possible(records, matched), form), {})
    told = pair_form.spoken(asked, [(Path(name), name) for name in task.input.workbooks])
    rows = possible(records, matched, told)
    asked = rounds.new_round(plan, "duplicates", form, pair_form.subjects(rows, form), {})
    tables.write_json(task.output.round, asked.as_dict())
    tables.write_jsonl(task.output.possible, rows)
    tables.write_csv(task.output.table, pair_form.table(rows), POSSIBLE)
