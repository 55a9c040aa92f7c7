"""Test the reported numbers against arithmetic, in the text and in the answers."""

from attest import job, tables
from attest.extract import flags
from attest.text.document import Document

with job.start(snakemake) as task:
    documents = [Document.from_dict(one) for one in tables.read_jsonl(task.input.documents)]
    answers, studies = tables.read_jsonl(task.input.answers), tables.read_json(task.input.studies)
    found = flags.damage(documents, studies, answers) + flags.findings(answers)
    tables.write_csv(task.output.integrity, (flags.as_row(one) for one in found), flags.COLUMNS)
    tables.write_jsonl(task.output.flags, flags.cell_flags(found))
    tables.write_jsonl(task.output.shown, flags.worth_showing(found))
