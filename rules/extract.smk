# Suggestions are read from the documents and from recordings of a model's answers, people extract, and the reported numbers are tested against arithmetic.


rule suggest_values:
    input:
        config=SOURCES.config,
        sources=SOURCES.documents,
        documents="results/ingest/documents.jsonl",
        recordings=SOURCES.recordings,
    output:
        suggestions="results/extract/suggestions.jsonl",
        table="results/extract/suggestions.csv",
        model="results/extract/model.csv",
        problems="results/extract/model_problems.csv",
    log:
        "logs/extract/suggest_values.log",
    params:
        basis=BASIS,
        content=[SOURCES.content["documents"], SOURCES.content["recordings"]],
    script:
        "../scripts/suggest_values.py"


rule ask_extraction:
    input:
        config=SOURCES.config,
        studies="results/screen/studies.json",
        suggestions="results/extract/suggestions.jsonl",
    output:
        round="results/extract/extraction/round.json",
    log:
        "logs/extract/ask_extraction.log",
    params:
        basis=BASIS,
    script:
        "../scripts/ask_extraction.py"


rule check_integrity:
    input:
        documents="results/ingest/documents.jsonl",
        studies="results/screen/studies.json",
        answers="results/extract/extraction/answers.jsonl",
    output:
        integrity="results/extract/integrity.csv",
        flags="results/extract/flags.jsonl",
        shown="results/extract/flags_shown.jsonl",
    log:
        "logs/extract/check_integrity.log",
    params:
        basis=BASIS,
    script:
        "../scripts/check_integrity.py"
