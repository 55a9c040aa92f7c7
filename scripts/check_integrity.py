"""Test the reported numbers against arithmetic, in the text and in the answers."""

from pathlib import Path

from attest import job, protocol, tables
from attest.extract import flags
from attest.extract.integrity import reports
from attest.text.document import Document
from attest.text.source import read_source

with job.start(snakemake) as task:
    plan = protocol.load_protocol(task.review)
    documents = [Document.from_dict(one) for one in tables.read_jsonl(task.input.documents)]
    answers, studies = tables.read_jsonl(task.input.answers), tables.read_json(task.input.studies)
    suggestions = tables.read_jsonl(task.input.suggestions)
    printed = [
        *reports.damage(documents, studies, answers),
        *reports.between_reports(studies, suggestions, answers),
        *reports.stated_tests(documents, studies, answers, lambda name: read_source(Path(name), name)),
    ]
    found = flags.with_ids([*flags.of_texts(printed), *flags.findings(answers, plan.outcomes)])
    tables.write_jsonl(task.output.checks, found)
    tables.write_jsonl(task.output.flags, flags.cell_flags(found))
    tables.write_jsonl(task.output.shown, flags.worth_showing(found))
