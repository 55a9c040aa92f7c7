"""Set second copies aside and propose which reports are of one study."""

from attest import job, protocol, rounds, tables
from attest.deduplicate.studies import links, report_citations
from attest.suggestion import by_rules
from attest.text.document import Document

with job.start(snakemake) as task:
    plan = protocol.load_protocol(task.review)
    found, copies = links.reports([Document.from_dict(one) for one in tables.read_jsonl(task.input.documents)])
    citations, said = tables.read_jsonl(task.input.citations), by_rules(tables.read_jsonl(task.input.suggestions))
    citation_of = report_citations.citations_of(found, citations)
    found = report_citations.labelled(found, citation_of)
    _, proposed = links.proposed(found, citations, said)
    form = rounds.step_form(task.review, plan, "study_links", links.options(found))
    cells = links.suggestions(found, proposed.links, form, proposed.left_open)
    asked = rounds.new_round(plan, "study_links", form, links.subjects(found), cells)
    tables.write_json(task.output.round, asked.as_dict())
    tables.write_csv(task.output.copies, copies, links.COPIES)
    tables.write_csv(task.output.reports, report_citations.rows(found, citation_of), report_citations.COLUMNS)
