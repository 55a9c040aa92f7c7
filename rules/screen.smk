# Each report is included or excluded by people; the ledger says what became of every document.


rule ask_eligibility:
    input:
        config=SOURCES.config,
        documents="results/ingest/documents.jsonl",
        studies="results/deduplicate/studies.json",
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
        rejected="results/ingest/rejected.csv",
        duplicates="results/deduplicate/duplicates.csv",
        studies="results/deduplicate/studies.json",
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
