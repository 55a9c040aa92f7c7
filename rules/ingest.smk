# Documents become texts whose parts are told apart, with the identity of the report that they are.


rule ingest_documents:
    input:
        documents=SOURCES.documents,
    output:
        documents="results/ingest/documents.jsonl",
        table="results/ingest/documents.csv",
        rejected="results/ingest/rejected.csv",
        problems="results/ingest/problems.csv",
    log:
        "logs/ingest/ingest_documents.log",
    params:
        basis=BASIS,
        content=SOURCES.content["documents"],
        left_aside=SOURCES.left_aside,
    script:
        "../scripts/ingest_documents.py"
