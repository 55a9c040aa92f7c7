"""Suggest values from every document, each with its words: by patterns, by rules, then from a model's recordings."""

from attest import job, protocol, rounds, tables
from attest.extract import patterns, suggest
from attest.extract.model import heard
from attest.kept import Kept
from attest.problems import COLUMNS as PROBLEM_COLUMNS
from attest.suggestion import COLUMNS
from attest.text.document import Document

with job.start(snakemake) as task:
    plan = protocol.load_protocol(task.review)
    form = rounds.step_form(task.review, plan, "extraction")
    model = heard.hear(plan.model, form, task.input.recordings, task.review)
    found = [Document.from_dict(one) for one in tables.read_jsonl(task.input.documents)]
    asked = patterns.patterns_in(form, rounds.form_name(task.review, plan, "extraction"))
    kept = Kept(task.review / ".snakemake/attest/extract", task.params.readers, task.cores, task.say)
    said = [
        one.as_dict()
        for each, own in suggest.suggest_all(found, kept, asked)
        for one in model.add_to(own, each, suggest.read)
    ]
    kept.tidy()
    tables.write_jsonl(task.output.suggestions, said)
    tables.write_csv(task.output.table, said, COLUMNS)
    tables.write_csv(task.output.model, model.account(), heard.COLUMNS)
    tables.write_csv(task.output.problems, (one.as_row() for one in model.warnings()), PROBLEM_COLUMNS)
    tables.write_csv(task.output.patterns, (one.as_row() for one in asked.problems), PROBLEM_COLUMNS)
