"""Link the reports of each study, as proposed or as people corrected it."""

from attest import job, tables
from attest.deduplicate.studies import links, report_citations
from attest.suggestion import by_rules
from attest.text.document import Document

with job.start(snakemake) as task:
    found, _ = links.reports([Document.from_dict(one) for one in tables.read_jsonl(task.input.documents)])
    citations, said = tables.read_jsonl(task.input.citations), by_rules(tables.read_jsonl(task.input.suggestions))
    found = report_citations.labelled(found, report_citations.citations_of(found, citations))
    facts, proposed = links.proposed(found, citations, said)
    held = links.corrected(proposed.links, found, tables.read_jsonl(task.input.answers))
    studies = links.studies(found, held, links.remarks(facts))
    tables.write_json(task.output.studies, studies)
    tables.write_csv(task.output.table, links.overview(studies), links.OVERVIEW)
