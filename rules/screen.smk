# Citations are kept or excluded by title and abstract, reports by their full text; the ledger says what became of all.


rule ask_screening:
    input:
        config=SOURCES.config,
        citations="results/deduplicate/citations.jsonl",
        retractions="results/deduplicate/retractions.csv",
    output:
        round="results/screen/screening/round.json",
    log:
        "logs/screen/ask_screening.log",
    params:
        basis=BASIS,
    script:
        "../scripts/ask_screening.py"


rule screen_citations:
    input:
        citations="results/deduplicate/citations.jsonl",
        reports="results/deduplicate/reports.csv",
        answers="results/screen/screening/answers.jsonl",
    output:
        citations="results/screen/citations.csv",
    log:
        "logs/screen/screen_citations.log",
    params:
        basis=BASIS,
    script:
        "../scripts/screen_citations.py"


rule ask_eligibility:
    input:
        config=SOURCES.config,
        documents="results/ingest/documents.jsonl",
        studies="results/deduplicate/studies.json",
        reports="results/deduplicate/reports.csv",
        citations="results/screen/citations.csv",
    output:
        round="results/screen/eligibility/round.json",
    log:
        "logs/screen/ask_eligibility.log",
    params:
        basis=BASIS,
    script:
        "../scripts/ask_eligibility.py"


rule keep_ledger:
    input:
        config=SOURCES.config,
        searches="results/ingest/searches.csv",
        rejected="results/ingest/rejected_documents.csv",
        copies="results/deduplicate/document_copies.csv",
        reports="results/deduplicate/reports.csv",
        studies="results/deduplicate/studies.json",
        citations="results/screen/citations.csv",
        answers="results/screen/eligibility/answers.jsonl",
    output:
        ledger="results/screen/ledger.csv",
        counts="results/screen/flow.json",
        studies="results/screen/studies.json",
    log:
        "logs/screen/keep_ledger.log",
    params:
        basis=BASIS,
        documents=SOURCES.documents,
        left_aside=SOURCES.left_aside,
    script:
        "../scripts/keep_ledger.py"
