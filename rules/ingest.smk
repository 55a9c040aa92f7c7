# Exports of searches become records. Documents become texts whose parts are told apart, with the identity of the report that they are.


rule ingest_searches:
    input:
        searches=SOURCES.searches,
    output:
        records="results/ingest/records.jsonl",
        searches="results/ingest/searches.csv",
        rejected="results/ingest/rejected.csv",
        problems="results/ingest/search_problems.csv",
    log:
        "logs/ingest/ingest_searches.log",
    params:
        basis=BASIS,
        content=SOURCES.content["searches"],
    script:
        "../scripts/ingest_searches.py"


rule ingest_documents:
    input:
        documents=SOURCES.documents,
    output:
        documents="results/ingest/documents.jsonl",
        table="results/ingest/documents.csv",
        rejected="results/ingest/rejected_documents.csv",
        problems="results/ingest/document_problems.csv",
    log:
        "logs/ingest/ingest_documents.log",
    threads: SIDE_BY_SIDE
    params:
        basis=BASIS,
        content=SOURCES.content["documents"],
        readers=READERS,
        left_aside=SOURCES.left_aside,
    script:
        "../scripts/ingest_documents.py"
