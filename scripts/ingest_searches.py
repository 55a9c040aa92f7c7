"""Read the exports of the searches: every record, what could not be read, and what the searches were."""

from pathlib import Path

from attest import job, tables
from attest.ingest import intake, searches
from attest.ingest.exports.ledger import REJECTED_COLUMNS
from attest.problems import COLUMNS

with job.start(snakemake) as task:
    lists = [name for name in task.input.searches if searches.is_table_of_searches(name)]
    exports = [name for name in task.input.searches if name not in lists]
    told, problems = searches.read_searches([(Path(name), name) for name in lists], exports)
    taken = intake.Intake(task.say)
    tables.write_jsonl(task.output.records, taken.records([(Path(name), name) for name in exports]))
    tables.write_csv(task.output.rejected, (one.as_dict() for one in taken.rejected), REJECTED_COLUMNS)
    digests = {name: tables.sha256_of(Path(name)) for name in exports}
    rows = searches.table_of_searches(told, taken.ledgers, digests)
    tables.write_csv(task.output.searches, rows, searches.TABLE)
    named = lists[0] if lists else f"{searches.FOLDER}/{searches.NAMES[0]}"
    problems += [*taken.problems(), *searches.differences(told, taken.ledgers, named), *searches.brought_twice(digests)]
    tables.write_csv(task.output.problems, (one.as_row() for one in problems), COLUMNS)
