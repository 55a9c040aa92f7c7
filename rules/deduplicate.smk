# Second copies are set aside, and reports of one study are linked; people can correct the links.


rule propose_study_links:
    input:
        config=SOURCES.config,
        documents="results/ingest/documents.jsonl",
    output:
        round="results/deduplicate/study_links/round.json",
        duplicates="results/deduplicate/duplicates.csv",
    log:
        "logs/deduplicate/propose_study_links.log",
    params:
        basis=BASIS,
    script:
        "../scripts/propose_study_links.py"


rule link_studies:
    input:
        documents="results/ingest/documents.jsonl",
        answers="results/deduplicate/study_links/answers.jsonl",
    output:
        studies="results/deduplicate/studies.json",
        table="results/deduplicate/studies.csv",
    log:
        "logs/deduplicate/link_studies.log",
    params:
        basis=BASIS,
    script:
        "../scripts/link_studies.py"
