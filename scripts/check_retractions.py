"""Flag citations and documents that were retracted, corrected or doubted, by the list that the team brought."""

from pathlib import Path

from attest import job, protocol, tables
from attest.deduplicate.retractions import check as retractions
from attest.deduplicate.retractions import lists as retraction_lists
from attest.deduplicate.retractions import problems as retraction_problems
from attest.problems import COLUMNS
from attest.text.document import Document

with job.start(snakemake) as task:
    plan = protocol.load_protocol(task.review)
    items = retractions.of_citations(tables.read_jsonl(task.input.citations))
    items += retractions.of_documents(Document.from_dict(one) for one in tables.read_jsonl(task.input.documents))
    lists = retraction_lists.read_lists([(Path(name), name) for name in task.input.lists], retractions.wanted(items))
    flags = retractions.check(lists.notices, items, lists.listed)
    problems = lists.problems + retraction_problems.too_old(lists.listed, plan.date)
    problems += retraction_problems.problems_of(flags)
    tables.write_csv(task.output.retractions, (one._asdict() for one in flags), retractions.COLUMNS)
    tables.write_csv(task.output.problems, (one.as_row() for one in problems), COLUMNS)
