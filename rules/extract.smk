# Suggestions are read from the documents, by rules and by the form's own patterns, and from recordings of a model's
# answers; people extract, the reported numbers are tested against arithmetic, and people answer what does not fit.


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
        patterns="results/extract/pattern_problems.csv",
    log:
        "logs/extract/suggest_values.log",
    threads: SIDE_BY_SIDE
    params:
        basis=BASIS,
        content=[SOURCES.content["documents"], SOURCES.content["recordings"]],
        readers=READERS,
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
        config=SOURCES.config,
        sources=SOURCES.documents,
        documents="results/ingest/documents.jsonl",
        suggestions="results/extract/suggestions.jsonl",
        studies="results/screen/studies.json",
        answers="results/extract/extraction/answers.jsonl",
    output:
        checks="results/extract/integrity.jsonl",
        flags="results/extract/flags.jsonl",
        shown="results/extract/flags_shown.jsonl",
    log:
        "logs/extract/check_integrity.log",
    params:
        basis=BASIS,
        content=SOURCES.content["documents"],
    script:
        "../scripts/check_integrity.py"


rule ask_integrity:
    input:
        config=SOURCES.config,
        studies="results/screen/studies.json",
        shown="results/extract/flags_shown.jsonl",
    output:
        round="results/extract/integrity/round.json",
    log:
        "logs/extract/ask_integrity.log",
    params:
        basis=BASIS,
    script:
        "../scripts/ask_integrity.py"


rule tabulate_integrity:
    input:
        config=SOURCES.config,
        studies="results/screen/studies.json",
        checks="results/extract/integrity.jsonl",
        shown="results/extract/flags_shown.jsonl",
        answers="results/extract/integrity/answers.jsonl",
    output:
        table="results/extract/integrity.csv",
        worksheet="results/extract/integrity.xlsx",
        flags="results/extract/flags_answered.jsonl",
    log:
        "logs/extract/tabulate_integrity.log",
    params:
        basis=BASIS,
    script:
        "../scripts/tabulate_integrity.py"
