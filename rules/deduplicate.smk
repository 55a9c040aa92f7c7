# Records become citations, and reports of one study are linked; people have the last word on both.


rule ask_duplicates:
    input:
        config=SOURCES.config,
        records="results/ingest/records.jsonl",
        workbooks=SOURCES.decisions["duplicates"],
    output:
        round="results/deduplicate/duplicates/round.json",
        pairs="results/deduplicate/pairs.jsonl",
        possible="results/deduplicate/possible_duplicates.jsonl",
        table="results/deduplicate/possible_duplicates.csv",
    log:
        "logs/deduplicate/ask_duplicates.log",
    params:
        basis=BASIS,
        content=SOURCES.content["duplicates"],
    script:
        "../scripts/ask_duplicates.py"


rule merge_records:
    input:
        records="results/ingest/records.jsonl",
        searches="results/ingest/searches.csv",
        rejected="results/ingest/rejected.csv",
        pairs="results/deduplicate/pairs.jsonl",
        possible="results/deduplicate/possible_duplicates.jsonl",
        answers="results/deduplicate/duplicates/answers.jsonl",
    output:
        citations="results/deduplicate/citations.jsonl",
        table="results/deduplicate/citations.csv",
        duplicates="results/deduplicate/duplicates.csv",
        versions="results/deduplicate/versions.csv",
        ledger="results/deduplicate/ledger.csv",
        problems="results/deduplicate/problems.csv",
    log:
        "logs/deduplicate/merge_records.log",
    params:
        basis=BASIS,
    script:
        "../scripts/merge_records.py"


rule check_retractions:
    input:
        config=SOURCES.config,
        lists=SOURCES.retractions,
        citations="results/deduplicate/citations.jsonl",
        documents="results/ingest/documents.jsonl",
    output:
        retractions="results/deduplicate/retractions.csv",
        problems="results/deduplicate/retraction_problems.csv",
    log:
        "logs/deduplicate/check_retractions.log",
    params:
        basis=BASIS,
        content=SOURCES.content["retractions"],
    script:
        "../scripts/check_retractions.py"


rule hand_over_citations:
    input:
        citations="results/deduplicate/citations.jsonl",
    output:
        ris="results/deduplicate/for_other_tools/citations.ris",
        endnote="results/deduplicate/for_other_tools/endnote.xml",
        asreview="results/deduplicate/for_other_tools/asreview.csv",
        rayyan=directory("results/deduplicate/for_other_tools/rayyan"),
        covidence=directory("results/deduplicate/for_other_tools/covidence"),
    log:
        "logs/deduplicate/hand_over_citations.log",
    params:
        basis=BASIS,
    script:
        "../scripts/hand_over_citations.py"


rule propose_study_links:
    input:
        config=SOURCES.config,
        documents="results/ingest/documents.jsonl",
        citations="results/deduplicate/citations.jsonl",
        suggestions="results/extract/suggestions.jsonl",
    output:
        round="results/deduplicate/study_links/round.json",
        copies="results/deduplicate/document_copies.csv",
        reports="results/deduplicate/reports.csv",
    log:
        "logs/deduplicate/propose_study_links.log",
    params:
        basis=BASIS,
    script:
        "../scripts/propose_study_links.py"


rule link_studies:
    input:
        documents="results/ingest/documents.jsonl",
        citations="results/deduplicate/citations.jsonl",
        suggestions="results/extract/suggestions.jsonl",
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
