"""Find the sentences of every document that speak of what risk of bias is judged by."""

from attest import job, tables
from attest.appraise import sentences
from attest.extract import suggest
from attest.kept import Kept
from attest.text.document import Document

with job.start(snakemake) as task:
    documents = [Document.from_dict(one) for one in tables.read_jsonl(task.input.documents)]
    kept = Kept(task.review / ".snakemake/attest/appraise", task.params.readers, task.cores, task.say)
    tables.write_jsonl(task.output.sentences, list(sentences.passages_of_all(documents, kept, suggest.reading)))
    kept.tidy()
